//! Where one is in the grid, what is selected, and what is shown of it.

mod drawn;

use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::permission::Category;
use whocan_access::{Cell, Holder, PermissionKey, ProjectId};

use super::ADD_HOLDER;
use super::shown::{first_permission, nearest_shown, shown_holders, shown_rows};
use super::sight;
use crate::announce::{Announcer, announcer};
use crate::browser;
use crate::editor::cells::Share;
use crate::editor::kept::Kept;
use crate::editor::navigation::{Column, Position, Row};
use crate::editor::selection::{Area, Changes, Selection, Shown};
use crate::editor::state::Editor;
use crate::editor::window::{Part, Window, lines};
use crate::editor::{holders, reaching, rows};
use crate::i18n::later::texts;
use crate::i18n::locale;

/// The state of the grid, beside that of the editor.
#[derive(Clone, Copy)]
pub struct Grid {
    /// What the grid is of.
    pub editor: Editor,
    /// The project in which one looks whom a role reaches.
    pub place: Memo<Option<ProjectId>>,
    /// What permissions are filtered by.
    pub query: RwSignal<String>,
    /// What holders are filtered by.
    pub holder_query: RwSignal<String>,
    /// Whether only holders are shown whom the draft changes.
    pub only_changed: RwSignal<bool>,
    /// In which order holders stand.
    pub order: RwSignal<holders::Order>,
    /// The rows that are shown.
    pub rows: Memo<Vec<Row>>,
    /// The holders that are shown.
    pub holders: Memo<Vec<Holder>>,
    drawn: StoredValue<Drawn>,
    /// The one cell that Tab leads to.
    pub active: Memo<Position>,
    /// Several cells, if several are selected.
    pub selection: RwSignal<Option<Selection>>,
    /// The cell whose details are shown.
    pub details: RwSignal<Option<Cell>>,
    whereabouts: StoredValue<Whereabouts>,
    announcer: Announcer,
}

/// Where one is.
#[derive(Clone, Copy)]
struct Whereabouts {
    /// The row under the pointer.
    hovered: RwSignal<Option<Row>>,
    /// The holder that one went to last.
    last: RwSignal<Option<Holder>>,
    /// Where one went last, if the focus has ever been in the grid. It may not be shown any more.
    place: RwSignal<Option<Position>>,
    /// Whether the active cell is to be focused once it can be.
    focus_due: RwSignal<bool>,
}

/// What of the grid is drawn.
#[derive(Clone, Copy)]
struct Drawn {
    window: RwSignal<Window>,
    columns: Memo<Arc<Vec<Part<Holder>>>>,
    /// How often more rows were asked for than are in sight.
    asked: RwSignal<usize>,
    kept: Memo<Kept>,
    lines: Memo<Vec<Part<Row>>>,
}

impl Grid {
    /// The grid of an editor, and the project that is previewed. To be called while a component is
    /// made.
    pub fn new(editor: Editor, place: Memo<Option<ProjectId>>) -> Self {
        let query = RwSignal::new(String::new());
        let holder_query = RwSignal::new(String::new());
        let only_changed = RwSignal::new(false);
        let order = RwSignal::new(holders::Order::default());
        let rows = Memo::new(move |_| shown_rows(editor, &query.get()));
        let holders = Memo::new(move |_| {
            holder_query.with(|query| shown_holders(editor, query, only_changed.get(), order.get()))
        });
        let went = RwSignal::new(None::<Position>);
        let last = RwSignal::new(None::<Holder>);
        let active = Memo::new(move |_| {
            went.with(|went| nearest_shown(went.as_ref(), &rows.read(), &holders.read()))
        });
        let window = RwSignal::new(Window::over(sight::to_begin_with()));
        let columns = Memo::new(move |_| {
            let count = rows.with(Vec::len);
            holders.with(|holders| {
                let is = |holder: &Holder| holders.iter().position(|shown| shown == holder);
                let at = last.with(|last| last.as_ref().and_then(is));
                Arc::new(window.get().columns(holders, count, at))
            })
        });
        let asked = RwSignal::new(0);
        let kept = Memo::new(move |before: Option<&Kept>| {
            let (count, window, asked) = (holders.with(Vec::len), window.get(), asked.get());
            rows.with(|rows| Kept::after(before, rows, count, window, asked))
        });
        let lines = Memo::new(move |_| {
            rows.with(|rows| {
                let is = |place: &Position| rows.iter().position(|shown| *shown == place.row);
                let at = went.with(|went| went.as_ref().and_then(is));
                kept.with(|kept| lines(rows, kept, at))
            })
        });
        Self {
            editor,
            place,
            query,
            holder_query,
            only_changed,
            order,
            rows,
            holders,
            drawn: StoredValue::new(Drawn {
                window,
                columns,
                asked,
                kept,
                lines,
            }),
            active,
            selection: RwSignal::new(None),
            details: RwSignal::new(None),
            whereabouts: StoredValue::new(Whereabouts {
                hovered: RwSignal::new(None),
                last,
                place: went,
                focus_due: RwSignal::new(false),
            }),
            announcer: announcer(),
        }
    }

