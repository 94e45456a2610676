//! What the tests share: going over many worlds.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

/// After so many worlds it is said how far one is.
const SAID: u64 = 50_000;

/// How many worlds to look at: what the environment says, else this many.
pub(crate) fn worlds(usual: u64) -> u64 {
    match std::env::var("WORLDS") {
        Ok(number) => number.parse().expect("WORLDS is a number of worlds"),
        Err(_) => usual,
    }
}

/// Looks at so many worlds on all cores, half of them always the same and half of them new, and
/// adds up what is found in each.
pub(crate) fn over_worlds(number: u64, look: impl Fn(u64) -> u64 + Sync) -> u64 {
    let fresh = fastrand::u64(..);
    println!("{number} worlds, of which the new ones start at seed {fresh}");
    let next = AtomicU64::new(0);
    let total = Mutex::new(0);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                let mut found = 0;
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= number {
                        break;
                    }
                    if at > 0 && at.is_multiple_of(SAID) {
                        println!("{at} of {number} worlds begun, no difference so far");
                    }
                    let half = number / 2;
                    found += look(if at < half {
                        at
                    } else {
                        fresh.wrapping_add(at - half)
                    });
                }
                *total.lock().unwrap() += found;
            });
        }
    });
    total.into_inner().unwrap()
}
