//! Roles, projects with the actors of each role, and one issue in each project.

use std::sync::Arc;

use whocan_access::{
    Actors, Issue, IssueId, Project, ProjectId, ProjectRole, RoleId, SchemeId, Table, UserKey,
};

use super::Size;
use super::people::{self, People};
use super::random::Random;
use super::schemes::{self, LEVELS, REVIEWERS, SECURITY, SHARED, TEAMS};
use crate::group_names;
use crate::shipped::{ADMINISTRATORS, DEVELOPERS, USERS};

/// Every role there can be; smaller sizes have the first ones.
const ROLES: [(RoleId, &str); 15] = [
    (USERS, "Users"),
    (DEVELOPERS, "Developers"),
    (ADMINISTRATORS, "Administrators"),
    (RoleId(10_100), "Clients"),
    (RoleId(10_101), "Observers"),
    (RoleId(10_102), "Service Desk Team"),
    (RoleId(10_103), "Testers"),
    (RoleId(10_104), "Designers"),
    (RoleId(10_105), "Product Owners"),
    (RoleId(10_106), "Release Managers"),
    (RoleId(10_107), "Analysts"),
    (RoleId(10_108), "Contractors"),
    (RoleId(10_109), "Writers"),
    (RoleId(10_110), "Trainers"),
    (RoleId(10_111), "Sponsors"),
];

const AREAS: [&str; 8] = [
    "Billing",
    "Checkout",
    "Fleet",
    "Harbour",
    "Ledger",
    "Mobile",
    "Search",
    "Warehouse",
];

/// A role has from 2 to 10 actors in each project.
const FEWEST_ACTORS: u32 = 2;
const MOST_ACTORS: u32 = 10;

/// The ids of the roles of this size.
pub(super) fn role_ids(size: Size) -> impl Iterator<Item = RoleId> {
    ROLES
        .into_iter()
        .take(size.roles as usize)
        .map(|(id, _)| id)
}

/// The project roles.
pub(super) fn roles(size: Size) -> Table<RoleId, ProjectRole> {
    let role = |(id, name): (RoleId, &str)| {
        let default_groups = match id {
            ADMINISTRATORS => people::ADMINISTRATORS,
            USERS => people::EVERYBODY,
            _ => "",
        };
        let role = ProjectRole {
            id,
            name: name.to_owned(),
            description: String::new(),
            default_actors: Actors {
                groups: group_names(default_groups),
                ..Actors::default()
            },
        };
        (id, Arc::new(role))
    };
    ROLES
        .into_iter()
        .take(size.roles as usize)
        .map(role)
        .collect()
}

/// The projects. User `lead` leads and administers the first one.
pub(super) fn projects(size: Size, people: &People) -> Table<ProjectId, Project> {
    let mut random = Random::of_part(4);
    let unshared: Vec<SchemeId> = schemes::custom_ids(size).skip(1).collect();
    let lead_account = people.keys.get(1).cloned();
    let project = |number: u32| {
        let area = random.pick(&AREAS).copied().unwrap_or_default();
        let scheme = match number {
            number if number < size.sharing => SHARED,
            number if number % 10 == 9 => SchemeId::DEFAULT,
            _ => random.pick(&unshared).copied().unwrap_or(SHARED),
        };
        let first = number == 0;
        let lead = if first {
            lead_account.clone()
        } else {
            random.pick(&people.keys).cloned()
        };
        let actors = role_ids(size).map(|role| {
            let mut actors = Actors::default();
            if role == ADMINISTRATORS {
                actors.groups.insert(people::ADMINISTRATORS.into());
                actors.users.extend(lead_account.clone().filter(|_| first));
            }
            fill(&mut random, people, &mut actors);
            (role, actors)
        });
        let project = Project {
            actors: actors.collect(),
            id: ProjectId(10_000 + i64::from(number)),
            key: format!("PRJ{}", number + 1).into(),
            name: format!("{area} {}", number + 1),
            lead,
            kind: kind(number).to_owned(),
            archived: number % 40 == 19,
            scheme,
            security_scheme: (number.is_multiple_of(4)).then_some(SECURITY),
        };
        (project.id, Arc::new(project))
    };
    (0..size.projects).map(project).collect()
}

fn kind(number: u32) -> &'static str {
    match number % 10 {
        3 => "business",
        7 => "service_desk",
        _ => "software",
    }
}

/// Adds actors, a third of them teams, up to a number drawn by chance.
fn fill(random: &mut Random, people: &People, actors: &mut Actors) {
    let count = FEWEST_ACTORS + random.below(MOST_ACTORS - FEWEST_ACTORS + 1);
    while actors.users.len() + actors.groups.len() < count as usize {
        if random.chance(33) {
            actors.groups.extend(random.pick(&people.teams).cloned());
        } else {
            actors.users.extend(random.pick(&people.keys).cloned());
        }
    }
}

/// An issue in each project, whose level, if any, is one of the project's.
pub(super) fn issues(
    projects: &Table<ProjectId, Project>,
    people: &People,
) -> Table<IssueId, Issue> {
    let mut random = Random::of_part(5);
    let issue = |(id, project): (i64, &Arc<Project>)| {
        let level = project.security_scheme.and_then(|_| random.pick(&LEVELS));
        let mut somebody = || random.pick(&people.keys).cloned();
        let (reporter, assignee) = (somebody(), somebody());
        let reviewers: Vec<UserKey> = somebody().into_iter().chain(somebody()).collect();
        let teams = random.pick(&people.teams).cloned();
        let issue = Issue {
            id: IssueId(id),
            key: format!("{}-1", project.key).into(),
            summary: format!("First steps of {}", project.name),
            project: project.id,
            reporter,
            assignee,
            level: level.copied(),
            user_fields: [(REVIEWERS.into(), reviewers.into_iter().collect())].into(),
            group_fields: [(TEAMS.into(), teams.into_iter().collect())].into(),
        };
        (issue.id, Arc::new(issue))
    };
    (10_000..).zip(projects.values()).map(issue).collect()
}
