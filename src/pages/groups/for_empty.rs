//! What groups that nobody is in yet keep where everybody's place is taken, without a DOM: no
//! count of people tells of them, so what is proposed for today's people would leave them out.

use std::collections::BTreeSet;

use whocan_access::{
    Cell, GroupName, Holder, Inserting, Isolation, PermissionKey, ProjectId, Repair, Resolver,
    RoleId, Rule, SchemeId, Scope, Step, Subject, Whom,
};

use crate::editor::preview::{Sight, sight};

/// So many groups that nobody is in are looked at.
const AT_MOST: usize = 20;

/// A role that is granted what everybody was, so that whoever joins a group keeps it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Kept {
    /// Where it is granted.
    pub scheme: SchemeId,
    /// What it is granted.
    pub permission: PermissionKey,
    /// The role.
    pub role: RoleId,
    /// The group, which acts in it.
    pub group: GroupName,
    /// A project in which it does.
    pub project: ProjectId,
}

impl Kept {
    /// The step that keeps it.
    pub fn step(&self) -> Step {
        let holder = Holder::ProjectRole(self.role);
        Step::Grant(self.scheme, Cell::new(self.permission.clone(), holder))
    }
}

/// A repair, with what is kept.
pub struct Keeping {
    /// All that is to be done.
    pub steps: Vec<Step>,
    /// What they see once that is done.
    pub after: Isolation,
    /// What of it is there for groups that nobody is in.
    pub kept: Vec<Kept>,
}

/// A repair with what goes along, and with what is kept for groups that nobody is in: not where
/// that would let somebody see more who is to see less, since they act in such a role themselves.
pub fn keeping(
    resolver: &Resolver,
    whom: &Whom,
    meant: &BTreeSet<ProjectId>,
    Repair {
        mut steps,
        along,
        after,
    }: Repair,
) -> Keeping {
    steps.extend(along);
    let kept = kept(resolver, &steps);
    let with_kept: Vec<Step> = steps
        .iter()
        .cloned()
        .chain(kept.iter().map(Kept::step))
        .collect();
    let then = resolver.with_steps(&with_kept);
    match then.isolation(whom, meant, Rule::MODE) {
        Ok(then) if leaking(&then).is_subset(&leaking(&after)) => Keeping {
            steps: with_kept,
            after: then,
            kept,
        },
        _ => Keeping {
            steps,
            after,
            kept: Vec::new(),
        },
    }
}

fn leaking(isolation: &Isolation) -> BTreeSet<ProjectId> {
    isolation.leaks.iter().map(|leak| leak.project).into_set()
}

/// The groups that nobody is in, by way of others either. None where there are many.
pub fn empty(resolver: &Resolver) -> Vec<GroupName> {
    let names = resolver.instance().groups.keys();
    let is_empty = |name: &&GroupName| resolver.members(name).is_ok_and(|all| all.is_empty());
    let empty = names.filter(is_empty).take(AT_MOST + 1).cloned();
    let empty: Vec<GroupName> = empty.collect();
    if empty.len() > AT_MOST {
        Vec::new()
    } else {
        empty
    }
}

