//! What of the grid is in sight, in pixels.

use std::cell::Cell;

use web_sys::Element;

use crate::browser;
use crate::editor::window::Sight;

/// The size of a holder's column and of a row, and of the column and the row that name them, in
/// pixels: as in the style sheet.
const SIZE: [i32; 2] = [128, 31];
const HEAD: [i32; 2] = [248, 80];
/// Where there is room for one holder at a time: as in the style sheet.
const NARROW: &str = "(max-width: 720px)";

thread_local! {
    /// How large the frame of a grid was last, and the window around it.
    static LAST: Cell<Option<[[i32; 2]; 2]>> = const { Cell::new(None) };
}

/// What of a frame that scrolls is in sight.
pub fn of(frame: &Element) -> Sight {
    let size = [frame.client_width(), frame.client_height()];
    LAST.set(Some([size, browser::size()]));
    Sight {
        scrolled: [frame.scroll_left(), frame.scroll_top()],
        ..sight(size)
    }
}

/// Scrolls so that a row and a column, counted from 0, are in the middle, as far as they are given.
pub fn scroll_to(frame: &Element, row: Option<usize>, column: Option<usize>) {
    let ([width, height], [left, top]) = (SIZE, HEAD);
    let middle = |at: usize, size: i32, room: i32| {
        let before = i32::try_from(at).unwrap_or(i32::MAX).saturating_mul(size);
        before.saturating_sub((room - size) / 2)
    };
    if let Some(row) = row {
        frame.set_scroll_top(middle(row, height, frame.client_height() - top));
    }
    if let Some(column) = column {
        frame.set_scroll_left(middle(column, width, frame.client_width() - left));
    }
}

/// Scrolls so that a cell is in sight where it is not: its row and its column, counted from 0.
pub fn bring(frame: &Element, (row, column): (usize, usize)) {
    let Sight {
        scrolled: [left, top],
        room: [width, height],
        size: [column_width, row_height],
        narrow,
    } = of(frame);
    let is_out = |at: &usize, size: i32, scrolled: i32, room: i32| {
        let begin = i32::try_from(*at).unwrap_or(i32::MAX).saturating_mul(size);
        begin < scrolled || begin.saturating_add(size) > scrolled.saturating_add(room)
    };
    let row = Some(row).filter(|row| is_out(row, row_height, top, height));
    let column = Some(column).filter(|column| is_out(column, column_width, left, width));
    scroll_to(frame, row, column.filter(|_| !narrow));
}

/// What will probably be in sight, before there is anything to measure: as much as of the grid
/// before, or as much as there is room for beside the preview. To measure it then takes long, since
/// nothing of the page is laid out.
pub fn to_begin_with() -> Sight {
    let [width, height] = browser::size();
    match LAST.get() {
        Some([frame, window]) if window == [width, height] => sight(frame),
        _ => sight([width * 2 / 3, height * 2 / 3]),
    }
}

fn sight(page: [i32; 2]) -> Sight {
    let ([width, height], [left, top]) = (page, HEAD);
    Sight {
        scrolled: [0, 0],
        room: [width - left, height - top],
        size: SIZE,
        narrow: browser::fits(NARROW),
    }
}
