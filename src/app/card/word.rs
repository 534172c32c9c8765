//! The word face: what the word is and says here, its dictionary entry, what else it may be and why it was not read so, where else its lemma stands.

use super::State;
use super::fit;
use crate::annotate::annotation::MentionLevel;
use crate::annotate::morphology::{Alternative, Explanation, LemmaId, Memory, Word, alternatives, explain, explain_reading};
use crate::annotate::part::Part;
use crate::app::here;
use crate::gloss::{Entry, Found, entries, look_up};
use crate::output::gloss::{Block, Prose, prose};
use crate::text::normalize::unmarked;
use crate::tokens::TokenKind;

/// Most other readings shown.
const READINGS: usize = 10;
/// Most other places shown.
const PLACES: usize = 12;
/// Words shown on each side of the word at another place.
const AROUND: usize = 3;

pub(super) fn blocks(state: &State, memory: &mut Memory) -> Vec<Block> {
    let mut out = Prose::new(true);
    let surface = fit(state.cursor_span().of(state.document().text()));
    let Some(word) = state.cursor_word() else {
        out.line(0, |l| l.arabic(&surface));
        return out.blocks();
    };
    let explanation = explain(state.lexicon(), state.document().text(), word);
    let entry = word.reading.lemma.and_then(|id| entries(state.lexicon(), &[id.0]).pop());
    reading(&mut out, &surface, word, &explanation);
    meaning(&mut out, state, entry.as_ref());
    belongs(&mut out, state);
    let mut blocks = match entry {
        Some(entry) => {
            out.blank();
            out.entry(&Found { entry: here_first(entry, state), analyses: Vec::new() }, None);
            readings(&mut out, state, memory, word);
            places(&mut out, state, word);
            out.blocks()
        }
        None if word.kind == TokenKind::Arabic => {
            readings(&mut out, state, memory, word);
            let mut blocks = out.blocks();
            blocks.push(Block::Blank);
            blocks.extend(prose(&look_up(state.lexicon(), &surface), &[], false));
            blocks
        }
        None => out.blocks(),
    };
    blocks.dedup_by(|a, b| *a == Block::Blank && *b == Block::Blank);
    blocks
}

fn reading(out: &mut Prose, surface: &str, word: &Word, explanation: &Explanation) {
    out.field("here", |l| match (word.kind, word.known) {
        (TokenKind::Arabic, true) => l.explanation(explanation),
        (TokenKind::Arabic, false) => {
            l.arabic(surface).label(&format!(" · {}", explanation.description)).label(" · not in the lexicon")
        }
        _ => l.plain(surface).label(&format!(" · {}", explanation.description)),
    });
    if let Some(correction) = &word.typo {
        out.field("misspelt", |l| l.arabic(surface).label(" for ").arabic(correction));
    }
}

/// What it says here, and which of its senses and uses that is.
fn meaning(out: &mut Prose, state: &State, entry: Option<&Entry>) {
    let Some(gloss) = state.here().filter(|gloss| !gloss.text.is_empty()) else { return };
    out.field("says", |l| {
        l.plain(&gloss.text);
        if gloss.words.len() > 1 {
            return l.label(&format!(" · together with {} more", count(gloss.words.len() - 1, "word")));
        }
        if gloss.sense.is_empty() || gloss.frame.is_empty() && gloss.text.contains(&gloss.sense) {
            return l;
        }
        l.label(" · as in ");
        let written = |complement: &str| unmarked(complement).replace('\u{640}', "");
        let usage = entry.and_then(|entry| entry.usage.iter().find(|usage| written(&usage.complement) == unmarked(gloss.frame)));
        if let Some(usage) = usage.filter(|usage| !usage.complement.is_empty()) {
            l.arabic(&usage.complement).plain(" ");
        }
        l.plain(&gloss.sense)
    });
}

/// The names, terms and speech that the word is in.
fn belongs(out: &mut Prose, state: &State) {
    let Some(findings) = state.findings() else { return };
    let (span, found) = (state.cursor_span(), findings.annotations());
    let mut named: Vec<usize> = Vec::new();
    for place in findings.mentions_at(span).iter().filter(|p| p.level != MentionLevel::Pronoun || p.span == span) {
        let Some(entity) = found.entity(place.entity).filter(|_| !named.contains(&place.entity.0)) else { continue };
        named.push(place.entity.0);
        out.field(entity.kind.name(), |l| l.plain(&entity.name_en).label("  ").arabic(&fit(&entity.name_ar)));
    }
    let terms: Vec<_> = found.terms.iter().filter(|term| term.span.overlaps(span)).collect();
    out.list("term", &terms, |l, term| {
        l.arabic(&term.citation).plain("  ").plain(&term.en).label(&format!(" · {}", term.topic));
    });
}

/// The entry with the terms of this article before the others.
fn here_first(mut entry: Entry, state: &State) -> Entry {
    if let Some(findings) = state.findings() {
        let terms = &findings.annotations().terms;
        let met: std::collections::HashSet<&str> = terms.iter().map(|term| &*term.citation).collect();
        entry.terms.sort_by_key(|term| !met.contains(term.entry.citation));
    }
    entry
}

