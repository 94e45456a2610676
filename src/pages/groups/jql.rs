//! How Jira finds issues, in its own query language: without a DOM.

use std::collections::BTreeSet;

use whocan_access::{FieldId, GroupName, Instance, ProjectKey, Relation};

/// The search (JQL) by which Jira finds the issues of a project to which people of a group have one
/// of these relations; nothing where there is no relation.
pub fn jql(
    instance: &Instance,
    group: &GroupName,
    project: &ProjectKey,
    relations: &BTreeSet<Relation>,
) -> Option<String> {
    let members = format!("membersOf({})", quoted(group.as_str()));
    let field = |id: &FieldId| {
        let field = instance.fields.get(id);
        quoted(field.map_or(id.as_str(), |field| &field.name))
    };
    let related = relations.iter().map(|relation| match relation {
        Relation::Reporter => format!("reporter in {members}"),
        Relation::Assignee => format!("assignee in {members}"),
        Relation::InUserField(id) => format!("{} in {members}", field(id)),
        Relation::InGroupField(id) => format!("{} = {}", field(id), quoted(group.as_str())),
    });
    let related: Vec<String> = related.collect();
    let project = quoted(project.as_str());
    match related.as_slice() {
        [] => None,
        [one] => Some(format!("project = {project} AND {one}")),
        all => Some(format!("project = {project} AND ({})", all.join(" OR "))),
    }
}

/// A name as it stands in a search.
fn quoted(name: &str) -> String {
    let escaped = name.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::resolver;
    use whocan_access::Inserting;

    #[test]
    fn a_search_names_every_relation_and_quotes_every_name() {
        let resolver = resolver(&[]);
        let found = |group: &str, relations: &[Relation]| {
            let relations = relations.iter().cloned().into_set();
            jql(
                resolver.instance(),
                &group.into(),
                &"ACME".into(),
                &relations,
            )
        };
        assert_eq!(found("acme-clients", &[]), None);
        assert_eq!(
            found("acme-clients", &[Relation::Reporter]).unwrap(),
            r#"project = "ACME" AND reporter in membersOf("acme-clients")"#
        );
        let in_fields = [
            Relation::Assignee,
            Relation::InUserField("customfield_1".into()),
            Relation::InGroupField("customfield_2".into()),
        ];
        assert_eq!(
            found(r#"the "A\B" team"#, &in_fields).unwrap(),
            r#"project = "ACME" AND (assignee in membersOf("the \"A\\B\" team") OR "customfield_1" in membersOf("the \"A\\B\" team") OR "customfield_2" = "the \"A\\B\" team")"#
        );
    }
}
