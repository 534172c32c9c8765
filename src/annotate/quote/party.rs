//! The noun phrase of a speaker or addressee: how far it goes, and which part of it is the mention.
//!
//! In: the first word of a noun phrase. Out: a [`Party`]: the whole phrase (role, name, coordination) and the mention inside it, the name where role and
//! name stand side by side. A phrase that says where or when ends it.

use super::complement::Preposition;
use super::scene::{IS_SPEAKER, Scene};
use crate::annotate::chunk;
use crate::annotate::morphology::LemmaId;
use crate::lexicon::features::{Number, Pos};
use crate::lexicon::format::lemma::{FLAG_GIVEN, FLAG_HUMAN, FLAG_NAME_PART};
use crate::lexicon::{EntityTable, PhraseKind};
use std::ops::Range;

/// No party is longer than this, in words.
const LONGEST: usize = 40;

/// A speaker or addressee.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Party {
    /// All of its words.
    pub(super) phrase: Range<usize>,
    /// The words of the mention: a name, or the nominal where no name is apposed.
    pub(super) mention: Range<usize>,
}

/// The party that begins at word `at`, not going beyond word `limit`.
pub(super) fn at(scene: &Scene<'_>, at: usize, limit: usize) -> Option<Party> {
    let plain = !has_preposition(scene, at);
    plain.then(|| governed(scene, at, limit)).flatten()
}

/// The same for a noun phrase whose first word may have a preposition attached.
pub(super) fn governed(scene: &Scene<'_>, at: usize, limit: usize) -> Option<Party> {
    let limit = limit.min(at + LONGEST);
    let mut party = single(scene, at, limit)?;
    loop {
        let end = party.phrase.end;
        let joined = end < limit && scene.conjoined(end) && scene.is_nominal(end) && !has_preposition(scene, end);
        if !joined || scene.adverbial_end(end).is_some() || super::cue::at(scene, end).is_some_and(|c| c.sure) {
            return Some(party);
        }
        let next = single(scene, end, limit)?;
        // «عضو المكتب ومسؤول الطلبة فلان»: one person with two offices.
        let apposed = next.mention.start > next.phrase.start && party.mention == party.phrase;
        let from = if apposed && is_human(scene, party.phrase.start) { next.mention.start } else { party.mention.start };
        party.phrase.end = next.phrase.end;
        party.mention = from..next.mention.end;
    }
}

/// One party without coordination.
fn single(scene: &Scene<'_>, at: usize, limit: usize) -> Option<Party> {
    if at >= limit {
        return None;
    }
    if let Some(end) = name_end(scene, at) {
        return Some(Party { phrase: at..end.min(limit), mention: at..end.min(limit) });
    }
    let demonstrative = matches!(scene.article.pos(at), Pos::Det | Pos::Pron) && !scene.is_relative(at);
    if !(scene.is_nominal(at) || demonstrative) || scene.adverbial_end(at).is_some() {
        return None;
    }
    let mut end = nominal_end(scene, at).min(limit);
    while end < limit {
        let nisba = scene.article.pos(at) == Pos::Adj && scene.article.definite(at);
        let role = nisba || is_human(scene, at) || is_title(scene, at) || scene.article.surface(end) == "،";
        if end > at + 1 && belongs_inside(scene, at, end) {
            let end = apposed_name(scene, end, limit).map_or(end, |n| n.end);
            return Some(Party { phrase: at..end, mention: at..end });
        }
        if let Some(name) = role.then(|| apposed_name(scene, end, limit)).flatten() {
            // «مراسل بي بي سي»: the name of a body is no name of the role's.
            let body =
                scene.is_place(name.start) || scene.listed(name.start).is_some_and(|(_, table)| table != EntityTable::Person);
            // «أبلغ المبعوث مجلس الأمن»: a role with the article takes no such name.
            if body && scene.article.definite(end - 1) {
                break;
            }
            let mention = if body { at..name.end } else { name.clone() };
            return Some(Party { phrase: at..name.end, mention });
        }
        let Some(longer) = complement_end(scene, at, end, limit).or_else(|| quoted_name(scene, at, end, limit)) else { break };
        end = longer;
    }
    Some(Party { phrase: at..end, mention: at..end })
}

/// One past the name that begins at word `at`.
pub(super) fn name_end(scene: &Scene<'_>, at: usize) -> Option<usize> {
    scene.name_ends.of(at, || find_name_end(scene, at))
}

