//! How long something takes: the median of repeated runs, and the range that the middle half of
//! them falls into.

use std::hint::black_box;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long one piece of work is repeated, and how often at the most.
const PATIENCE: Duration = Duration::from_millis(600);
const MOST_RUNS: usize = 2_000;
/// Shorter than this, runs are measured many at a time.
const SHORT: Duration = Duration::from_micros(20);

/// Median and middle half of repeated runs, in microseconds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Time {
    low: f64,
    pub(crate) median: f64,
    high: f64,
}

impl Time {
    /// The same for a part, or a multiple, of the work.
    pub(crate) fn times(self, factor: f64) -> Self {
        Self {
            low: self.low * factor,
            median: self.median * factor,
            high: self.high * factor,
        }
    }

    /// As JSON: `low`, `median`, `high`.
    pub(crate) fn json(self) -> Value {
        json!({ "low": self.low, "median": self.median, "high": self.high })
    }
}

impl std::fmt::Display for Time {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { low, median, high } = self;
        let places = if *median < 100.0 { 2 } else { 0 };
        f.pad(&format!(
            "{median:.places$} ({low:.places$}–{high:.places$})"
        ))
    }
}

/// Measures a piece of work.
pub(crate) fn measure<T>(mut work: impl FnMut() -> T) -> Time {
    let begun = Instant::now();
    black_box(work());
    let once = begun.elapsed();
    let batch = if once < SHORT { 100 } else { 1 };
    let begun = Instant::now();
    let mut times = Vec::new();
    while times.len() < 3 || (begun.elapsed() < PATIENCE && times.len() < MOST_RUNS) {
        let start = Instant::now();
        for _ in 0..batch {
            black_box(work());
        }
        times.push(start.elapsed().as_secs_f64() * 1e6 / f64::from(batch));
    }
    times.sort_unstable_by(f64::total_cmp);
    let at = |part: usize| times.get(times.len() * part / 4).copied();
    Time {
        low: at(1).unwrap_or_default(),
        median: at(2).unwrap_or_default(),
        high: at(3).unwrap_or_default(),
    }
}
