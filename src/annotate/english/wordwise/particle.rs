//! Prepositions, adverbs, conjunctions, pronouns and what is left.

use super::super::English;
use super::super::gloss::cell_default;
use super::super::pronoun::Role;
use super::super::surface;
use super::{LONGEST, Settled, WordGloss};
use crate::annotate::chunk;
use crate::lexicon::features::{Number, Pos};

/// How many words before a relative pronoun its noun may stand.
const NEAR: usize = 4;

impl English<'_> {
    /// «بشكل كبير», «بسرعة», «أيضا».
    pub(super) fn adverb_words(&self, at: usize, limit: usize) -> Option<WordGloss> {
        let (text, end) = self.manner(at, limit.min(at + LONGEST))?;
        let text = text.strip_prefix("and ").unwrap_or(&text);
        Some(WordGloss::new(at..end, format!("{}{text}", self.conjunction_before(at))))
    }

    /// A preposition of one word or several.
    pub(super) fn preposition_words(&self, at: usize, limit: usize, settled: &mut Settled) -> Option<WordGloss> {
        if let Some(english) = self.noun_as_preposition(at, limit) {
            let text = format!("{}{english}", self.conjunction_before(at));
            return Some(WordGloss::of(at..at + 1, text, english.to_owned()));
        }
        let preposition = self.preposition(at, limit)?;
        let one = preposition.object == at + 1;
        let end = preposition.pronoun.map_or(preposition.object, |word| word + 1);
        if end <= at {
            return None;
        }
        // «بالنسبة لـ»: the last preposition is a letter of the next word.
        if preposition.pronoun.is_none() && !one && preposition.key.ends_with([' ', 'ل', 'ب']) {
            settled.prepositions.push((preposition.object, String::new()));
        }
        let given = settled.preposition(at).filter(|_| one).map(str::to_owned);
        let english = given.unwrap_or_else(|| match preposition.pronoun {
            Some(_) => preposition.english().to_owned(),
            None => self.preposition_for(preposition.cell, preposition.key, at, preposition.object),
        });
        let pronoun = preposition.pronoun.and_then(|word| self.enclitic(word, Role::Object)).unwrap_or("");
        let text = format!("{}{}", self.conjunction_before(at), surface::words(&[&english, pronoun]));
        Some(WordGloss::of(at..end, text, if one { english } else { String::new() }))
    }

    /// A word read as a noun that may be a preposition before the noun after it: «خلال».
    fn noun_as_preposition(&self, at: usize, limit: usize) -> Option<&'static str> {
        let article = self.article;
        let word = article.word(at).filter(|_| at + 1 < limit && article.pos(at) == Pos::Noun)?;
        let own = word.reading;
        let completed = chunk::is_nominal(article, at + 1) && !self.joined_at(at + 1) && !article.definite(at);
        let other = article.lattice.of(at).iter().find(|reading| {
            reading.features.pos == Pos::Adp && reading.proclitics == own.proclitics && reading.enclitic.is_none()
        });
        let lemma = other.filter(|_| completed && own.enclitic.is_none() && !own.proclitics.preposition())?.lemma?;
        Some(cell_default(self.row("prepositions", article.lexicon.citation(lemma.0))?))
    }

    /// A connector of several words: «علاوة على ذلك».
    pub(super) fn connector_words(&self, at: usize, limit: usize) -> Option<WordGloss> {
        let (connector, end) = self.connector(at, limit).filter(|(_, end)| *end > at + 1)?;
        let text = connector.english.split(';').next().unwrap_or("").trim();
        Some(WordGloss::new(at..end, format!("{}{text}", self.conjunction_before(at))))
    }

    /// Anything else: pronouns, particles.
    pub(super) fn particle_words(&self, at: usize, limit: usize, settled: &mut Settled) -> WordGloss {
        let (text, sense) = self.particle(at, limit, settled);
        WordGloss::of(at..at + 1, self.with_proclitics(at, &text, settled), sense)
    }

    fn particle(&self, at: usize, limit: usize, settled: &mut Settled) -> (String, String) {
        let article = self.article;
        let Some(lemma) = article.lemma(at) else { return (String::new(), String::new()) };
        let own = surface::plain(lemma.first_gloss());
        let sense = lemma.first_gloss().to_owned();
        if article.is_lemma(at, &["هٰذَا", "ذٰلِكَ", "ذَاكَ"]) {
            return (self.pointing(at, limit).to_owned(), sense);
        }
        if article.is_lemma(at, &["الَّذِي"]) {
            settled.topic = Some(self.plural_before(at));
            return (if self.people_before(at) { "who" } else { "which" }.to_owned(), sense);
        }
        if let Some(pronoun) = self.pronoun_group(at).filter(|_| lemma.pos == Pos::Pron) {
            return (pronoun.text(), sense);
        }
        if article.is_lemma(at, &["أَن"]) {
            return (if self.imperfect(at + 1) { "to" } else { "that" }.to_owned(), sense);
        }
        if let Some(pronoun) = self.enclitic(at, Role::Subject).filter(|_| matches!(lemma.pos, Pos::Sconj | Pos::Part)) {
            settled.topic = Some(pronoun == "they" || pronoun == "we");
            return (format!("{own} {pronoun}"), sense);
        }
        if let Some((connector, _)) = self.connector(at, limit).filter(|(_, end)| *end == at + 1) {
            return (cell_default(connector.english).to_owned(), sense);
        }
        (own, sense)
    }

    /// this, these, that, those, by what it points at.
    fn pointing(&self, at: usize, limit: usize) -> &'static str {
        let next = at + 1;
        let before = self.article.definite(next) && !self.joined_at(next) && next < limit;
        let head = if before { self.head(next, limit) } else { None };
        let own = self.article.word(at).is_some_and(|w| w.reading.features.number == Number::Plur);
        match (self.article.is_lemma(at, &["هٰذَا"]), head.map_or(own, |head| head.plural)) {
            (true, false) => "this",
            (true, true) => "these",
            (false, false) => "that",
            (false, true) => "those",
        }
    }

    /// The noun before a relative pronoun.
    fn noun_before(&self, at: usize) -> Option<usize> {
        (at.saturating_sub(NEAR)..at).rev().find(|&i| self.article.pos(i) == Pos::Noun && chunk::is_nominal(self.article, i))
    }

    fn plural_before(&self, at: usize) -> bool {
        self.noun_before(at)
            .and_then(|i| self.article.word(i))
            .is_some_and(|w| matches!(w.reading.features.number, Number::Plur | Number::Dual))
    }

    fn people_before(&self, at: usize) -> bool {
        self.noun_before(at).and_then(|i| self.article.word(i)).is_some_and(|w| w.reading.features.human)
            || at > 0 && self.is_person(at - 1)
    }
}
