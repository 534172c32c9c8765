//! The word strip: what is known of the word under the cursor.
//!
//! In: the state. Out: two lines of pieces, each piece in one script, to be painted one after another. The first line is the word, the second its
//! parts and what it belongs to; where only one line is shown, it is the first.

use super::action::Action;
use super::keymap::Mode;
use super::panel::{Tab, readable_date, rendering};
use super::prose::Ink;
use super::state::State;
use crate::annotate::annotation::{EntityKind, MentionLevel, QuoteKind};
use crate::annotate::morphology::{Explanation, explain};
use crate::text::Span;
use crate::text::apart::apart;

/// Below this width the meaning comes before the grammar, since the end may be cut off.
const NARROW: u16 = 70;

/// Columns between two hints.
const APART: u16 = 2;

/// A key that can be pressed now, shown at the right end of the strip: pressed with the mouse it does the same.
#[derive(Clone, Debug)]
pub struct Hint {
    /// The key and what it does; ASCII.
    pub text: &'static str,
    /// What it does.
    pub action: Action,
    /// Its first column on the screen.
    pub column: u16,
}

/// The hints, as many as there is room for beside the word; none while something else is told there.
#[must_use]
pub fn hints(state: &State) -> Vec<Hint> {
    let area = state.geometry().strip;
    let told = state.message().is_some() || !state.pending().is_empty() || state.selection().is_some();
    if told || area.width < 60 || state.search().is_some_and(|search| !search.query().is_empty()) {
        return Vec::new();
    }
    let mut hints: Vec<(&'static str, Action)> = Vec::new();
    let correct = [("c right", Action::Confirm), ("x wrong", Action::Reject), ("e edit", Action::EditFinding)];
    match (state.mode(), state.panel().tab()) {
        (Mode::Links, _) => hints.extend(correct),
        (Mode::Panel, tab) => {
            if tab != Tab::Terms {
                hints.extend(correct);
            }
            match tab {
                Tab::Facts => hints.push(("L by date", Action::Timeline)),
                Tab::Timeline => hints.push(("L as in the article", Action::Timeline)),
                Tab::Quotes => hints.push(("s by speaker or not", Action::RegroupQuotes)),
                Tab::People | Tab::Places | Tab::Bodies | Tab::Terms => {}
            }
        }
        _ => {}
    }
    hints.push(("? help", Action::Help));
    if hints.len() == 1 && state.mode() != Mode::Card {
        hints.push(("/ search", Action::SearchOpen));
    }
    let width: usize = hints.iter().map(|(text, _)| text.len() + usize::from(APART)).sum();
    let mut column = area.right().saturating_sub(u16::try_from(width).unwrap_or(u16::MAX)) + APART;
    let place = |(text, action): (&'static str, Action)| {
        let hint = Hint { text, action, column };
        column += u16::try_from(text.len()).unwrap_or(0) + APART;
        hint
    };
    hints.into_iter().map(place).collect()
}

/// A piece of the strip.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Its style.
    pub ink: Ink,
}

/// The two lines.
#[must_use]
pub fn lines(state: &State) -> [Vec<Piece>; 2] {
    let mut strip = Strip::default();
    let span = state.cursor_span();
    let Some(word) = state.cursor_word() else {
        strip.add(span.of(state.document().text()), Ink::Strong);
        if state.findings().is_none() && !span.is_empty() {
            strip.add("  reading …", Ink::Muted);
        }
        return [strip.0, Vec::new()];
    };
    let explanation = explain(state.lexicon(), state.document().text(), word);
    let narrow = state.geometry().strip.width < NARROW;
    let here = state.here().map_or("", |gloss| gloss.text.as_str());
    word_line(&mut strip, span.of(state.document().text()), &explanation, here, narrow);
    if let Some(correction) = &word.typo {
        strip.dot().add("misspelt for ", Ink::Warning).add(correction, Ink::Arabic);
    } else if !word.known {
        strip.dot().add("not in the lexicon", Ink::Warning);
    }
    let mut second = Strip::default();
    parts(&mut second, &explanation);
    context(&mut second, state, span);
    let lines = [strip.0, second.0];
    // Where harakat cannot stand over their letters, here they get cells of their own.
    if state.encoding().harakat { lines } else { lines.map(apart_all) }
}

