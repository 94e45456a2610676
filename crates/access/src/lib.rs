//! Permission schemes, and how access is decided.
//!
//! An [`Instance`] holds what access depends on. A [`Resolver`] is compiled from it and answers:
//! what a [`Subject`] may do in a [`Scope`] ([`Resolver::access`]), and by which chains
//! ([`Resolver::chains`]). An edit is a [`Draft`] over a [`PermissionScheme`]; the resolver with
//! the draft applied ([`Resolver::with_scheme`]) answers what would be.
//!
//! Pure: no input or output, no clock, no async, nothing of the web. The server that decides and
//! the browser that previews run the same code.

mod access;
mod built_in;
mod changed;
mod compiled;
mod current;
mod difference;
mod draft;
mod everybody;
mod everywhere;
mod explain;
mod findings;
mod groups;
mod guard_rails;
mod holder;
mod ids;
mod impact;
mod inserting;
mod instance;
mod isolation;
mod merge;
pub mod permission;
mod permission_set;
mod resolver;
mod scheme;
mod standpoint;
mod step;
mod subject;
mod summary;
mod sweep;
mod table;
mod why_not;

pub use access::{Access, Condition, Lack, Relations, Verdict};
pub use built_in::BUILT_IN;
pub use difference::Difference;
pub use draft::{CellState, Draft};
pub use everybody::Everybody;
pub use everywhere::Everywhere;
pub use explain::{Chain, Link, MOST_CHAINS};
pub use findings::{About, Finding, FindingSettings, Fix, Reason, Redundancy, Severity};
pub use groups::{GroupAccess, Reach};
pub use guard_rails::{Breach, GuardRail, Rule, RuleCheck, UnknownReference};
pub use holder::{Holder, Relation};
pub use ids::{
    ApplicationKey, FieldId, GrantId, GroupName, IssueId, IssueKey, PermissionKey, ProjectId,
    ProjectKey, RoleId, SchemeId, SecurityLevelId, SecuritySchemeId, UserKey,
};
pub use impact::{Answer, Audience, Count, Extent, Impact, Selection, Survey, Turn, Unrelated};
pub use inserting::Inserting;
pub use instance::{
    Actors, AppPermission, ApplicationRole, CustomField, FieldKind, GlobalGrant, Group, Instance,
    Issue, IssueSecurityScheme, Project, ProjectRole, SecurityLevel, User,
};
pub use isolation::{Cause, Isolation, Leak, Missing, Repair, Whom};
pub use merge::{Decision, Merge, Overlap, OverlapKind};
pub use resolver::Resolver;
pub use scheme::{Cell, Grant, PermissionScheme};
pub use standpoint::Standpoint;
pub use step::{Actor, Step};
pub use subject::{Mode, NotFound, Scope, Subject};
pub use summary::{Standing, Summary};
pub use table::Table;
pub use why_not::{Goal, Way, WhyNot};
