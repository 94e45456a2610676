//! A project in the words of Casbin: the third judge, for the part that it can express. That part
//! is what is granted in a project whatever the issue: grants and memberships. Relations to issues,
//! needs, issue security and the archive are beyond its model.

use std::collections::BTreeSet;

use whocan_access::{GroupName, Holder, Instance, Project, ProjectId, Subject};

use crate::cedar::principal;

/// Who is granted what, over who counts as whom.
pub const MODEL: &str = "
[request_definition]
r = sub, act

[policy_definition]
p = sub, act

[role_definition]
g = _, _

[policy_effect]
e = some(where (p.eft == allow))

[matchers]
m = r.act == p.act && g(r.sub, p.sub)
";

/// What Casbin is told about one project.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Facts {
    /// Holder and permission.
    pub policies: Vec<[String; 2]>,
    /// Who counts as whom: subjects and groups as groups, roles and other holders.
    pub links: BTreeSet<[String; 2]>,
}

/// The facts of one project that matter to these subjects. `None` if there is no such project.
#[must_use]
pub fn facts(instance: &Instance, project: ProjectId, subjects: &[Subject]) -> Option<Facts> {
    let project = instance.projects.get(&project)?;
    let mut facts = Facts::default();
    if let Some(scheme) = instance.schemes.get(&project.scheme) {
        for grant in &scheme.grants {
            let permission = grant.cell.permission.as_str();
            if let Some(holder) = holder(&grant.cell.holder, permission) {
                facts.policies.push([holder, permission.to_owned()]);
            }
        }
    }
    for subject in subjects {
        facts.subject(instance, project, subject);
    }
    let mut known = BTreeSet::new();
    for subject in subjects {
        for name in groups_of(instance, subject) {
            facts.group(instance, project, name, &mut known);
        }
    }
    Some(facts)
}

/// What a holder is called; `None` for one that depends on an issue or matches nobody.
fn holder(holder: &Holder, permission: &str) -> Option<String> {
    match holder {
        Holder::Anyone => Some("anyone".to_owned()),
        Holder::ApplicationRole(None) => Some("any application".to_owned()),
        Holder::ApplicationRole(Some(key)) => Some(format!("application {key}")),
        Holder::User(key) => Some(format!("user {key}")),
        Holder::Group(name) => Some(format!("group {name}")),
        Holder::ProjectRole(role) => Some(format!("role {role}")),
        Holder::ProjectLead => Some("lead".to_owned()),
        Holder::Reporter if permission == "CREATE_ISSUES" => Some("signed in".to_owned()),
        _ => None,
    }
}

fn groups_of<'a>(instance: &'a Instance, subject: &Subject) -> Vec<&'a GroupName> {
    let all = instance.groups.values();
    let direct = all.filter(|group| match subject {
        Subject::User(key) => {
            let active = instance.users.get(key).is_some_and(|user| user.active);
            active && group.users.contains(key)
        }
        Subject::NewMember(names) => names.contains(&group.name),
        Subject::Anonymous | Subject::AnySignedIn => false,
    });
    direct.map(|group| &group.name).collect()
}

impl Facts {
    fn link(&mut self, who: &str, counts_as: &str) {
        self.links.insert([who.to_owned(), counts_as.to_owned()]);
    }

    fn subject(&mut self, instance: &Instance, project: &Project, subject: &Subject) {
        let who = principal(subject);
        self.link(&who, "anyone");
        match subject {
            Subject::Anonymous => {}
            Subject::AnySignedIn => {
                self.link(&who, "signed in");
                self.link(&who, "any application");
            }
            Subject::User(key) => {
                if !instance.users.get(key).is_some_and(|user| user.active) {
                    // What a grant names an inactive user by is not what asks (domain.md, rule 3).
                    self.policies.retain(|[holder, _]| *holder != who);
                    return;
                }
                self.link(&who, "signed in");
                if project.lead.as_ref() == Some(key) {
                    self.link(&who, "lead");
                }
                for (role, actors) in &project.actors {
                    if actors.users.contains(key) {
                        self.link(&who, &format!("role {role}"));
                    }
                }
            }
            Subject::NewMember(_) => self.link(&who, "signed in"),
        }
        for name in groups_of(instance, subject) {
            self.link(&who, &format!("group {name}"));
        }
    }

    fn group<'a>(
        &mut self,
        instance: &'a Instance,
        project: &Project,
        name: &'a GroupName,
        known: &mut BTreeSet<&'a GroupName>,
    ) {
        if !known.insert(name) {
            return;
        }
        let who = format!("group {name}");
        for application in instance.applications.values() {
            if application.groups.contains(name) {
                self.link(&who, "any application");
                self.link(&who, &format!("application {}", application.key));
            }
        }
        for (role, actors) in &project.actors {
            if actors.groups.contains(name) {
                self.link(&who, &format!("role {role}"));
            }
        }
        for parent in instance.groups.values() {
            if parent.name != *name && parent.groups.contains(name) {
                self.link(&who, &format!("group {}", parent.name));
                self.group(instance, project, &parent.name, known);
            }
        }
    }
}

/// Casbin's best supported use: an enforcer built once, with the facts of one project only.
///
/// # Errors
/// What Casbin refuses of the facts.
#[cfg(feature = "judges")]
pub fn enforcer(facts: &Facts) -> casbin::Result<casbin::Enforcer> {
    use casbin::{CoreApi, DefaultModel, Enforcer, MemoryAdapter, MgmtApi};

    let rules = |pairs: &mut dyn Iterator<Item = &[String; 2]>| -> Vec<Vec<String>> {
        pairs.map(|pair| pair.to_vec()).collect()
    };
    // Nothing of it waits: everything is in memory.
    pollster::block_on(async {
        let model = DefaultModel::from_str(MODEL).await?;
        let mut enforcer = Enforcer::new(model, MemoryAdapter::default()).await?;
        enforcer
            .add_policies(rules(&mut facts.policies.iter()))
            .await?;
        let links = rules(&mut facts.links.iter());
        enforcer.add_grouping_policies(links).await?;
        Ok(enforcer)
    })
}
