//! Names that no table has, in Latin letters: «بنتسودا» → «Bentsoda», «إدريسوف» → «Idrisov», «الشعيبي» → «al-Shaibi».
//!
//! In: an unvocalised name. Out: what an English text would write: endings of families by their language (`english/endings.tsv`), long vowels as they stand, and a short
//! vowel where consonants cannot do without: «a» in names with letters that only Arabic has, «e» in others.

use crate::annotate::morphology::romanize;
use crate::lexicon::Lexicon;
use crate::text::normalize::base_letters;

/// The longest ending of the table, in letters.
const LONGEST_ENDING: usize = 6;

/// One sound of the name in Latin letters, and whether it is a vowel.
struct Sound {
    latin: String,
    vowel: bool,
}

/// An unvocalised name in Latin letters.
pub(super) fn transliterate(lexicon: &Lexicon, word: &str) -> String {
    let (article, bare) = match word.strip_prefix("ال").filter(|r| r.chars().count() > 2) {
        Some(rest) => ("al-", rest),
        None => ("", word),
    };
    let letters: Vec<char> = bare.chars().flat_map(base_letters).flatten().collect();
    let arabic = !article.is_empty() || letters.iter().any(|c| matches!(c, 'ح' | 'ع' | 'ص' | 'ض' | 'ط' | 'ظ' | 'ث' | 'ذ'));
    // The part before an ending has two letters at least.
    let ending = (2..=LONGEST_ENDING.min(letters.len().saturating_sub(2))).rev().find_map(|length| {
        let (stem, end) = letters.split_at(letters.len() - length);
        let text: String = end.iter().collect();
        Some((stem, lexicon.transfer("endings", &text)?)).filter(|_| !arabic)
    });
    let (stem, end) = ending.unwrap_or((&letters, ""));
    let opens = end.starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
    let latin = joined(&sounds(stem, !end.is_empty(), arabic), if arabic { "a" } else { "e" }, opens, !end.is_empty()) + end;
    let mut chars = latin.chars();
    let capital: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    format!("{article}{capital}{}", chars.as_str())
}

/// The sounds of letters; `goes_on` where an ending follows them, `arabic` where the name is.
fn sounds(letters: &[char], goes_on: bool, arabic: bool) -> Vec<Sound> {
    let mut out: Vec<Sound> = Vec::new();
    let mut at = 0;
    let long = |c: Option<&char>| matches!(c, Some('ا' | 'و' | 'ي' | 'ى' | 'ة'));
    while let Some(&c) = letters.get(at) {
        let next = letters.get(at + 1);
        let first = at == 0;
        let after_vowel = out.last().is_some_and(|s| s.vowel);
        let mut taken = 1;
        let (latin, vowel) = match (c, next) {
            // «أو», «إي» at the start are one long vowel.
            ('ا' | 'أ', Some('و')) if first && !long(letters.get(at + 2)) => {
                taken = 2;
                ("o", true)
            }
            ('ا' | 'إ', Some('ي')) if first && !long(letters.get(at + 2)) => {
                taken = 2;
                ("i", true)
            }
            ('ت', Some('ش')) => {
                taken = 2;
                ("ch", false)
            }
            ('إ', _) => ("e", true),
            ('ا' | 'أ' | 'آ' | 'ى' | 'ة', _) => ("a", true),
            ('ه', None) if !goes_on && !after_vowel => ("eh", true),
            ('و', _) if first => ("w", false),
            ('و', Some('ا')) => ("w", false),
            ('و', n) if after_vowel && long(n) => ("w", false),
            ('و', _) => ("o", !after_vowel),
            ('ي', _) if first && long(next) => ("y", false),
            ('ي', n) if after_vowel && long(n) => ("y", false),
            ('ي', _) => ("i", true),
            ('ع' | 'ء' | 'ئ' | 'ؤ', _) => ("", true),
            // Foreign v is written ف: so it sounds between vowels more often than not.
            ('ف', n) if !arabic && after_vowel && long(n) => ("v", false),
            ('غ', _) => ("g", false),
            ('ح', _) => ("h", false),
            ('ص', _) => ("s", false),
            ('ض', _) => ("d", false),
            ('ط', _) => ("t", false),
            ('ظ', _) => ("z", false),
            (other, _) => {
                let latin = romanize(&other.to_string());
                if !latin.is_empty() {
                    out.push(Sound { latin, vowel: false });
                }
                at += 1;
                continue;
            }
        };
        if !latin.is_empty() {
            out.push(Sound { latin: latin.to_owned(), vowel });
        } else if first {
            // «علي» begins with a vowel that is not written.
            out.push(Sound { latin: "a".to_owned(), vowel: true });
        } else if !after_vowel && !matches!(next, Some('ا' | 'ى' | 'ة')) {
            out.push(Sound { latin: "a".to_owned(), vowel: true });
        }
        at += taken;
    }
    out
}

