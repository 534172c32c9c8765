//! Arabic composed for the tests → the English wanted, and the shared gold where it is there.

mod gold;

use super::{English, Form, Subject};
use crate::annotate::annotation::Sentence;
use crate::annotate::article::Article;
use crate::annotate::{morphology, phrase, term};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::tokens;

/// Analyses `text` and renders it with `render`, without entities.
fn rendered(lexicon: &Lexicon, text: &str, render: impl Fn(&English<'_>, usize) -> String) -> String {
    let document = Document::from_text(text, "");
    let tokens = tokens::tokenize(document.text(), document.blocks());
    let extents = tokens::sentences(document.text(), &tokens, document.blocks());
    let (mut words, lattice) = morphology::analyse(lexicon, document.text(), &tokens, &extents);
    let sentences: Vec<Sentence> = extents.iter().map(|e| Sentence { span: e.span, first: e.first, end: e.end }).collect();
    let phrases = phrase::find(lexicon, document.text(), &mut words, &lattice, &extents);
    let article =
        Article { lexicon, document: &document, words: &words, lattice: &lattice, sentences: &sentences, phrases: &phrases };
    let terms = term::find(&article);
    let english = English::new(&article, &[], &terms);
    render(&english, words.len())
}

/// Checks a table «Arabic | English», a line a row; every wrong row is shown.
fn check(table: &str, render: impl Fn(&English<'_>, usize) -> String) {
    let lexicon = Lexicon::embedded();
    let mut wrong = Vec::new();
    let mut rows = 0;
    for line in table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let (arabic, want) = line.split_once('|').unwrap_or((line, ""));
        let got = rendered(&lexicon, arabic.trim(), &render);
        rows += 1;
        if got != want.trim() {
            wrong.push(format!("{}\n  want {}\n  got  {got}", arabic.trim(), want.trim()));
        }
    }
    let report = format!("{} of {rows} wrong:\n{}", wrong.len(), wrong.join("\n"));
    println!("{report}");
    assert!(wrong.is_empty(), "{report}");
}

#[test]
fn noun_phrases() {
    check(include_str!("phrases.txt"), |english, end| english.phrase(0..end));
}

#[test]
fn clauses() {
    check(include_str!("clauses.txt"), |english, end| english.sentence(0..end));
}

#[test]
fn infinitives() {
    check(include_str!("infinitives.txt"), |english, end| english.infinitive(0..end));
}

#[test]
fn a_subject_from_outside() {
    let lexicon = Lexicon::embedded();
    let text = "دعا الوزير الأطراف إلى وقف القتال";
    let subject = Subject { text: "Guterres", plural: false, person: true };
    let about = rendered(&lexicon, text, |e, end| e.sentence_about(0..end, subject));
    assert_eq!(about, "Guterres called on the parties to stop fighting.");
    let bare = rendered(&lexicon, "تشعر بالقلق إزاء الوضع", |e, end| {
        e.verb_phrase(0..end, Some(subject), Form::Finite)
    });
    assert_eq!(bare, "feels concern over the situation");
}

#[test]
fn any_text_ends() {
    let lexicon = Lexicon::embedded();
    for text in [
        "",
        "و",
        "«",
        "من من من من من من من من من من من من",
        "الذي الذي الذي الذي",
        "أن أن أن أن أن أن",
        "( ( ( (",
        "كان كان كان كان كان",
    ] {
        let _ = rendered(&lexicon, text, |e, end| e.sentence(0..end) + &e.noun_phrase(0..end) + &e.infinitive(0..end));
    }
}

#[test]
fn word_by_word() {
    let glosses = |english: &English<'_>, end: usize| {
        let all = english.word_by_word(0..end);
        assert!(all.iter().flat_map(|gloss| gloss.words.clone()).eq(0..end), "every word once");
        all.into_iter().map(|gloss| gloss.text).collect::<Vec<_>>().join(" · ")
    };
    check(include_str!("wordwise.txt"), glosses);
}
