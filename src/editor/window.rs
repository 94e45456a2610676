//! Which of very many rows and columns are drawn: those in sight, some to spare on every side, and
//! those with the focus.

use std::ops::Range;

use whocan_access::Holder;

use crate::editor::kept::Kept;
use crate::editor::navigation::Row;

/// So many cells are all drawn.
const FEW: usize = 600;

/// What is in sight, in pixels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sight {
    /// How far columns and rows are scrolled.
    pub scrolled: [i32; 2],
    /// How much room there is for columns and for rows.
    pub room: [i32; 2],
    /// The size of a column and of a row.
    pub size: [i32; 2],
    /// There is room for one holder at a time.
    pub narrow: bool,
}

/// Rows or columns that follow each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// The first one, counted from 0.
    pub first: usize,
    /// How many.
    pub count: usize,
}

/// What of the grid is drawn, if not all of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Window {
    /// Its columns.
    pub columns: Span,
    /// Its rows, the one that names the holders not counted.
    pub rows: Span,
    /// There is room for one holder at a time.
    pub narrow: bool,
}

/// What stands in a row or in a column of the table: what is drawn, and gaps where something is
/// that is not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Part<T> {
    /// It is drawn.
    Drawn {
        /// Its number, counted from 0.
        at: usize,
        /// What it is.
        what: T,
    },
    /// So many are not drawn.
    Gap {
        /// The first of them, counted from 0.
        from: usize,
        /// How many.
        count: usize,
    },
}

/// What a part shows, wherever it is.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Key<T> {
    /// This.
    Drawn(T),
    /// Nothing, from one number on, so many times.
    Gap(usize, usize),
}

impl<T: Clone> Part<T> {
    /// What it shows.
    pub fn key(&self) -> Key<T> {
        match self {
            Self::Drawn { what, .. } => Key::Drawn(what.clone()),
            Self::Gap { from, count } => Key::Gap(*from, *count),
        }
    }
}

impl<T> Part<T> {
    /// What is drawn, with its number.
    pub fn drawn(&self) -> Option<(usize, &T)> {
        match self {
            Self::Drawn { at, what } => Some((*at, what)),
            Self::Gap { .. } => None,
        }
    }
}

impl Span {
    /// The rows, or columns, of one size that are in sight.
    fn in_sight(scrolled: i32, room: i32, size: i32) -> Self {
        let number = |pixels: i32| usize::try_from(pixels.max(0) / size.max(1)).unwrap_or_default();
        Self {
            first: number(scrolled),
            count: number(room) + 2,
        }
    }

    /// With so many more on each side.
    pub fn widened(self, by: usize) -> Self {
        let first = self.first.saturating_sub(by);
        Self {
            first,
            count: self.first - first + self.count + by,
        }
    }

    /// Whether it has this one.
    pub fn contains(self, at: usize) -> bool {
        self.range().contains(&at)
    }

    /// From the first one to the one after the last.
    pub fn range(self) -> Range<usize> {
        self.first..self.first + self.count
    }
}

impl Window {
    /// Columns, and rows, that are drawn on either side of what is in sight.
    const SPARE: [usize; 2] = [2, 2];

    /// The window that shows what is in sight. It moves with it by one row or column at a time: to
    /// draw several at once takes longer than a frame has.
    pub fn over(sight: Sight) -> Self {
        let in_sight = |way: usize| {
            let of = |sizes: [i32; 2]| sizes.get(way).copied().unwrap_or_default();
            Span::in_sight(of(sight.scrolled), of(sight.room), of(sight.size))
        };
        let [columns, rows] = Self::SPARE;
        Self {
            columns: in_sight(0).widened(columns),
            rows: in_sight(1).widened(rows),
            narrow: sight.narrow,
        }
    }

    /// Whether so many rows and columns are drawn wherever one is; of columns, all that there is
    /// room for.
    pub fn draws_all(self, rows: usize, columns: usize) -> bool {
        self.narrow || columns * rows <= FEW
    }

    /// What is drawn of the columns, where `active` is the one with the focus, or the one that is
    /// shown where there is room for one; above and below them are so many rows.
    pub fn columns(
        self,
        holders: &[Holder],
        rows: usize,
        active: Option<usize>,
    ) -> Vec<Part<Holder>> {
        if self.narrow {
            let at = active.unwrap_or_default();
            let shown = holders.get(at).cloned();
            return shown
                .map(|what| Part::Drawn { at, what })
                .into_iter()
                .collect();
        }
        let is_small = self.draws_all(rows, holders.len());
        parts(holders, |at| {
            is_small || Some(at) == active || self.columns.contains(at)
        })
    }
}

