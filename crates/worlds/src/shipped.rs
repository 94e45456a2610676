//! What every Jira instance comes with: roles and the Default Permission Scheme (domain.md,
//! section 8).

use whocan_access::{Cell, Grant, GrantId, Holder, PermissionScheme, RoleId, SchemeId};

/// Role Users.
pub const USERS: RoleId = RoleId(10_000);
/// Role Developers.
pub const DEVELOPERS: RoleId = RoleId(10_001);
/// Role Administrators.
pub const ADMINISTRATORS: RoleId = RoleId(10_002);

/// What the Default Permission Scheme gives to role Administrators.
const TO_ADMINISTRATORS: &str = "
    ADMINISTER_PROJECTS DELETE_ISSUES MODIFY_REPORTER MANAGE_WATCHERS
    EDIT_ALL_COMMENTS DELETE_ALL_COMMENTS DELETE_ALL_ATTACHMENTS
    EDIT_ALL_WORKLOGS DELETE_ALL_WORKLOGS MANAGE_SPRINTS_PERMISSION";

/// What it gives to any signed-in user.
const TO_SIGNED_IN: &str = "
    BROWSE_PROJECTS VIEW_DEV_TOOLS VIEW_READONLY_WORKFLOW
    ASSIGNABLE_USER ASSIGN_ISSUES CLOSE_ISSUES CREATE_ISSUES EDIT_ISSUES LINK_ISSUES MOVE_ISSUES
    RESOLVE_ISSUES SCHEDULE_ISSUES TRANSITION_ISSUES
    ADD_COMMENTS EDIT_OWN_COMMENTS DELETE_OWN_COMMENTS
    CREATE_ATTACHMENTS DELETE_OWN_ATTACHMENTS
    WORK_ON_ISSUES EDIT_OWN_WORKLOGS DELETE_OWN_WORKLOGS VIEW_VOTERS_AND_WATCHERS";

/// Makes permission schemes whose grants have ids of their own.
#[derive(Debug)]
pub struct Schemes {
    next_grant: i64,
}

impl Default for Schemes {
    /// Grant ids start where Jira's do.
    fn default() -> Self {
        Self { next_grant: 10_000 }
    }
}

impl Schemes {
    /// The Default Permission Scheme.
    #[must_use]
    pub fn default_scheme(&mut self) -> PermissionScheme {
        let about = "Used by every project that has not been given another scheme.";
        let rows = [
            (Holder::ProjectRole(ADMINISTRATORS), TO_ADMINISTRATORS),
            (Holder::ApplicationRole(None), TO_SIGNED_IN),
        ];
        let cells = table(rows);
        self.scheme(SchemeId::DEFAULT, "Default Permission Scheme", about, cells)
    }

    /// A scheme that grants these cells.
    pub fn scheme(
        &mut self,
        id: SchemeId,
        name: &str,
        description: &str,
        cells: impl IntoIterator<Item = Cell>,
    ) -> PermissionScheme {
        let grants = cells.into_iter().zip(self.next_grant..);
        let grants: Vec<Grant> = grants
            .map(|(cell, id)| Grant {
                id: Some(GrantId(id)),
                cell,
            })
            .collect();
        if let Some(GrantId(last)) = grants.last().and_then(|grant| grant.id) {
            self.next_grant = last + 1;
        }
        PermissionScheme {
            id,
            name: name.to_owned(),
            description: description.to_owned(),
            grants,
        }
    }
}

/// The cells of a table: a holder and, separated by spaces, the permissions it gets.
pub fn table(rows: impl IntoIterator<Item = (Holder, &'static str)>) -> impl Iterator<Item = Cell> {
    rows.into_iter().flat_map(|(holder, permissions)| {
        permissions
            .split_whitespace()
            .map(move |permission| Cell::new(permission, holder.clone()))
    })
}
