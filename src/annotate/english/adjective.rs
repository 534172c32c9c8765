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
        let possessor = self.article.is_lemma(at, &["ذُو", "ذَات"])
            && self.article.word(at).is_some_and(|w| w.reading.enclitic.is_none())
            && noun.kind == super::nominal::Kind::Common
            && chunk::is_nominal(self.article, at + 1)
            && !self.joined_at(at + 1);
        possessor || self.agrees(noun, at) || self.adjective_term(at).is_some() && !noun.is_name()
    }

    /// A term of several words that is an adjective and begins at `at`: «رفيع المستوى». Its English and its end.
    pub(super) fn adjective_term(&self, at: usize) -> Option<(&'static str, usize)> {
        if self.article.pos(at) != Pos::Adj {
            return None;
        }
        self.article.phrases_at(at).iter().find_map(|found| match found.kind {
            PhraseKind::Term(row) if found.end > at + 1 && !found.gap => {
                let term = self.article.lexicon.term(row);
                let first = term.citation.split(' ').next().unwrap_or("");
                self.article.lexicon.lemma_named(first, Pos::Adj)?;
                Some((term.english.split(';').next().unwrap_or(""), found.end))
            }
            _ => None,
        })
    }

    /// Agreement in definiteness, gender and number.
    fn agrees(&self, noun: &Nominal, at: usize) -> bool {
        let article = self.article;
        let Some(word) = article.word(at) else { return false };
        if article.pos(at) == Pos::Num && article.definite(at) && noun.definite && noun.plural && !noun.is_name() {
            return true;
        }
        if self.adjective_lemma(at).is_none() || word.reading.enclitic.is_some() {
            return false;
        }
        let f = word.reading.features;
        // A word read as a noun is an adjective only with the article, or where nothing completes it.
        let completed = matches!(article.pos(at + 1), Pos::Noun | Pos::Propn) && !self.joined_at(at + 1);
        if f.pos == Pos::Noun && (!article.definite(at) && completed || f.number == Number::Plur && f.gender == Gender::Fem) {
            return false;
        }
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
                (!groups.is_empty() || noun.term) && self.agrees(noun, noun.end) && self.article.pos(noun.end) == Pos::Adj
            } else {
                self.adjective_of(noun, noun.end) || self.of_last_word(noun, noun.end + 1) && self.article.definite(noun.end)
            };
            if !follows {
                break;
            }
            let Some(adjective) = self.adjective(noun, noun.end, limit) else { break };
            noun.end = adjective.end;
            if groups.is_empty() && !joined && !adjective.after && self.of_last_word(noun, adjective.end) {
                // «تعزيز التعاون الاقتصادي»: the adjective belongs to the last noun of the term.
                let (before, last) = noun.core.rsplit_once(' ').unwrap_or(("", noun.core.as_str()));
                noun.core = surface::words(&[before, &adjective.text, last]);
            } else if adjective.after {
                noun.after = surface::words(&[&noun.after, &adjective.text]);
            } else if let Some(last) = groups.last_mut().filter(|_| joined) {
                last.push(adjective.text);
            } else if joined {
                // «التبادلات الثقافية والتعليمية»: the term brings the first adjective.
                let (before, last) = noun.core.rsplit_once(' ').unwrap_or(("", noun.core.as_str()));
                let list = before.replace(" and ", ", ");
                noun.core = format!("{list} and {} {last}", adjective.text);
            } else {
                groups.push(vec![adjective.text]);
            }
        }
        // «الأخرى ذات الصلة»: other relevant.
        if groups.first().is_some_and(|g| g.iter().any(|a| a == "other")) && groups.len() > 1 {
            groups.rotate_left(1);
        }
        groups.iter().rev().map(|g| surface::join(g, "and")).collect::<Vec<_>>().join(" ")
    }

    /// Whether the adjective that ends before `end` agrees with the last noun of a term of several words.
    fn of_last_word(&self, noun: &Nominal, end: usize) -> bool {
        let last = noun.last;
        let (Some(word), Some(adjective)) = (self.article.word(last), self.article.word(end.saturating_sub(1))) else {
            return false;
        };
        let (n, a) = (word.reading.features, adjective.reading.features);
        let things = n.number == Number::Plur && !n.human;
        let english = noun.core.rsplit(' ').next().unwrap_or("");
        last > noun.head
            && self.adjective_lemma(end.saturating_sub(1)).is_some()
            && !self.joined_at(end.saturating_sub(1))
            && n.pos == Pos::Noun
            && noun.core.contains(' ')
            && self.noun_gloss(last).ends_with(english)
            && (things && a.gender == Gender::Fem || n.gender == a.gender && n.number == a.number)
    }

    fn adjective(&self, noun: &Nominal, at: usize, limit: usize) -> Option<Adjective> {
        // «طويل الأمد», «رفيع المستوى»: a term that is an adjective.
        if let Some((english, end)) = self.adjective_term(at).filter(|(_, end)| *end <= limit) {
            return Some(Adjective { text: english.to_owned(), end, after: false });
        }
        if self.article.pos(at) == Pos::Num {
            let count = self.count(at, limit)?;
            return Some(Adjective { text: count.text, end: count.end, after: false });
        }
        if self.article.is_lemma(at, &["ذُو", "ذَات"]) {
            return self.possessed(at, limit);
        }
        let lemma = self.adjective_lemma(at)?;
        if at + 1 < limit
            && !self.joined_at(at + 1)
            && let Some(both) = self.row_of("compounds", lemma.form, self.article.citation(at + 1))
        {
            return Some(Adjective { text: both.to_owned(), end: at + 2, after: false });
        }
        let text = self.adjective_gloss(&lemma, noun);
        if let Some((pp, end)) = self.adjective_complement(&lemma, at, limit) {
            // «تابعة للقطاع»: «belonging to» has its preposition.
            let own = [" to", " of", " with", " for", " by", " on", " in", " from"].iter().any(|p| text.ends_with(p));
            let bare = own.then(|| {
                let preposition = self.preposition(at + 1, limit)?;
                self.object_of(&preposition, "", limit, super::phrase::Scope::INNER)
            });
            let (pp, end) = bare.flatten().unwrap_or((pp, end));
            return Some(Adjective { text: format!("{text} {pp}"), end, after: true });
        }
        // «الأكثر حساسية»: in what it exceeds.
        if lemma.derivation.starts_with("elative:")
            && at + 1 < limit
            && self.article.pos(at + 1) == Pos::Noun
            && !self.article.definite(at + 1)
            && !self.joined_at(at + 1)
        {
            return Some(Adjective { text: format!("{text} in {}", self.noun_gloss(at + 1)), end: at + 2, after: true });
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

    /// «ذات الصلة» relevant, «ذات أهمية» of importance.
    fn possessed(&self, at: usize, limit: usize) -> Option<Adjective> {
        if let Some(both) = self.row_of("compounds", "ذُو", self.article.citation(at + 1)) {
            return Some(Adjective { text: both.to_owned(), end: at + 2, after: false });
        }
        let noun = self.group(at + 1, limit)?;
        let text = noun.text();
        Some(Adjective { text: format!("of {}", text.trim_start_matches("the ")), end: noun.end, after: true })
    }

    /// The prepositional phrase that a participle or adjective governs.
    pub(super) fn adjective_complement(&self, lemma: &Lemma, at: usize, limit: usize) -> Option<(String, usize)> {
        let next = at + 1;
        if next >= limit || self.article.proclitics(next).conjunction() {
            return None;
        }
        let preposition = self.preposition(next, limit)?;
        let governed = self.row_of("complements", lemma.form, preposition.key).is_some() || {
            let verb = lemma
                .derivation
                .split_once(':')
                .filter(|(k, _)| matches!(*k, "agent" | "patient"))
                .and_then(|(_, v)| self.verb_named(v));
            verb.is_some_and(|v| {
                v.valency.split(';').any(|f| {
                    let frame = f.split('=').next().unwrap_or("");
                    preposition.is_called(frame.trim_start_matches("ه "))
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
        if let Some(own) = self.row_of("compounds", self.article.citation(noun.head), lemma.form) {
            return own.to_owned();
        }
        let gloss = surface::plain(lemma.first_gloss());
        if gloss.is_empty() { format!("[{}]", crate::text::normalize::unmarked(lemma.form)) } else { gloss }
    }

    /// An adjective before its noun: «أكبر دولة», «كبار المسؤولين», «ثاني أكبر».
    pub(super) fn led(&self, at: usize, limit: usize) -> Option<Nominal> {
        let article = self.article;
        let word = article.word(at)?;
        if let Some(noun) = self.more_than(at, limit) {
            return Some(noun);
        }
        if word.reading.features.pos != Pos::Adj
            || article.definite(at)
            || word.reading.enclitic.is_some()
            || self.joined_at(at + 1)
        {
            return None;
        }
        if at + 1 >= limit || !chunk::is_nominal(article, at + 1) || article.pos(at + 1) == Pos::Adj && !article.definite(at + 1)
        {
            return None;
        }
        let lemma = self.adjective_lemma(at)?;
        let mut noun = self.group(at + 1, limit)?;
        let superlative = lemma.derivation.starts_with("elative:");
        let ordinal = lemma.derivation.is_empty()
            && matches!(lemma.first_gloss(), "first" | "second" | "third" | "fourth" | "fifth" | "last");
        let people = self.row("leading", lemma.form).filter(|_| noun.human);
        let text = if superlative {
            elative(lemma.gloss, true)
        } else {
            people.map_or_else(|| surface::plain(lemma.first_gloss()), str::to_owned)
        };
        if noun.determiner == "the two" && word.reading.features.number == Number::Plur {
            noun.determiner = "the".to_owned();
        }
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

impl English<'_> {
    /// «أكثر من 20 دولة»: more than 20 states.
    fn more_than(&self, at: usize, limit: usize) -> Option<Nominal> {
        let lemma = self.adjective_lemma(at).filter(|l| l.derivation.starts_with("elative:"))?;
        if !self.article.is_lemma(at + 1, &["مِن"]) || self.article.definite(at) {
            return None;
        }
        let mut noun = self.counted(at + 2, limit)?;
        noun.determiner = surface::words(&[&elative(lemma.gloss, false), "than", &noun.determiner]);
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
