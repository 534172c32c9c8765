//! People by name beyond the gazetteer: after a role or honorific, by given and family names, and by surname once the full name is known.

use super::pieces::{adjacent, key};
use super::{Found, Identity, Taken};
use crate::annotate::annotation::{EntityKind, MentionLevel};
use crate::annotate::article::Article;
use crate::lexicon::PhraseKind;
use crate::lexicon::features::Pos;
use crate::lexicon::format::lemma::{FLAG_FAMILY, FLAG_GIVEN, FLAG_NISBA};
use crate::text::normalize::folded;
use crate::tokens::TokenKind;
use rustc_hash::FxHashSet;

/// The longest name in words.
const LONGEST: usize = 6;

/// People's names. `names` are those found so far, `roles` are the role descriptions found, whose ends are where names begin, `known` the words that the gazetteer has as people.
pub(super) fn find(article: &Article<'_>, names: &[Found], roles: &[Found], known: &[Found], taken: &mut Taken) -> Vec<Found> {
    let mut out = Vec::new();
    for role in roles {
        let mut at = role.words.end;
        if article.surface(at) == "،" {
            at += 1;
        }
        at = honorifics(article, at);
        if let Some(found) = name_at(article, at, taken, true) {
            taken.take(found.words.clone());
            out.push(found);
        }
    }
    for at in 0..article.words.len() {
        let after = honorifics(article, at);
        let cue = after > at;
        if let Some(found) = name_at(article, after, taken, cue) {
            taken.take(found.words.clone());
            out.push(found);
        }
    }
    // A word that the gazetteer has as somebody's name is that person, unless it is part of a longer name.
    for one in known {
        match out.iter_mut().find(|f| f.words == one.words) {
            Some(same) => same.identity = one.identity.clone(),
            None if !taken.is(one.words.start) => {
                taken.take(one.words.clone());
                out.push(one.clone());
            }
            None => {}
        }
    }
    surnames(article, names, &mut out, taken);
    out
}

/// One past the honorifics at `at`.
fn honorifics(article: &Article<'_>, mut at: usize) -> usize {
    while let Some(found) = article
        .phrases_at(at)
        .iter()
        .find(|p| matches!(p.kind, PhraseKind::Title(row) if article.lexicon.title(row).kind == "honorific"))
    {
        at = found.end;
    }
    at
}

/// «الله», which ends many names and is none.
const GOD: &str = "الله";

/// How much a word looks like part of a person's name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Debug)]
enum Likeness {
    No,
    /// Out of the lexicon: could be.
    Unknown,
    /// بن, آل, عبد …
    Link,
    /// A family name.
    Family,
    /// A given name.
    Given,
}

fn likeness(article: &Article<'_>, at: usize, cue: bool) -> Likeness {
    let Some(word) = article.word(at).filter(|w| w.kind == TokenKind::Arabic) else { return Likeness::No };
    // Links have three letters at most.
    let folded = key(article, at);
    if folded.len() <= 6
        && matches!(folded.as_ref(), "بن" | "بنت" | "ابن" | "ابو" | "ابي" | "ال" | "عبد" | "ام" | "فون" | "دي" | "فان" | "دو")
    {
        return Likeness::Link;
    }
    let reading = &word.reading;
    if word.typo.is_some() || reading.proclitics.conjunction() || reading.proclitics.preposition() {
        return Likeness::No;
    }
    if !word.known {
        return if reading.enclitic.is_none() && !(reading.features.pos == Pos::Verb && !cue) {
            Likeness::Unknown
        } else {
            Likeness::No
        };
    }
    let flags = |id: Option<crate::annotate::morphology::LemmaId>| id.map_or(0, |id| article.lexicon.lemma_numbers(id.0).1);
    let own = flags(reading.lemma);
    let all = if cue || reading.features.pos == Pos::Propn {
        article
            .lattice
            .of(at)
            .iter()
            .filter(|r| {
                r.features.pos == Pos::Propn && r.enclitic.is_none() && !r.proclitics.preposition() && !r.proclitics.conjunction()
            })
            .fold(own, |f, r| f | flags(r.lemma))
    } else {
        own
    };
    if reading.features.pos != Pos::Propn && !(cue && matches!(reading.features.pos, Pos::Noun | Pos::Adj | Pos::Verb))
        || own & FLAG_NISBA != 0 && !cue
    {
        return Likeness::No;
    }
    if all & FLAG_GIVEN != 0 {
        Likeness::Given
    } else if all & FLAG_FAMILY != 0 {
        Likeness::Family
    } else if reading.features.pos == Pos::Propn && article.lemma(at).is_some_and(|l| l.entity.is_none()) {
        Likeness::Unknown
    } else {
        Likeness::No
    }
}

