//! Times the stages of the engine on a file: `cargo run --profile quick --example timing FILE`.
use std::time::Instant;
use tarjuman::{annotate, document::Document, lexicon::Lexicon, tokens};
fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    let bytes = std::fs::read(&path).unwrap_or_default();
    let t = Instant::now();
    let lexicon = Lexicon::embedded();
    println!("open {:?}", t.elapsed());
    let t = Instant::now();
    let document = Document::from_bytes(&bytes, &path);
    println!("document {:?}", t.elapsed());
    let t = Instant::now();
    let toks = tokens::tokenize(document.text(), document.blocks());
    let sents = tokens::sentences(document.text(), &toks, document.blocks());
    println!("tokens {} {:?}", toks.len(), t.elapsed());
    let t = Instant::now();
    let (words, lattice) = annotate::morphology::analyse(&lexicon, document.text(), &toks, &sents);
    println!("morphology {:?}", t.elapsed());
    let t = Instant::now();
    let phrases = annotate::phrase::find(&lexicon, &words, &lattice);
    println!("phrases {} {:?}", phrases.len(), t.elapsed());
    let sentences: Vec<_> =
        sents.iter().map(|e| annotate::annotation::Sentence { span: e.span, first: e.first, end: e.end }).collect();
    let article = annotate::article::Article {
        lexicon: &lexicon,
        document: &document,
        words: &words,
        lattice: &lattice,
        sentences: &sentences,
        phrases: &phrases,
    };
    let t = Instant::now();
    let terms = annotate::term::find(&article);
    println!("terms {} {:?}", terms.len(), t.elapsed());
    let t = Instant::now();
    let found = annotate::entity::find(&article, None);
    println!("mentions {} {:?}", found.len(), t.elapsed());
    let t = Instant::now();
    let e = annotate::coreference::Entities::resolve(&article, &found, None);
    println!("coreference {} {:?}", e.list().len(), t.elapsed());
    let mut e = e;
    let names: Vec<_> = found.iter().filter(|f| !f.nested).map(|f| f.span).collect();
    let t = Instant::now();
    let speech = annotate::quote::find(&article, &names);
    println!("speech {} {:?}", speech.len(), t.elapsed());
    let t = Instant::now();
    let quotes = e.speakers(speech);
    e.resolve_late(&found, &quotes);
    println!("speakers {:?}", t.elapsed());
    let (entities, _) = e.finish();
    let t = Instant::now();
    let english = annotate::english::English::new(&article, &entities, &terms);
    println!("english {:?}", t.elapsed());
    let t = Instant::now();
    let context = annotate::fact::Found { entities: &entities, quotes: &quotes, terms: &terms, dateline: None };
    let facts = annotate::fact::find(&article, &context, &english);
    println!("facts {} {:?}", facts.len(), t.elapsed());
    let t = Instant::now();
    let a = annotate::annotate(&document, &lexicon);
    println!("annotate {} entities {:?}", a.entities.len(), t.elapsed());
}