/// What else the word may be.
fn readings(out: &mut Prose, state: &State, memory: &mut Memory, word: &Word) {
    let Some(findings) = state.findings().filter(|_| word.kind == TokenKind::Arabic) else { return };
    let (lexicon, document) = (state.lexicon(), state.document());
    let range = here::around(findings, state.cursor);
    let part = Part::read(memory, lexicon, document, findings.annotations(), range);
    let article = part.article();
    let at = state.cursor.saturating_sub(part.first());
    let others = alternatives(article.words, article.lattice, at, 0..article.words.len());
    let surface = word.typo.as_deref().unwrap_or_else(|| word.span.of(document.text()));
    let own = explain(lexicon, document.text(), word);
    let mut shown: Vec<Explanation> = vec![own];
    let mut rows: Vec<(Alternative, Explanation)> = Vec::new();
    for other in others {
        let explanation = explain_reading(lexicon, surface, &other.reading, word.known);
        let same = |e: &Explanation| e.vocalized == explanation.vocalized && e.description == explanation.description;
        if !shown.iter().any(same) {
            shown.push(explanation.clone());
            rows.push((other, explanation));
        }
    }
    if rows.is_empty() {
        return;
    }
    out.blank();
    out.line(0, |l| l.label("read otherwise, and what speaks against it"));
    let neighbour = |at: Option<usize>| {
        let word = at.and_then(|at| article.words.get(at)).filter(|word| word.kind == TokenKind::Arabic);
        word.map_or_else(String::new, |word| fit(word.span.of(document.text())))
    };
    let (before, after) = (neighbour(at.checked_sub(1)), neighbour(Some(at + 1)));
    for (other, explanation) in rows.iter().take(READINGS) {
        let main = explanation.segments.get(explanation.main);
        let gloss = main.map_or("", |segment| segment.gloss.as_str());
        out.line(2, |l| {
            l.explanation(explanation);
            if gloss.is_empty() { l } else { l.label(" · ").plain(gloss) }
        });
        out.line(4, |l| {
            l.label(&likelihood(other.total()));
            for (cost, about, neighbour) in
                [(other.own, "the word or form itself", ""), (other.before, "after ", &before), (other.after, "before ", &after)]
            {
                if cost != 0 {
                    let about = if about.ends_with(' ') && neighbour.is_empty() { "beside its neighbour" } else { about };
                    l.label(" · ").label(about).arabic(neighbour).label(&format!(" {}", factor(cost)));
                }
            }
            l
        });
    }
    if rows.len() > READINGS {
        out.line(2, |l| l.label(&format!("… and {} less likely still", rows.len() - READINGS)));
    }
}

/// «12 times less likely»: costs are tenths of a nat.
fn likelihood(cost: i32) -> String {
    match cost {
        // The passive is chosen out of the whole clause, and a term favours the words it is made of.
        ..0 => "likelier beside its neighbours, but its clause or a term speaks against it".to_owned(),
        0 => "as likely".to_owned(),
        _ => format!("{} times less likely", times(cost)),
    }
}

/// «×3» against it, «÷3» for it.
fn factor(cost: i32) -> String {
    format!("{}{}", if cost < 0 { '÷' } else { '×' }, times(cost.abs()))
}

/// e to the tenth part of `cost`, as people say numbers.
fn times(cost: i32) -> String {
    let ratio = (f64::from(cost) / 10.0).exp();
    match ratio {
        ..9.95 => format!("{ratio:.1}"),
        ..1000.0 => format!("{ratio:.0}"),
        ..1e6 => format!("{:.0} thousand", ratio / 1e3),
        _ => "a million or more".to_owned(),
    }
}

/// The other places of the lemma.
fn places(out: &mut Prose, state: &State, word: &Word) {
    let (Some(findings), Some(id)) = (state.findings(), word.reading.lemma) else { return };
    let words = &findings.annotations().words;
    let same = |id: LemmaId| words.iter().enumerate().filter(move |(_, w)| w.reading.lemma == Some(id));
    let others = || same(id).filter(|(at, _)| *at != state.cursor);
    let total = others().count();
    if total == 0 {
        return;
    }
    out.blank();
    out.line(0, |l| l.label(&format!("{} in this article · * # go there", count(total, "other place"))));
    for (at, _) in others().take(PLACES) {
        out.line(2, |l| l.arabic(&passage(state, at)));
    }
    if total > PLACES {
        out.line(2, |l| l.label(&format!("… and {} more", total - PLACES)));
    }
}

/// The word with some of those around it in its sentence.
fn passage(state: &State, at: usize) -> String {
    let Some(findings) = state.findings() else { return String::new() };
    let sentence = here::around(findings, at);
    let first = at.saturating_sub(AROUND).max(sentence.start);
    let end = (at + AROUND + 1).min(sentence.end);
    let text = state.document().text();
    let words = findings.annotations().words.get(first..end).unwrap_or_default();
    let span = words.iter().map(|word| word.span).reduce(crate::text::Span::join).unwrap_or_default();
    let lead = if first > sentence.start { "… " } else { "" };
    let tail = if end < sentence.end { " …" } else { "" };
    format!("{lead}{}{tail}", fit(span.of(text)))
}

fn count(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}
