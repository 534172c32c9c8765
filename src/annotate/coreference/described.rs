//! Descriptions of bodies, places and things → what they stand for: something named whose name begins with the noun («الوزارة»), something of the kind the noun
//! stands for («المدينة»), the same body described before («قوات النظام»), or a body of its own («القوات الإسرائيلية»).

use super::Entities;
use crate::annotate::annotation::{EntityId, EntityKind, MentionLevel};
use crate::annotate::entity::{Described, Found, is_thing};
use crate::lexicon::features::Gender;
use rustc_hash::FxHashMap;

/// How many earlier mentions with the same noun are tried for one that agrees.
const FARTHEST: usize = 8;
/// A class alone («المنطقة») stands for something that was named at most so many bytes before.
const NEAR: usize = 1500;

/// Where entities with something in common are mentioned, in order: by name (all of the article), by description (as far as resolved).
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    names: Vec<(usize, EntityId)>,
    descriptions: Vec<(usize, EntityId)>,
}

impl Places {
    fn add(&mut self, byte: usize, id: EntityId, level: MentionLevel) {
        let list = if level == MentionLevel::Name { &mut self.names } else { &mut self.descriptions };
        if list.last() != Some(&(byte, id)) {
            list.push((byte, id));
        }
    }

    /// The mentions before a byte, the last first.
    fn before(&self, byte: usize) -> impl Iterator<Item = (usize, EntityId)> + '_ {
        let names = self.names.get(..self.names.partition_point(|n| n.0 < byte)).unwrap_or(&[]);
        let (mut i, mut j) = (names.len(), self.descriptions.len());
        std::iter::from_fn(move || {
            let name = i.checked_sub(1).and_then(|k| names.get(k)).copied();
            let other = j.checked_sub(1).and_then(|k| self.descriptions.get(k)).copied();
            if other.is_some_and(|o| name.is_none_or(|n| o.0 > n.0)) {
                j -= 1;
                return other;
            }
            i = i.saturating_sub(1);
            name
        })
    }

    /// The entity that all names after a byte are of.
    fn after(&self, byte: usize) -> Option<EntityId> {
        let after = self.names.get(self.names.partition_point(|n| n.0 <= byte)..)?;
        let first = after.first()?.1;
        after.iter().take(FARTHEST).all(|n| n.1 == first).then_some(first)
    }
}

/// Mentions of things by the noun they begin with (its lemma key), and by what the gazetteer has them as.
#[derive(Clone, Debug, Default)]
pub(super) struct Things {
    heads: FxHashMap<u32, Places>,
    classes: FxHashMap<&'static str, Places>,
}

