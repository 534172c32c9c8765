//! Annotations → brat's standoff format: the lines of an `.ann` file over the article's text (<https://brat.nlplab.org/standoff.html>).
//!
//! In: a document and what was found in it. Out: text-bound annotations `T` (mentions, terms, words of speech, triggers), the mentions of one thing as `*`, members of
//! groups as relations `R`, speech and facts as events `E` with their arguments, levels, kinds and PLOVER types as attributes `A`, dates as references `N`, all that is
//! English as notes `#`. Offsets are code points. A span that crosses a line is cut into fragments, as brat asks; so no line of the file holds a line end of the
//! article, nor what other programs take for one. Numbers run in the order of the JSON (entities, terms, speech, facts), whose
//! ids the notes tell: the same findings have the same ids.

mod conf;

use std::fmt::Write as _;

pub use conf::{annotation_conf, visual_conf};

use super::points::Points;
use crate::annotate::annotation::{Annotations, Entity, EntityId, EntityKind, Fact, FactKind, Quote};
use crate::document::Document;
use crate::text::Span;

/// Most arguments of one role: brat draws each as an arc.
const MOST_ARGUMENTS: usize = 100;

/// The lines of the `.ann` file of one article; the `.txt` file beside it is [`Document::text`].
#[must_use]
pub fn brat(document: &Document, annotations: &Annotations) -> String {
    let mut lines = Lines {
        text: document.text(),
        points: Points::new(document.text()),
        found: annotations,
        mentions: Vec::with_capacity(annotations.entities.len()),
        terms: Vec::with_capacity(annotations.terms.len()),
        numbers: [0; 6],
        out: String::new(),
    };
    for (at, entity) in annotations.entities.iter().enumerate() {
        lines.entity(at, entity);
    }
    for (at, entity) in annotations.entities.iter().enumerate() {
        lines.members(EntityId(at), entity);
    }
    lines.all_terms();
    for (at, quote) in annotations.quotes.iter().enumerate() {
        lines.quote(at, quote);
    }
    for (at, fact) in annotations.facts.iter().enumerate() {
        lines.fact(at, fact);
    }
    lines.out
}

/// What brat calls an entity of a kind. Types of entities and of events share their names, so facts have a word before theirs.
fn entity_type(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Place => "Place",
        EntityKind::Organization => "Organization",
        EntityKind::Nationality => "Nationality",
        EntityKind::Event => "Event",
        EntityKind::Instrument => "Instrument",
        EntityKind::Group => "Group",
        EntityKind::Date => "Date",
        EntityKind::Money => "Money",
        EntityKind::Quantity => "Quantity",
    }
}

fn fact_type(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Event => "FactEvent",
        FactKind::Role => "FactRole",
        FactKind::Relation => "FactRelation",
        FactKind::Position => "FactPosition",
        FactKind::Commitment => "FactCommitment",
        FactKind::Call => "FactCall",
        FactKind::Schedule => "FactSchedule",
        FactKind::Figure => "FactFigure",
    }
}

/// The number after the letter of an id.
type Number = usize;

/// The letters of ids, in the order of [`Lines::numbers`].
#[derive(Clone, Copy)]
enum Letter {
    T,
    R,
    E,
    A,
    N,
    Note,
}

struct Lines<'a> {
    text: &'a str,
    points: Points<'a>,
    found: &'a Annotations,
    /// The mentions of each entity that have a line.
    mentions: Vec<Vec<(Span, Number)>>,
    /// The line of each term.
    terms: Vec<Option<Number>>,
    numbers: [Number; 6],
    out: String,
}

