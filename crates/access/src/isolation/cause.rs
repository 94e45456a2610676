//! What kind of thing lets somebody see a project.

use serde::{Deserialize, Serialize};

use crate::explain::{Chain, Link};
use crate::holder::{Holder, Relation};
use crate::ids::{ApplicationKey, GroupName, RoleId};
use crate::resolver::Resolver;
use crate::subject::Subject;

use super::Whom;

/// Why a grant matches somebody.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Cause {
    /// It is for everybody.
    Anyone,
    /// It is for any signed-in user.
    AnySignedIn,
    /// It is for whoever has access to this application.
    Application(ApplicationKey),
    /// It is for a role of which they, or a group that they are in, are members by default in
    /// every new project.
    DefaultMember(RoleId),
    /// Through this group, which is the one asked about.
    OwnGroup(GroupName),
    /// Through this group, which they are in besides.
    OtherGroup(GroupName),
    /// It names them, or a role in which they act themselves.
    Personal,
    /// They lead the project.
    Lead,
    /// It depends on the issue, and counts for them in this mode.
    Related(Relation),
}

impl Resolver {
    /// What a chain to Browse Projects comes from.
    pub(super) fn cause(&self, whom: &Whom, subject: &Subject, chain: &Chain) -> Cause {
        match &chain.cell.holder {
            Holder::Anyone => return Cause::Anyone,
            Holder::ApplicationRole(None) => return Cause::AnySignedIn,
            Holder::ApplicationRole(Some(key)) => return Cause::Application(key.clone()),
            Holder::ProjectLead => return Cause::Lead,
            Holder::ProjectRole(role) if self.is_default(*role, subject, chain) => {
                return Cause::DefaultMember(*role);
            }
            holder => {
                if let Some(relation) = holder.relation() {
                    return Cause::Related(relation);
                }
            }
        }
        let is_own = |group: &GroupName| match whom {
            Whom::MembersOf(own) => group == own,
            Whom::Subject(Subject::NewMember(own)) => own.contains(group),
            Whom::Subject(_) => false,
        };
        // Who is in a sub-group of it is its member too.
        if let Some(own) = chain.groups().find(|group| is_own(group)) {
            return Cause::OwnGroup(own.clone());
        }
        let other = chain.groups().next();
        other.map_or(Cause::Personal, |other| Cause::OtherGroup(other.clone()))
    }

    /// Whether who acts in the role at the end of a chain is a default member of it.
    fn is_default(&self, role: RoleId, subject: &Subject, chain: &Chain) -> bool {
        let Some(role) = self.instance().roles.get(&role) else {
            return false;
        };
        match (chain.acting_group(), subject) {
            (Some(group), _) => role.default_actors.groups.contains(group),
            (None, Subject::User(key)) => role.default_actors.users.contains(key),
            (None, _) => false,
        }
    }
}

impl Chain {
    /// The groups that it leads through, from the one they are in to the one that holds that.
    fn groups(&self) -> impl DoubleEndedIterator<Item = &GroupName> {
        self.links.iter().filter_map(|link| match link {
            Link::MemberOf(group) | Link::SubGroupOf(group) => Some(group),
            _ => None,
        })
    }

    /// The last group of the chain: the one that a grant or a role names.
    pub(super) fn acting_group(&self) -> Option<&GroupName> {
        self.groups().next_back()
    }
}
