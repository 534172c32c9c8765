//! A word explained: what the word strip, the word card, the JSON and CoNLL-U show of it.
//!
//! The vocalised spelling follows Universal Dependencies' Arabic treebank: the article as «اَل» at the start and bare after a proclitic, sun letters with shadda,
//! no sukun. The short ending is added only where context makes it certain.

use super::base::{Joint, base_form, written_base};
use super::description::description;
use super::romanize::romanize;
use super::shapes;
use super::spelling::{assimilate, is_guarded, is_wasl, long_vowels, pronoun_text, with_ending};
use super::word::{Enclitic, Proclitics, Reading, Word};
use crate::lexicon::features::{Features, Gender, Number, Person, Pos, Voice};
use crate::lexicon::format::lemma::FLAG_PASSIVE;
use crate::lexicon::{Lemma, Lexicon};
use crate::text::letters::{ALEF, LAM, SHADDA, is_letter, is_mark};
use crate::tokens::TokenKind;

/// One syntactic word of a token (the article is a feature, not a segment).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Segment {
    /// As written.
    pub form: String,
    /// Fully vocalised.
    pub vocalized: String,
    /// Part of speech.
    pub pos: Pos,
    /// The vocalised lemma; empty for what has none.
    pub lemma: String,
    /// The root, letters with blanks between; empty for loans and particles.
    pub root: String,
    /// English glosses, «; » between.
    pub gloss: String,
    /// Features, with `definite` beside them.
    pub features: Features,
    /// Whether it has the article.
    pub definite: bool,
}

/// Everything shown of one word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Explanation {
    /// The whole token vocalised.
    pub vocalized: String,
    /// ALA-LC romanisation.
    pub transliteration: String,
    /// Part of speech, gender, verb form and features in words: «noun f.», «verb II, past 3ms».
    pub description: String,
    /// Proclitics, the word itself, attached pronoun.
    pub segments: Vec<Segment>,
    /// Index in `segments` of the word itself.
    pub main: usize,
    /// Whether it is in the lexicon; a guess otherwise.
    pub known: bool,
}

/// The proclitics in the order they are written: letter, vocalised, romanised, part of speech, lemma, gloss.
const PROCLITICS: [(Proclitics, &str, &str, &str, Pos, &str); 11] = [
    (Proclitics::QUESTION, "أ", "أَ", "a-", Pos::Part, "question particle"),
    (Proclitics::WA, "و", "وَ", "wa-", Pos::Cconj, "and"),
    (Proclitics::FA, "ف", "فَ", "fa-", Pos::Cconj, "so; and then"),
    (Proclitics::BI, "ب", "بِ", "bi-", Pos::Adp, "by; with; in"),
    (Proclitics::LI, "ل", "لِ", "li-", Pos::Adp, "for; to"),
    (Proclitics::KA, "ك", "كَ", "ka-", Pos::Adp, "like; as"),
    (Proclitics::SA, "س", "سَ", "sa-", Pos::Part, "will"),
    (Proclitics::LA, "ل", "لَ", "la-", Pos::Part, "indeed"),
    (Proclitics::PURPOSE, "ل", "لِ", "li-", Pos::Sconj, "in order to"),
    (Proclitics::NOT, "لا", "لَا", "lā ", Pos::Part, "not"),
    (Proclitics::MA, "ما", "مَا", "mā ", Pos::Part, "not"),
];

/// Explains `word` of `text`.
#[must_use]
pub fn explain(lexicon: &Lexicon, text: &str, word: &Word) -> Explanation {
    let surface = word.span.of(text);
    if word.kind != TokenKind::Arabic {
        return plain(surface, word);
    }
    explain_reading(lexicon, word.typo.as_deref().unwrap_or(surface), &word.reading, word.known)
}

fn plain(surface: &str, word: &Word) -> Explanation {
    let pos = word.reading.features.pos;
    let segment = Segment {
        form: surface.to_owned(),
        vocalized: surface.to_owned(),
        pos,
        lemma: surface.to_owned(),
        root: String::new(),
        gloss: String::new(),
        features: word.reading.features,
        definite: false,
    };
    let description = match word.kind {
        TokenKind::Number => "number",
        TokenKind::Foreign => "foreign word",
        _ => "punctuation",
    };
    Explanation {
        vocalized: surface.to_owned(),
        transliteration: surface.to_owned(),
        description: description.to_owned(),
        segments: vec![segment],
        main: 0,
        known: true,
    }
}

