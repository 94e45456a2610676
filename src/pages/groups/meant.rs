//! Which projects are meant for the group: kept in the address, and at first those that a guard
//! rail says.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::query_signal_with_options;
use whocan_access::{GroupName, GuardRail, Inserting, ProjectId, ProjectKey, Rule, Subject, Whom};

use crate::client;
use crate::components::combobox::Choice;
use crate::components::picker::Picker;
use crate::i18n::groups::texts;
use crate::workspace::Workspace;

/// What is chosen.
#[derive(Clone, Copy)]
pub struct Meant {
    /// The projects.
    pub projects: Memo<BTreeSet<ProjectId>>,
    /// The guard rail that keeps the group to some projects, if there is one.
    pub rail: RwSignal<Option<GuardRail>>,
    /// Whether the server keeps guard rails.
    pub has_rails: RwSignal<bool>,
    /// All projects, by key, each with its name.
    all: StoredValue<Vec<(ProjectId, ProjectKey, String)>>,
    /// Those chosen, by their numbers.
    picked: RwSignal<Vec<usize>>,
}

impl Meant {
    /// What the address says; else what one chose before; else what a guard rail of the group does,
    /// once it is read. To be called while a component is made.
    pub fn new(workspace: Workspace, group: &GroupName) -> Self {
        let (named, name) = query_signal_with_options::<String>("meant", super::in_place());
        let all = untrack(|| workspace.resolver()).map_or_else(Vec::new, |resolver| {
            let projects = resolver.instance().projects.values();
            let projects =
                projects.map(|project| (project.id, project.key.clone(), project.name.clone()));
            let mut all: Vec<_> = projects.collect();
            all.sort_by(|one, other| one.1.cmp(&other.1));
            all
        });
        let all = StoredValue::new(all);
        let numbers = move |keys: &BTreeSet<ProjectKey>| -> Vec<usize> {
            all.with_value(|all| {
                let known = all.iter().enumerate();
                let known = known.filter(|(_, (_, key, _))| keys.contains(key));
                known.map(|(at, _)| at).collect()
            })
        };
        let remembered = workspace.asking().meant;
        let own = group.clone();
        let before = remembered.with_value(|meant| meant.get(group).cloned());
        let first = named.get_untracked().or(before);
        let keys = first.iter().flat_map(|keys| keys.split(','));
        let picked = RwSignal::new(numbers(&keys.map(ProjectKey::from).into_set()));
        let projects = Memo::new(move |_| {
            picked.with(|picked| {
                all.with_value(|all| {
                    let picked = picked.iter().filter_map(|at| all.get(*at));
                    picked.map(|(id, _, _)| *id).into_set()
                })
            })
        });
        let meant = Self {
            projects,
            rail: RwSignal::new(None),
            has_rails: RwSignal::new(false),
            all,
            picked,
        };
        Effect::new(move |before: Option<()>| {
            let keys = meant.keys();
            remembered.update_value(|meant| {
                if keys.is_empty() {
                    meant.remove(&own);
                } else {
                    meant.insert(own.clone(), keys.clone());
                }
            });
            if before.is_some() || (!keys.is_empty() && named.with_untracked(Option::is_none)) {
                name.set((!keys.is_empty()).then_some(keys));
            }
        });
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
            if let (None, Some(keys)) = (&first, kept_to(&group, &rail)) {
                let keys = numbers(keys);
                picked.update(|picked| {
                    if picked.is_empty() {
                        *picked = keys;
                    }
                });
            }
            meant.rail.set(Some(rail));
        });
        meant
    }

    /// The keys of what is chosen, as they stand in an address. Reactive.
    pub fn keys(self) -> String {
        let keys = self.picked.with(|picked| {
            self.all.with_value(|all| {
                let picked = picked.iter().filter_map(|at| all.get(*at));
                let keys = picked.map(|(_, key, _)| key.to_string());
                keys.collect::<Vec<_>>()
            })
        });
        keys.join(",")
    }
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
pub fn MeantChoice(meant: Meant) -> impl IntoView {
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
    view! {
        <section class="panel group-meant">
            <Picker
                label=Signal::derive(move || texts().meant.to_owned())
                all=choices
                picked=meant.picked
                none=Signal::derive(move || texts().meant_none.to_owned())
                error=RwSignal::new(None)
            />
        </section>
    }
}
