//! English of descriptions whose parts are known: «قوات النظام السوري» → «Syrian regime forces», «المتحدث باسم الوزارة» → «spokesman for the ministry».

use crate::annotate::annotation::EntityKind;
use crate::annotate::article::Article;
use crate::annotate::coreference::Entities;
use crate::annotate::entity::{Described, Found, Identity, Role};
use crate::lexicon::features::{Gender, Pos};
use crate::lexicon::format::lemma::FLAG_NISBA;
use std::ops::Range;

/// Kinds of `cues/heads.tsv` whose English heads a description.
const KINDS: [&str; 8] = ["actor", "actors", "collective", "collectives", "sound", "conflict", "event", "organization"];

/// The English of a description without «the»; `None` where its words say more than its parts.
pub(super) fn of(article: &Article<'_>, entities: &Entities<'_>, found: &Found) -> Option<String> {
    match &found.identity {
        Identity::Described(said) => thing(article, entities, found, said),
        Identity::Role(role) => holder(article, entities, found, role),
        _ => None,
    }
}

/// «Syrian regime forces», «Trump administration», «conflict in Yemen», «French-German summit»
fn thing(article: &Article<'_>, entities: &Entities<'_>, found: &Found, said: &Described) -> Option<String> {
    if said.owned {
        return None;
    }
    let head = english_head(article, found.words.start)?;
    let name = said.name.map(|span| (article.words_in(span), called(entities, span)));
    let end = name.as_ref().map_or(found.words.end, |n| n.0.start);
    let (mut nations, mut adjectives, mut nouns) = (Vec::new(), Vec::new(), Vec::new());
    for at in found.words.start + 1..end {
        if let Some(place) = nation(article, at) {
            nations.push(place);
        } else if article.pos(at) == Pos::Adp || nation(article, at.saturating_sub(1)).is_some() && direction(article, at) {
            continue;
        } else if article.pos(at) == Pos::Noun && article.definite(at) {
            nouns.push(english_head(article, at).or_else(|| article.lemma(at).map(|l| l.first_gloss()))?);
        } else {
            adjectives.push(article.lemma(at)?.first_gloss());
        }
    }
    let (mut before, mut after) = (String::new(), String::new());
    if let Some((words, Some((called, kind)))) = name {
        let with_li = article.proclitics(words.start).preposition();
        if kind == EntityKind::Place && found.kind == EntityKind::Event || with_li {
            after = format!(" {} {called}", if with_li { "of" } else { "in" });
        } else {
            // A person is said by the surname.
            let short = if kind == EntityKind::Person { called.rsplit(' ').next().unwrap_or(&called).to_owned() } else { called };
            before = demonym(article, words).unwrap_or(short);
        }
    }
    let nations = nations.join("-");
    let parts =
        [before.as_str()].into_iter().chain(adjectives.iter().copied()).chain([nations.as_str()]).chain(nouns.iter().copied());
    let parts: Vec<&str> = parts.filter(|p| !p.is_empty()).chain([head]).collect();
    Some(parts.join(" ").to_owned() + &after)
}

fn english_head(article: &Article<'_>, at: usize) -> Option<&'static str> {
    let key = article.key(at)?;
    let head = article.lexicon.heads(key).find(|h| KINDS.contains(&h.kind))?;
    let proper = head.english.chars().next().is_some_and(char::is_uppercase);
    if proper { article.lemma(at).map(|l| l.first_gloss()) } else { Some(head.english) }
}

/// How the entity named at `span` is called, and what it is.
fn called(entities: &Entities<'_>, span: crate::text::Span) -> Option<(String, EntityKind)> {
    let entity = entities.named_at(span).and_then(|id| entities.get(id)).filter(|e| !e.name_en.is_empty())?;
    Some((entity.name_en.clone(), entity.kind))
}

/// The demonym of a state that stands as a name.
fn demonym(article: &Article<'_>, words: Range<usize>) -> Option<String> {
    let place = (words.len() == 1).then(|| article.lemma(words.start)).flatten().and_then(|l| l.entity)?;
    let entry = article.lexicon.entity(place);
    (entry.kind == "country" && !entry.demonym.is_empty()).then(|| entry.demonym.to_owned())
}

/// The demonym that the adjective at `at` means, two words where it takes two.
fn nation(article: &Article<'_>, at: usize) -> Option<&'static str> {
    let place = article.lemma(at).filter(|l| l.has(FLAG_NISBA)).and_then(|l| l.entity)?;
    let place = crate::annotate::entity::nation(article, at).map_or(place, |n| n.0);
    let entry = article.lexicon.entity(place);
    Some(if entry.demonym.is_empty() { entry.english } else { entry.demonym })
}

fn direction(article: &Article<'_>, at: usize) -> bool {
    article.is_lemma(at, &["شَمَالِيّ", "جَنُوبِيّ"])
}

/// «Chinese foreign minister», «spokesman for the UN», «US ambassador to the UN»
fn holder(article: &Article<'_>, entities: &Entities<'_>, found: &Found, role: &Role) -> Option<String> {
    let title = article.lexicon.title(role.title);
    if article.is_lemma(found.words.start, &["أَحَد", "إِحدَى"]) || title.kind == "relation" {
        return None;
    }
    let mut english = title.english.split(';').next()?.trim().to_owned();
    if article.word(found.words.start)?.reading.features.gender == Gender::Fem {
        english = english.replace("spokesman", "spokeswoman").replace("chairman", "chairwoman");
    }
    // Title, adjective of a country, a name with or without its preposition: nothing else.
    let body = role.body.clone().unwrap_or(found.words.end..found.words.end);
    let mut at = found.words.start + role.lemmas.len();
    let mut preposition = None;
    while at < found.words.end {
        if at == body.start && !body.is_empty() {
            at = body.end;
        } else if nation(article, at).is_some() || direction(article, at) {
            at += 1;
        } else if at + 1 == body.start && article.pos(at) == Pos::Adp {
            preposition = Some(article.citation(at));
            at += 1;
        } else {
            return None;
        }
    }
    if body.is_empty() {
        let nation = (found.words.start + role.lemmas.len()..found.words.end).find_map(|w| nation(article, w));
        return nation.map(|nation| format!("{nation} {english}"));
    }
    let span = article.span(body.start, body.end);
    let (called, kind) = called(entities, span)?;
    let nation = (found.words.start + role.lemmas.len()..body.start).find_map(|w| nation(article, w));
    if kind == EntityKind::Place && preposition.is_none() && nation.is_none() && !english.ends_with(" for") {
        return Some(format!("{} {english}", demonym(article, body).unwrap_or(called)));
    }
    let joint = match preposition {
        _ if english.ends_with(" for") => "",
        Some("فِي") if kind == EntityKind::Place => " in",
        Some("لَدَى" | "إِلَى" | "فِي") => " to",
        Some("مِن") => " from",
        _ if english.ends_with("man") || english.contains("envoy") => " for",
        _ => " of",
    };
    let nation = nation.map_or_else(String::new, |n| format!("{n} "));
    Some(format!("{nation}{english}{joint} {called}"))
}
