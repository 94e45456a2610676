//! The random worlds reach everything that there is: a proof over worlds in which some holder never
//! matches proves nothing about it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use whocan_access::{
    BUILT_IN, GroupName, Holder, Instance, Lack, Mode, Relations, Resolver, Scope, UserKey, Verdict,
};
use whocan_oracles::naive::Question;
use whocan_worlds::small::{MODES, cases, scopes, subjects, world};

const WORLDS: u64 = 400;

/// How often each thing was reached, by what it is called.
#[derive(Default)]
struct Reached(BTreeMap<String, u64>);

impl Reached {
    fn count(&mut self, what: impl Into<String>) {
        *self.0.entry(what.into()).or_default() += 1;
    }

    fn count_if(&mut self, reached: bool, what: &str) {
        if reached {
            self.count(what);
        }
    }
}

fn kind(holder: &Holder) -> &'static str {
    match holder {
        Holder::Anyone => "anyone",
        Holder::ApplicationRole(None) => "any application",
        Holder::ApplicationRole(Some(_)) => "one application",
        Holder::User(_) => "user",
        Holder::Group(_) => "group",
        Holder::ProjectRole(_) => "role",
        Holder::ProjectLead => "lead",
        Holder::Reporter => "reporter",
        Holder::Assignee => "assignee",
        Holder::UserCustomField(_) => "user field",
        Holder::GroupCustomField(_) => "group field",
        Holder::PortalCustomers => "portal customers",
        Holder::ReporterCreate => "reporter, if may create",
        Holder::AssigneeAssignable => "assignee, if assignable",
        Holder::Unknown { .. } => "unknown",
    }
}

const KINDS: [&str; 15] = [
    "anyone",
    "any application",
    "one application",
    "user",
    "group",
    "role",
    "lead",
    "reporter",
    "assignee",
    "user field",
    "group field",
    "portal customers",
    "reporter, if may create",
    "assignee, if assignable",
    "unknown",
];

/// What has to be reached besides holders and permissions.
const SITUATIONS: [&str; 31] = [
    "verdict yes",
    "verdict on issues of one relation",
    "verdict on issues of two relations",
    "verdict no",
    "lack of Browse",
    "lack of the level",
    "lack through the archive",
    "as Reporter only",
    "as Assignee only",
    "as InUserField only",
    "as InGroupField only",
    "member through one sub-group",
    "member through two sub-groups",
    "group in itself",
    "groups in a circle",
    "inactive user in a grant",
    "inactive user in a role",
    "inactive user in a group",
    "inactive lead",
    "inactive reporter",
    "unknown user in a grant",
    "unknown user in a role",
    "unknown user in a group",
    "unknown group in a grant",
    "unknown group in a role",
    "unknown sub-group",
    "unknown role",
    "unknown application",
    "unknown scheme",
    "unknown level",
    "unknown permission",
];

#[test]
fn the_worlds_reach_everything() {
    let mut reached = Reached::default();
    for seed in 0..WORLDS {
        let instance = world(seed);
        references(&instance, &mut reached);
        nesting(&instance, &mut reached);
        holders(&instance, &mut reached);
        verdicts(&instance, &mut reached);
    }
    let mut expected: BTreeSet<String> = SITUATIONS.map(ToOwned::to_owned).into();
    for kind in KINDS {
        for mode in MODES {
            for place in ["project", "issue"] {
                for answer in [true, false] {
                    let never = match kind {
                        "anyone" => !answer,
                        "portal customers" | "unknown" => answer,
                        _ => false,
                    };
                    if !never {
                        expected.insert(matching(kind, mode, place, answer));
                    }
                }
            }
        }
        expected.insert(format!("{kind} in a level"));
    }
    let permissions = BUILT_IN.iter().filter(|permission| !permission.is_global());
    expected.extend(permissions.map(|permission| format!("{} granted", permission.key)));
    let missed: Vec<&String> = expected
        .iter()
        .filter(|what| !reached.0.contains_key(*what))
        .collect();
    assert!(missed.is_empty(), "never reached: {missed:#?}");
    let rarest = expected.iter().map(|what| (reached.0[what], what)).min();
    println!("{} things reached, rarest {rarest:?}", expected.len());
}

fn matching(kind: &str, mode: Mode, place: &str, answer: bool) -> String {
    format!("{kind} in a {place}, {mode:?}: {answer}")
}

