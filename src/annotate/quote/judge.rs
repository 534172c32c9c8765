//! Which frames report: chance meetings of words are refused, and what is reported inside a report is told from a report of its own.
//!
//! In: frames. Out: whether a frame is credible, its [`Role`], and whether it ends the content before it.

use super::attribution;
use super::complement::Content;
use super::cue::{self, Form};
use super::frame::Frame;
use super::party::{self, Party};
use super::scene::Scene;
use crate::lexicon::features::{Aspect, Case, Gender, Number, Pos};

/// Whether the frame takes a stance on a thing («أدان الهجوم», «رحب بالاتفاق», «رفض أن يشارك») and reports no words.
pub(super) fn is_stance(frame: &Frame) -> bool {
    let act = matches!(
        frame.reporting.act,
        "approve"
            | "condemn"
            | "condole"
            | "congratulate"
            | "criticise"
            | "denounce"
            | "oppose"
            | "praise"
            | "reject"
            | "support"
            | "thank"
            | "welcome"
    );
    act && frame.content != Content::Colon
}

/// Whether the frame is more than a chance meeting of words.
pub(super) fn credible(scene: &Scene<'_>, frame: &Frame) -> bool {
    let phrase = frame.content == Content::Phrase;
    let cue = &frame.cue;
    let masdar = cue.form == Form::Masdar && !frame.relayed;
    let near = cue.pronoun && frame.start <= cue.end + 2 || scene.article.definite(cue.first);
    if frame.subject.is_none() && cue::is_thought(scene, cue, frame.start) {
        return false;
    }
    // «لم يكشف عن اسمه» tells nothing.
    let denied = || scene.article.is_lemma(cue.first.wrapping_sub(1), &["لَم", "لَن", "لَا", "مَا"]);
    if phrase && cue.form == Form::Verb && denied() {
        return false;
    }
    // «رجل يُزعم أنه يدير الوكالة»
    if cue.passive && !frame.relayed && frame.first != cue.first {
        return false;
    }
    if cue.passive && phrase || masdar && (phrase || !near) || !cue.sure && !likely_verb(scene, frame) {
        return false;
    }
    // Things do not speak with a noun phrase: «يهدد السلام».
    if phrase
        && frame
            .subject
            .as_ref()
            .is_some_and(|s| !party::is_speaker(scene, s.phrase.start) && !attribution::is_document(scene, s.phrase.start))
    {
        return false;
    }
    // «فستعلن موعد الانتخابات» tells of what will be.
    if phrase && frame.subject.is_none() && scene.is_future(cue.first) {
        return false;
    }
    let Some(before) = frame.first.checked_sub(1) else { return true };
    // After أن and إذا the verb is wished, feared or supposed, not said («قبل أن يضيف أن» is said).
    let timed = scene.connector_before(frame.first) || scene.article.is_lemma(before.wrapping_sub(1), &["قَبلَ", "بَعدَ"]);
    let direct = frame.first == cue.first;
    let wished = direct && scene.article.is_lemma(before, &["أَن", "لِكَي", "كَي"]) && (phrase || !timed);
    let supposed = direct && scene.article.is_lemma(before, &["إِذَا", "لَو", "إِن"])
        || phrase && scene.article.is_lemma(before, &["بَعدَمَا", "عِندَمَا"]);
    let relative = scene.is_relative(before) || scene.is_relative(frame.first);
    // «قرار يدعو إلى …», «تعزيزات تنذر بهجوم»: a clause that describes the noun before it.
    let aside =
        scene.article.pos(cue.end) == Pos::Adp && scene.article.word(cue.end).is_some_and(|w| w.reading.enclitic.is_some());
    // «بيان أكد فيه …» tells what was said.
    let describes = cue.form == Form::Verb
        && !(aside && scene.preposition(cue.end).is_none() && !is_stance(frame))
        && frame.subject.is_none()
        && frame.first == cue.first
        && !scene.conjoined(cue.first)
        && scene.is_nominal(before)
        && !scene.connector_before(cue.first)
        && frame.first > scene.article.sentence_of(before).map_or(0, |s| s.first);
    !(wished || supposed || relative && phrase || describes && (phrase || cue.aspect == Aspect::Imp))
}

/// Whether a cue whose chosen reading is no verb is one all the same: a verbal noun spelt like its verb («وتعهد الجانبان ب»), the complement beside it.
fn likely_verb(scene: &Scene<'_>, frame: &Frame) -> bool {
    let at = frame.cue.first;
    // «وعبر الرئيس عن …» is spelt like a preposition.
    let passes = scene.article.pos(at) == Pos::Adp && frame.reporting.complement.starts_with("عن");
    if !passes && !matches!(scene.article.pos(at), Pos::Noun | Pos::Adj | Pos::Propn | Pos::X) || scene.article.definite(at) {
        return false;
    }
    let near = frame.start <= frame.cue.end + 2;
    let nominative = frame
        .subject
        .as_ref()
        .and_then(|s| scene.article.word(s.phrase.start))
        .is_some_and(|w| w.reading.features.case == Case::Nom);
    let opens = scene.conjoined(at) || introduced(scene, at) || scene.article.sentence_of(at).is_some_and(|s| s.first == at);
    let named = frame
        .subject
        .as_ref()
        .is_some_and(|s| scene.is_name(s.phrase.start) || party::is_title(scene, s.phrase.start) && s.phrase.start == at + 1);
    if frame.content == Content::Phrase { opens && (near || nominative || named) } else { near || nominative || opens }
}

