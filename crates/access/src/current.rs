//! An instance with a draft over one of its schemes, applied once somebody looks at the schemes.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, OnceLock};

use crate::draft::Draft;
use crate::ids::SchemeId;
use crate::instance::Instance;

/// Reads like the instance that it is. What a draft leads to is asked about far more often than
/// the scheme itself is looked at, and applying the draft costs more than such an answer.
#[derive(Clone, Debug)]
pub(crate) struct Current {
    base: Arc<Instance>,
    draft: Option<Arc<(SchemeId, Draft)>>,
    applied: OnceLock<Arc<Instance>>,
}

impl Current {
    pub(crate) fn new(instance: Arc<Instance>) -> Self {
        Self {
            base: instance,
            draft: None,
            applied: OnceLock::new(),
        }
    }

    /// The same with a draft over a scheme.
    pub(crate) fn with_draft(&self, scheme: SchemeId, draft: &Draft) -> Self {
        Self {
            draft: Some(Arc::new((scheme, draft.clone()))),
            ..Self::new(Arc::clone(self))
        }
    }

    /// The instance for everything but its schemes.
    pub(crate) fn but_for_schemes(&self) -> &Instance {
        &self.base
    }
}

impl Deref for Current {
    type Target = Arc<Instance>;

    fn deref(&self) -> &Arc<Instance> {
        let Some((id, draft)) = self.draft.as_deref() else {
            return &self.base;
        };
        self.applied.get_or_init(|| {
            let mut instance = Instance::clone(&self.base);
            if let Some(scheme) = instance.schemes.get_mut(id) {
                *scheme = Arc::new(draft.apply(scheme));
            }
            Arc::new(instance)
        })
    }
}

impl DerefMut for Current {
    fn deref_mut(&mut self) -> &mut Arc<Instance> {
        if self.draft.is_some() {
            *self = Self::new(Arc::clone(self));
        }
        &mut self.base
    }
}