    fn at(self) -> Whereabouts {
        self.whereabouts.get_value()
    }

    /// The permissions of a category, whether they are shown or not, as things are.
    pub fn permissions_of(self, category: Category) -> Vec<PermissionKey> {
        self.editor.sections().with_untracked(|sections| {
            let mut sections = sections.iter();
            let section = sections.find(|section| section.category == category);
            section.map_or_else(Vec::new, |section| section.permissions.clone())
        })
    }

    /// How many of the cells are granted that a heading stands for. Reactive but for the draft: see
    /// [`Editor::changes_of`].
    pub fn share(self, heading: &Position) -> Share {
        self.rows.with(|rows| {
            self.holders.with(|holders| {
                let shown = Shown { rows, holders };
                let Some(area) = shown.meant(heading) else {
                    return Share { granted: 0, of: 0 };
                };
                let (permissions, holders) = (shown.permissions(&area), shown.holders(&area));
                self.editor.share_between(&permissions, &holders)
            })
        })
    }

    /// Tells when names change.
    pub fn track_names(self) {
        self.editor.saved().track();
        // Every text is of some language.
        let _ = locale();
    }

    /// Whether the active cell is to be focused.
    pub fn focus_due(self) -> bool {
        self.at().focus_due.get_untracked()
    }

    /// Tells that the active cell has been focused, if it was to be.
    pub fn focused(self) {
        *self.at().focus_due.write_untracked() = false;
    }

    /// Tells when the active cell is to be focused.
    pub fn track_focus(self) {
        self.at().focus_due.track();
    }

    /// Tells which row is under the pointer.
    pub fn hover(self, row: Option<Row>) {
        let hovered = self.at().hovered;
        if hovered.with_untracked(|hovered| *hovered != row) {
            hovered.set(row);
        }
    }

    /// The permission under the pointer. Reactive.
    pub fn hovered(self) -> Option<PermissionKey> {
        match self.at().hovered.get() {
            Some(Row::Permission(permission)) => Some(permission),
            _ => None,
        }
    }

    /// Tells that the focus has come to a cell.
    pub fn enter(self, position: Position) {
        let place = self.at().place;
        if place.with_untracked(|place| place.as_ref() != Some(&position)) {
            self.set_place(position);
        }
    }

    /// Whether the focus has ever been in the grid. Reactive.
    pub fn is_entered(self) -> bool {
        self.at().place.with(Option::is_some)
    }

    /// The active cell, where it is that of a permission and a holder. Reactive.
    pub fn active_cell(self) -> Option<Cell> {
        match self.active.get() {
            Position {
                row: Row::Permission(permission),
                column: Column::Holder(holder),
            } => Some(Cell { permission, holder }),
            _ => None,
        }
    }

    /// Makes a cell the active one and focuses it; nothing else is selected then.
    pub fn go_to(self, position: Position) {
        self.select(None);
        self.focus(position);
    }

    /// Selects all from the cell where the selection began, or the active one, to this one, which
    /// becomes active and gets the focus.
    pub fn extend_to(self, position: Position) {
        let from = self
            .selection
            .with_untracked(|selection| selection.as_ref().map(|selection| selection.from.clone()));
        let from = from.unwrap_or_else(|| self.active.get_untracked());
        let to = position.clone();
        self.select((from != to).then_some(Selection { from, to }));
        self.focus(position);
    }

    /// Selects what the heading of a row or column, or of both, stands for. The focus stays.
    pub fn select_meant(self, heading: &Position) {
        let selection = self.with_shown(|shown| {
            let area = shown.meant(heading)?;
            let first = (*area.rows.start(), (*area.columns.start()).max(1));
            Some(Selection {
                from: shown.position(first)?,
                to: shown.position((*area.rows.end(), *area.columns.end()))?,
            })
        });
        self.select(selection);
    }

    /// Selects, or selects nothing but the active cell.
    pub fn select(self, selection: Option<Selection>) {
        if self.selection.with_untracked(|before| *before != selection) {
            self.selection.set(selection);
        }
    }

