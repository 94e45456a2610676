//! What the preview asks, and the answers.

use std::collections::BTreeMap;
use std::sync::Arc;
use whocan_access::Inserting;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::query_signal_with_options;
use whocan_access::permission::BROWSE_PROJECTS;
use whocan_access::{PermissionKey, ProjectId, Subject, Verdict};

use crate::browser;
use crate::editor::preview::{Answer, Question, Sight, answers, headline, long_verdict, sight};
use crate::editor::state::Editor;
use crate::editor::subjects;
use crate::i18n::locale;

/// Answers by permission; the same only as themselves or where all are equal.
type Answers = Arc<BTreeMap<PermissionKey, Answer>>;

/// The preview of an editor.
#[derive(Clone, Copy)]
pub struct Preview {
    /// What it previews.
    pub editor: Editor,
    /// Whom it is about. Kept in the address.
    pub subject: Memo<Subject>,
    /// The project it is about; none where no project uses the scheme. Kept in the address.
    pub project: Memo<Option<ProjectId>>,
    /// Who and where, if anywhere.
    pub question: Memo<Option<Question>>,
    /// The permissions, Browse Projects first.
    pub permissions: Memo<Vec<PermissionKey>>,
    /// What each comes to; none where the instance does not have the subject.
    pub answers: Memo<Option<Answers>>,
    /// The answer in one sentence; empty where there is none.
    pub headline: Memo<String>,
    /// On which issues they can browse with the draft, where it is only on some.
    pub condition: Memo<Option<String>>,
    /// How much of the project they see, as saved and with the draft.
    pub sights: Memo<(Sight, Sight)>,
    /// How many permissions the draft changes.
    pub changed: Memo<usize>,
    /// Whether only permissions that change are shown.
    pub only_changes: RwSignal<bool>,
    /// Whether the sheet is up, where the preview is one.
    pub sheet_open: RwSignal<bool>,
    set_who: SignalSetter<Option<String>>,
    set_place: SignalSetter<Option<String>>,
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
        let subject = Memo::new(move |_| {
            let named = who.with(|who| who.as_deref().and_then(subjects::from_address));
            named.unwrap_or(Subject::AnySignedIn)
        });
        let project = Memo::new(move |_| {
            let key = place.get();
            editor.saved().with(|saved| {
                let instance = saved.instance();
                let mut projects: Vec<_> = instance.projects_of(editor.id()).collect();
                projects.sort_by_key(|project| (project.archived, &project.key));
                let named = projects
                    .iter()
                    .find(|project| Some(project.key.as_str()) == key.as_deref());
                named.or(projects.first()).map(|project| project.id)
            })
        });
        let question = Memo::new(move |_| {
            Some(Question {
                subject: subject.get(),
                project: project.get()?,
            })
        });
        let permissions = Memo::new(move |_| {
            editor.sections().with(|sections| {
                let keys = sections.iter().flat_map(|section| &section.permissions);
                let mut keys: Vec<PermissionKey> = keys.cloned().collect();
                keys.sort_by_key(|key| key.as_str() != BROWSE_PROJECTS);
                keys
            })
        });
        let answers = Memo::new(move |_| {
            let question = question.get()?;
            let (now, draft) = (editor.saved().get(), editor.drafted().get());
            let answers = permissions.with(|keys| answers(&now, &draft, &question, keys));
            let answers = answers.ok()?.into_iter();
            let by_permission = answers.map(|answer| (answer.permission.clone(), answer));
            Some(Arc::new(by_permission.into_map()))
        });
        let browse = Memo::new(move |_| {
            answers.with(|answers| answers.as_ref()?.get(BROWSE_PROJECTS).cloned())
        });
        let headline = Memo::new(move |_| {
            let (Some(question), Some(browse)) = (question.get(), browse.get()) else {
                return String::new();
            };
            editor
                .saved()
                .with(|saved| headline(saved.instance(), locale(), &question, &browse))
        });
        let condition = Memo::new(move |_| match browse.get()?.draft {
            verdict @ Verdict::OnIssues(_) => Some(
                editor
                    .saved()
                    .with(|saved| long_verdict(saved.instance(), locale(), &verdict)),
            ),
            _ => None,
        });
        let sights = Memo::new(move |_| {
            browse.with(|browse| {
                browse
                    .as_ref()
                    .map_or((Sight::None, Sight::None), |browse| {
                        (sight(&browse.now), sight(&browse.draft))
                    })
            })
        });
        let changed = Memo::new(move |_| {
            answers.with(|answers| {
                let answers = answers.iter().flat_map(|answers| answers.values());
                answers.filter(|answer| answer.differs()).count()
            })
        });
        Self {
            editor,
            subject,
            project,
            question,
            permissions,
            answers,
            headline,
            condition,
            sights,
            changed,
            only_changes: RwSignal::new(false),
            sheet_open: RwSignal::new(false),
            set_who,
            set_place,
        }
    }

    /// Asks about somebody else.
    pub fn ask_about(self, subject: &Subject) {
        self.set_who.set(subjects::to_address(subject));
    }

    /// Asks about another project, named by its key.
    pub fn ask_in(self, key: String) {
        self.set_place.set(Some(key));
    }

    /// What a permission comes to. Reactive.
    pub fn answer(self, permission: &PermissionKey) -> Option<Answer> {
        self.answers
            .with(|answers| answers.as_ref()?.get(permission).cloned())
    }

    /// Whether there are answers. Reactive.
    pub fn is_answered(self) -> bool {
        self.answers.with(Option::is_some)
    }

    /// Whether there is a draft to compare with. Reactive.
    pub fn has_draft(self) -> bool {
        self.editor.draft().with(|draft| !draft.is_empty())
    }

    /// Whether the account is inactive, and whether the project is archived. Reactive.
    pub fn caveats(self) -> (bool, bool) {
        let Some(question) = self.question.get() else {
            return (false, false);
        };
        self.editor.saved().with(|saved| {
            let instance = saved.instance();
            let is_inactive = match &question.subject {
                Subject::User(key) => instance.users.get(key).is_some_and(|user| !user.active),
                _ => false,
            };
            let project = instance.projects.get(&question.project);
            (is_inactive, project.is_some_and(|project| project.archived))
        })
    }

    /// Lets the sheet down. The focus goes back to what brought it up.
    pub fn close_sheet(self) {
        self.sheet_open.set(false);
        browser::focus(HANDLE);
    }
}

/// Id of the button that brings the sheet up.
pub const HANDLE: &str = "preview-handle";
