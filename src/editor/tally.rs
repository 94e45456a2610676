//! The impact of the draft, counted between two frames: a tick never waits for it.

use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::{Impact, Survey};

use crate::editor::impact::Figures;
use crate::editor::slices::Slices;
use crate::editor::state::{Compiled, Editor, Sides};

/// What is known of the impact of an editor's draft.
#[derive(Clone, Copy)]
pub struct Tally {
    editor: Editor,
    counted: RwSignal<Option<Counted>>,
    slices: Slices,
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
            slices: Slices::new(),
        };
        Effect::new(move |_| tally.begin(editor.sides().get()));
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
        let (sides, lags) = (self.editor.sides().get(), self.editor.lags());
        self.counted.with(|counted| {
            let is_of =
                |counted: &Counted| counted.before == sides.saved && counted.after == sides.drafted;
            lags || !counted.as_ref().is_some_and(is_of)
        })
    }

    fn begin(self, Sides { saved, drafted }: Sides) {
        let counted = self.counted;
        count(self.slices, saved, drafted, move |found| {
            counted.set(Some(found));
        });
    }
}

/// Counts the impact of what leads from one instance to another made from it, and hands it on.
pub fn count(slices: Slices, before: Compiled, after: Compiled, then: impl Fn(Counted) + 'static) {
    let mut survey = None;
    slices.begin(move || {
        let Some(under_way) = &mut survey else {
            survey = Survey::new(&before, &after).ok();
            return survey.is_some();
        };
        if under_way.step() {
            return true;
        }
        if let Some(survey) = survey.take() {
            let impact = Arc::new(survey.into_impact());
            then(Counted {
                before: before.clone(),
                after: after.clone(),
                figures: Figures::of(&impact),
                impact,
            });
        }
        false
    });
}
