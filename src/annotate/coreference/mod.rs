//! Mentions → entities: which of them are the same person, place or body.
//!
//! In: the mentions found, in order. Out: [`Entities`], growing in two passes over the article: names first, whatever order they come in; then descriptions, each
//! from what stands before it. Reported speech is resolved between the two kinds of description that need it («بلاده» is the speaker's country).
//! Where nothing decides, a description is a thing of its own: a wrong link misleads more than a missing one.

mod described;
mod group;
mod names;
mod roles;
mod speaker;

use super::annotation::{Entity, EntityId, EntityKind, Mention, MentionLevel, Quote};
use super::article::Article;
use super::entity::date::Day;
use super::entity::{Found, Identity};
use crate::lexicon::features::{Gender, Number, Person, Pos};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// More bytes than any mention has.
const LONGEST_MENTION: usize = 1024;

/// How many mentions back «الأخير» looks.
const LATTER: usize = 32;
/// How many words from a cue on may hold a pronoun of the speaker.
const PRONOUN_WORDS: usize = 4;
/// Attached pronouns of the third person, the longer first.
const PRONOUNS: [&str; 5] = ["هما", "ها", "هم", "هن", "ه"];

/// What is known of an entity beyond what the annotation shows.
#[derive(Clone, Debug, Default)]
pub(super) struct Knowledge {
    /// Gazetteer row.
    pub(super) entry: Option<u32>,
    /// Gazetteer rows that a name of several bearers may mean.
    pub(super) candidates: Vec<u32>,
    /// Folded words of the fullest name.
    pub(super) key: Vec<String>,
    /// Lemmas of a name made of common words.
    pub(super) lemmas: Vec<&'static str>,
    /// Offices held: title row, lemma keys of its words.
    pub(super) offices: Vec<(u32, Vec<u32>)>,
    /// Gazetteer row of the country of a person or body.
    pub(super) place: Option<u32>,
    /// Grammatically feminine.
    pub(super) feminine: Option<bool>,
    /// Lemma key of the noun its name begins with.
    pub(super) head: Option<u32>,
    /// `side`, `people`, `leader` for groups.
    pub(super) group: &'static str,
}

/// The entities under construction.
#[derive(Debug)]
pub struct Entities<'a> {
    article: &'a Article<'a>,
    today: Option<Day>,
    list: Vec<Entity>,
    known: Vec<Knowledge>,
    /// Start byte, entity: every mention resolved so far, for "the last one before".
    trail: Vec<(usize, EntityId)>,
    /// Every mention by its place.
    places: Vec<(Span, EntityId)>,
    /// Gazetteer row → entity.
    by_entry: FxHashMap<u32, EntityId>,
    /// Names by their bytes.
    named: FxHashMap<(usize, usize), EntityId>,
    /// Things by what may be said for them.
    things: described::Things,
}

impl<'a> Entities<'a> {
    /// Resolves names, then roles and groups. «بلاده» and what else needs a speaker waits for [`Entities::resolve_late`].
    #[must_use]
    pub fn resolve(article: &'a Article<'a>, found: &[Found], today: Option<Day>) -> Self {
        let mut all = Self {
            article,
            today,
            list: Vec::new(),
            known: Vec::new(),
            trail: Vec::new(),
            places: Vec::new(),
            by_entry: FxHashMap::default(),
            named: FxHashMap::default(),
            things: described::Things::default(),
        };
        let beside = roles::Beside::new(found, article.words.len());
        let mut whole: Option<(Span, EntityId)> = None;
        for mention in found.iter().filter(|f| f.level == MentionLevel::Name) {
            let id = all.name(mention, beside.role(article, mention));
            // «دولة فلسطين» and «فلسطين» inside it are one mention.
            if mention.nested && whole.is_some_and(|(span, of)| of == id && span.covers(mention.span)) {
                continue;
            }
            if !mention.nested {
                whole = Some((mention.span, id));
            }
            all.mention(id, mention);
        }
        // Who is named beside a role is known before any role is resolved: headlines say the role, the text below the name.
        let mut bearers = vec![None; found.len()];
        for (slot, mention) in bearers.iter_mut().zip(found) {
            if let Identity::Role(role) = &mention.identity {
                *slot = all.bearer_beside(mention, role, &beside);
            }
        }
        for (mention, bearer) in found.iter().zip(bearers).filter(|(f, _)| f.level == MentionLevel::Nominal) {
            let id = match &mention.identity {
                Identity::Role(role) => Some(bearer.unwrap_or_else(|| all.role(mention, role))),
                Identity::Group(kind, english) => all.group(mention, kind, english),
                Identity::Side(place) => Some(all.place(*place)),
                Identity::Again(lemmas) => all.again(lemmas),
                Identity::Described(said) => all.described(mention, said),
                Identity::Latter { feminine } => all.latter(mention.span.start, *feminine),
                _ => None,
            };
            if let Some(id) = id {
                all.mention(id, mention);
            }
        }
        all
    }

