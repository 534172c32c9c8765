//! Whether a row's complement stands at a word: a clause, speech between marks or after a colon, a preposition with its noun phrase, an object.

use super::complement::{Content, PHRASE, Preposition, Row};
use super::cue::{self, Form};
use super::extent::Start;
use super::frame::{Frame, Search, Step, complete};
use super::party::{self, Party};
use super::subject;
use crate::lexicon::features::Pos;
use crate::lexicon::format::lemma::USE_REPORTS;

impl Search<'_, '_> {
    /// «إن», «بأن», «على أن» …
    pub(super) fn clause(&self, at: usize) -> Option<Frame> {
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
        // «وصف X بأنه Y»: what is described belongs to what is said.
        if row.reporting.act == "describe"
            && let Some(described) = self.object()
        {
            return Some(self.frame(&row, Content::Phrase, described.phrase.start, Start::Core));
        }
        let negative = scene.surface_letters(that) == "ألا";
        let start = if negative { that } else { that + 1 };
        Some(self.frame(&row, Content::Clause, start, Start::Word))
    }

    /// A colon or an opening mark.
    pub(super) fn spoken(&self, at: usize) -> Option<Frame> {
        let scene = self.scene;
        let row = || {
            let clause = |r: &Row| r.complement.content == Content::Clause;
            self.row(|r| r.complement.content == Content::Colon)
                .or_else(|| self.row(clause))
                .or(self.source.as_ref().and(self.cue.rows.first().copied()))
        };
        if scene.article.surface(at) == ":" && at + 1 < self.limit {
            return Some(self.frame(&row()?, Content::Colon, at + 1, Start::Word));
        }
        let pair = scene.marks.opens(at)?;
        let short = pair.closed && pair.close - pair.open <= 5;
        let by_mark = self.row(|r| r.complement.content == Content::Colon).is_some() || self.source.is_some();
        let speaks = by_mark
            || matches!(
                row()?.reporting.act,
                "affirm"
                    | "announce"
                    | "report"
                    | "warn"
                    | "point_out"
                    | "claim"
                    | "believe"
                    | "reveal"
                    | "note"
                    | "consider"
                    | "admit"
            );
        if !speaks || !by_mark && (short || self.phrases.len() > 1) {
            return None;
        }
        let name = short && pair.close + 1 < self.limit && !scene.article.is_punctuation(pair.close + 1) && !self.cue.sure
            || short && self.clause_follows(pair.close + 1)
            || short && at.checked_sub(1).is_some_and(|before| self.governs_name(before));
        if name {
            return None;
        }
        Some(self.frame(&row()?, Content::Colon, at, Start::Word))
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
            || self.scene.article.heads(before).next().is_some() && !self.scene.article.definite(before)
    }

    /// Another cue between this one and the content: «تابع قائلا إن», «نقل عن مسؤول قوله إن», «علق بالقول إن».
    pub(super) fn nested(&self, at: usize) -> Option<Frame> {
        if let Some(frame) = self.repeated(at) {
            return Some(frame);
        }
        // Only one cue deep: an inner cue looks for no third one.
        let inner = cue::at(self.scene, at).filter(|c| c.form != Form::Verb && self.cue.form == Form::Verb)?;
        let by_saying = inner.form == Form::Masdar && self.scene.article.definite(at);
        if inner.form == Form::Masdar && !by_saying && !(self.source.is_some() && inner.pronoun) {
            return None;
        }
        let says = inner.rows.first().is_some_and(|r| r.reporting.act == "say");
        if inner.form == Form::Participle && !says && self.scene.article.is_punctuation(at - 1) {
            return None;
        }
        let mut frame =
            complete(self.scene, inner, self.limit).filter(|f| f.content != Content::Phrase || self.source.is_some())?;
        frame.first = self.cue.first;
        frame.relayed = self.source.is_some();
        frame.subject = self.source.clone().or_else(|| self.subject());
        frame.addressee = frame.addressee.or_else(|| self.to.clone());
        frame.cue.agreement = self.cue.agreement;
        frame.cue.aspect = self.cue.aspect;
        frame.cue.form = self.cue.form;
        Some(frame)
    }

    /// «جدد الوزير التأكيد على …»: the noun that is said again governs what is said.
    fn repeated(&self, at: usize) -> Option<Frame> {
        let again = |r: &Row| r.reporting.act == "reiterate" && r.complement == PHRASE;
        let inner = cue::said_again(self.scene, at).filter(|_| self.cue.form == Form::Verb && self.row(again).is_some())?;
        let mut frame = complete(self.scene, &inner, self.limit).filter(|f| f.start <= at + 3)?;
        frame.cue_words = self.cue.first..self.cue.first + 1;
        frame.first = self.before().map_or(self.cue.first, |b| b.first);
        frame.subject = self.subject();
        frame.cue = self.cue.clone();
        Some(frame)
    }

