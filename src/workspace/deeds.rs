//! What is saved at once where the leaks of a group are closed, and can be taken back.

use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::{GroupName, ProjectId, RoleId, UserKey};

use super::Workspace;
use super::acting::Exchange;
use crate::client::Error;

/// Something that is saved at once.
#[derive(Clone, PartialEq)]
pub enum Deed {
    /// Others act in a role of a project.
    Acting {
        /// Where.
        project: ProjectId,
        /// In which role.
        role: RoleId,
        /// Who leaves it and who joins it.
        exchange: Exchange,
    },
    /// Others are in a group.
    Membership {
        /// In which.
        group: GroupName,
        /// Who leaves it, or joins it.
        people: Vec<UserKey>,
        /// Whether they join.
        join: bool,
    },
}

/// What was done on the page of a group.
#[derive(Clone, PartialEq)]
pub struct Done {
    /// For which group.
    pub group: GroupName,
    /// What.
    pub deed: Deed,
}

impl Deed {
    /// What takes it back.
    pub fn inverse(&self) -> Self {
        match self {
            Self::Acting {
                project,
                role,
                exchange,
            } => Self::Acting {
                project: *project,
                role: *role,
                exchange: exchange.inverse(),
            },
            Self::Membership {
                group,
                people,
                join,
            } => Self::Membership {
                group: group.clone(),
                people: people.clone(),
                join: !join,
            },
        }
    }
}

impl Workspace {
    /// Makes what of a deed is not made yet, as far as nothing fails.
    ///
    /// # Errors
    /// Why the rest was not saved.
    pub async fn make(self, deed: &Deed) -> Result<(), Error> {
        match deed {
            Deed::Acting {
                project,
                role,
                exchange,
            } => {
                for change in exchange.changes() {
                    let acting = untrack(|| self.actors(*project, *role));
                    if change.made_in(acting.clone()) != acting {
                        self.change_actors(*project, *role, &change).await?;
                    }
                }
            }
            Deed::Membership {
                group,
                people,
                join,
            } => {
                for user in people {
                    self.change_member(group, user, *join).await?;
                }
            }
        }
        Ok(())
    }

    /// Has a user join a group or leave it, and then makes the same in the instance.
    async fn change_member(
        self,
        group: &GroupName,
        user: &UserKey,
        join: bool,
    ) -> Result<(), Error> {
        let resolver = untrack(|| self.resolver()).ok_or(Error::NotFound)?;
        let (client, instance) = (self.client, resolver.instance());
        let known = instance.groups.get(group).ok_or(Error::NotFound)?;
        if known.users.contains(user) == join {
            return Ok(());
        }
        if join {
            client.join_group(instance, group, user).await?;
        } else {
            client.leave_group(instance, group, user).await?;
        }
        self.amend(|instance| {
            if let Some(group) = instance.groups.get_mut(group) {
                let users = &mut Arc::make_mut(group).users;
                if join {
                    users.insert(user.clone());
                } else {
                    users.remove(user);
                }
            }
        });
        Ok(())
    }
}
