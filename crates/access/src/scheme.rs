//! Permission schemes: named sets of grants, shared by projects.

use crate::inserting::Inserting;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::holder::Holder;
use crate::ids::{GrantId, PermissionKey, SchemeId};

/// What a grant says, without its id: this permission, for this holder.
///
/// A scheme holds each cell at most once (domain.md, section 1).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Cell {
    /// The permission that is granted.
    pub permission: PermissionKey,
    /// Whom it is granted to.
    pub holder: Holder,
}

impl Cell {
    /// The cell of a permission and a holder.
    pub fn new(permission: impl Into<PermissionKey>, holder: Holder) -> Self {
        Self {
            permission: permission.into(),
            holder,
        }
    }
}

/// One permission given to one holder by a scheme.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Grant {
    /// Its id; `None` for a grant that a draft adds and no server has seen yet.
    pub id: Option<GrantId>,
    /// What it grants to whom.
    pub cell: Cell,
}

/// A named set of grants that projects share (domain.md, section 1).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PermissionScheme {
    /// Its id.
    pub id: SchemeId,
    /// Its name, unique among all schemes.
    pub name: String,
    /// What it is for, in its author's words; may be empty.
    pub description: String,
    /// Its grants, in the order they were read. Each cell at most once.
    pub grants: Vec<Grant>,
}

impl PermissionScheme {
    /// The grant of a cell, if the scheme has one.
    #[must_use]
    pub fn grant(&self, cell: &Cell) -> Option<&Grant> {
        self.grants.iter().find(|grant| grant.cell == *cell)
    }

    /// What the scheme grants, as a set.
    #[must_use]
    pub fn cells(&self) -> BTreeSet<Cell> {
        self.grants
            .iter()
            .map(|grant| grant.cell.clone())
            .into_set()
    }

    /// The holders the scheme names, in the order of [`Holder`]'s kinds.
    #[must_use]
    pub fn holders(&self) -> BTreeSet<Holder> {
        self.grants
            .iter()
            .map(|grant| grant.cell.holder.clone())
            .into_set()
    }
}
