//! The vocalised page, and the page with signs: words replaced by their vocalised forms, signs before and after them, every letter still knowing where it stands in the article.
//!
//! In: a stretch of the article and its analysed words. Out: a text of its own to be laid out, and a map from its bytes back to the article's.
//! Invariant: laid-out cells carry spans of the article, as those of the plain page do, so that cursor, clicks and highlights need not know.

use super::interlinear::Caption;
use crate::annotate::morphology::{Word, explain};
use crate::layout::{Layout, Options, Paragraph, Run};
use crate::lexicon::Lexicon;
use crate::markup::{Mark, Sign, mark_at};
use crate::text::Span;
use crate::text::format_chars::RLM;
use crate::text::normalize::{base_letters, fold};

/// A text made from the article's, with its map.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Vocalised {
    text: String,
    /// Start in `text`, and the bytes of the article that stand behind it; sorted by start.
    map: Vec<(usize, Span)>,
}

impl Vocalised {
    fn push(&mut self, text: &str, source: Span) {
        if !text.is_empty() {
            self.map.push((self.text.len(), source));
            self.text.push_str(text);
        }
    }

    /// Text taken over as it is, letter by letter, with the signs that stand there.
    fn copy(&mut self, article: &str, span: Span, signs: &[Sign]) {
        for (at, c) in span.of(article).char_indices() {
            let own = Span::new(span.start + at, span.start + at + c.len_utf8());
            self.signs(own.start, true, own, signs);
            self.push(c.encode_utf8(&mut [0; 4]), own);
            self.signs(own.end, false, own, signs);
        }
    }

    /// The signs at a place, as part of the letters of the article beside them.
    fn signs(&mut self, at: usize, before: bool, letters: Span, signs: &[Sign]) {
        let first = signs.partition_point(|sign| sign.at < at);
        for sign in signs.iter().skip(first).take_while(|sign| sign.at == at).filter(|sign| sign.before == before) {
            self.push(sign.text, letters);
            // Beside a number a sign would be drawn as part of it (UAX#9, W5).
            self.push(&RLM.to_string(), letters);
        }
    }

    /// A word in its vocalised form: letter for letter where the letters agree, else as one.
    fn replace(&mut self, article: &str, span: Span, vocalized: &str) {
        let (old, new) = (letters(span.of(article)), letters(vocalized));
        let agree = old.len() == new.len() && old.iter().zip(&new).all(|(a, b)| fold(a.0) == fold(b.0));
        if !agree {
            self.push(vocalized, span);
            return;
        }
        for (from, to) in old.iter().zip(&new) {
            self.push(to.1.of(vocalized), Span::new(span.start + from.1.start, span.start + from.1.end));
        }
    }

    /// The bytes of the article behind `span` of this text.
    fn source(&self, span: Span) -> Span {
        let first = self.map.partition_point(|&(start, _)| start <= span.start).saturating_sub(1);
        let behind = self.map.iter().skip(first).take_while(|&&(start, _)| start < span.end || start == span.start);
        behind.map(|&(_, source)| source).reduce(Span::join).unwrap_or_default()
    }
}

/// The letters of a word, each with the bytes it and its marks take; signs without a letter go with the letter before (at the start, after).
fn letters(word: &str) -> Vec<(char, Span)> {
    let mut letters: Vec<(char, Span)> = Vec::new();
    for (at, c) in word.char_indices() {
        let end = at + c.len_utf8();
        match (base_letters(c), letters.last_mut()) {
            // The two letters of a ligature cannot be told apart: the whole word will be taken as one.
            ([Some(first), Some(second)], _) => letters.extend([(first, Span::new(at, end)), (second, Span::new(end, end))]),
            ([Some(base), None], _) => letters.push((base, Span::new(if letters.is_empty() { 0 } else { at }, end))),
            (_, Some(last)) => last.1.end = end,
            (_, None) => {}
        }
    }
    letters
}

