//! The steps that close leaks, a card each: what it does, its price, and the way to do it.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::{Draft, GroupName, Inserting, ProjectId, Resolver, RoleId, SchemeId, UserKey};

use super::as_anyone::as_anyone;
use super::at_once::{paragraphs, place};
use super::can_there::{leaking, they_can, they_keep};
use super::deed_words::{names, words};
use super::for_empty::Kept;
use super::in_scheme::{Change, Opening};
use super::price::{Also, by_this, hits, price};
use super::proposal::{Leaving, Proposal, Section};
use super::sight::Verdict;
use super::{Page, each_key, keys};
use crate::components::fold::folded;
use crate::editor::state::Compiled;
use crate::i18n::deeds::texts as deed_texts;
use crate::i18n::{meant, texts as all_texts};
use crate::workspace::{Deed, Exchange, Workspace, workspace};

/// So many projects are named on a button.
const FEW_KEYS: usize = 2;

/// The cards of what is proposed.
pub struct Cards {
    page: Page,
    workspace: Workspace,
    before: Arc<Resolver>,
    now: Compiled,
    what: Arc<Proposal>,
    /// What stood there before.
    earlier: Option<Arc<Proposal>>,
    /// Opens a scheme with a draft.
    open: Callback<Opening>,
}

/// What a card is about.
#[derive(Clone)]
pub enum Card {
    /// A group that people leave.
    Leaving(GroupName),
    /// A scheme.
    Scheme(SchemeId),
    /// A role of a project.
    Role((ProjectId, RoleId)),
}

/// What stands on a card beside what is done.
pub struct Beside {
    /// What they can do where it closes something.
    pub can: AnyView,
    /// What it takes from others.
    pub hits: AnyView,
    /// The way to leave it.
    pub leave: AnyView,
}

impl Cards {
    /// To be called while a component is made.
    pub fn new(
        page: Page,
        before: Arc<Resolver>,
        what: Arc<Proposal>,
        earlier: Option<Arc<Proposal>>,
        open: Callback<Opening>,
    ) -> Self {
        Self {
            page,
            workspace: workspace(),
            now: Compiled::from(Arc::clone(&before)),
            before,
            what,
            earlier,
            open,
        }
    }

    /// The cards of a section: first what closes it with the least.
    pub fn of(&self, section: Section) -> Vec<Card> {
        let schemes = self
            .what
            .schemes_in(section)
            .map(|(id, _)| Card::Scheme(id));
        if section != Section::Steps {
            return schemes.collect();
        }
        let leaving = self.what.leaving.keys().cloned().map(Card::Leaving);
        let roles = self.what.roles.keys();
        let roles = roles.filter(|role| !self.what.is_instead(**role));
        let roles = roles.map(|role| Card::Role(*role));
        leaving.chain(schemes).chain(roles).collect()
    }

    /// A card of a section. Reactive.
    pub fn card(self: &Arc<Self>, card: &Card, section: Section) -> Option<AnyView> {
        let what = &self.what;
        Some(match card {
            Card::Leaving(group) => self.leaving(group, what.leaving.get(group)?),
            Card::Scheme(id) => self.in_scheme(*id, what.schemes.get(id)?, section),
            Card::Role(role) => self.acting(*role, what.roles.get(role)?),
        })
    }

    fn in_scheme(&self, id: SchemeId, draft: &Draft, section: Section) -> AnyView {
        let (page, instance) = (self.page, self.before.instance());
        let here = instance.projects_of(id).map(|project| project.id);
        let here = here.into_set();
        let has_draft = self.workspace.has_changes(id);
        let kept = self.what.kept.iter().filter(|kept| kept.scheme == id);
        let kept: Vec<Kept> = kept.cloned().collect();
        let change = Change {
            page,
            instance,
            scheme: id,
            draft,
            earlier: self
                .earlier
                .as_ref()
                .and_then(|earlier| earlier.schemes.get(&id)),
            kept: &kept,
            has_draft,
            open: self.open,
        };
        let hits = |then: Compiled| {
            // Of those of the first section, it is said once.
            let also = Also {
                joining: section != Section::Steps,
                ..Also::default()
            };
            hits(page, (self.now.clone(), then), also, by_this)
        };
        let is_single_issues = section == Section::SingleIssues;
        let beside = Beside {
            can: they_can(page, &self.before, &here),
            hits: hits(self.now.drafted(id, draft)),
            leave: leave(page, &here, is_single_issues),
        };
        if section != Section::Public {
            let closes = closes(page, &here, is_single_issues);
            return change.closing(closes, beside);
        }
        let scheme = instance.schemes.get(&id);
        let as_anyone = scheme
            .filter(|_| page.meant.projects.with(|meant| meant.is_disjoint(&here)))
            .and_then(|scheme| as_anyone(scheme, draft))
            .map(|draft| {
                let then = self.now.drafted(id, &draft);
                let can = they_keep(page, (&self.before, &then), &here);
                let change = Change {
                    draft: &draft,
                    ..change
                };
                change.as_anyone(here.clone(), can, hits(then))
            });
        change.public(&here, as_anyone, beside)
    }

