//! Paradigms written out by hand from the grammar.

use super::*;

#[test]
fn smoke() {
    for (lemma, root, form, present) in [("كَتَب", "ك ت ب", "I", "u"), ("قَال", "ق و ل", "I", "u"), ("رَأَى", "ر ء ي", "I", "a")]
    {
        for form in verb(&VerbEntry { lemma, root, form, present }).unwrap() {
            assert!(!form.vocalized.is_empty());
        }
    }
    for form in noun(&NounEntry { lemma: "كِتَاب", root: "ك ت ب", gender: "m", human: false, plurals: &["كُتُب"] }).unwrap()
    {
        assert!(!form.vocalized.is_empty());
    }
}
