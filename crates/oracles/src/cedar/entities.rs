//! Who and what there is, as Cedar's entities.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};
use whocan_access::{
    Actors, GroupName, Instance, Issue, PermissionKey, Project, Scope, Subject, UserKey,
};

use super::{Ask, principal, user};
use crate::naive::NEED_BROWSE;

fn uid(kind: &str, id: &str) -> Value {
    json!({ "type": kind, "id": id })
}

fn reference(kind: &str, id: &str) -> Value {
    json!({ "__entity": uid(kind, id) })
}

fn person(key: &UserKey) -> Value {
    reference("Person", &user(key.as_str()))
}

fn group(name: &GroupName) -> Value {
    reference("Group", name.as_str())
}

/// The entities that questions about these subjects in these scopes need, and no others: the fewer
/// there are, the faster Cedar is. Unknown scopes are left out.
///
/// `None` if the groups of one of the subjects contain each other in a circle: Cedar refuses such
/// a hierarchy.
#[must_use]
pub fn entities(
    instance: &Instance,
    subjects: &[Subject],
    scopes: &[Scope],
    permissions: &[PermissionKey],
) -> Option<Value> {
    let mut made = Making {
        instance,
        containing: containing(instance),
        acting: acting(instance, scopes),
        groups: BTreeSet::new(),
        all: Vec::new(),
    };
    for subject in subjects {
        made.subject(subject)?;
    }
    for application in instance.applications.keys() {
        made.add(
            "Application",
            application.as_str(),
            json!({}),
            any("application"),
        );
    }
    for scope in scopes {
        made.scope(*scope);
    }
    for permission in permissions {
        made.actions(permission.as_str());
    }
    Some(Value::Array(made.all))
}

/// The one thing that all of a kind are in.
fn any(kind: &str) -> Vec<Value> {
    vec![uid("Any", kind)]
}

/// By group: the groups that it is directly in.
fn containing(instance: &Instance) -> BTreeMap<&GroupName, Vec<&GroupName>> {
    let mut containing: BTreeMap<&GroupName, Vec<&GroupName>> = BTreeMap::new();
    for group in instance.groups.values() {
        // A group within itself changes nothing.
        for child in group.groups.iter().filter(|child| **child != group.name) {
            containing.entry(child).or_default().push(&group.name);
        }
    }
    containing
}

/// The roles of the projects asked about, with their actors.
fn acting<'a>(instance: &'a Instance, scopes: &[Scope]) -> Vec<(String, &'a Actors)> {
    let projects = scopes.iter().filter_map(|scope| match scope {
        Scope::Project(id) => Some(*id),
        Scope::Issue(id) => instance.issues.get(id).map(|issue| issue.project),
    });
    let projects: BTreeSet<_> = projects.collect();
    let projects = projects.iter().filter_map(|id| instance.projects.get(id));
    let roles = projects.flat_map(|project| {
        let roles = project.actors.iter();
        roles.map(|(role, actors)| (format!("{role} of {}", project.id), actors))
    });
    roles.collect()
}

struct Making<'a> {
    instance: &'a Instance,
    containing: BTreeMap<&'a GroupName, Vec<&'a GroupName>>,
    acting: Vec<(String, &'a Actors)>,
    /// The groups that are made already.
    groups: BTreeSet<&'a GroupName>,
    all: Vec<Value>,
}

impl<'a> Making<'a> {
    fn add(&mut self, kind: &str, id: &str, attributes: Value, parents: Vec<Value>) {
        let entity = [
            ("uid".to_owned(), uid(kind, id)),
            ("attrs".to_owned(), attributes),
            ("parents".to_owned(), Value::Array(parents)),
        ];
        self.all.push(Value::Object(Map::from_iter(entity)));
    }

    fn roles(&self, acts: impl Fn(&Actors) -> bool) -> impl Iterator<Item = Value> {
        let roles = self.acting.iter();
        roles
            .filter(move |(_, actors)| acts(actors))
            .map(|(id, _)| uid("Role", id))
    }