    fn focus(self, position: Position) {
        self.set_place(position);
        self.at().focus_due.set(true);
    }

    /// Shows a holder where there is no room for more. The focus stays where it is.
    pub fn show(self, holder: Holder) {
        self.set_place(Position {
            row: self.active.get_untracked().row,
            column: Column::Holder(holder),
        });
    }

    /// The holder that one went to last, if it is shown. Reactive.
    pub fn chosen(self) -> Option<Holder> {
        let last = self.at().last.get()?;
        let is_shown = self.holders.with(|holders| holders.contains(&last));
        is_shown.then_some(last)
    }

    /// The one holder that is shown where there is no room for more. Reactive.
    pub fn shown(self) -> Option<Holder> {
        let first = || self.holders.with(|holders| holders.first().cloned());
        self.chosen().or_else(first)
    }

    fn set_place(self, position: Position) {
        if let Column::Holder(holder) = &position.column {
            self.at().last.set(Some(holder.clone()));
        }
        self.at().place.set(Some(position));
    }

    /// Shows all holders, by kind.
    pub fn show_all(self) {
        self.holder_query.set(String::new());
        self.only_changed.set(false);
        self.order.set(holders::Order::Kind);
    }

    /// Goes to the first permission of a holder's column.
    pub fn go_to_column(self, holder: Holder) {
        let row = self.rows.with_untracked(|rows| first_permission(rows));
        self.go_to(Position {
            row,
            column: Column::Holder(holder),
        });
    }

    /// Asks about what is shown.
    pub fn with_shown<T>(self, ask: impl FnOnce(Shown<'_>) -> T) -> T {
        self.rows.with_untracked(|rows| {
            self.holders
                .with_untracked(|holders| ask(Shown { rows, holders }))
        })
    }

    /// The cells one means: those selected, else those that the active cell stands for.
    pub fn meant(self) -> Option<Area> {
        self.with_shown(|shown| {
            let selected = self.selection.with_untracked(|selection| {
                selection
                    .as_ref()
                    .and_then(|selection| selection.area(shown))
            });
            selected.or_else(|| shown.meant(&self.active.get_untracked()))
        })
    }

    /// Takes cells away where any is granted, else grants them all: much is granted only on
    /// purpose.
    pub fn toggle(self, area: &Area) {
        let cells = self.with_shown(|shown| shown.cells(area));
        let granted = !cells.iter().any(|cell| self.editor.is_granted(cell));
        self.set(Changes::all(cells, granted));
    }

    /// Grants and takes away, and says how much where it is more than one cell.
    pub fn set(self, changes: Changes) {
        let is_single = changes.granted.len() + changes.removed.len() < 2;
        let count = self.editor.set(changes);
        if !is_single {
            self.announcer.say((texts().editor.cells_changed)(count));
        }
    }

    /// The cells that a heading stands for. Reactive.
    pub fn cells_of(self, heading: &Position) -> Vec<Cell> {
        self.rows.with(|rows| {
            self.holders.with(|holders| {
                let shown = Shown { rows, holders };
                let area = shown.meant(heading);
                area.map(|area| shown.cells(&area)).unwrap_or_default()
            })
        })
    }

    /// Takes an empty column away. The focus goes to its neighbour, or to what adds the next one.
    pub fn remove_column(self, holder: &Holder) {
        let columns = self.holders.get_untracked();
        let at = columns.iter().position(|column| column == holder);
        let neighbour = at.and_then(|at| {
            let before = at.checked_sub(1).and_then(|before| columns.get(before));
            columns.get(at + 1).or(before)
        });
        self.editor.remove_column(holder);
        match neighbour.cloned() {
            Some(neighbour) => self.go_to(Position {
                row: Row::Header,
                column: Column::Holder(neighbour),
            }),
            None => browser::focus(ADD_HOLDER),
        }
        let name = untrack(|| self.holder_phrase(holder));
        self.announcer.say((texts().granting.column_removed)(&name));
    }

    /// A holder in words, with its kind. Reactive.
    pub fn holder_phrase(self, holder: &Holder) -> String {
        self.editor
            .saved()
            .with(|saved| holders::phrase(saved.instance(), locale(), holder))
    }

    /// The same with whom it reaches: 'group acme-clients – 6 people'. Reactive.
    pub fn holder_label(self, holder: &Holder) -> String {
        reaching::label(self.editor, self.place.get(), holder)
    }

    /// The words for a permission. Reactive.
    pub fn words(self, permission: &PermissionKey) -> rows::Words {
        self.editor
            .saved()
            .with(|saved| rows::words(saved.instance(), locale(), permission))
    }
}
