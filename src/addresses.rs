//! Addresses of pages within the app, such as `/groups/staff`. `browser::at` makes links of them.

use whocan_access::{GroupName, Instance, Link, ProjectId, ProjectKey, SchemeId, Subject, UserKey};

use crate::editor::subjects;
use crate::rights::Rights;

/// The page of a group.
pub fn group(name: &GroupName) -> String {
    format!("/groups/{}", encoded(name.as_str()))
}

/// The page of a person, come to from that of a group.
pub fn person(key: &UserKey, of: &GroupName) -> String {
    let (key, of) = (encoded(key.as_str()), encoded(of.as_str()));
    format!("/people/{key}?of={of}")
}

/// What closes the leaks of a group, held against the projects that are meant for it, by key.
pub fn closing(name: &str, meant: &str) -> String {
    let (name, meant) = (encoded(name), encoded(meant));
    format!("/groups/{name}?meant={meant}&closing=yes")
}

/// The page of a project.
pub fn project(key: &ProjectKey) -> String {
    format!("/projects/{key}")
}

/// The editor of a scheme, with its preview about somebody somewhere.
pub fn scheme(id: SchemeId, about: Option<&Subject>, place: Option<&ProjectKey>) -> String {
    let who = about.and_then(subjects::to_address);
    let asked = [
        who.map(|who| format!("who={}", encoded(&who))),
        place.map(|key| format!("where={}", encoded(key.as_str()))),
    ];
    let asked: Vec<String> = asked.into_iter().flatten().collect();
    match asked.as_slice() {
        [] => format!("/schemes/{id}"),
        asked => format!("/schemes/{id}?{}", asked.join("&")),
    }
}

/// The same, to close leaks of a group: there is a way back from there to [`closing`].
pub fn scheme_closing(scheme: &str, name: &str, meant: &str) -> String {
    let join = if scheme.contains('?') { '&' } else { '?' };
    let (name, meant) = (encoded(name), encoded(meant));
    format!("{scheme}{join}closes={name}&meant={meant}")
}

/// The page of what a link of a chain is made by, where there is one that is theirs to see.
pub fn cause(instance: &Instance, rights: &Rights, link: &Link) -> Option<String> {
    match link {
        Link::MemberOf(name) | Link::SubGroupOf(name) => {
            let exists = instance.groups.contains_key(name);
            (rights.administrator && exists).then(|| group(name))
        }
        Link::ActsIn(_, id) | Link::Leads(id) => of_project(instance, rights, *id),
        Link::Application(_) | Link::Related(_) | Link::Holds(_) => None,
    }
}

fn of_project(instance: &Instance, rights: &Rights, id: ProjectId) -> Option<String> {
    let found = instance.projects.get(&id)?;
    rights.sees_project(id).then(|| project(&found.key))
}

/// A part of an address as it stands there.
pub fn encoded(text: &str) -> String {
    // Most names need nothing, and are asked for at every tick.
    let stays = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    if text.bytes().all(stays) {
        return text.to_owned();
    }
    js_sys::encode_uri_component(text).into()
}
