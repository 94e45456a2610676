//! Which rows of very many cells are on the page, and which of them show the columns in sight.
//!
//! To make a row while one scrolls takes a good part of a frame. So all rows are made, as far as
//! they are not too many: first those in sight, then one by one the others, while nothing else is
//! to be done. While one scrolls across, only those in sight follow; the others catch up later.

use std::ops::Range;

use crate::editor::navigation::Row;
use crate::editor::window::{Span, Window};

/// So many rows are kept at most: enough for twice the permissions that Jira has.
const MOST: usize = 100;

/// The rows that are on the page, as spans of those below the one that names the holders.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// All rows there are.
    rows: Vec<Row>,
    /// The columns in sight.
    columns: Span,
    /// How often it was asked to keep more.
    asked: usize,
    /// The rows that show the columns in sight.
    ready: Span,
    /// The rows that are on the page.
    made: Span,
}

impl Kept {
    /// What is kept after that of before: at least what is in a window over these rows, of so many
    /// columns, and more each time it is asked for.
    pub fn after(
        before: Option<&Self>,
        rows: &[Row],
        columns: usize,
        window: Window,
        asked: usize,
    ) -> Self {
        let all = Span {
            first: 0,
            count: rows.len().saturating_sub(1),
        };
        let begin = if window.draws_all(rows.len(), columns) {
            all
        } else {
            within(window.rows, all)
        };
        let before = before.filter(|before| before.rows == rows);
        let ready = match before {
            Some(before) if before.columns == window.columns => {
                let grown = before.ready.widened(before.asked.abs_diff(asked));
                joined(within(grown, all), begin)
            }
            _ => begin,
        };
        Self {
            rows: rows.to_vec(),
            columns: window.columns,
            asked,
            ready,
            made: before.map_or(ready, |before| joined(before.made, ready)),
        }
    }

    /// Whether more can be kept.
    pub fn can_grow(&self) -> bool {
        let below = self.rows.len().saturating_sub(1);
        let Range { start, end } = self.ready.range();
        (start > 0 || end < below) && self.ready.count + 2 <= MOST
    }

    /// Whether a row shows the columns in sight.
    pub fn is_ready(&self, row: &Row) -> bool {
        let mut below = self.rows.iter().skip(1);
        let at = below.position(|other| other == row);
        at.is_some_and(|at| self.ready.contains(at))
    }

    /// Whether a row is on the page, counted from 0 without that which names the holders.
    pub fn has(&self, at: usize) -> bool {
        self.made.contains(at)
    }
}

/// As much of it as there is.
fn within(span: Span, all: Span) -> Span {
    let end = span.range().end.min(all.range().end);
    Span {
        first: span.first,
        count: end.saturating_sub(span.first),
    }
}

/// Both and what is between them, where they touch and are not too many; else the one that is in
/// sight.
fn joined(before: Span, sight: Span) -> Span {
    let (Range { start, end }, now) = (before.range(), sight.range());
    let touch = start <= now.end && now.start <= end;
    let first = start.min(now.start);
    let count = end.max(now.end) - first;
    if touch && count <= MOST {
        Span { first, count }
    } else {
        sight
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(count: usize) -> Vec<Row> {
        let permissions = (0..count).map(|at| Row::Permission(format!("P{at}").as_str().into()));
        std::iter::once(Row::Header).chain(permissions).collect()
    }

    fn window(column: usize, row: usize) -> Window {
        Window {
            columns: Span {
                first: column,
                count: 15,
            },
            rows: Span {
                first: row,
                count: 10,
            },
            narrow: false,
        }
    }

    fn spans(kept: &Kept) -> [Range<usize>; 2] {
        [kept.ready.range(), kept.made.range()]
    }

    #[test]
    fn it_begins_with_what_is_in_sight_and_grows_until_all_is_kept() {
        let rows = rows(30);
        let mut kept = Kept::after(None, &rows, 500, window(0, 10), 0);
        assert_eq!(spans(&kept), [10..20, 10..20]);
        let mut asked = 0;
        while kept.can_grow() {
            asked += 1;
            kept = Kept::after(Some(&kept), &rows, 500, window(0, 10), asked);
        }
        assert_eq!(asked, 10);
        assert!(rows.iter().skip(1).all(|row| kept.is_ready(row)));
        assert!(!kept.is_ready(&Row::Header));
    }

    #[test]
    fn scrolling_down_changes_nothing_where_all_is_kept() {
        let rows = rows(30);
        let all = Kept::after(None, &rows, 500, window(0, 0), 0);
        let all = Kept::after(Some(&all), &rows, 500, window(0, 0), 20);
        assert_eq!(Kept::after(Some(&all), &rows, 500, window(0, 17), 20), all);
    }

    #[test]
    fn while_one_scrolls_across_only_those_in_sight_follow() {
        let rows = rows(30);
        let all = Kept::after(None, &rows, 500, window(0, 0), 0);
        let all = Kept::after(Some(&all), &rows, 500, window(0, 0), 20);
        let across = Kept::after(Some(&all), &rows, 500, window(1, 5), 20);
        assert_eq!(spans(&across), [5..15, 0..30]);
        let down = Kept::after(Some(&across), &rows, 500, window(1, 8), 20);
        assert_eq!(spans(&down), [5..18, 0..30]);
    }

    #[test]
    fn what_is_far_away_is_not_made_on_the_way() {
        let rows = rows(90);
        let top = Kept::after(None, &rows, 500, window(0, 0), 0);
        let bottom = Kept::after(Some(&top), &rows, 500, window(0, 70), 0);
        assert_eq!(spans(&bottom), [70..80, 70..80]);
    }

    #[test]
    fn never_more_are_kept_than_are_quick_to_lay_out() {
        let rows = rows(500);
        let mut kept = Kept::after(None, &rows, 500, window(0, 0), 0);
        for asked in 1..400 {
            kept = Kept::after(Some(&kept), &rows, 500, window(0, asked), asked);
            assert!(kept.made.count <= MOST);
            assert!((asked..asked + 10).all(|at| kept.has(at)));
        }
        assert!(!kept.has(0));
    }

    #[test]
    fn other_rows_begin_with_those_in_sight() {
        let (many, few) = (rows(60), rows(40));
        let all = Kept::after(None, &few, 500, window(0, 0), 0);
        let all = Kept::after(Some(&all), &few, 500, window(0, 0), 40);
        let other = Kept::after(Some(&all), &many, 500, window(0, 0), 40);
        assert_eq!(spans(&other), [0..10, 0..10]);
    }

    #[test]
    fn few_cells_are_all_kept() {
        let rows = rows(50);
        let kept = Kept::after(None, &rows, 3, window(0, 0), 0);
        assert_eq!(spans(&kept), [0..50, 0..50]);
        assert!(!kept.can_grow());
    }
}
