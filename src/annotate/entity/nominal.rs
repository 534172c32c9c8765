//! Descriptions: roles («وزير الخارجية الصيني», «نظيره من قازاقستان»), dual groups («الجانبان»), one side («الجانب الصيني»), «بلاده».
//!
//! Spans as the contract says: from the noun through its construct, adjectives, own pronoun and the phrase that names its country or body; no relative clause, no
//! apposed name.

use super::pieces::adjacent;
use super::{Found, Identity, Starts, Taken};
use crate::annotate::annotation::{EntityKind, MentionLevel};
use crate::annotate::article::Article;
use crate::annotate::chunk;
use crate::lexicon::PhraseKind;
use crate::lexicon::features::{Gender, Number, Person, Pos, State};
use crate::lexicon::format::lemma::FLAG_HUMAN;
use crate::text::Span;

/// The longest role description, in words.
const LONGEST: usize = 32;

/// What a role description says.
#[derive(Clone, PartialEq, Debug)]
pub struct Role {
    /// Row of the title.
    pub title: u32,
    /// Lemma keys of the title's words.
    pub lemmas: Vec<u32>,
    /// Gazetteer row of the place it names by adjective or name.
    pub place: Option<u32>,
    /// Words of a name inside the description (its body or country), if any.
    pub body: Option<std::ops::Range<usize>>,
    /// «نظيره»: the holder of the same office elsewhere.
    pub counterpart: bool,
    /// Grammatically feminine.
    pub feminine: bool,
    /// Without article, pronoun or name: «مسؤول», somebody not named yet.
    pub indefinite: bool,
}

/// Role descriptions of single people.
pub(super) fn roles(article: &Article<'_>, names: &Starts<'_>, taken: &Taken) -> Vec<Found> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < article.words.len() {
        match role_at(article, at, names, taken) {
            Some(found) => {
                at = found.words.end;
                out.push(found);
            }
            None => at += 1,
        }
    }
    out
}

fn role_at(article: &Article<'_>, at: usize, names: &Starts<'_>, taken: &Taken) -> Option<Found> {
    let word = article.word(at)?;
    if taken.is(at) || !matches!(article.pos(at), Pos::Noun | Pos::Adj) {
        return None;
    }
    let (title, end) = article.phrases_at(at).iter().find_map(|p| match p.kind {
        PhraseKind::Title(row) if article.lexicon.title(row).kind != "honorific" && !p.gap => Some((row, p.end)),
        _ => None,
    })?;
    // The role must be the word's own meaning here, not that of another reading («دبلوماسية» is diplomacy, not a woman diplomat).
    let name_next = article.pos(at + 1) == Pos::Propn && adjacent(article, at);
    let own = article.flags(at) & FLAG_HUMAN != 0 || name_next && article.lemma(at).is_some_and(|l| l.pos == Pos::Adj);
    // «عضوا كاملا»: an office in the accusative without article is what somebody becomes, not somebody.
    if word.reading.features.state == State::Indef || matches!(word.reading.features.number, Number::Plur | Number::Dual) || !own
    {
        return None;
    }
    let kind = article.lexicon.title(title).kind;
    let counterpart = article.is_lemma(at, &["نَظِير", "نَظِيرَة"]);
    // «رئيس» of a construct with a thing is still a role; a profession alone is none when it is the object of a verb of naming. Kept simple: a relation
    // needs its pronoun.
    if kind == "relation" && word.reading.enclitic.is_none() && !counterpart {
        return None;
    }
    let mut role = Role {
        title,
        lemmas: (at..end).filter_map(|w| article.key(w)).collect(),
        place: None,
        body: None,
        counterpart,
        feminine: word.reading.features.gender == Gender::Fem,
        indefinite: false,
    };
    let end = extend(article, at, end, names, &mut role);
    let definite = (at..end).any(|w| article.definite(w)) || word.reading.enclitic.is_some() || role.body.is_some();
    role.indefinite = !definite;
    Some(Found {
        words: at..end,
        span: article.span(at, end),
        kind: EntityKind::Person,
        level: MentionLevel::Nominal,
        nested: false,
        identity: Identity::Role(role),
    })
}

