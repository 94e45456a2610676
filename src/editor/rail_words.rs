//! Guard rails in words: what they say, what breaks them, what they name that is not there.

use whocan_access::{
    Breach, Holder, Instance, NotFound, PermissionKey, ProjectId, ProjectKey, Rule, Subject,
    UnknownReference, Whom,
};

use crate::editor::finding_words::{permissions, projects};
use crate::editor::{holders, subjects};
use crate::i18n::Locale;
use crate::i18n::later::texts_in;

/// Of names in a row, so many are said.
const MOST: usize = 6;

/// What breaks a guard rail in the same way in some projects.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way {
    /// In the first of the projects.
    pub breach: Breach,
    /// Where.
    pub projects: Vec<ProjectId>,
}

/// Breaches by what they come to: who has which permission by which grant.
pub fn ways(breaches: &[Breach]) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    for breach in breaches {
        let is_same = |way: &&mut Way| {
            let known = &way.breach;
            known.subject == breach.subject
                && known.permission == breach.permission
                && known.chain.scheme == breach.chain.scheme
                && known.chain.cell == breach.chain.cell
        };
        match ways.iter_mut().find(is_same) {
            Some(way) => way.projects.push(breach.project),
            None => ways.push(Way {
                breach: breach.clone(),
                projects: vec![breach.project],
            }),
        }
    }
    ways
}

/// What a rule says, without a full stop.
pub fn sentence(instance: &Instance, locale: Locale, rule: &Rule) -> String {
    let texts = texts_in(locale).guard_rails;
    let list = |names: Vec<String>| texts_in(locale).common.list(&names, MOST);
    let keys =
        |keys: &mut dyn Iterator<Item = &ProjectKey>| list(keys.map(ToString::to_string).collect());
    let somewhere = match rule {
        Rule::SeesOnly { .. } => String::new(),
        Rule::OnlyHolders { projects, .. } | Rule::NoAnonymous { projects, .. } => {
            keys(&mut projects.iter().flatten())
        }
    };
    let said = match rule {
        Rule::SeesOnly { whom, projects } => {
            let who = self::whom(instance, locale, whom);
            if projects.is_empty() {
                (texts.sees_nothing)(&who)
            } else {
                (texts.sees_only)(&who, &keys(&mut projects.iter()))
            }
        }
        Rule::OnlyHolders {
            permissions: which,
            holders,
            ..
        } => {
            let which: Vec<PermissionKey> = which.iter().cloned().collect();
            let which = permissions(instance, locale, &which);
            if holders.is_empty() {
                (texts.nobody)(&which, &somewhere)
            } else {
                let holders = holders.iter();
                let holders = holders.map(|holder| holders::phrase(instance, locale, holder));
                (texts.only_holders)(&which, &list(holders.collect()), &somewhere)
            }
        }
        Rule::NoAnonymous { may_look, .. } => {
            let text = if *may_look {
                texts.only_looking
            } else {
                texts.no_anonymous
            };
            text(&somewhere)
        }
    };
    capital(locale, said)
}

/// Who is kept to some projects, within a sentence.
pub fn whom(instance: &Instance, locale: Locale, whom: &Whom) -> String {
    match whom {
        Whom::Subject(subject) => subjects::phrase(instance, locale, subject),
        Whom::MembersOf(group) => (texts_in(locale).guard_rails.members_of)(group.as_str()),
    }
}

/// Who has what they should not have, and where.
pub fn breach(instance: &Instance, locale: Locale, way: &Way) -> String {
    let Breach {
        subject,
        permission,
        ..
    } = &way.breach;
    let who = capital(locale, subjects::phrase(instance, locale, subject));
    let what = permissions(instance, locale, std::slice::from_ref(permission));
    let places = projects(instance, locale, &way.projects);
    (texts_in(locale).guard_rails.breach)(&who, &what, &places)
}

/// What a rule names and is not there; nothing if all is.
pub fn missing(instance: &Instance, locale: Locale, unknown: &[UnknownReference]) -> String {
    let holder = |holder: &Holder| holders::phrase(instance, locale, holder);
    let names = unknown.iter().map(|reference| match reference {
        UnknownReference::Project(key) => key.to_string(),
        UnknownReference::Permission(key) => key.to_string(),
        UnknownReference::Holder(gone) => holder(gone),
        UnknownReference::Whom(NotFound::Group(name)) => holder(&Holder::Group(name.clone())),
        UnknownReference::Whom(NotFound::User(key)) => holder(&Holder::User(key.clone())),
        UnknownReference::Whom(other) => other.to_string(),
    });
    let names: Vec<String> = names.collect();
    if names.is_empty() {
        return String::new();
    }
    let common = texts_in(locale).common;
    (texts_in(locale).guard_rails.names_gone)(&common.list(&names, MOST))
}

