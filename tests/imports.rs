//! Lexicons of others: what becomes of a database's stems and affixes, and that nothing in a file can break the program.

#![expect(clippy::unwrap_used, reason = "a test stops where something it needs is missing")]

mod almor;

use std::io::BufReader;
use std::time::Instant;

use tarjuman::annotate::morphology::{Letters, Reading, Scratch, readings};
use tarjuman::lexicon::features::{Aspect, Attachment, Case, Ending, Gender, Mood, Number, Person, Pos, State};
use tarjuman::lexicon::import::{Counts, Error, Lines, MOST_LINE, convert, parse};
use tarjuman::lexicon::{Layer, Lexicon};

const SMALL: &str = include_str!("lexicons/small.db");

fn import(bytes: &[u8]) -> Result<(Vec<u8>, Counts), Error> {
    convert(&parse(&mut Lines::new(BufReader::new(bytes)))?)
}

fn layered(text: &str) -> Lexicon {
    let (blob, _) = import(text.as_bytes()).unwrap();
    Lexicon::embedded().with_layers(vec![Layer::open("small", blob.leak()).unwrap()])
}

fn read(lexicon: &Lexicon, word: &str) -> Vec<Reading> {
    let mut found = Vec::new();
    readings(lexicon, &Letters::read(word).unwrap(), u16::MAX, &mut Scratch::default(), &mut found);
    found
}

/// Each reading as lemma, form and the forms' vowels.
fn forms(lexicon: &Lexicon, word: &str) -> Vec<(String, String, Reading)> {
    let letters = Letters::read(word).unwrap();
    let mut out = Vec::new();
    for reading in read(lexicon, word) {
        let lemma = lexicon.citation(reading.lemma.unwrap().0).to_owned();
        // The form is as long as its pattern and ends where the pronoun begins: the small words of the tests have no forgiven letters.
        let length = lexicon.pattern(reading.pattern).len();
        let starts = (0..=letters.codes.len().saturating_sub(length)).rev();
        let vowels =
            starts.map(|at| lexicon.vocalize(&letters.codes[at..at + length], reading.pattern)).collect::<Vec<_>>().join("|");
        out.push((lemma, vowels, reading));
    }
    out
}

#[test]
fn words_that_the_program_lacks_become_known() {
    let (own, with) = (Lexicon::embedded(), layered(SMALL));
    for (word, lemma, form, pos, root, gloss) in [
        ("زمجر", "زَمجَر", "زَمجَرَ", Pos::Verb, "ز م ج ر", "growl;snarl"),
        ("زمجروا", "زَمجَر", "زَمجَرُوا", Pos::Verb, "ز م ج ر", "growl;snarl"),
        ("يزمجرون", "زَمجَر", "يُزَمجِرُونَ", Pos::Verb, "ز م ج ر", "growl;snarl"),
        ("سيزمجر", "زَمجَر", "يُزَمجِر", Pos::Verb, "ز م ج ر", "growl;snarl"),
        ("وللزمهرير", "زَمهَرِير", "زَمهَرِير", Pos::Noun, "ز م ه ر", "bitter cold"),
        ("زمهريرا", "زَمهَرِير", "زَمهَرِيرًا", Pos::Noun, "ز م ه ر", "bitter cold"),
        ("خنفسان", "خُنفُس", "خُنفُسَانِ", Pos::Noun, "خ ن ف س", "beetle"),
        ("خنافسهم", "خُنفُس", "خَنَافِس", Pos::Noun, "خ ن ف س", "beetle"),
        ("السلحفائيون", "سُلَحفَائِيّ", "سُلَحفَائِيُّونَ", Pos::Adj, "س ل ح ف", "tortoise-like;sluggish"),
        ("سلحفائيته", "سُلَحفَائِيّ", "سُلَحفَائِيَّت", Pos::Adj, "س ل ح ف", "tortoise-like;sluggish"),
        ("الاخشيشان", "اِخشِيشَان", "اِخشِيشَان", Pos::Noun, "خ ش ن", "roughness"),
        ("بالقهقرى", "قَهقَرَى", "قَهقَرَى", Pos::Noun, "ق ه ق ر", "backward motion"),
        ("كوتزيبو", "كُوتَزِيبُو", "كُوتَزِيبُو", Pos::Propn, "", "Kotzebue"),
        ("متملم", "مُتَمَلمِي", "مُتَمَلمٍ", Pos::Noun, "م ل ي", "fidgety one"),
        ("المتملمي", "مُتَمَلمِي", "مُتَمَلمِي", Pos::Noun, "م ل ي", "fidgety one"),
        ("متملميا", "مُتَمَلمِي", "مُتَمَلمِيًا", Pos::Noun, "م ل ي", "fidgety one"),
    ] {
        assert!(read(&own, word).is_empty(), "{word} is known without the import: it tests nothing");
        let found = forms(&with, word);
        let hit = found.iter().find(|(own, forms, _)| own == lemma && forms.split('|').any(|f| f == form));
        let Some((_, _, reading)) = hit else { panic!("{word}: {found:?}") };
        let lemma = with.lemma(reading.lemma.unwrap().0);
        assert_eq!((lemma.pos, lemma.root, lemma.gloss, reading.features.pos), (pos, root, gloss, pos), "{word}");
        assert_eq!(with.imported_from(reading.lemma.unwrap().0), Some("small"));
    }
}

