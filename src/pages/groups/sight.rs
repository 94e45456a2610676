//! What the people of a group see, and why: without a DOM.

use std::collections::BTreeSet;

use whocan_access::{
    Cause, Cell, Chain, GroupName, Holder, Inserting, Isolation, ProjectId, Reach, Resolver, Rule,
    Subject, UserKey, Whom,
};

/// Up to so many people times projects are looked at at once.
const AT_ONCE: usize = 60_000;

/// Of more than so many, not even on demand: it would take minutes.
const AT_MOST: usize = 2_000_000;

/// Who is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Extent {
    /// Every person.
    Everybody,
    /// Somebody who joins: nobody is in the group.
    Newcomer,
    /// Somebody who joins: looking at so many people takes long, and is done if one asks.
    NewcomerFirst(usize),
    /// Somebody who joins: they are too many.
    NewcomerOnly(usize),
}

/// What they see.
#[derive(Clone, PartialEq, Debug)]
pub struct Seen {
    /// Who was looked at.
    pub extent: Extent,
    /// The same, as it is asked about.
    pub whom: Whom,
    /// How many people they are.
    pub people: usize,
    /// Each way to see projects, those to the most projects first.
    pub ways: Vec<Way>,
    /// All projects that they see.
    pub projects: BTreeSet<ProjectId>,
}

/// A grant by which they see projects.
#[derive(Clone, PartialEq, Debug)]
pub struct Way {
    /// Which projects.
    pub projects: Vec<ProjectId>,
    /// The grant.
    pub cell: Cell,
    /// Which of the people; empty for somebody who joins.
    pub people: Vec<UserKey>,
    /// Whom the chains are about.
    pub subject: Subject,
    /// Each chain to the grant, of the first of them.
    pub chains: Vec<Chain>,
    /// Whether any of it comes from elsewhere than the group itself.
    pub by_other_group: bool,
}

/// What they see, held against what is meant for them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Verdict {
    /// Projects that they see and that are not meant for them.
    pub leaks: BTreeSet<ProjectId>,
    /// Those of them in which they see some issues only, if any.
    pub partly: BTreeSet<ProjectId>,
    /// Projects meant for them that not all of them see, with how many do not.
    pub missing: Vec<(ProjectId, usize)>,
}

/// How many people are looked at, if one has asked for everybody or not.
pub fn extent(resolver: &Resolver, group: &GroupName, is_asked: bool) -> Extent {
    let people = people(resolver, group);
    let work = people.saturating_mul(resolver.instance().projects.len());
    match people {
        0 => Extent::Newcomer,
        _ if work <= AT_ONCE || (is_asked && work <= AT_MOST) => Extent::Everybody,
        _ if work <= AT_MOST => Extent::NewcomerFirst(people),
        _ => Extent::NewcomerOnly(people),
    }
}

/// How many active people are in a group, through sub-groups too.
pub fn people(resolver: &Resolver, group: &GroupName) -> usize {
    match resolver.reach(&Holder::Group(group.clone()), &[]) {
        Reach::People(count) => count,
        _ => 0,
    }
}

/// What the people of a group see; `None` if there is no such group.
pub fn seen(resolver: &Resolver, group: &GroupName, extent: Extent) -> Option<Seen> {
    let whom = match extent {
        Extent::Everybody => Whom::MembersOf(group.clone()),
        _ => Whom::Subject(Subject::new_member_of(group.clone())),
    };
    // Nothing is meant for them yet: whatever they see is told with its reasons.
    let isolation = resolver.isolation(&whom, &[].into(), Rule::MODE).ok()?;
    Some(Seen {
        extent,
        people: people(resolver, group),
        ways: ways(&whom, &isolation),
        projects: isolation.sees,
        whom,
    })
}

/// Each way in which a person sees projects; `None` if there is no such person.
pub fn ways_of(resolver: &Resolver, user: &UserKey) -> Option<Vec<Way>> {
    let whom = Whom::Subject(Subject::User(user.clone()));
    let isolation = resolver.isolation(&whom, &[].into(), Rule::MODE).ok()?;
    Some(ways(&whom, &isolation))
}

fn ways(whom: &Whom, isolation: &Isolation) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    for leak in &isolation.leaks {
        let same = ways.iter_mut().find(|way| {
            way.cell == leak.cell && way.people == leak.people && way.chains == leak.chains
        });
        if let Some(way) = same {
            way.projects.push(leak.project);
            continue;
        }
        let subject = match (whom, leak.people.first()) {
            (Whom::Subject(subject), _) => subject.clone(),
            (Whom::MembersOf(_), Some(first)) => Subject::User(first.clone()),
            (Whom::MembersOf(group), None) => Subject::new_member_of(group.clone()),
        };
        let mut causes = leak.causes.iter();
        ways.push(Way {
            projects: vec![leak.project],
            cell: leak.cell.clone(),
            people: leak.people.clone(),
            subject,
            chains: leak.chains.clone(),
            by_other_group: causes.any(|cause| matches!(cause, Cause::OtherGroup(_))),
        });
    }
    ways.sort_by_key(|way| usize::MAX - way.projects.len());
    ways
}

