//! Making a guard rail and changing one: a sentence, filled in.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use whocan_access::{GuardRail, Rule};

use super::Page;
use super::fields::{Beginning, Fields, Kind, Things};
use crate::announce::announcer;
use crate::client::Error;
use crate::components::combobox::Choice;
use crate::components::dialog::Dialog;
use crate::components::message::Failure;
use crate::components::picker::Picker;
use crate::components::text_field::TextField;
use crate::components::when::When;
use crate::editor::rail_words::sentence;
use crate::i18n::later::{said, say, texts};
use crate::i18n::{Locale, locale};
use crate::workspace::workspace;

/// The dialog.
#[component]
pub fn FormDialog(page: Page) -> impl IntoView {
    let title = Signal::derive(move || {
        let texts = texts().guard_rails;
        page.editing.with(|beginning| match beginning {
            Some(Beginning::Kept(kept)) => (texts.change_of)(&kept.rail.name),
            _ => texts.add.to_owned(),
        })
    });
    view! {
        <Dialog open=page.form_open title>
            {move || {
                let beginning = page.editing.get_untracked();
                beginning.map(|beginning| view! { <Form page beginning /> })
            }}
        </Dialog>
    }
}

/// What is wrong, by field.
#[derive(Clone, Copy)]
struct Wrong {
    name: RwSignal<Option<String>>,
    whom: RwSignal<Option<String>>,
    permissions: RwSignal<Option<String>>,
    holders: RwSignal<Option<String>>,
    projects: RwSignal<Option<String>>,
    /// What is about no field.
    whole: RwSignal<Option<Error>>,
}

impl Wrong {
    fn clear(self) {
        for field in [
            self.name,
            self.whom,
            self.permissions,
            self.holders,
            self.projects,
        ] {
            field.set(None);
        }
        self.whole.set(None);
    }

    /// Takes in what the server says, each message at its field.
    fn take(self, error: Error) {
        let Error::Refused {
            messages,
            mut fields,
        } = error
        else {
            self.whole.set(Some(error));
            return;
        };
        self.name.set(fields.remove("name"));
        self.whom.set(fields.remove("rule.whom"));
        self.permissions.set(fields.remove("rule.permissions"));
        self.holders.set(fields.remove("rule.holders"));
        self.projects.set(fields.remove("rule.projects"));
        if !messages.is_empty() || fields != BTreeMap::new() {
            self.whole.set(Some(Error::Refused { messages, fields }));
        }
    }
}

