//! Words by themselves and in short sentences, held to tables: function words with every pronoun, spellings that many use against the rule, numbers in words, the
//! passive that news means, words that no table has.

use std::collections::HashMap;
use std::sync::LazyLock;

use tarjuman::annotate::morphology::{Explanation, Letters, Memory, Scratch, analyse_with, explain, explain_reading, readings};
use tarjuman::document::Document;
use tarjuman::lexicon::Lexicon;
use tarjuman::lexicon::features::{Case, Pos};
use tarjuman::tokens;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

/// Every word of a text, explained.
fn explained(text: &str) -> Vec<Explanation> {
    let document = Document::from_text(text, "");
    let (text, blocks) = (document.text(), document.blocks());
    let words = tokens::tokenize(text, blocks);
    let sentences = tokens::sentences(text, &words, blocks);
    let (words, _) = analyse_with(&mut Memory::default(), &LEXICON, text, &words, &sentences);
    words.iter().map(|word| explain(&LEXICON, text, word)).collect()
}

/// The word itself, without clitics.
fn main_of(explanation: &Explanation) -> (&str, Pos, &str) {
    let main = &explanation.segments[explanation.main];
    (&main.lemma, main.pos, &main.vocalized)
}

/// The vocalised spellings of all readings of a word.
fn vocalizations(word: &str) -> Vec<String> {
    let mut found = Vec::new();
    readings(&LEXICON, &Letters::read(word).expect("an Arabic word"), u16::MAX, &mut Scratch::default(), &mut found);
    found.iter().map(|reading| explain_reading(&LEXICON, word, reading, true).vocalized).collect()
}

fn bare(vocalized: &str) -> String {
    tarjuman::text::normalize::unmarked(vocalized)
}

