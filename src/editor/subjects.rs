//! Whom the preview is about: how a subject is written in the address, and what it is called.

use whocan_access::{GroupName, Instance, Subject, UserKey};

use crate::i18n::Locale;
use crate::i18n::later::texts_in;

/// The group that a subject is only in.
pub fn only_group(subject: &Subject) -> Option<&GroupName> {
    match subject {
        Subject::NewMember(groups) if groups.len() == 1 => groups.first(),
        _ => None,
    }
}

/// A subject as it stands in the address, such as `group:acme-clients`. A new member of several
/// groups has no such form.
pub fn to_address(subject: &Subject) -> Option<String> {
    match subject {
        Subject::Anonymous => Some("anonymous".to_owned()),
        Subject::AnySignedIn => Some("signed-in".to_owned()),
        Subject::User(key) => Some(format!("user:{key}")),
        Subject::NewMember(groups) => {
            let mut names = groups.iter();
            match (names.next(), names.next()) {
                (Some(only), None) => Some(format!("group:{only}")),
                _ => None,
            }
        }
    }
}

/// The subject that an address names; `None` where it makes no sense.
pub fn from_address(text: &str) -> Option<Subject> {
    match text.split_once(':') {
        None if text == "anonymous" => Some(Subject::Anonymous),
        None if text == "signed-in" => Some(Subject::AnySignedIn),
        Some(("user", key)) => Some(Subject::User(UserKey::from(key))),
        Some(("group", name)) => Some(Subject::new_member_of(name)),
        _ => None,
    }
}

/// Whether an instance has what a subject names.
pub fn is_known(instance: &Instance, subject: &Subject) -> bool {
    match subject {
        Subject::Anonymous | Subject::AnySignedIn => true,
        Subject::User(key) => instance.users.contains_key(key),
        Subject::NewMember(groups) => {
            let mut groups = groups.iter();
            groups.all(|name| instance.groups.contains_key(name))
        }
    }
}

/// A subject within a sentence: 'someone who is only in acme-clients'.
pub fn phrase(instance: &Instance, locale: Locale, subject: &Subject) -> String {
    let texts = texts_in(locale).preview;
    match subject {
        Subject::Anonymous => texts.anonymous.to_owned(),
        Subject::AnySignedIn => texts.any_signed_in.to_owned(),
        Subject::User(key) => {
            let user = instance.users.get(key);
            let name = user.map_or(key.as_str(), |user| &user.display_name);
            name.to_owned()
        }
        Subject::NewMember(groups) => {
            let names: Vec<&str> = groups.iter().map(GroupName::as_str).collect();
            (texts.only_in)(&names.join(texts.and))
        }
    }
}

/// The subjects one can choose from: nobody in particular first, then groups, then users.
pub fn candidates(instance: &Instance) -> Vec<Subject> {
    let groups = instance.groups.keys().cloned().map(Subject::new_member_of);
    let mut users: Vec<_> = instance.users.values().collect();
    users.sort_by_cached_key(|user| user.display_name.to_lowercase());
    let users = users
        .into_iter()
        .map(|user| Subject::User(user.key.clone()));
    [Subject::AnySignedIn, Subject::Anonymous]
        .into_iter()
        .chain(groups)
        .chain(users)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_names_the_subject() {
        for subject in [
            Subject::Anonymous,
            Subject::AnySignedIn,
            Subject::User("JIRAUSER10:1".into()),
            Subject::new_member_of("a: b & c"),
        ] {
            let text = to_address(&subject).unwrap();
            assert_eq!(from_address(&text), Some(subject));
        }
        for text in ["", "nobody", "role:10001"] {
            assert_eq!(from_address(text), None);
        }
    }
}
