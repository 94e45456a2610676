//! What a cell means for people: whom its holder reaches in which projects, and who would gain or
//! lose if it were ticked or unticked. Worked out once somebody asks, a little at a time.

use leptos::prelude::*;
use whocan_access::{Cell, Draft, Holder, ProjectId, Reach, Resolver};

use crate::editor::slices::Slices;
use crate::editor::state::Editor;
use crate::editor::tally::{Counted, count};

/// So many projects are looked at in one piece.
const PIECE: usize = 20;

/// What is known of the cell that somebody asks about.
#[derive(Clone, Copy)]
pub struct Inquiry {
    editor: Editor,
    places: RwSignal<Option<Vec<Place>>>,
    change: RwSignal<Option<Change>>,
    /// Looking where it reaches people, and counting who would gain or lose.
    looking: Slices,
    counting: Slices,
}

/// A project in which a holder reaches people.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Which.
    pub project: ProjectId,
    /// How many people, where that is not the same in all projects.
    pub people: Option<usize>,
}

/// What ticking or unticking a cell would change.
#[derive(Clone)]
pub struct Change {
    /// Whether the cell is granted with the draft, so that it would be taken away.
    pub is_granted: bool,
    /// What that would change.
    pub counted: Counted,
}

impl Inquiry {
    /// Knows nothing yet. To be called while a component is made.
    pub fn new(editor: Editor) -> Self {
        Self {
            editor,
            places: RwSignal::new(None),
            change: RwSignal::new(None),
            looking: Slices::new(),
            counting: Slices::new(),
        }
    }

    /// Where the holder reaches people, once that is known. Reactive.
    pub fn places(self) -> Option<Vec<Place>> {
        self.places.get()
    }

    /// What ticking or unticking would change, once that is known. Reactive.
    pub fn change(self) -> Option<Change> {
        self.change.get()
    }

    /// Asks about a cell over the draft as it is, or about none any more. Reactive.
    pub fn ask(self, cell: Option<&Cell>) {
        let Some(cell) = cell else {
            self.looking.begin(|| false);
            self.counting.begin(|| false);
            return;
        };
        let (editor, places, change) = (self.editor, self.places, self.change);
        places.set(None);
        change.set(None);
        let before = editor.drafted().get();
        let is_granted = editor.is_granted(cell);
        let draft = editor.draft();
        let draft = draft.with(|draft| flipped(draft, cell, is_granted));
        let saved = editor.saved().get_untracked();
        let after = saved.drafted(editor.id(), &draft);
        count(self.counting, before, after, move |counted| {
            change.set(Some(Change {
                is_granted,
                counted,
            }));
        });
        let (holder, projects) = (cell.holder.clone(), untrack(|| editor.projects()));
        let (mut at, mut found) = (0, Vec::new());
        self.looking.begin(move || {
            if let Some(left) = projects.get(at..).filter(|left| !left.is_empty()) {
                let piece = left.get(..PIECE).unwrap_or(left);
                found.extend(reached(&saved, &holder, piece));
                at += PIECE;
                return true;
            }
            places.set(Some(std::mem::take(&mut found)));
            false
        });
    }
}

/// A draft with one more cell ticked, or unticked. Where the draft has changed the cell, that is
/// the change undone.
pub fn flipped(draft: &Draft, cell: &Cell, is_granted: bool) -> Draft {
    let mut draft = draft.clone();
    if !draft.added.remove(cell) && !draft.removed.remove(cell) {
        let cells = if is_granted {
            &mut draft.removed
        } else {
            &mut draft.added
        };
        cells.insert(cell.clone());
    }
    draft
}

/// Those of the projects in which a holder reaches people, or may.
pub fn reached(resolver: &Resolver, holder: &Holder, projects: &[ProjectId]) -> Vec<Place> {
    let differs = matches!(holder, Holder::ProjectRole(_) | Holder::ProjectLead);
    let mut places = Vec::new();
    for &project in projects {
        let people = match resolver.reach(holder, &[project]) {
            Reach::Nobody | Reach::People(0) => continue,
            Reach::People(people) if differs => Some(people),
            _ => None,
        };
        places.push(Place { project, people });
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{BLUE, DEVELOPERS, SIGNED_IN, resolver};

    #[test]
    fn flipping_twice_changes_nothing() {
        let cell = Cell::new("EDIT_ISSUES", SIGNED_IN);
        for is_granted in [true, false] {
            let once = flipped(&Draft::default(), &cell, is_granted);
            assert_eq!(once.removed.contains(&cell), is_granted);
            assert_eq!(once.added.contains(&cell), !is_granted);
            assert!(flipped(&once, &cell, !is_granted).is_empty());
        }
    }

    #[test]
    fn a_role_reaches_others_in_each_project_and_a_group_the_same() {
        let resolver = resolver(&[]);
        let people = |holder| {
            let places = reached(&resolver, &holder, &[BLUE]);
            places.first().map(|place| place.people)
        };
        assert_eq!(people(Holder::ProjectRole(DEVELOPERS)), Some(Some(1)));
        assert_eq!(people(Holder::ProjectLead), Some(Some(1)));
        assert_eq!(people(Holder::Group("externals".into())), Some(None));
        assert_eq!(people(Holder::Reporter), Some(None));
        assert_eq!(people(Holder::Group("gone".into())), None);
        assert_eq!(people(Holder::PortalCustomers), None);
    }
}
