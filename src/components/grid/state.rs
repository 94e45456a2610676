//! Where one is in the grid, and what is shown of it.

use leptos::prelude::*;
use whocan_access::{Cell, Holder, PermissionKey};

use crate::announce::{Announcer, announcer};
use crate::browser;
use crate::editor::navigation::{Column, Position, Row};
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
    /// The one holder that is shown where there is no room for more.
    pub shown: Memo<Option<Holder>>,
    /// The permission under the pointer.
    pub hovered: RwSignal<Option<PermissionKey>>,
    /// Whether the focus has ever been in the grid.
    pub entered: RwSignal<bool>,
    /// Changes when the active cell is to be focused.
    pub focus_asked: Trigger,
    /// Where one went last. It may not be shown any more.
    place: RwSignal<Position>,
    is_active: StoredValue<Selector<Position>>,
    is_shown: StoredValue<Selector<Option<Holder>>>,
    announcer: Announcer,
}

impl Grid {
    /// The grid of an editor. To be called while a component is made.
    pub fn new(editor: Editor) -> Self {
        let query = RwSignal::new(String::new());
        let rows = Memo::new(move |_| shown_rows(editor, &query.get()));
        let place = RwSignal::new(Position {
            row: Row::Header,
            column: Column::Name,
        });
        let entered = RwSignal::new(false);
        let active = Memo::new(move |_| {
            let place = place.get();
            let is_row = entered.get() && rows.with(|rows| rows.contains(&place.row));
            let first_permission = rows.with(|rows| {
                let mut rows = rows.iter();
                rows.find(|row| matches!(row, Row::Permission(_))).cloned()
            });
            let row = if is_row {
                Some(place.row)
            } else {
                first_permission
            };
            let column = editor.columns().with(|columns| match place.column {
                Column::Name if entered.get() => Column::Name,
                Column::Holder(holder) if columns.contains(&holder) => Column::Holder(holder),
                _ => columns
                    .first()
                    .cloned()
                    .map_or(Column::Name, Column::Holder),
            });
            Position {
                row: row.unwrap_or(Row::Header),
                column,
            }
        });
        let shown = Memo::new(move |before: Option<&Option<Holder>>| {
            let before = before.cloned().flatten();
            match active.with(|active| active.column.clone()) {
                Column::Holder(holder) => Some(holder),
                Column::Name => editor.columns().with(|columns| {
                    let kept = before.filter(|holder| columns.contains(holder));
                    kept.or_else(|| columns.first().cloned())
                }),
            }
        });
        Self {
            editor,
            query,
            rows,
            active,
            shown,
            hovered: RwSignal::new(None),
            entered,
            focus_asked: Trigger::new(),
            place,
            is_active: StoredValue::new(Selector::new(move || active.get())),
            is_shown: StoredValue::new(Selector::new(move || shown.get())),
            announcer: announcer(),
        }
    }

    /// `0` for the one cell that Tab leads to, `-1` for all others. Reactive.
    pub fn tab_index(self, position: &Position) -> &'static str {
        let is_active = self
            .is_active
            .with_value(|active| active.selected(position));
        if is_active { "0" } else { "-1" }
    }

    /// Whether a holder is the one that is shown where there is no room for more. Reactive.
    pub fn is_shown(self, holder: &Holder) -> bool {
        let holder = Some(holder.clone());
        self.is_shown.with_value(|shown| shown.selected(&holder))
    }

    /// Tells that the focus has come into the grid, to the active cell.
    pub fn enter(self) {
        if !self.entered.get_untracked() {
            self.place.set(self.active.get_untracked());
            self.entered.set(true);
        }
    }

    /// Makes a cell the active one and focuses it.
    pub fn go_to(self, position: Position) {
        self.entered.set(true);
        self.place.set(position);
        self.focus_asked.notify();
    }

    /// Shows a holder where there is no room for more. The focus stays where it is.
    pub fn show(self, holder: Holder) {
        let row = self.active.get_untracked().row;
        self.entered.set(true);
        self.place.set(Position {
            row,
            column: Column::Holder(holder),
        });
    }

    /// Goes to the first permission of a holder's column.
    pub fn go_to_column(self, holder: Holder) {
        let first = self.rows.with_untracked(|rows| {
            let mut rows = rows.iter();
            rows.find(|row| matches!(row, Row::Permission(_))).cloned()
        });
        self.go_to(Position {
            row: first.unwrap_or(Row::Header),
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
