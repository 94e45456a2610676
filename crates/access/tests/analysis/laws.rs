//! What holds in every world, tried in many random ones.

use crate::world::{
    ADMINISTER, ADMINS, BROWSE, CLIENTS, EDIT, SIGNED_IN, USERS, World, group, projects, role,
};
use whocan_access::permission::CREATE_ISSUES;
use whocan_access::{
    Condition, Draft, FindingSettings, Holder, Link, Mode, Reason, Resolver, Scope, Step, Subject,
    UserKey, Whom,
};

/// Numbers that look random, the same ones on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn some<T: Clone>(&mut self, of: &[T], most: usize) -> Vec<T> {
        let number = self.below(most + 1);
        (0..number)
            .map(|_| of[self.below(of.len())].clone())
            .collect()
    }

    fn grants(&mut self, holders: &[Holder], most: usize) -> Vec<(&'static str, Holder)> {
        let mut grants: Vec<(&str, Holder)> = Vec::new();
        for holder in self.some(holders, most) {
            let keys = [
                BROWSE,
                BROWSE,
                EDIT,
                "EDIT_ALL_COMMENTS",
                "EDIT_OWN_COMMENTS",
                ADMINISTER,
                CREATE_ISSUES,
            ];
            let grant = (keys[self.below(keys.len())], holder);
            if !grants.contains(&grant) {
                grants.push(grant);
            }
        }
        grants
    }
}

const PEOPLE: [&str; 5] = ["ann", "ben", "cleo", "dan", "ned"];
const GROUPS: [&str; 4] = ["staff", "desk", "acme", "empty"];

fn holders() -> Vec<Holder> {
    vec![
        Holder::Anyone,
        SIGNED_IN,
        Holder::ApplicationRole(Some("software".into())),
        Holder::User("ann".into()),
        Holder::User("ned".into()),
        group("staff"),
        group("acme"),
        group("empty"),
        group("no such"),
        role(ADMINS),
        role(USERS),
        role(CLIENTS),
        Holder::ProjectLead,
        Holder::Reporter,
    ]
}

fn random_world(random: &mut Random) -> World {
    let mut world = World::new().users(&PEOPLE[..4]).inactive("ned");
    for name in &GROUPS[..3] {
        let users = random.some(&PEOPLE, 3);
        let groups = random.some(&GROUPS, 1);
        world = world.group(name, &users, &groups);
    }
    let applied = random.some(&GROUPS, 2);
    world = world
        .group("empty", &[], &[])
        .application("software", &applied);
    for id in [1, 2] {
        let grants = random.grants(&holders(), 12);
        world = world.scheme(id, &grants);
    }
    for id in [1, 2, 3] {
        world = world.project(id, i64::try_from(random.below(2)).unwrap() + 1);
        for acted in [ADMINS, USERS, CLIENTS] {
            let users = random.some(&PEOPLE, 2);
            let groups = random.some(&GROUPS, 1);
            world = world.acts(id, acted, &users, &groups);
        }
        world = world.leads(id, PEOPLE[random.below(PEOPLE.len())]);
    }
    world
}

fn subjects() -> Vec<Subject> {
    let users = PEOPLE.iter().map(|name| Subject::User((*name).into()));
    users.chain([Subject::Anonymous]).collect()
}

/// On which issues each permission can be used, by each subject in each project.
fn usable(resolver: &Resolver, subjects: &[Subject]) -> Vec<Condition> {
    let mut usable = Vec::new();
    for subject in subjects {
        for project in resolver.instance().projects.keys() {
            let access = resolver.access(subject, Scope::Project(*project), Mode::Conditional);
            let access = access.unwrap();
            for key in [
                BROWSE,
                EDIT,
                "EDIT_ALL_COMMENTS",
                "EDIT_OWN_COMMENTS",
                ADMINISTER,
                CREATE_ISSUES,
            ] {
                usable.push(access.effective(key));
            }
        }
    }
    usable
}

#[test]
fn to_drop_all_that_is_redundant_or_unknown_changes_nothing_for_anybody() {
    let mut random = Random(0x5eed);
    let mut dropped = 0;
    for _ in 0..2_000 {
        let before = random_world(&mut random).resolver();
        let mut after = before.clone();
        for finding in before.findings(&FindingSettings::default()) {
            if let (Reason::Redundant { .. } | Reason::UnknownHolder { .. }, Some(fix)) =
                (&finding.reason, finding.fix)
            {
                let scheme = after.instance().schemes[&fix.scheme].clone();
                dropped += fix.draft.removed.len();
                after = after.with_scheme(fix.draft.apply(&scheme));
            }
        }
        assert_eq!(usable(&before, &subjects()), usable(&after, &subjects()));
    }
    assert!(dropped > 5_000, "only {dropped} grants were dropped");
}

