//! What is worth a look in a scheme, and how a draft changes that.

use std::collections::BTreeSet;
use std::mem::discriminant;

use whocan_access::permission::BROWSE_PROJECTS;
use whocan_access::{
    About, Cell, Draft, Finding, FindingSettings, Holder, Inserting, PermissionKey, ProjectId,
    Reason, Resolver, SchemeId, Severity, UserKey,
};

/// Key of Add Comments.
const ADD_COMMENTS: &str = "ADD_COMMENTS";

/// How a draft changes what is worth a look in its scheme.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct News {
    /// What was not worth a look before, the gravest first.
    pub new: Vec<Matter>,
    /// What only follows from taking Browse Projects from a holder: fewer people can use what else
    /// it is granted.
    pub follows: Vec<(Holder, Vec<PermissionKey>)>,
    /// Who is named directly for nothing but what is taken from other holders.
    pub instead: Vec<UserKey>,
    /// What it settles, in the same order.
    pub settled: Vec<Matter>,
}

/// What is worth a look: findings for the same reason.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Matter {
    /// How much it matters.
    pub severity: Severity,
    /// What is the matter.
    pub reason: Reason,
    /// Where, if it is about projects; else it is about the scheme.
    pub projects: Vec<ProjectId>,
}

/// What is worth a look in a scheme. What is merely good to know is left out.
pub fn findings(resolver: &Resolver, scheme: SchemeId) -> Vec<Finding> {
    let mut findings = resolver.findings_of(&[scheme], &FindingSettings::default());
    findings.retain(|finding| finding.severity != Severity::Info);
    findings
}

/// The findings that come and go. One that is only about less than before is neither new nor
/// settled; one that is about more is new. Of the holders that are unusable with the draft, nobody
/// can use what needs Browse Projects.
pub fn news(
    before: &[Finding],
    after: Vec<Finding>,
    draft: &Draft,
    unusable: &BTreeSet<Holder>,
) -> News {
    let is_left = |one: &Finding| after.iter().any(|other| is_part(one, other, Part::Some));
    let mut news = News {
        new: Vec::new(),
        follows: Vec::new(),
        instead: Vec::new(),
        settled: Vec::new(),
    };
    let moved = moved(before, &after, draft);
    let is_moved = |finding: &Finding| commenting(finding).is_some_and(|one| moved.contains(one));
    let settled = before.iter();
    for finding in settled.filter(|finding| !is_left(finding) && !is_moved(finding)) {
        add(&mut news.settled, finding.clone());
    }
    for finding in after.into_iter().filter(|finding| !is_moved(finding)) {
        let mut before = before.iter();
        if before.any(|known| is_part(&finding, known, Part::All)) {
            continue;
        }
        match finding.reason {
            Reason::WithoutBrowse {
                holder,
                permissions,
                ..
            } if is_consequence(draft, unusable, &holder) => {
                news.follows.push((holder, permissions));
            }
            Reason::NamesUser { user, .. } if is_instead(draft, &user) => news.instead.push(user),
            _ => add(&mut news.new, finding),
        }
    }
    news
}

/// The holders of whom it holds now, and those of whom it held before, that comments cannot be
/// corrected by their authors: where a draft has the ones comment in the place of the others, that
/// is no news.
fn moved(before: &[Finding], after: &[Finding], draft: &Draft) -> BTreeSet<Holder> {
    let among = |cells: &BTreeSet<Cell>, findings: &[Finding]| {
        let holders = findings.iter().filter_map(commenting);
        let changed = holders.filter(|holder| {
            let comment = Cell::new(ADD_COMMENTS, (*holder).clone());
            cells.contains(&comment)
        });
        changed.cloned().collect::<Vec<Holder>>()
    };
    let from = among(&draft.removed, before);
    let to = among(&draft.added, after);
    if from.is_empty() || to.is_empty() {
        BTreeSet::new()
    } else {
        from.into_iter().chain(to).into_set()
    }
}

/// The holder whose comments cannot be corrected, if a finding is about that.
fn commenting(finding: &Finding) -> Option<&Holder> {
    match &finding.reason {
        Reason::CommentsWithoutEdit { holder, .. } => Some(holder),
        _ => None,
    }
}

/// Whether a draft takes Browse Projects from a holder, and leaves it to some of them.
fn is_consequence(draft: &Draft, unusable: &BTreeSet<Holder>, holder: &Holder) -> bool {
    let browse = Cell::new(BROWSE_PROJECTS, holder.clone());
    draft.removed.contains(&browse) && !unusable.contains(holder)
}

