//! The page of a person: which groups they are in, what they see, and why.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use whocan_access::{GroupName, Instance, Resolver, Subject, User, UserKey};

use super::about::{links_to_groups, roles_with_projects};
use super::facts::{groups_of, roles};
use super::sight::{Way, ways_of};
use super::ways::projects;
use super::{NotTheirs, Obstacle};
use crate::addresses;
use crate::browser::at;
use crate::components::chain::chain;
use crate::components::paging::{More, Paging};
use crate::components::title::Title;
use crate::editor::slices::after_painting;
use crate::i18n::groups::{say as say_of_groups, texts as group_texts};
use crate::i18n::people::{say, texts};
use crate::rights::rights;
use crate::workspace::workspace;

/// What they see, once that is known.
type Seen = RwSignal<Option<Arc<Vec<Way>>>>;

/// The page of the person whose key is in the address.
#[component]
pub fn PersonPage() -> impl IntoView {
    let (workspace, rights) = (workspace(), rights());
    let params = use_params_map();
    let key = Memo::new(move |_| {
        let key = params.with(|params| params.get("key").unwrap_or_default());
        UserKey::from(key.as_str())
    });
    let user = Memo::new(move |_| {
        let resolver = workspace.resolver()?;
        key.with(|key| resolver.instance().users.get(key).cloned())
    });
    let administrator = Memo::new(move |_| rights.with(|rights| rights.administrator));
    move || match user.get() {
        _ if !administrator.get() => view! { <NotTheirs /> }.into_any(),
        Some(user) => view! { <Person user /> }.into_any(),
        None => {
            let title = Signal::derive(move || (texts().gone)(key.get().as_str()));
            view! { <Obstacle title hint=say(|t| t.gone_hint) /> }.into_any()
        }
    }
}

#[component]
fn Person(user: Arc<User>) -> impl IntoView {
    let resolver = {
        let workspace = workspace();
        Signal::derive(move || workspace.resolver())
    };
    let key = StoredValue::new(user.key.clone());
    let seen: Seen = RwSignal::new(None);
    Effect::new(move |_| {
        let Some(resolver) = resolver.get() else {
            return;
        };
        after_painting(move || {
            // One may have left the page meanwhile.
            if let Some(key) = key.try_get_value() {
                drop(seen.try_set(ways_of(&resolver, &key).map(Arc::new)));
            }
        });
    });
    let part = move |part: fn(&Resolver, &UserKey) -> AnyView| {
        move || {
            let resolver = resolver.get()?;
            Some(key.with_value(|key| part(&resolver, key)))
        }
    };
    let name = StoredValue::new(user.display_name.clone());
    let said = move || {
        seen.with(|seen| {
            let Some(ways) = seen else {
                return group_texts().looking.to_owned();
            };
            let mut projects: Vec<_> = ways.iter().flat_map(|way| &way.projects).collect();
            projects.sort();
            projects.dedup();
            name.with_value(|name| (texts().sees)(name, projects.len()))
        })
    };
    let query = use_query_map();
    let of_group = move || {
        let group = GroupName::from(query.with(|query| query.get("of"))?.as_str());
        let exists = resolver.with(|resolver| {
            let groups = &resolver.as_ref()?.instance().groups;
            Some(groups.contains_key(&group))
        });
        exists?.then(|| {
            view! { <a href=at(&addresses::group(&group))>{group.to_string()}</a> }
        })
    };
    let address = (!user.email.is_empty()).then(|| format!(" · {}", user.email));
    let inactive = (!user.active).then(|| view! { <p class="note">{say(|t| t.inactive)}</p> });
    view! {
        <Title text=move || name.get_value() />
        <div class="page group-page">
            <header>
                <p class="crumbs">
                    <a href=at("/groups")>{say_of_groups(|t| t.title)}</a>
                    {of_group}
                </p>
                <h1>{name.get_value()}</h1>
                <p class="lead">{user.name.clone()} {address}</p>
            </header>
            <div class="group-main">
                <div class="group-answer" data-state="plain">
                    <div>
                        <p class="group-said" role="status">
                            {said}
                        </p>
                        {inactive}
                    </div>
                </div>
                <Ways resolver seen key />
            </div>
            <div class="group-aside">
                <section class="panel" aria-labelledby="groups-title">
                    <div class="panel-head">
                        <h2 id="groups-title">{say(|t| t.groups)}</h2>
                    </div>
                    <div class="group-facts">{part(groups)}</div>
                </section>
                <section class="panel" aria-labelledby="roles-title">
                    <div class="panel-head">
                        <h2 id="roles-title">{say(|t| t.roles)}</h2>
                    </div>
                    <div class="group-facts">{part(acts_in)}</div>
                </section>
            </div>
        </div>
    }
}

/// Each way to see projects.
#[component]
fn Ways(
    resolver: Signal<Option<Arc<Resolver>>>,
    seen: Seen,
    key: StoredValue<UserKey>,
) -> impl IntoView {
    let rows = Memo::new(move |_| {
        seen.with(|seen| seen.as_ref().map_or_else(Vec::new, |seen| seen.to_vec()))
    });
    let paging = Paging::new();
    let shown = paging.shown(rows);
    let count = Signal::derive(move || rows.with(Vec::len));
    let list = move || {
        let resolver = resolver.get()?;
        let subject = Subject::User(key.get_value());
        let one = |way: &Way| one(resolver.instance(), &subject, way);
        Some(shown.with(|shown| shown.iter().map(one).collect::<Vec<_>>()))
    };
    view! {
        <section class="panel" aria-labelledby="ways-title" hidden=move || count.get() == 0>
            <div class="panel-head">
                <h2 id="ways-title">{say(|t| t.ways)}</h2>
                <p class="quiet">{say_of_groups(|t| t.as_saved)}</p>
            </div>
            <ul class="group-ways">{list}</ul>
            <More paging count />
        </section>
    }
}

/// One way. Reactive.
fn one(instance: &Instance, subject: &Subject, way: &Way) -> AnyView {
    let some = way
        .is_by_issue()
        .then(|| view! { <p class="quiet">{crate::i18n::later::texts().preview.some_issues}</p> });
    let chains = way.chains.iter().map(|one| {
        view! { <li class="way">{chain(instance, Some(subject), one, None, |grant| grant)}</li> }
    });
    view! {
        <li class="group-way person-way">
            <div>{projects(instance, &way.projects)} {some}</div>
            <ul class="ways">{chains.collect::<Vec<_>>()}</ul>
        </li>
    }
    .into_any()
}

/// The groups they are in, and those in which they are by these. Reactive.
fn groups(resolver: &Resolver, key: &UserKey) -> AnyView {
    let instance = resolver.instance();
    let (own, above) = groups_of(instance, key);
    if own.is_empty() {
        return view! { <p class="quiet">{texts().no_groups}</p> }.into_any();
    }
    view! {
        {links_to_groups(instance, texts().is_in, own)}
        {links_to_groups(instance, texts().by_these, above)}
    }
    .into_any()
}

/// The roles they act in themselves. Reactive.
fn acts_in(resolver: &Resolver, key: &UserKey) -> AnyView {
    let instance = resolver.instance();
    let roles = roles(instance, |actors| actors.users.contains(key));
    if roles.is_empty() {
        return view! { <p class="quiet">{texts().no_roles}</p> }.into_any();
    }
    roles_with_projects(instance, roles, None)
}
