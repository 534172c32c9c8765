//! The English side of a page: facts, speech, names, terms, and what the marks mean; each line leads to its places in the text.

use std::fmt::Write as _;

use super::escape::{push_english, push_text};
use super::places::{Terms, anchor};
use super::{class_of, heading};
use crate::annotate::annotation::{Annotations, Entity, EntityId, EntityKind, MentionLevel};
use crate::markup::{Category, Tint};
use crate::text::Span;

/// Opens a section with its heading; says so where there is nothing in it.
fn open(out: &mut String, id: &str, name: &str, count: usize) {
    let _ =
        writeln!(out, "<section id=\"{id}\" aria-labelledby=\"{id}-h\">\n<h2 id=\"{id}-h\">{name} <small>{count}</small></h2>");
}

/// A link to where `span` begins in the text.
fn back(found: &Annotations, span: Span, label: &str, out: &mut String) {
    let place = anchor(found, span).map_or("text".to_owned(), |at| format!("w{}", at + 1));
    let _ = write!(out, "<a class=\"back\" href=\"#{place}\">{label}</a>");
}

fn arabic(element: &str, text: &str, out: &mut String) {
    let _ = write!(out, "<{element} lang=\"ar\" dir=\"rtl\">");
    push_text(out, text);
    let _ = write!(out, "</{element}>");
}

fn party(found: &Annotations, id: EntityId, out: &mut String) {
    let Some(entity) = found.entity(id) else { return };
    let _ = write!(out, "<a href=\"#e{}\">", id.0 + 1);
    push_english(out, name(entity));
    out.push_str("</a>");
}

fn name(entity: &Entity) -> &str {
    if entity.name_en.is_empty() { &entity.name_ar } else { &entity.name_en }
}

fn parties(found: &Annotations, label: &str, ids: &[EntityId], out: &mut String) {
    if ids.is_empty() {
        return;
    }
    let _ = write!(out, "<div><dt>{label}</dt><dd>");
    for (at, id) in ids.iter().enumerate() {
        out.push_str(if at == 0 { "" } else { "; " });
        party(found, *id, out);
    }
    out.push_str("</dd></div>");
}

fn entry(label: &str, value: &str, out: &mut String) {
    let _ = write!(out, "<div><dt>{label}</dt><dd>");
    push_english(out, value);
    out.push_str("</dd></div>");
}

/// The facts, in the order of the article.
pub(super) fn facts(text: &str, found: &Annotations, terms: &Terms, out: &mut String) {
    open(out, "facts", "Facts", found.facts.len());
    for (at, fact) in found.facts.iter().enumerate() {
        let _ = write!(out, "<div class=\"item\" id=\"f{}\"><p class=\"said\"><b>f{}</b> ", at + 1, at + 1);
        push_english(out, &fact.english);
        out.push_str("</p><dl>");
        let mut kind = fact.kind.name().to_owned();
        for code in [&fact.plover, &fact.cameo].into_iter().flatten() {
            kind.push_str(" · ");
            kind.push_str(code);
        }
        entry("kind", &kind, out);
        parties(found, "source", &fact.source, out);
        parties(found, "target", &fact.target, out);
        parties(found, "place", fact.place.as_slice(), out);
        if let Some(date) = &fact.date {
            entry("date", date, out);
        }
        parties(found, "said by", fact.attributed_to.as_slice(), out);
        if !fact.terms.is_empty() {
            out.push_str("<div><dt>terms</dt><dd>");
            for (number, id) in fact.terms.iter().enumerate() {
                let Some(term) = found.terms.get(id.0) else { continue };
                let group = super::places::Thing::Term(id.0).id(terms);
                let _ = write!(out, "{}<a href=\"#{group}\">", if number == 0 { "" } else { "; " });
                push_english(out, term.en.split("; ").next().unwrap_or_default());
                out.push_str("</a>");
            }
            out.push_str("</dd></div>");
        }
        entry("confidence", &format!("{:.2}", fact.confidence), out);
        out.push_str("</dl>");
        arabic("blockquote", fact.evidence.of(text), out);
        back(found, fact.evidence, "in the text", out);
        out.push_str("</div>\n");
    }
    out.push_str("</section>\n");
}

/// Who said what.
pub(super) fn quotes(text: &str, found: &Annotations, out: &mut String) {
    open(out, "quotes", "Quotes", found.quotes.len());
    for (at, quote) in found.quotes.iter().enumerate() {
        let _ = write!(out, "<div class=\"item\" id=\"q{}\"><p class=\"said\"><b>q{}</b> ", at + 1, at + 1);
        match quote.speaker {
            Some(id) => party(found, id, out),
            None => out.push_str("speaker unknown"),
        }
        let _ = write!(out, " <small>({})</small></p><dl>", quote.kind.name());
        parties(found, "to", quote.addressee.as_slice(), out);
        if let Some(cue) = quote.cue {
            out.push_str("<div><dt>cue</dt><dd>");
            arabic("bdi", cue.of(text), out);
            out.push_str("</dd></div>");
        }
        entry("confidence", &format!("{:.2}", quote.confidence), out);
        out.push_str("</dl>");
        arabic("blockquote", quote.content.of(text), out);
        back(found, quote.content, "in the text", out);
        out.push_str("</div>\n");
    }
    out.push_str("</section>\n");
}

