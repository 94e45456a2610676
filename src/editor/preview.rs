//! What the preview shows: for each permission now and with the draft, and every way that leads
//! there.

use std::collections::BTreeSet;
use whocan_access::Inserting;

use whocan_access::{
    Access, Chain, FieldId, Holder, Instance, Lack, Link, Mode, NotFound, PermissionKey, ProjectId,
    Relation, Relations, Resolver, Scope, Subject, Verdict,
};

use crate::editor::rows::words;
use crate::editor::{holders, subjects};
use crate::i18n::{Locale, texts_in};

/// Who is asked about, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// Whom the preview is about.
    pub subject: Subject,
    /// In which project.
    pub project: ProjectId,
}

/// What one permission comes to, as saved and with the draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// The permission.
    pub permission: PermissionKey,
    /// As it is saved.
    pub now: Verdict,
    /// With the draft.
    pub draft: Verdict,
}

impl Answer {
    /// Whether the draft makes a difference.
    pub fn differs(&self) -> bool {
        self.now != self.draft
    }
}

/// What becomes of a way to a permission.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Fate {
    /// It is there and stays.
    Kept,
    /// The draft takes it away.
    Removed,
    /// The draft adds it.
    Added,
}

/// One way in which a subject gets a permission.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way {
    /// The chain from the subject to the grant.
    pub chain: Chain,
    /// What the draft makes of it.
    pub fate: Fate,
}

/// What each of these permissions comes to, now and with the draft.
///
/// # Errors
/// [`NotFound`] if the instance does not have the subject or the project.
pub fn answers(
    now: &Resolver,
    draft: &Resolver,
    question: &Question,
    permissions: &[PermissionKey],
) -> Result<Vec<Answer>, NotFound> {
    let (now, draft) = (access(now, question)?, access(draft, question)?);
    let answers = permissions.iter().map(|permission| Answer {
        permission: permission.clone(),
        now: now.verdict(permission.as_str()),
        draft: draft.verdict(permission.as_str()),
    });
    Ok(answers.collect())
}

fn access(resolver: &Resolver, question: &Question) -> Result<Access, NotFound> {
    let scope = Scope::Project(question.project);
    resolver.access(&question.subject, scope, Mode::Conditional)
}

/// Every way to a permission, those of now first, in the order of the scheme's grants, then those
/// that the draft adds. None where nothing leads there.
pub fn ways(now: &Resolver, draft: &Resolver, question: &Question, permission: &str) -> Vec<Way> {
    let chains = |resolver: &Resolver| {
        let scope = Scope::Project(question.project);
        // A key that only the draft grants is not known as saved: nothing leads there.
        resolver
            .chains(&question.subject, scope, Mode::Conditional, permission)
            .unwrap_or_default()
    };
    let (before, after) = (chains(now), chains(draft));
    let is_in = |chains: &[Chain], chain: &Chain| {
        let mut same = chains.iter();
        same.any(|other| other.links == chain.links && other.cell == chain.cell)
    };
    let added: Vec<Way> = after
        .iter()
        .filter(|chain| !is_in(&before, chain))
        .map(|chain| Way {
            chain: chain.clone(),
            fate: Fate::Added,
        })
        .collect();
    let mut ways: Vec<Way> = before
        .into_iter()
        .map(|chain| Way {
            fate: if is_in(&after, &chain) {
                Fate::Kept
            } else {
                Fate::Removed
            },
            chain,
        })
        .collect();
    ways.extend(added);
    ways
}

/// How much of a project one sees: the answer to Browse Projects.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sight {
    /// All of it, but for issue security.
    All,
    /// Only some issues.
    Some,
    /// Nothing.
    None,
}

/// What a verdict on Browse Projects comes to.
pub fn sight(verdict: &Verdict) -> Sight {
    match verdict {
        Verdict::Yes => Sight::All,
        Verdict::OnIssues(_) => Sight::Some,
        Verdict::Unusable(_) | Verdict::No => Sight::None,
    }
}

/// The answer in one sentence: whether they can browse the project, with the draft, by the answer
/// to Browse Projects.
pub fn headline(
    instance: &Instance,
    locale: Locale,
    question: &Question,
    browse: &Answer,
) -> String {
    let who = subjects::phrase(instance, locale, &question.subject);
    let project = instance.projects.get(&question.project);
    let place = project.map_or_else(
        || question.project.to_string(),
        |project| project.key.to_string(),
    );
    let sights = (sight(&browse.now), sight(&browse.draft));
    (texts_in(locale).preview.headline)(sights, &who, &place)
}

/// A verdict in a word or two, as it stands in the table.
pub fn short_verdict(instance: &Instance, locale: Locale, verdict: &Verdict) -> String {
    let texts = texts_in(locale).preview;
    match verdict {
        Verdict::Yes => texts.yes.to_owned(),
        Verdict::OnIssues(sets) => match sets.as_slice() {
            [only] if only.len() == 1 => {
                (texts.if_related)(&related(instance, locale, sets, Form::Short))
            }
            _ => texts.some_issues.to_owned(),
        },
        Verdict::Unusable(_) => texts.unusable.to_owned(),
        Verdict::No => texts.no.to_owned(),
    }
}

