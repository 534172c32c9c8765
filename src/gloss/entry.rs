//! A lemma → its entry: forms, derivations, family, valency, terms and names.

use std::cmp::Reverse;

use super::cells;
use super::names::{Name, names_of};
use crate::annotate::morphology::romanize;
use crate::lexicon::features::{Form, Gender, Number, Pos};
use crate::lexicon::format::lemma::{FLAG_DERIVED, FLAG_FAMILY, FLAG_FEMININE, FLAG_GIVEN, FLAG_HUMAN, FLAG_NISBA};
use crate::lexicon::{Lemma, Lexicon, PhraseKind, TermEntry, inflect};
use crate::text::normalize::folded;

/// Which prepositions, objects and clauses a verb takes, and what it then means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Usage {
    /// Prepositions vocalised, `ه` for an object, أَن and أَنَّ for clauses, blanks between; empty for a verb that stands alone.
    pub complement: String,
    /// English.
    pub gloss: String,
}

/// What a word derives from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Derivation {
    /// masdar, agent, patient, nisba, place, instance, elative, diminutive, feminine …: as the tables name it.
    pub kind: &'static str,
    /// The vocalised lemma it comes from.
    pub source: &'static str,
}

/// A glossary entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    /// The entry.
    pub entry: TermEntry,
    /// Whether it is the whole of what was asked (or the lemma itself), not only holds it.
    pub whole: bool,
}

/// A dictionary word in one line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Brief {
    /// Row of the lemma.
    pub id: u32,
    /// Vocalised citation form.
    pub lemma: &'static str,
    /// ALA-LC.
    pub transliteration: String,
    /// Part of speech in words: «verb IV», «noun f.».
    pub label: String,
    /// Glosses, «; » between.
    pub gloss: String,
    /// The imported lexicon that it is from; `None` for the program's own.
    pub lexicon: Option<&'static str>,
}

/// Everything known of a lemma.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The lemma in one line; its gloss holds all glosses.
    pub head: Brief,
    /// Part of speech.
    pub pos: Pos,
    /// Root, letters with blanks between; empty for loans and particles.
    pub root: &'static str,
    /// Verb form, I to X, Q1 to Q4; empty otherwise.
    pub verb_form: &'static str,
    /// Verbs: present, third person masculine singular, with its ending.
    pub present: Vec<String>,
    /// Verbal nouns, commonest first.
    pub masdars: Vec<String>,
    /// Active participle.
    pub active: Option<String>,
    /// Passive participle, of verbs that take an object or preposition.
    pub passive: Option<String>,
    /// Nouns: plurals, commonest first. Adjectives: masculine plurals.
    pub plurals: Vec<String>,
    /// Adjectives: feminine singular.
    pub feminine: Vec<String>,
    /// Gender of a noun or name.
    pub gender: Gender,
    /// Whether it is said of people.
    pub human: bool,
    /// What it derives from.
    pub derivation: Option<Derivation>,
    /// How it is used, with prepositions.
    pub usage: Vec<Usage>,
    /// Particles: what they govern (gen, acc, subj, juss …). Numbers: their value.
    pub class: &'static str,
    /// Topic, or empty.
    pub topic: &'static str,
    /// 1 (commonest) to 5; `None` for what rules made and for what was imported.
    pub level: Option<u32>,
    /// Whether the tables have no row of it: a participle or masdar made by rule.
    pub by_rule: bool,
    /// Other words of the root: verbs by form, then the rest, commonest first.
    pub family: Vec<Brief>,
    /// Glossary terms: itself first, then those that hold it.
    pub terms: Vec<Term>,
    /// Entries of the gazetteer that it names.
    pub names: Vec<Name>,
}

/// A lemma in one line.
#[must_use]
pub fn brief(lexicon: &Lexicon, id: u32) -> Brief {
    let lemma = lexicon.lemma(id);
    Brief {
        id,
        lemma: lemma.form,
        transliteration: romanize(lemma.form),
        label: label(&lemma),
        gloss: glosses(&lemma),
        lexicon: lexicon.imported_from(id),
    }
}

fn glosses(lemma: &Lemma) -> String {
    lemma.gloss.split(';').map(str::trim).filter(|g| !g.is_empty()).collect::<Vec<_>>().join("; ")
}

