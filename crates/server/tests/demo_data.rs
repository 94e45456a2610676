//! The demo data is what it claims to be: the resolver itself is asked.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that is not as it should be"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use whocan_access::permission::{ADMINISTER_PROJECTS, BROWSE_PROJECTS, built_in};
use whocan_access::{
    Access, Actors, Cell, Chain, Condition, Draft, Holder, Instance, Link, Mode, Relation,
    Resolver, SchemeId, Scope, Subject, UserKey,
};
use whocan_server::demo::{Demo, DemoData};

struct Story {
    resolver: Resolver,
    data: DemoData,
}

impl Story {
    fn new() -> Self {
        let data = Demo::Story.data();
        let resolver = Resolver::new(Arc::new(data.instance.clone()));
        Self { resolver, data }
    }

    fn scope(&self, project: &str) -> Scope {
        Scope::Project(self.data.instance.project_by_key(project).unwrap().id)
    }

    fn key(&self, name: &str) -> UserKey {
        self.data.instance.user_by_name(name).unwrap().key.clone()
    }

    fn user(&self, name: &str) -> Subject {
        Subject::User(self.key(name))
    }

    fn access(&self, subject: &Subject, project: &str, mode: Mode) -> Access {
        let scope = self.scope(project);
        self.resolver.access(subject, scope, mode).unwrap()
    }

    /// The keys of the projects that a subject can browse.
    fn browses(&self, subject: &Subject, mode: Mode) -> String {
        let mut keys: Vec<&str> = Vec::new();
        for project in self.data.instance.projects.values() {
            let access = self.access(subject, project.key.as_str(), mode);
            if access.effective(BROWSE_PROJECTS) == Condition::Always {
                keys.push(project.key.as_str());
            }
        }
        keys.sort_unstable();
        keys.join(" ")
    }

    fn chains(&self, subject: &Subject, project: &str) -> Vec<Chain> {
        let scope = self.scope(project);
        let chains = self
            .resolver
            .chains(subject, scope, Mode::Conditional, BROWSE_PROJECTS);
        chains.unwrap()
    }

    /// The story after 'any signed-in user' lost Browse Projects in the default scheme.
    fn repaired(mut self) -> Self {
        let scheme = &self.data.instance.schemes[&SchemeId::DEFAULT];
        let mut draft = Draft::default();
        let cell = Cell::new(BROWSE_PROJECTS, Holder::ApplicationRole(None));
        draft.set(scheme, cell, false);
        assert_eq!(draft.len(), 1);
        self.resolver = self.resolver.with_scheme(draft.apply(scheme));
        self
    }
}

#[test]
fn story_has_the_size_it_claims() {
    let instance = Demo::Story.data().instance;
    assert_eq!(instance.users.len(), 60);
    assert_eq!(instance.groups.len(), 20);
    assert_eq!(instance.schemes.len(), 5);
    let keys: Vec<&str> = instance.projects.values().map(|p| p.key.as_str()).collect();
    let expected = "ACME BLUE CORE DOCS FIN HR INTAKE LAB OPEN OPS SALES VAULT";
    assert_eq!(keys.join(" "), expected);
    let archived = instance.projects.values().filter(|p| p.archived);
    assert_eq!(archived.count(), 1);
    assert_eq!(instance.groups["acme-clients"].users.len(), 6);
    let empty = |name: &&str| instance.groups[*name].users.is_empty();
    assert!(empty(&"bluebird-clients"));
    let default = &instance.schemes[&SchemeId::DEFAULT];
    assert_eq!(default.name, "Default Permission Scheme");
    assert_eq!(default.cells().len(), 32);
    for scheme in instance.schemes.values() {
        assert_eq!(
            scheme.cells().len(),
            scheme.grants.len(),
            "{}: a cell twice",
            scheme.name
        );
    }
    for issue in instance.issues.values() {
        let Some(level) = issue.level else { continue };
        let scheme = instance.projects[&issue.project].security_scheme.unwrap();
        let levels = &instance.security_schemes[&scheme].levels;
        assert!(
            levels.iter().any(|known| known.id == level),
            "{}",
            issue.key
        );
    }
}

#[test]
fn everybody_of_the_story_signs_in_with_their_name() {
    let DemoData {
        instance,
        passwords,
    } = Demo::Story.data();
    assert_eq!(passwords.len(), instance.users.len());
    for (key, password) in &passwords {
        assert_eq!(*password, instance.users[key].name);
    }
    let names: BTreeSet<&str> = instance.users.values().map(|u| u.name.as_str()).collect();
    assert_eq!(names.len(), instance.users.len());
    // A key that is somebody else's name, to tell the two apart.
    let key = UserKey::from("h.berg");
    assert_ne!(instance.user_by_name("h.berg").unwrap().key, key);
    assert!(instance.users.contains_key(&key));
}

