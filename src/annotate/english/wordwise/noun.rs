//! Nouns, adjectives, names, dates: alone, or as the term or name that several words are.

use super::super::English;
use super::super::adjective::elative;
use super::super::gloss::{cell_default, cell_for};
use super::super::nominal::Nominal;
use super::super::surface;
use super::verb::PREPOSITIONS;
use super::{LONGEST, Settled, WordGloss};
use crate::annotate::chunk;
use crate::lexicon::english::{VerbForm, verb};
use crate::lexicon::features::{Number, Pos};
use crate::tokens::TokenKind;

impl English<'_> {
    /// A name as the article has it.
    pub(super) fn named_words(&self, at: usize, limit: usize, settled: &mut Settled) -> Option<WordGloss> {
        let (text, end) = self.name_at(at, limit.min(at + LONGEST))?;
        self.note_topic(at, false, settled);
        Some(WordGloss::new(at..end, self.with_proclitics(at, &text, settled)))
    }

    /// «21 مايو 2016», «العام الماضي».
    pub(super) fn time_words(&self, at: usize, limit: usize, settled: &Settled) -> Option<WordGloss> {
        let one = || self.time_group(at, at + 1);
        let group =
            self.time_group(at, limit.min(at + LONGEST)).filter(|group| self.one_stretch(&(at..group.end))).or_else(one)?;
        if group.end == at + 1
            && (self.article.word(at)?.kind == TokenKind::Number || self.article.word(at)?.reading.enclitic.is_some())
        {
            return None;
        }
        // A date with brackets in it, or with the next one joined to it, is read word by word.
        let whole = (at + 1..group.end).all(|i| !self.article.is_punctuation(i) && !self.joined_at(i));
        whole.then(|| WordGloss::new(at..group.end, self.with_proclitics(at, &group.text(), settled)))
    }

    /// A noun or adjective at word `at`.
    pub(super) fn noun_words(&self, at: usize, limit: usize, settled: &mut Settled) -> Option<WordGloss> {
        let article = self.article;
        let pos = article.pos(at);
        if !matches!(pos, Pos::Noun | Pos::Adj | Pos::Num | Pos::Propn) || article.lemma(at).is_none() {
            return None;
        }
        let said = |text: &str, end: usize, sense: String| WordGloss::of(at..end, self.with_proclitics(at, text, settled), sense);
        if pos == Pos::Propn {
            let gloss = said(&self.noun_gloss(at), at + 1, String::new());
            self.note_topic(at, false, settled);
            return Some(gloss);
        }
        if let Some(text) = self.quantifier_word(at, limit) {
            return Some(said(&text, at + 1, text.clone()));
        }
        if let Some((english, end)) = self.adjective_term(at).filter(|(_, end)| *end <= limit) {
            return Some(said(english, end, String::new()));
        }
        if let Some((text, sense)) = self.adjective_word(at, limit) {
            return Some(said(&text, at + 1, sense));
        }
        if let Some((text, sense)) = self.verbal_word(at, settled) {
            return Some(said(&text, at + 1, sense));
        }
        let head = self.head(at, limit.min(at + LONGEST)).filter(|head| self.one_stretch(&(at..head.end)))?;
        let noun = self.common(at, head.end)?;
        // «علاقة مربحة للجانبين»: the article inside is not the noun's.
        let inner = !article.definite(at) && article.proclitics(head.end - 1).preposition();
        let bare = matches!(noun.determiner.as_str(), "a" | "an") || inner && noun.determiner == "the";
        let determiner = if bare { "" } else { noun.determiner.as_str() };
        let mut text = surface::words(&[determiner, &noun.core, &noun.after]);
        if self.is_completed(&head, at, limit, &noun) {
            text.push_str(" of");
        }
        let sense = if head.compound { String::new() } else { self.noun_gloss(at) };
        let gloss = said(&text, head.end, sense);
        self.note_topic(at, noun.plural, settled);
        Some(gloss)
    }

    /// Whether «of» joins the noun to the next.
    fn is_completed(&self, head: &super::super::head::Head, at: usize, limit: usize, noun: &Nominal) -> bool {
        let last = head.end - 1;
        noun.after.is_empty()
            && head.end < limit
            && self.article.pos(at) == Pos::Noun
            && self.article.word(last).is_some_and(|w| w.reading.enclitic.is_none())
            && self.opens_construct(last)
            && !self.adjective_of(noun, head.end)
            && !self.is_gerund(&head.english, at)
            && !self.is_doer(head, at)
    }

    /// A person and what is done to it are no construct: «أعلن مسؤول انسحاب القوات».
    fn is_doer(&self, head: &super::super::head::Head, at: usize) -> bool {
        let article = self.article;
        let person = article.word(at).is_some_and(|w| w.reading.features.human) && !head.title && !head.plural;
        person && !article.definite(at) && self.masdar_verb(head.end).is_some()
    }

    /// A masdar with its object, by the verb in the sense that takes one: «تحقيق» achieving, «لتحقيق» to-achieve.
    fn verbal_word(&self, at: usize, settled: &Settled) -> Option<(String, String)> {
        let limit = self.reach(at);
        let lemma = self.masdar_verb(at)?;
        let owned = self.article.word(at)?.reading.enclitic.is_some();
        let object = owned || at + 1 < limit && self.opens_construct(at) && !self.joined_at(at + 1);
        if !object || self.spots.terms_at(at, limit).any(|(end, _)| end > at + 1) || !self.is_verbal_masdar(at, limit) {
            return None;
        }
        let sense = self.plain_gloss(&lemma);
        let (base, after) = surface::around_object(&sense);
        let governed = base.rsplit_once(' ').is_some_and(|(_, last)| PREPOSITIONS.contains(&last));
        if base.is_empty() || governed || !after.is_empty() {
            return None;
        }
        let infinitive = settled.preposition(at).is_none() && self.preposition_before(at, settled) == "to-";
        let text = if infinitive { base } else { verb(&base, VerbForm::Gerund, self.article.lexicon) };
        let owner = self.enclitic(at, super::super::pronoun::Role::Possessive).unwrap_or("");
        Some((surface::words(&[owner, &text]), sense))
    }

    /// كل، بعض، عدد before what they count.
    fn quantifier_word(&self, at: usize, limit: usize) -> Option<String> {
        let cell = self.row("quantifiers", self.article.citation(at))?;
        self.quantified(at, limit)?;
        let definite = self.article.definite(at + 1) || self.article.word(at + 1)?.reading.enclitic.is_some();
        let english = cell_for(cell, "definite").filter(|_| definite).unwrap_or_else(|| cell_default(cell));
        Some(english.to_owned())
    }

    /// An adjective, or a participle that stands as one: its text and its sense.
    fn adjective_word(&self, at: usize, limit: usize) -> Option<(String, String)> {
        let article = self.article;
        let word = article.word(at)?;
        let f = word.reading.features;
        let before = at.checked_sub(1).filter(|&before| !article.is_punctuation(before));
        // «كبار المسؤولين»: what an adjective leads is the noun.
        let led = before.is_some_and(|b| article.pos(b) == Pos::Adj && !article.definite(b)) && article.definite(at);
        let follows = before.is_some_and(|b| chunk::is_nominal(article, b)) && !article.proclitics(at).preposition() && !led;
        let lemma = self.adjective_lemma(at)?;
        let noun = self.led(at, limit).filter(|_| f.pos == Pos::Adj);
        let leads = noun.is_some();
        let adjective = match f.pos {
            _ if word.reading.enclitic.is_some() => false,
            Pos::Adj if leads => true,
            // «المسؤولون»: people and things called by an adjective.
            Pos::Adj => follows || !article.definite(at) && !matches!(f.number, Number::Plur | Number::Dual),
            Pos::Noun => {
                follows
                    && !article.proclitics(at).conjunction()
                    && before.is_some_and(|b| article.pos(b) == Pos::Noun && chunk::agrees(article, b, at))
                    && before.is_some_and(|b| article.definite(at) || !chunk::opens_construct(article, b))
            }
            _ => false,
        };
        if !adjective {
            return None;
        }
        let text = if lemma.derivation.starts_with("elative:") {
            elative(lemma.gloss, leads || article.definite(at))
        } else {
            let people = self.row("leading", lemma.form).filter(|_| noun.is_some_and(|noun| noun.human));
            people.map_or_else(|| surface::plain(lemma.first_gloss()), str::to_owned)
        };
        Some((text, lemma.first_gloss().to_owned()))
    }

    /// Remembers what a clause is about where it is named before its verb.
    fn note_topic(&self, at: usize, plural: bool, settled: &mut Settled) {
        let article = self.article;
        let opens = article.sentence_of(at).is_some_and(|s| s.first == at)
            || at.checked_sub(1).is_some_and(|before| {
                article.is_punctuation(before)
                    || article.is_lemma(before, &["هٰذَا", "ذٰلِكَ", "إِنَّ", "أَنَّ", "أَن", "لٰكِنَّ", "حَيثُ", "بَينَمَا"])
            });
        if opens && !article.proclitics(at).preposition() {
            settled.topic = Some(plural);
        }
    }
}