/// Faults gathered to be told together.
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// With ـي, ـنا, ـكَ, ـكُم, ـكُمَا, ـهُ, ـهَا, ـهُم, ـهُمَا, ـهُنَّ.
const WITH_PRONOUNS: &str = "
مِنِّي مِنَّا مِنكَ مِنكُم مِنكُمَا مِنهُ مِنهَا مِنهُم مِنهُمَا مِنهُنَّ
عَنِّي عَنَّا عَنكَ عَنكُم عَنكُمَا عَنهُ عَنهَا عَنهُم عَنهُمَا عَنهُنَّ
إِلَيَّ إِلَينَا إِلَيكَ إِلَيكُم إِلَيكُمَا إِلَيهِ إِلَيهَا إِلَيهِم إِلَيهِمَا إِلَيهِنَّ
عَلَيَّ عَلَينَا عَلَيكَ عَلَيكُم عَلَيكُمَا عَلَيهِ عَلَيهَا عَلَيهِم عَلَيهِمَا عَلَيهِنَّ
لَدَيَّ لَدَينَا لَدَيكَ لَدَيكُم لَدَيكُمَا لَدَيهِ لَدَيهَا لَدَيهِم لَدَيهِمَا لَدَيهِنَّ
فِينَا فِيكَ فِيكُم فِيكُمَا فِيهِ فِيهَا فِيهِم فِيهِمَا فِيهِنَّ
بِي بِنَا بِكَ بِكُم بِكُمَا بِهِ بِهَا بِهِم بِهِمَا بِهِنَّ
لِي لَنَا لَكَ لَكُم لَكُمَا لَهُ لَهَا لَهُم لَهُمَا لَهُنَّ
مَعِي مَعَنَا مَعَكَ مَعَكُم مَعَكُمَا مَعَهُ مَعَهَا مَعَهُم مَعَهُمَا مَعَهُنَّ
عِندِي عِندَنَا عِندَكَ عِندَكُم عِندَهُ عِندَهَا عِندَهُم عِندَهُمَا
بَينِي بَينَنَا بَينَكَ بَينَكُم بَينَهُ بَينَهَا بَينَهُم بَينَهُمَا بَينَهُنَّ
بَعدِي بَعدَنَا بَعدَهُ بَعدَهَا بَعدَهُم بَعدَهُمَا
قَبلِي قَبلَنَا قَبلَهُ قَبلَهَا قَبلَهُم قَبلَهُمَا
حَولِي حَولَنَا حَولَهُ حَولَهَا حَولَهُم حَولَهُمَا
ضِدِّي ضِدَّنَا ضِدَّهُ ضِدَّهَا ضِدَّهُم ضِدَّهُمَا
نَحوِي نَحوَنَا نَحوَهُ نَحوَهَا نَحوَهُم
تَحتِي تَحتَنَا تَحتَهُ تَحتَهَا تَحتَهُم
فَوقِي فَوقَنَا فَوقَهُ فَوقَهَا فَوقَهُم
أَمَامِي أَمَامَنَا أَمَامَهُ أَمَامَهَا أَمَامَهُم
خَلفِي خَلفَنَا خَلفَهُ خَلفَهَا خَلفَهُم
وَرَائِي وَرَاءَنَا وَرَاءَهُ وَرَاءَهَا وَرَاءَهُم وَرَائِهِ وَرَائِهِم
دُونِي دُونَنَا دُونَهُ دُونَهَا دُونَهُم دُونَهُمَا
خِلَالَهُ خِلَالَهَا خِلَالَهُم خِلَالَهُمَا
عَبرَهُ عَبرَهَا عَبرَهُم
إِنِّي إِنَّنِي إِنَّا إِنَّنَا إِنَّكَ إِنَّكُم إِنَّهُ إِنَّهَا إِنَّهُم إِنَّهُمَا إِنَّهُنَّ
أَنِّي أَنَّنِي أَنَّا أَنَّنَا أَنَّكَ أَنَّكُم أَنَّهُ أَنَّهَا أَنَّهُم أَنَّهُمَا أَنَّهُنَّ
كَأَنِّي كَأَنَّنِي كَأَنَّا كَأَنَّنَا كَأَنَّكَ كَأَنَّكُم كَأَنَّهُ كَأَنَّهَا كَأَنَّهُم كَأَنَّهُمَا
لٰكِنِّي لٰكِنَّنِي لٰكِنَّا لٰكِنَّنَا لٰكِنَّكَ لٰكِنَّكُم لٰكِنَّهُ لٰكِنَّهَا لٰكِنَّهُم لٰكِنَّهُمَا
لِأَنِّي لِأَنَّنِي لِأَنَّا لِأَنَّنَا لِأَنَّكَ لِأَنَّهُ لِأَنَّهَا لِأَنَّهُم لِأَنَّهُمَا
لَعَلِّي لَعَلَّنِي لَعَلَّنَا لَعَلَّكَ لَعَلَّهُ لَعَلَّهَا لَعَلَّهُم لَعَلَّهُمَا
لَيتَنِي لَيتَنَا لَيتَكَ لَيتَهُ لَيتَهَا لَيتَهُم
لَدُنِّي لَدُنَّا لَدُنهُ
كِلَانَا كِلَاكُمَا كِلَاهُمَا كِلَيهِمَا كِلتَاهُمَا كِلتَيهِمَا
إِيَّايَ إِيَّانَا إِيَّاكَ إِيَّاكُم إِيَّاهُ إِيَّاهَا إِيَّاهُم إِيَّاهُمَا
وَحدِي وَحدَنَا وَحدَكَ وَحدَهُ وَحدَهَا وَحدَهُم وَحدَهُمَا
سِوَايَ سِوَانَا سِوَاهُ سِوَاهَا سِوَاهُم
";

#[test]
fn function_words_take_every_pronoun() {
    let mut faults = Vec::new();
    for word in WITH_PRONOUNS.split_whitespace() {
        let found = vocalizations(&bare(word));
        if !found.iter().any(|v| v == word) {
            faults.push(format!("{word}: {}", found.join(" ")));
        }
    }
    none(&faults);
}

#[test]
fn the_likeliest_reading_of_a_preposition_with_a_pronoun_is_one() {
    let mut faults = Vec::new();
    for word in "مِنِّي مِنَّا عَنِّي عَنَّا لِي بِي لَنَا إِنَّا إِنَّنِي لٰكِنِّي كَأَنَّنِي لَعَلَّنِي كِلَاهُمَا كِلتَيهِمَا وَحدَهُ وَرَائِهِم".split(' ')
    {
        let found = vocalizations(&bare(word));
        if found.first().is_none_or(|v| v != word) {
            faults.push(format!("{word}: {}", found.join(" ")));
        }
    }
    none(&faults);
    for (written, vocalized) in [("إليّ", "إِلَيَّ"), ("عليّ", "عَلَيَّ"), ("لديّ", "لَدَيَّ"), ("فيّ", "فِيَّ")]
    {
        assert_eq!(vocalizations(written).first().map(String::as_str), Some(vocalized));
    }
}

