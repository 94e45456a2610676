//! The answers of the preview in words: the headline, verdicts, and the steps of a chain.

use whocan_access::{
    Chain, FieldId, Holder, Instance, Lack, Link, PermissionKey, ProjectId, Relation, Relations,
    Subject, Verdict,
};

use crate::editor::finding_words::permissions;
use crate::editor::preview::{Answer, Question, sight};
use crate::editor::review::HolderChange;
use crate::editor::rows::words;
use crate::editor::{holders, subjects};
use crate::i18n::Locale;
use crate::i18n::later::texts_in;

/// So many permissions are named in a sentence.
const FEW: usize = 6;

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
        Verdict::Unusable(lacks) => (texts.unusable_because)(&lacking(instance, locale, lacks)),
        Verdict::No => texts.no.to_owned(),
    }
}

/// On which issues a holder that depends on the issue matches: 'Only on issues where they are the
/// reporter'. None of other holders.
pub fn only_where(instance: &Instance, locale: Locale, holder: &Holder) -> Option<String> {
    let related = relation(instance, locale, &holder.relation()?, Form::Long);
    Some((texts_in(locale).preview.only_where)(&related))
}

/// What a holder's grants give besides, in a sentence: of one that depends on the issue, with where.
pub fn besides(
    instance: &Instance,
    locale: Locale,
    holder: &Holder,
    permissions: &[PermissionKey],
) -> String {
    let texts = texts_in(locale);
    let names = permissions.iter();
    let names: Vec<String> = names.map(|key| words(instance, locale, key).name).collect();
    let names = texts.common.list(&names, FEW);
    let mut phrase = holders::phrase(instance, locale, holder);
    let Some(one) = holder.relation() else {
        return (texts.preview.also)(&phrase, &names);
    };
    let related = relation(instance, locale, &one, Form::Long);
    phrase = format!("{phrase} ({})", (texts.preview.as_related)(&related));
    let said = (texts.preview.also)(&phrase, &names);
    [said, (texts.preview.for_each_related)(&related)].join(texts.common.between_sentences)
}

/// What a holder gains and what it loses, each in words if there is any.
pub fn gains_and_loses(
    instance: &Instance,
    locale: Locale,
    change: &HolderChange,
) -> [Option<String>; 2] {
    let review = texts_in(locale).review;
    let said = |keys: &[PermissionKey], text: fn(&str) -> String| {
        (!keys.is_empty()).then(|| text(&permissions(instance, locale, keys)))
    };
    [
        said(&change.gains, review.granted),
        said(&change.loses, review.no_longer_granted),
    ]
}

/// What something that is granted lacks: 'needs Browse Projects'.
pub fn lacking<'a>(
    instance: &Instance,
    locale: Locale,
    lacks: impl IntoIterator<Item = &'a Lack>,
) -> String {
    let texts = texts_in(locale).preview;
    let reasons = lacks.into_iter().map(|lack| match lack {
        Lack::Permission(key) => (texts.needs)(&words(instance, locale, key).name),
        Lack::SecurityLevel(_) => texts.hidden_by_level.to_owned(),
        Lack::Archived => texts.archived.to_owned(),
    });
    reasons.collect::<Vec<_>>().join(texts.and)
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

/// A step of a chain in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step<'a> {
    /// What it says.
    pub said: String,
    /// The link that it tells of; none where it only says whom the chain is about.
    pub link: Option<&'a Link>,
}

/// The steps of a chain in words, from the subject to the holder of the grant. Without a subject,
/// from the first of its links.
pub fn steps<'a>(
    instance: &Instance,
    locale: Locale,
    subject: Option<&Subject>,
    chain: &'a Chain,
) -> Vec<Step<'a>> {
    let texts = texts_in(locale).preview;
    let mut steps = Vec::new();
    let mut links = chain.links.iter().peekable();
    match (subject, links.peek()) {
        // 'someone who is only in acme-clients' says the first link already.
        (Some(Subject::NewMember(_)), Some(link @ Link::MemberOf(name))) => {
            steps.push(Step {
                said: (texts.only_in)(name.as_str()),
                link: Some(link),
            });
            links.next();
        }
        (Some(subject), _) => steps.push(Step {
            said: subjects::phrase(instance, locale, subject),
            link: None,
        }),
        (None, _) => {}
    }
    steps.extend(links.map(|link| Step {
        said: said(instance, locale, link),
        link: Some(link),
    }));
    steps
}

/// A link of a chain in words.
fn said(instance: &Instance, locale: Locale, link: &Link) -> String {
    let texts = texts_in(locale).preview;
    match link {
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
    }
}

