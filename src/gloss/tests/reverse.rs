//! English and transliterations.

use super::super::{HitKind, Script};
use super::{ask, lemmas};
use crate::gloss::Answer;

/// The words among the hits, in order, with whether they are what was asked.
fn words(answer: &Answer) -> Vec<(&'static str, bool)> {
    let word = |hit: &crate::gloss::Hit| match &hit.kind {
        HitKind::Word(brief) => Some((brief.lemma, hit.exact)),
        _ => None,
    };
    answer.hits.iter().filter_map(word).collect()
}

#[test]
fn english_words() {
    assert_eq!(words(&ask("partnership")).first(), Some(&("شَرَاكَة", true)));
    assert_eq!(words(&ask("to sign")).first(), Some(&("وَقَّع", true)));
    assert_eq!(words(&ask("minister")).first(), Some(&("وَزِير", true)));
    let ministers = words(&ask("Ministers"));
    assert_eq!(ministers.first(), Some(&("وَزِير", true)), "plural, capital");
    let met = words(&ask("met"));
    let place = |lemma: &str| met.iter().position(|w| w.0 == lemma);
    assert!(place("اِلتَقَى").is_some(), "an irregular past: {met:?}");
    assert!(place("اِلتَقَى") < place("مُلَبَّى").or(Some(99)), "rows before what rules made: {met:?}");
}

#[test]
fn whole_glosses_come_first() {
    let answer = ask("security");
    let first_inexact = answer.hits.iter().position(|h| !h.exact).unwrap_or(answer.hits.len());
    assert!(first_inexact > 0);
    let words = words(&answer);
    assert_eq!(words.first(), Some(&("أَمن", true)));
    assert!(words.windows(2).all(|w| w[0].1 >= w[1].1), "{words:?}");
}

#[test]
fn english_phrases_and_names() {
    let answer = ask("strategic partnership");
    let first = &answer.hits[0];
    assert!(first.exact && matches!(&first.kind, HitKind::Term(t) if t.citation == "شَرَاكَة اِستِرَاتِيجِيَّة"), "{first:?}");
    let council = ask("Security Council");
    assert!(
        council
            .hits
            .iter()
            .any(|h| h.exact && matches!(&h.kind, HitKind::Name(n) if n.entry.english.contains("Security Council")))
    );
    let abbreviated = ask("UNSC");
    assert!(abbreviated.found && abbreviated.hits[0].exact, "{:?}", abbreviated.hits);
    let china = ask("China");
    assert!(matches!(&china.hits[0].kind, HitKind::Name(n) if n.entry.country == "CHN"));
}

#[test]
fn transliterations_careful_and_loose() {
    for (typed, lemma) in [
        ("sharākah", "شَرَاكَة"),
        ("sharaka", "شَرَاكَة"),
        ("al-sharaka", "شَرَاكَة"),
        ("wazīr", "وَزِير"),
        ("wazir", "وَزِير"),
        ("wazeer", "وَزِير"),
        ("wuzara'", "وَزِير"),
        ("istirātījīyah", "اِستِرَاتِيجِيَّة"),
        ("istiratijiyya", "اِستِرَاتِيجِيَّة"),
        ("iltaqá", "اِلتَقَى"),
        ("yaltaqi", "اِلتَقَى"),
        ("wa-sa-yaltaqiyāni", "اِلتَقَى"),
        ("qala", "قَال"),
        ("ḥukūmah", "حُكُومَة"),
        ("hukuma", "حُكُومَة"),
        ("ʻalāqāt", "عَلَاقَة"),
        ("mu'tamar", "مُؤتَمَر"),
        ("ash-shaʻb", "شَعب"),
        ("Mohammed", "مُحَمَّد"),
    ] {
        let answer = ask(typed);
        assert_eq!(answer.script, Script::Latin);
        assert_eq!(lemmas(&answer).first(), Some(&lemma), "{typed}: {:?}", lemmas(&answer));
    }
}

#[test]
fn transliterated_phrases() {
    let answer = ask("majlis al-amn");
    assert!(answer.names.iter().any(|n| n.whole && n.entry.english == "UN Security Council"), "{:?}", answer.names);
    let partnership = ask("sharaka istiratijiyya");
    assert!(partnership.terms.iter().any(|t| t.whole && t.entry.english == "strategic partnership"));
}

#[test]
fn diacritics_choose() {
    assert_eq!(lemmas(&ask("ḥarb")), ["حَرب"]);
    assert!(ask("sharākah").hits.is_empty(), "no English word is written so");
}
