//! Annotations → CoNLL-U, the columns of Universal Dependencies (v2): one token a word, clitics as words of a multiword token.
//!
//! In: a document and what was found in it. Out: text that `udvalidate --level 1` accepts: a block a sentence, with `newdoc`, `newpar`, `sent_id` and `text`;
//! ID, FORM, LEMMA, UPOS and FEATS filled, no syntax. MISC holds what UD has names for (`Gloss`, `Translit`, `Vform`, `Root`, `SpaceAfter`) and
//! `Guess=Yes` where the word is not in the lexicon. The article «ال» is a feature (`Definite=Def`), as in PADT. Forms are in NFC, as UD asks.

use std::fmt::Write as _;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::ud;
use crate::annotate::annotation::{Annotations, Sentence};
use crate::annotate::morphology::{Explanation, Segment, Word, explain};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::text::Span;
use crate::tokens::TokenKind;

/// The sentences of one article, each followed by a blank line.
#[must_use]
pub fn conllu(document: &Document, annotations: &Annotations, lexicon: &Lexicon) -> String {
    let mut out = String::new();
    let name = clean(document.name());
    let name = if name.is_empty() { "article".to_owned() } else { name };
    let blocks = document.blocks();
    let mut block = usize::MAX;
    for (number, sentence) in annotations.sentences.iter().enumerate() {
        let words = annotations.words.get(sentence.first..sentence.end).unwrap_or_default();
        if words.is_empty() {
            continue;
        }
        if block == usize::MAX {
            let _ = writeln!(out, "# newdoc id = {name}");
        }
        let here = blocks.partition_point(|block| block.span.end <= sentence.span.start);
        if here != block {
            block = here;
            let _ = writeln!(out, "# newpar id = {name}-p{}", here + 1);
        }
        let _ = writeln!(out, "# sent_id = {name}-s{}", number + 1);
        sentence_lines(document.text(), sentence, words, lexicon, &mut out);
        out.push('\n');
    }
    out
}

fn sentence_lines(text: &str, sentence: &Sentence, words: &[Word], lexicon: &Lexicon, out: &mut String) {
    let mut plain = String::new();
    let mut lines = String::new();
    let mut id = 0;
    for (at, word) in words.iter().enumerate() {
        let form = clean(word.span.of(text));
        let next = words.get(at + 1).map_or(sentence.span.end, |next| next.span.start);
        // Signs that are no tokens (the hash of a hashtag) stand between words as well: there, too, no blank follows.
        let gap = Span::new(word.span.end, next.max(word.span.end)).of(text);
        let blank = gap.chars().any(char::is_whitespace) && at + 1 < words.len();
        let joined = at + 1 < words.len() && !blank;
        plain.push_str(&form);
        if blank {
            plain.push(' ');
        }
        word_lines(&form, word, &explain(lexicon, text, word), joined, &mut id, &mut lines);
    }
    let _ = writeln!(out, "# text = {plain}");
    out.push_str(&lines);
}

/// The line of a word, or those of a multiword token.
fn word_lines(form: &str, word: &Word, explained: &Explanation, joined: bool, id: &mut usize, out: &mut String) {
    let first = *id + 1;
    let mut whole: Vec<(&str, String)> = Vec::new();
    if joined {
        whole.push(("SpaceAfter", "No".to_owned()));
    }
    let arabic = word.kind == TokenKind::Arabic;
    if arabic {
        whole.push(("Translit", explained.transliteration.clone()));
        whole.push(("Vform", explained.vocalized.clone()));
    }
    let segments = &explained.segments;
    if segments.len() > 1 {
        let _ = writeln!(out, "{first}-{}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{}", *id + segments.len(), misc(whole.clone()));
    }
    for (index, segment) in segments.iter().enumerate() {
        *id += 1;
        let mut notes = if segments.len() > 1 { Vec::new() } else { whole.clone() };
        if arabic {
            if segments.len() > 1 {
                notes.push(("Vform", segment.vocalized.clone()));
            }
            notes.push(("Gloss", segment.gloss.clone()));
            notes.push(("Root", segment.root.replace(' ', ".")));
        }
        if index == explained.main && !explained.known {
            notes.push(("Guess", "Yes".to_owned()));
        }
        if index == explained.main
            && let Some(correction) = &word.typo
        {
            notes.push(("CorrectForm", correction.clone()));
        }
        let shown = if segments.len() > 1 { clean(&segment.form) } else { form.to_owned() };
        segment_line(*id, &shown, segment, arabic, misc(notes), out);
    }
}

