//! Random worlds: small instances that reach every holder, mode, relation, nesting, inactive user
//! and unknown reference. The same seed gives the same world on every machine.

use std::collections::BTreeSet;
use std::sync::Arc;

use fastrand::Rng;
use whocan_access::permission::BuiltIn;
use whocan_access::{
    Actors, ApplicationRole, BUILT_IN, Cell, FieldId, GlobalGrant, Grant, GrantId, Group,
    GroupName, Holder, Instance, Issue, IssueId, IssueSecurityScheme, Mode, PermissionKey,
    PermissionScheme, Project, ProjectId, Relation, Relations, RoleId, SchemeId, Scope,
    SecurityLevel, SecurityLevelId, SecuritySchemeId, Subject, User, UserKey,
};

const USERS: u32 = 6;
const GROUPS: u32 = 5;
const ROLES: i64 = 3;
const PROJECTS: i64 = 3;
const SCHEMES: i64 = 2;
const ISSUES: i64 = 4;
const LEVELS: i64 = 2;

/// A world by its seed.
#[must_use]
pub fn world(seed: u64) -> Instance {
    let mut random = Random(Rng::with_seed(seed));
    let mut instance = Instance::default();
    for number in 0..USERS {
        let user = random.user(number);
        instance.users.insert(user.key.clone(), Arc::new(user));
    }
    for number in 0..GROUPS {
        let group = random.group(number);
        instance.groups.insert(group.name.clone(), Arc::new(group));
    }
    for key in ["software", "desk"] {
        let application = ApplicationRole {
            key: key.into(),
            name: key.into(),
            groups: random.some(2, Random::group_name),
        };
        let key = application.key.clone();
        instance.applications.insert(key, Arc::new(application));
    }
    for id in 0..SCHEMES {
        let scheme = random.scheme(id);
        instance.schemes.insert(scheme.id, Arc::new(scheme));
    }
    let levels = (0..LEVELS).map(|id| SecurityLevel {
        id: SecurityLevelId(id),
        name: format!("level {id}"),
        description: String::new(),
        holders: random.some(3, Random::holder),
    });
    let security = IssueSecurityScheme {
        id: SecuritySchemeId(0),
        name: "levels".into(),
        description: String::new(),
        levels: levels.collect(),
    };
    instance
        .security_schemes
        .insert(security.id, Arc::new(security));
    for id in 0..PROJECTS {
        let project = random.project(id);
        instance.projects.insert(project.id, Arc::new(project));
    }
    instance.global_grants = random.some(3, Random::global_grant);
    for id in 0..ISSUES {
        let issue = random.issue(id);
        instance.issues.insert(issue.id, Arc::new(issue));
    }
    instance
}

/// Every way in which holders that depend on an issue can count.
pub const MODES: [Mode; 3] = [Mode::Conditional, Mode::DataCenter, Mode::Cloud];

/// Everybody whom one can ask about in a world.
#[must_use]
pub fn subjects(instance: &Instance) -> Vec<Subject> {
    let groups: Vec<&GroupName> = instance.groups.keys().collect();
    let pairs = groups
        .windows(2)
        .map(|pair| pair.iter().map(|name| (*name).clone()).collect());
    let mut subjects = vec![Subject::Anonymous, Subject::AnySignedIn];
    subjects.extend(instance.users.keys().cloned().map(Subject::User));
    subjects.extend(
        groups
            .iter()
            .map(|name| Subject::new_member_of((*name).clone())),
    );
    subjects.extend(pairs.map(Subject::NewMember));
    subjects
}

/// Every set of the relations that can matter in a world, the empty one included.
#[must_use]
pub fn relation_sets() -> Vec<Relations> {
    let relations = [
        Relation::Reporter,
        Relation::Assignee,
        Relation::InUserField(field(0)),
        Relation::InGroupField(field(1)),
    ];
    let mut sets = vec![Relations::new()];
    for relation in relations {
        let with: Vec<_> = sets
            .iter()
            .map(|set| set.iter().cloned().chain([relation.clone()]).collect())
            .collect();
        sets.extend::<Vec<Relations>>(with);
    }
    sets
}

/// Every project and issue of a world.
#[must_use]
pub fn scopes(instance: &Instance) -> Vec<Scope> {
    let projects = instance.projects.keys().copied().map(Scope::Project);
    let issues = instance.issues.keys().copied().map(Scope::Issue);
    projects.chain(issues).collect()
}

/// The sets of relations that an answer can be open about: with an issue, or in a mode that closes
/// the question, only the empty one.
#[must_use]
pub fn cases(mode: Mode, scope: Scope) -> Vec<Relations> {
    match (mode, scope) {
        (Mode::Conditional, Scope::Project(_)) => relation_sets(),
        _ => vec![Relations::new()],
    }
}

fn field(number: u32) -> FieldId {
    format!("customfield_{number}").into()
}

/// Draws no machine-sized numbers: the browser's machine has 32 bits and would draw others.
struct Random(Rng);

impl Random {
    /// One of these.
    fn pick<T: Clone>(&mut self, among: &[T]) -> Option<T> {
        let count = u32::try_from(among.len()).ok().filter(|count| *count > 0)?;
        among.get(self.0.u32(0..count) as usize).cloned()
    }

    fn shuffle<T>(&mut self, things: &mut [T]) {
        let count = u32::try_from(things.len()).unwrap_or(u32::MAX);
        for at in 1..count {
            things.swap(at as usize, self.0.u32(0..=at) as usize);
        }
    }

