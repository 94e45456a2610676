//! Which projects are meant for the group: kept in the address, and at first those that a guard
//! rail says.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::query_signal_with_options;
use whocan_access::{GroupName, GuardRail, Inserting, ProjectId, ProjectKey, Rule, Subject, Whom};

use super::Page;
use super::in_scheme::Opening;
use crate::client;
use crate::components::combobox::Choice;
use crate::components::picker::Picker;
use crate::components::when::When;
use crate::i18n::groups::texts;
use crate::i18n::meant as left;
use crate::workspace::{Asking, Awaited, Workspace};

/// All projects, by key, each with its name.
type All = StoredValue<Vec<(ProjectId, ProjectKey, String)>>;

/// What is chosen.
#[derive(Clone, Copy)]
pub struct Meant {
    /// The projects.
    pub projects: Memo<BTreeSet<ProjectId>>,
    /// Others that they may see all the same: no leaks, nor missed where they are not seen.
    pub left: Memo<BTreeSet<ProjectId>>,
    /// All that they may see, meant or not.
    pub allowed: Memo<BTreeSet<ProjectId>>,
    /// The guard rail that keeps the group to some projects, if there is one.
    pub rail: RwSignal<Option<GuardRail>>,
    /// Whether the server keeps guard rails.
    pub has_rails: RwSignal<bool>,
    all: All,
    /// Those chosen, by their numbers.
    picked: RwSignal<Vec<usize>>,
    picked_to_leave: RwSignal<Vec<usize>>,
}

impl Meant {
    /// What the address says; else what one chose before; else what a guard rail of the group does,
    /// once it is read. To be called while a component is made.
    pub fn new(workspace: Workspace, group: &GroupName) -> Self {
        let all = untrack(|| workspace.resolver()).map_or_else(Vec::new, |resolver| {
            let projects = resolver.instance().projects.values();
            let projects =
                projects.map(|project| (project.id, project.key.clone(), project.name.clone()));
            let mut all: Vec<_> = projects.collect();
            all.sort_by(|one, other| one.1.cmp(&other.1));
            all
        });
        let all = StoredValue::new(all);
        let asking = workspace.asking();
        let picked = kept("meant", asking.meant, group, all);
        let picked_to_leave = kept("left", asking.left, group, all);
        let (projects, left) = (ids(all, picked), ids(all, picked_to_leave));
        let meant = Self {
            projects,
            left,
            allowed: Memo::new(move |_| {
                left.with(|left| projects.with(|projects| projects.union(left).copied().into_set()))
            }),
            rail: RwSignal::new(None),
            has_rails: RwSignal::new(false),
            all,
            picked,
            picked_to_leave,
        };
        let (client, group) = (client::client(), group.clone());
        spawn_local(async move {
            let Ok(Some(kept)) = client.guard_rails().await else {
                return;
            };
            // One may have left the page meanwhile.
            if meant.has_rails.try_set(true).is_some() {
                return;
            }
            let mut rails = kept.into_iter().map(|kept| kept.rail);
            let Some(rail) = rails.find(|rail| kept_to(&group, rail).is_some()) else {
                return;
            };
            if let Some(keys) = kept_to(&group, &rail) {
                let kept = numbers(all, |key| keys.contains(key));
                let picked = meant.picked.get_untracked();
                if picked.is_empty() {
                    meant.picked.set(kept);
                } else if meant.picked_to_leave.with_untracked(Vec::is_empty) {
                    // What it lets them see besides was left before.
                    let others = kept.into_iter().filter(|at| !picked.contains(at));
                    meant.picked_to_leave.set(others.collect());
                }
            }
            meant.rail.set(Some(rail));
        });
        meant
    }

    /// Lets these be seen.
    pub fn leave(self, projects: &BTreeSet<ProjectId>) {
        self.picked_to_leave
            .update(|picked| self.add(picked, projects));
    }

    /// Lets what is opened as a draft be seen, once that is saved.
    pub fn leave_later(self, asking: Asking, group: &GroupName, opening: &Opening) {
        let key = (group.clone(), opening.scheme);
        if opening.leaving.is_empty() {
            asking.awaited.update_value(|all| drop(all.remove(&key)));
            return;
        }
        let mut leaving = Vec::new();
        self.add(&mut leaving, &opening.leaving);
        let awaited = Awaited {
            draft: opening.draft.clone(),
            keys: keys_of(self.all, &leaving),
        };
        asking
            .awaited
            .update_value(|all| drop(all.insert(key, awaited)));
    }

    fn add(self, picked: &mut Vec<usize>, projects: &BTreeSet<ProjectId>) {
        let numbers = self.all.with_value(|all| {
            let all = all.iter().enumerate();
            let these = all.filter(|(_, (id, _, _))| projects.contains(id));
            these.map(|(at, _)| at).collect::<Vec<_>>()
        });
        for number in numbers {
            if !picked.contains(&number) {
                picked.push(number);
            }
        }
        // As a guard rail gives them back: by key.
        picked.sort_unstable();
    }

