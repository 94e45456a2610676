//! The state of an open editor: a scheme, the draft over it, and all that follows from them.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::permission::BROWSE_PROJECTS;
use whocan_access::{
    Cell, CellState, Decision, Draft, Holder, Instance, Merge, Overlap, PermissionKey,
    PermissionScheme, ProjectId, Resolver, SchemeId,
};

use crate::editor::cells::{self, Broader, Changed, Facts, Look};
use crate::editor::history::{History, Moment};
use crate::editor::rows::{self, Section};
use crate::editor::saving::{left_after, rebased};
use crate::editor::selection::Changes;
use crate::editor::{holders, usable};
use crate::i18n::locale;
use crate::workspace::{OpenDraft, Workspace};

/// A compiled instance; the same only as itself, so that asking whether it changed costs nothing.
#[derive(Clone, Debug)]
pub struct Compiled(Arc<Resolver>);

impl Deref for Compiled {
    type Target = Resolver;

    fn deref(&self) -> &Resolver {
        &self.0
    }
}

impl PartialEq for Compiled {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The editor of one scheme: a handle, small enough to be copied into every cell.
#[derive(Clone, Copy)]
pub struct Editor(StoredValue<Parts>);

#[derive(Clone, Copy)]
struct Parts {
    id: SchemeId,
    workspace: Workspace,
    saved: Memo<Compiled>,
    scheme: Memo<Arc<PermissionScheme>>,
    granted: Memo<Arc<BTreeSet<Cell>>>,
    draft: Memo<Draft>,
    drafted: Memo<Compiled>,
    sections: Memo<Vec<Section>>,
    columns: Memo<Vec<Holder>>,
    unusable: Memo<Vec<Holder>>,
    broader: Memo<Broader>,
    history: RwSignal<History>,
    of_columns: Triggers<Holder>,
    of_rows: Triggers<PermissionKey>,
}

/// What tells of changes, one for each column or row that was asked about.
type Triggers<T> = StoredValue<Vec<(T, ArcTrigger)>>;

impl Editor {
    /// Opens the editor of a scheme that the saved instance has.
    pub fn new(id: SchemeId, workspace: Workspace) -> Self {
        // While the instance is read anew, the last one stays.
        let saved = Memo::new(move |before: Option<&Compiled>| {
            workspace
                .resolver()
                .map(Compiled)
                .or_else(|| before.cloned())
                .unwrap_or_else(|| Compiled(Arc::new(Resolver::new(Arc::new(Instance::default())))))
        });
        let scheme = Memo::new(move |before: Option<&Arc<PermissionScheme>>| {
            let found = saved.with(|saved| saved.instance().schemes.get(&id).cloned());
            found
                .or_else(|| before.cloned())
                .unwrap_or_else(|| Arc::new(nothing(id)))
        });
        let granted = Memo::new(move |_| Arc::new(scheme.with(|scheme| scheme.cells())));
        let draft = Memo::new(move |_| {
            let scheme = scheme.get();
            workspace.drafts.with(|drafts| match drafts.get(&id) {
                Some(open) if Arc::ptr_eq(&open.scheme, &scheme) => open.draft.clone(),
                Some(open) => rebased(&open.draft, &scheme),
                None => Draft::default(),
            })
        });
        let drafted = Memo::new(move |_| {
            let (saved, draft) = (saved.get(), draft.get());
            if draft.is_empty() {
                return saved;
            }
            match saved.with_draft(id, &draft) {
                Ok(drafted) => Compiled(Arc::new(drafted)),
                Err(_) => saved,
            }
        });
        let sections = Memo::new(move |_| {
            saved.with(|saved| scheme.with(|scheme| rows::sections(saved.instance(), scheme)))
        });
        let added = Memo::new(move |_| {
            let mut added = workspace
                .drafts
                .with(|drafts| drafts.get(&id).map(|open| open.columns.clone()))
                .unwrap_or_default();
            draft.with(|draft| added.extend(draft.added.iter().map(|cell| cell.holder.clone())));
            added.dedup();
            added
        });
        let columns = Memo::new(move |before: Option<&Vec<Holder>>| {
            saved.with(|saved| {
                scheme.with(|scheme| {
                    let columns = added
                        .with(|added| holders::columns(saved.instance(), locale(), scheme, added));
                    holders::in_order_of(columns, before.map_or(&[], Vec::as_slice))
                })
            })
        });
        // Who has anything, and who may browse: all that the next one depends on.
        let holding = Memo::new(move |_| {
            let scheme = drafted.with(|drafted| drafted.instance().schemes.get(&id).cloned());
            scheme.map_or_else(Vec::new, |scheme| scheme.holders().into_iter().collect())
        });
        let browsing = Memo::new(move |_| {
            let scheme = drafted.with(|drafted| drafted.instance().schemes.get(&id).cloned());
            let grants = scheme.iter().flat_map(|scheme| &scheme.grants);
            let browse = grants.filter(|grant| grant.cell.permission.as_str() == BROWSE_PROJECTS);
            browse.map(|grant| grant.cell.holder.clone()).collect()
        });
        let unusable = Memo::new(move |_| {
            // Read, not only tracked: a memo that nobody reads never runs.
            let _: [Vec<Holder>; 2] = [holding.get(), browsing.get()];
            saved.with(|_| ());
            let drafted = drafted.get_untracked();
            let scheme = drafted.instance().schemes.get(&id);
            scheme.map_or_else(Vec::new, |scheme| usable::without_browse(&drafted, scheme))
        });
        let broader = broader(id, saved, columns);
        let (of_columns, of_rows) = (StoredValue::default(), StoredValue::default());
        tell_changes(of_columns, of_rows, move || Facts {
            scheme: scheme.get(),
            draft: draft.get(),
            unusable: unusable.get(),
            broader: broader.get(),
        });
        Self(StoredValue::new(Parts {
            id,
            workspace,
            saved,
            scheme,
            granted,
            draft,
            drafted,
            sections,
            columns,
            unusable,
            broader,
            history: RwSignal::default(),
            of_columns,
            of_rows,
        }))
    }