#[test]
fn spellings_against_the_rule_are_read() {
    let mut faults = Vec::new();
    for (written, lemma) in [
        ("بدأوا", "بَدَأ"),
        ("لجأوا", "لَجَأ"),
        ("يلجأون", "لَجَأ"),
        ("يبدأون", "بَدَأ"),
        ("قرأوا", "قَرَأ"),
        ("ملأوا", "مَلَأ"),
        ("هيأة", "هَيئَة"),
        ("مباديء", "مَبدَأ"),
        ("شاطىء", "شَاطِئ"),
        ("سيىء", "سَيِّئ"),
        ("ينشيء", "أَنشَأ"),
        ("شئ", "شَيء"),
        ("شىء", "شَيء"),
        ("شئون", "شَأن"),
        ("مسئولين", "مَسؤُول"),
        ("رءوس", "رَأس"),
        ("أعلنو", "أَعلَن"),
        ("جزءا", "جُزء"),
        ("جزءً", "جُزء"),
        ("ابنائه", "اِبن"),
        ("مازال", "زَال"),
        ("مازالت", "زَال"),
        ("لازال", "زَال"),
        ("لايزال", "زَال"),
        ("لاتزال", "زَال"),
        ("لايمكن", "أَمكَن"),
        ("لايوجد", "وَجَد"),
        ("ماعدا", "مَاعَدَا"),
        ("جمهوریة", "جُمهُورِيَّة"),
        ("کتاب", "كِتَاب"),
        ("الرئيــس", "رَئِيس"),
        ("الرئي\u{200D}س", "رَئِيس"),
        ("ﺍﻟﺮﺋﻴﺲ", "رَئِيس"),
        ("الڤيتو", "فِيتُو"),
        ("الوزاره", "وِزَارَة"),
        ("مستشفي", "مُستَشفَى"),
        ("إستراتيجي", "اِستِرَاتِيجِيّ"),
    ] {
        let all = explained(written);
        let (found, ..) = main_of(&all[0]);
        if found != lemma || !all[0].known {
            faults.push(format!("{written}: {found}, not {lemma}"));
        }
    }
    none(&faults);
    // The negation is a word of its own.
    let run_on = explained("لايزال");
    let forms: Vec<&str> = run_on[0].segments.iter().map(|s| s.form.as_str()).collect();
    assert_eq!(forms, ["لا", "يزال"]);
    assert_eq!(main_of(&explained("لاعب")[0]).0, "لَاعِب");
    assert_eq!(main_of(&explained("مانح")[0]).0, "مَانِح");
}

