//! What a row says of the words around its lemma → flags, so that no text is read while a sentence is analysed.

use crate::lexicon::features::Pos;
use crate::lexicon::format::lemma::{
    FLAG_ACCUSATIVE, FLAG_BEFORE_NOUN, FLAG_CLAUSE, FLAG_FEW, FLAG_HUMAN, FLAG_IMPERFECT, FLAG_JUSSIVE, FLAG_OBJECT,
    FLAG_OBJECTLESS, FLAG_PASSIVE, FLAG_PERFECT, FLAG_RELATIVE, FLAG_SOME, FLAG_SUBJUNCTIVE, FLAG_THAT, PREPOSITION_SHIFT,
    PREPOSITIONS,
};
use crate::text::letters::is_mark;

/// The flag of the preposition written `word`, without marks; 0 for others.
fn preposition(word: &str) -> u32 {
    let at = PREPOSITIONS.iter().position(|p| *p == word);
    at.map_or(0, |at| 1 << (PREPOSITION_SHIFT + u32::try_from(at).unwrap_or(0)))
}

/// Flags of a verb with this valency cell: `ه=meet;مع=meet with;ه ب=…`.
pub(crate) fn of_verb(valency: &str) -> u32 {
    let frames: Vec<&str> = valency.split(';').filter_map(|frame| frame.split('=').next()).map(str::trim).collect();
    let mut flags = if frames.iter().all(|frame| frame.is_empty()) { FLAG_OBJECTLESS } else { 0 };
    for frame in frames {
        let mut object = false;
        for (at, word) in frame.split_whitespace().enumerate() {
            match word {
                "ه" => object = true,
                "مج" => flags |= FLAG_PASSIVE,
                "أن" | "أنّ" | "إنّ" => flags |= FLAG_THAT,
                "-" => flags |= FLAG_OBJECTLESS,
                _ => {
                    flags |= preposition(word);
                    if at == 0 {
                        flags |= FLAG_OBJECTLESS;
                    }
                }
            }
        }
        if object {
            flags |= FLAG_OBJECT;
        }
    }
    flags
}

/// Flags of an adjective: elatives («أكبر شركة») and ordinals («أول رئيس», the note says) stand before their noun.
pub(crate) fn of_adjective(derivation: &str, note: &str) -> u32 {
    if derivation.starts_with("elative:") || note.starts_with("ordinal") { FLAG_BEFORE_NOUN } else { 0 }
}

/// Flags of the particle `form` that governs what its cell says.
pub(crate) fn of_particle(form: &str, governs: &str) -> u32 {
    let mut flags = 0;
    for word in governs.split(';') {
        flags |= match word {
            "subj" => FLAG_SUBJUNCTIVE,
            "juss" => FLAG_JUSSIVE,
            "acc" => FLAG_ACCUSATIVE,
            "perf" => FLAG_PERFECT,
            "imperf" => FLAG_IMPERFECT,
            "clause" => FLAG_CLAUSE,
            "gen" => preposition(&form.chars().filter(|c| !is_mark(*c)).collect::<String>()),
            _ => 0,
        };
    }
    flags
}

/// Flags of a pronoun or determiner with these features.
pub(crate) fn of_pronoun(features: &str, pos: Pos) -> u32 {
    let kinds = features.split('|').find_map(|f| f.strip_prefix("PronType=")).unwrap_or("");
    match kinds {
        "Ind" if pos == Pos::Det => FLAG_SOME,
        _ if kinds == "Rel" || kinds == "Int,Rel" => {
            FLAG_RELATIVE | if features.split('|').any(|f| f == "Animacy=Hum") { FLAG_HUMAN } else { 0 }
        }
        _ => 0,
    }
}

/// Flags of a number of this value.
pub(crate) fn of_number(value: &str) -> u32 {
    match value.parse::<u32>() {
        Ok(3..=10) => FLAG_FEW,
        _ => 0,
    }
}
