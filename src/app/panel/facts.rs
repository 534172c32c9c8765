//! Rows of the facts: kind in capitals, place and date, the English sentence, the terms in it.

use super::super::prose::{Ink, Prose};
use super::{Entry, Subject};
use crate::annotate::annotation::{Annotations, EntityId, Fact, FactKind};

pub(super) fn entries(found: &Annotations) -> Vec<Entry> {
    let facts = found.facts.iter().enumerate();
    facts.map(|(at, fact)| Entry { subject: Subject::Fact(at), spans: vec![fact.evidence] }).collect()
}

pub(in crate::app) fn compose(found: &Annotations, index: usize) -> Prose {
    let mut prose = Prose::default();
    let Some(fact) = found.facts.get(index) else { return prose };
    prose.english(0).add(label(fact), Ink::Label(fact.kind));
    let circumstances = circumstances(found, fact);
    if !circumstances.is_empty() {
        prose.add("  ", Ink::Body).add(&circumstances, Ink::Muted);
    }
    prose.english(0).add(&fact.english, Ink::Body);
    for term in fact.terms.iter().filter_map(|id| found.terms.get(id.0)).filter(|term| !term.nested) {
        prose.english(2).add(first_rendering(&term.en), Ink::Term).beside().add(&term.citation, Ink::Arabic);
    }
    prose
}

/// The usual rendering of a term.
pub(in crate::app) fn first_rendering(en: &str) -> &str {
    en.split("; ").next().unwrap_or(en)
}

/// The kind of a fact in capitals: for acts by their event type, else by the kind.
pub(super) fn label(fact: &Fact) -> &'static str {
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

/// What stands beside the kind: the parties of a tie, the speaker of what was said, place and date.
fn circumstances(found: &Annotations, fact: &Fact) -> String {
    let name = |id: EntityId| found.entity(id).map(|entity| entity.name_en.clone()).filter(|name| !name.is_empty());
    let mut parts: Vec<String> = Vec::new();
    if fact.kind == FactKind::Relation {
        let parties: Vec<String> = fact.source.iter().chain(&fact.target).filter_map(|&id| name(id)).collect();
        if !parties.is_empty() {
            parts.push(parties.join(" – "));
        }
    } else if let Some(speaker) = fact.attributed_to.and_then(name) {
        parts.push(speaker);
    }
    parts.extend(fact.place.and_then(name));
    parts.extend(fact.date.as_deref().map(readable_date));
    parts.join(" · ")
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