#[test]
fn sentences_are_read_as_they_are_meant() {
    let mut faults = Vec::new();
    for (text, word, vocalized) in [
        ("توفي الرئيس السابق في المستشفى", "توفي", "تُوُفِّيَ"),
        ("توفيت الكاتبة أمس", "توفيت", "تُوُفِّيَت"),
        ("ولد الشاعر في دمشق", "ولد", "وُلِدَ"),
        ("أصيب عدد من الجنود", "أصيب", "أُصِيبَ"),
        ("وأغمي عليه", "وأغمي", "وَأُغمِيَ"),
        ("استشهد الشاب في الهجوم", "استشهد", "اُستُشهِدَ"),
        ("قتل 5 جنود في الانفجار", "قتل", "قُتِلَ"),
        ("اعتقل شخصان في المدينة", "اعتقل", "اُعتُقِلَ"),
        ("قتلت القوات عشرين مسلحا", "قتلت", "قَتَلَت"),
        ("عقد الوزير مؤتمرا صحفيا", "عقد", "عَقَدَ"),
        ("أعلن ذلك من خلال البيان", "من", "مِن"),
        ("أعلن ذلك من خلال البيان", "خلال", "خِلَالِ"),
        ("جاء من ورائهم", "ورائهم", "وَرَائِهِم"),
        ("وقف خلال الاجتماع", "خلال", "خِلَالَ"),
        ("قال من يرفض الاتفاق", "من", "مَن"),
        ("لن يقول شيئا", "يقول", "يَقُولَ"),
        ("يقول الوزير", "يقول", "يَقُولُ"),
        ("لن يدعو إلى الحرب", "يدعو", "يَدعُوَ"),
        ("لم يقل شيئا", "يقل", "يَقُل"),
        ("لا يوجد دليل", "يوجد", "يُوجَدُ"),
        ("سلم التقرير للجنة", "للجنة", "لِلَّجنَةِ"),
        ("أليس ذلك غريبا", "أليس", "أَلَيسَ"),
        ("ألم يوافق الرئيس", "ألم", "أَلَم"),
        ("عددهم خمسة عشر", "عشر", "عَشَرَ"),
        ("ثلاث عشرة دولة", "عشرة", "عَشرَةَ"),
        ("الأعضاء الأحد عشر", "الأحد", "اَلأَحَدَ"),
        ("الدورة الثالثة عشرة", "عشرة", "عَشرَةَ"),
    ] {
        let document = Document::from_text(text, "");
        let words = tokens::tokenize(document.text(), document.blocks());
        let at = words.iter().position(|w| w.span.of(document.text()) == word).unwrap();
        let found = explained(text)[at].vocalized.clone();
        if found != vocalized {
            faults.push(format!("{word} of «{text}»: {found}, not {vocalized}"));
        }
    }
    none(&faults);
}

#[test]
fn the_vowel_that_is_written_tells_case_and_mood() {
    let reading = |word: &str| {
        let mut found = Vec::new();
        readings(&LEXICON, &Letters::read(word).expect("an Arabic word"), u16::MAX, &mut Scratch::default(), &mut found);
        found[0].features
    };
    assert_eq!(reading("كتابٌ").case, Case::Nom);
    assert_eq!(reading("القانونَ").case, Case::Acc);
    assert_eq!(reading("القانونِ").case, Case::Gen);
}

/// The values that a word may have as a number.
fn values(word: &str) -> Vec<u64> {
    let mut found = Vec::new();
    readings(&LEXICON, &Letters::read(word).expect("an Arabic word"), u16::MAX, &mut Scratch::default(), &mut found);
    let lemmas = found.iter().filter(|r| r.features.pos == Pos::Num).filter_map(|r| r.lemma);
    lemmas.filter_map(|id| LEXICON.lemma(id.0).class.parse().ok()).collect()
}

