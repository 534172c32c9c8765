//! Rows of the facts, by paragraph: kind in capitals, parties, place and date, the English sentence, the terms in it.

use super::super::prose::{Ink, Prose};
use super::{Entry, Subject, add_verdict, by_paragraph};
use crate::annotate::annotation::{Annotations, EntityId, Fact, FactKind, Verdict};
use crate::document::Document;

pub(super) fn entries(found: &Annotations, document: &Document) -> Vec<Entry> {
    let facts = found.facts.iter().enumerate();
    let entry = |(at, fact): (usize, &Fact)| Entry { subject: Subject::Fact(at), spans: vec![fact.evidence], heading: None };
    let mut entries: Vec<Entry> = facts.map(entry).collect();
    by_paragraph(&mut entries, document);
    entries
}

pub(in crate::app) fn compose(found: &Annotations, index: usize, signed: bool) -> Prose {
    let mut prose = Prose::default();
    let Some(fact) = found.facts.get(index) else { return prose };
    let verdict = found.review.fact(index);
    prose.english(0).add(label(fact), Ink::Label(fact.kind));
    add_verdict(&mut prose, verdict);
    circumstances(&mut prose, found, fact, signed);
    prose.english(0).add(&fact.english, Ink::Body);
    for term in fact.terms.iter().filter_map(|id| found.terms.get(id.0)).filter(|term| !term.nested) {
        prose.english(2).add(first_rendering(&term.en), Ink::Term).beside().add(&term.citation, Ink::Arabic);
    }
    if verdict == Some(Verdict::Rejected) { prose.struck() } else { prose }
}

/// The usual rendering of a term.
pub(in crate::app) fn first_rendering(en: &str) -> &str {
    en.split("; ").next().unwrap_or(en)
}

/// The kind of a fact in capitals: for acts by their event type, else by the kind.
pub(in crate::app) fn label(fact: &Fact) -> &'static str {
    match fact.kind {
        FactKind::Event => match (fact.plover.as_deref(), fact.cameo.as_deref()) {
            (_, Some("041")) => "TELEPHONE CALL",
            (_, Some("042" | "043")) => "VISIT",
            (_, Some("057")) => "SIGNING",
            (_, Some("114")) => "SUMMONS",
            (Some("CONSULT"), _) => "MEETING",
            (Some("AGREE"), _) => "AGREEMENT",
            (Some("SUPPORT"), _) => "SUPPORT",
            (Some("AID"), _) => "AID",
            (Some("YIELD" | "CONCEDE"), _) => "CONCESSION",
            (Some("REQUEST"), _) => "REQUEST",
            (Some("ACCUSE"), _) => "ACCUSATION",
            (Some("REJECT"), _) => "REJECTION",
            (Some("THREATEN"), _) => "THREAT",
            (Some("SANCTION"), _) => "SANCTION",
            (Some("PROTEST"), _) => "PROTEST",
            (Some("COERCE"), _) => "COERCION",
            (Some("ASSAULT"), _) => "ATTACK",
            _ => "EVENT",
        },
        FactKind::Role => "ROLE",
        FactKind::Relation => "TIES",
        FactKind::Position => "POSITION",
        FactKind::Commitment => "COMMITMENT",
        FactKind::Call => "CALL",
        FactKind::Schedule => "PLANNED",
        FactKind::Figure => "FIGURE",
    }
}

/// What stands beside the kind: who did it to whom, whose word it is, place and date.
fn circumstances(prose: &mut Prose, found: &Annotations, fact: &Fact, signed: bool) {
    let named = |id: &EntityId| found.entity(*id).filter(|entity| !entity.name_en.is_empty());
    let mut gap = "  ";
    let mut part = |prose: &mut Prose| {
        prose.add(gap, Ink::Muted);
        gap = " \u{B7} ";
    };
    let list = |prose: &mut Prose, ids: &[EntityId]| {
        for (at, entity) in ids.iter().filter_map(named).enumerate() {
            if at > 0 {
                prose.add(", ", Ink::Muted);
            }
            prose.name(&entity.name_en, entity.kind, signed);
        }
    };
    let (acts, receives) = (fact.source.iter().any(|id| named(id).is_some()), fact.target.iter().any(|id| named(id).is_some()));
    if acts || receives {
        part(prose);
        list(prose, &fact.source);
        if receives {
            let between = if fact.kind == FactKind::Relation { " \u{2013} " } else { " \u{2192} " };
            prose.add(if acts { between } else { "\u{2192} " }, Ink::Muted);
            list(prose, &fact.target);
        }
    }
    if let Some(speaker) = fact.attributed_to.filter(|id| !fact.source.contains(id)).as_ref().and_then(named) {
        part(prose);
        prose.add("says ", Ink::Muted).name(&speaker.name_en, speaker.kind, signed);
    }
    if let Some(place) = fact.place.as_ref().and_then(named) {
        part(prose);
        prose.name(&place.name_en, place.kind, signed);
    }
    if let Some(date) = fact.date.as_deref() {
        part(prose);
        prose.add(&readable_date(date), Ink::Muted);
    }
}

/// `2016-05-21` as `21 May 2016`, `2016-05` as `May 2016`; anything else as it is.
#[must_use]
pub(in crate::app) fn readable_date(iso: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = |text: &str| text.parse::<usize>().ok().and_then(|n| MONTHS.get(n.checked_sub(1)?)).copied();
    let parts: Vec<&str> = iso.split('-').collect();
    match parts.as_slice() {
        [year, m, day] => match (month(m), day.parse::<u8>()) {
            (Some(m), Ok(day)) => format!("{day} {m} {year}"),
            _ => iso.to_owned(),
        },
        [year, m] => month(m).map_or_else(|| iso.to_owned(), |m| format!("{m} {year}")),
        _ => iso.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        assert_eq!(readable_date("2016-05-21"), "21 May 2016");
        assert_eq!(readable_date("2018-06"), "June 2018");
        assert_eq!(readable_date("2018-W16"), "2018-W16");
        assert_eq!(readable_date("2017"), "2017");
    }
}
