//! Finding what to choose from among very many things.

use crate::components::combobox::Choice;

/// At most so many are offered; nobody reads further, they type on.
const MOST: usize = 50;

/// The choices that match what was typed, best first: every word of the query is somewhere in the
/// label or the detail. Those whose label begins with the query come first, then those whose label
/// holds it; otherwise the order stays. A choice's value is its number among all.
pub fn found(query: &str, choices: Vec<Choice<usize>>) -> Vec<Choice<usize>> {
    let query = query.trim().to_lowercase();
    let (mut best, mut good, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for choice in choices {
        let label = choice.label.to_lowercase();
        let text = [label.as_str(), &choice.detail.to_lowercase()].join("\n");
        if query.split_whitespace().all(|word| text.contains(word)) {
            match label.find(&query) {
                Some(0) => best.push(choice),
                Some(_) => good.push(choice),
                None => others.push(choice),
            }
        }
    }
    best.append(&mut good);
    best.append(&mut others);
    best.truncate(MOST);
    best
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
            value: 0,
            kind: None,
            label: label.to_owned(),
            detail: detail.to_owned(),
        });
        let found = found(query, choices.into());
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
