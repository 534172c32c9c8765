//! The tables of `lexicon/` → lemmas with all their forms.
//!
//! Verbs bring more than their paradigm: masdars and participles that have no row of their own become derived lemmas, glossed from the verb.

use super::forms::{Forms, Lemma};
use super::rows::{Row, RowError, Source, read};
use super::traits;
use super::writer::Strings;
use crate::lexicon::english::{Irregular, active_participle, passive_participle, verbal_noun};
use crate::lexicon::features::{Attachment, Case, Ending, Features, Form, Gender, Number, Person, Pos, State};
use crate::lexicon::format::lemma::{FLAG_DERIVED, FLAG_FEMININE, FLAG_HUMAN};
use crate::lexicon::inflect;
use crate::text::letters;

/// Level of lemmas that rules made.
const DERIVED_LEVEL: u32 = 6;

/// What the readers of one table need.
pub(crate) struct Context<'c, I> {
    pub(crate) forms: &'c mut Forms,
    pub(crate) strings: &'c mut Strings,
    pub(crate) errors: &'c mut Vec<RowError>,
    pub(crate) english: &'c I,
}

fn level(row: &Row<'_>, column: usize, errors: &mut Vec<RowError>) -> u32 {
    row.cell(column).parse().ok().filter(|l| (1..=5).contains(l)).unwrap_or_else(|| {
        errors.push(row.error("the level should be 1 to 5"));
        5
    })
}

pub(crate) const NOUNS: &str = "lemma root gender human plural derivation gloss topic level note";
pub(crate) const VERBS: &str = "lemma root form present masdars valency gloss topic level note";
pub(crate) const ADJECTIVES: &str = "lemma root feminine plural derivation gloss topic level note";
pub(crate) const PARTICLES: &str = "form pos governs enclitic gloss level note";
pub(crate) const PRONOUNS: &str = "form lemma pos features gloss";
pub(crate) const NUMBERS: &str = "form lemma pos features value gloss";

pub(crate) fn nouns<I: Irregular>(source: &Source, cx: &mut Context<'_, I>) {
    for row in read(source, NOUNS, cx.errors) {
        let plurals = row.list(4);
        let human = row.cell(3) == "h";
        let entry = inflect::NounEntry { lemma: row.cell(0), root: row.raw(1), gender: row.cell(2), human, plurals: &plurals };
        match inflect::noun(&entry) {
            Ok(forms) => {
                let flags = if human { FLAG_HUMAN } else { 0 } | if row.cell(2) == "f" { FLAG_FEMININE } else { 0 };
                let new = Lemma {
                    form: row.cell(0),
                    pos: Pos::Noun,
                    root: row.cell(1),
                    gloss: row.cell(6),
                    flags,
                    topic: row.cell(7),
                    level: level(&row, 8, cx.errors),
                    derivation: row.cell(5),
                    parts: plurals.join(";"),
                    ..Lemma::default()
                };
                cx.forms.add(cx.strings, &new, &forms);
            }
            Err(error) => cx.errors.push(row.error(error)),
        }
    }
}

pub(crate) fn adjectives<I: Irregular>(source: &Source, cx: &mut Context<'_, I>) {
    for row in read(source, ADJECTIVES, cx.errors) {
        let plurals = row.list(3);
        let entry = inflect::AdjectiveEntry { lemma: row.cell(0), root: row.raw(1), feminine: row.raw(2), plurals: &plurals };
        match inflect::adjective(&entry) {
            Ok(forms) => {
                let new = Lemma {
                    form: row.cell(0),
                    pos: Pos::Adj,
                    root: row.cell(1),
                    gloss: row.cell(5),
                    class: row.cell(2),
                    flags: traits::of_adjective(row.cell(4), row.cell(8)),
                    topic: row.cell(6),
                    level: level(&row, 7, cx.errors),
                    derivation: row.cell(4),
                    parts: plurals.join(";"),
                    ..Lemma::default()
                };
                cx.forms.add(cx.strings, &new, &forms);
            }
            Err(error) => cx.errors.push(row.error(error)),
        }
    }
}

