//! The studio's five permission schemes.

use std::sync::Arc;

use whocan_access::{Holder, PermissionScheme, SchemeId, Table};

use super::issues::{CLIENT_GROUP, REVIEWERS};
use super::projects::{CLIENTS, OBSERVERS, SERVICE_DESK};
use whocan_worlds::shipped::{ADMINISTRATORS, DEVELOPERS, Schemes, USERS, table};

pub(super) const CLIENT: SchemeId = SchemeId(10_000);
pub(super) const PUBLIC: SchemeId = SchemeId(10_001);
pub(super) const INTAKE: SchemeId = SchemeId(10_002);
pub(super) const CONFIDENTIAL: SchemeId = SchemeId(10_003);

/// A permission that some version of an app had: no app declares it any more.
pub(super) const LOST_PERMISSION: &str = "com.studio.timesheets__APPROVE_TIMESHEETS";

/// A group that was deleted when controlling joined the finance team.
const DELETED_GROUP: &str = "finance-controllers";

/// What runs a project.
const RUN: &str = "
    ADMINISTER_PROJECTS BROWSE_PROJECTS MANAGE_SPRINTS_PERMISSION
    ASSIGNABLE_USER ASSIGN_ISSUES DELETE_ISSUES MODIFY_REPORTER MANAGE_WATCHERS
    EDIT_ALL_COMMENTS DELETE_ALL_COMMENTS DELETE_ALL_ATTACHMENTS
    EDIT_ALL_WORKLOGS DELETE_ALL_WORKLOGS";

/// What does the work of a project.
const WORK: &str = "
    BROWSE_PROJECTS VIEW_DEV_TOOLS VIEW_READONLY_WORKFLOW
    ASSIGNABLE_USER ASSIGN_ISSUES CLOSE_ISSUES CREATE_ISSUES EDIT_ISSUES LINK_ISSUES
    RESOLVE_ISSUES SCHEDULE_ISSUES TRANSITION_ISSUES VIEW_VOTERS_AND_WATCHERS
    ADD_COMMENTS EDIT_OWN_COMMENTS DELETE_OWN_COMMENTS CREATE_ATTACHMENTS DELETE_OWN_ATTACHMENTS
    WORK_ON_ISSUES EDIT_OWN_WORKLOGS DELETE_OWN_WORKLOGS
    com.studio.timesheets__LOG_FOR_OTHERS";

pub(super) fn schemes() -> Table<SchemeId, PermissionScheme> {
    let mut make = Schemes::default();
    let schemes = [
        make.default_scheme(),
        make.scheme(
            CLIENT,
            "Client scheme",
            "For projects that a client takes part in: clients see theirs by role Clients.",
            table(client()),
        ),
        make.scheme(
            PUBLIC,
            "Public scheme",
            "Anyone may look, without signing in.",
            table(public()),
        ),
        make.scheme(
            INTAKE,
            "Intake scheme",
            "People follow the requests they made or review; the service desk sees all.",
            table(intake()),
        ),
        make.scheme(
            CONFIDENTIAL,
            "Confidential scheme",
            "Roles only: nobody sees a project by being signed in.",
            table(confidential()),
        ),
    ];
    let by_id = |scheme: PermissionScheme| (scheme.id, Arc::new(scheme));
    schemes.into_iter().map(by_id).collect()
}

fn client() -> Vec<(Holder, &'static str)> {
    vec![
        (Holder::ProjectRole(ADMINISTRATORS), RUN),
        (Holder::ProjectRole(DEVELOPERS), WORK),
        (
            Holder::ProjectRole(USERS),
            "BROWSE_PROJECTS VIEW_READONLY_WORKFLOW CREATE_ISSUES VIEW_VOTERS_AND_WATCHERS
             ADD_COMMENTS EDIT_OWN_COMMENTS DELETE_OWN_COMMENTS",
        ),
        (
            Holder::ProjectRole(CLIENTS),
            "BROWSE_PROJECTS VIEW_READONLY_WORKFLOW CREATE_ISSUES VIEW_VOTERS_AND_WATCHERS
             ADD_COMMENTS EDIT_OWN_COMMENTS CREATE_ATTACHMENTS",
        ),
        (Holder::ProjectLead, "ASSIGNABLE_USER SET_ISSUE_SECURITY"),
        (Holder::Reporter, "EDIT_ISSUES CLOSE_ISSUES"),
        (
            Holder::User("tomas.herrera".into()),
            "BROWSE_PROJECTS MANAGE_SPRINTS_PERMISSION MOVE_ISSUES",
        ),
    ]
}

