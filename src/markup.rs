//! Annotations → marked runs: the only joint between language and layout.
//!
//! In: a document and what was found in it. Out: sorted runs of [`Mark`]s that do not overlap, each inside one block. Of several things said of a
//! letter the innermost name shows, else the term, else the description; speech and typos go beside them.

use crate::annotate::annotation::{Annotations, EntityKind, MentionLevel};
use crate::document::{BlockKind, Document};
use crate::layout::Run;
use crate::text::Span;

/// What a word is marked as.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tint {
    /// Nothing was found.
    #[default]
    Plain,
    /// A word that the lexicon does not know.
    Unknown,
    /// A description of an entity: «his country».
    Nominal(EntityKind),
    /// A glossary term.
    Term,
    /// What stands under a word: not of the article.
    Caption,
    /// A name (for dates and amounts: the expression).
    Name(EntityKind),
}

impl Tint {
    /// The greater rank hides the lesser.
    fn rank(self) -> u8 {
        match self {
            Self::Plain => 0,
            Self::Unknown => 1,
            Self::Nominal(_) => 2,
            Self::Term => 3,
            Self::Name(_) => 4,
            Self::Caption => 5,
        }
    }
}

/// The style key of a stretch of the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Title, caption or running text.
    pub block: BlockKind,
    /// Name, term, description.
    pub tint: Tint,
    /// Inside reported speech.
    pub quote: bool,
    /// Looks misspelt.
    pub typo: bool,
}

impl Mark {
    /// Text of which nothing is said.
    #[must_use]
    pub const fn plain(block: BlockKind) -> Self {
        Self { block, tint: Tint::Plain, quote: false, typo: false }
    }
}

/// One thing said of a stretch of text.
#[derive(Clone, Copy)]
struct Layer {
    span: Span,
    tint: Tint,
    quote: bool,
    typo: bool,
}

/// The runs of the whole document.
#[must_use]
pub fn runs(document: &Document, annotations: &Annotations) -> Vec<Run<Mark>> {
    let mut layers = layers(annotations);
    layers.sort_by_key(|layer| layer.span.start);
    let mut cuts: Vec<usize> = layers.iter().flat_map(|layer| [layer.span.start, layer.span.end]).collect();
    cuts.extend(document.blocks().iter().flat_map(|block| [block.span.start, block.span.end]));
    cuts.sort_unstable();
    cuts.dedup();
    let mut waiting = layers.iter().peekable();
    let mut open: Vec<Layer> = Vec::new();
    let mut blocks = document.blocks().iter().peekable();
    let mut runs: Vec<Run<Mark>> = Vec::new();
    for (&start, &end) in cuts.iter().zip(cuts.iter().skip(1)) {
        open.retain(|layer| layer.span.end > start);
        while let Some(layer) = waiting.next_if(|layer| layer.span.start <= start) {
            open.push(*layer);
        }
        while blocks.next_if(|block| block.span.end <= start).is_some() {}
        let Some(block) = blocks.peek().filter(|block| block.span.contains(start)) else { continue };
        let style = seen(block.kind, &open);
        if style == Mark::plain(block.kind) {
            continue;
        }
        match runs.last_mut() {
            Some(last) if last.span.end == start && last.style == style => last.span.end = end,
            _ => runs.push(Run { span: Span::new(start, end), style }),
        }
    }
    runs
}

fn layers(annotations: &Annotations) -> Vec<Layer> {
    let tinted = |span, tint| Layer { span, tint, quote: false, typo: false };
    let mut layers = Vec::new();
    for entity in &annotations.entities {
        for mention in &entity.mentions {
            match mention.level {
                MentionLevel::Name => layers.push(tinted(mention.span, Tint::Name(entity.kind))),
                MentionLevel::Nominal => layers.push(tinted(mention.span, Tint::Nominal(entity.kind))),
                MentionLevel::Pronoun => {}
            }
        }
    }
    layers.extend(annotations.terms.iter().map(|term| tinted(term.span, Tint::Term)));
    for quote in &annotations.quotes {
        layers.push(Layer { span: quote.content, tint: Tint::Plain, quote: true, typo: false });
    }
    for word in &annotations.words {
        if word.typo.is_some() {
            layers.push(Layer { span: word.span, tint: Tint::Plain, quote: false, typo: true });
        } else if !word.known {
            layers.push(tinted(word.span, Tint::Unknown));
        }
    }
    layers
}

/// What is seen of the layers that lie over one place.
fn seen(block: BlockKind, open: &[Layer]) -> Mark {
    let top = open.iter().max_by_key(|layer| (layer.tint.rank(), usize::MAX - layer.span.len()));
    Mark {
        block,
        tint: top.map_or(Tint::Plain, |layer| layer.tint),
        quote: open.iter().any(|layer| layer.quote),
        typo: open.iter().any(|layer| layer.typo),
    }
}

/// The mark at the byte `offset`; `runs` as [`runs`] gives them.
#[must_use]
pub fn mark_at(runs: &[Run<Mark>], offset: usize) -> Option<Mark> {
    let at = runs.partition_point(|run| run.span.end <= offset);
    runs.get(at).filter(|run| run.span.contains(offset)).map(|run| run.style)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::annotation::{Entity, Mention, Quote, QuoteKind, Term};

    fn entity(kind: EntityKind, span: Span, level: MentionLevel) -> Entity {
        let mentions = vec![Mention { span, level, nested: false }];
        Entity {
            kind,
            name_ar: String::new(),
            name_en: String::new(),
            transliterated: false,
            aliases_en: Vec::new(),
            country: None,
            iso: None,
            entry: None,
            members: Vec::new(),
            mentions,
        }
    }

    #[test]
    fn names_hide_terms_hide_descriptions_over_speech() {
        let document = Document::from_text("abcdefghij", "");
        let mut found = Annotations::default();
        found.entities.push(entity(EntityKind::Person, Span::new(0, 8), MentionLevel::Nominal));
        found.entities.push(entity(EntityKind::Place, Span::new(4, 6), MentionLevel::Name));
        found.terms.push(Term {
            entry: 0,
            span: Span::new(2, 6),
            citation: "".into(),
            en: "".into(),
            topic: "".into(),
            nested: false,
        });
        found.quotes.push(Quote {
            kind: QuoteKind::Direct,
            speaker: None,
            speaker_mention: None,
            cue: None,
            act: String::new(),
            content: Span::new(5, 10),
            addressee: None,
            confidence: 1.0,
        });
        let got: Vec<_> =
            runs(&document, &found).iter().map(|r| (r.span.start, r.span.end, r.style.tint, r.style.quote)).collect();
        let want = [
            (0, 2, Tint::Nominal(EntityKind::Person), false),
            (2, 4, Tint::Term, false),
            (4, 5, Tint::Name(EntityKind::Place), false),
            (5, 6, Tint::Name(EntityKind::Place), true),
            (6, 8, Tint::Nominal(EntityKind::Person), true),
            (8, 10, Tint::Plain, true),
        ];
        assert_eq!(got, want);
    }

    #[test]
    fn a_run_stays_in_its_block() {
        let document = Document::from_text("abc\ndef", "");
        let mut found = Annotations::default();
        found.entities.push(entity(EntityKind::Event, Span::new(1, 6), MentionLevel::Name));
        let got: Vec<_> = runs(&document, &found).iter().map(|r| r.span).collect();
        assert_eq!(got, [Span::new(1, 3), Span::new(4, 6)]);
        assert!(mark_at(&runs(&document, &found), 5).is_some());
        assert!(mark_at(&runs(&document, &found), 3).is_none());
    }
}