#[test]
fn a_new_member_of_the_client_group_sees_nearly_everything() {
    let story = Story::new();
    let newcomer = Subject::new_member_of("acme-clients");
    let seen = "ACME BLUE CORE DOCS FIN LAB OPEN OPS SALES";
    assert_eq!(story.browses(&newcomer, Mode::Conditional), seen);
    // Leak 1: application access through the parent group.
    let [chain] = &story.chains(&newcomer, "BLUE")[..] else {
        panic!("one chain is expected");
    };
    let links = [
        Link::MemberOf("acme-clients".into()),
        Link::SubGroupOf("externals".into()),
        Link::Application("jira-software".into()),
    ];
    assert_eq!(chain.links, links);
    assert_eq!(chain.cell.holder, Holder::ApplicationRole(None));
}

#[test]
fn anyone_browses_the_public_project_only() {
    let story = Story::new();
    assert_eq!(story.browses(&Subject::Anonymous, Mode::DataCenter), "OPEN");
    let client = story.user("client");
    assert_eq!(story.chains(&client, "OPEN")[0].cell.holder, Holder::Anyone);
}

#[test]
fn one_of_the_clients_is_in_the_vault_through_the_support_desk() {
    let story = Story::new();
    let clients = &story.data.instance.groups["acme-clients"].users;
    let vault = |key: &&UserKey| {
        !story
            .chains(&Subject::User((*key).clone()), "VAULT")
            .is_empty()
    };
    let inside: Vec<&UserKey> = clients.iter().filter(vault).collect();
    let dana = story.data.instance.user_by_name("dana.okoye").unwrap();
    assert_eq!(inside, [&dana.key]);
    let chain = &story.chains(&Subject::User(dana.key.clone()), "VAULT")[0];
    assert_eq!(chain.links[0], Link::MemberOf("support-desk".into()));
}

#[test]
fn the_reporter_grant_shows_the_name_of_the_intake_project() {
    let story = Story::new();
    let newcomer = Subject::new_member_of("acme-clients");
    let access = story.access(&newcomer, "INTAKE", Mode::Conditional);
    let Condition::OnIssues(sets) = access.effective(BROWSE_PROJECTS) else {
        panic!("only some issues are expected");
    };
    assert!(sets.contains(&[Relation::Reporter].into()));
    let access = story.access(&newcomer, "INTAKE", Mode::DataCenter);
    assert_eq!(access.effective(BROWSE_PROJECTS), Condition::Always);
}

#[test]
fn a_default_role_member_opens_finance() {
    let story = Story::new();
    let [chain] = &story.chains(&story.user("client"), "FIN")[..] else {
        panic!("one chain is expected");
    };
    let Holder::ProjectRole(role) = chain.cell.holder else {
        panic!("a role is expected");
    };
    let role = &story.data.instance.roles[&role];
    assert_eq!(role.name, "Observers");
    assert!(role.default_actors.groups.contains("externals"));
    assert!(chain.links.contains(&Link::SubGroupOf("externals".into())));
    let acting = |actors: &Actors| actors.groups.contains("externals");
    let projects = story.data.instance.projects.values();
    let with_externals = projects.filter(|p| p.actors.get(&role.id).is_some_and(acting));
    assert!(with_externals.count() > 3);
}

#[test]
fn without_the_default_grant_the_client_keeps_acme_and_loses_the_rest() {
    let story = Story::new().repaired();
    let client = story.user("client");
    assert_eq!(story.browses(&client, Mode::Conditional), "ACME FIN OPEN");
    assert_eq!(
        story.browses(&client, Mode::DataCenter),
        "ACME FIN INTAKE OPEN"
    );
    let links = &story.chains(&client, "ACME")[0].links;
    assert_eq!(links[0], Link::MemberOf("acme-clients".into()));
}

#[test]
fn the_lead_runs_acme_and_is_no_administrator() {
    let story = Story::new();
    let lead = story.user("lead");
    assert!(!story.resolver.is_administrator(&lead).unwrap());
    assert!(
        story
            .resolver
            .is_administrator(&story.user("admin"))
            .unwrap()
    );
    let administers = |project: &str| {
        let access = story.access(&lead, project, Mode::DataCenter);
        access.effective(ADMINISTER_PROJECTS) == Condition::Always
    };
    assert!(administers("ACME"));
    assert!(!administers("BLUE"));
    let acme = story.data.instance.project_by_key("ACME").unwrap();
    assert_eq!(acme.lead, Some(story.key("lead")));
}

