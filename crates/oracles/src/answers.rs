//! Everything that the resolver answers in a world, as bytes: to be compared between machines.

use std::fmt::Write;
use std::sync::Arc;

use whocan_access::{Access, Cell, Draft, Holder, Mode, Relations, Resolver, Scope};
use whocan_worlds::small::{MODES, cases, scopes, subjects, world};

/// All answers in the world of a seed, as it is and with a draft: for each question two bits for
/// each permission (granted, effective), then a checksum of the verdicts and, where the question is
/// open, of the chains in words.
#[must_use]
pub fn answers(seed: u64) -> Vec<u8> {
    let resolver = Resolver::new(Arc::new(world(seed)));
    let mut bytes = Vec::new();
    answer(&resolver, &mut bytes);
    let first = resolver.instance().schemes.values().next().cloned();
    if let Some(scheme) = first {
        let mut draft = Draft::default();
        for grant in scheme.grants.iter().step_by(2) {
            draft.set(&scheme, grant.cell.clone(), false);
        }
        draft.set(&scheme, Cell::new("com.app__NEW", Holder::Anyone), true);
        answer(&resolver.with_scheme(draft.apply(&scheme)), &mut bytes);
    }
    bytes
}

fn answer(resolver: &Resolver, bytes: &mut Vec<u8>) {
    for subject in &subjects(resolver.instance()) {
        for scope in scopes(resolver.instance()) {
            for mode in MODES {
                match resolver.access(subject, scope, mode) {
                    Ok(access) => {
                        for relations in &cases(mode, scope) {
                            bits(&access, relations, bytes);
                        }
                        let mut words = verdicts(&access);
                        if let (Mode::Conditional, Scope::Project(_)) = (mode, scope) {
                            for key in access.permission_keys() {
                                let chains = resolver.chains(subject, scope, mode, key.as_str());
                                let _infallible = write!(words, "{chains:?}");
                            }
                        }
                        bytes.extend(checksum(&words).to_le_bytes());
                    }
                    Err(error) => bytes.extend(error.to_string().into_bytes()),
                }
            }
        }
    }
}

/// Four permissions a byte.
fn bits(access: &Access, relations: &Relations, bytes: &mut Vec<u8>) {
    let mut byte = 1;
    for key in access.permission_keys() {
        let granted = access.granted(key.as_str()).holds(relations);
        let effective = access.effective(key.as_str()).holds(relations);
        byte = byte << 2 | u16::from(granted) << 1 | u16::from(effective);
        if let Ok(full) = u8::try_from(byte & 0xff)
            && byte > 0xff
        {
            bytes.push(full);
            byte = 1;
        }
    }
    bytes.extend(byte.to_le_bytes());
}

fn verdicts(access: &Access) -> String {
    let keys = access.permission_keys();
    keys.fold(String::new(), |mut words, key| {
        let _infallible = write!(words, "{:?}", access.verdict(key.as_str()));
        words
    })
}

/// FNV-1a of 64 bits.
fn checksum(words: &str) -> u64 {
    words.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