    /// The keys of what is meant, as they stand in an address. Reactive.
    pub fn keys(self) -> String {
        keys(self.all, self.picked)
    }

    /// The keys of all that may be seen. Reactive.
    pub fn allowed_keys(self) -> String {
        let kept = [self.picked, self.picked_to_leave].map(|picked| keys(self.all, picked));
        let kept = kept.into_iter().filter(|keys| !keys.is_empty());
        kept.collect::<Vec<_>>().join(",")
    }
}

/// The numbers of projects by their keys.
fn numbers(all: All, is_wanted: impl Fn(&ProjectKey) -> bool) -> Vec<usize> {
    all.with_value(|all| {
        let known = all.iter().enumerate();
        let known = known.filter(|(_, (_, key, _))| is_wanted(key));
        known.map(|(at, _)| at).collect()
    })
}

fn ids(all: All, picked: RwSignal<Vec<usize>>) -> Memo<BTreeSet<ProjectId>> {
    Memo::new(move |_| {
        picked.with(|picked| {
            all.with_value(|all| {
                let picked = picked.iter().filter_map(|at| all.get(*at));
                picked.map(|(id, _, _)| *id).into_set()
            })
        })
    })
}

/// Keys in a row, as they stand in an address. Reactive.
fn keys(all: All, picked: RwSignal<Vec<usize>>) -> String {
    picked.with(|picked| keys_of(all, picked))
}

fn keys_of(all: All, picked: &[usize]) -> String {
    let keys = all.with_value(|all| {
        let picked = picked.iter().filter_map(|at| all.get(*at));
        let keys = picked.map(|(_, key, _)| key.to_string());
        keys.collect::<Vec<_>>()
    });
    keys.join(",")
}

/// Remembers keys of a group; none where there are none.
fn remember(remembered: &mut BTreeMap<GroupName, String>, group: &GroupName, keys: String) {
    if keys.is_empty() {
        remembered.remove(group);
    } else {
        remembered.insert(group.clone(), keys);
    }
}

/// A choice that is kept in the address under a name, and remembered for the group while one is
/// elsewhere.
fn kept(
    name: &'static str,
    remembered: StoredValue<BTreeMap<GroupName, String>>,
    group: &GroupName,
    all: All,
) -> RwSignal<Vec<usize>> {
    let (named, set_named) = query_signal_with_options::<String>(name, super::in_place());
    let before = remembered.with_value(|remembered| remembered.get(group).cloned());
    let first = named.get_untracked().or(before).unwrap_or_default();
    let first: BTreeSet<ProjectKey> = first.split(',').map(ProjectKey::from).into_set();
    let picked = RwSignal::new(numbers(all, |key| first.contains(key)));
    let group = group.clone();
    Effect::new(move |before: Option<()>| {
        let keys = keys(all, picked);
        remembered.update_value(|remembered| remember(remembered, &group, keys.clone()));
        if before.is_some() || (!keys.is_empty() && named.with_untracked(Option::is_none)) {
            set_named.set((!keys.is_empty()).then_some(keys));
        }
    });
    picked
}

/// The projects to which a guard rail keeps a group, if it is about that.
fn kept_to<'a>(group: &GroupName, rail: &'a GuardRail) -> Option<&'a BTreeSet<ProjectKey>> {
    let Rule::SeesOnly { whom, projects } = &rail.rule else {
        return None;
    };
    let is_about = match whom {
        Whom::MembersOf(of) => of == group,
        Whom::Subject(subject) => *subject == Subject::new_member_of(group.clone()),
    };
    is_about.then_some(projects)
}

/// The question, and what is chosen.
#[component]
pub fn MeantChoice(page: Page) -> impl IntoView {
    let meant = page.meant;
    let partly = Memo::new(move |_| page.partly());
    let on_single_issues = Callback::new(move |at| {
        let id = meant
            .all
            .with_value(|all| all.get(at).map(|(id, _, _)| *id))?;
        let is_partly = partly.with(|partly| partly.contains(&id));
        is_partly.then(|| left::texts().on_single_issues)
    });
    let choices = Memo::new(move |_| {
        meant.all.with_value(|all| {
            let all = all.iter().enumerate().map(|(at, (_, key, name))| Choice {
                value: at,
                kind: None,
                label: key.to_string(),
                detail: name.clone(),
            });
            all.collect()
        })
    });
    let is_chosen = Memo::new(move |_| meant.picked.with(|picked| !picked.is_empty()));
    view! {
        <section class="panel group-meant">
            <Picker
                label=Signal::derive(move || texts().meant.to_owned())
                all=choices
                picked=meant.picked
                none=Signal::derive(move || texts().meant_none.to_owned())
                error=RwSignal::new(None)
            />
            <When is=is_chosen>
                <Picker
                    label=Signal::derive(move || left::texts().left.to_owned())
                    all=choices
                    picked=meant.picked_to_leave
                    none=Signal::derive(move || left::texts().none_left.to_owned())
                    remark=on_single_issues
                    error=RwSignal::new(None)
                />
            </When>
        </section>
    }
}
