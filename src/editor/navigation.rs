//! Where the keyboard goes in the grid: the keys of the APG data grid pattern.

use whocan_access::permission::Category;
use whocan_access::{Holder, PermissionKey};

/// A row of the grid.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Row {
    /// The row that names the holders.
    Header,
    /// The heading of a category.
    Category(Category),
    /// A permission.
    Permission(PermissionKey),
}

/// A column of the grid.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Column {
    /// The column that names the permissions.
    Name,
    /// A holder.
    Holder(Holder),
}

/// A cell of the grid, headers included.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Position {
    /// Its row.
    pub row: Row,
    /// Its column.
    pub column: Column,
}

/// A way to move through the grid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    Up,
    Down,
    Left,
    Right,
    RowStart,
    RowEnd,
    GridStart,
    GridEnd,
    PageUp,
    PageDown,
}

impl Step {
    /// The step that a key asks for, by its name in the browser, with the control key or without.
    pub fn of_key(key: &str, control: bool) -> Option<Self> {
        Some(match (key, control) {
            ("ArrowUp", false) => Self::Up,
            ("ArrowDown", false) => Self::Down,
            ("ArrowLeft", false) => Self::Left,
            ("ArrowRight", false) => Self::Right,
            ("Home", false) => Self::RowStart,
            ("End", false) => Self::RowEnd,
            ("Home", true) => Self::GridStart,
            ("End", true) => Self::GridEnd,
            ("PageUp", false) => Self::PageUp,
            ("PageDown", false) => Self::PageDown,
            _ => return None,
        })
    }
}

/// Where a step leads, among the rows and columns that are shown; a page is so many rows. At the
/// edge it stays. From a place that is no longer shown it goes on from the first one that is.
pub fn after(
    from: &Position,
    step: Step,
    rows: &[Row],
    columns: &[Column],
    page: usize,
) -> Position {
    let row = rows.iter().position(|row| *row == from.row).unwrap_or(0);
    let column = columns.iter().position(|column| *column == from.column);
    let column = column.unwrap_or(0);
    let last_row = rows.len().saturating_sub(1);
    let last_column = columns.len().saturating_sub(1);
    let (row, column) = match step {
        Step::Up => (row.saturating_sub(1), column),
        Step::Down => (row + 1, column),
        Step::Left => (row, column.saturating_sub(1)),
        Step::Right => (row, column + 1),
        Step::RowStart => (row, 0),
        Step::RowEnd => (row, last_column),
        Step::GridStart => (0, 0),
        Step::GridEnd => (last_row, last_column),
        Step::PageUp => (row.saturating_sub(page), column),
        Step::PageDown => (row + page, column),
    };
    Position {
        row: rows.get(row.min(last_row)).cloned().unwrap_or(Row::Header),
        column: columns
            .get(column.min(last_column))
            .cloned()
            .unwrap_or(Column::Name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Row> {
        let permissions = ["A", "B", "C"].map(|key| Row::Permission(key.into()));
        [Row::Header, Row::Category(Category::Project)]
            .into_iter()
            .chain(permissions)
            .collect()
    }

    fn columns() -> Vec<Column> {
        vec![
            Column::Name,
            Column::Holder(Holder::Anyone),
            Column::Holder(Holder::Reporter),
        ]
    }

    fn numbers(position: &Position) -> (usize, usize) {
        let row = rows().iter().position(|row| *row == position.row);
        let column = columns()
            .iter()
            .position(|column| *column == position.column);
        (row.unwrap(), column.unwrap())
    }

    fn from(row: usize, column: usize, key: &str, control: bool) -> (usize, usize) {
        let position = Position {
            row: rows()[row].clone(),
            column: columns()[column].clone(),
        };
        let step = Step::of_key(key, control).unwrap();
        numbers(&after(&position, step, &rows(), &columns(), 3))
    }

    #[test]
    fn each_key_leads_where_the_pattern_says() {
        for (key, control, to) in [
            ("ArrowUp", false, (2, 1)),
            ("ArrowDown", false, (4, 1)),
            ("ArrowLeft", false, (3, 0)),
            ("ArrowRight", false, (3, 2)),
            ("Home", false, (3, 0)),
            ("End", false, (3, 2)),
            ("Home", true, (0, 0)),
            ("End", true, (4, 2)),
            ("PageUp", false, (0, 1)),
            ("PageDown", false, (4, 1)),
        ] {
            assert_eq!(from(3, 1, key, control), to, "{key}");
        }
    }

    #[test]
    fn the_edge_holds() {
        assert_eq!(from(0, 0, "ArrowUp", false), (0, 0));
        assert_eq!(from(0, 0, "ArrowLeft", false), (0, 0));
        assert_eq!(from(4, 2, "ArrowDown", false), (4, 2));
        assert_eq!(from(4, 2, "ArrowRight", false), (4, 2));
    }

    #[test]
    fn other_keys_are_left_to_the_browser() {
        for (key, control) in [("Tab", false), ("a", false), ("ArrowUp", true)] {
            assert_eq!(Step::of_key(key, control), None);
        }
    }

    #[test]
    fn from_a_row_that_is_filtered_out_it_goes_on_at_the_first() {
        let position = Position {
            row: Row::Permission("GONE".into()),
            column: Column::Holder(Holder::Anyone),
        };
        let next = after(&position, Step::Down, &rows(), &columns(), 3);
        assert_eq!(numbers(&next), (1, 1));
    }
}
