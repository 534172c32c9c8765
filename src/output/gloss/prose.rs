//! Answers as people read them: blocks of lines, each line pieces in one script.
//!
//! In: an answer, the tables of its entries. Out: what to write, without width, order or colour: who writes it lays it out.

use super::line::{Ink, Line, Piece};
use crate::annotate::morphology::{Explanation, romanize};
use crate::gloss::{Answer, Derivation, Entry, Found, Hit, HitKind, Name, PhraseWord, Table, Term, Usage};
use crate::lexicon::features::Pos;

/// Columns of the labels («plural», «root»).
const LABEL: usize = 11;
/// Most items of a list, unless all are asked for.
const MOST: usize = 10;

/// A part of what is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// A line, and how far its continuation stands in where it must be wrapped.
    Line {
        /// Blank columns before it.
        indent: usize,
        /// Blank columns before what is wrapped; its first line has a label of that many columns instead.
        hang: usize,
        /// Its text.
        pieces: Vec<Piece>,
    },
    /// A table of forms.
    Table(Table),
    /// An empty line.
    Blank,
}

/// What to write of an answer. Lists are cut to their first items unless `all`.
#[must_use]
pub fn prose(answer: &Answer, tables: &[Vec<Table>], all: bool) -> Vec<Block> {
    let mut out = Prose::new(all);
    let hits_first = answer.hits.first().is_some_and(|hit| hit.exact) || answer.entries.is_empty();
    if hits_first {
        out.hits(answer);
    }
    if !answer.words.is_empty() {
        out.phrase(answer);
    }
    let several = answer.entries.len() > 1;
    if hits_first && !answer.hits.is_empty() && !answer.entries.is_empty() {
        out.blank();
        out.line(0, |l| l.label("as a transliteration:"));
    }
    for (at, found) in answer.entries.iter().enumerate() {
        out.blank();
        out.entry(found, several.then_some(at + 1));
        for table in tables.get(at).into_iter().flatten() {
            out.blank();
            out.blocks.push(Block::Table(table.clone()));
        }
    }
    if !hits_first {
        out.hits(answer);
    }
    if !answer.unlikely.is_empty() {
        out.blank();
        out.line(0, |l| l.label("less likely:"));
        let shown = out.shown(answer.unlikely.len());
        for brief in answer.unlikely.iter().take(shown) {
            out.line(2, |l| l.brief(brief));
        }
        out.more(answer.unlikely.len(), shown, 2);
    }
    if answer.words.is_empty() && !answer.names.is_empty() {
        out.blank();
        out.list("names", &answer.names, |l, name| {
            l.name(name);
        });
    }
    if !answer.found {
        out.not_found(answer);
    }
    out.blocks
}

/// Blocks under construction.
#[derive(Debug, Default)]
pub struct Prose {
    blocks: Vec<Block>,
    /// Roots whose families are shown.
    roots: Vec<&'static str>,
    all: bool,
}

impl Prose {
    /// Begins; lists are cut to their first items unless `all`.
    #[must_use]
    pub fn new(all: bool) -> Self {
        Self { all, ..Self::default() }
    }

    /// What was composed.
    #[must_use]
    pub fn blocks(self) -> Vec<Block> {
        self.blocks
    }

    /// An empty line, unless it would be the first.
    pub fn blank(&mut self) {
        if !self.blocks.is_empty() {
            self.blocks.push(Block::Blank);
        }
    }

    /// A line.
    pub fn line(&mut self, indent: usize, fill: impl FnOnce(&mut Line) -> &mut Line) {
        let mut line = Line::default();
        fill(&mut line);
        self.blocks.push(Block::Line { indent, hang: 2, pieces: line.0 });
    }

    /// A line with a label before it.
    pub fn field(&mut self, label: &str, fill: impl FnOnce(&mut Line) -> &mut Line) {
        let mut line = Line::default();
        line.label(&format!("{label:LABEL$}"));
        fill(&mut line);
        self.blocks.push(Block::Line { indent: 2, hang: LABEL, pieces: line.0 });
    }

    /// How many of `length` items are shown: one more line than that is never spent to say that there is one more.
    fn shown(&self, length: usize) -> usize {
        if self.all || length <= MOST + 1 { length } else { MOST }
    }

