//! Multiword patterns: glossary terms, titles, reporting phrases and connectors as sequences of lemmas.
//!
//! A pattern matches its words in any inflection, with clitics and article; the lemma of each word is found here from the vocalised row.

use super::forms::Forms;
use super::lexemes::Context;
use super::names::{bare, unknown_word};
use super::rows::{RowError, Source, read};
use super::writer::{Blob, Strings};
use crate::lexicon::english::Irregular;
use crate::lexicon::format::{Section, lemma, phrase};
use crate::text::letters::{self, FATHA, FATHATAN, TEH_MARBUTA};
use std::collections::HashSet;

/// The tables of patterns and cues under construction.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    phrases: Vec<[u32; phrase::WIDTH]>,
    terms: Vec<[u32; 5]>,
    titles: Vec<[u32; 4]>,
    reporting: Vec<[u32; 5]>,
    frames: Vec<[u32; 8]>,
    connectors: Vec<[u32; 3]>,
    heads: Vec<[u32; 3]>,
    times: Vec<[u32; 3]>,
    /// Words of phrases that no table of the lexicon has.
    pub(crate) unknown: Vec<RowError>,
}

impl Phrases {
    pub(crate) fn glossary<I: Irregular>(&mut self, source: &Source, cx: &mut Context<'_, I>) {
        let topic = source.path.rsplit('/').next().unwrap_or("").trim_end_matches(".tsv").to_owned();
        for row in read(source, "term english abbreviation register gap note", cx.errors) {
            let payload = u32::try_from(self.terms.len()).unwrap_or(u32::MAX);
            let mut text = |t: &str| cx.strings.intern(t);
            self.terms.push([text(row.cell(0)), text(row.cell(1)), text(row.cell(2)), text(&topic), text(row.cell(3))]);
            self.pattern(row.cell(0), phrase::TERM, payload, row.cell(4) == "y", cx, &|m| row.error(m));
        }
    }

    pub(crate) fn titles<I: Irregular>(&mut self, source: &Source, cx: &mut Context<'_, I>) {
        for row in read(source, "title english kind feminine plural office", cx.errors) {
            let payload = u32::try_from(self.titles.len()).unwrap_or(u32::MAX);
            let mut text = |t: &str| cx.strings.intern(t);
            self.titles.push([text(row.cell(0)), text(row.cell(1)), text(row.cell(2)), text(row.cell(5))]);
            self.pattern(row.cell(0), phrase::TITLE, payload, false, cx, &|m| row.error(m));
            let (head, rest) = row.cell(0).split_once(' ').unwrap_or((row.cell(0), ""));
            let feminine = match row.cell(3) {
                "" => continue,
                "ة" => format!("{}{TEH_MARBUTA}", with_ending(head, FATHA)),
                written => written.to_owned(),
            };
            let whole = if rest.is_empty() || feminine.contains(' ') { feminine } else { format!("{feminine} {rest}") };
            self.pattern(&whole, phrase::TITLE, payload, false, cx, &|m| row.error(m));
        }
    }

    pub(crate) fn reporting<I: Irregular>(&mut self, source: &Source, cx: &mut Context<'_, I>) {
        for row in read(source, "lemma pos complement act english note", cx.errors) {
            let payload = u32::try_from(self.reporting.len()).unwrap_or(u32::MAX);
            let mut text = |t: &str| cx.strings.intern(t);
            self.reporting.push([text(row.cell(0)), text(row.cell(1)), text(row.cell(2)), text(row.cell(3)), text(row.cell(4))]);
            if row.cell(0).contains(' ') {
                self.pattern(row.cell(0), phrase::CUE, payload, false, cx, &|m| row.error(m));
            }
        }
    }

    pub(crate) fn frames<I: Irregular>(&mut self, source: &Source, cx: &mut Context<'_, I>) {
        for row in read(source, "lemma pos complement kind plover cameo roles english", cx.errors) {
            let mut cells = [0; 8];
            for (at, cell) in cells.iter_mut().enumerate() {
                *cell = cx.strings.intern(row.cell(at));
            }
            self.frames.push(cells);
        }
    }

    pub(crate) fn connectors<I: Irregular>(&mut self, source: &Source, cx: &mut Context<'_, I>) {
        for row in read(source, "form kind english", cx.errors) {
            let payload = u32::try_from(self.connectors.len()).unwrap_or(u32::MAX);
            let mut text = |t: &str| cx.strings.intern(t);
            self.connectors.push([text(row.cell(0)), text(row.cell(1)), text(row.cell(2))]);
            self.pattern(row.cell(0), phrase::CONNECTOR, payload, false, cx, &|m| row.error(m));
        }
    }

