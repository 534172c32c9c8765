//! The bundled article against its gold file, scored by `../shared/tools/score.py` where that folder lies beside the checkout.
//!
//! Elsewhere the test says that it skipped. The floors are those of the work's definition of done; raise them as the engine gets better, never lower them.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tarjuman::{annotate, document::Document, lexicon::Lexicon, output};

const NAME: &str = "xinhua-2016-05-21-wang-yi-astana";
const TEXT: &str = include_str!("../assets/articles/xinhua-2016-05-21-wang-yi-astana.txt");

/// Part of the score, figure, at least.
const FLOORS: [(&str, &str, f64); 10] = [
    ("mentions.name.strict", "f1", 0.95),
    ("mentions.nominal.strict", "f1", 0.75),
    ("linking", "accuracy", 0.95),
    ("coref", "f1", 0.95),
    ("quotes.found", "f1", 0.90),
    ("quotes.joint", "f1", 0.90),
    ("facts.found", "f1", 0.80),
    ("slots", "f1", 0.80),
    ("english", "chrf", 0.50),
    ("terms", "recall", 0.70),
];

#[test]
fn against_gold() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let (gold, score) = (shared.join("gold").join(NAME).with_extension("json"), shared.join("tools/score.py"));
    if !gold.exists() || !score.exists() {
        eprintln!("skipped: no ../shared/gold beside the checkout");
        return;
    }
    let lexicon = Lexicon::embedded();
    let document = Document::from_text(TEXT, &format!("{NAME}.txt"));
    let annotations = annotate::annotate(&document, &lexicon);
    let found = output::json(&document, &annotations, &lexicon).line();
    let run = Command::new("python3")
        .arg(&score)
        .arg(&gold)
        .args(["/dev/stdin", "--json", "--misses"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut run) = run else {
        eprintln!("skipped: no python3 to run score.py");
        return;
    };
    run.stdin.take().unwrap().write_all(found.as_bytes()).unwrap();
    let run = run.wait_with_output().unwrap();
    let misses = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "score.py fails:\n{misses}");
    let figures: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    let mut low = Vec::new();
    for (part, figure, floor) in FLOORS {
        let reached = figures[part][figure].as_f64().unwrap_or(0.0);
        println!("{part:26}{figure:10}{reached:.3} (floor {floor:.2})");
        if reached < floor {
            low.push(format!("{part} {figure} {reached:.3} is under {floor:.2}"));
        }
    }
    assert!(low.is_empty(), "{}\n{misses}", low.join("\n"));
}