#[test]
fn features_are_those_of_affixes_and_stem() {
    let with = layered(SMALL);
    let has = |word: &str, test: &dyn Fn(&Reading) -> bool| {
        let found = read(&with, word);
        assert!(found.iter().any(test), "{word}: {found:?}");
    };
    has("زمجرت", &|r| {
        r.features.person == Person::Third && r.features.gender == Gender::Fem && r.features.aspect == Aspect::Perf
    });
    has("زمجرت", &|r| r.features.person == Person::First && r.features.number == Number::Sing);
    has("يزمجر", &|r| {
        r.features.ending == Ending::Mood && r.features.mood == Mood::None && r.features.attachment == Attachment::Either
    });
    has("يزمجروا", &|r| r.features.mood == Mood::SubJus && r.features.number == Number::Plur);
    has("يزمجرون", &|r| r.features.mood == Mood::Ind && r.features.attachment == Attachment::Free);
    has("خنفس", &|r| {
        r.features.ending == Ending::Triptote && r.features.case == Case::None && r.features.state == State::Any
    });
    has("خنافس", &|r| r.features.ending == Ending::Diptote && r.features.number == Number::Plur);
    has("خنفسين", &|r| {
        r.features.number == Number::Dual && r.features.case == Case::AccGen && r.features.state == State::Absolute
    });
    has("خنفسا", &|r| {
        r.features.number == Number::Dual && r.features.state == State::Construct && r.features.case == Case::Nom
    });
    has("زمهريرا", &|r| r.features.case == Case::Acc && r.features.state == State::Indef);
    has("القهقرى", &|r| r.features.ending == Ending::Complete && r.features.gender == Gender::Fem);
    has("متملمي", &|r| r.features.ending == Ending::Defective);
    has("ببغاوي", &|r| r.features.human);
    // What takes no pronoun or article has none.
    assert!(read(&with, "الزمجر").iter().all(|r| r.features.pos != Pos::Verb));
    assert!(read(&with, "يزمجرونه").is_empty());
}

#[test]
fn our_own_words_come_first() {
    let with = layered(SMALL);
    for word in ["كتب", "كتاب", "الكتاب", "كتبوا"] {
        let (own, both) = (read(&Lexicon::embedded(), word), read(&with, word));
        assert!(!own.is_empty());
        assert_eq!(own, both, "{word}");
    }
    // The import's are there for who looks at all of them.
    let letters = Letters::read("كتاب").unwrap();
    let mut glosses = Vec::new();
    with.matches(&letters.codes, |hit| {
        if hit.length == letters.codes.len() {
            with.cells(hit.group, |cell| glosses.push(with.lemma(cell.lemma).gloss));
        }
    });
    assert!(glosses.contains(&"IMPORTED book") && glosses.len() > 1, "{glosses:?}");
}

