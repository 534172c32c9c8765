//! Input that is no word: no panic, no time lost, nothing found, nothing unprintable said.

use super::ask;
use std::time::{Duration, Instant};

#[test]
fn nothing_is_found_in_nothing() {
    for query in
        ["", " ", "\u{64E}\u{651}", "\u{640}\u{640}", "...", "123", "\u{200F}\u{202E}", "\0", "«»", "،", "😀", "\u{FEFF}"]
    {
        let answer = ask(query);
        assert!(!answer.found && answer.entries.is_empty() && answer.near.is_empty(), "{query:?}");
    }
}

#[test]
fn control_characters_are_passed_over() {
    let answer = ask("\u{202E}شرا\u{200D}كة\u{7}");
    assert!(answer.found);
    let odd = ask("\u{1b}[31mxq\u{9b}\u{202E}zz\n\ttail");
    assert!(!odd.query.chars().any(|c| c.is_control() || c == '\u{202E}'), "{:?}", odd.query);
}

#[test]
fn huge_words_are_refused_at_once() {
    for piece in ["ش", "a", "\u{64E}", "شراكة ", "ا", "\u{1F600}"] {
        let query = piece.repeat(1 << 20);
        let start = Instant::now();
        let answer = ask(&query);
        assert!(!answer.found && answer.query.chars().count() <= 90);
        assert!(start.elapsed() < Duration::from_secs(2), "{piece}: {:?}", start.elapsed());
    }
}

#[test]
fn long_but_allowed_words_take_no_time() {
    for query in ["ا".repeat(60), "aeiou".repeat(7), "شراكة ".repeat(24), "و".repeat(31), "th".repeat(19), "a ".repeat(300)]
    {
        let start = Instant::now();
        ask(&query);
        assert!(start.elapsed() < Duration::from_secs(5), "{query}: {:?}", start.elapsed());
    }
}

#[test]
fn letters_that_no_word_has() {
    for query in ["ٹڈں", "שלום", "привет", "शराका", "ﷺ", "ﻻ", "a\u{301}\u{301}\u{301}", "ʻ", "-", "al-", "'"]
    {
        ask(query);
    }
}
