//! Obligation, possibility, schedule: «يجب على X أن», «على X أن», «يمكن», «من المقرر أن».

use super::English;
use super::clause::{Clause, Wanted};
use super::gloss::cell_default;
use super::masdar::{is_transitive, plain_group};
use super::nominal::Nominal;
use super::parts::Request;
use super::phrase::Scope;
use super::predicate::Predicate;
use super::preposition::Preposition;
use super::pronoun::Role;
use super::surface;
use super::verb::{Tense, VerbGroup};
use crate::lexicon::features::{Aspect, Pos, Voice};

/// A modal expression at a place.
#[derive(Clone, Debug)]
pub(super) struct Modal {
    english: &'static str,
    /// One past its words.
    end: usize,
    negative: bool,
    /// «كان من المقرر»
    past: bool,
}

impl English<'_> {
    /// The modal expression at word `at`.
    pub(super) fn modal_at(&self, at: usize, limit: usize) -> Option<Modal> {
        let article = self.article;
        if at >= limit {
            return None;
        }
        let was = article.is_lemma(at, &["كَان"]) && article.is_verb(at);
        let start = if was { at + 1 } else { at };
        let negative = matches!(article.citation(start), "لَا" | "لَم" | "لَن" | "لَيس") && !article.is_lemma(start + 1, &["بُدّ"]);
        let first = start + usize::from(negative);
        if article.is_verb(first) && first < limit && (first == at || !article.proclitics(first).conjunction()) {
            let f = article.word(first)?.reading.features;
            let citation = article.citation(first);
            let row = self.row("modals", citation)?;
            let impersonal = f.aspect == Aspect::Imp || citation == "أَمكَن" || f.voice == Voice::Pass;
            let be = row.starts_with("be ");
            let follows = self.modal_complement(first + 1, limit, be);
            return (impersonal && follows && (!be || f.voice == Voice::Pass || self.passive_spelling(first))).then_some(Modal {
                english: cell_default(row),
                end: first + 1,
                negative,
                past: was,
            });
        }
        for length in (2..=3).rev() {
            let words: Vec<String> = (first..first + length).map(|i| self.pattern_word(i)).collect();
            if let Some(row) = self.row("modals", &words.join(" ")).filter(|_| first + length < limit) {
                return Some(Modal { english: cell_default(row), end: first + length, negative, past: was });
            }
        }
        None
    }

    /// «يتوقع أن»: active and passive are spelt alike; without a subject before أن it is passive.
    fn passive_spelling(&self, at: usize) -> bool {
        self.article.is_lemma(at + 1, &["أَن"]) && self.article.word(at).is_some_and(|w| w.reading.features.aspect == Aspect::Imp)
    }

    /// What a modal needs after it.
    fn modal_complement(&self, at: usize, limit: usize, be: bool) -> bool {
        let article = self.article;
        if article.is_lemma(at, &["أَن", "أَلَّا"]) {
            return true;
        }
        if be || at >= limit {
            return false;
        }
        let preposition = article.is_lemma(at, &["عَلَى", "لِ"]) || article.proclitics(at).preposition();
        preposition || self.masdar_verb(at).is_some() || article.is_lemma(at, &["مَعَهُ"])
    }

    /// A clause with a modal expression at word `at`.
    pub(super) fn modal_clause(
        &self,
        at: usize,
        limit: usize,
        prior: Option<&Nominal>,
        wanted: Option<&Wanted>,
    ) -> Option<Clause> {
        let modal = self.modal_at(at, limit)?;
        let mut next = modal.end;
        let mut subject: Option<Nominal> = None;
        if let Some(p) = self.preposition(next, limit).filter(|p| matches!(p.key, "عَلَى" | "ل")) {
            match p.pronoun {
                Some(word) => {
                    subject = Some(
                        prior.cloned().unwrap_or_else(|| Nominal::pronoun(self.enclitic(word, Role::Subject).unwrap_or("it"))),
                    );
                    next = p.object;
                }
                None => {
                    let noun = self.noun(p.object, limit, Scope::OBJECT)?;
                    next = noun.end;
                    subject = Some(noun);
                }
            }
        }
        self.obliged(&modal, next, limit, subject, wanted)
    }

    /// «على الجانبين تعزيز …», «عليهما أن …» at word `at`; `topic` is the subject already named.
    pub(super) fn duty(&self, at: usize, limit: usize, topic: Option<&Nominal>, wanted: Option<&Wanted>) -> Option<Clause> {
        if !self.article.is_lemma(at, &["عَلَى"]) {
            return None;
        }
        let p = self.preposition(at, limit).filter(|p| p.key == "عَلَى")?;
        let (subject, next) = match p.pronoun {
            Some(word) => {
                let own = topic.cloned().unwrap_or_else(|| Nominal::pronoun(self.enclitic(word, Role::Subject).unwrap_or("it")));
                (own, p.object)
            }
            None if topic.is_none() => {
                let noun = self.noun(p.object, limit, Scope::OBJECT)?;
                let end = noun.end;
                (noun, end)
            }
            None => return None,
        };
        let verb_follows = self.article.is_lemma(next, &["أَن", "أَلَّا"])
            || self.masdar_verb(next).is_some()
                && !self.joined_at(next)
                && self.masdars(next, limit, false, Scope::FULL).is_some();
        if !verb_follows || next >= limit {
            return None;
        }
        let modal = Modal { english: cell_default(self.row("modals", "عَلَى")?), end: next, negative: false, past: false };
        self.obliged(&modal, next, limit, Some(subject), wanted)
    }

    fn obliged(
        &self,
        modal: &Modal,
        at: usize,
        limit: usize,
        subject: Option<Nominal>,
        wanted: Option<&Wanted>,
    ) -> Option<Clause> {
        let article = self.article;
        let mut at = at;
        if article.is_lemma(at, &["مِن"]) {
            at += 1;
        }
        let mut negative = modal.negative;
        if article.is_lemma(at, &["أَلَّا"]) {
            negative = true;
        }
        if article.is_lemma(at, &["أَن", "أَلَّا"]) {
            let group = self.verb_group(at + 1, limit)?;
            negative |= group.negative;
            return self.modal_verb(modal, &group, limit, subject, wanted, negative);
        }
        let verb = self.masdar_verb(at)?;
        if let Some(subject) = subject {
            self.remember(&subject);
            let (text, end) = self.masdars(at, limit, false, Scope::FULL)?;
            return Some(self.modal_text(modal, Some(subject), wanted, &text, negative, end));
        }
        // «يمكن تحقيق السلام»: nobody is named who does it.
        if !is_transitive(&verb) {
            let (text, end) = self.masdars(at, limit, false, Scope::FULL)?;
            return Some(self.modal_text(modal, Some(Nominal::pronoun("one")), wanted, &text, negative, end));
        }
        let passive = VerbGroup { tense: Tense::Base, passive: true, ..plain_group(at, verb, Tense::Base) };
        let request = Request { verb, word: at, from: at + 1, limit, seek: None, masdars: false, passive: true };
        let predicate = self.promoted(&request)?;
        let (front, main) = self.conjugate(&passive, &predicate.base, false, false);
        let text = surface::words(&[&front, &main, &predicate.tail]);
        Some(self.modal_text(modal, predicate.subject, wanted, &text, negative, predicate.end))
    }

    /// The object of a masdar as the subject of a passive, with what follows it.
    pub(super) fn promoted(&self, request: &Request) -> Option<Predicate> {
        let own = self.article.word(request.word).is_some_and(|w| w.reading.enclitic.is_some());
        let found = self.preposition(request.from, request.limit).filter(|_| !own);
        let (subject, end) = match found {
            // «تمت السيطرة على الحريق»
            Some(Preposition { pronoun: Some(word), object, .. }) => {
                (Nominal::pronoun(self.enclitic(word, Role::Subject)?), object)
            }
            Some(p) => {
                let noun = self.noun(p.object, request.limit, Scope::OBJECT)?;
                let end = noun.end;
                (noun, end)
            }
            // «لا يمكن تبريرها»
            None if own => (Nominal::pronoun(self.enclitic(request.word, Role::Subject)?), request.from),
            None => {
                let noun = self.noun(request.from, request.limit, Scope::OBJECT)?;
                let end = noun.end;
                (noun, end)
            }
        };
        self.remember(&subject);
        let after = Request { from: end, seek: None, passive: true, ..request.clone() };
        let mut predicate = self.predicate(&after);
        if let Some(p) = found {
            let name = p.name();
            let gloss = request.verb.valency.split(';').find_map(|f| f.split_once('=').filter(|(k, _)| *k == name));
            predicate.base = surface::around_object(gloss.map_or(request.verb.first_gloss(), |(_, english)| english)).0;
        }
        predicate.subject = Some(subject);
        Some(predicate)
    }

    /// The gloss of the verb's direct object frame, or its first.
    pub(super) fn plain_gloss(&self, verb: &crate::lexicon::Lemma) -> String {
        let frame = verb.valency.split(';').find_map(|v| v.strip_prefix("ه="));
        let only = verb.valency.split(';').next().and_then(|v| v.split_once('=')).map(|(_, e)| e);
        frame.or(only).unwrap_or_else(|| verb.first_gloss()).to_owned()
    }

    fn modal_verb(
        &self,
        modal: &Modal,
        group: &VerbGroup,
        limit: usize,
        subject: Option<Nominal>,
        wanted: Option<&Wanted>,
        negative: bool,
    ) -> Option<Clause> {
        let lemma = group.lemma?;
        let seek = subject.is_none().then_some(group.features);
        if let Some(s) = &subject {
            self.remember(s);
        }
        let request =
            Request { verb: lemma, word: group.at, from: group.end, limit, seek, masdars: false, passive: group.passive };
        let (predicate, group) = self.realised(&request, group);
        let subject = subject.or(predicate.subject.clone()).or_else(|| {
            let f = group.features;
            (self.article.pos(group.at) == Pos::Verb).then(|| self.elided(f.person, f.number, f.gender))
        });
        let base = VerbGroup { tense: Tense::Base, negative: false, ..group };
        let (front, main) = self.conjugate(&base, &predicate.base, false, false);
        let text = surface::words(&[&front, &predicate.adverbs.join(" "), &main, &predicate.tail]);
        Some(self.modal_text(modal, subject, wanted, &text, negative, predicate.end))
    }

    /// The modal expression by itself, and one past its words.
    pub(super) fn modal_alone(&self, modal: &Modal) -> (String, usize) {
        let clause = self.modal_text(modal, None, None, "", modal.negative, modal.end);
        (clause.predicate, clause.end)
    }

    fn modal_text(
        &self,
        modal: &Modal,
        subject: Option<Nominal>,
        wanted: Option<&Wanted>,
        verb: &str,
        negative: bool,
        end: usize,
    ) -> Clause {
        let plural = wanted.map_or_else(|| subject.as_ref().is_some_and(|s| s.plural), |w| w.plural);
        let not = if negative { " not" } else { "" };
        let aux = match modal.english.strip_prefix("be ") {
            Some(rest) => {
                let be = match (modal.past, plural) {
                    (true, true) => "were",
                    (true, false) => "was",
                    (false, true) => "are",
                    (false, false) => "is",
                };
                format!("{be}{not} {rest}")
            }
            None if modal.english == "can" && negative => "cannot".to_owned(),
            None => format!("{}{not}", modal.english),
        };
        let text = surface::words(&[&aux, verb]);
        Clause { subject, predicate: text, end }
    }
}
