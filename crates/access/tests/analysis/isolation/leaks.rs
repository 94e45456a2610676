//! Each way in that there is, its cause, and the repair that closes it.

use super::{actor, causes, grant, isolation, members, new_member, repair, revoke, world};
use crate::world::{
    ADMINS, BROWSE, CLIENTS, EDIT, SIGNED_IN, USERS, cell, group, projects, role, user,
};
use std::sync::Arc;
use whocan_access::permission::CREATE_ISSUES;
use whocan_access::{
    Actor, Answer, Cause, Holder, Impact, Link, Mode, NotFound, ProjectId, Relation, Resolver,
    SchemeId, Selection, Step, Subject, Turn, Whom,
};

#[test]
fn open_to_anyone() {
    let resolver = world()
        .scheme(2, &[(BROWSE, Holder::Anyone)])
        .project(2, 2)
        .resolver();
    let anyone = vec![(2, Cause::Anyone, vec![])];
    assert_eq!(causes(&resolver, &new_member()), anyone);
    assert_eq!(
        repair(&resolver, &new_member()),
        [
            revoke(2, Holder::Anyone),
            grant(2, Holder::ApplicationRole(Some("service".into()))),
            grant(2, group("staff")),
        ]
    );
    let anonymous = Whom::Subject(Subject::Anonymous);
    let repair = resolver
        .isolation_repair(&anonymous, &projects(&[]), Mode::DataCenter)
        .unwrap();
    assert_eq!(
        repair.steps,
        [revoke(2, Holder::Anyone), grant(2, SIGNED_IN)]
    );
    assert!(repair.after.is_exact());
    let signed_in = Whom::Subject(Subject::AnySignedIn);
    let repair = resolver
        .isolation_repair(&signed_in, &projects(&[]), Mode::DataCenter)
        .unwrap();
    assert!(repair.after.is_exact(), "{repair:?}");
}

