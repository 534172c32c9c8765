//! Names that the gazetteer has: the longest at each place, clitics off the first word, misspellings read as corrected.

use super::pieces::{Keys, Start, adjacent, nation, spelling, starts};
use super::{Found, Identity, Taken};
use crate::annotate::annotation::{EntityKind, MentionLevel};
use crate::annotate::article::Article;
use crate::annotate::chunk;
use crate::annotate::phrase::PhraseMatch;
use crate::lexicon::features::{Gender, Pos};
use crate::lexicon::{EntityTable, NameState, PhraseKind};
use crate::text::Span;
use crate::tokens::TokenKind;

/// A name of at least this many words may differ in one of them from the gazetteer's.
const LONG_NAME: usize = 5;

/// The gazetteer's names, and adjectives of peoples.
///
/// People found by one word come apart from the rest: a longer name may begin or end with it.
pub(super) fn find(article: &Article<'_>, keys: &Keys<'_>, taken: &mut Taken) -> (Vec<Found>, Vec<Found>) {
    let (mut out, mut surnames) = (Vec::new(), Vec::new());
    let mut at = 0;
    let mut ways = Vec::new();
    while at < article.words.len() {
        let Some((found, end)) = longest(article, keys, at, &mut ways) else {
            let people = nationality(article, at);
            at = people.as_ref().map_or(at + 1, |p| p.1);
            out.extend(people.map(|p| p.0));
            continue;
        };
        if found.kind == EntityKind::Person && end == at + 1 {
            surnames.push(found);
            at = end;
            continue;
        }
        taken.take(at..end);
        for inner in at + 1..end {
            out.extend(nested(article, keys, inner, end, &mut ways).filter(|n| speaks(article, &found, n)));
        }
        out.push(found);
        at = end;
    }
    (out, surnames)
}

/// Whether a name inside `outer` is a mention of its own. A competition or prize does not speak of what it is named after, an agreement not of the city in which it
/// was made («اتفاق الطائف»).
fn speaks(article: &Article<'_>, outer: &Found, inner: &Found) -> bool {
    let kind = |found: &Found| match &found.identity {
        Identity::Entry(rows) => rows.first().map_or("", |row| article.lexicon.entity(*row).kind),
        _ => "",
    };
    match outer.kind {
        EntityKind::Event => kind(outer) != "game",
        EntityKind::Instrument => inner.kind != EntityKind::Place || matches!(kind(inner), "country" | "continent"),
        _ => true,
    }
}

fn kind_of(article: &Article<'_>, row: u32) -> EntityKind {
    match article.lexicon.entity_table(row) {
        EntityTable::Place => EntityKind::Place,
        EntityTable::Person => EntityKind::Person,
        EntityTable::Organization => EntityKind::Organization,
        EntityTable::Instrument => EntityKind::Instrument,
        EntityTable::Event => EntityKind::Event,
    }
}

/// The longest name at word `at`, and one past it; `ways` is work space.
fn longest(article: &Article<'_>, keys: &Keys<'_>, at: usize, ways: &mut Vec<Start>) -> Option<(Found, usize)> {
    let mut best: Option<(usize, Vec<u32>, Start)> = None;
    starts(article, keys, at, ways);
    for &start in ways.iter() {
        let state = start.state;
        let Some((end, entries)) = read(article, keys, at + 1, state).or_else(|| read_loosely(article, keys, at, state)) else {
            continue;
        };
        let better = best.as_ref().is_none_or(|b| end > b.0 || end == b.0 && start.chosen && !b.2.chosen);
        if better && (end > at + 1 || single(article, at, &entries, &start)) {
            best = Some((end, entries, start));
        }
    }
    let (end, entries, start) = best?;
    let last = article.word(end - 1)?;
    let kind = kind_of(article, *entries.first()?);
    let ids = entries.into_iter().filter(|row| kind_of(article, *row) == kind).collect();
    // An honorific that the gazetteer writes with the name is no part of it.
    let honorific = |p: &&PhraseMatch| {
        matches!(p.kind, PhraseKind::Title(row) if article.lexicon.title(row).kind == "honorific") && p.end < end
    };
    let titled = article.phrases_at(at).iter().find(honorific).filter(|_| kind == EntityKind::Person).map(|p| p.end);
    let first = titled.unwrap_or(at);
    let span = Span::new(titled.and_then(|w| article.word(w)).map_or(start.byte, |w| w.core.start), last.span.end);
    Some((Found { words: first..end, span, kind, level: MentionLevel::Name, nested: false, identity: Identity::Entry(ids) }, end))
}

