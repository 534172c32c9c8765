//! Adjectives of a noun: order, coordination, comparison, participles with complements.

use super::English;
use super::nominal::Nominal;
use super::surface;
use crate::annotate::chunk;
use crate::annotate::morphology::Proclitics;
use crate::lexicon::Lemma;
use crate::lexicon::PhraseKind;
use crate::lexicon::features::{Gender, Number, Pos};

/// An adjective: its words and what it says.
struct Adjective {
    text: String,
    end: usize,
    /// A participle whose complement follows: stands after the noun.
    after: bool,
}

impl English<'_> {
    /// Whether word `at` is an adjective that agrees with `noun`.
    pub(super) fn adjective_of(&self, noun: &Nominal, at: usize) -> bool {
        let clitics = self.article.proclitics(at);
        if clitics.preposition() || clitics.conjunction() || self.article.is_punctuation(at) {
            return false;
        }
        self.agrees(noun, at)
    }

    /// Agreement in definiteness, gender and number.
    fn agrees(&self, noun: &Nominal, at: usize) -> bool {
        let article = self.article;
        let Some(word) = article.word(at) else { return false };
        if self.adjective_lemma(at).is_none() || word.reading.enclitic.is_some() {
            return false;
        }
        let f = word.reading.features;
        if noun.definite != article.definite(at) {
            // «رفيع المستوى» stays without article inside; handled by terms.
            return false;
        }
        let Some(head) = article.word(noun.head) else { return false };
        let h = head.reading.features;
        if h.pos == Pos::Propn || noun.is_name() {
            return false;
        }
        let things = h.number == Number::Plur && !h.human;
        let gender = h.gender == Gender::None
            || f.gender == Gender::None
            || if things { f.gender == Gender::Fem } else { f.gender == h.gender || h.number == Number::Plur };
        let number = f.number == Number::None || h.number == Number::None || things || f.number == h.number;
        gender && number
    }

    /// Takes in the adjectives after `noun`; the attributive ones are returned in English order, the others go to its `after`.
    pub(super) fn adjectives(&self, noun: &mut Nominal, limit: usize) -> String {
        let mut groups: Vec<Vec<String>> = Vec::new();
        while noun.end < limit {
            let joined =
                self.article.proclitics(noun.end).has(Proclitics::WA) && !self.article.proclitics(noun.end).preposition();
            let follows = if joined {
                !groups.is_empty() && self.agrees(noun, noun.end) && self.article.pos(noun.end) == Pos::Adj
            } else {
                self.adjective_of(noun, noun.end)
            };
            if !follows {
                break;
            }
            let Some(adjective) = self.adjective(noun, noun.end, limit) else { break };
            noun.end = adjective.end;
            if adjective.after {
                noun.after = surface::words(&[&noun.after, &adjective.text]);
            } else if let Some(last) = groups.last_mut().filter(|_| joined) {
                last.push(adjective.text);
            } else {
                groups.push(vec![adjective.text]);
            }
        }
        groups.iter().rev().map(|g| surface::join(g, "and")).collect::<Vec<_>>().join(" ")
    }

    fn adjective(&self, noun: &Nominal, at: usize, limit: usize) -> Option<Adjective> {
        // «طويل الأمد», «رفيع المستوى»: a term that is an adjective.
        for found in self.article.phrases_at(at) {
            if let PhraseKind::Term(row) = found.kind
                && found.end <= limit
                && found.end > at + 1
                && !found.gap
                && self.article.pos(at) == Pos::Adj
            {
                let english = self.article.lexicon.term(row).english.split(';').next().unwrap_or("");
                return Some(Adjective { text: english.to_owned(), end: found.end, after: false });
            }
        }
        let lemma = self.adjective_lemma(at)?;
        let text = self.adjective_gloss(&lemma, noun);
        if let Some((pp, end)) = self.adjective_complement(&lemma, at, limit) {
            return Some(Adjective { text: format!("{text} {pp}"), end, after: true });
        }
        // «شديد اللهجة»: in construct with what it is true of.
        let next = at + 1;
        if !self.article.definite(at)
            && next < limit
            && self.article.definite(next)
            && !self.joined_at(next)
            && !self.article.is_verb(next)
            && self.article.pos(next) == Pos::Noun
        {
            return Some(Adjective { text: format!("{text} in {}", self.noun_gloss(next)), end: next + 1, after: true });
        }
        Some(Adjective { text, end: next, after: false })
    }

    /// The prepositional phrase that a participle or adjective governs.
    pub(super) fn adjective_complement(&self, lemma: &Lemma, at: usize, limit: usize) -> Option<(String, usize)> {
        let next = at + 1;
        if next >= limit || self.article.proclitics(next).conjunction() {
            return None;
        }
        let preposition = self.preposition(next, limit)?;
        let key = format!("{} {}", lemma.form, preposition.key);
        let governed = self.row("complements", &key).is_some() || {
            let verb = lemma
                .derivation
                .split_once(':')
                .filter(|(k, _)| matches!(*k, "agent" | "patient"))
                .and_then(|(_, v)| self.verb_named(v));
            verb.is_some_and(|v| {
                v.valency.split(';').any(|f| {
                    let frame = f.split('=').next().unwrap_or("");
                    frame.trim_start_matches("ه ") == preposition.name()
                })
            })
        };
        governed.then(|| self.phrase_at(next, limit, Some(*lemma), super::phrase::Scope::INNER)).flatten()
    }

    /// The adjective in English: elatives by definiteness, nisba by gloss.
    fn adjective_gloss(&self, lemma: &Lemma, noun: &Nominal) -> String {
        if lemma.derivation.starts_with("elative:") {
            return elative(lemma.gloss, noun.definite);
        }
        let gloss = surface::plain(lemma.first_gloss());
        if gloss.is_empty() { format!("[{}]", crate::text::normalize::unmarked(lemma.form)) } else { gloss }
    }

    /// An adjective before its noun: «أكبر دولة», «كبار المسؤولين», «ثاني أكبر».
    pub(super) fn led(&self, at: usize, limit: usize) -> Option<Nominal> {
        let article = self.article;
        let word = article.word(at)?;
        if word.reading.features.pos != Pos::Adj
            || article.definite(at)
            || word.reading.enclitic.is_some()
            || self.joined_at(at + 1)
        {
            return None;
        }
        if at + 1 >= limit || !chunk::is_nominal(article, at + 1) {
            return None;
        }
        let lemma = self.adjective_lemma(at)?;
        let mut noun = self.group(at + 1, limit)?;
        let superlative = lemma.derivation.starts_with("elative:");
        let ordinal = lemma.derivation.is_empty()
            && matches!(lemma.first_gloss(), "first" | "second" | "third" | "fourth" | "fifth" | "last");
        let text = if superlative { elative(lemma.gloss, true) } else { surface::plain(lemma.first_gloss()) };
        noun.core = surface::words(&[&text, &noun.core]);
        if superlative || ordinal || noun.determiner == "the" {
            let owned = !matches!(noun.determiner.as_str(), "a" | "an" | "the" | "");
            if !owned {
                noun.determiner = "the".to_owned();
            }
        } else if matches!(noun.determiner.as_str(), "a" | "an") {
            noun.determiner = surface::indefinite(&noun.core).to_owned();
        }
        noun.head = at + 1;
        Some(noun)
    }
}

/// The comparative or superlative of an elative's glosses.
pub(super) fn elative(gloss: &str, superlative: bool) -> String {
    let all: Vec<String> = gloss.split(';').map(surface::plain).collect();
    let is_superlative =
        |g: &&String| g.ends_with("est") || g.starts_with("most") || g.starts_with("least") || *g == "best" || *g == "worst";
    let chosen = if superlative { all.iter().find(is_superlative) } else { all.iter().find(|g| !is_superlative(g)) };
    chosen.or_else(|| all.first()).cloned().unwrap_or_default()
}
