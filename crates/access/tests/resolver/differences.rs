//! What differs between two answers.

use crate::world::{PROJECT, resolver, scheme, user};
use whocan_access::{Cell, Difference, Draft, Holder, Mode, Relation, Resolver, Subject, Verdict};

fn differences(resolver: &Resolver, first: &Subject, second: &Subject) -> Vec<Difference> {
    let of = |subject| {
        resolver
            .access(subject, PROJECT, Mode::Conditional)
            .unwrap()
    };
    of(first).differences(&of(second))
}

fn difference(permission: &str, first: Verdict, second: Verdict) -> Difference {
    Difference {
        permission: permission.into(),
        first,
        second,
    }
}

#[test]
fn of_two_subjects() {
    let resolver = resolver(&[
        ("BROWSE_PROJECTS", Holder::Anyone),
        ("EDIT_ISSUES", Holder::ProjectLead),
        ("LINK_ISSUES", Holder::Reporter),
    ]);
    let as_reporter = Verdict::OnIssues(vec![[Relation::Reporter].into()]);
    assert_eq!(
        differences(&resolver, &user("ann"), &Subject::Anonymous),
        [
            difference("EDIT_ISSUES", Verdict::Yes, Verdict::No),
            difference("LINK_ISSUES", as_reporter, Verdict::No),
        ]
    );
    assert_eq!(differences(&resolver, &user("asa"), &user("zoe")), []);
}

#[test]
fn of_before_and_after_a_draft_that_brings_a_new_permission() {
    let before = resolver(&[]);
    let draft = Draft {
        added: [Cell::new("com.app__NEW", Holder::ProjectLead)].into(),
        removed: [].into(),
    };
    let after = before.with_scheme(draft.apply(&scheme(&[])));
    let of = |resolver: &Resolver| {
        let access = resolver.access(&user("ann"), PROJECT, Mode::Conditional);
        access.unwrap()
    };
    let new = difference("com.app__NEW", Verdict::No, Verdict::Yes);
    assert_eq!(of(&before).differences(&of(&after)), [new]);
    let gone = difference("com.app__NEW", Verdict::Yes, Verdict::No);
    assert_eq!(of(&after).differences(&of(&before)), [gone]);
}
