//! Clauses that English builds otherwise: «لدينا اتفاق» we have, «هناك خلافات», «لا توجد خطة» there is, «يذكر أن» it is mentioned that.

use super::English;
use super::clause::{Clause, Wanted};
use super::masdar::plain_group;
use super::nominal::{Kind, Nominal};
use super::parts::{PartKind, Request};
use super::phrase::Scope;
use super::preposition::Preposition;
use super::pronoun::Role;
use super::surface;
use super::verb::{Tense, VerbGroup};
use crate::annotate::chunk;
use crate::lexicon::features::{Aspect, Number, Person, Voice};

impl English<'_> {
    /// «لدى الحكومة خطة», «ليس له دور», «كان لديهم أمل»: the owner has it.
    pub(super) fn having(&self, at: usize, limit: usize, shared: Option<&Nominal>, wanted: Option<&Wanted>) -> Option<Clause> {
        let first = self.preposition(at, limit).filter(is_owner);
        if first.is_none() && !self.article.is_lemma(at, &["كَان", "لَيس", "زَال", "لَم", "لَا", "مَا"])
            || wanted.is_some_and(|w| !w.gap)
        {
            return None;
        }
        let group = match first {
            Some(_) => None,
            None => Some(self.verb_group(at, limit).filter(|g| g.lemma.is_some_and(|l| l.form == "كَان") && g.subject.is_none())?),
        };
        let owner = match &group {
            None => first?,
            Some(group) => self.preposition(group.end, limit).filter(is_owner)?,
        };
        let (subject, next) = match owner.pronoun {
            Some(word) if self.is_silent(word) => (None, owner.object),
            Some(word) => {
                let pronoun = Nominal::pronoun(self.enclitic(word, Role::Subject)?);
                (Some(shared.filter(|s| s.plural == pronoun.plural && group.is_some()).cloned().unwrap_or(pronoun)), owner.object)
            }
            None => {
                let noun = self.noun(owner.object, limit, Scope { relative: false, ..Scope::OBJECT })?;
                let acts = noun.human || noun.is_name() || self.acts(&noun);
                let end = noun.end;
                if !acts || noun.kind == Kind::Time || self.masdar_verb(noun.head).is_some() {
                    return None;
                }
                (Some(noun), end)
            }
        };
        if next >= limit || self.joined_at(next) || self.article.is_verb(next) || !chunk::is_nominal(self.article, next) {
            return None;
        }
        let thing = self.noun(next, limit, Scope::FULL).filter(|n| !n.definite && n.kind != Kind::Time)?;
        let verb = self.verb_named("مَلَك")?;
        let plural = wanted.map_or_else(|| subject.as_ref().is_some_and(|s| s.plural), |w| w.plural);
        let first_person = subject.as_ref().is_some_and(|s| s.core == "I");
        let group = group.unwrap_or_else(|| plain_group(at, verb, Tense::Present));
        let (front, main) = self.conjugate(&group, "have", plural, first_person);
        let request = Request { verb, word: at, from: thing.end, limit, seek: None, masdars: false, passive: false };
        let (parts, end) = self.parts(&request);
        let rest = self.rest(&request, &parts, &[]);
        Some(Clause { subject, predicate: surface::words(&[&front, &main, &thing.text(), &rest]), end })
    }

    /// «هناك …», «ثمة …»: there is.
    pub(super) fn existential(&self, at: usize, limit: usize) -> Option<Clause> {
        if !self.article.is_lemma(at, &["هُنَاكَ", "هُنَالِكَ", "ثَمَّةَ"]) || at + 1 >= limit {
            return None;
        }
        let noun = self.noun(at + 1, limit, Scope::FULL).filter(|n| !n.definite)?;
        let be = if noun.plural { "are" } else { "is" };
        let end = noun.end;
        Some(Clause { subject: Some(Nominal::pronoun("there")), predicate: format!("{be} {}", noun.text()), end })
    }

    /// «يذكر أن …», «لا توجد خطة»: a passive that has no subject in English but «it» or «there».
    pub(super) fn impersonal(
        &self,
        at: usize,
        group: &VerbGroup,
        limit: usize,
        shared: Option<&Nominal>,
        wanted: Option<&Wanted>,
    ) -> Option<Clause> {
        let lemma = group.lemma?;
        let f = group.features;
        if f.person != Person::Third || f.aspect != Aspect::Imp || matches!(f.number, Number::Dual | Number::Plur) {
            return None;
        }
        let passive = group.passive
            || self.article.lattice.of(group.at).iter().any(|r| r.features.voice == Voice::Pass && r.enclitic.is_none());
        if !passive || self.enclitic(group.at, Role::Object).is_some() {
            return None;
        }
        if lemma.form == "وَجَد" {
            let noun = self.noun(group.end, limit, Scope { phrases: true, ..Scope::OBJECT }).filter(|n| !n.definite)?;
            let be = VerbGroup { negative: false, passive: false, ..group.clone() };
            let (front, main) = self.conjugate(&be, "be", noun.plural, false);
            let thing = if group.negative {
                surface::words(&["no", noun.text().trim_start_matches("a ").trim_start_matches("an ")])
            } else {
                noun.text()
            };
            let text = surface::words(&[&front, &main, &thing]);
            return Some(Clause { subject: Some(Nominal::pronoun("there")), predicate: text, end: noun.end });
        }
        let alone = shared.is_none() && wanted.is_none() && !self.antecedent.get().known && group.at == at;
        let direct = self.that(group.end) == Some("أنّ")
            || self.that(group.end + 1) == Some("أنّ") && self.article.is_lemma(group.end, &["إِلَى"]);
        if !alone || !direct {
            return None;
        }
        let request = Request { verb: lemma, word: group.at, from: group.end, limit, seek: None, masdars: false, passive: true };
        let (parts, _) = self.parts(&request);
        if !matches!(parts.first().map(|p| &p.kind), Some(PartKind::That { .. })) {
            return None;
        }
        let predicate = self.predicate(&request);
        let passive = VerbGroup { passive: true, ..group.clone() };
        let (front, main) = self.conjugate(&passive, predicate.base.trim_end_matches(" that"), false, false);
        let that = if predicate.base.ends_with(" that") { "that" } else { "" };
        let text = surface::words(&[&front, &main, that, &predicate.tail]);
        Some(Clause { subject: Some(Nominal::pronoun("it")), predicate: text, end: predicate.end })
    }
}

fn is_owner(preposition: &Preposition) -> bool {
    matches!(preposition.key, "ل" | "لَدَى" | "عِندَ")
}
