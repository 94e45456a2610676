//! The state of an open editor: a scheme, the draft over it, and all that follows from them.

mod editing;
mod telling;

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::permission::BROWSE_PROJECTS;
use whocan_access::{
    Cell, CellState, Draft, Holder, Instance, PermissionKey, PermissionScheme, ProjectId, Resolver,
    SchemeId,
};

use crate::editor::cells::{self, Broader, Facts, Look};
use crate::editor::history::History;
use crate::editor::rows::{self, Section};
use crate::editor::saving::rebased;
use crate::editor::{holders, usable};
use crate::i18n::locale;
use crate::workspace::Workspace;
use editing::forget_at_trials;
use telling::{Triggers, tell_changes, trigger_of};

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
        let history = RwSignal::new(History::default());
        forget_at_trials(id, workspace, history);
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
            history,
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

fn nothing(id: SchemeId) -> PermissionScheme {
    PermissionScheme {
        id,
        name: String::new(),
        description: String::new(),
        grants: Vec::new(),
    }
}
