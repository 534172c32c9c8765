//! A piece of a sentence around what is looked for in it, fit to stand on a card.

use super::State;
use crate::app::here;
use crate::app::prose::{Ink, Prose};
use crate::text::Span;
use crate::text::format_chars::is_invisible;

/// The text, and where in it the things looked for stand.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Passage {
    text: String,
    marks: Vec<Span>,
}

impl Passage {
    /// The sentence of `places` with at most `around` words before the first and after the last of them. The places are in one sentence, in order.
    pub(super) fn new(state: &State, places: &[Span], around: usize) -> Self {
        let (Some(findings), Some(first), Some(last)) = (state.findings(), places.first(), places.iter().max_by_key(|p| p.end))
        else {
            return Self::default();
        };
        let words = &findings.annotations().words;
        let from = words.partition_point(|word| word.span.end <= first.start);
        let to = words.partition_point(|word| word.span.start < last.end).max(from + 1);
        let sentence = here::around(findings, from);
        let begin = from.saturating_sub(around).max(sentence.start.min(from));
        let end = (to + around).min(sentence.end.max(to)).min(words.len());
        let shown = words.get(begin..end).unwrap_or_default();
        let Some(span) = shown.iter().map(|word| word.span).reduce(Span::join) else { return Self::default() };
        let mut passage = Self::default();
        if begin > sentence.start {
            passage.text.push_str("… ");
        }
        passage.take(state.document().text(), span, places);
        if end < sentence.end {
            passage.text.push_str(" …");
        }
        passage
    }

    /// Takes over `span` of the article: no invisible characters, blanks for what is no character to be seen.
    fn take(&mut self, article: &str, span: Span, places: &[Span]) {
        let mut marks: Vec<(Span, Option<Span>)> = places.iter().map(|&place| (place, None)).collect();
        for (at, c) in span.of(article).char_indices().map(|(at, c)| (span.start + at, c)).filter(|&(_, c)| !is_invisible(c)) {
            let start = self.text.len();
            self.text.push(if c.is_control() || c.is_whitespace() { ' ' } else { c });
            let own = Span::new(start, self.text.len());
            for (_, mark) in marks.iter_mut().filter(|(place, _)| place.contains(at)) {
                *mark = Some(mark.map_or(own, |mark| mark.join(own)));
            }
        }
        self.marks.extend(marks.into_iter().filter_map(|(_, mark)| mark));
    }

    /// Adds it as a paragraph of at most `most` lines.
    pub(super) fn add_to(&self, prose: &mut Prose, indent: usize, most: usize, ink: Ink) {
        prose.arabic(indent, most).marked(&self.text, Ink::Body, &self.marks, ink);
    }
}
