//! What is filled into the form, and the rule it makes.

use std::sync::Arc;

use leptos::prelude::*;
use whocan_access::{
    Holder, Inserting, Instance, PermissionKey, PermissionScheme, ProjectKey, Rule, SchemeId,
    Subject, Whom,
};

use crate::client::guard_rails::Kept;
use crate::components::combobox::Choice;
use crate::components::kind::Kind as Dot;
use crate::editor::rows::{sections, words};
use crate::editor::{holders, rail_words};
use crate::i18n::Locale;
use crate::i18n::later::{texts, texts_in};

/// What the form begins with.
#[derive(Clone)]
pub enum Beginning {
    /// Nothing at all.
    Nothing,
    /// Somebody sees only some projects.
    Sees,
    /// Administrators delete issues.
    Delete,
    /// Nothing without signing in.
    Anonymous,
    /// Another page proposes it.
    Proposed(Rule),
    /// One that is there, to be changed.
    Kept(Kept),
}

/// Which rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Sees,
    Only,
    Anonymous,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Sees, Self::Only, Self::Anonymous];

    /// What it is called in the form. Reactive.
    pub fn label(self) -> &'static str {
        let texts = texts().guard_rails;
        match self {
            Self::Sees => texts.kind_sees,
            Self::Only => texts.kind_only,
            Self::Anonymous => texts.kind_anonymous,
        }
    }
}

/// What can be chosen: what there is, and what the rule names besides.
#[derive(Clone)]
pub struct Things {
    pub instance: Arc<Instance>,
    pub whoms: Vec<Whom>,
    pub permissions: Vec<PermissionKey>,
    pub holders: Vec<Holder>,
    /// Each with its name.
    pub projects: Vec<(ProjectKey, String)>,
}

/// What is filled in. Things are chosen by their numbers.
#[derive(Clone, Copy)]
pub struct Fields {
    pub kind: RwSignal<Kind>,
    /// At most one.
    pub whom: RwSignal<Vec<usize>>,
    /// Whether a new member of the group is meant, not its members.
    pub new_member: RwSignal<bool>,
    pub permissions: RwSignal<Vec<usize>>,
    pub holders: RwSignal<Vec<usize>>,
    pub projects: RwSignal<Vec<usize>>,
    pub may_look: RwSignal<bool>,
    pub things: StoredValue<Things>,
}

impl Fields {
    /// The fields as the form begins.
    pub fn new(instance: Arc<Instance>, locale: Locale, beginning: &Beginning) -> Self {
        let rule = first_rule(&instance, beginning);
        let mut things = Things {
            whoms: rail_words::candidates(&instance),
            permissions: permissions(&instance),
            holders: holders::candidates(&instance, locale),
            projects: projects(&instance),
            instance,
        };
        let (mut whom, mut new_member) = (Vec::new(), false);
        let (mut keys, mut may_have, mut places, mut may_look) =
            (Vec::new(), Vec::new(), Vec::new(), false);
        let kind = match (&rule, beginning) {
            (
                Some(Rule::SeesOnly {
                    whom: who,
                    projects,
                }),
                _,
            ) => {
                let (who, is_new) = of_group(who);
                whom.push(number(&mut things.whoms, &who));
                new_member = is_new;
                places.extend(projects);
                Kind::Sees
            }
            (
                Some(Rule::OnlyHolders {
                    permissions,
                    holders,
                    projects,
                }),
                _,
            ) => {
                keys.extend(
                    permissions
                        .iter()
                        .map(|key| number(&mut things.permissions, key)),
                );
                may_have.extend(holders.iter().map(|one| number(&mut things.holders, one)));
                places.extend(projects.iter().flatten());
                Kind::Only
            }
            (
                Some(Rule::NoAnonymous {
                    may_look: look,
                    projects,
                }),
                _,
            ) => {
                may_look = *look;
                places.extend(projects.iter().flatten());
                Kind::Anonymous
            }
            (None, Beginning::Anonymous) => Kind::Anonymous,
            (None, _) => Kind::Sees,
        };
        // One that is gone has no name any more.
        let places = places.into_iter().map(|key: &ProjectKey| {
            let mut known = things.projects.iter();
            let at = known.position(|(known, _)| known == key);
            at.unwrap_or_else(|| number(&mut things.projects, &(key.clone(), String::new())))
        });
        let places = places.collect();
        Self {
            kind: RwSignal::new(kind),
            whom: RwSignal::new(whom),
            new_member: RwSignal::new(new_member),
            permissions: RwSignal::new(keys),
            holders: RwSignal::new(may_have),
            projects: RwSignal::new(places),
            may_look: RwSignal::new(may_look),
            things: StoredValue::new(things),
        }
    }

