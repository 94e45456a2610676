//! Where one is in the grid, what is selected, and what is shown of it.

use leptos::prelude::*;
use whocan_access::{Cell, Holder, PermissionKey};

use super::ADD_HOLDER;
use super::shown::{all_rows, first_permission, index, nearest_shown, shown_holders, shown_rows};
use crate::announce::{Announcer, announcer};
use crate::browser;
use crate::components::each::each;
use crate::editor::navigation::{Column, Position, Row};
use crate::editor::selection::{Area, Changes, Selection, Shown};
use crate::editor::state::Editor;
use crate::editor::window::{Part, Window};
use crate::editor::{holders, rows};
use crate::i18n::{locale, texts};

/// The state of the grid, beside that of the editor.
#[derive(Clone, Copy)]
pub struct Grid {
    /// What the grid is of.
    pub editor: Editor,
    /// What permissions are filtered by.
    pub query: RwSignal<String>,
    /// What holders are filtered by.
    pub holder_query: RwSignal<String>,
    /// In which order holders stand, and whether all do.
    pub order: RwSignal<holders::Order>,
    /// The rows that are shown.
    pub rows: Memo<Vec<Row>>,
    /// The holders that are shown.
    pub holders: Memo<Vec<Holder>>,
    /// What is drawn of them.
    pub parts: Memo<Vec<Part>>,
    /// What of them is in sight.
    pub window: RwSignal<Window>,
    /// The one cell that Tab leads to.
    pub active: Memo<Position>,
    /// Several cells, if several are selected.
    pub selection: RwSignal<Option<Selection>>,
    /// The row under the pointer.
    hovered: RwSignal<Option<Row>>,
    /// The holder that one went to last.
    last: RwSignal<Option<Holder>>,
    /// Where one went last, if the focus has ever been in the grid. It may not be shown any more.
    place: RwSignal<Option<Position>>,
    /// Whether the active cell is to be focused once it can be.
    focus_due: RwSignal<bool>,
    announcer: Announcer,
}

impl Grid {
    /// The grid of an editor. To be called while a component is made.
    pub fn new(editor: Editor) -> Self {
        let query = RwSignal::new(String::new());
        let holder_query = RwSignal::new(String::new());
        let order = RwSignal::new(holders::Order::default());
        let rows = Memo::new(move |_| shown_rows(editor, &query.get()));
        let holders = Memo::new(move |_| {
            holder_query.with(|query| shown_holders(editor, query, order.get()))
        });
        let place = RwSignal::new(None::<Position>);
        let last = RwSignal::new(None::<Holder>);
        let active = Memo::new(move |_| {
            place.with(|place| nearest_shown(place.as_ref(), &rows.read(), &holders.read()))
        });
        let window = RwSignal::new(Window::default());
        let parts = Memo::new(move |_| {
            holders.with(|holders| {
                let is = |holder: &Holder| holders.iter().position(|shown| shown == holder);
                let at = last.with(|last| last.as_ref().and_then(is));
                window.get().parts(holders, at)
            })
        });
        Self {
            editor,
            query,
            holder_query,
            order,
            rows,
            holders,
            parts,
            window,
            active,
            selection: RwSignal::new(None),
            last,
            hovered: RwSignal::new(None),
            place,
            focus_due: RwSignal::new(false),
            announcer: announcer(),
        }
    }

    /// A cell for each holder that is drawn, in a row, and one for each gap.
    pub fn each_holder(self, cell: impl Fn(Holder) -> AnyView + Send + Sync + 'static) -> AnyView {
        self.each_boxed(Box::new(cell))
    }

    fn each_boxed(self, cell: Box<dyn Fn(Holder) -> AnyView + Send + Sync>) -> AnyView {
        let cell = StoredValue::new(cell);
        let parts = move || self.parts.get();
        let view = move |part| match part {
            Part::Holder(holder) => cell.with_value(|cell| cell(holder)),
            Part::Gap { count, .. } => {
                let width = format!("calc({count} * var(--holder-width))");
                view! { <td class="gap" colspan=count.to_string() style:width=width></td> }
                    .into_any()
            }
        };
        each(parts, Part::clone, view).into_any()
    }

    /// Whether a row is filtered out. Reactive.
    pub fn is_hidden(self, row: Row) -> Signal<bool> {
        Signal::derive(move || self.rows.with(|rows| !rows.contains(&row)))
    }