/// Whether a draft grants somebody nothing but what it takes from other holders.
fn is_instead(draft: &Draft, user: &UserKey) -> bool {
    let added = draft.added.iter();
    let mut added = added.filter(|cell| cell.holder == Holder::User(user.clone()));
    let is_taken = |cell: &Cell| {
        let mut removed = draft.removed.iter();
        removed.any(|taken| taken.permission == cell.permission)
    };
    added.all(is_taken)
}

/// Adds a finding; where the same is the matter in several projects, it is one.
fn add(all: &mut Vec<Matter>, finding: Finding) {
    let mut known = all.iter_mut();
    let known = known.find(|known| known.reason == finding.reason);
    match (known, finding.about) {
        (Some(known), About::Project(project)) => known.projects.push(project),
        (_, about) => all.push(Matter {
            severity: finding.severity,
            reason: finding.reason,
            projects: match about {
                About::Project(project) => vec![project],
                _ => Vec::new(),
            },
        }),
    }
}

/// How much of one finding is in another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Some,
    All,
}

/// Whether two findings are about the same matter, and some or all that one names is named by the
/// other too.
fn is_part(one: &Finding, other: &Finding, part: Part) -> bool {
    if one.about != other.about || discriminant(&one.reason) != discriminant(&other.reason) {
        return false;
    }
    if whom(&one.reason) != whom(&other.reason) {
        return false;
    }
    let (names, known) = (named(&one.reason), named(&other.reason));
    let mut names = names.iter();
    match part {
        Part::Some => names.len() == 0 || names.any(|name| known.contains(name)),
        Part::All => names.all(|name| known.contains(name)),
    }
}

/// The one holder that a finding is about, if it is about one.
fn whom(reason: &Reason) -> Option<Holder> {
    match reason {
        Reason::WithoutBrowse { holder, .. }
        | Reason::BroadPower { holder, .. }
        | Reason::CommentsWithoutEdit { holder, .. }
        | Reason::Redundant { holder, .. }
        | Reason::UnknownHolder { holder, .. } => Some(holder.clone()),
        Reason::NamesUser { user, .. } => Some(Holder::User(user.clone())),
        Reason::NamesGroup { group, .. } => Some(Holder::Group(group.clone())),
        _ => None,
    }
}

/// What a finding names of which there can be more and less.
fn named(reason: &Reason) -> Vec<Named<'_>> {
    match reason {
        Reason::AnonymousActs { permissions, .. }
        | Reason::AnonymousLooks { permissions, .. }
        | Reason::WithoutBrowse { permissions, .. }
        | Reason::BroadPower { permissions, .. }
        | Reason::Redundant { permissions, .. }
        | Reason::UnknownHolder { permissions, .. } => {
            permissions.iter().map(Named::Permission).collect()
        }
        Reason::NobodyHolds(permission) | Reason::UnknownPermission { permission, .. } => {
            vec![Named::Permission(permission)]
        }
        Reason::BrowseByIssue(holders) => holders.iter().map(Named::Holder).collect(),
        _ => Vec::new(),
    }
}

