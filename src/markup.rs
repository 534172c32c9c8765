//! Annotations → marked runs, and signs where colours are not enough: the only joint between language and layout.
//!
//! In: a document and what was found in it. Out: sorted runs of [`Mark`]s that do not overlap, each inside one block. Of several things said of a
//! letter the innermost name shows, else the term, else the description; what that lies in goes beside it, and so do speech and typos.

use crate::annotate::annotation::{Annotations, EntityKind, MentionLevel, QuoteKind};
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

/// What a reader may want to see or not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Category {
    /// Names and descriptions of a kind.
    Kind(EntityKind),
    /// Glossary terms.
    Term,
    /// Reported speech.
    Quote,
}

impl Category {
    /// All of them, in the order that the legend shows.
    pub fn all() -> impl Iterator<Item = Self> {
        EntityKind::ALL.into_iter().map(Self::Kind).chain([Self::Term, Self::Quote])
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.name(),
            Self::Term => "term",
            Self::Quote => "quote",
        }
    }

    /// The signs before and after it, where it is told apart by signs. Before a blank-delimited word each of them stays with it: they are of no script and take part in no line break.
    #[must_use]
    pub fn signs(self) -> (&'static str, &'static str) {
        match self {
            Self::Kind(kind) => (sign(kind), ""),
            Self::Term => ("", ""),
            Self::Quote => ("\u{2039}", "\u{203A}"),
        }
    }
}

/// The sign before a name or description: in every font, rare in news (which has «#» before words of its own).
fn sign(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "@",
        EntityKind::Place => "^",
        EntityKind::Organization => "\u{A9}",
        EntityKind::Nationality => "~",
        EntityKind::Event => "*",
        EntityKind::Instrument => "\u{A7}",
        EntityKind::Group => "&",
        EntityKind::Date => "=",
        EntityKind::Money => "\u{A4}",
        EntityKind::Quantity => "+",
    }
}

/// Which categories are hidden; none at first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Filter(u16);

impl Filter {
    fn bit(category: Category) -> u16 {
        Category::all().position(|other| other == category).map_or(0, |at| 1 << at)
    }

    /// Whether a category is seen.
    #[must_use]
    pub fn shows(self, category: Category) -> bool {
        self.0 & Self::bit(category) == 0
    }

    /// Hides a category, or shows it again.
    pub fn toggle(&mut self, category: Category) {
        self.0 ^= Self::bit(category);
    }

    /// Whether everything is seen.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.0 == 0
    }
}

/// A sign to be shown before or after a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sign {
    /// The byte before which (`before`), or after which, it is shown.
    pub at: usize,
    /// The sign.
    pub text: &'static str,
    /// Before, not after.
    pub before: bool,
}

/// The signs of all that is marked, in the order in which they are shown: the wider thing outside.
#[must_use]
pub fn signs(annotations: &Annotations, filter: Filter) -> Vec<Sign> {
    // Whole words: a sign between a clitic and its word would part letters that join.
    let whole = |span: Span| {
        let first = annotations.word_at(span.start).and_then(|at| annotations.words.get(at));
        let last = annotations.word_at(span.end.saturating_sub(1)).and_then(|at| annotations.words.get(at));
        let start = first.filter(|word| word.span.contains(span.start)).map_or(span.start, |word| word.span.start);
        Span::new(start, last.filter(|word| word.span.contains(span.end - 1)).map_or(span.end, |word| word.span.end))
    };
    let mut marked: Vec<(Span, Category)> = Vec::new();
    for entity in &annotations.entities {
        let mentions = entity.mentions.iter().filter(|mention| mention.level != MentionLevel::Pronoun);
        marked.extend(mentions.map(|mention| (mention.span, Category::Kind(entity.kind))));
    }
    // Direct speech has the quotation marks of the text.
    let indirect = annotations.quotes.iter().filter(|quote| quote.kind != QuoteKind::Direct);
    marked.extend(indirect.map(|quote| (quote.content, Category::Quote)));
    let mut wide: Vec<(Span, Category)> = marked
        .into_iter()
        .filter(|(span, category)| !span.is_empty() && filter.shows(*category))
        .map(|(s, c)| (whole(s), c))
        .collect();
    wide.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    wide.dedup();
    let mut out: Vec<Sign> = Vec::new();
    for (span, category) in &wide {
        out.push(Sign { at: span.start, text: category.signs().0, before: true });
    }
    for (span, category) in wide.iter().rev() {
        out.push(Sign { at: span.end, text: category.signs().1, before: false });
    }
    out.retain(|sign| !sign.text.is_empty());
    out.sort_by_key(|sign| (sign.at, sign.before));
    out
}

/// The style key of a stretch of the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Title, caption or running text.
    pub block: BlockKind,
    /// Name, term, description.
    pub tint: Tint,
    /// What that lies in: the name around a name, the term around it, the description around both.
    pub within: Tint,
    /// Inside reported speech.
    pub quote: bool,
    /// Looks misspelt.
    pub typo: bool,
}

