//! The article as the rules of speech look at it: words, marks, names, and short questions about them.

use super::complement::{Preposition, Row};
use super::marks::Marks;
use crate::annotate::article::Article;
use crate::annotate::chunk;
use crate::annotate::morphology::{Proclitics, Reading};
use crate::annotate::phrase::PhraseMatch;
use crate::document::Block;
use crate::lexicon::features::{Case, Pos};
use crate::lexicon::{EntityTable, PhraseKind, Reporting};
use crate::text::Span;
use crate::text::normalize::{folded, unmarked};
use rustc_hash::FxHashMap;
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
    /// Reporting rows by lemma, for words derived from a verb.
    rows: OnceCell<FxHashMap<&'static str, Vec<Row>>>,
    /// The phrases of one word, by their folded letters.
    single: OnceCell<FxHashMap<String, Reporting>>,
}

impl<'a> Scene<'a> {
    /// The scene of an article with the names found in it.
    pub(super) fn new(article: &Article<'a>, names: &[Span]) -> Self {
        let mut names: Vec<(Range<usize>, bool)> = names.iter().filter_map(|&name| own_name(article, name)).collect();
        names.sort_by_key(|(r, _)| (r.start, std::cmp::Reverse(r.end)));
        names.dedup_by_key(|(r, _)| r.start);
        Self { article: *article, marks: Marks::find(article), names, rows: OnceCell::new(), single: OnceCell::new() }
    }

    /// The reporting rows of a verb, by its citation.
    pub(super) fn rows_of(&self, verb: &str) -> &[Row] {
        let lexicon = self.article.lexicon;
        let rows = self.rows.get_or_init(|| {
            let mut map: FxHashMap<&'static str, Vec<Row>> = FxHashMap::default();
            for k in 0..lexicon.reporting_count() {
                let row = lexicon.reporting_row(k);
                if row.pos == "verb" {
                    map.entry(row.lemma).or_default().push(Row::read(row));
                }
            }
            map
        });
        rows.get(verb).map_or(&[], Vec::as_slice)
    }

    /// The phrase of the table with these folded letters and no second word («يُعتَقَد», «حَسَب», «وَفقًا ل»).
    pub(super) fn phrase_of_one(&self, written: &str) -> Option<Reporting> {
        let lexicon = self.article.lexicon;
        let map = self.single.get_or_init(|| {
            let rows = (0..lexicon.reporting_count()).map(|k| lexicon.reporting_row(k)).filter(|r| r.pos == "phrase");
            // A preposition of one letter is a clitic of the next word.
            let word = |r: &Reporting| r.lemma.strip_suffix(" ل").unwrap_or(r.lemma);
            rows.filter(|r| !word(r).contains(' ')).map(|r| (folded(word(&r)), r)).collect()
        });
        map.get(written).copied()
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
        let k = self.names.partition_point(|(r, _)| r.start < at);
        self.names.get(k).filter(|(r, _)| r.start == at)
    }

    /// Whether a name found before begins at word `at` after a preposition: «لبي بي سي».
    pub(super) fn is_governed_name(&self, at: usize) -> bool {
        self.given(at).is_some_and(|(_, governed)| *governed)
    }

    /// One past the longest name of the gazetteer that begins at word `at` and has more than one word, with its table.
    pub(super) fn listed(&self, at: usize) -> Option<(usize, EntityTable)> {
        let lexicon = self.article.lexicon;
        let mut state = lexicon.name_step(lexicon.name_start(), &folded(self.article.core(at)))?;
        let mut best = None;
        for end in at + 1..at + 7 {
            let blank = lexicon.name_step(state, " ");
            let Some(next) = blank.and_then(|s| lexicon.name_step(s, &folded(self.article.surface(end)))) else { break };
            state = next;
            let entries = lexicon.name_entries(state);
            best = entries.first().map(|e| (end + 1, e.table)).or(best);
        }
        best
    }

