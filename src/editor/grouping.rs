//! Holders of one kind that stand side by side, for the line above the columns.

use whocan_access::Holder;

use crate::components::kind::Kind;

/// Holders of one kind that stand side by side.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Run {
    /// Their kind.
    pub kind: Kind,
    /// The first of them.
    pub first: Holder,
    /// How many they are.
    pub count: usize,
}

/// Holders in runs of one kind each, in their order. A kind may have several: new columns come
/// last.
pub fn runs(holders: &[Holder]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for holder in holders {
        let kind = Kind::of(holder);
        match runs.last_mut() {
            Some(run) if run.kind == kind => run.count += 1,
            _ => runs.push(Run {
                kind,
                first: holder.clone(),
                count: 1,
            }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_cover_all_holders_in_their_order() {
        let group = |name: &str| Holder::Group(name.into());
        let holders = [
            Holder::Anyone,
            group("a"),
            group("b"),
            Holder::Reporter,
            Holder::Assignee,
            group("new"),
        ];
        let runs = runs(&holders);
        let found: Vec<_> = runs.iter().map(|run| (run.kind, run.count)).collect();
        let expected = [
            (Kind::Anyone, 1),
            (Kind::Group, 2),
            (Kind::Issue, 2),
            (Kind::Group, 1),
        ];
        assert_eq!(found, expected);
        assert_eq!(runs[1].first, group("a"));
        assert_eq!(super::runs(&[]), []);
    }
}