fn public() -> Vec<(Holder, &'static str)> {
    vec![
        (
            Holder::Anyone,
            "BROWSE_PROJECTS CREATE_ISSUES VIEW_READONLY_WORKFLOW",
        ),
        (
            Holder::ApplicationRole(None),
            "ADD_COMMENTS CREATE_ATTACHMENTS VIEW_VOTERS_AND_WATCHERS",
        ),
        (Holder::ProjectRole(ADMINISTRATORS), RUN),
        (Holder::ProjectRole(DEVELOPERS), WORK),
        (Holder::Group("qa-team".into()), "CLOSE_ISSUES MOVE_ISSUES"),
        (Holder::Reporter, "EDIT_ISSUES"),
    ]
}

fn intake() -> Vec<(Holder, &'static str)> {
    let desk = "
        BROWSE_PROJECTS SERVICEDESK_AGENT VIEW_READONLY_WORKFLOW ASSIGNABLE_USER ASSIGN_ISSUES
        CREATE_ISSUES EDIT_ISSUES LINK_ISSUES TRANSITION_ISSUES RESOLVE_ISSUES CLOSE_ISSUES
        ADD_COMMENTS EDIT_OWN_COMMENTS DELETE_OWN_COMMENTS CREATE_ATTACHMENTS
        VIEW_VOTERS_AND_WATCHERS WORK_ON_ISSUES EDIT_OWN_WORKLOGS";
    vec![
        (Holder::ProjectRole(ADMINISTRATORS), RUN),
        (Holder::ProjectRole(SERVICE_DESK), desk),
        (
            Holder::Reporter,
            "BROWSE_PROJECTS ADD_COMMENTS EDIT_OWN_COMMENTS CREATE_ATTACHMENTS CLOSE_ISSUES",
        ),
        (
            Holder::UserCustomField(REVIEWERS.into()),
            "BROWSE_PROJECTS ADD_COMMENTS TRANSITION_ISSUES",
        ),
        (
            Holder::GroupCustomField(CLIENT_GROUP.into()),
            "BROWSE_PROJECTS ADD_COMMENTS VIEW_VOTERS_AND_WATCHERS",
        ),
        (
            Holder::Assignee,
            "EDIT_ISSUES TRANSITION_ISSUES RESOLVE_ISSUES WORK_ON_ISSUES",
        ),
        (Holder::Group("staff".into()), "CREATE_ISSUES"),
        (
            Holder::ApplicationRole(Some("jira-servicedesk".into())),
            "SCHEDULE_ISSUES",
        ),
        (
            Holder::PortalCustomers,
            "BROWSE_PROJECTS CREATE_ISSUES ADD_COMMENTS",
        ),
        (Holder::ProjectLead, "ASSIGN_ISSUES MOVE_ISSUES"),
    ]
}

fn confidential() -> Vec<(Holder, &'static str)> {
    let team_lead = Holder::Unknown {
        kind: "com.studio.teams.lead".into(),
        parameter: Some("people".into()),
    };
    vec![
        (Holder::ProjectRole(ADMINISTRATORS), RUN),
        (Holder::ProjectRole(DEVELOPERS), WORK),
        (Holder::ProjectRole(DEVELOPERS), "SET_ISSUE_SECURITY"),
        (Holder::ProjectRole(DEVELOPERS), LOST_PERMISSION),
        (
            Holder::ProjectRole(USERS),
            "BROWSE_PROJECTS CREATE_ISSUES ADD_COMMENTS EDIT_OWN_COMMENTS CREATE_ATTACHMENTS",
        ),
        (
            Holder::ProjectRole(OBSERVERS),
            "BROWSE_PROJECTS VIEW_READONLY_WORKFLOW",
        ),
        (
            Holder::Group("people-team".into()),
            "ASSIGN_ISSUES MANAGE_WATCHERS",
        ),
        (
            Holder::Group(DELETED_GROUP.into()),
            "BROWSE_PROJECTS EDIT_ALL_WORKLOGS DELETE_ISSUES",
        ),
        (team_lead, "BROWSE_PROJECTS ASSIGN_ISSUES"),
    ]
}
