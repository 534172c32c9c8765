//! Phrases, cues and frames by lemma.

use super::Lexicon;
use super::blob::Table;
use super::format::{frame, phrase};
use crate::text::normalize::folded;
use rustc_hash::FxHashMap;

/// What a multiword pattern is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PhraseKind {
    /// A glossary term: row for [`Lexicon::term`].
    Term(u32),
    /// A title or role: row for [`Lexicon::title`].
    Title(u32),
    /// A reporting phrase: row for [`Lexicon::reporting_row`].
    Cue(u32),
    /// A connector: row for [`Lexicon::connector`].
    Connector(u32),
    /// A word of time: row for [`Lexicon::time`].
    Time(u32),
}

/// A multiword pattern.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Phrase {
    /// Lemma keys of its words, in order; 0 after the last.
    pub words: [u32; phrase::WORDS],
    /// How many words.
    pub length: usize,
    /// What it is.
    pub kind: PhraseKind,
    /// Whether another word may stand inside.
    pub gap: bool,
    /// Clitics that are part of it, as [`phrase::CLITICS`] packs them.
    pub clitics: u32,
}

/// What is looked at first of a pattern.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PhraseStart {
    /// The lemma key of its second word; 0 when it has one word.
    pub second: u32,
    /// Whether another word may stand inside.
    pub gap: bool,
    row: u32,
}

impl Phrase {
    /// The pattern in a row of a table of them, its keys as the table has them.
    pub(super) fn read(table: &Table, row: usize) -> Self {
        let cell = |column| table.cell(row, column);
        let payload = cell(phrase::PAYLOAD);
        let kind = match cell(phrase::KIND) {
            phrase::TITLE => PhraseKind::Title(payload),
            phrase::CUE => PhraseKind::Cue(payload),
            phrase::CONNECTOR => PhraseKind::Connector(payload),
            phrase::TIME => PhraseKind::Time(payload),
            _ => PhraseKind::Term(payload),
        };
        Self {
            words: std::array::from_fn(cell),
            length: cell(phrase::LENGTH) as usize,
            kind,
            gap: cell(phrase::GAP) == 1,
            clitics: cell(phrase::CLITICS),
        }
    }
}

/// A glossary entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TermEntry {
    /// Vocalised citation form.
    pub citation: &'static str,
    /// Renderings, «;» between.
    pub english: &'static str,
    /// Abbreviation.
    pub abbreviation: &'static str,
    /// Topic.
    pub topic: &'static str,
    /// Register.
    pub register: &'static str,
}

/// A title or role.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Title {
    /// Vocalised citation form.
    pub citation: &'static str,
    /// English.
    pub english: &'static str,
    /// office, rank, profession, relation, honorific.
    pub kind: &'static str,
    /// The word for it in people's roles.
    pub office: &'static str,
}

/// A reporting verb, noun or phrase with one of its complements.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reporting {
    /// Vocalised lemma or phrase.
    pub lemma: &'static str,
    /// verb, noun or phrase.
    pub pos: &'static str,
    /// What introduces the content.
    pub complement: &'static str,
    /// say, stress, call_for …
    pub act: &'static str,
    /// English, past tense with its preposition.
    pub english: &'static str,
}

/// A frame: what a verb, noun or adjective makes of its arguments.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Frame {
    /// Vocalised lemma.
    pub lemma: &'static str,
    /// verb, noun or adj.
    pub pos: &'static str,
    /// What must follow.
    pub complement: &'static str,
    /// Fact kind.
    pub kind: &'static str,
    /// PLOVER code.
    pub plover: &'static str,
    /// CAMEO code.
    pub cameo: &'static str,
    /// Who is source and target.
    pub roles: &'static str,
    /// English pattern.
    pub english: &'static str,
}

/// A sentence connector.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Connector {
    /// Vocalised form.
    pub form: &'static str,
    /// continue, contrast, source …
    pub kind: &'static str,
    /// English.
    pub english: &'static str,
}

/// A common noun that heads names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    /// organization, instrument, event, place …
    pub kind: &'static str,
    /// English.
    pub english: &'static str,
}

/// A word of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TimeWord {
    /// month, hijri, weekday, unit, relative, which, part.
    pub kind: &'static str,
    /// Number of the month or weekday, ISO letter of the unit, days or steps from now.
    pub value: &'static str,
}

/// The rows of the reporting table by text.
#[derive(Debug, Default)]
pub(super) struct CueIndex {
    /// The rows of each verb.
    verbs: FxHashMap<&'static str, Vec<u32>>,
    /// The row of each phrase of one word, by its folded letters.
    phrases: FxHashMap<String, u32>,
}

impl Lexicon {
    /// Word of time.
    #[must_use]
    pub fn time(&self, row: u32) -> TimeWord {
        TimeWord { kind: self.string(self.times.cell(row as usize, 1)), value: self.string(self.times.cell(row as usize, 2)) }
    }

