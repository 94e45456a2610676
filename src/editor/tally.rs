//! The impact of the draft, counted between two frames: a tick never waits for it.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use whocan_access::{Impact, Survey};

use crate::editor::impact::Figures;
use crate::editor::state::{Compiled, Editor};

/// For so many milliseconds at a time it counts. A frame has 16.
const SLICE: f64 = 6.0;

/// What is known of the impact of an editor's draft.
#[derive(Clone, Copy)]
pub struct Tally {
    editor: Editor,
    counted: RwSignal<Option<Counted>>,
    /// Number of the count under way: a later one makes earlier ones stop.
    run: StoredValue<usize>,
}

/// An impact, and what it is the impact of.
#[derive(Clone)]
pub struct Counted {
    /// The instance as it is saved.
    pub before: Compiled,
    /// The instance as it would be.
    pub after: Compiled,
    /// What leads from one to the other.
    pub impact: Arc<Impact>,
    /// That in figures.
    pub figures: Figures,
}

impl Tally {
    /// The tally of an editor. To be called while a component is made.
    pub fn new(editor: Editor) -> Self {
        let tally = Self {
            editor,
            counted: RwSignal::new(None),
            run: StoredValue::new(0),
        };
        Effect::new(move |_| tally.begin(editor.saved().get(), editor.drafted().get()));
        tally
    }

    /// What was counted last. Reactive. While [`Tally::is_counting`], not of the draft as it is.
    pub fn counted(self) -> Option<Counted> {
        self.counted.get()
    }

    /// The figures that were counted last. Reactive.
    pub fn figures(self) -> Figures {
        self.counted
            .with(|counted| counted.as_ref().map(|counted| counted.figures))
            .unwrap_or_default()
    }

    /// Whether the draft has changed since. Reactive.
    pub fn is_counting(self) -> bool {
        let (saved, drafted) = (self.editor.saved().get(), self.editor.drafted().get());
        self.counted.with(|counted| {
            counted
                .as_ref()
                .is_none_or(|counted| counted.before != saved || counted.after != drafted)
        })
    }

    fn begin(self, before: Compiled, after: Compiled) {
        let run = self.run.get_value() + 1;
        self.run.set_value(run);
        // Once what was ticked is painted.
        request_animation_frame(move || {
            later(move || {
                if self.is_current(run)
                    && let Ok(survey) = Survey::new(&before, &after)
                {
                    self.go_on(run, survey, before, after);
                }
            });
        });
    }

    fn go_on(self, run: usize, mut survey: Survey, before: Compiled, after: Compiled) {
        if !self.is_current(run) {
            return;
        }
        let end = now() + SLICE;
        while survey.step() {
            if now() > end {
                later(move || self.go_on(run, survey, before, after));
                return;
            }
        }
        let impact = Arc::new(survey.into_impact());
        let figures = Figures::of(&impact);
        self.counted.set(Some(Counted {
            before,
            after,
            impact,
            figures,
        }));
    }

    /// Whether nothing newer is being counted, and anybody is still there to see it.
    fn is_current(self, run: usize) -> bool {
        self.run.try_get_value() == Some(run)
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
