//! Verbs that are said together with their object, by glossary terms and the table of idioms; and the exception after a negation.

use super::English;
use super::parts::{Part, PartKind, Request};
use super::phrase::Scope;
use super::predicate::Predicate;
use super::pronoun::Role;
use super::surface;

impl English<'_> {
    /// A verb with a certain object: «أطلق النار» open fire, «ألقى خطابا» deliver a speech. The English verb, and what follows it.
    pub(super) fn idiom(&self, request: &Request, parts: &[Part]) -> Option<(String, String)> {
        if !self.article.lexicon.transfer_opens("idioms", request.verb.form) {
            return None;
        }
        let (at, object) = parts.iter().enumerate().find_map(|(i, p)| match &p.kind {
            PartKind::Noun(n) if !p.joined => Some((i, n.head)),
            PartKind::Prep(q, _) if q.key == "ب" && q.pronoun.is_none() => Some((i, q.object)),
            _ => None,
        })?;
        let cell = self.row_of("idioms", request.verb.form, self.article.citation(object))?;
        if let Some(base) = cell.strip_suffix(" …") {
            let noun = self.noun(object, request.limit, Scope::OBJECT)?;
            let (rest, _) = self.parts(&Request { from: noun.end, ..request.clone() });
            let before = parts.get(..at).unwrap_or(&[]);
            let texts = [noun.text(), self.rest(request, &rest, &[]), self.rest(request, before, &[])];
            return Some((base.to_owned(), surface::words(&[&texts[0], &texts[1], &texts[2]])));
        }
        // «ألقى القبض على X»: the object of the preposition is that of the English verb.
        let (base, wanted) = cell.split_once(" @").unwrap_or((cell, ""));
        let (key, english) = wanted.split_once(' ').unwrap_or((wanted, ""));
        let group = self.group(object, request.limit)?;
        let (after, _) = self.parts(&Request { from: group.end, ..request.clone() });
        let taken = after.iter().position(|p| matches!(&p.kind, PartKind::Prep(q, _) if q.key == key));
        let own = taken.and_then(|i| match after.get(i).map(|p| &p.kind) {
            Some(PartKind::Prep(q, _)) => self.object_of(q, "", request.limit, Scope::INNER).map(|(text, _)| text),
            _ => None,
        });
        let own = own.map(|text| surface::words(&[english, &text])).unwrap_or_default();
        let used: Vec<usize> = taken.into_iter().collect();
        let before = parts.get(..at).unwrap_or(&[]);
        let tail = surface::words(&[&own, &self.rest(request, &after, &used), &self.rest(request, before, &[])]);
        Some((base.to_owned(), tail))
    }

    /// «لم يحضر إلا ثلاثة»: whether an exception is among the parts; a subject behind it is found here.
    pub(super) fn only(&self, parts: &mut Vec<Part>, out: &mut Predicate) -> bool {
        let Some(at) = parts.iter().position(|p| matches!(p.kind, PartKind::Only)) else { return false };
        let human = parts.get(at + 1).is_some_and(|p| matches!(&p.kind, PartKind::Noun(n) if n.human || n.is_name()));
        let thing = out.subject.as_ref().is_none_or(|s| !s.human && !s.is_name());
        if human && thing {
            if let PartKind::Noun(mut noun) = parts.remove(at + 1).kind {
                noun.determiner = surface::words(&["only", &noun.determiner]);
                if let Some(object) = out.subject.replace(noun) {
                    let (first, end) = (object.head, object.end);
                    parts.insert(0, Part { first, end, kind: PartKind::Noun(object), joined: false });
                }
            }
            parts.retain(|p| !matches!(p.kind, PartKind::Only));
        }
        true
    }

    /// A glossary term that begins with the verb: «بذل جهودا» make efforts. The English and how many parts it took.
    pub(super) fn verb_term(&self, request: &Request, parts: &[Part]) -> Option<(String, usize)> {
        let (end, term) = self.spots.terms_at(request.word, request.limit).next()?;
        let term = self.terms.get(term)?;
        let english = term.en.split("; ").next().unwrap_or("");
        if end <= request.word + 1 || request.masdars || self.enclitic(request.word, Role::Object).is_some() {
            return None;
        }
        let whole = parts.first().is_some_and(|p| p.end == end && !p.joined);
        let infinitive = parts
            .get(1)
            .is_some_and(|p| matches!(&p.kind, PartKind::Prep(q, _) if self.is_verbal_masdar(q.object, request.limit)));
        whole.then(|| {
            let base = self.row("infinitives", english).filter(|_| infinitive).map_or(english, |row| row.trim_end_matches(" to"));
            (surface::plain(base), 1)
        })
    }
}
