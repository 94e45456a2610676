//! What a change of a role's members does for people: without a DOM.

use whocan_access::permission::BROWSE_PROJECTS;
use whocan_access::{
    Actors, Audience, Impact, PermissionKey, ProjectId, Resolver, RoleId, Subject, Turn, UserKey,
};

use super::browse::{Sight, sight};
use crate::editor::impact::turning;

/// What people gain, or lose, where somebody joins, or leaves, a role of a project.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Consequence {
    /// Names of who begins, or ceases, to see the project.
    pub sight: Vec<String>,
    /// Names of who else can do more, or less, there.
    pub others: Vec<String>,
    /// What they gain or lose.
    pub permissions: Vec<PermissionKey>,
}

/// What it does if a role has other actors: what turns one way. `None` if there is no such project.
pub fn consequence(
    before: &Resolver,
    project: ProjectId,
    role: RoleId,
    actors: Actors,
    turn: Turn,
) -> Option<Consequence> {
    let after = before.with_actors(project, role, actors).ok()?;
    let impact = Impact::between(before, &after).ok()?;
    let selection = turning(turn).within(project);
    let (mut sight_of, mut others) = (Vec::new(), Vec::new());
    for key in impact.people(&selection) {
        let name = name(before, &key);
        let subject = Subject::User(key);
        let sees = |resolver: &Resolver| sight(resolver, &subject, project) != Sight::Nothing;
        if sees(before) == sees(&after) {
            others.push(name);
        } else {
            sight_of.push(name);
        }
    }
    for names in [&mut sight_of, &mut others] {
        names.sort_by_cached_key(|name| name.to_lowercase());
    }
    let mut permissions = impact.permissions(&selection, Audience::Anybody);
    // What all else depends on comes first.
    permissions.sort_by_key(|permission| permission.as_str() != BROWSE_PROJECTS);
    Some(Consequence {
        sight: sight_of,
        others,
        permissions,
    })
}

fn name(resolver: &Resolver, key: &UserKey) -> String {
    let user = resolver.instance().users.get(key);
    user.map_or_else(|| key.to_string(), |user| user.display_name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{BLUE, DEVELOPERS, SIGNED_IN, resolver};
    use whocan_access::Holder;

    #[test]
    fn who_leaves_a_role_may_lose_sight_of_the_project_or_only_what_the_role_may_do() {
        let role = Holder::ProjectRole(DEVELOPERS);
        let leave = |grants: &[(&str, Holder)]| {
            let resolver = resolver(grants);
            consequence(&resolver, BLUE, DEVELOPERS, Actors::default(), Turn::Lost).unwrap()
        };
        let all = leave(&[
            (BROWSE_PROJECTS, role.clone()),
            ("EDIT_ISSUES", role.clone()),
        ]);
        assert!(!all.sight.is_empty());
        assert_eq!(all.others, [""; 0]);
        assert_eq!(all.permissions[0].as_str(), BROWSE_PROJECTS);

        let some = leave(&[(BROWSE_PROJECTS, SIGNED_IN), ("EDIT_ISSUES", role)]);
        assert_eq!(some.sight, [""; 0]);
        assert_eq!(some.others, all.sight);
        assert_eq!(some.permissions, ["EDIT_ISSUES".into()]);
    }
}
