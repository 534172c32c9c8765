//! A verb with its particles: tense, voice and number, in the sense that its complements show.

use super::super::English;
use super::super::parts::{Part, PartKind, Request};
use super::super::pronoun::Role;
use super::super::surface;
use super::super::verb::{Tense, VerbGroup};
use super::{Settled, WordGloss};
use crate::annotate::morphology::Proclitics;
use crate::lexicon::features::{Aspect, Number, Person, Pos};

/// Last words of a frame that belong to its complement: «agree on».
pub(super) const PREPOSITIONS: [&str; 20] = [
    "of", "to", "on", "in", "for", "about", "with", "at", "from", "by", "into", "over", "against", "between", "upon", "under",
    "towards", "through", "among", "as",
];

/// A verb in the sense that fits.
struct Sense {
    /// The English verb in its base form, without what its complements say.
    base: String,
    /// The row's own words.
    row: String,
    frame: &'static str,
    /// One past the last word that it takes in.
    end: usize,
    /// The subject's number, where the subject follows.
    plural: Option<bool>,
    passive: bool,
}

impl English<'_> {
    /// «من المقرر», «يمكن», «يجب».
    pub(super) fn modal_words(&self, at: usize, limit: usize) -> Option<WordGloss> {
        if !matches!(self.article.pos(at), Pos::Verb | Pos::Adp | Pos::Part) {
            return None;
        }
        let modal = self.modal_at(at, limit)?;
        let (text, end) = self.modal_alone(&modal);
        // «من المقرر أن»: أن says «to».
        let text = text.strip_suffix(" to").filter(|_| self.article.is_lemma(end, &["أَن"])).unwrap_or(&text).to_owned();
        Some(WordGloss::new(at..end, format!("{}{text}", self.conjunction_before(at))))
    }

    /// The verb group that begins at word `at`.
    pub(super) fn verb_words(&self, at: usize, limit: usize, settled: &mut Settled) -> Option<WordGloss> {
        let mut group = self.verb_group(at, limit)?;
        if group.lemma.is_none() {
            return Some(WordGloss::new(at..group.end, String::new()));
        }
        let sense = self.sense(&group, limit, settled)?;
        let f = group.features;
        let first = matches!(f.person, Person::First | Person::Second);
        let agrees = matches!(f.number, Number::Dual | Number::Plur) || f.person == Person::Second;
        let own = group.subject.as_ref().map(|subject| subject.plural);
        let plural = own.or(sense.plural).unwrap_or_else(|| agrees || settled.topic.unwrap_or(false) && !first);
        group.passive = sense.passive;
        if self.wants_base(at) && group.tense == Tense::Present {
            group.tense = Tense::Base;
        }
        let (front, main) = self.conjugate(&group, &sense.base, plural, f.person == Person::First && f.number == Number::Sing);
        let object = self.enclitic(group.at, Role::Object).unwrap_or("");
        let who = if first { self.elided(f.person, f.number, f.gender).text() } else { String::new() };
        let purpose = if self.article.proclitics(at).has(Proclitics::PURPOSE) { "to-" } else { "" };
        let before = format!("{}{purpose}", self.conjunction_before(at));
        if group.subject.is_some() {
            // «كان الوزير يبحث»: auxiliary and verb each have their own.
            let auxiliary = (at..group.at).find(|&i| self.article.is_verb(i)).map_or(at + 1, |i| i + 1);
            let text = surface::words(&[&main, object]);
            settled.glosses.push(WordGloss { words: group.at..sense.end, text, sense: sense.row, frame: sense.frame });
            return Some(WordGloss::new(at..auxiliary, format!("{before}{}", surface::words(&[&who, &front]))));
        }
        let text = format!("{before}{}", surface::words(&[&who, &front, &main, object]));
        Some(WordGloss { words: at..sense.end, text, sense: sense.row, frame: sense.frame })
    }

    /// After أن and ل the English verb has its base form.
    fn wants_base(&self, at: usize) -> bool {
        self.article.proclitics(at).has(Proclitics::PURPOSE)
            || at > 0 && self.article.is_lemma(at - 1, &["أَن", "أَلَّا", "كَي", "لِكَي"])
    }

    /// Which sense, and what it leaves to the words of its complements.
    fn sense(&self, group: &VerbGroup, limit: usize, settled: &mut Settled) -> Option<Sense> {
        let lemma = group.lemma?;
        let seek = group.subject.is_none().then_some(group.features);
        let request =
            Request { verb: lemma, word: group.at, from: group.end, limit, seek, masdars: false, passive: group.passive };
        if let Some(sense) = self.light_verb(group, &request) {
            return Some(sense);
        }
        let (mut parts, _) = self.parts(&request);
        let mut plural = None;
        if let Some(at) = self.subject_part(&request, &parts)
            && let PartKind::Noun(noun) = parts.remove(at).kind
        {
            self.remember(&noun);
            plural = Some(noun.plural);
        }
        parts.retain(|part| !matches!(part.kind, PartKind::Adverb(_)));
        if let Some((english, _)) = self.verb_term(&request, &parts) {
            // «توقيع اتفاقية» sign an agreement; with the article it is a certain one, and said by itself.
            let part = parts.first().filter(|part| part.first == group.end && !self.article.definite(group.end));
            let end = part.map_or(group.end, |part| part.end);
            if end > group.end {
                return Some(Sense { base: english, row: String::new(), frame: "", end, plural, passive: group.passive });
            }
        }
        let pronoun = self.enclitic(group.at, Role::Object).is_some();
        let frame = self.best_frame(&request, &parts, pronoun);
        let alone = plural.is_none() && group.subject.is_none() && settled.topic.is_none();
        let hidden = alone && self.hidden_passive(&request).is_some();
        let passive = group.passive || hidden || alone && self.lacks_object(&request, group);
        let last = frame.fillers.last().copied().flatten().and_then(|i| parts.get(i));
        let (mut base, after) = surface::around_object(&frame.english);
        if let Some(part) = last {
            self.settle_complement(part, &mut base, after, settled);
        }
        let row = frame.english.clone();
        Some(Sense { base, row, frame: frame.pattern, end: group.end, plural, passive })
    }

    /// The words of the frame that its last complement says: a preposition, «that», «to».
    fn settle_complement(&self, part: &Part, base: &mut String, after: String, settled: &mut Settled) {
        let split = |base: &mut String| -> Option<String> {
            let (verb, last) = base.rsplit_once(' ').filter(|(_, last)| PREPOSITIONS.contains(last) || *last == "that")?;
            let last = last.to_owned();
            *base = verb.to_owned();
            Some(last)
        };
        match &part.kind {
            PartKind::Prep(preposition, _) => {
                let own = if after.is_empty() { split(base) } else { Some(after) };
                // English says the preposition with the verb: «أعرب عن» expressed.
                let own = own.unwrap_or_else(|| format!("({})", preposition.english()));
                settled.prepositions.push((part.first, own));
            }
            PartKind::That { preposition, .. } => {
                if after.is_empty() {
                    split(base);
                }
                if !preposition.is_empty() {
                    settled.prepositions.push((part.first, String::new()));
                }
            }
            _ => {}
        }
    }

    /// «تم توقيع …» was signed, «قام بزيارة …» visited: verb and masdar side by side are one verb in English.
    fn light_verb(&self, group: &VerbGroup, request: &Request) -> Option<Sense> {
        let role = self.row("auxiliaries", request.verb.form)?;
        let at = group.end;
        let inner = self.masdar_verb(at).filter(|_| at < request.limit)?;
        let passive = match role {
            "passive" if !self.joined_at(at) && self.article.word(at)?.reading.enclitic.is_none() => true,
            "active" if self.article.proclitics(at).has(Proclitics::BI) && self.is_verbal_masdar(at, request.limit) => false,
            _ => return None,
        };
        let row = self.plain_gloss(&inner);
        let mut base = surface::around_object(&row).0;
        // «أشرف على»: the preposition is a word of its own.
        if let Some((verb, last)) = base.rsplit_once(' ')
            && PREPOSITIONS.contains(&last)
            && !passive
        {
            base = verb.to_owned();
        }
        Some(Sense { base, row: String::new(), frame: "", end: at + 1, plural: None, passive })
    }

    /// Whether word `at` is a verb in the imperfect: «أن يلتقي» to meet.
    pub(super) fn imperfect(&self, at: usize) -> bool {
        self.article.is_verb(at) && self.article.word(at).is_some_and(|w| w.reading.features.aspect == Aspect::Imp)
    }
}
