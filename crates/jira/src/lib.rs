//! Jira's REST dialect (Data Center, REST v2) as types, and their conversion to and from the
//! access model. Used by the app and by the server alike: what one writes the other reads.
//!
//! Reading is lenient where clients and servers in the wild are; writing is exact.

mod application;
mod error;
mod field;
mod group;
mod guard_rail;
mod holder;
mod instance;
mod lenient;
mod links;
mod permission;
mod project;
pub mod reading;
mod role;
mod scheme;
mod security;
mod session;
mod user;

pub use application::ApplicationRoleBean;
pub use error::{ErrorBody, LimitBody};
pub use field::{FieldBean, FieldSchemaBean};
pub use group::{
    GroupBean, GroupSuggestionBean, GroupSuggestionsBean, MemberInput, PageBean, UserListBean,
};
pub use guard_rail::{
    GUARD_RAILS, GuardRailBean, GuardRailListBean, OVERRIDE, OverrideBean, OverrideListBean,
    RuleBean, WhomBean,
};
pub use holder::{Expand, HolderBean, field_id};
pub use instance::{
    ActorsBean, GlobalGrantBean, GroupMembersBean, INSTANCE, InstanceBean, ProjectAccessBean,
    RoleActorsBean,
};
pub use lenient::is_true;
pub use links::{API, Links, escape, unescape};
pub use permission::{GLOBAL, PROJECT, PermissionBean, PermissionsBean};
pub use project::ProjectBean;
pub use role::{ActorBean, ActorsInput, ActorsUpdate, GROUP_ACTOR, RoleBean, USER_ACTOR};
pub use scheme::{
    GrantBean, GrantListBean, IdBean, SchemeAttributeBean, SchemeBean, SchemeInput, SchemeListBean,
};
pub use security::{SecurityLevelBean, SecuritySchemeBean, SecuritySchemeListBean};
pub use session::{
    CookieBean, Credentials, LoginInfoBean, SESSION_COOKIE, ServerInfoBean, SessionBean,
    SignedInBean,
};
pub use user::UserBean;
