//! Which of many columns are drawn: those in sight, and the one with the focus.

use whocan_access::Holder;

/// So many columns are all drawn.
const FEW: usize = 32;

/// What of the columns is in sight.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Window {
    /// The first column in sight, counted from 0.
    pub first: usize,
    /// How many are in sight, with some to spare on both sides.
    pub count: usize,
    /// There is room for one holder at a time.
    pub narrow: bool,
}

/// What stands in a row: columns, and gaps where columns are that are not drawn.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Part {
    /// The column of a holder.
    Holder(Holder),
    /// So many columns, from the first of them, counted from 0.
    Gap {
        /// The first column that is not drawn.
        from: usize,
        /// How many are not drawn.
        count: usize,
    },
}

impl Window {
    /// What is drawn of these columns, where `active` is the one with the focus, or the one that
    /// is shown where there is room for one.
    pub fn parts(self, holders: &[Holder], active: Option<usize>) -> Vec<Part> {
        let is_drawn = |at: usize| {
            if self.narrow {
                at == active.unwrap_or_default()
            } else {
                holders.len() <= FEW
                    || Some(at) == active
                    || (self.first..self.first + self.count).contains(&at)
            }
        };
        let mut parts: Vec<Part> = Vec::new();
        for (at, holder) in holders.iter().enumerate() {
            match parts.last_mut() {
                _ if is_drawn(at) => parts.push(Part::Holder(holder.clone())),
                _ if self.narrow => {}
                Some(Part::Gap { count, .. }) => *count += 1,
                _ => parts.push(Part::Gap { from: at, count: 1 }),
            }
        }
        parts
    }

    /// The window over columns of one width, in pixels, from how far they are scrolled and how
    /// much of them there is room for. It moves by several columns at a time: fewer drawings.
    pub fn over(scrolled: i32, room: i32, width: i32, narrow: bool) -> Self {
        const STEP: usize = 4;
        let columns =
            |pixels: i32| usize::try_from(pixels.max(0) / width.max(1)).unwrap_or_default();
        Self {
            first: (columns(scrolled) / STEP * STEP).saturating_sub(STEP),
            count: (columns(room) / STEP + 4) * STEP,
            narrow,
        }
    }
}

impl Default for Window {
    fn default() -> Self {
        Self {
            first: 0,
            count: FEW,
            narrow: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holders(count: usize) -> Vec<Holder> {
        let holders = (0..count).map(|at| Holder::Group(format!("g{at}").as_str().into()));
        holders.collect()
    }

    fn drawn(window: Window, count: usize, active: Option<usize>) -> String {
        let holders = holders(count);
        let parts = window.parts(&holders, active).into_iter();
        let parts = parts.map(|part| match part {
            Part::Holder(Holder::Group(name)) => name.to_string(),
            Part::Gap { from, count } => format!("{from}+{count}"),
            Part::Holder(_) => String::new(),
        });
        parts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn few_columns_are_all_drawn() {
        let window = Window::over(0, 100, 128, false);
        assert_eq!(drawn(window, 3, None), "g0 g1 g2");
    }

    #[test]
    fn of_many_those_in_sight_and_the_active_one_are_drawn() {
        let window = Window {
            first: 10,
            count: 2,
            narrow: false,
        };
        assert_eq!(drawn(window, 100, None), "0+10 g10 g11 12+88");
        assert_eq!(drawn(window, 100, Some(50)), "0+10 g10 g11 12+38 g50 51+49");
        assert_eq!(drawn(window, 100, Some(9)), "0+9 g9 g10 g11 12+88");
    }

    #[test]
    fn where_it_is_narrow_one_is_drawn() {
        let window = Window {
            narrow: true,
            ..Window::default()
        };
        assert_eq!(drawn(window, 100, Some(7)), "g7");
        assert_eq!(drawn(window, 3, None), "g0");
    }

    #[test]
    fn the_window_follows_the_scrolling_with_columns_to_spare() {
        for (scrolled, first) in [(0, 0), (128 * 5, 0), (128 * 9, 4), (128 * 90, 84)] {
            let window = Window::over(scrolled, 1000, 128, false);
            assert_eq!(window.first, first);
            let last_in_sight = usize::try_from((scrolled + 1000) / 128).unwrap();
            assert!(window.first + window.count > last_in_sight + 1);
        }
    }
}
