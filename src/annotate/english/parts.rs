//! What follows a verb, cut into its complements in the order of the Arabic.

use super::English;
use super::nominal::{Kind, Nominal};
use super::phrase::Scope;
use super::preposition::Preposition;
use super::surface;
use super::time;
use crate::annotate::morphology::Proclitics;
use crate::lexicon::Lemma;
use crate::lexicon::features::{Features, Pos, State};

/// What is asked of the words after a verb or masdar.
#[derive(Clone, Debug)]
pub(super) struct Request {
    /// The verb, or the verb of the masdar.
    pub(super) verb: Lemma,
    /// Its word (an object pronoun is attached to it).
    pub(super) word: usize,
    /// Where its complements begin.
    pub(super) from: usize,
    /// Where they end at the latest.
    pub(super) limit: usize,
    /// The features of the verb, when its subject is to be found among the complements.
    pub(super) seek: Option<Features>,
    /// Whether it is a masdar in a list.
    pub(super) masdars: bool,
    /// Whether the verb is passive.
    pub(super) passive: bool,
}

/// One complement or adjunct.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Its first word.
    pub(super) first: usize,
    /// One past its last word.
    pub(super) end: usize,
    /// What it is.
    pub(super) kind: PartKind,
    /// Whether a conjunction stands before it.
    pub(super) joined: bool,
}

/// What a part is.
#[derive(Clone, Debug)]
pub(super) enum PartKind {
    /// A noun phrase.
    Noun(Nominal),
    /// A prepositional phrase, and its own rendering.
    Prep(Preposition, String),
    /// أن, أنّ or إنّ with its clause; the preposition before it.
    That {
        /// «أن» or «أنّ».
        frame: &'static str,
        /// على أن, إلى أن …
        preposition: String,
        /// Where the clause begins.
        clause: usize,
    },
    /// A verb without conjunction: «بدأ يتحسن».
    Verb,
    /// An adverb that may stand before the verb.
    Adverb(String),
    /// Text in its place.
    Loose(String),
    /// «إلا», «سوى» after a negation.
    Only,
}