/// Explains one reading of the word spelt `surface`.
#[must_use]
pub fn explain_reading(lexicon: &Lexicon, surface: &str, reading: &Reading, known: bool) -> Explanation {
    let lemma = reading.lemma.map(|id| lexicon.lemma(id.0));
    let article = reading.proclitics.has(Proclitics::AL);
    let pos_name = reading.features.pos == Pos::Propn;
    let written = written_base(surface, reading);
    let guessed = if lemma.is_none() { shapes::explain(&bare_letters(&written), &reading.features) } else { None };
    let shaped = guessed.as_ref().filter(|_| !written.contains(is_mark)).map(|guessed| guessed.vocalized.clone());
    let found = base_form(lexicon, surface, reading);
    let joint = found.as_ref().map_or(Joint::Plain, |found| found.1);
    let mut base = found.map(|found| found.0).or(shaped).unwrap_or_else(|| written.clone());
    if !base.contains(is_mark) && (pos_name || reading.lemma.is_none()) {
        base = long_vowels(&base);
    }
    let bare_base = base.clone();
    let possessed = matches!(reading.features.pos, Pos::Noun | Pos::Adj | Pos::Num | Pos::Propn);
    let guarded = !possessed && reading.features.pos != Pos::Verb && is_guarded(surface, &base);
    base = match joint {
        Joint::Plain => with_ending(base, reading, article, guarded),
        Joint::Shared if base.ends_with(SHADDA) => base,
        Joint::Shared => format!("{base}\u{64E}\u{651}"),
        Joint::Swallowed => base,
    };
    // Romanised in pause, but before a pronoun the ending is heard and written (ALA-LC: naẓīrihi).
    let romanized_base = if reading.enclitic.is_some() { &base } else { &bare_base }.clone();
    let mut segments: Vec<Segment> = Vec::new();
    let (mut vocalized, mut latin) = (String::new(), String::new());
    for (flag, letter, text, roman, pos, gloss) in PROCLITICS {
        if reading.proclitics.has(flag) {
            vocalized.push_str(text);
            latin.push_str(if flag == Proclitics::LI && article { "lil-" } else { roman });
            segments.push(Segment {
                form: letter.to_owned(),
                vocalized: text.to_owned(),
                pos,
                lemma: text.to_owned(),
                root: String::new(),
                gloss: gloss.to_owned(),
                features: Features { pos, ..Features::default() },
                definite: false,
            });
        }
    }
    let after_proclitic = !segments.is_empty();
    let mut own = base.clone();
    if article {
        let assimilated = assimilate(&base);
        own = format!("{}{assimilated}", if after_proclitic { "ال" } else { "اَل" });
        if reading.proclitics.has(Proclitics::LI) {
            // A third lam is not written: لِلَّجنَة.
            if !assimilated.starts_with(LAM) {
                vocalized.push(LAM);
            }
        } else {
            vocalized.push_str(if after_proclitic { "ال" } else { "اَل" });
            latin.push_str("al-");
        }
        vocalized.push_str(&assimilated);
    } else if after_proclitic && is_wasl(&base) {
        // A proclitic silences hamzat al-wasl: its vowel is not written.
        own = base
            .chars()
            .filter({
                let mut first = true;
                move |c| {
                    let keep = !(is_mark(*c) && first);
                    if is_letter(*c) && *c != ALEF {
                        first = false;
                    }
                    keep
                }
            })
            .collect();
        // After ل the alef of ال is not written either, nor a third ل: لِلَّذِينَ، لِلّٰه.
        let closed = matches!(reading.features.pos, Pos::Det | Pos::Pron | Pos::Propn);
        let article_like = closed && reading.proclitics.has(Proclitics::LI);
        let lost = ["الل", "ال"].iter().find(|begin| article_like && own.starts_with(**begin));
        let kept = lost.and_then(|begin| own.get(begin.len() - "ل".len()..)).unwrap_or(&own);
        vocalized.push_str(kept);
    } else {
        vocalized.push_str(&base);
    }
    latin.push_str(&romanize(&romanized_base));
    let main = segments.len();
    let form: String = own.chars().filter(|c| !is_mark(*c)).collect();
    let pos = reading.features.pos;
    segments.push(Segment {
        form,
        vocalized: own,
        pos,
        lemma: match (&lemma, &guessed) {
            (Some(lemma), _) => lemma.form.to_owned(),
            (None, Some(guessed)) => guessed.lemma.clone(),
            (None, None) => bare_letters(&written),
        },
        root: lemma.map(|l| l.root.to_owned()).or(guessed.map(|guessed| guessed.root)).unwrap_or_default(),
        gloss: lemma.map_or_else(String::new, |l| passive_gloss(&l, reading).unwrap_or(l.gloss).replace(';', "; ")),
        features: reading.features,
        definite: article,
    });
    if let Some(pronoun) = reading.enclitic {
        // What the two have in common is written once: the pronoun alone is ـيَ, ـنَا.
        let (text, joined) = match joint {
            Joint::Plain => {
                let text = pronoun_text(pronoun, pos == Pos::Verb || guarded, &base);
                (text.clone(), text)
            }
            Joint::Shared => ("نَا".to_owned(), ALEF.to_string()),
            Joint::Swallowed => ("يَ".to_owned(), "\u{64E}\u{651}".to_owned()),
        };
        vocalized.push_str(&joined);
        let roman = romanize(&format!("ب{text}"));
        if text == "ي" && latin.ends_with('i') {
            latin.pop();
            latin.push('ī');
        } else {
            latin.push_str(roman.strip_prefix('b').unwrap_or(&roman));
        }
        segments.push(pronoun_segment(pronoun, &text, !possessed));
    }
    let description = description(lemma.as_ref(), reading, known);
    Explanation { vocalized, transliteration: latin, description, segments, main, known }
}

