//! A list whose parts stay while what they show stays.

use std::hash::{DefaultHasher, Hash, Hasher};

use leptos::prelude::*;

/// A part of a list, not yet made.
struct Item {
    key: u64,
    view: Box<dyn FnOnce() -> AnyView + Send>,
}

/// A view of each thing. Things of equal keys keep theirs while the list changes; no two things
/// have equal keys at once.
///
/// Leptos has the same as `For`, whose every use is code of its own, some 10 kB: here all uses
/// share theirs.
pub fn each<T, K>(
    things: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: fn(&T) -> K,
    view: impl Fn(T) -> AnyView + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Send + 'static,
    K: Hash + 'static,
{
    let items = move || {
        let items = things().into_iter().map(|thing| {
            let mut hasher = DefaultHasher::new();
            key(&thing).hash(&mut hasher);
            Item {
                key: hasher.finish(),
                view: Box::new(move || view(thing)),
            }
        });
        items.collect()
    };
    list(Box::new(items))
}

fn list(items: Box<dyn Fn() -> Vec<Item> + Send + Sync>) -> AnyView {
    view! {
        <For each=items key=|item| item.key children=|item| (item.view)() />
    }
    .into_any()
}