    /// The cell that is drawn in a row and a column of the table, counted from 0.
    pub fn position(self, row: usize, column: usize) -> Option<Position> {
        let row = self
            .editor
            .sections()
            .with_untracked(|sections| all_rows(sections).nth(row));
        let column = match column.checked_sub(1) {
            None => Some(Column::Name),
            Some(at) => self.parts.with_untracked(|parts| match parts.get(at) {
                Some(Part::Holder(holder)) => Some(Column::Holder(holder.clone())),
                _ => None,
            }),
        };
        Some(Position {
            row: row?,
            column: column?,
        })
    }

    /// Where a cell is drawn in the table: its row and its column, counted from 0.
    pub fn indexes(self, position: &Position) -> (u32, u32) {
        let row = self
            .editor
            .sections()
            .with_untracked(|sections| all_rows(sections).position(|row| row == position.row));
        let column = match &position.column {
            Column::Name => 0,
            Column::Holder(holder) => {
                let is = |part: &Part| matches!(part, Part::Holder(drawn) if drawn == holder);
                let at = self.parts.with_untracked(|parts| parts.iter().position(is));
                index(at.map(|at| at + 1))
            }
        };
        (index(row), column)
    }

    /// The upper left and the lower right cell of a selection, of those that are drawn.
    pub fn corners(self, selection: &Selection) -> Option<[(u32, u32); 2]> {
        let [top, bottom] = self.with_shown(|shown| {
            let area = selection.area(shown)?;
            let holders = shown.holders.iter().enumerate();
            let inside = holders.filter(|(at, _)| area.columns.contains(&(at + 1)));
            let inside: Vec<&Holder> = inside.map(|(_, holder)| holder).collect();
            let drawn: Vec<Column> = self.parts.with_untracked(|parts| {
                let parts = parts.iter().filter_map(|part| match part {
                    Part::Holder(holder) if inside.contains(&holder) => {
                        Some(Column::Holder(holder.clone()))
                    }
                    _ => None,
                });
                parts.collect()
            });
            let corner = |row: usize, column: Option<&Column>| {
                Some(Position {
                    row: shown.rows.get(row)?.clone(),
                    column: column.cloned().unwrap_or(Column::Name),
                })
            };
            Some([
                corner(*area.rows.start(), drawn.first())?,
                corner(*area.rows.end(), drawn.last())?,
            ])
        })?;
        Some([self.indexes(&top), self.indexes(&bottom)])
    }

    /// Whether the active cell is to be focused; says so once.
    pub fn takes_focus(self) -> bool {
        let due = &mut *self.focus_due.write_untracked();
        std::mem::take(due)
    }

    /// Tells when the active cell is to be focused.
    pub fn track_focus(self) {
        self.focus_due.track();
    }

    /// Tells which row is under the pointer.
    pub fn hover(self, row: Option<Row>) {
        if self.hovered.with_untracked(|hovered| *hovered != row) {
            self.hovered.set(row);
        }
    }

    /// The permission under the pointer. Reactive.
    pub fn hovered(self) -> Option<PermissionKey> {
        match self.hovered.get() {
            Some(Row::Permission(permission)) => Some(permission),
            _ => None,
        }
    }

    /// Tells that the focus has come to a cell.
    pub fn enter(self, position: Position) {
        if self
            .place
            .with_untracked(|place| place.as_ref() != Some(&position))
        {
            self.set_place(position);
        }
    }

    /// Whether the focus has ever been in the grid. Reactive.
    pub fn is_entered(self) -> bool {
        self.place.with(Option::is_some)
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
        self.focus_due.set(true);
    }

    /// Shows a holder where there is no room for more. The focus stays where it is.
    pub fn show(self, holder: Holder) {
        self.set_place(Position {
            row: self.active.get_untracked().row,
            column: Column::Holder(holder),
        });
    }

    /// The one holder that is shown where there is no room for more. Reactive.
    pub fn shown(self) -> Option<Holder> {
        self.holders.with(|holders| {
            let last = self.last.get().filter(|holder| holders.contains(holder));
            last.or_else(|| holders.first().cloned())
        })
    }

    fn set_place(self, position: Position) {
        if let Column::Holder(holder) = &position.column {
            self.last.set(Some(holder.clone()));
        }
        self.place.set(Some(position));
    }

    /// Shows all holders, by kind.
    pub fn show_all(self) {
        self.holder_query.set(String::new());
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
        self.announcer.say((texts().editor.column_removed)(&name));
    }

    /// A holder in words, with its kind. Reactive.
    pub fn holder_phrase(self, holder: &Holder) -> String {
        self.editor
            .saved()
            .with(|saved| holders::phrase(saved.instance(), locale(), holder))
    }

    /// The words for a permission. Reactive.
    pub fn words(self, permission: &PermissionKey) -> rows::Words {
        self.editor
            .saved()
            .with(|saved| rows::words(saved.instance(), locale(), permission))
    }
}