    /// Whether it is about a group. Reactive.
    pub fn is_about_group(self) -> bool {
        matches!(self.chosen_whom(), Some(Whom::MembersOf(_)))
    }

    /// The rule; `None` as long as something is missing. Reactive.
    pub fn rule(self) -> Option<Rule> {
        let projects = self.things.with_value(|things| {
            let places = self.projects.get();
            let places = places.iter().filter_map(|at| things.projects.get(*at));
            places.map(|(key, _)| key.clone()).into_set()
        });
        let somewhere = Some(projects.clone()).filter(|projects| !projects.is_empty());
        match self.kind.get() {
            Kind::Sees => {
                let whom = match self.chosen_whom()? {
                    Whom::MembersOf(group) if self.new_member.get() => {
                        Whom::Subject(Subject::new_member_of(group))
                    }
                    whom => whom,
                };
                Some(Rule::SeesOnly { whom, projects })
            }
            Kind::Only => self.things.with_value(|things| {
                let keys = self.permissions.get();
                let keys = keys.iter().filter_map(|at| things.permissions.get(*at));
                let permissions = keys.cloned().into_set();
                let holders = self.holders.get();
                let holders = holders.iter().filter_map(|at| things.holders.get(*at));
                (!permissions.is_empty()).then(|| Rule::OnlyHolders {
                    permissions,
                    holders: holders.cloned().into_set(),
                    projects: somewhere,
                })
            }),
            Kind::Anonymous => Some(Rule::NoAnonymous {
                may_look: self.may_look.get(),
                projects: somewhere,
            }),
        }
    }

    fn chosen_whom(self) -> Option<Whom> {
        let at = self.whom.with(|whom| whom.first().copied())?;
        self.things
            .with_value(|things| things.whoms.get(at).cloned())
    }
}

impl Things {
    /// Everybody one can keep to some projects.
    pub fn whom_choices(&self, locale: Locale) -> Vec<Choice<usize>> {
        let choices = self.whoms.iter().enumerate().map(|(at, whom)| {
            let holder = match whom {
                Whom::MembersOf(group) => Holder::Group(group.clone()),
                Whom::Subject(Subject::User(key)) => Holder::User(key.clone()),
                Whom::Subject(Subject::Anonymous) => Holder::Anyone,
                Whom::Subject(_) => Holder::ApplicationRole(None),
            };
            let mut choice = self.holder_choice(locale, at, &holder);
            let texts = texts_in(locale).preview;
            match whom {
                Whom::Subject(Subject::Anonymous) => {
                    texts.anonymous_choice.clone_into(&mut choice.label);
                }
                Whom::Subject(Subject::NewMember(_)) => {
                    choice.label = rail_words::whom(&self.instance, locale, whom);
                }
                _ => {}
            }
            choice
        });
        choices.collect()
    }

    /// Every permission.
    pub fn permission_choices(&self, locale: Locale) -> Vec<Choice<usize>> {
        let choices = self.permissions.iter().enumerate().map(|(at, key)| Choice {
            value: at,
            kind: None,
            label: words(&self.instance, locale, key).name,
            detail: key.to_string(),
        });
        choices.collect()
    }

    /// Every holder.
    pub fn holder_choices(&self, locale: Locale) -> Vec<Choice<usize>> {
        let holders = self.holders.iter().enumerate();
        holders
            .map(|(at, holder)| self.holder_choice(locale, at, holder))
            .collect()
    }

    /// Every project.
    pub fn project_choices(&self, _: Locale) -> Vec<Choice<usize>> {
        let projects = self.projects.iter().enumerate();
        let choices = projects.map(|(at, (key, name))| Choice {
            value: at,
            kind: None,
            label: key.to_string(),
            detail: name.clone(),
        });
        choices.collect()
    }

    fn holder_choice(&self, locale: Locale, at: usize, holder: &Holder) -> Choice<usize> {
        let detail = match holder {
            Holder::User(key) => {
                let user = self.instance.users.get(key);
                user.map_or_else(String::new, |user| user.name.clone())
            }
            _ => String::new(),
        };
        Choice {
            value: at,
            kind: Some(Dot::of(holder)),
            label: holders::name(&self.instance, locale, holder),
            detail,
        }
    }
}