/// Verbs; run after nouns and adjectives, so that their rows win over what is derived here.
pub(crate) fn verbs<I: Irregular>(source: &Source, cx: &mut Context<'_, I>) {
    for row in read(source, VERBS, cx.errors) {
        let entry = inflect::VerbEntry {
            lemma: row.cell(0),
            root: row.cell(1),
            form: row.cell(2),
            present: if row.cell(3).is_empty() { "-" } else { row.cell(3) },
        };
        let forms = match inflect::verb(&entry) {
            Ok(forms) => forms,
            Err(error) => {
                cx.errors.push(row.error(error));
                continue;
            }
        };
        let new = Lemma {
            form: row.cell(0),
            pos: Pos::Verb,
            root: row.cell(1),
            gloss: row.cell(6),
            class: row.cell(2),
            topic: row.cell(7),
            level: level(&row, 8, cx.errors),
            flags: traits::of_verb(row.cell(5)),
            parts: row.list(4).join(";"),
            valency: row.cell(5),
            ..Lemma::default()
        };
        cx.forms.add(cx.strings, &new, &forms);
        derive_masdars(&row, cx);
        derive_participles(&row, &entry, cx);
    }
}

/// The first two of some glosses that differ.
fn two(glosses: impl Iterator<Item = String>) -> String {
    let mut out: Vec<String> = Vec::with_capacity(2);
    for gloss in glosses {
        if out.len() < 2 && !out.contains(&gloss) {
            out.push(gloss);
        }
    }
    out.join(";")
}

/// The gloss of a passive participle: of the verb when it takes an object, else of what it says with its preposition («agreed on»).
fn passive_gloss<I: Irregular>(row: &Row<'_>, english: &I) -> String {
    let frames: Vec<(&str, &str)> = row.list(5).into_iter().filter_map(|item| item.split_once('=')).collect();
    let direct = |frame: &&(&str, &str)| frame.0 == "ه" || frame.0.starts_with("ه ");
    let transitive = frames.iter().any(|frame| direct(&frame));
    let own = row.list(6).into_iter().filter(|_| transitive);
    let governed = frames.iter().filter(|frame| direct(frame) == transitive && frame.0 != "مج").map(|frame| frame.1);
    let glosses = two(own.chain(governed).filter_map(|gloss| passive_participle(gloss, english)));
    if !glosses.is_empty() {
        return glosses;
    }
    let states = frames.iter().map(|frame| frame.1).chain(row.list(6)).filter(|gloss| !gloss.is_empty());
    states.take(1).map(|gloss| format!("that one may {gloss}")).collect()
}

fn derive_masdars<I: Irregular>(row: &Row<'_>, cx: &mut Context<'_, I>) {
    for masdar in row.list(4) {
        if cx.forms.has_lemma(masdar, Pos::Noun) {
            continue;
        }
        let feminine = masdar.ends_with(letters::TEH_MARBUTA);
        let plural: &[&str] = if row.cell(2) == "I" { &[] } else { &["ات"] };
        let entry = inflect::NounEntry {
            lemma: masdar,
            root: row.cell(1),
            gender: if feminine { "f" } else { "m" },
            human: false,
            plurals: plural,
        };
        match inflect::noun(&entry) {
            Ok(forms) => {
                let derivation = format!("masdar:{}", row.cell(0));
                let gloss = two(row.list(6).into_iter().filter_map(|gloss| verbal_noun(gloss, cx.english)));
                let flags = FLAG_DERIVED | if feminine { FLAG_FEMININE } else { 0 };
                let new = Lemma {
                    form: masdar,
                    pos: Pos::Noun,
                    root: row.cell(1),
                    gloss: &gloss,
                    flags,
                    topic: row.cell(7),
                    level: DERIVED_LEVEL,
                    derivation: &derivation,
                    ..Lemma::default()
                };
                cx.forms.add(cx.strings, &new, &forms);
            }
            Err(error) => cx.errors.push(row.error(error)),
        }
    }
}

