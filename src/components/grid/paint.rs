//! The cells of a row, painted onto the page by one effect: made and taken away as columns come
//! into sight, and changed where they show something else.
//!
//! Hundreds of cells come and go with each turn of the wheel. As views, with signals of their own,
//! each would take ten times as long.

use std::collections::VecDeque;
use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};
use whocan_access::Holder;

use super::state::Grid;
use crate::editor::window::Part;

/// What the cells of a row are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Granted or not.
    Grant,
    /// How many of several are granted.
    Share,
}

/// What a cell shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Painting {
    /// The value of `data-look`.
    pub look: Option<&'static str>,
    /// The value of `aria-checked`.
    pub checked: &'static str,
    /// What the box says to a screen reader.
    pub label: String,
    /// What stands beside the box.
    pub text: Option<String>,
    /// What a click on the box does, if that needs saying.
    pub title: Option<String>,
}

/// What of a row is painted.
struct Canvas {
    kind: Kind,
    cells: VecDeque<Painted>,
    /// What new cells are copies of, once there are any.
    model: Option<Element>,
    /// How often what cells show has changed.
    turn: usize,
}

struct Painted {
    part: Part<Holder>,
    element: Element,
    shows: Option<Painting>,
    /// Whether it stands for another column than it did.
    is_new: bool,
}

/// Keeps the cells of a row as they should be, on its line of the table, once it is to be
/// ready. What they show is asked for anew when what `track` tracks changes, and when names do.
pub fn paint(
    grid: Grid,
    is_ready: Memo<bool>,
    line: NodeRef<html::Tr>,
    kind: Kind,
    track: impl Fn() + Send + Sync + 'static,
    painting: impl Fn(&Holder) -> Painting + 'static,
) {
    let columns = grid.columns_in(is_ready);
    paint_boxed(
        grid,
        columns,
        line,
        kind,
        Box::new(track),
        Box::new(painting),
    );
}

fn paint_boxed(
    grid: Grid,
    columns: Memo<Arc<Vec<Part<Holder>>>>,
    line: NodeRef<html::Tr>,
    kind: Kind,
    track: Box<dyn Fn() + Send + Sync>,
    painting: Box<dyn Fn(&Holder) -> Painting>,
) {
    let turn = Memo::new(move |before: Option<&usize>| {
        track();
        grid.track_names();
        before.map_or(0, |before| before + 1)
    });
    Effect::new(move |before: Option<Canvas>| {
        let mut canvas = before.unwrap_or_else(|| Canvas::new(kind));
        let (columns, turn) = (columns.get(), turn.get());
        if let Some(line) = line.get() {
            canvas.fit(&line, &columns);
            let is_new = std::mem::replace(&mut canvas.turn, turn) != turn;
            for cell in &mut canvas.cells {
                if is_new || cell.is_new {
                    cell.show(&painting);
                }
            }
        }
        canvas
    });
}

impl Canvas {
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            cells: VecDeque::new(),
            model: None,
            turn: 0,
        }
    }

    /// Makes cells for the columns that are new, of those that are no longer there where there are
    /// any, and takes the others of them away.
    fn fit(&mut self, row: &Node, columns: &[Part<Holder>]) {
        let before = std::mem::take(&mut self.cells);
        let is_there = |cell: &Painted| columns.iter().any(|part| cell.can_stand_for(part));
        let (mut kept, mut spare): (VecDeque<Painted>, VecDeque<Painted>) =
            before.into_iter().partition(is_there);
        for part in columns {
            let at = kept.iter().position(|cell| cell.can_stand_for(part));
            // Where the order is the same, only gaps can be left before it.
            if let Some(at) = at
                && kept.iter().take(at).all(Painted::is_gap)
            {
                spare.extend(kept.drain(..at));
                self.cells.extend(kept.pop_front());
            } else if let Some(cell) = at
                .and_then(|at| kept.remove(at))
                .or_else(|| take(&mut spare, part))
                .or_else(|| self.make(part))
            {
                let next: Option<&Node> = kept.front().map(|cell| cell.element.as_ref());
                // It fails only where the row is gone already.
                let _ = row.insert_before(&cell.element, next);
                self.cells.push_back(cell);
            }
            if let Some(cell) = self.cells.back_mut() {
                cell.stand_for(part);
            }
        }
        for cell in kept.into_iter().chain(spare) {
            cell.element.remove();
        }
    }

    fn make(&mut self, part: &Part<Holder>) -> Option<Painted> {
        let element = match part {
            Part::Drawn { .. } => {
                let model = self.model.take().or_else(|| self.kind.model())?;
                let copy = model.clone_node_with_deep(true).ok()?;
                self.model = Some(model);
                copy.dyn_into().ok()?
            }
            Part::Gap { .. } => element("td", &[("class", "gap"), ("aria-hidden", "true")])?,
        };
        Some(Painted {
            part: Part::Gap { from: 0, count: 0 },
            element,
            shows: None,
            is_new: false,
        })
    }
}

