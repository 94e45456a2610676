//! An instance in dense numbers: what the resolver computes with.
//!
//! Names become numbers once, so that a question costs a few comparisons of small integers. What
//! a name stands for and no instance has (domain.md, rule 4) gets no number and matches nobody.

pub(crate) mod bits;
pub(crate) mod catalogue;
pub(crate) mod growing;
pub(crate) mod lists;
pub(crate) mod names;
pub(crate) mod people;
pub(crate) mod projects;
pub(crate) mod schemes;

/// Whether two sorted lists share an element.
pub(crate) fn intersect(left: &[u32], right: &[u32]) -> bool {
    let (short, long) = if left.len() <= right.len() {
        (left, right)
    } else {
        (right, left)
    };
    short
        .iter()
        .any(|number| long.binary_search(number).is_ok())
}
