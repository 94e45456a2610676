//! Some of the studio's issues, with the fields and security levels that decide who sees them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use whocan_access::{
    CustomField, FieldId, FieldKind, Holder, Issue, IssueId, IssueSecurityScheme, SecurityLevel,
    SecurityLevelId, SecuritySchemeId, Table,
};

use super::people::key_of;
use super::projects::{CLIENTS, id_of};
use crate::demo::group_names;
use whocan_worlds::shipped::DEVELOPERS;

pub(super) const REVIEWERS: &str = "customfield_10101";
pub(super) const CLIENT_GROUP: &str = "customfield_10102";
const ACCOUNT_MANAGER: &str = "customfield_10103";
const TEAMS: &str = "customfield_10104";

pub(super) const CLIENT_WORK: SecuritySchemeId = SecuritySchemeId(10_000);
pub(super) const RESTRICTED: SecuritySchemeId = SecuritySchemeId(10_001);

const STUDIO_ONLY: SecurityLevelId = SecurityLevelId(10_000);
const WITH_CLIENT: SecurityLevelId = SecurityLevelId(10_001);
const CASE_TEAM: SecurityLevelId = SecurityLevelId(10_010);
const NAMED_PEOPLE: SecurityLevelId = SecurityLevelId(10_011);

const FIELDS: &[(&str, &str, FieldKind)] = &[
    (REVIEWERS, "Reviewers", FieldKind::Users),
    (CLIENT_GROUP, "Client group", FieldKind::Groups),
    (ACCOUNT_MANAGER, "Account manager", FieldKind::Users),
    (TEAMS, "Teams", FieldKind::Groups),
];

/// Key, summary, reporter, assignee.
#[rustfmt::skip]
const ISSUES: &[(&str, &str, &str, &str)] = &[
    ("ACME-1", "Sign-in page for portal customers", "lead", "maria.kovacs"),
    ("ACME-2", "Order history loads slowly", "client", "d.novak"),
    ("ACME-3", "Estimate for phase two", "lead", "lead"),
    ("ACME-4", "Invoice address is cut off when printed", "dana.okoye", "kenji.sato"),
    ("ACME-5", "Contract renewal: our lowest price", "lead", ""),
    ("ACME-6", "Colours of the new brand", "client", "aiko.tanaka"),
    ("BLUE-1", "Move the blog to the new design", "yuki.nakamura", "kenji.sato"),
    ("BLUE-2", "Photo credits on the landing page", "p.lefevre", "zoe.devries"),
    ("CORE-1", "Retire the old job queue", "ji-woo.park", "h.berg"),
    ("CORE-2", "Rate limits for the public API", "hanna.lindqvist", "ana.petrovic"),
    ("DOCS-1", "How we estimate", "s.oconnor", "lead"),
    ("FIN-1", "Close the books for the third quarter", "c.rossi", "lukasz.wojcik"),
    ("FIN-2", "Audit: list of open invoices", "edith.ledger", "c.rossi"),
    ("HR-1", "Offer for a senior designer", "s.oconnor", "mateus.silva"),
    ("HR-2", "Parental leave, from March", "hanna.lindqvist", "s.oconnor"),
    ("INTAKE-1", "Cannot reset my password", "client", "k.larsen"),
    ("INTAKE-2", "New laptop for Osaka", "aiko.tanaka", "abdul.rahman"),
    ("INTAKE-3", "Export of all portal orders", "will.carter", "isabel.torres"),
    ("INTAKE-4", "Move the shared calendar", "samir.patel", "samir.patel"),
    ("LAB-1", "Handwriting on glass", "tomas.herrera", "tomas.herrera"),
    ("OPEN-1", "Read settings from the environment", "maria.kovacs", "li.xiaoming"),
    ("OPEN-2", "Typo in the installation guide", "", ""),
    ("OPS-1", "Renew the certificates", "m.schulz", "oluwaseun.adeyemi"),
    ("SALES-1", "Proposal for Northwind museum", "b.hoffmann", "omar.farouk"),
    ("VAULT-1", "Lost access card", "peter.nagy", "viktor.ivanov"),
    ("VAULT-2", "Penetration test: findings", "leila.karimi", "m.schulz"),
];

const LEVELS: &[(&str, SecurityLevelId)] = &[
    ("ACME-2", WITH_CLIENT),
    ("ACME-3", STUDIO_ONLY),
    ("ACME-5", STUDIO_ONLY),
    ("HR-1", CASE_TEAM),
    ("HR-2", NAMED_PEOPLE),
    ("VAULT-2", CASE_TEAM),
];

