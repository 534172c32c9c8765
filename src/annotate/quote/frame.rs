//! A cue and what stands after it: subject, addressee, and where the reported words begin.
//!
//! In: a [`Cue`]. Out: a [`Frame`], when the complement of one of its rows is there. The words after the cue are read from left to right: subject and
//! object, time and place, brackets, relative clauses and titles are stepped over until a complementiser, a preposition of the row, a colon or an opening
//! mark is met.

use super::complement::{Content, PHRASE, Preposition, Row};
use super::cue::{self, Cue, Form};
use super::marks::Pair;
use super::party::{self, Party};
use super::scene::Scene;
use crate::lexicon::Reporting;
use crate::lexicon::features::{Gender, Pos};
use std::ops::Range;

/// How far from its cue a complement may begin, in words.
const REACH: usize = 60;

/// A cue with its complement.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// The cue.
    pub(super) cue: Cue,
    /// The words that the cue's span takes.
    pub(super) cue_words: Range<usize>,
    /// The row that fits.
    pub(super) reporting: Reporting,
    /// What kind of complement it is.
    pub(super) content: Content,
    /// Who speaks, where that stands beside the cue.
    pub(super) subject: Option<Party>,
    /// To whom.
    pub(super) addressee: Option<Party>,
    /// First word of what is said.
    pub(super) start: usize,
    /// Whether the content begins at the core of that word (after a proclitic preposition).
    pub(super) at_core: bool,
    /// The marks that hold what is said, where it begins with one.
    pub(super) marks: Option<Pair>,
    /// Whether the words are passed on from the source that is the subject here.
    pub(super) relayed: bool,
    /// First word of the clause of the cue (its subject or auxiliary where that stands before it).
    pub(super) first: usize,
}

/// What was met on the way to the complement.
struct Search<'s, 'a> {
    scene: &'s Scene<'a>,
    cue: Cue,
    limit: usize,
    /// Noun phrases that are neither governed nor set off by commas.
    phrases: Vec<Party>,
    /// The party after ل, or after the preposition that takes the addressee.
    to: Option<Party>,
    /// The source after «نقل … عن».
    source: Option<Party>,
    /// Whether the addressee has been met and the content follows as it is.
    addressed: Option<Row>,
    /// A noun phrase that is the content, should nothing better follow.
    weak: Option<Frame>,
    /// After a comma, noun phrases are appositions.
    aside: bool,
    /// Inside a relative clause.
    relative: bool,
}

/// The frame of `cue` in the words before `limit`.
pub(super) fn complete(scene: &Scene<'_>, cue: &Cue, limit: usize) -> Option<Frame> {
    let mut search = Search {
        scene,
        cue: cue.clone(),
        limit,
        phrases: Vec::new(),
        to: None,
        source: None,
        addressed: None,
        weak: None,
        aside: false,
        relative: false,
    };
    search.run().or(search.weak)
}

impl Search<'_, '_> {
    fn run(&mut self) -> Option<Frame> {
        let mut at = self.cue.end;
        let reach = self.limit.min(at + REACH);
        while at < reach {
            if let Some(frame) = self.clause(at).or_else(|| self.spoken(at)).or_else(|| self.nested(at)) {
                return Some(frame);
            }
            if self.stops(at) {
                return None;
            }
            if let Some(frame) = self.governed(at) {
                return Some(frame);
            }
            at = match self.step(at) {
                Step::Found(frame) => return Some(*frame),
                Step::To(next) => next.max(at + 1),
                Step::Stop => return None,
            };
        }
        None
    }

    fn row(&self, fits: impl Fn(&Row) -> bool) -> Option<Row> {
        self.cue.rows.iter().copied().find(|r| fits(r))
    }

    /// «إن», «بأن», «على أن» …
    fn clause(&self, at: usize) -> Option<Frame> {
        let scene = self.scene;
        let (preposition, that) = if scene.is_complementiser(at) && !scene.conjoined(at) {
            (scene.has_proclitic(at, Preposition::Bi).then_some(Preposition::Bi), at)
        } else if scene.preposition(at).is_some() && scene.is_complementiser(at + 1) {
            (scene.preposition(at), at + 1)
        } else {
            return None;
        };
        if scene.has_proclitic(that, Preposition::Li) || that >= self.limit {
            return None;
        }
        let says = |r: &Row| r.complement.content == Content::Clause && r.complement.preposition == preposition;
        let takes =
            |r: &Row| preposition.is_some() && r.complement.preposition == preposition && r.complement.content == Content::Phrase;
        let objects = self.object_is_there();
        let row = self
            .addressed
            .filter(|_| preposition.is_none())
            .or_else(|| self.row(|r| says(r) && r.complement.object == objects))
            .or_else(|| self.row(says))
            .or_else(|| self.source.as_ref().and_then(|_| self.cue.rows.first().copied()).filter(|_| preposition.is_none()))
            .or_else(|| self.row(|r| takes(r) && r.complement.object == objects))
            .or_else(|| self.row(takes))?;
        let negative = scene.surface_letters(that) == "ألا";
        let start = if negative { that } else { that + 1 };
        Some(self.frame(&row, Content::Clause, start, false))
    }

