//! The verb with its complements: the frame of its valency that fits decides the English verb and its prepositions.

use super::English;
use super::clause::Wanted;
use super::masdar::is_transitive;
use super::nominal::Nominal;
use super::parts::{Part, PartKind, Request};
use super::phrase::Scope;
use super::pronoun::Role;
use super::surface;
use super::verb::{Tense, VerbGroup};
use crate::lexicon::Lemma;

/// A rendered predicate without tense.
#[derive(Clone, Debug, Default)]
pub(super) struct Predicate {
    /// The English verb in its base form, with a particle or preposition before the first complement.
    pub(super) base: String,
    /// Adverbs that stand before it.
    pub(super) adverbs: Vec<String>,
    /// Complements and adjuncts.
    pub(super) tail: String,
    /// One past its last word.
    pub(super) end: usize,
    /// The subject found among the complements.
    pub(super) subject: Option<Nominal>,
    /// «لا … إلا»: the verb is positive, «only» says the rest.
    pub(super) only: bool,
}

/// A frame of a valency cell that the complements fill.
pub(super) struct Frame {
    /// The row's English: «agree on», «accuse sb of».
    pub(super) english: String,
    /// The row's complements: «على», «ه ب»; empty for the verb alone.
    pub(super) pattern: &'static str,
    /// Indices of the parts in the order of the frame; `None` for an attached pronoun.
    pub(super) fillers: Vec<Option<usize>>,
}

/// Prepositions after which a masdar is a gerund: «accuse of violating».
const GERUND: [&str; 7] = [" of", " from", " for", " in", " by", " about", " without"];

/// Prepositions that give way to «that» before a clause.
const LINKS: [&str; 8] = [" of", " to", " on", " in", " for", " about", " with", " at"];

