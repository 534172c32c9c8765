//! Entities, names and terms where they stand, and how they are called in English.

use super::English;
use super::nominal::{Kind, Nominal};
use crate::annotate::annotation::{Entity, EntityId, EntityKind, MentionLevel, Term};
use crate::annotate::article::Article;
use crate::annotate::memo::starts;
use crate::annotate::morphology::Proclitics;
use crate::lexicon::features::{Gender, Pos};
use crate::lexicon::{EntityEntry, EntityTable, NameState};
use crate::text::Span;

/// A mention as a range of words.
#[derive(Clone, Copy, Debug)]
struct Spot {
    first: usize,
    end: usize,
    entity: EntityId,
    level: MentionLevel,
}

/// A term as a range of words.
#[derive(Clone, Debug)]
struct TermSpot {
    first: usize,
    end: usize,
    /// Index in [`English::terms`].
    term: usize,
}

/// Mentions and terms by first word.
#[derive(Debug)]
pub(super) struct Spots {
    mentions: Vec<Spot>,
    terms: Vec<TermSpot>,
    /// For each word the first mention and the first term that begin there or after.
    first: Vec<(u32, u32)>,
}

impl Spots {
    pub(super) fn new(article: &Article<'_>, entities: &[Entity], terms: &[Term]) -> Self {
        let mentions = entities
            .iter()
            .enumerate()
            .flat_map(|(id, entity)| entity.mentions.iter().map(move |m| (m.span, EntityId(id), m.level)));
        Self::of(article, mentions, terms)
    }

    /// These mentions and terms alone.
    pub(super) fn of(
        article: &Article<'_>,
        mentions: impl Iterator<Item = (Span, EntityId, MentionLevel)>,
        terms: &[Term],
    ) -> Self {
        let spot = |(span, entity, level): (Span, EntityId, MentionLevel)| {
            let words = article.words_in(span);
            Spot { first: words.start, end: words.end, entity, level }
        };
        let mut mentions: Vec<Spot> = mentions.map(spot).collect();
        mentions.sort_by_key(|s| (s.first, std::cmp::Reverse(s.end)));
        let mut spots = Vec::new();
        for (term, found) in terms.iter().enumerate() {
            let words = article.words_in(found.span);
            spots.push(TermSpot { first: words.start, end: words.end, term });
        }
        spots.sort_by_key(|s| (s.first, std::cmp::Reverse(s.end)));
        let count = article.words.len();
        let mention = starts(count, mentions.iter().map(|s| s.first));
        let term = starts(count, spots.iter().map(|s| s.first));
        let first = mention.into_iter().zip(term).collect();
        Self { mentions, terms: spots, first }
    }

    /// The first mention and the first term that begin at word `at` or after.
    fn from(&self, at: usize) -> (usize, usize) {
        let (mention, term) = self.first.get(at).or(self.first.last()).copied().unwrap_or_default();
        (mention as usize, term as usize)
    }

    /// The entity of the attached pronoun of word `at`.
    pub(super) fn pronoun(&self, at: usize) -> Option<EntityId> {
        self.starting(at).find(|s| s.level == MentionLevel::Pronoun).map(|s| s.entity)
    }

    fn starting(&self, at: usize) -> impl Iterator<Item = &Spot> {
        self.mentions.iter().skip(self.from(at).0).take_while(move |s| s.first == at)
    }

    /// The terms that begin at word `at` and end by `limit`, the longest first: one past the last word, index.
    pub(super) fn terms_at(&self, at: usize, limit: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.terms
            .iter()
            .skip(self.from(at).1)
            .take_while(move |s| s.first == at)
            .filter(move |s| s.end <= limit)
            .map(|s| (s.end, s.term))
    }
}

