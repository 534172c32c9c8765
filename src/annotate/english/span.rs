//! How far off in time: «قبل ثلاثة أسابيع» three weeks ago, «بعد يوم من …» a day after.

use super::English;
use super::nominal::Kind;
use super::phrase::Scope;
use super::surface;
use crate::lexicon::PhraseKind;

impl English<'_> {
    /// «جنوب دمشق» after a verb or noun, without a preposition: south of Damascus.
    pub(super) fn whereabouts(&self, at: usize, limit: usize) -> Option<(String, usize)> {
        let side = self.article.is_lemma(at, &["جَنُوب", "شَمَال", "شَرق", "غَرب"]);
        if !side || at + 1 >= limit || self.joined_at(at) || self.article.definite(at) || self.joined_at(at + 1) {
            return None;
        }
        let noun = self.group(at, limit).filter(|n| n.after.starts_with("of "))?;
        Some((surface::words(&[&noun.core, &noun.after]), noun.end))
    }

    /// Whether word `at` is a unit of time.
    pub(super) fn is_span(&self, at: usize) -> bool {
        let unit = |p: &crate::annotate::phrase::PhraseMatch| match p.kind {
            PhraseKind::Time(row) => self.article.lexicon.time(row).kind == "unit",
            _ => false,
        };
        self.article.phrases_at(at).iter().any(unit)
    }

    /// «قبل ثلاثة أسابيع» three weeks ago, «بعد يوم من …» a day after.
    pub(super) fn distance(&self, at: usize, limit: usize) -> Option<(String, usize)> {
        let article = self.article;
        let before = article.is_lemma(at, &["قَبلَ", "قَبل"]);
        let after = article.is_lemma(at, &["بَعدَ", "بَعد"]);
        if !before && !after || self.article.proclitics(at).preposition() || article.word(at)?.reading.enclitic.is_some() {
            return None;
        }
        let about = article.is_lemma(at + 1, &["نَحو", "نَحوَ", "حَوَالَى", "حَوَالَي", "قُرَابَةَ"]);
        let first = at + 1 + usize::from(about);
        let span = self.group(first, limit).filter(|n| !n.definite && n.kind == Kind::Common)?;
        if !(first..span.end).any(|i| self.is_span(i)) || self.joined_at(first) {
            return None;
        }
        let span_text = surface::words(&[if about { "about" } else { "" }, &span.text()]);
        let and = if article.proclitics(at).conjunction() { "and " } else { "" };
        if article.is_lemma(span.end, &["مِن"]) && span.end + 1 < limit {
            let word = if before { "before" } else { "after" };
            let (rest, end) = match self
                .masdars(span.end + 1, limit, true, Scope::INNER)
                .filter(|_| self.is_verbal_masdar(span.end + 1, limit))
            {
                Some(found) => found,
                None => self.noun(span.end + 1, limit, Scope::INNER).map(|n| (n.text(), n.end))?,
            };
            return Some((format!("{and}{span_text} {word} {rest}"), end));
        }
        before.then(|| (format!("{and}{span_text} ago"), span.end))
    }
}