/// Names of what does not exist, or cannot sign in.
fn references(instance: &Instance, reached: &mut Reached) {
    let unknown = |key: &UserKey| !instance.users.contains_key(key);
    let inactive = |key: &UserKey| instance.users.get(key).is_some_and(|user| !user.active);
    let no_group = |name: &GroupName| !instance.groups.contains_key(name);
    for scheme in instance.schemes.values() {
        for grant in &scheme.grants {
            let permission = &grant.cell.permission;
            reached.count(format!("{permission} granted"));
            reached.count_if(
                !BUILT_IN
                    .iter()
                    .any(|known| known.key == permission.as_str()),
                "unknown permission",
            );
            match &grant.cell.holder {
                Holder::User(key) => {
                    reached.count_if(unknown(key), "unknown user in a grant");
                    reached.count_if(inactive(key), "inactive user in a grant");
                }
                Holder::Group(name) => reached.count_if(no_group(name), "unknown group in a grant"),
                Holder::ApplicationRole(Some(key)) => {
                    let known = instance.applications.contains_key(key);
                    reached.count_if(!known, "unknown application");
                }
                _ => {}
            }
        }
        for project in instance.projects_of(scheme.id) {
            let unknown = |grant: &&whocan_access::Grant| match &grant.cell.holder {
                Holder::ProjectRole(role) => !project.actors.contains_key(role),
                _ => false,
            };
            reached.count_if(scheme.grants.iter().any(|g| unknown(&g)), "unknown role");
        }
    }
    for group in instance.groups.values() {
        reached.count_if(group.users.iter().any(unknown), "unknown user in a group");
        reached.count_if(group.users.iter().any(inactive), "inactive user in a group");
        reached.count_if(group.groups.iter().any(no_group), "unknown sub-group");
    }
    for project in instance.projects.values() {
        let known = instance.schemes.contains_key(&project.scheme);
        reached.count_if(!known, "unknown scheme");
        reached.count_if(project.lead.as_ref().is_some_and(inactive), "inactive lead");
        for actors in project.actors.values() {
            reached.count_if(actors.users.iter().any(unknown), "unknown user in a role");
            reached.count_if(actors.users.iter().any(inactive), "inactive user in a role");
            reached.count_if(
                actors.groups.iter().any(no_group),
                "unknown group in a role",
            );
        }
    }
    let levels = instance.security_schemes.values().flat_map(|s| &s.levels);
    for holder in levels.clone().flat_map(|level| &level.holders) {
        reached.count(format!("{} in a level", kind(holder)));
    }
    for issue in instance.issues.values() {
        let reporter = issue.reporter.as_ref();
        reached.count_if(reporter.is_some_and(inactive), "inactive reporter");
        let mut ids = levels.clone().map(|level| level.id);
        let missing = issue.level.is_some_and(|id| ids.all(|known| known != id));
        reached.count_if(missing, "unknown level");
    }
}

/// Groups in groups.
fn nesting(instance: &Instance, reached: &mut Reached) {
    for group in instance.groups.values() {
        reached.count_if(group.groups.contains(&group.name), "group in itself");
        for child in group.groups.iter().filter(|child| **child != group.name) {
            let Some(child) = instance.groups.get(child) else {
                continue;
            };
            let new = |user: &&UserKey| !group.users.contains(*user);
            reached.count_if(
                child.users.iter().any(|user| new(&user)),
                "member through one sub-group",
            );
            reached.count_if(child.groups.contains(&group.name), "groups in a circle");
            for grandchild in &child.groups {
                let further = grandchild != &group.name && grandchild != &child.name;
                if let Some(grandchild) = instance.groups.get(grandchild).filter(|_| further) {
                    let newer = |user: &&UserKey| new(user) && !child.users.contains(*user);
                    reached.count_if(
                        grandchild.users.iter().any(|user| newer(&user)),
                        "member through two sub-groups",
                    );
                }
            }
        }
    }
}

/// Which holders of grants match, and which do not.
fn holders(instance: &Instance, reached: &mut Reached) {
    for subject in &subjects(instance) {
        for scope in scopes(instance) {
            let (place, project) = match scope {
                Scope::Project(id) => ("project", id),
                Scope::Issue(id) => ("issue", instance.issues[&id].project),
            };
            let scheme = instance.schemes.get(&instance.projects[&project].scheme);
            for mode in MODES {
                for relations in &cases(mode, scope) {
                    let question = Question {
                        instance,
                        subject,
                        scope,
                        mode,
                        relations,
                    };
                    for grant in scheme.into_iter().flat_map(|scheme| &scheme.grants) {
                        let holder = &grant.cell.holder;
                        let matches = question.holds(holder, grant.cell.permission.as_str());
                        reached.count(matching(kind(holder), mode, place, matches));
                    }
                }
            }
        }
    }
}

/// What the answers come to.
fn verdicts(instance: &Instance, reached: &mut Reached) {
    let resolver = Resolver::new(Arc::new(instance.clone()));
    for subject in &subjects(instance) {
        for scope in scopes(instance) {
            let access = resolver.access(subject, scope, Mode::Conditional).unwrap();
            for permission in access.permission_keys() {
                match access.verdict(permission.as_str()) {
                    Verdict::Yes => reached.count("verdict yes"),
                    Verdict::No => reached.count("verdict no"),
                    Verdict::OnIssues(sets) => {
                        for set in &sets {
                            on_issues(set, reached);
                        }
                    }
                    Verdict::Unusable(lacks) => {
                        for lack in &lacks {
                            lacking(lack, reached);
                        }
                    }
                }
            }
        }
    }
}

fn on_issues(set: &Relations, reached: &mut Reached) {
    match set.len() {
        1 => reached.count("verdict on issues of one relation"),
        _ => reached.count("verdict on issues of two relations"),
    }
    if let (Some(relation), 1) = (set.first(), set.len()) {
        let name = format!("{relation:?}");
        let name = name.split('(').next().unwrap();
        reached.count(format!("as {name} only"));
    }
}

fn lacking(lack: &Lack, reached: &mut Reached) {
    reached.count(match lack {
        Lack::Permission(_) => "lack of Browse",
        Lack::SecurityLevel(_) => "lack of the level",
        Lack::Archived => "lack through the archive",
    });
}