fn apart_all(mut pieces: Vec<Piece>) -> Vec<Piece> {
    for piece in &mut pieces {
        piece.text = apart(&piece.text);
    }
    pieces
}

#[derive(Default)]
struct Strip(Vec<Piece>);

impl Strip {
    fn add(&mut self, text: &str, ink: Ink) -> &mut Self {
        if !text.is_empty() {
            self.0.push(Piece { text: text.to_owned(), ink });
        }
        self
    }

    /// A dot between two things, unless nothing stands before it.
    fn dot(&mut self) -> &mut Self {
        if self.0.is_empty() { self } else { self.add(" · ", Ink::Muted) }
    }
}

/// `here` is what the word says in its context.
fn word_line(strip: &mut Strip, surface: &str, explanation: &Explanation, here: &str, narrow: bool) {
    let main = explanation.segments.get(explanation.main);
    let gloss = main.map(|segment| segment.gloss.as_str()).filter(|gloss| !gloss.is_empty());
    strip.add(if explanation.vocalized.is_empty() { surface } else { &explanation.vocalized }, Ink::Strong);
    if !explanation.transliteration.is_empty() && explanation.transliteration != surface {
        strip.add(" ", Ink::Body).add(&explanation.transliteration, Ink::Body);
    }
    let gloss = gloss.unwrap_or_default();
    if narrow && !(here.is_empty() && gloss.is_empty()) {
        strip.dot().add(if here.is_empty() { rendering(gloss) } else { here }, Ink::Strong);
    }
    if !explanation.description.is_empty() {
        strip.dot().add(&explanation.description, Ink::Muted);
    }
    if let Some(root) = main.map(|segment| segment.root.as_str()).filter(|root| !root.is_empty()) {
        strip.dot().add("root ", Ink::Muted).add(root, Ink::Arabic);
    }
    if narrow || here.is_empty() && gloss.is_empty() {
        return;
    }
    if here.is_empty() {
        strip.dot().add(gloss, Ink::Strong);
    } else {
        strip.dot().add(here, Ink::Strong);
        if gloss != here && !gloss.is_empty() {
            strip.dot().add(gloss, Ink::Body);
        }
    }
}

/// The clitics taken apart: «وَ and + سَ will + يَبْذُلُ exert».
fn parts(strip: &mut Strip, explanation: &Explanation) {
    if explanation.segments.len() < 2 {
        return;
    }
    for (at, segment) in explanation.segments.iter().enumerate() {
        if at > 0 {
            strip.add(" + ", Ink::Muted);
        }
        let form = if segment.vocalized.is_empty() { &segment.form } else { &segment.vocalized };
        strip.add(form, Ink::Arabic).add(" ", Ink::Body).add(rendering(&segment.gloss), Ink::Body);
    }
}

/// What the word belongs to: the innermost entity, the term, the speech.
fn context(strip: &mut Strip, state: &State, span: Span) {
    let Some(findings) = state.findings() else { return };
    let found = findings.annotations();
    let mention = findings.mentions_at(span).into_iter().find(|place| place.level != MentionLevel::Pronoun || place.span == span);
    if let Some(entity) = mention.and_then(|place| found.entity(place.entity)) {
        let date = entity.iso.as_deref().filter(|_| entity.kind == EntityKind::Date).map(readable_date);
        let name = date.as_deref().unwrap_or(&entity.name_en);
        strip.dot().add(entity.kind.name(), Ink::Muted).add(" ", Ink::Body).add(name, Ink::Name(entity.kind));
    }
    let term = found.terms.iter().filter(|term| term.span.overlaps(span)).max_by_key(|term| term.span.len());
    if let Some(term) = term {
        strip.dot().add("term ", Ink::Muted).add(rendering(&term.en), Ink::Term);
    }
    let quote = found.quotes.iter().filter(|quote| quote.content.overlaps(span)).min_by_key(|quote| quote.content.len());
    if let Some(quote) = quote {
        let how = if quote.kind == QuoteKind::Direct { "quoting " } else { "according to " };
        let speaker = quote.speaker.and_then(|id| found.entity(id));
        let name = speaker.map_or("somebody unnamed", |speaker| speaker.name_en.as_str());
        let ink = speaker.map_or(Ink::Muted, |speaker| Ink::Name(speaker.kind));
        strip.dot().add(how, Ink::Muted).add(name, ink);
    }
}
