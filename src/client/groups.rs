//! Groups: who joins them and who leaves them.

use whocan_access::{GroupName, Instance, UserKey};
use whocan_jira::{API, GroupBean, MemberInput, escape};

use super::projects::user_name;
use super::{Client, Error};

impl Client {
    /// Puts a user into a group.
    pub async fn join_group(
        self,
        instance: &Instance,
        group: &GroupName,
        user: &UserKey,
    ) -> Result<(), Error> {
        let input = MemberInput {
            name: user_name(instance, user),
        };
        let joined: Result<GroupBean, Error> = self.post(&path(group), &input).await;
        joined.map(drop)
    }

    /// Takes a direct member out of a group.
    pub async fn leave_group(
        self,
        instance: &Instance,
        group: &GroupName,
        user: &UserKey,
    ) -> Result<(), Error> {
        let name = escape(&user_name(instance, user));
        self.delete(&format!("{}&username={name}", path(group)))
            .await
    }
}

fn path(group: &GroupName) -> String {
    format!("{API}/group/user?groupname={}", escape(group.as_str()))
}
