//! Findings in words.

use whocan_access::{
    Holder, Instance, PermissionKey, ProjectId, Reason, Redundancy, Severity, UserKey,
};

use crate::editor::holders;
use crate::editor::news::Matter;
use crate::editor::rows::words;
use crate::i18n::{Locale, findings, texts_in};

/// Of names in a row, so many are said.
const MOST: usize = 6;

/// What a finding says, in a sentence or two; nothing for what is not about one scheme.
pub fn sentence(instance: &Instance, locale: Locale, finding: &Matter) -> Option<String> {
    let texts = findings::texts_in(locale);
    let holder = |holder: &Holder| holders::phrase(instance, locale, holder);
    let keys = |keys: &[PermissionKey]| permissions(instance, locale, keys);
    let places = projects(instance, locale, &finding.projects);
    let said = match &finding.reason {
        Reason::AnonymousActs { permissions, .. } => (texts.anonymous_acts)(&keys(permissions)),
        Reason::AnonymousLooks { .. } => texts.anonymous_looks.to_owned(),
        Reason::NobodyHolds(key) => {
            (texts.nobody_holds)(&words(instance, locale, key).name, &places)
        }
        Reason::BrowseByIssue(to) => (texts.browse_by_issue)(&list(locale, to.iter().map(holder))),
        Reason::WithoutBrowse {
            holder: to,
            permissions,
            ..
        } => (texts.without_browse)(&holder(to), &keys(permissions)),
        Reason::LeadNotAssignable(lead) => {
            (texts.lead_not_assignable)(&user(instance, locale, lead), &places)
        }
        Reason::AssignWithoutAssignable => texts.assign_without_assignable.to_owned(),
        Reason::AssignableWithoutAssign => texts.assignable_without_assign.to_owned(),
        Reason::BroadPower {
            holder: to,
            permissions,
            ..
        } => (texts.broad_power)(&holder(to), &keys(permissions)),
        Reason::CommentsWithoutEdit { holder: to, .. } => {
            (texts.comments_without_edit)(&holder(to))
        }
        Reason::NamesUser { user: named, .. } => (texts.names_user)(&user(instance, locale, named)),
        Reason::NamesGroup { group, .. } => {
            (texts.names_group)(&holder(&Holder::Group(group.clone())))
        }
        Reason::Redundant {
            holder: to,
            permissions,
            why,
        } => {
            let (what, to) = (keys(permissions), holder(to));
            match why {
                Redundancy::CoveredBy(by) => (texts.covered)(&what, &to, &holder(by)),
                Redundancy::Inactive => (texts.to_inactive)(&what, &to),
                Redundancy::Empty => (texts.to_empty)(&what, &to),
                Redundancy::OnlyInactive => (texts.to_only_inactive)(&what, &to),
                Redundancy::NoActors => (texts.without_actors)(&what, &to),
            }
        }
        Reason::UnknownHolder {
            holder: to,
            permissions,
        } => (texts.unknown_holder)(&keys(permissions), &holder(to)),
        Reason::UnknownPermission {
            permission,
            holders,
        } => (texts.unknown_permission)(
            permission.as_str(),
            &list(locale, holders.iter().map(holder)),
        ),
        Reason::Unused => texts.unused.to_owned(),
        Reason::SeesTooMuch { .. }
        | Reason::InactiveActs(_)
        | Reason::Shared(_)
        | Reason::SameGrants(_)
        | Reason::SameEffect(_)
        | Reason::NearCopy { .. }
        | Reason::DefaultMembers { .. }
        | Reason::Administrators { .. } => return None,
    };
    Some(said)
}

/// How much a finding matters, in a word.
pub fn severity(locale: Locale, severity: Severity) -> &'static str {
    let texts = findings::texts_in(locale);
    match severity {
        Severity::High => texts.severity_high,
        Severity::Medium => texts.severity_medium,
        Severity::Low => texts.severity_low,
        Severity::Info => texts.severity_info,
    }
}

/// Permissions in a row, by their names, all of them.
pub fn permissions(instance: &Instance, locale: Locale, keys: &[PermissionKey]) -> String {
    let names = keys.iter().map(|key| words(instance, locale, key).name);
    let names: Vec<String> = names.collect();
    names.join(texts_in(locale).common.comma)
}

/// Projects in a row, by their keys; the first of many.
pub fn projects(instance: &Instance, locale: Locale, ids: &[ProjectId]) -> String {
    let keys = ids.iter().map(|id| {
        let project = instance.projects.get(id);
        project.map_or_else(|| id.to_string(), |project| project.key.to_string())
    });
    list(locale, keys)
}

fn user(instance: &Instance, locale: Locale, key: &UserKey) -> String {
    holders::name(instance, locale, &Holder::User(key.clone()))
}

fn list(locale: Locale, names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.collect();
    texts_in(locale).common.list(&names, MOST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{BLUE, resolver};
    use whocan_access::permission::BROWSE_PROJECTS;

    #[test]
    fn a_finding_names_what_it_is_about() {
        let resolver = resolver(&[]);
        let nobody = Matter {
            severity: Severity::High,
            reason: Reason::NobodyHolds(BROWSE_PROJECTS.into()),
            projects: vec![BLUE],
        };
        let said = |locale| sentence(resolver.instance(), locale, &nobody);
        let expected = "Nobody has Browse Projects in BLUE.";
        assert_eq!(said(Locale::En).as_deref(), Some(expected));
        let expected = "BLUE では「プロジェクトの参照」を持つ人がいません。";
        assert_eq!(said(Locale::Ja).as_deref(), Some(expected));
    }
}
