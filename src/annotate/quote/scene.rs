//! The article as the rules of speech look at it: words, marks, names, and short questions about them.

use super::complement::Preposition;
use super::cue::Cue;
use super::marks::Marks;
use crate::annotate::article::Article;
use crate::annotate::chunk;
use crate::annotate::memo::{Answers, Memo};
use crate::annotate::morphology::{Proclitics, Reading};
use crate::annotate::phrase::PhraseMatch;
use crate::document::Block;
use crate::lexicon::features::{Case, Pos};
use crate::lexicon::{EntityTable, PhraseKind};
use crate::text::Span;
use crate::text::normalize::folded;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// Readings that cost this much more than a word's best are still thought of.
pub(super) const PLAUSIBLE: u16 = 30;

/// Everything a rule needs.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    /// The article.
    pub(super) article: Article<'a>,
    /// Its quotation marks.
    pub(super) marks: Marks,
    /// Words of each name found before, in order, the longest first, and whether a preposition is attached to its first word.
    names: Vec<(Range<usize>, bool)>,
    /// The index in `names`, plus one, of the name that begins at each word; 0 for none.
    given: Vec<u32>,
    answers: Answers,
    prepositions: Memo<Option<Preposition>>,
    listed: Memo<Option<(usize, EntityTable)>>,
    adverbial: Memo<Option<usize>>,
    connectors: Memo<Option<(usize, &'static str)>>,
    pub(super) name_ends: Memo<Option<usize>>,
    pub(super) nominal_ends: Memo<usize>,
    /// The cue that each word may be, once asked for.
    cues: Vec<OnceCell<Option<Box<Cue>>>>,
}

/// The questions of [`Answers`].
const IS_NAME: u8 = 0;
const IS_PLACE: u8 = 1;
const IS_COMPLEMENTISER: u8 = 2;
const IS_SURELY_VERB: u8 = 3;
pub(super) const IS_SPEAKER: u8 = 4;
pub(super) const NAMES_SOURCE: u8 = 5;

impl<'a> Scene<'a> {
    /// The scene of an article with the names found in it.
    pub(super) fn new(article: &Article<'a>, names: &[Span]) -> Self {
        let mut names: Vec<(Range<usize>, bool)> = names.iter().filter_map(|&name| own_name(article, name)).collect();
        names.sort_by_key(|(r, _)| (r.start, std::cmp::Reverse(r.end)));
        names.dedup_by_key(|(r, _)| r.start);
        let words = article.words.len();
        let mut given = vec![0; words];
        for (k, (range, _)) in (1..).zip(&names) {
            given.get_mut(range.start).into_iter().for_each(|slot| *slot = k);
        }
        Self {
            article: *article,
            marks: Marks::find(article),
            names,
            given,
            answers: Answers::new(words),
            prepositions: Memo::new(words),
            listed: Memo::new(words),
            adverbial: Memo::new(words),
            connectors: Memo::new(words),
            name_ends: Memo::new(words),
            nominal_ends: Memo::new(words),
            cues: vec![OnceCell::new(); words],
        }
    }

    /// The answer to `question` for word `at`; `find` answers it the first time.
    pub(super) fn ask(&self, at: usize, question: u8, find: impl FnOnce() -> bool) -> bool {
        self.answers.of(at, question, find)
    }

    /// The cue that word `at` may be; `find` looks for it the first time.
    pub(super) fn cue(&self, at: usize, find: impl FnOnce() -> Option<Cue>) -> Option<&Cue> {
        self.cues.get(at)?.get_or_init(|| find().map(Box::new)).as_deref()
    }

    /// The readings worth a thought: the chosen one first.
    pub(super) fn readings(&self, at: usize) -> impl Iterator<Item = &'a Reading> + use<'a> {
        let pool = self.article.lattice.of(at);
        let best = pool.first().map_or(0, |r| r.cost);
        let chosen = self.article.word(at).map(|w| &w.reading);
        chosen.into_iter().chain(pool.iter().filter(move |r| r.cost <= best + PLAUSIBLE && Some(*r) != chosen))
    }

    /// The words of the name that begins at word `at`.
    pub(super) fn name_at(&self, at: usize) -> Option<Range<usize>> {
        self.given(at).map(|(range, _)| range.clone()).or_else(|| self.listed(at).map(|(end, _)| at..end))
    }

    fn given(&self, at: usize) -> Option<&(Range<usize>, bool)> {
        self.names.get((*self.given.get(at)? as usize).checked_sub(1)?)
    }

    /// Whether a name found before begins at word `at` after a preposition: «لبي بي سي».
    pub(super) fn is_governed_name(&self, at: usize) -> bool {
        self.given(at).is_some_and(|(_, governed)| *governed)
    }

    /// One past the longest name of the gazetteer that begins at word `at` and has more than one word, with its table.
    pub(super) fn listed(&self, at: usize) -> Option<(usize, EntityTable)> {
        self.listed.of(at, || {
            let lexicon = self.article.lexicon;
            let mut state = self.article.name_start(at)?;
            let mut best = None;
            for end in at + 1..at + 7 {
                let blank = lexicon.name_step(state, " ");
                let Some(next) = blank.and_then(|s| lexicon.name_step(s, self.article.folded(end))) else { break };
                state = next;
                best = lexicon.name_entry(state).map(|row| (end + 1, lexicon.entity_table(row))).or(best);
            }
            best
        })
    }

