//! Copying and pasting marks, from and to spreadsheets too: an `x` in each field that is granted.

use web_sys::ClipboardEvent;

use super::state::Grid;
use crate::announce::Announcer;
use crate::editor::selection::{Changes, marks};
use crate::i18n::later::texts;

/// Puts what is selected on the clipboard; cuts it, if asked.
pub fn on_copy(grid: Grid, announcer: Announcer, event: &ClipboardEvent, cut: bool) {
    let (Some(area), Some(clipboard)) = (grid.meant(), event.clipboard_data()) else {
        return;
    };
    let is_granted = |cell: &_| grid.editor.is_granted(cell);
    let (text, cells) =
        grid.with_shown(|shown| (shown.copied(&area, is_granted), shown.cells(&area)));
    if clipboard.set_data("text/plain", &text).is_ok() {
        event.prevent_default();
        announcer.say((texts().editor.copied)(cells.len()));
        if cut {
            grid.set(Changes::all(cells, false));
        }
    }
}

/// Grants and takes away as the clipboard says, from the first selected cell on.
pub fn on_paste(grid: Grid, event: &ClipboardEvent) {
    let text = event
        .clipboard_data()
        .and_then(|clipboard| clipboard.get_data("text/plain").ok());
    let (Some(area), Some(text)) = (grid.meant(), text) else {
        return;
    };
    event.prevent_default();
    grid.set(grid.with_shown(|shown| shown.pasted(&area, &marks(&text))));
}
