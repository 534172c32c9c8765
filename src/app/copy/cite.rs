//! How a finding is put into a memo: what is said in English, the Arabic it rests on in guillemets, and where that stands.
//!
//! In: a finding, the article and all its findings. Out: plain text. Each line is in one direction: no number follows Arabic in an English line, since a program that orders the pasted
//! text by itself (UAX#9) would draw it to the other side.
//!
//! ```text
//! Jordan welcomed the agreement, according to Ayman Safadi.
//! «رحب الأردن بالاتفاق»
//! Source: Petra News Agency, Amman, 3 June 2015 (petra-2015-06-03.txt)
//! وزير الخارجية يرحب بالاتفاق
//! ```

use super::super::panel::{readable_date, rendering};
use crate::annotate::annotation::{Annotations, Entity, EntityId, Fact, Quote, QuoteKind, Term};
use crate::document::{BlockKind, Document};
use crate::text::plain::plain;

/// Words that stand for an article without a title.
const HEAD_WORDS: usize = 8;

/// The article that findings are cited from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Citation<'a> {
    document: &'a Document,
    found: &'a Annotations,
}

impl<'a> Citation<'a> {
    pub(super) fn new(document: &'a Document, found: &'a Annotations) -> Self {
        Self { document, found }
    }

    /// A fact: its sentence with whose word it is, the evidence, the source.
    pub(super) fn fact(&self, fact: &Fact) -> String {
        let speaker = fact.attributed_to.filter(|speaker| !fact.source.contains(speaker)).and_then(|speaker| self.name(speaker));
        let sentence = match speaker {
            Some(speaker) if !fact.english.contains(speaker) => {
                let (said, end) = fact.english.strip_suffix('.').map_or((fact.english.as_str(), ""), |said| (said, "."));
                format!("{said}, according to {speaker}{end}")
            }
            _ => fact.english.clone(),
        };
        self.sourced(&[sentence, quoted(fact.evidence.of(self.document.text()))])
    }

    /// Reported speech: who says it to whom, the words, what they say in English, the source.
    pub(super) fn quote(&self, quote: &Quote) -> String {
        let mut head = quote.speaker.and_then(|speaker| self.name(speaker)).unwrap_or("Unnamed speaker").to_owned();
        if let Some(addressee) = quote.addressee.and_then(|addressee| self.name(addressee)) {
            head = format!("{head} to {addressee}");
        }
        let how = if quote.kind == QuoteKind::Direct { "direct speech" } else { "reported speech" };
        let mut lines = vec![format!("{head}, {how}:"), quoted(quote.content.of(self.document.text()))];
        let inside = self.found.facts.iter().filter(|fact| quote.content.overlaps(fact.evidence));
        lines.extend(inside.map(|fact| fact.english.clone()));
        self.sourced(&lines)
    }

    fn name(&self, id: EntityId) -> Option<&'a str> {
        self.found.entity(id).map(|entity| entity.name_en.as_str()).filter(|name| !name.is_empty())
    }

    /// The lines and the source below them; lines that would be empty are left out.
    fn sourced(&self, lines: &[String]) -> String {
        let source = [self.source(), self.headline()];
        let all = lines.iter().chain(&source).filter(|line| !line.is_empty());
        all.map(|line| plain(line)).collect::<Vec<_>>().join("\n")
    }

    /// Agency, place, day, file, as far as they are known.
    fn source(&self) -> String {
        let dateline = self.found.dateline.as_ref();
        let place = dateline.and_then(|line| line.place).and_then(|place| self.name(place));
        let resolved = dateline.and_then(|line| line.date.as_deref());
        let date = self.document.given_date().or(resolved).or(self.document.date()).map(readable_date);
        let mut parts: Vec<&str> = Vec::new();
        parts.extend(self.found.agency.as_deref());
        parts.extend(place);
        parts.extend(date.as_deref());
        if self.found.agency.is_none() {
            // As the article spells it; last, since it is Arabic.
            parts.extend(self.document.dateline().and_then(|line| line.agency).map(|agency| agency.of(self.document.text())));
        }
        let mut source = parts.join(", ");
        match self.document.name() {
            "" => {}
            name if source.is_empty() => source.push_str(name),
            name => source = format!("{source} ({name})"),
        }
        if source.is_empty() { source } else { format!("Source: {source}") }
    }

    /// The title; where there is none the first words.
    fn headline(&self) -> String {
        let title = self.document.title();
        if self.document.blocks().iter().any(|block| block.kind == BlockKind::Title) {
            return title.to_owned();
        }
        let words: Vec<&str> = title.split_whitespace().take(HEAD_WORDS + 1).collect();
        match words.get(..HEAD_WORDS) {
            Some(head) if words.len() > HEAD_WORDS => format!("{} …", head.join(" ")),
            _ => words.join(" "),
        }
    }
}

/// Arabic in guillemets, or in double quotes where it holds guillemets itself.
fn quoted(arabic: &str) -> String {
    let arabic = arabic.trim();
    if arabic.contains(['«', '»']) { format!("“{arabic}”") } else { format!("«{arabic}»") }
}

/// The English name, the Arabic one in brackets.
pub(super) fn entity(entity: &Entity) -> String {
    let arabic = plain(&entity.name_ar);
    match (entity.name_en.as_str(), arabic.as_ref()) {
        ("", name) | (name, "") => name.to_owned(),
        (english, arabic) => format!("{english} ({arabic})"),
    }
}

/// The usual rendering and the Arabic term, a tab between: two cells of a table.
pub(super) fn term(term: &Term) -> String {
    format!("{}\t{}", rendering(&term.en), plain(&term.citation))
}