fn find_name_end(scene: &Scene<'_>, at: usize) -> Option<usize> {
    if scene.adverbial_end(at).is_some() {
        return None;
    }
    let part = |i: usize| {
        let particle = scene.article.flags(i) & FLAG_NAME_PART != 0;
        particle && (scene.is_name(i + 1) || scene.article.definite(i + 1))
    };
    if !(scene.is_name(at) || part(at) && scene.article.pos(at) == Pos::Noun) {
        return None;
    }
    let mut end = scene.name_at(at).map_or(at + 1, |found| found.end);
    // «عباس مضيفا»
    let participle = |k: &usize| super::cue::at(scene, *k).is_some_and(|c| c.form == super::cue::Form::Participle);
    if let Some(cut) = (at + 1..end).find(participle) {
        return Some(cut);
    }
    loop {
        if end > at + LONGEST {
            return Some(end);
        }
        let hyphen = matches!(scene.article.surface(end), "-" | "–") && touches(scene, end - 1) && touches(scene, end);
        if hyphen {
            end += 2;
            continue;
        }
        let clitics = scene.article.proclitics(end);
        let goes_on =
            (scene.is_name(end) || part(end) || may_be_name(scene, end)) && !clitics.conjunction() && !clitics.preposition();
        if scene.article.surface(end) == "#" && scene.is_name(end + 1) || scene.article.surface(end) == "_" {
            end += 1 + usize::from(scene.article.surface(end) == "_");
            continue;
        }
        // Two names side by side are one person's, but not two places or bodies.
        let apart = |i: usize| scene.is_place(i) || scene.listed(i).is_some();
        let separate = apart(end) || scene.is_place(end - 1) || scene.listed(at).is_some_and(|(e, _)| e == end);
        if !goes_on || separate {
            return Some(end);
        }
        end += 1;
    }
}

/// Whether words `at` and `at + 1` touch.
fn touches(scene: &Scene<'_>, at: usize) -> bool {
    let word = |i: usize| scene.article.word(i);
    word(at).zip(word(at + 1)).is_some_and(|(a, b)| a.span.end == b.span.start)
}

/// One past the noun phrase at word `at`, cut where one name ends and another begins.
pub(super) fn nominal_end(scene: &Scene<'_>, at: usize) -> usize {
    scene.nominal_ends.of(at, || find_nominal_end(scene, at))
}

fn find_nominal_end(scene: &Scene<'_>, at: usize) -> usize {
    if let Some(end) = name_end(scene, at) {
        return end;
    }
    let mut end = chunk::noun_phrase(&scene.article, at);
    while scene.article.surface(end) == "_" {
        end = chunk::noun_phrase(&scene.article, end + 1);
    }
    for k in at + 1..end {
        // «المنظمة المانحين»: people in the plural describe no single thing.
        let people = |k: usize| matches!(scene.letters(k), w if w.ends_with("ين") || w.ends_with("ون"));
        if scene.article.pos(k) == Pos::Adj
            && is_plural(scene, k)
            && people(k)
            && scene.article.definite(k - 1)
            && !(at..k).any(|n| is_plural(scene, n) || scene.conjoined(n) && n > at)
        {
            return k;
        }
        if let Some(name) = scene.name_at(k) {
            if scene.is_governed_name(k) {
                return k;
            }
            if name.end >= end || scene.is_name(name.end) {
                return name.end;
            }
        } else if scene.is_name(k) && scene.is_name(k + 1) && k + 1 < end {
            let (here, next) = (scene.is_place(k), scene.is_place(k + 1));
            if next && !here || here && !next && is_human(scene, at) {
                return k + 1;
            }
        }
    }
    // «الدول الأعضاء»
    if scene.article.is_lemma(end, &["عُضو"])
        && scene.article.definite(end)
        && scene.article.definite(end - 1)
        && plain(scene, end)
    {
        end += 1;
    }
    // A name out of the lexicon at the end of a construct takes its other words along.
    if scene.is_name(end - 1) && end - 1 > at { name_end(scene, end - 1).map_or(end, |e| e.max(end)) } else { end }
}

/// «مستشار الرئيس فلان»: whether a name after the phrase is that of the person inside it, not of its head.
fn belongs_inside(scene: &Scene<'_>, head: usize, end: usize) -> bool {
    let inner = (head + 1..end).rev().find(|&k| scene.article.pos(k) == Pos::Noun);
    let Some(inner) = inner.filter(|&k| k > head && scene.article.definite(k) && is_human(scene, k) && is_title(scene, k)) else {
        return false;
    };
    let office = scene.article.phrases_at(head).iter().any(|p| matches!(p.kind, PhraseKind::Title(_)) && p.end > inner);
    !office && name_end(scene, end).is_some()
}

