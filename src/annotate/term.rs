//! Glossary terms: the patterns found, as occurrences with their renderings; the longest wins, shorter ones inside it are nested.

use super::annotation::Term;
use super::article::Article;
use crate::lexicon::features::Pos;
use crate::lexicon::{PhraseKind, TermEntry};
use crate::text::Span;

/// Every occurrence of a glossary entry.
#[must_use]
pub fn find(article: &Article<'_>) -> Vec<Term> {
    let mut out: Vec<Term> = Vec::new();
    let mut covered = 0;
    for found in article.phrases {
        let PhraseKind::Term(row) = found.kind else { continue };
        // A preposition or particle alone is a connector, not a term to learn from a page.
        let function_word =
            matches!(article.pos(found.first), Pos::Adp | Pos::Cconj | Pos::Sconj | Pos::Part | Pos::Pron | Pos::Det);
        if found.end == found.first + 1 && function_word {
            continue;
        }
        let entry = article.lexicon.term(row);
        let span = article.span(found.first, found.end);
        let same = out.last().is_some_and(|last| last.span == span);
        // The user's own rendering of a term stands before the program's.
        let better =
            article.lexicon.is_imported_term(row) && out.last().is_some_and(|last| !article.lexicon.is_imported_term(last.entry));
        if same && !better {
            continue;
        }
        if same {
            let nested = out.pop().is_some_and(|last| last.nested);
            out.push(term(row, &entry, span, nested));
            continue;
        }
        let nested = found.end <= covered;
        covered = covered.max(found.end);
        out.push(term(row, &entry, span, nested));
    }
    out
}

fn term(row: u32, entry: &TermEntry, span: Span, nested: bool) -> Term {
    Term {
        entry: row,
        span,
        citation: entry.citation.into(),
        en: if entry.english.contains(';') { entry.english.replace(';', "; ").into() } else { entry.english.into() },
        topic: entry.topic.into(),
        nested,
    }
}
