//! Verbs that are said together with their object, by glossary terms and the table of idioms; and the exception after a negation.

use super::English;
use super::parts::{Part, PartKind, Request};
use super::predicate::Predicate;
use super::pronoun::Role;
use super::surface;

impl English<'_> {
    /// A verb with a certain object: «أطلق النار» open fire, «ألقى خطابا» deliver a speech. The English verb, and the part that it takes in.
    pub(super) fn idiom(&self, request: &Request, parts: &[Part]) -> Option<(String, Option<usize>)> {
        if !self.article.lexicon.transfer_opens("idioms", request.verb.form) {
            return None;
        }
        let (at, object) = parts.iter().enumerate().find_map(|(i, p)| match &p.kind {
            PartKind::Noun(n) if !p.joined => Some((i, n.head)),
            PartKind::Prep(q, _) if q.key == "ب" && q.pronoun.is_none() => Some((i, q.object)),
            _ => None,
        })?;
        let cell = self.row_of("idioms", request.verb.form, self.article.citation(object))?;
        match cell.strip_suffix(" …") {
            Some(base) => Some((base.to_owned(), None)),
            None => Some((cell.to_owned(), Some(at))),
        }
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
