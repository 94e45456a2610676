//! What whoever joins a group can do in a project, and by whom being granted it: without a DOM.

use std::collections::BTreeSet;

use whocan_access::permission::{ASSIGNABLE_USER, BROWSE_PROJECTS, CREATE_ISSUES};
use whocan_access::{
    GroupName, Holder, Inserting, Mode, PermissionKey, ProjectId, Relation, Resolver, Scope,
    Subject, UserKey,
};

use crate::editor::impact::does_more;
use crate::editor::preview::{Sight, sight};

/// So many people are looked at, one by one.
const AT_MOST: usize = 50;

/// What is granted to the same holders.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ability {
    /// Whoever they match, of the holders that grant it.
    pub holders: Vec<Holder>,
    /// What they can use, Browse Projects first.
    pub permissions: Vec<PermissionKey>,
}

impl Ability {
    /// Whether it depends on the issue.
    pub fn is_by_issue(&self) -> bool {
        self.relations().is_some()
    }

    /// What somebody has to be on an issue; `None` where any holder matches them on all.
    pub fn relations(&self) -> Option<Vec<Relation>> {
        self.holders.iter().map(Holder::relation).collect()
    }

    /// Whether it is for those who report an issue alone.
    pub fn is_reporters(&self) -> bool {
        self.relations().as_deref() == Some(&[Relation::Reporter])
    }
}

/// What somebody can do in a project, by the holders it is granted to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Abilities {
    /// What holds on all issues comes first.
    pub by_holders: Vec<Ability>,
    /// Whether they can become the reporter of an issue by themselves.
    pub can_report: bool,
    /// Whether issues can be assigned to them.
    pub can_be_assigned: bool,
}

impl Abilities {
    /// What they can use, at least on some issues.
    pub fn permissions(&self) -> Vec<PermissionKey> {
        let permissions = [self.always(), self.by_issue()];
        permissions.concat()
    }

    /// What they can use on all issues.
    pub fn always(&self) -> Vec<PermissionKey> {
        self.of(false)
    }

    /// What else they can use on some issues.
    pub fn by_issue(&self) -> Vec<PermissionKey> {
        self.of(true)
    }

    /// Whether all that depends on the issue is for those who report it.
    pub fn is_reporters(&self) -> bool {
        let mut by_issue = self.by_holders.iter().filter(|one| one.is_by_issue());
        by_issue.all(Ability::is_reporters)
    }

    /// What one has to be on an issue for what depends on it: to see it at all, where that depends on
    /// it too.
    pub fn relations(&self) -> BTreeSet<Relation> {
        let by_issue: Vec<&Ability> = self
            .by_holders
            .iter()
            .filter(|one| one.is_by_issue())
            .collect();
        let sees = |one: &&&Ability| one.permissions.contains(&BROWSE_PROJECTS.into());
        let seeing: Vec<&Ability> = by_issue.iter().filter(sees).copied().collect();
        let decisive = if seeing.is_empty() { by_issue } else { seeing };
        let relations = decisive.into_iter().filter_map(Ability::relations);
        relations.flatten().into_set()
    }

    fn of(&self, by_issue: bool) -> Vec<PermissionKey> {
        let abilities = self.by_holders.iter();
        let abilities = abilities.filter(|ability| ability.is_by_issue() == by_issue);
        let permissions = abilities.flat_map(|ability| &ability.permissions);
        permissions.cloned().collect()
    }
}

/// What somebody who is in this group alone can do in a project.
pub fn abilities(resolver: &Resolver, group: &GroupName, project: ProjectId) -> Abilities {
    of_subject(resolver, &Subject::new_member_of(group.clone()), project)
}

/// What whoever is not signed in can do in a project.
pub fn of_anyone(resolver: &Resolver, project: ProjectId) -> Abilities {
    of_subject(resolver, &Subject::Anonymous, project)
}

