//! Rows of the glossary terms: one an entry, in the order in which they first occur.

use std::collections::HashMap;

use super::super::prose::{Ink, Prose};
use super::facts::first_rendering;
use super::{Entry, Subject};
use crate::annotate::annotation::Annotations;

pub(super) fn entries(found: &Annotations) -> Vec<Entry> {
    let mut rows: Vec<(Vec<usize>, Entry)> = Vec::new();
    let mut by_entry: HashMap<u32, usize> = HashMap::new();
    for (at, term) in found.terms.iter().enumerate() {
        let row = *by_entry.entry(term.entry).or_insert_with(|| {
            rows.push((Vec::new(), Entry { subject: Subject::Term(Vec::new()), spans: Vec::new(), heading: None }));
            rows.len() - 1
        });
        if let Some((indices, entry)) = rows.get_mut(row) {
            indices.push(at);
            entry.spans.push(term.span);
        }
    }
    rows.into_iter().map(|(indices, entry)| Entry { subject: Subject::Term(indices), ..entry }).collect()
}

pub(super) fn compose(found: &Annotations, indices: &[usize]) -> Prose {
    let mut prose = Prose::default();
    let Some(term) = indices.first().and_then(|&at| found.terms.get(at)) else { return prose };
    prose.english(0).add(first_rendering(&term.en), Ink::Term).beside().add(&term.citation, Ink::Arabic);
    if indices.len() > 1 {
        prose.add(&format!("  ×{}", indices.len()), Ink::Muted);
    }
    if !term.topic.is_empty() {
        prose.add("  ", Ink::Muted).add(&term.topic, Ink::Muted);
    }
    prose
}
