//! Where one is in the grid, and what is shown of it.

use leptos::prelude::*;
use whocan_access::{Cell, Holder, PermissionKey};

use crate::announce::{Announcer, announcer};
use crate::browser;
use crate::components::each::each;
use crate::editor::navigation::{Column, Position, Row};
use crate::editor::rows::Section;
use crate::editor::state::Editor;
use crate::editor::{holders, rows};
use crate::i18n::{locale, texts};

/// Id of the button that adds a column.
pub const ADD_HOLDER: &str = "add-holder";

/// The state of the grid, beside that of the editor.
#[derive(Clone, Copy)]
pub struct Grid {
    /// What the grid is of.
    pub editor: Editor,
    /// What permissions are filtered by.
    pub query: RwSignal<String>,
    /// The rows that are shown.
    pub rows: Memo<Vec<Row>>,
    /// The one cell that Tab leads to.
    pub active: Memo<Position>,
    /// Tells when the active cell is to be focused.
    pub focus_asked: Trigger,
    /// The row under the pointer.
    hovered: RwSignal<Option<Row>>,
    /// The holder that one went to last.
    last: RwSignal<Option<Holder>>,
    /// Where one went last, if the focus has ever been in the grid. It may not be shown any more.
    place: RwSignal<Option<Position>>,
    /// Whether the active cell is to be focused once it can be.
    focus_due: StoredValue<bool>,
    announcer: Announcer,
}

impl Grid {
    /// The grid of an editor. To be called while a component is made.
    pub fn new(editor: Editor) -> Self {
        let query = RwSignal::new(String::new());
        let rows = Memo::new(move |_| shown_rows(editor, &query.get()));
        let place = RwSignal::new(None::<Position>);
        let active = Memo::new(move |_| {
            let columns = editor.columns();
            place.with(|place| nearest_shown(place.as_ref(), &rows.read(), &columns.read()))
        });
        Self {
            editor,
            query,
            rows,
            active,
            last: RwSignal::new(None),
            focus_asked: Trigger::new(),
            hovered: RwSignal::new(None),
            place,
            focus_due: StoredValue::new(false),
            announcer: announcer(),
        }
    }

    /// A cell for each holder, in a row.
    pub fn each_holder(self, cell: impl Fn(Holder) -> AnyView + Send + Sync + 'static) -> AnyView {
        self.each_boxed(Box::new(cell))
    }

    fn each_boxed(self, cell: Box<dyn Fn(Holder) -> AnyView + Send + Sync>) -> AnyView {
        let cell = StoredValue::new(cell);
        let columns = move || self.editor.columns().get();
        let view = move |holder| cell.with_value(|cell| cell(holder));
        each(columns, Holder::clone, view).into_any()
    }

    /// Whether a row is filtered out. Reactive.
    pub fn is_hidden(self, row: Row) -> Signal<bool> {
        Signal::derive(move || self.rows.with(|rows| !rows.contains(&row)))
    }

    /// The cell that stands in a row and a column of the table, counted from 0.
    pub fn position(self, row: usize, column: usize) -> Option<Position> {
        let row = self
            .editor
            .sections()
            .with_untracked(|sections| all_rows(sections).nth(row));
        let column = match column.checked_sub(1) {
            None => Some(Column::Name),
            Some(at) => {
                let columns = self.editor.columns();
                columns.with_untracked(|columns| columns.get(at).cloned().map(Column::Holder))
            }
        };
        Some(Position {
            row: row?,
            column: column?,
        })
    }

    /// Where a cell stands in the table: its row and its column, counted from 0.
    pub fn indexes(self, position: &Position) -> (u32, u32) {
        let row = self
            .editor
            .sections()
            .with_untracked(|sections| all_rows(sections).position(|row| row == position.row));
        (index(row), self.column_index(&position.column))
    }

    /// Where a column stands in the table, counted from 0.
    pub fn column_index(self, column: &Column) -> u32 {
        match column {
            Column::Name => 0,
            Column::Holder(holder) => {
                let columns = self.editor.columns();
                let at = columns
                    .with_untracked(|columns| columns.iter().position(|column| column == holder));
                index(at.map(|at| at + 1))
            }
        }
    }