    /// Up to `most` things, each drawn anew.
    fn some<T: Ord>(&mut self, most: u32, draw: impl Fn(&mut Self) -> T) -> BTreeSet<T> {
        let number = self.0.u32(0..=most);
        (0..number).map(|_| draw(self)).collect()
    }

    fn perhaps<T>(&mut self, draw: impl Fn(&mut Self) -> T) -> Option<T> {
        self.0.bool().then(|| draw(self))
    }

    /// One in a few names somebody who does not exist.
    fn user_key(&mut self) -> UserKey {
        format!("user-{}", self.0.u32(0..=USERS)).into()
    }

    fn group_name(&mut self) -> GroupName {
        format!("group-{}", self.0.u32(0..=GROUPS)).into()
    }

    fn role(&mut self) -> RoleId {
        RoleId(self.0.i64(0..=ROLES))
    }

    fn holder(&mut self) -> Holder {
        match self.0.u8(0..16) {
            0 => Holder::Anyone,
            1 => Holder::ApplicationRole(None),
            2 => {
                let keys = ["software", "desk", "deleted"];
                Holder::ApplicationRole(self.pick(&keys).map(Into::into))
            }
            3 => Holder::User(self.user_key()),
            4 | 5 => Holder::Group(self.group_name()),
            6 | 7 => Holder::ProjectRole(self.role()),
            8 => Holder::ProjectLead,
            9 => Holder::Reporter,
            10 => Holder::Assignee,
            11 => Holder::UserCustomField(field(0)),
            12 => Holder::GroupCustomField(field(1)),
            13 => Holder::ReporterCreate,
            14 => Holder::AssigneeAssignable,
            _ if self.0.bool() => Holder::PortalCustomers,
            _ => Holder::Unknown {
                kind: "from.an.app".into(),
                parameter: None,
            },
        }
    }

    /// Browse more often than others, since nearly all depends on it; sometimes an unknown key.
    fn permission(&mut self) -> PermissionKey {
        match self.0.u8(0..8) {
            0 | 1 => "BROWSE_PROJECTS".into(),
            2 => "com.app__UNKNOWN".into(),
            3 if self.0.bool() => "CREATE_ISSUES".into(),
            3 => "ASSIGNABLE_USER".into(),
            _ => {
                let permissions = BUILT_IN.iter().filter(|permission| !permission.is_global());
                let drawn = self.pick(&permissions.collect::<Vec<_>>());
                drawn.map_or_else(|| "BROWSE_PROJECTS".into(), BuiltIn::permission_key)
            }
        }
    }

    fn user(&mut self, number: u32) -> User {
        User {
            key: format!("user-{number}").into(),
            name: format!("name-{number}"),
            display_name: String::new(),
            email: String::new(),
            active: self.0.u8(0..6) > 0,
        }
    }

    fn group(&mut self, number: u32) -> Group {
        Group {
            name: format!("group-{number}").into(),
            users: self.some(3, Self::user_key),
            groups: self.some(2, Self::group_name),
        }
    }

    fn scheme(&mut self, id: i64) -> PermissionScheme {
        let number = self.0.u32(0..24);
        let cells: BTreeSet<Cell> = (0..number)
            .map(|_| Cell::new(self.permission(), self.holder()))
            .collect();
        let mut cells: Vec<Cell> = cells.into_iter().collect();
        self.shuffle(&mut cells);
        let grants = (1..).zip(cells).map(|(number, cell)| Grant {
            id: Some(GrantId(id * 1_000 + number)),
            cell,
        });
        PermissionScheme {
            id: SchemeId(id),
            name: format!("scheme {id}"),
            description: String::new(),
            grants: grants.collect(),
        }
    }

    /// One in a few was deleted.
    fn used_scheme(&mut self) -> SchemeId {
        match self.0.u8(0..16) {
            0 => SchemeId(SCHEMES),
            _ => SchemeId(self.0.i64(0..SCHEMES)),
        }
    }

    fn global_grant(&mut self) -> GlobalGrant {
        let permissions = ["ADMINISTER", "SYSTEM_ADMIN", "BULK_CHANGE"];
        GlobalGrant {
            permission: self.pick(&permissions).unwrap_or("ADMINISTER").into(),
            group: (self.0.u8(0..8) > 0).then(|| self.group_name()),
        }
    }

    fn project(&mut self, id: i64) -> Project {
        let actors = (0..ROLES).map(|role| {
            let actors = Actors {
                users: self.some(2, Self::user_key),
                groups: self.some(2, Self::group_name),
            };
            (RoleId(role), actors)
        });
        let actors = actors.collect();
        Project {
            id: ProjectId(id),
            key: format!("P{id}").into(),
            name: format!("Project {id}"),
            lead: self.perhaps(Self::user_key),
            kind: "software".into(),
            archived: self.0.u8(0..6) == 0,
            scheme: self.used_scheme(),
            security_scheme: None,
            actors,
        }
    }

    fn issue(&mut self, id: i64) -> Issue {
        Issue {
            id: IssueId(id),
            key: format!("P-{id}").into(),
            summary: String::new(),
            project: ProjectId(self.0.i64(0..PROJECTS)),
            reporter: self.perhaps(Self::user_key),
            assignee: self.perhaps(Self::user_key),
            level: self.perhaps(|random| SecurityLevelId(random.0.i64(0..=LEVELS))),
            user_fields: [(field(0), self.some(2, Self::user_key))].into(),
            group_fields: [(field(1), self.some(2, Self::group_name))].into(),
        }
    }
}