#[test]
fn a_cut_file_is_an_error() {
    let lines: Vec<&str> = SMALL.split_inclusive('\n').collect();
    let last_table = lines.iter().position(|line| line.starts_with("###TABLE AC")).unwrap();
    for kept in 0..=last_table {
        let cut: String = lines[..=kept].concat();
        let error = import(cut.as_bytes()).expect_err("a section is missing").to_string();
        assert!(error.contains("missing or empty"), "{kept}: {error}");
        // In the middle of the line too.
        if let Some(half) = cut.len().checked_sub(lines[kept].len() / 2) {
            assert!(import(&cut.as_bytes()[..half]).is_err(), "{kept}");
        }
    }
    let whole = SMALL.split("###TOKENIZATIONS").next().unwrap();
    assert!(import(whole.as_bytes()).is_ok());
    let cut = &whole.as_bytes()[..whole.trim_end().len() - 3];
    let error = import(cut).expect_err("the last row names no category").to_string();
    assert!(error.contains("cut off"), "{error}");
    for section in ["PREFIXES", "SUFFIXES", "STEMS", "TABLE AB", "TABLE BC", "TABLE AC"] {
        let without = SMALL.replace(&format!("###{section}###"), "###OTHER###");
        let error = import(without.as_bytes()).expect_err("a section is missing").to_string();
        assert!(error.contains(section), "{section}: {error}");
    }
}

#[test]
fn what_is_wrong_is_named_with_its_line() {
    let at = |needle: &str| SMALL.lines().position(|line| line.contains(needle)).unwrap() + 1;
    let line = at("lex:زَمْجَر_1");
    for (from, to, line, says) in [
        ("lex:زَمْجَر_1", "lex", line, "no feature with its value"),
        ("\tPV\tdiac:زَمْجَر", " PV diac:زَمْجَر", line, "three cells"),
        ("Pref-0 PV\n", "Pref-0\n", at("Pref-0 PV"), "two categories"),
        ("Pref-0 PV\n", "Pref-0 PV X\n", at("Pref-0 PV"), "two categories"),
        ("DEFAULT pos:adj", "pos:adj", at("DEFAULT pos:adj"), "DEFAULT"),
        ("diac:زَمْجَر", "diac:ز\0جَر", line, "zero byte"),
    ] {
        assert!(SMALL.contains(from), "{from}");
        let error = import(SMALL.replacen(from, to, 1).as_bytes()).expect_err(to).to_string();
        assert!(error.starts_with(&format!("line {line}: ")) && error.contains(says), "{from} → {to}: {error}");
    }
    let long = SMALL.replacen("gloss:growl;snarl", &format!("gloss:{}", "x".repeat(MOST_LINE)), 1);
    let error = import(long.as_bytes()).expect_err("too long").to_string();
    assert!(error.starts_with(&format!("line {line}: ")) && error.contains("longer"), "{error}");
    let mut bytes = SMALL.as_bytes().to_vec();
    let at = SMALL.find("growl").unwrap();
    bytes[at] = 0xFF;
    let error = import(&bytes).expect_err("no UTF-8").to_string();
    assert!(error.starts_with(&format!("line {line}: ")) && error.contains("UTF-8"), "{error}");
    assert!(import(&b"###STEMS###".repeat(10)).is_err());
    assert!(import(b"").is_err());
}

