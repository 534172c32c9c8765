//! Roles → people: the bearer named beside the role, the holder of the same office before, the counterpart, or somebody not named.

use super::Entities;
use crate::annotate::annotation::{EntityId, EntityKind, MentionLevel};
use crate::annotate::article::Article;
use crate::annotate::entity::{Found, Identity, Role, Starts};
use crate::lexicon::PhraseKind;
use crate::lexicon::features::Pos;

/// Mentions by the words they begin and end at.
pub(super) struct Beside<'f> {
    starts: Starts<'f>,
    /// For each word, the role description that ends before it, as its index plus one.
    role_ends: Vec<u32>,
    found: &'f [Found],
}

impl<'f> Beside<'f> {
    pub(super) fn new(found: &'f [Found], words: usize) -> Self {
        let mut role_ends = vec![0; words + 1];
        for (i, f) in found.iter().enumerate() {
            if matches!(f.identity, Identity::Role(_))
                && let Some(slot) = role_ends.get_mut(f.words.end)
            {
                *slot = u32::try_from(i + 1).unwrap_or(0);
            }
        }
        Self { starts: Starts::new(found, words), role_ends, found }
    }

    /// The role description that stands beside a person's name: before it, or after it and a comma.
    pub(super) fn role(&self, article: &Article<'_>, name: &Found) -> Option<&'f Role> {
        if name.kind != EntityKind::Person || name.level != MentionLevel::Name {
            return None;
        }
        let before = (name.words.start.saturating_sub(FARTHEST)..=name.words.start).rev().find_map(|end| {
            let index = self.role_ends.get(end).copied().filter(|i| *i > 0)?;
            let mention = self.found.get(index as usize - 1)?;
            match &mention.identity {
                Identity::Role(role) if only_between(article, mention.words.end, name.words.start) => Some(role),
                _ => None,
            }
        });
        before.or_else(|| {
            let after = self.starts.at(name.words.end).chain(self.starts.at(name.words.end + 1));
            after.into_iter().find_map(|f| match &f.identity {
                Identity::Role(role) if follows(article, name, f, role) => Some(role),
                _ => None,
            })
        })
    }

    /// The person named beside a role description.
    fn name(&self, article: &Article<'_>, found: &Found, role: &Role) -> Option<&'f Found> {
        // «مستشار الرئيس فلان»: the name is that of the person inside.
        let last = self.role_ends.get(found.words.end).and_then(|i| self.found.get(*i as usize - 1));
        if last.is_some_and(|last| last.words.start > found.words.start) {
            return None;
        }
        let person = |f: &&Found| f.kind == EntityKind::Person && f.level == MentionLevel::Name;
        let after = (found.words.end..=found.words.end + FARTHEST)
            .flat_map(|at| self.starts.at(at))
            .filter(person)
            .find(|f| only_between(article, found.words.end, f.words.start));
        after.or_else(|| {
            let from = found.words.start.saturating_sub(LONGEST_NAME);
            (from..found.words.start).flat_map(|at| self.starts.at(at)).filter(person).find(|f| follows(article, f, found, role))
        })
    }
}

/// How many mentions away the holder of an office may stand.
const FARTHEST_HOLDER: usize = 400;
/// How many words of comma and honorifics may stand between a role and its bearer.
const FARTHEST: usize = 4;
/// The longest name in words, and the comma after it.
const LONGEST_NAME: usize = 8;

/// Whether nothing but a comma and honorifics lies between two words.
fn only_between(article: &Article<'_>, from: usize, to: usize) -> bool {
    let mut at = from;
    if article.surface(at) == "،" && at < to {
        at += 1;
    }
    while at < to {
        let honorific = article
            .phrases_at(at)
            .iter()
            .find(|p| matches!(p.kind, PhraseKind::Title(row) if article.lexicon.title(row).kind == "honorific"));
        match honorific {
            Some(found) => at = found.end,
            None => return false,
        }
    }
    at == to && to - from <= FARTHEST
}

/// «فلان، وزير الخارجية»: a definite role after the name and a comma; «قال فلان كبير المفاوضين» without one, after a verb that takes nobody as its object.
fn follows(article: &Article<'_>, name: &Found, role_mention: &Found, role: &Role) -> bool {
    let start = role_mention.words.start;
    let clitics = article.proclitics(start);
    if role.indefinite || clitics.conjunction() || clitics.preposition() {
        return false;
    }
    let comma = start == name.words.end + 1 && article.surface(name.words.end) == "،";
    // It opens speech, and whom it speaks to is never its object.
    let says = |at: usize| {
        let complements = || article.lexicon.reporting_verb(article.citation(at)).map(|row| row.complement);
        article.pos(at) == Pos::Verb && complements().any(|c| c == ":") && !complements().any(|c| c.starts_with("ه "))
    };
    comma || start == name.words.end && name.words.start.checked_sub(1).is_some_and(says)
}

impl Entities<'_> {
    /// The person named beside a role description, who has the office from now on.
    pub(super) fn bearer_beside(&mut self, found: &Found, role: &Role, beside: &Beside<'_>) -> Option<EntityId> {
        let id = beside.name(self.article, found, role).and_then(|name| self.at(name.span))?;
        self.learn(id, role, found.span.start);
        Some(id)
    }

    /// The person that a role description without a name means.
    pub(super) fn role(&mut self, found: &Found, role: &Role) -> EntityId {
        let id = if role.indefinite { None } else { self.holder(found, role) };
        let id = id.unwrap_or_else(|| self.unnamed_person(found, role));
        self.learn(id, role, found.span.start);
        id
    }

    /// The last person before who holds this office, of this country where it says one, else the first after.
    fn holder(&self, found: &Found, role: &Role) -> Option<EntityId> {
        let byte = found.span.start;
        let (before, after) = self.trail.split_at(self.trail.partition_point(|t| t.0 < byte));
        let person = |id: EntityId| self.list.get(id.0).is_some_and(|e| e.kind == EntityKind::Person);
        let named = |id: EntityId| self.known.get(id.0).is_some_and(|k| !k.key.is_empty());
        let general = role.place.is_some() && role.lemmas.iter().any(|l| self.article.lexicon.head(*l, "bearer").is_some());
        let last = |fits: &dyn Fn(EntityId) -> bool| {
            before.iter().rev().take(FARTHEST_HOLDER).map(|t| t.1).find(|id| person(*id) && fits(*id))
        };
        // The same office of another country stands between: «الوزير» after two ministers is the last of them.
        let held = last(&|id| self.holds(id, role));
        // «الدبلوماسي الفلسطيني»: whoever of that country was spoken of with an office.
        let held = held.or_else(|| if general { last(&|id| named(id) && self.serves(id, role)) } else { None });
        held.or_else(|| {
            let later = |id: &EntityId| person(*id) && named(*id) && self.holds(*id, role) && self.of_place(*id, role);
            role.place.and_then(|_| after.iter().take(FARTHEST_HOLDER).map(|t| t.1).find(later))
        })
    }

    fn holds(&self, id: EntityId, role: &Role) -> bool {
        let Some(known) = self.known.get(id.0) else { return false };
        let place = role.place.is_none() || known.place.is_none() || role.place == known.place;
        let office = known.offices.iter().any(|(_, lemmas)| role.lemmas.iter().all(|l| lemmas.contains(l)));
        let gender = known.feminine.is_none() || known.feminine == Some(role.feminine);
        place && gender && (office || self.held_by_record(id, role))
    }

    /// Whether somebody holds any office of the country that the role names.
    fn serves(&self, id: EntityId, role: &Role) -> bool {
        let Some(known) = self.known.get(id.0) else { return false };
        let gender = known.feminine.is_none() || known.feminine == Some(role.feminine);
        gender && self.of_place(id, role) && (known.entry.is_some() || !known.offices.is_empty())
    }

    fn of_place(&self, id: EntityId, role: &Role) -> bool {
        self.known.get(id.0).is_some_and(|k| k.place.is_some() && k.place == role.place)
    }

    /// Whether the gazetteer has this person in this office.
    fn held_by_record(&self, id: EntityId, role: &Role) -> bool {
        let Some(row) = self.known.get(id.0).and_then(|k| k.entry) else { return false };
        let entry = self.article.lexicon.entity(row);
        let office = self.article.lexicon.title(role.title).office;
        !office.is_empty() && entry.extra.split(';').any(|held| held.trim().split('@').next() == Some(office))
    }

    fn unnamed_person(&mut self, found: &Found, role: &Role) -> EntityId {
        // The same definite description again is the same person.
        if !role.indefinite {
            let same = self.list.iter().zip(&self.known).position(|(e, k)| {
                e.kind == EntityKind::Person
                    && k.key.is_empty()
                    && k.place == role.place
                    && k.offices.iter().any(|(_, lemmas)| *lemmas == role.lemmas)
            });
            if let Some(at) = same {
                return EntityId(at);
            }
        }
        self.add(EntityKind::Person, found.span.of(self.article.text()), String::new())
    }

    /// Takes down what a role says of its bearer.
    fn learn(&mut self, id: EntityId, role: &Role, byte: usize) {
        let mut office = Some((role.title, role.lemmas.clone()));
        if role.counterpart {
            // The office of the person whose counterpart it is: the last one named before with an office.
            let end = self.trail.partition_point(|t| t.0 < byte);
            let before = self.trail.get(..end).unwrap_or(&[]);
            let other = before.iter().rev().map(|t| t.1).filter(|other| *other != id);
            office = other.filter_map(|other| self.known.get(other.0)).find_map(|k| k.offices.last().cloned());
        }
        let place = role.place.or_else(|| role.body.clone().and_then(|words| self.nisba_in(words)));
        let code = place.map(|row| self.article.lexicon.entity(row).country.to_owned()).filter(|c| !c.is_empty());
        if let Some(known) = self.known.get_mut(id.0) {
            if let Some(office) = office
                && !known.offices.contains(&office)
            {
                known.offices.push(office);
            }
            known.place = known.place.or(place);
            known.feminine = known.feminine.or(Some(role.feminine));
        }
        if let Some(entity) = self.list.get_mut(id.0) {
            entity.country = entity.country.take().or(code);
        }
    }
}