/// What these steps would take from whoever joins a group that nobody is in, in projects where it
/// acts in a role: that role may keep it.
fn kept(before: &Resolver, steps: &[Step]) -> Vec<Kept> {
    let empty = empty(before);
    let mut all = Vec::new();
    if empty.is_empty() {
        return all;
    }
    let instance = before.instance();
    let after = before.with_steps(steps);
    for step in steps {
        let Step::Revoke(scheme, Cell { permission, .. }) = step else {
            continue;
        };
        for project in instance.projects_of(*scheme) {
            for group in &empty {
                let mut roles = project.actors.iter();
                let acts_in = roles.find(|(_, actors)| actors.groups.contains(group));
                let Some((role, _)) = acts_in else { continue };
                let subject = Subject::new_member_of(group.clone());
                let can = |resolver: &Resolver| {
                    let access = resolver.access(&subject, Scope::Project(project.id), Rule::MODE);
                    access.is_ok_and(|access| {
                        sight(&access.verdict(permission.as_str())) != Sight::None
                    })
                };
                if can(before) && !can(&after) {
                    all.push(Kept {
                        scheme: *scheme,
                        permission: permission.clone(),
                        role: *role,
                        group: group.clone(),
                        project: project.id,
                    });
                }
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::editor::fixture::{BLUE, DEVELOPERS, SIGNED_IN, resolver};
    use whocan_access::permission::BROWSE_PROJECTS;
    use whocan_access::{Actor, Group, Instance};

    /// Whoever signs in sees BLUE, where bluebird-clients act as developers; nobody is in it yet.
    fn studio(acting: &str) -> Resolver {
        let found = resolver(&[(BROWSE_PROJECTS, SIGNED_IN)]);
        let mut instance = Instance::clone(found.instance());
        let mut group = Group::clone(&instance.groups["acme-clients"]);
        (group.name, group.users) = ("bluebird-clients".into(), [].into());
        instance.groups.insert(group.name.clone(), Arc::new(group));
        let externals = Arc::make_mut(instance.groups.get_mut("externals").unwrap());
        externals.groups.insert("bluebird-clients".into());
        let acts = Step::AddActor(BLUE, DEVELOPERS, Actor::Group(acting.into()));
        Resolver::new(Arc::new(instance)).with_steps(&[acts])
    }

    fn closed() -> Step {
        Step::Revoke(SchemeId::DEFAULT, Cell::new(BROWSE_PROJECTS, SIGNED_IN))
    }

    #[test]
    fn who_joins_an_empty_group_keeps_by_its_role_what_everybody_had() {
        let before = studio("bluebird-clients");
        assert_eq!(empty(&before), ["bluebird-clients".into()]);
        let kept = kept(&before, &[closed()]);
        let [one] = kept.as_slice() else {
            panic!("{kept:?}")
        };
        assert_eq!((one.role, one.project), (DEVELOPERS, BLUE));
        let sees = |steps: &[Step]| {
            let subject = Subject::new_member_of("bluebird-clients");
            let resolver = before.with_steps(steps);
            let access = resolver.access(&subject, Scope::Project(BLUE), Rule::MODE);
            sight(&access.unwrap().verdict(BROWSE_PROJECTS)) == Sight::All
        };
        assert!(!sees(&[closed()]) && sees(&[closed(), one.step()]));
    }

    #[test]
    fn nothing_is_kept_that_lets_those_see_more_who_are_to_see_less() {
        // acme-clients and bluebird-clients act in the same role.
        let acts = Step::AddActor(BLUE, DEVELOPERS, Actor::Group("acme-clients".into()));
        let before = studio("bluebird-clients").with_steps(&[acts]);
        let whom = Whom::MembersOf("acme-clients".into());
        let of = |resolver: &Resolver| {
            let meant = BTreeSet::new();
            let repair = resolver.isolation_repair(&whom, &meant, Rule::MODE);
            keeping(resolver, &whom, &meant, repair.unwrap())
        };
        let both = of(&before);
        assert_eq!((both.kept.len(), both.after.leaks.len()), (0, 0));
        let apart = of(&studio("bluebird-clients"));
        assert_eq!((apart.kept.len(), apart.after.leaks.len()), (1, 0));
    }

    #[test]
    fn nothing_is_kept_where_the_group_acts_in_no_role_or_loses_nothing() {
        assert_eq!(kept(&studio("acme-clients"), &[closed()]), []);
        let by_role = Cell::new(BROWSE_PROJECTS, Holder::ProjectRole(DEVELOPERS));
        let both = [Step::Grant(SchemeId::DEFAULT, by_role), closed()];
        assert_eq!(kept(&studio("bluebird-clients"), &both), []);
    }
}
