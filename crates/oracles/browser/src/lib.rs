//! The resolver in a browser, to be compared with the native one and measured next to its peers.

use wasm_bindgen::prelude::wasm_bindgen;

/// All answers in the world of a seed, as bytes.
#[wasm_bindgen]
#[must_use]
pub fn answers(seed: u32) -> Vec<u8> {
    whocan_oracles::answers::answers(seed.into())
}
