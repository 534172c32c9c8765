//! English inflection for glosses and sentences: regular rules, irregular words as rows of `assets/english/`.
//!
//! A gloss may be a phrase («pass away», «be able to»): its first word is inflected.
//! Free of the rest of the crate: `build.rs` includes this file by path.

/// Where irregular words are looked up.
pub trait Irregular {
    /// Past, participle, gerund, third person of a verb; an empty string where it is regular.
    fn verb(&self, base: &str) -> Option<[&str; 4]>;
    /// Plural of a noun; an empty string where it has none (uncountable).
    fn noun(&self, singular: &str) -> Option<&str>;
}

/// A form of an English verb.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VerbForm {
    /// met
    Past,
    /// met
    Participle,
    /// meeting
    Gerund,
    /// meets
    Third,
}

/// The `form` of the verb that `gloss` begins with, the rest of the phrase kept.
#[must_use]
pub fn verb(gloss: &str, form: VerbForm, irregular: &impl Irregular) -> String {
    let (head, rest) = gloss.split_once(' ').map_or((gloss, ""), |(h, r)| (h, r));
    let listed = irregular.verb(head).map(|forms| forms[form as usize]).filter(|f| !f.is_empty());
    let word = listed.map_or_else(|| regular(head, form), str::to_owned);
    if rest.is_empty() { word } else { format!("{word} {rest}") }
}

/// Verbs that have no participles.
const MODALS: [&str; 5] = ["can", "may", "must", "ought", "should"];
/// Verbs that only link a subject to what it is: nobody is «been» or «become».
const LINKS: [&str; 6] = ["be", "become", "get", "go", "grow", "turn"];

fn first_word(gloss: &str) -> &str {
    gloss.split(' ').next().unwrap_or("")
}

/// The gloss of a verbal noun: «meeting», «being absent»; `None` for a verb that has none.
#[must_use]
pub fn verbal_noun(gloss: &str, irregular: &impl Irregular) -> Option<String> {
    (!MODALS.contains(&first_word(gloss))).then(|| verb(gloss, VerbForm::Gerund, irregular))
}

/// The gloss of an active participle: «meeting»; of «be absent», «absent».
#[must_use]
pub fn active_participle(gloss: &str, irregular: &impl Irregular) -> Option<String> {
    let Some(state) = gloss.strip_prefix("be ") else { return verbal_noun(gloss, irregular) };
    Some(state.strip_prefix("a ").or_else(|| state.strip_prefix("an ")).unwrap_or(state).to_owned())
}

/// The gloss of a passive participle: «met»; of «accuse sb of», «accused of». `None` for what is done to nobody («be absent», «turn red»).
#[must_use]
pub fn passive_participle(gloss: &str, irregular: &impl Irregular) -> Option<String> {
    let head = first_word(gloss);
    if LINKS.contains(&head) || MODALS.contains(&head) || gloss.ends_with("oneself") {
        return None;
    }
    let object = |word: &&str| !matches!(*word, "sb" | "sth");
    let whole = gloss.split(' ').filter(object).collect::<Vec<_>>().join(" ");
    Some(verb(&whole, VerbForm::Participle, irregular))
}

fn regular(base: &str, form: VerbForm) -> String {
    match form {
        VerbForm::Past | VerbForm::Participle => {
            if base.ends_with('e') {
                format!("{base}d")
            } else if let Some(stem) = consonant_y(base) {
                format!("{stem}ied")
            } else {
                format!("{}ed", doubled(base))
            }
        }
        VerbForm::Gerund => {
            if let Some(stem) = base.strip_suffix("ie") {
                format!("{stem}ying")
            } else if let Some(stem) = base.strip_suffix('e').filter(|s| !s.ends_with(['e', 'o', 'y']) && s.len() > 1) {
                format!("{stem}ing")
            } else {
                format!("{}ing", doubled(base))
            }
        }
        VerbForm::Third => with_s(base),
    }
}