    /// A colon or an opening mark.
    fn spoken(&self, at: usize) -> Option<Frame> {
        let scene = self.scene;
        let row = || {
            let clause = |r: &Row| r.complement.content == Content::Clause;
            self.row(|r| r.complement.content == Content::Colon)
                .or_else(|| self.row(clause))
                .or(self.source.as_ref().and(self.cue.rows.first().copied()))
        };
        if scene.article.surface(at) == ":" && at + 1 < self.limit {
            return Some(self.frame(&row()?, Content::Colon, at + 1, false));
        }
        let pair = scene.marks.opens(at)?;
        let short = pair.closed && pair.close - pair.open <= 5;
        let name = short && pair.close + 1 < self.limit && !scene.article.is_punctuation(pair.close + 1) && !self.cue.sure
            || short && self.clause_follows(pair.close + 1)
            || short && at.checked_sub(1).is_some_and(|before| self.governs_name(before));
        if name {
            return None;
        }
        Some(self.frame(&row()?, Content::Colon, at, false))
    }

    /// Whether a complement clause begins soon after word `at`, before any other mark.
    fn clause_follows(&self, at: usize) -> bool {
        (at..self.limit.min(at + 8))
            .take_while(|&k| self.scene.marks.opens(k).is_none() && self.scene.article.surface(k) != ":")
            .any(|k| self.clause(k).is_some())
    }

    /// Whether the word before an opening mark wants the name inside: «صحيفة "…"», «لـ"…"».
    fn governs_name(&self, before: usize) -> bool {
        self.scene.preposition(before).is_some()
            || self.scene.article.pos(before) == Pos::Adp
            || self.scene.article.lemma(before).is_some_and(|l| self.scene.article.lexicon.heads(l.key).next().is_some())
                && !self.scene.article.definite(before)
    }

    /// Another cue between this one and the content: «تابع قائلا إن», «نقل عن مسؤول قوله إن», «علق بالقول إن».
    fn nested(&self, at: usize) -> Option<Frame> {
        let inner = cue::at(self.scene, at).filter(|c| c.form != Form::Verb)?;
        let by_saying = inner.form == Form::Masdar && self.scene.article.definite(at);
        if inner.form == Form::Masdar && !by_saying && !(self.source.is_some() && inner.pronoun) {
            return None;
        }
        if inner.form == Form::Participle && !self.aside && self.scene.article.is_punctuation(at - 1) {
            return None;
        }
        let mut frame =
            complete(self.scene, &inner, self.limit).filter(|f| f.content != Content::Phrase || self.source.is_some())?;
        frame.first = self.cue.first;
        frame.relayed = self.source.is_some();
        frame.subject = self.source.clone().or_else(|| self.subject());
        frame.addressee = frame.addressee.or_else(|| self.to.clone());
        frame.cue.agreement = self.cue.agreement;
        frame.cue.aspect = self.cue.aspect;
        frame.cue.form = self.cue.form;
        Some(frame)
    }

    /// A preposition of a row with its noun phrase.
    fn governed(&mut self, at: usize) -> Option<Frame> {
        let scene = self.scene;
        let free = scene.preposition(at);
        let (preposition, object, at_core) = if let Some(preposition) = free {
            (preposition, at + 1, false)
        } else if scene.conjoined(at) {
            return None;
        } else if scene.has_proclitic(at, Preposition::Bi) {
            (Preposition::Bi, at, true)
        } else if scene.has_proclitic(at, Preposition::Li) {
            (Preposition::Li, at, true)
        } else {
            return None;
        };
        let nominal = scene.is_nominal(object)
            || scene.marks.opens(object).is_some()
            || matches!(scene.article.pos(object), Pos::Det | Pos::Pron);
        if object >= self.limit || !nominal || scene.adverbial_end(at).is_some() {
            return None;
        }
        let source = self.cue.rows.iter().any(|r| {
            r.reporting.act == "quote" && r.complement.preposition == Some(preposition) && r.complement.content == Content::Phrase
        });
        if source {
            self.source = party::at(scene, object, self.limit);
            return None;
        }
        let fits = |r: &Row| r.complement.preposition == Some(preposition) && r.complement.content == Content::Phrase;
        if let Some(row) = self.row(|r| fits(r) && r.complement.to_addressee) {
            self.to = party::governed(scene, object, self.limit);
            self.addressed = Some(row).filter(|r| matches!(r.reporting.act, "request" | "propose" | "demand" | "urge"));
            return None;
        }
        let objects = self.object_is_there();
        let row =
            self.row(|r| fits(r) && r.complement.object && objects).or_else(|| self.row(|r| fits(r) && !r.complement.object))?;
        if !means_speech(row.reporting.act, true) {
            return None;
        }
        // في, ل, من and the like begin adverbials too: they count beside the cue or its subject.
        let near = at == self.cue.end || self.phrases.last().is_some_and(|p| p.phrase.end == at);
        let loose = matches!(preposition, Preposition::Fi | Preposition::Li | Preposition::Min);
        if loose && !near {
            return None;
        }
        // «وصف X بـY»: what is described belongs to what is said.
        if row.reporting.act == "describe"
            && let Some(described) = self.object()
        {
            return Some(self.frame(&row, Content::Phrase, described.phrase.start, true));
        }
        Some(self.frame(&row, Content::Phrase, object, at_core))
    }

