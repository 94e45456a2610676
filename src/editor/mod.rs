//! What the scheme editor knows, without a DOM.