    /// Whether word `at` can be part of a proper name: a proper noun, a word in other letters, part of a name found before.
    pub(super) fn is_name(&self, at: usize) -> bool {
        self.article.pos(at) == Pos::Propn && self.preposition(at).is_none()
            || self.is_foreign(at)
            || self.name_at(at).is_some()
            || self.is_place(at)
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
        let lexicon = self.article.lexicon;
        let names = |r: &Reading| {
            let entity = r.lemma.filter(|_| r.features.pos == Pos::Propn).and_then(|id| lexicon.lemma(id.0).entity);
            entity.is_some_and(|id| lexicon.entity(id).table == EntityTable::Place)
        };
        let chosen = self.article.word(at).is_some_and(|w| names(&w.reading));
        // «القاهرة» is spelt like an adjective.
        let listed = || {
            let entries = lexicon.entities_named(&folded(self.article.core(at)));
            entries.first().is_some_and(|e| e.table == EntityTable::Place)
        };
        // «روسيا» is spelt like the accusative of «روسي».
        chosen
            || self.article.definite(at) && self.article.pos(at) != Pos::Propn && listed()
            || self.article.word(at).is_some_and(|w| {
                w.reading.features.pos == Pos::Adj && w.reading.features.case == Case::Acc && self.readings(at).any(names)
            })
    }

    /// The letters of word `at` without clitics, marks and tatweel.
    pub(super) fn letters(&self, at: usize) -> String {
        unmarked(self.article.core(at))
    }

    /// The letters of the whole word `at`.
    pub(super) fn surface_letters(&self, at: usize) -> String {
        unmarked(self.article.surface(at))
    }

    /// Whether word `at` is one of the complementisers إنّ, أنّ, أن, أَلَّا, well or carelessly written; its preposition ب or ل is left aside.
    pub(super) fn is_complementiser(&self, at: usize) -> bool {
        let citations = ["إِنَّ", "أَنَّ", "أَن", "أَلَّا", "إِن"];
        self.readings(at).any(|r| {
            r.features.pos == Pos::Sconj
                && !r.proclitics.has(Proclitics::KA)
                && r.lemma.is_some_and(|id| citations.contains(&self.article.lexicon.lemma(id.0).form))
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
        let word = self.article.word(at)?;
        if word.kind != crate::tokens::TokenKind::Arabic || word.reading.proclitics.conjunction() && word.span == word.core {
            return None;
        }
        Preposition::read(&self.letters(at)).filter(|_| word.reading.enclitic.is_none())
    }

    /// Whether word `at` is a finite verb and nothing else is likely.
    pub(super) fn is_surely_verb(&self, at: usize) -> bool {
        self.article.is_verb(at) && self.readings(at).all(|r| matches!(r.features.pos, Pos::Verb | Pos::Propn))
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
        let lexicon = self.article.lexicon;
        self.article.phrases_at(at).iter().find_map(|p| match p.kind {
            PhraseKind::Connector(row) => {
                let connector = lexicon.connector(row);
                let end = if connector.kind == "manner" { chunk::noun_phrase(&self.article, at).max(p.end) } else { p.end };
                self.is_written(at, p.end, connector.form).then_some(end)
            }
            // «أحد» alone is «one of», «الأحد» is Sunday.
            PhraseKind::Time(row) if lexicon.time(row).kind == "weekday" && !self.article.definite(at) => None,
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
        self.article.phrases_at(at).iter().find_map(|p| match p.kind {
            PhraseKind::Connector(row) => {
                let connector = self.article.lexicon.connector(row);
                self.is_written(at, p.end, connector.form).then_some((p.end, connector.kind))
            }
            _ => None,
        })
    }

    /// A pattern of one word says nothing of its clitics: «لِأَنّ» is not «أَنّ», «بِسَبَب» not «سَبَب».
    fn is_written(&self, at: usize, end: usize, form: &str) -> bool {
        let written = folded(self.article.surface(at));
        let form = folded(form);
        let conjoined = self.conjoined(at).then(|| written.strip_prefix(['و', 'ف'])).flatten();
        end > at + 1
            || written == form
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
    let time = |at: usize| {
        let kinds = ["weekday", "month", "hijri", "relative", "unit", "part"];
        let is_time =
            |p: &PhraseMatch| matches!(p.kind, PhraseKind::Time(row) if kinds.contains(&article.lexicon.time(row).kind));
        article.phrases_at(at).iter().any(is_time)
    };
    let adjective = words.len() == 1
        && article.pos(words.start) == Pos::Adj
        && article.lemma(words.start).is_some_and(|l| l.derivation.starts_with("nisba:"));
    let dated = article.pos(words.start) != Pos::Propn && time(words.start);
    let amount = article.pos(words.start) == Pos::Num;
    (!adjective && !dated && !amount).then(|| {
        (words, first.reading.proclitics.preposition() || first.core != first.span && !first.reading.proclitics.conjunction())
    })
}
