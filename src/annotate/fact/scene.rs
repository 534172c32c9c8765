//! The article with what was found in it, indexed by word: which mention begins where, whose speech a word belongs to.
//!
//! In: the article, entities and quotes. Out: answers about words. Nothing is decided here but where a noun phrase with its names ends.

use super::Found;
use crate::annotate::annotation::{Entity, EntityId, EntityKind, MentionLevel, Quote, Sentence};
use crate::annotate::article::Article;
use crate::annotate::chunk;
use crate::annotate::morphology::Reading;
use crate::document::BlockKind;
use crate::lexicon::PhraseKind;
use crate::lexicon::features::{Aspect, Case, Features, Number, Person, Pos, State};
use std::ops::Range;

/// How much more than a word's best reading another may cost and still be believed.
const PLAUSIBLE: u16 = 30;

/// A mention as words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ref {
    /// First word.
    pub(super) first: usize,
    /// One past the last.
    pub(super) end: usize,
    /// What it speaks of.
    pub(super) entity: EntityId,
    /// What that is.
    pub(super) kind: EntityKind,
    /// How it refers.
    pub(super) level: MentionLevel,
    /// Lies inside a longer name.
    pub(super) nested: bool,
}

impl Ref {
    /// Whether it can act or be acted upon: no date and no amount.
    pub(super) fn is_party(&self) -> bool {
        !matches!(self.kind, EntityKind::Date | EntityKind::Money | EntityKind::Quantity)
    }
}

/// The article and its index.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    /// The article.
    pub(super) article: &'a Article<'a>,
    /// What was found before.
    pub(super) found: &'a Found<'a>,
    /// Mentions by first word, the longest first.
    refs: Vec<Ref>,
    /// For each word the quote whose content holds it, the innermost.
    quoted: Vec<Option<usize>>,
    /// For each word the quote whose cue it is in.
    cues: Vec<Option<usize>>,
    /// For each word whether it is a finite verb.
    finite: Vec<bool>,
}

impl<'a> Scene<'a> {
    /// Builds the index.
    pub(super) fn new(article: &'a Article<'a>, found: &'a Found<'a>) -> Self {
        let mut refs = Vec::new();
        for (id, entity) in found.entities.iter().enumerate() {
            for mention in &entity.mentions {
                let words = article.words_in(mention.span);
                if !words.is_empty() {
                    refs.push(Ref {
                        first: words.start,
                        end: words.end,
                        entity: EntityId(id),
                        kind: entity.kind,
                        level: mention.level,
                        nested: mention.nested,
                    });
                }
            }
        }
        refs.sort_by_key(|r| (r.first, std::cmp::Reverse(r.end)));
        let mut quoted: Vec<Option<usize>> = vec![None; article.words.len()];
        let mut cues = quoted.clone();
        // The longest first, so that the innermost is written last.
        let mut order: Vec<usize> = (0..found.quotes.len()).collect();
        order.sort_by_key(|&q| std::cmp::Reverse(found.quotes.get(q).map_or(0, |quote| quote.content.len())));
        for q in order {
            let Some(quote) = found.quotes.get(q) else { continue };
            for at in article.words_in(quote.content) {
                if let Some(slot) = quoted.get_mut(at) {
                    *slot = Some(q);
                }
            }
            for at in quote.cue.map_or(0..0, |cue| article.words_in(cue)) {
                if let Some(slot) = cues.get_mut(at) {
                    *slot = Some(q);
                }
            }
        }
        let mut scene = Self { article, found, refs, quoted, cues, finite: vec![false; article.words.len()] };
        scene.find_verbs();
        scene
    }

    fn find_verbs(&mut self) {
        for sentence in self.article.sentences {
            let mut verb_before = false;
            for at in sentence.first..sentence.end {
                let conjoined = self.article.proclitics(at).conjunction();
                if matches!(self.article.pos(at), Pos::Punct | Pos::Sconj) || conjoined || self.is_relative(at) {
                    verb_before = false;
                }
                let finite = self.judge_finite(at, sentence.first, verb_before);
                if let Some(slot) = self.finite.get_mut(at) {
                    *slot = finite;
                }
                verb_before |= finite;
            }
        }
    }

