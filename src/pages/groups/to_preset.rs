//! Setting all at once what the group is granted in a project by itself, or by a role in which it
//! acts there: to a preset, as a draft.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use whocan_access::{
    Cell, Draft, GroupName, Holder, PermissionKey, PermissionScheme, Project, ProjectId, Resolver,
};

use super::Page;
use super::at_once::paragraphs;
use super::changed::in_scheme;
use super::in_scheme::{Change, Opening};
use super::price::{Also, hits};
use super::repair::opener;
use crate::components::combobox::unique_id;
use crate::editor::holders;
use crate::editor::presets::{self, Preset};
use crate::editor::rows::words;
use crate::editor::state::Compiled;
use crate::i18n::later::texts as all_texts;
use crate::i18n::locale;
use crate::i18n::meant::texts;
use crate::workspace::{Workspace, workspace};

/// So many permissions of a preset are named.
const FEW: usize = 12;

/// A preset for a holder.
struct Offer {
    name: String,
    /// The names of its permissions.
    holds: Vec<String>,
    /// What leads there.
    draft: Draft,
}

/// A handle.
#[derive(Clone, Copy)]
pub struct ToPreset {
    page: Page,
    workspace: Workspace,
    presets: RwSignal<Result<Vec<Preset>, String>>,
    /// What one looks at: whose grants, where, and the number of the preset.
    chosen: RwSignal<Option<(ProjectId, Holder, usize)>>,
    open: Callback<Opening>,
}

impl ToPreset {
    /// Reads the presets. To be called while a component is made.
    pub fn new(page: Page) -> Self {
        let new = Self {
            page,
            workspace: workspace(),
            presets: RwSignal::new(Ok(Vec::new())),
            chosen: RwSignal::new(None),
            open: opener(page),
        };
        spawn_local(async move {
            let loaded = presets::load().await;
            // One may have left the page meanwhile.
            drop(new.presets.try_set(loaded));
        });
        new
    }

    /// The choices in a project, one below the other. Reactive.
    pub fn choices(&self, resolver: &Arc<Resolver>, id: ProjectId) -> AnyView {
        let instance = resolver.instance();
        let found = instance.projects.get(&id);
        let found = found.and_then(|project| {
            let scheme = instance.schemes.get(&project.scheme)?;
            Some((project, scheme))
        });
        let Some((project, scheme)) = found else {
            return ().into_any();
        };
        let presets = match self.presets.get() {
            Ok(presets) if presets.is_empty() => return ().into_any(),
            Ok(presets) => presets,
            Err(reason) => {
                let wrong = (all_texts().granting.bad_presets)(&reason);
                return view! { <p class="panel-line failure">{wrong}</p> }.into_any();
            }
        };
        let allowed = self.page.meant.allowed.get();
        let mut projects = instance.projects_of(scheme.id);
        let is_for_them = projects.all(|project| allowed.contains(&project.id));
        let holders = self
            .page
            .group
            .with_value(|group| own_holders(project, scheme, group, is_for_them));
        let known: BTreeSet<&PermissionKey> = resolver.permission_keys().collect();
        let choices = holders.iter().map(|holder| {
            let offers = presets.iter().map(|preset| {
                let keys = preset.permissions.iter();
                let keys: Vec<PermissionKey> =
                    keys.filter(|key| known.contains(key)).cloned().collect();
                Offer {
                    name: preset.name(locale()).to_owned(),
                    holds: keys
                        .iter()
                        .map(|key| words(instance, locale(), key).name)
                        .collect(),
                    draft: exactly(scheme, holder, &keys),
                }
            });
            self.choice(resolver, project, holder, offers.collect())
        });
        choices.collect::<Vec<_>>().into_any()
    }

    /// The choice for a holder. Reactive.
    fn choice(
        &self,
        resolver: &Arc<Resolver>,
        project: &Project,
        holder: &Holder,
        offers: Vec<Offer>,
    ) -> AnyView {
        let (page, chosen) = (self.page, self.chosen);
        let place = project.id;
        let now = offers.iter().position(|offer| offer.draft.is_empty());
        let own = holder.clone();
        let looked_at = Memo::new(move |_| {
            chosen.with(|chosen| match chosen {
                Some((id, holder, at)) if *id == place && *holder == own => Some(*at),
                _ => now,
            })
        });
        let phrase = holders::phrase(resolver.instance(), locale(), holder);
        let segments = offers.iter().enumerate().map(|(at, offer)| {
            let holder = holder.clone();
            view! {
                <button
                    type="button"
                    class="segment"
                    title=offer.holds.join(all_texts().common.comma)
                    aria-pressed=move || (looked_at.get() == Some(at)).to_string()
                    on:click=move |_| chosen.set(Some((place, holder.clone(), at)))
                >
                    {offer.name.clone()}
                </button>
            }
        });
        let segments = segments.collect::<Vec<_>>();
        let title = unique_id();
        let scheme = project.scheme;
        let (workspace, open) = (self.workspace, self.open);
        let before = Arc::clone(resolver);
        let card = move || {
            let Some(at) = looked_at.get() else {
                return Some(view! { <p class="note">{texts().choose}</p> }.into_any());
            };
            let Offer { name, holds, draft } = offers.get(at)?;
            let holds = all_texts().common.list(holds, FEW);
            let holds = (texts().preset_holds)(name, &holds);
            if draft.is_empty() {
                let said = [&holds, texts().as_now].join(all_texts().common.between_sentences);
                return Some(view! { <p class="note">{said}</p> }.into_any());
            }
            let instance = before.instance();
            let has_draft = workspace.has_changes(scheme);
            let change = Change {
                page,
                instance,
                scheme,
                draft,
                earlier: None,
                kept: &[],
                has_draft,
                open,
            };
            let now = Compiled::from(Arc::clone(&before));
            let then = now.drafted(scheme, draft);
            let view = view! {
                <div class="group-step">
                    <div>
                        <p class="quiet">{holds}</p>
                        {paragraphs(in_scheme(&before, draft))} {hits(page, (now, then), Also { joining: true, ..Also::default() }, |_, count, _| (texts().others_lose)(count))}
                    </div>
                    <p class="group-choice">{change.button(name, BTreeSet::new())}</p>
                </div>
            };
            Some(view.into_any())
        };
        view! {
            <div class="group-preset">
                <p id=title.clone()>{(texts().set_to)(&phrase)}</p>
                <div class="segments" role="group" aria-labelledby=title>
                    {segments}
                </div>
                <div role="status">{card}</div>
            </div>
        }
        .into_any()
    }
}

