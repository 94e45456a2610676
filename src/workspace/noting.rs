//! What was done for groups, kept as long as the tab is open: per address of the API and person.

use leptos::prelude::*;
use whocan_jira::escape;

use super::Workspace;
use super::deeds::{Done, Made, and_then};
use crate::browser;

/// What the names of all that is kept so begin with.
const REMEMBERED_AS: &str = "whocan.done";

impl Workspace {
    /// What was done for groups, latest last. Reactive.
    pub fn done(self) -> Vec<Done> {
        self.recall_done();
        let done = self.asking().done.get();
        done.unwrap_or_default()
    }

    /// Notes what was done.
    pub fn note(self, one: Done) {
        if let Made::Saved { scheme, draft } = &one.made {
            self.asking().note_saved(&one.group, *scheme, draft);
        }
        self.recall_done();
        let done = self.asking().done;
        done.update(|done| *done = Some(and_then(done.take().unwrap_or_default(), one)));
        let text = done.with_untracked(|done| serde_json::to_string(done).ok());
        if let Some((name, text)) = self.name_of_done().zip(text) {
            // Where the browser refuses, it lasts as long as the page.
            browser::remember_in_tab(&name, &text);
        }
    }

    /// Reads what was kept, once.
    fn recall_done(self) {
        let done = self.asking().done;
        if done.with_untracked(Option::is_some) {
            return;
        }
        let text = self.name_of_done();
        let text = text.and_then(|name| browser::recall_in_tab(&name));
        let kept = text.and_then(|text| serde_json::from_str(&text).ok());
        done.update_untracked(|done| *done = Some(kept.unwrap_or_default()));
    }

    fn name_of_done(self) -> Option<String> {
        let owner = self.owner.get_value()?;
        let (api, owner) = (escape(&self.client.address()), escape(owner.as_str()));
        Some(format!("{REMEMBERED_AS}/{api}/{owner}"))
    }
}
