//! What granting a choice of permissions to a holder comes to, in words before it is done.

use std::collections::BTreeSet;

use leptos::prelude::*;
use whocan_access::permission::CREATE_ISSUES;
use whocan_access::{Cell, Holder, PermissionKey};

use super::permission_set::PermissionSet;
use crate::components::besides::{Besides, people_of};
use crate::components::combobox::unique_id;
use crate::components::grid::Grid;
use crate::editor::finding_words;
use crate::editor::state::Editor;
use crate::i18n::later::{Texts, say, texts};
use crate::i18n::{beside, locale};

/// What it comes to.
#[derive(Clone, PartialEq, Default)]
pub struct Consequence {
    /// In one sentence; or what is still to be chosen.
    said: String,
    gains: String,
    keeps: String,
    loses: String,
    /// What they have otherwise, which this does not touch.
    besides: Vec<Besides>,
    /// Whether there is something to do.
    can: bool,
}

impl Consequence {
    /// That of giving a holder a column, and granting it permissions besides what it has.
    pub fn of_adding(
        grid: Grid,
        holder: RwSignal<Option<Holder>>,
        set: PermissionSet,
    ) -> Memo<Self> {
        Memo::new(move |_| {
            let permissions = set.permissions().unwrap_or_default();
            let consequence = of(grid, holder.get(), Some(&permissions), false);
            Self {
                can: holder.with(Option::is_some),
                ..consequence
            }
        })
    }

    /// That of making a holder's permissions exactly those.
    pub fn of_setting(
        grid: Grid,
        holder: RwSignal<Option<Holder>>,
        set: PermissionSet,
    ) -> Memo<Self> {
        Memo::new(move |_| of(grid, holder.get(), set.permissions().as_deref(), true))
    }
}

/// Reactive.
fn of(
    grid: Grid,
    holder: Option<Holder>,
    permissions: Option<&[PermissionKey]>,
    takes_away: bool,
) -> Consequence {
    let editor = grid.editor;
    editor.draft().track();
    let words = texts().granting;
    let Some(holder) = holder else {
        return Consequence {
            said: words.choose_holder.to_owned(),
            gains: named(grid, permissions.unwrap_or_default()),
            ..Consequence::default()
        };
    };
    let Some(permissions) = permissions else {
        return Consequence {
            said: words.choose_permissions.to_owned(),
            ..Consequence::default()
        };
    };
    let mut changes = editor.exactly(&holder, permissions);
    if !takes_away {
        changes.removed.clear();
    }
    let keys = |cells: &[Cell]| -> Vec<PermissionKey> {
        cells.iter().map(|cell| cell.permission.clone()).collect()
    };
    let (gains, loses) = (keys(&changes.granted), keys(&changes.removed));
    let mut keeps = permissions.to_vec();
    keeps.retain(|permission| !gains.contains(permission));
    let is_nothing = permissions.is_empty() && !takes_away;
    Consequence {
        said: match (gains.len(), loses.len()) {
            _ if is_nothing => String::new(),
            (0, 0) => (texts().editor.cells_changed)(0),
            (added, removed) => (words.set_changes)(&grid.holder_phrase(&holder), added, removed),
        },
        can: !gains.is_empty() || !loses.is_empty(),
        besides: if is_nothing {
            Vec::new()
        } else {
            otherwise(grid, &holder, permissions)
        },
        gains: named(grid, &gains),
        keeps: named(grid, &keeps),
        loses: named(grid, &loses),
    }
}

/// What whoever a holder matches has besides, through others: as reporter of an issue, or as one of
/// a broader holder.
fn otherwise(grid: Grid, holder: &Holder, permissions: &[PermissionKey]) -> Vec<Besides> {
    if holder.relation().is_some() {
        return Vec::new();
    }
    let editor = grid.editor;
    let is_broad = |one: &Holder| matches!(one, Holder::Anyone | Holder::ApplicationRole(_));
    let columns = editor.columns().get();
    let mut compared: Vec<Holder> = columns.iter().filter(|it| is_broad(it)).cloned().collect();
    compared.insert(0, holder.clone());
    let saved = editor.saved().get();
    let broader = saved.broader(editor.id(), &compared).into_iter().next();
    let broader: BTreeSet<Holder> = broader.into_iter().flatten().collect();
    let own = people_of(&saved, editor.id(), holder);
    let is_create = |permission: &PermissionKey| permission.as_str() == CREATE_ISSUES;
    let mut broad = broader.iter();
    let creates = permissions.iter().any(is_create)
        || broad.any(|one| editor.granted_to(one).iter().any(is_create));
    let others = columns.iter();
    let others = others.filter(|one| one.relation().is_some() || broader.contains(one));
    let others = others.filter_map(|one| {
        let mut more = editor.granted_to(one);
        more.retain(|permission| !permissions.contains(permission));
        let note =
            (*one == Holder::Reporter && !creates).then_some(beside::texts().creates_none_by_this);
        (!more.is_empty()).then(|| Besides::new(&saved, one, &more, own.as_ref()).noting(note))
    });
    others.collect()
}

/// Permissions by their names. Reactive.
pub fn named(grid: Grid, permissions: &[PermissionKey]) -> String {
    let saved = grid.editor.saved();
    saved.with(|saved| finding_words::permissions(saved.instance(), locale(), permissions))
}

/// The consequence, and the way on, which is closed while there is nothing to do.
#[component]
pub fn Verdict(
    editor: Editor,
    consequence: Memo<Consequence>,
    /// What is done.
    submit: fn(&'static Texts) -> &'static str,
    /// Whether the dialog around it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let id = unique_id();
    let part = move |part: fn(&Consequence) -> &String| {
        Signal::derive(move || consequence.with(|consequence| part(consequence).clone()))
    };
    let cannot = Signal::derive(move || consequence.with(|consequence| !consequence.can));
    let keeps = part(|consequence| &consequence.keeps);
    let kept = Signal::derive(move || match keeps.get() {
        none if none.is_empty() => none,
        keeps => format!("{}: {keeps}", texts().granting.has_already),
    });
    let besides = Memo::new(move |_| consequence.with(|consequence| consequence.besides.clone()));
    let besides = move || {
        let besides = besides.get().into_iter();
        besides
            .map(|one| one.shown(editor, "consequence-besides"))
            .collect::<Vec<_>>()
    };
    view! {
        <div class="consequence">
            <p id=id.clone() class="consequence-said" role="status">
                {part(|consequence| &consequence.said)}
            </p>
            <p class="change-gains">{part(|consequence| &consequence.gains)}</p>
            <p class="change-loses">{part(|consequence| &consequence.loses)}</p>
            <p class="consequence-keeps">{kept}</p>
            {besides}
        </div>
        <div class="form-end">
            <button type="button" class="button" on:click=move |_| open.set(false)>
                {say(|t| t.common.cancel)}
            </button>
            <button
                type="submit"
                class="button button-main"
                aria-describedby=id
                disabled=cannot
            >
                {say(submit)}
            </button>
        </div>
    }
}