/// One that can be made into what stands for another column.
fn take(spare: &mut VecDeque<Painted>, part: &Part<Holder>) -> Option<Painted> {
    let is_gap = part.drawn().is_none();
    let at = spare.iter().position(|cell| cell.is_gap() == is_gap)?;
    spare.remove(at)
}

impl Painted {
    fn is_gap(&self) -> bool {
        self.part.drawn().is_none()
    }

    /// Whether it shows what a part does, or is a gap and may as well be another one.
    fn can_stand_for(&self, part: &Part<Holder>) -> bool {
        match (self.part.drawn(), part.drawn()) {
            (Some((_, own)), Some((_, holder))) => own == holder,
            (None, None) => true,
            _ => false,
        }
    }

    /// Says which column it is in.
    fn stand_for(&mut self, part: &Part<Holder>) {
        if self.part == *part {
            return;
        }
        match part {
            Part::Drawn { at, .. } => set(&self.element, "aria-colindex", &(at + 2).to_string()),
            Part::Gap { count, .. } => {
                if let Some(element) = self.element.dyn_ref::<HtmlElement>() {
                    // It fails for names that are none.
                    let _ = element.style().set_property("--count", &count.to_string());
                }
            }
        }
        self.is_new = self.is_new || !self.can_stand_for(part);
        self.part = part.clone();
    }

    fn show(&mut self, painting: &dyn Fn(&Holder) -> Painting) {
        self.is_new = false;
        let Some((_, holder)) = self.part.drawn() else {
            return;
        };
        let now = painting(holder);
        let before = self.shows.replace(now);
        let (before, Some(now)) = (before.as_ref(), self.shows.as_ref()) else {
            return;
        };
        let differs = |part: fn(&Painting) -> Option<&str>| {
            let now = part(now);
            now.filter(|now| before.and_then(part) != Some(*now))
        };
        if let Some(look) = differs(|it| it.look) {
            set(&self.element, "data-look", look);
        }
        if let Some(mark) = self.element.first_element_child() {
            if let Some(checked) = differs(|it| Some(it.checked)) {
                set(&mark, "aria-checked", checked);
            }
            if let Some(label) = differs(|it| Some(&it.label)) {
                set(&mark, "aria-label", label);
            }
            if let Some(title) = differs(|it| it.title.as_deref()) {
                set(&mark, "title", title);
            }
        }
        if let Some(text) = differs(|it| it.text.as_deref())
            && let Some(beside) = self.element.last_element_child()
        {
            beside.set_text_content(Some(text));
        }
    }
}

impl Kind {
    /// A cell that shows nothing yet.
    fn model(self) -> Option<Element> {
        let (class, mark_class) = match self {
            Self::Grant => ("cell", "mark"),
            Self::Share => ("share", "mark mark-all"),
        };
        let cell = element("td", &[("class", class), ("role", "gridcell")])?;
        let mark = [
            ("class", mark_class),
            ("role", "checkbox"),
            ("tabindex", "-1"),
        ];
        // It fails only for nodes that cannot have children.
        cell.append_child(element("span", &mark)?.as_ref()).ok()?;
        if self == Self::Share {
            let beside = element("span", &[("class", "share-text"), ("aria-hidden", "true")])?;
            cell.append_child(beside.as_ref()).ok()?;
        }
        Some(cell)
    }
}

fn element(name: &str, attributes: &[(&str, &str)]) -> Option<Element> {
    let element = document().create_element(name).ok()?;
    for (attribute, value) in attributes {
        set(&element, attribute, value);
    }
    Some(element)
}

fn set(element: &Element, attribute: &str, value: &str) {
    // It fails for names that are none.
    let _ = element.set_attribute(attribute, value);
}