fn derive_participles<I: Irregular>(row: &Row<'_>, entry: &inflect::VerbEntry<'_>, cx: &mut Context<'_, I>) {
    let Ok(participles) = inflect::participles(entry) else { return };
    let passive = participles.passive.filter(|_| row.cell(5).split(';').any(|v| !v.is_empty()));
    for (lemma, kind) in [(Some(participles.active), "agent"), (passive, "patient")] {
        let Some(lemma) = lemma else { continue };
        if cx.forms.has_lemma(&lemma, Pos::Adj) || cx.forms.has_lemma(&lemma, Pos::Noun) {
            continue;
        }
        let adjective = inflect::AdjectiveEntry { lemma: &lemma, root: row.raw(1), feminine: "ة", plurals: &["ون"] };
        if let Ok(forms) = inflect::adjective(&adjective) {
            let derivation = format!("{kind}:{}", row.cell(0));
            let gloss = if kind == "agent" {
                two(row.list(6).into_iter().filter_map(|gloss| active_participle(gloss, cx.english)))
            } else {
                passive_gloss(row, cx.english)
            };
            let new = Lemma {
                form: &lemma,
                pos: Pos::Adj,
                root: row.cell(1),
                gloss: &gloss,
                class: "ة",
                flags: FLAG_DERIVED,
                topic: row.cell(7),
                level: DERIVED_LEVEL,
                derivation: &derivation,
                ..Lemma::default()
            };
            cx.forms.add(cx.strings, &new, &forms);
        }
    }
}

fn pos_of(tag: &str) -> Option<Pos> {
    Some(match tag {
        "NOUN" => Pos::Noun,
        "PROPN" => Pos::Propn,
        "ADJ" => Pos::Adj,
        "VERB" | "AUX" => Pos::Verb,
        "ADP" => Pos::Adp,
        "CCONJ" => Pos::Cconj,
        "SCONJ" => Pos::Sconj,
        "PART" => Pos::Part,
        "ADV" => Pos::Adv,
        "INTJ" => Pos::Intj,
        "DET" => Pos::Det,
        "PRON" => Pos::Pron,
        "NUM" => Pos::Num,
        "X" => Pos::X,
        _ => return None,
    })
}

pub(crate) fn particles<I: Irregular>(source: &Source, cx: &mut Context<'_, I>) {
    for row in read(source, PARTICLES, cx.errors) {
        let Some(pos) = pos_of(row.cell(1)) else {
            cx.errors.push(row.error("unknown part of speech"));
            continue;
        };
        let free = Features { pos, attachment: Attachment::Free, ..Features::default() };
        let either = Features { attachment: Attachment::Either, ..free };
        let bound = Features { attachment: Attachment::Bound, ..free };
        let form = |text: &str, features| Form { vocalized: text.to_owned(), features };
        let mut forms = match row.cell(3) {
            "" => vec![form(row.cell(0), free)],
            "y" => vec![form(row.cell(0), either)],
            other => vec![form(row.cell(0), free), form(other, bound)],
        };
        // مِن وَرَائِهِ: the seat of the hamza shows the genitive.
        if let Some(stem) = row.cell(0).strip_suffix("ءَ").filter(|_| row.cell(3) == "y") {
            forms.push(form(&format!("{stem}ئِ"), Features { case: Case::Gen, ..bound }));
        }
        let new = Lemma {
            form: row.cell(0),
            pos,
            gloss: row.cell(4),
            class: row.cell(2),
            flags: traits::of_particle(row.cell(0), row.cell(2)),
            level: level(&row, 5, cx.errors),
            ..Lemma::default()
        };
        cx.forms.add(cx.strings, &new, &forms);
    }
}

/// Features written as `Gender=Masc|Number=Sing`; what the forms do not store is passed over.
fn features_of(text: &str, pos: Pos) -> Features {
    let mut out = Features { pos, attachment: Attachment::Free, ..Features::default() };
    for pair in text.split('|') {
        match pair {
            "Gender=Masc" => out.gender = Gender::Masc,
            "Gender=Fem" => out.gender = Gender::Fem,
            "Number=Sing" => out.number = Number::Sing,
            "Number=Dual" => out.number = Number::Dual,
            "Number=Plur" => out.number = Number::Plur,
            "Person=1" => out.person = Person::First,
            "Person=2" => out.person = Person::Second,
            "Person=3" => out.person = Person::Third,
            "Case=Nom" => out.case = Case::Nom,
            "Case=Acc" => out.case = Case::Acc,
            "Case=Gen" => out.case = Case::Gen,
            "Case=Acc,Gen" | "Case=Gen,Acc" => out.case = Case::AccGen,
            "Definite=Ind" => out.state = State::Indef,
            _ => {}
        }
    }
    out
}

/// Ends of numbers that take no alef with their tanwin: ثَلَاثَة، إِحدَى، أَلفَا، مِئَتَي, plurals that have none, ثَمَان beside ثَمَانِي.
const NO_TANWIN: [&str; 7] = ["\u{629}", "\u{649}", "\u{627}", "َي", "َات", "َايِين", "ثَمَان"];

