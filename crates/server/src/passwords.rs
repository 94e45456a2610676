//! Passwords: hashed with Argon2id, and compared so that guessing is slow and tells nothing.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{Error, PasswordHasher, PasswordVerifier};
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use crate::random;

/// How many passwords are compared at once: each takes 19 MiB and tens of milliseconds.
const AT_ONCE: usize = 4;
/// How long a comparison that went well is remembered, for clients that send the password with
/// each request.
const REMEMBERED: Duration = Duration::from_secs(60);
/// How many such comparisons are remembered at most.
const MOST_REMEMBERED: usize = 10_000;

/// What an unknown user's password is compared with, so that it takes as long: the hash of some
/// password, which is never right.
const DECOY: &str = "$argon2id$v=19$m=19456,t=2,p=1$aTp2b0SCTCrpRJCpZOze3w$\
                     i/jJUgS0ij5np5+/1uUS9Js35mAnLz764U1WIIMypDY";

/// Compares passwords.
#[derive(Debug)]
pub(crate) struct Passwords {
    slots: Semaphore,
    /// Keys the remembered digests; new at each start.
    secret: [u8; 32],
    remembered: Mutex<HashMap<[u8; 32], Instant>>,
}

/// The PHC string of a password. Slow by intention.
pub(crate) fn hash(password: &str) -> Result<String, Error> {
    // The defaults are the OWASP ones: 19 MiB, two passes, one lane.
    let hash = Argon2::default().hash_password(password.as_bytes())?;
    Ok(hash.to_string())
}

fn matches(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| {
        let compared = Argon2::default().verify_password(password.as_bytes(), &hash);
        compared.is_ok()
    })
}

impl Passwords {
    pub(crate) fn new() -> Result<Self, Error> {
        Ok(Self {
            slots: Semaphore::new(AT_ONCE),
            secret: random::bytes().map_err(|_| Error::RngFailure)?,
            remembered: Mutex::default(),
        })
    }

    /// Whether a password is the one that was hashed; never for a user without a hash.
    pub(crate) async fn check(&self, password: &str, hash: Option<&str>) -> bool {
        let hash = hash.filter(|hash| !hash.is_empty());
        let known = hash.is_some();
        let hash: Arc<str> = hash.map_or_else(|| DECOY.into(), Arc::from);
        let password = password.to_owned();
        let Ok(_slot) = self.slots.acquire().await else {
            return false;
        };
        let compared = tokio::task::spawn_blocking(move || matches(&password, &hash)).await;
        known && compared.unwrap_or(false)
    }

    /// Like [`Passwords::check`], and remembers for a minute that the two belong together.
    pub(crate) async fn check_remembered(&self, password: &str, hash: Option<&str>) -> bool {
        let digest = self.digest(password, hash.unwrap_or_default());
        let now = Instant::now();
        if self.remembered(|all| all.get(&digest).is_some_and(|until| *until > now)) {
            return true;
        }
        let right = self.check(password, hash).await;
        if right {
            self.remembered(|all| {
                if all.len() >= MOST_REMEMBERED {
                    all.retain(|_, until| *until > now);
                }
                if all.len() < MOST_REMEMBERED {
                    all.insert(digest, now + REMEMBERED);
                }
            });
        }
        right
    }

    fn remembered<T>(&self, use_them: impl FnOnce(&mut HashMap<[u8; 32], Instant>) -> T) -> T {
        use_them(
            &mut self
                .remembered
                .lock()
                .unwrap_or_else(PoisonError::into_inner),
        )
    }

    /// A digest of a password and the hash it is compared with, which is different for each user
    /// and each password they choose.
    fn digest(&self, password: &str, hash: &str) -> [u8; 32] {
        let mut digest = Sha256::new();
        digest.update(self.secret);
        digest.update(hash.as_bytes());
        digest.update([0]);
        digest.update(password.as_bytes());
        digest.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_is_right() {
        let passwords = Passwords::new().unwrap();
        let hash = hash("secret").unwrap();
        assert!(passwords.check("secret", Some(&hash)).await);
        assert!(!passwords.check("Secret", Some(&hash)).await);
        assert!(!passwords.check("secret", Some("")).await);
        assert!(!passwords.check("secret", None).await);
        assert!(!passwords.check("", Some("")).await);
        for _ in 0..2 {
            assert!(passwords.check_remembered("secret", Some(&hash)).await);
            assert!(!passwords.check_remembered("Secret", Some(&hash)).await);
            assert!(!passwords.check_remembered("secret", None).await);
        }
    }

    #[test]
    fn an_unknown_user_takes_as_long_as_a_known_one() {
        let parameters = |hash: &str| hash.split('$').take(4).collect::<Vec<_>>().join("$");
        assert_eq!(parameters(DECOY), parameters(&hash("secret").unwrap()));
    }
}
