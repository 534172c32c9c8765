//! One sentence → the speech it reports.
//!
//! In: the words of a sentence. Out: [`Speech`], in order. Cues with their complements and attributions are collected from left to right; then each
//! content runs to the end of the sentence or to the next cue that is not part of it.

use super::attribution::{self, Attribution};
use super::complement::Content;
use super::cue::{self, Form};
use super::extent::{self, Extent, Start};
use super::frame::{self, Frame};
use super::party::{self, Party};
use super::scene::Scene;
use super::{Speech, Subject};
use crate::annotate::annotation::QuoteKind;
use crate::lexicon::features::{Aspect, Case, Gender, Number, Pos};
use crate::text::Span;

/// What is met in a sentence.
enum Event {
    Frame(Box<Frame>),
    Attribution(Attribution),
    /// Speech between marks before its cue.
    Spoken(Box<Speech>),
}

/// The speech of the words `first..end` of sentence number `sentence`.
pub(super) fn speech(scene: &Scene<'_>, sentence: usize, first: usize, end: usize) -> (Vec<Speech>, usize) {
    let events = events(scene, sentence, first, end);
    let roles = roles(scene, &events);
    let mut out = Vec::new();
    let mut covered = end;
    for (k, (event, &role)) in events.iter().zip(&roles).enumerate() {
        match event {
            Event::Frame(frame) => {
                let rest = events.get(k + 1..).unwrap_or(&[]);
                if role == Role::Said {
                    continue;
                }
                let limit = content_end(scene, frame, rest, end);
                if let Some(extent) = extent::content(scene, frame.start, frame.from, limit) {
                    covered = covered.max(extent.end);
                    out.push(of_frame(scene, frame, extent, role, sentence));
                }
            }
            Event::Attribution(found) => {
                let before = events.get(..k).unwrap_or(&[]);
                let rest = events.get(k + 1..).unwrap_or(&[]);
                out.extend(of_attribution(scene, found, before, rest, (sentence, first, end)));
            }
            Event::Spoken(speech) => out.push(speech.as_ref().clone()),
        }
    }
    (out, covered)
}

fn events(scene: &Scene<'_>, sentence: usize, first: usize, end: usize) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let mut at = first;
    while at < end {
        if let Some(pair) = scene.marks.opens(at) {
            let after = pair.close + usize::from(pair.closed);
            if let Some((speech, next)) = spoken_before(scene, at, end, sentence) {
                events.push(Event::Spoken(Box::new(speech)));
                at = next;
            } else {
                at = after.max(at + 1);
            }
            continue;
        }
        if let Some(found) = attribution::at(scene, at, end) {
            at = found.end.max(at + 1);
            events.push(Event::Attribution(found));
            continue;
        }
        let running = events.iter().any(|e| matches!(e, Event::Frame(_)));
        let cue = cue::at(scene, at).filter(|c| c.form != Form::Masdar || !running);
        let cue = cue.filter(|c| !cue::is_writers(scene, c));
        match cue.and_then(|c| frame::complete(scene, &c, end)).filter(|f| credible(scene, f)) {
            Some(frame) => {
                at = match frame.marks {
                    Some(pair) if pair.open == frame.start => (pair.close + usize::from(pair.closed)).max(frame.start + 1),
                    // The head of a noun phrase that is content reports nothing, however it is spelt.
                    _ if frame.content == Content::Phrase => frame.start.max(at) + 1,
                    _ => frame.start.max(at + 1),
                };
                events.push(Event::Frame(Box::new(frame)));
            }
            None => at += 1,
        }
    }
    events
}

