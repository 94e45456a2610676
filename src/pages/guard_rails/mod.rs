//! Guard rails: what has to stay true, whether it does, and the times it was overridden.

mod delete;
mod fields;
mod form;
mod list;
mod overrides;
mod proposed;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use whocan_access::{Resolver, Rule, RuleCheck};

use crate::addresses;
use crate::client::guard_rails::Kept;
use crate::client::{self, Client, Error};
use crate::components::icon::{Drawing, Icon};
use crate::components::message::{Empty, Failure};
use crate::components::title::Title;
use crate::components::when::When;
use crate::editor::slices::{after_painting, later};
use crate::i18n::later::{said, say, texts};
use crate::rights::rights;
use crate::workspace::workspace;

use delete::DeleteDialog;
use fields::Beginning;
use form::FormDialog;
use list::List;
use overrides::Overrides;
use proposed::proposed;

/// Id of the button that adds one.
const ADD: &str = "add-guard-rail";

/// The guard rails that the server keeps, as far as they are here.
#[derive(Clone)]
enum Reading {
    UnderWay,
    Here(Vec<Kept>),
    /// The server has no such thing.
    Unsupported,
    Failed(Error),
}

/// The state of the page.
#[derive(Clone, Copy)]
struct Page {
    reading: RwSignal<Reading>,
    /// What they come to, by id, as far as that is known.
    checks: RwSignal<Vec<(i64, RuleCheck)>>,
    /// What the form begins with, once it was asked for.
    editing: RwSignal<Option<Beginning>>,
    form_open: RwSignal<bool>,
    deleting: RwSignal<Option<Kept>>,
    delete_open: RwSignal<bool>,
    client: Client,
    /// Number of the check under way: a later one makes earlier ones stop.
    run: StoredValue<usize>,
}

impl Page {
    fn read(self) {
        self.reading.set(Reading::UnderWay);
        spawn_local(async move {
            let reading = match self.client.guard_rails().await {
                Ok(Some(kept)) => Reading::Here(kept),
                Ok(None) => Reading::Unsupported,
                Err(error) => Reading::Failed(error),
            };
            // One may have left the page meanwhile.
            drop(self.reading.try_set(reading));
        });
    }

    /// Those that are here. Reactive.
    fn kept(self) -> Vec<Kept> {
        self.reading.with(|reading| match reading {
            Reading::Here(kept) => kept.clone(),
            _ => Vec::new(),
        })
    }

    /// Puts one in the place of the one with its id; a new one comes last.
    fn put(self, new: Kept) {
        self.reading.update(|reading| {
            if let Reading::Here(kept) = reading {
                match kept.iter_mut().find(|old| old.id == new.id) {
                    Some(old) => *old = new,
                    None => kept.push(new),
                }
            }
        });
    }

    fn take_away(self, id: i64) {
        self.reading.update(|reading| {
            if let Reading::Here(kept) = reading {
                kept.retain(|old| old.id != id);
            }
        });
    }

    fn edit(self, beginning: Beginning) {
        self.editing.set(Some(beginning));
        self.form_open.set(true);
    }

    fn delete(self, kept: Kept) {
        self.deleting.set(Some(kept));
        self.delete_open.set(true);
    }

    /// What a guard rail comes to, once that is known. Reactive.
    fn check(self, id: i64) -> Option<RuleCheck> {
        self.checks.with(|checks| {
            let mut checks = checks.iter();
            let check = checks.find(|(of, _)| *of == id);
            check.map(|(_, check)| check.clone())
        })
    }

    /// Checks them one by one; between two, keys are answered.
    fn begin(self, resolver: Arc<Resolver>, kept: Vec<Kept>) {
        let run = self.run.get_value() + 1;
        self.run.set_value(run);
        self.checks.set(Vec::new());
        after_painting(move || self.go_on(run, resolver, kept, 0));
    }

    fn go_on(self, run: usize, resolver: Arc<Resolver>, kept: Vec<Kept>, at: usize) {
        if self.run.try_get_value() != Some(run) {
            return;
        }
        if let Some(Kept { id, rail }) = kept.get(at) {
            let check = resolver.check(&rail.rule, Rule::MODE);
            self.checks.update(|checks| checks.push((*id, check)));
            later(move || self.go_on(run, resolver, kept, at + 1));
        }
    }
}