/// What a verb that is mostly passive means as such: «ولد» "be born".
fn passive_gloss(lemma: &Lemma, reading: &Reading) -> Option<&'static str> {
    let passive = reading.features.voice == Voice::Pass && reading.traits & FLAG_PASSIVE != 0;
    lemma.valency.split(';').filter(|_| passive).find_map(|frame| frame.strip_prefix("مج="))
}

fn bare_letters(word: &str) -> String {
    word.chars().filter(|c| !is_mark(*c)).collect()
}

fn pronoun_segment(pronoun: Enclitic, text: &str, object: bool) -> Segment {
    let gloss = match (pronoun.person, pronoun.gender, pronoun.number) {
        (Person::Third, Gender::Masc, Number::Sing) => {
            if object {
                "him; it"
            } else {
                "his; its"
            }
        }
        (Person::Third, Gender::Fem, Number::Sing) => {
            if object {
                "her; it"
            } else {
                "her; its"
            }
        }
        (Person::Third, ..) => {
            if object {
                "them"
            } else {
                "their"
            }
        }
        (Person::Second, ..) => {
            if object {
                "you"
            } else {
                "your"
            }
        }
        (_, _, Number::Plur) => {
            if object {
                "us"
            } else {
                "our"
            }
        }
        _ => {
            if object {
                "me"
            } else {
                "my"
            }
        }
    };
    let features = Features {
        pos: Pos::Pron,
        person: pronoun.person,
        gender: pronoun.gender,
        number: pronoun.number,
        ..Features::default()
    };
    Segment {
        form: bare_letters(text),
        vocalized: text.to_owned(),
        pos: Pos::Pron,
        lemma: "هُوَ".to_owned(),
        root: String::new(),
        gloss: gloss.to_owned(),
        features,
        definite: false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Letters, Scratch, readings};
    use super::*;

    /// Every reading of a word, vocalised and romanised.
    fn all(lexicon: &Lexicon, surface: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        readings(lexicon, &Letters::read(surface).unwrap(), u16::MAX, &mut Scratch::default(), &mut found);
        let explained = found.iter().map(|reading| explain_reading(lexicon, surface, reading, true));
        explained.map(|e| (e.vocalized, e.transliteration)).collect()
    }

    #[test]
    fn the_first_person_after_particles() {
        let lexicon = Lexicon::embedded();
        for (surface, vocalized, roman) in [
            ("إنني", "إِنَّنِي", "innanī"),
            ("إني", "إِنِّي", "innī"),
            ("لكنني", "لٰكِنَّنِي", "lākinnanī"),
            ("ليتني", "لَيتَنِي", "laytanī"),
            ("كأنني", "كَأَنَّنِي", "kaʼannanī"),
            ("مني", "مِنِّي", "minnī"),
            ("عني", "عَنِّي", "ʻannī"),
            ("معي", "مَعِي", "maʻī"),
            ("عندي", "عِندِي", "ʻindī"),
            ("سواي", "سِوَايَ", "siwāya"),
            ("وطني", "وَطَنِي", "waṭanī"),
            ("هداي", "هُدَايَ", "hudāya"),
        ] {
            let found = all(&lexicon, surface);
            assert!(found.iter().any(|(v, r)| v == vocalized && r == roman), "{surface}: {found:?}");
        }
    }

    #[test]
    fn the_question_before_a_conjunction_and_both_with_pronouns() {
        let lexicon = Lexicon::embedded();
        for (surface, vocalized) in [
            ("أفلا", "أَفَلَا"),
            ("أوليس", "أَوَلَيسَ"),
            ("ألم", "أَلَم"),
            ("كلاهما", "كِلَاهُمَا"),
            ("كلتيهما", "كِلتَيهِمَا"),
            ("بكليهما", "بِكِلَيهِمَا"),
        ] {
            let found = all(&lexicon, surface);
            assert!(found.iter().any(|(v, _)| v == vocalized), "{surface}: {found:?}");
        }
    }
}
