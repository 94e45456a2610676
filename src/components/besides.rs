//! What somebody has besides by another holder, and what it costs others to take that away.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::{
    Cell, Draft, Holder, Inserting, PermissionKey, Resolver, SchemeId, Turn, UserKey,
};

use crate::editor::impact::turning;
use crate::editor::slices::Slices;
use crate::editor::state::{Compiled, Editor};
use crate::editor::tally::count;
use crate::editor::wording::besides;
use crate::i18n::beside::texts;
use crate::i18n::{locale, texts as all_texts};

/// The people who are not among the others.
pub type Own = Arc<BTreeSet<UserKey>>;

/// What somebody has besides, by one holder.
#[derive(Clone, PartialEq)]
pub struct Besides {
    said: String,
    cells: Vec<Cell>,
    /// Who they are, where these are some people and it depends on the issue: then it cannot be
    /// taken from them alone.
    own: Option<Own>,
}

impl Besides {
    /// What a holder gives them. Reactive.
    pub fn new(
        saved: &Compiled,
        holder: &Holder,
        permissions: &[PermissionKey],
        own: Option<&Own>,
    ) -> Self {
        let cells = permissions.iter();
        let cells = cells.map(|key| Cell::new(key.clone(), holder.clone()));
        Self {
            said: besides(saved.instance(), locale(), holder, permissions),
            cells: cells.collect(),
            own: own.filter(|_| holder.relation().is_some()).cloned(),
        }
    }

    /// The same, with what there is to know besides.
    pub fn noting(mut self, note: Option<&str>) -> Self {
        if let Some(note) = note {
            self.said = [self.said.as_str(), note].join(all_texts().common.between_sentences);
        }
        self
    }

    /// That in a paragraph, with the price once it is counted.
    pub fn shown(self, editor: Editor, class: &'static str) -> AnyView {
        let Self { said, cells, own } = self;
        let price = own.map(|own| price(editor, cells, own));
        let common = &all_texts().common;
        view! {
            <p class=class>
                {said}
                {move || {
                    let price = (texts().if_taken)(price?.get()?);
                    Some([common.between_sentences, &price].concat())
                }}
            </p>
        }
        .into_any()
    }
}

/// How many others lose something without these cells, once that is counted. Nothing where they are
/// not all granted as saved.
fn price(editor: Editor, cells: Vec<Cell>, own: Own) -> RwSignal<Option<usize>> {
    let others = RwSignal::new(None);
    let slices = Slices::new();
    Effect::new(move |_| {
        let saved = editor.saved().get();
        let is_granted = editor.scheme().with(|scheme| {
            let mut cells = cells.iter();
            cells.all(|cell| scheme.grant(cell).is_some())
        });
        if !is_granted {
            others.set(None);
            return;
        }
        let draft = Draft {
            removed: cells.iter().cloned().into_set(),
            ..Draft::default()
        };
        let without = saved.drafted(editor.id(), &draft);
        let own = Arc::clone(&own);
        count(slices, saved, without, move |found| {
            let losing = found.impact.people(&turning(Turn::Lost)).into_iter();
            let found = losing.filter(|user| !own.contains(user)).count();
            // One may have gone on meanwhile.
            let _ = others.try_set(Some(found));
        });
    });
    others
}

/// The people whom a holder matches by who they are; `None` where these are no few in particular, or
/// it depends on the issue.
pub fn people_of(resolver: &Resolver, scheme: SchemeId, holder: &Holder) -> Option<Own> {
    let members = |group| resolver.members(group).unwrap_or_default();
    match holder {
        Holder::User(key) => Some(Arc::new([key.clone()].into())),
        Holder::Group(group) => Some(Arc::new(members(group).into_iter().into_set())),
        Holder::ProjectRole(role) => {
            let projects = resolver.instance().projects_of(scheme);
            let actors = projects.filter_map(|project| project.actors.get(role));
            let people = actors.flat_map(|actors| {
                let groups = actors.groups.iter().flat_map(members);
                actors.users.iter().cloned().chain(groups)
            });
            Some(Arc::new(people.into_set()))
        }
        _ => None,
    }
}
