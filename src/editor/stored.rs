//! Drafts as they are kept in the browser: what changes, over what, and since when.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use whocan_access::{
    Cell, Draft, Holder, Inserting, Merge, Overlap, OverlapKind, PermissionScheme,
};
use whocan_jira::HolderBean;

use super::written::{Row, bean, cells, rows};
use crate::workspace::{Asked, OpenDraft, Origin, Source, Trial};

/// What is written now, and all that can be read.
const VERSION: u32 = 1;

/// A draft as it is kept.
#[derive(Clone, PartialEq, Debug)]
pub struct Stored {
    /// What the scheme was called.
    pub name: String,
    /// When it was last changed: milliseconds since 1970.
    pub edited: f64,
    /// What changes.
    pub draft: Draft,
    /// What the scheme granted, as the draft was made for it, to the holders that it concerns:
    /// enough to see what others have changed there since.
    had: BTreeSet<Cell>,
    /// Holder columns added in the draft.
    columns: Vec<Holder>,
    /// What is to be decided of earlier changes of others.
    overlaps: Vec<Overlap>,
    /// If it came from elsewhere and is only being looked at.
    trial: Option<Trial>,
}

/// The same as JSON.
#[derive(Serialize, Deserialize)]
struct Written {
    version: u32,
    name: String,
    edited: f64,
    added: Vec<Row>,
    removed: Vec<Row>,
    had: Vec<Row>,
    columns: Vec<HolderBean>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    overlaps: Vec<WrittenOverlap>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    trial: Option<WrittenTrial>,
}

#[derive(Serialize, Deserialize)]
struct WrittenTrial {
    source: Source,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    aside: Option<Box<Written>>,
}

#[derive(Serialize, Deserialize)]
struct WrittenOverlap {
    holder: HolderBean,
    kind: OverlapKind,
    /// Added and removed, by me and by them.
    mine: [Vec<Row>; 2],
    theirs: [Vec<Row>; 2],
}

impl Stored {
    /// An open draft as it is to be kept.
    pub fn new(open: &OpenDraft, edited: f64) -> Self {
        Self {
            name: open.scheme.name.clone(),
            edited,
            draft: open.draft.clone(),
            had: had(open),
            columns: open.columns.clone(),
            overlaps: open.undecided().cloned().collect(),
            trial: trial(open).cloned(),
        }
    }

    /// Whether this is what is kept of an open draft, whenever it was changed.
    pub fn is_of(&self, open: &OpenDraft) -> bool {
        self.draft == open.draft
            && self.columns == open.columns
            && self.name == open.scheme.name
            && self.trial.as_ref() == trial(open)
            && self.overlaps.iter().eq(open.undecided())
            && self.had == had(open)
    }

    /// The draft that was put aside for this one.
    pub fn aside(&self) -> Option<&Stored> {
        self.trial.as_ref()?.aside.as_deref()
    }

    /// The draft over the newest form of its scheme.
    pub fn resumed(&self, newest: &Arc<PermissionScheme>) -> OpenDraft {
        let holders = holders(&self.draft, self.overlaps.iter());
        let concerned = |cell: &Cell| holders.contains(&cell.holder);
        let (mut base, mut newer) = (nameless(newest), nameless(newest));
        newer.grants.retain(|grant| concerned(&grant.cell));
        base.grants.clear();
        let had = Draft {
            added: self.had.clone(),
            removed: BTreeSet::new(),
        };
        let merge = Merge::new(&had.apply(&base), &self.draft, &newer);
        let overlaps = self.overlaps_with(merge.overlaps, &merge.theirs);
        let is_overtaken = merge.draft.is_empty() && !self.draft.is_empty() && overlaps.is_empty();
        let origin = match &self.trial {
            Some(trial) => Origin::Trial(trial.clone()),
            None if is_overtaken => Origin::Overtaken,
            None => Origin::Here,
        };
        OpenDraft {
            draft: merge.draft,
            columns: self.columns.clone(),
            origin,
            overlaps: Asked::all(overlaps),
            ..OpenDraft::new(Arc::clone(newest))
        }
    }

    /// The overlaps that were not decided, with what others have changed since, and the new ones.
    fn overlaps_with(&self, new: Vec<Overlap>, theirs: &Draft) -> Vec<Overlap> {
        let mut all = Vec::new();
        for known in &self.overlaps {
            let mut since = theirs.clone();
            since.added.retain(|cell| cell.holder == known.holder);
            since.removed.retain(|cell| cell.holder == known.holder);
            let overlap = Overlap {
                theirs: known.theirs.then(&since),
                ..known.clone()
            };
            // Where they have taken theirs back, there is nothing to decide.
            if !overlap.theirs.is_empty() {
                all.push(overlap);
            }
        }
        for overlap in new {
            if !self
                .overlaps
                .iter()
                .any(|known| known.holder == overlap.holder)
            {
                all.push(overlap);
            }
        }
        all
    }