    /// Whether its page is still there.
    pub fn is_open(self) -> bool {
        self.0.try_get_value().is_some()
    }

    fn parts(self) -> Parts {
        self.0.get_value()
    }

    /// Which scheme.
    pub fn id(self) -> SchemeId {
        self.parts().id
    }

    /// The instance as it is saved.
    pub fn saved(self) -> Memo<Compiled> {
        self.parts().saved
    }

    /// The scheme as it is saved.
    pub fn scheme(self) -> Memo<Arc<PermissionScheme>> {
        self.parts().scheme
    }

    /// What would change.
    pub fn draft(self) -> Memo<Draft> {
        self.parts().draft
    }

    /// The instance as it would be.
    pub fn drafted(self) -> Memo<Compiled> {
        self.parts().drafted
    }

    /// The projects that use the scheme. Reactive.
    pub fn projects(self) -> Vec<ProjectId> {
        self.saved().with(|saved| {
            let projects = saved.instance().projects_of(self.id());
            projects.map(|project| project.id).collect()
        })
    }

    /// The rows, by category.
    pub fn sections(self) -> Memo<Vec<Section>> {
        self.parts().sections
    }

    /// The columns. They keep their order while the editor is open; new ones come last.
    pub fn columns(self) -> Memo<Vec<Holder>> {
        self.parts().columns
    }

    /// Tells when anything in a holder's column changes.
    ///
    /// Cells follow this and not the draft: a signal that very many follow is slow to change, and a
    /// tick concerns one column.
    pub fn changes_in(self, holder: &Holder) -> ArcTrigger {
        trigger_of(self.parts().of_columns, holder)
    }

    /// Tells when anything in a permission's row changes.
    pub fn changes_of(self, permission: &PermissionKey) -> ArcTrigger {
        trigger_of(self.parts().of_rows, permission)
    }

    /// What is drawn in a cell, as things are: see [`Editor::changes_in`].
    pub fn look(self, cell: &Cell) -> Look {
        let state = self.state(cell);
        let unusable = self.parts().unusable;
        Look {
            state,
            covered: self.covering(cell).is_some(),
            unusable: state.is_granted()
                && usable::needs_browse(&cell.permission)
                && unusable.with_untracked(|holders| holders.contains(&cell.holder)),
        }
    }

    /// The broader holder through which everybody whom a cell is for has it already, as things are:
    /// see [`Editor::changes_in`].
    pub fn covering(self, cell: &Cell) -> Option<Holder> {
        self.parts().broader.with_untracked(|broader| {
            let (_, broader) = broader.iter().find(|(holder, _)| *holder == cell.holder)?;
            let mut broader = broader.iter();
            let granted = broader.find(|holder| {
                self.is_granted(&Cell {
                    permission: cell.permission.clone(),
                    holder: (*holder).clone(),
                })
            });
            granted.cloned()
        })
    }

    /// How many of these permissions a holder has with the draft, as things are: see
    /// [`Editor::changes_in`].
    pub fn share(self, cells: &[Cell]) -> cells::Share {
        let granted = cells.iter().filter(|cell| self.is_granted(cell)).count();
        cells::Share {
            granted,
            of: cells.len(),
        }
    }

    /// Whether a cell is granted with the draft, as things are: see [`Editor::changes_in`].
    pub fn is_granted(self, cell: &Cell) -> bool {
        self.state(cell).is_granted()
    }