/// Lays out `span` of `article` vocalised and with signs. `words` are those of the article, none where vowels are not wanted; only known words are replaced.
#[must_use]
pub(super) fn lay_out(
    article: &str,
    span: Span,
    (words, signs): (&[Word], &[Sign]),
    lexicon: &Lexicon,
    style: &dyn Fn(usize) -> Mark,
    options: Options,
) -> Paragraph<Mark> {
    let local = vocalise(article, span, (words, signs), lexicon);
    let whole = Span::new(0, local.text.len());
    let laid = Layout::new(&local.text, whole, options).all(&local.text, &[], style(span.start));
    back_to_article(laid, &local, span, style)
}

/// Each known word of `span` in Latin letters, for terminals that cannot place vowels.
#[must_use]
pub(super) fn transliterations(article: &str, span: Span, words: &[Word], lexicon: &Lexicon) -> Vec<Caption> {
    let first = words.partition_point(|word| word.span.start < span.start);
    let inside = words.iter().skip(first).take_while(|word| word.span.end <= span.end);
    let known = inside.filter(|word| word.known && word.reading.lemma.is_some());
    known.map(|word| Caption { span: word.span, text: explain(lexicon, article, word).transliteration }).collect()
}

fn vocalise(article: &str, span: Span, (words, signs): (&[Word], &[Sign]), lexicon: &Lexicon) -> Vocalised {
    let mut local = Vocalised::default();
    let mut at = span.start;
    let first = words.partition_point(|word| word.span.start < span.start);
    for word in words.iter().skip(first).take_while(|word| word.span.end <= span.end) {
        if !word.known || word.typo.is_some() || word.reading.lemma.is_none() {
            continue;
        }
        let vocalized = explain(lexicon, article, word).vocalized;
        if !vocalized.is_empty() && !vocalized.chars().any(char::is_control) {
            local.copy(article, Span::new(at, word.span.start), signs);
            let (first, last) = ends(article, word.span);
            local.signs(word.span.start, true, first, signs);
            local.replace(article, word.span, &vocalized);
            local.signs(word.span.end, false, last, signs);
            at = word.span.end;
        }
    }
    local.copy(article, Span::new(at, span.end), signs);
    local
}

/// The first and the last letter of a word.
fn ends(article: &str, word: Span) -> (Span, Span) {
    let mut letters = word.of(article).char_indices().map(|(at, c)| Span::new(word.start + at, word.start + at + c.len_utf8()));
    let first = letters.next().unwrap_or(word);
    (first, letters.next_back().unwrap_or(first))
}

fn back_to_article(mut laid: Paragraph<Mark>, local: &Vocalised, span: Span, style: &dyn Fn(usize) -> Mark) -> Paragraph<Mark> {
    let mut start = span.start;
    let lines = laid.lines.len();
    for (index, line) in laid.lines.iter_mut().enumerate() {
        let end = if index + 1 == lines { span.end } else { local.source(line.span).end.clamp(start, span.end) };
        line.span = Span::new(start, end);
        start = end;
        for cell in &mut line.cells {
            cell.span = local.source(cell.span);
            cell.style = style(cell.span.start);
        }
    }
    laid.span = span;
    laid
}

/// The style of each byte, for [`lay_out`].
pub(super) fn styles(runs: &[Run<Mark>], default: Mark) -> impl Fn(usize) -> Mark + '_ {
    move |offset| mark_at(runs, offset).unwrap_or(default)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_find_their_way_back() {
        let article = "في شراكة.";
        let mut local = Vocalised::default();
        local.copy(article, Span::new(0, 5), &[]);
        local.replace(article, Span::new(5, 15), "شَرَاكَة");
        local.copy(article, Span::new(15, 16), &[]);
        assert_eq!(local.text, "في شَرَاكَة.");
        // The kaf with its fatha stands behind the kaf.
        let kaf = local.text.find('ك').unwrap();
        assert_eq!(local.source(Span::new(kaf, kaf + 4)).of(article), "ك");
        let end = local.text.len();
        assert_eq!(local.source(Span::new(end - 1, end)).of(article), ".");
    }

    #[test]
    fn letters_that_disagree_stand_for_the_word() {
        let article = "الثفة";
        let mut local = Vocalised::default();
        local.replace(article, Span::new(0, 10), "الثِّقَة");
        assert_eq!(local.source(Span::new(2, 4)), Span::new(0, 10));
    }
}