/// The sounds in one word, `vowel` put where consonants meet that cannot. `opens`: the ending begins with a vowel; `goes_on`: an ending follows.
fn joined(sounds: &[Sound], vowel: &str, opens: bool, goes_on: bool) -> String {
    let mut out = String::new();
    let mut at = 0;
    while let Some(sound) = sounds.get(at) {
        if sound.vowel {
            out.push_str(&sound.latin);
            at += 1;
            continue;
        }
        let run = sounds.iter().skip(at).take_while(|s| !s.vowel).count();
        let starts = at == 0;
        let ends = at + run == sounds.len() && !(goes_on && opens);
        let cluster: Vec<&str> = sounds.iter().skip(at).take(run).map(|s| s.latin.as_str()).collect();
        let mut broken = false;
        for (k, consonant) in cluster.iter().enumerate() {
            out.push_str(consonant);
            let breaks = match (cluster.get(k + 1), starts, ends) {
                (None, ..) => false,
                // «تشرن» is «chern», not «chren».
                (Some(&("l" | "r")), true, _) if k + 2 < run => true,
                (Some(next), true, _) if k == 0 => !opens_together(consonant, next),
                (Some(next), _, true) if k + 2 == run => !closes_together(consonant, next),
                // Three and more between vowels: after the second, where the third does not follow it of itself.
                (Some(next), ..) => k > 0 && k % 2 == 1 && k + 2 == run && !opens_together(consonant, next),
            };
            broken = breaks && !broken;
            if broken {
                out.push_str(vowel);
            }
        }
        at += run;
    }
    out
}

/// Whether two consonants can begin a syllable together: «br», «st».
fn opens_together(first: &str, second: &str) -> bool {
    matches!(second, "l" | "r" | "w" | "y") && !matches!(first, "l" | "r" | "m" | "n" | "w" | "y" | "h" | "j")
        || (first, second) == ("t", "s")
        || matches!(first, "s" | "sh") && matches!(second, "t" | "k" | "m" | "n" | "f" | "b" | "ch")
}

/// Whether two consonants can end a word together: «nd», «rt», «st», «ks».
fn closes_together(first: &str, second: &str) -> bool {
    first == second
        || matches!(first, "l" | "r" | "n" | "s" | "f" | "m") && !matches!(second, "l" | "r" | "m" | "w" | "y")
        || first == "r" && matches!(second, "l" | "m" | "n")
        || second == "s"
        || matches!((first, second), ("k" | "f", "t") | ("sh", "t") | ("l", "m"))
}

#[cfg(test)]
mod tests {
    use super::transliterate;
    use crate::lexicon::Lexicon;

    #[test]
    fn names_that_no_table_has() {
        let lexicon = Lexicon::embedded();
        let names = [
            ("بنتسودا", "Bentsoda"),
            ("كرافتشوف", "Krafchov"),
            ("دوبروفسكي", "Dobrovsky"),
            ("تيموشنكو", "Timoshenko"),
            ("كوفاليف", "Kovalev"),
            ("أوروساتوري", "Orosatori"),
            ("إيفانكا", "Ivanka"),
            ("شترنبرغ", "Shternberg"),
            ("داوودأوغلو", "Dawodoglu"),
            ("الشعيبي", "al-Shaibi"),
            ("تشرنوف", "Chernov"),
        ];
        let wrong = names
            .map(|(arabic, latin)| (transliterate(&lexicon, arabic), latin))
            .into_iter()
            .filter(|(ours, latin)| ours != latin);
        assert_eq!(wrong.collect::<Vec<_>>(), []);
    }
}