    fn state(self, cell: &Cell) -> CellState {
        let parts = self.parts();
        parts.draft.with_untracked(|draft| {
            if draft.added.contains(cell) {
                CellState::Added
            } else if draft.removed.contains(cell) {
                CellState::Removed
            } else if parts
                .granted
                .with_untracked(|granted| granted.contains(cell))
            {
                CellState::Granted
            } else {
                CellState::Absent
            }
        })
    }

    /// Whether a column can be taken away without loss, as things are: see
    /// [`Editor::changes_in`].
    pub fn is_empty_column(self, holder: &Holder) -> bool {
        self.as_it_is(|scheme, draft| cells::is_empty_column(scheme, draft, holder))
    }

    fn as_it_is<T>(self, ask: impl FnOnce(&PermissionScheme, &Draft) -> T) -> T {
        let (scheme, draft) = (self.scheme(), self.draft());
        scheme.with_untracked(|scheme| draft.with_untracked(|draft| ask(scheme, draft)))
    }

    /// Grants cells and takes others away, in the draft. Says how many that changes.
    pub fn set(self, changes: Changes) -> usize {
        let changes = Changes {
            granted: self.that_are(changes.granted, false),
            removed: self.that_are(changes.removed, true),
        };
        let count = changes.granted.len() + changes.removed.len();
        let granted = self.parts().granted.get_untracked();
        if count > 0 {
            self.change(|open| {
                for (cells, is_granted) in [(changes.granted, true), (changes.removed, false)] {
                    for cell in cells {
                        set(&mut open.draft, &granted, cell, is_granted);
                    }
                }
            });
        }
        count
    }

    /// Those of the cells that are granted, or not granted, as things are.
    fn that_are(self, cells: Vec<Cell>, granted: bool) -> Vec<Cell> {
        let cells = cells.into_iter();
        cells
            .filter(|cell| self.is_granted(cell) == granted)
            .collect()
    }

    /// Whether there is a change to undo, and one to redo. Reactive.
    pub fn can_step(self) -> (bool, bool) {
        self.parts().history.with(History::can)
    }

    /// Takes the last change back. Says whether there was one.
    pub fn undo(self) -> bool {
        self.step(History::undo)
    }

    /// Makes the change again that was taken back last. Says whether there was one.
    pub fn redo(self) -> bool {
        self.step(History::redo)
    }

    fn step(self, step: fn(&mut History, Moment) -> Option<Moment>) -> bool {
        let now = self.moment();
        let there = self
            .parts()
            .history
            .try_update(|history| step(history, now));
        let Some(there) = there.flatten() else {
            return false;
        };
        self.change_unrecorded(|open| {
            open.draft = there.draft;
            open.columns = there.columns;
        });
        true
    }

    /// What one has made of the scheme by now.
    fn moment(self) -> Moment {
        let id = self.id();
        self.parts().workspace.drafts.with_untracked(|drafts| {
            let open = drafts.get(&id);
            open.map_or_else(Moment::default, |open| Moment {
                draft: open.draft.clone(),
                columns: open.columns.clone(),
            })
        })
    }

    fn forget_history(self) {
        self.parts().history.set(History::default());
    }

    /// Gives a holder a column. Says whether it is a new one.
    pub fn add_column(self, holder: &Holder) -> bool {
        let is_new = !self
            .columns()
            .with_untracked(|columns| columns.contains(holder));
        if is_new {
            self.change(|open| open.columns.push(holder.clone()));
        }
        is_new
    }

    /// Takes an empty column away.
    pub fn remove_column(self, holder: &Holder) {
        self.change(|open| open.columns.retain(|column| column != holder));
    }

    /// Forgets all changes, and the columns added for them. It can be undone.
    pub fn discard(self) {
        let before = self.moment();
        let history = self.parts().history;
        history.update(|history| history.record(before));
        self.parts().workspace.drafts.update(|drafts| {
            drafts.remove(&self.id());
        });
    }

    /// The scheme as the draft was made for it: as it was loaded.
    pub fn loaded(self) -> Arc<PermissionScheme> {
        let open =
            self.parts().workspace.drafts.with_untracked(|drafts| {
                drafts.get(&self.id()).map(|open| Arc::clone(&open.scheme))
            });
        open.unwrap_or_else(|| self.scheme().get_untracked())
    }

    /// Takes a newer form of the scheme, which somebody else saved: the draft is merged onto it.
    pub fn take_newer(self, newer: PermissionScheme) -> Merge {
        let mine = self.parts().workspace.drafts.with_untracked(|drafts| {
            let open = drafts.get(&self.id());
            open.map_or_else(Draft::default, |open| open.draft.clone())
        });
        let merge = Merge::new(&self.loaded(), &mine, &newer);
        self.parts().workspace.drafts.update(|drafts| {
            if let Some(open) = drafts.get_mut(&self.id()) {
                open.draft = merge.draft.clone();
                open.scheme = Arc::new(newer.clone());
            }
        });
        self.forget_history();
        self.parts().workspace.replace_scheme(newer);
        merge
    }