/// The page.
#[component]
pub fn GuardRails() -> impl IntoView {
    let (workspace, rights) = (workspace(), rights());
    let administrator = Memo::new(move |_| rights.with(|rights| rights.administrator));
    let page = Page {
        reading: RwSignal::new(Reading::UnderWay),
        checks: RwSignal::default(),
        editing: RwSignal::new(None),
        form_open: RwSignal::new(false),
        deleting: RwSignal::new(None),
        delete_open: RwSignal::new(false),
        client: client::client(),
        run: StoredValue::new(0),
    };
    Effect::new(move |_| {
        if administrator.get() {
            page.read();
        }
    });
    Effect::new(move |_| {
        if let Some(resolver) = workspace.resolver() {
            page.begin(resolver, page.kept());
        }
    });
    let proposed = proposed();
    Effect::new(move |_| {
        let is_here = page
            .reading
            .with(|reading| matches!(reading, Reading::Here(_)));
        if is_here && let Some(rule) = proposed.take() {
            page.edit(Beginning::Proposed(rule));
        }
    });
    // Made or not: who came from the page of a group goes on there.
    let navigate = use_navigate();
    Effect::new(move |was_open: Option<bool>| {
        let is_open = page.form_open.get();
        if was_open == Some(true)
            && !is_open
            && let Some(group) = proposed.take_group()
        {
            let replace = NavigateOptions {
                replace: true,
                ..NavigateOptions::default()
            };
            navigate(&addresses::group(&group), replace);
        }
        is_open
    });
    let forbidden = || {
        view! {
            <Empty
                title=said(|t| t.guard_rails.only_administrators)
                hint=said(|t| t.guard_rails.hint)
            />
        }
    };
    let is_here = Signal::derive(move || {
        page.reading
            .with(|reading| matches!(reading, Reading::Here(_)))
    });
    view! {
        <Title text=say(|t| t.shell.guard_rails) />
        <div class="page">
            <header class="page-head">
                <div>
                    <h1>{say(|t| t.shell.guard_rails)}</h1>
                    <p class="lead" role="status">
                        {move || answer(page)}
                    </p>
                    <p class="note">{say(|t| t.guard_rails.hint)}</p>
                </div>
                <When is=is_here>
                    <button
                        id=ADD
                        type="button"
                        class="button button-main"
                        on:click=move |_| page.edit(Beginning::Nothing)
                    >
                        <Drawing icon=Icon::Plus />
                        {say(|t| t.guard_rails.add)}
                    </button>
                </When>
            </header>
            <When is=administrator or=forbidden>
                <When is=is_here or=move || view! { <NotHere page /> }>
                    <List page />
                    <Overrides client=page.client />
                </When>
            </When>
        </div>
        <FormDialog page />
        <DeleteDialog page />
    }
}

/// How things are, in a sentence. Reactive.
fn answer(page: Page) -> String {
    let texts = texts().guard_rails;
    let kept = page.kept();
    let checks = page.checks.get();
    if kept.is_empty() {
        return String::new();
    }
    if checks.len() < kept.len() {
        return texts.checking.to_owned();
    }
    let checks = || checks.iter().map(|(_, check)| check);
    let broken = checks().filter(|check| !check.breaches.is_empty()).count();
    let unsure = checks().filter(|check| !check.unknown.is_empty()).count();
    (texts.answer)(kept.len(), broken, unsure)
}

/// Why there is no list.
#[component]
fn NotHere(page: Page) -> impl IntoView {
    let error = Signal::derive(move || match page.reading.get() {
        Reading::Failed(error) => Some(error),
        _ => None,
    });
    let unsupported = Signal::derive(move || matches!(page.reading.get(), Reading::Unsupported));
    let under_way = Signal::derive(move || matches!(page.reading.get(), Reading::UnderWay));
    view! {
        <When is=under_way>
            <p class="quiet">{say(|t| t.guard_rails.checking)}</p>
        </When>
        <When is=unsupported>
            <Empty
                title=said(|t| t.guard_rails.not_here)
                hint=said(|t| t.guard_rails.not_here_hint)
            />
        </When>
        <Failure error />
        <When is=Signal::derive(move || error.with(Option::is_some))>
            <p>
                <button type="button" class="button" on:click=move |_| page.read()>
                    {say(|t| t.common.try_again)}
                </button>
            </p>
        </When>
    }
}
