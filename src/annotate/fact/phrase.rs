//! Noun phrases with the names in them: where they end, their conjuncts, what follows them.
//!
//! Words alone are read by `chunk`; here mentions count as units, and what is apposed to them belongs to them.

use super::scene::{Ref, Scene};
use crate::annotate::annotation::{EntityKind, MentionLevel};
use crate::annotate::chunk;
use crate::lexicon::PhraseKind;
use crate::lexicon::features::{Number, Pos};
use std::ops::Range;

impl Scene<'_> {
    /// One past the noun phrase at word `at`: its names, what is apposed to them, adjectives, a short bracket.
    pub(super) fn noun_phrase(&self, at: usize, limit: usize) -> usize {
        // «8 أشخاص مصرعهم»: an amount ends where it was found to end.
        let amount = self.starting(at).iter().find(|r| r.kind == EntityKind::Quantity && r.level != MentionLevel::Pronoun);
        let mut end = match self.party_at(at).or(amount) {
            Some(r) => r.end,
            None => self.bare_phrase(at),
        };
        end = self.before_other(at, end);
        // Two names side by side are two phrases, unless one names the other again.
        let names = |r: &&Ref| r.first > at && r.is_party() && r.level == MentionLevel::Name && !r.nested;
        if let Some(r) = self.within(&(at..end)).find(names).filter(|r| r.end < end) {
            let other = self.party_at(r.end).is_some_and(|next| next.entity != r.entity && !self.apposed(at, r.end, next));
            if other && r.kind != EntityKind::Nationality {
                end = r.end;
            }
        }
        for r in self.refs.iter().skip(self.ref_from(at)).take_while(|r| r.first < end) {
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

    /// The end of the phrase, cut before another party that no construct binds to it: «فاجأ الرئيس الصحفيين», «هز انفجار قوي العاصمة».
    fn before_other(&self, at: usize, end: usize) -> usize {
        let known = self.party_at(at).map_or(at + 1, |r| r.end);
        let cut = |r: &&Ref| {
            let before = r.first - 1;
            let bound = self.article.pos(before) != Pos::Adj && chunk::opens_construct(self.article, before)
                || self.article.pos(before) == Pos::Num
                || self.article.proclitics(r.first).conjunction();
            r.is_party()
                && r.level != MentionLevel::Pronoun
                && !r.nested
                && !(r.kind == EntityKind::Nationality && self.article.pos(r.first) == Pos::Adj)
                && !bound
                && !self.apposed(at, r.first, r)
        };
        // «انفجار قوي العاصمة …»: an adjective of what happened, then a place.
        let place = (known..end.saturating_sub(1)).find(|&i| {
            self.article.pos(i) == Pos::Adj
                && !self.article.definite(i)
                && self.article.definite(i + 1)
                && self.is_head_of_place(i + 1)
        });
        let end = place.map_or(end, |adjective| adjective + 1);
        self.within(&(known..end)).find(cut).filter(|r| r.first > at).map_or(end, |r| r.first)
    }

    /// Where the phrase that began at `at` and reaches `end` goes on to.
    fn goes_on(&self, at: usize, end: usize, limit: usize) -> Option<usize> {
        let clitics = self.article.proclitics(end);
        if self.mark(end) == "(" {
            let close = (end + 1..limit.min(end + 8)).find(|&i| self.mark(i) == ")")?;
            return Some(close + 1);
        }
        // «تنظيم "الدولة الإسلامية"»
        if matches!(self.mark(end), "\"" | "«" | "“") && chunk::opens_construct(self.article, end - 1) {
            let named = self.party_at(end + 1).filter(|r| matches!(self.mark(r.end), "\"" | "»" | "”"))?;
            return Some(named.end + 1);
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
        // «المفوضية نفسها», «الدول كلها»
        if self.article.is_lemma(end, &["نَفس", "كُلّ", "جَمِيع", "كِلَا"])
            && self.article.word(end).is_some_and(|w| w.reading.enclitic.is_some() && w.reading.features.number != Number::Plur)
        {
            return Some(end + 1);
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
        // «العاصمة البلجيكية بروكسل»
        let place = self.party_at(end).filter(|r| r.kind == EntityKind::Place && r.level == MentionLevel::Name);
        if let Some(place) = place.filter(|_| self.is_head_of_place(at) && self.article.definite(at)) {
            return Some(place.end);
        }
        let after = self.after_honorifics(end, limit);
        if let Some(next) = self.party_at(after).filter(|r| self.apposed(at, end, r)) {
            return Some(next.end);
        }
        let other = self.party_at(end).is_some_and(|r| r.kind != EntityKind::Nationality);
        (self.article.pos(end) == Pos::Adj && !other && chunk::agrees(self.article, at, end)).then_some(end + 1)
    }

    /// Whether word `at` is a noun that heads names of places: «مدينة», «العاصمة».
    pub(super) fn is_head_of_place(&self, at: usize) -> bool {
        self.article.heads(at).any(|head| matches!(head.kind, "place" | "locality"))
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
        let first = at..self.noun_phrase(at, limit);
        let mut parts = vec![first];
        loop {
            let mut next = parts.last().map_or(at, |p| p.end);
            // «و» may stand alone.
            let alone = self.article.pos(next) == Pos::Cconj && self.article.is_lemma(next, &["وَ"]) && next + 1 < limit;
            next += usize::from(alone);
            let joined = next < limit
                && (alone || self.article.proclitics(next).conjunction())
                && !self.article.proclitics(next).preposition()
                && self.is_nominal(next)
                && !self.article.is_verb(next);
            if !joined {
                return parts;
            }
            // «الهجمات الوحشية والجبانة»: one more adjective of the same noun.
            let adjective = self.article.pos(next) == Pos::Adj && self.party_at(next).is_none();
            if let Some(last) = parts.last_mut().filter(|p| adjective && p.len() > 1 && self.article.pos(p.end - 1) == Pos::Adj) {
                last.end = self.noun_phrase(next, limit).max(next + 1);
                continue;
            }
            parts.push(next..self.noun_phrase(next, limit));
        }
    }
}
