//! Arabic words and phrases.

use super::super::Script;
use super::{ask, lemmas};
use crate::lexicon::features::Gender;

#[test]
fn a_noun() {
    let answer = ask("شراكة");
    assert!(answer.found && answer.script == Script::Arabic);
    let entry = &answer.entries[0].entry;
    assert_eq!((entry.head.lemma, entry.head.transliteration.as_str(), entry.root), ("شَرَاكَة", "sharākah", "ش ر ك"));
    assert_eq!((entry.head.label.as_str(), entry.gender, entry.human), ("noun f.", Gender::Fem, false));
    assert_eq!(entry.plurals, ["شَرَاكَات"]);
    assert!(entry.head.gloss.contains("partnership") && entry.level == Some(1));
    let family: Vec<&str> = entry.family.iter().map(|b| b.lemma).collect();
    for word in ["شَارَك", "شَرِكَة", "شَرِيك", "مُشتَرَك"] {
        assert!(family.contains(&word), "{word} is of the root: {family:?}");
    }
    assert!(!family.contains(&"شَرَاكَة"), "an entry is not its own family");
    let terms: Vec<&str> = entry.terms.iter().map(|t| t.entry.citation).collect();
    assert!(terms.contains(&"شَرَاكَة اِستِرَاتِيجِيَّة شَامِلَة"), "{terms:?}");
}

#[test]
fn verbs_by_form_before_nouns_in_the_family() {
    let answer = ask("وقع");
    let family = &answer.entries[0].entry.family;
    let kinds: Vec<bool> = family.iter().map(|b| b.label.starts_with("verb")).collect();
    assert!(kinds.iter().any(|v| *v) && kinds.windows(2).all(|w| w[0] || !w[1]), "{kinds:?}");
}

#[test]
fn any_spelling() {
    for spelling in ["استراتيجية", "إستراتيجية", "استراتيجيه", "الاستراتيجية", "اِسْتِرَاتِيجِيَّة", "اســتراتيجية"]
    {
        let answer = ask(spelling);
        assert!(lemmas(&answer).contains(&"اِستِرَاتِيجِيَّة"), "{spelling}: {:?}", lemmas(&answer));
    }
    for spelling in ["مسؤول", "مسئول"] {
        let entry = &ask(spelling).entries[0].entry;
        assert_eq!((entry.head.lemma, entry.plurals.first().map(String::as_str)), ("مَسؤُول", Some("مَسؤُولُون")));
    }
    assert_eq!(lemmas(&ask("على"))[0], "عَلَى");
}

#[test]
fn a_verb_with_all_that_belongs_to_it() {
    let answer = ask("قال");
    let entry = &answer.entries[0].entry;
    assert_eq!((entry.head.lemma, entry.verb_form, entry.root), ("قَال", "I", "ق و ل"));
    assert_eq!(
        (entry.present.as_slice(), entry.masdars.as_slice()),
        (["يَقُولُ".to_owned()].as_slice(), ["قَول".to_owned()].as_slice())
    );
    assert_eq!((entry.active.as_deref(), entry.passive.as_deref()), (Some("قَائِل"), Some("مَقُول")));
    let says = entry.usage.iter().find(|u| u.complement == "إِنَّ").map(|u| u.gloss.as_str());
    assert_eq!(says, Some("say that"));
    let signed = ask("وقّع");
    assert_eq!(lemmas(&signed)[0], "وَقَّع");
    let entry = &signed.entries[0].entry;
    assert_eq!(entry.present, ["يُوَقِّعُ"]);
    assert!(entry.usage.iter().any(|u| u.complement == "عَلَى"), "prepositions are vocalised: {:?}", entry.usage);
}

#[test]
fn two_presents_and_a_passive() {
    assert_eq!(ask("جَلَب").entries[0].entry.present, ["يَجلِبُ", "يَجلُبُ"]);
    assert_eq!(lemmas(&ask("تُوُفِّيَ")), ["تَوَفَّى"]);
}

#[test]
fn clitics_are_taken_apart() {
    let answer = ask("«وسيلتقيان»");
    let found = &answer.entries[0];
    assert_eq!(found.entry.head.lemma, "اِلتَقَى");
    let parts: Vec<&str> = found.analyses[0].segments.iter().map(|s| s.vocalized.as_str()).collect();
    assert_eq!(parts, ["وَ", "سَ", "يَلتَقِيَانِ"]);
    assert_eq!(found.analyses[0].description, "verb VIII, future 3md");
    let country = ask("بلاده");
    assert_eq!(country.entries[0].entry.head.lemma, "بِلَاد");
    assert_eq!(country.entries[0].analyses[0].vocalized, "بِلَادُهُ");
    let them = ask("لهم");
    let pronoun = them.entries[0].analyses[0].segments.last().expect("a pronoun");
    assert_eq!(pronoun.gloss, "them", "after a preposition a pronoun is an object");
}

#[test]
fn all_readings_likeliest_first() {
    let answer = ask("كتب");
    assert_eq!(lemmas(&answer).first(), Some(&"كَتَب"));
    assert!(lemmas(&answer).contains(&"كِتَاب"));
    let vowelled = ask("كُتُب");
    assert_eq!(lemmas(&vowelled), ["كِتَاب"], "marks leave only what agrees with them");
}

#[test]
fn phrases_in_any_inflection() {
    for phrase in ["شراكة استراتيجية", "للشراكات الاستراتيجية", "الشراكه الإستراتيجية", "  شراكة   استراتيجية "]
    {
        let answer = ask(phrase);
        let term = answer.terms.iter().find(|t| t.whole).map(|t| (t.entry.citation, t.entry.english));
        assert_eq!(term, Some(("شَرَاكَة اِستِرَاتِيجِيَّة", "strategic partnership")), "{phrase}");
        assert_eq!(answer.words.len(), 2);
    }
    let longer = ask("شراكة استراتيجية");
    assert!(longer.terms.iter().any(|t| !t.whole && t.entry.citation == "شَرَاكَة اِستِرَاتِيجِيَّة شَامِلَة"));
    let council = ask("لمجلس الأمن");
    assert!(council.names.iter().any(|n| n.whole && n.entry.english == "UN Security Council"), "{:?}", council.names);
    let plain = ask("كتاب كبير");
    assert!(plain.found && !plain.terms.iter().any(|t| t.whole), "known words that are no term");
}

#[test]
fn names() {
    let answer = ask("الصين");
    assert!(answer.entries.iter().any(|f| f.entry.names.iter().any(|n| n.whole && n.entry.english == "China")));
    let man = ask("كيري");
    let kerry =
        man.entries.iter().flat_map(|f| &f.entry.names).find(|n| n.entry.english == "John Kerry").expect("a bearer of the name");
    assert!(kerry.roles.iter().any(|r| r.starts_with("foreign minister of ") && !r.contains('@')), "{:?}", kerry.roles);
}

#[test]
fn unknown_words_have_neighbours() {
    let answer = ask("شرابكة");
    assert!(!answer.found && answer.entries.is_empty());
    assert!(answer.near.iter().any(|n| n.word == "شَرَاكَة"), "{:?}", answer.near);
    let phrase = ask("كتاب شرابكة");
    assert!(!phrase.found && phrase.near.iter().any(|n| n.word == "شَرَاكَة"), "{:?}", phrase.near);
    let slip = ask("شراكة استراتيجيصة");
    assert_eq!(slip.words[1].correction.as_deref(), Some("استراتيجية"), "a slip in a term is mended, and said");
    let latin = ask("partnrship");
    assert!(!latin.found && latin.near.iter().any(|n| n.word == "partnership"), "{:?}", latin.near);
}
