//! Bodies, instruments, events and places named by a common noun and what completes it: «وزارة الخارجية الروسية», «معاهدة منع الانتشار», «مطار دمشق الدولي».
//!
//! In: heads (`cues/heads.tsv`) and the names found so far. Out: names from the head to the end of its noun phrase, with the names inside nested.

use super::pieces::{adjacent, bare_key};
use super::{Found, Identity, Taken};
use crate::annotate::annotation::{EntityKind, MentionLevel};
use crate::annotate::article::Article;
use crate::annotate::chunk;
use crate::annotate::morphology::Proclitics;
use crate::lexicon::features::{Number, Pos};
use crate::lexicon::format::lemma::FLAG_HUMAN;
use crate::tokens::TokenKind;
use std::ops::Range;

/// What the phrase after a head holds.
struct Phrase {
    end: usize,
    /// Gazetteer row of a country or place inside.
    place: Option<u32>,
    /// A proper name, foreign word or adjective of a people inside.
    name: bool,
    /// A definite common noun inside.
    definite: bool,
    modifiers: usize,
}

/// Names that heads open. Names already found that turn out to lie inside become nested.
pub(super) fn find(article: &Article<'_>, names: &mut Vec<Found>, taken: &mut Taken) -> Vec<Found> {
    names.sort_by_key(|n| n.words.start);
    let mut out: Vec<Found> = Vec::new();
    let mut seals: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < article.words.len() {
        let starts = names.partition_point(|n| n.words.start <= at);
        let Some(Opened { kind, end, place, sealed }) = at_head(article, at, names, taken) else {
            at += 1;
            continue;
        };
        if sealed {
            seals.push(at..end);
        }
        for inner in names
            .iter_mut()
            .skip(starts)
            .take_while(|n| n.words.start < end)
            .filter(|n| n.words.end <= end && n.kind != EntityKind::Nationality)
        {
            inner.nested = true;
        }
        taken.take(at..end);
        let words = at..end;
        // A name of the same kind inside is the same thing more shortly («معرض ورلد أكسبو» is the Expo).
        let mut inside = names.iter().enumerate().skip(starts).take_while(|(_, n)| n.words.start < end);
        let same = inside.find(|(_, n)| {
            n.kind == kind
                && (kind != EntityKind::Organization || is_of_class(article, at, n))
                && at < n.words.start
                && n.words.end == end
                && matches!(n.identity, Identity::Entry(_))
        });
        let identity = match same.map(|(i, _)| i) {
            Some(inner) => names.remove(inner).identity,
            None => Identity::Named { key: words.clone().map(|w| bare_key(article, w)).collect(), country: place },
        };
        out.push(Found { span: article.span(at, end), words, kind, level: MentionLevel::Name, nested: false, identity });
        at = end;
    }
    names.retain(|n| {
        let before = seals.partition_point(|s| s.start <= n.words.start);
        let inside = before.checked_sub(1).and_then(|i| seals.get(i)).is_some_and(|s| n.words.end <= s.end);
        !(inside && SEALED.contains(&n.kind))
    });
    out
}

/// «صحيفة نيويورك تايمز», «وكالة أنباء فرانس برس»: whether the noun says what the body whose name follows is, so that both are one.
fn is_of_class(article: &Article<'_>, at: usize, name: &Found) -> bool {
    let Identity::Entry(rows) = &name.identity else { return false };
    let Some(row) = rows.first() else { return false };
    let kind = article.lexicon.entity(*row).kind;
    article.heads(at).any(|head| head.kind == "class" && head.english == kind)
}

/// The kinds of names that a competition's name does not speak of: the king of «كأس ملك إسبانيا» plays no part.
const SEALED: [EntityKind; 3] = [EntityKind::Place, EntityKind::Person, EntityKind::Organization];

/// A name that a head opens.
struct Opened {
    kind: EntityKind,
    end: usize,
    /// Gazetteer row of a country or place inside.
    place: Option<u32>,
    /// Whether the names inside are no mentions of their own.
    sealed: bool,
}

fn at_head(article: &Article<'_>, at: usize, names: &[Found], taken: &Taken) -> Option<Opened> {
    if taken.is(at) || article.pos(at) != Pos::Noun {
        return None;
    }
    let word = article.word(at)?;
    if word.reading.enclitic.is_some() || matches!(word.reading.features.number, Number::Dual | Number::Plur) {
        return None;
    }
    let kinds: Vec<&str> = article.heads(at).map(|h| h.kind).collect();
    if kinds.contains(&"numbered")
        && let Some(end) = numbered(article, at)
    {
        return Some(Opened { kind: EntityKind::Instrument, end, place: None, sealed: false });
    }
    let opens = |k: &&&str| matches!(**k, "organization" | "body" | "instrument" | "treaty" | "event" | "competition" | "place");
    let kind = *kinds.iter().find(opens)?;
    let phrase = extent(article, at, names, taken);
    if phrase.end == at + 1 {
        return None;
    }
    let construct = !article.definite(at);
    let (entity, accepted) = match kind {
        "organization" => (EntityKind::Organization, phrase.name || phrase.definite && construct),
        "body" => (EntityKind::Organization, phrase.name),
        "treaty" => (EntityKind::Instrument, phrase.name || phrase.definite && construct && phrase.modifiers > 1),
        "instrument" => (EntityKind::Instrument, phrase.name && phrase.modifiers > 1),
        "competition" => (EntityKind::Event, phrase.name),
        // «قمة الرئيس الأميركي» is described, not named.
        "event" => {
            let people = (at + 1..phrase.end).any(|w| article.pos(w) == Pos::Noun && article.flags(w) & FLAG_HUMAN != 0);
            (EntityKind::Event, phrase.name && !people)
        }
        _ => (EntityKind::Place, phrase.name && construct),
    };
    accepted.then_some(Opened { kind: entity, end: phrase.end, place: phrase.place, sealed: kind == "competition" })
}