    /// A preposition of a row with its noun phrase.
    pub(super) fn governed(&mut self, at: usize) -> Option<Step> {
        let scene = self.scene;
        let inside = scene.marks.opens(at).is_some();
        let (mark, at) = (at, if inside { at + 1 } else { at });
        let free = scene.preposition(at).filter(|_| !inside);
        let (preposition, object, from) = if let Some(preposition) = free {
            (preposition, at + 1, Start::Word)
        } else if scene.conjoined(at) {
            return None;
        } else if scene.has_proclitic(at, Preposition::Bi) {
            (Preposition::Bi, at, Start::Core)
        } else if scene.has_proclitic(at, Preposition::Li) {
            (Preposition::Li, at, Start::Core)
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
            // «عن مسؤول قوله»: the noun of saying is no construct of the source.
            let says = |k: &usize| cue::at(scene, *k).is_some_and(|c| c.form == Form::Masdar && c.pronoun);
            let limit = (object + 1..self.limit.min(object + 40)).find(says).unwrap_or(self.limit);
            let source = party::at(scene, object, limit)?;
            let end = source.phrase.end;
            self.source = Some(source);
            return Some(Step::To(end));
        }
        let fits = |r: &Row| r.complement.preposition == Some(preposition) && r.complement.content == Content::Phrase;
        if let Some(row) = self.row(|r| fits(r) && r.complement.to_addressee) {
            let to = party::governed(scene, object, self.limit)?;
            let end = to.phrase.end;
            self.to = Some(to);
            self.addressed = Some(row).filter(|r| matches!(r.reporting.act, "request" | "propose" | "demand" | "urge"));
            return Some(Step::To(end));
        }
        let objects = self.object_is_there();
        let row =
            self.row(|r| fits(r) && r.complement.object && objects).or_else(|| self.row(|r| fits(r) && !r.complement.object))?;
        // «في تقريره إلى الجمعية العامة»: nobody is called for.
        let whom = row.reporting.act == "call_for"
            && (party::is_human(scene, object) || scene.is_name(object) || party::heads_body(scene, object));
        let crowded = whom || !row.complement.object && self.phrases.len() > 1;
        let apart = self.cue.form != Form::Verb && (self.aside || self.relative);
        if !means_speech(row.reporting.act, true) || crowded || apart {
            return None;
        }
        // في, ل, من and the like begin adverbials too: they count beside the cue or its subject.
        let near = mark == self.cue.end || self.phrases.last().is_some_and(|p| p.phrase.end == mark);
        let loose = matches!(preposition, Preposition::Fi | Preposition::Li | Preposition::Min);
        if loose && !near {
            return None;
        }
        // «وصف X بـY»: what is described belongs to what is said.
        if row.reporting.act == "describe"
            && let Some(described) = self.object()
        {
            return Some(found(self.frame(&row, Content::Phrase, described.phrase.start, Start::Core)));
        }
        let start = if inside { mark } else { object };
        Some(found(self.frame(&row, Content::Phrase, start, from)))
    }

    /// The noun phrase `found` as content: «أكد الوزير ضرورة …», «أدان الهجوم», «ناشد المجتمع الدولي التدخل».
    pub(super) fn object_content(&self, found: &Party) -> Option<Frame> {
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
        let object_before = self.cue.pronoun && self.cue.form == Form::Verb && self.addressed.is_none();
        let named = self.addressed.is_some() && party::is_human(scene, found.phrase.start);
        if !means_speech(row.reporting.act, false) || object_before || named {
            return None;
        }
        let spoken_for = !self.phrases.is_empty()
            || self.addressed.is_some()
            || self.before().is_some()
            || self.cue.form != Form::Verb
            || !subject::can_be_subject(scene, found.phrase.start, self.cue.agreement.gender)
            || !party::is_speaker(scene, found.phrase.start);
        // A name that the lexicon does not know, before «أن», is no object; nor is what stands alone between verb and clause.
        let subject = self.phrases.is_empty() && self.cue.form == Form::Verb && found.phrase.start == self.cue.end;
        let apposed = (subject && self.before().is_none()
            || !self.phrases.is_empty() && party::is_speaker(scene, found.phrase.start))
            && self.clause(found.phrase.end).is_some();
        let pointing = found.phrase.len() == 1 && matches!(&*scene.letters(found.phrase.start), "ذلك" | "هذا" | "هذه" | "تلك");
        // «جدد عقده» is no speech, «جدد دعوته» is.
        let again = row.reporting.act == "reiterate"
            && !scene.article.derivation(found.phrase.start).starts_with("masdar:")
            && scene.article.uses(found.phrase.start) & USE_REPORTS == 0;
        if !spoken_for || apposed || pointing || again {
            return None;
        }
        Some(self.frame(&row, Content::Phrase, found.phrase.start, Start::Core))
    }
}

fn found(frame: Frame) -> Step {
    Step::Found(Box::new(frame))
}

/// Acts that are speech with a noun phrase for content; the others speak only with a clause. `governed`: after a preposition, not as an object.
fn means_speech(act: &str, governed: bool) -> bool {
    let always = [
        "accuse",
        "admit",
        "affirm",
        "announce",
        "call_for",
        "clarify",
        "claim",
        "condemn",
        "confirm",
        "consider",
        "criticise",
        "demand",
        "denounce",
        "deny",
        "doubt",
        "expect",
        "express",
        "hope",
        "oppose",
        "pledge",
        "praise",
        "promise",
        "propose",
        "regret",
        "reiterate",
        "reject",
        "remind",
        "request",
        "stress",
        "thank",
        "congratulate",
        "threaten",
        "urge",
        "vow",
        "warn",
        "welcome",
        "wish",
    ];
    let after_preposition = ["agree", "describe", "explain", "point_out", "recall", "report", "reveal", "support"];
    always.contains(&act) || governed && after_preposition.contains(&act)
}