    fn subject(&mut self, subject: &Subject) -> Option<()> {
        let instance = self.instance;
        let mut signed_in = true;
        let mut parents = Vec::new();
        let mut groups: Vec<&GroupName> = Vec::new();
        match subject {
            Subject::Anonymous => signed_in = false,
            Subject::AnySignedIn => parents = any("application"),
            Subject::User(key) => {
                let user = instance.users.get(key);
                signed_in = user.is_some_and(|user| user.active);
                parents.extend(self.roles(|actors| actors.users.contains(key)));
                let with_them = instance.groups.values();
                let with_them = with_them.filter(|group| group.users.contains(key));
                groups.extend(with_them.map(|group| &group.name));
            }
            Subject::NewMember(names) => {
                let known = names.iter();
                groups
                    .extend(known.filter_map(|name| Some(instance.groups.get_key_value(name)?.0)));
            }
        }
        for name in groups {
            self.group(name, &mut Vec::new())?;
            parents.push(uid("Group", name.as_str()));
        }
        let attributes = json!({ "signed_in": signed_in });
        self.add("Person", &principal(subject), attributes, parents);
        Some(())
    }

    /// A group and those that it is in; `path` is how one came here.
    fn group(&mut self, name: &'a GroupName, path: &mut Vec<&'a GroupName>) -> Option<()> {
        if path.contains(&name) {
            return None;
        }
        let parents = self.containing.get(name).cloned().unwrap_or_default();
        path.push(name);
        for parent in &parents {
            self.group(parent, path)?;
        }
        path.pop();
        if !self.groups.insert(name) {
            return Some(());
        }
        let mut inside = any("group");
        inside.extend(parents.iter().map(|parent| uid("Group", parent.as_str())));
        inside.extend(self.roles(|actors| actors.groups.contains(name)));
        let applications = self.instance.applications.values();
        let giving = applications.filter(|application| application.groups.contains(name));
        inside.extend(giving.map(|application| uid("Application", application.key.as_str())));
        self.add("Group", name.as_str(), json!({}), inside);
        Some(())
    }

    fn scope(&mut self, scope: Scope) {
        let instance = self.instance;
        let issue = match scope {
            Scope::Project(_) => None,
            Scope::Issue(id) => instance.issues.get(&id),
        };
        let project = match (scope, issue) {
            (Scope::Project(id), _) => instance.projects.get(&id),
            (_, Some(issue)) => instance.projects.get(&issue.project),
            _ => None,
        };
        let Some(project) = project else { return };
        let mut attributes = of_project(project);
        let (kind, id) = if let Some(issue) = issue {
            attributes.extend(of_issue(issue));
            ("Issue", issue.id.to_string())
        } else {
            ("Project", project.id.to_string())
        };
        let scheme = vec![uid("Scheme", &project.scheme.to_string())];
        self.add(kind, &id, Value::Object(attributes), scheme);
    }

    /// The two actions of a permission.
    fn actions(&mut self, permission: &str) {
        self.add(
            "Action",
            &Ask::Granted.action(permission),
            json!({}),
            vec![],
        );
        let mut parents = vec![uid("Action", "use")];
        if NEED_BROWSE.contains(&permission) {
            parents.push(uid("Action", "use with Browse"));
        }
        let all = permission.replace("_OWN_", "_ALL_");
        if all != permission {
            parents.push(uid("Action", &Ask::Effective.action(&all)));
        }
        self.add(
            "Action",
            &Ask::Effective.action(permission),
            json!({}),
            parents,
        );
    }
}

fn of_project(project: &Project) -> Map<String, Value> {
    let roles = project.actors.keys().map(|role| {
        let id = format!("{role} of {}", project.id);
        (role.to_string(), reference("Role", &id))
    });
    let roles = Value::Object(roles.collect());
    let mut attributes = Map::from_iter([
        ("archived".to_owned(), json!(project.archived)),
        ("roles".to_owned(), roles),
    ]);
    attributes.extend(
        project
            .lead
            .as_ref()
            .map(|key| ("lead".to_owned(), person(key))),
    );
    attributes
}

fn of_issue(issue: &Issue) -> Map<String, Value> {
    let users = issue.user_fields.iter();
    let users = users.map(|(field, keys)| (field.to_string(), keys.iter().map(person).collect()));
    let groups = issue.group_fields.iter();
    let groups =
        groups.map(|(field, names)| (field.to_string(), names.iter().map(group).collect()));
    let mut attributes = Map::from_iter([
        ("users".to_owned(), Value::Object(users.collect())),
        ("groups".to_owned(), Value::Object(groups.collect())),
    ]);
    let related = [("reporter", &issue.reporter), ("assignee", &issue.assignee)];
    for (name, key) in related {
        attributes.extend(key.as_ref().map(|key| (name.to_owned(), person(key))));
    }
    let level = issue.level.map(|level| json!(level.to_string()));
    attributes.extend(level.map(|level| ("level".to_owned(), level)));
    attributes
}
