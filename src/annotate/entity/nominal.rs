//! Descriptions: roles («وزير الخارجية الصيني», «نظيره من قازاقستان»), dual groups («الجانبان»), one side («الجانب الصيني»), «بلاده».
//!
//! Spans as the contract says: from the noun through its construct, adjectives, own pronoun and the phrase that names its country or body; no relative clause, no
//! apposed name.

use super::pieces::{adjacent, nation};
use super::{Found, Identity, Starts, Taken};
use crate::annotate::annotation::{EntityKind, MentionLevel};
use crate::annotate::article::Article;
use crate::annotate::chunk;
use crate::annotate::morphology::Proclitics;
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
    let mut out: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < article.words.len() {
        let found = role_at(article, at, names, taken);
        let inside = out.last().is_some_and(|last| at < last.words.end);
        match found.or_else(|| one_of(article, at, names, taken)) {
            // «مستشار الرئيس الأميركي»: the holder of an office inside is a mention too.
            Some((found, after)) if !(inside && is_indefinite(&found)) => {
                at = after;
                out.push(found);
            }
            _ => at += 1,
        }
    }
    out
}

fn is_indefinite(found: &Found) -> bool {
    matches!(&found.identity, Identity::Role(role) if role.indefinite)
}

/// «أحد مساعديه»: one of several, who is not named.
fn one_of(article: &Article<'_>, at: usize, names: &Starts<'_>, taken: &Taken) -> Option<(Found, usize)> {
    if article.flags(at + 1) & FLAG_HUMAN == 0
        || !article.is_lemma(at, &["أَحَد", "إِحدَى"])
        || article.definite(at)
        || taken.is(at)
        || !adjacent(article, at)
    {
        return None;
    }
    let (mut found, after) = title_at(article, at + 1, names, taken, Number::Plur)?;
    found.words.start = at;
    found.span = article.span(at, found.words.end);
    if let Identity::Role(role) = &mut found.identity {
        role.indefinite = true;
        role.feminine = article.is_lemma(at, &["إِحدَى"]);
    }
    Some((found, after))
}

/// The roles that are mentions. Without article, country or body a title is somebody only where he acts or is quoted («قال مسؤول», «عن مسؤول»), or is
/// named beside it: «كوسيط» and «أي وسيط» are nobody.
pub(super) fn referring(article: &Article<'_>, roles: Vec<Found>, people: &[Found]) -> Vec<Found> {
    let named = Starts::new(people, article.words.len());
    let refers = |found: &Found| {
        let Identity::Role(role) = &found.identity else { return true };
        let at = found.words.start;
        let told =
            role.place.is_some() || role.body.is_some() || found.words.end > at + 1 && article.is_lemma(at, &["أَحَد", "إِحدَى"]);
        let before = at.checked_sub(1).map_or(Pos::X, |w| article.pos(w));
        let acts = before == Pos::Verb || at > 0 && article.is_lemma(at - 1, &["عَن"]);
        let nobody =
            article.proclitics(at).has(Proclitics::KA) || at > 0 && article.is_lemma(at - 1, &["أَيّ", "كُلّ", "بِلَا", "دُون", "هُوَ"]);
        let beside = named.at(found.words.end).next().is_some();
        !role.indefinite || beside || !nobody && (told || acts)
    };
    roles.into_iter().filter(refers).collect()
}

/// The role of a single person at word `at`, and one past the words of its title.
fn role_at(article: &Article<'_>, at: usize, names: &Starts<'_>, taken: &Taken) -> Option<(Found, usize)> {
    let (found, after) = title_at(article, at, names, taken, Number::Sing)?;
    let Identity::Role(role) = &found.identity else { return None };
    let bare = role.indefinite && found.words.len() == 1;
    // «أول رئيس أميركي» is whoever was the first; «، داعية إلى …» is what somebody does.
    let counted = role.indefinite
        && at > 0
        && matches!(article.pos(at - 1), Pos::Adj | Pos::Num)
        && chunk::opens_construct(article, at - 1);
    let doing = bare && at > 0 && article.surface(at - 1) == "،" && article.pos(at + 1) == Pos::Adp;
    // «قراره القاضي بإغلاق …»: a participle after the noun that it is true of.
    let participle = found.words.len() == 1
        && at > 0
        && chunk::is_nominal(article, at - 1)
        && article.lemma(at).is_some_and(|l| l.derivation.starts_with("agent:"))
        && article.proclitics(at + 1).has(Proclitics::BI);
    (!counted && !doing && !participle).then_some((found, after))
}