/// Everybody one can be kept to some projects: groups, then users, then nobody in particular.
pub fn candidates(instance: &Instance) -> Vec<Whom> {
    let groups = instance.groups.keys().cloned().map(Whom::MembersOf);
    let others = subjects::candidates(instance).into_iter();
    let others = others.filter(|subject| !matches!(subject, Subject::NewMember(_)));
    groups.chain(others.map(Whom::Subject)).collect()
}

/// As a sentence begins; in Japanese that may be a name, which stays as it is.
fn capital(locale: Locale, text: String) -> String {
    if locale != Locale::En {
        return text;
    }
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    let first: String = first.into_iter().flatten().collect();
    format!("{first}{}", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{BLUE, DEVELOPERS, SIGNED_IN, resolver};
    use whocan_access::Mode;
    use whocan_access::permission::BROWSE_PROJECTS;

    fn said(rule: &Rule) -> [String; 2] {
        let resolver = resolver(&[]);
        [Locale::En, Locale::Ja].map(|locale| sentence(resolver.instance(), locale, rule))
    }

    #[test]
    fn a_rule_is_a_sentence() {
        let clients = Rule::SeesOnly {
            whom: Whom::MembersOf("acme-clients".into()),
            projects: ["ACME".into(), "BLUE".into()].into(),
        };
        assert_eq!(
            said(&clients),
            [
                "Everybody in acme-clients sees only ACME, BLUE",
                "acme-clients の全員に見えるのは ACME、BLUE だけ"
            ]
        );
        let newcomer = Rule::SeesOnly {
            whom: Whom::Subject(Subject::new_member_of("acme-clients")),
            projects: [].into(),
        };
        assert_eq!(
            said(&newcomer)[0],
            "Someone who is only in acme-clients sees no project"
        );
        let only = |holders: &[Holder]| Rule::OnlyHolders {
            permissions: ["DELETE_ISSUES".into()].into(),
            holders: holders.iter().cloned().collect(),
            projects: Some(["BLUE".into()].into()),
        };
        assert_eq!(
            said(&only(&[Holder::ProjectRole(DEVELOPERS)])),
            [
                "Only role Developers may have Delete Issues in BLUE",
                "BLUE では「課題の削除」を持てるのは ロール Developers だけ"
            ]
        );
        assert_eq!(said(&only(&[]))[0], "Nobody may have Delete Issues in BLUE");
        let anonymous = |may_look| Rule::NoAnonymous {
            may_look,
            projects: None,
        };
        assert_eq!(said(&anonymous(false))[0], "Nothing without signing in");
        assert_eq!(said(&anonymous(true))[0], "Only looking without signing in");
    }

    #[test]
    fn what_breaks_it_is_told_once_for_all_its_projects() {
        let resolver = resolver(&[(BROWSE_PROJECTS, SIGNED_IN)]);
        let rule = Rule::SeesOnly {
            whom: Whom::MembersOf("acme-clients".into()),
            projects: [].into(),
        };
        let mut breaches = resolver.check(&rule, Mode::DataCenter).breaches;
        breaches.extend(breaches.clone());
        let ways = ways(&breaches);
        assert_eq!(ways.len(), 1);
        assert_eq!(ways[0].projects, [BLUE, BLUE]);
        let way = Way {
            projects: vec![BLUE],
            ..ways[0].clone()
        };
        assert_eq!(
            breach(resolver.instance(), Locale::En, &way),
            "Maria Lopez: Browse Projects in BLUE"
        );
    }

    #[test]
    fn what_is_gone_is_named() {
        let resolver = resolver(&[]);
        let rule = Rule::SeesOnly {
            whom: Whom::MembersOf("gone".into()),
            projects: ["OLD".into()].into(),
        };
        let unknown = resolver.check(&rule, Mode::DataCenter).unknown;
        assert_eq!(
            missing(resolver.instance(), Locale::En, &unknown),
            "It names what is not there: OLD, group gone."
        );
        assert_eq!(missing(resolver.instance(), Locale::En, &[]), "");
    }
}
