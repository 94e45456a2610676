//! Finding what to choose from among very many things.

use crate::components::combobox::Choice;

/// At most so many are offered; nobody reads further, they type on.
const MOST: usize = 50;

/// The choices that match what was typed, best first: every word of the query is somewhere in the
/// label or the detail. Those whose label begins with the query come first, then those whose label
/// holds it; otherwise the order stays.
pub fn found<T>(query: &str, choices: impl Iterator<Item = Choice<T>>) -> Vec<Choice<T>> {
    let query = query.trim().to_lowercase();
    let mut found: Vec<(u8, Choice<T>)> = choices
        .filter_map(|choice| {
            let label = choice.label.to_lowercase();
            let text = format!("{label}\n{}", choice.detail.to_lowercase());
            let matches = query.split_whitespace().all(|word| text.contains(word));
            let rank = match label.find(&query) {
                Some(0) => 0,
                Some(_) => 1,
                None => 2,
            };
            matches.then_some((rank, choice))
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.truncate(MOST);
    found.into_iter().map(|(_, choice)| choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(query: &str) -> Vec<String> {
        let choices = [
            ("Ann", "ann-desk"),
            ("support-desk", ""),
            ("Dana Desk", "dana"),
            ("Desk", ""),
            ("staff", ""),
        ]
        .map(|(label, detail)| Choice {
            value: (),
            kind: None,
            label: label.to_owned(),
            detail: detail.to_owned(),
        });
        let found = found(query, choices.into_iter());
        found.into_iter().map(|choice| choice.label).collect()
    }

    #[test]
    fn what_begins_so_comes_first() {
        assert_eq!(
            labels(" DESK "),
            ["Desk", "support-desk", "Dana Desk", "Ann"]
        );
        assert_eq!(labels("desk dana"), ["Dana Desk"]);
        assert_eq!(labels("").len(), 5);
    }
}
