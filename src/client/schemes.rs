//! Permission schemes: made, changed, and taken away.

use whocan_access::{Grant, PermissionScheme, SchemeId};
use whocan_jira::{API, GrantBean, SchemeBean, SchemeInput};

use super::{Client, Error, Tag, Terms};

/// Any value at all brings the grants.
const WITH_GRANTS: &str = "?expand=permissions";

impl Client {
    /// Makes a scheme.
    pub async fn create_scheme(
        self,
        name: &str,
        description: &str,
        grants: &[Grant],
    ) -> Result<PermissionScheme, Error> {
        let input = SchemeInput {
            name: Some(name.to_owned()),
            description: Some(description.to_owned()),
            permissions: Some(grants.iter().map(new_grant).collect()),
        };
        let path = format!("{API}/permissionscheme{WITH_GRANTS}");
        let made: SchemeBean = self.post(&path, &input).await?;
        Ok((&made).into())
    }

    /// Gives a scheme another name and description than it had. Its grants stay.
    ///
    /// # Errors
    /// [`Error::Outdated`] if somebody else has given it others meanwhile.
    pub async fn describe_scheme(
        self,
        before: &PermissionScheme,
        name: &str,
        description: &str,
    ) -> Result<PermissionScheme, Error> {
        let (current, version) = self.scheme(before.id).await?;
        if (&current.name, &current.description) != (&before.name, &before.description) {
            return Err(Error::Outdated);
        }
        let input = SchemeInput {
            name: Some(name.to_owned()),
            description: Some(description.to_owned()),
            permissions: None,
        };
        let terms = Terms {
            version: version.as_ref(),
            reason: None,
        };
        self.put_scheme(before.id, &input, terms).await
    }

    /// Takes a scheme away: its projects move to the default scheme (domain.md, rule 11). Where
    /// somebody else has changed it since it was known so, it stays, and is given as it is now.
    pub async fn delete_scheme(
        self,
        known: &PermissionScheme,
    ) -> Result<Option<PermissionScheme>, Error> {
        let path = format!("{API}/permissionscheme/{}", known.id);
        let mut refused = None;
        loop {
            let (current, version) = self.scheme(known.id).await?;
            if !is_same(known, &current) {
                return Ok(Some(current));
            }
            // The very version that was refused is still the newest: something between here and
            // the server changes what names versions. Then it is as where there are none.
            let version = version.filter(|version| refused.as_ref() != Some(version));
            let terms = Terms {
                version: version.as_ref(),
                reason: None,
            };
            match self.delete_on(&path, terms).await {
                Err(Error::Outdated) if version.is_some() => refused = version,
                deleted => return deleted.map(|()| None),
            }
        }
    }

    /// Sends changes of a scheme, and gives it as it then is, with its grants.
    ///
    /// # Errors
    /// [`Error::Outdated`] if the version they are meant for is no longer the newest.
    pub async fn put_scheme(
        self,
        id: SchemeId,
        input: &SchemeInput,
        terms: Terms<'_>,
    ) -> Result<PermissionScheme, Error> {
        let path = format!("{API}/permissionscheme/{id}{WITH_GRANTS}");
        let changed: SchemeBean = self.put_on(&path, input, terms).await?;
        Ok((&changed).into())
    }

    /// A scheme with its grants, as it is now, and which version that is where the server says so.
    pub async fn scheme(self, id: SchemeId) -> Result<(PermissionScheme, Option<Tag>), Error> {
        let path = format!("{API}/permissionscheme/{id}{WITH_GRANTS}");
        let (scheme, version): (SchemeBean, _) = self.get_version(&path).await?;
        Ok(((&scheme).into(), version))
    }
}

/// Whether a scheme says the same; ids of grants aside.
fn is_same(one: &PermissionScheme, other: &PermissionScheme) -> bool {
    // Grants are a set: as many, and each of them, is the same.
    (&one.name, &one.description) == (&other.name, &other.description)
        && one.grants.len() == other.grants.len()
        && one.grants.iter().all(|grant| {
            let mut others = other.grants.iter();
            others.any(|other| other.cell == grant.cell)
        })
}

/// A grant to be made: the id belongs to the one it is copied from.
fn new_grant(grant: &Grant) -> GrantBean {
    GrantBean {
        id: None,
        ..GrantBean::from(grant)
    }
}
