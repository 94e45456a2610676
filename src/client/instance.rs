//! Reading the whole instance: in one piece where the server offers that, else piece by piece.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use gloo_net::http::Method;
use whocan_access::Instance;
use whocan_jira::reading::{Call, Reading};
use whocan_jira::{INSTANCE, InstanceBean};

use super::{Answer, Client, Error};

/// How many requests run at once when reading piece by piece.
const AT_ONCE: usize = 4;

/// An instance being read piece by piece. Keeps what it has when it is stopped or fails, and can
/// go on from there.
#[derive(Default)]
pub struct Pieces {
    reading: Reading,
    /// Calls that were made and brought nothing.
    unanswered: Vec<Call>,
}

/// How reading piece by piece ended.
pub enum Outcome {
    /// All is read.
    Complete(Instance),
    /// The person stopped it.
    Stopped(Pieces),
    /// It went wrong; what is there is kept.
    Failed(Pieces, Error),
}

impl Pieces {
    /// Nothing read yet.
    pub fn new() -> Self {
        Self {
            reading: Reading::new(),
            unanswered: Vec::new(),
        }
    }

    /// How many answers are here, and how many it will be as far as is known.
    pub fn progress(&self) -> (usize, usize) {
        self.reading.progress()
    }

    /// Reads what is still to be read. `on_progress` is told how far it is, and says whether to go
    /// on.
    pub async fn read(
        mut self,
        client: Client,
        on_progress: impl Fn(usize, usize) -> bool,
    ) -> Outcome {
        let mut under_way = FuturesUnordered::new();
        let mut failed = None;
        let mut stopped = false;
        loop {
            while failed.is_none() && !stopped && under_way.len() < AT_ONCE {
                let Some(call) = self.unanswered.pop().or_else(|| self.reading.next_call()) else {
                    break;
                };
                under_way.push(async move {
                    let answer = client.answer(Method::GET, &call.path, None).await;
                    (call, answer)
                });
            }
            let Some((call, answer)) = under_way.next().await else {
                break;
            };
            if let Err(error) = self.take(&call, answer) {
                self.unanswered.push(call);
                failed.get_or_insert(error);
            }
            let (done, total) = self.progress();
            stopped |= !on_progress(done, total);
        }
        match failed {
            Some(error) => Outcome::Failed(self, error),
            None if self.reading.is_complete() => Outcome::Complete(self.reading.finish()),
            None => Outcome::Stopped(self),
        }
    }

    fn take(&mut self, call: &Call, answer: Result<Answer, Error>) -> Result<(), Error> {
        let Answer { status, body, .. } = answer?;
        Ok(self.reading.answer(call, status, &body)?)
    }
}

impl Client {
    /// The whole instance in one answer; `None` where the server does not offer that.
    pub async fn instance(self) -> Result<Option<Instance>, Error> {
        let bean: Result<InstanceBean, Error> = self.get(INSTANCE).await;
        match bean {
            Ok(bean) => Ok(Some(Instance::from(&bean))),
            Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }
}
