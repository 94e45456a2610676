//! What the preview asks, and the answers.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::query_signal_with_options;
use whocan_access::permission::BROWSE_PROJECTS;
use whocan_access::{Instance, PermissionKey, ProjectId, Subject, Verdict};

use super::elsewhere::{Listing, listing};
use crate::browser;
use crate::editor::preview::{Answer, Question, Sight, answers, sight};
use crate::editor::state::{Editor, Sides};
use crate::editor::subjects;
use crate::editor::wording::{headline, lacking, long_verdict};
use crate::i18n::later::texts;
use crate::i18n::locale;
use crate::workspace::workspace;

/// The preview of an editor.
#[derive(Clone, Copy)]
pub struct Preview {
    /// What it previews.
    pub editor: Editor,
    /// Who and where; none where no project uses the scheme. Kept in the address.
    pub question: Memo<Option<Question>>,
    /// What each permission comes to, Browse Projects first; none where the instance does not have
    /// the subject.
    pub answers: Memo<Vec<Answer>>,
    /// What the answers come to.
    pub summary: Memo<Summary>,
    /// What other projects they see. A moment behind the answers.
    pub elsewhere: Memo<Listing>,
    /// Whether all of those are listed.
    pub lists_all: RwSignal<bool>,
    /// Whether only permissions that change are shown.
    pub only_changes: RwSignal<bool>,
    /// Whether only what they can do with the draft is shown.
    pub only_can: RwSignal<bool>,
    /// Whether the sheet is up, where the preview is one.
    pub sheet_open: RwSignal<bool>,
    set_who: SignalSetter<Option<String>>,
    set_place: SignalSetter<Option<String>>,
}

/// What the answers come to, in words.
#[derive(Clone, PartialEq, Default)]
pub struct Summary {
    /// Whether they can browse the project, in one sentence; empty where there is no answer.
    pub headline: String,
    /// On which issues, where it is only on some; what else limits everything. May be empty.
    pub condition: String,
    /// What the draft changes.
    pub changes: String,
    /// How many permissions the draft changes.
    pub changed: usize,
    /// How many permissions they can use with the draft, at least on some issues.
    pub usable: usize,
    /// How many of those on some issues only.
    pub on_some: usize,
    /// What the word 'unusable' means here; empty where nothing is.
    pub unusable: String,
    /// How browsing turns with the draft: the value of `data-turn`.
    pub turn: &'static str,
}

impl Preview {
    /// The preview of an editor. To be called while a component is made.
    pub fn new(editor: Editor) -> Self {
        let in_place = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        let (who, set_who) = query_signal_with_options::<String>("who", in_place.clone());
        let (place, set_place) = query_signal_with_options::<String>("where", in_place);
        let asking = workspace().asking();
        let named = move || who.with(|who| who.as_deref().and_then(subjects::from_address));
        // Whom one asked about in the scheme before, once; the address then says so too.
        let asked = move || {
            let asked = asking.subject.get_value();
            let is_known = |subject: &Subject| {
                let saved = editor.saved();
                saved.with(|saved| subjects::is_known(saved.instance(), subject))
            };
            asked.filter(is_known)
        };
        Effect::new(move |before: Option<()>| match named() {
            Some(subject) => asking.subject.set_value(Some(subject)),
            None if before.is_none() => {
                if let Some(address) = asked().as_ref().and_then(subjects::to_address) {
                    set_who.set(Some(address));
                }
            }
            None => {}
        });
        let question = Memo::new(move |_| {
            Some(Question {
                subject: named().or_else(asked).unwrap_or(Subject::AnySignedIn),
                project: place.with(|key| project(editor, key.as_deref()))?,
            })
        });
        let answers = Memo::new(move |_| {
            let Some(question) = question.get() else {
                return Vec::new();
            };
            let Sides { saved, drafted } = editor.sides().get();
            answers(&saved, &drafted, &question, permissions(editor)).unwrap_or_default()
        });
        let summary = Memo::new(move |_| {
            let summary = question.with(|question| {
                answers.with(|answers| summary(editor, question.as_ref()?, answers))
            });
            summary.unwrap_or_default()
        });
        let lists_all = RwSignal::new(false);
        Self {
            editor,
            question,
            answers,
            summary,
            elsewhere: listing(editor, question, answers, lists_all),
            lists_all,
            only_changes: RwSignal::new(false),
            only_can: asking.only_can,
            sheet_open: asking.sheet_open,
            set_who,
            set_place,
        }
    }

