//! A small world to ask about: one project, one issue, a few people, and the grants of the test.

use std::sync::Arc;

use whocan_access::{
    Actors, ApplicationRole, Cell, Grant, GrantId, Group, Holder, Instance, Issue, IssueId,
    PermissionScheme, Project, ProjectId, Resolver, RoleId, SchemeId, Scope, Subject, User,
};

pub(crate) const PROJECT: Scope = Scope::Project(ProjectId(1));
pub(crate) const ISSUE: Scope = Scope::Issue(IssueId(1));
pub(crate) const CLIENTS: RoleId = RoleId(10_100);
pub(crate) const CUSTOM_SCHEME: SchemeId = SchemeId(10_000);

/// Ann leads the project; Rita reported its issue; Asa is its assignee; Fay is named in its field
/// `customfield_1`; Max is in group `inner`, a sub-group of `outer`; Ned is inactive, though in
/// `inner` too; Zoe is in nothing. Group `outer` gives access to jira-software, and is named in
/// the issue's field `customfield_2`.
pub(crate) fn instance(grants: &[(&str, Holder)]) -> Instance {
    let mut instance = Instance::default();
    for name in ["ann", "rita", "asa", "fay", "max", "ned", "zoe"] {
        let user = User {
            key: key(name).into(),
            name: name.into(),
            display_name: name.into(),
            email: String::new(),
            active: name != "ned",
        };
        instance.users.insert(user.key.clone(), Arc::new(user));
    }
    for (name, users, groups) in [
        ("inner", vec!["max", "ned"], vec![]),
        ("outer", vec![], vec!["inner"]),
        ("other", vec![], vec![]),
    ] {
        let group = Group {
            name: name.into(),
            users: users.into_iter().map(|user| key(user).into()).collect(),
            groups: groups.into_iter().map(Into::into).collect(),
        };
        instance.groups.insert(name.into(), Arc::new(group));
    }
    let software = ApplicationRole {
        key: "jira-software".into(),
        name: "Jira Software".into(),
        groups: ["outer".into()].into(),
    };
    let applications = &mut instance.applications;
    applications.insert(software.key.clone(), Arc::new(software));
    let acting = Actors {
        users: [key("zoe").into()].into(),
        groups: ["outer".into(), "deleted".into()].into(),
    };
    let project = Project {
        id: ProjectId(1),
        key: "ACME".into(),
        name: "Acme portal".into(),
        lead: Some(key("ann").into()),
        kind: "software".into(),
        archived: false,
        scheme: CUSTOM_SCHEME,
        security_scheme: None,
        actors: [(CLIENTS, acting)].into(),
    };
    instance.projects.insert(project.id, Arc::new(project));
    let issue = Issue {
        id: IssueId(1),
        key: "ACME-1".into(),
        summary: String::new(),
        project: ProjectId(1),
        reporter: Some(key("rita").into()),
        assignee: Some(key("asa").into()),
        level: None,
        user_fields: [("customfield_1".into(), [key("fay").into()].into())].into(),
        group_fields: [("customfield_2".into(), ["outer".into()].into())].into(),
    };
    instance.issues.insert(issue.id, Arc::new(issue));
    let scheme = scheme(grants);
    instance.schemes.insert(scheme.id, Arc::new(scheme));
    instance
}

pub(crate) fn scheme(grants: &[(&str, Holder)]) -> PermissionScheme {
    let grants = (1..).zip(grants).map(|(id, (permission, holder))| Grant {
        id: Some(GrantId(id)),
        cell: Cell::new(*permission, holder.clone()),
    });
    PermissionScheme {
        id: CUSTOM_SCHEME,
        name: "Client scheme".into(),
        description: String::new(),
        grants: grants.collect(),
    }
}

pub(crate) fn resolver(grants: &[(&str, Holder)]) -> Resolver {
    Resolver::new(Arc::new(instance(grants)))
}

/// Keys differ from names, so that mixing them up shows.
pub(crate) fn key(name: &str) -> String {
    format!("JIRAUSER-{name}")
}

pub(crate) fn user(name: &str) -> Subject {
    Subject::User(key(name).into())
}

/// The users whose answer is yes, by name.
pub(crate) fn those_who(mut answer: impl FnMut(&Subject) -> bool) -> Vec<&'static str> {
    let names = ["ann", "rita", "asa", "fay", "max", "ned", "zoe"];
    names
        .into_iter()
        .filter(|name| answer(&user(name)))
        .collect()
}
