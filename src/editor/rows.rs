//! The rows of the grid: permissions in their categories, and what they are called.

use std::collections::BTreeSet;

use whocan_access::permission::{self, BuiltIn, Category};
use whocan_access::{BUILT_IN, Inserting, Instance, PermissionKey, PermissionScheme};

use crate::i18n::Locale;
use crate::i18n::later::texts_in;
use crate::i18n::permissions::{permission_explanation, permission_name};

/// The categories, in the order they are shown.
const CATEGORIES: [Category; 9] = [
    Category::Project,
    Category::Issues,
    Category::VotersAndWatchers,
    Category::Comments,
    Category::Attachments,
    Category::TimeTracking,
    Category::Administration,
    Category::Global,
    Category::Other,
];

/// The permissions of one category.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Section {
    /// The category.
    pub category: Category,
    /// Its permissions, the built-in ones first.
    pub permissions: Vec<PermissionKey>,
}

/// What a permission is called and what it allows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words {
    /// What it is called.
    pub name: String,
    /// What it allows, in one line.
    pub explanation: String,
}

/// What a scheme can be given: the permissions of Data Center, those that apps declare, and
/// whatever key the scheme grants besides.
pub fn sections(instance: &Instance, scheme: &PermissionScheme) -> Vec<Section> {
    let built_in = BUILT_IN.iter();
    let shown =
        built_in.filter(|permission| permission.in_data_center() && !permission.is_global());
    let mut keys: Vec<PermissionKey> = shown.map(BuiltIn::permission_key).collect();
    let granted = scheme.grants.iter().map(|grant| &grant.cell.permission);
    let others: BTreeSet<&PermissionKey> =
        instance.app_permissions.keys().chain(granted).into_set();
    let others = others.into_iter().filter(|key| !keys.contains(key));
    let others: Vec<PermissionKey> = others.cloned().collect();
    keys.extend(others);
    CATEGORIES
        .iter()
        .map(|category| Section {
            category: *category,
            permissions: keys
                .iter()
                .filter(|key| permission::category(key) == *category)
                .cloned()
                .collect(),
        })
        .filter(|section| !section.permissions.is_empty())
        .collect()
}

/// The words for a permission: Jira's own, else what the app that brought it says.
pub fn words(instance: &Instance, locale: Locale, key: &PermissionKey) -> Words {
    let by_app = instance.app_permissions.get(key);
    let name = by_app.map_or(permission_name(locale, key.as_str()), |app| &app.name);
    let said = by_app.map_or(permission_explanation(locale, key.as_str()), |app| {
        app.description.as_str()
    });
    let explanation = if said.is_empty() {
        texts_in(locale).editor.app_permission
    } else {
        said
    };
    Words {
        name: name.to_owned(),
        explanation: explanation.to_owned(),
    }
}

/// Whether a permission is among what one looks for: every word of the query is in its name, in
/// its English name or in its key. Letter case does not matter.
pub fn is_found(query: &str, name: &str, key: &PermissionKey) -> bool {
    let english = permission_name(Locale::En, key.as_str());
    let text = format!("{name}\n{english}\n{key}").to_lowercase();
    let query = query.to_lowercase();
    query.split_whitespace().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use whocan_access::{AppPermission, Cell, Grant, Holder, SchemeId};

    fn scheme_granting(keys: &[&str]) -> PermissionScheme {
        let grants = keys.iter().map(|key| Grant {
            id: None,
            cell: Cell::new(*key, Holder::Anyone),
        });
        PermissionScheme {
            id: SchemeId(1),
            name: "Some scheme".into(),
            description: String::new(),
            grants: grants.collect(),
        }
    }

    fn keys(sections: &[Section], category: Category) -> Vec<&str> {
        let mut sections = sections.iter();
        let section = sections.find(|section| section.category == category);
        let permissions = section.into_iter().flat_map(|section| &section.permissions);
        permissions.map(PermissionKey::as_str).collect()
    }

    #[test]
    fn an_empty_scheme_offers_what_data_center_has() {
        let sections = sections(&Instance::default(), &scheme_granting(&[]));
        let project = keys(&sections, Category::Project);
        assert_eq!(project.first(), Some(&"ADMINISTER_PROJECTS"));
        assert!(!project.contains(&"VIEW_AGGREGATED_DATA"));
        assert!(keys(&sections, Category::Global).is_empty());
        assert!(keys(&sections, Category::Other).is_empty());
    }

    #[test]
    fn whatever_the_scheme_grants_or_an_app_declares_has_a_row() {
        let declared: PermissionKey = "com.example.review".into();
        let app = AppPermission {
            key: declared.clone(),
            name: "Review".into(),
            description: "Approve issues.".into(),
        };
        let instance = Instance {
            app_permissions: [(declared.clone(), Arc::new(app))].into(),
            ..Instance::default()
        };
        let scheme = scheme_granting(&["com.example.gone", "VIEW_AGGREGATED_DATA"]);
        let sections = sections(&instance, &scheme);
        let other = keys(&sections, Category::Other);
        assert_eq!(other, ["com.example.gone", "com.example.review"]);
        assert!(keys(&sections, Category::Project).contains(&"VIEW_AGGREGATED_DATA"));
        assert_eq!(words(&instance, Locale::Ja, &declared).name, "Review");
    }

    #[test]
    fn a_permission_is_found_by_name_key_and_english_name() {
        let key: PermissionKey = "BROWSE_PROJECTS".into();
        let name = permission_name(Locale::Ja, key.as_str());
        for query in ["", "browse", "PROJ brow", "参照", "browse_p"] {
            assert!(is_found(query, name, &key), "{query}");
        }
        assert!(!is_found("browse issues", name, &key));
    }
}