/// A verdict with its condition or reason: 'Unusable: needs Browse Projects'.
pub fn long_verdict(instance: &Instance, locale: Locale, verdict: &Verdict) -> String {
    let texts = texts_in(locale).preview;
    match verdict {
        Verdict::Yes => texts.yes.to_owned(),
        Verdict::OnIssues(sets) => (texts.only_where)(&related(instance, locale, sets, Form::Long)),
        Verdict::Unusable(lacks) => {
            let reasons = lacks.iter().map(|lack| match lack {
                Lack::Permission(key) => (texts.needs)(&words(instance, locale, key).name),
                Lack::SecurityLevel(_) => texts.hidden_by_level.to_owned(),
                Lack::Archived => texts.archived.to_owned(),
            });
            let reasons: Vec<String> = reasons.collect();
            (texts.unusable_because)(&reasons.join(texts.and))
        }
        Verdict::No => texts.no.to_owned(),
    }
}

/// How long a relation is put.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As in 'If reporter'.
    Short,
    /// As in 'where they are the reporter'.
    Long,
}

/// Sets of relations in words: all of a set joined by 'and', the sets by 'or'.
fn related(instance: &Instance, locale: Locale, sets: &[Relations], form: Form) -> String {
    let texts = texts_in(locale).preview;
    let sets = sets.iter().map(|set| {
        let words = set.iter().map(|one| relation(instance, locale, one, form));
        words.collect::<Vec<_>>().join(texts.and)
    });
    sets.collect::<Vec<_>>().join(texts.or)
}

fn relation(instance: &Instance, locale: Locale, relation: &Relation, form: Form) -> String {
    let texts = texts_in(locale).preview;
    let field = |id: &FieldId| {
        let field = instance.fields.get(id);
        field.map_or(id.as_str(), |field| &field.name).to_owned()
    };
    match (relation, form) {
        (Relation::Reporter, Form::Short) => texts.reporter.to_owned(),
        (Relation::Reporter, Form::Long) => texts.the_reporter.to_owned(),
        (Relation::Assignee, Form::Short) => texts.assignee.to_owned(),
        (Relation::Assignee, Form::Long) => texts.the_assignee.to_owned(),
        (Relation::InUserField(id) | Relation::InGroupField(id), Form::Short) => {
            (texts.in_field)(&field(id))
        }
        (Relation::InUserField(id), Form::Long) => (texts.named_in_field)(&field(id)),
        (Relation::InGroupField(id), Form::Long) => (texts.group_named_in_field)(&field(id)),
    }
}

/// The steps of a chain in words, from the subject to the holder of the grant.
pub fn steps(instance: &Instance, locale: Locale, subject: &Subject, chain: &Chain) -> Vec<String> {
    let texts = texts_in(locale).preview;
    let mut steps = Vec::new();
    let mut links = chain.links.iter().peekable();
    match (subject, links.peek()) {
        // 'a new member of acme-clients' says the first link already.
        (Subject::NewMember(_), Some(Link::MemberOf(name))) => {
            steps.push((texts.new_member)(name.as_str()));
            links.next();
        }
        _ => steps.push(subjects::phrase(instance, locale, subject)),
    }
    steps.extend(links.map(|link| match link {
        Link::MemberOf(name) => (texts.group)(name.as_str()),
        Link::SubGroupOf(name) => (texts.sub_group_of)(name.as_str()),
        Link::Application(key) => {
            let application = instance.applications.get(key);
            let name = application.map_or(key.as_str(), |application| &application.name);
            (texts.access_to)(name)
        }
        Link::ActsIn(role, project) => {
            let role = holders::name(instance, locale, &Holder::ProjectRole(*role));
            (texts.role_in)(&role, &project_key(instance, *project))
        }
        Link::Leads(project) => (texts.leads)(&project_key(instance, *project)),
        Link::Related(one) => (texts.as_related)(&relation(instance, locale, one, Form::Long)),
        Link::Holds(key) => (texts.holds)(&words(instance, locale, key).name),
    }));
    steps
}

fn project_key(instance: &Instance, project: ProjectId) -> String {
    let project = instance.projects.get(&project);
    project.map_or_else(String::new, |project| project.key.to_string())
}

