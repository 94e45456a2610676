//! Small random worlds: few people, groups in groups, roles, shared schemes, and every holder that
//! can tell people apart.

use std::collections::BTreeSet;
use std::sync::Arc;

use whocan_access::{
    Actors, ApplicationRole, Cell, Grant, Group, GroupName, Holder, Instance, PermissionScheme,
    Project, ProjectId, RoleId, SchemeId, Subject, User, UserKey,
};

pub(crate) const PROJECTS: i64 = 5;
pub(crate) const SCHEMES: i64 = 3;
pub(crate) const ROLES: i64 = 3;
const USERS: usize = 9;
const GROUPS: usize = 5;

const PERMISSIONS: [&str; 9] = [
    "BROWSE_PROJECTS",
    "BROWSE_PROJECTS",
    "EDIT_ISSUES",
    "EDIT_ALL_COMMENTS",
    "EDIT_OWN_COMMENTS",
    "ADMINISTER_PROJECTS",
    "CREATE_ISSUES",
    "ASSIGNABLE_USER",
    "com.app__THING",
];

/// Draws worlds; the same seed always the same ones.
pub(crate) struct World(u64);

impl World {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below a limit (`SplitMix64`).
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap()
    }

    /// An id below a limit.
    pub(crate) fn id(&mut self, limit: i64) -> i64 {
        i64::try_from(self.below(usize::try_from(limit).unwrap())).unwrap()
    }

    pub(crate) fn one_of<'a, T>(&mut self, things: &'a [T]) -> Option<&'a T> {
        things.get(self.below(things.len().max(1)))
    }

    pub(crate) fn instance(&mut self) -> Instance {
        let mut instance = Instance::default();
        for number in 0..USERS {
            let user = User {
                key: format!("user-{number}").into(),
                name: format!("name-{number}"),
                display_name: String::new(),
                email: String::new(),
                active: self.below(6) > 0,
            };
            instance.users.insert(user.key.clone(), Arc::new(user));
        }
        for number in 0..GROUPS {
            let group = Group {
                name: format!("group-{number}").into(),
                users: self.users(5),
                groups: self.groups(1),
            };
            instance.groups.insert(group.name.clone(), Arc::new(group));
        }
        for key in ["software", "desk"] {
            let application = ApplicationRole {
                key: key.into(),
                name: key.into(),
                groups: self.groups(2),
            };
            let key = application.key.clone();
            instance.applications.insert(key, Arc::new(application));
        }
        for id in 0..SCHEMES {
            let scheme = self.scheme(SchemeId(id));
            instance.schemes.insert(scheme.id, Arc::new(scheme));
        }
        for id in 0..PROJECTS {
            let project = self.project(ProjectId(id));
            instance.projects.insert(project.id, Arc::new(project));
        }
        instance
    }

    pub(crate) fn users(&mut self, most: usize) -> BTreeSet<UserKey> {
        let number = self.below(most + 1);
        let keys = (0..number).map(|_| format!("user-{}", self.below(USERS + 1)).into());
        keys.collect()
    }

    pub(crate) fn group(&mut self) -> GroupName {
        format!("group-{}", self.below(GROUPS)).into()
    }

    fn groups(&mut self, most: usize) -> BTreeSet<GroupName> {
        let number = self.below(most + 1);
        (0..number).map(|_| self.group()).collect()
    }

    pub(crate) fn actors(&mut self) -> Actors {
        Actors {
            users: self.users(2),
            groups: self.groups(1),
        }
    }

    fn holder(&mut self) -> Holder {
        match self.below(19) {
            0 => Holder::Anyone,
            1 => Holder::ApplicationRole(None),
            2 => Holder::ApplicationRole(Some("software".into())),
            3 | 4 => Holder::User(format!("user-{}", self.below(USERS + 1)).into()),
            5..=7 => Holder::Group(self.group()),
            8..=10 => Holder::ProjectRole(RoleId(self.id(ROLES + 1))),
            11 => Holder::ProjectLead,
            12 => Holder::Reporter,
            13 => Holder::Assignee,
            14 => Holder::UserCustomField("customfield_1".into()),
            15 | 16 => Holder::ReporterCreate,
            17 => Holder::GroupCustomField("customfield_2".into()),
            _ => Holder::AssigneeAssignable,
        }
    }

    pub(crate) fn cell(&mut self) -> Cell {
        let permission = *self.one_of(&PERMISSIONS).unwrap();
        Cell::new(permission, self.holder())
    }

    pub(crate) fn scheme(&mut self, id: SchemeId) -> PermissionScheme {
        let number = self.below(14);
        let cells: BTreeSet<Cell> = (0..number).map(|_| self.cell()).collect();
        PermissionScheme {
            id,
            name: format!("scheme {id}"),
            description: String::new(),
            grants: cells
                .into_iter()
                .map(|cell| Grant { id: None, cell })
                .collect(),
        }
    }

    fn project(&mut self, id: ProjectId) -> Project {
        let actors = (0..ROLES).map(|role| (RoleId(role), self.actors()));
        let actors = actors.collect();
        Project {
            id,
            key: format!("P{id}").into(),
            name: format!("Project {id}"),
            lead: self.users(1).into_iter().next(),
            kind: "software".into(),
            archived: self.below(5) == 0,
            // Now and then a scheme that does not exist.
            scheme: SchemeId(self.id(SCHEMES + 1)),
            security_scheme: None,
            actors,
        }
    }
}

pub(crate) fn active_users(instance: &Instance) -> Vec<UserKey> {
    let users = instance.users.values().filter(|user| user.active);
    users.map(|user| user.key.clone()).collect()
}

/// Everybody whom one can ask about, groups one at a time.
pub(crate) fn subjects(instance: &Instance) -> Vec<Subject> {
    let mut subjects = vec![Subject::Anonymous, Subject::AnySignedIn];
    subjects.extend(instance.users.keys().cloned().map(Subject::User));
    let groups = instance.groups.keys().cloned();
    subjects.extend(groups.map(Subject::new_member_of));
    subjects
}