/// «القرار 2254», «قرار رقم 242»
fn numbered(article: &Article<'_>, at: usize) -> Option<usize> {
    let number = if article.is_lemma(at + 1, &["رَقم"]) { at + 2 } else { at + 1 };
    let word = article.word(number)?;
    (word.kind == TokenKind::Number && article.surface(number).chars().count() >= 3).then_some(number + 1)
}

/// The words that complete the head at `at`: construct chain, adjectives, names; a preposition only in «… للـ».
fn extent(article: &Article<'_>, at: usize, names: &[Found], taken: &Taken) -> Phrase {
    let mut phrase = Phrase { end: at + 1, place: None, name: false, definite: false, modifiers: 0 };
    let mut nouns = vec![at];
    loop {
        let end = phrase.end;
        if !adjacent(article, end - 1) {
            break;
        }
        let clitics = article.proclitics(end);
        if clitics.conjunction() || clitics.preposition() {
            break;
        }
        let from = names.partition_point(|n| n.words.start < end);
        let named = names
            .iter()
            .skip(from)
            .take_while(|n| n.words.start == end)
            .find(|n| n.words.start == end && n.kind != EntityKind::Nationality && n.kind != EntityKind::Date && !n.nested);
        let open = chunk::opens_construct(article, end - 1) || end == at + 1 && !article.definite(at);
        if let Some(name) = named {
            // A name completes a construct; after a closed phrase it is an apposition or the subject.
            if !open {
                break;
            }
            phrase.name = true;
            if let Identity::Entry(ids) = &name.identity
                && name.kind == EntityKind::Place
            {
                phrase.place = ids.first().copied();
            }
            phrase.end = name.words.end;
        } else if taken.is(end) {
            break;
        } else if article.word(end).is_some_and(|w| w.kind == TokenKind::Foreign) && open {
            phrase.name = true;
            phrase.end += 1;
        } else if (article.pos(end) == Pos::Adj || article.pos(end) == Pos::Noun && !open)
            && nouns.iter().any(|&n| chunk::agrees(article, n, end))
            && is_adjective(article, end)
        {
            if let Some(place) = article.nisba(end) {
                phrase.name |= article.definite(end);
                phrase.place = Some(place);
            }
            phrase.end += 1;
        } else if open && article.pos(end) == Pos::Propn {
            phrase.name = true;
            phrase.end = chunk::name_end(article, end);
        } else if open && article.pos(end) == Pos::Noun && (article.definite(end) || chunk::opens_construct(article, end)) {
            phrase.definite |= article.definite(end);
            nouns.push(end);
            phrase.end += 1;
        } else {
            break;
        }
        phrase.modifiers += 1;
    }
    // «المنظمة الدولية للهجرة», «مجلس الأمم المتحدة لحقوق الإنسان»: what a body is for belongs to its name.
    let council = article.heads(at).any(|head| head.kind == "council");
    let end = phrase.end;
    if council
        && phrase.modifiers > 0
        && adjacent(article, end - 1)
        && article.proclitics(end).has(Proclitics::LI)
        && article.pos(end) == Pos::Noun
        && !taken.is(end)
    {
        let stop = chunk::noun_phrase(article, end);
        if (end..stop).any(|w| article.definite(w)) {
            phrase.definite = true;
            phrase.name |= article.definite(at);
            phrase.end = stop;
        }
    }
    phrase
}

fn is_adjective(article: &Article<'_>, at: usize) -> bool {
    article.pos(at) == Pos::Adj || article.lattice.of(at).iter().any(|r| r.features.pos == Pos::Adj)
}

/// Places that only their common noun gives away: «مدينة X», with X out of the gazetteer.
pub(super) fn unnamed_localities(article: &Article<'_>, taken: &mut Taken) -> Vec<Found> {
    let mut out = Vec::new();
    for at in 0..article.words.len() {
        let locality = article.heads(at).any(|head| head.kind == "locality");
        let next = at + 1;
        if !locality || taken.is(next) || article.definite(at) || !adjacent(article, at) {
            continue;
        }
        let unknown = article.word(next).is_some_and(|w| !w.known && w.kind == TokenKind::Arabic && w.typo.is_none());
        if unknown && !article.proclitics(next).preposition() {
            taken.take(next..next + 1);
            let identity = Identity::Named { key: vec![article.folded_core(next).to_owned()], country: None };
            let span = article.span(next, next + 1);
            out.push(Found {
                words: next..next + 1,
                span,
                kind: EntityKind::Place,
                level: MentionLevel::Name,
                nested: false,
                identity,
            });
        }
    }
    out
}