    fn more(&mut self, length: usize, shown: usize, indent: usize) {
        if shown < length {
            self.line(indent, |l| l.label(&format!("… and {} more (--all)", length - shown)));
        }
    }

    /// A label and an item a line.
    pub fn list<T>(&mut self, label: &str, items: &[T], fill: impl Fn(&mut Line, &T)) {
        let shown = self.shown(items.len());
        for (at, item) in items.iter().take(shown).enumerate() {
            self.field(if at == 0 { label } else { "" }, |l| {
                fill(l, item);
                l
            });
        }
        self.more(items.len(), shown, 2 + LABEL);
    }

    /// An entry, with its number where there are several.
    pub fn entry(&mut self, found: &Found, number: Option<usize>) {
        let Found { entry, analyses } = found;
        self.line(0, |l| {
            if let Some(number) = number {
                l.label(&format!("{number}. "));
            }
            l.add(entry.head.lemma, Ink::Head).plain("  ").add(&entry.head.transliteration, Ink::Latin);
            let mut notes = vec![entry.head.label.clone()];
            if let Some(level) = entry.level {
                notes.push(format!("level {level}"));
            }
            if !entry.topic.is_empty() {
                notes.push(entry.topic.to_owned());
            }
            if entry.by_rule {
                notes.push("made by rule".to_owned());
            }
            if let Some(name) = entry.head.lexicon {
                notes.push(format!("imported: {name}"));
            }
            l.label(&format!(" · {}", notes.join(" · ")))
        });
        let plain = |e: &Explanation| e.segments.len() == 1 && e.vocalized == entry.head.lemma;
        if !analyses.iter().all(plain) {
            self.list("here", analyses, |l, analysis| {
                l.explanation(analysis);
            });
        }
        if !entry.head.gloss.is_empty() {
            self.field("meaning", |l| l.plain(&entry.head.gloss));
        }
        self.grammar(entry);
        self.list("with", &entry.usage, |l, usage: &Usage| {
            l.arabic(if usage.complement.is_empty() { "" } else { &usage.complement });
            l.plain("  ").plain(&usage.gloss);
        });
        if !entry.root.is_empty() {
            self.field("root", |l| l.arabic(entry.root));
        }
        if !entry.root.is_empty() && self.roots.contains(&entry.root) {
            self.field("family", |l| l.label("as above"));
        } else {
            self.roots.push(entry.root);
            self.list("family", &entry.family, |l, brief| {
                l.brief(brief);
            });
        }
        // A term of one word that says what the glosses say is left out.
        let glosses: Vec<&str> = entry.head.gloss.split("; ").collect();
        let new = |term: &&Term| !term.whole || term.entry.english.split(';').any(|e| !glosses.contains(&e.trim()));
        let terms: Vec<&Term> = entry.terms.iter().filter(new).collect();
        self.list("terms", &terms, |l, term| {
            l.term(term);
        });
        self.list("names", &entry.names, |l, name| {
            l.name(name);
        });
    }

    fn grammar(&mut self, entry: &Entry) {
        if !entry.present.is_empty() {
            self.field("present", |l| l.words(&entry.present));
        }
        if !entry.masdars.is_empty() {
            self.field("masdar", |l| l.words(&entry.masdars));
        }
        if let Some(active) = &entry.active {
            self.field("participle", |l| {
                l.word(active);
                if let Some(passive) = &entry.passive {
                    l.label(" · passive ").word(passive);
                }
                l
            });
        }
        if !entry.feminine.is_empty() && entry.pos == Pos::Adj {
            self.field("feminine", |l| l.words(&entry.feminine));
        }
        if !entry.plurals.is_empty() {
            self.field("plural", |l| l.words(&entry.plurals));
        }
        if !entry.class.is_empty() {
            let governs = || entry.class.split(';').map(governed).collect::<Vec<_>>().join(" or ");
            let (label, text) = if entry.pos == Pos::Num { ("value", entry.class.to_owned()) } else { ("governs", governs()) };
            self.field(label, |l| l.plain(&text));
        }
        if let Some(derivation) = &entry.derivation {
            self.field("from", |l| l.label(relation(derivation)).arabic(derivation.source));
        }
    }

