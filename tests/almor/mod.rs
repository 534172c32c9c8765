//! A morphological database of any size in the ALMOR format, as CAMeL Tools writes it: made-up roots in the patterns of Arabic, prefixes and suffixes with all
//! clitics, and the tables of what goes together. For tests, and for `cargo run --example almor_database`.

use std::io::{self, Write};

/// How much was written.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Size {
    pub(crate) lemmas: usize,
    pub(crate) stems: usize,
    pub(crate) prefixes: usize,
    pub(crate) suffixes: usize,
    pub(crate) pairs: usize,
}

/// Letters of roots: no weak ones, no hamza, and none at the end of a root that a suffix would swallow.
const RADICALS: &str = "بثجحخدذرزسشصضطظعغفقكلمه";

/// What stems say of clitics.
const FEATURES: &str = "prc3:0 prc2:0 prc1:0 prc1.5:0 prc0:0";

/// Clitics before everything: letters, vocalised, feature.
const CONJUNCTIONS: [(&str, &str, &str); 7] = [
    ("", "", "prc3:0 prc2:0"),
    ("ف", "فَ", "prc3:0 prc2:fa_conj"),
    ("ف", "فَ", "prc3:0 prc2:fa_conn"),
    ("و", "وَ", "prc3:0 prc2:wa_conj"),
    ("و", "وَ", "prc3:0 prc2:wa_sub"),
    ("ا", "أَ", "prc3:>a_ques prc2:0"),
    ("او", "أَوَ", "prc3:>a_ques prc2:wa_conj"),
];
const PREPOSITIONS: [(&str, &str, &str); 4] =
    [("ب", "بِ", "prc1:bi_prep"), ("ك", "كَ", "prc1:ka_prep"), ("ل", "لِ", "prc1:li_prep"), ("ب", "بِ", "prc1:bi_part")];
/// What may stand between a conjunction and a verb of the imperfect.
const PARTICLES: [(&str, &str, &str); 4] =
    [("", "", "prc1:0"), ("س", "سَ", "prc1:sa_fut"), ("ل", "لَ", "prc1:la_emph"), ("ل", "لِ", "prc1:li_jus")];
/// Pronouns: letters, vocalised, feature.
const PRONOUNS: [(&str, &str, &str); 12] = [
    ("ه", "هُ", "3ms"),
    ("ها", "هَا", "3fs"),
    ("هما", "هُمَا", "3d"),
    ("هم", "هُم", "3mp"),
    ("هن", "هُنَّ", "3fp"),
    ("ك", "كَ", "2ms"),
    ("ك", "كِ", "2fs"),
    ("كما", "كُمَا", "2d"),
    ("كم", "كُم", "2mp"),
    ("كن", "كُنَّ", "2fp"),
    ("نا", "نَا", "1p"),
    ("ي", "ِي", "1s"),
];

