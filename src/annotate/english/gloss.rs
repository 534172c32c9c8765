//! Which English word a word has: rows of the lexicon and of `assets/english/`.

use super::English;
use super::surface::plain;
use crate::annotate::morphology::{Proclitics, Reading};
use crate::lexicon::Lemma;
use crate::lexicon::features::{Gender, Number, Pos};
use crate::text::letters::is_mark;
use crate::tokens::TokenKind;

/// Readings this much dearer than the chosen one are still considered, in tenths of a nat.
const NEAR: u16 = 8;

/// The rendering of a cell «default;kind=other» for `kind`.
pub(super) fn cell_for(cell: &'static str, kind: &str) -> Option<&'static str> {
    cell.split(';').find_map(|item| item.split_once('=').filter(|(k, _)| *k == kind).map(|(_, v)| v))
}

/// The first rendering of a cell «default;kind=other».
pub(super) fn cell_default(cell: &'static str) -> &'static str {
    cell.split(';').next().unwrap_or("")
}

impl English<'_> {
    /// A row of `assets/english/{table}.tsv`.
    pub(super) fn row(&self, table: &str, form: &str) -> Option<&'static str> {
        self.article.lexicon.transfer(table, form)
    }

    /// The row of `assets/english/{table}.tsv` for two words or patterns side by side.
    pub(super) fn row_of(&self, table: &str, first: &str, second: &str) -> Option<&'static str> {
        let opens = first.split(' ').next().is_some_and(|word| self.article.lexicon.transfer_opens(table, word));
        if opens { self.row(table, &format!("{first} {second}")) } else { None }
    }

    /// A word that nothing else could place, by its gloss alone.
    pub(super) fn word_gloss(&self, at: usize) -> String {
        let Some(word) = self.article.word(at) else { return String::new() };
        let surface = self.article.surface(at);
        match word.kind {
            TokenKind::Punctuation => punctuation(surface).to_owned(),
            TokenKind::Arabic => {
                let clitics = word.reading.proclitics;
                let and = if clitics.conjunction() { "and " } else { "" };
                let gloss = self.article.lemma(at).map_or_else(String::new, |l| plain(l.first_gloss()));
                if gloss.is_empty() { format!("{and}[{}]", self.article.core(at)) } else { format!("{and}{gloss}") }
            }
            TokenKind::Foreign | TokenKind::Number => surface.to_owned(),
        }
    }

    /// The singular English noun of word `at`.
    pub(super) fn noun_gloss(&self, at: usize) -> String {
        // «آخرون», «آخرين»: others, though the word may be an «end» as well.
        let many = self.article.word(at).is_some_and(|w| matches!(w.reading.features.number, Number::Plur | Number::Dual));
        if many && self.article.is_lemma(at, &["آخِر"]) {
            return "other".to_owned();
        }
        let Some(lemma) = self.noun_lemma(at) else { return format!("[{}]", bare(self.article.core(at))) };
        let gloss = if lemma.derivation.starts_with("elative:") && self.article.definite(at) {
            super::adjective::elative(lemma.gloss, true)
        } else {
            plain(lemma.first_gloss())
        };
        if gloss.is_empty() { format!("[{}]", bare(self.article.core(at))) } else { gloss }
    }

    /// The lemma of a noun; of an adjective that stands as one, the noun of the same spelling.
    fn noun_lemma(&self, at: usize) -> Option<Lemma> {
        let word = self.article.word(at)?;
        let own = word.reading;
        let noun = self.article.lattice.of(at).iter().find(|r| {
            r.features.pos == Pos::Noun && r.proclitics == own.proclitics && r.enclitic == own.enclitic && r.lemma.is_some()
        });
        let id = if own.features.pos == Pos::Adj { noun.and_then(|r| r.lemma).or(own.lemma) } else { own.lemma };
        id.map(|id| self.article.lexicon.lemma(id.0))
    }

    /// Whether English does not count this noun.
    pub(super) fn uncountable(&self, noun: &str) -> bool {
        use crate::lexicon::english::Irregular;
        let lexicon = self.article.lexicon;
        let head = noun.split(" of ").next().unwrap_or(noun);
        let last = head.rsplit([' ', '-']).next().unwrap_or(head);
        lexicon.noun(head).or_else(|| lexicon.noun(last)).is_some_and(str::is_empty)
    }

    /// The adjective that word `at` is or may be, with its gloss.
    pub(super) fn adjective_lemma(&self, at: usize) -> Option<Lemma> {
        let article = self.article;
        let word = article.word(at)?;
        let lemma = |id: u32| article.lexicon.lemma(id);
        match word.reading.features.pos {
            Pos::Adj if article.is_lemma(at, &["آخِر"]) => {
                let other = article.lattice.of(at).iter().filter_map(|r| r.lemma).map(|id| lemma(id.0)).find(|l| l.form == "آخَر");
                other.or_else(|| word.reading.lemma.map(|id| lemma(id.0)))
            }
            Pos::Adj => word.reading.lemma.map(|id| lemma(id.0)),
            Pos::Noun | Pos::Num => {
                let reading =
                    article.lattice.of(at).iter().find(|r| {
                        r.features.pos == Pos::Adj && r.enclitic.is_none() && r.proclitics == word.reading.proclitics
                    })?;
                reading.lemma.map(|id| lemma(id.0))
            }
            _ => None,
        }
    }

    /// The verb whose masdar word `at` is, or cheaply may be where its own reading is a rarer plural («جمع»).
    pub(super) fn masdar_verb(&self, at: usize) -> Option<Lemma> {
        self.words.masdars.get(at)?.get_or_init(|| self.find_masdar_verb(at).map(Box::new)).as_deref().copied()
    }

    fn find_masdar_verb(&self, at: usize) -> Option<Lemma> {
        let word = self.article.word(at)?;
        if word.reading.features.pos != Pos::Noun {
            return None;
        }
        let lexicon = self.article.lexicon;
        let own = |reading: &Reading| {
            let derivation = lexicon.derivation(reading.lemma?.0);
            let singular = !matches!(reading.features.number, Number::Plur | Number::Dual);
            derivation.strip_prefix("masdar:").filter(|_| singular).and_then(|v| self.verb_named(v))
        };
        if word.reading.features.number != Number::Plur || word.reading.features.gender != Gender::Fem {
            return own(&word.reading);
        }
        let near = |r: &&Reading| {
            r.features.pos == Pos::Noun
                && r.cost <= word.reading.cost.saturating_add(NEAR)
                && r.proclitics == word.reading.proclitics
                && r.enclitic == word.reading.enclitic
        };
        own(&word.reading).or_else(|| self.article.lattice.of(at).iter().filter(near).find_map(own))
    }

    /// The verbs that word `at` may be, the chosen one first.
    pub(super) fn verb_readings(&self, at: usize, chosen: Lemma) -> Vec<Lemma> {
        let mut out = vec![chosen];
        let Some(word) = self.article.word(at).filter(|w| w.reading.features.pos == Pos::Verb) else { return out };
        let own = word.reading;
        for reading in self.article.lattice.of(at) {
            let same = reading.features.pos == Pos::Verb
                && reading.features.aspect == own.features.aspect
                && reading.features.voice == own.features.voice
                && reading.proclitics == own.proclitics
                && reading.enclitic == own.enclitic
                && reading.cost <= own.cost.saturating_add(NEAR * 2);
            if let Some(id) = reading.lemma.filter(|_| same) {
                let lemma = self.article.lexicon.lemma(id.0);
                if !out.iter().any(|l| l.form == lemma.form) {
                    out.push(lemma);
                }
            }
        }
        out
    }

    /// The verb with this citation form.
    pub(super) fn verb_named(&self, citation: &str) -> Option<Lemma> {
        self.article.lexicon.lemma_named(citation, Pos::Verb)
    }

    /// The key of word `at` in the tables of phrases: prefixed preposition, article, citation form.
    pub(super) fn pattern_word(&self, at: usize) -> String {
        let mut out = String::new();
        self.push_pattern_word(at, &mut out);
        out
    }

    /// Adds [`English::pattern_word`] to `out`.
    pub(super) fn push_pattern_word(&self, at: usize, out: &mut String) {
        let clitics = self.article.proclitics(at);
        let citation = self.article.citation(at);
        let article = if clitics.has(Proclitics::AL) { "ال" } else { "" };
        let preposition = if clitics.has(Proclitics::BI) {
            "بِ"
        } else if clitics.has(Proclitics::LI) {
            "لِ"
        } else if clitics.has(Proclitics::KA) {
            "كَ"
        } else {
            ""
        };
        [preposition, article, citation].into_iter().for_each(|piece| out.push_str(piece));
    }
}

/// English punctuation for Arabic.
pub(super) fn punctuation(sign: &str) -> &str {
    match sign {
        "،" => ",",
        "؛" => ";",
        "؟" => "?",
        "«" | "“" => "“",
        "»" | "”" => "”",
        "\"" | "#" | "_" => "",
        "-" | "–" | "—" => "–",
        "٪" => "%",
        other => other,
    }
}

/// A word without marks and article, as it is shown in brackets.
fn bare(word: &str) -> String {
    word.chars().filter(|c| !is_mark(*c)).collect()
}