#[test]
fn create_issues_goes_along_where_no_project_is_meant_for_them() {
    let signed_in = |permissions: [&'static str; 2]| permissions.map(|key| (key, SIGNED_IN));
    let resolver = world()
        .scheme(2, &signed_in([BROWSE, CREATE_ISSUES]))
        .project(2, 2)
        .resolver();
    let along = |meant: &[i64]| {
        let meant = projects(meant);
        let repair = resolver.isolation_repair(&new_member(), &meant, Mode::DataCenter);
        repair.unwrap().along
    };
    let create = |holder: Holder| cell(CREATE_ISSUES, holder);
    let scheme = SchemeId(2);
    assert_eq!(
        along(&[1]),
        [
            Step::Revoke(scheme, create(SIGNED_IN)),
            Step::Grant(
                scheme,
                create(Holder::ApplicationRole(Some("service".into())))
            ),
            Step::Grant(scheme, create(group("staff"))),
        ]
    );
    assert_eq!(along(&[1, 2]), []);
}

#[test]
fn create_issues_stays_where_one_only_saw_what_one_had_created() {
    let granted = [(BROWSE, Holder::Reporter), (CREATE_ISSUES, SIGNED_IN)];
    let resolver = world().scheme(2, &granted).project(2, 2).resolver();
    for mode in [Mode::DataCenter, Mode::Conditional] {
        let repair = resolver.isolation_repair(&new_member(), &projects(&[1]), mode);
        let repair = repair.unwrap();
        assert!(repair.steps.contains(&revoke(2, Holder::Reporter)));
        assert_eq!(repair.along, []);
    }
}

#[test]
fn open_to_whoever_is_signed_in() {
    let software = Holder::ApplicationRole(Some("software".into()));
    let world = world().scheme(
        2,
        &[
            (BROWSE, SIGNED_IN),
            (EDIT, SIGNED_IN),
            (BROWSE, group("staff")),
        ],
    );
    let world = world
        .scheme(3, &[(BROWSE, software.clone())])
        .project(2, 2)
        .project(3, 3);
    let resolver = world.resolver();
    assert_eq!(
        causes(&resolver, &new_member()),
        [
            (2, Cause::AnySignedIn, vec![]),
            (3, Cause::Application("software".into()), vec![]),
        ]
    );
    let steps = repair(&resolver, &new_member());
    assert!(steps.contains(&revoke(2, SIGNED_IN)) && steps.contains(&revoke(3, software)));
    assert!(
        !steps.contains(&grant(2, group("staff"))),
        "staff has it already"
    );
    assert!(steps.contains(&grant(3, group("staff"))));
    let after = resolver.with_steps(&steps);
    let ben = isolation(&after, &Whom::Subject(user("ben")));
    assert_eq!(ben.sees, projects(&[2, 3]), "others keep what they have");
}

#[test]
fn a_repair_is_previewed_like_any_change() {
    let world = world().scheme(2, &[(BROWSE, SIGNED_IN)]).project(2, 2);
    let world = world
        .group("staff", &["ann", "ben"], &["acme"])
        .group("late", &["olga"], &[]);
    let resolver = world.application("service", &["staff", "late"]).resolver();
    let after = resolver.with_steps(&repair(&resolver, &new_member()));
    let impact = Impact::between(&resolver, &after).unwrap();
    let lost = Selection::new(Answer::Effective, Turn::Lost)
        .of(BROWSE)
        .within(ProjectId(2));
    assert_eq!(
        impact.people(&lost),
        ["claire".into(), "dana".into()],
        "ann and ben are in no smaller group of staff: they are named"
    );
    let gained = impact.count(&Selection::new(Answer::Effective, Turn::Gained));
    assert_eq!(gained.people, 0);
}

#[test]
fn who_is_in_no_narrower_group_is_named_unless_they_are_many() {
    let people: Vec<String> = (1..=11).map(|number| format!("user{number}")).collect();
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    for broad in [Holder::Anyone, SIGNED_IN, group("all")] {
        let named = |count: usize| {
            let resolver = world()
                .users(&people)
                .scheme(2, &[(BROWSE, broad.clone())])
                .project(2, 2)
                .group("all", &people[..count], &["acme", "desk"])
                .application("software", &["all"])
                .application("service", &["desk"])
                .resolver();
            let steps = repair(&resolver, &new_member());
            let is_named = |step: &&Step| match step {
                Step::Grant(_, cell) => matches!(cell.holder, Holder::User(_)),
                _ => false,
            };
            steps.iter().filter(is_named).count()
        };
        assert_eq!([named(1), named(10), named(11)], [1, 10, 0], "{broad:?}");
    }
}

#[test]
fn many_steps_at_once_come_to_the_same_as_one_by_one_and_afresh() {
    let mut world = world().scheme(2, &[(BROWSE, role(USERS))]);
    let mut steps = Vec::new();
    for id in 2..30 {
        world = world
            .project(id, 2)
            .acts(id, USERS, &["sam", "olga"], &["desk"]);
        steps.push(Step::AddActor(
            ProjectId(id),
            CLIENTS,
            Actor::User("ann".into()),
        ));
        steps.push(Step::RemoveActor(
            ProjectId(id),
            USERS,
            Actor::User("sam".into()),
        ));
        steps.push(Step::RemoveActor(ProjectId(id), USERS, actor("desk")));
        steps.push(Step::AddActor(ProjectId(id), USERS, actor("acme")));
    }
    steps.extend([
        grant(2, role(CLIENTS)),
        revoke(2, role(USERS)),
        grant(2, role(USERS)),
    ]);
    // A second role in which nobody acted there before.
    let ben = Actor::User("ben".into());
    steps.push(Step::AddActor(ProjectId(5), ADMINS, ben));
    steps.push(grant(2, role(ADMINS)));
    steps.push(Step::AddActor(ProjectId(99), USERS, actor("acme")));
    steps.push(grant(99, SIGNED_IN));
    let resolver = world.resolver();
    let mut one_by_one = resolver.clone();
    for step in &steps {
        one_by_one = one_by_one.with_steps(std::slice::from_ref(step));
    }
    let at_once = resolver.with_steps(&steps);
    assert_eq!(at_once.instance().projects, one_by_one.instance().projects);
    let afresh = Resolver::new(Arc::clone(at_once.instance()));
    for name in ["ann", "ben", "claire", "dana", "olga", "sam"] {
        let whom = Whom::Subject(user(name));
        let seen = isolation(&at_once, &whom).sees;
        assert_eq!(seen, isolation(&one_by_one, &whom).sees);
        assert_eq!(seen, isolation(&afresh, &whom).sees);
        assert_eq!(seen.contains(&ProjectId(5)), name != "sam");
    }
}

#[test]
fn open_to_default_members_of_a_role() {
    let world = world()
        .scheme(2, &[(BROWSE, role(USERS))])
        .project(2, 2)
        .project(3, 2);
    let world = world
        .acts(2, USERS, &[], &["outside"])
        .acts(3, USERS, &[], &["outside", "staff"]);
    let resolver = world
        .with(|instance| {
            let users = instance.roles.get_mut(&USERS).unwrap();
            let defaults = &mut Arc::make_mut(users).default_actors;
            defaults.groups.insert("outside".into());
        })
        .resolver();
    let default = Cause::DefaultMember(USERS);
    assert_eq!(
        causes(&resolver, &new_member()),
        [(2, default.clone(), vec![]), (3, default, vec![])]
    );
    let steps = repair(&resolver, &new_member());
    for project in [2, 3] {
        let project = ProjectId(project);
        assert!(steps.contains(&Step::RemoveActor(project, USERS, actor("outside"))));
        assert!(steps.contains(&Step::AddActor(project, USERS, actor("other"))));
    }
    let ann = Actor::User("ann".into());
    assert!(steps.contains(&Step::AddActor(ProjectId(2), USERS, ann)));
    let after = resolver.with_steps(&steps);
    for others in ["ann", "ben", "olga"] {
        let others = Whom::Subject(user(others));
        assert_eq!(
            isolation(&after, &others).sees,
            isolation(&resolver, &others).sees
        );
    }
}

#[test]
fn open_to_other_groups_of_the_same_people() {
    let world = world().scheme(2, &[(BROWSE, role(USERS)), (BROWSE, group("desk"))]);
    let resolver = world
        .project(2, 2)
        .acts(2, USERS, &["claire"], &["desk"])
        .resolver();
    assert!(isolation(&resolver, &new_member()).is_exact());
    let desk = Cause::OtherGroup("desk".into());
    let both = vec!["claire".to_owned(), "dana".to_owned()];
    assert_eq!(
        causes(&resolver, &members()),
        [
            (2, desk.clone(), vec!["dana".to_owned()]),
            (2, desk, both.clone()),
            (2, Cause::Personal, both),
        ],
        "by the grant to the group, and by the role"
    );
    let steps = repair(&resolver, &members());
    let sam = Step::AddActor(ProjectId(2), USERS, Actor::User("sam".into()));
    assert!(steps.contains(&sam), "who is no client goes on");
    let leaving = Step::RemoveActor(ProjectId(2), USERS, Actor::User("claire".into()));
    assert!(steps.contains(&leaving));
}

#[test]
fn open_by_the_issue_in_data_center() {
    let world = world().scheme(
        2,
        &[(BROWSE, Holder::Reporter), (BROWSE, Holder::ProjectLead)],
    );
    let resolver = world.project(2, 2).leads(2, "claire").resolver();
    let reporter = Cause::Related(Relation::Reporter);
    assert_eq!(causes(&resolver, &new_member()), [(2, reporter, vec![])]);
    assert_eq!(
        repair(&resolver, &new_member()),
        [revoke(2, Holder::Reporter)]
    );
    let claire = Whom::Subject(user("claire"));
    let found = causes(&resolver, &claire);
    assert!(found.contains(&(2, Cause::Lead, vec![])));
    assert_eq!(repair(&resolver, &claire).len(), 2);
    let exact = resolver.isolation(
        &Whom::Subject(Subject::Anonymous),
        &projects(&[]),
        Mode::DataCenter,
    );
    assert!(exact.unwrap().is_exact(), "anonymous is related to nothing");
}

#[test]
fn the_own_group_may_be_let_in_where_it_should_not() {
    let world = world().scheme(2, &[(BROWSE, role(CLIENTS)), (BROWSE, group("outside"))]);
    let world = world
        .group("inner", &["sam"], &[])
        .group("acme", &["claire"], &["inner"]);
    let resolver = world
        .project(2, 2)
        .acts(2, CLIENTS, &[], &["acme", "staff"])
        .resolver();
    let own = Cause::OwnGroup("acme".into());
    assert_eq!(
        causes(&resolver, &new_member()),
        [(2, own.clone(), vec![]), (2, own.clone(), vec![])]
    );
    // Sam is in it by way of a sub-group.
    let both = || vec!["claire".to_owned(), "sam".to_owned()];
    assert_eq!(
        causes(&resolver, &members()),
        [(2, own.clone(), both()), (2, own, both())]
    );
    assert_eq!(
        repair(&resolver, &new_member()),
        [
            Step::RemoveActor(ProjectId(2), CLIENTS, actor("acme")),
            revoke(2, group("outside")),
            grant(2, Holder::User("ann".into())),
            grant(2, group("other")),
        ],
        "sub-groups of the group stay out as well, and ann is in no other"
    );
    let chains = &isolation(&resolver, &members()).leaks[0].chains;
    assert!(
        chains
            .iter()
            .all(|chain| matches!(chain.links[0], Link::MemberOf(_)))
    );
}

#[test]
fn a_role_left_to_nobody_is_closed_by_one_step() {
    let world = world().scheme(2, &[(BROWSE, role(CLIENTS)), (BROWSE, role(ADMINS))]);
    let world = world.project(2, 2).project(3, 2).project(4, 2);
    let world = world
        .acts(2, CLIENTS, &[], &["acme"])
        .acts(3, CLIENTS, &[], &["acme"]);
    let clients = revoke(2, role(CLIENTS));
    assert_eq!(repair(&world.resolver(), &members()), [clients]);
    let once = super::world().scheme(2, &[(BROWSE, role(CLIENTS))]);
    let once = once.project(2, 2).acts(2, CLIENTS, &[], &["acme"]);
    let leaves = Step::RemoveActor(ProjectId(2), CLIENTS, actor("acme"));
    assert_eq!(repair(&once.resolver(), &members()), [leaves]);
}

#[test]
fn what_was_meant_is_not_lost_by_the_repair() {
    let world = world().scheme(1, &[(BROWSE, SIGNED_IN), (BROWSE, role(USERS))]);
    let resolver = world.project(2, 1).resolver();
    let steps = repair(&resolver, &new_member());
    assert!(steps.contains(&revoke(1, SIGNED_IN)));
    assert!(steps.contains(&Step::AddActor(ProjectId(1), USERS, actor("acme"))));
}

#[test]
fn inactive_members_and_empty_groups_see_nothing() {
    let world = world()
        .group("empty", &["ned"], &[])
        .scheme(2, &[(BROWSE, group("empty"))]);
    let resolver = world.project(2, 2).resolver();
    let empty = isolation(&resolver, &Whom::MembersOf("empty".into()));
    assert!(empty.is_exact() && empty.sees.is_empty());
    let nobody = resolver.isolation(
        &Whom::MembersOf("gone".into()),
        &projects(&[]),
        Mode::DataCenter,
    );
    assert_eq!(nobody, Err(NotFound::Group("gone".into())));
}
