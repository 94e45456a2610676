//! The state of an open editor: a scheme, the draft over it, and all that follows from them.

mod editing;
mod following;
mod telling;

use std::collections::{BTreeSet, HashSet};
use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::{
    Cell, CellState, Draft, Holder, Instance, PermissionKey, PermissionScheme, ProjectId, Reach,
    Resolver, SchemeId,
};

use crate::editor::cells::{self, Broader, Facts, Look, Share};
use crate::editor::history::History;
use crate::editor::rows::{self, Section};
use crate::editor::saving::rebased;
use crate::editor::usable;
use crate::workspace::Workspace;
use editing::forget_at_trials;
pub use following::Sides;
use following::{Painted, Reaches, broader, columns, painted, unusable};
use telling::{Telling, tell_changes, trigger_of};

/// A compiled instance; the same only as itself, so that asking whether it changed costs nothing.
#[derive(Clone, Debug)]
pub struct Compiled(Arc<Resolver>);

impl Compiled {
    /// The same with a draft over one of its schemes.
    pub fn drafted(&self, id: SchemeId, draft: &Draft) -> Self {
        if draft.is_empty() {
            return self.clone();
        }
        match self.with_draft(id, draft) {
            Ok(drafted) => Self(Arc::new(drafted)),
            Err(_) => self.clone(),
        }
    }
}

impl From<Arc<Resolver>> for Compiled {
    fn from(resolver: Arc<Resolver>) -> Self {
        Self(resolver)
    }
}

impl Deref for Compiled {
    type Target = Resolver;

    fn deref(&self) -> &Resolver {
        &self.0
    }
}

