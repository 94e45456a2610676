//! Permission schemes with grants of every kind, and the fields and security levels that they and
//! the issues refer to.

use std::collections::BTreeSet;
use std::sync::Arc;

use whocan_access::permission::{ADMINISTER_PROJECTS, BROWSE_PROJECTS};
use whocan_access::{
    BUILT_IN, Cell, CustomField, FieldId, FieldKind, Holder, IssueSecurityScheme, PermissionKey,
    PermissionScheme, SchemeId, SecurityLevel, SecurityLevelId, SecuritySchemeId, Table,
};

use super::Size;
use super::people::People;
use super::projects::role_ids;
use super::random::Random;
use crate::shipped::{ADMINISTRATORS, Schemes, USERS};

/// What apps add: key and name.
pub(super) const APP_PERMISSIONS: [(&str, &str); 6] = [
    (
        "com.example.timesheets__APPROVE_TIMESHEETS",
        "Approve Timesheets",
    ),
    (
        "com.example.timesheets__LOG_FOR_OTHERS",
        "Log Time for Others",
    ),
    ("com.example.tests__EXECUTE_TESTS", "Execute Tests"),
    ("com.example.tests__MANAGE_TEST_PLANS", "Manage Test Plans"),
    ("com.example.assets__VIEW_ASSETS", "View Assets"),
    ("com.example.roadmaps__EDIT_ROADMAP", "Edit Roadmap"),
];

/// The id of the scheme that many projects share.
pub(super) const SHARED: SchemeId = SchemeId(10_000);

/// The issue security scheme that some projects use, and the ids of its levels.
pub(super) const SECURITY: SecuritySchemeId = SecuritySchemeId(10_000);
pub(super) const LEVELS: [SecurityLevelId; 3] = [
    SecurityLevelId(10_000),
    SecurityLevelId(10_001),
    SecurityLevelId(10_002),
];

pub(super) const REVIEWERS: &str = "customfield_10101";
pub(super) const TEAMS: &str = "customfield_10102";

/// How many of the rare holders each scheme has. Four schemes have all of them.
const RARE_IN_A_SCHEME: usize = 3;

/// The custom fields.
pub(super) fn fields() -> Table<FieldId, CustomField> {
    let fields = [
        (REVIEWERS, "Reviewers", FieldKind::Users),
        (TEAMS, "Teams", FieldKind::Groups),
    ];
    let field = |(id, name, kind): (&str, &str, FieldKind)| {
        let field = CustomField {
            id: id.into(),
            name: name.to_owned(),
            kind,
        };
        (field.id.clone(), Arc::new(field))
    };
    fields.map(field).into()
}

/// The issue security scheme.
pub(super) fn security_schemes() -> Table<SecuritySchemeId, IssueSecurityScheme> {
    let holders = [
        [Holder::ProjectRole(USERS), Holder::Reporter],
        [Holder::ProjectRole(ADMINISTRATORS), Holder::Assignee],
        [
            Holder::ProjectLead,
            Holder::UserCustomField(REVIEWERS.into()),
        ],
    ];
    let names = ["Internal", "Restricted", "Secret"];
    let levels = LEVELS.into_iter().zip(names).zip(holders);
    let levels = levels.map(|((id, name), holders)| SecurityLevel {
        id,
        name: name.to_owned(),
        description: String::new(),
        holders: holders.into(),
    });
    let scheme = IssueSecurityScheme {
        id: SECURITY,
        name: "Security levels".into(),
        description: String::new(),
        levels: levels.collect(),
    };
    [(SECURITY, Arc::new(scheme))].into()
}

/// Ids of the schemes besides the default one.
pub(super) fn custom_ids(size: Size) -> impl Iterator<Item = SchemeId> {
    let custom = i64::from(size.schemes) - 1;
    (SHARED.0..SHARED.0 + custom).map(SchemeId)
}

