//! Corrections applied, kept and read again, on a text of our own.

use super::*;
use crate::annotate::annotation::{Mention, ResolvedDateline, Term};
use crate::document::Document;

const TEXT: &str = "التقى الوزير السفير في عمان. وقال الوزير إن بلاده تدعم السلام.";

fn at(phrase: &str) -> Span {
    let start = TEXT.find(phrase).unwrap();
    Span::new(start, start + phrase.len())
}

fn entity(kind: EntityKind, name: &str, phrase: &str) -> Entity {
    Entity {
        kind,
        name_ar: phrase.to_owned(),
        name_en: name.to_owned(),
        transliterated: true,
        aliases_en: Vec::new(),
        country: None,
        iso: None,
        entry: None,
        members: Vec::new(),
        mentions: vec![Mention { span: at(phrase), level: MentionLevel::Name, nested: false }],
    }
}

fn fact(kind: FactKind, english: &str, phrase: &str, source: &[usize], target: &[usize]) -> Fact {
    Fact {
        kind,
        plover: None,
        cameo: None,
        source: source.iter().map(|&id| EntityId(id)).collect(),
        target: target.iter().map(|&id| EntityId(id)).collect(),
        place: Some(EntityId(2)),
        date: None,
        attributed_to: None,
        evidence: at(phrase),
        english: english.to_owned(),
        terms: Vec::new(),
        confidence: 0.5,
    }
}

fn found() -> Annotations {
    Annotations {
        entities: vec![
            entity(EntityKind::Person, "Safadi", "الوزير"),
            entity(EntityKind::Person, "Smith", "السفير"),
            entity(EntityKind::Place, "Amman", "عمان"),
        ],
        facts: vec![
            fact(FactKind::Event, "Safadi met Smith.", "التقى الوزير السفير", &[0], &[1]),
            fact(FactKind::Position, "Safadi supports peace.", "تدعم السلام", &[0], &[]),
        ],
        quotes: vec![Quote {
            kind: QuoteKind::Indirect,
            speaker: Some(EntityId(0)),
            speaker_mention: Some(at("الوزير")),
            cue: Some(at("قال")),
            act: "say".to_owned(),
            content: at("بلاده تدعم السلام"),
            addressee: None,
            confidence: 0.5,
        }],
        dateline: Some(ResolvedDateline { place: Some(EntityId(2)), date: None }),
        ..Annotations::default()
    }
}

fn judged(found: &Annotations, fact: usize, verdict: Verdict) -> Record {
    Record::of_fact(verdict, &found.facts[fact], fact_item(found, &found.facts[fact]))
}

fn log(records: Vec<Record>) -> Log {
    Log { records }
}

#[test]
fn nothing_said_changes_nothing() {
    let found = found();
    let applied = apply(&found, &Log::default(), false).exported();
    assert_eq!((&applied.facts, &applied.quotes, &applied.entities), (&found.facts, &found.quotes, &found.entities));
    assert!(applied.review.rejected.is_empty() && applied.review.fact(0).is_none());
}

#[test]
fn confirmed_stays_rejected_goes_and_is_named() {
    let found = found();
    let log = log(vec![judged(&found, 0, Verdict::Rejected), judged(&found, 1, Verdict::Confirmed)]);
    let applied = apply(&found, &log, false).exported();
    assert_eq!(applied.facts.len(), 1);
    assert_eq!(applied.review.fact(0), Some(Verdict::Confirmed));
    assert_eq!(applied.review.rejected.len(), 1);
    assert_eq!((applied.review.rejected[0].what, applied.review.rejected[0].span), ("fact", found.facts[0].evidence));
    let struck = apply(&found, &log, true);
    assert_eq!((struck.annotations.facts.len(), struck.annotations.review.fact(0)), (2, Some(Verdict::Rejected)));
}

#[test]
fn a_rejected_entity_is_spoken_of_no_more() {
    let found = found();
    let entity = &found.entities[1];
    let record = Record::of_entity(Verdict::Rejected, entity, entity_item(entity)).unwrap();
    let log = log(vec![record]);
    // On the screen the numbers stay, in what is handed on they are made anew.
    let shown = apply(&found, &log, false).annotations;
    assert!(shown.entities.len() == 3 && shown.entities[1].mentions.is_empty() && shown.facts[0].target.is_empty());
    assert_eq!(shown.facts[0].place, Some(EntityId(2)));
    let out = apply(&found, &log, false).exported();
    assert_eq!(out.entities.iter().map(|entity| entity.name_en.as_str()).collect::<Vec<_>>(), ["Safadi", "Amman"]);
    assert_eq!((out.facts[0].source.as_slice(), out.facts[0].place), (&[EntityId(0)][..], Some(EntityId(1))));
    assert_eq!((out.dateline.unwrap().place, out.review.entities.len()), (Some(EntityId(1)), 2));
}