impl English<'_> {
    /// Verb and complements.
    pub(super) fn predicate(&self, request: &Request) -> Predicate {
        let (mut parts, end) = self.parts(request);
        // The object of a passive is its subject.
        let pronoun = self.enclitic(request.word, Role::Object).filter(|_| !request.passive);
        let mut out = Predicate { end, ..Predicate::default() };
        if request.seek.is_some()
            && let Some(at) = self.subject_part(request, &parts)
            && let PartKind::Noun(noun) = parts.remove(at).kind
        {
            self.remember(&noun);
            out.subject = Some(noun);
        }
        out.only = self.only(&mut parts, &mut out);
        parts.retain(|part| match &part.kind {
            PartKind::Adverb(text) => {
                out.adverbs.push(text.clone());
                false
            }
            _ => true,
        });
        if let Some((english, used)) = self.verb_term(request, &parts) {
            out.base = english;
            out.tail = self.rest(request, parts.get(used..).unwrap_or(&[]), &[]);
            return out;
        }
        if let Some((base, tail)) = self.idiom(request, &parts) {
            out.base = base;
            out.tail = tail;
            return out;
        }
        let frame = self.best_frame(request, &parts, pronoun.is_some() || request.passive);
        self.fill(request, &frame, &parts, pronoun, &mut out);
        // «أصيب عشرة»: injured, not hit.
        let sense = self.row("passives", request.verb.form).filter(|s| request.passive && !matches!(*s, "yes" | "thing"));
        if let Some(sense) = sense.filter(|_| out.subject.as_ref().is_none_or(|s| s.human)) {
            out.base = sense.to_owned();
        }
        out
    }

    /// Renders what says nothing about who the clause around it is about.
    pub(super) fn aside<T>(&self, render: impl FnOnce() -> T) -> T {
        let saved = self.antecedent.get();
        let out = render();
        self.antecedent.set(saved);
        out
    }

    /// The frame that takes the most of the parts, of all verbs that the word may be; the chosen reading wins ties.
    pub(super) fn best_frame(&self, request: &Request, parts: &[Part], pronoun: bool) -> Frame {
        let mut best = self.frame(&request.verb, parts, pronoun);
        let noun = |i: &Option<usize>| i.and_then(|i| parts.get(i)).is_some_and(|p| matches!(p.kind, PartKind::Noun(_)));
        let object = parts.iter().any(|p| matches!(p.kind, PartKind::Noun(_)) && !p.joined);
        for verb in self.verb_readings(request.word, request.verb).iter().skip(1) {
            let other = self.frame(verb, parts, pronoun);
            // «وقع في باريس الوزير اتفاقا»: a verb that takes the object in.
            let takes = object && !best.fillers.iter().any(noun) && other.fillers.iter().any(noun);
            if best.fillers.is_empty() && !other.fillers.is_empty() || takes {
                best = other;
            }
        }
        if best.fillers.is_empty() && is_transitive(&request.verb) && self.masdar_verb(request.word).is_some() && !pronoun {
            // «وقف فوري لاستهداف المدنيين»: ل before the object of a masdar.
            let object = parts.iter().position(|p| matches!(&p.kind, PartKind::Prep(q, _) if q.key == "ل"));
            if let Some(i) = object {
                return Frame { english: self.plain_gloss(&request.verb), pattern: "", fillers: vec![Some(i)] };
            }
        }
        best
    }

    /// The longest frame whose complements are all there.
    fn frame(&self, verb: &Lemma, parts: &[Part], pronoun: bool) -> Frame {
        let mut best = Frame { english: verb.first_gloss().to_owned(), pattern: "", fillers: Vec::new() };
        for item in verb.valency.split(';') {
            let Some((pattern, english)) = item.split_once('=') else { continue };
            if let Some((before, that)) = pattern.split_once(' ')
                && !that.contains(' ')
                && that.starts_with('أ')
                && before != "ه"
            {
                let found = parts.iter().position(
                    |p| matches!(&p.kind, PartKind::That { frame, preposition, .. } if preposition == before && *frame == that),
                );
                if let Some(i) = found {
                    best = Frame { english: english.to_owned(), pattern, fillers: vec![Some(i)] };
                    break;
                }
            }
            let mut fillers: Vec<Option<usize>> = Vec::new();
            let mut pronoun_left = pronoun;
            let all = pattern.split(' ').all(|token| {
                if token == "ه" && pronoun_left {
                    pronoun_left = false;
                    fillers.push(None);
                    return true;
                }
                let fills = |p: &Part| match &p.kind {
                    PartKind::Noun(_) if token == "مصدر" => self.takes_infinitive(p, self.article.words.len()),
                    _ => fills(token, p),
                };
                let found = parts.iter().enumerate().find(|(i, p)| !fillers.contains(&Some(*i)) && !p.joined && fills(p));
                found.is_some_and(|(i, _)| {
                    fillers.push(Some(i));
                    true
                })
            });
            if all && fillers.len() > best.fillers.len() {
                best = Frame { english: english.to_owned(), pattern, fillers };
            }
        }
        best
    }

    /// Puts the parts into the places of the frame.
    fn fill(&self, request: &Request, frame: &Frame, parts: &[Part], pronoun: Option<&'static str>, out: &mut Predicate) {
        let last = frame.fillers.last().copied().flatten();
        let verbal = last.and_then(|i| parts.get(i)).is_some_and(|p| self.takes_infinitive(p, request.limit));
        let infinitive = self.row("infinitives", frame.english.as_str()).filter(|_| verbal);
        let english = infinitive.unwrap_or(frame.english.as_str());
        let slot = english.split(' ').any(|w| matches!(w, "sb" | "sth"));
        let (base, mut after) = surface::around_object(english);
        out.base = base;
        if infinitive.is_some() && after.is_empty() {
            out.base = out.base.trim_end_matches(" to").to_owned();
            after = "to".to_owned();
        }
        let that = last.and_then(|i| parts.get(i)).is_some_and(|p| matches!(p.kind, PartKind::That { .. }));
        if that
            && after.is_empty()
            && let Some(base) = out.base.strip_suffix(" that")
        {
            out.base = base.to_owned();
            after = "that".to_owned();
        }
        if that
            && infinitive.is_none()
            && let Some(base) = LINKS.iter().find_map(|link| out.base.strip_suffix(link))
        {
            // «اتهمه بأن …»: accused him that …
            out.base = base.to_owned();
            after = "that".to_owned();
        } else if that && infinitive.is_none() && LINKS.iter().any(|link| link.trim() == after) {
            after = "that".to_owned();
        }
        let (object, governed) = places(frame, parts, slot, infinitive.is_some(), pronoun.is_some());
        // What the governed masdar takes in is not the verb's object as well.
        let object = object.filter(|&o| {
            let after = governed.filter(|&g| g < o);
            let end = after.map(|g| self.governed(request, parts, g, infinitive.is_some(), false).1);
            end.is_none_or(|end| parts.get(o).is_some_and(|p| p.first >= end))
        });
        let mut used: Vec<usize> = Vec::new();
        let mut tail: Vec<String> = Vec::new();
        match object {
            Some(i) => {
                used.push(i);
                let before = i.checked_sub(1).filter(|&i| parts.get(i).is_some_and(|p| matches!(p.kind, PartKind::Only)));
                if let Some(only) = before {
                    tail.push("only".to_owned());
                    used.push(only);
                }
                tail.push(if slot {
                    self.governed(request, parts, i, false, false).0
                } else {
                    self.part_text(request, parts, i)
                });
            }
            None => tail.extend(pronoun.map(str::to_owned)),
        }
        let mut rest_from = None;
        // «لا تسيطر إلا على …»
        if let Some(g) = governed
            && let Some(only) = g.checked_sub(1).filter(|&i| parts.get(i).is_some_and(|p| matches!(p.kind, PartKind::Only)))
        {
            tail.push("only".to_owned());
            used.push(only);
        }
        if let Some(g) = governed {
            let apart = slot || infinitive.is_some() || matches!(parts.get(g).map(|p| &p.kind), Some(PartKind::That { .. }));
            let before: Vec<usize> = (0..g).filter(|i| apart && !used.contains(i)).collect();
            for i in before {
                tail.push(self.part_text(request, parts, i));
                used.push(i);
            }
            let gerund = GERUND.iter().any(|p| english.ends_with(p));
            let (text, end) = self.governed(request, parts, g, infinitive.is_some(), gerund);
            tail.push(after);
            tail.push(text);
            used.push(g);
            rest_from = parts.get(g).filter(|p| p.end != end).map(|p| (p.end, end));
        } else {
            tail.push(after);
        }
        match rest_from {
            // The complement took in less than its part: the rest of that comes first.
            Some((whole, from)) if from < whole => {
                let (inner, _) = self.parts(&Request { from, limit: whole, ..request.clone() });
                tail.push(self.rest(request, &inner, &[]));
                tail.push(self.rest(request, parts, &used));
            }
            // It took in more: parts that begin after it stay as they are.
            Some((_, from))
                if parts.iter().all(|p| p.end <= from || p.first >= from) && parts.iter().any(|p| p.first >= from) =>
            {
                used.extend((0..parts.len()).filter(|&i| parts.get(i).is_some_and(|p| p.first < from)));
                tail.push(self.rest(request, parts, &used));
            }
            Some((_, from)) => {
                let (parts, end) = self.parts(&Request { from, ..request.clone() });
                let own = out.subject.as_ref().map_or(usize::MAX, |s| s.head);
                let taken: Vec<usize> = (0..parts.len())
                    .filter(|&i| parts.get(i).is_some_and(|p| matches!(&p.kind, PartKind::Noun(n) if n.head == own)))
                    .collect();
                tail.push(self.rest(request, &parts, &taken));
                out.end = end.max(from);
            }
            None => {
                // «يبحث اليوم التحرك ضد …»: what stands right after the object belongs to it, what stood before it goes after that.
                let next = object.and_then(|o| parts.get(o)).map(|p| p.end);
                let follows = object.map(|o| o + 1).filter(|&i| {
                    governed.is_none()
                        && parts.get(i).is_some_and(|p| Some(p.first) == next && matches!(p.kind, PartKind::Prep(..)))
                });
                if let Some(i) = follows {
                    tail.push(self.part_text(request, parts, i));
                    used.push(i);
                }
                tail.push(self.rest(request, parts, &used));
            }
        }
        let pieces: Vec<&str> = tail.iter().map(String::as_str).collect();
        out.tail = surface::words(&pieces);
    }

    fn takes_infinitive(&self, part: &Part, limit: usize) -> bool {
        match &part.kind {
            PartKind::That { frame, .. } => *frame == "أن",
            PartKind::Prep(p, _) => {
                p.pronoun.is_none()
                    && self.masdar_verb(p.object).is_some()
                    && !self.is_described(p.object, limit)
                    && self.masdars(p.object, limit, false, Scope::FULL).is_some()
            }
            // «الاقتراح» by itself is a thing.
            PartKind::Noun(n) => {
                self.masdar_verb(n.head).is_some()
                    && !(n.end == n.head + 1 && self.article.proclitics(n.head).has(crate::annotate::morphology::Proclitics::AL))
                    && n.head == part.first
                    && !self.is_described(n.head, limit)
                    && self.masdars(n.head, limit, false, Scope::FULL).is_some()
            }
            _ => false,
        }
    }

    /// A part without its own preposition, and where it ends.
    fn governed(&self, request: &Request, parts: &[Part], i: usize, infinitive: bool, gerund: bool) -> (String, usize) {
        let Some(part) = parts.get(i) else { return (String::new(), request.limit) };
        let scope = Scope::INNER.among(request.masdars);
        let masdars = |at: usize| self.masdars(at, request.limit, false, scope).filter(|_| infinitive);
        match &part.kind {
            PartKind::Prep(p, _) => masdars(p.object)
                .or_else(|| {
                    let verbal = gerund && self.is_verbal_masdar(p.object, request.limit);
                    self.masdars(p.object, request.limit, true, scope).filter(|_| verbal)
                })
                .or_else(|| self.object_of(p, "", request.limit, scope))
                .unwrap_or_else(|| (String::new(), part.end)),
            PartKind::Noun(n) => masdars(n.head).unwrap_or_else(|| (n.text(), part.end)),
            PartKind::That { frame, clause, .. } => (self.that_clause(frame, *clause, request.limit, infinitive), part.end),
            _ => (self.part_text(request, parts, i), part.end),
        }
    }

    fn that_clause(&self, frame: &str, clause: usize, limit: usize, infinitive: bool) -> String {
        if infinitive
            && frame == "أن"
            && let Some(group) = self.verb_group(clause, limit)
        {
            return self.vp(&VerbGroup { tense: Tense::Base, ..group }, limit).0;
        }
        self.aside(|| self.clauses(clause, limit, None).text)
    }

    /// The parts that the frame did not take, in their order.
    pub(super) fn rest(&self, request: &Request, parts: &[Part], used: &[usize]) -> String {
        let texts: Vec<String> =
            (0..parts.len()).filter(|i| !used.contains(i)).map(|i| self.part_text(request, parts, i)).collect();
        let pieces: Vec<&str> = texts.iter().map(String::as_str).collect();
        surface::words(&pieces)
    }

    /// A part in its own words.
    fn part_text(&self, request: &Request, parts: &[Part], i: usize) -> String {
        let Some(part) = parts.get(i) else { return String::new() };
        let and = if part.joined { "and " } else { "" };
        match &part.kind {
            PartKind::Noun(noun) => format!("{and}{}", noun.text()),
            PartKind::Prep(p, _) if self.front(p, p.english()) => String::new(),
            PartKind::Prep(_, text) => text.clone(),
            PartKind::That { clause, .. } => {
                let own = self.aside(|| self.clauses(*clause, request.limit, None).text);
                surface::words(&["that", &own])
            }
            PartKind::Verb => {
                let copula = matches!(request.verb.form, "كَان" | "أَصبَح" | "بَات");
                match self.verb_group(part.first, request.limit) {
                    Some(group) if !copula => {
                        let group = VerbGroup { tense: Tense::Base, ..group };
                        format!("to {}", self.vp(&group, request.limit).0)
                    }
                    _ => self.clauses(part.first, request.limit, Some(Wanted::gap())).text,
                }
            }
            PartKind::Adverb(text) | PartKind::Loose(text) => text.clone(),
            PartKind::Only => "only".to_owned(),
        }
    }
}