#[cfg(test)]
impl From<Resolver> for Compiled {
    fn from(resolver: Resolver) -> Self {
        Self(Arc::new(resolver))
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
    painted: Painted,
    projects: Memo<Arc<Vec<ProjectId>>>,
    reaches: StoredValue<Reaches>,
    sections: Memo<Vec<Section>>,
    columns: Memo<Vec<Holder>>,
    unusable: RwSignal<Arc<BTreeSet<Holder>>>,
    broader: Memo<Broader>,
    history: RwSignal<History>,
    telling: Telling,
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
        let drafted = Memo::new(move |_| saved.with(|saved| saved.drafted(id, &draft.get())));
        let painted = painted(saved, draft, drafted);
        let sections = Memo::new(move |_| {
            saved.with(|saved| scheme.with(|scheme| rows::sections(saved.instance(), scheme)))
        });
        let projects = Memo::new(move |_| {
            let of = |saved: &Compiled| saved.instance().projects_of(id).map(|it| it.id).collect();
            Arc::new(saved.with(of))
        });
        let columns = columns(id, workspace, scheme, draft, saved);
        let unusable = unusable(id, saved, scheme, draft, drafted);
        let broader = broader(id, saved, columns);
        let history = RwSignal::new(History::default());
        forget_at_trials(id, workspace, history);
        let telling = Telling::default();
        tell_changes(telling, move || Facts {
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
            painted,
            projects,
            reaches: StoredValue::default(),
            sections,
            columns,
            unusable,
            broader,
            history,
            telling,
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

    /// The instance before and after the draft that is on the screen: a frame behind
    /// [`Editor::draft`], so that a tick is seen before anything that follows from it.
    pub fn sides(self) -> RwSignal<Sides> {
        self.parts().painted.sides
    }

    /// Whether the draft has changed since. Reactive.
    pub fn lags(self) -> bool {
        self.parts().painted.lags.get()
    }

    /// The holders of whom nobody can use what needs Browse Projects, once that is known.
    pub fn unusable(self) -> RwSignal<Arc<BTreeSet<Holder>>> {
        self.parts().unusable
    }

    /// The projects that use the scheme. Reactive.
    pub fn projects(self) -> Arc<Vec<ProjectId>> {
        self.parts().projects.get()
    }

    /// Whom a holder reaches in the projects that use the scheme. Reactive.
    pub fn reach(self, holder: &Holder) -> Reach {
        let (saved, projects) = (self.saved().get(), self.projects());
        let reaches = self.parts().reaches;
        let known = reaches.with_value(|reaches| reaches.get(&saved, holder));
        known.unwrap_or_else(|| {
            let reach = saved.reach(holder, &projects);
            reaches.update_value(|reaches| reaches.keep(saved, holder.clone(), reach));
            reach
        })
    }

    /// Whether it is known already whom a holder reaches: else it may take long to find out.
    pub fn knows_reach(self, holder: &Holder) -> bool {
        let saved = self.saved().get_untracked();
        let known = |reaches: &Reaches| reaches.get(&saved, holder).is_some();
        self.parts().reaches.with_value(known)
    }

    /// The rows, by category.
    pub fn sections(self) -> Memo<Vec<Section>> {
        self.parts().sections
    }

    /// The columns. They keep their order while the editor is open; new ones come last.
    pub fn columns(self) -> Memo<Vec<Holder>> {
        self.parts().columns
    }

    /// Tells when anything in a permission's row changes.
    ///
    /// Cells follow this and not the draft: a signal that very many follow is slow to change, and a
    /// tick concerns one row.
    pub fn changes_of(self, permission: &PermissionKey) -> ArcTrigger {
        trigger_of(self.parts().telling.rows, permission)
    }

    /// The same for what sums up cells of the row: once a tick is painted.
    pub fn sums_of(self, permission: &PermissionKey) -> ArcTrigger {
        trigger_of(self.parts().telling.sums_of_rows, permission)
    }

    /// The same for what sums up cells of a holder's column.
    pub fn sums_in(self, holder: &Holder) -> ArcTrigger {
        trigger_of(self.parts().telling.sums_of_columns, holder)
    }

    /// What is drawn in a cell, as things are: see [`Editor::changes_of`].
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
    /// see [`Editor::changes_of`].
    pub fn covering(self, cell: &Cell) -> Option<Holder> {
        self.parts().broader.with_untracked(|broader| {
            let mut broader = broader.get(&cell.holder)?.iter();
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
    /// [`Editor::changes_of`].
    pub fn share(self, cells: &[Cell]) -> Share {
        let granted = cells.iter().filter(|cell| self.is_granted(cell)).count();
        Share {
            granted,
            of: cells.len(),
        }
    }

    /// How many of these permissions these holders have with the draft, as things are: see
    /// [`Editor::changes_of`].
    pub fn share_between(self, permissions: &[&PermissionKey], holders: &[&Holder]) -> Share {
        let of = permissions.len() * holders.len();
        let granted = if holders.len() < MANY {
            self.with_states(|state| {
                let is_granted = |holder: &Holder, permission: &PermissionKey| {
                    state(&Cell::new(permission.clone(), holder.clone())).is_granted()
                };
                let each = permissions.iter();
                let each = each.map(|key| holders.iter().filter(|it| is_granted(it, key)).count());
                each.sum()
            })
        } else {
            let all = self.columns().with_untracked(Vec::len) == holders.len();
            let counted = (!all).then(|| holders.iter().copied().collect::<HashSet<_>>());
            let counts = |cell: &&Cell| {
                let counted = counted.as_ref();
                counted.is_none_or(|counted| counted.contains(&cell.holder))
            };
            let each = permissions.iter().map(|key| self.holding(key, counts));
            each.sum()
        };
        Share { granted, of }
    }

    /// How many holders have a permission with the draft, of those whose cells count.
    fn holding(self, permission: &PermissionKey, counts: impl Fn(&&Cell) -> bool) -> usize {
        let parts = self.parts();
        // No holder comes before this one.
        let first = Cell::new(permission.clone(), Holder::Anyone);
        let of = |cells: &BTreeSet<Cell>| {
            let row = cells.range(&first..);
            let row = row.take_while(|cell| cell.permission == *permission);
            row.filter(&counts).count()
        };
        let granted = parts.granted.with_untracked(|granted| of(granted));
        let (added, removed) = parts
            .draft
            .with_untracked(|draft| (of(&draft.added), of(&draft.removed)));
        (granted + added).saturating_sub(removed)
    }

    /// Whether a cell is granted with the draft, as things are: see [`Editor::changes_of`].
    pub fn is_granted(self, cell: &Cell) -> bool {
        self.state(cell).is_granted()
    }

    fn state(self, cell: &Cell) -> CellState {
        self.with_states(|state| state(cell))
    }

    /// What is asked of cells, as things are.
    fn with_states<T>(self, ask: impl FnOnce(&dyn Fn(&Cell) -> CellState) -> T) -> T {
        let parts = self.parts();
        parts.draft.with_untracked(|draft| {
            parts.granted.with_untracked(|granted| {
                ask(&|cell| {
                    if draft.added.contains(cell) {
                        CellState::Added
                    } else if draft.removed.contains(cell) {
                        CellState::Removed
                    } else if granted.contains(cell) {
                        CellState::Granted
                    } else {
                        CellState::Absent
                    }
                })
            })
        })
    }

    /// Whether a column can be taken away without loss, as things are: see
    /// [`Editor::changes_of`].
    pub fn is_empty_column(self, holder: &Holder) -> bool {
        self.as_it_is(|scheme, draft| cells::is_empty_column(scheme, draft, holder))
    }

    fn as_it_is<T>(self, ask: impl FnOnce(&PermissionScheme, &Draft) -> T) -> T {
        let (scheme, draft) = (self.scheme(), self.draft());
        scheme.with_untracked(|scheme| draft.with_untracked(|draft| ask(scheme, draft)))
    }
}

/// From so many holders on, rows are counted as a whole.
const MANY: usize = 16;

fn nothing(id: SchemeId) -> PermissionScheme {
    PermissionScheme {
        id,
        name: String::new(),
        description: String::new(),
        grants: Vec::new(),
    }
}