/// What is drawn of the rows, of which `active` has the focus. The numbers are those among all
/// rows, the one that names the holders included.
pub fn lines(rows: &[Row], kept: &Kept, active: Option<usize>) -> Vec<Part<Row>> {
    let mut parts = parts(rows.get(1..).unwrap_or_default(), |at| {
        Some(at + 1) == active || kept.has(at)
    });
    for part in &mut parts {
        match part {
            Part::Drawn { at, .. } => *at += 1,
            Part::Gap { from, .. } => *from += 1,
        }
    }
    parts
}

fn parts<T: Clone>(all: &[T], is_drawn: impl Fn(usize) -> bool) -> Vec<Part<T>> {
    let mut parts: Vec<Part<T>> = Vec::new();
    for (at, what) in all.iter().enumerate() {
        match parts.last_mut() {
            _ if is_drawn(at) => parts.push(Part::Drawn {
                at,
                what: what.clone(),
            }),
            Some(Part::Gap { count, .. }) => *count += 1,
            _ => parts.push(Part::Gap { from: at, count: 1 }),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(first: usize, count: usize) -> Window {
        Window {
            columns: Span { first, count },
            rows: Span { first, count },
            narrow: false,
        }
    }

    fn written<T>(parts: &[Part<T>]) -> String {
        let parts = parts.iter().map(|part| match part {
            Part::Drawn { at, .. } => at.to_string(),
            Part::Gap { from, count } => format!("{from}+{count}"),
        });
        parts.collect::<Vec<_>>().join(" ")
    }

    fn columns(window: Window, count: usize, active: Option<usize>) -> String {
        let holders = (0..count).map(|at| Holder::Group(format!("g{at}").as_str().into()));
        let holders: Vec<Holder> = holders.collect();
        written(&window.columns(&holders, 50, active))
    }

    fn rows(window: Window, columns: usize, active: Option<usize>) -> String {
        let permissions = (0..80).map(|at| Row::Permission(format!("P{at}").as_str().into()));
        let rows: Vec<Row> = std::iter::once(Row::Header).chain(permissions).collect();
        let kept = Kept::after(None, &rows, columns, window, 0);
        written(&lines(&rows, &kept, active))
    }

    #[test]
    fn few_cells_are_all_drawn() {
        assert_eq!(columns(window(10, 2), 3, None), "0 1 2");
        assert_eq!(rows(window(0, 1), 3, None).split(' ').count(), 80);
    }

    #[test]
    fn of_many_those_in_sight_and_the_active_one_are_drawn() {
        let window = window(10, 2);
        assert_eq!(columns(window, 100, None), "0+10 10 11 12+88");
        assert_eq!(columns(window, 100, Some(50)), "0+10 10 11 12+38 50 51+49");
        assert_eq!(columns(window, 100, Some(9)), "0+9 9 10 11 12+88");
        assert_eq!(rows(window, 100, None), "1+10 11 12 13+68");
        assert_eq!(rows(window, 100, Some(80)), "1+10 11 12 13+67 80");
        // The row that names the holders is always there.
        assert_eq!(rows(window, 100, Some(0)), "1+10 11 12 13+68");
    }

    #[test]
    fn where_it_is_narrow_one_column_and_all_rows_are_drawn() {
        let narrow = Window {
            narrow: true,
            ..window(0, 5)
        };
        assert_eq!(columns(narrow, 100, Some(7)), "7");
        assert_eq!(columns(narrow, 3, None), "0");
        assert_eq!(columns(narrow, 0, None), "");
        assert_eq!(rows(narrow, 100, None).split(' ').count(), 80);
    }

    fn sight(scrolled: i32) -> Sight {
        Sight {
            scrolled: [scrolled, 0],
            room: [1000, 600],
            size: [128, 31],
            narrow: false,
        }
    }

    #[test]
    fn the_window_follows_the_scrolling_one_column_at_a_time() {
        let mut before = Window::over(sight(0));
        let columns = before.columns;
        assert_eq!((columns.first, columns.count), (0, 11));
        for scrolled in (0..128 * 400).step_by(50) {
            let window = Window::over(sight(scrolled));
            let first = usize::try_from(scrolled / 128).unwrap();
            let last = usize::try_from((scrolled + 1000) / 128).unwrap();
            for at in [first.saturating_sub(1), first, last, last + 1] {
                assert!(window.columns.contains(at), "{at} at {scrolled}");
            }
            let new = window.columns.first + window.columns.count;
            assert!(new <= before.columns.first + before.columns.count + 1);
            assert_eq!(window.rows, before.rows);
            before = window;
        }
    }
}
