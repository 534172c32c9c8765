//! Tests: composed sentences for every rule, changed sentences, and the gold article where it is at hand.

use super::*;
use crate::annotate::article::Article;
use crate::annotate::{annotation::Sentence, morphology, phrase};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::tokens;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

/// Calls `check` with the article made of `text`.
fn with_article<T>(text: &str, check: impl FnOnce(&Article<'_>) -> T) -> T {
    let document = Document::from_text(text, "");
    let text = document.text();
    let tokens = tokens::tokenize(text, document.blocks());
    let extents = tokens::sentences(text, &tokens, document.blocks());
    let (words, lattice) = morphology::analyse(&LEXICON, text, &tokens, &extents);
    let sentences: Vec<Sentence> = extents.iter().map(|e| Sentence { span: e.span, first: e.first, end: e.end }).collect();
    let phrases = phrase::find(&LEXICON, &words, &lattice);
    let article = Article {
        lexicon: &LEXICON,
        document: &document,
        words: &words,
        lattice: &lattice,
        sentences: &sentences,
        phrases: &phrases,
    };
    check(&article)
}

/// Prints the speech of the files named in `TARJUMAN_QUOTES` (blanks between): `TARJUMAN_QUOTES=… cargo test --lib quote::tests::show -- --ignored --nocapture`.
#[test]
#[ignore = "prints for a human reader"]
fn show() {
    for path in std::env::var("TARJUMAN_QUOTES").unwrap_or_default().split_whitespace() {
        let text = std::fs::read_to_string(path).unwrap();
        println!("#### {path}");
        with_article(&text, |a| {
            let speech = find(a, &[]);
            for (k, sentence) in a.sentences.iter().enumerate() {
                println!("\n{}", sentence.span.of(a.text()));
                for s in speech.iter().filter(|s| s.sentence == k) {
                    let part = |span: Option<Span>| span.map_or("-", |s| s.of(a.text()));
                    let who = match s.subject {
                        Subject::Named(n) => n.of(a.text()).to_owned(),
                        Subject::Attributed(n) => format!("@{}", n.of(a.text())),
                        other => format!("{other:?}"),
                    };
                    println!(
                        "   >> {:?} {:.2} [{}] cue={} who={who} ({}) to={}\n      {{{}}}",
                        s.kind,
                        s.confidence,
                        s.act,
                        part(s.cue),
                        part(s.speaker_phrase),
                        part(s.addressee),
                        s.content.of(a.text())
                    );
                }
            }
        });
    }
}

#[test]
#[ignore = "prints for a human reader"]
fn words() {
    with_article(&std::env::var("TARJUMAN_TEXT").unwrap_or_default(), |a| {
        for at in 0..a.words.len() {
            for r in a.lattice.of(at) {
                let l = r.lemma.map(|id| LEXICON.lemma(id.0));
                let chosen = *r == a.words[at].reading;
                println!(
                    "{}{} {:?} {:?} {:?} {:?} {} {} pro={:x} cost={} {:?}",
                    if chosen { "*" } else { " " },
                    a.surface(at),
                    r.features.pos,
                    r.features.case,
                    r.features.state,
                    r.features.number,
                    l.map_or("", |l| l.form),
                    l.map_or("", |l| l.derivation),
                    r.proclitics.0,
                    r.cost,
                    a.phrases_at(at).iter().map(|p| p.kind).collect::<Vec<_>>()
                );
            }
        }
    });
}