#[test]
fn someone_who_left_still_holds_things() {
    let story = Story::new();
    let instance = &story.data.instance;
    let left: Vec<_> = instance.users.values().filter(|u| !u.active).collect();
    assert_eq!(left.len(), 1);
    let holder = Holder::User(left[0].key.clone());
    let grants = instance.schemes.values().flat_map(|scheme| &scheme.grants);
    assert!(grants.filter(|grant| grant.cell.holder == holder).count() > 0);
    let acts = |actors: &Actors| actors.users.contains(&left[0].key);
    let mut actors = instance.projects.values().flat_map(|p| p.actors.values());
    assert!(actors.any(acts));
    let subject = Subject::User(left[0].key.clone());
    assert_eq!(story.browses(&subject, Mode::DataCenter), "OPEN");
}

#[test]
fn only_what_was_meant_to_dangle_does() {
    let instance = Demo::Story.data().instance;
    let deleted: BTreeSet<String> = ["group finance-controllers".to_owned()].into();
    assert_eq!(dangling(&instance), deleted);
    let grants = instance.schemes.values().flat_map(|scheme| &scheme.grants);
    let unknown: BTreeSet<&str> = grants
        .map(|grant| &grant.cell.permission)
        .filter(|key| built_in(key.as_str()).is_none())
        .filter(|key| !instance.app_permissions.contains_key(*key))
        .map(whocan_access::PermissionKey::as_str)
        .collect();
    let lost = "com.studio.timesheets__APPROVE_TIMESHEETS";
    assert_eq!(unknown, [lost].into());
    let mut holders = instance
        .schemes
        .values()
        .flat_map(|scheme| scheme.holders());
    assert!(holders.any(|holder| matches!(holder, Holder::Unknown { .. })));
}

#[test]
fn a_demo_is_found_by_its_name() {
    for demo in Demo::ALL {
        assert_eq!(Demo::parse(demo.name()), Some(demo));
    }
    assert_eq!(Demo::parse("Story"), None);
}

/// What is named somewhere and exists nowhere.
fn dangling(instance: &Instance) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut check = |exists: bool, what: String| {
        if !exists {
            found.insert(what);
        }
    };
    let levels = instance.security_schemes.values().flat_map(|s| &s.levels);
    let holders = instance
        .schemes
        .values()
        .flat_map(|scheme| scheme.holders())
        .chain(levels.flat_map(|level| level.holders.clone()));
    for holder in holders {
        match &holder {
            Holder::User(key) => check(instance.users.contains_key(key), format!("user {key}")),
            Holder::Group(name) => {
                check(instance.groups.contains_key(name), format!("group {name}"));
            }
            Holder::ProjectRole(id) => check(instance.roles.contains_key(id), format!("role {id}")),
            Holder::UserCustomField(id) | Holder::GroupCustomField(id) => {
                check(instance.fields.contains_key(id), format!("field {id}"));
            }
            Holder::ApplicationRole(Some(key)) => {
                let exists = instance.applications.contains_key(key);
                check(exists, format!("application {key}"));
            }
            _ => {}
        }
    }
    let mut users: BTreeMap<UserKey, &str> = BTreeMap::new();
    let mut groups = BTreeMap::new();
    for group in instance.groups.values() {
        users.extend(group.users.iter().map(|key| (key.clone(), "in a group")));
        groups.extend(group.groups.iter().map(|name| (name.clone(), "in a group")));
    }
    for application in instance.applications.values() {
        groups.extend(application.groups.iter().map(|name| (name.clone(), "in")));
    }
    for project in instance.projects.values() {
        let lead = project.lead.clone();
        users.extend(lead.map(|key| (key, "as lead")));
        check(
            instance.schemes.contains_key(&project.scheme),
            format!("scheme {}", project.scheme),
        );
        for (role, actors) in &project.actors {
            check(instance.roles.contains_key(role), format!("role {role}"));
            users.extend(actors.users.iter().map(|key| (key.clone(), "in a role")));
            groups.extend(actors.groups.iter().map(|name| (name.clone(), "in a role")));
        }
    }
    for grant in &instance.global_grants {
        groups.extend(grant.group.iter().map(|name| (name.clone(), "globally")));
    }
    for issue in instance.issues.values() {
        let people = issue.reporter.iter().chain(&issue.assignee);
        let people = people.chain(issue.user_fields.values().flatten());
        users.extend(people.map(|key| (key.clone(), "on an issue")));
        let named = issue.group_fields.values().flatten();
        groups.extend(named.map(|name| (name.clone(), "on an issue")));
        check(
            instance.projects.contains_key(&issue.project),
            format!("project {}", issue.project),
        );
    }
    for (key, place) in users {
        check(
            instance.users.contains_key(&key),
            format!("user {key} {place}"),
        );
    }
    for (name, place) in groups {
        check(
            instance.groups.contains_key(&name),
            format!("group {name} {place}"),
        );
    }
    found
}
