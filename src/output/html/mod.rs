//! Annotations → one page of HTML that needs nothing else: the article right to left, in its marks, and beside it in English what was found.
//!
//! In: a document and what was found in it. Out: a file that opens in any browser, without scripts and without anything from elsewhere (its policy forbids both). Each word shows on
//! hovering or focus what it is and what it is part of; lines beside the text lead to their places in it, and back. Kinds have signs and underlines beside colours, as
//! on the screen (`markup`). It is well-formed XML too. What the article holds is text, whatever it looks like (`escape`).

mod aside;
mod escape;
mod places;
mod text;

use std::fmt::Write as _;

use crate::annotate::annotation::{Annotations, EntityKind};
use crate::document::{Document, Warning};
use crate::lexicon::Lexicon;
use crate::markup::Tint;
use escape::push_text;
use places::Terms;

/// How the page looks: light and dark, wide, narrow and printed.
const STYLE: &str = include_str!("style.css");

/// The page of one article.
#[must_use]
pub fn html(document: &Document, annotations: &Annotations, lexicon: &Lexicon) -> String {
    let terms = Terms::new(annotations);
    let mut out = String::with_capacity(document.text().len() * 20 + STYLE.len());
    out.push_str(
        "<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n\
         <meta name=\"generator\" content=\"tarjuman\"/>\n<title>",
    );
    // What a title holds has no elements: names in brackets as in values.
    escape::push_value(&mut out, document.title());
    let _ = write!(out, "</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n");
    out.push_str(
        "<nav class=\"skip\" lang=\"en\" dir=\"ltr\" aria-label=\"Parts\"><a href=\"#facts\">Facts</a> <a href=\"#quotes\">Quotes</a> \
         <a href=\"#entities\">Names</a> <a href=\"#terms\">Terms</a> <a href=\"#legend\">Legend</a> <a href=\"#text\">Text</a></nav>\n\
         <div class=\"page\">\n<main id=\"text\">\n<article>\n",
    );
    text::article(document, annotations, lexicon, &terms, &mut out);
    out.push_str("</article>\n</main>\n<aside lang=\"en\" dir=\"ltr\" aria-label=\"What was found\">\n");
    head(document, annotations, &mut out);
    aside::facts(document.text(), annotations, &terms, &mut out);
    aside::quotes(document.text(), annotations, &mut out);
    aside::entities(annotations, &mut out);
    aside::terms(annotations, &terms, &mut out);
    aside::legend(annotations, &mut out);
    out.push_str("</aside>\n</div>\n</body>\n</html>\n");
    out
}

/// Where the article is from.
fn head(document: &Document, found: &Annotations, out: &mut String) {
    out.push_str("<header><p>");
    let mut parts: Vec<String> = Vec::new();
    parts.extend(found.agency.clone());
    if let Some(dateline) = &found.dateline {
        let place = dateline.place.and_then(|id| found.entity(id)).map(|place| place.name_en.clone());
        parts.extend(place);
        parts.extend(dateline.date.clone());
    }
    parts.push(document.name().to_owned());
    for (at, part) in parts.iter().filter(|part| !part.is_empty()).enumerate() {
        out.push_str(if at == 0 { "" } else { " · " });
        push_text(out, part);
    }
    out.push_str("</p>");
    for warning in document.warnings() {
        let said = match warning {
            Warning::InvalidUtf8(n) => format!("Not clean UTF-8: broken sequences shown as \u{FFFD}, {n}."),
            Warning::ControlCharacters(n) => format!("Control characters in the text, shown by name: {n}."),
            Warning::DirectionControls(n) => format!("Invisible direction controls in the text, shown by name, not obeyed: {n}."),
        };
        let _ = write!(out, "<p class=\"warning\">{said}</p>");
    }
    out.push_str("<p class=\"made\">Annotated by a program: glosses and sentences in English are aids to reading, not a translation.</p></header>\n");
}

/// The class names of a tint; `part` says whether it is the innermost (`m`) or around that (`in`).
fn class_of(tint: Tint, part: &str) -> String {
    match tint {
        Tint::Plain | Tint::Caption => String::new(),
        Tint::Unknown => "unknown".to_owned(),
        Tint::Term => format!("{part} term"),
        Tint::Nominal(kind) => format!("{part} nominal k-{}", kind.name()),
        Tint::Name(kind) => format!("{part} name k-{}", kind.name()),
    }
}

/// The heading over the entities of a kind.
fn heading(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "People",
        EntityKind::Place => "Places",
        EntityKind::Organization => "Organizations",
        EntityKind::Nationality => "Nationalities",
        EntityKind::Event => "Events",
        EntityKind::Instrument => "Agreements and policies",
        EntityKind::Group => "Groups",
        EntityKind::Date => "Dates",
        EntityKind::Money => "Money",
        EntityKind::Quantity => "Quantities",
    }
}