    /// Whether word `at` can be part of a proper name: a proper noun, a word in other letters, part of a name found before.
    pub(super) fn is_name(&self, at: usize) -> bool {
        self.answers.of(at, IS_NAME, || {
            self.article.pos(at) == Pos::Propn && self.preposition(at).is_none()
                || self.is_foreign(at)
                || self.given(at).is_some()
                || self.listed(at).is_some()
                || self.is_place(at)
        })
    }

    fn is_foreign(&self, at: usize) -> bool {
        self.article.word(at).is_some_and(|w| w.kind == crate::tokens::TokenKind::Foreign)
    }

    /// Whether word `at` can head a noun phrase.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        if self.preposition(at).is_some() && self.article.pos(at) != Pos::Adp {
            // «بـ» before a quotation mark.
            return false;
        }
        chunk::is_nominal(&self.article, at) || self.is_name(at)
    }

    /// Whether word `at` names a place in the gazetteer.
    pub(super) fn is_place(&self, at: usize) -> bool {
        self.answers.of(at, IS_PLACE, || self.names_place(at))
    }

    fn names_place(&self, at: usize) -> bool {
        let lexicon = self.article.lexicon;
        let names = |r: &Reading| {
            let entity = r.lemma.filter(|_| r.features.pos == Pos::Propn).and_then(|id| lexicon.entry_of(id.0));
            entity.is_some_and(|id| lexicon.entity_table(id) == EntityTable::Place)
        };
        let chosen = self.article.word(at).is_some_and(|w| names(&w.reading));
        // «القاهرة» is spelt like an adjective.
        let listed = || {
            let entry = self.article.name_start(at).and_then(|state| lexicon.name_entry(state));
            entry.is_some_and(|row| lexicon.entity_table(row) == EntityTable::Place)
        };
        // «روسيا» is spelt like the accusative of «روسي».
        chosen
            || self.article.definite(at) && self.article.pos(at) != Pos::Propn && listed()
            || self.article.word(at).is_some_and(|w| {
                w.reading.features.pos == Pos::Adj && w.reading.features.case == Case::Acc && self.readings(at).any(names)
            })
    }

    /// The letters of word `at` without clitics, marks and tatweel.
    pub(super) fn letters(&self, at: usize) -> Cow<'a, str> {
        self.article.core_letters(at)
    }

    /// The letters of the whole word `at`.
    pub(super) fn surface_letters(&self, at: usize) -> Cow<'a, str> {
        self.article.letters(at)
    }

    /// Whether word `at` is one of the complementisers إنّ, أنّ, أن, أَلَّا, well or carelessly written; its preposition ب or ل is left aside.
    pub(super) fn is_complementiser(&self, at: usize) -> bool {
        let citations = ["إِنَّ", "أَنَّ", "أَن", "أَلَّا", "إِن"];
        self.answers.of(at, IS_COMPLEMENTISER, || {
            self.readings(at).any(|r| {
                r.features.pos == Pos::Sconj
                    && !r.proclitics.has(Proclitics::KA)
                    && r.lemma.is_some_and(|id| citations.contains(&self.article.lexicon.citation(id.0)))
            })
        })
    }

    /// Whether word `at` has the proclitic preposition ب (or ل) in a plausible reading.
    pub(super) fn has_proclitic(&self, at: usize, preposition: Preposition) -> bool {
        let wanted = match preposition {
            Preposition::Bi => Proclitics::BI,
            Preposition::Li => Proclitics::LI,
            _ => return false,
        };
        self.article.proclitics(at).has(wanted)
    }

    /// The preposition that is word `at` by itself, without an attached pronoun («على», but also a ب cut off by a quotation mark).
    pub(super) fn preposition(&self, at: usize) -> Option<Preposition> {
        self.prepositions.of(at, || {
            let word = self.article.word(at)?;
            if word.kind != crate::tokens::TokenKind::Arabic || word.reading.proclitics.conjunction() && word.span == word.core {
                return None;
            }
            Preposition::read(&self.letters(at)).filter(|_| word.reading.enclitic.is_none())
        })
    }

    /// Whether word `at` is a finite verb and nothing else is likely.
    pub(super) fn is_surely_verb(&self, at: usize) -> bool {
        self.answers.of(at, IS_SURELY_VERB, || {
            self.article.is_verb(at) && self.readings(at).all(|r| matches!(r.features.pos, Pos::Verb | Pos::Propn))
        })
    }

    /// Whether word `at` is a relative pronoun.
    pub(super) fn is_relative(&self, at: usize) -> bool {
        self.article.citation(at) == "الَّذِي"
    }

    /// Whether word `at` has a conjunction attached.
    pub(super) fn conjoined(&self, at: usize) -> bool {
        self.article.proclitics(at).conjunction()
    }

    /// One past the pattern of time, place, cause, source or manner that begins at word `at`, or the reporting phrase that only says where it was said.
    pub(super) fn adverbial_end(&self, at: usize) -> Option<usize> {
        if self.article.phrases_at(at).is_empty() {
            return None;
        }
        self.adverbial.of(at, || self.find_adverbial(at))
    }

    fn find_adverbial(&self, at: usize) -> Option<usize> {
        let lexicon = self.article.lexicon;
        self.article.phrases_at(at).iter().find_map(|p| match p.kind {
            PhraseKind::Connector(row) => {
                let connector = lexicon.connector(row);
                let end = if connector.kind == "manner" { chunk::noun_phrase(&self.article, at).max(p.end) } else { p.end };
                self.is_written(at, p.end, connector.form).then_some(end)
            }
            // «أحد» alone is «one of», «الأحد» is Sunday.
            PhraseKind::Time(row) if lexicon.time(row).kind == "weekday" && !self.article.definite(at) => None,
            // «بعقد جلسة»: a unit of time in construct after a preposition is another word.
            PhraseKind::Time(row)
                if lexicon.time(row).kind == "unit"
                    && self.article.proclitics(at).preposition()
                    && chunk::opens_construct(&self.article, at)
                    && !self.article.definite(p.end) =>
            {
                None
            }
            PhraseKind::Time(row) if lexicon.time(row).kind != "which" => Some(chunk::noun_phrase(&self.article, at).max(p.end)),
            PhraseKind::Cue(row) => {
                let row = lexicon.reporting_row(row);
                (row.pos == "phrase" && row.complement == "-" && row.act == "state").then_some(p.end)
            }
            _ => None,
        })
    }

    /// One past the connector that begins at word `at`, with its kind.
    pub(super) fn connector(&self, at: usize) -> Option<(usize, &'static str)> {
        if self.article.phrases_at(at).is_empty() {
            return None;
        }
        self.connectors.of(at, || {
            self.article.phrases_at(at).iter().find_map(|p| match p.kind {
                PhraseKind::Connector(row) => {
                    let connector = self.article.lexicon.connector(row);
                    self.is_written(at, p.end, connector.form).then_some((p.end, connector.kind))
                }
                _ => None,
            })
        })
    }

    /// A pattern of one word says nothing of its clitics: «لِأَنّ» is not «أَنّ», «بِسَبَب» not «سَبَب».
    fn is_written(&self, at: usize, end: usize, form: &str) -> bool {
        if end > at + 1 {
            return true;
        }
        let written = self.article.folded(at);
        let form = folded(form);
        let conjoined = self.conjoined(at).then(|| written.strip_prefix(['و', 'ف'])).flatten();
        written == form
            || conjoined == Some(form.as_str())
            || form.strip_prefix('ب').is_some_and(|noun| self.has_proclitic(at, Preposition::Bi) && written.ends_with(noun))
    }

    /// The block that holds `span`.
    pub(super) fn block_of(&self, span: Span) -> Option<Block> {
        let blocks = self.article.document.blocks();
        blocks.get(blocks.partition_point(|b| b.span.end <= span.start)).copied()
    }

    /// Whether a connector ends right before word `at` («…، من جهته، قال»).
    pub(super) fn connector_before(&self, at: usize) -> bool {
        let end = if at > 0 && self.article.surface(at - 1) == "،" { at - 1 } else { at };
        (end.saturating_sub(4)..end).any(|k| self.connector(k).is_some_and(|(e, kind)| e == end && kind != "result"))
    }

    /// Whether word `at` is in the future (سـ, سوف).
    pub(super) fn is_future(&self, at: usize) -> bool {
        self.article.proclitics(at).has(Proclitics::SA) || self.article.is_lemma(at.wrapping_sub(1), &["سَوفَ"])
    }
}

