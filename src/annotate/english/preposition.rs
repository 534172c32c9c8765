//! Prepositional phrases and adverbs.

use super::English;
use super::gloss::{cell_default, cell_for};
use super::memory::{OPENS_PREPOSITION, Task};
use super::nominal::{Kind, Nominal};
use super::phrase::Scope;
use super::pronoun::Role;
use super::surface;
use super::time;
use crate::annotate::chunk;
use crate::annotate::morphology::Proclitics;
use crate::lexicon::features::{Number, Pos, State};
use crate::lexicon::{Lemma, PhraseKind};
use crate::text::normalize::{base_letters, unmarked};

/// A preposition at a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Preposition {
    /// Its key in the tables: «عَلَى», «ب», «مِن أَجل».
    pub(super) key: &'static str,
    /// Its renderings.
    pub(super) cell: &'static str,
    /// The word where its object begins.
    pub(super) object: usize,
    /// The word whose attached pronoun is its object.
    pub(super) pronoun: Option<usize>,
}

impl Preposition {
    /// The key without marks, as valency cells write it.
    pub(super) fn name(&self) -> String {
        unmarked(self.key)
    }

    /// Whether valency cells write it so.
    pub(super) fn is_called(&self, name: &str) -> bool {
        self.key.chars().flat_map(base_letters).flatten().eq(name.chars())
    }

    /// Its commonest rendering.
    pub(super) fn english(&self) -> &'static str {
        cell_default(self.cell)
    }
}

/// The longest pattern of a preposition, in words.
const LONGEST: usize = 4;

