//! What is saved at once, in words: before it is done, and once it is.

use whocan_access::{Actor, GroupName, Holder, Instance, UserKey};

use super::ways::name;
use super::{facts, key};
use crate::addresses;
use crate::browser::at;
use crate::editor::holders;
use crate::i18n::closing::texts as closing_texts;
use crate::i18n::deeds::texts;
use crate::i18n::{locale, texts as all_texts};
use crate::workspace::{Deed, Exchange};

/// What something is about, such as "Project", what that is called, and where its page is.
pub type Place = (&'static str, String, String);

/// All that is said of a deed.
pub struct Words {
    /// What it is about.
    pub place: Place,
    /// What it does, as a title.
    pub title: String,
    /// What it does, in sentences.
    pub does: Vec<String>,
    /// On the button that does it.
    pub act: &'static str,
    /// What it did, in sentences.
    pub did: Vec<String>,
    /// What is announced once it is done.
    pub told: String,
    /// On the button that takes it back.
    pub undo: String,
}

/// A deed in words. Reactive.
pub fn words(instance: &Instance, deed: &Deed) -> Words {
    let texts = texts();
    match deed {
        Deed::Acting {
            project,
            role,
            exchange,
        } => {
            let key = key(instance, *project);
            let address = at(&addresses::project(&key.as_str().into()));
            let role = holders::name(instance, locale(), &Holder::ProjectRole(*role));
            let Exchange { leave, join } = exchange;
            let (leaving, joining) = (actors(instance, leave), actors(instance, join));
            let said = |of: &str, text: fn(&str, &str) -> String| {
                (!of.is_empty()).then(|| text(of, &role))
            };
            let does = [
                said(&leaving, texts.leave),
                said(&joining, texts.join),
                later(exchange),
            ];
            let did = [said(&leaving, texts.left), said(&joining, texts.joined)];
            Words {
                title: (texts.change_roles_of)(&key),
                does: does.into_iter().flatten().collect(),
                act: texts.do_change_roles,
                did: did.into_iter().flatten().collect(),
                told: (texts.roles_changed)(&key),
                undo: (texts.undo_roles_of)(&key),
                place: (closing_texts().in_project, key, address),
            }
        }
        Deed::Membership {
            group,
            people,
            join,
        } => {
            let address = at(&addresses::group(group));
            let names = names(instance, people);
            let (title, is) = if *join {
                (texts.put_into, texts.is_in)
            } else {
                (texts.take_out_of, texts.is_out)
            };
            let did = is(&names, group.as_str());
            Words {
                title: title(&names, group.as_str()),
                does: who_leaves(instance, group, people, *join),
                act: texts.do_take_out,
                did: vec![did.clone()],
                told: did,
                undo: (texts.undo_out_of)(&names, group.as_str()),
                place: (texts.in_group, group.to_string(), address),
            }
        }
    }
}

/// What people are called, in a row. Reactive.
pub fn names(instance: &Instance, people: &[UserKey]) -> String {
    let names = people.iter().map(|user| name(instance, user));
    let names: Vec<String> = names.collect();
    names.join(all_texts().common.comma)
}

/// Who they are, if one does not know them: first what tells those who leave from all others there.
/// Reactive.
fn who_leaves(
    instance: &Instance,
    group: &GroupName,
    people: &[UserKey],
    join: bool,
) -> Vec<String> {
    let unlike = unlike_others(instance, group, people).filter(|_| !join);
    let groups = groups_of(instance, people);
    unlike.into_iter().chain(groups).collect()
}

/// Which groups each of them is in. Reactive.
fn groups_of(instance: &Instance, people: &[UserKey]) -> Vec<String> {
    let one = |user: &UserKey| {
        let (groups, _) = facts::groups_of(instance, user);
        let groups: Vec<String> = groups.iter().map(ToString::to_string).collect();
        let groups = groups.join(all_texts().common.comma);
        (texts().groups_of)(&with_address(instance, user), &groups)
    };
    people.iter().map(one).collect()
}

/// Somebody's name, with the mail address if that is known: it often tells whose people they are.
fn with_address(instance: &Instance, user: &UserKey) -> String {
    let name = name(instance, user);
    let address = instance.users.get(user).map(|user| user.email.as_str());
    match address {
        None | Some("") => name,
        Some(address) => format!("{name} ({address})"),
    }
}

/// What tells people from all others in a group: the groups that those are in, and none of these.
/// Reactive.
fn unlike_others(instance: &Instance, group: &GroupName, people: &[UserKey]) -> Option<String> {
    let groups = facts::groups_of_the_others(instance, group, people);
    let groups: Vec<String> = groups.iter().map(ToString::to_string).collect();
    let groups = (!groups.is_empty()).then(|| groups.join(all_texts().common.comma))?;
    let names = names(instance, people);
    Some((texts().unlike_others)(
        people.len(),
        &names,
        group.as_str(),
        &groups,
    ))
}

/// Users and groups in a row. Reactive.
fn actors(instance: &Instance, actors: &[Actor]) -> String {
    let names = actors.iter().map(|actor| {
        let holder = match actor {
            Actor::User(key) => Holder::User(key.clone()),
            Actor::Group(name) => Holder::Group(name.clone()),
        };
        holders::phrase(instance, locale(), &holder)
    });
    let names: Vec<String> = names.collect();
    names.join(all_texts().common.comma)
}

/// That a group changes, and those who take its place do not. Reactive.
fn later(Exchange { leave, join }: &Exchange) -> Option<String> {
    let mut groups = leave.iter().filter_map(|actor| match actor {
        Actor::Group(group) => Some(group),
        Actor::User(_) => None,
    });
    let group: &GroupName = groups.next().filter(|_| !join.is_empty())?;
    Some((texts().later_in)(group.as_str()))
}