/// The longest name from `state`, which has read the words before `end`.
fn read(article: &Article<'_>, keys: &Keys<'_>, mut end: usize, mut state: NameState) -> Option<(usize, Vec<u32>)> {
    let lexicon = article.lexicon;
    let mut best = None;
    loop {
        if lexicon.is_name(state) {
            best = Some((end, state));
        }
        let next =
            lexicon.name_step(state, " ").filter(|_| adjacent(article, end - 1)).and_then(|s| lexicon.name_step(s, keys.of(end)));
        match next {
            Some(next) => state = next,
            None => return best.map(|(end, state)| (end, lexicon.name_rows(state))),
        }
        end += 1;
    }
}

/// A long name with one word other than the gazetteer's («مؤتمر التعاون» for «مؤتمر التفاعل …»); the first word, read by `state`, must be right.
fn read_loosely(article: &Article<'_>, keys: &Keys<'_>, at: usize, mut state: NameState) -> Option<(usize, Vec<u32>)> {
    let lexicon = article.lexicon;
    // A name that long has as many words side by side.
    if !(at..at + LONG_NAME - 1).all(|w| adjacent(article, w)) {
        return None;
    }
    article.heads(at).next()?;
    let mut end = at + 1;
    while adjacent(article, end - 1) {
        let blank = lexicon.name_step(state, " ")?;
        if let Some(next) = lexicon.name_step(blank, keys.of(end)) {
            state = next;
            end += 1;
            continue;
        }
        // This word differs: any other word of the gazetteer in its place, then exactly on.
        let more = (at + LONG_NAME).saturating_sub(end + 1);
        let mut others = lexicon.long_names(blank, more).into_iter();
        return others.find_map(|after| read(article, keys, end + 1, after).filter(|(stop, _)| stop - at >= LONG_NAME));
    }
    None
}

/// Whether a name of one word is meant as a name here: the reading in context says so, or the word means nothing else.
fn single(article: &Article<'_>, at: usize, entries: &[u32], start: &Start) -> bool {
    let Some(word) = article.word(at) else { return false };
    if word.kind != TokenKind::Arabic || word.reading.enclitic.is_some() && word.known {
        return false;
    }
    let named = |id: Option<u32>| id.is_some_and(|id| entries.contains(&id));
    let chosen_name = word.reading.features.pos == Pos::Propn;
    if chosen_name || word.typo.is_some() && named(article.entry(at)) {
        return start.chosen;
    }
    if !word.known {
        return true;
    }
    // «السعودية» is the state where it belongs to no noun; «القاهرة» the city.
    let adjective = word.reading.features.pos == Pos::Adj;
    adjective
        && article.definite(at)
        && word.reading.features.gender == Gender::Fem
        && start.chosen
        && !attributive(article, at)
        && entries.iter().any(|row| article.lexicon.entity_table(*row) == EntityTable::Place)
}

/// Whether word `at` is an adjective of a noun before it.
pub(super) fn attributive(article: &Article<'_>, at: usize) -> bool {
    let clitics = article.proclitics(at);
    if clitics.conjunction() || clitics.preposition() {
        return article.proclitics(at).conjunction()
            && at > 0
            && article.pos(at - 1) == Pos::Adj
            && article.definite(at - 1) == article.definite(at);
    }
    (1..=4).any(|back| {
        at >= back
            && (1..back).all(|k| matches!(article.pos(at - k), Pos::Adj | Pos::Noun | Pos::Propn))
            && article.pos(at - back) == Pos::Noun
            && chunk::agrees(article, at - back, at)
    })
}

/// An adjective or noun of a people, and one past it.
fn nationality(article: &Article<'_>, at: usize) -> Option<(Found, usize)> {
    let (place, end) = nation(article, at).filter(|_| !spelling(article, at).is_empty())?;
    let span = article.span(at, end);
    let found = Found {
        words: at..end,
        span,
        kind: EntityKind::Nationality,
        level: MentionLevel::Name,
        nested: false,
        identity: Identity::Nationality(place),
    };
    Some((found, end))
}

/// A name inside the name that ends at `limit`.
fn nested(article: &Article<'_>, keys: &Keys<'_>, at: usize, limit: usize, ways: &mut Vec<Start>) -> Option<Found> {
    if let Some((mut found, end)) = longest(article, keys, at, ways)
        && end <= limit
        && matches!(found.kind, EntityKind::Place | EntityKind::Organization)
    {
        found.nested = true;
        return Some(found);
    }
    None
}
