//! Grants that change nothing, because nobody gets anything by them that they do not have.

use std::collections::BTreeMap;

use crate::compiled::schemes::CompiledHolder;
use crate::holder::Holder;
use crate::ids::PermissionKey;
use crate::instance::Project;
use crate::scheme::Cell;

use super::survey::{Survey, View};
use super::{Fix, Reason, Redundancy, Severity};

/// A cell that is still granted once the redundant ones are gone.
struct Standing<'a> {
    holder: CompiledHolder,
    cell: &'a Cell,
}

/// Whether, in the scheme looked at, the first holder covers the second.
type Known = BTreeMap<(CompiledHolder, CompiledHolder), bool>;

impl Survey<'_> {
    /// Redundant grants, holder by holder. Two grants that cover each other are not both redundant:
    /// all fixes together take nothing from anybody.
    pub(super) fn redundant(&mut self, view: &View<'_>) {
        let mut by_permission: BTreeMap<&PermissionKey, Vec<&Cell>> = BTreeMap::new();
        for column in view.columns.values() {
            for (permission, cell) in column {
                by_permission.entry(permission).or_default().push(cell);
            }
        }
        let mut known = Known::new();
        let mut found: BTreeMap<(&Holder, Redundancy), Vec<(&PermissionKey, &Cell)>> =
            BTreeMap::new();
        for (permission, cells) in by_permission {
            let mut standing: Vec<Standing<'_>> = Vec::new();
            for cell in cells {
                if !self.resolver.knows(&cell.holder) {
                    continue;
                }
                if let Some(why) = self.idle(&cell.holder, view) {
                    found
                        .entry((&cell.holder, why))
                        .or_default()
                        .push((permission, cell));
                } else {
                    let holder = self.compiled(cell);
                    if holder != CompiledHolder::Nobody {
                        standing.push(Standing { holder, cell });
                    }
                }
            }
            // Of holders that cover each other those later in line go: roles stay rather than
            // groups and users named directly.
            standing.sort_by_key(|standing| match standing.holder {
                CompiledHolder::User(_) => 2,
                CompiledHolder::Group(_) => 1,
                _ => 0,
            });
            let mut at = standing.len();
            while at > 0 {
                at -= 1;
                let Some(covering) = self.covering(&standing, at, view, &mut known) else {
                    continue;
                };
                let gone = standing.remove(at);
                let why = Redundancy::CoveredBy(covering);
                found
                    .entry((&gone.cell.holder, why))
                    .or_default()
                    .push((permission, gone.cell));
            }
        }
        for ((holder, why), cells) in found {
            let reason = Reason::Redundant {
                holder: holder.clone(),
                permissions: cells
                    .iter()
                    .map(|(permission, _)| (*permission).clone())
                    .collect(),
                why,
            };
            let fix = Fix::removing(view.id(), cells.into_iter().map(|(_, cell)| cell));
            self.found(Severity::Low, view.about(), reason, Some(fix));
        }
    }

    /// The holder of another standing cell that covers one of them.
    fn covering(
        &mut self,
        standing: &[Standing<'_>],
        at: usize,
        view: &View<'_>,
        known: &mut Known,
    ) -> Option<Holder> {
        let inner = standing.get(at)?;
        let others = standing
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at);
        for (_, outer) in others {
            let pair = (outer.holder.clone(), inner.holder.clone());
            let covers = if let Some(covers) = known.get(&pair) {
                *covers
            } else {
                let covers = self.covers(&pair.0, &pair.1, view);
                known.insert(pair, covers);
                covers
            };
            if covers {
                return Some(outer.cell.holder.clone());
            }
        }
        None
    }

    /// Whether a holder covers another in every project of the scheme.
    pub(super) fn covers(
        &mut self,
        outer: &CompiledHolder,
        inner: &CompiledHolder,
        view: &View<'_>,
    ) -> bool {
        let local = |holder: &CompiledHolder| {
            matches!(holder, CompiledHolder::Role(_) | CompiledHolder::Lead)
        };
        if self.is_inside(inner, outer) {
            return true;
        }
        if view.projects.is_empty() || !(local(inner) || local(outer)) {
            return false;
        }
        view.projects
            .iter()
            .all(|project| self.is_inside_in(inner, outer, project))
    }

    /// Why nobody can match a holder at present.
    fn idle(&mut self, holder: &Holder, view: &View<'_>) -> Option<Redundancy> {
        match holder {
            Holder::User(key) => self.active(key).is_none().then_some(Redundancy::Inactive),
            Holder::Group(name) => {
                let group = self.resolver.people.group(name)?;
                if !self.members(group).is_empty() {
                    return None;
                }
                let members = self.resolver.members(name).unwrap_or_default();
                Some(if members.is_empty() {
                    Redundancy::Empty
                } else {
                    Redundancy::OnlyInactive
                })
            }
            Holder::ProjectRole(role) => {
                let acts = |project: &&Project| {
                    let actors = project.actors.get(role);
                    actors.is_some_and(|actors| !actors.is_empty())
                };
                let idle = !view.projects.is_empty() && !view.projects.iter().any(acts);
                idle.then_some(Redundancy::NoActors)
            }
            _ => None,
        }
    }
}
