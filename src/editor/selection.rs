//! Many cells at once: what a rectangle of the grid covers, and what can be done with it.

use std::ops::RangeInclusive;

use whocan_access::{Cell, Holder, PermissionKey};

use crate::editor::navigation::{Column, Position, Row};

/// A rectangle of the grid, by two opposite corners.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Selection {
    /// Where it began.
    pub from: Position,
    /// Where it ends.
    pub to: Position,
}

/// The numbers of the rows and columns of a rectangle, among those that are shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Area {
    /// Its rows.
    pub rows: RangeInclusive<usize>,
    /// Its columns; 0 is the one that names the permissions.
    pub columns: RangeInclusive<usize>,
}

/// Cells to grant and cells to take away.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Changes {
    /// To be granted.
    pub granted: Vec<Cell>,
    /// To be taken away.
    pub removed: Vec<Cell>,
}

/// What is shown of the grid.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// Its rows, the header first.
    pub rows: &'a [Row],
    /// Its holders.
    pub holders: &'a [Holder],
}

impl Selection {
    /// What it covers; none where a corner is not shown any more.
    pub fn area(&self, shown: Shown<'_>) -> Option<Area> {
        let (from, to) = (shown.numbers(&self.from)?, shown.numbers(&self.to)?);
        Some(Area {
            rows: from.0.min(to.0)..=from.0.max(to.0),
            columns: from.1.min(to.1)..=from.1.max(to.1),
        })
    }
}