#[test]
fn tables_that_let_everything_stand_with_everything_are_refused_or_done_in_time() {
    // Every affix many times over in one category: prefixes times suffixes is what could explode.
    let mut text = String::from("###PREFIXES###\n");
    for _ in 0..20_000 {
        text.push_str("ي\tP\tdiac:يَ asp:i\n");
    }
    text.push_str("###SUFFIXES###\n");
    for _ in 0..20_000 {
        text.push_str("\tS\tdiac:ُ mod:i\n");
    }
    text.push_str(
        "###STEMS###\nزمجر\tV\tdiac:زَمْجَر lex:زَمْجَر_1 pos:verb\n###TABLE AB###\nP V\n###TABLE BC###\nV S\n###TABLE AC###\nP S\n",
    );
    let begun = Instant::now();
    let error = import(text.as_bytes()).expect_err("400 million pairs").to_string();
    assert!(error.contains("million"), "{error}");
    assert!(begun.elapsed().as_secs() < 20);
}

#[test]
fn altered_bytes_never_panic() {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    let junk: [&[u8]; 12] =
        [b"\t", b"\n", b":", b"#", b" ", b"###", b"\0", &[0xFF], "ُ".as_bytes(), "ا".as_bytes(), "ّ".as_bytes(), b"###STEMS###\n"];
    let (mut good, mut bad) = (0, 0);
    for _ in 0..600 {
        let mut bytes = SMALL.as_bytes().to_vec();
        for _ in 0..=random(4) {
            let at = random(bytes.len());
            match random(3) {
                0 => bytes[at] = u8::try_from(random(256)).unwrap(),
                1 => {
                    let end = (at + random(40)).min(bytes.len());
                    bytes.drain(at..end);
                }
                _ => {
                    let piece = junk[random(junk.len())];
                    bytes.splice(at..at, piece.iter().copied());
                }
            }
        }
        match import(&bytes) {
            Ok((blob, _)) => {
                good += 1;
                let lexicon = Lexicon::embedded().with_layers(vec![Layer::open("x", blob.leak()).unwrap()]);
                for word in ["زمجر", "يزمجرون", "خنافسهم", "والزمهرير", "كتاب"] {
                    for (_, forms, _) in forms(&lexicon, word) {
                        assert!(!forms.is_empty());
                    }
                }
            }
            Err(error) => {
                bad += 1;
                assert!(!error.to_string().is_empty());
            }
        }
    }
    assert!(good > 50 && bad > 50, "{good} good, {bad} bad: the changes are too small or too large to test anything");
}

/// A made-up database as CAMeL Tools would write it.
fn made(lemmas: usize) -> (String, almor::Size) {
    let mut out = Vec::new();
    let size = almor::write(&mut out, lemmas).unwrap();
    (String::from_utf8(out).unwrap(), size)
}

