//! Relative clauses: after الذي, and after an indefinite noun without it.

use super::English;
use super::clause::Wanted;
use super::nominal::{Kind, Nominal};
use super::phrase::Scope;
use super::surface;
use crate::lexicon::features::{Gender, Number, Person, Pos};

impl English<'_> {
    /// The relative clause on `noun` that begins at word `at`.
    pub(super) fn relative(&self, noun: &Nominal, at: usize, limit: usize, scope: Scope) -> Option<(String, usize)> {
        let article = self.article;
        if article.is_lemma(at, &["الَّذِي"]) {
            let joined = article.proclitics(at).conjunction();
            if article.proclitics(at).preposition() || at + 1 >= limit {
                return None;
            }
            let (text, end) = self.relative_clause(noun, at + 1, limit)?;
            let text = if joined { format!(", {text}") } else { text };
            return Some((text, end));
        }
        if let Some(found) = self.copula_relative(noun, at, limit, scope) {
            return Some(found);
        }
        let bare = scope.relative && !noun.definite && noun.kind == Kind::Common && !article.proclitics(at).conjunction();
        if !bare || !article.is_verb(at) {
            return None;
        }
        // The verb's subject is the noun: it agrees.
        let f = article.word(at)?.reading.features;
        let agrees = f.person == Person::Third
            && (f.gender == Gender::None || (f.gender == Gender::Fem) == noun.feminine || noun.plural && noun.human)
            && (f.number != Number::Plur || noun.human);
        if !agrees && self.resumptive(noun, at, limit).is_none() {
            return None;
        }
        self.relative_clause(noun, at, limit)
    }

    /// «في حصيلة هي الأعلى»: that is the highest.
    fn copula_relative(&self, noun: &Nominal, at: usize, limit: usize, scope: Scope) -> Option<(String, usize)> {
        let copula =
            self.article.pos(at) == Pos::Pron && self.article.is_lemma(at, &["هُوَ"]) && !self.article.proclitics(at).conjunction();
        if !copula || noun.definite || noun.kind != Kind::Common || !scope.relative {
            return None;
        }
        let predicate = self.noun(at + 1, limit, scope)?;
        let be = if noun.plural { "are" } else { "is" };
        Some((surface::words(&["that", be, &predicate.text()]), predicate.end))
    }

    fn relative_clause(&self, noun: &Nominal, at: usize, limit: usize) -> Option<(String, usize)> {
        let which = if noun.human {
            "who"
        } else if noun.definite {
            "which"
        } else {
            "that"
        };
        let end = self.relative_end(at, limit);
        self.deeper(|| {
            let saved = self.antecedent.get();
            let out = match self.resumptive(noun, at, end) {
                // «التي وقعها الجانبان», «التي يعيش فيها»: the noun is an object.
                Some(words) => {
                    let (clause, fronted) = self.silently(words, || self.clauses_anew(at, end, None));
                    let which = match (noun.human, fronted.is_empty()) {
                        (true, _) => "whom",
                        (_, true) => which,
                        _ => "which",
                    };
                    (surface::words(&[fronted, which, &clause.text]), clause.end)
                }
                None => {
                    self.remember(noun);
                    let gap = Wanted { plural: noun.plural, person: noun.human, ..Wanted::gap() };
                    let clause = self.clauses(at, end, Some(gap));
                    (surface::words(&[which, &clause.text]), clause.end)
                }
            };
            self.antecedent.set(saved);
            (out.1 > at).then_some(out)
        })
    }

    /// Whether the verb at `at` has its subject after it.
    pub(super) fn has_subject(&self, at: usize, limit: usize) -> bool {
        let Some(group) = self.verb_group(at, limit) else { return false };
        let Some(lemma) = group.lemma else { return false };
        let request = super::parts::Request {
            verb: lemma,
            word: group.at,
            from: group.end,
            limit,
            seek: Some(group.features),
            masdars: false,
            passive: group.passive,
        };
        self.predicate(&request).subject.is_some()
    }

    /// A relative clause ends at a comma that is not followed by more of it.
    fn relative_end(&self, at: usize, limit: usize) -> usize {
        (at..limit).find(|&i| matches!(self.article.surface(i), "،" | "؛" | ")" | "»")).unwrap_or(limit)
    }
}