impl Mark {
    /// Text of which nothing is said.
    #[must_use]
    pub const fn plain(block: BlockKind) -> Self {
        Self { block, tint: Tint::Plain, within: Tint::Plain, quote: false, typo: false }
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

/// The runs of the whole document, without what is hidden.
#[must_use]
pub fn runs(document: &Document, annotations: &Annotations, filter: Filter) -> Vec<Run<Mark>> {
    let mut layers = layers(annotations, filter);
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

fn layers(annotations: &Annotations, filter: Filter) -> Vec<Layer> {
    let tinted = |span, tint| Layer { span, tint, quote: false, typo: false };
    let mut layers = Vec::new();
    for entity in annotations.entities.iter().filter(|entity| filter.shows(Category::Kind(entity.kind))) {
        for mention in &entity.mentions {
            match mention.level {
                MentionLevel::Name => layers.push(tinted(mention.span, Tint::Name(entity.kind))),
                MentionLevel::Nominal => layers.push(tinted(mention.span, Tint::Nominal(entity.kind))),
                MentionLevel::Pronoun => {}
            }
        }
    }
    let terms = annotations.terms.iter().filter(|_| filter.shows(Category::Term));
    layers.extend(terms.map(|term| tinted(term.span, Tint::Term)));
    for quote in annotations.quotes.iter().filter(|_| filter.shows(Category::Quote)) {
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
    let marked = || open.iter().enumerate().filter(|(_, layer)| layer.tint != Tint::Plain);
    let top = marked().max_by_key(|(_, layer)| (layer.tint.rank(), usize::MAX - layer.span.len()));
    let tint = top.map_or(Tint::Plain, |(_, layer)| layer.tint);
    // Of what is around it the strongest counts, of equals the widest.
    let around = marked().filter(|(at, layer)| top.is_some_and(|(own, _)| own != *at) && layer.tint != tint);
    let around = around.filter(|(_, layer)| layer.tint != Tint::Unknown);
    let within =
        around.max_by_key(|(_, layer)| (layer.tint.rank(), layer.span.len())).map_or(Tint::Plain, |(_, layer)| layer.tint);
    Mark { block, tint, within, quote: open.iter().any(|layer| layer.quote), typo: open.iter().any(|layer| layer.typo) }
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
    use crate::annotate::annotation::{Entity, Mention, Quote, Term};

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
        let got: Vec<_> = runs(&document, &found, Filter::default())
            .iter()
            .map(|r| (r.span.start, r.span.end, r.style.tint, r.style.within, r.style.quote))
            .collect();
        let want = [
            (0, 2, Tint::Nominal(EntityKind::Person), Tint::Plain, false),
            (2, 4, Tint::Term, Tint::Nominal(EntityKind::Person), false),
            (4, 5, Tint::Name(EntityKind::Place), Tint::Term, false),
            (5, 6, Tint::Name(EntityKind::Place), Tint::Term, true),
            (6, 8, Tint::Nominal(EntityKind::Person), Tint::Plain, true),
            (8, 10, Tint::Plain, Tint::Plain, true),
        ];
        assert_eq!(got, want);
        // What is hidden uncovers what lies under it.
        let mut filter = Filter::default();
        filter.toggle(Category::Kind(EntityKind::Place));
        filter.toggle(Category::Quote);
        let got: Vec<_> = runs(&document, &found, filter).iter().map(|r| (r.span.start, r.span.end, r.style.tint)).collect();
        let person = Tint::Nominal(EntityKind::Person);
        assert_eq!(got, [(0, 2, person), (2, 6, Tint::Term), (6, 8, person)]);
        filter.toggle(Category::Quote);
        filter.toggle(Category::Kind(EntityKind::Place));
        assert!(filter.is_open());
    }

    #[test]
    fn signs_stand_at_whole_words_the_wider_outside() {
        let text = "قال إن للصين منظمة شانغهاي للتعاون الآن";
        let document = Document::from_text(text, "");
        let lexicon = crate::lexicon::Lexicon::embedded();
        let mut found = crate::annotate::annotate(&document, &lexicon);
        let at = |phrase: &str| {
            let start = text.find(phrase).unwrap();
            Span::new(start, start + phrase.len())
        };
        found.quotes.clear();
        found.entities = vec![
            entity(EntityKind::Place, at("لصين"), MentionLevel::Name),
            entity(EntityKind::Organization, at("منظمة شانغهاي للتعاون"), MentionLevel::Name),
            entity(EntityKind::Event, at("منظمة"), MentionLevel::Nominal),
            entity(EntityKind::Place, at("شانغهاي"), MentionLevel::Name),
            entity(EntityKind::Person, at("تعاون"), MentionLevel::Pronoun),
        ];
        found.quotes.push(Quote {
            kind: QuoteKind::Indirect,
            speaker: None,
            speaker_mention: None,
            cue: None,
            act: String::new(),
            content: at("لصين منظمة شانغهاي للتعاون"),
            addressee: None,
            confidence: 1.0,
        });
        let shown = |filter: Filter| {
            let mut out = text.to_owned();
            for sign in signs(&found, filter).iter().rev() {
                out.insert_str(sign.at, sign.text);
            }
            out
        };
        assert_eq!(shown(Filter::default()), "قال إن \u{2039}^للصين ©*منظمة ^شانغهاي للتعاون\u{203A} الآن");
        let mut filter = Filter::default();
        filter.toggle(Category::Kind(EntityKind::Place));
        assert_eq!(shown(filter), "قال إن \u{2039}للصين ©*منظمة شانغهاي للتعاون\u{203A} الآن");
        found.quotes[0].kind = QuoteKind::Direct;
        assert!(signs(&found, filter).iter().all(|sign| sign.before));
    }

    #[test]
    fn a_run_stays_in_its_block() {
        let document = Document::from_text("abc\ndef", "");
        let mut found = Annotations::default();
        found.entities.push(entity(EntityKind::Event, Span::new(1, 6), MentionLevel::Name));
        let got: Vec<_> = runs(&document, &found, Filter::default()).iter().map(|r| r.span).collect();
        assert_eq!(got, [Span::new(1, 3), Span::new(4, 6)]);
        assert!(mark_at(&runs(&document, &found, Filter::default()), 5).is_some());
        assert!(mark_at(&runs(&document, &found, Filter::default()), 3).is_none());
    }
}
