//! The article with what was found in it, indexed by word: which mention begins where, whose speech a word belongs to.
//!
//! In: the article, entities and quotes. Out: answers about words. Nothing is decided here but where a noun phrase with its names ends.

use super::Found;
use super::setting;
use crate::annotate::annotation::{Entity, EntityId, EntityKind, MentionLevel, Quote, Sentence};
use crate::annotate::article::Article;
use crate::annotate::chunk;
use crate::annotate::memo::starts;
use crate::document::BlockKind;
use crate::lexicon::features::{Features, Pos};
use crate::lexicon::format::lemma::USE_FRAME;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How much more than a word's best reading another may cost and still be believed.
pub(super) const PLAUSIBLE: u16 = 30;

/// How far from its predicate a clause may reach: no sentence of prose goes further, and a text without full stops stays linear.
const REACH: usize = 160;

/// A mention as words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ref {
    /// First word.
    pub(super) first: usize,
    /// One past the last.
    pub(super) end: usize,
    /// What it speaks of.
    pub(super) entity: EntityId,
    /// What that is.
    pub(super) kind: EntityKind,
    /// How it refers.
    pub(super) level: MentionLevel,
    /// Lies inside a longer name.
    pub(super) nested: bool,
}

impl Ref {
    /// Whether it can act or be acted upon: no date and no amount.
    pub(super) fn is_party(&self) -> bool {
        !matches!(self.kind, EntityKind::Date | EntityKind::Money | EntityKind::Quantity)
    }
}

/// The article and its index.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    /// The article.
    pub(super) article: &'a Article<'a>,
    /// What was found before.
    pub(super) found: &'a Found<'a>,
    /// Mentions by first word, the longest first.
    pub(super) refs: Vec<Ref>,
    /// For each word the place in `refs` of the first mention that begins there or after.
    first_refs: Vec<u32>,
    /// The same as places in `refs`, by last word.
    by_end: Vec<usize>,
    /// Places by English name.
    places: FxHashMap<&'a str, EntityId>,
    /// For each word the quote whose content holds it, the innermost.
    quoted: Vec<Option<usize>>,
    /// For each word the quote whose cue it is in.
    cues: Vec<Option<usize>>,
    /// For each word whether it is a finite verb.
    pub(super) finite: Vec<bool>,
    /// The day of which the article tells, ISO 8601.
    pub(super) day: Option<String>,
    /// The body or country that a person holds an office of.
    pub(super) offices: FxHashMap<EntityId, EntityId>,
}

impl<'a> Scene<'a> {
    /// Builds the index.
    pub(super) fn new(article: &'a Article<'a>, found: &'a Found<'a>) -> Self {
        let mut refs = Vec::new();
        for (id, entity) in found.entities.iter().enumerate() {
            for mention in &entity.mentions {
                let words = article.words_in(mention.span);
                if !words.is_empty() {
                    refs.push(Ref {
                        first: words.start,
                        end: words.end,
                        entity: EntityId(id),
                        kind: entity.kind,
                        level: mention.level,
                        nested: mention.nested,
                    });
                }
            }
        }
        refs.sort_by_key(|r| (r.first, std::cmp::Reverse(r.end)));
        let first_refs = starts(article.words.len(), refs.iter().map(|r: &Ref| r.first));
        let mut by_end: Vec<usize> = (0..refs.len()).collect();
        by_end.sort_by_key(|&i| refs.get(i).map_or(0, |r| r.end));
        let mut places = FxHashMap::default();
        for (id, entity) in found.entities.iter().enumerate().filter(|(_, e)| e.kind == EntityKind::Place) {
            for name in std::iter::once(&entity.name_en).chain(&entity.aliases_en) {
                places.entry(name.as_str()).or_insert(EntityId(id));
            }
        }
        let mut quoted: Vec<Option<usize>> = vec![None; article.words.len()];
        let mut cues = quoted.clone();
        // The longest first, so that the innermost is written last.
        let mut order: Vec<usize> = (0..found.quotes.len()).collect();
        order.sort_by_key(|&q| std::cmp::Reverse(found.quotes.get(q).map_or(0, |quote| quote.content.len())));
        for q in order {
            let Some(quote) = found.quotes.get(q) else { continue };
            for at in article.words_in(quote.content) {
                if let Some(slot) = quoted.get_mut(at) {
                    *slot = Some(q);
                }
            }
            for at in quote.cue.map_or(0..0, |cue| article.words_in(cue)) {
                if let Some(slot) = cues.get_mut(at) {
                    *slot = Some(q);
                }
            }
        }
        let mut scene = Self {
            article,
            found,
            refs,
            first_refs,
            by_end,
            places,
            quoted,
            cues,
            finite: vec![false; article.words.len()],
            day: None,
            offices: FxHashMap::default(),
        };
        scene.day = setting::narrative_day(&scene);
        scene.find_verbs();
        scene
    }