impl Shown<'_> {
    /// The row and the column of a cell; column 0 names the permissions.
    pub fn numbers(&self, position: &Position) -> Option<(usize, usize)> {
        let row = self.rows.iter().position(|row| *row == position.row)?;
        let column = match &position.column {
            Column::Name => 0,
            Column::Holder(holder) => self.holders.iter().position(|shown| shown == holder)? + 1,
        };
        Some((row, column))
    }

    /// The cell at a row and a column; column 0 names the permissions.
    pub fn position(&self, (row, column): (usize, usize)) -> Option<Position> {
        let column = match column.checked_sub(1) {
            None => Column::Name,
            Some(at) => Column::Holder(self.holders.get(at)?.clone()),
        };
        Some(Position {
            row: self.rows.get(row)?.clone(),
            column,
        })
    }

    /// The rows and columns that a heading stands for, or the one cell.
    ///
    /// A permission's name stands for its row, a holder's for its column, a category for its
    /// permissions, and the corner for all.
    pub fn meant(&self, position: &Position) -> Option<Area> {
        let (row, column) = self.numbers(position)?;
        let last_row = self.rows.len().saturating_sub(1);
        let rows = match &position.row {
            Row::Header => 0..=last_row,
            Row::Category(_) => {
                let below = self.rows.iter().skip(row + 1);
                row..=row
                    + below
                        .take_while(|row| matches!(row, Row::Permission(_)))
                        .count()
            }
            Row::Permission(_) => row..=row,
        };
        let columns = match column {
            0 => 0..=self.holders.len(),
            _ => column..=column,
        };
        Some(Area { rows, columns })
    }

    /// The cells of a rectangle, row by row; headings have none.
    pub fn cells(&self, area: &Area) -> Vec<Cell> {
        let rows = self.permissions(area);
        let holders = self.holders(area);
        let cells = rows.into_iter().flat_map(|permission| {
            let holders = holders.iter();
            holders.map(|holder| Cell::new(permission.clone(), (*holder).clone()))
        });
        cells.collect()
    }

    /// The permissions of a rectangle.
    pub fn permissions(&self, area: &Area) -> Vec<&PermissionKey> {
        let rows = self.rows.iter().enumerate();
        let rows = rows.filter_map(|(at, row)| match row {
            Row::Permission(permission) if area.rows.contains(&at) => Some(permission),
            _ => None,
        });
        rows.collect()
    }

    /// The holders of a rectangle.
    pub fn holders(&self, area: &Area) -> Vec<&Holder> {
        let holders = self.holders.iter().enumerate();
        let holders = holders.filter(|(at, _)| area.columns.contains(&(at + 1)));
        holders.map(|(_, holder)| holder).collect()
    }

    /// A rectangle as a spreadsheet takes it: `x` where it is granted, a tab between columns.
    pub fn copied(&self, area: &Area, is_granted: impl Fn(&Cell) -> bool) -> String {
        let holders = self.holders(area);
        let lines = self.permissions(area).into_iter().map(|permission| {
            let marks = holders.iter().map(|holder| {
                let cell = Cell::new(permission.clone(), (*holder).clone());
                if is_granted(&cell) { "x" } else { "" }
            });
            marks.collect::<Vec<_>>().join("\t")
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// What pasting does: from the upper left cell of a rectangle on, or all over it where one
    /// mark is pasted. What does not fit is left out.
    pub fn pasted(&self, area: &Area, marks: &[Vec<bool>]) -> Changes {
        if let [only] = marks
            && let [granted] = only.as_slice()
        {
            return Changes::all(self.cells(area), *granted);
        }
        let whole = Area {
            rows: *area.rows.start()..=self.rows.len(),
            columns: *area.columns.start()..=self.holders.len(),
        };
        let holders = self.holders(&whole);
        let mut changes = Changes::default();
        for (permission, marks) in self.permissions(&whole).into_iter().zip(marks) {
            for (holder, granted) in holders.iter().zip(marks) {
                changes.push(Cell::new(permission.clone(), (*holder).clone()), *granted);
            }
        }
        changes
    }

    /// What copying the first column of a rectangle over the others does.
    pub fn filled_right(&self, area: &Area, is_granted: impl Fn(&Cell) -> bool) -> Changes {
        let mut changes = Changes::default();
        if let [first, others @ ..] = self.holders(area).as_slice() {
            for permission in self.permissions(area) {
                let granted = is_granted(&Cell::new(permission.clone(), (*first).clone()));
                for holder in others {
                    changes.push(Cell::new(permission.clone(), (*holder).clone()), granted);
                }
            }
        }
        changes
    }

    /// What copying the first row of a rectangle over the others does.
    pub fn filled_down(&self, area: &Area, is_granted: impl Fn(&Cell) -> bool) -> Changes {
        let mut changes = Changes::default();
        if let [first, others @ ..] = self.permissions(area).as_slice() {
            for holder in self.holders(area) {
                let granted = is_granted(&Cell::new((*first).clone(), holder.clone()));
                for permission in others {
                    changes.push(Cell::new((*permission).clone(), holder.clone()), granted);
                }
            }
        }
        changes
    }
}

impl Changes {
    /// The same for all of these.
    pub fn all(cells: Vec<Cell>, granted: bool) -> Self {
        if granted {
            Self {
                granted: cells,
                removed: Vec::new(),
            }
        } else {
            Self {
                granted: Vec::new(),
                removed: cells,
            }
        }
    }

    fn push(&mut self, cell: Cell, granted: bool) {
        if granted {
            self.granted.push(cell);
        } else {
            self.removed.push(cell);
        }
    }
}

/// The marks in what was copied elsewhere: anything counts as a mark but what says that there is
/// none.
pub fn marks(text: &str) -> Vec<Vec<bool>> {
    const NONE: [&str; 6] = ["", "0", "-", "–", "no", "false"];
    let text = text.strip_suffix('\n').unwrap_or(text);
    let lines = text.split('\n').map(|line| {
        let fields = line.trim_end_matches('\r').split('\t');
        fields
            .map(|field| !NONE.contains(&field.trim().to_lowercase().as_str()))
            .collect()
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use whocan_access::permission::Category;

    fn rows() -> Vec<Row> {
        vec![
            Row::Header,
            Row::Category(Category::Project),
            Row::Permission("A".into()),
            Row::Permission("B".into()),
            Row::Category(Category::Issues),
            Row::Permission("C".into()),
        ]
    }

    const HOLDERS: [Holder; 3] = [Holder::Anyone, Holder::Reporter, Holder::Assignee];

    fn at(row: usize, column: usize) -> Position {
        Position {
            row: rows()[row].clone(),
            column: match column {
                0 => Column::Name,
                _ => Column::Holder(HOLDERS[column - 1].clone()),
            },
        }
    }

    fn written(cells: &[Cell]) -> String {
        let cells = cells.iter().map(|cell| {
            let holder = HOLDERS.iter().position(|h| *h == cell.holder).unwrap() + 1;
            format!("{}{holder}", cell.permission)
        });
        cells.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_heading_stands_for_what_it_heads() {
        let rows = rows();
        let shown = Shown {
            rows: &rows,
            holders: &HOLDERS,
        };
        for (position, cells) in [
            (at(2, 1), "A1"),
            (at(3, 0), "B1 B2 B3"),
            (at(0, 2), "A2 B2 C2"),
            (at(1, 3), "A3 B3"),
            (at(4, 0), "C1 C2 C3"),
            (at(0, 0), "A1 A2 A3 B1 B2 B3 C1 C2 C3"),
        ] {
            let area = shown.meant(&position).unwrap();
            assert_eq!(written(&shown.cells(&area)), cells, "{position:?}");
        }
    }

    #[test]
    fn a_rectangle_has_the_cells_between_its_corners_whichever_way_it_was_drawn() {
        let rows = rows();
        let shown = Shown {
            rows: &rows,
            holders: &HOLDERS,
        };
        for (from, to) in [
            (at(3, 1), at(5, 2)),
            (at(5, 2), at(3, 1)),
            (at(3, 2), at(5, 1)),
        ] {
            let area = Selection { from, to }.area(shown).unwrap();
            assert_eq!(written(&shown.cells(&area)), "B1 B2 C1 C2");
        }
        let filtered = &rows[..4];
        let gone = Selection {
            from: at(3, 1),
            to: at(5, 2),
        };
        let shown = Shown {
            rows: filtered,
            holders: &HOLDERS,
        };
        assert_eq!(gone.area(shown), None);
    }

    #[test]
    fn what_is_copied_can_be_pasted() {
        let rows = rows();
        let shown = Shown {
            rows: &rows,
            holders: &HOLDERS,
        };
        let area = Selection {
            from: at(2, 1),
            to: at(3, 2),
        };
        let area = area.area(shown).unwrap();
        let is_granted =
            |cell: &Cell| ["A1", "B2"].contains(&written(std::slice::from_ref(cell)).as_str());
        let copied = shown.copied(&area, is_granted);
        assert_eq!(copied, "x\t\n\tx");
        let lower = shown.meant(&at(3, 2)).unwrap();
        let changes = shown.pasted(&lower, &marks(&copied));
        assert_eq!(written(&changes.granted), "B2 C3");
        assert_eq!(written(&changes.removed), "B3 C2");
        let everywhere = shown.pasted(&area, &marks("x\r\n"));
        assert_eq!(written(&everywhere.granted), "A1 A2 B1 B2");
    }

    #[test]
    fn a_spreadsheet_says_no_in_many_ways() {
        assert_eq!(
            marks("x\tTRUE\t1\t✓\n\t0\tno\tFalse\n"),
            [vec![true; 4], vec![false; 4]]
        );
    }

    #[test]
    fn filling_takes_the_first_column_or_row() {
        let rows = rows();
        let shown = Shown {
            rows: &rows,
            holders: &HOLDERS,
        };
        let area = shown.meant(&at(0, 0)).unwrap();
        let is_granted = |cell: &Cell| written(std::slice::from_ref(cell)) == "A1";
        let right = shown.filled_right(&area, is_granted);
        assert_eq!(written(&right.granted), "A2 A3");
        assert_eq!(written(&right.removed), "B2 B3 C2 C3");
        let down = shown.filled_down(&area, is_granted);
        assert_eq!(written(&down.granted), "B1 C1");
        assert_eq!(written(&down.removed), "B2 C2 B3 C3");
    }
}
