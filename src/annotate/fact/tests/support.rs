//! An article in which given substrings are entities, and the facts found in it.

use crate::annotate::analysed::Analysed;
use crate::annotate::annotation::{
    Entity, EntityId, EntityKind, Fact, Mention, MentionLevel, Quote, QuoteKind, ResolvedDateline,
};
use crate::annotate::article::Article;
use crate::annotate::fact::{Found, Render, find};
use crate::annotate::morphology::Memory;
use crate::annotate::term;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::text::Span;
use std::ops::Range;
use std::sync::OnceLock;

/// The lexicon, opened once.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::embedded)
}

/// English that only says which words it was asked for.
pub(super) struct Echo<'a>(pub(super) &'a Article<'a>);

impl Render for Echo<'_> {
    fn noun_phrase(&self, words: Range<usize>) -> String {
        format!("[{}]", self.0.span(words.start, words.end).of(self.0.text()))
    }
    fn infinitive(&self, words: Range<usize>) -> String {
        self.noun_phrase(words)
    }
    fn clause(&self, words: Range<usize>) -> String {
        self.noun_phrase(words)
    }
    fn verb_phrase(&self, words: Range<usize>, subject: &str) -> String {
        format!("{subject} {}", self.noun_phrase(words))
    }
}

/// Every occurrence of `needle`, without what lies inside a longer word.
pub(super) fn occurrences(text: &str, needle: &str) -> Vec<Span> {
    text.match_indices(needle).map(|(at, _)| Span::new(at, at + needle.len())).collect()
}

/// Analyses `text` and finds the facts, given entities and quotes as spans of it.
pub(super) fn facts(text: &str, entities: &[Entity], quotes: &[Quote], dateline: Option<&ResolvedDateline>) -> Vec<Fact> {
    let document = Document::from_text(text, "");
    let analysed = Analysed::read(&mut Memory::default(), lexicon(), &document);
    let article = analysed.article();
    let terms = term::find(&article);
    find(&article, &Found { entities, quotes, terms: &terms, dateline }, &Echo(&article))
}

/// An entity from «kind English: mention | mention | ~description»: names first, descriptions with `~`; every occurrence of each counts.
pub(super) fn entity(text: &str, line: &str) -> Entity {
    let (head, mentions) = line.split_once(": ").unwrap_or((line, ""));
    let (kind, english) = head.split_once(' ').unwrap_or((head, ""));
    let (english, iso) = english.split_once('=').map_or((english, None), |(e, i)| (e, Some(i.to_owned())));
    let kind = EntityKind::ALL.into_iter().find(|k| k.name().starts_with(kind)).unwrap_or(EntityKind::Person);
    let mut found = Vec::new();
    for written in mentions.split(" | ") {
        let (level, written) = match written.strip_prefix('~') {
            Some(w) => (MentionLevel::Nominal, w),
            None => (MentionLevel::Name, written),
        };
        let spans = occurrences(text, written);
        found.extend(spans.into_iter().map(|span| Mention { span, level, nested: false }));
    }
    found.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    Entity {
        kind,
        name_ar: english.to_owned(),
        name_en: english.to_owned(),
        transliterated: false,
        aliases_en: Vec::new(),
        country: None,
        iso,
        entry: None,
        members: Vec::new(),
        mentions: found,
    }
}

/// A quote: speaker by English name, cue and content by their text.
pub(super) fn quote(text: &str, entities: &[Entity], speaker: &str, cue: &str, content: &str) -> Quote {
    let span = |needle: &str| occurrences(text, needle).first().copied();
    Quote {
        kind: QuoteKind::Indirect,
        speaker: entities.iter().position(|e| e.name_en == speaker).map(EntityId),
        speaker_mention: None,
        cue: span(cue).filter(|_| !cue.is_empty()),
        act: String::new(),
        content: span(content).unwrap_or_default(),
        addressee: None,
        confidence: 1.0,
    }
}

/// The facts of a text as lines: `kind | sources | targets | code | evidence`.
pub(super) fn lines(text: &str, entities: &[Entity], quotes: &[Quote]) -> Vec<String> {
    let names = |ids: &[EntityId]| {
        ids.iter().filter_map(|id| entities.get(id.0)).map(|e| e.name_en.as_str()).collect::<Vec<_>>().join(", ")
    };
    facts(text, entities, quotes, None)
        .iter()
        .map(|f| {
            let code = f.cameo.as_deref().unwrap_or("-");
            format!("{} | {} | {} | {code} | {}", f.kind.name(), names(&f.source), names(&f.target), f.evidence.of(text))
        })
        .collect()
}
