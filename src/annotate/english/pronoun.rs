//! Attached and independent pronouns.

use super::English;
use super::nominal::Nominal;
use crate::annotate::annotation::EntityKind;
use crate::annotate::morphology::Enclitic;
use crate::lexicon::features::{Gender, Number, Person};

/// What a pronoun without a mention refers to: the subject of its clause.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(super) struct Antecedent {
    /// Whether anything is known.
    pub(super) known: bool,
    /// More than one.
    pub(super) plural: bool,
    /// A person.
    pub(super) human: bool,
    /// A woman.
    pub(super) woman: bool,
}

/// Which form of the pronoun is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// he
    Subject,
    /// him
    Object,
    /// his
    Possessive,
}

/// he, him, his of a person, number and kind.
fn third(plural: bool, human: bool, woman: bool, role: Role) -> &'static str {
    let forms = match (plural, human, woman) {
        (true, ..) => ["they", "them", "their"],
        (_, true, false) => ["he", "him", "his"],
        (_, true, true) => ["she", "her", "her"],
        _ => ["it", "it", "its"],
    };
    forms[role as usize]
}

impl English<'_> {
    /// «مرتكبي ومنظمي هذه الأعمال»: the ending of a plural in construct, read as «my» where another noun stands between.
    pub(super) fn is_plural_construct(&self, at: usize) -> bool {
        let Some(own) = self.article.word(at).map(|w| w.reading) else { return false };
        if own.enclitic.is_none_or(|e| e.person != Person::First || e.number != Number::Sing) {
            return false;
        }
        let plural = |r: &crate::annotate::morphology::Reading| {
            r.enclitic.is_none()
                && r.features.number == Number::Plur
                && r.features.state == crate::lexicon::features::State::Construct
                && r.proclitics == own.proclitics
        };
        let listed = self.article.proclitics(at).conjunction() || self.article.proclitics(at + 1).conjunction();
        listed && self.article.lattice.of(at).iter().any(plural)
    }

    /// The pronoun attached to word `at`.
    pub(super) fn enclitic(&self, at: usize, role: Role) -> Option<&'static str> {
        let pronoun = self.article.word(at)?.reading.enclitic?;
        if self.is_plural_construct(at) {
            return None;
        }
        if role == Role::Object && self.is_silent(at) {
            return Some("");
        }
        Some(self.pronoun(at, pronoun, role))
    }

    /// An attached pronoun of word `at`: by its mention, else by the subject of the clause where that agrees, else by its form.
    pub(super) fn pronoun(&self, at: usize, pronoun: Enclitic, role: Role) -> &'static str {
        match (pronoun.person, pronoun.number) {
            (Person::First, Number::Sing) => return ["I", "me", "my"][role as usize],
            (Person::First, _) => return ["we", "us", "our"][role as usize],
            (Person::Second, _) => return ["you", "you", "your"][role as usize],
            _ => {}
        }
        if let Some(entity) = self.spots.pronoun(at).and_then(|id| self.entities.get(id.0)) {
            let person = entity.kind == EntityKind::Person;
            return third(entity.kind == EntityKind::Group, person, person && pronoun.gender == Gender::Fem, role);
        }
        let subject = self.antecedent.get();
        let feminine = pronoun.gender == Gender::Fem;
        match pronoun.number {
            Number::Sing if feminine => {
                let plural_things = subject.known && subject.plural && !subject.human;
                third(plural_things, subject.known && subject.human && subject.woman, subject.woman, role)
            }
            Number::Sing => third(false, !subject.known || subject.human && !subject.plural, false, role),
            _ => third(true, true, false, role),
        }
    }

    /// The subject pronoun for a verb whose subject is not written.
    pub(super) fn elided(&self, person: Person, number: Number, gender: Gender) -> Nominal {
        let subject = self.antecedent.get();
        let text = match (person, number) {
            (Person::First, Number::Sing) => "I",
            (Person::First, _) => "we",
            (Person::Second, _) => "you",
            (_, Number::Dual | Number::Plur) => "they",
            _ if gender == Gender::Fem => {
                third(subject.known && subject.plural && !subject.human, subject.known && subject.woman, true, Role::Subject)
            }
            _ => third(false, !subject.known || subject.human, false, Role::Subject),
        };
        Nominal::pronoun(text)
    }

    /// Remembers who a clause is about.
    pub(super) fn remember(&self, subject: &Nominal) {
        if !subject.is_pronoun() {
            self.antecedent.set(Antecedent {
                known: true,
                plural: subject.plural,
                human: subject.human,
                woman: subject.feminine && subject.human,
            });
        }
    }
}
