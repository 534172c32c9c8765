//! What stands before the subject and verb of a clause: connectors, adverbs, prepositional phrases, times.

use super::English;
use super::nominal::Kind;
use super::phrase::Scope;
use super::surface;
use super::time;
use crate::annotate::morphology::Proclitics;
use crate::lexicon::features::{Number, Pos};
use crate::lexicon::{Connector, PhraseKind};

/// What leads a clause.
#[derive(Clone, Debug, Default)]
pub(super) struct Lead {
    /// Phrases with a comma after them.
    pub(super) phrases: Vec<String>,
    /// but, while, because
    pub(super) conjunction: String,
    /// «also» before the verb.
    pub(super) also: bool,
    /// Where the clause goes on.
    pub(super) end: usize,
}

impl English<'_> {
    /// The lead at word `at`. Phrases are taken only when a clause follows them.
    pub(super) fn lead(&self, at: usize, limit: usize) -> Lead {
        let mut out = Lead { end: at, ..Lead::default() };
        while out.end < limit {
            let at = out.end;
            if matches!(self.article.surface(at), "،" | "-" | "–" | ":" | "\"" | "«" | ".") {
                out.end = at + 1;
                continue;
            }
            if matches!(self.article.citation(at), "إِنَّ" | "أَنَّ") {
                if self.article.word(at).is_some_and(|w| w.reading.enclitic.is_some()) && !self.is_dummy(at, limit) {
                    return out;
                }
                out.end = at + 1;
                continue;
            }
            if self.article.is_lemma(at, &["كَمَا"]) && self.verb_group(at + 1, limit).is_some() {
                out.also = true;
                out.end = at + 1;
                continue;
            }
            let there = self.article.is_lemma(at, &["هُنَاكَ", "هُنَالِكَ", "ثَمَّةَ"]);
            if there && self.noun(at + 1, limit, Scope::OBJECT).is_some_and(|n| !n.definite) {
                return out;
            }
            if self.verb_group(at, limit).is_some() || self.modal_at(at, limit).is_some() {
                return out;
            }
            if self.duty(at, limit, None, None).is_some() || self.having(at, limit, None, None).is_some() {
                return out;
            }
            let Some((text, end, conjunction)) = self.led_by(at, limit) else { return out };
            if conjunction {
                out.conjunction = surface::words(&[&out.conjunction, &text]);
            } else {
                out.phrases.push(text);
            }
            out.end = end;
        }
        out
    }

    /// «إنه لا توجد خطة», «أنه يجب …»: the pronoun stands for nothing.
    fn is_dummy(&self, at: usize, limit: usize) -> bool {
        use crate::lexicon::features::Gender;
        let he = self
            .article
            .word(at)
            .and_then(|w| w.reading.enclitic)
            .is_some_and(|e| e.gender != Gender::Fem && e.number != Number::Plur && e.number != Number::Dual);
        if !he {
            return false;
        }
        // «أنه في 18 فبراير طرحت بريطانيا»
        let next = match self.preposition(at + 1, limit) {
            Some(p) if p.pronoun.is_none() => self.phrase_at(at + 1, limit, None, Scope::OBJECT).map_or(at + 1, |(_, end)| end),
            _ => at + 1,
        };
        if self.modal_at(next, limit).is_some() {
            return true;
        }
        self.verb_group(next, limit)
            .is_some_and(|g| g.features.gender == Gender::Fem || g.lemma.is_some_and(|l| matches!(l.form, "وَجَد" | "تَمّ")))
    }

    fn led_by(&self, at: usize, limit: usize) -> Option<(String, usize, bool)> {
        let connector = self.connector(at, limit).filter(|(_, end)| *end < limit);
        let clause_after =
            |end: usize| self.verb_group(end, limit).is_some() || self.modal_at(end, limit).is_some() || self.that(end).is_some();
        if matches!(self.article.citation(at), "لٰكِن" | "لٰكِنَّ" | "بَل" | "ثُمَّ") {
            let pronoun = self.article.word(at).is_some_and(|w| w.reading.enclitic.is_some());
            let text = if self.article.is_lemma(at, &["ثُمَّ"]) { "then" } else { "but" };
            return (!pronoun).then(|| (text.to_owned(), at + 1, true));
        }
        if self.is_unless(at) && at + 2 < limit {
            return Some(("unless".to_owned(), at + 2, true));
        }
        if let Some((connector, end)) = connector {
            let before_verb =
                end > at + 1 && self.verb_group(end, limit).is_some() && matches!(connector.kind, "contrast" | "time" | "cause");
            let subordinates = self.article.pos(at) == Pos::Sconj
                || self.article.pos(end - 1) == Pos::Sconj
                || before_verb && !self.is_pronominal(end - 1);
            let adverbial = matches!(self.article.pos(end - 1), Pos::Adv | Pos::Det | Pos::Noun | Pos::Adj | Pos::Pron)
                && self.preposition_free(at, end, limit);
            if subordinates || adverbial {
                let text = connector.english.split(';').next().unwrap_or("").to_owned();
                // «خاصة إذا»: especially if.
                let leads = self.article.pos(end) == Pos::Sconj && self.that(end).is_none() && connector.kind == "continue";
                return Some((text, end, subordinates || leads));
            }
        }
        if self.article.pos(at) == Pos::Sconj && self.that(at).is_none() {
            let gloss = self.article.lemma(at).map_or("", |l| l.first_gloss());
            return Some((surface::plain(gloss), at + 1, true));
        }
        if let Some((text, end)) = self.manner(at, limit) {
            return Some((text, end, false));
        }
        if let Some(noun) = self.time_group(at, limit) {
            let text = noun.text();
            return clause_after(noun.end).then(|| (surface::words(&[time::preposition(&text), &text]), noun.end, false));
        }
        let (text, end) = self.phrase_at(at, limit, None, Scope::FULL)?;
        let comma = usize::from(self.article.surface(end) == "،");
        let follows = clause_after(end + comma) || comma == 1 || self.topic_after(end, limit);
        (follows && end < limit).then(|| (text.trim_start_matches("and ").to_owned(), end, false))
    }

    /// The connector at word `at`, as it is written: «بسبب» is one, «سبب» is not.
    pub(super) fn connector(&self, at: usize, limit: usize) -> Option<(Connector, usize)> {
        let article = self.article;
        article.phrases_at(at).iter().find_map(|p| {
            let PhraseKind::Connector(row) = p.kind else { return None };
            let connector = article.lexicon.connector(row);
            let first = connector.form.split(' ').next().unwrap_or("");
            let citation = article.citation(at);
            let clitics = article.proclitics(at);
            let own = first.trim_start_matches("ال") == citation || first == citation;
            let letters = [(Proclitics::BI, "بِ"), (Proclitics::LI, "لِ"), (Proclitics::KA, "كَ")];
            let led = !own && letters.iter().any(|(flag, letter)| clitics.has(*flag) && first.starts_with(letter));
            let plain = !clitics.preposition() && (own || !first.starts_with("بِ") || citation.starts_with('ب'));
            let f = article.word(at).map(|w| w.reading.features).unwrap_or_default();
            let plural = f.number == Number::Plur && f.pos == Pos::Noun && p.end == at + 1;
            ((led || plain) && p.end <= limit && !plural).then_some((connector, p.end))
        })
    }

    /// Whether a connector ends in a demonstrative or pronoun: «بعد ذلك» is an adverb, not a conjunction.
    fn is_pronominal(&self, at: usize) -> bool {
        matches!(self.article.pos(at), Pos::Det | Pos::Pron | Pos::Adj | Pos::Adv) || self.article.definite(at)
    }

    /// The connector is not the preposition of what follows: «إضافة إلى ذلك» but not «إضافة إلى الحرب».
    fn preposition_free(&self, at: usize, end: usize, limit: usize) -> bool {
        self.preposition(at, limit).is_none_or(|p| p.object >= end || p.object > at && p.object + 1 >= end)
    }

    /// Whether a subject with its verb follows a fronted phrase.
    fn topic_after(&self, at: usize, limit: usize) -> bool {
        at < limit
            && self
                .group(at, limit)
                .is_some_and(|n| n.kind != Kind::Time && n.end < limit && self.verb_group(n.end, limit).is_some())
    }
}
