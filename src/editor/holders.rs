//! The columns of the grid: holders, what they are called, in which order they stand.

use std::collections::HashSet;

use whocan_access::{FieldKind, Holder, Instance, PermissionScheme, Reach};

use crate::components::kind::Kind;
use crate::i18n::Locale;
use crate::i18n::later::texts_in;

/// Whether what a holder names exists (domain.md, rule 4).
pub fn is_known(instance: &Instance, holder: &Holder) -> bool {
    match holder {
        Holder::User(key) => instance.users.contains_key(key),
        Holder::Group(name) => instance.groups.contains_key(name),
        Holder::ProjectRole(role) => instance.roles.contains_key(role),
        Holder::ApplicationRole(Some(application)) => {
            instance.applications.contains_key(application)
        }
        Holder::UserCustomField(field) | Holder::GroupCustomField(field) => {
            instance.fields.contains_key(field)
        }
        Holder::Unknown { .. } => false,
        _ => true,
    }
}

/// Whether a holder is not a user who cannot sign in (domain.md, rule 3).
pub fn is_active(instance: &Instance, holder: &Holder) -> bool {
    let Holder::User(key) = holder else {
        return true;
    };
    let user = instance.users.get(key);
    user.is_none_or(|user| user.active)
}

/// What a holder is called: its own name, or what it names where that no longer exists.
pub fn name(instance: &Instance, locale: Locale, holder: &Holder) -> String {
    let texts = texts_in(locale).holders;
    match holder {
        Holder::Anyone => texts.anyone.to_owned(),
        Holder::ApplicationRole(None) => texts.any_signed_in.to_owned(),
        Holder::ApplicationRole(Some(key)) => {
            let application = instance.applications.get(key);
            let name = application.map_or(key.as_str(), |application| &application.name);
            (texts.application_access)(name)
        }
        Holder::User(key) => {
            let user = instance.users.get(key);
            user.map_or(key.as_str(), |user| &user.display_name)
                .to_owned()
        }
        Holder::Group(name) => name.to_string(),
        Holder::ProjectRole(id) => {
            let role = instance.roles.get(id);
            role.map_or_else(|| id.to_string(), |role| role.name.clone())
        }
        Holder::ProjectLead => texts.project_lead.to_owned(),
        Holder::Reporter => texts.reporter.to_owned(),
        Holder::Assignee => texts.assignee.to_owned(),
        Holder::UserCustomField(id) | Holder::GroupCustomField(id) => {
            let field = instance.fields.get(id);
            field.map_or(id.as_str(), |field| &field.name).to_owned()
        }
        Holder::PortalCustomers => texts.portal_customers.to_owned(),
        Holder::ReporterCreate => texts.reporter_create.to_owned(),
        Holder::AssigneeAssignable => texts.assignee_assignable.to_owned(),
        Holder::Unknown {
            kind,
            parameter: None,
        } => kind.to_string(),
        Holder::Unknown {
            kind,
            parameter: Some(parameter),
        } => format!("{kind} {parameter}"),
    }
}

/// A holder within a sentence, with its kind where the name does not say it: 'role Developers'.
pub fn phrase(instance: &Instance, locale: Locale, holder: &Holder) -> String {
    let name = name(instance, locale, holder);
    let texts = texts_in(locale).holders;
    match holder {
        Holder::ProjectRole(_) => (texts.role)(&name),
        Holder::Group(_) => (texts.group)(&name),
        Holder::User(_) => (texts.user)(&name),
        Holder::UserCustomField(_) | Holder::GroupCustomField(_) => (texts.field)(&name),
        _ => name,
    }
}

/// The columns of a scheme: its holders by kind and name, then those that a draft adds, as they
/// were added.
pub fn columns(
    instance: &Instance,
    locale: Locale,
    scheme: &PermissionScheme,
    added: &[Holder],
) -> Vec<Holder> {
    let mut known = scheme.holders();
    let mut columns: Vec<Holder> = known.iter().cloned().collect();
    columns.sort_by_cached_key(|holder| place(instance, locale, holder));
    for holder in added {
        if known.insert(holder.clone()) {
            columns.push(holder.clone());
        }
    }
    columns
}

/// Columns in the order they had before; those that are new come last, as they are given.
pub fn in_order_of(columns: &[Holder], before: &[Holder]) -> Vec<Holder> {
    let now: HashSet<&Holder> = columns.iter().collect();
    let kept: Vec<&Holder> = before.iter().filter(|it| now.contains(it)).collect();
    let known: HashSet<&Holder> = kept.iter().copied().collect();
    let new = columns.iter().filter(|it| !known.contains(it));
    kept.into_iter().chain(new).cloned().collect()
}

/// In which order holders stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Order {
    /// By kind, then by name; new ones last.
    #[default]
    Kind,
    /// Those who reach most people first.
    Reach,
}

