//! How it was before something was done for the group: without a DOM.

use whocan_access::{Inserting, Resolver};

use crate::workspace::{Deed, Made};

/// The instance without what was made, the latest undone first; what cannot be undone any more stays.
pub fn undone(now: &Resolver, made: &[Made]) -> Resolver {
    let mut before = now.clone();
    for made in made.iter().rev() {
        before = match made {
            Made::AtOnce(deed) => taken_back(&before, deed),
            Made::Saved { scheme, draft } => {
                let undone = before.with_draft(*scheme, &draft.inverse());
                undone.unwrap_or(before)
            }
        };
    }
    before
}

fn taken_back(now: &Resolver, deed: &Deed) -> Resolver {
    match deed.inverse() {
        Deed::Acting {
            project,
            role,
            exchange,
        } => now.with_steps(&exchange.steps(project, role)),
        Deed::Membership {
            group,
            people,
            join,
        } => {
            let known = now.instance().groups.get(&group);
            let users = known.map(|group| group.users.iter());
            let users = users.into_iter().flatten();
            let mut users: Vec<_> = users
                .filter(|user| !people.contains(user))
                .cloned()
                .collect();
            if join {
                users.extend(people);
            }
            now.with_members(&group, users.into_iter().into_set())
                .unwrap_or_else(|_| now.clone())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{BLUE, DEVELOPERS, SIGNED_IN, resolver};
    use crate::workspace::Exchange;
    use whocan_access::permission::BROWSE_PROJECTS;
    use whocan_access::{Actor, Cell, Draft, Holder, Impact, SchemeId, Turn};

    use super::super::losers::others;
    use crate::editor::impact::turning;

    #[test]
    fn who_lost_something_by_what_was_done_is_found_again() {
        let first = resolver(&[
            (BROWSE_PROJECTS, SIGNED_IN),
            (BROWSE_PROJECTS, Holder::ProjectRole(DEVELOPERS)),
        ]);
        let draft = Draft {
            removed: [Cell::new(BROWSE_PROJECTS, SIGNED_IN)].into(),
            ..Draft::default()
        };
        let exchange = Exchange {
            leave: vec![Actor::Group("staff".into())],
            join: Vec::new(),
        };
        let saved = first.with_draft(SchemeId::DEFAULT, &draft).unwrap();
        let now = saved.with_steps(&exchange.steps(BLUE, DEVELOPERS));
        let made = [
            Made::Saved {
                scheme: SchemeId::DEFAULT,
                draft,
            },
            Made::AtOnce(Deed::Acting {
                project: BLUE,
                role: DEVELOPERS,
                exchange,
            }),
        ];
        let before = undone(&now, &made);
        let lost = |before: &Resolver| {
            let impact = Impact::between(before, &now).unwrap();
            (
                others(before, &"acme-clients".into(), &impact),
                impact.people(&turning(Turn::Gained)),
            )
        };
        assert_eq!(lost(&before), lost(&first));
        assert_ne!(lost(&before).0, []);
        assert_eq!(lost(&undone(&now, &[])).0, []);
    }
}
