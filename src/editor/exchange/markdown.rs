//! The grid as a table in Markdown.

use super::table::Table;

/// Writes the grid.
pub(super) fn write(table: &Table) -> String {
    let names = table.columns.iter().map(|column| escaped(&column.name));
    let mut lines = vec![
        line([String::new()].into_iter().chain(names)),
        line(
            ["---".to_owned()]
                .into_iter()
                .chain(table.columns.iter().map(|_| ":-:".to_owned())),
        ),
    ];
    for row in &table.rows {
        let marks = row
            .granted
            .iter()
            .map(|granted| if *granted { "✓" } else { "" });
        let marks = marks.map(str::to_owned);
        lines.push(line([escaped(&row.name)].into_iter().chain(marks)));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |", cells.join(" | "))
}

/// A text that stays one cell and means nothing else.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' => escaped.push(' '),
            '|' | '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '&' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::table::{Column, Row};
    use super::*;

    #[test]
    fn names_stay_in_their_cells() {
        let table = Table {
            columns: ["Staff", "a|b <i>"]
                .map(|name| Column {
                    name: name.to_owned(),
                    reference: String::new(),
                })
                .into(),
            rows: vec![Row {
                name: "Browse\nProjects".to_owned(),
                key: String::new(),
                granted: vec![true, false],
            }],
        };
        assert_eq!(
            write(&table),
            "|  | Staff | a\\|b \\<i\\> |\n| --- | :-: | :-: |\n| Browse Projects | ✓ |  |\n"
        );
    }
}