    /// The entity with this id.
    pub(super) fn entity(&self, id: EntityId) -> Option<&'a Entity> {
        self.found.entities.get(id.0)
    }

    /// The quote whose content holds word `at`.
    pub(super) fn quote_of(&self, at: usize) -> Option<&'a Quote> {
        self.quote_number(at).and_then(|q| self.found.quotes.get(q))
    }

    /// Who says it, if that is somebody.
    pub(super) fn speaker(&self, quote: &Quote) -> Option<EntityId> {
        let known = |id: &EntityId| {
            self.entity(*id).is_some_and(|e| !matches!(e.kind, EntityKind::Date | EntityKind::Money | EntityKind::Quantity))
        };
        quote.speaker.filter(known)
    }

    /// Whose word it is that word `at` belongs to: who says it. What somebody condemns, welcomes or rejects is not his word but the thing itself.
    pub(super) fn attribution(&self, at: usize) -> Option<EntityId> {
        self.quote_of(at).filter(|q| !is_stance(&q.act)).and_then(|q| self.speaker(q))
    }

    /// The number of the quote whose content holds word `at`.
    pub(super) fn quote_number(&self, at: usize) -> Option<usize> {
        self.quoted.get(at).copied().flatten()
    }

    /// The quote that word `at` reports.
    pub(super) fn cue_of(&self, at: usize) -> Option<&'a Quote> {
        self.cue_number(at).and_then(|q| self.found.quotes.get(q))
    }

    /// The number of the quote that word `at` reports.
    pub(super) fn cue_number(&self, at: usize) -> Option<usize> {
        self.cues.get(at).copied().flatten()
    }

    /// The words around `at`, in its sentence, that belong to the same speech: back to where other speech ends, on to where its own ends.
    pub(super) fn region(&self, at: usize, sentence: &Sentence) -> Range<usize> {
        let level = self.quote_number(at);
        let (from, to) = (sentence.first.max(at.saturating_sub(REACH)), sentence.end.min(at + REACH));
        let first = (from..at).rev().find(|&i| self.quote_number(i) != level).map_or(from, |i| i + 1);
        let end = match level {
            Some(_) => (at..to).find(|&i| self.quote_number(i) != level).unwrap_or(to),
            None => to,
        };
        first..end
    }

    /// Whether word `at` is the first of its sentence.
    pub(super) fn opens_sentence(&self, at: usize) -> bool {
        self.article.sentence_of(at).is_some_and(|s| s.first == at)
    }

    /// What kind of block word `at` is in.
    pub(super) fn block_kind(&self, at: usize) -> Option<BlockKind> {
        let start = self.article.word(at)?.span.start;
        let blocks = self.article.document.blocks();
        blocks.get(blocks.partition_point(|b| b.span.end <= start)).map(|b| b.kind)
    }

    /// All mentions by first word.
    pub(super) fn refs(&self) -> &[Ref] {
        &self.refs
    }

    /// The mentions whose last word is the one before `at`.
    pub(super) fn ending(&self, at: usize) -> impl Iterator<Item = &Ref> {
        let end_of = |i: &usize| self.refs.get(*i).map_or(0, |r| r.end);
        let first = self.by_end.partition_point(|i| end_of(i) < at);
        let end = self.by_end.partition_point(|i| end_of(i) <= at);
        self.by_end.get(first..end).unwrap_or(&[]).iter().filter_map(|&i| self.refs.get(i))
    }

    /// The place, among the article's entities, with this English name.
    pub(super) fn place_named(&self, english: &str) -> Option<EntityId> {
        self.places.get(english).copied()
    }

    /// The mentions that begin at word `at`, the longest first.
    pub(super) fn starting(&self, at: usize) -> &[Ref] {
        self.refs.get(self.ref_from(at)..self.ref_from(at + 1)).unwrap_or(&[])
    }

    /// The place in `refs` of the first mention that begins at word `at` or after.
    pub(super) fn ref_from(&self, at: usize) -> usize {
        self.first_refs.get(at).map_or(self.refs.len(), |first| *first as usize)
    }

    /// The mentions that lie within the words, by first word.
    pub(super) fn within<'s>(&'s self, words: &Range<usize>) -> impl Iterator<Item = &'s Ref> + use<'s, 'a> {
        let first = self.ref_from(words.start);
        let end = self.ref_from(words.end);
        let limit = words.end;
        self.refs.get(first..end.max(first)).unwrap_or(&[]).iter().filter(move |r| r.end <= limit)
    }

    /// The longest name or description of a party that begins at word `at`.
    pub(super) fn party_at(&self, at: usize) -> Option<&Ref> {
        self.starting(at).iter().find(|r| r.is_party() && r.level != MentionLevel::Pronoun)
    }

    /// What the pronoun attached to word `at` (or that is it) stands for, where coreference knows.
    pub(super) fn pronoun_at(&self, at: usize) -> Option<EntityId> {
        self.starting(at).iter().find(|r| r.level == MentionLevel::Pronoun).map(|r| r.entity)
    }

    /// Whether a date begins at word `at`, and where it ends.
    pub(super) fn date_at(&self, at: usize) -> Option<usize> {
        self.starting(at).iter().find(|r| r.kind == EntityKind::Date).map(|r| r.end)
    }

    /// The lemmas of the plausible readings of word `at` with this part of speech, the chosen one first.
    fn lemmas(&self, at: usize, pos: Pos) -> Vec<u32> {
        let mut out = Vec::new();
        let Some(word) = self.article.word(at) else { return out };
        let readings = self.article.lattice.of(at);
        let best = readings.first().map_or(0, |r| r.cost);
        for reading in std::iter::once(&word.reading).chain(readings.iter().filter(|r| r.cost <= best + PLAUSIBLE)) {
            let fits = reading.features.pos == pos && reading.proclitics.conjunction() == word.reading.proclitics.conjunction();
            if let Some(id) = reading.lemma.filter(|id| fits && !out.contains(&id.0)) {
                out.push(id.0);
            }
        }
        out
    }

    /// The citation forms of the plausible readings of word `at` with this part of speech, the chosen one first.
    pub(super) fn citations(&self, at: usize, pos: Pos) -> Vec<&'static str> {
        self.lemmas(at, pos).into_iter().map(|id| self.article.lexicon.citation(id)).collect()
    }

    /// The keys of the same lemmas, under which the frames are filed.
    pub(super) fn keys(&self, at: usize, pos: Pos) -> Vec<u32> {
        let mut keys: Vec<u32> = self.lemmas(at, pos).into_iter().map(|id| self.article.lexicon.lemma_numbers(id).0).collect();
        keys.dedup();
        keys
    }

    /// What the form of word `at` says of it. A name says what names say, however common the word it is spelt like.
    pub(super) fn features(&self, at: usize) -> Features {
        let chosen = self.article.word(at).map(|w| w.reading.features).unwrap_or_default();
        let name = self.party_at(at).filter(|r| r.level == MentionLevel::Name && r.kind != EntityKind::Nationality);
        match name {
            Some(r) if chosen.pos != Pos::Propn && (r.end == at + 1 || chosen.pos != Pos::Noun) => {
                let proper = self.article.lattice.of(at).iter().find(|r| r.features.pos == Pos::Propn);
                proper.map_or(Features { pos: Pos::Propn, ..Features::default() }, |r| r.features)
            }
            _ => chosen,
        }
    }

    /// Whether word `at` can be part of a noun phrase.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        chunk::is_nominal(self.article, at)
            || self.is_meeting(at)
            || self.party_at(at).is_some()
            || self.article.is_verb(at) && !self.is_finite(at)
            || self.article.pos(at) == Pos::Det && !self.is_relative(at)
    }

    /// Whether word `at` says that something is planned or expected: «المقرر», «المتوقع».
    pub(super) fn is_plan(&self, at: usize) -> bool {
        let may = self.article.may_be(at) & USE_FRAME != 0;
        may && [Pos::Adj, Pos::Noun, Pos::Verb].into_iter().any(|pos| {
            let lexicon = self.article.lexicon;
            self.keys(at, pos).into_iter().any(|key| lexicon.frames(key).any(|f| f.kind == "plan"))
        })
    }

    /// Whether a plausible reading of word `at` is a verbal noun.
    pub(super) fn may_be_masdar(&self, at: usize) -> bool {
        self.lemmas(at, Pos::Noun).into_iter().any(|id| self.article.lexicon.derivation(id).starts_with("masdar"))
    }

    /// The preposition that word `at` is, as the lexicon writes it; also where من or قبل was read otherwise although a noun follows.
    pub(super) fn preposition(&self, at: usize) -> Option<&'static str> {
        // «لقاءه» is a meeting.
        if self.is_meeting(at) {
            return None;
        }
        if self.article.pos(at) == Pos::Adp {
            return Some(self.article.citation(at));
        }
        let misread = self.article.pos(at) == Pos::Pron
            && !self.article.proclitics(at).preposition()
            && (self.is_nominal(at + 1) || self.article.pos(at + 1) == Pos::Adp);
        misread.then(|| self.citations(at, Pos::Adp).first().copied()).flatten()
    }

    /// «لقاءه», «لقائه»: the noun, whose spelling is a preposition's as well.
    fn is_meeting(&self, at: usize) -> bool {
        self.article.is_lemma(at, &["لِقَاءَ"]) && self.article.word(at).is_some_and(|w| w.reading.enclitic.is_some())
    }

    /// Whether word `at` is a relative pronoun.
    pub(super) fn is_relative(&self, at: usize) -> bool {
        self.article.is_lemma(at, &["الَّذِي"])
    }

    /// The word as written, when it is punctuation.
    pub(super) fn mark(&self, at: usize) -> &'a str {
        if self.article.is_punctuation(at) { self.article.surface(at) } else { "" }
    }
}

/// Whether a reporting word of this act (`cues/reporting.tsv`) tells how somebody takes a thing, not what he says.
pub(super) fn is_stance(act: &str) -> bool {
    matches!(
        act,
        "condemn" | "denounce" | "criticise" | "welcome" | "praise" | "thank" | "reject" | "deny" | "hope" | "oppose" | "support"
    )
}
