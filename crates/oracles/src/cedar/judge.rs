//! Cedar itself, asked about a translated instance.

use std::collections::BTreeSet;
use std::error::Error;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, EntityId, EntityTypeName, EntityUid, Policy, PolicyId,
    PolicySet, Request, Response, RestrictedExpression,
};
use serde_json::Value;
use whocan_access::{Instance, Mode, PermissionKey, Relation, Scope, Subject};

use super::{Ask, entities, policies, principal};

/// Cedar's best supported use: policies parsed once, and only those of the schemes asked about;
/// entities built once, with their ancestors worked out.
#[derive(Debug)]
pub struct Judge {
    authorizer: Authorizer,
    policies: PolicySet,
    entities: Entities,
    types: Types,
}

#[derive(Clone, Debug)]
struct Types {
    person: EntityTypeName,
    action: EntityTypeName,
    project: EntityTypeName,
    issue: EntityTypeName,
}

impl Judge {
    /// Translates what these questions need. `None` where Cedar cannot express the instance: groups
    /// contain each other.
    ///
    /// # Errors
    /// What Cedar refuses of the translation.
    pub fn new(
        instance: &Instance,
        subjects: &[Subject],
        scopes: &[Scope],
        permissions: &[PermissionKey],
    ) -> Result<Option<Self>, Box<dyn Error>> {
        let Some(entities) = entities(instance, subjects, scopes, permissions) else {
            return Ok(None);
        };
        Self::of(&policies(instance, scopes), entities).map(Some)
    }

    /// Takes up a translation.
    ///
    /// # Errors
    /// What Cedar refuses of it.
    pub fn of(policies: &str, entities: Value) -> Result<Self, Box<dyn Error>> {
        Ok(Self {
            authorizer: Authorizer::new(),
            policies: policies.parse()?,
            entities: Entities::from_json_value(entities, None)?,
            types: Types {
                person: "Person".parse()?,
                action: "Action".parse()?,
                project: "Project".parse()?,
                issue: "Issue".parse()?,
            },
        })
    }

    /// The same with one more policy.
    ///
    /// # Errors
    /// What Cedar refuses of it.
    pub fn with_policy(&self, id: &str, policy: &str) -> Result<Self, Box<dyn Error>> {
        let mut policies = self.policies.clone();
        policies.add(Policy::parse(Some(PolicyId::new(id)), policy)?)?;
        Ok(Self {
            authorizer: Authorizer::new(),
            policies,
            entities: self.entities.clone(),
            types: self.types.clone(),
        })
    }

    /// The same entities with other policies.
    ///
    /// # Errors
    /// What Cedar refuses of them.
    pub fn with_policies(&self, policies: &str) -> Result<Self, Box<dyn Error>> {
        Ok(Self {
            authorizer: Authorizer::new(),
            policies: policies.parse()?,
            entities: self.entities.clone(),
            types: self.types.clone(),
        })
    }

    /// What has to be said besides the permission: how issue-level holders count.
    ///
    /// # Errors
    /// What Cedar refuses of it.
    pub fn context(
        &self,
        mode: Mode,
        relations: &BTreeSet<Relation>,
    ) -> Result<Context, Box<dyn Error>> {
        let relations = relations
            .iter()
            .map(|relation| RestrictedExpression::new_string(Self::relation(relation).to_owned()));
        let mode = RestrictedExpression::new_string(format!("{mode:?}"));
        let relations = RestrictedExpression::new_set(relations);
        let pairs = [("mode", mode), ("relations", relations)];
        Ok(Context::from_pairs(
            pairs.map(|(name, value)| (name.to_owned(), value)),
        )?)
    }

    /// The word for a relation in a context.
    pub(super) fn relation(relation: &Relation) -> &str {
        match relation {
            Relation::Reporter => "reporter",
            Relation::Assignee => "assignee",
            Relation::InUserField(field) | Relation::InGroupField(field) => field.as_str(),
        }
    }

    /// The question whether a subject has a permission in a scope.
    ///
    /// # Errors
    /// What Cedar refuses of it.
    pub fn request(
        &self,
        subject: &Subject,
        scope: Scope,
        (ask, permission): (Ask, &str),
        context: Context,
    ) -> Result<Request, Box<dyn Error>> {
        self.request_action(subject, scope, &ask.action(permission), context)
    }

    /// The question whether a subject may do an action in a scope.
    pub(super) fn request_action(
        &self,
        subject: &Subject,
        scope: Scope,
        action: &str,
        context: Context,
    ) -> Result<Request, Box<dyn Error>> {
        let uid = |kind: &EntityTypeName, id: String| {
            EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(id))
        };
        let resource = match scope {
            Scope::Project(id) => uid(&self.types.project, id.to_string()),
            Scope::Issue(id) => uid(&self.types.issue, id.to_string()),
        };
        Ok(Request::new(
            uid(&self.types.person, principal(subject)),
            uid(&self.types.action, action.to_owned()),
            resource,
            context,
            None,
        )?)
    }

    /// Cedar's answer.
    ///
    /// # Errors
    /// Policies that could not be evaluated.
    pub fn allows(&self, request: &Request) -> Result<bool, Box<dyn Error>> {
        Ok(self.response(request)?.decision() == Decision::Allow)
    }

    /// The policies for which Cedar allows it: none where it does not.
    ///
    /// # Errors
    /// Policies that could not be evaluated.
    pub fn allowing(&self, request: &Request) -> Result<Vec<PolicyId>, Box<dyn Error>> {
        let response = self.response(request)?;
        Ok(match response.decision() {
            Decision::Allow => response.diagnostics().reason().cloned().collect(),
            Decision::Deny => Vec::new(),
        })
    }

    fn response(&self, request: &Request) -> Result<Response, Box<dyn Error>> {
        let response = self
            .authorizer
            .is_authorized(request, &self.policies, &self.entities);
        if let Some(error) = response.diagnostics().errors().next() {
            return Err(error.to_string().into());
        }
        Ok(response)
    }
}