/// The name that stands beside a role ending at word `end`: directly, after an honorific, after another role, or between commas.
fn apposed_name(scene: &Scene<'_>, end: usize, limit: usize) -> Option<Range<usize>> {
    let mut at = end;
    if scene.article.surface(at) == "،" {
        let name = name_end(scene, at + 1).filter(|_| plain(scene, at + 1))?;
        let closed = name >= limit || scene.article.is_punctuation(name) || scene.is_complementiser(name);
        return (closed && name <= limit).then_some(at + 1..name);
    }
    while at < limit && plain(scene, at) {
        if let Some(name) = name_end(scene, at) {
            return Some(at..name.min(limit));
        }
        let title = scene.article.phrases_at(at).iter().find(|p| matches!(p.kind, PhraseKind::Title(_)))?;
        at = nominal_end(scene, at).max(title.end);
    }
    None
}

/// Whether word `at` has neither conjunction nor preposition.
fn plain(scene: &Scene<'_>, at: usize) -> bool {
    !scene.conjoined(at) && !has_preposition(scene, at)
}

fn has_preposition(scene: &Scene<'_>, at: usize) -> bool {
    scene.article.proclitics(at).preposition()
}

/// One past the phrase that belongs to a role and begins at word `end`: «باسم الوزارة», «للأمم المتحدة», «لدى مصر», «في الحكومة».
fn complement_end(scene: &Scene<'_>, head: usize, end: usize, limit: usize) -> Option<usize> {
    if scene.adverbial_end(end).is_some() || scene.conjoined(end) || !is_speaker(scene, head) {
        return None;
    }
    let by_proclitic = has_preposition(scene, end) && scene.is_nominal(end);
    if scene.has_proclitic(end, Preposition::Bi) && scene.article.citation(end) == "اِسم" {
        return Some(nominal_end(scene, end).min(limit)).filter(|e| *e > end);
    }
    if by_proclitic && scene.has_proclitic(end, Preposition::Li) {
        // «لوقف القتال» is what a speaker calls for; «للتعاون» belongs to a name.
        let masdar = !scene.article.definite(end) && scene.article.derivation(end).starts_with("masdar:");
        let after = nominal_end(scene, end);
        let named = after < limit && apposed_name(scene, after, limit).is_some();
        let audience = is_audience(scene, end) && is_human(scene, head);
        return (named || !masdar && !audience).then(|| after.min(limit));
    }
    let object = if by_proclitic { end } else { end + 1 };
    let adposition = scene.article.pos(end) == Pos::Adp && scene.article.word(end).is_some_and(|w| w.reading.enclitic.is_none());
    if !(by_proclitic || adposition && scene.is_nominal(object) && plain(scene, object)) || object >= limit {
        return None;
    }
    let after = nominal_end(scene, object);
    let listed = scene.listed(object).is_some_and(|(_, table)| table == EntityTable::Organization);
    let body = listed || heads_body(scene, object);
    let to_place = body || scene.is_place(object) || scene.listed(object).is_some();
    // «بيان صادر عن الحكومة»
    if scene.preposition(end) == Some(Preposition::An) && scene.article.is_lemma(end - 1, &["صَادِر"]) {
        return Some(after.min(limit));
    }
    let standing_in = match scene.preposition(end) {
        Some(Preposition::An | Preposition::Ala) => false,
        Some(Preposition::Ila | Preposition::Min) => to_place,
        _ => true,
    };
    let named = standing_in && after < limit && apposed_name(scene, after, limit).is_some();
    let standing = scene.article.citation(end) == "لَدَى"
        || listed && is_human(scene, head) && scene.preposition(end) == Some(Preposition::Fi);
    let vague = !is_definite(scene, head) && matches!(scene.preposition(end), Some(Preposition::Fi | Preposition::Min));
    let counted = is_counted(scene, head) && scene.preposition(end) == Some(Preposition::Min);
    (named || standing || vague || counted).then(|| after.min(limit))
}

/// One past the name between marks after a noun that heads names, with the adjectives after it: «موقع "الشرق" الإخباري».
fn quoted_name(scene: &Scene<'_>, head: usize, end: usize, limit: usize) -> Option<usize> {
    let pair = scene.marks.opens(end).filter(|p| p.closed && p.close - p.open <= 5 && p.close < limit)?;
    let heads = heads_body(scene, end - 1) || topic(scene, end - 1) == "reporting";
    if end == 0 || !heads || scene.article.definite(end - 1) || head + 3 < end {
        return None;
    }
    let adjective = |k: &usize| scene.article.pos(*k) == Pos::Adj && scene.article.definite(*k) && plain(scene, *k);
    Some((pair.close + 1..limit).take_while(adjective).last().map_or(pair.close + 1, |k| k + 1))
}

/// Whether the noun phrase that begins at word `head` is definite by article, pronoun or construct.
pub(super) fn is_definite(scene: &Scene<'_>, head: usize) -> bool {
    (head..nominal_end(scene, head)).any(|k| {
        scene.article.definite(k) || scene.is_name(k) || scene.article.word(k).is_some_and(|w| w.reading.enclitic.is_some())
    })
}