fn project_key(instance: &Instance, project: ProjectId) -> String {
    let project = instance.projects.get(&project);
    project.map_or_else(String::new, |project| project.key.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{BLUE, DEVELOPERS, SIGNED_IN, clients, resolver, scheme};
    use crate::editor::preview::{answers, ways};
    use whocan_access::permission::BROWSE_PROJECTS;
    use whocan_access::{GrantId, Resolver};

    fn browse_answer(now: &Resolver, draft: &Resolver) -> Answer {
        let answers = answers(now, draft, &clients(), [BROWSE_PROJECTS.into()]);
        answers.unwrap().remove(0)
    }

    fn in_words(now: &Resolver, subject: &Subject, chain: &Chain) -> Vec<String> {
        let steps = steps(now.instance(), Locale::En, Some(subject), chain);
        steps.into_iter().map(|step| step.said).collect()
    }

    fn headline_of(locale: Locale, before: &[(&str, Holder)], after: &[(&str, Holder)]) -> String {
        let now = resolver(before);
        let draft = now.with_scheme(scheme(after));
        headline(
            now.instance(),
            locale,
            &clients(),
            &browse_answer(&now, &draft),
        )
    }

    #[test]
    fn the_headline_says_whether_they_can_browse_with_the_draft() {
        let open = [(BROWSE_PROJECTS, SIGNED_IN)];
        let reported = [(BROWSE_PROJECTS, Holder::Reporter)];
        for (before, after, expected) in [
            (
                &open[..],
                &open[..],
                "Someone who is only in acme-clients can browse BLUE.",
            ),
            (
                &open,
                &[],
                "Someone who is only in acme-clients can no longer browse BLUE.",
            ),
            (
                &[],
                &[],
                "Someone who is only in acme-clients cannot browse BLUE.",
            ),
            (
                &[],
                &open,
                "With this draft, someone who is only in acme-clients can browse BLUE.",
            ),
            (
                &open,
                &reported,
                "Someone who is only in acme-clients can no longer browse all of BLUE, only some issues.",
            ),
        ] {
            assert_eq!(headline_of(Locale::En, before, after), expected);
        }
        assert_eq!(
            headline_of(Locale::Ja, &open, &[]),
            "acme-clients だけに所属するユーザーは BLUE を参照できなくなります。"
        );
    }

    #[test]
    fn what_is_missing_is_named() {
        let now = resolver(&[("ADD_COMMENTS", SIGNED_IN)]);
        let answers = answers(&now, &now, &clients(), ["ADD_COMMENTS".into()]).unwrap();
        assert_eq!(
            long_verdict(now.instance(), Locale::En, &answers[0].now),
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
        let answers = answers(&now, &now, &clients(), ["EDIT_ISSUES".into()]).unwrap();
        let verdict = &answers[0].now;
        assert_eq!(
            short_verdict(now.instance(), Locale::En, verdict),
            "If reporter"
        );
        assert_eq!(
            long_verdict(now.instance(), Locale::En, verdict),
            "Only issues where they are the reporter"
        );
    }

    #[test]
    fn what_reporters_have_besides_is_said_with_where_it_comes_from() {
        let now = resolver(&[]);
        let said = |holder: &Holder| {
            let permissions = ["CLOSE_ISSUES".into(), "EDIT_ISSUES".into()];
            besides(now.instance(), Locale::En, holder, &permissions)
        };
        assert_eq!(
            said(&Holder::Reporter),
            "By the grants to Reporter (where they are the reporter), they can also: Close Issues, Edit Issues. Jira gives these to everybody who is the reporter, or to nobody."
        );
        assert_eq!(
            said(&SIGNED_IN),
            "By the grants to Any signed-in user, they can also: Close Issues, Edit Issues."
        );
        let only = only_where(now.instance(), Locale::En, &Holder::Assignee);
        assert_eq!(
            only.as_deref(),
            Some("Only issues where they are the assignee")
        );
    }

    #[test]
    fn a_chain_reads_from_the_subject_to_the_holder() {
        let now = resolver(&[(BROWSE_PROJECTS, SIGNED_IN)]);
        let ways = ways(&now, &now, &clients(), BROWSE_PROJECTS);
        let chain = &ways[0].chain;
        assert_eq!(chain.grant, Some(GrantId(1)));
        assert_eq!(
            in_words(&now, &clients().subject, chain),
            [
                "someone who is only in acme-clients",
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
            in_words(&now, &question.subject, &ways[0].chain),
            ["Dana Okoye", "group staff", "role Developers in BLUE"]
        );
    }
}