impl English<'_> {
    /// The preposition at word `at`.
    pub(super) fn preposition(&self, at: usize, limit: usize) -> Option<Preposition> {
        if at >= limit || self.article.is_punctuation(at) {
            return None;
        }
        let find = || self.compound(at, limit).or_else(|| self.simple(at, limit));
        // What lies beyond the longest pattern does not matter.
        if limit > at + LONGEST { self.words.prepositions.of(at, find) } else { find() }
    }

    fn compound(&self, at: usize, limit: usize) -> Option<Preposition> {
        let article = self.article;
        if !article.proclitics(at).preposition() && !matches!(article.pos(at), Pos::Adp | Pos::Adv | Pos::Noun | Pos::Sconj) {
            return None;
        }
        let opens = || article.lexicon.transfer_opens("prepositions", &self.pattern_word(at));
        if !self.words.answers.of(at, OPENS_PREPOSITION, opens) {
            return None;
        }
        let mut whole = String::with_capacity(64);
        let mut ends = [0; LONGEST];
        let mut count = 0;
        for i in at..limit.min(at + LONGEST) {
            let plural = article.word(i).is_some_and(|w| w.reading.features.number == Number::Plur);
            if i > at && article.proclitics(i).conjunction() || plural && !self.plural_only(i) {
                break;
            }
            if i > at {
                whole.push(' ');
            }
            self.push_pattern_word(i, &mut whole);
            if let Some(end) = ends.get_mut(count) {
                *end = whole.len();
            }
            count += 1;
        }
        for length in (1..=count).rev() {
            let Some(key) = ends.get(length - 1).and_then(|end| whole.get(..*end)) else { continue };
            let next = at + length;
            let last = next - 1;
            // «بِالنِسبَة ل»: the last preposition is a letter of the next word.
            let clitic = article.proclitics(next);
            let letter =
                [(Proclitics::LI, "ل"), (Proclitics::BI, "ب")].iter().find(|(flag, _)| clitic.has(*flag)).map(|(_, l)| *l);
            if let Some(letter) = letter.filter(|_| next < limit)
                && let Some((key, cell)) = article.lexicon.transfer_row("prepositions", &format!("{key} {letter}"))
            {
                return Some(Preposition { key, cell, object: next, pronoun: None });
            }
            let single = length == 1 && !article.proclitics(at).preposition() && article.pos(at) != Pos::Noun;
            let row = article.lexicon.transfer_row("prepositions", key);
            let Some((key, cell)) = row.filter(|_| !single) else { continue };
            if article.word(last).is_some_and(|w| w.reading.enclitic.is_some()) {
                return Some(Preposition { key, cell, object: next, pronoun: Some(last) });
            }
            let noun = article.pos(last) == Pos::Noun;
            if noun && !self.completes(last, next, limit) || next >= limit {
                continue;
            }
            return Some(Preposition { key, cell, object: next, pronoun: None });
        }
        None
    }

    /// A noun without a singular: أنحاء.
    fn plural_only(&self, at: usize) -> bool {
        self.article.lemma(at).is_some_and(|l| l.parts.is_empty())
    }

    /// Whether the noun that ends a pattern is in construct with the next word and has no adjective.
    fn completes(&self, last: usize, next: usize, limit: usize) -> bool {
        let article = self.article;
        let tanwin = article.word(last).is_some_and(|w| w.reading.features.state == State::Indef);
        next < limit
            && !tanwin
            && !self.joined_at(next)
            && !article.is_punctuation(next)
            && (article.pos(next) != Pos::Adj || article.definite(next))
    }

    fn simple(&self, at: usize, limit: usize) -> Option<Preposition> {
        let article = self.article;
        let word = article.word(at)?;
        if matches!(article.pos(at), Pos::Adp) || article.citation(at) == "سِوَى" {
            let citation = article.citation(at);
            let key = match citation {
                "بِ" => "ب",
                "لِ" => "ل",
                other => other,
            };
            let cell = self.row("prepositions", key).unwrap_or_else(|| article.lemma(at).map_or("", |l| l.first_gloss()));
            let pronoun = word.reading.enclitic.is_some().then_some(at);
            if pronoun.is_none() && at + 1 >= limit {
                return None;
            }
            return Some(Preposition { key, cell, object: at + 1, pronoun });
        }
        // «بـ"…"»: a preposition of one letter that stands before a quotation mark.
        let letter = article.letters(at);
        if letter.chars().nth(1).is_none()
            && at + 1 < limit
            && let Some((key, cell)) = article.lexicon.transfer_row("prepositions", &letter)
        {
            return Some(Preposition { key, cell, object: at + 1, pronoun: None });
        }
        let clitics = word.reading.proclitics;
        let key = if clitics.has(Proclitics::BI) {
            "ب"
        } else if clitics.has(Proclitics::LI) {
            "ل"
        } else if clitics.has(Proclitics::KA) {
            "ك"
        } else {
            return None;
        };
        Some(Preposition { key, cell: self.row("prepositions", key)?, object: at, pronoun: None })
    }

    /// The prepositional phrase or adverb at word `at`, called as `governor` wants it.
    pub(super) fn phrase_at(&self, at: usize, limit: usize, governor: Option<Lemma>, scope: Scope) -> Option<(String, usize)> {
        if at >= limit {
            return None;
        }
        // The object is the noun of the relative clause: what is said now holds for that clause alone.
        if let Some(found) = self.preposition(at, limit)
            && found.pronoun.is_some_and(|word| self.is_silent(word))
        {
            let governed = governor.and_then(|g| self.row_of("complements", g.form, found.key));
            return Some((cell_default(governed.unwrap_or(found.cell)).to_owned(), found.object));
        }
        let task = Task::Phrase(governor.map_or(0, |g| g.key.wrapping_add(1)));
        self.text_once(task, at, limit, scope, || {
            if let Some(adverb) = self.manner(at, limit).or_else(|| self.distance(at, limit)) {
                return Some(adverb);
            }
            let preposition = self.preposition(at, limit)?;
            let and = if self.article.proclitics(at).conjunction() { "and " } else { "" };
            let governed = governor.and_then(|g| self.row_of("complements", g.form, preposition.key));
            let cell = governed.unwrap_or(preposition.cell);
            let (text, end) = self.object_of(&preposition, cell, limit, scope)?;
            Some((format!("{and}{text}"), end))
        })
    }

    /// Preposition and object with the rendering `cell`.
    pub(super) fn object_of(
        &self,
        preposition: &Preposition,
        cell: &'static str,
        limit: usize,
        scope: Scope,
    ) -> Option<(String, usize)> {
        let english = cell_default(cell);
        if let Some(word) = preposition.pronoun {
            let pronoun = self.enclitic(word, Role::Object)?;
            return Some((surface::words(&[english, pronoun]), preposition.object));
        }
        let at = preposition.object;
        if self.article.pos(at) == Pos::Sconj {
            let clause = self.aside(|| self.clauses(at + 1, limit, None));
            // «أمله في أن»: a preposition gives way to «that».
            let gives = self.that(at).is_some() && matches!(preposition.key, "فِي" | "ب" | "مِن" | "عَن" | "عَلَى" | "إِلَى" | "ل");
            let that = if english.is_empty() || gives { "that" } else { english };
            return Some((surface::words(&[that, &clause.text]), clause.end));
        }
        if self.article.is_lemma(at, &["مَا", "مَن"]) && self.article.is_verb(at + 1) {
            let wanted = (!self.has_subject(at + 1, limit)).then(super::clause::Wanted::gap);
            let clause = self.clauses(at + 1, limit, wanted);
            return Some((surface::words(&[english, "what", &clause.text]), clause.end));
        }
        if let Some(with) = cell_for(cell, "masdar")
            && self.is_verbal_masdar(at, limit)
        {
            let gerund = !(with == "to" || with.ends_with(" to"));
            if let Some((text, end)) = self.masdars(at, limit, gerund, scope) {
                return Some((surface::words(&[with, &text]), end));
            }
        }
        let noun = Nominal { first: at, ..self.noun(at, limit, scope)? };
        let text = noun.text();
        let own = self.row_of("objects", preposition.key, self.article.citation(noun.head));
        if let Some(own) = own.filter(|_| !english.is_empty()) {
            return Some((surface::words(&[own, &text]), noun.end));
        }
        let english = self.before(cell, english, &noun, &text, preposition.key);
        Some((surface::words(&[english, &text]), noun.end))
    }

    /// The rendering of a preposition before this noun.
    fn before(&self, cell: &'static str, english: &'static str, noun: &Nominal, text: &str, key: &str) -> &'static str {
        if noun.kind == Kind::Time && matches!(key, "فِي" | "ب") {
            return time::preposition(text);
        }
        if noun.place
            && let Some(city) = cell_for(cell, "city")
        {
            return city;
        }
        let counted = self.count(noun.first, noun.end).is_some();
        // «منذ أسبوع», «منذ عامين», «منذ سنوات»
        let unit = !noun.definite && noun.kind == Kind::Common && noun.end == noun.first + 1 && self.is_span(noun.first);
        if unit && let Some(span) = cell_for(cell, "span") {
            return span;
        }
        if counted
            && noun.kind == Kind::Common
            && let Some(span) = cell_for(cell, "span")
            && self.article.phrases_at(noun.head).iter().any(|p| matches!(p.kind, PhraseKind::Time(_)))
        {
            return span;
        }
        if counted && let Some(number) = cell_for(cell, "number") {
            return number;
        }
        if noun.kind == Kind::Person
            && let Some(person) = cell_for(cell, "person")
        {
            return person;
        }
        english
    }

    /// An adverb: a word, ب with a noun of manner, «بشكل كبير».
    pub(super) fn manner(&self, at: usize, limit: usize) -> Option<(String, usize)> {
        let article = self.article;
        let word = article.word(at).filter(|_| at < limit)?;
        let clitics = word.reading.proclitics;
        if article.letters(at) == "لم" {
            return None;
        }
        // «لم يستخدم من قبل»
        let bare = at + 2 >= limit || article.is_punctuation(at + 2) || self.joined_at(at + 2);
        if bare && at + 1 < limit && article.is_lemma(at, &["مِن"]) && matches!(article.letters(at + 1).as_ref(), "قبل") {
            return Some(("before".to_owned(), at + 2));
        }
        if let Some(found) = self.set_phrase(at, limit) {
            return Some(found);
        }
        let and = if clitics.conjunction() { "and " } else { "" };
        let citation = article.citation(at);
        // «بأقوى العبارات»
        if clitics.has(Proclitics::BI)
            && at + 1 < limit
            && !self.joined_at(at + 1)
            && let Some(adverb) = self.row_of("adverbs", citation, article.citation(at + 1))
        {
            return Some((format!("{and}{adverb}"), at + 2));
        }
        let start = if matches!(citation, "عَلَى" | "فِي") { at + 1 } else { at };
        let led = start > at || clitics.has(Proclitics::BI);
        if led
            && self.row("manner", article.citation(start)).is_some()
            && !article.definite(start)
            && let Some((text, end)) = self.of_manner(start + 1, limit)
        {
            return Some((format!("{and}{text}"), end));
        }
        if clitics.has(Proclitics::BI)
            && word.reading.enclitic.is_none()
            && article.pos(at) == Pos::Noun
            && let Some(adverb) = self.row("adverbs", &format!("{}{citation}", if article.definite(at) { "ال" } else { "" }))
        {
            let alone = cell_for(adverb, "always").is_some()
                || article.definite(at)
                || !chunk::is_nominal(article, at + 1)
                || self.joined_at(at + 1)
                || at + 1 >= limit;
            let mut end = at + 1;
            // «بشدة وحزم»
            let mut text = cell_default(adverb).to_owned();
            if alone {
                while article.proclitics(end).has(Proclitics::WA)
                    && end < limit
                    && article.pos(end) == Pos::Noun
                    && let Some(next) = self.row("adverbs", article.citation(end))
                {
                    text = format!("{text} and {}", cell_default(next));
                    end += 1;
                }
                return Some((format!("{and}{text}"), end));
            }
        }
        if self.time_group(at, limit).is_some_and(|n| n.end > at + 1) {
            return None;
        }
        if article.pos(at) == Pos::Adv && self.compound(at, limit).is_some() {
            return None;
        }
        if article.pos(at) == Pos::Adv && word.reading.enclitic.is_none() && !article.is_lemma(at, &["حَيثُ", "ثَمَّةَ"])
        {
            let connector = self.connector(at, limit).filter(|(_, end)| *end == at + 1).map(|(c, _)| c);
            let gloss = connector
                .map(|c| c.english.split(';').next().unwrap_or(""))
                .or_else(|| article.lemma(at).map(|l| l.first_gloss()))?;
            return Some((format!("{and}{}", surface::plain(gloss)), at + 1));
        }
        None
    }

    /// A term that begins with a preposition: «في أقرب وقت ممكن» as soon as possible.
    fn set_phrase(&self, at: usize, limit: usize) -> Option<(String, usize)> {
        let led = self.article.pos(at) == Pos::Adp || self.article.proclitics(at).preposition();
        let (end, term) = self.spots.terms_at(at, limit).find(|(end, _)| *end > at + 1).filter(|_| led)?;
        let term = self.terms.get(term)?;
        let own = self.article.pos(at) == Pos::Adp || term.citation.starts_with(['ب', 'ل']);
        let and = if self.article.proclitics(at).conjunction() { "and " } else { "" };
        let english = term.en.split("; ").next().unwrap_or("");
        let whole = !english.ends_with(" of") && !english.ends_with(" to") && !english.ends_with(" with");
        let preposition = self.compound(at, limit).is_some_and(|p| p.object >= end);
        (own && whole && !preposition).then(|| (format!("{and}{english}"), end))
    }

    /// The adjectives of «بشكل …» as adverbs.
    fn of_manner(&self, at: usize, limit: usize) -> Option<(String, usize)> {
        let mut end = at;
        let mut adverbs = Vec::new();
        while end < limit && self.article.pos(end) == Pos::Adj && !self.article.definite(end) {
            if end > at && !self.article.proclitics(end).has(Proclitics::WA) {
                break;
            }
            let lemma = self.adjective_lemma(end)?;
            adverbs.push(surface::adverb(&surface::plain(lemma.first_gloss())));
            end += 1;
        }
        (!adverbs.is_empty()).then(|| (surface::join(&adverbs, "and"), end))
    }
}
