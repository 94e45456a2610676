//! Schemes that no project uses or many share, and schemes that are copies of others.

use std::collections::BTreeMap;

use crate::draft::Draft;
use crate::ids::SchemeId;
use crate::scheme::Cell;

use super::normal_form::NormalForm;
use super::survey::Survey;
use super::{About, Reason, Severity};

impl Survey<'_> {
    pub(super) fn copies(&mut self) {
        let instance = self.resolver.instance();
        let mut numbers: BTreeMap<&Cell, u32> = BTreeMap::new();
        let mut by_grants: BTreeMap<Vec<u32>, Vec<SchemeId>> = BTreeMap::new();
        let mut by_effect: BTreeMap<NormalForm, Vec<SchemeId>> = BTreeMap::new();
        for scheme in instance.schemes.values() {
            let mut cells: Vec<u32> = Vec::new();
            for grant in &scheme.grants {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                cells.push(*numbers.entry(&grant.cell).or_insert(next));
            }
            cells.sort_unstable();
            by_grants.entry(cells).or_default().push(scheme.id);
            let Some(view) = self.view(scheme.id) else {
                continue;
            };
            self.use_of(scheme.id, view.projects.len());
            if !scheme.grants.is_empty() {
                let form = self.normal_form(&view);
                by_effect.entry(form).or_default().push(scheme.id);
            }
        }
        for schemes in by_grants.values() {
            if let [first, _, ..] = schemes.as_slice() {
                let reason = Reason::SameGrants(schemes.clone());
                self.found(Severity::Low, About::Scheme(*first), reason, None);
            }
        }
        // Of schemes that grant the same, the first speaks for all.
        let different: Vec<(&[u32], SchemeId)> = by_grants
            .iter()
            .filter_map(|(cells, schemes)| Some((cells.as_slice(), *schemes.first()?)))
            .collect();
        for mut schemes in by_effect.into_values() {
            schemes.retain(|scheme| different.iter().any(|(_, first)| first == scheme));
            if let [first, _, ..] = schemes.as_slice() {
                let about = About::Scheme(*first);
                self.found(Severity::Low, about, Reason::SameEffect(schemes), None);
            }
        }
        self.near_copies(different);
    }

    fn use_of(&mut self, scheme: SchemeId, projects: usize) {
        let about = About::Scheme(scheme);
        // The default scheme takes the projects of deleted ones, and stays.
        if projects == 0 && scheme != SchemeId::DEFAULT {
            self.found(Severity::Low, about, Reason::Unused, None);
        } else if projects >= self.settings.many_projects {
            self.found(Severity::Info, about, Reason::Shared(projects), None);
        }
    }

    /// Each scheme with the nearest of those before it, if that is near enough.
    fn near_copies(&mut self, mut schemes: Vec<(&[u32], SchemeId)>) {
        schemes.sort_by_key(|(_, id)| *id);
        let instance = self.resolver.instance();
        for (at, (cells, id)) in schemes.iter().enumerate() {
            let mut nearest: Option<(usize, SchemeId)> = None;
            for (others, other) in schemes.iter().take(at) {
                let most = nearest.map_or(self.settings.near, |(most, _)| most.saturating_sub(1));
                if let Some(apart) = distance(cells, others, most) {
                    nearest = Some((apart, *other));
                }
            }
            let Some((_, of)) = nearest else { continue };
            if let (Some(other), Some(scheme)) =
                (instance.schemes.get(&of), instance.schemes.get(id))
            {
                let difference = Draft::between(other, scheme);
                let reason = Reason::NearCopy { of, difference };
                self.found(Severity::Low, About::Scheme(*id), reason, None);
            }
        }
    }
}

/// In how many numbers two sorted lists differ, if in at least one, at most so many, and fewer
/// than they share.
fn distance(left: &[u32], right: &[u32], most: usize) -> Option<usize> {
    let both = left.len() + right.len();
    // They share half of what is in both and in no difference: fewer than that may differ.
    let most = most.min(both.saturating_sub(1) / 3);
    if left.len().abs_diff(right.len()) > most {
        return None;
    }
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    let mut apart = 0;
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        if one == other {
            left.next();
            right.next();
            continue;
        }
        if one < other {
            left.next();
        } else {
            right.next();
        }
        apart += 1;
        if apart > most {
            return None;
        }
    }
    apart += left.count() + right.count();
    (1..=most).contains(&apart).then_some(apart)
}