impl Lines<'_> {
    fn next(&mut self, letter: Letter) -> Number {
        let number = self.numbers.get_mut(letter as usize);
        number.map_or(0, |number| {
            *number += 1;
            *number
        })
    }

    /// A text-bound annotation; none where a span holds nothing but blanks.
    fn bound(&mut self, kind: &str, span: Span) -> Option<Number> {
        let fragments = fragments(self.text, span);
        if fragments.is_empty() {
            return None;
        }
        let id = self.next(Letter::T);
        let _ = write!(self.out, "T{id}\t{kind} ");
        for (at, fragment) in fragments.iter().enumerate() {
            let before = if at == 0 { "" } else { ";" };
            let _ = write!(self.out, "{before}{} {}", self.points.at(fragment.start), self.points.at(fragment.end));
        }
        for (at, fragment) in fragments.iter().enumerate() {
            self.out.push(if at == 0 { '\t' } else { ' ' });
            self.out.push_str(fragment.of(self.text));
        }
        self.out.push('\n');
        Some(id)
    }

    fn attribute(&mut self, name: &str, of: &str, value: &str) {
        let id = self.next(Letter::A);
        let _ = writeln!(self.out, "A{id}\t{name} {of}{}{value}", if value.is_empty() { "" } else { " " });
    }

    fn note(&mut self, of: &str, text: &str) {
        let id = self.next(Letter::Note);
        let _ = writeln!(self.out, "#{id}\tAnnotatorNotes {of}\t{}", one_line(text));
    }

    fn entity(&mut self, at: usize, entity: &Entity) {
        let mut lines = Vec::with_capacity(entity.mentions.len());
        for mention in &entity.mentions {
            let Some(id) = self.bound(entity_type(entity.kind), mention.span) else { continue };
            let name = format!("T{id}");
            self.attribute("Level", &name, mention.level.name());
            if mention.nested {
                self.attribute("Nested", &name, "");
            }
            if let Some(iso) = entity.iso.as_ref().filter(|iso| !iso.is_empty() && !iso.contains(char::is_whitespace)) {
                let number = self.next(Letter::N);
                let _ = writeln!(self.out, "N{number}\tReference {name} ISO8601:{iso}\t{iso}");
            }
            self.note(&name, &describe(at, entity));
            lines.push((mention.span, id));
        }
        if lines.len() > 1 {
            self.out.push_str("*\tEquiv");
            for (_, id) in &lines {
                let _ = write!(self.out, " T{id}");
            }
            self.out.push('\n');
        }
        self.mentions.push(lines);
    }

    /// Relations from the first mention of a group to the nearest mention of each member.
    fn members(&mut self, id: EntityId, group: &Entity) {
        let Some(first) = group.mentions.first().filter(|_| group.kind == EntityKind::Group) else { return };
        let Some(own) = self.near(id, first.span) else { return };
        for member in &group.members {
            if let Some(member) = self.near(*member, first.span) {
                let id = self.next(Letter::R);
                let _ = writeln!(self.out, "R{id}\tMember Arg1:T{own} Arg2:T{member}");
            }
        }
    }

    /// The mention of `entity` in `span`, else the last before it, else the first.
    fn near(&self, entity: EntityId, span: Span) -> Option<Number> {
        let mentions = self.mentions.get(entity.0)?;
        let inside = mentions.partition_point(|(mention, _)| mention.start < span.start);
        let within = mentions.get(inside).filter(|(mention, _)| span.covers(*mention));
        within.or_else(|| mentions.get(inside.checked_sub(1)?)).or_else(|| mentions.first()).map(|(_, id)| *id)
    }

    fn all_terms(&mut self) {
        let found = self.found;
        for (at, term) in found.terms.iter().enumerate() {
            let id = self.bound("Term", term.span);
            self.terms.push(id);
            let Some(id) = id else { continue };
            let name = format!("T{id}");
            if term.nested {
                self.attribute("Nested", &name, "");
            }
            self.note(&name, &format!("t{}: {} ({}; {})", at + 1, term.en, term.citation, term.topic));
        }
    }

    fn quote(&mut self, at: usize, quote: &Quote) {
        let Some(content) = self.bound("Speech", quote.content) else { return };
        let Some(trigger) = self.bound("Quote", quote.cue.unwrap_or(quote.content)) else { return };
        let beside = quote.speaker_mention.or(quote.cue).unwrap_or(quote.content);
        let mut event = Event::new("Quote", trigger);
        event.argument("Content", Some(content));
        event.argument("Speaker", quote.speaker.and_then(|id| self.near(id, beside)));
        event.argument("Addressee", quote.addressee.and_then(|id| self.near(id, beside)));
        let name = self.event(&event);
        self.attribute("QuoteKind", &name, quote.kind.name());
        let mut note = format!("q{}", at + 1);
        self.party(&mut note, "speaker", quote.speaker.as_slice());
        self.party(&mut note, "addressee", quote.addressee.as_slice());
        let _ = write!(note, "; confidence {:.2}", quote.confidence);
        self.note(&name, &note);
    }

    fn fact(&mut self, at: usize, fact: &Fact) {
        let Some(trigger) = self.bound(fact_type(fact.kind), fact.evidence) else { return };
        let mut event = Event::new(fact_type(fact.kind), trigger);
        for (role, parties) in [("Source", &fact.source), ("Target", &fact.target)] {
            for party in parties {
                event.argument(role, self.near(*party, fact.evidence));
            }
        }
        event.argument("Place", fact.place.and_then(|id| self.near(id, fact.evidence)));
        event.argument("AttributedTo", fact.attributed_to.and_then(|id| self.near(id, fact.evidence)));
        for term in &fact.terms {
            event.argument("Term", self.terms.get(term.0).copied().flatten());
        }
        let name = self.event(&event);
        if let Some(plover) = &fact.plover {
            self.attribute("Plover", &name, &plover.replace(' ', "_"));
        }
        let mut note = format!("f{}: {}", at + 1, fact.english);
        if let Some(cameo) = &fact.cameo {
            let _ = write!(note, "; CAMEO {cameo}");
        }
        self.party(&mut note, "source", &fact.source);
        self.party(&mut note, "target", &fact.target);
        self.party(&mut note, "place", fact.place.as_slice());
        if let Some(date) = &fact.date {
            let _ = write!(note, "; date {date}");
        }
        self.party(&mut note, "attributed to", fact.attributed_to.as_slice());
        let _ = write!(note, "; confidence {:.2}", fact.confidence);
        self.note(&name, &note);
    }

    /// The English names of `parties`: an entity that has no mention (a country that only an adjective names) is told here alone.
    fn party(&self, note: &mut String, role: &str, parties: &[EntityId]) {
        for (at, party) in parties.iter().enumerate() {
            let Some(entity) = self.found.entity(*party) else { continue };
            let _ = if at == 0 { write!(note, "; {role} ") } else { write!(note, ", ") };
            let _ = write!(note, "{} (e{})", english(entity), party.0 + 1);
        }
    }

    fn event(&mut self, event: &Event) -> String {
        let id = self.next(Letter::E);
        let _ = write!(self.out, "E{id}\t{}:T{}", event.kind, event.trigger);
        for (role, number, argument) in &event.arguments {
            let _ = write!(self.out, " {role}");
            if *number > 1 {
                let _ = write!(self.out, "{number}");
            }
            let _ = write!(self.out, ":T{argument}");
        }
        self.out.push('\n');
        format!("E{id}")
    }
}