/// Part of speech in words.
fn label(lemma: &Lemma) -> String {
    match lemma.pos {
        Pos::Verb => format!("verb {}", lemma.class).trim_end().to_owned(),
        Pos::Noun if lemma.has(FLAG_FEMININE) => "noun f.".to_owned(),
        Pos::Noun => "noun m.".to_owned(),
        Pos::Propn if lemma.has(FLAG_GIVEN) => "given name".to_owned(),
        Pos::Propn if lemma.has(FLAG_FAMILY) => "family name".to_owned(),
        Pos::Propn => "name".to_owned(),
        Pos::Adj if lemma.has(FLAG_NISBA) => "adjective and noun (nisba)".to_owned(),
        Pos::Adj => "adjective".to_owned(),
        Pos::Adp => "preposition".to_owned(),
        Pos::Cconj | Pos::Sconj => "conjunction".to_owned(),
        Pos::Part => "particle".to_owned(),
        Pos::Adv => "adverb".to_owned(),
        Pos::Intj => "interjection".to_owned(),
        Pos::Det => "determiner".to_owned(),
        Pos::Pron => "pronoun".to_owned(),
        Pos::Num => "number".to_owned(),
        Pos::Punct => "punctuation".to_owned(),
        Pos::X => "word".to_owned(),
    }
}

/// The entries of the lemmas in these rows, in their order.
#[must_use]
pub fn entries(lexicon: &Lexicon, ids: &[u32]) -> Vec<Entry> {
    let forms = lexicon.forms_of(ids);
    ids.iter().zip(forms).map(|(&id, forms)| entry(lexicon, id, &forms)).collect()
}

