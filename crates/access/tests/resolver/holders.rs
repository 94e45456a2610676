//! Who matches which holder (domain.md, section 2), with an issue and without, in each mode.

use crate::world::{CLIENTS, ISSUE, PROJECT, key, resolver, those_who, user};
use whocan_access::{Condition, Holder, Mode, Relation, Resolver, Scope, Subject};

const EDIT: &str = "EDIT_ISSUES";
const BROWSE: &str = "BROWSE_PROJECTS";
const MODES: [Mode; 3] = [Mode::Conditional, Mode::DataCenter, Mode::Cloud];

fn granted(resolver: &Resolver, subject: &Subject, scope: Scope, mode: Mode) -> Condition {
    resolver.access(subject, scope, mode).unwrap().granted(EDIT)
}

/// Who is granted Edit Issues through a holder without condition.
fn matching(holder: Holder, scope: Scope, mode: Mode) -> Vec<&'static str> {
    let resolver = resolver(&[(EDIT, holder)]);
    those_who(|subject| granted(&resolver, subject, scope, mode) == Condition::Always)
}

#[test]
fn holders_that_depend_on_no_issue() {
    let everybody = vec!["ann", "rita", "asa", "fay", "max", "ned", "zoe"];
    for (holder, expected) in [
        (Holder::Anyone, everybody),
        (Holder::ApplicationRole(None), vec!["max"]),
        (
            Holder::ApplicationRole(Some("jira-software".into())),
            vec!["max"],
        ),
        (
            Holder::ApplicationRole(Some("jira-servicedesk".into())),
            vec![],
        ),
        (Holder::User(key("zoe").into()), vec!["zoe"]),
        (Holder::User("zoe".into()), vec![]),
        (Holder::User(key("ned").into()), vec![]),
        (Holder::Group("inner".into()), vec!["max"]),
        (Holder::Group("outer".into()), vec!["max"]),
        (Holder::Group("other".into()), vec![]),
        (Holder::Group("deleted".into()), vec![]),
        (Holder::ProjectRole(CLIENTS), vec!["max", "zoe"]),
        (Holder::ProjectRole(whocan_access::RoleId(1)), vec![]),
        (Holder::ProjectLead, vec!["ann"]),
        (Holder::PortalCustomers, vec![]),
        (
            Holder::Unknown {
                kind: "from.an.app".into(),
                parameter: None,
            },
            vec![],
        ),
    ] {
        for scope in [PROJECT, ISSUE] {
            for mode in MODES {
                assert_eq!(
                    matching(holder.clone(), scope, mode),
                    expected,
                    "{holder:?} {mode:?}"
                );
            }
        }
    }
}

#[test]
fn with_an_issue_relations_are_exact() {
    for (holder, expected) in [
        (Holder::Reporter, vec!["rita"]),
        (Holder::Assignee, vec!["asa"]),
        (Holder::UserCustomField("customfield_1".into()), vec!["fay"]),
        (Holder::UserCustomField("customfield_9".into()), vec![]),
        (
            Holder::GroupCustomField("customfield_2".into()),
            vec!["max"],
        ),
        (Holder::GroupCustomField("customfield_1".into()), vec![]),
    ] {
        for mode in MODES {
            assert_eq!(
                matching(holder.clone(), ISSUE, mode),
                expected,
                "{holder:?} {mode:?}"
            );
        }
    }
}

#[test]
fn without_an_issue_conditional_names_the_relation() {
    for holder in [
        Holder::Reporter,
        Holder::Assignee,
        Holder::UserCustomField("customfield_1".into()),
        Holder::GroupCustomField("customfield_2".into()),
    ] {
        let resolver = resolver(&[(EDIT, holder.clone())]);
        let relation: Relation = holder.relation().unwrap();
        let expected = Condition::OnIssues(vec![[relation].into()]);
        for subject in [
            user("zoe"),
            Subject::AnySignedIn,
            Subject::new_member_of("inner"),
        ] {
            let condition = granted(&resolver, &subject, PROJECT, Mode::Conditional);
            assert_eq!(condition, expected);
        }
        for subject in [user("ned"), Subject::Anonymous] {
            let condition = granted(&resolver, &subject, PROJECT, Mode::Conditional);
            assert_eq!(condition, Condition::Never);
        }
    }
}

#[test]
fn without_an_issue_data_center_counts_anybody_signed_in() {
    let signed_in = vec!["ann", "rita", "asa", "fay", "max", "zoe"];
    for holder in [
        Holder::Reporter,
        Holder::Assignee,
        Holder::UserCustomField("customfield_1".into()),
        Holder::GroupCustomField("customfield_2".into()),
    ] {
        assert_eq!(
            matching(holder.clone(), PROJECT, Mode::DataCenter),
            signed_in
        );
        let resolver = resolver(&[(EDIT, holder)]);
        let anonymous = granted(&resolver, &Subject::Anonymous, PROJECT, Mode::DataCenter);
        assert_eq!(anonymous, Condition::Never);
    }
}