    pub(crate) fn times<I: Irregular>(&mut self, source: &Source, cx: &mut Context<'_, I>) {
        for row in read(source, "lemma kind value", cx.errors) {
            let payload = u32::try_from(self.times.len()).unwrap_or(u32::MAX);
            self.times.push([cx.strings.intern(row.cell(0)), cx.strings.intern(row.cell(1)), cx.strings.intern(row.cell(2))]);
            self.pattern(row.cell(0), phrase::TIME, payload, false, cx, &|m| row.error(m));
        }
    }

    pub(crate) fn heads<I: Irregular>(&mut self, source: &Source, cx: &mut Context<'_, I>) {
        for row in read(source, "lemma kind english", cx.errors) {
            self.heads.push([cx.strings.intern(row.cell(0)), cx.strings.intern(row.cell(1)), cx.strings.intern(row.cell(2))]);
        }
    }

    fn pattern<I: Irregular>(
        &mut self,
        text: &str,
        kind: u32,
        payload: u32,
        gap: bool,
        cx: &mut Context<'_, I>,
        error: &dyn Fn(String) -> RowError,
    ) {
        // A preposition of one letter («رَحَّب ب») is a clitic of the next word, not a word of the pattern.
        let words: Vec<&str> =
            text.split_whitespace().filter(|w| w.chars().filter(|c| letters::is_letter(*c)).nth(1).is_some()).collect();
        if words.is_empty() || words.len() > phrase::WORDS {
            cx.errors.push(error(format!("a pattern has 1 to {} words, this one {}", phrase::WORDS, words.len())));
            return;
        }
        let mut row = [0; phrase::WIDTH];
        let mut clitics = 0;
        for (at, (slot, word)) in row.iter_mut().zip(&words).enumerate() {
            let (found, own) = lemma_of(word, cx.forms);
            let own = own | if word.contains(FATHATAN) { NO_VERB } else { 0 };
            clitics |= own << at;
            *slot = found.unwrap_or_else(|| {
                self.unknown.push(error(format!("«{word}» of «{text}» is in no table of the lexicon")));
                unknown_word(cx.strings, cx.forms, bare(word))
            });
        }
        row[phrase::LENGTH] = u32::try_from(words.len()).unwrap_or(0);
        row[phrase::KIND] = kind;
        row[phrase::PAYLOAD] = payload;
        row[phrase::GAP] = u32::from(gap);
        row[phrase::CLITICS] = clitics;
        if !self.phrases.contains(&row) {
            self.phrases.push(row);
        }
    }

    /// Sorts the reporting rows by lemma and renumbers them in the patterns that point at them.
    fn sort_reporting(&mut self) {
        let mut order: Vec<usize> = (0..self.reporting.len()).collect();
        order.sort_by_key(|&row| self.reporting.get(row).map(|r| r[0]));
        let mut rank = vec![0; order.len()];
        for (new, &old) in order.iter().enumerate() {
            if let Some(slot) = rank.get_mut(old) {
                *slot = u32::try_from(new).unwrap_or(0);
            }
        }
        for pattern in self.phrases.iter_mut().filter(|p| p[phrase::KIND] == phrase::CUE) {
            let old = usize::try_from(pattern[phrase::PAYLOAD]).unwrap_or(0);
            pattern[phrase::PAYLOAD] = rank.get(old).copied().unwrap_or(0);
        }
        self.reporting.sort_by_key(|r| r[0]);
    }

    /// Tells the lemmas which of these tables have them, so that a word that none has costs no search.
    pub(crate) fn mark(&self, forms: &mut Forms, strings: &Strings) {
        let column = |rows: &mut dyn Iterator<Item = u32>| rows.collect::<HashSet<u32>>();
        forms.mark(lemma::FORM, &column(&mut self.reporting.iter().map(|r| r[0])), lemma::USE_REPORTS);
        forms.mark(lemma::FORM, &column(&mut self.frames.iter().map(|r| r[0])), lemma::USE_FRAME);
        forms.mark(lemma::FORM, &column(&mut self.heads.iter().map(|r| r[0])), lemma::USE_HEAD);
        forms.mark(lemma::FORM, &column(&mut self.phrases.iter().map(|r| r[0])), lemma::USE_OPENS);
        forms.mark(lemma::DERIVATION, &self.participles(strings), lemma::USE_REPORTING);
    }

    /// The cells of derivation of the active participles of reporting verbs.
    fn participles(&self, strings: &Strings) -> HashSet<u32> {
        let verb = strings.find("verb");
        let verbs: HashSet<u32> = self.reporting.iter().filter(|r| Some(r[1]) == verb).map(|r| r[0]).collect();
        strings
            .iter()
            .filter(|(_, at)| verbs.contains(at))
            .filter_map(|(text, _)| strings.find(&format!("agent:{text}")))
            .collect()
    }