fn of_subject(resolver: &Resolver, subject: &Subject, project: ProjectId) -> Abilities {
    let scope = Scope::Project(project);
    let Ok(access) = resolver.access(subject, scope, Mode::Conditional) else {
        return Abilities::default();
    };
    let can = |key: &str| sight(&access.verdict(key)) != Sight::None;
    let mut keys: Vec<&PermissionKey> = resolver.permission_keys().collect();
    keys.sort_by_key(|key| key.as_str() != BROWSE_PROJECTS);
    let mut abilities: Vec<Ability> = Vec::new();
    for permission in keys.into_iter().filter(|key| can(key.as_str())) {
        let chains = resolver.chains(subject, scope, Mode::Conditional, permission.as_str());
        let mut holders: Vec<Holder> = Vec::new();
        for chain in chains.unwrap_or_default() {
            if !holders.contains(&chain.cell.holder) {
                holders.push(chain.cell.holder);
            }
        }
        holders.sort();
        match abilities.iter_mut().find(|one| one.holders == holders) {
            Some(same) => same.permissions.push(permission.clone()),
            None => abilities.push(Ability {
                holders,
                permissions: vec![permission.clone()],
            }),
        }
    }
    // What holds on all issues comes first.
    abilities.sort_by_key(Ability::is_by_issue);
    Abilities {
        by_holders: abilities,
        can_report: can(CREATE_ISSUES),
        can_be_assigned: can(ASSIGNABLE_USER),
    }
}

/// The people of a group who can do more in a project than by that group alone; `None` where there
/// are none to look at, or too many.
pub fn doing_more(
    resolver: &Resolver,
    group: &GroupName,
    project: ProjectId,
) -> Option<Vec<UserKey>> {
    let members = resolver.members(group).unwrap_or_default();
    if !(1..=AT_MOST).contains(&members.len()) {
        return None;
    }
    let access = |subject: &Subject| {
        let scope = Scope::Project(project);
        resolver.access(subject, scope, Mode::Conditional).ok()
    };
    let newcomer = access(&Subject::new_member_of(group.clone()))?;
    let more = members.into_iter().filter(|key| {
        let member = access(&Subject::User(key.clone()));
        member.is_some_and(|member| does_more(&newcomer, &member))
    });
    Some(more.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{BLUE, SIGNED_IN, resolver};

    fn of_clients(grants: &[(&str, Holder)]) -> Abilities {
        abilities(&resolver(grants), &"acme-clients".into(), BLUE)
    }

    #[test]
    fn abilities_are_told_by_who_is_granted_them() {
        let clients = Holder::Group("acme-clients".into());
        let found = of_clients(&[
            ("ADD_COMMENTS", clients.clone()),
            (BROWSE_PROJECTS, clients.clone()),
            (BROWSE_PROJECTS, SIGNED_IN),
            ("EDIT_ISSUES", Holder::Reporter),
            ("CLOSE_ISSUES", Holder::Group("staff".into())),
        ]);
        let told = found.by_holders.iter();
        let told: Vec<_> = told
            .map(|one| (one.holders.as_slice(), one.permissions[0].as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (&[SIGNED_IN, clients.clone()][..], BROWSE_PROJECTS),
                (&[clients][..], "ADD_COMMENTS"),
                (&[Holder::Reporter][..], "EDIT_ISSUES"),
            ]
        );
        assert!(!found.can_report && !found.can_be_assigned);
        assert_eq!((found.always().len(), found.by_issue().len()), (2, 1));
        assert!(found.is_reporters());
        assert_eq!(found.permissions().len(), 3);
    }

    #[test]
    fn where_to_see_an_issue_depends_on_it_nothing_else_leads_there() {
        let relations = |grants: &[(&str, Holder)]| of_clients(grants).relations();
        let edits = ("EDIT_ISSUES", Holder::Assignee);
        let sees = |holder: Holder| [(BROWSE_PROJECTS, holder), edits.clone()];
        assert_eq!(
            relations(&sees(Holder::Reporter)),
            [Relation::Reporter].into()
        );
        assert_eq!(relations(&sees(SIGNED_IN)), [Relation::Assignee].into());
        assert!(relations(&[(BROWSE_PROJECTS, SIGNED_IN)]).is_empty());
    }

    #[test]
    fn what_cannot_be_used_is_left_out() {
        let found = of_clients(&[("ADD_COMMENTS", SIGNED_IN)]);
        assert_eq!(found, Abilities::default());
        let creates = [(BROWSE_PROJECTS, SIGNED_IN), (CREATE_ISSUES, SIGNED_IN)];
        assert!(of_clients(&creates).can_report);
    }

    #[test]
    fn people_who_can_do_more_are_told() {
        let grants = [
            (BROWSE_PROJECTS, SIGNED_IN),
            ("EDIT_ISSUES", Holder::User("maria".into())),
        ];
        let more = |group: &str, grants: &[_]| doing_more(&resolver(grants), &group.into(), BLUE);
        assert_eq!(more("acme-clients", &grants), Some(vec!["maria".into()]));
        assert_eq!(more("acme-clients", &grants[..1]), Some(Vec::new()));
        assert_eq!(more("nobody", &grants), None);
    }
}
