//! `tarjuman lexicon` as a user meets it: imports, lists, removes; what was imported is used, and nothing that fails changes anything.

#![expect(clippy::unwrap_used, reason = "a test stops where something it needs is missing")]

mod desk;

use std::fs;

use desk::{Desk, SMALL, terms, token};
use serde_json::Value;

const TEXT: &str = "زمجر السفير في الاجتماع، وقال إن الكتاب عن الخنافس جديد.\n";

#[test]
fn an_import_is_used_until_it_is_removed() {
    let desk = Desk::new("used");
    assert_eq!(desk.good(&["lexicon", "list"]), "nothing was imported\n");
    let before = desk.found(TEXT);
    assert_eq!(token(&before, "زمجر")["known"], false);
    let said = desk.good(&["lexicon", "import", SMALL]);
    assert!(said.starts_with("imported small: 16 lemmas") && said.contains("License: MIT OR Apache-2.0"), "{said}");
    let with = desk.found(TEXT);
    let word = token(&with, "زمجر");
    assert_eq!((&word["known"], word["lexicon"].as_str()), (&Value::Bool(true), Some("small")));
    assert_eq!(word["segments"][0]["gloss"], "growl; snarl");
    assert_eq!(token(&with, "الخنافس")["lexicon"], "small");
    // Ours comes first where both have a word.
    assert_eq!(token(&with, "الكتاب"), token(&before, "الكتاب"));
    let listed: Value = serde_json::from_str(&desk.good(&["lexicon", "list", "--format", "json"])).unwrap();
    assert_eq!((listed[0]["name"].as_str(), listed[0]["kind"].as_str()), (Some("small"), Some("morphology")));
    assert_eq!((listed[0]["source"].as_str(), listed[0]["lemmas"].as_u64()), (Some("small.db"), Some(16)));
    assert_eq!(desk.good(&["lexicon", "remove", "small"]), "removed small\n");
    assert_eq!(desk.found(TEXT), before);
    let again = desk.run(&["lexicon", "remove", "small"]);
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("no imported lexicon «small»"), "{}", again.err);
}

#[test]
fn a_glossary_gives_terms_under_its_name() {
    let desk = Desk::new("glossary");
    let text = "بحث المجتمعون خريطة طريق البلفازات ومسار الكفيتيشن، وأشادوا بالكفيتيشن وبسلحفة القرار.\n";
    let tables = [
        (
            "two.tsv",
            "خريطة طريق البلفازات\troad map of the Balfazat\nمسار الكفيتيشن\tKafitishan track\nسلحفة\tsluggification\nكفيتيشن\tKafitishan\n",
        ),
        (
            "ours.tsv",
            "# a comment\nterm\tenglish\tabbreviation\tregister\tgap\tnote\nخَرِيطَة طَرِيق البلفازات\troad map of the Balfazat\t-\tnews\t-\t-\n\
             مَسَار الكفيتيشن\tKafitishan track\t-\tnews\t-\t-\nسلحفة\tsluggification\t-\t-\t-\t-\nكفيتيشن\tKafitishan\t-\t-\t-\t-\n",
        ),
        (
            "comma.csv",
            "English,Arabic\r\n\"road map of the Balfazat\",خريطة طريق البلفازات\r\nKafitishan track,\"مسار الكفيتيشن\"\r\nsluggification,سلحفة\r\nKafitishan,كفيتيشن\r\n",
        ),
        (
            "names.tsv",
            "name\tvariants\tenglish\taliases\tkind\tcountry\nمسار كفتشن\tمسار الكفيتيشن\tKafitishan track\t-\tplan\t-\nخريطة طريق البلفازات\t-\troad map of the Balfazat\t-\tplan\t-\nسلحفة\t-\tsluggification\t-\tplan\t-\nكفيتيشن\t-\tKafitishan\t-\tplan\t-\n",
        ),
    ];
    for (name, table) in tables {
        let file = desk.file(name, table);
        let said = desk.good(&["lexicon", "import", "--name", "desk", &file]);
        assert!(said.starts_with("imported desk: 4 terms"), "{name}: {said}");
        let found = terms(&desk.found(text));
        for (arabic, english) in [
            ("خريطة طريق البلفازات", "road map of the Balfazat"),
            ("ومسار الكفيتيشن", "Kafitishan track"),
            ("بالكفيتيشن", "Kafitishan"),
            ("وبسلحفة", "sluggification"),
        ] {
            let hit = found.iter().any(|(text, en, topic)| arabic.ends_with(text.as_str()) && en == english && topic == "desk");
            assert!(hit, "{name}: {arabic} in {found:?}");
        }
    }
    assert_eq!(desk.stored().len(), 1, "a name is replaced");
    desk.good(&["lexicon", "remove", "desk"]);
    assert!(terms(&desk.found(text)).iter().all(|(_, _, topic)| topic != "desk"));
}