    fn step(&mut self, at: usize) -> Step {
        let scene = self.scene;
        let surface = scene.article.surface(at);
        if let Some(pair) = scene.marks.opens(at) {
            return if pair.closed { Step::To(pair.close + 1) } else { Step::Stop };
        }
        let number_follows = scene.article.pos(at + 1) == Pos::Num && scene.surface_letters(at) == "ال";
        if number_follows {
            // «القمة الـ29»
            return Step::To(at + 2);
        }
        match surface {
            "(" | "[" => {
                let close = (at..self.limit).find(|&k| matches!(scene.article.surface(k), ")" | "]"));
                return close.map_or(Step::Stop, |k| Step::To(k + 1));
            }
            "،" | "," | "-" | "–" | "—" | "#" | "_" | "/" => {
                self.aside = self.aside || matches!(surface, "،" | ",");
                self.relative = false;
                return Step::To(at + 1);
            }
            _ => {}
        }
        if scene.is_relative(at) || scene.conjoined(at) && scene.article.citation(at) == "هُوَ" {
            self.relative = true;
            return Step::To(at + 1);
        }
        if let Some(end) = scene.adverbial_end(at) {
            return Step::To(end);
        }
        if let Some(source) = super::attribution::cited(scene, at, self.limit) {
            let end = source.phrase.end;
            self.source = Some(source);
            return Step::To(end);
        }
        if self.relative || scene.conjoined(at) && !scene.is_nominal(at) {
            return Step::To(at + 1);
        }
        self.noun(at)
    }

    /// A noun phrase: subject, object, or what a preposition governs.
    fn noun(&mut self, at: usize) -> Step {
        let scene = self.scene;
        let adposition = scene.article.pos(at) == Pos::Adp;
        let object = if adposition { at + 1 } else { at };
        let pronoun = scene.article.word(at).is_some_and(|w| w.reading.enclitic.is_some());
        if adposition && (pronoun || !scene.is_nominal(object)) {
            return Step::To(at + 1);
        }
        if adposition || scene.article.proclitics(at).preposition() {
            if scene.has_proclitic(at, Preposition::Li) && party::is_speaker(scene, at) && self.to.is_none() {
                self.to = party::governed(scene, at, self.limit);
            }
            return Step::To(party::nominal_end(scene, object));
        }
        let Some(found) = party::at(scene, at, self.limit) else { return Step::To(at + 1) };
        let end = found.phrase.end;
        if self.aside || scene.conjoined(at) || self.phrases.len() > 1 {
            return Step::To(end);
        }
        // After a phrase of time or place, what cannot speak is no subject.
        if self.phrases.is_empty()
            && at != self.cue.end
            && !party::is_speaker(scene, at)
            && self.cue.form == Form::Verb
            && !self.takes_object()
        {
            return Step::To(end);
        }
        if self.weak.is_none()
            && let Some(frame) = self.object_content(&found)
        {
            // «دعا X إلى»: an addressee with what he is called to is more than an object.
            let better = self.cue.rows.iter().any(|r| r.complement.object && is_address(r.reporting.act));
            if !better {
                return Step::Found(Box::new(frame));
            }
            self.weak = Some(frame);
        }
        self.phrases.push(found);
        Step::To(end)
    }