impl Entities<'_> {
    /// Takes down a mention of a thing for the descriptions after it.
    pub(super) fn index(&mut self, id: EntityId, found: &Found) {
        let (Some(entity), Some(known)) = (self.list.get(id.0), self.known.get(id.0)) else { return };
        if !is_thing(entity.kind) {
            return;
        }
        let byte = found.span.start;
        let written = self.article.key(found.words.start).filter(|_| found.words.len() > 1 || found.level != MentionLevel::Name);
        for key in [written, known.head.filter(|h| Some(*h) != written)].into_iter().flatten() {
            self.things.heads.entry(key).or_default().add(byte, id, found.level);
        }
        if let Some(row) = known.entry {
            let entry = self.article.lexicon.entity(row);
            let country = if entry.kind == "country" { entry.country } else { "" };
            for class in [entry.kind, country].into_iter().filter(|c| !c.is_empty()) {
                self.things.classes.entry(class).or_default().add(byte, id, found.level);
            }
        }
    }

    /// What a description stands for; `None` where it is no mention of anything.
    pub(super) fn described(&mut self, found: &Found, said: &Described) -> Option<EntityId> {
        let place = said.place.or_else(|| said.name.and_then(|span| self.named_at(span)).and_then(|id| self.place_of(id)));
        let alone = said.modifiers.is_empty() && place.is_none() && said.name.is_none() && !said.owned;
        let same = if alone {
            self.stands_for(found, said)
        } else if said.owned {
            None
        } else {
            // «الصراع المستمر»: what is said of an event is seldom there to tell it from another.
            let event = said.place.is_none() && said.name.is_none();
            self.same_thing(found, said, place).or_else(|| self.stands_for(found, said).filter(|id| event && self.is_event(*id)))
        };
        same.or_else(|| said.actor.then(|| self.new_actor(found, said, place)))
    }

    fn is_event(&self, id: EntityId) -> bool {
        self.list.get(id.0).is_some_and(|e| e.kind == EntityKind::Event)
    }

    /// The country of an entity, or that it is.
    fn place_of(&self, id: EntityId) -> Option<u32> {
        let (entity, known) = (self.list.get(id.0)?, self.known.get(id.0)?);
        if entity.kind == EntityKind::Place { known.entry } else { known.place }
    }

    /// A noun alone: the last thing before whose name begins with it, or that is of its class; else the only thing that the article calls so.
    fn stands_for(&self, found: &Found, said: &Described) -> Option<EntityId> {
        let byte = found.span.start;
        let head = self.things.heads.get(&said.key);
        let named = head.and_then(|places| places.before(byte).next());
        let classes = self.article.lexicon.heads(said.key).filter(|h| h.kind == "class");
        let classed = classes
            .filter_map(|class| self.things.classes.get(class.english)?.before(byte).next())
            .filter(|(at, _)| at + NEAR > byte)
            .max_by_key(|(at, _)| *at);
        let last = named.into_iter().chain(classed).max_by_key(|(at, _)| *at).map(|(_, id)| id);
        last.or_else(|| head?.after(byte))
    }

    /// A noun with modifiers: what was called so before, of the same country.
    fn same_thing(&self, found: &Found, said: &Described, place: Option<u32>) -> Option<EntityId> {
        let byte = found.span.start;
        let before =
            |key: u32| self.things.heads.get(&key).into_iter().flat_map(move |places| places.before(byte).take(FARTHEST));
        // «القوات الإسرائيلية» is the army, where that was named.
        let other = self.article.lexicon.head(said.key, "same").filter(|_| place.is_some() && said.modifiers.is_empty());
        let other = other.and_then(|head| self.article.key_of(head.english));
        before(said.key).chain(other.into_iter().flat_map(before)).map(|(_, id)| id).find(|id| {
            let Some(known) = self.known.get(id.0) else { return false };
            let country = place.zip(known.place).map(|(one, other)| one == other);
            let bare = |word: &String| word.strip_prefix("ال").unwrap_or(word).to_owned();
            let has = |word: &String| known.key.iter().any(|k| bare(k) == *word);
            let repeats = !said.modifiers.is_empty() && said.modifiers.iter().all(has);
            match country {
                Some(same) => same && (said.modifiers.is_empty() || repeats),
                None => {
                    repeats && (place.is_none() || known.place.is_none()) && said.name.is_none()
                        || said.pointed && place.is_none()
                }
            }
        })
    }

    fn new_actor(&mut self, found: &Found, said: &Described, place: Option<u32>) -> EntityId {
        let id = self.add(found.kind, found.span.of(self.article.text()), String::new());
        let feminine = self.article.word(found.words.start).map(|w| w.reading.features.gender == Gender::Fem);
        let code = place.map(|row| self.article.lexicon.entity(row).country.to_owned()).filter(|c| !c.is_empty());
        if let (Some(known), Some(entity)) = (self.known.get_mut(id.0), self.list.get_mut(id.0)) {
            known.key.clone_from(&said.modifiers);
            known.place = place;
            known.feminine = feminine;
            known.head = Some(said.key);
            entity.country = code;
        }
        id
    }

    /// The lemma key of the noun that a gazetteer name of several words begins with.
    pub(super) fn head_of(&self, name: &str) -> Option<u32> {
        let (first, _) = name.split_once(' ')?;
        self.article.key_of(first.strip_prefix("ال").unwrap_or(first))
    }
}