/// Whether a part fills a token of a valency frame.
fn fills(token: &str, part: &Part) -> bool {
    match &part.kind {
        PartKind::Noun(_) => token == "ه",
        PartKind::Prep(p, _) => p.is_called(token),
        PartKind::That { frame, preposition, .. } => {
            *frame == token && (preposition.is_empty() || preposition == "ب")
                || token == "إنّ" && *frame == "أنّ"
                || !preposition.is_empty() && preposition == token
        }
        _ => false,
    }
}

/// Which part is the object, and which the governed complement after it.
fn places(frame: &Frame, parts: &[Part], slot: bool, infinitive: bool, pronoun: bool) -> (Option<usize>, Option<usize>) {
    let noun = |p: &Part| matches!(p.kind, PartKind::Noun(_)) && !p.joined;
    match frame.fillers.as_slice() {
        [] => (parts.iter().position(noun).filter(|_| !pronoun), None),
        [one] => match *one {
            Some(i) if slot && !infinitive => (Some(i), None),
            Some(i) if infinitive => {
                let object = parts.iter().take(i).position(noun).filter(|_| !pronoun);
                (object, Some(i))
            }
            Some(i) if parts.get(i).is_some_and(noun) => (Some(i), None),
            Some(i) => {
                let object = parts.iter().position(noun).filter(|o| *o < i && !pronoun);
                (object, Some(i))
            }
            None => (None, None),
        },
        [first, .., last] => (*first, *last),
    }
}