#[component]
fn Form(page: Page, beginning: Beginning) -> impl IntoView {
    let workspace = workspace();
    let announcer = announcer();
    let instance = untrack(|| workspace.resolver())
        .map(|resolver| Arc::clone(resolver.instance()))
        .unwrap_or_default();
    let id = match &beginning {
        Beginning::Kept(kept) => Some(kept.id),
        _ => None,
    };
    let fields = Fields::new(Arc::clone(&instance), untrack(locale), &beginning);
    let says = StoredValue::new(instance);
    let says = move |rule: &Rule| says.with_value(|instance| sentence(instance, locale(), rule));
    // One that is called by what it says goes on so.
    let first_name = match &beginning {
        Beginning::Kept(kept) if untrack(|| says(&kept.rail.rule)) != kept.rail.name => {
            kept.rail.name.clone()
        }
        _ => String::new(),
    };
    let name = RwSignal::new(first_name);
    let wrong = Wrong {
        name: RwSignal::new(None),
        whom: RwSignal::new(None),
        permissions: RwSignal::new(None),
        holders: RwSignal::new(None),
        projects: RwSignal::new(None),
        whole: RwSignal::new(None),
    };
    let busy = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        wrong.clear();
        let texts = untrack(texts).guard_rails;
        let Some(rule) = untrack(|| fields.rule()) else {
            let (field, missing) = match fields.kind.get_untracked() {
                Kind::Sees => (wrong.whom, texts.whom_missing),
                Kind::Only | Kind::Anonymous => (wrong.permissions, texts.permissions_missing),
            };
            field.set(Some(missing.to_owned()));
            return;
        };
        let mut rail = GuardRail {
            name: name.get_untracked().trim().to_owned(),
            rule,
        };
        if rail.name.is_empty() {
            rail.name = untrack(|| says(&rail.rule));
        }
        busy.set(true);
        spawn_local(async move {
            let saved = page.client.keep_guard_rail(id, &rail).await;
            // One may have left the page meanwhile.
            if busy.try_set(false).is_some() {
                return;
            }
            match saved {
                Ok(kept) => {
                    let said = if id.is_some() {
                        texts.changed
                    } else {
                        texts.added
                    };
                    announcer.say(said(&kept.rail.name));
                    page.form_open.set(false);
                    page.put(kept);
                }
                Err(error) => wrong.take(error),
            }
        });
    };
    let is = move |kind: Kind| Signal::derive(move || fields.kind.get() == kind);
    let preview = move || fields.rule().map(|rule| says(&rule));
    let label = move || {
        let common = texts().common;
        match (busy.get(), id) {
            (true, _) => common.saving,
            (_, Some(_)) => common.save,
            (_, None) => texts().guard_rails.add,
        }
    };
    view! {
        <form class="form rail-form" novalidate on:submit=submit>
            <Failure error=wrong.whole />
            <Kinds fields />
            <When is=is(Kind::Sees)>
                <Whom fields error=wrong.whom />
            </When>
            <When is=is(Kind::Only)>
                <Picker
                    label=said(|t| t.guard_rails.permissions)
                    all=choices(fields, Things::permission_choices)
                    picked=fields.permissions
                    none=Signal::stored(String::new())
                    error=wrong.permissions
                />
                <Picker
                    label=said(|t| t.guard_rails.holders)
                    all=choices(fields, Things::holder_choices)
                    picked=fields.holders
                    none=said(|t| t.guard_rails.holders_none)
                    error=wrong.holders
                />
            </When>
            <Picker
                label=Signal::derive(move || {
                    let texts = texts().guard_rails;
                    match fields.kind.get() {
                        Kind::Sees => texts.seen.to_owned(),
                        _ => texts.projects.to_owned(),
                    }
                })
                all=choices(fields, Things::project_choices)
                picked=fields.projects
                none=Signal::derive(move || {
                    let texts = texts().guard_rails;
                    match fields.kind.get() {
                        Kind::Sees => texts.seen_none.to_owned(),
                        _ => texts.projects_all.to_owned(),
                    }
                })
                error=wrong.projects
            />
            <When is=is(Kind::Anonymous)>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || fields.may_look.get()
                        on:change=move |event| fields.may_look.set(event_target_checked(&event))
                    />
                    <span>{say(|t| t.guard_rails.may_look)}</span>
                </label>
            </When>
            <div>
                <TextField label=said(|t| t.guard_rails.name) value=name error=wrong.name />
                <p class="note">{say(|t| t.guard_rails.name_hint)}</p>
            </div>
            <p class="rail-preview">{preview}</p>
            <div class="form-end">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| page.form_open.set(false)
                >
                    {say(|t| t.common.cancel)}
                </button>
                <button
                    type="submit"
                    class="button button-main"
                    aria-busy=move || busy.get().to_string()
                >
                    {label}
                </button>
            </div>
        </form>
    }
}

/// Which rule it is.
#[component]
fn Kinds(fields: Fields) -> impl IntoView {
    let options = Kind::ALL.map(|kind| {
        let is_chosen = move || fields.kind.get() == kind;
        view! {
            <label class="check">
                <input
                    type="radio"
                    name="rule"
                    autofocus=fields.kind.get_untracked() == kind
                    prop:checked=is_chosen
                    on:change=move |_| fields.kind.set(kind)
                />
                <span>{move || kind.label()}</span>
            </label>
        }
    });
    view! {
        <fieldset class="checks">
            <legend>{say(|t| t.guard_rails.kind)}</legend>
            {options.collect_view()}
        </fieldset>
    }
}

/// Whom it is about and, of a group, who counts.
#[component]
fn Whom(fields: Fields, error: RwSignal<Option<String>>) -> impl IntoView {
    let about_group = Signal::derive(move || fields.is_about_group());
    view! {
        <Picker
            label=said(|t| t.guard_rails.whom)
            all=choices(fields, Things::whom_choices)
            picked=fields.whom
            only_one=true
            none=Signal::stored(String::new())
            error
        />
        <When is=about_group>
            <fieldset class="checks">
                <legend>{say(|t| t.guard_rails.counts)}</legend>
                {[false, true]
                    .map(|is_new| {
                        view! {
                            <label class="check">
                                <input
                                    type="radio"
                                    name="counts"
                                    prop:checked=move || fields.new_member.get() == is_new
                                    on:change=move |_| fields.new_member.set(is_new)
                                />
                                <span>
                                    {move || {
                                        let texts = texts().guard_rails;
                                        if is_new { texts.counts_new } else { texts.counts_members }
                                    }}
                                </span>
                            </label>
                        }
                    })
                    .collect_view()}
            </fieldset>
        </When>
    }
}

/// What can be chosen, in the language in use.
fn choices(
    fields: Fields,
    of: fn(&Things, Locale) -> Vec<Choice<usize>>,
) -> Memo<Vec<Choice<usize>>> {
    Memo::new(move |_| fields.things.with_value(|things| of(things, locale())))
}