/// The name that begins at word `at`, if it looks like one. After a `cue` (role, honorific) a single unknown word will do; without one, at least two words of
/// which the first is a known name.
fn name_at(article: &Article<'_>, at: usize, taken: &Taken, cue: bool) -> Option<Found> {
    if taken.is(at) {
        return None;
    }
    let mut end = at;
    let mut likes = Vec::new();
    while end < at + LONGEST && !taken.is(end) && (end == at || adjacent(article, end - 1)) {
        // A conjunction may stand before the first word only.
        let like = if end == at {
            first_likeness(article, at, cue)
        } else if key(article, end) == GOD {
            // «نصر الله», «عبد الله»
            Likeness::Family
        } else {
            likeness(article, end, true)
        };
        if like == Likeness::No {
            break;
        }
        // A word that is a common noun with the article is a surname only at the end.
        likes.push(like);
        end += 1;
    }
    while likes.last() == Some(&Likeness::Link) {
        likes.pop();
        end -= 1;
    }
    if !cue {
        // A run ends with its last known name word: what follows may be any unknown word, but one is let in (foreign surnames).
        let known = likes.iter().rposition(|l| matches!(l, Likeness::Given | Likeness::Family))?;
        let keep = (known + 2).min(likes.len());
        likes.truncate(keep);
        end = at + keep;
    }
    let enough = if cue {
        !likes.is_empty()
    } else {
        likes.len() >= 2 && matches!(likes.first(), Some(Likeness::Given | Likeness::Family))
            || likes.len() >= 3 && likes.contains(&Likeness::Given)
    };
    if !enough {
        return None;
    }
    let span = article.span(at, end);
    let words = at..end;
    let key: Vec<String> =
        words.clone().map(|w| if w == at { article.folded_core(w).to_owned() } else { key(article, w).into_owned() }).collect();
    let (english, transliterated) = english_name(article, words.clone());
    let identity = Identity::Person { key, english, transliterated };
    Some(Found { words, span, kind: EntityKind::Person, level: MentionLevel::Name, nested: false, identity })
}

fn first_likeness(article: &Article<'_>, at: usize, cue: bool) -> Likeness {
    let clitics = article.proclitics(at);
    if clitics.conjunction() || clitics.preposition() {
        // «ولافروف», «لمحمود عباس»: the chosen reading has taken the clitic off.
        let flags = article.flags(at);
        return if article.pos(at) != Pos::Propn {
            Likeness::No
        } else if flags & FLAG_GIVEN != 0 {
            Likeness::Given
        } else if flags & FLAG_FAMILY != 0 {
            Likeness::Family
        } else {
            Likeness::No
        };
    }
    likeness(article, at, cue)
}

/// A name in English: each word by its usual spelling, unknown ones transliterated.
pub(super) fn english_name(article: &Article<'_>, words: std::ops::Range<usize>) -> (String, bool) {
    let mut out: Vec<String> = Vec::new();
    let mut transliterated = false;
    for at in words {
        let known = article
            .lattice
            .of(at)
            .iter()
            .filter(|r| r.features.pos == Pos::Propn)
            .filter_map(|r| r.lemma)
            .map(|id| article.lexicon.lemma(id.0))
            .filter(|l| l.has(FLAG_GIVEN | FLAG_FAMILY) && !l.gloss.is_empty())
            .min_by_key(|l| l.level);
        let link = match article.folded_core(at) {
            "بن" | "ابن" => Some("bin"),
            "بنت" => Some("bint"),
            "ابو" | "ابي" => Some("Abu"),
            "ال" => Some("Al"),
            "عبد" => Some("Abdul"),
            "فون" => Some("von"),
            "فان" => Some("van"),
            "دي" => Some("de"),
            _ => None,
        };
        out.push(match (link, known) {
            (Some(link), _) => link.to_owned(),
            (None, Some(lemma)) => lemma.first_gloss().to_owned(),
            (None, None) => {
                transliterated = true;
                super::latin::transliterate(article.lexicon, article.core(at))
            }
        });
    }
    (out.join(" "), transliterated)
}

/// Words elsewhere that are the surname (or, for names written surname first, the first word) of a person named in full.
fn surnames(article: &Article<'_>, names: &[Found], out: &mut Vec<Found>, taken: &mut Taken) {
    let people = names.iter().chain(out.iter()).filter(|f| f.kind == EntityKind::Person && f.words.len() > 1);
    let (mut firsts, mut lasts) = (FxHashSet::default(), FxHashSet::default());
    for person in people {
        firsts.insert(folded(article.core(person.words.start)));
        let last = key(article, person.words.end - 1).into_owned();
        if last != GOD {
            lasts.insert(last);
        }
    }
    if firsts.is_empty() {
        return;
    }
    for at in 0..article.words.len() {
        if taken.is(at) || article.word(at).is_none_or(|w| w.kind != TokenKind::Arabic) {
            continue;
        }
        let own = article.folded_core(at).to_owned();
        let name_like = article.word(at).is_some_and(|w| !w.known) || article.pos(at) == Pos::Propn;
        let long = own.chars().count() >= 4;
        let family = own.starts_with("ال") && long && article.definite(at);
        let matches_one = lasts.contains(&own) && (name_like || family) || name_like && firsts.contains(&own);
        if matches_one {
            taken.take(at..at + 1);
            let (english, transliterated) = english_name(article, at..at + 1);
            let identity = Identity::Person { key: vec![own], english, transliterated };
            out.push(Found {
                words: at..at + 1,
                span: article.span(at, at + 1),
                kind: EntityKind::Person,
                level: MentionLevel::Name,
                nested: false,
                identity,
            });
        }
    }
}
