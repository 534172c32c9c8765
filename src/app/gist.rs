//! The gloss of the sentence under the cursor, in a pane of its own above the strip: it follows the cursor, and says that it is no translation.
//!
//! In: the state. Out: lines laid out for the pane. Only the sentence is read again ([`Part`]), when the cursor has come to another one.

use super::State;
use super::here::around;
use super::prose::{Ink, Laid, Prose};
use crate::annotate::part::Part;
use crate::text::letters::is_letter;
use std::ops::Range;

/// What stands on the line over the pane.
pub const LABEL: &str = "a gloss, not a translation";

/// What is shown.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Gist {
    words: Range<usize>,
    text: String,
    width: usize,
    laid: Laid,
}

impl State {
    /// Shows the gloss of the sentence under the cursor from now on, or no more.
    pub(super) fn toggle_gist(&mut self) {
        if self.findings.is_none() {
            return self.tell("still reading the article …");
        }
        self.share.gist = !self.share.gist;
        self.reshape();
        if self.share.gist && self.geometry.gist.is_none() {
            self.share.gist = false;
            self.reshape();
            return self.tell("the screen is too small for the gloss of a sentence");
        }
        self.tell(if self.share.gist { "a gloss of each sentence" } else { "without it" });
    }

    /// Reads the sentence under the cursor where the pane is open and shows another.
    pub(super) fn settle_gist(&mut self) {
        let (Some(area), Some(findings)) = (self.geometry.gist, self.findings.as_ref()) else {
            self.gist = None;
            return;
        };
        let (at, width) = (self.cursor, usize::from(area.width));
        let words = around(findings, at);
        if self.gist.as_ref().is_some_and(|gist| gist.words == words && gist.width == width) {
            return;
        }
        let found = findings.annotations();
        let known = self.gist.take().filter(|gist| gist.words == words).map(|gist| gist.text);
        let text = known.unwrap_or_else(|| {
            let part = Part::read(&mut self.memory, &self.lexicon, &self.document, found, words.clone());
            let mentions = findings.mentions_in(part.span()).map(|place| (place.span, place.entity, place.level));
            part.sentence_gloss(found, mentions)
        });
        let laid = prose(&text).lay_out(width, self.encoding);
        self.gist = Some(Gist { words, text, width, laid });
    }

    /// The gloss of the sentence under the cursor, where its pane is open.
    #[must_use]
    pub fn gist(&self) -> Option<&str> {
        self.gist.as_ref().map(|gist| gist.text.as_str())
    }

    /// Its lines, as wide as the pane.
    #[must_use]
    pub fn gist_lines(&self) -> Option<&Laid> {
        self.gist.as_ref().map(|gist| &gist.laid)
    }
}

/// English, with what stayed in Arabic as pieces of their own.
fn prose(text: &str) -> Prose {
    let mut prose = Prose::default();
    prose.english(0);
    for piece in text.split_inclusive(['[', ']']) {
        let ink = if piece.chars().any(is_letter) { Ink::Arabic } else { Ink::Body };
        prose.add(piece, ink);
    }
    prose
}
