//! What pages offer to be found: things one can do there, while they are open.

use leptos::prelude::*;
use whocan_access::Subject;

use crate::components::combobox::unique_id;
use crate::i18n::later::Texts;

/// The quick search. From context, within the frame around the pages.
#[derive(Clone, Copy)]
pub struct QuickSearch {
    /// Whether it is shown.
    pub open: RwSignal<bool>,
    /// What can be done here.
    pub actions: RwSignal<Vec<Action>>,
    /// What shows whom something may be done by, where a page can.
    pub preview: RwSignal<Option<Callback<Subject>>>,
}

/// Something that can be done.
#[derive(Clone)]
pub struct Action {
    id: String,
    /// What it is called.
    pub name: fn(&'static Texts) -> &'static str,
    /// The keys that do the same; may be empty.
    pub keys: &'static str,
    /// Does it.
    pub run: Callback<()>,
}

/// Puts the quick search into context.
pub fn provide() {
    provide_context(QuickSearch {
        open: RwSignal::new(false),
        actions: RwSignal::new(Vec::new()),
        preview: RwSignal::new(None),
    });
}

/// The quick search around this component.
pub(super) fn quick_search() -> QuickSearch {
    expect_context()
}

/// Offers something to do, as long as the component is there that is being made.
pub fn offer(
    name: fn(&'static Texts) -> &'static str,
    keys: &'static str,
    run: impl Fn() + Send + Sync + 'static,
) {
    offer_action(name, keys, Callback::new(move |()| run()));
}

fn offer_action(name: fn(&'static Texts) -> &'static str, keys: &'static str, run: Callback<()>) {
    let actions = quick_search().actions;
    let id = unique_id();
    let action = Action {
        id: id.clone(),
        name,
        keys,
        run,
    };
    actions.update(|actions| actions.push(action));
    on_cleanup(move || {
        // The frame may go with the page.
        let _ = actions.try_update(|actions| actions.retain(|action| action.id != id));
    });
}

/// Offers to show what somebody may do, as long as the component is there that is being made.
pub fn offer_preview(show: impl Fn(Subject) + Send + Sync + 'static) {
    let preview = quick_search().preview;
    preview.set(Some(Callback::new(show)));
    on_cleanup(move || {
        let _ = preview.try_set(None);
    });
}