/// The plural of the noun phrase `gloss`, its last word before any «of» or «for» inflected.
#[must_use]
pub fn plural(gloss: &str, irregular: &impl Irregular) -> String {
    let cut = [" of ", " for ", " in ", " on ", " to ", " with ", " at ", " by "]
        .iter()
        .filter_map(|p| gloss.find(p))
        .min()
        .unwrap_or(gloss.len());
    let (head, tail) = (gloss.get(..cut).unwrap_or(gloss), gloss.get(cut..).unwrap_or(""));
    if let Some(whole) = irregular.noun(head) {
        let whole = if whole.is_empty() { head } else { whole };
        return format!("{whole}{tail}");
    }
    let (before, last) = head.rsplit_once([' ', '-']).map_or(("", head), |(b, l)| (head.get(..=b.len()).unwrap_or(""), l));
    let plural = irregular
        .noun(last)
        .map(|p| if p.is_empty() { last } else { p })
        .map_or_else(|| if last.ends_with('s') && !last.ends_with("ss") { last.to_owned() } else { with_s(last) }, str::to_owned);
    format!("{before}{plural}{tail}")
}

fn with_s(word: &str) -> String {
    if let Some(stem) = consonant_y(word) {
        format!("{stem}ies")
    } else if word.ends_with(['s', 'x', 'z']) || word.ends_with("ch") || word.ends_with("sh") {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn consonant_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| stem.chars().last().is_some_and(|c| !is_vowel(c)))
}

/// A short stressed syllable doubles its last consonant (plan → plann-); words of several syllables are rows when they do.
fn doubled(base: &str) -> String {
    let letters: Vec<char> = base.chars().collect();
    let vowels = letters.iter().filter(|c| is_vowel(**c)).count();
    match letters.as_slice() {
        [.., v, last]
            if vowels == 1
                && is_vowel(*v)
                && last.is_ascii_alphabetic()
                && !is_vowel(*last)
                && !matches!(last, 'w' | 'x' | 'y')
                && letters.len() > 2 =>
        {
            format!("{base}{last}")
        }
        _ => base.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Few;
    impl Irregular for Few {
        fn verb(&self, base: &str) -> Option<[&str; 4]> {
            match base {
                "meet" => Some(["met", "met", "", ""]),
                "equip" => Some(["equipped", "equipped", "equipping", ""]),
                _ => None,
            }
        }
        fn noun(&self, singular: &str) -> Option<&str> {
            (singular == "man").then_some("men")
        }
    }

    #[test]
    fn verbs() {
        for (base, form, want) in [
            ("meet", VerbForm::Past, "met"),
            ("meet", VerbForm::Gerund, "meeting"),
            ("plan", VerbForm::Past, "planned"),
            ("carry out", VerbForm::Past, "carried out"),
            ("agree on", VerbForm::Gerund, "agreeing on"),
            ("make", VerbForm::Gerund, "making"),
            ("die", VerbForm::Gerund, "dying"),
            ("visit", VerbForm::Past, "visited"),
            ("stress", VerbForm::Third, "stresses"),
            ("reveal", VerbForm::Past, "revealed"),
        ] {
            assert_eq!(verb(base, form, &Few), want, "{base}");
        }
    }

    #[test]
    fn verbal_nouns_and_participles() {
        for (gloss, noun, active, passive) in [
            ("meet", Some("meeting"), Some("meeting"), Some("met")),
            ("carry out", Some("carrying out"), Some("carrying out"), Some("carried out")),
            ("be inhabited", Some("being inhabited"), Some("inhabited"), None),
            ("be an atheist", Some("being an atheist"), Some("atheist"), None),
            ("become clear", Some("becoming clear"), Some("becoming clear"), None),
            ("accuse sb of", Some("accusing sb of"), Some("accusing sb of"), Some("accused of")),
            ("equip oneself", Some("equipping oneself"), Some("equipping oneself"), None),
            ("can", None, None, None),
        ] {
            assert_eq!(verbal_noun(gloss, &Few).as_deref(), noun, "{gloss}");
            assert_eq!(active_participle(gloss, &Few).as_deref(), active, "{gloss}");
            assert_eq!(passive_participle(gloss, &Few).as_deref(), passive, "{gloss}");
        }
    }

    #[test]
    fn nouns() {
        for (one, many) in [
            ("party", "parties"),
            ("head of state", "heads of state"),
            ("man", "men"),
            ("road map", "road maps"),
            ("process", "processes"),
            ("news", "news"),
        ] {
            assert_eq!(plural(one, &Few), many);
        }
    }
}