    /// Whether the active cell is to be focused; says so once.
    pub fn takes_focus(self) -> bool {
        let is_due = self.focus_due.get_value();
        self.focus_due.set_value(false);
        is_due
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

    /// Tells that the focus has come into the grid, to the active cell.
    pub fn enter(self) {
        if !untrack(|| self.is_entered()) {
            self.place.set(Some(self.active.get_untracked()));
        }
    }

    /// Whether the focus has ever been in the grid. Reactive.
    pub fn is_entered(self) -> bool {
        self.place.with(Option::is_some)
    }

    /// Makes a cell the active one and focuses it.
    pub fn go_to(self, position: Position) {
        self.set_place(position);
        self.focus_due.set_value(true);
        self.focus_asked.notify();
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
        self.editor.columns().with(|columns| {
            let last = self.last.get().filter(|holder| columns.contains(holder));
            last.or_else(|| columns.first().cloned())
        })
    }

    fn set_place(self, position: Position) {
        if let Column::Holder(holder) = &position.column {
            self.last.set(Some(holder.clone()));
        }
        self.place.set(Some(position));
    }

    /// Goes to the first permission of a holder's column.
    pub fn go_to_column(self, holder: Holder) {
        let row = self.rows.with_untracked(|rows| first_permission(rows));
        self.go_to(Position {
            row,
            column: Column::Holder(holder),
        });
    }

    /// Grants a permission, or takes it away, in the draft.
    pub fn toggle(self, permission: PermissionKey, holder: Holder) {
        self.editor.toggle(Cell { permission, holder });
    }

    /// Takes an empty column away. The focus goes to its neighbour, or to what adds the next one.
    pub fn remove_column(self, holder: &Holder) {
        let columns = self.editor.columns().get_untracked();
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
        let name = self.holder_phrase_untracked(holder);
        self.announcer.say((texts().editor.column_removed)(&name));
    }

    /// A holder in words, with its kind. Reactive.
    pub fn holder_phrase(self, holder: &Holder) -> String {
        self.editor
            .saved()
            .with(|saved| holders::phrase(saved.instance(), locale(), holder))
    }

    fn holder_phrase_untracked(self, holder: &Holder) -> String {
        untrack(|| self.holder_phrase(holder))
    }

    /// The words for a permission. Reactive.
    pub fn words(self, permission: &PermissionKey) -> rows::Words {
        self.editor
            .saved()
            .with(|saved| rows::words(saved.instance(), locale(), permission))
    }
}

/// Every row of the table, from the top.
fn all_rows(sections: &[Section]) -> impl Iterator<Item = Row> {
    let sections = sections.iter().flat_map(|section| {
        let permissions = section.permissions.iter().cloned();
        let permissions = permissions.map(Row::Permission);
        std::iter::once(Row::Category(section.category)).chain(permissions)
    });
    std::iter::once(Row::Header).chain(sections)
}

fn index(at: Option<usize>) -> u32 {
    at.and_then(|at| u32::try_from(at).ok()).unwrap_or_default()
}

/// The first permission that is shown, else the header.
fn first_permission(rows: &[Row]) -> Row {
    let mut rows = rows.iter();
    let first = rows.find(|row| matches!(row, Row::Permission(_)));
    first.cloned().unwrap_or(Row::Header)
}

/// The cell to be active: where one went, if that is shown, else the first that can be ticked.
fn nearest_shown(place: Option<&Position>, rows: &[Row], columns: &[Holder]) -> Position {
    let row = place.map(|place| &place.row);
    let row = row.filter(|row| rows.contains(row)).cloned();
    let column = place
        .map(|place| &place.column)
        .filter(|column| match column {
            Column::Name => true,
            Column::Holder(holder) => columns.contains(holder),
        });
    let first_column = || {
        columns
            .first()
            .cloned()
            .map_or(Column::Name, Column::Holder)
    };
    Position {
        row: row.unwrap_or_else(|| first_permission(rows)),
        column: column.cloned().unwrap_or_else(first_column),
    }
}

/// The header, and the categories and permissions that a query finds.
fn shown_rows(editor: Editor, query: &str) -> Vec<Row> {
    editor.saved().with(|saved| {
        editor.sections().with(|sections| {
            let sections = sections.iter().flat_map(|section| {
                let found = section.permissions.iter().filter(|key| {
                    let words = rows::words(saved.instance(), locale(), key);
                    rows::is_found(query, &words.name, key)
                });
                let found: Vec<Row> = found.cloned().map(Row::Permission).collect();
                let heading = (!found.is_empty()).then_some(Row::Category(section.category));
                heading.into_iter().chain(found)
            });
            std::iter::once(Row::Header).chain(sections).collect()
        })
    })
}
