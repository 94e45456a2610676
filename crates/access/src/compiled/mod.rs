//! An instance in dense numbers: what the resolver computes with.
//!
//! Names become numbers once, so that a question costs a few comparisons of small integers. What
//! a name stands for and no instance has (domain.md, rule 4) gets no number and matches nobody.

pub(crate) mod catalogue;
pub(crate) mod people;
pub(crate) mod projects;
pub(crate) mod schemes;

/// Position of `name` in a sorted list, as a dense number.
fn position<T, Q: Ord + ?Sized>(sorted: &[T], name: &Q) -> Option<u32>
where
    T: std::borrow::Borrow<Q>,
{
    sorted
        .binary_search_by(|candidate| candidate.borrow().cmp(name))
        .ok()
        .and_then(|at| u32::try_from(at).ok())
}

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
