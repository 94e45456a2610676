//! What would give a missing permission, and what else that would give (domain.md, section 5).

use crate::world::{
    ADMINISTER, ADMINS, BROWSE, CLIENTS, EDIT, SIGNED_IN, USERS, World, cell, group, project, role,
    user,
};
use whocan_access::{
    Actor, Condition, Goal, Holder, IssueId, Lack, Mode, NotFound, ProjectId, Reach, Relation,
    Resolver, SchemeId, Scope, SecurityLevelId, Step, Subject, Verdict, Way, WhyNot,
};

/// Two projects share scheme 1; a third has scheme 2. Ann is in nothing.
fn world() -> World {
    World::new()
        .users(&["ann", "ben", "cleo", "dan"])
        .group("staff", &["ben", "cleo"], &["inner"])
        .group("inner", &["dan"], &[])
        .group("login", &["ann"], &["staff"])
        .application("software", &["login"])
        .scheme(
            1,
            &[
                (BROWSE, role(CLIENTS)),
                (BROWSE, role(USERS)),
                (EDIT, role(USERS)),
                ("ADD_COMMENTS", group("staff")),
                ("DELETE_ISSUES", role(ADMINS)),
                ("EDIT_ALL_COMMENTS", role(ADMINS)),
                ("LINK_ISSUES", Holder::Reporter),
            ],
        )
        .scheme(2, &[(BROWSE, group("staff")), (EDIT, group("staff"))])
        .project(1, 1)
        .project(2, 1)
        .project(3, 2)
        .acts(1, USERS, &["cleo"], &["staff"])
}

fn why(resolver: &Resolver, subject: &Subject, permission: &str, goal: Goal) -> WhyNot {
    let why = resolver.why_not(subject, project(1), Mode::Conditional, permission, goal);
    why.unwrap()
}

fn ann_joins(role: whocan_access::RoleId) -> Step {
    Step::AddActor(ProjectId(1), role, Actor::User("ann".into()))
}

fn grant(permission: &str, holder: Holder) -> Step {
    Step::Grant(SchemeId(1), cell(permission, holder))
}

fn way<'a>(why: &'a WhyNot, steps: &[Step]) -> Option<&'a Way> {
    why.ways.iter().find(|way| way.steps == steps)
}

#[test]
fn joins_and_grants_are_weighed_by_what_else_they_give() {
    let why = why(&world().resolver(), &user("ann"), BROWSE, Goal::Usable);
    assert_eq!(why.verdict, Verdict::No);
    assert_eq!(why.holders, [role(USERS), role(CLIENTS)]);
    let as_client = way(&why, &[ann_joins(CLIENTS)]).unwrap();
    assert_eq!(
        *as_client,
        Way {
            steps: vec![ann_joins(CLIENTS)],
            here: vec!["LINK_ISSUES".into()],
            elsewhere: 0,
            reach: Reach::People(1),
        }
    );
    assert_eq!(why.ways[0], *as_client, "nothing gives less besides");
    let as_user = way(&why, &[ann_joins(USERS)]).unwrap();
    assert_eq!(as_user.here, [EDIT.into(), "LINK_ISSUES".into()]);
    let as_staff = way(&why, &[Step::JoinGroup("staff".into())]).unwrap();
    let here = [EDIT.into(), "LINK_ISSUES".into(), "ADD_COMMENTS".into()];
    assert_eq!(as_staff.here, here);
    assert_eq!(as_staff.elsewhere, 1, "project 3, not project 2");
    let for_ann = way(&why, &[grant(BROWSE, Holder::User("ann".into()))]).unwrap();
    assert_eq!((for_ann.elsewhere, for_ann.reach), (1, Reach::People(1)));
    let for_all = way(&why, &[grant(BROWSE, SIGNED_IN)]).unwrap();
    assert_eq!(for_all.reach, Reach::People(4));
    assert_eq!(why.ways.last().unwrap().reach, Reach::Everyone);
    let pointless = [grant(BROWSE, group("staff")), grant(BROWSE, role(ADMINS))];
    assert!(
        pointless
            .iter()
            .all(|step| way(&why, std::slice::from_ref(step)).is_none())
    );
}

