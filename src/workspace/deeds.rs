//! What is done where the leaks of a group are closed, and can be taken back.

use std::sync::Arc;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use whocan_access::{Draft, GroupName, ProjectId, RoleId, SchemeId, UserKey};

use super::Workspace;
use super::acting::Exchange;
use crate::client::Error;

/// Something that is saved at once.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
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

/// What was done for a group: on its page, or in the editor while it was about that group.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Done {
    /// For which group.
    pub group: GroupName,
    /// What.
    pub made: Made,
}

/// What was made.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Made {
    /// What is saved at once.
    AtOnce(Deed),
    /// Changes of a scheme that were drafted and saved.
    Saved {
        /// Of which scheme.
        scheme: SchemeId,
        /// What changed in it.
        draft: Draft,
    },
}

/// What was done, and then something else: what takes something back takes it from the list, and a
/// scheme is in it once.
pub fn and_then(mut all: Vec<Done>, Done { group, made }: Done) -> Vec<Done> {
    let undone = match &made {
        Made::AtOnce(deed) => Some(Made::AtOnce(deed.inverse())),
        Made::Saved { .. } => None,
    };
    let before = all.iter().position(|done| {
        let is_same_scheme = match (&done.made, &made) {
            (Made::Saved { scheme, .. }, Made::Saved { scheme: now, .. }) => scheme == now,
            _ => false,
        };
        done.group == group && (is_same_scheme || Some(&done.made) == undone.as_ref())
    });
    let before = before.map(|at| all.remove(at).made);
    let made = match (before, made) {
        (
            Some(Made::Saved { draft: first, .. }),
            Made::Saved {
                scheme,
                draft: second,
            },
        ) => Made::Saved {
            scheme,
            draft: first.then(&second),
        },
        (Some(Made::AtOnce(_)), _) => return all,
        (_, made) => made,
    };
    let is_nothing = matches!(&made, Made::Saved { draft, .. } if draft.is_empty());
    if !is_nothing {
        all.push(Done { group, made });
    }
    all
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

#[cfg(test)]
mod tests {
    use super::*;
    use whocan_access::{Cell, Holder};

    fn for_clients(made: Made) -> Done {
        let group = "acme-clients".into();
        Done { group, made }
    }

    fn leaving(join: bool) -> Done {
        for_clients(Made::AtOnce(Deed::Membership {
            group: "support-desk".into(),
            people: vec!["dana".into()],
            join,
        }))
    }

    fn saved(scheme: i64, draft: Draft) -> Done {
        let scheme = SchemeId(scheme);
        for_clients(Made::Saved { scheme, draft })
    }

    fn browse(holder: Holder) -> Draft {
        Draft {
            added: [Cell::new("BROWSE_PROJECTS", holder)].into(),
            ..Draft::default()
        }
    }

    fn list(all: &[Done]) -> Vec<Done> {
        all.iter().cloned().fold(Vec::new(), and_then)
    }

    #[test]
    fn what_is_taken_back_is_no_longer_in_the_list() {
        assert_eq!(list(&[leaving(false)]), [leaving(false)]);
        assert_eq!(list(&[leaving(false), leaving(true)]), []);
        let other = Done {
            group: "staff".into(),
            ..leaving(true)
        };
        assert_eq!(
            list(&[leaving(false), other.clone()]),
            [leaving(false), other]
        );
    }

    #[test]
    fn a_scheme_that_is_saved_again_is_in_the_list_once() {
        let (lead, reporter) = (browse(Holder::ProjectLead), browse(Holder::Reporter));
        let both = lead.then(&reporter);
        let elsewhere = saved(2, lead.clone());
        let again = [
            saved(1, lead.clone()),
            elsewhere.clone(),
            saved(1, reporter),
        ];
        assert_eq!(list(&again), [elsewhere, saved(1, both)]);
        assert_eq!(
            list(&[saved(1, lead.clone()), saved(1, lead.inverse())]),
            []
        );
    }

    #[test]
    fn the_list_comes_back_as_it_was() {
        let all = [leaving(false), saved(1, browse(Holder::ProjectLead))];
        let text = serde_json::to_string(&all).unwrap();
        assert_eq!(serde_json::from_str::<Vec<Done>>(&text).unwrap(), all);
    }
}
