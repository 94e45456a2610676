//! The members of groups, as far as they are concerned.

use crate::compiled::bits::Bits;
use crate::compiled::people::People;

/// Who of the people concerned is in which group, looked up once per group.
#[derive(Debug)]
pub(crate) struct Crowd {
    /// By group: its members through sub-groups too, sorted.
    members: Vec<Option<Vec<u32>>>,
}

impl Crowd {
    pub(crate) fn new(people: &People) -> Self {
        Self {
            members: vec![None; people.group_count()],
        }
    }

    /// The members of a group who are concerned.
    pub(crate) fn members(&mut self, group: u32, people: &People, concerned: &Bits) -> &[u32] {
        let Some(members) = self.members.get_mut(group as usize) else {
            return &[];
        };
        members.get_or_insert_with(|| {
            let mut members = people.members(group);
            members.retain(|user| concerned.contains(*user));
            members
        })
    }
}
