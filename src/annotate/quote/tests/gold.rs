//! The gold article, where its folder stands beside the project: contents found, and found to the letter.

use super::with_article;
use crate::annotate::quote::find;
use crate::text::Span;
use std::path::{Path, PathBuf};

const FOUND: f64 = 0.95;
const EXACT: f64 = 0.9;

/// The folder shared by the builders, beside this checkout or the one it was branched from.
fn shared() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    ["../shared", "../../shared"].iter().map(|p| root.join(p)).find(|p| p.join("gold").is_dir())
}

fn jaccard(a: Span, b: Span) -> f64 {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let all = a.end.max(b.end) - a.start.min(b.start);
    if all == 0 { 0.0 } else { f64::from(u32::try_from(shared).unwrap()) / f64::from(u32::try_from(all).unwrap()) }
}

fn ratio(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole.max(1)).unwrap())
}

#[test]
fn gold_article() {
    let Some(shared) = shared() else {
        println!("skipped: no shared/gold here");
        return;
    };
    let gold = std::fs::read_to_string(shared.join("gold/xinhua-2016-05-21-wang-yi-astana.json")).unwrap();
    let gold: serde_json::Value = serde_json::from_str(&gold).unwrap();
    let text = std::fs::read_to_string(shared.join("articles").join(gold["article"].as_str().unwrap())).unwrap();
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let point = |v: &serde_json::Value| bytes[usize::try_from(v.as_u64().unwrap()).unwrap()];
    let quotes: Vec<(Span, bool)> = gold["quotes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|q| (Span::new(point(&q["content"]["start"]), point(&q["content"]["end"])), q["optional"] == true))
        .collect();
    with_article(&text, |a| {
        let got: Vec<Span> = find(a, &[]).iter().map(|s| s.content).collect();
        let best = |span: Span| got.iter().map(|g| jaccard(span, *g)).fold(0.0, f64::max);
        let wanted: Vec<Span> = quotes.iter().filter(|q| !q.1).map(|q| q.0).collect();
        let found = wanted.iter().filter(|w| best(**w) >= 0.7).count();
        let exact = wanted.iter().filter(|w| got.contains(w)).count();
        let extra = got.iter().filter(|g| quotes.iter().all(|(q, _)| jaccard(*q, **g) < 0.7)).count();
        println!(
            "recall {:.3} exact {:.3} extra {extra} of {}",
            ratio(found, wanted.len()),
            ratio(exact, wanted.len()),
            got.len()
        );
        assert!(ratio(found, wanted.len()) >= FOUND, "found {found} of {}", wanted.len());
        assert!(ratio(exact, wanted.len()) >= EXACT, "exact {exact} of {}", wanted.len());
        assert!(ratio(got.len() - extra, got.len()) >= FOUND, "{extra} of {} are no quotes", got.len());
    });
}
