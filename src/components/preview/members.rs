//! Of a group: how many people are in it, and who of them can do more here than somebody who is in
//! no other group.

use leptos::prelude::*;
use whocan_access::{Access, GroupName, Holder, Mode, Reach, Scope, Subject, UserKey};

use super::state::Preview;
use crate::addresses;
use crate::browser::at;
use crate::components::when::When;
use crate::editor::impact::does_more;
use crate::editor::preview::Question;
use crate::editor::slices::Slices;
use crate::editor::state::Compiled;
use crate::editor::subjects::only_group;
use crate::i18n::{beside, texts};
use crate::rights::rights;

/// In groups of more people nobody is looked at: the group's page does, if one asks.
const AT_MOST: usize = 500;

/// So many are named.
const FEW: usize = 3;

/// Who can do more.
#[derive(Clone, PartialEq)]
struct More {
    question: Question,
    /// Them, with their names.
    people: Vec<(UserKey, String)>,
}

/// The people in the group that is asked about; nothing where it is about no group.
#[component]
pub fn Members(preview: Preview) -> impl IntoView {
    let rights = rights();
    let asked = Memo::new(move |_| {
        let question = preview.question.get()?;
        let group = only_group(&question.subject)?.clone();
        let is_known = preview
            .editor
            .saved()
            .with(|saved| saved.instance().groups.contains_key(&group));
        is_known.then_some((group, question))
    });
    let people = Memo::new(move |_| {
        let (group, _) = asked.get()?;
        match preview.editor.reach(&Holder::Group(group)) {
            Reach::People(count) => Some(count),
            _ => None,
        }
    });
    let more = more(preview, asked, people);
    let is_group = Signal::derive(move || asked.with(Option::is_some));
    let count = move || {
        let (group, _) = asked.get()?;
        let said = (beside::texts().people_in)(people.get()?, group.as_str());
        if rights.with(|rights| rights.administrator) {
            let address = at(&addresses::group(&group));
            return Some(view! { <a href=address>{said}</a> }.into_any());
        }
        Some(said.into_any())
    };
    let names = move || {
        let question = asked.get()?.1;
        // Of the draft before it may be, for a moment; of another question never.
        let found = more.get().filter(|more| more.question == question)?;
        let (texts, count) = (texts(), found.people.len());
        let names = found.people.into_iter().take(FEW).map(|(key, name)| {
            let subject = Subject::User(key);
            view! {
                <button
                    type="button"
                    class="elsewhere-more"
                    on:click=move |_| preview.ask_about(&subject)
                >
                    {name}
                </button>
                " "
            }
        });
        let names = names.collect::<Vec<_>>();
        let more = count.saturating_sub(FEW);
        let more = (more > 0).then(|| (texts.common.and_more_people)(more));
        Some(view! { " " {(beside::texts().of_them_more)(count)} " " {names} {more} })
    };
    view! {
        <When is=is_group>
            <p class="who-members">{count} {names}</p>
        </When>
    }
}

/// Who of a group can do more, person by person between two frames: a tick never waits for it.
fn more(
    preview: Preview,
    asked: Memo<Option<(GroupName, Question)>>,
    people: Memo<Option<usize>>,
) -> RwSignal<Option<More>> {
    let found = RwSignal::new(None);
    let slices = Slices::new();
    Effect::new(move |_| {
        let drafted = preview.editor.sides().get().drafted;
        let few = people.get().filter(|count| (1..=AT_MOST).contains(count));
        let Some((group, question)) = asked.get().filter(|_| few.is_some()) else {
            found.set(None);
            return;
        };
        let Some(newcomer) = access(&drafted, &question.subject, &question) else {
            return;
        };
        let mut members = drafted.members(&group).unwrap_or_default().into_iter();
        let mut more = Vec::new();
        slices.begin(move || {
            let Some(key) = members.next() else {
                found.set(Some(More {
                    question: question.clone(),
                    people: std::mem::take(&mut more),
                }));
                return false;
            };
            let member = access(&drafted, &Subject::User(key.clone()), &question);
            if member.is_some_and(|member| does_more(&newcomer, &member)) {
                let user = drafted.instance().users.get(&key);
                let name = user.map_or_else(|| key.to_string(), |user| user.display_name.clone());
                more.push((key, name));
            }
            true
        });
    });
    found
}

fn access(resolver: &Compiled, subject: &Subject, question: &Question) -> Option<Access> {
    let scope = Scope::Project(question.project);
    resolver.access(subject, scope, Mode::Conditional).ok()
}