#[test]
fn terms_inflect_and_words_of_the_program_serve() {
    let desk = Desk::new("inflect");
    let file = desk.file("own.tsv", "كتاب أزرق\tblue book\nزمجرة دبلوماسية\tdiplomatic growling\nرحب ب\twelcome warmly\n");
    desk.good(&["lexicon", "import", SMALL, &file]);
    let found = terms(&desk.found("وصدر الكتاب الأزرق أمس. ونشرت الوزارة كتابين أزرقين، ثم تحدثت عن زمجرة دبلوماسية.\n"));
    let hits = |english: &str| found.iter().filter(|(_, en, topic)| en == english && topic == "own").count();
    assert!(hits("blue book") >= 1, "{found:?}");
    assert_eq!(hits("diplomatic growling"), 1, "{found:?}");
}

#[test]
fn the_users_rendering_of_a_term_stands_before_ours() {
    let desk = Desk::new("better");
    let text = "أكد المشاركون أهمية مجلس الأمن ودعوا إلى وقف إطلاق النار.\n";
    let of = |found: &Value| terms(found).into_iter().filter(|t| t.0.contains("إطلاق النار")).map(|t| t.1).collect::<Vec<_>>();
    let before = of(&desk.found(text));
    assert!(!before.is_empty(), "ours has the term, else this tests nothing");
    let file = desk.file("desk.tsv", "وقف إطلاق النار\tSILENCE OF GUNS\n");
    desk.good(&["lexicon", "import", &file]);
    let after = of(&desk.found(text));
    assert_eq!(after.iter().filter(|en| *en == "SILENCE OF GUNS").count(), 1, "{after:?}");
    assert_eq!(after.len(), before.len(), "{before:?} {after:?}");
}

#[test]
fn a_file_with_something_wrong_changes_nothing() {
    let desk = Desk::new("wrong");
    let good = desk.file("desk.tsv", "سلحفة\tsluggification\n");
    desk.good(&["lexicon", "import", &good]);
    let before = desk.stored();
    let small = fs::read_to_string(SMALL).unwrap();
    let cut = small.split("###TABLE BC").next().unwrap();
    let cases: [(&str, &[u8], &str); 14] = [
        ("desk.db", cut.as_bytes(), "###TABLE BC### is missing"),
        ("desk.empty", b"", "is empty"),
        ("desk.blank", b"\n \n", "is empty"),
        ("desk.zip", b"PK\x03\x04....", "compressed"),
        ("desk.gz", &[0x1F, 0x8B, 8, 0], "compressed"),
        ("desk.bin", &[1, 0, 2, 0], "not text"),
        ("desk.latin", b"term\tenglish\n\xE9t\xE9\tsummer\n", "line 2: this is not UTF-8"),
        ("desk.tbx", b"<?xml version=\"1.0\"?><tbx/>", "XML"),
        ("desk.one", "سلحفة\n".as_bytes(), "line 1: a row is an Arabic term and its English"),
        ("desk.hole", "سلحفة\tsluggification\nقطة\t\n".as_bytes(), "line 2: cell 2 should be the English"),
        ("desk.latin2", "سلحفة\tsluggification\ncat\tقطة\n".as_bytes(), "line 2: cell 1 should be the Arabic term"),
        ("desk.quote", "سلحفة,\"sluggification\n".as_bytes(), "line 1: a quote is opened"),
        ("desk.header", b"one\ttwo\n", "should name a column"),
        ("desk.long", "أ ب ج\tx\n".as_bytes(), "line 1: a term has 1 to 8 words"),
    ];
    for (name, bytes, says) in cases {
        let file = desk.file(name, bytes);
        let done = desk.run(&["lexicon", "import", "--name", "desk", &file]);
        assert_eq!((done.code, done.out.as_str()), (Some(1), ""), "{name}: {}", done.err);
        assert!(done.err.contains(says) && done.err.contains(name) && done.err.contains("hint:"), "{name}: {}", done.err);
        assert_eq!(desk.stored(), before, "{name}");
    }
    for (arguments, says, code) in [
        (vec!["lexicon", "import", "no-such-file.db"], "cannot be read", 1),
        (vec!["lexicon", "import", "tests"], "is a folder", 1),
        (vec!["lexicon", "import", "--name", "../up", &good], "cannot be the name", 1),
        (vec!["lexicon", "import", "--name", "", &good], "cannot be the name", 1),
        (vec!["lexicon", "import", "--name", "x", &good, SMALL], "--name names one import", 2),
        (vec!["lexicon", "remove", "../desk"], "cannot be the name", 1),
        (vec!["lexicon"], "Usage", 2),
    ] {
        let done = desk.run(&arguments);
        assert_eq!(done.code, Some(code), "{arguments:?}: {}", done.err);
        assert!(done.err.contains(says), "{arguments:?}: {}", done.err);
    }
    assert_eq!(desk.stored(), before);
    // One that fails does not stop the others.
    let done = desk.run(&["lexicon", "import", "no-such-file.db", SMALL]);
    assert_eq!(done.code, Some(1));
    assert!(done.out.contains("imported small"), "{}", done.out);
}

