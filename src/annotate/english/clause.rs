//! Finite clauses: lead, subject, predicate; verbal and nominal sentences, coordination of predicates.

use super::English;
use super::Subject;
use super::lead::Lead;
use super::nominal::{Kind, Nominal};
use super::parts::Request;
use super::phrase::Scope;
use super::predicate::Predicate;
use super::pronoun::Antecedent;
use super::surface;
use super::verb::VerbGroup;
use crate::annotate::morphology::Proclitics;
use crate::lexicon::features::{Person, Pos};

/// The subject that the caller puts before the predicate.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// Its text; empty when it is not to be written.
    pub(super) text: String,
    pub(super) plural: bool,
    pub(super) person: bool,
    /// The noun before a relative clause: the clause has no subject of its own.
    pub(super) gap: bool,
}

impl Wanted {
    pub(super) fn of(subject: Subject<'_>) -> Self {
        Self { text: subject.text.to_owned(), plural: subject.plural, person: subject.person, gap: false }
    }

    /// A gap: the noun before a relative clause.
    pub(super) fn gap() -> Self {
        Self { text: String::new(), plural: false, person: false, gap: true }
    }
}

/// One clause.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// Its own subject; `None` when it shares the one before.
    pub(super) subject: Option<Nominal>,
    /// Everything from the verb on.
    pub(super) predicate: String,
    /// One past its last word.
    pub(super) end: usize,
}

/// Clauses joined.
#[derive(Clone, Debug)]
pub(super) struct Rendered {
    pub(super) text: String,
    pub(super) end: usize,
}