/// Names and what else is spoken of, by kind.
pub(super) fn entities(found: &Annotations, out: &mut String) {
    open(out, "entities", "Names", found.entities.len());
    for kind in EntityKind::ALL {
        let mut first = true;
        for (at, entity) in found.entities.iter().enumerate().filter(|(_, entity)| entity.kind == kind) {
            if first {
                out.push_str("<h3><span class=\"s\" aria-hidden=\"true\">");
                push_text(out, Category::Kind(kind).signs().0);
                let _ = writeln!(out, "</span>{}</h3>", heading(kind));
                first = false;
            }
            one(found, at, entity, out);
        }
    }
    out.push_str("</section>\n");
}

fn one(found: &Annotations, at: usize, entity: &Entity, out: &mut String) {
    let _ = write!(out, "<div class=\"item\" id=\"e{}\"><p class=\"said\"><b>", at + 1);
    push_english(out, name(entity));
    out.push_str("</b> ");
    if !entity.name_ar.is_empty() {
        arabic("bdi", &entity.name_ar, out);
    }
    let mut notes: Vec<&str> = Vec::new();
    notes.extend(entity.country.as_deref());
    notes.extend(entity.iso.as_deref());
    if entity.transliterated {
        notes.push("spelt by sound");
    }
    if !notes.is_empty() {
        out.push_str(" <small>");
        push_text(out, &notes.join(" · "));
        out.push_str("</small>");
    }
    out.push_str("</p>");
    if !entity.aliases_en.is_empty() {
        out.push_str("<p>also ");
        push_english(out, &entity.aliases_en.join("; "));
        out.push_str("</p>");
    }
    if !entity.members.is_empty() {
        out.push_str("<dl>");
        parties(found, "members", &entity.members, out);
        out.push_str("</dl>");
    }
    out.push_str("<p>");
    if entity.mentions.is_empty() {
        out.push_str("not named itself in the text");
    }
    for (number, mention) in entity.mentions.iter().enumerate() {
        let level = match mention.level {
            MentionLevel::Name => "",
            MentionLevel::Nominal => "d",
            MentionLevel::Pronoun => "p",
        };
        back(found, mention.span, &format!("{}{level}", number + 1), out);
        out.push(' ');
    }
    out.push_str("</p></div>\n");
}

/// The glossary: every entry that occurs, with its places.
pub(super) fn terms(found: &Annotations, terms: &Terms, out: &mut String) {
    open(out, "terms", "Glossary", terms.groups.len());
    for (at, group) in terms.groups.iter().enumerate() {
        let Some(term) = group.first().and_then(|first| found.terms.get(*first)) else { continue };
        let _ = write!(out, "<div class=\"item\" id=\"t{}\"><p class=\"said\"><b>", at + 1);
        push_english(out, &term.en);
        out.push_str("</b> ");
        arabic("bdi", &term.citation, out);
        out.push_str(" <small>");
        push_text(out, &term.topic);
        out.push_str("</small></p><p>");
        for (number, place) in group.iter().enumerate() {
            if let Some(place) = found.terms.get(*place) {
                back(found, place.span, &(number + 1).to_string(), out);
                out.push(' ');
            }
        }
        out.push_str("</p></div>\n");
    }
    out.push_str("</section>\n");
}

/// What the marks mean, and how many there are of each.
pub(super) fn legend(found: &Annotations, out: &mut String) {
    let marks: usize = found.entities.iter().map(|entity| entity.mentions.len()).sum();
    open(out, "legend", "Legend", marks + found.terms.len() + found.quotes.len());
    out.push_str("<ul class=\"legend\">");
    for category in Category::all() {
        let (before, after) = category.signs();
        let (class, count) = match category {
            Category::Kind(kind) => {
                let of_kind = found.entities.iter().filter(|entity| entity.kind == kind);
                (class_of(Tint::Name(kind), "m"), of_kind.map(|entity| entity.mentions.len()).sum())
            }
            Category::Term => (class_of(Tint::Term, "m"), found.terms.len()),
            Category::Quote => ("q".to_owned(), found.quotes.len()),
        };
        let sign = |text: &str, out: &mut String| {
            if !text.is_empty() {
                out.push_str("<span class=\"s\">");
                push_text(out, text);
                out.push_str("</span>");
            }
        };
        out.push_str("<li>");
        sign(before, out);
        let _ = write!(out, "<span class=\"{class}\">{}</span>", category.name());
        sign(after, out);
        let _ = write!(out, " <small>{count}</small></li>");
    }
    out.push_str(
        "<li><span class=\"m nominal\">description</span></li><li><span class=\"unknown\">not in the lexicon</span></li>\
         <li><span class=\"typo\">misspelt</span></li></ul>\n<p>f and q with a number: where the evidence of a fact, or speech, ends. \
         In lists of places, d is a description and p a pronoun.</p>\n</section>\n",
    );
}
