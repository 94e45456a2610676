//! What is read from a file, and what of it this instance knows. What it does not know is left
//! out, or mapped to something known.

use std::collections::BTreeSet;

use whocan_access::permission::{self, BuiltIn};
use whocan_access::{
    BUILT_IN, Cell, Draft, FieldId, Holder, Inserting, Instance, PermissionKey, PermissionScheme,
};

use super::{csv, json, reference};
use crate::editor::{holders, rows};
use crate::i18n::Locale;

/// Why a file cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// It looks like JSON, and is none, or not a scheme's.
    Json {
        /// Where.
        line: usize,
        /// Why, in English.
        reason: String,
    },
    /// It is JSON without grants: the scheme was read without them.
    NoGrants,
    /// It holds several schemes, and none is called like this one.
    OtherSchemes,
    /// It is not a table of permissions and holders.
    NoGrid,
}

/// A grant as a file names it.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) permission: String,
    pub(super) holder: Named,
}

/// A holder as a file names it.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Named {
    /// What it is, if that is said.
    pub(super) holder: Option<Holder>,
    /// What it is called there.
    pub(super) called: Option<String>,
}

/// Something that a file names, and what it is here.
#[derive(Clone, PartialEq, Debug)]
pub struct Term<T> {
    /// What the file calls it.
    pub called: String,
    /// How many grants of the file name it.
    pub grants: usize,
    /// What it is here; nothing where it is unknown and left out.
    pub is: Option<T>,
    /// Whether it was unknown as read.
    pub unknown: bool,
}

/// The grants of a file.
#[derive(Clone, PartialEq, Debug)]
pub struct Import {
    /// The permissions it names.
    pub permissions: Vec<Term<PermissionKey>>,
    /// The holders it names.
    pub holders: Vec<Term<Holder>>,
    /// Which permission goes to which holder, by their numbers above.
    grants: Vec<(usize, usize)>,
}

impl Import {
    /// Reads a file that is to go onto a scheme.
    pub fn read(
        text: &str,
        instance: &Instance,
        scheme: &PermissionScheme,
    ) -> Result<Self, Unreadable> {
        let is_json = text
            .trim_start_matches('\u{feff}')
            .trim_start()
            .starts_with(['{', '[']);
        let read = if is_json {
            json::read(text.trim_start_matches('\u{feff}'), &scheme.name)?
        } else {
            csv::read(text)?
        };
        let known = scheme.cells();
        let mut import = Self {
            permissions: Vec::new(),
            holders: Vec::new(),
            grants: Vec::new(),
        };
        let mut names: Vec<Named> = Vec::new();
        for Read { permission, holder } in read {
            let terms = &mut import.permissions;
            let row = terms.iter().position(|term| term.called == permission);
            let row = row.unwrap_or_else(|| {
                let is = permission_here(instance, &known, &permission);
                terms.push(Term::new(permission, is));
                terms.len() - 1
            });
            let terms = &mut import.holders;
            let column = names.iter().position(|name| *name == holder);
            let column = column.unwrap_or_else(|| {
                let is = holder_here(instance, &known, &holder);
                terms.push(Term::new(called(&holder), is));
                names.push(holder);
                terms.len() - 1
            });
            import.grants.push((row, column));
        }
        for (row, column) in &import.grants {
            if let Some(term) = import.permissions.get_mut(*row) {
                term.grants += 1;
            }
            if let Some(term) = import.holders.get_mut(*column) {
                term.grants += 1;
            }
        }
        Ok(import)
    }

    /// The permissions that were unknown as read, with their numbers.
    pub fn unknown_permissions(&self) -> impl Iterator<Item = (usize, &Term<PermissionKey>)> {
        let terms = self.permissions.iter().enumerate();
        terms.filter(|(_, term)| term.unknown)
    }

    /// The holders that were unknown as read, with their numbers.
    pub fn unknown_holders(&self) -> impl Iterator<Item = (usize, &Term<Holder>)> {
        let terms = self.holders.iter().enumerate();
        terms.filter(|(_, term)| term.unknown)
    }

