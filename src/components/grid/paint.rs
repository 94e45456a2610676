//! The cells of a row, painted onto the page by one effect: made and taken away as columns come
//! into sight, and changed where they show something else.
//!
//! Hundreds of cells come and go with each turn of the wheel. As views, with signals of their own,
//! each would take ten times as long.

use std::collections::VecDeque;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};
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
}

/// Keeps the cells of a row as they should be. What they show is asked for anew when what `track`
/// tracks changes, and when names do.
pub fn paint(
    grid: Grid,
    row: NodeRef<html::Tr>,
    kind: Kind,
    track: impl Fn() + Send + Sync + 'static,
    painting: impl Fn(&Holder) -> Painting + 'static,
) {
    paint_boxed(grid, row, kind, Box::new(track), Box::new(painting));
}

fn paint_boxed(
    grid: Grid,
    row: NodeRef<html::Tr>,
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
        let (columns, turn) = (grid.columns().get(), turn.get());
        if let Some(row) = row.get() {
            canvas.fit(&row, &columns);
            let is_new = std::mem::replace(&mut canvas.turn, turn) != turn;
            for cell in &mut canvas.cells {
                if is_new || cell.shows.is_none() {
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

    /// Makes cells for the columns that are new, and takes those away that are no longer there.
    fn fit(&mut self, row: &Node, columns: &[Part<Holder>]) {
        let mut before = std::mem::take(&mut self.cells);
        for part in columns {
            let is_same = |cell: &Painted| cell.part.shows_the_same(part);
            if let Some(at) = before.iter().position(is_same) {
                before.drain(..at).for_each(|cell| cell.element.remove());
                if let Some(mut cell) = before.pop_front() {
                    cell.stand_for(part);
                    self.cells.push_back(cell);
                }
            } else if let Some(cell) = self.make(part) {
                let next: Option<&Node> = before.front().map(|cell| cell.element.as_ref());
                // It fails only where the row is gone already.
                let _ = row.insert_before(&cell.element, next);
                self.cells.push_back(cell);
            }
        }
        for cell in before {
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
            Part::Gap { count, .. } => {
                let gap = element("td", &[("class", "gap"), ("aria-hidden", "true")])?;
                set(&gap, "colspan", &count.to_string());
                gap
            }
        };
        let mut painted = Painted {
            part: Part::Gap { from: 0, count: 0 },
            element,
            shows: None,
        };
        painted.stand_for(part);
        Some(painted)
    }
}

impl Painted {
    /// Says which column it is in.
    fn stand_for(&mut self, part: &Part<Holder>) {
        if self.part != *part {
            if let Some((at, _)) = part.drawn() {
                set(&self.element, "aria-colindex", &(at + 2).to_string());
            }
            self.part = part.clone();
        }
    }

    fn show(&mut self, painting: &dyn Fn(&Holder) -> Painting) {
        let Some((_, holder)) = self.part.drawn() else {
            return;
        };
        let now = painting(holder);
        if self.shows.as_ref() == Some(&now) {
            return;
        }
        if let Some(look) = now.look {
            set(&self.element, "data-look", look);
        }
        if let Some(mark) = self.element.first_element_child() {
            set(&mark, "aria-checked", now.checked);
            set(&mark, "aria-label", &now.label);
            if let Some(title) = &now.title {
                set(&mark, "title", title);
            }
        }
        if let (Some(text), Some(beside)) = (&now.text, self.element.last_element_child()) {
            beside.set_text_content(Some(text));
        }
        self.shows = Some(now);
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