/// The words of a name found before, when it can be a party: not a date, an amount or the adjective of a people; and whether a preposition is attached.
fn own_name(article: &Article<'_>, name: Span) -> Option<(Range<usize>, bool)> {
    let words = article.words_in(name);
    let first = article.word(words.start).filter(|_| !words.is_empty())?;
    // «بوتين لترامب»: no name of a person goes on with a preposition.
    let names = |at: usize| article.pos(at) == Pos::Propn;
    let cut = words.clone().skip(1).find(|&at| names(at) && article.proclitics(at).preposition() && (words.start..at).all(names));
    let words = words.start..cut.unwrap_or(words.end);
    let time = |at: usize| {
        let kinds = ["weekday", "month", "hijri", "relative", "unit", "part"];
        let is_time =
            |p: &PhraseMatch| matches!(p.kind, PhraseKind::Time(row) if kinds.contains(&article.lexicon.time(row).kind));
        article.phrases_at(at).iter().any(is_time)
    };
    let adjective =
        words.len() == 1 && article.pos(words.start) == Pos::Adj && article.derivation(words.start).starts_with("nisba:");
    let dated = article.pos(words.start) != Pos::Propn && time(words.start);
    let amount = article.pos(words.start) == Pos::Num;
    (!adjective && !dated && !amount).then(|| {
        (words, first.reading.proclitics.preposition() || first.core != first.span && !first.reading.proclitics.conjunction())
    })
}
