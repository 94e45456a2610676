//! The list of groups.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use whocan_access::{GroupName, Holder, Instance, Resolver};

use super::{NotTheirs, sight};
use crate::addresses;
use crate::browser::at;
use crate::components::each::each;
use crate::components::message::Empty;
use crate::components::paging::{More, Paging};
use crate::components::title::Title;
use crate::components::when::When;
use crate::i18n::groups::{say, texts};
use crate::rights::rights;
use crate::workspace::workspace;

/// So many groups around one are named.
const FEW: usize = 2;

/// A group in the list.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Row {
    name: GroupName,
    /// The groups that it is in.
    parents: Vec<String>,
    /// In how many projects it acts in some role.
    projects: usize,
    /// How many schemes grant it something itself.
    schemes: usize,
}

/// The page.
#[component]
pub fn Groups() -> impl IntoView {
    let rights = rights();
    let administrator = Signal::derive(move || rights.with(|rights| rights.administrator));
    view! {
        <When is=administrator or=NotTheirs>
            <List />
        </When>
    }
}

#[component]
fn List() -> impl IntoView {
    let workspace = workspace();
    let query = RwSignal::new(String::new());
    let paging = Paging::new();
    let all = Memo::new(move |_| {
        let resolver = workspace.resolver();
        resolver.map_or_else(Vec::new, |resolver| rows(resolver.instance()))
    });
    let found = Memo::new(move |_| all.with(|all| matching(all, &query.get())));
    let shown = paging.shown(found);
    let count = Signal::derive(move || found.with(Vec::len));
    let answer = move || (texts().answer)(all.with(Vec::len));
    let nothing = move || {
        let title = Signal::derive(move || {
            if all.with(Vec::is_empty) {
                texts().none.to_owned()
            } else {
                (texts().no_match)(&query.get())
            }
        });
        let hint = Signal::derive(move || {
            if all.with(Vec::is_empty) {
                texts().none_hint.to_owned()
            } else {
                String::new()
            }
        });
        view! { <Empty title hint /> }
    };
    let row = move |row: Row| {
        let name = row.name.clone();
        let people = Signal::derive(move || Some(people(&*workspace.resolver()?, &name)));
        view! { <GroupRow row people /> }.into_any()
    };
    view! {
        <Title text=say(|t| t.title) />
        <div class="page">
            <header class="page-head">
                <div>
                    <h1>{say(|t| t.title)}</h1>
                    <p class="lead">{answer}</p>
                </div>
            </header>
            <input
                class="field search"
                type="search"
                aria-label=say(|t| t.search)
                placeholder=say(|t| t.search)
                prop:value=move || query.get()
                on:input=move |event| {
                    query.set(event_target_value(&event));
                    paging.restart();
                }
            />
            <When is=Signal::derive(move || count.get() > 0) or=nothing>
                <div class="table-card">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{say(|t| t.name)}</th>
                                <th scope="col">{say(|t| t.members)}</th>
                                <th scope="col">{say(|t| t.part_of)}</th>
                                <th scope="col">{say(|t| t.acts_in)}</th>
                                <th scope="col">{say(|t| t.named_in)}</th>
                            </tr>
                        </thead>
                        <tbody>{each(move || shown.get(), Row::clone, row)}</tbody>
                    </table>
                </div>
                <More paging count />
            </When>
        </div>
    }
}

#[component]
fn GroupRow(
    row: Row,
    /// How many they are, in words.
    people: Signal<Option<String>>,
) -> impl IntoView {
    let Row {
        name,
        parents,
        projects,
        schemes,
    } = row;
    let parents = move || match parents.as_slice() {
        [] => "–".to_owned(),
        parents => crate::i18n::texts().common.list(parents, FEW),
    };
    view! {
        <tr>
            <th scope="row">
                <a href=at(&addresses::group(&name)) class="row-name">
                    {name.to_string()}
                </a>
            </th>
            <td data-label=say(|t| t.members)>{people}</td>
            <td data-label=say(|t| t.part_of)>{parents}</td>
            <td data-label=say(|t| t.acts_in)>{move || (texts().in_projects)(projects)}</td>
            <td data-label=say(|t| t.named_in)>{move || (texts().in_schemes)(schemes)}</td>
        </tr>
    }
}

/// How many are in a group, in words. Reactive.
fn people(resolver: &Resolver, group: &GroupName) -> String {
    let all = resolver.members(group).unwrap_or_default().len();
    let active = sight::people(resolver, group);
    (texts().people)(active, all.saturating_sub(active))
}

/// Every group, by name.
fn rows(instance: &Instance) -> Vec<Row> {
    let mut parents: BTreeMap<&GroupName, Vec<String>> = BTreeMap::new();
    for group in instance.groups.values() {
        for below in &group.groups {
            parents
                .entry(below)
                .or_default()
                .push(group.name.to_string());
        }
    }
    let mut acting: BTreeMap<&GroupName, usize> = BTreeMap::new();
    for project in instance.projects.values() {
        let actors = project.actors.values();
        let groups: BTreeSet<&GroupName> = actors.flat_map(|actors| &actors.groups).collect();
        for group in groups {
            *acting.entry(group).or_default() += 1;
        }
    }
    let mut named: BTreeMap<&GroupName, usize> = BTreeMap::new();
    for scheme in instance.schemes.values() {
        let holders = scheme.grants.iter().map(|grant| &grant.cell.holder);
        let groups = holders.filter_map(|holder| match holder {
            Holder::Group(name) => Some(name),
            _ => None,
        });
        for group in groups.collect::<BTreeSet<&GroupName>>() {
            *named.entry(group).or_default() += 1;
        }
    }
    let rows = instance.groups.keys().map(|name| Row {
        name: name.clone(),
        parents: parents.remove(name).unwrap_or_default(),
        projects: acting.get(name).copied().unwrap_or_default(),
        schemes: named.get(name).copied().unwrap_or_default(),
    });
    let mut rows: Vec<Row> = rows.collect();
    rows.sort_by_cached_key(|row| row.name.as_str().to_lowercase());
    rows
}

/// Those in whose name, or in the name of a group around, every word of a query occurs.
fn matching(rows: &[Row], query: &str) -> Vec<Row> {
    let query = query.to_lowercase();
    let has = |row: &&Row| {
        let text = format!("{} {}", row.name, row.parents.join(" ")).to_lowercase();
        query.split_whitespace().all(|word| text.contains(word))
    };
    rows.iter().filter(has).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::resolver;
    use whocan_access::permission::BROWSE_PROJECTS;

    #[test]
    fn each_group_is_listed_with_where_it_counts() {
        let staff = Holder::Group("staff".into());
        let resolver = resolver(&[(BROWSE_PROJECTS, staff.clone()), ("EDIT_ISSUES", staff)]);
        let rows = rows(resolver.instance());
        let row = |name: &str, parents: &[&str], projects, schemes| Row {
            name: name.into(),
            parents: parents.iter().map(ToString::to_string).collect(),
            projects,
            schemes,
        };
        assert_eq!(
            rows,
            [
                row("acme-clients", &["externals"], 0, 0),
                row("externals", &[], 0, 0),
                row("staff", &[], 1, 1),
            ]
        );
        let found = matching(&rows, "EXT");
        assert_eq!(found.len(), 2);
        assert_eq!(matching(&rows, "acme ext").len(), 1);
        assert_eq!(matching(&rows, "nobody"), []);
    }
}
