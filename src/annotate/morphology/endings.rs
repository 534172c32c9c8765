//! Case and mood out of context, for the words of one sentence.
//!
//! What is certain is written everywhere: the genitive after a preposition or in construct, the mood after a particle. The case of a noun with a pronoun
//! is always decided, since its vowel stands inside the word and is heard (وَزِيرُهَا، وَزِيرَهَا، وَزِيرِهَا): a walk over the clause asks whether its
//! verb still wants a subject. What stays unknown stays [`Case::None`].

use super::Word;
use super::word::{Proclitics, Reading};
use crate::lexicon::features::{Aspect, Case, Features, Gender, Mood, Number, Person, Pos, State, Voice};
use crate::lexicon::format::lemma::{
    FLAG_ACCUSATIVE, FLAG_IMPERFECT, FLAG_JUSSIVE, FLAG_OBJECT, FLAG_OBJECTLESS, FLAG_RELATIVE, FLAG_SUBJUNCTIVE,
    PREPOSITION_SHIFT,
};

/// The trait of مِن.
const FROM: u32 = 1 << (PREPOSITION_SHIFT + 2);

/// What a clause has shown so far.
#[derive(Clone, Copy, Default)]
struct Clause {
    /// Its verb.
    verb: Option<Reading>,
    /// Whether the verb has its subject: before it, after it, or in its ending.
    subject: bool,
    /// A nominal of the clause that a verb behind it may have for its subject: its gender and number.
    topic: Option<Features>,
    /// The topic of the clause that أن continues.
    carried: Option<Features>,
    /// Whether the verb may leave its subject out, going on with the topic.
    drops: bool,
    /// إنّ or one of its sisters waits for its noun.
    accusative: bool,
    /// The case of the last noun that nothing governs.
    free: Case,
}

/// An indefinite attribute in the genitive has tanwin: a bare adjective after its bare noun that has no second term of its own («متعددة الأطراف»).
fn nunation(words: &mut [Word]) {
    let bare = |r: &Reading| !r.proclitics.has(Proclitics::AL) && r.enclitic.is_none() && !r.proclitics.preposition();
    for at in 1..words.len() {
        let Some([before, word, rest @ ..]) = words.get_mut(at - 1..) else { return };
        let (before, reading) = (&before.reading, &mut word.reading);
        let b = &before.features;
        let noun = !before.proclitics.has(Proclitics::AL) && before.enclitic.is_none();
        let attribute = reading.features.pos == Pos::Adj && (b.pos == Pos::Noun || b.pos == Pos::Adj && b.state == State::Indef);
        let completed = rest.first().is_some_and(|next| {
            let next = &next.reading;
            matches!(next.features.pos, Pos::Noun | Pos::Propn)
                && !next.proclitics.preposition()
                && !next.proclitics.conjunction()
        });
        if attribute
            && noun
            && bare(reading)
            && !completed
            && reading.features.case == Case::Gen
            && reading.features.state == State::Any
        {
            reading.features.state = State::Indef;
        }
    }
}

/// Fills in case and mood of the words of a sentence.
pub(super) fn endings(words: &mut [Word]) {
    let mut clause = Clause::default();
    for at in 0..words.len() {
        let before = at.checked_sub(1).and_then(|i| words.get(i)).map(|w| w.reading);
        let earlier = at.checked_sub(2).and_then(|i| words.get(i)).map(|w| w.reading);
        let Some(word) = words.get_mut(at) else { continue };
        let reading = &mut word.reading;
        match reading.features.pos {
            Pos::Noun | Pos::Adj | Pos::Num | Pos::Propn => nominal(&mut clause, reading, before.as_ref(), earlier.as_ref()),
            Pos::Verb => verb(&mut clause, reading, before.as_ref()),
            Pos::Sconj | Pos::Part => particle(&mut clause, reading),
            // «مِن خِلَالِ», «مِن وَرَائِهِم»: an adverb of place or time, which is a noun.
            Pos::Adp if reading.traits >> PREPOSITION_SHIFT == 0 => {
                let after = before.is_some_and(|b| b.traits & FROM != 0 && b.features.pos == Pos::Adp && b.enclitic.is_none());
                if after && !reading.proclitics.conjunction() {
                    reading.features.case = Case::Gen;
                }
            }
            Pos::Pron if reading.enclitic.is_none() && reading.features.case == Case::Nom => {
                clause.subject = clause.verb.is_some();
                clause.topic = Some(reading.features);
            }
            Pos::Det | Pos::Pron if reading.traits & FLAG_RELATIVE != 0 => {
                clause = Clause { topic: Some(reading.features), ..Clause::default() };
            }
            Pos::Det if before.is_none_or(|b| !governs_genitive(&b)) && !reading.proclitics.preposition() => {
                clause.take(&reading.features);
            }
            _ => {}
        }
    }
    nunation(words);
}