fn first_rule(instance: &Instance, beginning: &Beginning) -> Option<Rule> {
    match beginning {
        Beginning::Kept(kept) => Some(kept.rail.rule.clone()),
        Beginning::Proposed(rule) => Some(rule.clone()),
        Beginning::Delete => {
            let mut roles = instance.roles.values();
            let role = roles.find(|role| role.name == "Administrators");
            Some(Rule::OnlyHolders {
                permissions: ["DELETE_ISSUES".into()].into_iter().into_set(),
                holders: role
                    .map(|role| Holder::ProjectRole(role.id))
                    .into_iter()
                    .into_set(),
                projects: None,
            })
        }
        Beginning::Nothing | Beginning::Sees | Beginning::Anonymous => None,
    }
}

/// A group by its members, and whether a new one is meant.
fn of_group(whom: &Whom) -> (Whom, bool) {
    if let Whom::Subject(Subject::NewMember(groups)) = whom {
        let mut groups = groups.iter();
        if let (Some(only), None) = (groups.next(), groups.next()) {
            return (Whom::MembersOf(only.clone()), true);
        }
    }
    (whom.clone(), false)
}

/// The number of a thing among all; what is not among them is added.
fn number<T: Clone + PartialEq>(all: &mut Vec<T>, one: &T) -> usize {
    all.iter()
        .position(|known| known == one)
        .unwrap_or_else(|| {
            all.push(one.clone());
            all.len() - 1
        })
}

fn permissions(instance: &Instance) -> Vec<PermissionKey> {
    let nothing = PermissionScheme {
        id: SchemeId::DEFAULT,
        name: String::new(),
        description: String::new(),
        grants: Vec::new(),
    };
    let sections = sections(instance, &nothing).into_iter();
    sections.flat_map(|section| section.permissions).collect()
}

fn projects(instance: &Instance) -> Vec<(ProjectKey, String)> {
    let projects = instance.projects.values();
    let projects = projects.map(|project| (project.key.clone(), project.name.clone()));
    projects.into_set().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::resolver;
    use whocan_access::GuardRail;

    fn back(rule: &Rule) -> Option<Rule> {
        let resolver = resolver(&[]);
        let kept = Kept {
            id: 1,
            rail: GuardRail {
                name: "x".into(),
                rule: rule.clone(),
            },
        };
        let owner = Owner::new();
        owner.with(|| {
            let instance = Arc::clone(resolver.instance());
            Fields::new(instance, Locale::En, &Beginning::Kept(kept)).rule()
        })
    }

    #[test]
    fn a_rule_comes_out_as_it_went_in_whatever_is_gone_since() {
        let projects = || ["BLUE".into(), "GONE".into()].into();
        for rule in [
            Rule::SeesOnly {
                whom: Whom::MembersOf("acme-clients".into()),
                projects: projects(),
            },
            Rule::SeesOnly {
                whom: Whom::Subject(Subject::new_member_of("gone")),
                projects: [].into(),
            },
            Rule::SeesOnly {
                whom: Whom::Subject(Subject::NewMember(["a".into(), "b".into()].into())),
                projects: projects(),
            },
            Rule::SeesOnly {
                whom: Whom::Subject(Subject::Anonymous),
                projects: projects(),
            },
            Rule::OnlyHolders {
                permissions: ["EDIT_ISSUES".into(), "com.example.gone".into()].into(),
                holders: [Holder::Group("gone".into()), Holder::ProjectLead].into(),
                projects: Some(projects()),
            },
            Rule::NoAnonymous {
                may_look: true,
                projects: None,
            },
        ] {
            assert_eq!(back(&rule), Some(rule));
        }
    }

    #[test]
    fn what_is_missing_makes_no_rule() {
        let instance = Arc::clone(resolver(&[]).instance());
        let owner = Owner::new();
        owner.with(|| {
            let fields = |beginning| Fields::new(Arc::clone(&instance), Locale::En, &beginning);
            let empty = fields(Beginning::Nothing);
            assert_eq!(empty.rule(), None, "nobody it is about");
            empty.kind.set(Kind::Only);
            assert_eq!(empty.rule(), None, "no permission");
            assert!(fields(Beginning::Anonymous).rule().is_some());
            assert!(fields(Beginning::Delete).rule().is_some());
        });
    }
}
