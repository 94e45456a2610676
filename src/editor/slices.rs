//! Long work in slices between frames: no keystroke waits for it.

use std::time::Duration;

use leptos::prelude::*;

/// For so many milliseconds at a time it works. A frame has 16.
const SLICE: f64 = 5.0;

/// Work of one kind, of which only what was begun last is of use.
#[derive(Clone, Copy)]
pub struct Slices {
    /// Number of the work under way: a later one makes earlier ones stop.
    run: StoredValue<usize>,
}

impl Slices {
    /// To be called while a component is made: with it, the work ends.
    pub fn new() -> Self {
        Self {
            run: StoredValue::new(0),
        }
    }

    /// Begins something, once what changes now is painted. Each call of `step` does a small piece
    /// and says whether there is more to do; the last one sees to what comes of it.
    pub fn begin(self, step: impl FnMut() -> bool + 'static) {
        let run = self.run.get_value() + 1;
        self.run.set_value(run);
        let step = Box::new(step);
        request_animation_frame(move || later(move || self.go_on(run, step)));
    }

    fn go_on(self, run: usize, mut step: Box<dyn FnMut() -> bool>) {
        // Nothing newer was begun, and somebody is still there to see what comes of it.
        if self.run.try_get_value() != Some(run) {
            return;
        }
        let end = now() + SLICE;
        while step() {
            if now() > end {
                later(move || self.go_on(run, step));
                return;
            }
        }
    }
}

/// Does this once the browser has seen to what is waiting.
pub fn later(what: impl FnOnce() + 'static) {
    set_timeout(what, Duration::ZERO);
}

/// Milliseconds since the page was opened.
fn now() -> f64 {
    window()
        .performance()
        .map_or(0.0, |performance| performance.now())
}
