//! The two files that tell brat how to open a folder of ours: which types there are (`annotation.conf`) and how they look (`visual.conf`).
//!
//! Made of the kinds that there are, so that neither can lack one (<https://brat.nlplab.org/configuration.html>).

use std::fmt::Write as _;

use super::{entity_type, fact_type};
use crate::annotate::annotation::{EntityKind, FactKind, MentionLevel, QuoteKind};

/// PLOVER's event types.
pub(super) const EVENTS: [&str; 16] = [
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONCEDE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "RETREAT",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
];

const FACTS: [FactKind; 8] = [
    FactKind::Event,
    FactKind::Role,
    FactKind::Relation,
    FactKind::Position,
    FactKind::Commitment,
    FactKind::Call,
    FactKind::Schedule,
    FactKind::Figure,
];

/// `annotation.conf`.
#[must_use]
pub fn annotation_conf() -> String {
    let mut out = String::from("# What `tarjuman annotate --format brat` writes.\n\n[entities]\n");
    for kind in EntityKind::ALL {
        let _ = writeln!(out, "{}", entity_type(kind));
    }
    out.push_str("Term\nSpeech\n\n[relations]\n");
    out.push_str("<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n");
    out.push_str("Equiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive\n");
    out.push_str("Member\tArg1:Group, Arg2:<ENTITY>\n\n[events]\n");
    out.push_str("Quote\tContent:Speech, Speaker?:<ENTITY>, Addressee?:<ENTITY>\n");
    for kind in FACTS {
        let _ = writeln!(
            out,
            "{}\tSource*:<ENTITY>, Target*:<ENTITY>, Place?:<ENTITY>, AttributedTo?:<ENTITY>, Term*:Term",
            fact_type(kind)
        );
    }
    let levels = [MentionLevel::Name, MentionLevel::Nominal, MentionLevel::Pronoun].map(MentionLevel::name).join("|");
    let quotes = [QuoteKind::Direct, QuoteKind::Indirect, QuoteKind::Free].map(QuoteKind::name).join("|");
    let _ = write!(
        out,
        "\n[attributes]\nLevel\tArg:<ENTITY>, Value:{levels}\nNested\tArg:<ENTITY>\nQuoteKind\tArg:Quote, Value:{quotes}\n\
         Plover\tArg:<EVENT>, Value:{}\n",
        EVENTS.join("|")
    );
    out
}

/// `visual.conf`: short labels, and a colour for each type.
#[must_use]
pub fn visual_conf() -> String {
    let mut out = String::from("# How brat shows what `tarjuman annotate --format brat` writes.\n\n[labels]\n");
    for kind in EntityKind::ALL {
        let name = entity_type(kind);
        let short: String = name.chars().take(3).collect();
        let _ = writeln!(out, "{name} | {name} | {short}");
    }
    out.push_str("Speech | Speech | Sp\nTerm | Term | T\nQuote | Quote | Q\n");
    for kind in FACTS {
        let name = fact_type(kind);
        let _ = writeln!(out, "{name} | {} | {}", kind.name(), kind.name().chars().take(3).collect::<String>());
    }
    out.push_str("AttributedTo | attributed to | by\n\n[drawing]\n");
    out.push_str("SPAN_DEFAULT\tfgColor:black, bgColor:#e8e8e8, borderColor:darken\n");
    out.push_str("ARC_DEFAULT\tcolor:black, arrowHead:triangle-5\nATTRIBUTE_DEFAULT\tglyph:*\n");
    for kind in EntityKind::ALL {
        let _ = writeln!(out, "{}\tbgColor:{}", entity_type(kind), colour(kind));
    }
    out.push_str("Term\tbgColor:#d8d0f0\nSpeech\tbgColor:#f4f0d8\nQuote\tbgColor:#e8d898\n");
    for kind in FACTS {
        let _ = writeln!(out, "{}\tbgColor:#f0d0d0", fact_type(kind));
    }
    out
}

fn colour(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "#ffccaa",
        EntityKind::Place => "#b8dcb0",
        EntityKind::Organization => "#a8ccf0",
        EntityKind::Nationality => "#d0e8c0",
        EntityKind::Event => "#f0b8d8",
        EntityKind::Instrument => "#c8c0f0",
        EntityKind::Group => "#ffe0c0",
        EntityKind::Date => "#d0e8f0",
        EntityKind::Money => "#e8e0a8",
        EntityKind::Quantity => "#e0d8c8",
    }
}