impl English<'_> {
    /// The name of an entity with «the» where it takes it.
    pub(super) fn named(&self, entity: &Entity) -> String {
        if entity.kind == EntityKind::Date {
            return entity.iso.as_deref().and_then(super::time::spelled).unwrap_or_else(|| entity.name_en.clone());
        }
        let name = entity.name_en.as_str();
        if name.is_empty() {
            return format!("[{}]", entity.name_ar);
        }
        let titled = matches!(entity.kind, EntityKind::Instrument | EntityKind::Event) && !name.contains("'s ");
        let with = match entity.kind {
            EntityKind::Person | EntityKind::Group | EntityKind::Nationality | EntityKind::Money | EntityKind::Quantity => false,
            _ => self.takes_article(name) || titled && !name.starts_with("the "),
        };
        if with { format!("the {name}") } else { name.to_owned() }
    }

    /// Whether an English proper name takes «the».
    pub(super) fn takes_article(&self, name: &str) -> bool {
        self.article.lexicon.takes_article(name)
    }

    /// The mention of a named entity that begins at word `at`.
    pub(super) fn mention(&self, at: usize, limit: usize) -> Option<Nominal> {
        let spot = self.spots.starting(at).find(|s| s.end <= limit && s.level != MentionLevel::Pronoun)?;
        let entity = self.entities.get(spot.entity.0)?;
        if !self.resolves(entity, spot) {
            return None;
        }
        let mut end = spot.end;
        let mut id = spot.entity;
        // «وزير الخارجية الصيني وانغ يي»: the title and the name are one.
        while let Some(next) =
            self.spots.starting(end).find(|s| s.end <= limit && s.level == MentionLevel::Name && !self.joined(end))
        {
            if next.entity != id {
                break;
            }
            end = next.end;
            id = next.entity;
        }
        let kind = match entity.kind {
            EntityKind::Person => Kind::Person,
            EntityKind::Date => Kind::Time,
            _ => Kind::Name,
        };
        let mut out = Nominal::name(self.named(entity), end, kind);
        out.head = at;
        out.human = entity.kind == EntityKind::Person;
        out.feminine = self.feminine(entity, spot);
        out.place = entity.kind == EntityKind::Place;
        // «سياستها الاقتصادية الجديدة»: the owner is the pronoun.
        if spot.level == MentionLevel::Nominal
            && let Some((_, rest)) = out.core.split_once("'s ")
            && let Some(own) = self.enclitic(at, super::pronoun::Role::Possessive)
        {
            out.core = format!("{own} {rest}");
        }
        Some(out)
    }

    /// The name that begins at word `at` and ends by `limit`, nothing but words in it: English, one past its last word.
    pub(super) fn name_at(&self, at: usize, limit: usize) -> Option<(String, usize)> {
        let spot = self.spots.starting(at).find(|s| s.level == MentionLevel::Name)?;
        let entity = self.entities.get(spot.entity.0)?;
        let dated = entity.kind == EntityKind::Date;
        let alone = spot.end == at + 1;
        // One word of a name («وانغ») is that word, where the lexicon has it.
        let own = alone && self.article.lemma(at).is_some_and(|lemma| !lemma.gloss.is_empty());
        let whole = spot.end <= limit && (at..spot.end).all(|i| !self.article.is_punctuation(i));
        (whole && !dated && !own && self.resolves(entity, spot)).then(|| (self.named(entity), spot.end))
    }

    /// Whether a name of a place begins at word `at`.
    pub(super) fn is_place(&self, at: usize) -> bool {
        let named = self.spots.starting(at).find(|s| s.level == MentionLevel::Name).and_then(|s| self.entities.get(s.entity.0));
        named.is_some_and(|entity| entity.kind == EntityKind::Place)
    }

    /// Whether word `at` is the last of a person's name.
    pub(super) fn is_person(&self, at: usize) -> bool {
        let person = |s: &Spot| self.entities.get(s.entity.0).is_some_and(|e| e.kind == EntityKind::Person);
        (at.saturating_sub(4)..=at).any(|first| self.spots.starting(first).any(|s| s.end == at + 1 && person(s)))
    }

    /// Whether a mention is better said by the entity's name than by its own words.
    fn resolves(&self, entity: &Entity, spot: &Spot) -> bool {
        if spot.level == MentionLevel::Name {
            if self.is_region(spot.first, spot.end, &entity.name_en) {
                return false;
            }
            return !matches!(entity.kind, EntityKind::Nationality | EntityKind::Money | EntityKind::Quantity)
                && (entity.kind != EntityKind::Date || entity.iso.as_deref().and_then(super::time::spelled).is_some());
        }
        if self.literal.get() {
            return false;
        }
        match entity.kind {
            EntityKind::Person | EntityKind::Organization | EntityKind::Instrument | EntityKind::Event => {
                // A person without a name is a description.
                entity.name_en.chars().next().is_some_and(char::is_uppercase) || entity.name_en.contains("'s ")
            }
            // «الأراضي الفلسطينية المحتلة» is said as it is, «بلاده» by the country's name.
            EntityKind::Place => !entity.name_en.is_empty() && (spot.first..spot.end).any(|i| self.owned(i)),
            _ => false,
        }
    }

    /// «الأراضي الفلسطينية» under the one word «Palestine»: said by its own words.
    fn is_region(&self, first: usize, end: usize, english: &str) -> bool {
        let word = self.article.word(first).map(|w| w.reading.features);
        end > first + 1
            && !english.contains(' ')
            && word.is_some_and(|f| f.pos == Pos::Noun && f.number == crate::lexicon::features::Number::Plur)
    }

    fn owned(&self, at: usize) -> bool {
        self.article.word(at).is_some_and(|w| w.reading.enclitic.is_some())
    }

    fn joined(&self, at: usize) -> bool {
        self.article.proclitics(at).conjunction() || self.article.proclitics(at).preposition()
    }

    fn feminine(&self, entity: &Entity, spot: &Spot) -> bool {
        if entity.kind == EntityKind::Place {
            return true;
        }
        self.article.word(spot.first).is_some_and(|w| w.reading.features.gender == Gender::Fem)
    }

    /// The longest name of the gazetteer that begins at word `at`, and names of people that are put together of known parts.
    pub(super) fn gazetteer_name(&self, at: usize, limit: usize) -> Option<Nominal> {
        let article = self.article;
        let propn = article.pos(at) == Pos::Propn;
        let shortest = if propn { at + 1 } else { at + 2 };
        let longest = limit.min(at + 7);
        let exact = article.name_start(at).and_then(|state| self.longest_name(state, at, shortest, longest));
        // «للولايات المتحدة»: the article is hidden behind the lam.
        let hidden = article.proclitics(at).has(Proclitics::LI) && article.definite(at);
        let state = article.lexicon.name_step(article.lexicon.name_start(), "ا").filter(|_| hidden);
        let state = state.and_then(|state| article.lexicon.name_step(state, article.folded_core(at)));
        let hidden = state.and_then(|state| self.longest_name(state, at, shortest, longest));
        let found = match (exact, hidden) {
            (Some(exact), Some(hidden)) => Some(if hidden.1 > exact.1 { hidden } else { exact }),
            (exact, hidden) => exact.or(hidden),
        };
        if let Some((state, end)) = found
            && let Some(entry) = best_entry(&article.lexicon.name_entries(state))
            && !(entry.table == EntityTable::Place && self.is_region(at, end, entry.english))
        {
            return Some(self.entry_name(entry, at, end));
        }
        if !propn {
            return None;
        }
        let mut parts = Vec::new();
        let mut end = at;
        while end < limit && article.pos(end) == Pos::Propn && (end == at || !self.joined(end)) {
            parts.push(self.noun_gloss(end));
            end += 1;
        }
        let mut out = Nominal::name(parts.join(" "), end, Kind::Person);
        out.head = at;
        out.human = true;
        out.feminine = article.word(at).is_some_and(|w| w.reading.features.gender == Gender::Fem);
        let place = article.lemma(at).and_then(|l| l.entity).map(|row| article.lexicon.entity(row));
        if let Some(entry) = place.filter(|e| e.table != EntityTable::Person) {
            out.kind = Kind::Name;
            out.human = false;
            out.feminine = entry.feminine;
            out.place = entry.table == EntityTable::Place;
        }
        Some(out)
    }

    /// The longest name from `state`, which has read word `at`, that ends at word `shortest` or after, by `longest`.
    fn longest_name(&self, mut state: NameState, at: usize, shortest: usize, longest: usize) -> Option<(NameState, usize)> {
        let (article, lexicon) = (self.article, self.article.lexicon);
        let mut best = None;
        let mut end = at + 1;
        loop {
            if end >= shortest && end <= longest && lexicon.is_name(state) {
                best = Some((state, end));
            }
            if end >= longest || article.is_punctuation(end) {
                return best;
            }
            let next = lexicon.name_step(state, " ").and_then(|s| lexicon.name_step(s, article.folded(end)));
            let Some(next) = next else { return best };
            state = next;
            end += 1;
        }
    }

    fn entry_name(&self, entry: &EntityEntry, at: usize, end: usize) -> Nominal {
        let person = entry.table == EntityTable::Person;
        let with = matches!(entry.table, EntityTable::Instrument | EntityTable::Event) || self.takes_article(entry.english);
        let with = with && !person && !entry.english.contains("'s ");
        let name = if with { format!("the {}", entry.english) } else { entry.english.to_owned() };
        let mut out = Nominal::name(name, end, if person { Kind::Person } else { Kind::Name });
        out.head = at;
        out.human = person;
        out.feminine = entry.feminine;
        out.place = entry.table == EntityTable::Place;
        out
    }
}

/// Of entries with one name: states before cities before the rest.
fn best_entry(found: &[EntityEntry]) -> Option<&EntityEntry> {
    found.iter().min_by_key(|e| match (e.table, e.kind) {
        (EntityTable::Place, "country") => 0,
        (EntityTable::Place, "city") => 1,
        (EntityTable::Place, _) => 3,
        (EntityTable::Person, _) => 2,
        _ => 2,
    })
}