/// Something that a finding names.
#[derive(PartialEq, Eq)]
enum Named<'a> {
    Permission(&'a PermissionKey),
    Holder(&'a Holder),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{BLUE, SIGNED_IN, resolver};

    fn of(grants: &[(&str, Holder)]) -> Vec<Finding> {
        findings(&resolver(grants), SchemeId::DEFAULT)
    }

    #[test]
    fn only_what_a_draft_brings_is_news() {
        let user = Holder::User("dana".into());
        let grants = [
            (BROWSE_PROJECTS, SIGNED_IN),
            ("ADMINISTER_PROJECTS", user.clone()),
            ("ADD_COMMENTS", SIGNED_IN),
            ("EDIT_OWN_COMMENTS", SIGNED_IN),
        ];
        let named_more = [&grants[..], &[("EDIT_ISSUES", user)]].concat();
        assert_eq!(
            news(&of(&grants), of(&named_more), &Draft::default(), &[].into()),
            News::default()
        );

        let news = news(
            &of(&grants),
            of(&grants[1..]),
            &Draft::default(),
            &[].into(),
        );
        let reasons: Vec<&Reason> = news.new.iter().map(|finding| &finding.reason).collect();
        assert!(reasons.contains(&&Reason::NobodyHolds(BROWSE_PROJECTS.into())));
        assert_eq!(news.new[0].severity, Severity::High);
        assert_eq!(news.new[0].projects, [BLUE]);
    }

    #[test]
    fn a_finding_about_more_is_new_and_about_less_is_no_news() {
        let lead = Holder::ProjectLead;
        let little = [
            (BROWSE_PROJECTS, Holder::Group("staff".into())),
            ("ADMINISTER_PROJECTS", Holder::Group("staff".into())),
            ("EDIT_ISSUES", lead.clone()),
        ];
        let much = [&little[..], &[("LINK_ISSUES", lead.clone())]].concat();
        assert_eq!(
            news(&of(&much), of(&little), &Draft::default(), &[].into()),
            News::default()
        );
        let grown = news(&of(&little), of(&much), &Draft::default(), &[].into());
        assert_eq!((grown.new.len(), grown.settled.len()), (1, 0));
        let usable = [&much[..], &[(BROWSE_PROJECTS, lead)]].concat();
        let settled = news(&of(&much), of(&usable), &Draft::default(), &[].into());
        assert_eq!((settled.new.len(), settled.settled.len()), (0, 1));
    }

    #[test]
    fn what_held_of_those_whose_place_is_taken_is_not_new() {
        let staff = Holder::Group("staff".into());
        let (wide, narrow) = (
            [(BROWSE_PROJECTS, SIGNED_IN), (ADD_COMMENTS, SIGNED_IN)],
            [(BROWSE_PROJECTS, SIGNED_IN), (ADD_COMMENTS, staff.clone())],
        );
        let draft = Draft {
            added: [Cell::new(ADD_COMMENTS, staff)].into(),
            removed: [Cell::new(ADD_COMMENTS, SIGNED_IN)].into(),
        };
        let moved = news(&of(&wide), of(&narrow), &draft, &[].into());
        assert_eq!(moved, News::default());
        // Where nobody's place is taken, it is.
        let granted = news(&of(&narrow[..1]), of(&narrow), &draft, &[].into());
        assert_eq!(granted.new.len(), 1);
    }

    #[test]
    fn who_is_named_for_what_others_had_is_no_news() {
        let maria = Holder::User("maria".into());
        let before = [(BROWSE_PROJECTS, SIGNED_IN), (ADD_COMMENTS, SIGNED_IN)];
        let after = [(BROWSE_PROJECTS, maria.clone()), before[1].clone()];
        let mut draft = Draft {
            added: [Cell::new(BROWSE_PROJECTS, maria.clone())].into(),
            removed: [Cell::new(BROWSE_PROJECTS, SIGNED_IN)].into(),
        };
        let names = |found: &News| {
            let mut reasons = found.new.iter().map(|matter| &matter.reason);
            reasons.any(|reason| matches!(reason, Reason::NamesUser { .. }))
        };
        let found = news(&of(&before), of(&after), &draft, &[].into());
        assert_eq!(found.instead, ["maria".into()]);
        assert!(!names(&found));
        // Where they get more than that, it is.
        draft.added.insert(Cell::new("EDIT_ISSUES", maria.clone()));
        let after = [&after[..], &[("EDIT_ISSUES", maria)]].concat();
        let found = news(&of(&before), of(&after), &draft, &[].into());
        assert_eq!(found.instead, []);
        assert!(names(&found));
    }

    #[test]
    fn what_follows_from_taking_browse_away_is_no_problem_of_its_own() {
        let staff = Holder::Group("staff".into());
        let before = [
            (BROWSE_PROJECTS, SIGNED_IN),
            (BROWSE_PROJECTS, staff),
            ("ADD_COMMENTS", SIGNED_IN),
            ("EDIT_OWN_COMMENTS", SIGNED_IN),
        ];
        let draft = Draft {
            removed: [Cell::new(BROWSE_PROJECTS, SIGNED_IN)].into(),
            ..Draft::default()
        };
        let taken = news(&of(&before), of(&before[1..]), &draft, &[].into());
        let keys = ["ADD_COMMENTS".into(), "EDIT_OWN_COMMENTS".into()];
        assert_eq!(taken.follows, [(SIGNED_IN, keys.to_vec())]);
        assert_eq!(taken.new, []);
        // Where it leaves nobody who can use the rest, it is.
        let of_nobody = news(&of(&before), of(&before[1..]), &draft, &[SIGNED_IN].into());
        assert_eq!((of_nobody.follows.len(), of_nobody.new.len()), (0, 1));
        // Granted anew to somebody who never could browse, it is.
        let granted = news(
            &of(&before[1..2]),
            of(&before[1..]),
            &Draft::default(),
            &[].into(),
        );
        assert_eq!((granted.follows.len(), granted.new.len()), (0, 1));
    }
}