fn is_plural(scene: &Scene<'_>, at: usize) -> bool {
    scene.article.word(at).is_some_and(|w| matches!(w.reading.features.number, Number::Plur | Number::Dual))
}

/// Whether the noun at word `at` is one that is spoken to: people in the plural, media, names in other letters.
pub(super) fn is_audience(scene: &Scene<'_>, at: usize) -> bool {
    let plural = scene.article.word(at).is_some_and(|w| w.reading.features.number == Number::Plur);
    plural && is_human(scene, at) || scene.is_name(at) && !scene.is_place(at) || topic(scene, at) == "reporting"
}

/// Whether a title of the lexicon begins at word `at`.
pub(super) fn is_title(scene: &Scene<'_>, at: usize) -> bool {
    scene.article.phrases_at(at).iter().any(|p| matches!(p.kind, PhraseKind::Title(_)))
}

/// Whether the noun at word `at` heads names of this kind (`cues/heads.tsv`).
pub(super) fn heads(scene: &Scene<'_>, at: usize, kinds: &[&str]) -> bool {
    scene.article.heads(at).any(|h| kinds.contains(&h.kind))
}

/// Whether the noun at word `at` heads names of bodies.
pub(super) fn heads_body(scene: &Scene<'_>, at: usize) -> bool {
    heads(scene, at, &["organization", "body"])
}

fn topic(scene: &Scene<'_>, at: usize) -> &'static str {
    scene.article.topic(at)
}

/// «الجانبان», «الطرف الآخر»: a party to talks.
fn is_side(scene: &Scene<'_>, at: usize) -> bool {
    scene.article.definite(at) && scene.article.is_lemma(at, &["جَانِب", "طَرَف"])
}

/// Whether a word that is no name in its sentence can be one after a given name: «أحمد حافظ».
fn may_be_name(scene: &Scene<'_>, at: usize) -> bool {
    let chosen = matches!(scene.article.pos(at), Pos::Noun | Pos::Adj) && !scene.article.definite(at);
    let flagged = |id: LemmaId| scene.article.lexicon.lemma_numbers(id.0).1 & FLAG_GIVEN != 0;
    let given = scene.article.lattice.of(at - 1).iter().any(|r| r.lemma.is_some_and(flagged));
    let name = || scene.article.lattice.of(at).iter().any(|r| r.features.pos == Pos::Propn);
    chosen && given && name() && scene.adverbial_end(at).is_none() && !is_title(scene, at)
}

/// Whether word `at` refers to people.
pub(super) fn is_human(scene: &Scene<'_>, at: usize) -> bool {
    let Some(word) = scene.article.word(at) else { return false };
    // «اليونانيون», «المانحين», «مرتادي الشاطئ»
    let people = matches!(word.reading.features.pos, Pos::Adj) && word.reading.features.number != Number::Sing;
    let sound = || matches!(scene.letters(at), w if ["ين", "ون", "ي", "و"].iter().any(|end| w.ends_with(end)));
    let derived = || scene.article.derivation(at);
    word.reading.features.human
        || scene.article.flags(at) & FLAG_HUMAN != 0
        || people && (derived().starts_with("nisba:") || sound())
        || word.reading.features.number == Number::Plur && derived().starts_with("agent:") && sound()
}

/// Whether the noun phrase that begins at word `at` can speak: a name, people, an office, an organisation, a source, a document of speech.
pub(super) fn is_speaker(scene: &Scene<'_>, at: usize) -> bool {
    scene.ask(at, IS_SPEAKER, || can_speak(scene, at))
}

fn can_speak(scene: &Scene<'_>, at: usize) -> bool {
    let topical = || matches!(topic(scene, at), "reporting" | "government" | "states");
    // «وسائل الإعلام»
    let media = || chunk::opens_construct(&scene.article, at) && topic(scene, at + 1) == "reporting";
    scene.is_name(at)
        || is_human(scene, at)
        || heads_body(scene, at)
        || is_title(scene, at)
        || topical()
        || is_side(scene, at)
        || heads(scene, at, &["actor", "actors", "collective", "collectives"])
        || media()
        || is_counted(scene, at)
}

/// «أحد المسؤولين», «الكثير من النواب»: whether people are counted by word `at`.
fn is_counted(scene: &Scene<'_>, at: usize) -> bool {
    let counts = matches!(scene.article.pos(at), Pos::Num | Pos::Det) || chunk::opens_construct(&scene.article, at);
    counts && is_human(scene, at + 1) || scene.preposition(at + 1) == Some(Preposition::Min) && is_human(scene, at + 2)
}