    /// Resolves «بلاده»: the country of the one it is said by or of.
    pub fn resolve_late(&mut self, found: &[Found], quotes: &[Quote]) {
        self.speakers_pronouns(quotes);
        let mut said: Vec<&Quote> = quotes.iter().collect();
        said.sort_by_key(|q| q.content.start);
        let speaker = |byte: usize| {
            let end = said.partition_point(|q| q.content.start <= byte);
            let around = said.get(end.saturating_sub(8)..end).unwrap_or(&[]);
            around.iter().rev().find(|q| q.content.contains(byte)).and_then(|q| q.speaker)
        };
        for mention in found.iter().filter(|f| f.identity == Identity::OwnCountry) {
            let feminine = self
                .article
                .word(mention.words.start)
                .and_then(|w| w.reading.enclitic)
                .map(|e| e.gender == crate::lexicon::features::Gender::Fem);
            let fits = |id: &EntityId| {
                feminine.is_none() || self.known.get(id.0).is_none_or(|k| k.feminine.is_none() || k.feminine == feminine)
            };
            let whose =
                speaker(mention.span.start).filter(fits).or_else(|| self.last_person_before(mention.span.start, feminine));
            let place = whose.and_then(|id| self.known.get(id.0)).and_then(|k| k.place);
            if let Some(place) = place {
                let id = self.place(place);
                self.mention(id, mention);
            }
        }
    }

    /// The entities in the order of their first mentions, and where each old id went.
    #[must_use]
    pub fn finish(self) -> (Vec<Entity>, Vec<Option<EntityId>>) {
        let mut order: Vec<usize> = (0..self.list.len())
            .filter(|&i| {
                self.list
                    .get(i)
                    .is_some_and(|e| !e.mentions.is_empty() || matches!(e.kind, EntityKind::Place | EntityKind::Group))
            })
            .collect();
        // A place that nothing mentions is kept only as somebody's member or country slot; groups need their members.
        let needed: Vec<EntityId> = self.list.iter().filter(|e| !e.mentions.is_empty()).flat_map(|e| e.members.clone()).collect();
        // A group without mention is one of several speakers, each mentioned.
        let kept = |e: &Entity| !e.mentions.is_empty() || e.kind == EntityKind::Group && !e.members.is_empty();
        order.retain(|&i| self.list.get(i).is_some_and(kept) || needed.contains(&EntityId(i)));
        order
            .sort_by_key(|&i| self.list.get(i).and_then(|e| e.mentions.iter().map(|m| m.span.start).min()).unwrap_or(usize::MAX));
        let mut to = vec![None; self.list.len()];
        for (new, &old) in order.iter().enumerate() {
            if let Some(slot) = to.get_mut(old) {
                *slot = Some(EntityId(new));
            }
        }
        let entities = order
            .iter()
            .filter_map(|&i| self.list.get(i).cloned())
            .map(|mut e| {
                if e.name_en.is_empty() && e.kind == EntityKind::Group {
                    e.name_en = self.enumerated(&e.members);
                }
                e.members = e.members.iter().filter_map(|m| to.get(m.0).copied().flatten()).collect();
                e.mentions.sort_by_key(|m| (m.span.start, m.span.end));
                e.mentions.dedup_by_key(|m| m.span);
                e
            })
            .collect();
        (entities, to)
    }

    /// «Egypt, Jordan and Iraq».
    fn enumerated(&self, members: &[EntityId]) -> String {
        let names: Vec<&str> = members.iter().filter_map(|m| self.get(*m)).map(|e| e.name_en.as_str()).collect();
        match names.split_last() {
            Some((last, first)) if !first.is_empty() => format!("{} and {last}", first.join(", ")),
            _ => names.concat(),
        }
    }

