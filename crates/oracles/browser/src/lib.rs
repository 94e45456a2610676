//! The resolver in a browser, to be compared with the native one and measured next to its peers.

use wasm_bindgen::prelude::wasm_bindgen;
use whocan_oracles::works::{Asked, Ours};
use whocan_worlds::Tier;

/// All answers in the world of a seed, as bytes.
#[wasm_bindgen]
#[must_use]
pub fn answers(seed: u32) -> Vec<u8> {
    whocan_oracles::answers::answers(seed.into())
}

/// The resolver at work on a tier.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Works(Ours);

#[wasm_bindgen]
impl Works {
    /// Makes the tier of this name and compiles it; nothing if there is none.
    #[must_use]
    pub fn on(tier: &str) -> Option<Self> {
        let tier = Tier::ALL.into_iter().find(|known| known.name() == tier)?;
        Asked::of(tier).map(Ours::new).map(Self)
    }

    /// Does a work so many times, and says what it found at last.
    #[must_use]
    pub fn run(&self, work: &str, times: u32) -> Option<usize> {
        let work: fn(&Ours) -> usize = match work {
            "one check" => Ours::checks,
            "what-if" => {
                let standing = self.0.standing()?;
                return repeated(times, || standing.what_if());
            }
            "what-if, from nothing" => Ours::what_if,
            "a user in all projects" => Ours::everywhere,
            "everybody in all projects" => Ours::everybody,
            "impact of ten cells" => Ours::impact,
            "compile" => Ours::compile,
            _ => return None,
        };
        repeated(times, || work(&self.0))
    }
}

fn repeated(times: u32, work: impl Fn() -> usize) -> Option<usize> {
    (0..times).map(|_| std::hint::black_box(work())).last()
}
