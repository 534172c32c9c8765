//! The gold facts of `shared/gold`, where that folder stands beside the repository: mean chrF of our sentences.

use crate::annotate::analysed::Analysed;
use crate::annotate::annotation::{Entity, EntityId, EntityKind, Mention, MentionLevel};
use crate::annotate::english::{English, Subject};
use crate::annotate::morphology::Memory;
use crate::annotate::term;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::text::Span;
use serde_json::Value;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The floor of the mean over all gold facts that have words of their own.
const FLOOR: f64 = 0.75;

fn gold_files() -> Vec<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["../shared", "../../shared"].map(|f| here.join(f));
    let Some(shared) = folders.into_iter().find(|f| f.join("gold").is_dir()) else { return Vec::new() };
    let mut files: Vec<PathBuf> = std::fs::read_dir(shared.join("gold"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    files
}

/// chrF: F2 of character n-grams, 1 to 6, blanks left out; as in `shared/tools/score.py`.
pub(super) fn chrf(reference: &str, candidate: &str) -> f64 {
    let letters = |s: &str| s.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>();
    let (r, h) = (letters(reference), letters(candidate));
    let (mut precision, mut recall, mut orders) = (0.0, 0.0, 0.0);
    for n in 1..=6 {
        let count = |s: &[char]| {
            let mut grams: HashMap<Vec<char>, usize> = HashMap::new();
            for gram in s.windows(n) {
                *grams.entry(gram.to_vec()).or_default() += 1;
            }
            grams
        };
        let (a, b) = (count(&r), count(&h));
        let (na, nb) = (a.values().sum::<usize>(), b.values().sum::<usize>());
        if na == 0 || nb == 0 {
            continue;
        }
        let shared: usize = a.iter().map(|(g, k)| (*k).min(b.get(g).copied().unwrap_or(0))).sum();
        precision += shared as f64 / nb as f64;
        recall += shared as f64 / na as f64;
        orders += 1.0;
    }
    let (p, r) = (precision / orders, recall / orders);
    if p + r == 0.0 || orders == 0.0 { 0.0 } else { 5.0 * p * r / (4.0 * p + r) }
}

fn kind(name: &str) -> EntityKind {
    EntityKind::ALL.into_iter().find(|k| k.name() == name).unwrap()
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or("").to_owned()
}

/// Code points → bytes.
fn span(article: &str, value: &Value) -> Span {
    let byte = |key: &str| {
        let at = value[key].as_u64().unwrap() as usize;
        article.char_indices().nth(at).map_or(article.len(), |(b, _)| b)
    };
    Span::new(byte("start"), byte("end"))
}

fn entities(article: &str, gold: &Value, ids: &[String]) -> Vec<Entity> {
    let list = gold["entities"].as_array().unwrap();
    list.iter()
        .map(|e| Entity {
            kind: kind(&text(e, "kind")),
            name_ar: text(e, "name_ar"),
            name_en: text(e, "name_en"),
            transliterated: false,
            aliases_en: Vec::new(),
            country: e["country"].as_str().map(str::to_owned),
            iso: e["iso"].as_str().map(str::to_owned),
            entry: None,
            members: e["members"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|m| ids.iter().position(|i| m == i).map(EntityId))
                .collect(),
            mentions: e["mentions"]
                .as_array()
                .unwrap()
                .iter()
                .map(|m| Mention {
                    span: span(article, m),
                    level: if m["level"] == "name" { MentionLevel::Name } else { MentionLevel::Nominal },
                    nested: m["nested"] == true,
                })
                .collect(),
        })
        .collect()
}

#[test]
fn gold_facts_in_english() {
    let lexicon = Lexicon::embedded();
    let (mut sum, mut facts) = (0.0, 0.0);
    for path in gold_files() {
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let source =
            path.parent().unwrap().parent().unwrap().join("articles").join(path.file_stem().unwrap()).with_extension("txt");
        let document = Document::from_text(&std::fs::read_to_string(source).unwrap(), "");
        let body = document.text();
        let analysed = Analysed::read(&mut Memory::default(), &lexicon, &document);
        let article = analysed.article();
        let terms = term::find(&article);
        let ids: Vec<String> = gold["entities"].as_array().unwrap().iter().map(|e| text(e, "id")).collect();
        let entities = entities(body, &gold, &ids);
        let english = English::new(&article, &entities, &terms);
        for fact in gold["facts"].as_array().unwrap() {
            // Roles and schedules are put together by the fact stage, not rendered from words.
            if matches!(fact["kind"].as_str(), Some("role" | "schedule")) {
                continue;
            }
            let range = article.words_in(span(body, &fact["evidence"]));
            let names: Vec<EntityId> =
                fact["source"].as_array().unwrap().iter().filter_map(|s| ids.iter().position(|i| s == i).map(EntityId)).collect();
            let subject = names.first().map(|id| (english.entity_name(*id), &entities[id.0]));
            let own = english.sentence(range.clone());
            // As the fact stage does: an elided subject is the source.
            let ours = match subject {
                Some((name, entity)) if own.starts_with("He ") || own.starts_with("She ") || own.starts_with("It ") => {
                    let plural = entity.kind == EntityKind::Group;
                    english.sentence_about(range, Subject { text: &name, plural, person: entity.kind == EntityKind::Person })
                }
                _ => own,
            };
            let wanted = text(fact, "english");
            let score = chrf(&wanted, &ours);
            println!("{} {score:.2}\n  want {wanted}\n  got  {ours}", text(fact, "id"));
            sum += score;
            facts += 1.0;
        }
    }
    if facts > 0.0 {
        println!("mean chrF {:.3} over {facts} facts", sum / facts);
        assert!(sum / facts >= FLOOR, "mean chrF {:.3} is under {FLOOR}", sum / facts);
    }
}