/// Who holds a permission in a project's scheme, for those who do not: the holders, in words.
pub fn held_by(
    resolver: &Resolver,
    locale: Locale,
    project: ProjectId,
    permission: &PermissionKey,
) -> Vec<String> {
    let instance = resolver.instance();
    let scheme = instance
        .projects
        .get(&project)
        .and_then(|project| instance.schemes.get(&project.scheme));
    let grants = scheme.into_iter().flat_map(|scheme| &scheme.grants);
    let grants = grants.filter(|grant| grant.cell.permission == *permission);
    let holders: BTreeSet<&Holder> = grants.map(|grant| &grant.cell.holder).into_set();
    let phrases = holders.into_iter();
    phrases
        .map(|holder| holders::phrase(instance, locale, holder))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{BLUE, DEVELOPERS, resolver, scheme};
    use whocan_access::GrantId;
    use whocan_access::permission::BROWSE_PROJECTS;

    const SIGNED_IN: Holder = Holder::ApplicationRole(None);

    fn clients() -> Question {
        Question {
            subject: Subject::new_member_of("acme-clients"),
            project: BLUE,
        }
    }

    fn both(before: &[(&str, Holder)], after: &[(&str, Holder)]) -> (Resolver, Resolver) {
        let now = resolver(before);
        let draft = now.with_scheme(scheme(after));
        (now, draft)
    }

    fn said(locale: Locale, before: &[(&str, Holder)], after: &[(&str, Holder)]) -> String {
        let (now, draft) = both(before, after);
        let answers = answers(&now, &draft, &clients(), &[BROWSE_PROJECTS.into()]).unwrap();
        headline(now.instance(), locale, &clients(), &answers[0])
    }

    #[test]
    fn the_headline_says_whether_they_can_browse_with_the_draft() {
        let open = [(BROWSE_PROJECTS, SIGNED_IN)];
        let reported = [(BROWSE_PROJECTS, Holder::Reporter)];
        for (before, after, expected) in [
            (
                &open[..],
                &open[..],
                "A new member of acme-clients can browse BLUE.",
            ),
            (
                &open,
                &[],
                "A new member of acme-clients can no longer browse BLUE.",
            ),
            (&[], &[], "A new member of acme-clients cannot browse BLUE."),
            (
                &[],
                &open,
                "With this draft, a new member of acme-clients can browse BLUE.",
            ),
            (
                &open,
                &reported,
                "A new member of acme-clients can no longer browse all of BLUE, only some issues.",
            ),
        ] {
            assert_eq!(said(Locale::En, before, after), expected);
        }
        assert_eq!(
            said(Locale::Ja, &open, &[]),
            "acme-clients の新しいメンバーは BLUE を参照できなくなります。"
        );
    }

    #[test]
    fn a_permission_without_browse_says_what_it_needs() {
        let before = [(BROWSE_PROJECTS, SIGNED_IN), ("ADD_COMMENTS", SIGNED_IN)];
        let (now, draft) = both(&before, &before[1..]);
        let answers = answers(&now, &draft, &clients(), &["ADD_COMMENTS".into()]).unwrap();
        let comments = &answers[0];
        assert!(comments.differs());
        assert_eq!(comments.now, Verdict::Yes);
        assert_eq!(
            long_verdict(now.instance(), Locale::En, &comments.draft),
            "Unusable: needs Browse Projects"
        );
    }

    #[test]
    fn a_condition_names_the_relation() {
        let grants = [
            (BROWSE_PROJECTS, Holder::Anyone),
            ("EDIT_ISSUES", Holder::Reporter),
        ];
        let now = resolver(&grants);
        let answers = answers(&now, &now, &clients(), &["EDIT_ISSUES".into()]).unwrap();
        let verdict = &answers[0].now;
        assert_eq!(
            short_verdict(now.instance(), Locale::En, verdict),
            "If reporter"
        );
        assert_eq!(
            long_verdict(now.instance(), Locale::En, verdict),
            "Only on issues where they are the reporter"
        );
    }

    #[test]
    fn ways_tell_what_the_draft_does_to_them() {
        let before = [
            (BROWSE_PROJECTS, SIGNED_IN),
            (BROWSE_PROJECTS, Holder::Anyone),
        ];
        let added = (BROWSE_PROJECTS, Holder::Group("externals".into()));
        let (now, draft) = both(&before, &[before[1].clone(), added]);
        let fates: Vec<Fate> = ways(&now, &draft, &clients(), BROWSE_PROJECTS)
            .iter()
            .map(|way| way.fate)
            .collect();
        assert_eq!(fates, [Fate::Removed, Fate::Kept, Fate::Added]);
    }

    #[test]
    fn a_chain_reads_from_the_subject_to_the_holder() {
        let now = resolver(&[(BROWSE_PROJECTS, SIGNED_IN)]);
        let ways = ways(&now, &now, &clients(), BROWSE_PROJECTS);
        let chain = &ways[0].chain;
        assert_eq!(chain.grant, Some(GrantId(1)));
        assert_eq!(
            steps(now.instance(), Locale::En, &clients().subject, chain),
            [
                "a new member of acme-clients",
                "sub-group of externals",
                "access to Jira Software"
            ]
        );
    }

    #[test]
    fn a_user_comes_before_the_role_they_act_in() {
        let now = resolver(&[(BROWSE_PROJECTS, Holder::ProjectRole(DEVELOPERS))]);
        let question = Question {
            subject: Subject::User("dana".into()),
            project: BLUE,
        };
        let ways = ways(&now, &now, &question, BROWSE_PROJECTS);
        assert_eq!(
            steps(
                now.instance(),
                Locale::En,
                &question.subject,
                &ways[0].chain
            ),
            ["Dana Okoye", "group staff", "role Developers in BLUE"]
        );
        let held = held_by(&now, Locale::En, BLUE, &BROWSE_PROJECTS.into());
        assert_eq!(held, ["role Developers"]);
    }
}