    pub(crate) fn write(mut self, blob: &mut Blob) {
        self.sort_reporting();
        self.phrases.sort_by_key(|p| (p[0], std::cmp::Reverse(p[phrase::LENGTH]), p[phrase::KIND], p[phrase::PAYLOAD]));
        self.frames.sort_by_key(|r| r[0]);
        self.heads.sort_by_key(|r| r[0]);
        blob.table(Section::Phrases, &self.phrases);
        blob.table(Section::Terms, &self.terms);
        blob.table(Section::Titles, &self.titles);
        blob.table(Section::Reporting, &self.reporting);
        blob.table(Section::Frames, &self.frames);
        blob.table(Section::Connectors, &self.connectors);
        blob.table(Section::Heads, &self.heads);
        blob.table(Section::Times, &self.times);
    }
}

/// Short endings, which phrases leave out and some forms hold.
const ENDINGS: [char; 6] = ['\u{64E}', '\u{64F}', '\u{650}', '\u{64B}', '\u{64C}', '\u{64D}'];

const PREPOSITION: u32 = 1;
const PRONOUN: u32 = 1 << 8;
const CONJUNCTION: u32 = 1 << 16;
const NO_VERB: u32 = 1 << 24;

/// The lemma (its string offset) of a word as a phrase writes it: in any of its forms, without article, without clitics, without tanwin or attached pronoun; and which
/// clitics were taken off.
fn lemma_of(word: &str, forms: &Forms) -> (Option<u32>, u32) {
    let find = |w: &str| {
        forms.citation(w).or_else(|| forms.citation(bare(w))).or_else(|| {
            let stem = w.trim_end_matches(['\u{64E}', '\u{64F}', '\u{650}']);
            let ended = || ENDINGS.iter().find_map(|&ending| forms.citation(&with_ending(bare(w), ending)));
            (stem != w).then(|| forms.citation(stem).or_else(|| forms.citation(bare(stem)))).flatten().or_else(ended)
        })
    };
    // After a clitic hamzat al-wasl has no vowel of its own.
    let wasl = |rest: &str| rest.strip_prefix(letters::ALEF).and_then(|r| find(&format!("اِ{r}")));
    let inner = |rest: &str| {
        let whole = |word: &str| find(word).or_else(|| wasl(word));
        let bare = whole(rest).or_else(|| without_tanwin(rest, find)).map(|f| (f, 0));
        bare.or_else(|| without_pronoun(rest, whole).map(|f| (f, PRONOUN)))
    };
    if let Some((found, clitics)) = inner(word) {
        return (Some(found), clitics);
    }
    let heads = [
        ("وَ", CONJUNCTION),
        ("فَ", CONJUNCTION),
        ("بِ", PREPOSITION),
        ("لِ", PREPOSITION),
        ("كَ", PREPOSITION),
        ("ب", PREPOSITION),
        ("ل", PREPOSITION),
    ];
    for (clitic, kind) in heads {
        if let Some((found, own)) = word.strip_prefix(clitic).and_then(inner) {
            return (Some(found), kind | own);
        }
    }
    let with_article = word.strip_prefix("لِل").or_else(|| word.strip_prefix("لل")).and_then(inner);
    with_article.map_or((None, 0), |(found, own)| (Some(found), PREPOSITION | own))
}

/// A word with a short ending, in the order of NFC: before a shadda.
fn with_ending(word: &str, ending: char) -> String {
    let shadda = letters::SHADDA;
    word.strip_suffix(shadda).map_or_else(|| format!("{word}{ending}"), |stem| format!("{stem}{ending}{shadda}"))
}

/// «عِلَاوَةً», «شُكرًا»
fn without_tanwin(word: &str, find: impl Fn(&str) -> Option<u32>) -> Option<u32> {
    let mut stem: String = word.chars().filter(|c| *c != FATHATAN).collect();
    if stem == word {
        return None;
    }
    find(&stem).or_else(|| if stem.pop() == Some(letters::ALEF) { find(&stem) } else { None })
}

/// «بِدَورِهِ»
fn without_pronoun(word: &str, find: impl Fn(&str) -> Option<u32>) -> Option<u32> {
    ["هِ", "هُ", "هَا", "هِمَا", "هُمَا", "هِم", "هُم", "نَا", "ه", "ها", "هم", "هما"].iter().find_map(|pronoun| {
        // NFC has the vowel before a shadda: «رَدِّهِ» ends in shadda.
        let (stem, shadda) = {
            let stem = word.strip_suffix(pronoun)?;
            stem.strip_suffix(letters::SHADDA).map_or((stem, ""), |stem| (stem, "\u{651}"))
        };
        let stem = stem.trim_end_matches(['\u{64E}', '\u{64F}', '\u{650}']);
        let marbuta = stem.strip_suffix(letters::TEH).map(|s| format!("{s}{TEH_MARBUTA}"));
        find(&format!("{stem}{shadda}")).or_else(|| marbuta.as_deref().and_then(&find))
    })
}
