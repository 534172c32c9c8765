//! `annotate` carries what was said in the reader: what is confirmed, corrected, rejected; and strange files of corrections are named and left alone.

#![expect(clippy::unwrap_used, reason = "a test stops where something it needs is missing")]

#[expect(dead_code, reason = "other tests look at imported lexicons")]
mod desk;

use std::fs;
use std::path::PathBuf;

use desk::Desk;
use serde_json::{Value, json};

const TEXT: &str = "عمان 3 يونيو 2015 (رويترز) التقى وزير الخارجية الأردني أيمن الصفدي نظيره المصري سامح شكري في عمان. \
وقال الصفدي إن بلاده ترحب بالاتفاق. وأدانت مصر الهجوم.";

/// Where the corrections of [`TEXT`] are: what the reader would write there is written by hand.
fn corrections(desk: &Desk, found: &Value, rows: &[Value]) -> PathBuf {
    use sha2::{Digest, Sha256};
    let text = found["text"].as_str().unwrap();
    let name: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let path = desk.folder.join("data/corrections").join(format!("{name}.json"));
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, json!({ "version": 1, "corrections": rows }).to_string()).unwrap();
    path
}

fn row(found: &Value, at: usize, verdict: &str, english: &str) -> Value {
    let fact = &found["facts"][at];
    json!({
        "what": "fact", "verdict": verdict, "kind": fact["kind"], "said": fact["english"], "at": fact["evidence"],
        "fact": { "kind": fact["kind"], "english": english, "source": [{ "kind": "place", "name": "Egypt" }] }
    })
}

#[test]
fn what_the_reader_said_is_in_the_json() {
    let desk = Desk::new("said");
    let found = desk.found(TEXT);
    let facts = found["facts"].as_array().unwrap();
    assert!(facts.len() >= 3, "{facts:?}");
    assert!(found.get("rejected").is_none() && facts.iter().all(|fact| fact.get("review").is_none()));
    corrections(&desk, &found, &[row(&found, 0, "rejected", ""), row(&found, 1, "corrected", "As the reader wrote it.")]);
    let said = desk.found(TEXT);
    assert_eq!(said["facts"].as_array().unwrap().len(), facts.len() - 1);
    assert_eq!(
        (said["facts"][0]["review"].as_str(), said["facts"][0]["english"].as_str()),
        (Some("corrected"), Some("As the reader wrote it."))
    );
    assert_eq!(said["rejected"][0]["english"], facts[0]["english"]);
    let schema: Value = serde_json::from_str(&desk.good(&["annotate", "--schema"])).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<String> = schema.iter_errors(&said).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_eq!((&said["rejected"][0]["what"], &said["rejected"][0]["text"]), (&json!("fact"), &facts[0]["evidence"]["text"]));
    // Under another name it is the same article; and what the engine finds can still be had.
    let other = desk.file("other.txt", TEXT);
    let named: Value = serde_json::from_str(&desk.good(&["annotate", &other])).unwrap();
    assert_eq!(named["facts"], said["facts"]);
    let plain: Value = serde_json::from_str(&desk.good(&["annotate", "--no-corrections", &other])).unwrap();
    assert_eq!(plain["facts"], found["facts"]);
}

#[test]
fn a_rejected_entity_is_nowhere_in_it() {
    let desk = Desk::new("entity");
    let found = desk.found(TEXT);
    let entities = found["entities"].as_array().unwrap();
    let gone = entities.iter().find(|entity| entity["name_en"] == "Sameh Shoukry").unwrap();
    let row = json!({
        "what": "entity", "verdict": "rejected", "kind": "person", "said": gone["name_en"], "at": gone["mentions"].as_array().unwrap().iter().find(|m| m["level"] == "name").unwrap(),
        "entity": { "kind": "person", "name": "Sameh Shoukry" }
    });
    // The mention has more fields than a place; they are left out.
    let mut row = row;
    let at = row["at"].as_object_mut().unwrap();
    at.retain(|key, _| ["start", "end", "text"].contains(&key.as_str()));
    corrections(&desk, &found, &[row]);
    let said = desk.found(TEXT);
    let left = said["entities"].as_array().unwrap();
    assert_eq!(left.len(), entities.len() - 1);
    assert!(left.iter().all(|entity| entity["name_en"] != "Sameh Shoukry"));
    // Every id that is spoken of is there.
    let ids: Vec<&Value> = left.iter().map(|entity| &entity["id"]).collect();
    for fact in said["facts"].as_array().unwrap() {
        for id in fact["source"].as_array().unwrap().iter().chain(fact["target"].as_array().unwrap()) {
            assert!(ids.contains(&id), "{id} of {ids:?}");
        }
    }
}

#[test]
fn a_file_that_is_not_understood_is_named_and_left_alone() {
    let desk = Desk::new("strange");
    let found = desk.found(TEXT);
    let path = corrections(&desk, &found, &[]);
    let article = desk.file("article.txt", TEXT);
    for strange in ["torn", "{\"version\": 7}"] {
        fs::write(&path, strange).unwrap();
        let done = desk.run(&["annotate", &article]);
        assert_eq!(done.code, Some(0));
        assert!(done.err.contains(path.to_str().unwrap()), "{}", done.err);
        assert_eq!(serde_json::from_str::<Value>(&done.out).unwrap()["facts"], found["facts"]);
        assert_eq!(fs::read_to_string(&path).unwrap(), strange);
    }
}