/// Whether the frame is more than a chance meeting of words.
fn credible(scene: &Scene<'_>, frame: &Frame) -> bool {
    let phrase = frame.content == Content::Phrase;
    let cue = &frame.cue;
    let masdar = cue.form == Form::Masdar && !frame.relayed;
    let near = cue.pronoun && frame.start <= cue.end + 2 || scene.article.definite(cue.first);
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
    let wished = direct && scene.article.is_lemma(before, &["أَن", "لِكَي", "كَي"]) && !(timed && !phrase);
    let supposed = direct && scene.article.is_lemma(before, &["إِذَا", "لَو", "إِن"])
        || phrase && scene.article.is_lemma(before, &["بَعدَمَا", "عِندَمَا"]);
    let relative = scene.is_relative(before) || scene.is_relative(frame.first);
    // «قرار يدعو إلى …», «تعزيزات تنذر بهجوم»: a clause that describes the noun before it.
    let describes = cue.form == Form::Verb
        && frame.subject.is_none()
        && frame.first == cue.first
        && !scene.conjoined(cue.first)
        && scene.is_nominal(before)
        && !scene.connector_before(cue.first)
        && frame.first > scene.article.sentence_of(before).map_or(0, |s| s.first);
    !wished && !supposed && !(relative && phrase) && !(describes && (phrase || cue.aspect == Aspect::Imp))
}

/// Whether a cue whose chosen reading is no verb is one all the same: a verbal noun spelt like its verb («وتعهد الجانبان ب»), the complement beside it.
fn likely_verb(scene: &Scene<'_>, frame: &Frame) -> bool {
    let at = frame.cue.first;
    if !matches!(scene.article.pos(at), Pos::Noun | Pos::Adj | Pos::Propn | Pos::X) || scene.article.definite(at) {
        return false;
    }
    let near = frame.start <= frame.cue.end + 2;
    let nominative = frame
        .subject
        .as_ref()
        .and_then(|s| scene.article.word(s.phrase.start))
        .is_some_and(|w| w.reading.features.case == Case::Nom);
    let opens = scene.conjoined(at) || introduced(scene, at) || scene.article.sentence_of(at).is_some_and(|s| s.first == at);
    let named = frame.subject.as_ref().is_some_and(|s| scene.is_name(s.phrase.start));
    if frame.content == Content::Phrase { opens && (near || nominative || named) } else { near || nominative || opens }
}

/// How a frame stands to those before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A quote of its own.
    Own,
    /// Inside another quote, clearly speech.
    Inner,
    /// Inside another quote, and part of what is said.
    Said,
}