    /// The entity.
    #[must_use]
    pub fn get(&self, id: EntityId) -> Option<&Entity> {
        self.list.get(id.0)
    }

    /// Whether it is spoken of in the feminine, where that is known.
    #[must_use]
    pub fn feminine(&self, id: EntityId) -> Option<bool> {
        self.known.get(id.0).and_then(|k| k.feminine)
    }

    /// Sets the English name of an entity made of common words.
    pub fn rename(&mut self, id: EntityId, english: String) {
        if let Some(entity) = self.list.get_mut(id.0) {
            entity.name_en = english;
        }
    }

    /// Another English name of an entity.
    pub fn alias(&mut self, id: EntityId, english: String) {
        if let Some(entity) = self.list.get_mut(id.0).filter(|e| e.name_en != english && !e.aliases_en.contains(&english)) {
            entity.aliases_en.push(english);
        }
    }

    /// Entities whose English name is still to be made from their words: id and the words of their first mention.
    #[must_use]
    pub fn unnamed(&self) -> Vec<(EntityId, Span)> {
        let open = self.list.iter().enumerate().filter(|(_, e)| e.name_en.is_empty());
        open.filter_map(|(i, e)| e.mentions.first().map(|m| (EntityId(i), m.span))).collect()
    }

    /// The entities so far.
    #[must_use]
    pub fn list(&self) -> &[Entity] {
        &self.list
    }

    /// The entity with a mention that overlaps `span`: of several the one whose mention covers it best.
    #[must_use]
    pub fn at(&self, span: Span) -> Option<EntityId> {
        self.best_at(span).map(|b| b.1)
    }

    /// The same with the mention.
    fn best_at(&self, span: Span) -> Option<(Span, EntityId)> {
        let overlap = |m: Span| m.end.min(span.end).saturating_sub(m.start.max(span.start));
        let mut best: Option<(usize, usize, Span, EntityId)> = None;
        // No mention is longer than this many bytes: those that begin earlier cannot reach the span.
        let from = self.places.partition_point(|p| p.0.start + LONGEST_MENTION < span.start);
        for &(place, id) in self.places.iter().skip(from).take_while(|p| p.0.start < span.end).filter(|p| p.0.overlaps(span)) {
            let Some(entity) = self.list.get(id.0).filter(|e| !matches!(e.kind, EntityKind::Nationality | EntityKind::Date))
            else {
                continue;
            };
            for mention in entity.mentions.iter().filter(|m| m.span == place && !m.nested) {
                let score = (
                    overlap(mention.span),
                    usize::from(entity.kind == EntityKind::Person) * 2 + usize::from(mention.level == MentionLevel::Name),
                );
                if best.is_none_or(|b| score > (b.0, b.1)) {
                    best = Some((score.0, score.1, place, id));
                }
            }
        }
        best.map(|b| (b.2, b.3))
    }

    /// The entity that is named by exactly these bytes.
    #[must_use]
    pub fn named_at(&self, span: Span) -> Option<EntityId> {
        self.named.get(&(span.start, span.end)).copied()
    }

    /// The last person mentioned before a byte, of this gender where it is given.
    #[must_use]
    pub fn last_person_before(&self, byte: usize, feminine: Option<bool>) -> Option<EntityId> {
        let end = self.trail.partition_point(|t| t.0 < byte);
        let fits = |id: &EntityId| {
            self.list.get(id.0).is_some_and(|e| e.kind == EntityKind::Person)
                && (feminine.is_none() || self.known.get(id.0).is_none_or(|k| k.feminine.is_none() || k.feminine == feminine))
        };
        self.trail.get(..end)?.iter().rev().map(|t| t.1).find(fits)
    }

    /// The last person or body named before a byte, of this gender.
    fn latter(&self, byte: usize, feminine: bool) -> Option<EntityId> {
        let end = self.trail.partition_point(|t| t.0 < byte);
        let named = |id: &EntityId| {
            let entity = self.list.get(id.0);
            let gender = self.known.get(id.0).and_then(|k| k.feminine).is_none_or(|f| f == feminine);
            gender && entity.is_some_and(|e| matches!(e.kind, EntityKind::Person | EntityKind::Organization | EntityKind::Place))
        };
        self.trail.get(end.saturating_sub(LATTER)..end)?.iter().rev().map(|t| t.1).find(named)
    }

