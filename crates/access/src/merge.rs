//! Merging a draft onto a newer form of its scheme: nothing is overwritten unseen (domain.md,
//! section 6).

use crate::inserting::Inserting;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::draft::Draft;
use crate::holder::Holder;
use crate::permission::{BROWSE_PROJECTS, built_in};
use crate::scheme::{Cell, PermissionScheme};

/// A draft merged onto a newer form of its scheme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Merge {
    /// What is left to change over the newer form, with every overlap decided as
    /// [`Decision::Both`]. It adds only what is not there and removes only what is.
    pub draft: Draft,
    /// What others have changed since the draft was begun.
    pub theirs: Draft,
    /// Cells that both changed, and thus in the same way: nothing is left to do there.
    pub agreed: BTreeSet<Cell>,
    /// Where both changed what one holder has in ways that may not be meant together. At most one
    /// of a holder, in the order of holders.
    pub overlaps: Vec<Overlap>,
    /// The scheme's new name, if it was renamed.
    pub renamed: Option<String>,
    /// The scheme's new description, if it was changed.
    pub described: Option<String>,
}

/// Changes of both to one holder, of which one could defeat the other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Overlap {
    /// The holder that both changed.
    pub holder: Holder,
    /// In what way.
    pub kind: OverlapKind,
    /// What the draft changes for the holder, over the scheme as it was loaded.
    pub mine: Draft,
    /// What others have changed for the holder since.
    pub theirs: Draft,
}

/// How two changes to one holder overlap.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OverlapKind {
    /// They took all that the holder had, and the draft gives it more.
    TheyRemovedHolder,
    /// The draft takes all that the holder had, and they gave it more.
    IRemovedHolder,
    /// They took Browse Projects from the holder, and the draft gives it what needs that.
    TheyRemovedBrowse,
    /// The draft takes Browse Projects from the holder, and they gave it what needs that.
    IRemovedBrowse,
}

/// Whose changes to a holder are to hold.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Decision {
    /// The holder ends with what the draft meant it to have, as if nobody else had changed it.
    Mine,
    /// The holder stays as others saved it.
    Theirs,
    /// Both changes are made.
    Both,
}

impl Merge {
    /// Merges a draft, made over `base`, onto `newer`, the form the scheme has meanwhile.
    ///
    /// ```
    /// use whocan_access::{Cell, Draft, Holder, Merge, PermissionScheme, SchemeId};
    ///
    /// let base = PermissionScheme {
    ///     id: SchemeId(10_000),
    ///     name: "Client scheme".into(),
    ///     description: String::new(),
    ///     grants: Vec::new(),
    /// };
    /// let add = |holder| Draft {
    ///     added: [Cell::new("BROWSE_PROJECTS", holder)].into(),
    ///     removed: [].into(),
    /// };
    /// let newer = add(Holder::Reporter).apply(&base);
    /// let merge = Merge::new(&base, &add(Holder::ProjectLead), &newer);
    /// assert_eq!(merge.draft, add(Holder::ProjectLead));
    /// assert!(merge.overlaps.is_empty());
    /// ```
    #[must_use]
    pub fn new(base: &PermissionScheme, draft: &Draft, newer: &PermissionScheme) -> Self {
        let mine = draft.over(base);
        let theirs = Draft::between(base, newer);
        let both_added = mine.added.intersection(&theirs.added);
        let both_removed = mine.removed.intersection(&theirs.removed);
        let agreed = both_added.chain(both_removed).cloned().into_set();
        let new_text = |old: &String, new: &String| (old != new).then(|| new.clone());
        Self {
            draft: mine.over(newer),
            overlaps: overlaps(base, &mine, &theirs),
            agreed,
            renamed: new_text(&base.name, &newer.name),
            described: new_text(&base.description, &newer.description),
            theirs,
        }
    }

    /// Decides an overlap, in the merged draft. Deciding it anew replaces the decision; the order
    /// of decisions does not matter.
    pub fn decide(&mut self, overlap: &Overlap, decision: Decision) {
        let holder = &overlap.holder;
        self.draft.added.retain(|cell| cell.holder != *holder);
        self.draft.removed.retain(|cell| cell.holder != *holder);
        if decision == Decision::Theirs {
            return;
        }
        let (mine, theirs) = (&overlap.mine, &overlap.theirs);
        let added = mine.added.difference(&theirs.added);
        let removed = mine.removed.difference(&theirs.removed);
        self.draft.added.extend(added.cloned());
        self.draft.removed.extend(removed.cloned());
        if decision == Decision::Mine {
            let back = theirs.removed.difference(&mine.removed);
            let off = theirs.added.difference(&mine.added);
            self.draft.added.extend(back.cloned());
            self.draft.removed.extend(off.cloned());
        }
    }
}

fn overlaps(base: &PermissionScheme, mine: &Draft, theirs: &Draft) -> Vec<Overlap> {
    let changed = mine.added.iter().chain(&mine.removed);
    let holders = changed.map(|cell| &cell.holder).into_set();
    let mut found = Vec::new();
    for holder in holders {
        let mine = of_holder(mine, holder);
        let theirs = of_holder(theirs, holder);
        let had = base.grants.iter().filter(|g| g.cell.holder == *holder);
        if let Some(kind) = kind(&mine, &theirs, had.count()) {
            found.push(Overlap {
                holder: holder.clone(),
                kind,
                mine,
                theirs,
            });
        }
    }
    found
}

/// How changes of both to one holder, which had so many grants, overlap. Additions of both are
/// no additions to what the other took.
fn kind(mine: &Draft, theirs: &Draft, had: usize) -> Option<OverlapKind> {
    let i_add = mine.added.difference(&theirs.added).into_set();
    let they_add = theirs.added.difference(&mine.added).into_set();
    let took_all = |side: &Draft| had > 0 && side.removed.len() == had && side.added.is_empty();
    if took_all(theirs) && !i_add.is_empty() {
        Some(OverlapKind::TheyRemovedHolder)
    } else if took_all(mine) && !they_add.is_empty() {
        Some(OverlapKind::IRemovedHolder)
    } else if takes_browse(theirs) && i_add.iter().any(|cell| needs_browse(cell)) {
        Some(OverlapKind::TheyRemovedBrowse)
    } else if takes_browse(mine) && they_add.iter().any(|cell| needs_browse(cell)) {
        Some(OverlapKind::IRemovedBrowse)
    } else {
        None
    }
}

fn takes_browse(draft: &Draft) -> bool {
    let mut removed = draft.removed.iter();
    removed.any(|cell| cell.permission.as_str() == BROWSE_PROJECTS)
}

fn needs_browse(cell: &Cell) -> bool {
    built_in(cell.permission.as_str()).is_some_and(|permission| permission.needs_browse)
}

fn of_holder(draft: &Draft, holder: &Holder) -> Draft {
    let of = |cells: &BTreeSet<Cell>| {
        let cells = cells.iter().filter(|cell| cell.holder == *holder);
        cells.cloned().into_set()
    };
    Draft {
        added: of(&draft.added),
        removed: of(&draft.removed),
    }
}
