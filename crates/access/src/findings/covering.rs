//! Whom the broadest holders contain: a grant to the contained one changes nothing where the
//! broader one has it.

use crate::compiled::schemes::CompiledHolder;
use crate::holder::Holder;
use crate::ids::SchemeId;
use crate::resolver::Resolver;

use super::FindingSettings;
use super::survey::Survey;

impl Resolver {
    /// For each of these holders, those among them that contain it in every project of a scheme:
    /// whoever matches it matches them too. Only anyone, any signed-in user and the users of an
    /// application are asked about as the broader ones. Holders that name nothing that exists, and
    /// holders that contain each other, are in the answer with nothing.
    #[must_use]
    pub fn broader(&self, scheme: SchemeId, holders: &[Holder]) -> Vec<Vec<Holder>> {
        let settings = FindingSettings::default();
        let mut survey = Survey::new(self, &settings);
        let broad: Vec<(&Holder, CompiledHolder)> = holders
            .iter()
            .filter(|holder| matches!(holder, Holder::Anyone | Holder::ApplicationRole(_)))
            .map(|holder| (holder, CompiledHolder::new(holder, &self.people)))
            .collect();
        let Some(view) = survey.view(scheme) else {
            return vec![Vec::new(); holders.len()];
        };
        let mut answer = Vec::with_capacity(holders.len());
        for holder in holders {
            let inner = CompiledHolder::new(holder, &self.people);
            let mut containing = Vec::new();
            if self.knows(holder) && inner != CompiledHolder::Nobody {
                for (outer, compiled) in &broad {
                    if *outer != holder
                        && survey.covers(compiled, &inner, &view)
                        && !survey.covers(&inner, compiled, &view)
                    {
                        containing.push((*outer).clone());
                    }
                }
            }
            answer.push(containing);
        }
        answer
    }
}