    /// Reads what was kept. `None` for anything else, also what a later version of the app wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::from_written(serde_json::from_str(text).ok()?)
    }

    /// The text to keep.
    pub fn text(&self) -> Option<String> {
        serde_json::to_string(&self.written()).ok()
    }

    fn from_written(written: Written) -> Option<Self> {
        if written.version != VERSION {
            return None;
        }
        let trial = written.trial.map(|trial| Trial {
            source: trial.source,
            aside: trial
                .aside
                .and_then(|aside| Self::from_written(*aside))
                .map(Box::new),
        });
        let overlaps = written.overlaps.iter().map(|overlap| Overlap {
            holder: Holder::from(&overlap.holder),
            kind: overlap.kind,
            mine: read_draft(&overlap.mine),
            theirs: read_draft(&overlap.theirs),
        });
        Some(Self {
            overlaps: overlaps.collect(),
            name: written.name,
            edited: written.edited,
            draft: Draft {
                added: cells(&written.added),
                removed: cells(&written.removed),
            },
            had: cells(&written.had),
            columns: written.columns.iter().map(Holder::from).collect(),
            trial,
        })
    }

    fn written(&self) -> Written {
        let overlaps = self.overlaps.iter().map(|overlap| WrittenOverlap {
            holder: bean(&overlap.holder),
            kind: overlap.kind,
            mine: written_draft(&overlap.mine),
            theirs: written_draft(&overlap.theirs),
        });
        Written {
            overlaps: overlaps.collect(),
            version: VERSION,
            name: self.name.clone(),
            edited: self.edited,
            added: rows(self.draft.added.iter()),
            removed: rows(self.draft.removed.iter()),
            had: rows(self.had.iter()),
            columns: self.columns.iter().map(bean).collect(),
            trial: self.trial.as_ref().map(|trial| WrittenTrial {
                source: trial.source,
                aside: trial.aside.as_ref().map(|aside| Box::new(aside.written())),
            }),
        }
    }
}

fn trial(open: &OpenDraft) -> Option<&Trial> {
    match &open.origin {
        Origin::Trial(trial) => Some(trial),
        _ => None,
    }
}

fn written_draft(draft: &Draft) -> [Vec<Row>; 2] {
    [rows(draft.added.iter()), rows(draft.removed.iter())]
}

fn read_draft([added, removed]: &[Vec<Row>; 2]) -> Draft {
    Draft {
        added: cells(added),
        removed: cells(removed),
    }
}

/// What the scheme of a draft grants to the holders that the draft concerns.
fn had(open: &OpenDraft) -> BTreeSet<Cell> {
    let holders = holders(&open.draft, open.undecided());
    let cells = open.scheme.grants.iter().map(|grant| &grant.cell);
    let concerned = cells.filter(|cell| holders.contains(&cell.holder));
    concerned.cloned().into_set()
}

fn holders<'a>(draft: &'a Draft, overlaps: impl Iterator<Item = &'a Overlap>) -> BTreeSet<Holder> {
    let cells = draft.added.iter().chain(&draft.removed);
    let changed = cells.map(|cell| &cell.holder);
    let asked = overlaps.map(|overlap| &overlap.holder);
    changed.chain(asked).cloned().into_set()
}

