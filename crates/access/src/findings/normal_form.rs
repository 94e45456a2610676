//! What a scheme comes to, in a form that is equal exactly where two schemes give everybody the
//! same use of the same permissions, whatever they match.
//!
//! Who matches a holder matches each holder that it is inside of, and nothing else follows from
//! it. A permission that needs Browse Projects can be used by whoever matches one of its holders
//! and one that may browse: by single holders, and by pairs of one of each. Of these only those
//! are kept that no other one follows from; without such leftovers there is one form for each
//! effect.

use std::collections::BTreeMap;

use crate::built_in::BUILT_IN;
use crate::compiled::schemes::CompiledHolder;
use crate::holder::Holder;
use crate::permission::BROWSE_PROJECTS;

use super::broad::needs_browse;
use super::survey::{Survey, View};

/// By permission: the holders that have the use of it by themselves, those that have it together
/// with one that may browse, and those that may browse and have it together with one of those.
/// Portal customers, of whom nothing else is known, come last as what is granted to them.
pub(super) type NormalForm = Vec<(String, [Vec<CompiledHolder>; 3])>;

impl Survey<'_> {
    pub(super) fn normal_form(&mut self, view: &View<'_>) -> NormalForm {
        let mut holders: BTreeMap<&str, Vec<CompiledHolder>> = BTreeMap::new();
        let mut form = NormalForm::new();
        for (holder, column) in &view.columns {
            for (permission, cell) in column {
                let compiled = self.compiled(cell);
                if **holder == Holder::PortalCustomers {
                    form.push((permission.to_string(), Default::default()));
                } else if compiled != CompiledHolder::Nobody {
                    holders
                        .entry(permission.as_str())
                        .or_default()
                        .push(compiled);
                }
            }
        }
        include_own(&mut holders);
        let browsing = holders.get(BROWSE_PROJECTS).cloned().unwrap_or_default();
        let browsing = self.widest(&browsing);
        let mut effect = NormalForm::new();
        for (permission, having) in holders {
            let having = self.widest(&having);
            let parts = if needs_browse(&permission.into()) {
                self.together(&having, &browsing)
            } else {
                [having, Vec::new(), Vec::new()]
            };
            if parts.iter().any(|part| !part.is_empty()) {
                effect.push((permission.to_owned(), parts));
            }
        }
        // An empty key parts what is for portal customers from the rest.
        effect.push((String::new(), Default::default()));
        effect.extend(form);
        effect
    }

    /// Holders that are inside no other of them, sorted, each once.
    fn widest(&mut self, holders: &[CompiledHolder]) -> Vec<CompiledHolder> {
        let mut widest: Vec<CompiledHolder> = Vec::new();
        for holder in holders {
            if widest.iter().any(|outer| self.is_inside(holder, outer)) {
                continue;
            }
            widest.retain(|inner| !self.is_inside(inner, holder));
            widest.push(holder.clone());
        }
        widest.sort();
        widest
    }

    /// Who has the use of a permission that needs Browse Projects.
    fn together(
        &mut self,
        having: &[CompiledHolder],
        browsing: &[CompiledHolder],
    ) -> [Vec<CompiledHolder>; 3] {
        let (mut alone, having) = self.parted(having, browsing);
        let (more, browsing) = self.parted(browsing, &[&alone, having.as_slice()].concat());
        alone.extend(more);
        let alone = self.widest(&alone);
        if having.is_empty() || browsing.is_empty() {
            return [alone, Vec::new(), Vec::new()];
        }
        [alone, having, browsing]
    }

    /// Holders that are inside one of the others, and those that are not.
    fn parted(
        &mut self,
        holders: &[CompiledHolder],
        others: &[CompiledHolder],
    ) -> (Vec<CompiledHolder>, Vec<CompiledHolder>) {
        let (mut inside, mut outside) = (Vec::new(), Vec::new());
        for holder in holders {
            if others.iter().any(|outer| self.is_inside(holder, outer)) {
                inside.push(holder.clone());
            } else {
                outside.push(holder.clone());
            }
        }
        (inside, outside)
    }
}

/// *All* includes *Own* in effect (domain.md, rule 7).
fn include_own(holders: &mut BTreeMap<&str, Vec<CompiledHolder>>) {
    for permission in BUILT_IN {
        if let Some(all) = permission.included_in
            && let Some(more) = holders.get(all).cloned()
        {
            holders.entry(permission.key).or_default().extend(more);
        }
    }
}