#[test]
fn a_damaged_store_is_said_and_left_out() {
    let desk = Desk::new("damaged");
    desk.good(&["lexicon", "import", SMALL]);
    let path = desk.folder.join("data/lexicons/small.lexicon");
    let whole = fs::read(&path).unwrap();
    let article = desk.file("a.txt", TEXT);
    let altered = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        bytes
    };
    let mut other = whole.clone();
    other[7] = b'9';
    let cases = [
        (whole[..whole.len() / 2].to_vec(), "damaged"),
        (whole[..10].to_vec(), "damaged"),
        (Vec::new(), "damaged"),
        (altered(whole.len() - 9), "damaged"),
        (altered(whole.len() / 2), "damaged"),
        (altered(9), "damaged"),
        (altered(14), "damaged"),
        (other, "another version"),
    ];
    for (bytes, says) in cases {
        fs::write(&path, bytes).unwrap();
        let done = desk.run(&["annotate", &article]);
        assert_eq!(done.code, Some(0), "{}", done.err);
        assert!(done.err.contains(says) && done.err.contains("small.lexicon"), "{}", done.err);
        let found: Value = serde_json::from_str(&done.out).unwrap();
        assert_eq!(token(&found, "زمجر")["known"], false);
    }
    desk.good(&["lexicon", "import", SMALL]);
    assert_eq!(token(&desk.found(TEXT), "زمجر")["known"], true);
}

#[test]
fn only_so_many_are_used() {
    let desk = Desk::new("many");
    let file = desk.file("t.tsv", "سلحفة\tsluggification\n");
    for n in 0..14 {
        desk.good(&["lexicon", "import", "--name", &format!("n{n}"), &file]);
    }
    let more = desk.run(&["lexicon", "import", "--name", "one-more", &file]);
    assert_eq!(more.code, Some(1));
    assert!(more.err.contains("14 imported lexicons"), "{}", more.err);
    desk.good(&["lexicon", "import", "--name", "n3", &file]);
    assert_eq!(terms(&desk.found("في سلحفة القرار.\n")).iter().filter(|t| t.1 == "sluggification").count(), 1);
}

/// The answers of the dictionary.
fn answers(desk: &Desk, asked: &[&str]) -> Vec<Value> {
    let arguments: Vec<&str> = ["gloss", "--format", "json", "--table"].iter().chain(asked).copied().collect();
    let done = desk.run(&arguments);
    assert!(done.err.is_empty(), "{}", done.err);
    serde_json::from_str::<Value>(&done.out).unwrap().as_array().unwrap().clone()
}