const UNITS: [(&str, &str); 10] = [
    ("", ""),
    ("واحد", "واحدة"),
    ("اثنان", "اثنتان"),
    ("ثلاثة", "ثلاث"),
    ("أربعة", "أربع"),
    ("خمسة", "خمس"),
    ("ستة", "ست"),
    ("سبعة", "سبع"),
    ("ثمانية", "ثماني"),
    ("تسعة", "تسع"),
];
const TENS: [&str; 10] = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"];
const HUNDREDS: [&str; 10] = ["", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"];

/// A number in words: gender of the unit as written, case of tens and duals, spelling of the hundred, hundreds in one word or two.
fn in_words(n: usize, feminine: bool, oblique: bool, hundred: &str, one_word: bool) -> String {
    let mut parts = Vec::new();
    let dual = if oblique { "ين" } else { "ان" };
    match n / 100 {
        0 => {}
        1 => parts.push(hundred.to_owned()),
        2 => parts.push(format!("{}ت{dual}", hundred.trim_end_matches('ة'))),
        h if one_word => parts.push(format!("{}{hundred}", HUNDREDS[h])),
        h => parts.push(format!("{} {hundred}", UNITS[h].1)),
    }
    let pick = |u: usize| {
        let (m, f) = UNITS[u];
        let word = if feminine { f } else { m };
        if u == 2 && oblique { word.replace("ان", "ين") } else { word.to_owned() }
    };
    match n % 100 {
        0 => {}
        10 => parts.push(if feminine { "عشر" } else { "عشرة" }.to_owned()),
        u @ 1..=9 => parts.push(pick(u)),
        11 => parts.push(if feminine { "إحدى عشرة" } else { "أحد عشر" }.to_owned()),
        12 => {
            let two = ["اثنا", "اثني", "اثنتا", "اثنتي"][usize::from(feminine) * 2 + usize::from(oblique)];
            parts.push(format!("{two} {}", if feminine { "عشرة" } else { "عشر" }));
        }
        t @ 13..=19 => parts.push(format!("{} {}", pick(t - 10), if feminine { "عشرة" } else { "عشر" })),
        t => {
            if t % 10 != 0 {
                parts.push(if t % 10 == 1 && feminine { "إحدى".to_owned() } else { pick(t % 10) });
            }
            parts.push(format!("{}{}", TENS[t / 10], if oblique { "ين" } else { "ون" }));
        }
    }
    parts.join(" و")
}

#[test]
fn numbers_in_words_have_their_value() {
    let mut known: HashMap<String, Vec<u64>> = HashMap::new();
    let mut faults = Vec::new();
    for n in 1..1000 {
        for (kind, hundred) in [(0, "مئة"), (1, "مائة"), (2, "مئة"), (3, "مائة"), (4, "مئة"), (5, "مئة")] {
            let text = in_words(n, kind & 1 == 1, kind & 2 == 2, hundred, kind < 4);
            // Sums, but for a unit right before a hundred.
            let mut sums: Vec<(u64, u64)> = vec![(0, 0)];
            for word in text.split(' ') {
                let all = known.entry(word.to_owned()).or_insert_with(|| values(word)).clone();
                let step = |&(sum, last): &(u64, u64), value: u64| {
                    if value == 100 && (3..10).contains(&last) { (sum - last + last * 100, 0) } else { (sum + value, value) }
                };
                sums = sums.iter().flat_map(|sum| all.iter().map(move |&value| step(sum, value))).collect();
                sums.sort_unstable();
                sums.dedup();
            }
            if !sums.iter().any(|&(sum, _)| sum == n as u64) {
                faults.push(format!("{n}: {text}"));
            }
        }
    }
    none(&faults);
    for (word, value) in [
        ("الثلاثة", 3),
        ("والخمسين", 50),
        ("بمئتي", 200),
        ("مئتا", 200),
        ("مائتا", 200),
        ("آلاف", 1000),
        ("آلافا", 1000),
        ("ألفا", 1000),
        ("ألفي", 2000),
        ("مليونا", 1_000_000),
        ("ملايين", 1_000_000),
        ("مليارات", 1_000_000_000),
        ("ثلاثا", 3),
        ("واحدا", 1),
        ("الثماني", 8),
        ("ثمانيا", 8),
        ("صفر", 0),
    ] {
        assert!(values(word).contains(&value), "{word}: {:?}", values(word));
    }
}

#[test]
fn fractions_and_ordinals_are_known() {
    for (word, lemma) in [
        ("نصف", "نِصف"),
        ("ثلثي", "ثُلث"),
        ("أرباع", "رُبع"),
        ("بضعة", "بِضعَة"),
        ("ونيف", "نَيِّف"),
        ("الأولى", "أَوَّل"),
        ("الثاني", "ثَانِي"),
        ("السادسة", "سَادِس"),
        ("العاشر", "عَاشِر"),
        ("الحادي", "حَادِي"),
    ] {
        assert_eq!(main_of(&explained(word)[0]).0, lemma, "{word}");
    }
}

#[test]
fn unknown_words_are_guessed_by_their_shape() {
    let mut faults = Vec::new();
    for (written, lemma, pos, vocalized, root) in [
        ("الزغردونية", "زغردونِيّ", Pos::Adj, "اَلزّغردونِيَّة", ""),
        ("الزغردونيون", "زغردونِيّ", Pos::Adj, "اَلزّغردونِيُّونَ", ""),
        ("استزغدوا", "اِستَزغَد", Pos::Verb, "اِستَزغَدُوا", "ز غ د"),
        ("سيستزغد", "اِستَزغَد", Pos::Verb, "سَيَستَزغِدُ", "ز غ د"),
        ("والاستزغاد", "اِستِزغَاد", Pos::Noun, "وَالِاستِزغَاد", "ز غ د"),
        ("بالكرطوشات", "كرطوشَة", Pos::Noun, "بِالكرطوشَاتِ", ""),
        ("كرطوفسكي", "كرطوفسكي", Pos::Propn, "كرطُوفسكِي", ""),
    ] {
        let all = explained(written);
        let main = &all[0].segments[all[0].main];
        let found = (main.lemma.as_str(), main.pos, all[0].vocalized.as_str(), main.root.as_str(), all[0].known);
        if found != (lemma, pos, vocalized, root, false) {
            faults.push(format!("{written}: {found:?}"));
        }
    }
    none(&faults);
}

/// Demonstratives, relatives, independent pronouns and «both», by hand from the grammar: form, lemma, gender, number, case (`obl` accusative and genitive, `-` where
/// the form serves all).
const CLOSED: &str = "
هٰذَا هٰذَا m s -
هٰذِهِ هٰذَا f s -
هٰذَانِ هٰذَا m d nom
هٰذَينِ هٰذَا m d obl
هَاتَانِ هٰذَا f d nom
هَاتَينِ هٰذَا f d obl
هٰؤُلَاءِ هٰذَا - p -
ذٰلِكَ ذٰلِكَ m s -
تِلكَ ذٰلِكَ f s -
ذَانِكَ ذٰلِكَ m d nom
ذَينِكَ ذٰلِكَ m d obl
تَانِكَ ذٰلِكَ f d nom
تَينِكَ ذٰلِكَ f d obl
أُولٰئِكَ ذٰلِكَ - p -
الَّذِي الَّذِي m s -
الَّتِي الَّذِي f s -
اللَّذَانِ الَّذِي m d nom
اللَّذَينِ الَّذِي m d obl
اللَّتَانِ الَّذِي f d nom
اللَّتَينِ الَّذِي f d obl
الَّذِينَ الَّذِي m p -
اللَّاتِي الَّذِي f p -
اللَّوَاتِي الَّذِي f p -
اللَّائِي الَّذِي f p -
أَنَا هُوَ - s nom
نَحنُ هُوَ - p nom
أَنتَ هُوَ m s nom
أَنتِ هُوَ f s nom
أَنتُمَا هُوَ - d nom
أَنتُم هُوَ m p nom
أَنتُنَّ هُوَ f p nom
هُوَ هُوَ m s nom
هِيَ هُوَ f s nom
هُمَا هُوَ - d nom
هُم هُوَ m p nom
هُنَّ هُوَ f p nom
كِلَا كِلَا m d -
كِلتَا كِلَا f d -
كِلَي كِلَا m d obl
كِلتَي كِلَا f d obl
";

#[test]
fn closed_classes_have_their_forms() {
    use tarjuman::lexicon::features::{Case, Gender, Number};
    let mut faults = Vec::new();
    for line in CLOSED.lines().filter(|line| !line.is_empty()) {
        let [form, lemma, gender, number, case] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let gender = match gender {
            "m" => Gender::Masc,
            "f" => Gender::Fem,
            _ => Gender::None,
        };
        let number = match number {
            "s" => Number::Sing,
            "d" => Number::Dual,
            _ => Number::Plur,
        };
        let word = bare(form);
        let mut found = Vec::new();
        readings(&LEXICON, &Letters::read(&word).expect("an Arabic word"), u16::MAX, &mut Scratch::default(), &mut found);
        let fits = found.iter().any(|reading| {
            let explanation = explain_reading(&LEXICON, &word, reading, true);
            let features = reading.features;
            explanation.vocalized == form
                && main_of(&explanation).0 == lemma
                && (features.gender, features.number) == (gender, number)
                && match case {
                    "nom" => features.case == Case::Nom,
                    "obl" => !matches!(features.case, Case::Nom | Case::None),
                    _ => features.case == Case::None,
                }
        });
        if !fits {
            let all: Vec<String> = found
                .iter()
                .map(|r| {
                    let explanation = explain_reading(&LEXICON, &word, r, true);
                    format!("{} {} {:?}", explanation.vocalized, main_of(&explanation).0, r.features)
                })
                .collect();
            faults.push(format!("{line}: {}", all.join(" | ")));
        }
    }
    none(&faults);
}