    /// Who leaves and who joins a role of a project. Reactive.
    fn acting(&self, (project, role): (ProjectId, RoleId), exchange: &Exchange) -> AnyView {
        let here = [project].into();
        let deed = Deed::Acting {
            project,
            role,
            exchange: exchange.clone(),
        };
        let beside = Beside {
            can: they_can(self.page, &self.before, &here),
            hits: price(self.page, &self.before, &deed),
            leave: leave(self.page, &here, false),
        };
        let said = words(self.before.instance(), &deed);
        let does = paragraphs(said.does);
        let inside = view! {
            {place(said.place)}
            <p>
                <b>{closes(self.page, &here, false)}</b>
            </p>
            {does}
        }
        .into_any();
        at_once(
            self.page,
            deed,
            inside,
            said.title,
            deed_texts().change_roles,
            beside,
        )
    }

    /// The way to leave it, and that to take people out of the group whose page it is, if they are
    /// in it themselves: it may be there that they do not belong. Reactive.
    fn opposite(&self, people: &[UserKey], leave: AnyView) -> AnyView {
        let page = self.page;
        let instance = self.before.instance();
        let group = page.group.get_value();
        let own = instance.groups.get(&group);
        let are_in = own.is_some_and(|own| people.iter().all(|user| own.users.contains(user)));
        let button = are_in.then(|| {
            let label = (deed_texts().or_from)(&names(instance, people), group.as_str());
            let deed = Deed::Membership {
                group,
                people: people.to_vec(),
                join: false,
            };
            view! {
                <button
                    type="button"
                    class="button button-quiet"
                    aria-haspopup="dialog"
                    on:click=move |_| page.asked.set(Some(deed.clone()))
                >
                    {label}
                </button>
            }
        });
        view! { {button} {leave} }.into_any()
    }

    /// Who leaves another group, and what could be done in roles instead. Reactive.
    fn leaving(self: &Arc<Self>, group: &GroupName, leaving: &Leaving) -> AnyView {
        let instance = self.before.instance();
        let people = &leaving.people;
        let projects = leaving.instead_of.iter().map(|(project, _)| *project);
        let projects = projects.into_set();
        let deed = Deed::Membership {
            group: group.clone(),
            people: people.clone(),
            join: false,
        };
        let beside = Beside {
            can: ().into_any(),
            hits: price(self.page, &self.before, &deed),
            leave: self.opposite(people, leave(self.page, &projects, false)),
        };
        let texts = deed_texts();
        let said = words(instance, &deed);
        let who = names(instance, people);
        let sees = keys(self.page, &projects);
        let sees = (texts.sees_by_it)(people.len(), &who, &sees, group.as_str());
        let who_they_are = paragraphs(said.does);
        let inside = view! {
            {place(said.place)}
            <p>
                <b>{said.title.clone()}</b>
            </p>
            <p>{sees}</p>
            {who_they_are}
        }
        .into_any();
        let card = at_once(self.page, deed, inside, said.title, texts.take_out, beside);
        let instead_of = leaving.instead_of.clone();
        let cards = Arc::clone(self);
        let who = (texts.or_keep)(&who, group.as_str());
        // What nobody looks at is not counted.
        let roles = folded("", who, move || {
            let roles = cards.what.roles.iter();
            let roles = roles.filter(|(role, _)| instead_of.contains(role));
            let roles = roles.map(|(role, exchange)| cards.acting(*role, exchange));
            view! { <ul>{roles.collect::<Vec<AnyView>>()}</ul> }.into_any()
        });
        view! {
            {card}
            <li class="group-instead">
                {roles}
            </li>
        }
        .into_any()
    }
}

/// The card of something that is saved at once, when one has confirmed it.
fn at_once(
    page: Page,
    deed: Deed,
    inside: AnyView,
    title: String,
    label: &'static str,
    Beside { can, hits, leave }: Beside,
) -> AnyView {
    view! {
        <li class="group-step">
            <div>{inside} {can} {hits}</div>
            <p class="group-choice">
                <button
                    type="button"
                    class="button"
                    aria-haspopup="dialog"
                    aria-label=title
                    on:click=move |_| page.asked.set(Some(deed.clone()))
                >
                    {label}
                </button>
                {leave}
            </p>
        </li>
    }
    .into_any()
}

/// Which of these projects it closes. Reactive.
fn closes(page: Page, projects: &BTreeSet<ProjectId>, single_issues: bool) -> String {
    let texts = meant::texts();
    let named = keys(page, &leaking(page, projects));
    let close = if single_issues {
        texts.close_single_issues_to
    } else {
        texts.close_to
    };
    page.group.with_value(|group| close(&named, group.as_str()))
}

/// Lets those of these projects be seen that leak. Not where it is single issues that they see by
/// a step, and all of the project by another: that would be left as well. Reactive.
fn leave(page: Page, projects: &BTreeSet<ProjectId>, single_issues: bool) -> AnyView {
    let Verdict { partly, .. } = page.verdict.get().unwrap_or_default();
    let these = leaking(page, projects);
    if these.is_empty() {
        return ().into_any();
    }
    let wholly = these.difference(&partly).copied().into_set();
    if single_issues && !wholly.is_empty() {
        let said = (meant::texts().leave_later)(&keys(page, &wholly));
        return view! { <p class="quiet">{said}</p> }.into_any();
    }
    let named = all_texts().common.list(&each_key(page, &these), FEW_KEYS);
    let label = (meant::texts().leave)(&named);
    view! {
        <button
            type="button"
            class="button button-quiet"
            on:click=move |_| page.meant.leave(&these)
        >
            {label}
        </button>
    }
    .into_any()
}
