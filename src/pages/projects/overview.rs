//! What the list of projects shows, without a DOM.

use whocan_access::{Instance, SchemeId};

use crate::rights::Rights;

/// A project in the list.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Row {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What its lead is called; none if nobody leads it.
    pub lead: Option<String>,
    /// Its permission scheme.
    pub scheme: SchemeId,
    /// What that is called; none if it cannot be read.
    pub scheme_name: Option<String>,
    /// Whether it is archived.
    pub archived: bool,
}

/// The projects that somebody sees here, by key.
pub fn rows(instance: &Instance, rights: &Rights) -> Vec<Row> {
    let projects = instance.projects.values();
    let mut rows: Vec<Row> = projects
        .filter(|project| rights.sees_project(project.id))
        .map(|project| {
            let lead = project.lead.as_ref();
            let lead = lead.map(|key| {
                let user = instance.users.get(key);
                user.map_or_else(|| key.to_string(), |user| user.display_name.clone())
            });
            let scheme = instance.schemes.get(&project.scheme);
            Row {
                key: project.key.to_string(),
                name: project.name.clone(),
                lead,
                scheme: project.scheme,
                scheme_name: scheme.map(|scheme| scheme.name.clone()),
                archived: project.archived,
            }
        })
        .collect();
    rows.sort_by_cached_key(|row| row.key.clone());
    rows
}

/// The rows in which every word of a query occurs.
pub fn matching(rows: &[Row], query: &str) -> Vec<Row> {
    let query = query.to_lowercase();
    let has = |row: &&Row| {
        let lead = row.lead.as_deref().unwrap_or_default();
        let scheme = row.scheme_name.as_deref().unwrap_or_default();
        let text = [&row.key, &row.name, lead, scheme].join(" ").to_lowercase();
        query.split_whitespace().all(|word| text.contains(word))
    };
    rows.iter().filter(has).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_and_schemes_are_searched_too() {
        let row = |key: &str, lead: Option<&str>| Row {
            key: key.to_owned(),
            name: String::new(),
            lead: lead.map(str::to_owned),
            scheme: SchemeId::DEFAULT,
            scheme_name: Some("Client scheme".to_owned()),
            archived: false,
        };
        let rows = [row("ACME", Some("Dana Okoye")), row("BLUE", None)];
        assert_eq!(matching(&rows, "okoye client").len(), 1);
        assert_eq!(matching(&rows, "client").len(), 2);
        assert_eq!(matching(&rows, "nobody").len(), 0);
    }
}
