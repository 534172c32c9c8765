//! Web Annotation: every selector against the text, every link against the ids.

use std::collections::BTreeSet;

use serde_json::Value;
use tarjuman::output::web_annotation;

use super::{articles, points};

fn check_selectors(text: &str, resource: &Value) {
    let selectors = resource["selector"].as_array().unwrap();
    let (position, quote) = (&selectors[0], &selectors[1]);
    assert_eq!((position["type"].as_str(), quote["type"].as_str()), (Some("TextPositionSelector"), Some("TextQuoteSelector")));
    let at = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let (start, end) = (at(&position["start"]), at(&position["end"]));
    let (exact, prefix, suffix) =
        (quote["exact"].as_str().unwrap(), quote["prefix"].as_str().unwrap(), quote["suffix"].as_str().unwrap());
    assert_eq!(points(text, start, end), exact);
    let before = prefix.chars().count();
    assert_eq!(points(text, start - before, start), prefix);
    assert_eq!(points(text, end, end + suffix.chars().count()), suffix);
    assert_eq!(before, start.min(32));
}

#[test]
fn selectors_and_links_hold() {
    for (document, found) in articles() {
        let text = document.text();
        let collection: Value = serde_json::from_str(&web_annotation(&document, &found)).unwrap();
        assert_eq!(collection["type"], "AnnotationCollection");
        assert_eq!(collection["@context"][0], "http://www.w3.org/ns/anno.jsonld");
        let items = collection["first"]["items"].as_array().unwrap();
        let mentions: usize = found.entities.iter().map(|entity| entity.mentions.len()).sum();
        assert_eq!(items.len(), mentions + found.terms.len() + found.quotes.len() + found.facts.len());
        assert_eq!(collection["total"], items.len());
        let file = collection["id"].as_str().unwrap();
        // A name is one segment of a relative IRI, whatever it holds.
        assert!(file.chars().all(|c| c.is_ascii_alphanumeric() || "-._~%".contains(c)), "{file}");
        let mut ids = BTreeSet::new();
        let mut linked = BTreeSet::new();
        for item in items {
            assert!(ids.insert(item["id"].as_str().unwrap()));
            assert_eq!(item["type"], "Annotation");
            check_selectors(text, &item["target"]);
            for body in item["body"].as_array().unwrap() {
                match body["type"].as_str().unwrap() {
                    "TextualBody" => {
                        assert!(!body["value"].as_str().unwrap().is_empty(), "{body}");
                        assert!(body["language"].is_string() || body["role"].is_string(), "{body}");
                        assert_eq!(body["language"] == "ar", body["textDirection"] == "rtl");
                    }
                    "SpecificResource" if body["selector"].is_array() => check_selectors(text, body),
                    "SpecificResource" => {
                        linked.insert(body["source"].as_str().unwrap());
                    }
                    other => panic!("{other}"),
                }
            }
        }
        // Links lead to annotations of this page, or to entities: one that has mentions, or is named where it is linked.
        for link in linked {
            let (own, fragment) = link.split_once('#').unwrap();
            assert_eq!(own, file);
            let number: usize = fragment[1..].parse().unwrap();
            match fragment.chars().next() {
                Some('e') => assert!(number <= found.entities.len()),
                _ => assert!(ids.contains(link), "{link}"),
            }
        }
    }
}
