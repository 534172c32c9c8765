//! Masdars as verbs: infinitives and gerunds, in lists.

use super::English;
use super::memory::Task;
use super::nominal::Nominal;
use super::parts::Request;
use super::phrase::Scope;
use super::surface;
use super::verb::{Tense, VerbGroup};
use crate::annotate::chunk;
use crate::annotate::morphology::Proclitics;
use crate::lexicon::Lemma;
use crate::lexicon::features::{Features, Pos};

impl English<'_> {
    /// A range headed by a masdar or أن as bare infinitives.
    pub(super) fn infinitives(&self, at: usize, limit: usize) -> String {
        self.unfinite(at, limit, false)
    }

    /// The same as gerunds.
    pub(super) fn gerunds(&self, at: usize, limit: usize) -> String {
        self.unfinite(at, limit, true)
    }

    fn unfinite(&self, at: usize, limit: usize, gerund: bool) -> String {
        let start = if self.article.is_lemma(at, &["أَن"]) { at + 1 } else { at };
        if let Some(group) = self.verb_group(start, limit) {
            let tense = if gerund { Tense::Gerund } else { Tense::Base };
            return self.vp(&VerbGroup { tense, ..group }, limit).0;
        }
        if let Some((text, end)) = self.masdars(start, limit, gerund, Scope::FULL) {
            let rest = if end < limit { self.noun_phrase(end..limit) } else { String::new() };
            return surface::words(&[&text, &rest]);
        }
        self.noun_phrase(at..limit)
    }

    /// A verb phrase whose subject is known, in the group's tense.
    pub(super) fn vp(&self, group: &VerbGroup, limit: usize) -> (String, usize) {
        let Some(lemma) = group.lemma else { return (self.word_gloss(group.at), group.end) };
        let request =
            Request { verb: lemma, word: group.at, from: group.end, limit, seek: None, masdars: false, passive: group.passive };
        let predicate = self.predicate(&request);
        let (front, verb) = self.conjugate(group, &predicate.base, false, false);
        let adverbs = predicate.adverbs.join(" ");
        (surface::words(&[&front, &adverbs, &verb, &predicate.tail]), predicate.end)
    }

    /// A masdar that stands as a verb here: with an object in construct or the preposition of its verb.
    pub(super) fn is_verbal_masdar(&self, at: usize, limit: usize) -> bool {
        let Some(verb) = self.masdar_verb(at) else { return false };
        if self.is_noun_term(at, limit) {
            return false;
        }
        let transitive = is_transitive(&verb);
        let article = self.article;
        if self.in_construct(at, limit) {
            return transitive && self.is_free(at);
        }
        let pronoun = article.word(at).is_some_and(|w| w.reading.enclitic.is_some());
        if pronoun {
            return transitive
                && (article.proclitics(at).preposition() || !article.definite(at))
                && self.is_free(at)
                && at + 1 >= limit;
        }
        let next = self.after_adjectives(at, limit);
        self.preposition(next, limit).is_some_and(|p| {
            let name = p.name();
            // «التعاون في أطر …»: where and with whom are said of a noun as well.
            let noun = article.definite(at) && matches!(name.as_str(), "في" | "مع" | "بين");
            !noun
                && !article.proclitics(next).conjunction()
                && (verb.valency.split(';').any(|f| f.split('=').next().is_some_and(|f| f.trim_start_matches("ه ") == name))
                    || transitive && name == "ل" && !self.governs(at, "ل"))
        })
    }

    /// A masdar that stands as a noun, with the article and an adjective: «الاتصال رفيع المستوى».
    pub(super) fn is_described(&self, at: usize, limit: usize) -> bool {
        self.article.definite(at) && self.after_adjectives(at, limit) > at + 1 && !self.is_verbal_masdar(at, limit)
    }

    /// Whether the noun itself has a complement with this preposition.
    fn governs(&self, at: usize, preposition: &str) -> bool {
        self.row_of("complements", self.article.citation(at), preposition).is_some()
    }

    /// Not preceded by a demonstrative, no numeral.
    fn is_free(&self, at: usize) -> bool {
        !self.article.is_lemma(at.wrapping_sub(1), &["هٰذَا", "ذٰلِكَ"]) || self.joined_at(at)
    }

    /// A noun by the glossary: «وقف إطلاق النار» is a ceasefire.
    fn is_noun_term(&self, at: usize, limit: usize) -> bool {
        self.spots.terms_at(at, limit).any(|(end, term)| {
            let english = self.terms.get(term).map_or("", |t| &*t.en);
            let first = english.split([' ', ';']).next().unwrap_or("");
            let second = english.split([' ', ';']).nth(1).unwrap_or("");
            let owned = self.article.word(end - 1).is_some_and(|w| w.reading.enclitic.is_some());
            end > at + 1 && !owned && !first.ends_with("ing") && second != "of"
        })
    }

    fn in_construct(&self, at: usize, limit: usize) -> bool {
        let next = at + 1;
        if next >= limit || self.joined_at(next) || !chunk::opens_construct(self.article, at) {
            return false;
        }
        let masdar = self.as_noun(at);
        (chunk::is_nominal(self.article, next) || matches!(self.article.pos(next), Pos::Det | Pos::Pron))
            && !self.article.is_lemma(next, &["الَّذِي"])
            && !self.adjective_of(&masdar, next)
    }

    /// The masdar alone as a noun, for agreement.
    fn as_noun(&self, at: usize) -> Nominal {
        let mut noun = Nominal::name(String::new(), at + 1, super::nominal::Kind::Common);
        noun.head = at;
        noun.definite = self.article.definite(at) || self.article.word(at).is_some_and(|w| w.reading.enclitic.is_some());
        noun
    }

    fn after_adjectives(&self, at: usize, limit: usize) -> usize {
        let noun = self.as_noun(at);
        let mut end = at + 1;
        while end < limit && self.adjective_of(&noun, end) {
            end += 1;
        }
        end
    }

    /// Masdars from word `at` as a list of infinitives or gerunds; `None` when the first cannot be one.
    pub(super) fn masdars(&self, at: usize, limit: usize, gerund: bool, scope: Scope) -> Option<(String, usize)> {
        let task = if gerund { Task::Gerunds } else { Task::Infinitives };
        self.text_once(task, at, limit, scope, || {
            let mut items = Vec::new();
            let mut end = at;
            loop {
                let start = end + usize::from(!items.is_empty() && self.article.surface(end) == "،");
                let goes_on = items.is_empty()
                    || start < limit
                        && self.article.proclitics(start).has(Proclitics::WA)
                        && self.masdar_verb(start).is_some()
                        && self.is_verbal_masdar(start, limit);
                if !goes_on {
                    break;
                }
                let Some((text, next)) = self.masdar(start, limit, gerund) else { break };
                items.push(text);
                end = next;
            }
            (!items.is_empty()).then(|| (surface::join(&items, "and"), end))
        })
    }

    fn masdar(&self, at: usize, limit: usize, gerund: bool) -> Option<(String, usize)> {
        let verb = self.masdar_verb(at)?;
        let construct = self.in_construct(at, limit);
        if construct && !is_transitive(&verb) || self.is_noun_term(at, limit) {
            return None;
        }
        let noun = self.as_noun(at);
        let mut adverbs = Vec::new();
        let mut from = at + 1;
        while !construct && from < limit && self.adjective_of(&noun, from) {
            let lemma = self.adjective_lemma(from)?;
            adverbs.push(surface::adverb(&surface::plain(lemma.first_gloss())));
            from += 1;
        }
        let request = Request { verb, word: at, from, limit, seek: None, masdars: true, passive: false };
        let mut predicate = self.predicate(&request);
        let again = self.again(&verb, from, limit);
        if let Some((base, tail, end)) = again {
            predicate.base = base;
            predicate.tail = tail;
            predicate.end = end;
        }
        let group = plain_group(at, verb, if gerund { Tense::Gerund } else { Tense::Base });
        let (front, main) = self.conjugate(&group, &predicate.base, false, false);
        predicate.adverbs.extend(adverbs.into_iter().filter(|_| !gerund || predicate.tail.is_empty()));
        let adverbs = predicate.adverbs.join(" ");
        Some((surface::words(&[&front, &adverbs, &main, &predicate.tail]), predicate.end))
    }

    /// «إعادة فتح»: reopen.
    fn again(&self, verb: &Lemma, from: usize, limit: usize) -> Option<(String, String, usize)> {
        if verb.form != "أَعَاد" {
            return None;
        }
        let inner = self.masdar_verb(from)?;
        let request = Request { verb: inner, word: from, from: from + 1, limit, seek: None, masdars: true, passive: false };
        let predicate = self.predicate(&request);
        let hyphen = if predicate.base.starts_with('e') { "-" } else { "" };
        Some((format!("re{hyphen}{}", predicate.base), predicate.tail, predicate.end))
    }
}

/// A verb group without words of its own around it.
pub(super) fn plain_group(at: usize, lemma: Lemma, tense: Tense) -> VerbGroup {
    VerbGroup {
        at,
        lemma: Some(lemma),
        end: at + 1,
        tense,
        negative: false,
        passive: false,
        adverb: "",
        ever: false,
        features: Features::default(),
        subject: None,
    }
}

/// Whether a verb takes a direct object.
pub(super) fn is_transitive(verb: &Lemma) -> bool {
    verb.valency.split(';').any(|v| v.starts_with('ه'))
}