impl Clause {
    /// A nominal that nothing governs comes: its case, and what the clause then has.
    fn take(&mut self, features: &Features) -> Case {
        let case = match self.verb {
            _ if self.accusative => {
                self.accusative = false;
                self.topic = Some(*features);
                Case::Acc
            }
            None => {
                self.topic = Some(*features);
                Case::Nom
            }
            Some(_) if self.subject => Case::Acc,
            Some(verb) => {
                self.subject = true;
                if is_object(&verb, features, self.drops) {
                    Case::Acc
                } else {
                    self.topic = Some(*features);
                    Case::Nom
                }
            }
        };
        self.free = case;
        case
    }
}

/// Whether a nominal right behind a verb without a subject is its object, the subject being left out.
fn is_object(verb: &Reading, noun: &Features, drops: bool) -> bool {
    if verb.traits & FLAG_OBJECT == 0 || verb.features.voice == Voice::Pass || verb.enclitic.is_some() {
        return false;
    }
    let plural = noun.number == Number::Plur;
    let other_gender = verb.features.gender != Gender::None && noun.gender != Gender::None && verb.features.gender != noun.gender;
    other_gender && !(plural && verb.features.gender == Gender::Fem)
        || !noun.human && verb.traits & FLAG_OBJECTLESS == 0 && (drops || verb.proclitics.conjunction())
}

fn nominal(clause: &mut Clause, reading: &mut Reading, before: Option<&Reading>, earlier: Option<&Reading>) {
    if reading.features.case == Case::Acc {
        // Tanwin: an object or an adverb, and no subject.
        return;
    }
    let conjoined = reading.proclitics.conjunction();
    let governed = governed(reading, before, earlier);
    let case = match governed {
        Some(case) => case,
        None if conjoined && before.is_some_and(|b| is_nominal(b.features.pos)) && clause.free != Case::None => clause.free,
        None if reading.features.pos == Pos::Adj && before.is_some_and(|b| is_nominal(b.features.pos)) => return,
        None => {
            let opening = before.is_none();
            let case = clause.take(&reading.features);
            if opening { Case::Nom } else { case }
        }
    };
    if reading.features.case == Case::None && (governed.is_some() || reading.enclitic.is_some() || before.is_none()) {
        reading.features.case = case;
    }
}

fn is_nominal(pos: Pos) -> bool {
    matches!(pos, Pos::Noun | Pos::Adj | Pos::Propn | Pos::Num)
}

/// Whether what follows this word is in the genitive: a preposition, or a noun in construct.
fn governs_genitive(before: &Reading) -> bool {
    let bare = !before.proclitics.has(Proclitics::AL) && before.enclitic.is_none();
    match before.features.pos {
        Pos::Adp => before.enclitic.is_none(),
        Pos::Noun => bare && before.features.state != State::Indef,
        _ => false,
    }
}

