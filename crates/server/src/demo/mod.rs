//! Demo data: instances to fill an empty database with, and who can sign in to them.
//!
//! Pure and deterministic: a demo is the same on every machine and at every start.

mod story;

use std::collections::BTreeSet;

use whocan_access::{GroupName, Instance, UserKey};
use whocan_worlds::{ACCOUNTS, Tier};

/// The demos there are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Demo {
    /// A studio of some 60 people, made by hand: where to look around, and what tests tell of.
    Story,
    /// 200 users, 20 projects.
    S,
    /// 5,000 users, 300 projects.
    M,
    /// 21,000 users, 500 projects.
    L,
    /// 100,000 users, 7,000 projects.
    Xl,
}

/// What a demo consists of.
#[derive(Clone, PartialEq, Debug)]
pub struct DemoData {
    /// The instance itself.
    pub instance: Instance,
    /// Who can sign in: the user's key, and the password in clear text.
    pub passwords: Vec<(UserKey, String)>,
}

impl Demo {
    /// Every demo.
    pub const ALL: [Self; 5] = [Self::Story, Self::S, Self::M, Self::L, Self::Xl];

    /// What it is called on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Story => "story",
            Self::S => "s",
            Self::M => "m",
            Self::L => "l",
            Self::Xl => "xl",
        }
    }

    /// The demo of this name, if there is one.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|demo| demo.name() == name)
    }

    /// Builds it.
    #[must_use]
    pub fn data(self) -> DemoData {
        match self {
            Self::Story => story::data(),
            Self::S => of_tier(Tier::S),
            Self::M => of_tier(Tier::M),
            Self::L => of_tier(Tier::L),
            Self::Xl => of_tier(Tier::Xl),
        }
    }
}

/// An instance of this size. Only the accounts have a password: their user name.
fn of_tier(tier: Tier) -> DemoData {
    let instance = tier.instance();
    let accounts = ACCOUNTS.iter().filter_map(|(name, _)| {
        let user = instance.user_by_name(name)?;
        Some((user.key.clone(), user.name.clone()))
    });
    DemoData {
        passwords: accounts.collect(),
        instance,
    }
}

/// The group names in a list that is separated by spaces.
fn group_names(list: &str) -> BTreeSet<GroupName> {
    list.split_whitespace().map(GroupName::from).collect()
}
