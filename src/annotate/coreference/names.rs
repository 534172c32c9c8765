//! Names → entities: equal gazetteer rows, full names and their short forms, equal words.

use super::Entities;
use crate::annotate::annotation::{EntityId, EntityKind};
use crate::annotate::entity::{Found, Identity, Role};
use crate::lexicon::EntityTable;
use crate::lexicon::features::Gender;
use crate::text::normalize::folded;

impl Entities<'_> {
    /// The entity that a name means, made when it is new. `role` is a description that stands beside the name.
    pub(super) fn name(&mut self, found: &Found, role: Option<&Role>) -> EntityId {
        match &found.identity {
            Identity::Entry(rows) => self.by_entry(rows, found, role),
            Identity::Person { key, english, transliterated } => self.person(key, english, *transliterated, found),
            Identity::Named { key, country } => self.named(key, *country, found),
            Identity::Nationality(place) => self.nationality(*place, found),
            Identity::Date(iso) => self.date(iso, found),
            Identity::Amount(english) => {
                let text = found.span.of(self.article.text()).to_owned();
                self.add(found.kind, &text, english.clone())
            }
            _ => self.add(found.kind, found.span.of(self.article.text()), String::new()),
        }
    }

    fn by_entry(&mut self, rows: &[u32], found: &Found, role: Option<&Role>) -> EntityId {
        if let Some(id) = rows.iter().find_map(|row| self.by_entry.get(row)) {
            return *id;
        }
        let key: Vec<String> = found.words.clone().map(|w| folded(self.article.core(w))).collect();
        if found.kind == EntityKind::Person {
            // A surname that several have: who of them was named in full, or holds the office beside the name.
            let best = self.bearer(rows, role);
            if let Some(id) = self.same_person(&key) {
                // Named shortly before: the full name tells who it is.
                let unknown = self.known.get(id.0).is_some_and(|k| k.entry.is_none());
                if let Some(row) = best.filter(|row| unknown && self.fits(id, *row)) {
                    self.adopt(id, row);
                }
                return id;
            }
            if let Some(row) = best {
                return self.entry(row);
            }
            let surname =
                rows.first().map_or("", |r| self.article.lexicon.entity(*r).english).rsplit(' ').next().unwrap_or("").to_owned();
            let id = self.add(EntityKind::Person, found.span.of(self.article.text()), surname);
            if let Some(known) = self.known.get_mut(id.0) {
                known.key = key;
                known.candidates = rows.to_vec();
            }
            return id;
        }
        match rows.first() {
            Some(row) => self.entry(*row),
            None => self.add(found.kind, "", String::new()),
        }
    }

    /// Which of several people of one name is meant: the one in the office named beside it, or in office at the time; `None` when that leaves several.
    fn bearer(&self, rows: &[u32], role: Option<&Role>) -> Option<u32> {
        let year = self.today.map(|d| d.civil().0);
        let score = |row: &u32| {
            let entry = self.article.lexicon.entity(*row);
            let office = role.map_or("", |r| self.article.lexicon.title(r.title).office);
            let country = role.and_then(|r| r.place).map_or("", |p| self.article.lexicon.entity(p).country);
            let mut score = 0;
            for held in entry.extra.split(';') {
                let (post, years) = held.trim().rsplit_once(' ').unwrap_or((held, ""));
                let (name, at) = post.split_once('@').unwrap_or((post, ""));
                score += i32::from(!office.is_empty() && name == office && (country.is_empty() || at == country)) * 4;
                // Of two in office the one at the head of the state is called by one name.
                score += i32::from(in_years(years, year)) * (2 + i32::from(HEADS_OF_STATE.contains(&name)));
            }
            score += i32::from(!country.is_empty() && entry.country == country) * 3;
            score
        };
        let mut scored: Vec<(i32, u32)> = rows.iter().map(|r| (score(r), *r)).collect();
        scored.sort_by_key(|s| std::cmp::Reverse(s.0));
        match scored.as_slice() {
            [only] => Some(only.1),
            [first, second, ..] if first.0 > second.0 => Some(first.1),
            _ => None,
        }
    }

    /// Whether the words that named `id` can be those of `row`: another given name is another person («سمير أوجلان»), whose own row would have been found whole.
    fn fits(&self, id: EntityId, row: u32) -> bool {
        let whole: Vec<String> = self.article.lexicon.entity(row).name.split_whitespace().map(folded).collect();
        self.known.get(id.0).is_some_and(|k| k.key.len() < 2 || in_order(&whole, &k.key) || in_order(&k.key, &whole))
    }

    /// A new entity from a gazetteer row.
    pub(super) fn entry(&mut self, row: u32) -> EntityId {
        let entry = self.article.lexicon.entity(row);
        let kind = match entry.table {
            EntityTable::Place => EntityKind::Place,
            EntityTable::Person => EntityKind::Person,
            EntityTable::Organization => EntityKind::Organization,
            EntityTable::Instrument => EntityKind::Instrument,
            EntityTable::Event => EntityKind::Event,
        };
        let id = self.add(kind, "", String::new());
        self.adopt(id, row);
        id
    }

    /// Gives an entity what the gazetteer knows of it.
    fn adopt(&mut self, id: EntityId, row: u32) {
        let entry = self.article.lexicon.entity(row);
        let kind = self.list.get(id.0).map_or(EntityKind::Person, |e| e.kind);
        if let Some(entity) = self.list.get_mut(id.0) {
            entity.entry = Some(row);
            entity.name_ar = crate::text::normalize::unmarked(entry.name);
            entity.name_en = entry.english.to_owned();
            entity.transliterated = false;
            entity.aliases_en = entry.aliases.split(';').map(str::trim).filter(|a| !a.is_empty()).map(str::to_owned).collect();
            if kind == EntityKind::Person
                && let Some(surname) = entry.english.rsplit_once(' ').map(|s| s.1)
            {
                entity.aliases_en.push(surname.to_owned());
            }
            entity.country = Some(entry.country.to_owned()).filter(|c| !c.is_empty());
        }
        self.by_entry.insert(row, id);
        let head = if kind == EntityKind::Person { None } else { self.head_of(entry.name) };
        let place = if matches!(kind, EntityKind::Person | EntityKind::Organization) {
            self.article.lexicon.country(entry.country).map(|c| c.id)
        } else {
            None
        };
        if let Some(known) = self.known.get_mut(id.0) {
            known.entry = Some(row);
            known.key = entry.name.split_whitespace().map(folded).collect();
            known.place = place;
            known.head = head;
            known.feminine = Some(entry.feminine);
        }
    }

    fn person(&mut self, key: &[String], english: &str, transliterated: bool, found: &Found) -> EntityId {
        if let Some(id) = self.same_person(key) {
            if self.known.get(id.0).is_some_and(|k| k.key.len() < key.len())
                && let (Some(known), Some(entity)) = (self.known.get_mut(id.0), self.list.get_mut(id.0))
            {
                known.key = key.to_vec();
                entity.name_ar = found.span.of(self.article.text()).to_owned();
                if known.entry.is_none() {
                    entity.aliases_en.push(std::mem::replace(&mut entity.name_en, english.to_owned()));
                }
            }
            return id;
        }
        let id = self.add(EntityKind::Person, found.span.of(self.article.text()), english.to_owned());
        if let Some(entity) = self.list.get_mut(id.0) {
            entity.transliterated = transliterated;
            // A name of two words or more is also said by its last, names written surname first by their first.
            let parts: Vec<&str> = english.split(' ').collect();
            if parts.len() > 1 {
                entity.aliases_en.extend(parts.last().map(|s| (*s).to_owned()));
                entity.aliases_en.extend(parts.first().map(|s| (*s).to_owned()));
            }
        }
        if let Some(known) = self.known.get_mut(id.0) {
            known.key = key.to_vec();
        }
        id
    }

    /// A person whose name these words are, in full or in part: equal, the last word, the first word of a longer name, or the longer name itself.
    fn same_person(&self, key: &[String]) -> Option<EntityId> {
        let people =
            || self.list.iter().enumerate().zip(&self.known).filter(|((_, e), _)| e.kind == EntityKind::Person).rev_by_trail();
        let equal = people().find(|(_, k)| k.key == key).map(|(i, _)| EntityId(i));
        equal.or_else(|| {
            people()
                .find(|(_, k)| {
                    let (short, long) = if key.len() < k.key.len() { (key, k.key.as_slice()) } else { (k.key.as_slice(), key) };
                    !short.is_empty()
                        && short.len() < long.len()
                        && (long.ends_with(short) || long.starts_with(short) || short.len() > 1 && in_order(short, long))
                })
                .map(|(i, _)| EntityId(i))
        })
    }

    fn named(&mut self, key: &[String], country: Option<u32>, found: &Found) -> EntityId {
        let same = self.list.iter().zip(&self.known).position(|(e, k)| e.kind == found.kind && k.entry.is_none() && k.key == key);
        if let Some(at) = same {
            return EntityId(at);
        }
        let id = self.add(found.kind, found.span.of(self.article.text()), String::new());
        let lemmas = found.words.clone().filter_map(|w| self.article.lemma(w)).map(|l| l.form).collect();
        let code = country.map(|row| self.article.lexicon.entity(row).country.to_owned()).filter(|c| !c.is_empty());
        let head = self.article.word(found.words.start).map(|w| w.reading.features.gender == Gender::Fem);
        if let (Some(known), Some(entity)) = (self.known.get_mut(id.0), self.list.get_mut(id.0)) {
            known.key = key.to_vec();
            known.lemmas = lemmas;
            known.place = country;
            known.feminine = head;
            entity.country = code;
        }
        id
    }

    /// A description that repeats head and modifiers of something named: «سياستها الاقتصادية الجديدة».
    pub(super) fn again(&self, lemmas: &[String]) -> Option<EntityId> {
        let same = self.known.iter().rposition(|k| !k.lemmas.is_empty() && lemmas.iter().all(|l| k.lemmas.contains(&l.as_str())));
        same.map(EntityId)
    }

    fn nationality(&mut self, place: u32, found: &Found) -> EntityId {
        let same =
            self.list.iter().zip(&self.known).position(|(e, k)| e.kind == EntityKind::Nationality && k.candidates == [place]);
        if let Some(at) = same {
            return EntityId(at);
        }
        let entry = self.article.lexicon.entity(place);
        let english = if entry.demonym.is_empty() { entry.english } else { entry.demonym };
        let id = self.add(EntityKind::Nationality, found.span.of(self.article.text()), english.to_owned());
        if let (Some(known), Some(entity)) = (self.known.get_mut(id.0), self.list.get_mut(id.0)) {
            known.candidates = vec![place];
            entity.country = Some(entry.country.to_owned()).filter(|c| !c.is_empty());
        }
        id
    }

    fn date(&mut self, iso: &str, found: &Found) -> EntityId {
        let text = found.span.of(self.article.text()).to_owned();
        let same = self.list.iter().position(|e| {
            e.kind == EntityKind::Date
                && if iso.is_empty() { e.iso.is_none() && e.name_ar == text } else { e.iso.as_deref() == Some(iso) }
        });
        if let Some(at) = same {
            return EntityId(at);
        }
        let hijri = iso.starts_with("hijri");
        // What has no ISO date is called by its words, once the English of words is there.
        let english = if iso.is_empty() || hijri { String::new() } else { duration(iso).unwrap_or_else(|| iso.to_owned()) };
        let id = self.add(EntityKind::Date, &text, english);
        if let Some(entity) = self.list.get_mut(id.0) {
            entity.iso = Some(iso.to_owned()).filter(|i| !i.is_empty() && !hijri);
        }
        id
    }
}

