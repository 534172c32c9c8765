//! The facts in order of date, the days as headings with how long they are after the last; what has no date comes last, under a heading that says so.

use super::{Entry, Heading, Subject};
use crate::annotate::annotation::{Annotations, Fact};
use crate::app::day::{in_words, later, moment};

pub(super) fn entries(found: &Annotations) -> Vec<Entry> {
    let mut facts: Vec<(usize, &Fact)> = found.facts.iter().enumerate().collect();
    let when = |fact: &Fact| fact.date.as_deref().and_then(moment);
    // In each day as in the article.
    facts.sort_by_key(|(_, fact)| (when(fact).is_none(), when(fact)));
    let mut entries: Vec<Entry> = Vec::with_capacity(facts.len());
    let mut before = None;
    for group in facts.chunk_by(|(_, a), (_, b)| when(a) == when(b)) {
        let Some((_, first)) = group.first() else { continue };
        let own = when(first);
        let name = match own {
            Some(_) => in_words(first.date.as_deref().unwrap_or_default()),
            None => "Without a date".to_owned(),
        };
        let mut notes = vec![if group.len() == 1 { "1 fact".to_owned() } else { format!("{} facts", group.len()) }];
        notes.extend(before.zip(own).and_then(|(before, own)| later(before, own)));
        before = own;
        let mut heading = Some(Heading { name, note: notes.join(" \u{B7} ") });
        entries.extend(group.iter().map(|(at, fact)| Entry {
            subject: Subject::Fact(*at),
            spans: vec![fact.evidence],
            heading: heading.take(),
        }));
    }
    entries
}
