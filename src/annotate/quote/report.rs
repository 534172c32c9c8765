//! One sentence → the speech it reports.
//!
//! In: the words of a sentence. Out: [`Speech`], in order. Cues with their complements and attributions are collected from left to right; then each
//! content runs to the end of the sentence or to the next cue that is not part of it.

use super::actor;
use super::attribution::{self, Attribution};
use super::complement::Content;
use super::cue::{self, Form};
use super::extent::{self, Extent, Start};
use super::frame::{self, Frame};
use super::judge::{self, Role};
use super::party::{self, Party};
use super::scene::Scene;
use super::{Speech, Subject};
use crate::annotate::annotation::QuoteKind;
use crate::lexicon::features::{Gender, Number};
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
    let frames = events.iter().map(|e| match e {
        Event::Frame(frame) => Some(frame.as_ref()),
        _ => None,
    });
    let roles = judge::roles(scene, frames);
    let mut outer: Option<&Frame> = None;
    // One past what a source named before has said: its phrases report nothing of their own.
    let mut sourced = first;
    let mut out = Vec::new();
    let mut covered = end;
    for (k, (event, &role)) in events.iter().zip(&roles).enumerate() {
        match event {
            Event::Frame(frame) => {
                let rest = events.get(k + 1..).unwrap_or(&[]);
                if role == Role::Said || frame.content == Content::Phrase && frame.first < sourced {
                    continue;
                }
                let limit = content_end(scene, frame, rest, end);
                if let Some(extent) = extent::content(scene, frame.start, frame.from, limit) {
                    covered = covered.max(extent.end);
                    let mut speech = of_frame(scene, frame, extent, role, sentence);
                    if let Some(many) = outer.and_then(|o| judge::many_speak(scene, o, frame)) {
                        speech.subject = Subject::Named(span(scene, many.mention));
                    } else if matches!(speech.subject, Subject::Elided { .. }) && out.is_empty() {
                        speech.actor = actor::of(scene, frame, sentence).map(|p| span(scene, p.mention));
                    }
                    out.push(speech);
                }
                outer = Some(frame);
            }
            Event::Attribution(found) => {
                let before = events.get(..k).unwrap_or(&[]);
                let rest = events.get(k + 1..).unwrap_or(&[]);
                let speech = of_attribution(scene, found, before, rest, (sentence, first, end));
                if let Some(speech) = &speech {
                    sourced = scene.article.words_in(speech.content).end;
                }
                out.extend(speech);
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
        // «انتقد الخطاب بقوله "…"»
        let by_saying = |c: &cue::Cue| c.pronoun && scene.has_proclitic(c.first, super::complement::Preposition::Bi);
        let cue = cue::at(scene, at).filter(|c| c.form != Form::Masdar || !running || by_saying(c));
        let cue = cue.filter(|c| !cue::is_writers(scene, c));
        match cue.and_then(|c| frame::complete(scene, c, end)).filter(|f| judge::credible(scene, f)) {
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

/// One past the last word that the content of `frame` may take.
fn content_end(scene: &Scene<'_>, frame: &Frame, rest: &[Event], end: usize) -> usize {
    for event in rest {
        match event {
            Event::Frame(next) if judge::breaks(scene, frame, next) => return next.first.min(end),
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
    let frame = frame::complete(scene, cue, end);
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
        subject: subject.map_or_else(|| elided(cue), |p| Subject::Named(span(scene, p.mention))),
        addressee: None,
        confidence: 0.85,
        sentence,
        english: row.english,
        stance: false,
        actor: None,
        gender: Gender::None,
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
    let agrees = cue.form == cue::Form::Verb && cue.agreement.number == Number::Sing && !frame.relayed;
    let agreed = if agrees { cue.agreement.gender } else { Gender::None };
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
        stance: judge::is_stance(frame) && extent.kind != QuoteKind::Direct,
        actor: None,
        gender: agreed,
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
    let reported = before.iter().any(|e| match e {
        Event::Frame(frame) => !judge::is_stance(frame),
        Event::Spoken(..) => true,
        Event::Attribution(_) => false,
    });
    if reported || found.party.is_none() && found.pronoun.is_none() {
        return None;
    }
    let start = opening(scene, first, end);
    let (from, to) = if found.first <= start + 1 {
        let mut from = found.end;
        while from < end && scene.article.surface(from) == "،" {
            from += 1;
        }
        // «وفقا للبيان، فإن الجانبين …»
        if scene.is_complementiser(from) {
            from += 1;
        }
        // «وبحسب البيان، قال الوزير إن»: the cue reports, the document only carries it.
        if after.iter().any(|e| matches!(e, Event::Frame(f) if f.first <= from + 2 && f.content != Content::Phrase)) {
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
            Event::Frame(f) if f.first > from && f.content != Content::Phrase => Some(f.first),
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
        stance: false,
        actor: None,
        gender: Gender::None,
    })
}

/// The first word of the sentence's own clause: connectors and commas at its head are stepped over.
pub(super) fn opening(scene: &Scene<'_>, first: usize, end: usize) -> usize {
    let mut at = dateline_end(scene, first, end);
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

/// One past a head like «بغداد ١٥ - ٧ (أ ف ب) -» at the beginning of a paragraph: a bracket and a dash or colon after it, before any verb.
fn dateline_end(scene: &Scene<'_>, first: usize, end: usize) -> usize {
    let head = first..end.min(first + DATELINE);
    let dash = |k: usize| matches!(scene.article.surface(k), "-" | "–" | "—" | "--" | ":");
    let found =
        head.take_while(|&k| !scene.is_surely_verb(k)).find(|&k| dash(k) && k > first && scene.article.surface(k - 1) == ")");
    let opens = scene.article.word(first).and_then(|w| scene.block_of(w.span)).map(|b| b.span.start);
    let whole = scene.article.word(first).is_some_and(|w| opens == Some(w.span.start));
    found.filter(|_| whole).map_or(first, |k| k + 1)
}

/// The longest head of a report, in words.
const DATELINE: usize = 16;

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
