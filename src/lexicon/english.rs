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
            (base == "meet").then_some(["met", "met", "", ""])
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