    /// The patterns whose first word has the lemma key `key`, the longest first; those of imported glossaries come last.
    pub fn phrases(&self, key: u32) -> impl Iterator<Item = Phrase> + '_ {
        self.phrases.equal_range(key).map(|row| self.phrase(row)).chain(self.layer_phrases(key))
    }

    /// How the patterns of the program's own begin whose first word has the lemma key `key`, the longest first.
    pub fn phrase_starts(&self, key: u32) -> impl Iterator<Item = PhraseStart> + '_ {
        self.phrases.equal_range(key).map(|row| PhraseStart {
            second: self.phrases.cell(row, 1),
            gap: self.phrases.cell(row, phrase::GAP) == 1,
            row: u32::try_from(row).unwrap_or(u32::MAX),
        })
    }

    /// The pattern that begins so.
    #[must_use]
    pub fn started(&self, start: PhraseStart) -> Phrase {
        self.phrase(start.row as usize)
    }

    /// The patterns of imported glossaries whose first word has the lemma key `key`.
    pub fn imported_phrases(&self, key: u32) -> impl Iterator<Item = Phrase> + '_ {
        self.layer_phrases(key)
    }

    pub(super) fn phrase(&self, row: usize) -> Phrase {
        Phrase::read(&self.phrases, row)
    }

    /// Glossary entry; the topic of an imported one is its glossary's name.
    #[must_use]
    pub fn term(&self, row: u32) -> TermEntry {
        if let Some(entry) = self.layer_term(row) {
            return entry;
        }
        let text = |column| self.string(self.terms.cell(row as usize, column));
        TermEntry { citation: text(0), english: text(1), abbreviation: text(2), topic: text(3), register: text(4) }
    }

    /// Number of glossary entries of the program's own.
    #[must_use]
    pub fn term_count(&self) -> usize {
        self.terms.len()
    }

    /// Title or role.
    #[must_use]
    pub fn title(&self, row: u32) -> Title {
        let text = |column| self.string(self.titles.cell(row as usize, column));
        Title { citation: text(0), english: text(1), kind: text(2), office: text(3) }
    }

    /// One row of the reporting table, as the phrases number them.
    #[must_use]
    pub fn reporting_row(&self, row: u32) -> Reporting {
        let text = |column| self.string(self.reporting.cell(row as usize, column));
        Reporting { lemma: text(0), pos: text(1), complement: text(2), act: text(3), english: text(4) }
    }

    /// Number of reporting rows.
    #[must_use]
    pub fn reporting_count(&self) -> u32 {
        u32::try_from(self.reporting.len()).unwrap_or(u32::MAX)
    }

    /// The reporting rows of a lemma key, in the table's order.
    pub fn reporting(&self, key: u32) -> impl Iterator<Item = Reporting> + '_ {
        self.reporting.equal_range(key).map(|row| self.reporting_row(u32::try_from(row).unwrap_or(0)))
    }

    /// The reporting rows of a verb, by its citation form, in the table's order.
    pub fn reporting_verb(&self, citation: &str) -> impl Iterator<Item = Reporting> + '_ {
        self.cue_index().verbs.get(citation).into_iter().flatten().map(|&row| self.reporting_row(row))
    }

    /// The phrase of the reporting table with these folded letters and no second word («يُعتَقَد», «حَسَب», «وَفقًا ل»).
    #[must_use]
    pub fn reporting_phrase(&self, folded: &str) -> Option<Reporting> {
        self.cue_index().phrases.get(folded).map(|&row| self.reporting_row(row))
    }

    fn cue_index(&self) -> &CueIndex {
        self.cues.get_or_init(|| {
            let mut index = CueIndex::default();
            for row in 0..self.reporting_count() {
                let cue = self.reporting_row(row);
                // A preposition of one letter is a clitic of the next word.
                let word = cue.lemma.strip_suffix(" ل").unwrap_or(cue.lemma);
                match cue.pos {
                    "verb" => index.verbs.entry(cue.lemma).or_default().push(row),
                    "phrase" if !word.contains(' ') => {
                        index.phrases.insert(folded(word), row);
                    }
                    _ => {}
                }
            }
            index
        })
    }

    /// The frames of a lemma key, in the table's order.
    pub fn frames(&self, key: u32) -> impl Iterator<Item = Frame> + '_ {
        self.frames_of(key, None)
    }

    /// The frames of a lemma key with this part of speech (verb, noun or adj), or of all, in the table's order.
    pub fn frames_of<'l>(&'l self, key: u32, pos: Option<&'l str>) -> impl Iterator<Item = Frame> + 'l {
        let fits = move |row: &usize| pos.is_none_or(|pos| self.string(self.frames.cell(*row, frame::POS)) == pos);
        self.frames.equal_range(key).filter(fits).map(|row| {
            let text = |column| self.string(self.frames.cell(row, column));
            Frame {
                lemma: text(frame::LEMMA),
                pos: text(frame::POS),
                complement: text(frame::COMPLEMENT),
                kind: text(frame::KIND),
                plover: text(frame::PLOVER),
                cameo: text(frame::CAMEO),
                roles: text(frame::ROLES),
                english: text(frame::ENGLISH),
            }
        })
    }

    /// Connector.
    #[must_use]
    pub fn connector(&self, row: u32) -> Connector {
        let text = |column| self.string(self.connectors.cell(row as usize, column));
        Connector { form: text(0), kind: text(1), english: text(2) }
    }

    /// What a common noun heads, if anything: one row for each kind.
    pub fn heads(&self, key: u32) -> impl Iterator<Item = Head> + '_ {
        self.heads
            .equal_range(key)
            .map(|row| Head { kind: self.string(self.heads.cell(row, 1)), english: self.string(self.heads.cell(row, 2)) })
    }

    /// The row of `kind` of a common noun.
    #[must_use]
    pub fn head(&self, key: u32, kind: &str) -> Option<Head> {
        self.heads(key).find(|head| head.kind == kind)
    }
}
