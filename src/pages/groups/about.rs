//! Who is in the group, and where it is named.

use std::collections::BTreeSet;

use leptos::prelude::*;
use whocan_access::{GroupName, Holder, Instance, ProjectId, Resolver, RoleId, Subject};

use super::facts::{Member, above, applications, members, parents, roles, schemes};
use super::{Page, key};
use crate::addresses;
use crate::browser::at;
use crate::components::each::each;
use crate::components::paging::{More, Paging};
use crate::editor::holders;
use crate::editor::rows::words;
use crate::i18n::groups::{Texts, say, texts};
use crate::i18n::locale;

/// So many permissions are named.
const FEW: usize = 2;

/// So many projects of a role are.
const PROJECTS: usize = 60;

/// The panels at the side.
#[component]
pub fn About(page: Page) -> impl IntoView {
    let part = move |part: fn(&Resolver, &GroupName) -> AnyView| {
        move || {
            let resolver = page.resolver.get()?;
            Some(page.group.with_value(|group| part(&resolver, group)))
        }
    };
    let roles = move || {
        let resolver = page.resolver.get()?;
        let seen = page.seen.with(|seen| Some(seen.as_ref()?.projects.clone()));
        Some(
            page.group
                .with_value(|group| acts_in(&resolver, group, seen.as_ref())),
        )
    };
    view! {
        <Members page />
        {panel("groups-title", |t| t.groups, part(groups))}
        {panel("group-roles-title", |t| t.roles, roles)}
        {panel("schemes-title", |t| t.schemes, part(granted_in))}
    }
}