#[test]
fn another_name_goes_into_the_sentences() {
    let found = found();
    let entity = &found.entities[0];
    let item = EntityItem { kind: EntityKind::Person, name: "Ayman Safadi".to_owned() };
    let log = log(vec![Record::of_entity(Verdict::Corrected, entity, item).unwrap()]);
    let applied = apply(&found, &log, false).annotations;
    assert_eq!(applied.facts[0].english, "Ayman Safadi met Smith.");
    assert_eq!((applied.entities[0].name_en.as_str(), applied.entities[0].transliterated), ("Ayman Safadi", false));
    // Applied to what says it already, nothing doubles.
    let mut again = found.clone();
    again.facts[0].english = "Ayman Safadi met Smith.".to_owned();
    assert_eq!(apply(&again, &log, false).annotations.facts[0].english, "Ayman Safadi met Smith.");
}

#[test]
fn an_engine_that_finds_it_otherwise() {
    let found = found();
    let mut item = fact_item(&found, &found.facts[0]);
    item.english = "The minister met the ambassador.".to_owned();
    item.target.clear();
    let corrected = Record::of_fact(Verdict::Corrected, &found.facts[0], item);
    let log = log(vec![corrected, judged(&found, 1, Verdict::Rejected)]);
    // A longer evidence, other sentences, other numbers of the entities.
    let mut other = found.clone();
    other.entities.insert(0, entity(EntityKind::Organization, "Peace", "السلام"));
    for fact in &mut other.facts {
        fact.source.iter_mut().chain(&mut fact.target).chain(&mut fact.place).for_each(|id| id.0 += 1);
    }
    other.facts[0].evidence = at("التقى الوزير السفير في عمان");
    other.facts[0].english = "A met B in C.".to_owned();
    other.facts[1].english = "Peace is supported.".to_owned();
    let applied = apply(&other, &log, false).annotations;
    assert_eq!(applied.facts.len(), 1);
    assert_eq!(applied.facts[0].english, "The minister met the ambassador.");
    assert_eq!((applied.facts[0].source.as_slice(), applied.facts[0].target.len()), (&[EntityId(1)][..], 0));
    // One that does not find it at all: what the reader vouched for is put back, what he rejected is not.
    other.facts.clear();
    let applied = apply(&other, &log, false);
    assert_eq!(applied.annotations.facts.len(), 1);
    assert_eq!(applied.facts[0], Source { found: None, record: Some(0) });
    assert_eq!(applied.annotations.facts[0].evidence, found.facts[0].evidence);
}

#[test]
fn two_facts_of_one_place_are_told_apart() {
    let mut found = found();
    let mut second = found.facts[0].clone();
    second.english = "Safadi received Smith.".to_owned();
    found.facts.insert(1, second);
    let log = log(vec![judged(&found, 1, Verdict::Rejected)]);
    let left: Vec<String> = apply(&found, &log, false).annotations.facts.into_iter().map(|fact| fact.english).collect();
    assert_eq!(left, ["Safadi met Smith.", "Safadi supports peace."]);
}

#[test]
fn speech_with_another_speaker() {
    let found = found();
    let item = QuoteItem { speaker: party(&found, EntityId(1)), ..quote_item(&found, &found.quotes[0]) };
    let log = log(vec![Record::of_quote(Verdict::Corrected, &found.quotes[0], item)]);
    let applied = apply(&found, &log, false).annotations;
    assert_eq!((applied.quotes[0].speaker, applied.quotes[0].speaker_mention), (Some(EntityId(1)), None));
}

#[test]
fn the_file_says_all_of_it() {
    let found = found();
    let quote = Record::of_quote(Verdict::Corrected, &found.quotes[0], quote_item(&found, &found.quotes[0]));
    let entity = Record::of_entity(Verdict::Confirmed, &found.entities[2], entity_item(&found.entities[2])).unwrap();
    let log = log(vec![judged(&found, 0, Verdict::Corrected), judged(&found, 1, Verdict::Rejected), quote, entity]);
    let text = file::write(&log, &file::Rest::default(), TEXT, "a.txt", "0");
    let (again, rest) = file::parse(text.as_bytes(), TEXT).unwrap();
    assert_eq!((again, rest.rows()), (log, 0));
    // Code points, not bytes.
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let place = &value["corrections"][0]["at"];
    let (start, end) = (place["start"].as_u64().unwrap() as usize, place["end"].as_u64().unwrap() as usize);
    let points: String = TEXT.chars().skip(start).take(end - start).collect();
    assert_eq!(points, "التقى الوزير السفير");
}

#[test]
fn what_is_not_understood_is_written_again() {
    let found = found();
    let log = log(vec![judged(&found, 0, Verdict::Confirmed)]);
    let text = file::write(&log, &file::Rest::default(), TEXT, "a.txt", "0");
    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let strange = serde_json::json!({ "what": "weather", "mood": 3 });
    let elsewhere = {
        let mut row = value["corrections"][0].clone();
        row["at"] = serde_json::json!({ "start": 0, "end": 4, "text": "nowhere in it" });
        row
    };
    value["corrections"].as_array_mut().unwrap().extend([strange.clone(), elsewhere.clone()]);
    value["note"] = "by hand".into();
    let (read, rest) = file::parse(value.to_string().as_bytes(), TEXT).unwrap();
    assert_eq!((read.records().len(), rest.rows()), (1, 2));
    let again: serde_json::Value = serde_json::from_str(&file::write(&read, &rest, TEXT, "a.txt", "0")).unwrap();
    assert_eq!(again, value);
    // A place that was shifted by hand is found by its words.
    value["corrections"][0]["at"]["start"] = 7.into();
    let (shifted, _) = file::parse(value.to_string().as_bytes(), TEXT).unwrap();
    assert_eq!(shifted.records()[0].span, found.facts[0].evidence);
}