impl English<'_> {
    /// The parts from `request.from`, and where they end.
    pub(super) fn parts(&self, request: &Request) -> (Vec<Part>, usize) {
        let mut parts: Vec<Part> = Vec::new();
        let mut at = request.from;
        while at < request.limit {
            let Some(part) = self.part(request, at, &parts) else { break };
            at = part.end.max(at + 1);
            let whole = matches!(part.kind, PartKind::That { .. } | PartKind::Verb);
            parts.push(part);
            if whole {
                break;
            }
        }
        (parts, at)
    }

    fn part(&self, request: &Request, at: usize, before: &[Part]) -> Option<Part> {
        let limit = request.limit;
        let article = self.article;
        let joined = article.proclitics(at).conjunction();
        let scope = Scope::INNER.among(request.masdars);
        let loose = |text: String, end: usize| Some(Part { first: at, end, kind: PartKind::Loose(text), joined });
        if article.is_punctuation(at) {
            return self.punctuation_part(at, limit);
        }
        if (joined || article.is_lemma(at, &["ثُمَّ", "بَل", "لٰكِن", "لٰكِنَّ"])) && self.begins_clause(at, limit)
        {
            return None;
        }
        let exception = article.is_lemma(at, &["إِلَّا", "سِوَى"]) && self.that(at + 1).is_none() && at + 1 < limit;
        if exception && article.word(at).is_some_and(|w| w.reading.enclitic.is_none()) {
            return Some(Part { first: at, end: at + 1, kind: PartKind::Only, joined: false });
        }
        if let Some((text, end)) = self.subordinate(at, limit) {
            return loose(text, end);
        }
        if self.says_as(at, before) {
            return loose("as saying".to_owned(), at + 1);
        }
        if let Some((text, end)) = self.manner(at, limit) {
            let kind =
                if joined || text.contains(' ') || time::is_day(&text) { PartKind::Loose(text) } else { PartKind::Adverb(text) };
            return Some(Part { first: at, end, kind, joined: false });
        }
        if joined && request.masdars && self.is_verbal_masdar(at, limit) {
            return None;
        }
        let found = self.preposition(at, limit).map(|p| self.plainer(request, at, p));
        if let Some(preposition) = found {
            let governed = request.verb.valency.split([';', '=', ' ']).any(|token| preposition.is_called(token));
            if governed && preposition.pronoun.is_none() && self.that(preposition.object).is_some() {
                return Some(self.that_part(at, preposition.object, preposition.name(), limit));
            }
            let governor = before.last().filter(|p| p.end == at).and_then(|p| match &p.kind {
                PartKind::Noun(noun) => article.lemma(noun.head),
                _ => None,
            });
            let (mut text, mut end) = self.phrase_at(at, limit, governor.copied(), scope)?;
            if !governed && let Some(stop) = self.claimed(request, preposition.object, end) {
                (text, end) = self.phrase_at(at, stop, governor.copied(), scope)?;
            }
            return Some(Part { first: at, end: end.max(at + 1), kind: PartKind::Prep(preposition, text), joined });
        }
        if self.that(at).is_some() {
            return Some(self.that_part(at, at, String::new(), limit));
        }
        if article.is_verb(at) || self.verb_group(at, limit).is_some() {
            let aspectual = before.iter().all(|p| !matches!(p.kind, PartKind::Prep(..)))
                && self.row("auxiliaries", request.verb.form).is_some();
            return aspectual.then_some(Part { first: at, end: limit, kind: PartKind::Verb, joined });
        }
        if let Some((text, end)) = self.circumstance(at, limit, before) {
            return loose(text, end);
        }
        if let Some((text, end)) = self.predicate_adjective(at, limit).filter(|_| !joined) {
            return loose(text, end);
        }
        let after_noun = request.seek.is_none() || before.iter().any(|p| matches!(p.kind, PartKind::Noun(_)));
        self.noun_part(at, limit, scope, joined, after_noun)
    }

    /// An adjective without a noun: «تقف مستعدة للعمل», «كان غائبا».
    fn predicate_adjective(&self, at: usize, limit: usize) -> Option<(String, usize)> {
        let article = self.article;
        let word = article.word(at)?;
        if article.definite(at) || word.reading.enclitic.is_some() || word.reading.proclitics.preposition() {
            return None;
        }
        let lemma = match article.pos(at) {
            Pos::Adj => self.adjective_lemma(at)?,
            // A participle that stands as a noun, with the complement of the adjective.
            Pos::Noun if !crate::annotate::chunk::is_nominal(article, at + 1) || self.joined_at(at + 1) => {
                let lemma = self.adjective_lemma(at)?;
                self.adjective_complement(&lemma, at, limit)?;
                lemma
            }
            _ => return None,
        };
        if lemma.derivation.starts_with("elative:") || lemma.derivation.is_empty() && self.led(at, limit).is_some() {
            return None;
        }
        let gloss = surface::plain(lemma.first_gloss());
        if let Some((complement, end)) = self.adjective_complement(&lemma, at, limit) {
            return Some((surface::words(&[&gloss, &complement]), end));
        }
        let next = at + 1;
        let lone = next >= limit || self.joined_at(next) || !crate::annotate::chunk::is_nominal(article, next);
        lone.then_some((gloss, next))
    }

    fn noun_part(&self, at: usize, limit: usize, scope: Scope, joined: bool, after_noun: bool) -> Option<Part> {
        let object = Scope { phrases: false, ..scope };
        if let Some((text, end)) = self.whereabouts(at, limit).filter(|_| after_noun && !joined) {
            return Some(Part { first: at, end, kind: PartKind::Loose(text), joined });
        }
        if let Some(noun) = self.noun(at, limit, object) {
            let and = if joined { "and " } else { "" };
            if noun.kind == Kind::Time {
                let text = noun.text();
                let text = format!("{and}{}", surface::words(&[time::preposition(&text), &text]));
                return Some(Part { first: at, end: noun.end, kind: PartKind::Loose(text), joined });
            }
            return Some(Part { first: at, end: noun.end, kind: PartKind::Noun(noun), joined });
        }
        if let Some((connector, end)) = self.connector(at, limit) {
            let text = connector.english.split(';').next().unwrap_or("").to_owned();
            return Some(Part { first: at, end, kind: PartKind::Loose(text), joined });
        }
        Some(Part { first: at, end: at + 1, kind: PartKind::Loose(self.word_gloss(at)), joined })
    }

    fn punctuation_part(&self, at: usize, limit: usize) -> Option<Part> {
        let article = self.article;
        let surface = article.surface(at);
        if surface == "("
            && let Some((text, end)) = self.bracketed(at, limit)
        {
            return Some(Part { first: at, end, kind: PartKind::Loose(text), joined: false });
        }
        if matches!(surface, "«" | "\"" | "“")
            && let Some(noun) = self.noun(at, limit, Scope::OBJECT)
        {
            return Some(Part { first: at, end: noun.end, kind: PartKind::Noun(noun), joined: false });
        }
        let stops = matches!(surface, "." | "؟" | "!" | "؛" | "…") || surface == "،" && self.begins_clause(at + 1, limit);
        (!stops).then(|| Part {
            first: at,
            end: at + 1,
            kind: PartKind::Loose(super::gloss::punctuation(surface).to_owned()),
            joined: false,
        })
    }

    /// Whether a finite clause begins at the conjoined word `at`.
    pub(super) fn begins_clause(&self, at: usize, limit: usize) -> bool {
        if at >= limit {
            return false;
        }
        let article = self.article;
        if self.verb_group(at, limit).is_some() || article.is_lemma(at, &["إِنَّ", "لٰكِن", "لٰكِنَّ", "بَل", "ثُمَّ"])
        {
            return true;
        }
        if article.is_lemma(at, &["أَن", "أَنَّ"]) && article.proclitics(at).conjunction() {
            return true;
        }
        if article.is_lemma(at, &["هُوَ"]) && article.pos(at) == Pos::Pron {
            return true;
        }
        // «، كما تمنع …»
        if article.is_lemma(at, &["كَمَا"])
            && article.surface(at.saturating_sub(1)) == "،"
            && self.verb_group(at + 1, limit).is_some()
        {
            return true;
        }
        // «ووزير الخارجية قال»: a definite noun right before a verb that agrees with it.
        if article.proclitics(at).has(Proclitics::WA)
            && !article.proclitics(at).preposition()
            && let Some(noun) = self.group(at, limit)
        {
            return noun.definite
                && noun.kind != Kind::Time
                && noun.end < limit
                && article.is_verb(noun.end)
                && !article.proclitics(noun.end).conjunction();
        }
        false
    }

    /// أن, أنّ, إنّ at word `at`.
    pub(super) fn that(&self, at: usize) -> Option<&'static str> {
        match self.article.citation(at) {
            "أَن" if self.article.pos(at) == Pos::Sconj => Some("أن"),
            "أَلَّا" if self.article.pos(at) == Pos::Sconj => Some("أن"),
            "أَنَّ" | "إِنَّ" => Some("أنّ"),
            _ => None,
        }
    }

    fn that_part(&self, first: usize, at: usize, preposition: String, limit: usize) -> Part {
        let negative = self.article.is_lemma(at, &["أَلَّا"]);
        let pronoun = self.article.word(at).is_some_and(|w| w.reading.enclitic.is_some());
        let clause = if negative || pronoun { at } else { at + 1 };
        let frame = self.that(at).unwrap_or("أنّ");
        let end = self.aside(|| self.clauses(clause, limit, None).end);
        Part { first, end: end.max(at + 1), kind: PartKind::That { frame, preposition, clause }, joined: false }
    }

    /// «عندما …», «لأن …», «حيث …»: conjunction and clause.
    pub(super) fn subordinate(&self, at: usize, limit: usize) -> Option<(String, usize)> {
        if at >= limit {
            return None;
        }
        let and = if self.article.proclitics(at).conjunction() { "and " } else { "" };
        let connector = self.connector(at, limit).filter(|(_, end)| *end < limit);
        let especially = matches!(self.article.letters(at).as_ref(), "خاصة" | "خصوصا" | "ولاسيما" | "لاسيما");
        if especially
            && self.article.pos(at + 1) == Pos::Sconj
            && self.that(at + 1).is_none()
            && let Some((text, end)) = self.subordinate(at + 1, limit)
        {
            return Some((format!("{and}especially {text}"), end));
        }
        if self.is_unless(at) && at + 2 < limit {
            let clause = self.aside(|| self.clauses(at + 2, limit, None));
            return Some((format!("{and}{}", surface::words(&["unless", &clause.text])), clause.end));
        }
        // «خاصة إذا»
        if let Some((c, end)) = connector
            && c.kind == "continue"
            && self.article.pos(end) == Pos::Sconj
            && self.that(end).is_none()
            && let Some((text, end)) = self.subordinate(end, limit)
        {
            return Some((format!("{and}{} {text}", c.english.split(';').next().unwrap_or("")), end));
        }
        let (english, start) = match connector {
            Some((c, end)) if self.article.pos(at) == Pos::Sconj || self.article.pos(end - 1) == Pos::Sconj => {
                (c.english.split(';').next().unwrap_or("").to_owned(), end)
            }
            _ if self.article.pos(at) == Pos::Sconj && self.that(at).is_none() && at + 1 < limit => {
                (surface::plain(self.article.lemma(at)?.first_gloss()), at + 1)
            }
            _ => return None,
        };
        let clause = self.aside(|| self.clauses(start, limit, None));
        Some((format!("{and}{}", surface::words(&[&english, &clause.text])), clause.end))
    }

    /// «ما لم»
    pub(super) fn is_unless(&self, at: usize) -> bool {
        self.article.letters(at) == "ما" && self.article.letters(at + 1) == "لم"
    }

    /// «بدعم …» after a verb that governs ب: the letter, not the phrase «with the support of».
    fn plainer(&self, request: &Request, at: usize, found: Preposition) -> Preposition {
        let letter = self.article.proclitics(at).has(Proclitics::BI) && found.key != "ب" && found.object > at;
        if !letter || self.masdar_verb(at).is_none() {
            return found;
        }
        let governs = |name: &str| request.verb.valency.split([';', '=', ' ']).any(|token| token == name);
        if governs(&found.name()) || !governs("ب") {
            return found;
        }
        Preposition { key: "ب", cell: "with", object: at, pronoun: None }
    }

    /// Where, inside a phrase that the verb does not govern, a preposition stands that it does: «أعرب في بيان عن …».
    fn claimed(&self, request: &Request, from: usize, end: usize) -> Option<usize> {
        (from + 1..end).find(|&i| {
            self.article.pos(i) == Pos::Adp
                && self.article.word(i).is_some_and(|w| w.reading.enclitic.is_none())
                && self.preposition(i, end).is_some_and(|p| {
                    p.object == i + 1
                        && request.verb.valency.split(';').any(|f| f.split('=').next().is_some_and(|f| p.is_called(f)))
                        && self.row_of("complements", self.article.citation(i - 1), p.key).is_none()
                })
        })
    }

    /// «نقل عن مسؤول قوله إن …»: quoted an official as saying that.
    fn says_as(&self, at: usize, before: &[Part]) -> bool {
        let article = self.article;
        article.is_lemma(at, &["قَول", "تَأكِيد"])
            && article.word(at).is_some_and(|w| w.reading.enclitic.is_some())
            && before.last().is_some_and(|p| matches!(&p.kind, PartKind::Prep(q, _) if q.key == "عَن"))
    }

    /// An accusative participle that goes on with the sentence: «مؤكدا أن …» → «, stressing that …».
    fn circumstance(&self, at: usize, limit: usize, before: &[Part]) -> Option<(String, usize)> {
        let word = self.article.word(at)?;
        let indefinite = word.reading.features.state == State::Indef && !word.reading.proclitics.preposition();
        let follows = before.last().is_some_and(|p| p.end == at && matches!(&p.kind, PartKind::Noun(n) if !n.definite));
        if !indefinite || follows {
            return None;
        }
        let verb =
            self.article.lattice.of(at).iter().filter(|r| r.features.pos == Pos::Adj).find_map(|r| {
                self.article.lexicon.derivation(r.lemma?.0).strip_prefix("agent:").and_then(|v| self.verb_named(v))
            })?;
        let request = Request { verb, word: at, from: at + 1, limit, seek: None, masdars: false, passive: false };
        if !self.governs_next(&request) {
            return None;
        }
        let predicate = self.predicate(&request);
        let group = super::masdar::plain_group(at, verb, super::verb::Tense::Gerund);
        let (_, main) = self.conjugate(&group, &predicate.base, false, false);
        Some((format!(", {}", surface::words(&[&main, &predicate.tail])), predicate.end))
    }

    /// Whether the word after a participle is a complement of its verb.
    fn governs_next(&self, request: &Request) -> bool {
        let at = request.from;
        if at >= request.limit || self.article.proclitics(at).conjunction() {
            return false;
        }
        let frames = |want: &str| {
            request
                .verb
                .valency
                .split(';')
                .any(|f| f.split('=').next().is_some_and(|f| f == want || f.starts_with(&format!("{want} "))))
        };
        if self.that(at).is_some() {
            return true;
        }
        match self.preposition(at, request.limit) {
            Some(p) => frames(&p.name()),
            None => frames("ه") && crate::annotate::chunk::is_nominal(self.article, at),
        }
    }
}