/// One past the words that belong to the role whose title ends at `end`.
fn extend(article: &Article<'_>, at: usize, mut end: usize, names: &Starts<'_>, role: &mut Role) -> usize {
    loop {
        if !adjacent(article, end - 1) || end >= at + LONGEST {
            return end;
        }
        let clitics = article.proclitics(end);
        let named = |w: usize| {
            names.at(w).find(|n| !n.nested && matches!(n.kind, EntityKind::Place | EntityKind::Organization | EntityKind::Person))
        };
        if clitics.conjunction() {
            return end;
        }
        if clitics.preposition() {
            // «الأمين العام للأمم المتحدة»
            match named(end).filter(|n| n.kind != EntityKind::Person) {
                Some(name) => {
                    complete(article, name, role);
                    end = name.words.end;
                    continue;
                }
                None => return end,
            }
        }
        if article.pos(end) == Pos::Adp && article.word(end).is_some_and(|w| w.reading.enclitic.is_none()) {
            // «نظيره من قازاقستان», «السفير لدى الأمم المتحدة», «المتحدث باسم الوزارة»
            let gov = article.is_lemma(end, &["مِن", "لَدَى", "فِي", "إِلَى"]);
            match named(end + 1)
                .filter(|n| gov && n.kind != EntityKind::Person && !(article.is_lemma(end, &["فِي", "إِلَى"]) && end > at + 2))
            {
                Some(name) if !article.is_lemma(end, &["إِلَى", "فِي"]) || article.is_lemma(at, &["سَفِير", "مَبعُوث", "مُمَثِّل"]) =>
                {
                    complete(article, name, role);
                    end = name.words.end;
                    continue;
                }
                _ => return end,
            }
        }
        if let Some(place) = article.nisba(end) {
            if article.definite(end) || role.indefinite || !article.definite(end - 1) {
                role.place = role.place.or(Some(place));
                end += 1;
                continue;
            }
            return end;
        }
        if chunk::opens_construct(article, end - 1) {
            if let Some(name) = named(end) {
                complete(article, name, role);
                end = name.words.end;
                continue;
            }
            if matches!(article.pos(end), Pos::Noun | Pos::Num) || article.pos(end) == Pos::Propn && article.entry(end).is_some()
            {
                end += 1;
                continue;
            }
        }
        let adjective =
            article.pos(end) == Pos::Adj && (at..end).any(|n| article.pos(n) == Pos::Noun && chunk::agrees(article, n, end));
        if adjective {
            end += 1;
            continue;
        }
        return end;
    }
}

/// The name completes the role: its country or body.
fn complete(article: &Article<'_>, name: &Found, role: &mut Role) {
    role.body.get_or_insert(name.words.clone());
    if let Identity::Entry(ids) = &name.identity
        && name.kind == EntityKind::Place
    {
        role.place = role.place.or(ids.first().copied());
    }
    if let Identity::Named { country: Some(place), .. } = &name.identity {
        role.place = role.place.or(Some(*place));
    }
    // A body named with an adjective: «وزارة الخارجية الروسية».
    if role.place.is_none() {
        role.place = name.words.clone().find_map(|w| article.nisba(w));
    }
}

/// Groups, sides, «بلاده», and short descriptions of instruments named before.
pub(super) fn others(article: &Article<'_>, found: &[Found]) -> Vec<Found> {
    let mut out = Vec::new();
    let mut covered = Taken::new(article.words.len());
    for mention in found.iter().filter(|f| f.kind != EntityKind::Nationality && f.kind != EntityKind::Date) {
        covered.take(mention.words.clone());
    }
    for at in 0..article.words.len() {
        if covered.is(at) {
            continue;
        }
        out.extend(
            group(article, at).or_else(|| side(article, at)).or_else(|| own_country(article, at)).or_else(|| again(article, at)),
        );
    }
    out
}

fn nominal(words: std::ops::Range<usize>, span: Span, kind: EntityKind, identity: Identity) -> Found {
    Found { words, span, kind, level: MentionLevel::Nominal, nested: false, identity }
}

/// «الجانبان», «البلدين», «الشعبين»
fn group(article: &Article<'_>, at: usize) -> Option<Found> {
    let word = article.word(at)?;
    if word.reading.features.number != Number::Dual || !article.definite(at) || article.pos(at) != Pos::Noun {
        return None;
    }
    let head = article.heads(at).find(|h| matches!(h.kind, "side" | "people" | "leader"))?;
    let end = chunk::noun_phrase(article, at).min(at + 2);
    Some(nominal(at..end, article.span(at, end), EntityKind::Group, Identity::Group(head.kind, head.english)))
}

/// «الجانب الصيني»
fn side(article: &Article<'_>, at: usize) -> Option<Found> {
    if !article.definite(at) || article.pos(at) != Pos::Noun || article.word(at)?.reading.features.number != Number::Sing {
        return None;
    }
    article.heads(at).find(|head| head.kind == "side").filter(|h| h.english == "side" || h.english == "party")?;
    let place = article.nisba(at + 1)?;
    (article.definite(at + 1) && adjacent(article, at))
        .then(|| nominal(at..at + 2, article.span(at, at + 2), EntityKind::Place, Identity::Side(place)))
}

/// «بلاده», «بلدها»
fn own_country(article: &Article<'_>, at: usize) -> Option<Found> {
    let word = article.word(at)?;
    let pronoun = word.reading.enclitic?;
    let country = article.is_lemma(at, &["بِلَاد", "بَلَد"]) && pronoun.person == Person::Third && pronoun.number == Number::Sing;
    country.then(|| nominal(at..at + 1, article.span(at, at + 1), EntityKind::Place, Identity::OwnCountry))
}

/// «سياستها الاقتصادية الجديدة»: an instrument's head and modifiers with a pronoun for its owner.
fn again(article: &Article<'_>, at: usize) -> Option<Found> {
    let word = article.word(at)?;
    word.reading.enclitic?;
    let head = article.heads(at).any(|h| matches!(h.kind, "instrument" | "treaty" | "event"));
    if !head {
        return None;
    }
    let end = chunk::noun_phrase(article, at);
    if end < at + 3 {
        return None;
    }
    let key = (at..end).filter_map(|w| article.lemma(w)).map(|l| l.form.to_owned()).collect();
    Some(nominal(at..end, article.span(at, end), EntityKind::Instrument, Identity::Again(key)))
}