/// Endings of nominals: name, gender and number, then letters and vocalised in the indefinite, definite and construct, each for nominative, accusative, genitive;
/// before pronouns the construct serves.
struct Nominal {
    name: &'static str,
    features: &'static str,
    forms: [[&'static str; 3]; 3],
    pausal: &'static str,
}

const NOMINALS: [Nominal; 7] = [
    Nominal {
        name: "ms", features: "form_gen:m form_num:s", forms: [["ٌ", "ًا", "ٍ"], ["ُ", "َ", "ِ"], ["ُ", "َ", "ِ"]], pausal: ""
    },
    Nominal {
        name: "dip", features: "form_gen:m form_num:s", forms: [["ُ", "َ", "َ"], ["ُ", "َ", "ِ"], ["ُ", "َ", "ِ"]], pausal: ""
    },
    Nominal {
        name: "fs",
        features: "form_gen:f form_num:s",
        forms: [["َةٌ", "َةً", "َةٍ"], ["َةُ", "َةَ", "َةِ"], ["َةُ", "َةَ", "َةِ"]],
        pausal: "َة",
    },
    Nominal {
        name: "md",
        features: "form_gen:m form_num:d",
        forms: [["َانِ", "َيْنِ", "َيْنِ"], ["َانِ", "َيْنِ", "َيْنِ"], ["َا", "َيْ", "َيْ"]],
        pausal: "َيْن",
    },
    Nominal {
        name: "fd",
        features: "form_gen:f form_num:d",
        forms: [["َتَانِ", "َتَيْنِ", "َتَيْنِ"], ["َتَانِ", "َتَيْنِ", "َتَيْنِ"], ["َتَا", "َتَيْ", "َتَيْ"]],
        pausal: "َتَيْن",
    },
    Nominal {
        name: "mp",
        features: "form_gen:m form_num:p",
        forms: [["ُونَ", "ِينَ", "ِينَ"], ["ُونَ", "ِينَ", "ِينَ"], ["ُو", "ِي", "ِي"]],
        pausal: "ِين",
    },
    Nominal {
        name: "fp",
        features: "form_gen:f form_num:p",
        forms: [["َاتٌ", "َاتٍ", "َاتٍ"], ["َاتُ", "َاتِ", "َاتِ"], ["َاتُ", "َاتِ", "َاتِ"]],
        pausal: "َات",
    },
];

/// Persons of the perfect: ending, features; before a pronoun the alef of ـُوا falls.
const PERFECT: [(&str, &str); 13] = [
    ("َ", "per:3 gen:m num:s"),
    ("َتْ", "per:3 gen:f num:s"),
    ("َا", "per:3 gen:m num:d"),
    ("َتَا", "per:3 gen:f num:d"),
    ("ُوا", "per:3 gen:m num:p"),
    ("ْنَ", "per:3 gen:f num:p"),
    ("ْتَ", "per:2 gen:m num:s"),
    ("ْتِ", "per:2 gen:f num:s"),
    ("ْتُمَا", "per:2 gen:m num:d"),
    ("ْتُمْ", "per:2 gen:m num:p"),
    ("ْتُنَّ", "per:2 gen:f num:p"),
    ("ْتُ", "per:1 gen:m num:s"),
    ("ْنَا", "per:1 gen:m num:p"),
];

/// Persons of the imperfect: letter, features, group of endings.
const IMPERFECT: [(&str, &str, &str); 13] = [
    ("ي", "per:3 gen:m num:s", "s"),
    ("ت", "per:3 gen:f num:s", "s"),
    ("ي", "per:3 gen:m num:d", "d"),
    ("ت", "per:3 gen:f num:d", "d"),
    ("ي", "per:3 gen:m num:p", "mp"),
    ("ي", "per:3 gen:f num:p", "fp"),
    ("ت", "per:2 gen:m num:s", "s"),
    ("ت", "per:2 gen:f num:s", "fs"),
    ("ت", "per:2 gen:m num:d", "d"),
    ("ت", "per:2 gen:m num:p", "mp"),
    ("ت", "per:2 gen:f num:p", "fp"),
    ("أ", "per:1 gen:m num:s", "s"),
    ("ن", "per:1 gen:m num:p", "s"),
];
/// Endings of the groups in indicative, subjunctive, jussive.
const MOODS: [(&str, [&str; 3]); 5] =
    [("s", ["ُ", "َ", "ْ"]), ("d", ["َانِ", "َا", "َا"]), ("mp", ["ُونَ", "ُوا", "ُوا"]), ("fp", ["ْنَ", "ْنَ", "ْنَ"]), ("fs", ["ِينَ", "ِي", "ِي"])];
const IMPERATIVE: [(&str, &str); 5] =
    [("ْ", "gen:m num:s"), ("ِي", "gen:f num:s"), ("َا", "gen:m num:d"), ("ُوا", "gen:m num:p"), ("ْنَ", "gen:f num:p")];

/// Verbs: perfect, imperfect, vowel of its prefix, passive of both, imperative; radicals are 1, 2, 3.
const VERBS: [[&str; 6]; 9] = [
    ["1َ2َ3", "1ْ2ُ3", "a", "1ُ2ِ3", "1ْ2َ3", "ٱُ1ْ2ُ3"],
    ["1َ2َّ3", "1َ2ِّ3", "u", "1ُ2ِّ3", "1َ2َّ3", "1َ2ِّ3"],
    ["1َا2َ3", "1َا2ِ3", "u", "1ُو2ِ3", "1َا2َ3", "1َا2ِ3"],
    ["أَ1ْ2َ3", "1ْ2ِ3", "u", "أُ1ْ2ِ3", "1ْ2َ3", "أَ1ْ2ِ3"],
    ["تَ1َ2َّ3", "تَ1َ2َّ3", "a", "تُ1ُ2ِّ3", "تَ1َ2َّ3", "تَ1َ2َّ3"],
    ["تَ1َا2َ3", "تَ1َا2َ3", "a", "تُ1ُو2ِ3", "تَ1َا2َ3", "تَ1َا2َ3"],
    ["ٱنْ1َ2َ3", "نْ1َ2ِ3", "a", "ٱُنْ1ُ2ِ3", "نْ1َ2َ3", "ٱنْ1َ2ِ3"],
    ["ٱ1ْتَ2َ3", "1ْتَ2ِ3", "a", "ٱُ1ْتُ2ِ3", "1ْتَ2َ3", "ٱ1ْتَ2ِ3"],
    ["ٱسْتَ1ْ2َ3", "سْتَ1ْ2ِ3", "a", "ٱُسْتُ1ْ2ِ3", "سْتَ1ْ2َ3", "ٱسْتَ1ْ2ِ3"],
];

/// Nominals: singular without ة, part of speech, ending of the lemma, category, broken plural or nothing, its category.
const NOUNS: [[&str; 6]; 14] = [
    ["1ِ2َا3", "noun", "", "N", "1ُ2ُ3", "Npl"],
    ["1َ2ِي3", "noun", "", "N", "1ُ2َ3َاء", "Ndip"],
    ["مَ1ْ2َ3", "noun", "", "N", "مَ1َا2ِ3", "Ndip"],
    ["1َ2ْ3", "noun", "", "N", "1ُ2ُو3", "Npl"],
    ["1ِ2َا3", "noun", "َة", "Nfs", "", ""],
    ["مَ1ْ2َ3", "noun", "َة", "Nfs", "مَ1َا2ِ3", "Ndip"],
    ["تَ1ْ2ِي3", "noun", "", "N", "", ""],
    ["ٱسْتِ1ْ2َا3", "noun", "", "N", "", ""],
    ["1َا2ِ3", "adj", "", "ADJ", "", ""],
    ["مَ1ْ2ُو3", "adj", "", "ADJ", "", ""],
    ["مُ1َ2ِّ3", "adj", "", "ADJ", "", ""],
    ["1َ2ْ3ِيّ", "adj", "", "ADJ", "", ""],
    ["1َ2ْ3َان", "adj", "", "ADJ", "", ""],
    ["1َيْ2َ3", "noun_prop", "", "PROP", "", ""],
];

/// Endings that nominal categories take.
const ENDINGS: [(&str, &[&str]); 6] = [
    ("N", &["ms", "md", "fp"]),
    ("Npl", &["ms"]),
    ("Ndip", &["dip"]),
    ("Nfs", &["fs", "fd", "fp"]),
    ("ADJ", &["ms", "fs", "md", "fd", "mp", "fp"]),
    ("PROP", &["dip"]),
];

/// Letters as databases look them up: no marks, one alef, ه for ة.
fn bare(text: &str) -> String {
    let letters = text.chars().filter(|c| !matches!(c, '\u{64B}'..='\u{652}'));
    letters
        .map(|c| match c {
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ة' => 'ه',
            'ى' => 'ي',
            other => other,
        })
        .collect()
}

/// Writes a database of `lemmas` lemmas.
pub(crate) fn write(out: &mut impl Write, lemmas: usize) -> io::Result<Size> {
    let mut size = Size::default();
    writeln!(out, "###HEADER###\nMade by tarjuman's tests; License: as the program itself\n###DEFINES###")?;
    for feature in ["diac", "lex", "caphi", "gloss", "bw", "ud", "root", "pattern", "cm_stem"] {
        writeln!(out, "DEFINE {feature} {feature}:*open*")?;
    }
    writeln!(out, "DEFINE gen gen:na gen:m gen:f gen:b gen:u\nDEFINE num num:s num:na num:d num:u num:p num:b\n###DEFAULTS###")?;
    let common = "diac:* lex:* caphi:* gloss:* bw:*";
    for pos in ["noun", "adj", "noun_prop"] {
        writeln!(
            out,
            "DEFAULT pos:{pos} {common} pos:{pos} {FEATURES} per:na asp:na vox:na mod:na form_gen:m gen:- form_num:s num:- stt:i cas:u enc0:0 rat:n source:lex"
        )?;
    }
    writeln!(
        out,
        "DEFAULT pos:verb {common} pos:verb {FEATURES} per:3 asp:na vox:u mod:u form_gen:m gen:m form_num:s num:s stt:na cas:na enc0:0 rat:n source:lex"
    )?;
    writeln!(
        out,
        "###ORDER###\nORDER diac lex caphi gloss bw pos ud root\n###TOKENIZATIONS###\nTOKENIZATION d1seg\n###STEMBACKOFF###\n###PREFIXES###"
    )?;
    prefixes(out, &mut size)?;
    writeln!(out, "###SUFFIXES###")?;
    suffixes(out, &mut size)?;
    writeln!(out, "###STEMS###")?;
    stems(out, lemmas, &mut size)?;
    writeln!(out, "###SMARTBACKOFF###")?;
    tables(out, &mut size)?;
    Ok(size)
}

fn affix(out: &mut impl Write, category: &str, diac: &str, features: &str, count: &mut usize) -> io::Result<()> {
    *count += 1;
    let letters = bare(diac);
    writeln!(
        out,
        "{letters}\t{category}\tdiac:{diac} caphi: gloss:_ bw:{diac}/X {features} source:lex d3seg:{diac} atbseg:{diac}"
    )
}

fn prefixes(out: &mut impl Write, size: &mut Size) -> io::Result<()> {
    for (_, conjunction, features) in CONJUNCTIONS {
        let mut add = |category: &str, rest: &str, more: &str| {
            affix(out, category, &format!("{conjunction}{rest}"), &format!("{features} {more}"), &mut size.prefixes)
        };
        add("P-N", "", "prc1:0 prc0:0")?;
        add("P-A", "ال", "prc1:0 prc0:Al_det")?;
        for (_, preposition, own) in PREPOSITIONS {
            add("P-G", preposition, &format!("{own} prc0:0"))?;
            let article = if preposition == "لِ" { "ل" } else { "ال" };
            add("P-GA", &format!("{preposition}{article}"), &format!("{own} prc0:Al_det"))?;
        }
        // A genitive without a preposition stands after another noun.
        add("P-G", "", "prc1:0 prc0:0")?;
        add("P-GA", "ال", "prc1:0 prc0:Al_det")?;
        add("P-PV", "", "prc1:0")?;
        add("P-PV", "لَ", "prc1:la_emph")?;
        add("P-CV", "", "prc1:0")?;
        for vowel in ["َ", "ُ"] {
            for (letter, person, group) in IMPERFECT {
                for (_, particle, own) in PARTICLES {
                    let name = if vowel == "َ" { "a" } else { "u" };
                    add(&format!("P-IV{name}-{group}"), &format!("{particle}{letter}{vowel}"), &format!("{own} {person} asp:i"))?;
                }
            }
        }
    }
    Ok(())
}

fn suffixes(out: &mut impl Write, size: &mut Size) -> io::Result<()> {
    for ending in &NOMINALS {
        for (state, cases) in ["i", "d", "c"].into_iter().zip(ending.forms) {
            for (case, text) in ["n", "a", "g"].into_iter().zip(cases) {
                let features = format!("{} stt:{state} cas:{case}", ending.features);
                let category = format!("S-{}-{state}{case}", ending.name);
                affix(out, &category, text, &format!("{features} enc0:0"), &mut size.suffixes)?;
                if state != "c" {
                    continue;
                }
                for (_, pronoun, name) in PRONOUNS {
                    // ـِي swallows the vowel; after ـِ and ـَيْ the pronoun is ـهِ.
                    let stem = text.replace('ة', "ت");
                    let stem =
                        if name == "1s" { stem.trim_end_matches(['\u{64E}', '\u{64F}', '\u{650}']) } else { stem.as_str() };
                    let pronoun =
                        if case == "g" && !text.ends_with('ا') { pronoun.replace("هُ", "هِ") } else { pronoun.to_owned() };
                    affix(
                        out,
                        &category,
                        &format!("{stem}{pronoun}"),
                        &format!("{features} enc0:{name}_poss"),
                        &mut size.suffixes,
                    )?;
                }
            }
            let features = format!("{} stt:{state} cas:u enc0:0", ending.features);
            affix(out, &format!("S-{}-{state}u", ending.name), ending.pausal, &features, &mut size.suffixes)?;
        }
    }
    let mut objects = |category: &str, text: &str, features: &str| {
        affix(out, category, text, &format!("{features} enc0:0"), &mut size.suffixes)?;
        let stem = text.strip_suffix("وا").map_or(text.to_owned(), |stem| format!("{stem}و"));
        let stem = stem.strip_suffix("تُمْ").map_or(stem.clone(), |stem| format!("{stem}تُمُو"));
        for (_, pronoun, name) in PRONOUNS {
            let pronoun = if name == "1s" { "نِي" } else { pronoun };
            affix(out, category, &format!("{stem}{pronoun}"), &format!("{features} enc0:{name}_dobj"), &mut size.suffixes)?;
        }
        Ok::<(), io::Error>(())
    };
    for (text, person) in PERFECT {
        objects("S-PV", text, &format!("asp:p {person} mod:i"))?;
    }
    for (group, endings) in MOODS {
        for (mood, text) in ["i", "s", "j"].into_iter().zip(endings) {
            objects(&format!("S-IV-{group}"), text, &format!("mod:{mood}"))?;
        }
    }
    for (text, person) in IMPERATIVE {
        objects("S-CV", text, &format!("asp:c per:2 {person}"))?;
    }
    Ok(())
}

fn stems(out: &mut impl Write, lemmas: usize, size: &mut Size) -> io::Result<()> {
    let radicals: Vec<char> = RADICALS.chars().collect();
    let count = radicals.len();
    for n in 0.. {
        let (first, second, third) = (radicals[n / count / count % count], radicals[n / count % count], radicals[n % count]);
        if first == second || second == third || first == third {
            continue;
        }
        let fill = |pattern: &str| -> String {
            let radical = |c| match c {
                '1' => first,
                '2' => second,
                '3' => third,
                other => other,
            };
            pattern.chars().map(radical).collect()
        };
        let root = format!("{first}.{second}.{third}");
        // The same root comes again after all others: its lemmas are then numbered on.
        let round = n / count.pow(3) + 1;
        let mut row = |category: &str, pattern: &str, lex: &str, gloss: &str, features: &str| {
            size.stems += 1;
            let diac = fill(pattern);
            writeln!(
                out,
                "{}\t{category}\tdiac:{diac} lex:{lex} caphi:x_x gloss:{gloss} bw:{diac}/X {features} root:{root} pattern:{pattern} {FEATURES} enc0:0 enc1:0 enc2:0 source:lex cm_stem:{diac} cm_stem_ids:[STEM]:{n}",
                bare(&diac)
            )
        };
        // A dictionary has some five nouns, adjectives and names for a verb.
        let verbs = if n % 3 == 0 { &VERBS[..] } else { &[] };
        for (at, [perfect, imperfect, vowel, passive, passive_imperfect, imperative]) in verbs.iter().copied().enumerate() {
            if size.lemmas == lemmas {
                return Ok(());
            }
            size.lemmas += 1;
            let lex = format!("{}-ُ_{round}", fill(perfect));
            let gloss = format!("make_up_{n};invent_{at}");
            let active = "pos:verb ud:VERB vox:a";
            let pass = "pos:verb ud:VERB vox:p";
            row("PV", perfect, &lex, &gloss, &format!("{active} asp:p"))?;
            row(&format!("IV{vowel}"), imperfect, &lex, &gloss, &format!("{active} asp:i"))?;
            row("PVp", passive, &lex, &gloss, &format!("{pass} asp:p"))?;
            row("IVu", passive_imperfect, &lex, &gloss, &format!("{pass} asp:i"))?;
            row("CV", imperative, &lex, &gloss, &format!("{active} asp:c"))?;
        }
        for (at, [singular, pos, ending, category, plural, plural_category]) in NOUNS.into_iter().enumerate() {
            if size.lemmas == lemmas {
                return Ok(());
            }
            size.lemmas += 1;
            let lex = format!("{}{}_{round}", fill(singular), ending);
            let gloss = format!("made-up_thing_{n};invention_{at}");
            let ud = match pos {
                "adj" => "ADJ",
                "noun" => "NOUN",
                _ => "PROPN",
            };
            let common = format!("pos:{pos} ud:{ud} vox:na stt:i cas:u");
            row(category, singular, &lex, &gloss, &format!("{common} form_gen:m gen:- form_num:s num:- rat:n"))?;
            if !plural.is_empty() {
                row(plural_category, plural, &lex, &gloss, &format!("{common} form_gen:m gen:m form_num:s num:p rat:n"))?;
            }
        }
    }
    Ok(())
}

fn tables(out: &mut impl Write, size: &mut Size) -> io::Result<()> {
    let mut pair = |out: &mut dyn Write, first: &str, second: &str| {
        size.pairs += 1;
        writeln!(out, "{first} {second}")
    };
    writeln!(out, "###TABLE AB###")?;
    for (category, _) in ENDINGS {
        for prefix in ["P-N", "P-G", "P-A", "P-GA"].into_iter().take(if category == "PROP" { 2 } else { 4 }) {
            pair(out, prefix, category)?;
        }
    }
    for (prefix, stem) in [("P-PV", "PV"), ("P-PV", "PVp"), ("P-CV", "CV")] {
        pair(out, prefix, stem)?;
    }
    for vowel in ["a", "u"] {
        for (group, _) in MOODS {
            pair(out, &format!("P-IV{vowel}-{group}"), &format!("IV{vowel}"))?;
        }
    }
    writeln!(out, "###TABLE BC###")?;
    let cases = ["n", "a", "g", "u"];
    for (category, endings) in ENDINGS {
        for ending in endings {
            for state in ["i", "d", "c"] {
                for case in cases {
                    pair(out, category, &format!("S-{ending}-{state}{case}"))?;
                }
            }
        }
    }
    for (stem, suffix) in [("PV", "S-PV"), ("PVp", "S-PV"), ("CV", "S-CV")] {
        pair(out, stem, suffix)?;
    }
    for vowel in ["a", "u"] {
        for (group, _) in MOODS {
            pair(out, &format!("IV{vowel}"), &format!("S-IV-{group}"))?;
        }
    }
    writeln!(out, "###TABLE AC###")?;
    for ending in &NOMINALS {
        for (prefix, states, cases) in [("P-N", "ic", "nau"), ("P-G", "ic", "gu"), ("P-A", "d", "nau"), ("P-GA", "d", "gu")] {
            for state in states.chars() {
                for case in cases.chars() {
                    pair(out, prefix, &format!("S-{}-{state}{case}", ending.name))?;
                }
            }
        }
    }
    for (prefix, suffix) in [("P-PV", "S-PV"), ("P-CV", "S-CV")] {
        pair(out, prefix, suffix)?;
    }
    for vowel in ["a", "u"] {
        for (group, _) in MOODS {
            pair(out, &format!("P-IV{vowel}-{group}"), &format!("S-IV-{group}"))?;
        }
    }
    Ok(())
}
