//! Guard rails, which the reference server keeps.

use whocan_access::GuardRail;
use whocan_jira::{
    ErrorBody, GUARD_RAILS, GuardRailBean, GuardRailListBean, OverrideBean, OverrideListBean,
};

use super::{Client, Error};

/// A guard rail by its id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// Its id.
    pub id: i64,
    /// What it says.
    pub rail: GuardRail,
}

impl Client {
    /// All guard rails; `None` where the server keeps none at all.
    pub async fn guard_rails(self) -> Result<Option<Vec<Kept>>, Error> {
        let list: Result<GuardRailListBean, Error> = self.get(GUARD_RAILS).await;
        match list {
            Ok(list) => {
                let rails = list.guard_rails.iter().map(kept);
                rails.collect::<Result<_, _>>().map(Some)
            }
            Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Makes a guard rail, or changes the one with this id.
    pub async fn keep_guard_rail(self, id: Option<i64>, rail: &GuardRail) -> Result<Kept, Error> {
        let bean = GuardRailBean::from(rail);
        let answer: GuardRailBean = match id {
            Some(id) => self.put(&format!("{GUARD_RAILS}/{id}"), &bean).await?,
            None => self.post(GUARD_RAILS, &bean).await?,
        };
        kept(&answer)
    }

    /// Takes a guard rail away.
    pub async fn delete_guard_rail(self, id: i64) -> Result<(), Error> {
        self.delete(&format!("{GUARD_RAILS}/{id}")).await
    }

    /// The latest times that guard rails were overridden.
    pub async fn overrides(self) -> Result<Vec<OverrideBean>, Error> {
        let list: OverrideListBean = self.get(&format!("{GUARD_RAILS}/override")).await?;
        Ok(list.overrides)
    }
}

fn kept(bean: &GuardRailBean) -> Result<Kept, Error> {
    let unreadable = |body: ErrorBody| Error::Unreadable(format!("{:?}", body.errors));
    Ok(Kept {
        id: bean.id.unwrap_or_default(),
        rail: bean.to_guard_rail().map_err(unreadable)?,
    })
}