    /// What it grants, as far as it is known or mapped.
    pub fn cells(&self) -> BTreeSet<Cell> {
        let cells = self.grants.iter().filter_map(|(row, column)| {
            let permission = self.permissions.get(*row)?.is.clone()?;
            Some(Cell::new(
                permission,
                self.holders.get(*column)?.is.clone()?,
            ))
        });
        cells.into_set()
    }

    /// What makes the scheme grant exactly this.
    pub fn replacing(&self, scheme: &PermissionScheme) -> Draft {
        let (wanted, present) = (self.cells(), scheme.cells());
        Draft {
            added: wanted.difference(&present).cloned().into_set(),
            removed: present.difference(&wanted).cloned().into_set(),
        }
    }

    /// What makes the scheme grant this too.
    pub fn adding(&self, scheme: &PermissionScheme) -> Draft {
        Draft {
            removed: BTreeSet::new(),
            ..self.replacing(scheme)
        }
    }
}

impl<T> Term<T> {
    fn new(called: String, is: Option<T>) -> Self {
        Self {
            called,
            grants: 0,
            unknown: is.is_none(),
            is,
        }
    }
}

/// The permission that is meant: by key, alias or legacy number, by what the scheme grants or an
/// app declares, or by name in any of the app's languages.
fn permission_here(
    instance: &Instance,
    known: &BTreeSet<Cell>,
    text: &str,
) -> Option<PermissionKey> {
    if let Some(found) = permission::find(text) {
        return (!found.is_global()).then(|| found.permission_key());
    }
    let key = PermissionKey::from(text);
    if known.iter().any(|cell| cell.permission == key)
        || instance.app_permissions.contains_key(&key)
    {
        return Some(key);
    }
    let built_in = BUILT_IN.iter().filter(|permission| !permission.is_global());
    let mut all = built_in
        .map(BuiltIn::permission_key)
        .chain(instance.app_permissions.keys().cloned());
    all.find(|key| {
        Locale::ALL.into_iter().any(|locale| {
            let name = rows::words(instance, locale, key).name;
            name.eq_ignore_ascii_case(text)
        })
    })
}

/// The holder that is meant, if it exists here or the scheme has it.
fn holder_here(instance: &Instance, known: &BTreeSet<Cell>, named: &Named) -> Option<Holder> {
    let called = named.called.as_deref().unwrap_or_default();
    let Some(holder) = &named.holder else {
        return by_any_name(instance, called);
    };
    if holders::is_known(instance, holder) {
        // Numbers of roles and fields mean something else in another instance.
        let local = match holder {
            Holder::ProjectRole(_) | Holder::UserCustomField(_) | Holder::GroupCustomField(_) => {
                called.is_empty() || holders::name(instance, Locale::En, holder) == called
            }
            _ => true,
        };
        if local {
            return Some(holder.clone());
        }
    } else if known.iter().any(|cell| cell.holder == *holder) {
        return Some(holder.clone());
    }
    match holder {
        Holder::ProjectRole(_) => {
            let role = instance.roles.values().find(|role| role.name == called);
            role.map(|role| Holder::ProjectRole(role.id))
        }
        Holder::UserCustomField(_) => field(instance, called).map(Holder::UserCustomField),
        Holder::GroupCustomField(_) => field(instance, called).map(Holder::GroupCustomField),
        Holder::User(_) => {
            let user = instance.users.values().find(|user| user.name == called);
            user.map(|user| Holder::User(user.key.clone()))
        }
        _ => None,
    }
}

fn field(instance: &Instance, called: &str) -> Option<FieldId> {
    let field = instance.fields.values().find(|field| field.name == called);
    field.map(|field| field.id.clone())
}

/// The holder that is called so, in any of the app's languages; nothing where several are.
fn by_any_name(instance: &Instance, called: &str) -> Option<Holder> {
    for locale in Locale::ALL {
        let all = holders::candidates(instance, locale);
        let mut found = all.into_iter().filter(|holder| {
            holders::name(instance, locale, holder) == called
                || holders::phrase(instance, locale, holder) == called
                || reference(holder) == called
        });
        if let (Some(only), None) = (found.next(), found.next()) {
            return Some(only);
        }
    }
    None
}