/// Field values: issue, field, and the user names or group names, separated by spaces.
const USER_VALUES: &[(&str, &str, &str)] = &[
    ("ACME-1", REVIEWERS, "samir.patel client"),
    ("ACME-2", ACCOUNT_MANAGER, "chloe.martin"),
    ("ACME-5", ACCOUNT_MANAGER, "chloe.martin"),
    ("HR-2", REVIEWERS, "mateus.silva hanna.lindqvist"),
    ("INTAKE-2", REVIEWERS, "yuki.nakamura m.schulz"),
    ("INTAKE-3", REVIEWERS, "lead grace.mwangi"),
    ("SALES-1", ACCOUNT_MANAGER, "omar.farouk"),
];

const GROUP_VALUES: &[(&str, &str, &str)] = &[
    ("ACME-1", CLIENT_GROUP, "acme-clients"),
    ("INTAKE-1", CLIENT_GROUP, "acme-clients"),
    ("INTAKE-2", TEAMS, "osaka-studio support-desk"),
    ("INTAKE-3", CLIENT_GROUP, "acme-clients"),
    ("OPS-1", TEAMS, "platform-team"),
];

pub(super) fn fields() -> Table<FieldId, CustomField> {
    let field = |(id, name, kind): &(&str, &str, FieldKind)| {
        let field = CustomField {
            id: (*id).into(),
            name: (*name).to_owned(),
            kind: *kind,
        };
        (field.id.clone(), Arc::new(field))
    };
    FIELDS.iter().map(field).collect()
}

pub(super) fn security_schemes() -> Table<SecuritySchemeId, IssueSecurityScheme> {
    let client_work = IssueSecurityScheme {
        id: CLIENT_WORK,
        name: "Client work".into(),
        description: "Keeps what the studio says among itself from its clients.".into(),
        levels: vec![
            level(
                STUDIO_ONLY,
                "Studio only",
                "Prices, estimates, staffing.",
                [
                    Holder::Group("staff".into()),
                    Holder::UserCustomField(ACCOUNT_MANAGER.into()),
                ],
            ),
            level(
                WITH_CLIENT,
                "Studio and client",
                "What the client may read too.",
                [
                    Holder::Group("staff".into()),
                    Holder::ProjectRole(CLIENTS),
                    Holder::GroupCustomField(CLIENT_GROUP.into()),
                ],
            ),
        ],
    };
    let restricted = IssueSecurityScheme {
        id: RESTRICTED,
        name: "Restricted matters".into(),
        description: String::new(),
        levels: vec![
            level(
                CASE_TEAM,
                "Case team",
                "",
                [Holder::ProjectRole(DEVELOPERS), Holder::ProjectLead],
            ),
            level(
                NAMED_PEOPLE,
                "Named people",
                "Who reported it, who works on it, and its reviewers.",
                [
                    Holder::Reporter,
                    Holder::Assignee,
                    Holder::UserCustomField(REVIEWERS.into()),
                ],
            ),
        ],
    };
    let by_id = |scheme: IssueSecurityScheme| (scheme.id, Arc::new(scheme));
    [client_work, restricted].map(by_id).into()
}

fn level<const N: usize>(
    id: SecurityLevelId,
    name: &str,
    description: &str,
    holders: [Holder; N],
) -> SecurityLevel {
    SecurityLevel {
        id,
        name: name.to_owned(),
        description: description.to_owned(),
        holders: holders.into(),
    }
}

/// Ids are 10100 for the first of the table, and so on.
pub(super) fn issues() -> Table<IssueId, Issue> {
    let person = |name: &str| (!name.is_empty()).then(|| key_of(name));
    let issue = |(id, row): (i64, &(&str, &str, &str, &str))| {
        let (key, summary, reporter, assignee) = *row;
        let project = key.split_once('-').map_or(key, |(project, _)| project);
        let level = LEVELS.iter().find(|(issue, _)| *issue == key);
        let issue = Issue {
            id: IssueId(id),
            key: key.into(),
            summary: summary.to_owned(),
            project: id_of(project),
            reporter: person(reporter),
            assignee: person(assignee),
            level: level.map(|(_, level)| *level),
            user_fields: values(USER_VALUES, key, |names| {
                names.split_whitespace().map(key_of).collect()
            }),
            group_fields: values(GROUP_VALUES, key, group_names),
        };
        (issue.id, Arc::new(issue))
    };
    (10_100..).zip(ISSUES).map(issue).collect()
}

fn values<T>(
    table: &[(&str, &str, &str)],
    issue: &str,
    read: impl Fn(&str) -> BTreeSet<T>,
) -> BTreeMap<FieldId, BTreeSet<T>> {
    table
        .iter()
        .filter(|(of, _, _)| *of == issue)
        .map(|(_, field, names)| ((*field).into(), read(names)))
        .collect()
}
