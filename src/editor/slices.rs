//! Long work in slices between frames: no keystroke waits for it.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{MessageChannel, MessagePort};

/// For so many milliseconds at a time it works: a key that is pressed meanwhile waits for so long.
/// A frame has 16.
const SLICE: f64 = 1.0;

/// So long one waits for a pause where what was begun before was never finished.
const PAUSE: Duration = Duration::from_millis(300);

/// Work of one kind, of which only what was begun last is of use.
#[derive(Clone, Copy)]
pub struct Slices {
    /// Number of the work under way: a later one makes earlier ones stop.
    run: StoredValue<usize>,
    /// Whether that is not finished yet.
    is_under_way: StoredValue<bool>,
}

impl Slices {
    /// To be called while a component is made: with it, the work ends.
    pub fn new() -> Self {
        Self {
            run: StoredValue::new(0),
            is_under_way: StoredValue::new(false),
        }
    }

    /// Begins something, once what changes now is painted. Each call of `step` does a small piece
    /// and says whether there is more to do; the last one sees to what comes of it.
    ///
    /// Whoever ticks faster than it is done would only wait for what is never finished: then it
    /// begins in the next pause.
    pub fn begin(self, step: impl FnMut() -> bool + 'static) {
        let run = self.run.get_value() + 1;
        self.run.set_value(run);
        let go_on = move |step| move || self.go_on(run, step);
        let step: Box<dyn FnMut() -> bool> = Box::new(step);
        if self.is_under_way.get_value() {
            set_timeout(go_on(step), PAUSE);
        } else {
            self.is_under_way.set_value(true);
            after_painting(go_on(step));
        }
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
        // The last step may have begun something newer, or led elsewhere.
        if self.run.try_get_value() == Some(run) {
            self.is_under_way.set_value(false);
        }
    }
}

/// Does this once what changes now is painted, and all is done that waited for that: work begun
/// here is the least urgent.
pub fn after_painting(what: impl FnOnce() + 'static) {
    request_animation_frame(move || later(move || later(what)));
}

/// Does this once the browser has seen to what is waiting.
pub fn later(what: impl FnOnce() + 'static) {
    later_boxed(Box::new(what));
}

fn later_boxed(what: Box<dyn FnOnce()>) {
    // A message comes at once; a timer that follows from a timer waits for some milliseconds.
    QUEUE.with(|queue| {
        let Some(port) = &queue.port else {
            set_timeout(what, Duration::ZERO);
            return;
        };
        queue.waiting.borrow_mut().push_back(what);
        // It fails only for what cannot be copied.
        let _ = port.post_message(&JsValue::NULL);
    });
}

/// What is to be done later: a message for each.
struct Queue {
    port: Option<MessagePort>,
    waiting: RefCell<VecDeque<Box<dyn FnOnce()>>>,
}

thread_local! {
    /// One for all: to open a channel takes longer than what is done between two messages.
    static QUEUE: Queue = Queue {
        port: MessageChannel::new().ok().map(|channel| {
            let come = Closure::<dyn FnMut()>::new(|| {
                let next = QUEUE.with(|queue| queue.waiting.borrow_mut().pop_front());
                if let Some(what) = next {
                    what();
                }
            });
            channel.port1().set_onmessage(Some(come.into_js_value().unchecked_ref()));
            channel.port2()
        }),
        waiting: RefCell::default(),
    };
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    window()
        .performance()
        .map_or(0.0, |performance| performance.now())
}