#[test]
fn a_database_with_all_clitics_and_pausal_rows() {
    let (text, size) = made(2000);
    assert!(size.prefixes > 800 && size.suffixes > 700 && size.stems > 3000, "{size:?}");
    let (blob, counts) = import(text.as_bytes()).unwrap();
    assert_eq!((counts.lemmas, counts.rows, counts.passed_over), (2000, size.stems, 0));
    let lexicon = Lexicon::embedded().with_layers(vec![Layer::open("made", blob.leak()).unwrap()]);
    for (word, lemma, form, ending, attachment) in [
        // A pausal form is no form of its own, and no sign of a defective noun.
        ("بثيج", "بَثِيج", "بَثِيج", Ending::Triptote, Attachment::Either),
        ("بالبثيج", "بَثِيج", "بَثِيج", Ending::Triptote, Attachment::Either),
        ("بثجاء", "بَثِيج", "بُثَجَاء", Ending::Diptote, Attachment::Either),
        ("بثاجة", "بِثَاجَة", "بِثَاجَة", Ending::Triptote, Attachment::Free),
        ("بثاجتهم", "بِثَاجَة", "بِثَاجَت", Ending::Triptote, Attachment::Bound),
        ("المبثجون", "مُبَثِّج", "مُبَثِّجُونَ", Ending::Complete, Attachment::Free),
        ("يستبثخون", "اِستَبثَخ", "يَستَبثِخُونَ", Ending::Complete, Attachment::Either),
        ("يستبثخوهما", "اِستَبثَخ", "يَستَبثِخُو", Ending::Complete, Attachment::Bound),
        ("وسيستبثخ", "اِستَبثَخ", "يَستَبثِخ", Ending::Mood, Attachment::Either),
        ("استبثخوا", "اِستَبثَخ", "اِستَبثَخُوا", Ending::Complete, Attachment::Free),
    ] {
        assert!(read(&Lexicon::embedded(), word).is_empty(), "{word} is known without the import: it tests nothing");
        let found = forms(&lexicon, word);
        let of_form = |one: &&(String, String, Reading)| one.0 == lemma && one.1.split('|').any(|own| own == form);
        let own: Vec<_> = found.iter().filter(of_form).collect();
        assert!(!own.is_empty(), "{word}: {found:?}");
        for (_, _, reading) in own {
            assert_eq!((reading.features.ending, reading.features.attachment), (ending, attachment), "{word}: {reading:?}");
        }
    }
    // A feminine is one by its shape where the database does not say it.
    let answer = tarjuman::gloss::look_up(&lexicon, "بثاجة");
    assert_eq!(answer.entries[0].entry.head.label, "noun f.");
    // All thirteen persons of both voices are in the tables, the five of the imperative too.
    let verb = tarjuman::gloss::look_up(&lexicon, "استبثخ").entries[0].entry.head.id;
    let tables = tarjuman::gloss::tables(&lexicon, verb);
    let filled = |title: &str| {
        let table = tables.iter().find(|table| table.title == title).unwrap();
        (table.rows.len(), table.rows.iter().flat_map(|row| &row.1).filter(|cell| cell.len() == 1).count())
    };
    assert_eq!((filled("active"), filled("passive")), ((13, 4 * 13 + 5), (13, 4 * 13)), "{tables:?}");
    // A broken plural is a plural, though its suffixes are those of a singular.
    let plural = read(&lexicon, "بثجاء");
    assert!(plural.iter().all(|reading| reading.features.number == Number::Plur), "{plural:?}");
}

#[test]
fn misspellings_and_stems_for_any_word_are_left_out() {
    for mark in ["correctness:n", "source:spvar", "source:backoff"] {
        let text = SMALL.replace("gloss:growl;snarl", &format!("gloss:growl;snarl {mark}"));
        assert_ne!(text, SMALL);
        let with = layered(&text);
        assert!(read(&with, "زمجر").is_empty(), "{mark}");
        assert!(!read(&with, "خنفسان").is_empty(), "{mark}");
    }
}

#[test]
fn many_lemmas() {
    let (text, size) = made(10_000);
    let begun = Instant::now();
    let (blob, counts) = import(text.as_bytes()).unwrap();
    println!("{size:?}, {counts:?}, {} KB, {:?}", blob.len() / 1024, begun.elapsed());
    assert!(counts.lemmas == 10_000 && counts.forms > 100_000, "{counts:?}");
    let lexicon = Lexicon::embedded().with_layers(vec![Layer::open("big", blob.leak()).unwrap()]);
    assert_eq!(
        read(&lexicon, "بثيج").first().map(|r| lexicon.lemma(r.lemma.unwrap().0).gloss),
        Some("made-up thing 25;invention 1")
    );
}

/// As large as the largest there is: `cargo test --profile quick --test imports -- --ignored --nocapture`.
#[test]
#[ignore = "more than half a million rows: for a build with optimisations"]
fn as_many_lemmas_as_any_database_has() {
    let (text, size) = made(200_000);
    let begun = Instant::now();
    let (blob, counts) = import(text.as_bytes()).unwrap();
    println!("{size:?}, {counts:?}, {} MB of text, {} MB, {:?}", text.len() >> 20, blob.len() >> 20, begun.elapsed());
    assert!(begun.elapsed().as_secs() < 60);
}