/// By whom a group has what is its own in a project: those that are granted something, of itself
/// and the roles it acts in. Where none is, the roles; and where it acts in none, itself, if the
/// scheme is for it alone.
fn own_holders(
    project: &Project,
    scheme: &PermissionScheme,
    group: &GroupName,
    is_for_them: bool,
) -> Vec<Holder> {
    let itself = Holder::Group(group.clone());
    let roles = project.actors.iter();
    let roles = roles.filter(|(_, actors)| actors.groups.contains(group));
    let roles: Vec<Holder> = roles.map(|(role, _)| Holder::ProjectRole(*role)).collect();
    let granted = scheme.holders();
    let own = roles.iter().chain([&itself]);
    let own: Vec<Holder> = own
        .filter(|holder| granted.contains(*holder))
        .cloned()
        .collect();
    match (own.is_empty(), roles.is_empty()) {
        (false, _) => own,
        (true, false) => roles,
        (true, true) => is_for_them.then_some(itself).into_iter().collect(),
    }
}

/// What makes a holder's grants in a scheme exactly these.
fn exactly(scheme: &PermissionScheme, holder: &Holder, permissions: &[PermissionKey]) -> Draft {
    let cells = permissions.iter();
    let cells = cells.map(|key| Cell::new(key.clone(), holder.clone()));
    let cells: BTreeSet<Cell> = cells.collect();
    let all = scheme.cells();
    let beyond = all.iter();
    let beyond = beyond.filter(|cell| cell.holder == *holder && !cells.contains(cell));
    let mut draft = Draft::default();
    draft.set_all(scheme, beyond.cloned(), false);
    draft.set_all(scheme, cells.iter().cloned(), true);
    draft
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::fixture::{BLUE, DEVELOPERS, SIGNED_IN, resolver, scheme};

    const ROLE: Holder = Holder::ProjectRole(DEVELOPERS);

    fn staff() -> Holder {
        Holder::Group("staff".into())
    }

    fn own(grants: &[(&str, Holder)], group: &str, is_for_them: bool) -> Vec<Holder> {
        let resolver = resolver(&[]);
        let blue = &resolver.instance().projects[&BLUE];
        own_holders(blue, &scheme(grants), &group.into(), is_for_them)
    }

    #[test]
    fn what_is_a_groups_own_is_by_itself_or_by_a_role_it_acts_in() {
        let [by_role, by_itself] = [("EDIT_ISSUES", ROLE), ("EDIT_ISSUES", staff())];
        let both = [by_role.clone(), by_itself.clone()];
        assert_eq!(own(&both, "staff", false), [ROLE, staff()]);
        assert_eq!(own(&[by_itself], "staff", false), [staff()]);
        assert_eq!(own(&[], "staff", true), [ROLE]);
        // Who acts in no role is granted nothing where others would have it too.
        let clients = Holder::Group("acme-clients".into());
        assert_eq!(
            own(std::slice::from_ref(&by_role), "acme-clients", true),
            [clients]
        );
        assert!(own(&[by_role], "acme-clients", false).is_empty());
    }

    #[test]
    fn a_holder_is_granted_exactly_that() {
        let scheme = scheme(&[
            ("BROWSE_PROJECTS", ROLE),
            ("EDIT_ISSUES", ROLE),
            ("EDIT_ISSUES", SIGNED_IN),
        ]);
        let keys = ["BROWSE_PROJECTS", "ADD_COMMENTS"].map(PermissionKey::from);
        let draft = Draft {
            added: [Cell::new("ADD_COMMENTS", ROLE)].into(),
            removed: [Cell::new("EDIT_ISSUES", ROLE)].into(),
        };
        assert_eq!(exactly(&scheme, &ROLE, &keys), draft);
        let now = ["BROWSE_PROJECTS", "EDIT_ISSUES"].map(PermissionKey::from);
        assert!(exactly(&scheme, &ROLE, &now).is_empty());
    }
}