fn title_at(article: &Article<'_>, at: usize, names: &Starts<'_>, taken: &Taken, number: Number) -> Option<(Found, usize)> {
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
    // A title of several words («كبير المفاوضين») is meant by nothing else.
    let own =
        end > at + 1 || article.flags(at) & FLAG_HUMAN != 0 || name_next && article.lemma(at).is_some_and(|l| l.pos == Pos::Adj);
    // «عضوا كاملا»: an office in the accusative without article is what somebody becomes, not somebody.
    let many = matches!(word.reading.features.number, Number::Plur | Number::Dual);
    if word.reading.features.state == State::Indef || many != (number == Number::Plur) || !own {
        return None;
    }
    let kind = article.lexicon.title(title).kind;
    let counterpart = article.is_lemma(at, &["نَظِير", "نَظِيرَة"]);
    // A relation is somebody's: «زوجها», «ابنة الرئيس الأميركي».
    let owner = kind == "relation" && word.reading.enclitic.is_none() && !counterpart;
    if owner && !(adjacent(article, at) && chunk::opens_construct(article, at) && is_person(article, end, names)) {
        return None;
    }
    let after = end;
    let mut role = Role {
        title,
        lemmas: (at..end).filter_map(|w| article.key(w)).collect(),
        place: None,
        body: None,
        counterpart,
        feminine: word.reading.features.gender == Gender::Fem,
        indefinite: false,
    };
    let mut end = extend(article, at, end, names, &mut role);
    if owner {
        // «ابنة الرئيس الأميركي دونالد ترامب»: the name is the owner's, not that of the role.
        end = names.at(end).find(|n| n.kind == EntityKind::Person && adjacent(article, end - 1)).map_or(end, |n| n.words.end);
    }
    let definite = (at..end).any(|w| article.definite(w)) || word.reading.enclitic.is_some() || role.body.is_some();
    role.indefinite = !definite;
    Some((nominal(at..end, article.span(at, end), EntityKind::Person, Identity::Role(role)), after))
}

/// Whether a person is named or described by a title at word `at`.
fn is_person(article: &Article<'_>, at: usize, names: &Starts<'_>) -> bool {
    names.at(at).any(|n| n.kind == EntityKind::Person)
        || article.definite(at)
            && article
                .phrases_at(at)
                .iter()
                .any(|p| matches!(p.kind, PhraseKind::Title(row) if article.lexicon.title(row).kind == "office"))
}