    fn hits(&mut self, answer: &Answer) {
        let mut last = None;
        for exact in [true, false] {
            for hit in answer.hits.iter().filter(|hit| hit.exact == exact) {
                let title = match hit.kind {
                    HitKind::Word(_) => "words",
                    HitKind::Term(_) => "terms",
                    HitKind::Name(_) => "names",
                };
                let heading = (exact, title);
                if last != Some(heading) {
                    let label = if exact {
                        format!("{title} for «{}»", answer.query)
                    } else {
                        format!("{title} with «{}»", answer.query)
                    };
                    self.blank();
                    self.line(0, |l| l.label(&label));
                    last = Some(heading);
                }
                self.hit(hit);
            }
        }
    }

    fn hit(&mut self, hit: &Hit) {
        self.line(2, |l| match &hit.kind {
            HitKind::Word(brief) => l.brief(brief),
            HitKind::Term(entry) => l.term(&Term { entry: *entry, whole: hit.exact }),
            HitKind::Name(name) => l.name(name),
        });
    }

    fn phrase(&mut self, answer: &Answer) {
        self.blank();
        self.line(0, |l| {
            // Inside a phrase the article's alef is silent.
            let word = |w: &PhraseWord| w.explanation.vocalized.replacen("\u{627}\u{64E}\u{644}", "\u{627}\u{644}", 1);
            let vocalized: Vec<String> = answer.words.iter().map(word).collect();
            let latin: Vec<&str> = answer.words.iter().map(|w| w.explanation.transliteration.as_str()).collect();
            l.add(&vocalized.join(" "), Ink::Head).plain("  ").add(&latin.join(" "), Ink::Latin)
        });
        let (whole, parts): (Vec<&Term>, Vec<&Term>) = answer.terms.iter().partition(|term| term.whole);
        self.list("term", &whole, |l, term| {
            l.term(term);
            let notes: Vec<&str> = [term.entry.topic, term.entry.register].into_iter().filter(|n| !n.is_empty()).collect();
            l.label(&format!(" · {}", notes.join(" · ")));
        });
        let (own, others): (Vec<&Name>, Vec<&Name>) = answer.names.iter().partition(|name| name.whole);
        self.list("name", &own, |l, name| {
            l.name(name);
        });
        if whole.is_empty() && own.is_empty() && answer.found {
            self.field("", |l| l.label("no term of the glossary; word by word:"));
        }
        self.list("words", &answer.words, |l, word| {
            l.explanation(&word.explanation);
            let main = word.explanation.segments.get(word.explanation.main);
            if let Some(gloss) = main.map(|m| m.gloss.as_str()).filter(|g| !g.is_empty()) {
                l.label(" · ").plain(gloss);
            }
            if word.correction.is_some() {
                l.label(" · misspelt: ").arabic(&word.form);
            }
        });
        self.list("see also", &parts, |l, term| {
            l.term(term);
        });
        self.list("names", &others, |l, name| {
            l.name(name);
        });
    }

    fn not_found(&mut self, answer: &Answer) {
        self.blank();
        let shown = if answer.query.is_empty() { "nothing that could be a word was asked" } else { "not found" };
        self.line(0, |l| {
            if answer.query.is_empty() { l.plain(shown) } else { l.plain("«").plain(&answer.query).plain("» ").plain(shown) }
        });
        if !answer.near.is_empty() {
            self.list("near", &answer.near, |l, near| {
                if near.gloss.is_empty() {
                    l.plain(&near.word);
                } else {
                    l.arabic(&near.word).plain("  ").add(&romanize(&near.word), Ink::Latin).label(" · ").plain(&near.gloss);
                }
            });
        }
    }
}

fn relation(derivation: &Derivation) -> &'static str {
    match derivation.kind {
        "masdar" => "verbal noun of ",
        "noun" => "noun from ",
        "agent" => "active participle of ",
        "patient" => "passive participle of ",
        "nisba" => "nisba of ",
        "place" => "place or time of ",
        "instance" => "single act of ",
        "elative" => "elative of ",
        "diminutive" => "diminutive of ",
        "feminine" => "feminine of ",
        _ => "",
    }
}

fn governed(class: &str) -> &str {
    match class {
        "gen" => "the genitive",
        "acc" => "the accusative",
        "subj" => "the subjunctive",
        "juss" => "the jussive",
        "perf" => "the perfect",
        "perf/imperf" => "perfect or imperfect",
        "clause" => "a clause",
        other => other,
    }
}
