//! What the list of schemes shows, without a DOM.

use whocan_access::{ProjectKey, Resolver, SchemeId};

use crate::rights::Rights;

/// A scheme in the list.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Row {
    /// Its id.
    pub id: SchemeId,
    /// Its name.
    pub name: String,
    /// What it is for; may be empty.
    pub description: String,
    /// Keys of the projects that use it, by key.
    pub projects: Vec<ProjectKey>,
    /// How many grants it has.
    pub grants: usize,
}

impl Row {
    /// Whether it is the default scheme.
    pub fn is_default(&self) -> bool {
        self.id == SchemeId::DEFAULT
    }
}

/// What the whole list comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Summary {
    /// How many schemes.
    pub schemes: usize,
    /// How many projects use them.
    pub projects: usize,
    /// How many projects share the most used one.
    pub busiest: usize,
    /// How many no project uses.
    pub unused: usize,
}

/// The schemes that somebody may read: the default one first, the others by name.
pub fn rows(resolver: &Resolver, rights: &Rights) -> Vec<Row> {
    let instance = resolver.instance();
    let schemes = instance.schemes.values();
    let mut rows: Vec<Row> = schemes
        .filter(|scheme| rights.sees_scheme(scheme.id, resolver))
        .map(|scheme| {
            let projects = instance.projects_of(scheme.id);
            let seen = projects.filter(|project| rights.sees_project(project.id));
            let mut projects: Vec<ProjectKey> = seen.map(|project| project.key.clone()).collect();
            projects.sort_by_cached_key(ToString::to_string);
            Row {
                id: scheme.id,
                name: scheme.name.clone(),
                description: scheme.description.clone(),
                projects,
                grants: scheme.grants.len(),
            }
        })
        .collect();
    rows.sort_by_cached_key(|row| row.name.to_lowercase());
    if let Some(default) = rows.iter().position(Row::is_default) {
        let default = rows.remove(default);
        rows.insert(0, default);
    }
    rows
}

/// The rows in which every word of a query occurs.
pub fn matching(rows: &[Row], query: &str) -> Vec<Row> {
    let query = query.to_lowercase();
    let has = |row: &&Row| {
        let keys = row.projects.iter().map(ProjectKey::as_str);
        let texts = [row.name.as_str(), row.description.as_str()];
        let text: Vec<&str> = texts.into_iter().chain(keys).collect();
        let text = text.join(" ").to_lowercase();
        query.split_whitespace().all(|word| text.contains(word))
    };
    rows.iter().filter(has).cloned().collect()
}

/// What all rows come to.
pub fn summary(rows: &[Row]) -> Summary {
    let used = rows.iter().map(|row| row.projects.len());
    Summary {
        schemes: rows.len(),
        projects: used.clone().sum(),
        busiest: used.clone().max().unwrap_or_default(),
        unused: used.filter(|projects| *projects == 0).count(),
    }
}

/// A name for a copy that no other scheme has: as proposed, or with a number.
pub fn free_name(proposed: String, taken: impl Fn(&str) -> bool) -> String {
    if !taken(&proposed) {
        return proposed;
    }
    let mut numbered = (2..).map(|number: usize| format!("{proposed} ({number})"));
    numbered.find(|name| !taken(name)).unwrap_or(proposed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, projects: &[&str]) -> Row {
        Row {
            id: SchemeId(1),
            name: name.to_owned(),
            description: String::new(),
            projects: projects.iter().map(|key| (*key).into()).collect(),
            grants: 0,
        }
    }

    #[test]
    fn every_word_must_occur_somewhere() {
        let rows = [
            row("Client scheme", &["ACME"]),
            row("Open", &["OPEN", "DOCS"]),
        ];
        let names = |query| -> Vec<String> {
            matching(&rows, query)
                .into_iter()
                .map(|row| row.name)
                .collect()
        };
        assert_eq!(names("acme CLIENT"), ["Client scheme"]);
        assert_eq!(names("docs"), ["Open"]);
        assert_eq!(names("acme docs"), [""; 0]);
        assert_eq!(names(" ").len(), 2);
    }

    #[test]
    fn the_summary_counts_unused_schemes() {
        let rows = [row("A", &["X", "Y"]), row("B", &[]), row("C", &["Z"])];
        let expected = Summary {
            schemes: 3,
            projects: 3,
            busiest: 2,
            unused: 1,
        };
        assert_eq!(summary(&rows), expected);
    }

    #[test]
    fn a_copy_of_a_copy_gets_a_number() {
        let taken = ["Copy of A", "Copy of A (2)"];
        let name = |proposed: &str| free_name(proposed.to_owned(), |name| taken.contains(&name));
        assert_eq!(name("Copy of A"), "Copy of A (3)");
        assert_eq!(name("Copy of B"), "Copy of B");
    }
}