fn entry(lexicon: &Lexicon, id: u32, forms: &[Form]) -> Entry {
    let lemma = lexicon.lemma(id);
    let verb = lemma.pos == Pos::Verb;
    let written = |list: &str| list.split(';').map(str::trim).filter(|p| !p.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let participles = if verb { participles(&lemma) } else { None };
    let transitive = lemma.valency.split(';').any(|v| !v.is_empty());
    let gender = if lemma.has(FLAG_FEMININE) {
        Gender::Fem
    } else if lemma.pos == Pos::Noun {
        Gender::Masc
    } else {
        Gender::None
    };
    Entry {
        head: brief(lexicon, id),
        pos: lemma.pos,
        root: lemma.root,
        verb_form: if verb { lemma.class } else { "" },
        present: if verb { cells::present(forms) } else { Vec::new() },
        masdars: if verb { written(lemma.parts) } else { Vec::new() },
        active: participles.as_ref().map(|p| p.active.clone()),
        passive: participles.and_then(|p| p.passive).filter(|_| transitive),
        plurals: if verb { Vec::new() } else { plurals(&lemma, forms) },
        feminine: if lemma.pos == Pos::Adj { cells::citation(forms, Number::Sing, Gender::Fem) } else { Vec::new() },
        gender,
        human: lemma.has(FLAG_HUMAN),
        derivation: lemma.derivation.split_once(':').map(|(kind, source)| Derivation { kind, source }),
        usage: usage(lexicon, lemma.valency),
        class: if matches!(lemma.pos, Pos::Verb | Pos::Adj | Pos::Noun | Pos::Propn) { "" } else { lemma.class },
        topic: lemma.topic,
        // The level of a name or of an imported word only orders readings.
        level: Some(lemma.level)
            .filter(|l| lemma.pos != Pos::Propn && (1..=5).contains(l) && lexicon.imported_from(id).is_none()),
        by_rule: lemma.has(FLAG_DERIVED),
        family: family(lexicon, id),
        terms: terms(lexicon, &lemma),
        names: names(lexicon, &lemma),
    }
}

/// By rule, since only those that news uses have rows. The vowel of the present does not show in them.
fn participles(lemma: &Lemma) -> Option<inflect::Participles> {
    let presents: &[&str] = if lemma.class == "I" { &["u", "i", "a", "-"] } else { &["-"] };
    presents.iter().find_map(|present| {
        let entry = inflect::VerbEntry { lemma: lemma.form, root: lemma.root, form: lemma.class, present };
        inflect::participles(&entry).ok()
    })
}

/// Plurals in the order of the row; sound ones stand there as their ending.
fn plurals(lemma: &Lemma, forms: &[Form]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let genders: &[Gender] =
        if lemma.pos == Pos::Adj { &[Gender::Masc, Gender::None] } else { &[Gender::Masc, Gender::Fem, Gender::None] };
    for &gender in genders {
        for plural in cells::citation(forms, Number::Plur, gender) {
            if !found.contains(&plural) && plural != lemma.form {
                found.push(plural);
            }
        }
    }
    let parts: Vec<&str> = lemma.parts.split(';').map(str::trim).collect();
    let place = |plural: &String| {
        let bare = plural.trim_end_matches(['\u{64E}', '\u{650}']);
        parts
            .iter()
            .position(|&part| part == plural || matches!(part, "ون" | "ات") && bare.ends_with(part))
            .unwrap_or(parts.len())
    };
    found.sort_by_key(place);
    // As they are cited, in pause: ـُون.
    let sound = |plural: &String| plural.ends_with("\u{648}\u{646}\u{64E}");
    for plural in found.iter_mut().filter(|p| sound(p)) {
        plural.pop();
    }
    found
}

/// `على=agree on;ه ب=accuse sb of` → usages, prepositions vocalised.
fn usage(lexicon: &Lexicon, valency: &str) -> Vec<Usage> {
    let items = valency.split(';').map(str::trim).filter(|v| !v.is_empty());
    items
        .map(|item| {
            let (complement, gloss) = item.split_once('=').unwrap_or((item, ""));
            let words: Vec<String> = complement.split_whitespace().map(|w| preposition(lexicon, w)).collect();
            Usage { complement: words.join(" "), gloss: gloss.trim().to_owned() }
        })
        .filter(|usage| !usage.gloss.is_empty() || !usage.complement.is_empty())
        .collect()
}

/// A complement as it is vocalised: على → عَلَى. What the table of particles does not have stays as it is.
fn preposition(lexicon: &Lexicon, word: &str) -> String {
    const SHORT: [(&str, &str); 7] =
        [("مج", "(passive)"), ("ب", "بِـ"), ("ل", "لِـ"), ("ك", "كَـ"), ("أن", "أَن"), ("أنّ", "أَنَّ"), ("إنّ", "إِنَّ")];
    if let Some(&(_, vocalised)) = SHORT.iter().find(|s| s.0 == word) {
        return vocalised.to_owned();
    }
    let mut best: Option<(u32, &'static str)> = None;
    if let Some(letters) = crate::annotate::morphology::Letters::read(word) {
        lexicon.matches(&letters.codes, |found| {
            if found.cost == 0 && found.length == letters.codes.len() {
                lexicon.cells(found.group, |cell| {
                    let lemma = lexicon.lemma(cell.lemma);
                    if lemma.pos == Pos::Adp && best.is_none_or(|b| lemma.level < b.0) {
                        best = Some((lemma.level, lemma.form));
                    }
                });
            }
        });
    }
    best.map_or_else(|| word.to_owned(), |(_, form)| form.to_owned())
}

const FORMS: [&str; 14] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "Q1", "Q2", "Q3", "Q4"];

/// The other words of its root that have rows of their own.
fn family(lexicon: &Lexicon, id: u32) -> Vec<Brief> {
    let mut rows: Vec<(u32, Lemma)> = lexicon
        .root_family(id)
        .into_iter()
        .filter(|&row| row != id && !lexicon.is_shadowed(row))
        .map(|row| (row, lexicon.lemma(row)))
        .filter(|(_, lemma)| !lemma.has(FLAG_DERIVED) && lemma.pos != Pos::Propn)
        .collect();
    let form = |lemma: &Lemma| FORMS.iter().position(|f| *f == lemma.class).unwrap_or(FORMS.len());
    rows.sort_by_key(|(row, lemma)| {
        let imported = lexicon.imported_from(*row).is_some();
        match lemma.pos {
            Pos::Verb => (imported, 0, form(lemma), lemma.level, *row),
            Pos::Noun => (imported, 1, 0, lemma.level, *row),
            _ => (imported, 2, 0, lemma.level, *row),
        }
    });
    rows.dedup_by(|a, b| a.1.form == b.1.form && a.1.gloss == b.1.gloss);
    rows.into_iter().map(|(row, _)| brief(lexicon, row)).collect()
}

/// The glossary's entries that hold the lemma, itself first, then the shorter.
fn terms(lexicon: &Lexicon, lemma: &Lemma) -> Vec<Term> {
    let mut out: Vec<(usize, bool, u32)> = Vec::new();
    for phrase in lexicon.phrases_with(lemma.key) {
        let PhraseKind::Term(row) = phrase.kind else { continue };
        let leads = phrase.words.first() == Some(&lemma.key);
        if !out.iter().any(|seen| seen.2 == row) {
            out.push((phrase.length, leads, row));
        }
    }
    out.sort_by_key(|&(length, leads, row)| (length, Reverse(leads), row));
    // A term of several topics has a row in each.
    let mut terms: Vec<Term> = Vec::new();
    for (length, _, row) in out {
        let entry = lexicon.term(row);
        if !terms.iter().any(|t| t.entry.citation == entry.citation && t.entry.english == entry.english) {
            terms.push(Term { entry, whole: length == 1 });
        }
    }
    terms
}

fn names(lexicon: &Lexicon, lemma: &Lemma) -> Vec<Name> {
    if lemma.pos == Pos::Propn || lemma.entity.is_some() {
        let own = lemma.entity.map(|row| lexicon.entity(row));
        return names_of(lexicon, &folded(lemma.form), own);
    }
    Vec::new()
}
