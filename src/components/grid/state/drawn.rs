//! What of the grid is drawn, and where in the table.

use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::{Cell, Holder};

use super::Grid;
use crate::components::grid::shown::index;
use crate::editor::kept::Kept;
use crate::editor::navigation::{Column, Position, Row};
use crate::editor::selection::Selection;
use crate::editor::window::{Part, Window};

impl Grid {
    /// What is in sight, or close to it.
    pub fn window(self) -> RwSignal<Window> {
        self.drawn.get_value().window
    }

    /// The columns that are drawn.
    pub fn columns(self) -> Memo<Arc<Vec<Part<Holder>>>> {
        self.drawn.get_value().columns
    }

    /// Whether a row shows the columns that are drawn. One out of sight follows later, but for that
    /// with the focus.
    pub fn is_ready(self, row: Row) -> Memo<bool> {
        let (kept, active) = (self.kept(), self.active);
        Memo::new(move |_| {
            kept.with(|kept| kept.is_ready(&row)) || active.with(|active| active.row == row)
        })
    }

    /// The columns that are drawn in a row: those of before until it is ready.
    pub fn columns_in(self, is_ready: Memo<bool>) -> Memo<Arc<Vec<Part<Holder>>>> {
        let columns = self.columns();
        Memo::new(
            move |before: Option<&Arc<Vec<Part<Holder>>>>| match before {
                Some(before) if !is_ready.get() => Arc::clone(before),
                _ => columns.get(),
            },
        )
    }

    /// The rows that are on the page, and those of them that show the columns that are drawn.
    pub fn kept(self) -> Memo<Kept> {
        self.drawn.get_value().kept
    }

    /// Keeps more rows, one on each side, if there are more.
    pub fn keep_more(self) {
        // One may have left the page meanwhile.
        if let Some(drawn) = self.drawn.try_get_value()
            && drawn.kept.with_untracked(Kept::can_grow)
        {
            drawn.asked.update(|asked| *asked += 1);
        }
    }

    /// The rows that are drawn, but for the one that names the holders.
    pub fn lines(self) -> Memo<Vec<Part<Row>>> {
        self.drawn.get_value().lines
    }

    /// The number of a row among all that are shown, from 1. Reactive.
    pub fn row_number(self, row: &Row) -> Option<String> {
        let at = self
            .rows
            .with(|rows| rows.iter().position(|shown| shown == row));
        at.map(|at| (at + 1).to_string())
    }

    /// The number of a holder's column among all that are shown, from 1. Reactive.
    pub fn column_number(self, holder: &Holder) -> Option<String> {
        let at = self
            .holders
            .with(|holders| holders.iter().position(|shown| shown == holder));
        at.map(|at| (at + 2).to_string())
    }

    /// The cell that is drawn in a row and a column of the table, counted from 0.
    pub fn position(self, row: usize, column: usize) -> Option<Position> {
        let row = match row.checked_sub(1) {
            None => Row::Header,
            Some(at) => {
                let drawn = |lines: &Vec<Part<Row>>| Some(lines.get(at)?.drawn()?.1.clone());
                self.lines().with_untracked(drawn)?
            }
        };
        let column = match column.checked_sub(1) {
            None => Column::Name,
            Some(at) => {
                let columns = self.columns().get_untracked();
                Column::Holder(columns.get(at)?.drawn()?.1.clone())
            }
        };
        Some(Position { row, column })
    }

    /// The row and the column of the active cell, counted from 0 without those that name them, as
    /// far as they are drawn for the focus alone, or the row does not show the columns in sight.
    pub fn far_away(self) -> (Option<usize>, Option<usize>) {
        let active = self.active.get_untracked();
        let window = self.window().get_untracked();
        let kept = self.kept().get_untracked();
        self.with_shown(|shown| {
            if window.draws_all(shown.rows.len(), shown.holders.len()) {
                return (None, None);
            }
            let row = shown.rows.iter().position(|row| *row == active.row);
            let row = row.and_then(|row| row.checked_sub(1));
            let row = row.filter(|_| !kept.is_ready(&active.row));
            let column = match &active.column {
                Column::Name => None,
                Column::Holder(holder) => shown.holders.iter().position(|it| it == holder),
            };
            (
                row,
                column.filter(|column| !window.columns.contains(*column)),
            )
        })
    }

    /// The first cell that is shown and that the draft changes, from the top: its row and its column,
    /// counted from 0 without those that name them.
    pub fn first_change(self) -> Option<(usize, usize)> {
        let draft = self.editor.draft().get_untracked();
        self.with_shown(|shown| {
            let place = |cell: &Cell| {
                let is_its =
                    |row: &Row| matches!(row, Row::Permission(it) if *it == cell.permission);
                let row = shown.rows.iter().position(is_its)?.checked_sub(1)?;
                let column = shown.holders.iter().position(|it| *it == cell.holder)?;
                Some((row, column))
            };
            let cells = draft.added.iter().chain(&draft.removed);
            cells.filter_map(place).min()
        })
    }

    /// Where a cell is drawn in the table: its row and its column, counted from 0.
    pub fn indexes(self, position: &Position) -> (u32, u32) {
        let is_row = |part: &Part<Row>| part.drawn().is_some_and(|(_, row)| *row == position.row);
        let row = self
            .lines()
            .with_untracked(|lines| lines.iter().position(is_row));
        let column = match &position.column {
            Column::Name => None,
            Column::Holder(holder) => {
                let is = |part: &Part<Holder>| part.drawn().is_some_and(|(_, it)| it == holder);
                self.columns().get_untracked().iter().position(is)
            }
        };
        let after_head = |at: Option<usize>| index(at.map(|at| at + 1));
        (after_head(row), after_head(column))
    }

    /// The rows and the columns of the table that a selection covers.
    pub fn covered(self, selection: Option<&Selection>) -> (Vec<u32>, Vec<u32>) {
        let area = self.with_shown(|shown| selection?.area(shown));
        let Some(area) = area else {
            return (Vec::new(), Vec::new());
        };
        let numbers = |inside: Vec<bool>| {
            let inside = (1..).zip(inside).filter(|(_, is_inside)| *is_inside);
            inside.map(|(number, _)| number).collect::<Vec<u32>>()
        };
        let kept = self.kept().get_untracked();
        let mut rows = numbers(self.lines().with_untracked(|lines| {
            let drawn = lines.iter().map(Part::drawn);
            let is_inside = |(at, row)| area.rows.contains(&at) && kept.is_ready(row);
            drawn.map(|part| part.is_some_and(is_inside)).collect()
        }));
        if area.rows.contains(&0) {
            rows.insert(0, 0);
        }
        let columns = self.columns().get_untracked();
        let drawn = columns.iter().map(Part::drawn);
        let inside = drawn.map(|part| part.is_some_and(|(at, _)| area.columns.contains(&(at + 1))));
        (rows, numbers(inside.collect()))
    }
}