#[test]
fn strange_files_are_refused() {
    for (bytes, version) in [
        (&b""[..], None),
        (b"{", None),
        (b"[]", None),
        (b"\xff\xfe", None),
        (b"{\"version\": 1}", None),
        (b"{\"version\": 1, \"corrections\": 7}", None),
        (b"{\"version\": 2, \"corrections\": 7}", Some(2)),
    ] {
        match (file::parse(bytes, TEXT), version) {
            (Err(file::Strange::Broken(_)), None) => {}
            (Err(file::Strange::Version(found)), Some(version)) => assert_eq!(found, version),
            (other, _) => panic!("{bytes:?}: {other:?}"),
        }
    }
}

fn folder(name: &str) -> std::path::PathBuf {
    let folder = tempfile::env::temp_dir().join(format!("tarjuman-corrections-{}-{name}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

#[test]
fn kept_and_opened_again_under_any_name() {
    let folder = folder("kept");
    let found = found();
    let store = store::Store::new(Some(&folder)).unwrap();
    assert!(store.is_empty());
    let document = Document::from_text(TEXT, "a.txt");
    let mut opened = store.open(&document);
    assert!(opened.log.is_empty() && opened.problems.is_empty() && !opened.keeper.path().exists());
    let ours = log(vec![judged(&found, 0, Verdict::Confirmed)]);
    opened.keeper.keep(&ours, &document).unwrap();
    let again = store.open(&Document::from_text(TEXT, "b.txt"));
    assert_eq!(again.log, ours);
    assert!(store.open(&Document::from_text("نص آخر", "a.txt")).log.is_empty());
    // Two sessions: what the other wrote stays, what this one took back goes.
    let mut other = store.open(&document);
    let mut theirs = other.log.clone();
    theirs.set(None, judged(&found, 1, Verdict::Rejected));
    other.keeper.keep(&theirs, &document).unwrap();
    for _ in 0..2 {
        opened.keeper.keep(&ours, &document).unwrap();
        assert_eq!(store.open(&document).log.records().len(), 2);
    }
    opened.keeper.keep(&Log::default(), &document).unwrap();
    assert_eq!(store.open(&document).log, log(vec![judged(&found, 1, Verdict::Rejected)]));
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_file_that_is_not_understood_is_named_and_left_alone() {
    let folder = folder("strange");
    let found = found();
    let store = store::Store::new(Some(&folder)).unwrap();
    let document = Document::from_text(TEXT, "a.txt");
    let path = store.open(&document).keeper.path().to_owned();
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    for strange in ["{ \"version\": 99, \"corrections\": [] }", "not json"] {
        std::fs::write(&path, strange).unwrap();
        let mut opened = store.open(&document);
        assert!(opened.problems[0].to_string().contains(path.to_str().unwrap()), "{}", opened.problems[0]);
        let ours = log(vec![judged(&found, 0, Verdict::Confirmed)]);
        opened.keeper.keep(&ours, &document).unwrap();
        assert_ne!(opened.keeper.path(), path);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), strange);
        let again = store.open(&document);
        assert_eq!((again.log, again.problems.len()), (ours, 1));
    }
    // Put there while the reader is open: not written over either.
    let mut opened = store.open(&document);
    let own = opened.keeper.path().to_owned();
    std::fs::write(&own, "torn").unwrap();
    assert!(opened.keeper.keep(&Log::default(), &document).is_err());
    assert_eq!(std::fs::read_to_string(&own).unwrap(), "torn");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_folder_that_cannot_be_written() {
    let folder = folder("shut");
    // A file stands where the folder should be: nobody, not even root, can write there.
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("corrections"), "").unwrap();
    let document = Document::from_text(TEXT, "a.txt");
    let store = store::Store::new(Some(&folder)).unwrap();
    let mut opened = store.open(&document);
    let ours = log(vec![judged(&found(), 0, Verdict::Confirmed)]);
    let error = opened.keeper.keep(&ours, &document).unwrap_err();
    match error {
        store::Error::Elsewhere(.., other) => {
            let (kept, _) = file::parse(&std::fs::read(&other).unwrap(), TEXT).unwrap();
            assert_eq!(kept, ours);
            std::fs::remove_file(other).unwrap();
        }
        other => panic!("{other}"),
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn terms_of_what_is_put_back() {
    let mut found = found();
    let term = Term {
        entry: 0, span: at("السلام"), citation: "سلام".into(), en: "peace".into(), topic: "".into(), nested: false
    };
    found.terms.push(term);
    let log = log(vec![judged(&found, 1, Verdict::Confirmed)]);
    found.facts.clear();
    assert_eq!(apply(&found, &log, false).annotations.facts[0].terms.len(), 1);
}