/// Every scheme: the Default Permission Scheme as shipped, the others by chance.
pub(super) fn schemes(size: Size, people: &People) -> Table<SchemeId, PermissionScheme> {
    let mut random = Random::of_part(3);
    let mut make = Schemes::default();
    let built_in = BUILT_IN
        .iter()
        .filter(|p| p.in_data_center() && !p.is_global());
    let mut permissions: Vec<PermissionKey> = built_in.map(|p| p.key.into()).collect();
    permissions.extend(APP_PERMISSIONS.map(|(key, _)| key.into()));

    let mut schemes = vec![make.default_scheme()];
    for (number, id) in custom_ids(size).enumerate() {
        let holders = Holders::draw(&mut random, size, people, number);
        let cells = cells(&mut random, &permissions, &holders, size.grants);
        schemes.push(make.scheme(id, &format!("Scheme {:04}", number + 1), "", cells));
    }
    let by_id = |scheme: PermissionScheme| (scheme.id, Arc::new(scheme));
    schemes.into_iter().map(by_id).collect()
}

/// The holders that one scheme names.
struct Holders {
    roles: Vec<Holder>,
    others: Vec<Holder>,
    /// Those that not every scheme has; they all get Browse Projects.
    rare: Vec<Holder>,
}

impl Holders {
    fn draw(random: &mut Random, size: Size, people: &People, number: usize) -> Self {
        let mut others = vec![Holder::ProjectLead, Holder::Reporter, Holder::Assignee];
        if number.is_multiple_of(2) {
            others.push(Holder::ApplicationRole(None));
        }
        let teams = (0..5).filter_map(|_| random.pick(&people.teams).cloned());
        others.extend(teams.map(Holder::Group));
        let users = (0..2).filter_map(|_| random.pick(&people.keys).cloned());
        others.extend(users.map(Holder::User));
        let large = random.pick(&people.large).cloned();
        let rare = rare(large.map(Holder::Group));
        let rare = rare.into_iter().cycle().skip(number * RARE_IN_A_SCHEME);
        Self {
            roles: role_ids(size).map(Holder::ProjectRole).collect(),
            others,
            rare: rare.take(RARE_IN_A_SCHEME).collect(),
        }
    }
}

/// The holders of which each scheme has a few.
fn rare(large_group: Option<Holder>) -> Vec<Holder> {
    let mut rare = vec![
        Holder::Anyone,
        Holder::UserCustomField(REVIEWERS.into()),
        Holder::ReporterCreate,
        Holder::ApplicationRole(Some("jira-software".into())),
        Holder::GroupCustomField(TEAMS.into()),
        Holder::AssigneeAssignable,
        Holder::ApplicationRole(Some("jira-servicedesk".into())),
        Holder::PortalCustomers,
        Holder::Unknown {
            kind: "com.example.teams.lead".into(),
            parameter: Some("7".into()),
        },
        Holder::User("deleted-user".into()),
        Holder::Group("deleted-group".into()),
    ];
    rare.extend(large_group);
    rare
}

/// So many different cells, drawn by chance over what every scheme has: Administrators run the
/// project, Users and the rare holders browse.
fn cells(
    random: &mut Random,
    permissions: &[PermissionKey],
    holders: &Holders,
    count: usize,
) -> Vec<Cell> {
    let browsing = std::iter::once(Holder::ProjectRole(USERS)).chain(holders.rare.clone());
    let mut cells: Vec<Cell> = browsing
        .map(|holder| Cell::new(BROWSE_PROJECTS, holder))
        .collect();
    let administrators = Holder::ProjectRole(ADMINISTRATORS);
    cells.push(Cell::new(ADMINISTER_PROJECTS, administrators));
    let mut drawn: BTreeSet<Cell> = cells.iter().cloned().collect();
    while cells.len() < count {
        let among = match random.below(10) {
            0..6 => &holders.roles,
            6..9 => &holders.others,
            _ => &holders.rare,
        };
        let (Some(holder), Some(permission)) = (random.pick(among), random.pick(permissions))
        else {
            break;
        };
        let browse_only = matches!(holder, Holder::ReporterCreate | Holder::AssigneeAssignable);
        let cell = Cell::new(permission.clone(), holder.clone());
        if !browse_only && drawn.insert(cell.clone()) {
            cells.push(cell);
        }
    }
    cells
}
