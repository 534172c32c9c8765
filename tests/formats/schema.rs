//! The JSON against its schema (draft 2020-12, `assets/schema/`), and its offsets against the text.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::{Value, json};
use tarjuman::output;

use super::{LEXICON, articles, found, points};

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema: Value = serde_json::from_str(output::SCHEMA).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
});

fn document(name: &str, text: &str) -> Value {
    let (document, annotations) = found(name, text);
    serde_json::from_str(&output::json(&document, &annotations, &LEXICON).line()).unwrap()
}

fn errors(value: &Value) -> Vec<String> {
    SCHEMA.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// Every `start` and `end` against the text beside them; every id that is referred to.
fn check_references(value: &Value) {
    let text = value["text"].as_str().unwrap();
    let ids: Vec<&str> = ["entities", "quotes", "facts", "terms"]
        .iter()
        .flat_map(|list| value[list].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()))
        .collect();
    fn walk(value: &Value, visit: &mut dyn FnMut(Option<&str>, &Value)) {
        match value {
            Value::Array(list) => list.iter().for_each(|item| walk(item, visit)),
            Value::Object(map) => {
                visit(None, value);
                for (key, item) in map {
                    visit(Some(key), item);
                    walk(item, visit);
                }
            }
            _ => {}
        }
    }
    let chars: Vec<char> = text.chars().collect();
    walk(value, &mut |key, item| match key {
        None => {
            let (Some(start), Some(end)) = (item["start"].as_u64(), item["end"].as_u64()) else { return };
            let range = usize::try_from(start).unwrap()..usize::try_from(end).unwrap();
            assert!(range.start < range.end && range.end <= chars.len(), "{item}");
            if let Some(words) = item["text"].as_str().or_else(|| item["form"].as_str()) {
                assert_eq!(chars[range].iter().collect::<String>(), words);
            }
        }
        Some("speaker" | "addressee" | "place" | "attributed_to") => {
            assert!(item.is_null() || ids.contains(&item.as_str().unwrap()), "{item}");
        }
        Some("source" | "target" | "members") => {
            assert!(item.as_array().unwrap().iter().all(|id| ids.contains(&id.as_str().unwrap())), "{item}");
        }
        _ => {}
    });
    assert_eq!(points(text, 0, chars.len()), text);
}

#[test]
fn articles_hostile_and_not() {
    for (article, annotations) in articles() {
        let value: Value = serde_json::from_str(&output::json(&article, &annotations, &LEXICON).indented()).unwrap();
        assert_eq!(errors(&value), Vec::<String>::new(), "{}", article.name());
        check_references(&value);
    }
}

/// Every string with more than one word of Arabic in the tests of the repository: the sentences by which its rules were written.
fn sentences() -> Vec<String> {
    fn files(folder: &Path, out: &mut Vec<std::path::PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, out);
            } else if path.extension().is_some_and(|end| end == "rs" || end == "txt" || end == "tsv") {
                out.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    for folder in ["src/annotate", "src/document", "src/output", "src/tokens", "tests"] {
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut paths);
    }
    paths.sort();
    let arabic = |text: &str| text.contains(|c| ('\u{620}'..='\u{64A}').contains(&c)) && text.trim().contains(' ');
    let mut out = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        if path.extension().is_some_and(|end| end == "rs") {
            out.extend(text.split('"').filter(|part| arabic(part) && part.len() < 4000).map(|part| part.replace("\\n", "\n")));
        } else {
            out.extend(text.lines().filter(|line| arabic(line)).map(str::to_owned));
        }
    }
    out
}

#[test]
fn every_sentence_of_the_tests() {
    let sentences = sentences();
    assert!(sentences.len() > 1000, "only {} sentences", sentences.len());
    for batch in sentences.chunks(60) {
        let value = document("sentences-20180415.txt", &batch.join("\n"));
        assert_eq!(errors(&value), Vec::<String>::new());
        check_references(&value);
    }
}

#[test]
fn what_is_wrong_is_found() {
    let good = document("x.txt", tarjuman::source::BUNDLED.1);
    assert!(errors(&good).is_empty());
    let wrong: [(&str, Value); 16] = [
        ("/schema", json!(2)),
        ("/text", Value::Null),
        ("/extra", json!(1)),
        ("/blocks/0/kind", json!("headline")),
        ("/blocks/0/start", json!(-1)),
        ("/tokens/0/segments", json!([])),
        ("/tokens/0/segments/0/pos", json!("AUX")),
        ("/tokens/0/segments/0/features/Case", json!("Dat")),
        ("/entities/0/id", json!("person1")),
        ("/entities/0/iso", json!("2016")),
        ("/entities/0/mentions/0/nested", json!(false)),
        ("/entities/0/country", json!("China")),
        ("/quotes/0/confidence", json!(1.5)),
        ("/facts/0/plover", json!("MEET")),
        ("/facts/0/date", json!("")),
        ("/terms/0/en", json!(7)),
    ];
    for (place, value) in wrong {
        let mut bad = good.clone();
        let (parent, key) = place.rsplit_once('/').unwrap();
        bad.pointer_mut(parent).unwrap()[key] = value;
        assert!(!errors(&bad).is_empty(), "{place} was not found wrong");
    }
    for key in good.as_object().unwrap().keys() {
        let mut bad = good.clone();
        bad.as_object_mut().unwrap().remove(key);
        assert!(!errors(&bad).is_empty(), "nobody missed {key}");
    }
}

/// Everything in the schema is described or refers to what is, and no object takes what it does not know.
#[test]
fn the_schema_is_closed_and_says_what_things_are() {
    fn walk(value: &Value, place: &str) {
        let Some(map) = value.as_object() else { return };
        if map.get("type") == Some(&json!("object")) {
            assert_eq!(map.get("additionalProperties"), Some(&json!(false)), "{place}");
        }
        for (key, item) in map {
            walk(item, &format!("{place}/{key}"));
            item.as_array().into_iter().flatten().for_each(|item| walk(item, &format!("{place}/{key}")));
        }
    }
    let schema: Value = serde_json::from_str(output::SCHEMA).unwrap();
    walk(&schema, "");
    for (name, property) in schema["properties"].as_object().unwrap() {
        assert!(property["description"].is_string(), "{name}");
    }
}
