//! Choosing one thing by typing: an APG combobox with a list of options.