/// Holders by whom they reach: everyone, most people, whoever it is on an issue, nobody. Equals
/// keep their order.
pub fn by_reach(holders: Vec<Holder>, reach: impl Fn(&Holder) -> Reach) -> Vec<Holder> {
    let rank = |holder: &Holder| match reach(holder) {
        Reach::Everyone => (0, 0),
        Reach::People(count) => (1, usize::MAX - count),
        Reach::PerIssue => (2, 0),
        Reach::Nobody => (3, 0),
    };
    let mut holders = holders;
    holders.sort_by_cached_key(rank);
    holders
}

/// Whether a holder is among what one looks for: every word of the query is in its name or in what
/// its kind is called. Letter case does not matter.
pub fn is_found(instance: &Instance, locale: Locale, query: &str, holder: &Holder) -> bool {
    let text = phrase(instance, locale, holder).to_lowercase();
    let query = query.to_lowercase();
    query.split_whitespace().all(|word| text.contains(word))
}

/// What holders are sorted by.
fn place(instance: &Instance, locale: Locale, holder: &Holder) -> String {
    let name = name(instance, locale, holder).to_lowercase();
    format!("{}{name}", Kind::of(holder) as u8)
}

/// Every holder that a scheme can be given a column for, by kind and name: what exists in the
/// instance, and those that need nothing to exist.
pub fn candidates(instance: &Instance, locale: Locale) -> Vec<Holder> {
    let mut all = vec![
        Holder::Anyone,
        Holder::ApplicationRole(None),
        Holder::ProjectLead,
        Holder::Reporter,
        Holder::Assignee,
    ];
    let applications = instance.applications.keys().cloned();
    all.extend(applications.map(|key| Holder::ApplicationRole(Some(key))));
    all.extend(instance.roles.keys().copied().map(Holder::ProjectRole));
    all.extend(instance.groups.keys().cloned().map(Holder::Group));
    all.extend(instance.users.keys().cloned().map(Holder::User));
    all.extend(instance.fields.values().map(|field| match field.kind {
        FieldKind::Users => Holder::UserCustomField(field.id.clone()),
        FieldKind::Groups => Holder::GroupCustomField(field.id.clone()),
    }));
    all.sort_by_cached_key(|holder| place(instance, locale, holder));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use whocan_access::{Actors, Cell, Grant, ProjectRole, RoleId, SchemeId};

    fn instance() -> Instance {
        let developers = ProjectRole {
            id: RoleId(10_001),
            name: "Developers".into(),
            description: String::new(),
            default_actors: Actors::default(),
        };
        Instance {
            roles: [(developers.id, Arc::new(developers))].into(),
            ..Instance::default()
        }
    }

    #[test]
    fn a_deleted_role_is_unknown_and_keeps_its_number() {
        let gone = Holder::ProjectRole(RoleId(10_099));
        assert!(!is_known(&instance(), &gone));
        assert_eq!(name(&instance(), Locale::En, &gone), "10099");
        assert_eq!(phrase(&instance(), Locale::En, &gone), "role 10099");
    }

    #[test]
    fn columns_go_by_kind_then_name_and_added_ones_come_last() {
        let role = Holder::ProjectRole(RoleId(10_001));
        let holders = [
            Holder::Reporter,
            Holder::Group("staff".into()),
            Holder::Group("Clients".into()),
            role.clone(),
        ];
        let scheme = PermissionScheme {
            id: SchemeId(1),
            name: "Some scheme".into(),
            description: String::new(),
            grants: holders
                .map(|holder| Grant {
                    id: None,
                    cell: Cell::new("BROWSE_PROJECTS", holder),
                })
                .into(),
        };
        let added = [Holder::Anyone, role.clone()];
        assert_eq!(
            columns(&instance(), Locale::En, &scheme, &added),
            [
                role,
                Holder::Group("Clients".into()),
                Holder::Group("staff".into()),
                Holder::Reporter,
                Holder::Anyone,
            ]
        );
    }

    #[test]
    fn columns_keep_their_order() {
        let now = [Holder::Anyone, Holder::Reporter, Holder::Assignee];
        let before = [Holder::Reporter, Holder::ProjectLead, Holder::Anyone];
        assert_eq!(
            in_order_of(&now, &before),
            [Holder::Reporter, Holder::Anyone, Holder::Assignee]
        );
    }

    #[test]
    fn candidates_are_the_special_holders_and_what_exists() {
        let all = candidates(&instance(), Locale::Ja);
        assert!(all.contains(&Holder::ProjectRole(RoleId(10_001))));
        assert!(all.contains(&Holder::ApplicationRole(None)));
        assert!(!all.contains(&Holder::PortalCustomers));
    }
}