/// The case that the words before give; `None` for a noun of the clause itself.
fn governed(reading: &Reading, before: Option<&Reading>, earlier: Option<&Reading>) -> Option<Case> {
    if reading.proclitics.preposition() {
        return Some(Case::Gen);
    }
    let before = before?;
    let b = &before.features;
    let conjoined = reading.proclitics.conjunction();
    let adjective = reading.features.pos == Pos::Adj;
    let known = (b.case != Case::None && b.case != Case::AccGen).then_some(b.case);
    if b.pos == Pos::Adp && before.enclitic.is_none() && !conjoined {
        Some(Case::Gen)
    } else if adjective && matches!(b.pos, Pos::Noun | Pos::Adj) && known.is_some() {
        let definite = |r: &Reading| r.proclitics.has(Proclitics::AL) || r.enclitic.is_some();
        // An attribute, or «غير الواضح», «عالية النوعية»; what is indefinite after a definite noun is a predicate.
        let alike = reading.enclitic.is_some() || definite(before) == definite(reading);
        if alike { Some(b.case) } else { (definite(reading) && b.state != State::Indef).then_some(Case::Gen) }
    } else if !adjective
        && !conjoined
        && (governs_genitive(before) || reading.enclitic.is_some() && completes_adjective(before, earlier))
    {
        Some(Case::Gen)
    } else if conjoined && matches!(b.pos, Pos::Noun | Pos::Adj | Pos::Propn) {
        known
    } else {
        None
    }
}

/// «أدنى مستوياته», «كبار مسؤوليها»: an adjective before its noun, not one that follows a noun of its own; «ثلاثة وزرائها».
fn completes_adjective(before: &Reading, earlier: Option<&Reading>) -> bool {
    let bare = !before.proclitics.has(Proclitics::AL) && before.enclitic.is_none();
    match before.features.pos {
        Pos::Adj => bare && before.features.case != Case::Acc && !earlier.is_some_and(|e| is_nominal(e.features.pos)),
        Pos::Num => bare && before.lemma.is_some() && before.features.case == Case::None,
        _ => false,
    }
}

fn verb(clause: &mut Clause, reading: &mut Reading, before: Option<&Reading>) {
    let f = &mut reading.features;
    let open = f.mood == Mood::None || f.mood == Mood::IndSub;
    if f.aspect == Aspect::Imp && open {
        let governs = before.map_or(0, |b| b.traits);
        f.mood = match governs & (FLAG_SUBJUNCTIVE | FLAG_JUSSIVE) {
            FLAG_SUBJUNCTIVE => Mood::Sub,
            FLAG_JUSSIVE if governs & FLAG_IMPERFECT == 0 && f.mood == Mood::None => Mood::Jus,
            _ if reading.proclitics.has(Proclitics::PURPOSE) => Mood::Sub,
            _ => Mood::Ind,
        };
    }
    let f = &reading.features;
    // The ending of a plural or of another person is the subject.
    let inside = f.person != Person::Third || matches!(f.number, Number::Plur | Number::Dual);
    let agrees = |topic: Option<Features>| {
        topic.is_some_and(|topic| {
            let thing_plural = topic.number == Number::Plur && !topic.human;
            let gender = if thing_plural { Gender::Fem } else { topic.gender };
            (gender == Gender::None || f.gender == Gender::None || gender == f.gender)
                && (thing_plural || topic.number == Number::None || topic.number == f.number)
        })
    };
    let active = reading.enclitic.is_none() && f.voice == Voice::Act;
    let conjoined = reading.proclitics.conjunction();
    let subject = inside || active && !conjoined && agrees(clause.topic);
    let drops = active && (conjoined && agrees(clause.topic) || agrees(clause.carried));
    *clause = Clause { verb: Some(*reading), subject, drops, topic: clause.topic, carried: clause.carried, ..Clause::default() };
}

/// A particle opens a clause, or stands in one (قد، لا، لم).
fn particle(clause: &mut Clause, reading: &Reading) {
    let accusative = reading.traits & FLAG_ACCUSATIVE != 0 && reading.traits & FLAG_IMPERFECT == 0;
    if reading.features.pos != Pos::Sconj && !accusative {
        return;
    }
    // The pronoun of أنه is the topic.
    let topic = reading.enclitic.filter(|_| accusative).map(|pronoun| Features {
        person: pronoun.person,
        gender: pronoun.gender,
        number: pronoun.number,
        human: true,
        ..Features::default()
    });
    // «يريد الوزير أن يعلن موقفه»: أن goes on with the topic.
    let carried = clause.topic.or(clause.carried).filter(|_| reading.traits & FLAG_SUBJUNCTIVE != 0);
    *clause = Clause { accusative: accusative && reading.enclitic.is_none(), topic, carried, ..Clause::default() };
}