#[test]
fn each_way_works_and_none_has_a_step_too_many() {
    let resolver = world().resolver();
    let subjects = [
        user("ann"),
        user("ben"),
        user("dan"),
        Subject::new_member_of("inner"),
        Subject::Anonymous,
        Subject::AnySignedIn,
    ];
    let keys: Vec<_> = resolver.permission_keys().cloned().collect();
    let mut tried = 0;
    for subject in &subjects {
        for goal in [Goal::Granted, Goal::Usable] {
            for key in &keys {
                for way in why(&resolver, subject, key.as_str(), goal).ways {
                    assert!(gives(&resolver, subject, &way.steps, key.as_str(), goal));
                    for left_out in 0..way.steps.len() {
                        let mut fewer = way.steps.clone();
                        fewer.remove(left_out);
                        assert!(!gives(&resolver, subject, &fewer, key.as_str(), goal));
                    }
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 500, "only {tried} ways were tried");
}

fn gives(resolver: &Resolver, subject: &Subject, steps: &[Step], key: &str, goal: Goal) -> bool {
    let mut world = resolver.with_steps(steps).instance().as_ref().clone();
    let mut subject = subject.clone();
    for step in steps {
        let Step::JoinGroup(name) = step else {
            continue;
        };
        match &mut subject {
            Subject::User(key) => {
                let group = world.groups.get_mut(name).unwrap();
                std::sync::Arc::make_mut(group).users.insert(key.clone());
            }
            Subject::NewMember(groups) => {
                groups.insert(name.clone());
            }
            _ => unreachable!("nobody to join"),
        }
    }
    let resolver = Resolver::new(world.into());
    let access = resolver
        .access(&subject, project(1), Mode::Conditional)
        .unwrap();
    let condition = match goal {
        Goal::Granted => access.granted(key),
        Goal::Usable => access.effective(key),
    };
    condition == Condition::Always
}

#[test]
fn what_needs_browse_too_is_reached_by_two_steps() {
    let resolver = world().resolver();
    let usable = why(&resolver, &user("ann"), "DELETE_ISSUES", Goal::Usable);
    assert!(
        way(&usable, &[ann_joins(ADMINS)]).is_none(),
        "cannot be used"
    );
    let both = [ann_joins(ADMINS), ann_joins(CLIENTS)];
    assert!(way(&usable, &both).is_some());
    assert_eq!(usable.ways[0].steps.len(), 2);
    let granted = why(&resolver, &user("ann"), "DELETE_ISSUES", Goal::Granted);
    assert!(way(&granted, &[ann_joins(ADMINS)]).is_some());
    assert!(granted.ways.iter().all(|way| way.steps.len() == 1));
}

#[test]
fn what_includes_a_permission_gives_the_use_of_it() {
    let resolver = world().resolver();
    let usable = why(&resolver, &user("ben"), "EDIT_OWN_COMMENTS", Goal::Usable);
    assert_eq!(usable.holders, [role(ADMINS)]);
    let joins = Step::AddActor(ProjectId(1), ADMINS, Actor::User("ben".into()));
    let found = way(&usable, std::slice::from_ref(&joins)).unwrap();
    assert_eq!(
        found.here,
        ["DELETE_ISSUES".into(), "EDIT_ALL_COMMENTS".into()]
    );
    let granted = why(&resolver, &user("ben"), "EDIT_OWN_COMMENTS", Goal::Granted);
    assert!(way(&granted, &[joins]).is_none());
}

#[test]
fn a_group_that_nobody_is_in_yet_joins_as_a_whole() {
    let why = why(
        &world().resolver(),
        &Subject::new_member_of("inner"),
        "DELETE_ISSUES",
        Goal::Usable,
    );
    let joins = Step::AddActor(ProjectId(1), ADMINS, Actor::Group("inner".into()));
    assert_eq!(way(&why, &[joins]).unwrap().reach, Reach::People(1));
    let world = world().group("inner", &["dan", "ann"], &[]).resolver();
    let why = self::why(
        &world,
        &Subject::new_member_of("inner"),
        BROWSE,
        Goal::Usable,
    );
    assert_eq!(why.verdict, Verdict::Yes, "staff may browse");
    assert!(why.ways.is_empty());
}

#[test]
fn who_holds_it_on_some_issues_is_told_what_gives_it_on_all() {
    let why = why(
        &world().resolver(),
        &user("ben"),
        "LINK_ISSUES",
        Goal::Usable,
    );
    assert_eq!(
        why.verdict,
        Verdict::OnIssues(vec![[Relation::Reporter].into()])
    );
    assert!(way(&why, &[grant("LINK_ISSUES", group("staff"))]).is_some());
}

#[test]
fn nothing_helps_whom_nothing_can_match() {
    let world = world().inactive("ned").group("login", &["ned"], &[]);
    let why = why(&world.resolver(), &user("ned"), BROWSE, Goal::Usable);
    let steps: Vec<_> = why.ways.iter().map(|way| way.steps.as_slice()).collect();
    assert_eq!(steps, [[grant(BROWSE, Holder::Anyone)]]);
}

#[test]
fn nothing_helps_in_the_archive() {
    let resolver = world().archived(1).resolver();
    assert!(
        why(&resolver, &user("ann"), EDIT, Goal::Usable)
            .ways
            .is_empty()
    );
    assert!(
        !why(&resolver, &user("ann"), BROWSE, Goal::Usable)
            .ways
            .is_empty()
    );
    assert!(
        !why(&resolver, &user("ann"), EDIT, Goal::Granted)
            .ways
            .is_empty()
    );
}

#[test]
fn a_security_level_is_joined_like_a_holder() {
    let resolver = world()
        .issue("ben", &[group("staff"), role(ADMINS)])
        .resolver();
    let scope = Scope::Issue(IssueId(1));
    let ask = |subject: &str, goal| {
        let why = resolver.why_not(&user(subject), scope, Mode::Conditional, BROWSE, goal);
        why.unwrap()
    };
    let why = ask("ann", Goal::Usable);
    assert!(way(&why, &[Step::JoinGroup("staff".into())]).is_some());
    let apart = [ann_joins(ADMINS), ann_joins(CLIENTS)];
    assert!(way(&why, &apart).is_some(), "{:#?}", why.ways);
    assert!(way(&why, &[ann_joins(CLIENTS)]).is_none());
    let resolver = &world()
        .acts(1, CLIENTS, &["ann"], &[])
        .issue("ben", &[group("staff")])
        .resolver();
    let why = resolver.why_not(&user("ann"), scope, Mode::Conditional, BROWSE, Goal::Usable);
    let hidden = Verdict::Unusable(vec![Lack::SecurityLevel(SecurityLevelId(1))]);
    assert_eq!(why.unwrap().verdict, hidden);
}

#[test]
fn what_is_not_there_is_named() {
    let resolver = world().resolver();
    let ask = |subject, scope, permission| {
        resolver.why_not(&subject, scope, Mode::Conditional, permission, Goal::Usable)
    };
    let nobody = NotFound::User("nobody".into());
    assert_eq!(ask(user("nobody"), project(1), BROWSE), Err(nobody));
    let nowhere = NotFound::Project(ProjectId(9));
    assert_eq!(ask(user("ann"), project(9), BROWSE), Err(nowhere));
    let nothing = NotFound::Permission("FLY".into());
    assert_eq!(ask(user("ann"), project(1), "FLY"), Err(nothing));
    assert!(ask(user("ann"), project(1), "10").is_ok());
    assert!(
        ask(user("ann"), project(1), ADMINISTER)
            .unwrap()
            .holders
            .is_empty()
    );
}

#[test]
fn more_issues_elsewhere_are_a_gain_too() {
    let world = World::new().users(&["ann"]).group("staff", &[], &[]);
    let world = world
        .scheme(1, &[(BROWSE, group("staff"))])
        .project(1, 1)
        .project(2, 2);
    let by_issue = [
        (BROWSE, Holder::Reporter),
        (EDIT, Holder::Assignee),
        (EDIT, group("staff")),
    ];
    let resolver = world.scheme(2, &by_issue).resolver();
    let why = why(&resolver, &user("ann"), BROWSE, Goal::Usable);
    let joins = way(&why, &[Step::JoinGroup("staff".into())]).unwrap();
    assert_eq!(
        joins.elsewhere, 1,
        "what she reports, assigned to her or not"
    );
}