/// An event before it is written: its arguments are unique, those of one role numbered from the second on.
struct Event {
    kind: &'static str,
    trigger: Number,
    arguments: Vec<(&'static str, usize, Number)>,
}

impl Event {
    fn new(kind: &'static str, trigger: Number) -> Self {
        Self { kind, trigger, arguments: Vec::new() }
    }

    fn argument(&mut self, role: &'static str, argument: Option<Number>) {
        let Some(argument) = argument else { return };
        let same = self.arguments.iter().filter(|(other, ..)| *other == role);
        let count = same.clone().count();
        if count < MOST_ARGUMENTS && !same.into_iter().any(|(.., other)| *other == argument) {
            self.arguments.push((role, count + 1, argument));
        }
    }
}

/// The pieces of a span that lie on one line each, without blanks at their ends.
fn fragments(text: &str, span: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut at = span.start;
    for line in span.of(text).split(is_line_end) {
        let start = at + (line.len() - line.trim_start().len());
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            out.push(Span::new(start, start + trimmed.len()));
        }
        // The end of a line may have up to three bytes.
        at += line.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    out
}

/// What ends a line for brat (Python's `str.splitlines`), and the tab, which separates its columns.
fn is_line_end(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if is_line_end(c) { ' ' } else { c }).collect()
}

fn english(entity: &Entity) -> &str {
    if entity.name_en.is_empty() { &entity.name_ar } else { &entity.name_en }
}

/// What a note says of an entity: its id in the JSON, its English names, its country.
fn describe(at: usize, entity: &Entity) -> String {
    let mut note = format!("e{}: {}", at + 1, english(entity));
    for alias in &entity.aliases_en {
        let _ = write!(note, "; {alias}");
    }
    if let Some(country) = &entity.country {
        let _ = write!(note, "; country {country}");
    }
    note
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_cut_where_lines_end() {
        let text = "ab \n\n cd\u{2028}\te\u{85} \n";
        let cut: Vec<&str> = fragments(text, Span::new(0, text.len())).iter().map(|span| span.of(text)).collect();
        assert_eq!(cut, ["ab", "cd", "e"]);
        assert!(fragments(text, Span::new(2, 6)).is_empty());
    }

    #[test]
    fn arguments_are_unique_and_numbered() {
        let mut event = Event::new("FactEvent", 9);
        for argument in [Some(1), Some(2), None, Some(1)] {
            event.argument("Source", argument);
        }
        event.argument("Target", Some(1));
        assert_eq!(event.arguments, [("Source", 1, 1), ("Source", 2, 2), ("Target", 1, 1)]);
    }
}