/// The role of each frame among the events; other events are [`Role::Own`].
fn roles(scene: &Scene<'_>, events: &[Event]) -> Vec<Role> {
    let mut outer: Option<&Frame> = None;
    let mut roles = Vec::with_capacity(events.len());
    for event in events {
        let Event::Frame(frame) = event else {
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
        if role == Role::Own {
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
fn breaks(scene: &Scene<'_>, outer: &Frame, next: &Frame) -> bool {
    let (o, n) = (&outer.cue, &next.cue);
    if next.first <= outer.start {
        return false;
    }
    let gender_fits =
        o.agreement.gender == Gender::None || n.agreement.gender == Gender::None || o.agreement.gender == n.agreement.gender;
    match n.form {
        Form::Participle => {
            // «قال موقع إن السكان يشكون، مؤكدين أن …»: many affirm, but one has spoken.
            let one = |p: &Party| {
                let number = scene.article.word(p.phrase.start).map(|w| w.reading.features.number);
                number == Some(Number::Sing) && !(p.phrase.start + 1..p.phrase.end).any(|k| scene.conjoined(k))
            };
            let many = n.agreement.number == Number::None;
            gender_fits && !(many && outer.subject.as_ref().is_some_and(one))
        }
        Form::Masdar => false,
        Form::Verb => {
            let coordinated = scene.conjoined(next.first) || scene.conjoined(n.first) || introduced(scene, next.first);
            let aspect = n.aspect == o.aspect || o.form == Form::Participle && n.aspect == Aspect::Perf || o.form == Form::Masdar;
            let speaker = next.subject.is_some() || gender_fits;
            let long = next.first > outer.start + 1;
            coordinated && aspect && speaker && long && !scene.is_future(n.first)
        }
    }
}

/// Whether a comma or a word like «كما», «فيما», «حيث» stands before word `at`.
fn introduced(scene: &Scene<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    scene.article.surface(before) == "،"
        || scene.article.is_lemma(before, &["كَمَا", "إِلَّا", "فِيمَا", "حَيثُ", "إِذ", "ثُمَّ", "لٰكِن", "لٰكِنَّ", "بَينَمَا", "قَد"])
        || scene.connector_before(at)
}

/// One past the last word that the content of `frame` may take.
fn content_end(scene: &Scene<'_>, frame: &Frame, rest: &[Event], end: usize) -> usize {
    for event in rest {
        match event {
            Event::Frame(next) if breaks(scene, frame, next) => return next.first.min(end),
            Event::Attribution(a) if a.first > frame.start && closes(scene, a, end) => return a.first.min(end),
            Event::Spoken(..) | Event::Frame(_) | Event::Attribution(_) => {}
        }
    }
    // Marks that close after the end of the sentence are followed to their end.
    end
}

/// Whether an attribution stands at the end of a clause: after a comma, or last in its sentence.
fn closes(scene: &Scene<'_>, found: &Attribution, end: usize) -> bool {
    let comma = found.first.checked_sub(1).is_some_and(|b| scene.article.is_punctuation(b));
    let rest = found.end..extent::trim(scene, found.first, end);
    comma || rest.len() <= 6 && !rest.into_iter().any(|k| scene.article.is_verb(k) || scene.is_complementiser(k))
}

/// «"…"، قال الوزير»: speech between marks before its cue.
fn spoken_before(scene: &Scene<'_>, at: usize, end: usize, sentence: usize) -> Option<(Speech, usize)> {
    let pair = scene.marks.opens(at).filter(|p| p.closed)?;
    let mut verb = pair.close + 1;
    let comma = scene.article.surface(verb) == "،";
    verb += usize::from(comma);
    let cue = cue::at(scene, verb).filter(|c| c.form == Form::Verb && c.sure && !scene.conjoined(c.first))?;
    let row = cue.rows.iter().find(|r| r.complement.content == Content::Colon)?.reporting;
    let frame = frame::complete(scene, &cue, end);
    if frame.is_some_and(|f| f.content == Content::Clause) || pair.close - at < 4 {
        return None;
    }
    let subject = party::at(scene, cue.end, end).filter(|p| party::is_speaker(scene, p.phrase.start));
    let extent = extent::content(scene, at, Start::Word, verb)?;
    let next = subject.as_ref().map_or(cue.end, |p| p.phrase.end);
    let speech = Speech {
        kind: QuoteKind::Direct,
        act: row.act.to_owned(),
        cue: Some(scene.article.span(cue.first, cue.end)),
        content: extent.span,
        speaker_phrase: subject.as_ref().map(|p| span(scene, p.phrase.clone())),
        subject: subject.map_or_else(|| elided(&cue), |p| Subject::Named(span(scene, p.mention))),
        addressee: None,
        confidence: 0.85,
        sentence,
        english: row.english,
    };
    Some((speech, next))
}

fn of_frame(scene: &Scene<'_>, frame: &Frame, extent: Extent, role: Role, sentence: usize) -> Speech {
    let cue = &frame.cue;
    let impersonal = cue.passive || frame.subject.is_none() && cue::is_impersonal(scene, cue, frame.start);
    let subject = match &frame.subject {
        Some(party) => Subject::Named(span(scene, party.mention.clone())),
        None if impersonal => Subject::None,
        None => elided(cue),
    };
    let mut confidence: f32 = match frame.content {
        Content::Phrase => 0.75,
        _ => 0.95,
    };
    if !cue.sure || role == Role::Inner {
        confidence -= 0.25;
    }
    if frame.start > cue.end + 14 {
        confidence -= 0.1;
    }
    if impersonal {
        confidence = 0.35;
    }
    Speech {
        kind: extent.kind,
        act: frame.reporting.act.to_owned(),
        cue: Some(scene.article.span(frame.cue_words.start, frame.cue_words.end)),
        content: extent.span,
        speaker_phrase: frame.subject.as_ref().map(|p| span(scene, p.phrase.clone())),
        subject,
        addressee: frame.addressee.as_ref().map(|p| span(scene, p.mention.clone())),
        confidence,
        sentence,
        english: frame.reporting.english,
    }
}

/// The clause that an attribution belongs to, when no cue has it already.
fn of_attribution(
    scene: &Scene<'_>,
    found: &Attribution,
    before: &[Event],
    after: &[Event],
    (sentence, first, end): (usize, usize, usize),
) -> Option<Speech> {
    let reported = before.iter().any(|e| matches!(e, Event::Frame(_) | Event::Spoken(..)));
    if reported || found.party.is_none() && found.pronoun.is_none() {
        return None;
    }
    let start = opening(scene, first, end);
    let (from, to) = if found.first <= start + 1 {
        let mut from = found.end;
        while from < end && scene.article.surface(from) == "،" {
            from += 1;
        }
        // «وبحسب البيان، قال الوزير إن»: the cue reports, the document only carries it.
        if after.iter().any(|e| matches!(e, Event::Frame(f) if f.first <= from + 2)) {
            return None;
        }
        (from, end)
    } else {
        // «أعدت بريطانيا، بحسب دبلوماسيين، مسودة»: what is said stands on both sides, and no span holds it.
        let split = found.first < start + 5 && extent::trim(scene, found.first, end) > found.end + 2;
        (closes(scene, found, end) && !split).then_some((start, found.first))?
    };
    let to = after
        .iter()
        .find_map(|e| match e {
            Event::Frame(f) if f.first > from => Some(f.first),
            _ => None,
        })
        .map_or(to, |f| f.min(to));
    if to < from + 3 {
        return None;
    }
    let extent = extent::content(scene, from, Start::Clause, to)?;
    let subject = match (&found.party, found.pronoun) {
        (Some(party), _) => Subject::Attributed(span(scene, party.mention.clone())),
        (None, Some(p)) => Subject::Elided { person: p.person, gender: p.gender, number: p.number },
        _ => Subject::None,
    };
    Some(Speech {
        kind: extent.kind,
        act: found.reporting.act.to_owned(),
        cue: Some(scene.article.span(found.first, found.cue_end)),
        content: extent.span,
        speaker_phrase: found.party.as_ref().map(|p| span(scene, p.phrase.clone())),
        subject,
        addressee: None,
        confidence: 0.6,
        sentence,
        english: found.reporting.english,
    })
}

/// The first word of the sentence's own clause: connectors and commas at its head are stepped over.
pub(super) fn opening(scene: &Scene<'_>, first: usize, end: usize) -> usize {
    let mut at = first;
    while let Some((next, kind)) = scene.connector(at).filter(|(e, _)| *e < end) {
        if !matches!(kind, "continue" | "source" | "contrast" | "result") {
            break;
        }
        at = next;
        while at < end && scene.article.surface(at) == "،" {
            at += 1;
        }
    }
    at
}

fn elided(cue: &cue::Cue) -> Subject {
    Subject::Elided { person: cue.agreement.person, gender: cue.agreement.gender, number: cue.agreement.number }
}

/// The bytes of the words of a mention, without proclitics.
pub(super) fn span(scene: &Scene<'_>, words: std::ops::Range<usize>) -> Span {
    scene.article.span(words.start, words.end)
}

/// A party as a span of its mention.
pub(super) fn mention(scene: &Scene<'_>, party: &Party) -> Span {
    span(scene, party.mention.clone())
}
