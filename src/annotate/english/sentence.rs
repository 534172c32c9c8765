//! The gloss of a whole sentence, for a reader who looks: every word of it in clauses, never a translation to be quoted.
//!
//! In: the words of a sentence. Out: English with capital and full stop. What stands before the report (place, date, agency) and what a dash, colon or
//! semicolon sets apart is rendered by itself, so that one misread clause does not take the rest with it.

use super::English;
use super::surface;
use std::ops::Range;

impl English<'_> {
    /// The gloss of the sentence in `words`.
    #[must_use]
    pub fn gloss(&self, words: Range<usize>) -> String {
        let end = words.end.min(self.article.words.len());
        self.antecedent.take();
        self.literal.set(true);
        let mut text = String::new();
        let mut at = words.start;
        while at < end {
            let stop = self.stretch(at, end);
            let piece = self.whole(at, stop, None);
            if !piece.is_empty() {
                if !text.is_empty() {
                    text.push_str(if self.article.surface(at.saturating_sub(1)) == ":" { ": " } else { "; " });
                }
                text.push_str(&piece);
            }
            at = stop + 1;
        }
        surface::sentence(&text)
    }

    /// Where the stretch that begins at word `at` ends: at a sign that sets clauses apart, outside brackets and quotation marks.
    fn stretch(&self, at: usize, end: usize) -> usize {
        let mut open = 0_u32;
        for i in at..end {
            match self.article.surface(i) {
                "(" | "«" | "“" => open += 1,
                ")" | "»" | "”" => open = open.saturating_sub(1),
                "؛" | ";" | ":" | "–" | "—" if open == 0 => return i,
                "-" if open == 0 && self.stands_apart(i) => return i,
                _ => {}
            }
        }
        end
    }

    /// Whether blanks stand around the sign at word `i`: «باريس - أعلن», not «2015-2018».
    fn stands_apart(&self, i: usize) -> bool {
        let end = |at: usize| self.article.word(at).map(|w| w.span.end);
        let start = |at: usize| self.article.word(at).map(|w| w.span.start);
        i > 0 && end(i - 1) != start(i) && end(i) != start(i + 1)
    }
}