    /// Asks about somebody else.
    pub fn ask_about(self, subject: &Subject) {
        self.set_who.set(subjects::to_address(subject));
    }

    /// Asks about somebody else, and brings the answer into sight.
    pub fn show(self, subject: &Subject) {
        self.ask_about(subject);
        self.sheet_open.set(browser::fits(SHEET));
    }

    /// Asks about another project, named by its key.
    pub fn ask_in(self, key: String) {
        self.set_place.set(Some(key));
    }

    /// A part of the summary. Reactive.
    pub fn says(self, part: fn(&Summary) -> &String) -> Signal<String> {
        Signal::derive(move || self.summary.with(|summary| part(summary).clone()))
    }

    /// Lets the sheet down. The focus goes back to what brought it up.
    pub fn close_sheet(self) {
        self.sheet_open.set(false);
        browser::focus(HANDLE);
    }
}

/// So many reasons why something is unusable are told at once.
const FEW_REASONS: usize = 2;

/// Where the preview is a sheet: as in the style sheet.
const SHEET: &str = "(max-width: 1080px)";

/// Id of the button that brings the sheet up.
pub const HANDLE: &str = "preview-handle";

/// The permissions, Browse Projects first. Reactive.
pub fn permissions(editor: Editor) -> Vec<PermissionKey> {
    editor.sections().with(|sections| {
        let keys = sections.iter().flat_map(|section| &section.permissions);
        let (mut first, mut others) = (Vec::new(), Vec::new());
        for key in keys {
            let is_browse = key.as_str() == BROWSE_PROJECTS;
            let list = if is_browse { &mut first } else { &mut others };
            list.push(key.clone());
        }
        first.append(&mut others);
        first
    })
}

/// The project with a key among those that use the scheme, else the first of them that is not
/// archived, by key. Reactive.
fn project(editor: Editor, key: Option<&str>) -> Option<ProjectId> {
    editor.saved().with(|saved| {
        let projects = saved.instance().projects_of(editor.id());
        let best = projects.min_by_key(|project| {
            let is_named = Some(project.key.as_str()) == key;
            (!is_named, project.archived, project.key.clone())
        });
        best.map(|project| project.id)
    })
}

/// What answers come to, of which the first is about Browse Projects. Reactive.
fn summary(editor: Editor, question: &Question, answers: &[Answer]) -> Option<Summary> {
    let browse = answers.first()?;
    let has_draft = editor.sides().with(|sides| sides.saved != sides.drafted);
    let changed = answers.iter().filter(|answer| answer.differs()).count();
    let texts = texts().preview;
    editor.saved().with(|saved| {
        let instance = saved.instance();
        let is_inactive = match &question.subject {
            Subject::User(key) => instance.users.get(key).is_some_and(|user| !user.active),
            _ => false,
        };
        let project = instance.projects.get(&question.project);
        let condition = if is_inactive {
            texts.subject_inactive.to_owned()
        } else if project.is_some_and(|project| project.archived) {
            texts.project_archived.to_owned()
        } else if let Verdict::OnIssues(_) = browse.draft {
            long_verdict(instance, locale(), &browse.draft)
        } else {
            String::new()
        };
        Some(Summary {
            headline: headline(instance, locale(), question, browse),
            condition,
            changes: if has_draft {
                (texts.changes)(changed)
            } else {
                texts.as_saved.to_owned()
            },
            changed,
            usable: answers.iter().filter(|answer| answer.is_usable()).count(),
            on_some: answers.iter().filter(|answer| answer.is_on_some()).count(),
            unusable: unusable(instance, answers),
            turn: turn(sight(&browse.now), sight(&browse.draft)),
        })
    })
}

/// What 'unusable' means, with the reasons for which anything is. Reactive.
fn unusable(instance: &Instance, answers: &[Answer]) -> String {
    let mut reasons: Vec<String> = Vec::new();
    for answer in answers {
        for verdict in [&answer.now, &answer.draft] {
            if let Verdict::Unusable(lacks) = verdict {
                let reason = lacking(instance, locale(), lacks);
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
        }
    }
    let texts = texts();
    if reasons.is_empty() {
        String::new()
    } else {
        (texts.preview.unusable_means)(&texts.common.list(&reasons, FEW_REASONS))
    }
}

fn turn(now: Sight, draft: Sight) -> &'static str {
    match (now, draft) {
        _ if now == draft => "same",
        (_, Sight::None) | (Sight::All, Sight::Some) => "less",
        _ => "more",
    }
}
