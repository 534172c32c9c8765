//! Which of the nouns after a verb is its subject, and whether the verb is passive without showing it.

use super::English;
use super::masdar::is_transitive;
use super::nominal::{Kind, Nominal};
use super::parts::{Part, PartKind, Request};
use super::predicate::Predicate;
use super::pronoun::Role;
use super::verb::VerbGroup;
use crate::lexicon::Lemma;
use crate::lexicon::features::{Case, Gender, Number, Voice};

impl English<'_> {
    /// The part that is the verb's subject.
    pub(super) fn subject_part(&self, request: &Request, parts: &[Part]) -> Option<usize> {
        let f = request.seek?;
        let nouns: Vec<(usize, &Nominal)> = parts
            .iter()
            .enumerate()
            .filter_map(|(i, p)| match &p.kind {
                PartKind::Noun(noun) if !p.joined => Some((i, noun)),
                _ => None,
            })
            .collect();
        let &(at, noun) = nouns.first()?;
        // «لقي تأييد 120 دولة»: the object of an idiom.
        if nouns.len() == 1
            && !request.passive
            && self.row_of("idioms", request.verb.form, self.article.citation(noun.head)).is_some()
        {
            return None;
        }
        let that_before = parts.iter().take(at).any(|p| matches!(p.kind, PartKind::That { .. }));
        // A dual or plural verb has its subject before it.
        if matches!(f.number, Number::Dual | Number::Plur) || that_before || f.person != crate::lexicon::features::Person::Third {
            return None;
        }
        let feminine = noun.feminine && !noun.is_person_plural();
        let fits = noun.kind == Kind::Person
            || noun.is_name()
            || f.gender == Gender::None
            || (f.gender == Gender::Fem) == feminine
            || noun.plural && noun.human;
        if noun.accusative || !fits || matches!(noun.case, Case::Acc) {
            return None;
        }
        let harmed = self.row("passives", request.verb.form).is_some_and(|r| r != "thing")
            && nouns.len() == 1
            && noun.human
            && !noun.is_name();
        // «أقر القانون», «عقدت القمة»: such things are done to things.
        let done = self.row("passives", request.verb.form) == Some("thing") && nouns.len() == 1 && !noun.human && !noun.is_name();
        let done = done && !parts.iter().any(|p| matches!(p.kind, PartKind::That { .. } | PartKind::Verb));
        let body = self.article.lemma(noun.head).and_then(|l| self.row("actors", l.form)) == Some("yes");
        let done = done && !body && self.may_be_passive(request);
        if done && self.enclitic(request.word, Role::Object).is_none() && !request.passive {
            return None;
        }
        if harmed && !request.passive {
            return None;
        }
        let copula = matches!(self.row("auxiliaries", request.verb.form), Some("be" | "become" | "remain" | "still"));
        // «ذكرت وسائل إعلام أن …»: who says it.
        let says = parts.iter().skip(at).any(|p| matches!(p.kind, PartKind::That { .. }));
        let sure = says || request.passive || copula || nouns.len() > 1 || noun.human || noun.is_name() || noun.case == Case::Nom;
        let enclitic = self.enclitic(request.word, Role::Object).is_some();
        let labile = self.row("intransitives", request.verb.form).is_some();
        // «تحمي شركاتها»: a thing that belongs to the subject is its object.
        if nouns.len() == 1
            && !request.passive
            && !noun.human
            && only_transitive(&request.verb)
            && self.enclitic(noun.head, Role::Possessive).is_some()
            && !self.acts(noun)
        {
            return None;
        }
        // «أقر القانون»: a verb that means an act on things, and a thing.
        let acted = !sure
            && !enclitic
            && !labile
            && !self.acts(noun)
            && request.verb.valency.starts_with("ه=")
            && parts.iter().skip(at + 1).all(|p| match &p.kind {
                PartKind::Prep(q, _) => {
                    !request.verb.valency.split(';').any(|f| f.split('=').next().is_some_and(|f| q.is_called(f)))
                }
                PartKind::Loose(_) | PartKind::Adverb(_) => true,
                _ => false,
            })
            && self.may_be_passive(request);
        if acted {
            return None;
        }
        (sure || enclitic || labile || !only_transitive(&request.verb) || self.acts(noun)).then_some(at)
    }

    fn may_be_passive(&self, request: &Request) -> bool {
        self.article.lattice.of(request.word).iter().any(|r| r.features.voice == Voice::Pass && r.enclitic.is_none())
    }

    /// Active and passive are spelt alike: «قتل خمسة جنود», «عقد الاجتماع». A transitive verb whose only noun does not act is passive.
    pub(super) fn hidden_passive(&self, request: &Request) -> Option<Predicate> {
        if !self.may_be_passive(request) || !is_transitive(&request.verb) || self.enclitic(request.word, Role::Object).is_some() {
            return None;
        }
        let (parts, _) = self.parts(request);
        let mut nouns = parts.iter().filter_map(|p| match &p.kind {
            PartKind::Noun(noun) if !p.joined => Some(noun),
            _ => None,
        });
        let noun = nouns.next()?;
        let clause = parts.iter().any(|p| matches!(p.kind, PartKind::That { .. } | PartKind::Verb));
        // «أضاف في مؤتمر "قررنا …"»: what is said follows.
        let end = parts.last().map_or(request.from, |p| p.end);
        let says = request.verb.valency.split(';').any(|f| f.starts_with("إنّ") || f.starts_with("أنّ"));
        if says && (request.from..(end + 2).min(request.limit)).any(|i| matches!(self.article.surface(i), "\"" | "«" | ":" | "“"))
        {
            return None;
        }
        let idiom = self.row_of("idioms", request.verb.form, self.article.citation(noun.head)).is_some();
        if idiom && self.row("passives", request.verb.form).is_none()
            || nouns.next().is_some()
            || clause
            || noun.accusative
            || noun.is_name()
        {
            return None;
        }
        Some(self.predicate(&Request { passive: true, ..request.clone() })).filter(|p| p.subject.is_some())
    }

    /// A verb that must have an object, with none: it is passive, though it is spelt as the active («المبادرة التي قدمت»).
    pub(super) fn lacks_object(&self, request: &Request, group: &VerbGroup) -> bool {
        let says = request.verb.valency.split(';').any(|f| f.starts_with("إنّ") || f.starts_with("أنّ"));
        if says
            && (request.from..(request.from + 12).min(request.limit))
                .any(|i| matches!(self.article.surface(i), "\"" | "«" | ":" | "“"))
        {
            return false;
        }
        let may = self.may_be_passive(request);
        let labile =
            self.row("intransitives", request.verb.form).is_some() || self.row("auxiliaries", request.verb.form).is_some();
        if group.passive
            || group.lemma.is_none_or(|l| l.form != request.verb.form)
            || !may
            || labile
            || !only_transitive(&request.verb)
        {
            return false;
        }
        if self.enclitic(request.word, Role::Object).is_some() {
            return false;
        }
        let (parts, _) = self.parts(request);
        let frame = self.best_frame(request, &parts, false);
        frame.fillers.is_empty()
            && !parts.iter().any(|p| matches!(p.kind, PartKind::That { .. } | PartKind::Verb | PartKind::Noun(_)))
    }

    /// Things that act as people do: states, bodies, texts.
    pub(super) fn acts(&self, noun: &Nominal) -> bool {
        self.article.lemma(noun.head).is_some_and(|l| self.row("actors", l.form).is_some())
    }
}

/// Every frame has a direct object.
fn only_transitive(verb: &Lemma) -> bool {
    verb.valency.starts_with('ه') && verb.valency.split(';').any(|v| v.starts_with("ه="))
}

impl Nominal {
    /// Broken plurals of people agree in either gender.
    pub(super) fn is_person_plural(&self) -> bool {
        self.plural && self.human
    }
}