/// How a frame stands to those before it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A quote of its own.
    Own,
    /// Inside another quote, clearly speech.
    Inner,
    /// Inside another quote, and part of what is said.
    Said,
}

/// The role of each frame among what a sentence holds; what is no frame is [`Role::Own`].
pub(super) fn roles<'f>(scene: &Scene<'_>, frames: impl Iterator<Item = Option<&'f Frame>>) -> Vec<Role> {
    let mut outer: Option<&Frame> = None;
    let mut roles = Vec::new();
    for frame in frames {
        let Some(frame) = frame else {
            roles.push(Role::Own);
            continue;
        };
        let role = match outer.filter(|o| !ended(scene, o)) {
            Some(outer) if !breaks(scene, outer, frame) => {
                let act = matches!(frame.reporting.act, "say" | "state" | "add" | "affirm" | "announce");
                let said = frame.content != Content::Phrase && act && frame.cue.form == Form::Verb;
                let named = frame.subject.as_ref().is_some_and(|s| party::is_speaker(scene, s.phrase.start));
                if said && named && frame.cue.aspect == outer.cue.aspect { Role::Inner } else { Role::Said }
            }
            _ => Role::Own,
        };
        if role == Role::Own && !is_stance(frame) {
            outer = Some(frame);
        }
        roles.push(role);
    }
    roles
}

/// Whether the content of `outer` ends with its marks.
fn ended(scene: &Scene<'_>, outer: &Frame) -> bool {
    outer.marks.is_some_and(|p| p.closed && scene.article.is_punctuation(p.close + 1))
}

/// Whether `next`, which begins inside the content of `outer`, is a report of its own and ends that content.
pub(super) fn breaks(scene: &Scene<'_>, outer: &Frame, next: &Frame) -> bool {
    let (o, n) = (&outer.cue, &next.cue);
    if next.first <= outer.start {
        return false;
    }
    let gender_fits =
        o.agreement.gender == Gender::None || n.agreement.gender == Gender::None || o.agreement.gender == n.agreement.gender;
    match n.form {
        Form::Participle => {
            let many = n.agreement.number == Number::None;
            gender_fits
                && !(many && outer.subject.as_ref().is_some_and(|s| is_one(scene, s)) && spoken_of(scene, outer).is_none())
        }
        Form::Masdar => false,
        Form::Verb => {
            let coordinated = scene.conjoined(next.first) || scene.conjoined(n.first) || introduced(scene, next.first);
            let aspect = n.aspect == o.aspect || o.form == Form::Participle && n.aspect == Aspect::Perf || o.form == Form::Masdar;
            let speaker = next.subject.is_some() || gender_fits;
            let long = next.first > outer.start + 1;
            // «لمخاطبة الإدارة وحثها على …»: a verbal noun with its pronoun is spelt like the verb.
            let noun = n.pronoun && next.subject.is_none() && scene.conjoined(n.first) && cue::may_be_noun(scene, n.first);
            coordinated && aspect && speaker && long && !noun && !scene.is_future(n.first)
        }
    }
}

/// Whether a party is one person or body.
fn is_one(scene: &Scene<'_>, party: &Party) -> bool {
    let number = scene.article.word(party.phrase.start).map(|w| w.reading.features.number);
    number == Some(Number::Sing) && !(party.phrase.start + 1..party.phrase.end).any(|k| scene.conjoined(k))
}

/// «قال الموقع إن السكان يشكون، مؤكدين أن …»: one has spoken, of many; it is they who affirm.
pub(super) fn many_speak(scene: &Scene<'_>, outer: &Frame, next: &Frame) -> Option<Party> {
    let many = next.cue.form == Form::Participle && next.cue.agreement.number == Number::None && next.subject.is_none();
    let one = outer.subject.as_ref().is_some_and(|s| is_one(scene, s));
    (many && one && next.first > outer.start).then(|| spoken_of(scene, outer)).flatten()
}

/// The people in the plural that the clause said is about.
fn spoken_of(scene: &Scene<'_>, outer: &Frame) -> Option<Party> {
    let party = party::at(scene, outer.start, outer.start + 8).filter(|_| outer.content == Content::Clause)?;
    let word = scene.article.word(party.phrase.start)?;
    let many = matches!(word.reading.features.number, Number::Plur | Number::Dual);
    (many && party::is_human(scene, party.phrase.start)).then_some(party)
}

/// Whether a comma or a word like «كما», «فيما», «حيث» stands before word `at`.
fn introduced(scene: &Scene<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    scene.article.surface(before) == "،"
        || scene.article.is_lemma(before, &["كَمَا", "إِلَّا", "فِيمَا", "حَيثُ", "إِذ", "ثُمَّ", "لٰكِن", "لٰكِنَّ", "بَينَمَا", "قَد"])
        || scene.connector_before(at)
}