impl Way {
    /// Whether it depends on the issue: they see those alone to which they have that relation.
    pub fn is_by_issue(&self) -> bool {
        self.cell.holder.relation().is_some()
    }
}

impl Seen {
    /// What they see, held against what is meant for them and what may be seen besides.
    pub fn verdict(&self, meant: &BTreeSet<ProjectId>, left: &BTreeSet<ProjectId>) -> Verdict {
        let missing = meant.iter().filter_map(|id| {
            let seeing = self.ways.iter().filter(|way| way.projects.contains(id));
            let without = if self.extent == Extent::Everybody {
                let seeing: BTreeSet<&UserKey> = seeing.flat_map(|way| &way.people).into_set();
                self.people.saturating_sub(seeing.len())
            } else {
                usize::from(!self.projects.contains(id))
            };
            (without > 0).then_some((*id, without))
        });
        let leaks = self.projects.difference(meant).copied();
        let leaks = leaks.filter(|id| !left.contains(id)).into_set();
        let partly = self.partly();
        Verdict {
            missing: missing.collect(),
            partly: leaks.intersection(&partly).copied().into_set(),
            leaks,
        }
    }

    /// The projects of which they see single issues alone, if any.
    pub fn partly(&self) -> BTreeSet<ProjectId> {
        let wholly = self.ways.iter().filter(|way| !way.is_by_issue());
        let wholly = wholly.flat_map(|way| &way.projects).copied().into_set();
        self.projects.difference(&wholly).copied().into_set()
    }

    /// The ways to some projects, with only those.
    pub fn ways_to(&self, wanted: impl Fn(&ProjectId) -> bool) -> Vec<Way> {
        let ways = self.ways.iter().map(|way| Way {
            projects: way.projects.iter().copied().filter(&wanted).collect(),
            ..way.clone()
        });
        ways.filter(|way| !way.projects.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{BLUE, DEVELOPERS, SIGNED_IN, resolver};
    use whocan_access::permission::BROWSE_PROJECTS;

    fn of(group: &str, grants: &[(&str, Holder)]) -> Seen {
        let (resolver, group) = (resolver(grants), GroupName::from(group));
        let extent = extent(&resolver, &group, false);
        seen(&resolver, &group, extent).unwrap()
    }

    #[test]
    fn each_way_names_its_people_and_its_projects() {
        let grants = [
            (BROWSE_PROJECTS, SIGNED_IN),
            (BROWSE_PROJECTS, Holder::ProjectRole(DEVELOPERS)),
        ];
        let clients = of("acme-clients", &grants);
        assert_eq!((clients.extent, clients.people), (Extent::Everybody, 1));
        assert_eq!(clients.ways.len(), 1);
        assert_eq!(clients.ways[0].projects, [BLUE]);
        assert_eq!(clients.ways[0].people, ["maria".into()]);
        assert_eq!(of("staff", &grants).ways.len(), 2);
    }

    #[test]
    fn what_is_meant_is_no_leak_and_may_be_missing() {
        let open = of("acme-clients", &[(BROWSE_PROJECTS, SIGNED_IN)]);
        assert_eq!(open.verdict(&[].into(), &[].into()).leaks, [BLUE].into());
        assert_eq!(open.verdict(&[BLUE].into(), &[].into()), Verdict::default());
        assert_eq!(open.verdict(&[].into(), &[BLUE].into()), Verdict::default());
        assert_eq!(open.ways_to(|id| *id == BLUE).len(), 1);
        assert_eq!(open.ways_to(|id| *id != BLUE), []);
        let closed = of("acme-clients", &[]);
        assert_eq!(
            closed.verdict(&[BLUE].into(), &[].into()).missing,
            [(BLUE, 1)]
        );
        assert_eq!(closed.verdict(&[].into(), &[BLUE].into()).missing, []);
    }

    #[test]
    fn some_issues_only_are_told_from_a_whole_project() {
        let reporter = (BROWSE_PROJECTS, Holder::Reporter);
        let partly = |grants: &[(&str, Holder)]| {
            of("acme-clients", grants)
                .verdict(&[].into(), &[].into())
                .partly
        };
        assert_eq!(partly(std::slice::from_ref(&reporter)), [BLUE].into());
        assert_eq!(of("staff", &[]).partly(), [].into());
        assert_eq!(partly(&[reporter, (BROWSE_PROJECTS, SIGNED_IN)]), [].into());
    }

    #[test]
    fn many_people_are_looked_at_if_one_asks() {
        let resolver = resolver(&[]);
        let clients = GroupName::from("acme-clients");
        assert_eq!(extent(&resolver, &clients, false), Extent::Everybody);
        assert_eq!(extent(&resolver, &"nobody".into(), false), Extent::Newcomer);
    }
}