/// What a file calls a holder.
fn called(named: &Named) -> String {
    let reference = named.holder.as_ref().map(reference);
    match (named.called.as_deref().unwrap_or_default(), reference) {
        (called, None) => called.to_owned(),
        ("", Some(reference)) => reference,
        (called, Some(reference)) => format!("{called} ({reference})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{DEVELOPERS, SIGNED_IN, resolver, scheme};

    const BROWSE: &str = "BROWSE_PROJECTS";

    fn read(text: &str) -> Import {
        Import::read(text, resolver(&[]).instance(), &scheme(&[])).unwrap()
    }

    fn json(holder: &str) -> Import {
        read(&format!(
            r#"{{"permissions":[{{"permission":"{BROWSE}","holder":{holder}}}]}}"#
        ))
    }

    #[test]
    fn holders_are_known_by_name_where_numbers_differ() {
        let developers = Some(Holder::ProjectRole(DEVELOPERS));
        for (holder, expected) in [
            (
                r#"{"type":"projectRole","parameter":"10001"}"#,
                developers.clone(),
            ),
            (
                r#"{"type":"projectRole","parameter":"7","projectRole":{"name":"Developers"}}"#,
                developers,
            ),
            (
                r#"{"type":"projectRole","parameter":"10001","projectRole":{"name":"Clients"}}"#,
                None,
            ),
            (r#"{"type":"group","parameter":"nobody-here"}"#, None),
            (r#"{"type":"applicationRole"}"#, Some(SIGNED_IN)),
        ] {
            let import = json(holder);
            let [term] = import.holders.as_slice() else {
                panic!("{import:?}");
            };
            assert_eq!(term.is, expected, "{holder}");
            assert_eq!(term.unknown, expected.is_none());
        }
    }

    #[test]
    fn what_is_unknown_is_left_out_until_it_is_mapped() {
        let mut import = read(",staff,guests\nBrowse Projects,x,x\nFly,x,\n");
        let staff = Holder::Group("staff".into());
        assert_eq!(import.cells(), [Cell::new(BROWSE, staff.clone())].into());
        let unknown: Vec<_> = import
            .unknown_permissions()
            .map(|(_, t)| &t.called)
            .collect();
        assert_eq!(unknown, ["Fly"]);
        let unknown: Vec<_> = import
            .unknown_holders()
            .map(|(at, t)| (at, t.grants))
            .collect();
        assert_eq!(unknown, [(1, 1)]);
        import.holders[1].is = Some(Holder::Anyone);
        import.permissions[1].is = Some("EDIT_ISSUES".into());
        let expected = [
            Cell::new(BROWSE, staff.clone()),
            Cell::new(BROWSE, Holder::Anyone),
            Cell::new("EDIT_ISSUES", staff),
        ];
        assert_eq!(import.cells(), expected.into());
    }

    #[test]
    fn permissions_are_known_by_key_alias_number_and_name() {
        for name in [
            BROWSE,
            "BROWSE",
            "10",
            "browse projects",
            "プロジェクトの参照",
        ] {
            let import = read(&format!(",staff\n{name},x\n"));
            assert_eq!(import.permissions[0].is, Some(BROWSE.into()), "{name}");
        }
        let global = read(",staff\nADMINISTER,x\n");
        assert!(global.permissions[0].unknown);
    }

    #[test]
    fn adding_takes_nothing_away() {
        let saved = scheme(&[(BROWSE, Holder::Anyone)]);
        let import = read(",staff\nBROWSE_PROJECTS,x\n");
        let staff = Cell::new(BROWSE, Holder::Group("staff".into()));
        let adding = import.adding(&saved);
        assert_eq!((adding.added, adding.removed.len()), ([staff].into(), 0));
        assert_eq!(import.replacing(&saved).removed.len(), 1);
    }
}