#[test]
fn the_dictionary_has_what_was_imported() {
    let desk = Desk::new("gloss");
    let asked = ["يزمجرون", "growl", "zamjara", "zamharīr", "خنافسهم"];
    assert!(answers(&desk, &asked).iter().all(|answer| !answer.to_string().contains("زَمجَر")));
    desk.good(&["lexicon", "import", SMALL]);
    let found = answers(&desk, &asked);
    let entry = &found[0]["entries"][0];
    assert_eq!((entry["lemma"].as_str(), entry["lexicon"].as_str()), (Some("زَمجَر"), Some("small")));
    assert_eq!((&entry["glosses"], &entry["level"]), (&serde_json::json!(["growl", "snarl"]), &Value::Null));
    assert_eq!(entry["analyses"][0]["vocalized"], "يُزَمجِرُونَ");
    assert_eq!(entry["analyses"][0]["description"], "verb, present 3mp");
    let tables = entry["tables"].to_string();
    for form in ["زَمجَرَ", "زَمجَرُوا", "يُزَمجِرُ", "يُزَمجِرُونَ", "يُزَمجِرُوا"]
    {
        assert!(tables.contains(form), "{form} in {tables}");
    }
    assert_eq!(found[1]["english"][0]["word"]["lemma"], "زَمجَر", "{}", found[1]);
    assert_eq!(found[2]["entries"][0]["lemma"], "زَمجَر", "{}", found[2]);
    assert_eq!(found[3]["entries"][0]["lemma"], "زَمهَرِير", "{}", found[3]);
    let beetles = &found[4]["entries"][0];
    assert_eq!((&beetles["lemma"], &beetles["plurals"]), (&"خُنفُس".into(), &serde_json::json!(["خَنَافِس"])));
    // For people too, in their words.
    let said = desk.good(&["gloss", "زمجر"]);
    assert!(said.contains("imported: small") && said.contains("growl; snarl"), "{said}");
}

#[test]
fn our_words_stay_first_in_the_dictionary() {
    let desk = Desk::new("first");
    let asked = ["كتاب", "كتب", "book", "kitāb"];
    let before = answers(&desk, &asked);
    desk.good(&["lexicon", "import", SMALL]);
    // The import has كتاب and كتب too, glossed in a way of its own: nothing new for a reader.
    assert_eq!(answers(&desk, &asked), before);
    // What has a root of ours is in our family, after our own.
    let file = fs::read_to_string(SMALL).unwrap().replace("root:خ.ن.ف.س", "root:ك.ت.ب");
    let other = desk.file("other.db", file);
    desk.good(&["lexicon", "import", "--name", "small", &other]);
    let family = |answer: &Value| answer["entries"][0]["family"].as_array().unwrap().clone();
    let (own, both) = (family(&before[0]), family(&answers(&desk, &["كتاب"])[0]));
    assert_eq!(both.get(..own.len()), Some(own.as_slice()));
    let more: Vec<&str> = both[own.len()..].iter().map(|word| word["lemma"].as_str().unwrap()).collect();
    assert_eq!(more, ["خُنفُس"]);
}

#[test]
fn the_list_tells_what_is_there() {
    let desk = Desk::new("list");
    let file = desk.file("desk.tsv", "arabic\tenglish\nسلحفة\tsluggification\nخنفسة القرار\tbeetling\n");
    desk.good(&["lexicon", "import", SMALL, &file]);
    let lines = desk.good(&["lexicon", "list"]);
    let lines: Vec<Vec<&str>> = lines.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert_eq!(lines[0][..6], ["desk", "glossary", "2", "rows", "2", "terms"]);
    assert_eq!(lines[1][..6], ["small", "morphology", "27", "rows", "16", "lemmas"]);
    assert_eq!((lines[0][7], lines[1].last()), ("KB", Some(&"small.db")));
    assert_eq!(lines[2][0], "License:");
    let list: Value = serde_json::from_str(&desk.good(&["lexicon", "list", "--format", "json"])).unwrap();
    for (one, (name, bytes)) in list.as_array().unwrap().iter().zip(desk.stored()) {
        assert_eq!(one["bytes"].as_u64(), Some(bytes.len() as u64), "{name}");
        let when = one["imported"].as_str().unwrap();
        assert!(when.len() == 20 && when.starts_with("20") && when.ends_with('Z'), "{when}");
    }
}
