//! Finding what to choose from among very many things.

use crate::components::combobox::Choice;

/// At most so many are offered; nobody reads further, they type on.
const MOST: usize = 50;

/// The choices that match what was typed, best first: every word of the query is somewhere in the
/// label or the detail. Those whose label begins with the query come first, otherwise the order
/// stays.
pub fn found<T>(query: &str, choices: impl Iterator<Item = Choice<T>>) -> Vec<Choice<T>> {
    let query = query.trim().to_lowercase();
    let mut found: Vec<(bool, Choice<T>)> = choices
        .filter_map(|choice| {
            let label = choice.label.to_lowercase();
            let text = format!("{label}\n{}", choice.detail.to_lowercase());
            let matches = query.split_whitespace().all(|word| text.contains(word));
            matches.then(|| (!label.starts_with(&query), choice))
        })
        .collect();
    found.sort_by_key(|(later, _)| *later);
    found.truncate(MOST);
    found.into_iter().map(|(_, choice)| choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(query: &str) -> Vec<String> {
        let choices = ["support-desk", "Dana Desk", "Desk", "staff"].map(|label| Choice {
            value: (),
            kind: None,
            label: label.to_owned(),
            detail: String::new(),
        });
        let found = found(query, choices.into_iter());
        found.into_iter().map(|choice| choice.label).collect()
    }

    #[test]
    fn what_begins_so_comes_first() {
        assert_eq!(labels(" DESK "), ["Desk", "support-desk", "Dana Desk"]);
        assert_eq!(labels("desk dana"), ["Dana Desk"]);
        assert_eq!(labels("").len(), 4);
    }
}
