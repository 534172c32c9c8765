//! Arabic composed for the tests → the English wanted, and the shared gold where it is there.

mod gold;

use super::{English, Form, Subject};
use crate::annotate::analysed::Analysed;
use crate::annotate::morphology::Memory;
use crate::annotate::term;
use crate::document::Document;
use crate::lexicon::Lexicon;

/// Analyses `text` and renders it with `render`, without entities.
fn rendered(lexicon: &Lexicon, text: &str, render: impl Fn(&English<'_>, usize) -> String) -> String {
    let document = Document::from_text(text, "");
    let analysed = Analysed::read(&mut Memory::default(), lexicon, &document);
    let article = analysed.article();
    let terms = term::find(&article);
    let english = English::new(&article, &[], &terms);
    render(&english, analysed.words.len())
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

/// So many of the sentences of `agency.txt` are rendered as a translator would; the number only grows.
const AGENCY: usize = 100;

#[test]
fn agency_sentences() {
    let lexicon = Lexicon::embedded();
    let (mut wrong, mut rows, mut sum) = (Vec::new(), 0_u32, 0.0);
    for line in include_str!("agency.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let mut cells = line.split('|').map(str::trim);
        let arabic = cells.next().unwrap();
        let wanted: Vec<&str> = cells.collect();
        let clause = wanted.iter().any(|w| w.ends_with('.'));
        let got = rendered(&lexicon, arabic, |e, end| if clause { e.gloss(0..end) } else { e.phrase(0..end) });
        rows += 1;
        sum += wanted.iter().map(|w| gold::chrf(w, &got)).fold(0.0, f64::max);
        if !wanted.contains(&got.as_str()) {
            wrong.push(format!("{arabic}\n  want {}\n  got  {got}", wanted.join("\n    or ")));
        }
    }
    let report =
        format!("{} of {rows} not as wanted, mean chrF {:.3}:\n{}", wrong.len(), sum / f64::from(rows), wrong.join("\n"));
    println!("{report}");
    assert!(rows as usize - wrong.len() >= AGENCY, "{report}");
}
