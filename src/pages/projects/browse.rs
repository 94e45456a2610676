//! Who can browse a project, and what another scheme would change about that.

use std::cmp::Ordering;

use whocan_access::permission::BROWSE_PROJECTS;
use whocan_access::{
    Condition, Mode, PermissionScheme, ProjectId, Resolver, SchemeId, Scope, Subject, User,
};

/// How many active users can browse a project, wholly or in part, and whether anyone else can.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Audience {
    /// Active users of the instance.
    pub users: usize,
    /// Those who see the project and all its issues.
    pub all: usize,
    /// Those who see only some issues.
    pub some: usize,
    /// Whether people who are not signed in see it.
    pub anyone: bool,
}

/// Active users who see less, and who see more, of a project.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BrowseChange {
    /// Names of who sees more, by name.
    pub gain: Vec<String>,
    /// Names of who sees less, by name.
    pub lose: Vec<String>,
    /// Whether people who are not signed in saw it, and whether they would see it.
    pub anyone: (bool, bool),
}

/// How much of a project is seen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// It is not seen.
    Nothing,
    /// Some of its issues are.
    SomeIssues,
    /// All of it is.
    Everything,
}

/// How much of a project somebody sees.
pub fn sight(resolver: &Resolver, subject: &Subject, project: ProjectId) -> Sight {
    let access = resolver.access(subject, Scope::Project(project), Mode::default());
    match access.map(|access| access.effective(BROWSE_PROJECTS)) {
        Ok(Condition::Always) => Sight::Everything,
        Ok(Condition::OnIssues(_)) => Sight::SomeIssues,
        Ok(Condition::Never) | Err(_) => Sight::Nothing,
    }
}

fn active_users(resolver: &Resolver) -> impl Iterator<Item = &User> {
    let users = resolver.instance().users.values();
    users.map(|user| &**user).filter(|user| user.active)
}

/// Who can browse a project.
pub fn audience(resolver: &Resolver, project: ProjectId) -> Audience {
    let mut audience = Audience {
        anyone: sight(resolver, &Subject::Anonymous, project) == Sight::Everything,
        ..Audience::default()
    };
    for user in active_users(resolver) {
        audience.users += 1;
        match sight(resolver, &Subject::User(user.key.clone()), project) {
            Sight::Everything => audience.all += 1,
            Sight::SomeIssues => audience.some += 1,
            Sight::Nothing => {}
        }
    }
    audience
}

/// Who would see more or less of a project if it used another scheme. `None` if there is no such
/// project or scheme.
pub fn browse_change(
    resolver: &Resolver,
    project: ProjectId,
    scheme: SchemeId,
) -> Option<BrowseChange> {
    let instance = resolver.instance();
    let used = instance.projects.get(&project)?.scheme;
    let other = instance.schemes.get(&scheme)?;
    // The same as assigning it, as far as this project goes, and much cheaper to ask about.
    let would_be = resolver.with_scheme(PermissionScheme {
        id: used,
        ..(**other).clone()
    });
    let both = |subject: &Subject| {
        let before = sight(resolver, subject, project);
        (before, sight(&would_be, subject, project))
    };
    let (before, after) = both(&Subject::Anonymous);
    let mut change = BrowseChange {
        anyone: (before == Sight::Everything, after == Sight::Everything),
        ..BrowseChange::default()
    };
    for user in active_users(resolver) {
        let (before, after) = both(&Subject::User(user.key.clone()));
        match after.cmp(&before) {
            Ordering::Greater => change.gain.push(user.display_name.clone()),
            Ordering::Less => change.lose.push(user.display_name.clone()),
            Ordering::Equal => {}
        }
    }
    for names in [&mut change.gain, &mut change.lose] {
        names.sort_by_cached_key(|name| name.to_lowercase());
    }
    Some(change)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use whocan_access::{Cell, Grant, Holder, Instance, Project};

    use super::*;

    const PROJECT: ProjectId = ProjectId(1);
    const OPEN: SchemeId = SchemeId(10_000);
    const LEAD_ONLY: SchemeId = SchemeId(10_001);

    /// Two active users and one inactive; the project's lead is ann.
    fn resolver() -> Resolver {
        let user = |key: &str, active| User {
            key: key.into(),
            name: key.to_owned(),
            display_name: key.to_uppercase(),
            email: String::new(),
            active,
        };
        let scheme = |id, holders: &[Holder]| PermissionScheme {
            id,
            name: id.to_string(),
            description: String::new(),
            grants: holders
                .iter()
                .map(|holder| Grant {
                    id: None,
                    cell: Cell::new(BROWSE_PROJECTS, holder.clone()),
                })
                .collect(),
        };
        let project = Project {
            id: PROJECT,
            key: "ONE".into(),
            name: "One".to_owned(),
            lead: Some("ann".into()),
            kind: "software".to_owned(),
            archived: false,
            scheme: LEAD_ONLY,
            security_scheme: None,
            actors: [].into(),
        };
        let users = [user("ann", true), user("bob", true), user("cid", false)];
        let schemes = [
            scheme(OPEN, &[Holder::Anyone]),
            scheme(LEAD_ONLY, &[Holder::ProjectLead, Holder::Reporter]),
        ];
        Resolver::new(Arc::new(Instance {
            users: users.map(|user| (user.key.clone(), user.into())).into(),
            schemes: schemes.map(|scheme| (scheme.id, scheme.into())).into(),
            projects: [(PROJECT, project.into())].into(),
            ..Instance::default()
        }))
    }

    #[test]
    fn inactive_users_are_not_counted() {
        let expected = Audience {
            users: 2,
            all: 1,
            some: 1,
            anyone: false,
        };
        assert_eq!(audience(&resolver(), PROJECT), expected);
    }

    #[test]
    fn who_saw_only_some_issues_gains_the_rest() {
        let change = browse_change(&resolver(), PROJECT, OPEN).unwrap();
        assert_eq!(change.gain, ["BOB"]);
        assert_eq!(change.lose, [""; 0]);
        assert_eq!(change.anyone, (false, true));
    }

    #[test]
    fn the_scheme_in_use_changes_nothing() {
        let change = browse_change(&resolver(), PROJECT, LEAD_ONLY).unwrap();
        assert_eq!(change, BrowseChange::default());
        assert_eq!(browse_change(&resolver(), PROJECT, SchemeId(7)), None);
    }
}