#[test]
fn the_same_effect_is_found_exactly_where_nobody_can_tell_two_schemes_apart() {
    let holders = [
        Holder::Anyone,
        role(ADMINS),
        role(USERS),
        role(CLIENTS),
        Holder::Reporter,
        Holder::Assignee,
    ];
    let mut random = Random(0xd1ff);
    let (mut same, mut different) = (0, 0);
    for _ in 0..20_000 {
        let one = random.grants(&holders, 5);
        let other = random.grants(&holders, 5);
        if one.is_empty() || other.is_empty() {
            continue;
        }
        // A project for each set of roles that ann can act in.
        let mut world = World::new()
            .users(&["ann"])
            .scheme(1, &one)
            .scheme(2, &other);
        for set in 0..8 {
            world = world.project(set, 1);
            for (bit, acted) in [(1, ADMINS), (2, USERS), (4, CLIENTS)] {
                if set & bit != 0 {
                    world = world.acts(set, acted, &["ann"], &[]);
                }
            }
        }
        let resolver = world.resolver();
        let mut swapped = resolver.instance().schemes[&whocan_access::SchemeId(2)]
            .as_ref()
            .clone();
        swapped.id = whocan_access::SchemeId(1);
        let subjects = [Subject::User("ann".into()), Subject::Anonymous];
        let alike =
            usable(&resolver, &subjects) == usable(&resolver.with_scheme(swapped), &subjects);
        let found = resolver.findings(&FindingSettings::default());
        let found = found.iter().any(|finding| {
            matches!(
                finding.reason,
                Reason::SameEffect(_) | Reason::SameGrants(_)
            )
        });
        assert_eq!(alike, found, "{one:?} and {other:?}");
        same += usize::from(alike);
        different += usize::from(!alike);
    }
    assert!(
        same > 300 && different > 300,
        "{same} alike, {different} not"
    );
}

#[test]
fn a_repair_closes_every_leak_and_takes_no_more_than_it_has_to() {
    let mut random = Random(0x1ea4);
    let mut steps = 0;
    for _ in 0..500 {
        let resolver = random_world(&mut random).resolver();
        let whoms = [
            Whom::Subject(Subject::new_member_of("acme")),
            Whom::MembersOf("acme".into()),
            Whom::Subject(Subject::User("ann".into())),
            Whom::Subject(Subject::Anonymous),
            Whom::Subject(Subject::AnySignedIn),
        ];
        for whom in whoms {
            let meant = projects(&[1]);
            for mode in [Mode::Conditional, Mode::DataCenter, Mode::Cloud] {
                let repair = resolver.isolation_repair(&whom, &meant, mode).unwrap();
                assert!(repair.after.is_tight(), "{whom:?} {repair:#?}");
                let after = resolver.with_steps(&repair.steps);
                assert_eq!(after.isolation(&whom, &meant, mode).unwrap(), repair.after);
                for left_out in 0..repair.steps.len() {
                    let mut fewer = repair.steps.clone();
                    let step = fewer.remove(left_out);
                    let needed = !matches!(step, Step::Grant(..) | Step::AddActor(..));
                    let still = resolver.with_steps(&fewer).isolation(&whom, &meant, mode);
                    assert!(!needed || !still.unwrap().is_tight(), "{whom:?}: {step:?}");
                }
                steps += repair.steps.len();
            }
        }
    }
    assert!(steps > 5_000, "only {steps} steps were needed");
}

fn signs_in(resolver: &Resolver, key: &UserKey) -> bool {
    let mut applications = resolver.instance().applications.values();
    applications.any(|application| {
        let mut groups = application.groups.iter();
        groups.any(|group| resolver.members(group).is_ok_and(|all| all.contains(key)))
    })
}

#[test]
fn what_goes_along_with_a_repair_changes_nothing_for_others() {
    let mut random = Random(0xa10e);
    let mut steps = 0;
    for _ in 0..3_000 {
        let resolver = random_world(&mut random).resolver();
        let acme = resolver.members(&"acme".into()).unwrap();
        let newcomer = Subject::new_member_of("acme");
        for whom in [
            Whom::Subject(newcomer.clone()),
            Whom::MembersOf("acme".into()),
        ] {
            let (meant, mode) = (projects(&[1]), Mode::Conditional);
            let repair = resolver.isolation_repair(&whom, &meant, mode).unwrap();
            let closed = resolver.with_steps(&repair.steps);
            let all = closed.with_steps(&repair.along);
            assert_eq!(all.isolation(&whom, &meant, mode).unwrap(), repair.after);
            // Who may use no application is nobody in particular, and has what anyone has.
            let others = subjects().into_iter().filter(|subject| match subject {
                Subject::User(key) => !acme.contains(key) && signs_in(&resolver, key),
                _ => true,
            });
            let others: Vec<Subject> = others.collect();
            assert_eq!(
                usable(&closed, &others),
                usable(&all, &others),
                "{repair:?}"
            );
            for step in &repair.along {
                let Step::Revoke(scheme, _) = step else {
                    continue;
                };
                // Whoever joins is granted it there by a role, or on some issues, or not at all.
                for project in resolver.instance().projects_of(*scheme) {
                    let scope = Scope::Project(project.id);
                    let chains = all.chains(&newcomer, scope, mode, CREATE_ISSUES).unwrap();
                    assert!(chains.iter().all(|chain| {
                        let by_role = matches!(chain.links.last(), Some(Link::ActsIn(..)));
                        by_role || chain.cell.holder.relation().is_some()
                    }));
                }
            }
            steps += repair.along.len();
        }
    }
    assert!(steps > 300, "only {steps} steps went along");
}

#[test]
fn a_difference_and_its_inverse_lead_back() {
    let mut random = Random(0xd4af);
    for _ in 0..500 {
        let instance = random_world(&mut random).resolver();
        let schemes: Vec<_> = instance.instance().schemes.values().cloned().collect();
        let [one, other] = schemes.as_slice() else {
            unreachable!()
        };
        let draft = Draft::between(one, other);
        assert_eq!(draft.apply(one).cells(), other.cells());
        assert_eq!(draft.inverse().apply(other).cells(), one.cells());
    }
}