fn panel(
    id: &'static str,
    title: fn(&'static Texts) -> &'static str,
    body: impl Fn() -> Option<AnyView> + Send + 'static,
) -> AnyView {
    view! {
        <section class="panel" aria-labelledby=id>
            <div class="panel-head">
                <h2 id=id>{say(title)}</h2>
            </div>
            <div class="group-facts">{body}</div>
        </section>
    }
    .into_any()
}

#[component]
fn Members(page: Page) -> impl IntoView {
    let all = Memo::new(move |_| {
        let resolver = page.resolver.get();
        resolver.map_or_else(Vec::new, |resolver| {
            page.group.with_value(|group| members(&resolver, group))
        })
    });
    let paging = Paging::new();
    let shown = paging.shown(all);
    let count = Signal::derive(move || all.with(Vec::len));
    let one = move |member: Member| {
        let key = member.key.as_str().into();
        let address = page
            .group
            .with_value(|group| at(&addresses::person(&key, group)));
        let name = member.name;
        let inactive = (!member.active).then(|| {
            view! { <span class="tag">{say(|t| t.inactive)}</span> }
        });
        let by = member.by.join(crate::i18n::texts().common.comma);
        let by = (!by.is_empty()).then(|| {
            view! { <span class="quiet">{move || (texts().by_way_of)(&by)}</span> }
        });
        view! {
            <li>
                <span><a href=address>{name}</a> {inactive} {by}</span>
                <span class="quiet" title=member.login>
                    {member.address}
                </span>
            </li>
        }
        .into_any()
    };
    let none = move || {
        let is_none = count.get() == 0;
        is_none.then(|| view! { <p class="quiet">{texts().no_members}</p> })
    };
    view! {
        <section class="panel" aria-labelledby="members-title">
            <div class="panel-head">
                <h2 id="members-title">{say(|t| t.members)}</h2>
            </div>
            <div class="group-facts">
                {none}
                <ul class="group-members" hidden=move || count.get() == 0>
                    {each(move || shown.get(), Member::clone, one)}
                </ul>
                <More paging count />
                <p class="note">{say(|t| t.members_hint)}</p>
            </div>
        </section>
    }
}

/// The groups around it, and where its people may sign in. Reactive.
fn groups(resolver: &Resolver, group: &GroupName) -> AnyView {
    let instance = resolver.instance();
    let own = instance.groups.get(group);
    let below: Vec<GroupName> = own
        .into_iter()
        .flat_map(|own| own.groups.iter().cloned())
        .collect();
    let above = parents(instance, group);
    let texts = texts();
    let none = (above.is_empty() && below.is_empty())
        .then(|| view! { <p class="quiet">{texts.no_groups}</p> });
    let applications = applications(instance, group);
    let signs_in = (!applications.is_empty()).then(|| {
        let names = crate::i18n::texts().common.list(&applications, FEW);
        view! { <p class="note">{(texts.signs_in)(&names)}</p> }
    });
    view! {
        {none}
        {links_to_groups(instance, texts.is_in, above)}
        {links_to_groups(instance, texts.has_in_it, below)}
        {signs_in}
    }
    .into_any()
}

/// Groups in a row, those that exist leading to their pages.
pub fn links_to_groups(
    instance: &Instance,
    label: &'static str,
    groups: Vec<GroupName>,
) -> Option<AnyView> {
    if groups.is_empty() {
        return None;
    }
    let links = groups.into_iter().map(|name| {
        let exists = instance.groups.contains_key(&name);
        let text = name.to_string();
        let inside = if exists {
            view! { <a href=at(&addresses::group(&name))>{text}</a> }.into_any()
        } else {
            text.into_any()
        };
        view! { <li>{inside}</li> }
    });
    let view = view! {
        <div class="group-fact">
            <p class="quiet">{label}</p>
            <ul class="group-keys">{links.collect::<Vec<_>>()}</ul>
        </div>
    };
    Some(view.into_any())
}

/// The roles it acts in, each with its projects, and which of them its people see if that is known.
/// Reactive.
fn acts_in(resolver: &Resolver, group: &GroupName, seen: Option<&BTreeSet<ProjectId>>) -> AnyView {
    let instance = resolver.instance();
    let of = |group: &GroupName| roles(instance, |actors| actors.groups.contains(group));
    let (own, above) = (of(group), above(instance, group));
    let above = above.iter().filter_map(|name| {
        let roles = of(name);
        (!roles.is_empty()).then(|| {
            view! {
                <p class="quiet">{(texts().roles_by)(name.as_str())}</p>
                {roles_with_projects(instance, roles, seen)}
            }
        })
    });
    let above: Vec<_> = above.collect();
    let hint = (!above.is_empty()).then(|| view! { <p class="note">{texts().roles_hint}</p> });
    let none = (own.is_empty() && above.is_empty())
        .then(|| view! { <p class="quiet">{texts().no_roles}</p> });
    view! {
        {none}
        {roles_with_projects(instance, own, seen)}
        {above}
        {hint}
    }
    .into_any()
}

/// Roles, each with the projects in which somebody acts in it, and which of these they see if that is
/// known. Reactive.
pub fn roles_with_projects(
    instance: &Instance,
    roles: Vec<(RoleId, Vec<ProjectId>)>,
    seen: Option<&BTreeSet<ProjectId>>,
) -> AnyView {
    let roles = roles.into_iter().map(|(role, projects)| {
        let name = holders::name(instance, locale(), &Holder::ProjectRole(role));
        let more = projects.len().saturating_sub(PROJECTS);
        let more = (more > 0).then(|| {
            let more = (crate::i18n::texts().common.and_more)(more);
            view! { <li class="quiet">{more}</li> }
        });
        let links = projects.into_iter().take(PROJECTS).map(|id| {
            let text = key(instance, id);
            let address = at(&addresses::project(&text.as_str().into()));
            let is_unseen = seen.is_some_and(|seen| !seen.contains(&id));
            let mark = is_unseen.then(|| view! { <span class="quiet">{texts().not_seen}</span> });
            view! {
                <li>
                    <a href=address>{text}</a>
                    " "
                    {mark}
                </li>
            }
        });
        view! {
            <div class="group-fact">
                <p>{name}</p>
                <ul class="group-keys">{links.collect::<Vec<_>>()} {more}</ul>
            </div>
        }
    });
    roles.collect::<Vec<_>>().into_any()
}

/// The schemes that name it, and what they grant it. Reactive.
fn granted_in(resolver: &Resolver, group: &GroupName) -> AnyView {
    let instance = resolver.instance();
    let schemes = schemes(instance, group);
    if schemes.is_empty() {
        return view! { <p class="quiet">{texts().no_schemes}</p> }.into_any();
    }
    let subject = Subject::new_member_of(group.clone());
    let schemes = schemes.into_iter().map(|(id, keys)| {
        let scheme = instance.schemes.get(&id);
        let name = scheme.map_or_else(String::new, |scheme| scheme.name.clone());
        let permissions = keys.iter().map(|key| words(instance, locale(), key).name);
        let permissions: Vec<String> = permissions.collect();
        let permissions = crate::i18n::texts().common.list(&permissions, FEW);
        view! {
            <div class="group-fact">
                <p>
                    <a href=at(&addresses::scheme(id, Some(&subject), None))>{name}</a>
                </p>
                <p class="quiet">{permissions}</p>
            </div>
        }
    });
    schemes.collect::<Vec<_>>().into_any()
}