    /// The pronouns between a cue and what is said are the speaker's, where they agree: «قال إنه …», «قوله إن …».
    fn speakers_pronouns(&mut self, quotes: &[Quote]) {
        for quote in quotes {
            let Some((cue, speaker)) = quote.cue.zip(quote.speaker) else { continue };
            let Some(known) = self.known.get(speaker.0) else { continue };
            let group = self.list.get(speaker.0).is_some_and(|e| e.kind == EntityKind::Group);
            let feminine = known.feminine;
            let words = self.article.words_in(Span::new(cue.start, quote.content.start.max(cue.start)));
            for at in words.take(PRONOUN_WORDS) {
                let Some(word) = self.article.word(at) else { break };
                let Some(pronoun) = word.reading.enclitic.filter(|e| e.person == Person::Third) else { continue };
                let agrees = match (pronoun.number, feminine) {
                    (Number::Sing, Some(feminine)) => !group && (pronoun.gender == Gender::Fem) == feminine,
                    (Number::Dual | Number::Plur, _) => group,
                    _ => false,
                };
                // A verb's pronoun is its object, somebody else; so is that of «له», «إليه».
                let own = matches!(word.reading.features.pos, Pos::Sconj | Pos::Part | Pos::Noun);
                let form = PRONOUNS.iter().find(|form| word.span.of(self.article.text()).ends_with(**form));
                if let Some(form) = form.filter(|_| agrees && own)
                    && let Some(entity) = self.list.get_mut(speaker.0)
                {
                    let span = Span::new(word.span.end - form.len(), word.span.end);
                    entity.mentions.push(Mention { span, level: MentionLevel::Pronoun, nested: false });
                }
            }
        }
    }

    /// A speaker nobody has named: a description of its own.
    pub fn describe(&mut self, span: Span, kind: EntityKind) -> EntityId {
        let words = self.article.words_in(span);
        let feminine = self.article.word(words.start).map(|w| w.reading.features.gender == crate::lexicon::features::Gender::Fem);
        let id = self.add(kind, span.of(self.article.text()), String::new());
        if let Some(known) = self.known.get_mut(id.0) {
            known.feminine = feminine;
        }
        if let Some(entity) = self.list.get_mut(id.0) {
            entity.mentions.push(Mention { span, level: MentionLevel::Nominal, nested: false });
        }
        self.follow(span, id);
        id
    }

    /// Keeps the trail and the places of mentions in order.
    fn follow(&mut self, span: Span, id: EntityId) {
        let at = self.trail.partition_point(|t| t.0 <= span.start);
        self.trail.insert(at, (span.start, id));
        let at = self.places.partition_point(|p| p.0.start <= span.start);
        self.places.insert(at, (span, id));
    }

    fn add(&mut self, kind: EntityKind, name_ar: &str, name_en: String) -> EntityId {
        let id = EntityId(self.list.len());
        self.list.push(Entity {
            kind,
            name_ar: name_ar.to_owned(),
            name_en,
            transliterated: false,
            aliases_en: Vec::new(),
            country: None,
            iso: None,
            entry: None,
            members: Vec::new(),
            mentions: Vec::new(),
        });
        self.known.push(Knowledge::default());
        id
    }

    fn mention(&mut self, id: EntityId, found: &Found) {
        if let Some(entity) = self.list.get_mut(id.0) {
            entity.mentions.push(Mention { span: found.span, level: found.level, nested: found.nested });
            if found.level == MentionLevel::Name {
                self.named.insert((found.span.start, found.span.end), id);
            }
            self.follow(found.span, id);
            self.index(id, found);
        }
    }

    /// The country named by an adjective inside these words.
    fn nisba_in(&self, words: std::ops::Range<usize>) -> Option<u32> {
        words.into_iter().find_map(|w| self.article.nisba(w))
    }

    /// The place entity of a gazetteer row, made when it is new. A city stands for itself.
    fn place(&mut self, entry: u32) -> EntityId {
        self.by_entry.get(&entry).copied().unwrap_or_else(|| self.entry(entry))
    }
}
