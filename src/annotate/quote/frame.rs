//! A cue and what stands after it: subject, addressee, and where the reported words begin.
//!
//! In: a [`Cue`]. Out: a [`Frame`], when the complement of one of its rows is there. The words after the cue are read from left to right: subject and
//! object, time and place, brackets, relative clauses and titles are stepped over until a complementiser, a preposition of the row, a colon or an opening
//! mark is met.

use super::complement::{Content, PHRASE, Preposition, Row};
use super::cue::{self, Cue, Form};
use super::extent::Start;
use super::marks::Pair;
use super::party::{self, Party};
use super::scene::Scene;
use super::subject;
use super::subject::Before;
use crate::annotate::chunk;
use crate::lexicon::Reporting;
use crate::lexicon::features::{Gender, Pos};
use std::cell::OnceCell;
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
    /// Where in that word.
    pub(super) from: Start,
    /// The marks that hold what is said, where it begins with one.
    pub(super) marks: Option<Pair>,
    /// Whether the words are passed on from the source that is the subject here.
    pub(super) relayed: bool,
    /// First word of the clause of the cue (its subject or auxiliary where that stands before it).
    pub(super) first: usize,
}

/// What was met on the way to the complement.
pub(super) struct Search<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    pub(super) cue: Cue,
    pub(super) limit: usize,
    /// Noun phrases that are neither governed nor set off by commas.
    pub(super) phrases: Vec<Party>,
    /// The party after ل, or after the preposition that takes the addressee.
    pub(super) to: Option<Party>,
    /// The source after «نقل … عن».
    pub(super) source: Option<Party>,
    /// Whether the addressee has been met and the content follows as it is.
    pub(super) addressed: Option<Row>,
    /// A noun phrase that is the content, should nothing better follow.
    pub(super) weak: Option<Frame>,
    /// The subject before the cue, once it was looked for.
    before: OnceCell<Option<Before>>,
    /// After a comma, noun phrases are appositions.
    pub(super) aside: bool,
    /// Inside a relative clause.
    pub(super) relative: bool,
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
        before: OnceCell::new(),
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
            let governed = self.governed(at);
            at = match governed.unwrap_or_else(|| self.step(at)) {
                Step::Found(frame) => return Some(*frame),
                Step::To(next) => next.max(at + 1),
                Step::Stop => return None,
            };
        }
        None
    }

    pub(super) fn row(&self, fits: impl Fn(&Row) -> bool) -> Option<Row> {
        self.cue.rows.iter().copied().find(|r| fits(r))
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
        // «قال عندما سئل: …»
        if scene.article.is_lemma(at, &["عِندَمَا", "حِينَمَا", "بَعدَمَا", "حِينَ"]) && scene.article.is_verb(at + 1)
        {
            self.relative = true;
            return Step::To(at + 1);
        }
        if let Some(end) = scene.adverbial_end(at) {
            return Step::To(end);
        }
        if let Some(end) = self.aside_end(at) {
            return Step::To(end);
        }
        if let Some(source) = super::attribution::cited(scene, at, self.limit) {
            let end = source.phrase.end;
            self.source = Some(source);
            return Step::To(end);
        }
        // «في اجتماع حضره الوزراء»: a clause that describes the noun before it.
        if scene.article.is_verb(at) && scene.article.word(at).is_some_and(|w| w.reading.enclitic.is_some()) {
            self.relative = true;
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
            let media = chunk::opens_construct(&scene.article, at) && party::is_speaker(scene, at);
            let hears = media || party::is_human(scene, at) || scene.is_name(at) || party::heads_body(scene, at);
            if scene.has_proclitic(at, Preposition::Li) && hears && self.to.is_none() {
                self.to = party::governed(scene, at, self.limit);
            }
            let governed = party::governed(scene, object, self.limit).map_or(0, |p| p.phrase.end);
            let end = governed.max(party::nominal_end(scene, object));
            // «لدى توقيعه اتفاقا»: the object of a verbal noun.
            let acted = scene.article.word(object).is_some_and(|w| w.reading.enclitic.is_some())
                && scene.article.derivation(object).starts_with("masdar:")
                && end == object + 1;
            let after = if acted { party::at(scene, end, self.limit).map_or(end, |p| p.phrase.end) } else { end };
            return Step::To(after);
        }
        // «أكدت الوزيرة دعم بلادها»: a verbal noun spelt like its verb.
        let attached = scene.article.word(at).is_some_and(|w| w.reading.enclitic.is_some());
        let beside = self.cue.form == Form::Participle && at == self.cue.end
            || self.takes_object() && !attached && cue::may_be_noun(scene, at);
        let misread = scene.article.is_verb(at) && !scene.conjoined(at) && (!self.phrases.is_empty() || beside);
        let found = party::at(scene, at, self.limit);
        let Some(found) = found.or_else(|| misread.then(|| Party { phrase: at..at + 1, mention: at..at + 1 })) else {
            return Step::To(at + 1);
        };
        let end = found.phrase.end;
        // «ناشدت المنظمة المانحين تقديم مساعدات»
        let third = self.phrases.len() == 2 && !self.aside && !scene.conjoined(at);
        if let Some(frame) = third.then(|| self.object_content(&found)).flatten().filter(|f| f.reporting.act == "urge") {
            return Step::Found(Box::new(frame));
        }
        if self.aside || scene.conjoined(at) || self.phrases.len() > 1 {
            return Step::To(end);
        }
        // «أعلن غينادي أرخيبوف نائب مدير الشركة أن»: a role after a name is no object.
        let named = self.phrases.last().is_some_and(|p| {
            p.phrase.end == at && (scene.is_name(at - 1) || scene.name_at(p.mention.start).is_some_and(|n| n.end == at))
        });
        if named && party::is_title(scene, at) && !self.cue.rows.iter().any(|r| r.complement.object) {
            return Step::To(end);
        }
        // After a phrase of time or place, what cannot speak is no subject.
        let speaks = party::is_speaker(scene, at) && !party::heads(scene, at, &["treaty", "instrument"]);
        if self.phrases.is_empty() && at != self.cue.end && !speaks && self.cue.form == Form::Verb && !self.takes_object() {
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

    /// Whether the search is over: the end of the clause, or another verb.
    fn stops(&self, at: usize) -> bool {
        let scene = self.scene;
        let after_comma = at.checked_sub(1).is_some_and(|b| scene.article.surface(b) == "،");
        if after_comma && cue::at(scene, at).is_some_and(|c| c.form == Form::Participle) {
            return true;
        }
        if scene.article.is_punctuation(at) {
            return matches!(scene.article.surface(at), "." | "؛" | ";" | "؟" | "?" | "!" | "»" | "”" | ")")
                || scene.marks.closes(at).is_some();
        }
        if self.relative || scene.adverbial_end(at).is_some() || self.aside_end(at).is_some() {
            return false;
        }
        // «مصدر لم تسمه»: a clause that describes the noun before it.
        let mut clause = at;
        while clause > self.cue.end && scene.article.is_lemma(clause - 1, &["لَم", "لَا", "قَد", "كَان"]) {
            clause -= 1;
        }
        let described = |p: &Party| p.phrase.end == clause && !party::is_definite(scene, p.phrase.start);
        let governed = clause.checked_sub(1).is_some_and(|b| {
            b > self.cue.end
                && scene.is_nominal(b)
                && !party::is_definite(scene, b)
                && self.phrases.iter().all(|p| p.phrase.end <= b)
        });
        let pronoun = scene.article.word(at).is_some_and(|w| w.reading.enclitic.is_some());
        let indefinite = governed && pronoun || self.phrases.last().into_iter().chain(&self.source).any(described);
        scene.is_surely_verb(at) && !indefinite || scene.conjoined(at) && scene.article.is_verb(at)
    }

    /// One past what stands between commas at word `at` and is no part of the clause: an attribution, a clause of its own («، تلقت الوكالة نسخة منه،»).
    fn aside_end(&self, at: usize) -> Option<usize> {
        let scene = self.scene;
        let attribution = super::attribution::at(scene, at, self.limit).filter(|a| a.reporting.act != "quote");
        attribution.map(|a| a.end).or_else(|| {
            let opens = at.checked_sub(1).is_some_and(|b| scene.article.surface(b) == "،") && scene.article.is_verb(at);
            let close = (at..self.limit.min(at + 12)).find(|&k| scene.article.surface(k) == "،");
            close.filter(|_| opens && cue::at(scene, at).is_none_or(|c| !c.sure))
        })
    }

    /// The subject before the cue.
    pub(super) fn before(&self) -> Option<&Before> {
        self.before.get_or_init(|| super::subject::before(self.scene, &self.cue)).as_ref()
    }

    fn takes_object(&self) -> bool {
        self.cue.rows.iter().any(|r| r.complement == PHRASE || r.complement.object)
    }

    pub(super) fn object_is_there(&self) -> bool {
        self.cue.pronoun && self.cue.form == Form::Verb || self.object().is_some()
    }

    /// The direct object among the noun phrases met.
    pub(super) fn object(&self) -> Option<&Party> {
        match self.phrases.as_slice() {
            [_, second] => Some(second),
            [only] => {
                let needs_object =
                    !self.cue.rows.iter().any(|r| !r.complement.object && r.complement.content != Content::Nothing);
                let object = self.cue.form != Form::Verb
                    || needs_object
                    || self.cue.rows.iter().any(|r| r.complement.object)
                        && (!subject::can_be_subject(self.scene, only.phrase.start, self.cue.agreement.gender)
                            || !party::is_speaker(self.scene, only.phrase.start)
                                && !super::attribution::is_document(self.scene, only.phrase.start)
                            || self.before().is_some()
                            || is_addressed(self.scene, only.phrase.start));
                object.then_some(only)
            }
            _ => None,
        }
    }

    /// The subject among the noun phrases met, or before the cue.
    pub(super) fn subject(&self) -> Option<Party> {
        let object = self.object();
        let first = self.phrases.first().filter(|f| object != Some(*f) && self.cue.form == Form::Verb);
        let fits = first.filter(|f| {
            !self.takes_object() && f.phrase.start == self.cue.end
                || subject::can_be_subject(self.scene, f.phrase.start, self.cue.agreement.gender)
                || self.cue.agreement.gender == Gender::None
        });
        fits.cloned().or_else(|| self.before().map(|b| b.party.clone()))
    }

    pub(super) fn frame(&self, row: &Row, content: Content, start: usize, from: Start) -> Frame {
        let subject = self.source.clone().or_else(|| self.subject());
        let object = self.object().filter(|_| row.complement.object && row.reporting.act != "describe");
        let mut start = start;
        while start + 1 < self.limit && matches!(self.scene.article.surface(start), ":" | "،" | "-") {
            start += 1;
        }
        let first = self.before().map_or(self.cue.first, |b| b.first);
        Frame {
            cue_words: self.cue.first..self.cue.first + 1,
            cue: self.cue.clone(),
            reporting: row.reporting,
            content,
            subject,
            addressee: object.cloned().or_else(|| self.to.clone()),
            start,
            from,
            marks: self.scene.marks.opens(start),
            relayed: self.source.is_some(),
            first,
        }
    }
}

/// What a word on the way to the complement means for the search.
pub(super) enum Step {
    Found(Box<Frame>),
    To(usize),
    Stop,
}

/// Acts that are done to somebody.
fn is_address(act: &str) -> bool {
    matches!(act, "urge" | "demand" | "request" | "warn" | "remind" | "report" | "accuse" | "promise" | "threaten" | "propose")
}

/// «المجتمع الدولي» is called upon as a rule and seldom calls.
fn is_addressed(scene: &Scene<'_>, at: usize) -> bool {
    scene.article.citation(at) == "مُجتَمَع"
}