    /// The entity with this id.
    pub(super) fn entity(&self, id: EntityId) -> Option<&'a Entity> {
        self.found.entities.get(id.0)
    }

    /// The quote whose content holds word `at`.
    pub(super) fn quote_of(&self, at: usize) -> Option<&'a Quote> {
        self.quote_number(at).and_then(|q| self.found.quotes.get(q))
    }

    /// The number of the quote whose content holds word `at`.
    pub(super) fn quote_number(&self, at: usize) -> Option<usize> {
        self.quoted.get(at).copied().flatten()
    }

    /// The quote that word `at` reports.
    pub(super) fn cue_of(&self, at: usize) -> Option<&'a Quote> {
        self.cues.get(at).copied().flatten().and_then(|q| self.found.quotes.get(q))
    }

    /// The words around `at`, in its sentence, that belong to the same speech: back to where other speech ends, on to where its own ends.
    pub(super) fn region(&self, at: usize, sentence: &Sentence) -> Range<usize> {
        let level = self.quote_number(at);
        let first = (sentence.first..at).rev().find(|&i| self.quote_number(i) != level).map_or(sentence.first, |i| i + 1);
        let end = match level {
            Some(_) => (at..sentence.end).find(|&i| self.quote_number(i) != level).unwrap_or(sentence.end),
            None => sentence.end,
        };
        first..end
    }

    /// What kind of block word `at` is in.
    pub(super) fn block_kind(&self, at: usize) -> Option<BlockKind> {
        let start = self.article.word(at)?.span.start;
        let blocks = self.article.document.blocks();
        blocks.get(blocks.partition_point(|b| b.span.end <= start)).map(|b| b.kind)
    }

    /// All mentions by first word.
    pub(super) fn refs(&self) -> &[Ref] {
        &self.refs
    }

    /// The mentions that begin at word `at`, the longest first.
    pub(super) fn starting(&self, at: usize) -> &[Ref] {
        let first = self.refs.partition_point(|r| r.first < at);
        let end = self.refs.partition_point(|r| r.first <= at);
        self.refs.get(first..end).unwrap_or(&[])
    }

    /// The mentions that lie within the words, by first word.
    pub(super) fn within<'s>(&'s self, words: &Range<usize>) -> impl Iterator<Item = &'s Ref> + use<'s, 'a> {
        let first = self.refs.partition_point(|r| r.first < words.start);
        let end = self.refs.partition_point(|r| r.first < words.end);
        let limit = words.end;
        self.refs.get(first..end.max(first)).unwrap_or(&[]).iter().filter(move |r| r.end <= limit)
    }

    /// The longest name or description of a party that begins at word `at`.
    pub(super) fn party_at(&self, at: usize) -> Option<&Ref> {
        self.starting(at).iter().find(|r| r.is_party() && r.level != MentionLevel::Pronoun)
    }

    /// What the pronoun attached to word `at` (or that is it) stands for, where coreference knows.
    pub(super) fn pronoun_at(&self, at: usize) -> Option<EntityId> {
        self.starting(at).iter().find(|r| r.level == MentionLevel::Pronoun).map(|r| r.entity)
    }

    /// Whether a date begins at word `at`, and where it ends.
    pub(super) fn date_at(&self, at: usize) -> Option<usize> {
        self.starting(at).iter().find(|r| r.kind == EntityKind::Date).map(|r| r.end)
    }

    /// The lemmas of the plausible readings of word `at` with this part of speech, the chosen one first.
    fn lemmas(&self, at: usize, pos: Pos) -> Vec<u32> {
        let mut out = Vec::new();
        let Some(word) = self.article.word(at) else { return out };
        let readings = self.article.lattice.of(at);
        let best = readings.first().map_or(0, |r| r.cost);
        for reading in std::iter::once(&word.reading).chain(readings.iter().filter(|r| r.cost <= best + PLAUSIBLE)) {
            let fits = reading.features.pos == pos && reading.proclitics.conjunction() == word.reading.proclitics.conjunction();
            if let Some(id) = reading.lemma.filter(|id| fits && !out.contains(&id.0)) {
                out.push(id.0);
            }
        }
        out
    }

    /// The citation forms of the plausible readings of word `at` with this part of speech, the chosen one first.
    pub(super) fn citations(&self, at: usize, pos: Pos) -> Vec<&'static str> {
        self.lemmas(at, pos).into_iter().map(|id| self.article.lexicon.lemma(id).form).collect()
    }

    /// The keys of the same lemmas, under which the frames are filed.
    pub(super) fn keys(&self, at: usize, pos: Pos) -> Vec<u32> {
        let mut keys: Vec<u32> = self.lemmas(at, pos).into_iter().map(|id| self.article.lexicon.lemma_numbers(id).0).collect();
        keys.dedup();
        keys
    }

    /// What the form of word `at` says of it. A name says what names say, however common the word it is spelt like.
    pub(super) fn features(&self, at: usize) -> Features {
        let chosen = self.article.word(at).map(|w| w.reading.features).unwrap_or_default();
        let name = self.party_at(at).filter(|r| r.level == MentionLevel::Name && r.kind != EntityKind::Nationality);
        match name {
            Some(r) if chosen.pos != Pos::Propn && (r.end == at + 1 || chosen.pos != Pos::Noun) => {
                let proper = self.article.lattice.of(at).iter().find(|r| r.features.pos == Pos::Propn);
                proper.map_or(Features { pos: Pos::Propn, ..Features::default() }, |r| r.features)
            }
            _ => chosen,
        }
    }

    /// What word `at` says as a finite verb: the chosen reading, or the best of its verbs where it was read as a noun or, in a report, as a first person.
    pub(super) fn verb(&self, at: usize) -> Features {
        let chosen = self.article.word(at).map(|w| w.reading.features).unwrap_or_default();
        let mine = chosen.person == Person::First && self.quote_number(at).is_none();
        if !mine && (chosen.pos == Pos::Verb || !self.is_finite(at)) {
            return chosen;
        }
        let third = |r: &&Reading| r.features.pos == Pos::Verb && r.features.person == Person::Third;
        let readings = self.article.lattice.of(at);
        let perfect = readings.iter().filter(third).find(|r| r.features.aspect == Aspect::Perf);
        perfect.or_else(|| readings.iter().find(third)).map_or(chosen, |r| r.features)
    }

    /// Whether word `at` is a finite verb here. Spelling alone often leaves open whether a word is a verb or its noun («سحب», «بحث», «فتح»): inside a clause that has
    /// its verb already, after a noun, it is the noun; where a clause must begin and has no other verb, it is the verb.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        self.finite.get(at).copied().unwrap_or(false)
    }

    fn judge_finite(&self, at: usize, first: usize, verb_before: bool) -> bool {
        let conjoined = self.article.proclitics(at).conjunction();
        if self.article.is_verb(at) {
            let between = at > first && !conjoined && self.party_at(at).is_none();
            let after_nominal = between && matches!(self.article.pos(at - 1), Pos::Noun | Pos::Adj | Pos::Propn | Pos::Num);
            let noun = after_nominal && (verb_before || self.under_preposition(at, first)) && self.may_be_plain_noun(at);
            return !(noun || self.is_accusative_noun(at) && !conjoined);
        }
        let opens = at == first || conjoined || self.mark(at - 1) == "،";
        opens && self.may_be_verb_instead(at)
    }

    /// Whether the words before `at` are a preposition at the start of a clause with what it governs: «على الأطراف وقف القتال».
    fn under_preposition(&self, at: usize, first: usize) -> bool {
        let before = (first..at).rev().find(|&i| !chunk::is_nominal(self.article, i));
        before.is_some_and(|i| {
            self.article.citation(i) == "عَلَى"
                && (i == first
                    || matches!(self.article.pos(i - 1), Pos::Sconj | Pos::Punct | Pos::Verb)
                    || self.article.proclitics(i).conjunction())
        })
    }

    /// Whether a plausible reading is a noun without clitics.
    fn may_be_plain_noun(&self, at: usize) -> bool {
        let readings = self.article.lattice.of(at);
        let best = readings.first().map_or(0, |r| r.cost);
        readings
            .iter()
            .any(|r| r.features.pos == Pos::Noun && r.proclitics.0 == 0 && r.enclitic.is_none() && r.cost <= best + PLAUSIBLE)
    }

    /// Whether word `at`, read as a bare noun that opens a clause, can be a verb in the perfect with what follows as its subject or complement.
    fn may_be_verb_instead(&self, at: usize) -> bool {
        let Some(word) = self.article.word(at) else { return false };
        if word.reading.features.pos != Pos::Noun || self.article.definite(at) || word.reading.enclitic.is_some() {
            return false;
        }
        if self.party_at(at).is_some() || word.reading.proclitics.preposition() {
            return false;
        }
        let readings = self.article.lattice.of(at);
        let best = readings.first().map_or(0, |r| r.cost);
        let verb = readings.iter().any(|r| {
            r.features.pos == Pos::Verb
                && r.features.aspect == Aspect::Perf
                && r.features.number == Number::Sing
                && r.cost <= best + PLAUSIBLE
        });
        let next = at + 1;
        let subject = self.article.pos(next) == Pos::Num
            || self.starting(next).iter().any(|r| r.level != MentionLevel::Pronoun && r.kind != EntityKind::Date)
            || self.article.pos(next) == Pos::Adp
            || self.article.pos(next) == Pos::Noun && self.article.definite(next);
        verb && subject
    }

    /// Whether a reading of word `at` is an indefinite accusative («دعمًا»), and none of its verbs takes a dual subject here.
    fn is_accusative_noun(&self, at: usize) -> bool {
        self.article.lattice.of(at).iter().any(|r| {
            matches!(r.features.pos, Pos::Noun | Pos::Adj)
                && r.features.case == Case::Acc
                && r.features.state == State::Indef
                && r.proclitics.0 == 0
        })
    }

    /// Whether word `at` can be part of a noun phrase.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        chunk::is_nominal(self.article, at)
            || self.party_at(at).is_some()
            || self.article.is_verb(at) && !self.is_finite(at)
            || self.article.pos(at) == Pos::Det && !self.is_relative(at)
    }

    /// Whether a plausible reading of word `at` is a verbal noun.
    pub(super) fn may_be_masdar(&self, at: usize) -> bool {
        self.lemmas(at, Pos::Noun).into_iter().any(|id| self.article.lexicon.lemma(id).derivation.starts_with("masdar"))
    }

    /// The preposition that word `at` is, as the lexicon writes it; also where من or قبل was read otherwise although a noun follows.
    pub(super) fn preposition(&self, at: usize) -> Option<&'static str> {
        if self.article.pos(at) == Pos::Adp {
            return Some(self.article.citation(at));
        }
        let misread = self.article.pos(at) == Pos::Pron && self.article.proclitics(at).0 == 0 && self.is_nominal(at + 1);
        misread.then(|| self.citations(at, Pos::Adp).first().copied()).flatten()
    }

    /// Whether word `at` is a relative pronoun.
    pub(super) fn is_relative(&self, at: usize) -> bool {
        self.article.is_lemma(at, &["الَّذِي"])
    }

    /// The word as written, when it is punctuation.
    pub(super) fn mark(&self, at: usize) -> &'a str {
        if self.article.is_punctuation(at) { self.article.surface(at) } else { "" }
    }

    /// One past the noun phrase at word `at`: its names, what is apposed to them, adjectives, a short bracket.
    pub(super) fn noun_phrase(&self, at: usize, limit: usize) -> usize {
        let mut end = self.party_at(at).map_or_else(|| self.bare_phrase(at), |r| r.end);
        for r in self.refs.iter().skip(self.refs.partition_point(|r| r.first < at)).take_while(|r| r.first < end) {
            if r.end > end && r.level != MentionLevel::Pronoun {
                end = r.end;
                break;
            }
        }
        while end < limit {
            match self.goes_on(at, end, limit) {
                Some(next) if next > end => end = next,
                _ => break,
            }
        }
        end.min(limit.max(at + 1))
    }

    /// Where the phrase that began at `at` and reaches `end` goes on to.
    fn goes_on(&self, at: usize, end: usize, limit: usize) -> Option<usize> {
        let clitics = self.article.proclitics(end);
        if self.mark(end) == "(" {
            let close = (end + 1..limit.min(end + 8)).find(|&i| self.mark(i) == ")")?;
            return Some(close + 1);
        }
        if self.mark(end) == "،" {
            // «وزير الدفاع، جيمس ماتيس، …»
            let next = self.party_at(end + 1).filter(|r| self.apposed(at, end, r))?;
            if self.article.proclitics(end + 1).conjunction() {
                return None;
            }
            return Some(if self.mark(next.end) == "،" && next.end < limit { next.end + 1 } else { next.end });
        }
        if clitics.conjunction() || clitics.preposition() {
            return None;
        }
        // «مقتل 40 شخصا», «ثلاثة وعشرين دبلوماسيا»
        let amount = self.starting(end).iter().find(|r| matches!(r.kind, EntityKind::Quantity | EntityKind::Money));
        if let Some(amount) = amount.filter(|_| chunk::opens_construct(self.article, end - 1)) {
            return Some(amount.end);
        }
        let counted = matches!(self.article.pos(end), Pos::Noun | Pos::Adj) && !self.article.definite(end);
        if counted && self.article.pos(end - 1) == Pos::Num && self.date_at(end).is_none() {
            return Some(end + 1);
        }
        let after = self.after_honorifics(end, limit);
        if let Some(next) = self.party_at(after).filter(|r| self.apposed(at, end, r)) {
            return Some(next.end);
        }
        (self.article.pos(end) == Pos::Adj && chunk::agrees(self.article, at, end)).then_some(end + 1)
    }

    /// The phrase at `at` by its words alone. A noun that was read as a verb keeps its adjectives in the accusative, and what it is in construct with.
    fn bare_phrase(&self, at: usize) -> usize {
        if !self.article.is_verb(at) {
            return chunk::noun_phrase(self.article, at);
        }
        let mut end = at + 1;
        if self.is_accusative_noun(at) {
            while self.is_accusative_noun(end) || self.article.pos(end) == Pos::Adj && !self.article.definite(end) {
                end += 1;
            }
        } else if self.is_nominal(end)
            && !self.article.proclitics(end).conjunction()
            && !self.article.proclitics(end).preposition()
        {
            end = self.party_at(end).map_or_else(|| chunk::noun_phrase(self.article, end), |r| r.end);
        }
        end
    }

    /// Whether mention `next` names again what the phrase `at..end` ends with, or is the name that its description announces.
    fn apposed(&self, at: usize, end: usize, next: &Ref) -> bool {
        self.within(&(at..end)).any(|r| {
            r.end == end
                && (r.entity == next.entity
                    || r.level == MentionLevel::Nominal
                        && r.kind == next.kind
                        && next.level == MentionLevel::Name
                        && next.kind == EntityKind::Person)
        })
    }

    /// Past the forms of address before a name.
    pub(super) fn after_honorifics(&self, at: usize, limit: usize) -> usize {
        let mut end = at;
        while end < limit {
            let honorific = self
                .article
                .phrases_at(end)
                .iter()
                .find(|p| matches!(p.kind, PhraseKind::Title(row) if self.article.lexicon.title(row).kind == "honorific"));
            match honorific {
                Some(p) => end = p.end,
                None => break,
            }
        }
        end
    }

    /// One past the noun phrase at `at` with its prepositional phrases and coordinations, up to `limit`.
    pub(super) fn extended(&self, at: usize, limit: usize) -> usize {
        let mut end = self.noun_phrase(at, limit);
        while end < limit {
            let clitics = self.article.proclitics(end);
            let next = if (clitics.preposition() || clitics.conjunction()) && self.is_nominal(end) {
                self.noun_phrase(end, limit)
            } else if self.article.pos(end) == Pos::Adp && self.article.word(end).is_some_and(|w| w.reading.enclitic.is_some()) {
                end + 1
            } else if self.article.pos(end) == Pos::Adp && end + 1 < limit && self.is_nominal(end + 1) {
                self.noun_phrase(end + 1, limit)
            } else if let Some(past) = self.date_at(end) {
                past
            } else {
                break;
            };
            if next <= end {
                break;
            }
            end = next;
        }
        end.min(limit)
    }

    /// The members of the coordination that begins at word `at`: «أ وب وج».
    pub(super) fn coordinated(&self, at: usize, limit: usize) -> Vec<Range<usize>> {
        let mut parts = vec![at..self.noun_phrase(at, limit)];
        loop {
            let next = parts.last().map_or(at, |p| p.end);
            let joined = next < limit
                && self.article.proclitics(next).conjunction()
                && !self.article.proclitics(next).preposition()
                && self.is_nominal(next)
                && !self.article.is_verb(next);
            if !joined {
                return parts;
            }
            parts.push(next..self.noun_phrase(next, limit));
        }
    }
}
