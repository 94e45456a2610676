//! Which of very many names are meant by a few letters.

/// Names to look among, made ready once so that a keystroke does not wait for it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Index {
    /// A name and a key each, in small letters, with a line break between.
    texts: Vec<String>,
}

/// How well a name fits what was typed, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Rank {
    /// It is the name, or the key.
    Whole,
    /// The name, or the key, begins so.
    Beginning,
    /// Every word that was typed begins a word in them.
    Words,
    /// Every word that was typed is somewhere in them.
    Inside,
}

/// The best of the names that fit.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Best {
    /// Their numbers, the best first; equals in the order they have.
    pub numbers: Vec<usize>,
    /// How well the best fits.
    pub rank: Option<Rank>,
    /// How many fit in all.
    pub count: usize,
}

impl Best {
    /// The first so many, which nobody has compared with anything.
    pub fn all(count: usize) -> Self {
        Self {
            numbers: (0..count).collect(),
            rank: None,
            count,
        }
    }
}

impl Index {
    /// How many names there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Makes names and keys ready; a key may be empty.
    pub fn add(&mut self, name: &str, key: &str) {
        self.texts.push([name, "\n", key].concat().to_lowercase());
    }

    /// The best of what fits, so many at the most. Nothing fits nothing.
    pub fn best(&self, query: &str, most: usize) -> Best {
        let query = query.trim().to_lowercase();
        if query.is_empty() {
            return Best::default();
        }
        let mut fitting = Vec::new();
        for (number, text) in self.texts.iter().enumerate() {
            if let Some(rank) = rank(text, &query) {
                fitting.push((rank, number));
            }
        }
        fitting.sort_unstable();
        Best {
            rank: fitting.first().map(|(rank, _)| *rank),
            count: fitting.len(),
            numbers: fitting.into_iter().take(most).map(|(_, at)| at).collect(),
        }
    }
}

/// How well a name and key fit, all in small letters.
fn rank(text: &str, query: &str) -> Option<Rank> {
    if !query.split_whitespace().all(|word| text.contains(word)) {
        return None;
    }
    let mut fields = text.split('\n');
    let mut rank = Rank::Inside;
    if fields.clone().any(|field| field == query) {
        rank = Rank::Whole;
    } else if fields.any(|field| field.starts_with(query)) {
        rank = Rank::Beginning;
    } else if query
        .split_whitespace()
        .all(|word| begins_a_word(text, word))
    {
        rank = Rank::Words;
    }
    Some(rank)
}

/// Whether some word of a text begins so.
fn begins_a_word(text: &str, beginning: &str) -> bool {
    text.match_indices(beginning).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [(&str, &str); 7] = [
        ("Support desk", "HELP"),
        ("Bluebird relaunch", "BLUE"),
        ("ACME portal", "ACME"),
        ("Blue ocean", "OCEAN"),
        ("Nordblue", "NORD"),
        ("The blue one", "ONE"),
        ("プロジェクトの参照", ""),
    ];

    fn best(query: &str, most: usize) -> Vec<&'static str> {
        let mut index = Index::default();
        for (name, key) in NAMES {
            index.add(name, key);
        }
        let best = index.best(query, most);
        let names = best.numbers.iter().map(|at| NAMES[*at].0);
        names.collect()
    }

    #[test]
    fn a_key_comes_first_then_beginnings_then_words_then_the_rest() {
        let expected = [
            "Bluebird relaunch",
            "Blue ocean",
            "The blue one",
            "Nordblue",
        ];
        assert_eq!(best("blue", 10), expected);
        assert_eq!(best(" BLUE ", 2), expected[..2]);
    }

    #[test]
    fn every_word_must_be_there_in_any_order() {
        assert_eq!(best("desk sup", 10), ["Support desk"]);
        assert_eq!(best("acme por", 10), ["ACME portal"]);
        assert_eq!(best("acme desk", 10), [""; 0]);
        assert_eq!(best("参照", 10), ["プロジェクトの参照"]);
    }

    #[test]
    fn nothing_typed_finds_nothing_and_all_that_fit_are_counted() {
        assert_eq!(best("  ", 10), [""; 0]);
        let mut index = Index::default();
        for at in 0..10_000 {
            index.add(&format!("group {at}"), "");
        }
        let best = index.best("group", 6);
        assert_eq!((best.numbers.len(), best.count), (6, 10_000));
        assert_eq!(best.rank, Some(Rank::Beginning));
    }
}