/// A scheme without what a merge need not compare.
fn nameless(scheme: &PermissionScheme) -> PermissionScheme {
    PermissionScheme {
        name: String::new(),
        description: String::new(),
        ..scheme.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{SIGNED_IN, scheme};
    use whocan_access::Decision;

    const BROWSE: &str = "BROWSE_PROJECTS";
    const EDIT: &str = "EDIT_ISSUES";

    /// A draft over a scheme that lets reporters browse: it lets them edit, and signed-in users no
    /// longer browse.
    fn open() -> OpenDraft {
        let scheme = scheme(&[
            (BROWSE, Holder::Reporter),
            (BROWSE, SIGNED_IN),
            (EDIT, Holder::ProjectLead),
        ]);
        OpenDraft {
            draft: Draft {
                added: [Cell::new(EDIT, Holder::Reporter)].into(),
                removed: [Cell::new(BROWSE, SIGNED_IN)].into(),
            },
            columns: vec![Holder::Group("acme-clients".into())],
            ..OpenDraft::new(Arc::new(scheme))
        }
    }

    fn kept(stored: &Stored) -> Stored {
        Stored::parse(&stored.text().unwrap()).unwrap()
    }

    #[test]
    fn a_draft_comes_back_as_it_was() {
        let stored = Stored::new(&open(), 17.0);
        assert_eq!(kept(&stored), stored);
        assert!(stored.is_of(&open()));
        assert_eq!(stored.resumed(&open().scheme), open());
    }

    #[test]
    fn a_trial_comes_back_with_the_draft_put_aside() {
        let aside = Stored::new(&open(), 17.0);
        let trial = OpenDraft {
            origin: Origin::Trial(Trial {
                source: Source::Link,
                aside: Some(Box::new(aside.clone())),
            }),
            ..open()
        };
        let stored = Stored::new(&trial, 18.0);
        assert_eq!(kept(&stored).aside(), Some(&aside));
        assert_eq!(stored.resumed(&trial.scheme), trial);
    }

    #[test]
    fn what_is_damaged_or_of_another_version_is_no_draft() {
        let text = Stored::new(&open(), 17.0).text().unwrap();
        for bad in [
            "",
            "true",
            "{}",
            &text[..text.len() - 1],
            &text.replace("\"version\":1", "\"version\":2"),
        ] {
            assert_eq!(Stored::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn changes_of_others_elsewhere_leave_it_alone() {
        let newest = Arc::new(scheme(&[
            (BROWSE, Holder::Reporter),
            (BROWSE, SIGNED_IN),
            (BROWSE, Holder::Anyone),
        ]));
        let resumed = Stored::new(&open(), 0.0).resumed(&newest);
        assert_eq!(resumed.origin, Origin::Here);
        assert_eq!(resumed.draft, open().draft);
        assert_eq!(resumed.scheme, newest);
    }

    #[test]
    fn changes_of_others_to_the_same_holder_are_told() {
        let newest = Arc::new(scheme(&[(BROWSE, SIGNED_IN)]));
        let resumed = Stored::new(&open(), 0.0).resumed(&newest);
        let found: Vec<_> = resumed.undecided().map(|o| (&o.holder, o.kind)).collect();
        assert_eq!(found, [(&Holder::Reporter, OverlapKind::TheyRemovedHolder)]);
        assert_eq!(resumed.draft, open().draft);
        // It is asked until it is decided, whatever else is changed or reloaded.
        let mut changed = resumed.clone();
        changed.draft.removed.clear();
        let again = kept(&Stored::new(&changed, 1.0)).resumed(&newest);
        assert_eq!(again.overlaps, resumed.overlaps);
        changed.overlaps[0].decision = Some(Decision::Both);
        let decided = kept(&Stored::new(&changed, 1.0)).resumed(&newest);
        assert_eq!(decided.overlaps, []);
    }

    #[test]
    fn what_others_go_on_changing_is_part_of_the_question() {
        let newest = Arc::new(scheme(&[(BROWSE, SIGNED_IN)]));
        let resumed = Stored::new(&open(), 0.0).resumed(&newest);
        let stored = kept(&Stored::new(&resumed, 0.0));
        let link = Cell::new("LINK_ISSUES", Holder::Reporter);
        let newer = scheme(&[(BROWSE, SIGNED_IN), ("LINK_ISSUES", Holder::Reporter)]);
        let again = stored.resumed(&Arc::new(newer.clone()));
        let theirs = Draft {
            added: [link.clone()].into(),
            removed: [Cell::new(BROWSE, Holder::Reporter)].into(),
        };
        assert_eq!(again.overlaps[0].overlap.theirs, theirs);
        // 'Mine' ends as if nobody else had changed the holder.
        let mut merge = Merge::new(&newer, &again.draft, &newer);
        merge.decide(&again.overlaps[0].overlap, Decision::Mine);
        let mine = open().draft.apply(&open().scheme).cells();
        let of_reporter = |cells: BTreeSet<Cell>| -> BTreeSet<Cell> {
            let cells = cells.into_iter();
            cells
                .filter(|cell| cell.holder == Holder::Reporter)
                .collect()
        };
        assert_eq!(
            of_reporter(merge.draft.apply(&newer).cells()),
            of_reporter(mine)
        );

        let back = stored.resumed(&open().scheme);
        assert_eq!(back.overlaps, []);
    }

    #[test]
    fn a_draft_that_others_saved_says_so() {
        let newest = Arc::new(open().draft.apply(&open().scheme));
        let resumed = Stored::new(&open(), 0.0).resumed(&newest);
        assert_eq!(resumed.origin, Origin::Overtaken);
        assert!(resumed.draft.is_empty());
    }
}
