//! Checks what a request wants to grant: permissions and holders that exist, each cell once.

use std::collections::BTreeSet;

use whocan_access::permission::{BROWSE_PROJECTS, built_in};
use whocan_access::{Cell, FieldKind, Grant, Holder, Instance, PermissionKey, PermissionScheme};
use whocan_jira::{ErrorBody, GrantBean};

/// The kinds of holder that REST requests may name (domain.md, section 2).
const KINDS: [&str; 13] = [
    "anyone",
    "applicationRole",
    "user",
    "group",
    "projectRole",
    "projectLead",
    "reporter",
    "assignee",
    "userCustomField",
    "groupCustomField",
    "sd.customer.portal.only",
    "reportercreate",
    "assigneeassignable",
];

/// What may be granted in a scheme: what exists, and what the scheme already has, so that nothing
/// is lost that a client only sends back (domain.md, rule 4).
pub(crate) struct Checker<'a> {
    instance: &'a Instance,
    permissions: BTreeSet<&'a PermissionKey>,
    holders: BTreeSet<&'a Holder>,
}

impl<'a> Checker<'a> {
    /// For a scheme as it is; `None` for a new one.
    pub(crate) fn new(instance: &'a Instance, scheme: Option<&'a PermissionScheme>) -> Self {
        let grants = || scheme.into_iter().flat_map(|scheme| &scheme.grants);
        Self {
            instance,
            permissions: grants().map(|grant| &grant.cell.permission).collect(),
            holders: grants().map(|grant| &grant.cell.holder).collect(),
        }
    }

    /// The cells that a list of grants names. What is wrong is named as in
    /// `permissions[3].holder.type`.
    pub(crate) fn cells(&self, beans: &[GrantBean]) -> Result<Vec<Cell>, ErrorBody> {
        let mut errors = ErrorBody::default();
        let mut cells = Vec::with_capacity(beans.len());
        let mut seen = BTreeSet::new();
        for (at, bean) in beans.iter().enumerate() {
            let field = format!("permissions[{at}]");
            match self.cell(bean) {
                Ok(cell) if !seen.insert(cell.clone()) => {
                    let message = "This permission is granted to this holder twice.";
                    errors.errors.insert(field, message.to_owned());
                }
                Ok(cell) => cells.push(cell),
                Err((name, message)) => {
                    errors.errors.insert(format!("{field}.{name}"), message);
                }
            }
        }
        if errors.errors.is_empty() {
            Ok(cells)
        } else {
            Err(errors)
        }
    }

    /// The cell that a grant names, or the name of the field that is wrong and why.
    pub(crate) fn cell(&self, bean: &GrantBean) -> Result<Cell, (&'static str, String)> {
        let Grant { cell, .. } = Grant::from(bean);
        if !self.is_permission(&cell.permission) {
            let message = format!(
                "There is no project permission {}. GET /rest/api/2/permissions lists those there \
                 are.",
                cell.permission
            );
            return Err(("permission", message));
        }
        if !self.holders.contains(&cell.holder) {
            self.check_holder(&cell)?;
        }
        Ok(cell)
    }

    fn is_permission(&self, key: &PermissionKey) -> bool {
        built_in(key.as_str()).is_some_and(|permission| !permission.is_global())
            || self.instance.app_permissions.contains_key(key)
            || self.permissions.contains(key)
    }

    fn check_holder(&self, cell: &Cell) -> Result<(), (&'static str, String)> {
        let instance = self.instance;
        let field = |id, kind| {
            let field = instance.fields.get(id);
            field.is_some_and(|field| field.kind == kind)
        };
        let (found, what, which) = match &cell.holder {
            Holder::Unknown { kind, parameter } => {
                return Err(unknown_holder(kind, parameter.as_deref()));
            }
            Holder::ReporterCreate | Holder::AssigneeAssignable
                if cell.permission.as_str() != BROWSE_PROJECTS =>
            {
                let message = format!("This holder can be given {BROWSE_PROJECTS} only.");
                return Err(("holder.type", message));
            }
            Holder::ApplicationRole(Some(key)) => {
                let found = instance.applications.contains_key(key);
                (found, "application with the key", key.to_string())
            }
            Holder::User(key) => {
                let found = instance.users.contains_key(key);
                (found, "user with the key", key.to_string())
            }
            Holder::Group(name) => {
                let found = instance.groups.contains_key(name);
                (found, "group named", name.to_string())
            }
            Holder::ProjectRole(id) => {
                let found = instance.roles.contains_key(id);
                (found, "project role with the id", id.to_string())
            }
            Holder::UserCustomField(id) => {
                let found = field(id, FieldKind::Users);
                (found, "custom field of users with the id", id.to_string())
            }
            Holder::GroupCustomField(id) => {
                let found = field(id, FieldKind::Groups);
                (found, "custom field of groups with the id", id.to_string())
            }
            _ => return Ok(()),
        };
        if found {
            Ok(())
        } else {
            Err(("holder.parameter", format!("There is no {what} {which}.")))
        }
    }
}

/// What is wrong with a holder that could not be understood.
fn unknown_holder(kind: &str, parameter: Option<&str>) -> (&'static str, String) {
    if !KINDS.contains(&kind) {
        let message = format!(
            "There is no holder type {kind}. One of {}.",
            KINDS.join(", ")
        );
        return ("holder.type", message);
    }
    let message = match parameter {
        None | Some("") => format!("The holder type {kind} takes a parameter."),
        Some(_) if kind == "projectRole" => "The id of a project role is a number.".to_owned(),
        Some(_) => format!("The holder type {kind} takes no parameter."),
    };
    ("holder.parameter", message)
}
