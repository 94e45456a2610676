//! What can be found: pages, permission schemes, projects, groups, people, and things to do.

use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::{GroupName, Resolver, Subject};

use super::actions::QuickSearch;
use super::ranking::{Best, Index};
use crate::addresses;
use crate::i18n::later::{Texts, texts};
use crate::i18n::{Locale, set_locale};
use crate::rights::Rights;
use crate::theme::{Theme, set_theme};

/// So many of a kind are shown; who looks for others types on.
const MOST: usize = 6;

/// Everything of one kind, made ready to be looked among.
pub struct Source {
    heading: fn(&'static Texts) -> &'static str,
    index: Index,
    entry: Box<dyn Fn(usize) -> Option<Entry> + Send + Sync>,
}

/// What is found, of one kind.
#[derive(Clone)]
pub struct Group {
    /// What the kind is called.
    pub heading: &'static str,
    /// The best.
    pub entries: Vec<Entry>,
    /// How many there are in all.
    pub count: usize,
}

/// Something that can be found.
#[derive(Clone, Default)]
pub struct Entry {
    /// What it is called.
    pub name: String,
    /// What tells it from others; may be empty.
    pub detail: String,
    /// Keys that lead there too; may be empty.
    pub keys: &'static str,
    /// What choosing it does.
    pub target: Target,
}

/// What choosing something does.
#[derive(Clone, Default)]
pub enum Target {
    /// Nothing.
    #[default]
    Nothing,
    /// Leads to a page, by its address within the app.
    Page(String),
    /// Shows what somebody may do.
    About(Subject),
    /// Does something.
    Run(Callback<()>),
}

impl Source {
    fn of(heading: fn(&'static Texts) -> &'static str, entries: Vec<Entry>) -> Self {
        let mut index = Index::default();
        for entry in &entries {
            index.add(&entry.name, &entry.detail);
        }
        Self {
            heading,
            index,
            entry: Box::new(move |at| entries.get(at).cloned()),
        }
    }
}

/// The best of each kind, the kind with the best of all first. Where nothing is typed, all of each.
/// Reactive.
pub fn found<'a>(query: &str, sources: impl Iterator<Item = &'a Source>) -> Vec<Group> {
    let is_asked = !query.trim().is_empty();
    let mut groups = Vec::new();
    for source in sources {
        let best = if is_asked {
            source.index.best(query, MOST)
        } else {
            Best::all(source.index.len())
        };
        let entries: Vec<Entry> = best
            .numbers
            .iter()
            .filter_map(|at| (source.entry)(*at))
            .collect();
        if !entries.is_empty() {
            let group = Group {
                heading: (source.heading)(texts()),
                entries,
                count: best.count,
            };
            groups.push((best.rank, group));
        }
    }
    groups.sort_by_key(|(rank, _)| *rank);
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The schemes, projects, groups and people that somebody may see.
pub fn of_instance(resolver: &Arc<Resolver>, rights: &Rights) -> Vec<Source> {
    let instance = resolver.instance();
    let (mut schemes, mut projects) = (Vec::new(), Vec::new());
    let mut indexes: [Index; 4] = Default::default();
    let [of_schemes, of_projects, of_groups, of_users] = &mut indexes;
    for scheme in instance.schemes.values() {
        if rights.sees_scheme(scheme.id, resolver) {
            of_schemes.add(&scheme.name, "");
            schemes.push(Arc::clone(scheme));
        }
    }
    for project in instance.projects.values() {
        if rights.sees_project(project.id) {
            of_projects.add(&project.name, project.key.as_str());
            projects.push(Arc::clone(project));
        }
    }
    let groups: Vec<GroupName> = instance.groups.keys().cloned().collect();
    for group in &groups {
        of_groups.add(group.as_str(), "");
    }
    let users: Vec<_> = instance.users.values().cloned().collect();
    for user in &users {
        of_users.add(&user.display_name, &user.name);
    }
    let has_pages = rights.administrator;
    let [of_schemes, of_projects, of_groups, of_users] = indexes;
    let resolver = Arc::clone(resolver);
    vec![
        Source {
            heading: |t| t.search.schemes,
            index: of_schemes,
            entry: Box::new(move |at| {
                let scheme = schemes.get(at)?;
                let used = resolver.instance().projects_of(scheme.id).count();
                Some(Entry {
                    name: scheme.name.clone(),
                    detail: (texts().editor.used_by)(used),
                    target: Target::Page(addresses::scheme(scheme.id, None, None)),
                    ..Entry::default()
                })
            }),
        },
        Source {
            heading: |t| t.search.projects,
            index: of_projects,
            entry: Box::new(move |at| {
                let project = projects.get(at)?;
                Some(Entry {
                    name: project.name.clone(),
                    detail: project.key.to_string(),
                    target: Target::Page(addresses::project(&project.key)),
                    ..Entry::default()
                })
            }),
        },
        Source {
            heading: |t| t.search.groups,
            index: of_groups,
            entry: Box::new(move |at| {
                let group = groups.get(at)?;
                let target = if has_pages {
                    Target::Page(addresses::group(group))
                } else {
                    Target::About(Subject::new_member_of(group.clone()))
                };
                Some(Entry {
                    name: group.to_string(),
                    detail: texts().search.what_members_may.to_owned(),
                    target,
                    ..Entry::default()
                })
            }),
        },
        Source {
            heading: |t| t.search.people,
            index: of_users,
            entry: Box::new(move |at| {
                let user = users.get(at)?;
                let inactive = (!user.active).then_some(texts().preview.inactive);
                let detail = [Some(user.name.as_str()), inactive].into_iter().flatten();
                let detail: Vec<&str> = detail.collect();
                Some(Entry {
                    name: user.display_name.clone(),
                    detail: detail.join(texts().common.comma),
                    target: Target::About(Subject::User(user.key.clone())),
                    ..Entry::default()
                })
            }),
        },
    ]
}

/// The pages that somebody may see. Reactive.
pub fn pages(rights: &Rights) -> Source {
    let texts = texts();
    let mut pages = vec![
        (texts.shell.schemes, "/schemes"),
        (texts.shell.projects, "/projects"),
    ];
    if rights.administrator {
        pages.push((texts.shell.groups, "/groups"));
        pages.push((texts.shell.guard_rails, "/guard-rails"));
    }
    let pages = pages.into_iter().map(|(name, address)| Entry {
        name: name.to_owned(),
        target: Target::Page(address.to_owned()),
        ..Entry::default()
    });
    Source::of(|t| t.search.pages, pages.collect())
}

/// What can be done on the page one is on, and everywhere. Reactive.
pub fn actions(search: QuickSearch, sign_out: Callback<()>) -> Source {
    let texts = texts();
    let mut entries: Vec<Entry> = search.actions.with(|actions| {
        let actions = actions.iter().map(|action| Entry {
            name: (action.name)(texts).to_owned(),
            keys: action.keys,
            target: Target::Run(action.run),
            ..Entry::default()
        });
        actions.collect()
    });
    let mut add = |name: &str, detail: &str, run: Callback<()>| {
        entries.push(Entry {
            name: name.to_owned(),
            detail: detail.to_owned(),
            target: Target::Run(run),
            ..Entry::default()
        });
    };
    for theme in Theme::ALL {
        let run = Callback::new(move |()| set_theme(theme));
        add((texts.shell.theme)(theme), "", run);
    }
    for locale in Locale::ALL {
        let run = Callback::new(move |()| set_locale(locale));
        add(locale.own_name(), texts.shell.language, run);
    }
    add(texts.shell.sign_out, "", sign_out);
    Source::of(|t| t.search.actions, entries)
}