    /// The noun phrase `found` as content: «أكد الوزير ضرورة …», «أدان الهجوم», «ناشد المجتمع الدولي التدخل».
    fn object_content(&self, found: &Party) -> Option<Frame> {
        let scene = self.scene;
        let row = match self.addressed {
            Some(row) => row,
            None => self.row(|r| r.complement == PHRASE).or_else(|| {
                self.row(|r| {
                    r.complement.object
                        && r.complement.preposition.is_none()
                        && r.reporting.act == "urge"
                        && self.object_is_there()
                })
            })?,
        };
        if !means_speech(row.reporting.act, false) {
            return None;
        }
        let spoken_for = !self.phrases.is_empty()
            || self.addressed.is_some()
            || super::subject::before(scene, &self.cue).is_some()
            || self.cue.form != Form::Verb
            || !party::can_be_subject(scene, found.phrase.start, self.cue.agreement.gender)
            || !party::is_speaker(scene, found.phrase.start);
        // A name that the lexicon does not know, before «أن», is no object.
        let apposed =
            !self.phrases.is_empty() && self.clause(found.phrase.end).is_some() && party::is_speaker(scene, found.phrase.start);
        if !spoken_for || apposed {
            return None;
        }
        Some(self.frame(&row, Content::Phrase, found.phrase.start, true))
    }

    /// Whether the search is over: the end of the clause, or another verb.
    fn stops(&self, at: usize) -> bool {
        let scene = self.scene;
        if scene.article.is_punctuation(at) {
            return matches!(scene.article.surface(at), "." | "؛" | ";" | "؟" | "?" | "!" | "»" | "”" | ")")
                || scene.marks.closes(at).is_some();
        }
        if self.relative || scene.adverbial_end(at).is_some() {
            return false;
        }
        let indefinite = self.phrases.last().is_some_and(|p| p.phrase.end == at && !party::is_definite(scene, p.phrase.start));
        scene.is_surely_verb(at) && !indefinite || scene.conjoined(at) && scene.article.is_verb(at)
    }

    fn takes_object(&self) -> bool {
        self.cue.rows.iter().any(|r| r.complement == PHRASE || r.complement.object)
    }

    fn object_is_there(&self) -> bool {
        self.cue.pronoun && self.cue.form == Form::Verb || self.object().is_some()
    }

    /// The direct object among the noun phrases met.
    fn object(&self) -> Option<&Party> {
        match self.phrases.as_slice() {
            [_, second] => Some(second),
            [only] => {
                let needs_object =
                    !self.cue.rows.iter().any(|r| !r.complement.object && r.complement.content != Content::Nothing);
                let object = self.cue.form != Form::Verb
                    || needs_object
                    || self.cue.rows.iter().any(|r| r.complement.object)
                        && (!party::can_be_subject(self.scene, only.phrase.start, self.cue.agreement.gender)
                            || !party::is_speaker(self.scene, only.phrase.start)
                            || super::subject::before(self.scene, &self.cue).is_some()
                            || is_addressed(self.scene, only.phrase.start));
                object.then_some(only)
            }
            _ => None,
        }
    }

    /// The subject among the noun phrases met, or before the cue.
    fn subject(&self) -> Option<Party> {
        let object = self.object();
        let first = self.phrases.first().filter(|f| object != Some(*f) && self.cue.form == Form::Verb);
        let fits = first.filter(|f| {
            party::can_be_subject(self.scene, f.phrase.start, self.cue.agreement.gender)
                || self.cue.agreement.gender == Gender::None
        });
        fits.cloned().or_else(|| super::subject::before(self.scene, &self.cue).map(|b| b.party))
    }

    fn frame(&self, row: &Row, content: Content, start: usize, at_core: bool) -> Frame {
        let before = super::subject::before(self.scene, &self.cue);
        let subject = self.source.clone().or_else(|| self.subject());
        let object = self.object().filter(|_| row.complement.object && row.reporting.act != "describe");
        let mut start = start;
        while start + 1 < self.limit && matches!(self.scene.article.surface(start), ":" | "،" | "-") {
            start += 1;
        }
        let first = before.map_or(self.cue.first, |b| b.first);
        Frame {
            cue_words: self.cue.first..self.cue.first + 1,
            cue: self.cue.clone(),
            reporting: row.reporting,
            content,
            subject,
            addressee: object.cloned().or_else(|| self.to.clone()),
            start,
            at_core,
            marks: self.scene.marks.opens(start),
            relayed: self.source.is_some(),
            first,
        }
    }
}

enum Step {
    Found(Box<Frame>),
    To(usize),
    Stop,
}

/// Whether the act is speech when its content is a noun phrase, after a preposition or as an object. The others speak only with a clause.
fn means_speech(act: &str, governed: bool) -> bool {
    match act {
        "say" | "state" | "add" | "note" | "quote" | "answer" | "ask" | "decide" | "believe" => false,
        "report" | "explain" | "reveal" | "agree" | "point_out" | "support" | "recall" => governed,
        _ => true,
    }
}

/// Acts that are done to somebody.
fn is_address(act: &str) -> bool {
    matches!(act, "urge" | "demand" | "request" | "warn" | "remind" | "report" | "accuse" | "promise" | "threaten" | "propose")
}

/// «المجتمع الدولي» is called upon as a rule and seldom calls.
fn is_addressed(scene: &Scene<'_>, at: usize) -> bool {
    scene.article.citation(at) == "مُجتَمَع"
}
