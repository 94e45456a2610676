//! `answers COUNT FILE`: what the resolver answers in the first so many random worlds, as bytes, for
//! a browser to compare with its own.

use std::env::args;
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};

use whocan_oracles::answers::answers;

fn main() -> Result<(), Box<dyn Error>> {
    let (Some(count), Some(path)) = (args().nth(1), args().nth(2)) else {
        return Err("usage: answers COUNT FILE".into());
    };
    let mut file = BufWriter::new(File::create(path)?);
    for seed in 0..count.parse()? {
        file.write_all(&answers(seed))?;
    }
    Ok(file.flush()?)
}