/// Whether the holder of a title is posted somewhere or charged with something, so that the phrase that says where or with what belongs to it: «السفير
/// الأميركي لدى الأمم المتحدة», «منسق الشؤون الإنسانية في سوريا», «رئيس مكتب المنظمة في جنيف».
fn is_posted(article: &Article<'_>, words: std::ops::Range<usize>, title: u32) -> bool {
    let posted = |key: u32| article.lexicon.head(key, "posted").is_some();
    if words.clone().filter_map(|w| article.key(w)).any(posted) {
        return true;
    }
    // The feminine is a lemma of its own: the title tells the masculine.
    let first = article.lexicon.title(title).citation.split(' ').next().unwrap_or("");
    article.citation(words.start) != first && article.key_of(first).is_some_and(posted)
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
            // «الأمين العام للأمم المتحدة», «المبعوث الفلسطيني بواشنطن»; «زيارة الرئيس الصيني لباريس» is no post.
            let posted = role.place.is_none() || is_posted(article, at..end, role.title);
            match named(end).filter(|n| posted && n.kind != EntityKind::Person) {
                Some(name) => {
                    complete(article, name, role);
                    end = name.words.end;
                    continue;
                }
                None => match charge(article, at..end, role) {
                    Some(longer) => {
                        end = longer;
                        continue;
                    }
                    None => return end,
                },
            }
        }
        if article.pos(end) == Pos::Adp && article.word(end).is_some_and(|w| w.reading.enclitic.is_none()) {
            // «نظيره من قازاقستان», «السفير لدى الأمم المتحدة», «المتحدث باسم الوزارة»
            let gov = article.is_lemma(end, &["مِن", "لَدَى", "فِي", "إِلَى"]);
            match named(end + 1).filter(|n| gov && n.kind != EntityKind::Person) {
                Some(name) if !article.is_lemma(end, &["إِلَى", "فِي"]) || is_posted(article, at..end, role.title) => {
                    complete(article, name, role);
                    end = name.words.end;
                    continue;
                }
                _ => return end,
            }
        }
        if let Some((place, next)) = nation(article, end) {
            if article.definite(end) || role.indefinite || !article.definite(end - 1) {
                role.place = role.place.or(Some(place));
                end = next;
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

/// «للشؤون الإنسانية», «لحقوق الإنسان»: what the holder of a title is charged with.
fn charge(article: &Article<'_>, words: std::ops::Range<usize>, role: &Role) -> Option<usize> {
    let end = words.end;
    let thing = article.pos(end) == Pos::Noun && article.flags(end) & FLAG_HUMAN == 0;
    if !article.proclitics(end).has(Proclitics::LI) || !thing || !is_posted(article, words, role.title) {
        return None;
    }
    let stop = chunk::noun_phrase(article, end);
    (end..stop).any(|w| article.definite(w)).then_some(stop)
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

/// Words of names, titles and groups, which no other description takes apart. What completes a title («مدير المرصد») may be a description of its own.
pub(super) fn covered(article: &Article<'_>, found: &[Found]) -> Taken {
    let mut covered = Taken::new(article.words.len());
    for mention in found.iter().filter(|f| f.kind != EntityKind::Nationality) {
        let words = mention.words.clone();
        match &mention.identity {
            Identity::Role(role) => {
                // «أحد مساعديه» has a word before its title.
                let title = words.start + usize::from(article.is_lemma(words.start, &["أَحَد", "إِحدَى"]));
                covered.take(words.start..(title + role.lemmas.len()).min(words.end));
            }
            _ => covered.take(words),
        }
    }
    covered
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
            group(article, at)
                .or_else(|| side(article, at))
                .or_else(|| own_country(article, at))
                .or_else(|| again(article, at))
                .or_else(|| latter(article, at)),
        );
    }
    out
}

pub(super) fn nominal(words: std::ops::Range<usize>, span: Span, kind: EntityKind, identity: Identity) -> Found {
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

/// «الأخير», «الأخيرة» where it is no adjective of a noun before it.
fn latter(article: &Article<'_>, at: usize) -> Option<Found> {
    let word = article.word(at)?;
    let alone = article.is_lemma(at, &["أَخِير"]) && article.definite(at) && word.reading.features.number == Number::Sing;
    if !alone
        || at == 0
        || chunk::is_nominal(article, at - 1) && adjacent(article, at - 1) && !article.proclitics(at).preposition()
    {
        return None;
    }
    let feminine = word.reading.features.gender == Gender::Fem;
    Some(nominal(at..at + 1, article.span(at, at + 1), EntityKind::Person, Identity::Latter { feminine }))
}

/// «سياستها الاقتصادية الجديدة»: an instrument's head and modifiers with a pronoun for its owner.
fn again(article: &Article<'_>, at: usize) -> Option<Found> {
    let word = article.word(at)?;
    word.reading.enclitic?;
    let head = article.heads(at).any(|h| matches!(h.kind, "instrument" | "treaty" | "event" | "competition"));
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