fn segment_line(id: usize, form: &str, segment: &Segment, arabic: bool, misc: String, out: &mut String) {
    let features = if arabic { ud::features(&segment.features, segment.definite) } else { Vec::new() };
    let features: Vec<String> = features.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let features = if features.is_empty() { "_".to_owned() } else { features.join("|") };
    let lemma = clean(&segment.lemma);
    let lemma = if lemma.is_empty() { form } else { &lemma };
    let form = if form.is_empty() { "_" } else { form };
    let _ = writeln!(out, "{id}\t{form}\t{lemma}\t{}\t_\t{features}\t_\t_\t_\t{misc}", ud::upos(segment.features.pos));
}

/// The last column, sorted by name.
fn misc(mut notes: Vec<(&str, String)>) -> String {
    notes.sort_by_key(|(name, _)| *name);
    let notes: Vec<String> = notes
        .into_iter()
        .map(|(name, value)| (name, clean(&value).replace('|', "/")))
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    if notes.is_empty() { "_".to_owned() } else { notes.join("|") }
}

/// In NFC, on one line, without tabs and invisible signs, blanks single.
fn clean(text: &str) -> String {
    let shown: String = text.chars().filter(|&c| !crate::text::normalize::is_invisible(c)).collect();
    let one_line: Vec<&str> =
        shown.split(|c: char| c.is_whitespace() || c.is_control()).filter(|part| !part.is_empty()).collect();
    ComposingNormalizerBorrowed::new_nfc().normalize(&one_line.join(" ")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::annotate;

    fn of(text: &str) -> String {
        let lexicon = Lexicon::embedded();
        let document = Document::from_text(text, "test.txt");
        conllu(&document, &annotate(&document, &lexicon), &lexicon)
    }

    #[test]
    fn clitics_are_words_of_their_token() {
        let out = of("وقال الوزير إنه سيلتقي نظيره.\n");
        assert!(out.starts_with("# newdoc id = test.txt\n# newpar id = test.txt-p1\n# sent_id = test.txt-s1\n"), "{out}");
        assert!(out.contains("# text = وقال الوزير إنه سيلتقي نظيره.\n"), "{out}");
        assert!(out.contains("\n1-2\tوقال\t_\t"), "{out}");
        assert!(out.contains("\n1\tو\tوَ\tCCONJ\t_\t"), "{out}");
        let verb = out.lines().find(|line| line.starts_with("2\t")).unwrap();
        assert!(verb.contains("Aspect=Perf|") && verb.contains("Root=ق.و.ل"), "{verb}");
        let last = out.trim_end().lines().last().unwrap();
        assert!(last.contains("\t.\t.\tPUNCT\t"), "{last}");
    }

    #[test]
    fn every_line_has_ten_columns_none_of_them_empty() {
        let out = of("قال\tالوزير |نعم|\u{200f} «a=b» ١٢٫٥ #المبادرة_العربية\nشَّ\u{651}\u{64E}دد\n\nx\n");
        let mut ids = 0;
        for line in out.lines() {
            if line.is_empty() || line.starts_with('#') {
                ids = if line.is_empty() { 0 } else { ids };
                continue;
            }
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 10, "{line}");
            assert!(columns.iter().all(|column| !column.is_empty() && column.trim() == *column), "{line}");
            if !columns[0].contains('-') {
                ids += 1;
                assert_eq!(columns[0], ids.to_string());
            }
        }
        assert!(out.ends_with("\n\n"));
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(of(""), "");
    }
}