/// Offices whose holders are named shortly more often than any other.
const HEADS_OF_STATE: [&str; 5] = ["president", "prime minister", "king", "emir", "chancellor"];

/// A duration in words: `P3Y` is «3 years».
fn duration(iso: &str) -> Option<String> {
    let rest = iso.strip_prefix('P')?;
    let (time, rest) = rest.strip_prefix('T').map_or((false, rest), |rest| (true, rest));
    let unit = rest.chars().next_back()?;
    let count = rest.strip_suffix(unit)?;
    let name = match (time, unit) {
        (false, 'Y') => "year",
        (false, 'M') => "month",
        (false, 'W') => "week",
        (false, 'D') => "day",
        (true, 'H') => "hour",
        _ => "minute",
    };
    Some(format!("{count} {name}{}", if count == "1" { "" } else { "s" }))
}

/// Whether the words of `short` stand in `long` in this order.
fn in_order(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|w| w == word))
}

fn in_years(years: &str, year: Option<i64>) -> bool {
    let Some(year) = year else { return false };
    let (from, to) = years.split_once('-').unwrap_or((years, years));
    let from: i64 = from.trim().parse().unwrap_or(i64::MAX);
    let to: i64 = to.trim().parse().unwrap_or(i64::MAX);
    (from..=to).contains(&year)
}

/// The latest entity first: of two that fit, the one made last is meant.
trait Latest<'k>: Iterator {
    fn rev_by_trail(self) -> std::vec::IntoIter<(usize, &'k super::Knowledge)>;
}

impl<'k, 'e: 'k, I> Latest<'k> for I
where
    I: Iterator<Item = ((usize, &'e crate::annotate::annotation::Entity), &'k super::Knowledge)>,
{
    fn rev_by_trail(self) -> std::vec::IntoIter<(usize, &'k super::Knowledge)> {
        let mut all: Vec<_> = self.map(|((i, _), k)| (i, k)).collect();
        all.reverse();
        all.into_iter()
    }
}