    /// Makes one overlap of a merge end as decided. Other holders' changes stay as they are.
    pub fn decide(self, overlap: &Overlap, decision: Decision) {
        self.change(|open| {
            // Theirs are in the scheme already: what is left to merge is the decision.
            let mut merge = Merge::new(&open.scheme, &open.draft, &open.scheme);
            merge.decide(overlap, decision);
            open.draft = merge.draft;
        });
    }

    /// Takes what the server has saved, after `sent` was sent to it. What was ticked meanwhile
    /// stays a draft.
    pub fn take_saved(self, sent: &PermissionScheme, answered: PermissionScheme) {
        let desired = self.as_it_is(|scheme, draft| draft.apply(scheme));
        let left = left_after(sent, &desired, &answered);
        self.parts().workspace.drafts.update(|drafts| {
            if left.is_empty() {
                drafts.remove(&self.id());
            } else if let Some(open) = drafts.get_mut(&self.id()) {
                open.draft = left;
                open.scheme = Arc::new(answered.clone());
            }
        });
        self.forget_history();
        self.parts().workspace.replace_scheme(answered);
    }

    fn change(self, change: impl FnOnce(&mut OpenDraft)) {
        let before = self.moment();
        self.change_unrecorded(change);
        if self.moment() != before {
            let history = self.parts().history;
            history.update(|history| history.record(before));
        }
    }

    fn change_unrecorded(self, change: impl FnOnce(&mut OpenDraft)) {
        let scheme = self.scheme().get_untracked();
        self.parts().workspace.drafts.update(|drafts| {
            let new = || OpenDraft::new(Arc::clone(&scheme));
            let open = drafts.entry(self.id()).or_insert_with(new);
            if open.draft.is_empty() {
                open.scheme = scheme;
            }
            change(open);
            if !open.is_worth_keeping() {
                drafts.remove(&self.id());
            }
        });
    }
}

/// The holders whom broader ones contain.
fn broader(id: SchemeId, saved: Memo<Compiled>, columns: Memo<Vec<Holder>>) -> Memo<Broader> {
    Memo::new(move |_| {
        columns.with(|columns| {
            let broader = saved.with(|saved| saved.broader(id, columns));
            let all = columns.iter().cloned().zip(broader);
            Arc::new(all.filter(|(_, broader)| !broader.is_empty()).collect())
        })
    })
}

/// Makes a cell granted, or not granted, in a draft over what is granted.
fn set(draft: &mut Draft, granted: &BTreeSet<Cell>, cell: Cell, is_granted: bool) {
    draft.added.remove(&cell);
    draft.removed.remove(&cell);
    match (granted.contains(&cell), is_granted) {
        (false, true) => drop(draft.added.insert(cell)),
        (true, false) => drop(draft.removed.insert(cell)),
        _ => {}
    }
}

/// What tells of changes in a column or row.
fn trigger_of<T>(triggers: Triggers<T>, of: &T) -> ArcTrigger
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let known = triggers.with_value(|triggers| {
        let mut triggers = triggers.iter();
        let found = triggers.find(|(known, _)| known == of);
        found.map(|(_, trigger)| trigger.clone())
    });
    known.unwrap_or_else(|| {
        let trigger = ArcTrigger::new();
        triggers.update_value(|triggers| triggers.push((of.clone(), trigger.clone())));
        trigger
    })
}

/// Notifies the triggers of the columns and rows that change with the facts.
fn tell_changes(
    of_columns: Triggers<Holder>,
    of_rows: Triggers<PermissionKey>,
    facts: impl Fn() -> Facts + Send + Sync + 'static,
) {
    Effect::new(move |before: Option<Facts>| {
        let now = facts();
        if let Some(before) = before {
            let Changed {
                holders,
                permissions,
            } = now.changed_since(&before);
            notify(of_columns, &holders);
            notify(of_rows, &permissions);
        }
        now
    });
}

fn notify<T: Ord + Send + Sync + 'static>(triggers: Triggers<T>, changed: &BTreeSet<T>) {
    triggers.with_value(|triggers| {
        let changed = triggers.iter().filter(|(of, _)| changed.contains(of));
        changed.for_each(|(_, trigger)| trigger.notify());
    });
}

fn nothing(id: SchemeId) -> PermissionScheme {
    PermissionScheme {
        id,
        name: String::new(),
        description: String::new(),
        grants: Vec::new(),
    }
}