impl English<'_> {
    /// The clauses from word `at`, joined, to `limit` or a stop.
    pub(super) fn clauses(&self, at: usize, limit: usize, wanted: Option<Wanted>) -> Rendered {
        if wanted.is_none() {
            return self.clauses_once(at, limit, || self.clauses_anew(at, limit, None));
        }
        self.clauses_anew(at, limit, wanted)
    }

    pub(super) fn clauses_anew(&self, at: usize, limit: usize, wanted: Option<Wanted>) -> Rendered {
        self.deeper(|| Some(self.joined_clauses(at, limit, wanted.as_ref()))).unwrap_or_else(|| {
            let words: Vec<String> = (at..limit).map(|i| self.word_gloss(i)).collect();
            Rendered { text: words.join(" "), end: limit }
        })
    }

    fn joined_clauses(&self, at: usize, limit: usize, wanted: Option<&Wanted>) -> Rendered {
        if let Some(w) = wanted {
            self.antecedent.set(Antecedent { known: true, plural: w.plural, human: w.person, woman: false });
        }
        let mut text = String::new();
        let mut shared: Option<Nominal> = None;
        let mut condition = false;
        let mut next = at;
        while next < limit {
            let lead = self.lead(next, limit);
            let first = text.is_empty();
            let Some(clause) = self.one(&lead, limit, shared.as_ref(), wanted.filter(|_| first || shared.is_none())) else {
                let (rest, end) = self.fragment(lead.end, limit);
                text = surface::words(&[&text, &lead.conjunction, &lead.phrases.join(" "), &rest]);
                next = end;
                continue;
            };
            let own = match (&clause.subject, wanted) {
                (_, Some(w)) if first => w.text.clone(),
                (Some(s), _) => s.text(),
                (None, _) => String::new(),
            };
            let lead_text = lead.phrases.iter().map(|p| format!("{p},")).collect::<Vec<_>>().join(" ");
            let link = match (first, lead.conjunction.is_empty(), own.is_empty()) {
                (true, _, _) => lead.conjunction.clone(),
                // «إذا فشلت المحادثات فإن …»: the clause that was led up to.
                (false, true, false) if condition => ",".to_owned(),
                (false, false, _) => format!(", {}", lead.conjunction),
                (false, true, _) if matches!(self.article.surface(next.saturating_sub(1)), ":" | "\"" | "«") => ":".to_owned(),
                (false, true, true) => "and".to_owned(),
                (false, true, false) => ", and".to_owned(),
            };
            condition = first && opens_main(&lead.conjunction);
            text = surface::words(&[&text, &link, &lead_text, &own, &clause.predicate]);
            if clause.subject.is_some() {
                shared = clause.subject;
            }
            next = clause.end.max(next + 1);
            if !self.goes_on_with_clause(next, limit) {
                break;
            }
        }
        Rendered { text, end: next }
    }

    /// Whether another clause of the same sentence begins at word `at`.
    fn goes_on_with_clause(&self, at: usize, limit: usize) -> bool {
        if at >= limit || matches!(self.article.surface(at), "." | "؟" | "!" | ")" | "»") {
            return false;
        }
        let start = at + usize::from(matches!(self.article.surface(at), "،" | "؛"));
        start < limit && self.begins_clause(start, limit)
    }

    /// What is no clause.
    fn fragment(&self, at: usize, limit: usize) -> (String, usize) {
        if at >= limit {
            return (String::new(), limit);
        }
        match self.noun(at, limit, Scope::FULL) {
            Some(noun) => (noun.text(), noun.end.max(at + 1)),
            None => match self.phrase_at(at, limit, None, Scope::FULL) {
                Some((text, end)) => (text, end.max(at + 1)),
                None => (self.word_gloss(at), at + 1),
            },
        }
    }

    fn one(&self, lead: &Lead, limit: usize, shared: Option<&Nominal>, wanted: Option<&Wanted>) -> Option<Clause> {
        let at = lead.end;
        if at >= limit {
            return None;
        }
        self.having(at, limit, shared, wanted)
            .or_else(|| self.modal_clause(at, limit, shared, wanted))
            .or_else(|| self.duty(at, limit, None, wanted))
            .or_else(|| self.verbal(lead, at, limit, shared, wanted))
            .or_else(|| self.existential(at, limit))
            .or_else(|| self.nominal(lead, at, limit, wanted))
    }

    /// Verb first.
    fn verbal(&self, lead: &Lead, at: usize, limit: usize, shared: Option<&Nominal>, wanted: Option<&Wanted>) -> Option<Clause> {
        let group = self.verb_group(at, limit)?;
        let Some(lemma) = group.lemma else {
            let text = self.word_gloss(group.at);
            return Some(Clause { subject: None, predicate: text, end: group.end });
        };
        let known = group.subject.clone();
        if let Some(subject) = &known {
            self.remember(subject);
        }
        if let Some(clause) = self.impersonal(at, &group, limit, shared, wanted) {
            return Some(clause);
        }
        let about = self.antecedent.get();
        let gap = wanted.is_some_and(|w| w.gap);
        let seek = (known.is_none() && !gap).then_some(group.features);
        let request =
            Request { verb: lemma, word: group.at, from: group.end, limit, seek, masdars: false, passive: group.passive };
        let (mut predicate, mut group) = self.realised(&request, &group);
        let alone = predicate.subject.is_none() && known.is_none() && wanted.is_none() && shared.is_none();
        if alone && let Some(passive) = self.hidden_passive(&request) {
            predicate = passive;
            group.passive = true;
        }
        if known.is_none() && predicate.subject.is_none() && self.lacks_object(&request, &group) {
            group.passive = true;
        }
        let own = known.or_else(|| predicate.subject.clone());
        let first_person = group.features.person == Person::First;
        let (subject, plural) = match (own, wanted, shared) {
            (own, Some(w), _) => (own, w.plural),
            (Some(own), None, _) => {
                let plural = own.plural;
                (Some(own), plural)
            }
            (None, None, Some(s)) if group.features.person == Person::Third => (None, s.plural),
            (None, None, _) => {
                let f = group.features;
                let after = self.antecedent.replace(about);
                let pronoun = self.elided(f.person, f.number, f.gender);
                self.antecedent.set(after);
                let plural = pronoun.plural;
                (Some(pronoun), plural)
            }
        };
        Some(Clause { subject, predicate: self.finite(lead, &group, &predicate, plural, first_person), end: predicate.end })
    }

    /// Tense and agreement put on a predicate.
    fn finite(&self, lead: &Lead, group: &VerbGroup, predicate: &Predicate, plural: bool, first: bool) -> String {
        let group = &VerbGroup { negative: group.negative && !predicate.only, ..group.clone() };
        let (front, main) = self.conjugate(group, &predicate.base, plural, first && !plural);
        let also = if lead.also { "also" } else { "" };
        surface::words(&[&front, also, &predicate.adverbs.join(" "), &main, &predicate.tail])
    }

    /// The predicate, with تمّ and قام ب seen through to the masdar after them.
    pub(super) fn realised(&self, request: &Request, group: &VerbGroup) -> (Predicate, VerbGroup) {
        let role = self.row("auxiliaries", request.verb.form).unwrap_or("");
        if role == "passive"
            && let Some(inner) = self.masdar_verb(request.from)
            && !self.joined_at(request.from)
        {
            let passive =
                Request { verb: inner, word: request.from, from: request.from + 1, seek: None, passive: true, ..request.clone() };
            if let Some(predicate) = self.promoted(&passive) {
                return (predicate, VerbGroup { passive: true, lemma: Some(inner), ..group.clone() });
            }
        }
        if role == "active"
            && let Some(found) = self.light(request)
        {
            return (found.0, VerbGroup { lemma: Some(found.1), ..group.clone() });
        }
        (self.predicate(request), group.clone())
    }

    /// «قام الرئيس بزيارة البلاد»: the verb of the masdar.
    fn light(&self, request: &Request) -> Option<(Predicate, crate::lexicon::Lemma)> {
        let (mut at, mut subject) = (request.from, None);
        if !self.article.proclitics(at).has(Proclitics::BI) {
            let noun = self.noun(at, request.limit, Scope::OBJECT)?;
            at = noun.end;
            subject = Some(noun);
        }
        if !self.article.proclitics(at).has(Proclitics::BI) || !self.is_verbal_masdar(at, request.limit) {
            return None;
        }
        let verb = self.masdar_verb(at)?;
        if let Some(s) = &subject {
            self.remember(s);
        }
        let inner = Request { verb, word: at, from: at + 1, seek: None, ..request.clone() };
        let predicate = self.predicate(&inner);
        Some((Predicate { subject, ..predicate }, verb))
    }

    /// Subject first: with a verb, a duty, or a predicate without a verb.
    fn nominal(&self, lead: &Lead, at: usize, limit: usize, wanted: Option<&Wanted>) -> Option<Clause> {
        let mut subject = self.subject(at, limit)?;
        self.remember(&subject);
        // «الإرهاب، بجميع أشكاله، يشكل …»
        if self.article.surface(subject.end) == "،"
            && self.preposition(subject.end + 1, limit).is_some()
            && !self.article.proclitics(subject.end + 1).conjunction()
            && let Some((aside, end)) = self.phrase_at(subject.end + 1, limit, None, Scope::FULL)
            && end + 1 < limit
            && self.article.surface(end) == "،"
            && self.verb_group(end + 1, limit).is_some()
            && !self.article.proclitics(end + 1).conjunction()
        {
            subject.after = surface::words(&[&subject.after, ",", &aside, ","]);
            subject.end = end + 1;
        }
        // «حصيلة الغارات، قد ارتفعت»
        let comma = self.article.surface(subject.end) == "،" && self.verb_group(subject.end + 1, limit).is_some();
        let next = subject.end + usize::from(comma && !self.article.proclitics(subject.end + 1).conjunction());
        let plural = wanted.map_or(subject.plural, |w| w.plural);
        if next >= limit {
            return None;
        }
        if let Some(clause) = self.duty(next, limit, Some(&subject), wanted) {
            return Some(clause);
        }
        if let Some(clause) = self.modal_clause(next, limit, Some(&subject), wanted) {
            let own = clause.subject.clone().filter(|s| !s.is_pronoun());
            return Some(Clause { subject: own.or(Some(subject)), ..clause });
        }
        if self.article.proclitics(next).conjunction() {
            return None;
        }
        if let Some(group) = self.verb_group(next, limit) {
            return self.with_verb(lead, subject, &group, limit, plural);
        }
        self.verbless(subject, next, limit, plural)
    }

    fn subject(&self, at: usize, limit: usize) -> Option<Nominal> {
        if matches!(self.article.citation(at), "إِنَّ" | "أَنَّ" | "لٰكِنَّ") {
            let pronoun = self.article.word(at)?.reading.enclitic?;
            let noun = self.elided(pronoun.person, pronoun.number, pronoun.gender);
            return Some(Nominal { end: at + 1, head: at, ..noun });
        }
        // The shortest phrase that a verb or duty follows, else the longest that leaves a predicate.
        let short = self.noun(at, limit, Scope { relative: false, ..Scope::OBJECT })?;
        let next = short.end;
        let follows = next < limit
            && !self.article.proclitics(next).conjunction()
            && (self.verb_group(next, limit).is_some()
                || self.modal_at(next, limit).is_some()
                || self.duty(next, limit, Some(&short), None).is_some());
        if follows {
            return Some(short);
        }
        let whole = self.noun(at, limit, Scope { relative: false, ..Scope::FULL })?;
        if whole.end < limit || whole.kind == Kind::Time { Some(whole) } else { Some(short) }
    }

    fn with_verb(&self, lead: &Lead, subject: Nominal, group: &VerbGroup, limit: usize, plural: bool) -> Option<Clause> {
        let Some(lemma) = group.lemma else {
            return Some(Clause { subject: Some(subject), predicate: self.word_gloss(group.at), end: group.end });
        };
        // «الصين وقازاقستان تربطهما شراكة»: the topic is the object of the verb.
        let enclitic = self.article.word(group.at).is_some_and(|w| w.reading.enclitic.is_some());
        let seek = enclitic.then_some(group.features);
        let request =
            Request { verb: lemma, word: group.at, from: group.end, limit, seek, masdars: false, passive: group.passive };
        let (predicate, mut group) = self.realised(&request, group);
        if predicate.subject.is_none() && self.lacks_object(&request, &group) {
            group.passive = true;
        }
        if let Some(agent) = &predicate.subject {
            let base = surface::around_object(&self.plain_gloss(&lemma)).0;
            let passive = VerbGroup { passive: true, ..group.clone() };
            let (front, main) = self.conjugate(&passive, &base, plural, false);
            let tail = predicate.tail.split_once(' ').map_or("", |(_, rest)| rest);
            let text = surface::words(&[&front, &predicate.adverbs.join(" "), &main, "by", &agent.text(), tail]);
            return Some(Clause { subject: Some(subject), predicate: text, end: predicate.end });
        }
        let text = self.finite(lead, &group, &predicate, plural, false);
        Some(Clause { subject: Some(subject), predicate: text, end: predicate.end })
    }

    /// A predicate without a verb: «هما جارتان», «بلاده مستعدة», «الاجتماع في بكين».
    fn verbless(&self, subject: Nominal, at: usize, limit: usize, plural: bool) -> Option<Clause> {
        let copula = self.article.pos(at) == Pos::Pron && self.article.is_lemma(at, &["هُوَ"]);
        let start = at + usize::from(copula);
        let be = if plural { "are" } else { "is" };
        let (text, end) = self.complement_of_be(&subject, start, limit)?;
        let lemma = self.verb_named("كَان")?;
        let request = Request { verb: lemma, word: at, from: end, limit, seek: None, masdars: false, passive: false };
        let rest = self.predicate(&request);
        let text = surface::words(&[be, &text, &rest.adverbs.join(" "), &rest.tail]);
        Some(Clause { subject: Some(subject), predicate: text, end: rest.end })
    }

    /// An adjective, noun or phrase after «be».
    fn complement_of_be(&self, subject: &Nominal, at: usize, limit: usize) -> Option<(String, usize)> {
        if self.article.pos(at) == Pos::Adj && !self.article.definite(at) && !self.joined_at(at) {
            let lemma = self.adjective_lemma(at)?;
            if lemma.derivation.starts_with("elative:")
                && at + 1 < limit
                && !self.joined_at(at + 1)
                && !self.article.is_lemma(at + 1, &["مِن"])
            {
                return self.noun(at, limit, Scope::FULL).map(|n| (n.text(), n.end));
            }
            let gloss = if lemma.derivation.starts_with("elative:") {
                super::adjective::elative(lemma.gloss, false)
            } else {
                surface::plain(lemma.first_gloss())
            };
            if let Some((pp, end)) = self.adjective_complement(&lemma, at, limit) {
                return Some((surface::words(&[&gloss, &pp]), end));
            }
            return Some((gloss, at + 1));
        }
        // «إفراج كوريا عن السجناء»: what the act governs completes it, and makes no sentence.
        let governed = self.preposition(at, limit).is_some_and(|p| {
            self.masdar_verb(subject.head).is_some_and(|v| {
                v.valency.split(';').any(|f| f.split('=').next().is_some_and(|f| p.is_called(f.trim_start_matches("ه "))))
            })
        });
        if governed {
            return None;
        }
        if let Some((text, end)) = self.phrase_at(at, limit, None, Scope::FULL) {
            return Some((text, end));
        }
        let noun = self.noun(at, limit, Scope::FULL)?;
        Some((noun.text(), noun.end))
    }
}

/// Whether a clause with this conjunction leads up to another.
fn opens_main(conjunction: &str) -> bool {
    let first = conjunction.split(' ').next().unwrap_or("");
    matches!(first, "if" | "although" | "when" | "after" | "before" | "while" | "since" | "because" | "as" | "unless" | "though")
}