#[test]
fn without_an_issue_cloud_counts_whom_it_may_hold_for() {
    let signed_in = vec!["ann", "rita", "asa", "fay", "max", "zoe"];
    let reporter = matching(Holder::Reporter, PROJECT, Mode::Cloud);
    assert_eq!(reporter, signed_in);
    let in_groups = matching(Holder::GroupCustomField("f".into()), PROJECT, Mode::Cloud);
    assert_eq!(in_groups, vec!["max"]);
    assert_eq!(
        matching(Holder::Assignee, PROJECT, Mode::Cloud),
        Vec::<&str>::new()
    );
    let resolver = resolver(&[
        (EDIT, Holder::Assignee),
        ("ASSIGNABLE_USER", Holder::ProjectLead),
        ("ASSIGNABLE_USER", Holder::Assignee),
    ]);
    let may_edit =
        those_who(|subject| granted(&resolver, subject, PROJECT, Mode::Cloud) == Condition::Always);
    assert_eq!(may_edit, vec!["ann"]);
}

/// Only being assignable must not follow from being assigned: creating may.
#[test]
fn in_cloud_an_assignee_who_may_create_may_browse() {
    let resolver = resolver(&[
        (BROWSE, Holder::ReporterCreate),
        ("CREATE_ISSUES", Holder::Assignee),
        ("ASSIGNABLE_USER", Holder::ProjectLead),
    ]);
    let browsing = those_who(|subject| {
        let access = resolver.access(subject, PROJECT, Mode::Cloud).unwrap();
        access.granted(BROWSE) == Condition::Always
    });
    assert_eq!(browsing, vec!["ann"]);
}

#[test]
fn two_holders_count_for_browse_only() {
    for holder in [Holder::ReporterCreate, Holder::AssigneeAssignable] {
        assert_eq!(
            matching(holder.clone(), ISSUE, Mode::DataCenter),
            Vec::<&str>::new()
        );
        assert_eq!(
            matching(holder, PROJECT, Mode::DataCenter),
            Vec::<&str>::new()
        );
    }
    let resolver = resolver(&[
        (BROWSE, Holder::ReporterCreate),
        (BROWSE, Holder::AssigneeAssignable),
        ("CREATE_ISSUES", Holder::ProjectLead),
        ("ASSIGNABLE_USER", Holder::Group("outer".into())),
    ]);
    let browsing = |scope, mode| {
        those_who(|subject| {
            let access = resolver.access(subject, scope, mode).unwrap();
            access.granted(BROWSE) == Condition::Always
        })
    };
    assert_eq!(browsing(PROJECT, Mode::DataCenter), vec!["ann", "max"]);
    assert_eq!(browsing(PROJECT, Mode::Cloud), vec!["ann", "max"]);
    assert_eq!(browsing(ISSUE, Mode::DataCenter), vec!["rita", "asa"]);
    let access = resolver
        .access(&user("zoe"), PROJECT, Mode::Conditional)
        .unwrap();
    assert_eq!(
        access.granted(BROWSE),
        Condition::OnIssues(vec![
            [Relation::Reporter].into(),
            [Relation::Assignee].into()
        ])
    );
}

#[test]
fn whoever_creates_becomes_the_reporter() {
    let resolver = resolver(&[("CREATE_ISSUES", Holder::Reporter)]);
    for scope in [PROJECT, ISSUE] {
        for mode in MODES {
            let creating = those_who(|subject| {
                let access = resolver.access(subject, scope, mode).unwrap();
                access.granted("CREATE_ISSUES") == Condition::Always
            });
            assert_eq!(creating, vec!["ann", "rita", "asa", "fay", "max", "zoe"]);
            let anonymous = resolver.access(&Subject::Anonymous, scope, mode).unwrap();
            assert_eq!(anonymous.granted("CREATE_ISSUES"), Condition::Never);
        }
    }
}

#[test]
fn subjects_that_are_nobody_yet() {
    let resolver = resolver(&[
        (EDIT, Holder::ApplicationRole(None)),
        (
            "MOVE_ISSUES",
            Holder::ApplicationRole(Some("jira-software".into())),
        ),
        ("LINK_ISSUES", Holder::ProjectRole(CLIENTS)),
        ("CLOSE_ISSUES", Holder::Group("outer".into())),
    ]);
    let permissions = [EDIT, "MOVE_ISSUES", "LINK_ISSUES", "CLOSE_ISSUES"];
    for (subject, expected) in [
        (Subject::Anonymous, [false, false, false, false]),
        (Subject::AnySignedIn, [true, false, false, false]),
        (Subject::new_member_of("inner"), [true, true, true, true]),
        (
            Subject::new_member_of("other"),
            [false, false, false, false],
        ),
        (Subject::NewMember([].into()), [false, false, false, false]),
    ] {
        let access = resolver
            .access(&subject, PROJECT, Mode::Conditional)
            .unwrap();
        let answers = permissions.map(|key| access.granted(key) == Condition::Always);
        assert_eq!(answers, expected, "{subject:?}");
    }
}
