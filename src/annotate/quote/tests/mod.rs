//! Tests: composed sentences for every rule, changed sentences, and the gold article where it is at hand.

mod agencies;
mod gold;

use super::*;
use crate::annotate::analysed::Analysed;
use crate::annotate::article::Article;
use crate::annotate::morphology::Memory;
use crate::document::Document;
use crate::lexicon::Lexicon;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

/// Calls `check` with the article made of `text`.
fn with_article<T>(text: &str, check: impl FnOnce(&Article<'_>) -> T) -> T {
    let document = Document::from_text(text, "");
    let analysed = Analysed::read(&mut Memory::default(), &LEXICON, &document);
    check(&analysed.article())
}

/// The names that the entity stage finds.
fn names(a: &Article<'_>) -> Vec<Span> {
    let found = crate::annotate::entity::find(a, None);
    found.iter().filter(|f| f.level == crate::annotate::annotation::MentionLevel::Name && !f.nested).map(|f| f.span).collect()
}

/// Prints the speech of the files named in `TARJUMAN_QUOTES` (blanks between): `TARJUMAN_QUOTES=… cargo test --lib quote::tests::show -- --ignored --nocapture`.
#[test]
#[ignore = "prints for a human reader"]
fn show() {
    for path in std::env::var("TARJUMAN_QUOTES").unwrap_or_default().split_whitespace() {
        let text = std::fs::read_to_string(path).unwrap();
        println!("#### {path}");
        with_article(&text, |a| {
            let speech = find(a, &names(a));
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

/// One quote as a table of tests writes it: kind, cue, content, speaker, addressee.
type Row = [String; 5];

/// A sentence of a table with what should be found in it.
struct Case {
    rule: &'static str,
    text: String,
    wants: Vec<Row>,
}

/// The cases of a table: «= rule», a text (⏎ ends a paragraph), and indented, one a line, the quotes in it, their cells parted by bars.
fn cases(table: &'static str) -> Vec<Case> {
    let mut rule = "";
    let mut all: Vec<Case> = Vec::new();
    for line in table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        if let Some(name) = line.strip_prefix("= ") {
            rule = name;
        } else if let Some(quote) = line.strip_prefix("  ") {
            let mut cells = quote.split(" |").map(|cell| cell.trim().to_owned());
            all.last_mut().unwrap().wants.push(std::array::from_fn(|_| cells.next().unwrap_or_default()));
            assert!(cells.next().is_none(), "{line}");
        } else {
            all.push(Case { rule, text: line.replace('⏎', "\n"), wants: Vec::new() });
        }
    }
    all
}

/// Sentences for each rule, read without names: the speaker is a mention, `-` for none beside the cue, `=` for the speaker before, `@` before a source, `0` for
/// nobody; `stance` is no speech.
static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| cases(include_str!("cases.txt")));

/// A quote as a row.
fn shown(a: &Article<'_>, s: &Speech) -> Row {
    let part = |span: Option<Span>| span.map_or(String::new(), |s| s.of(a.text()).to_owned());
    let who = match s.subject {
        Subject::Named(span) => span.of(a.text()).to_owned(),
        Subject::Attributed(span) => format!("@{}", span.of(a.text())),
        Subject::Elided { .. } => "-".to_owned(),
        Subject::Continuing => "=".to_owned(),
        Subject::None => "0".to_owned(),
    };
    let kind = if s.stance { "stance" } else { kind(s.kind) };
    [kind.to_owned(), part(s.cue), part(Some(s.content)), who, part(s.addressee)]
}

fn kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Indirect => "indirect",
        QuoteKind::Free => "free",
    }
}

fn found(text: &str) -> Vec<Row> {
    with_article(text, |a| find(a, &[]).iter().map(|s| shown(a, s)).collect())
}

#[test]
fn composed_sentences() {
    let mut wrong = Vec::new();
    for Case { rule, text, wants } in CASES.iter() {
        let got = found(text);
        if got != *wants {
            wrong.push(format!("{rule}: {text}\n   want {wants:?}\n   got  {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} sentences:\n{}", wrong.len(), CASES.len(), wrong.join("\n"));
}

/// The contents and speakers found in `text`.
fn said(text: &str) -> Vec<(String, String)> {
    found(text).into_iter().map(|[_, _, content, who, _]| (content, who)).collect()
}

#[test]
fn a_conjunction_changes_nothing() {
    for Case { rule, text, wants } in CASES.iter() {
        let bare = text.strip_prefix('و').filter(|rest| !wants.is_empty() && !rest.starts_with(['ص', 'ف']));
        let Some(bare) = bare.filter(|_| *rule != "free") else { continue };
        assert_eq!(said(bare), said(text), "{text}");
        let also = format!("كما {bare}");
        let contents = |text: &str| said(text).into_iter().map(|(content, _)| content).collect::<Vec<_>>();
        assert_eq!(contents(&also), contents(text), "{also}");
    }
}

#[test]
fn the_subject_may_stand_before_its_verb() {
    for (verb, subject, rest) in [
        ("قال", "الوزير", "إن الاتفاق قريب."),
        ("أكدت", "الحكومة", "أن الانتخابات في موعدها."),
        ("دعا", "الرئيس الفرنسي", "إلى وقف القتال."),
        ("أعربت", "وزارة الخارجية", "عن قلقها من التصعيد."),
        ("رفضت", "روسيا", "الاتهامات الجديدة."),
    ] {
        let after = said(&format!("{verb} {subject} {rest}"));
        assert_eq!(after.len(), 1, "{verb} {subject} {rest}");
        assert_eq!(said(&format!("{subject} {verb} {rest}")), after);
        let before = said(&format!("وكان {subject} قد {verb} {rest}"));
        assert_eq!(before, after, "كان {subject}");
    }
}

#[test]
fn other_names_in_the_same_sentence() {
    let speakers =
        ["الوزير", "أيمن الصفدي", "وانغ يي", "محمد بن سلمان", "دونالد ترامب", "الاتحاد الأوروبي", "السعودية", "حركة حماس"];
    for who in speakers {
        for (text, content) in [
            ("وقال {} إن الوضع خطير.", "الوضع خطير"),
            ("وشدد {} على ضرورة الحوار.", "ضرورة الحوار"),
            ("ونقلت الوكالة عن {} قوله إن الوضع خطير.", "الوضع خطير"),
            ("من جهته، أكد {} في بيان أن الحل قريب.", "الحل قريب"),
        ] {
            let text = text.replace("{}", who);
            assert_eq!(said(&text), [(content.to_owned(), who.to_owned())], "{text}");
        }
    }
}

#[test]
fn names_found_before_are_taken_at_their_word() {
    // «نور جهان» is no name to the lexicon: it is found by the span that is given.
    let text = "وقال رئيس البلدية نور جهان إن الطريق مغلق.";
    with_article(text, |a| {
        let start = text.find("نور").unwrap();
        let name = Span::new(start, start + "نور جهان".len());
        let got = find(a, &[name]);
        assert_eq!(got.len(), 1);
        assert_eq!(got[0].subject, Subject::Named(name));
        assert_eq!(got[0].speaker_phrase.unwrap().of(a.text()), "رئيس البلدية نور جهان");
        assert_eq!(got[0].content.of(a.text()), "الطريق مغلق");
    });
}

#[test]
fn hostile_text_is_read_to_its_end() {
    let many = |unit: &str| unit.repeat(400);
    for text in [
        many("قال "),
        many("قائلا "),
        many("حسبما قال "),
        many("\" «"),
        many("نقلا عن "),
        many("وزير "),
        many("إن "),
        many("قال: "),
    ] {
        with_article(&text, |a| {
            for s in find(a, &[]) {
                assert!(a.text().get(s.content.range()).is_some());
            }
        });
    }
    assert!(found("").is_empty());
}

#[test]
fn every_span_lies_on_the_words_of_its_text() {
    for Case { text, .. } in CASES.iter() {
        with_article(text, |a| {
            for s in find(a, &[]) {
                assert!(!s.content.is_empty() && s.content.of(a.text()).trim() == s.content.of(a.text()), "{text}");
                assert!((0.0..=1.0).contains(&s.confidence));
                assert!(s.cue.is_none_or(|c| !c.overlaps(s.content)), "{text}");
                assert!(s.sentence < a.sentences.len());
            }
        });
    }
}