/// أَلفًا, سِتًّا, ثَمَانِيًا
fn with_tanwin(word: &str) -> String {
    let (stem, shadda) = word.strip_suffix(letters::SHADDA).map_or((word, ""), |stem| (stem, "\u{651}"));
    format!("{stem}{}{shadda}{}", letters::FATHATAN, letters::ALEF)
}

/// Pronouns and numbers: their tables list forms, since the classes are closed. Rows of one lemma become one lemma.
pub(crate) fn listed<I: Irregular>(source: &Source, header: &str, cx: &mut Context<'_, I>) {
    let with_value = header == NUMBERS;
    let rows = read(source, header, cx.errors);
    let mut done: Vec<(&str, &str, u32)> = Vec::new();
    for row in &rows {
        let Some(pos) = pos_of(row.cell(2)) else {
            cx.errors.push(row.error("unknown part of speech"));
            continue;
        };
        let mut features = features_of(row.cell(3), pos);
        let (value, gloss) = if with_value { (row.cell(4), row.cell(5)) } else { ("", row.cell(4)) };
        if with_value {
            let ends_in_mark = row.cell(0).chars().last().is_some_and(letters::is_mark);
            let marbuta = row.cell(0).ends_with(letters::TEH_MARBUTA);
            let tanwin = features.state == State::Indef;
            features.attachment = if marbuta || tanwin { Attachment::Free } else { Attachment::Either };
            features.ending = if ends_in_mark || tanwin { Ending::Complete } else { Ending::Triptote };
        } else if row.cell(3).contains("Definite=Cons") {
            // كِلَا and أَيّ, which stand before a noun or an attached pronoun.
            features.attachment = if row.cell(0).ends_with(letters::TEH_MARBUTA) { Attachment::Free } else { Attachment::Either };
            features.ending = if row.cell(0).ends_with(letters::SHADDA) { Ending::Triptote } else { Ending::Complete };
        }
        // A lemma whose forms mean different things (هُوَ) is stored once for each meaning, under the same citation form.
        let key = (row.cell(1), gloss);
        let id = done.iter().find(|(lemma, gloss, _)| (*lemma, *gloss) == key).map(|d| d.2).unwrap_or_else(|| {
            let flags = if with_value { traits::of_number(value) } else { traits::of_pronoun(row.cell(3), pos) };
            let new = Lemma { form: row.cell(1), pos, gloss, class: value, flags, level: 1, ..Lemma::default() };
            let id = cx.forms.add(cx.strings, &new, &[]);
            done.push((key.0, key.1, id));
            id
        });
        cx.forms.add_named_form(id, row.cell(0), features);
        let tanwin = with_value && features.ending == Ending::Triptote && features.number != Number::Dual;
        if tanwin && !NO_TANWIN.iter().any(|end| row.cell(0).ends_with(end)) {
            let indefinite = Features {
                case: Case::Acc,
                state: State::Indef,
                ending: Ending::Complete,
                attachment: Attachment::Free,
                ..features
            };
            cx.forms.add_form(id, &with_tanwin(row.cell(0)), indefinite);
        }
        if let Some(stem) = row.cell(0).strip_suffix(letters::TEH_MARBUTA) {
            let bound = Features { attachment: Attachment::Bound, ..features };
            cx.forms.add_form(id, &format!("{stem}{}", letters::TEH), bound);
        }
    }
}

/// Prepositions of one letter, which stand alone only before a pronoun (بِهِ، لَهَا).
pub(crate) fn clitics<I: Irregular>(source: &Source, cx: &mut Context<'_, I>) {
    for row in read(source, "form kind vocalized meaning", cx.errors) {
        if row.cell(1) != "preposition" || row.cell(0) == "ك" {
            continue;
        }
        let vocalized = if row.cell(0) == "ل" { "لَ" } else { row.cell(2) };
        let features = Features { pos: Pos::Adp, attachment: Attachment::Bound, ..Features::default() };
        let flags = traits::of_particle(row.cell(0), "gen");
        let new =
            Lemma { form: row.cell(2), pos: Pos::Adp, gloss: row.cell(3), class: "gen", flags, level: 1, ..Lemma::default() };
        cx.forms.add(cx.strings, &new, &[Form { vocalized: vocalized.to_owned(), features }]);
    }
}
