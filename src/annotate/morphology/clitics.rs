//! The prefixed particles and attached pronouns that a written word may hold, and which of them go with which forms.
//!
//! In: letter codes. Out: every way to take proclitics off the front; the pronoun that the end spells.

use super::word::{Enclitic, Proclitics};
use crate::lexicon::features::{Aspect, Attachment, Features, Gender, Mood, Number, Person, Pos, State, Voice};

const ALEF_ABOVE: u8 = 3;
const ALEF: u8 = 7;
const BEH: u8 = 8;
const SEEN: u8 = 19;
const FEH: u8 = 27;
const KAF: u8 = 29;
const LAM: u8 = 30;
const MEEM: u8 = 31;
const NOON: u8 = 32;
const HEH: u8 = 33;
const WAW: u8 = 34;
const YEH: u8 = 36;

/// What it costs to read a negation run together with its verb: less than any word that needs an imperative or a second person.
const RUN_ON: u16 = 32;

/// Proclitics, where the rest begins, and what the segmentation costs in tenths of a nat.
pub(super) type Split = (Proclitics, usize, u16);

/// Every way to take proclitics off `word`, the whole word first.
pub(super) fn splits(word: &[u8], out: &mut Vec<Split>) {
    out.clear();
    let at = |i: usize| word.get(i).copied().unwrap_or(0);
    let mut starts: [(Proclitics, usize, u16); 4] = [(Proclitics::default(), 0, 0); 4];
    let mut count = 1;
    if word.len() > 2 && matches!(at(0), WAW | FEH) {
        let (conjunction, cost) = if at(0) == WAW { (Proclitics::WA, 3) } else { (Proclitics::FA, 14) };
        starts[count] = (conjunction, 1, cost);
        count += 1;
    }
    if word.len() > 2 && at(0) == ALEF_ABOVE {
        starts[count] = (Proclitics::QUESTION, 1, 60);
        count += 1;
        // The question stands before the conjunction: أَفَلَا، أَوَلَيسَ.
        if word.len() > 3 && matches!(at(1), WAW | FEH) {
            let conjunction = if at(1) == WAW { Proclitics::WA } else { Proclitics::FA };
            starts[count] = (Proclitics::QUESTION.with(conjunction), 2, 60);
            count += 1;
        }
    }
    for &(proclitics, from, cost) in starts.iter().take(count) {
        with_particles(word, proclitics, from, cost, out);
    }
}

fn with_particles(word: &[u8], before: Proclitics, from: usize, cost: u16, out: &mut Vec<Split>) {
    let at = |i: usize| word.get(i).copied().unwrap_or(0);
    let left = word.len() - from;
    out.push((before, from, cost));
    let article = |i: usize| at(i) == ALEF && at(i + 1) == LAM && word.len() > i + 2;
    if article(from) {
        out.push((before.with(Proclitics::AL), from + 2, cost));
    }
    if left < 2 {
        return;
    }
    let preposition = match at(from) {
        BEH => Some((Proclitics::BI, 6)),
        LAM => Some((Proclitics::LI, 6)),
        KAF => Some((Proclitics::KA, 14)),
        _ => None,
    };
    if let Some((preposition, price)) = preposition {
        out.push((before.with(preposition), from + 1, cost + price));
        if article(from + 1) {
            // «للـ» is the rule after ل; «لالـ» is an error.
            let price = if preposition == Proclitics::LI { 40 } else { 0 };
            out.push((before.with(preposition).with(Proclitics::AL), from + 3, cost + price));
        }
    }
    match at(from) {
        MEEM if at(from + 1) == ALEF && left > 4 => out.push((before.with(Proclitics::MA), from + 2, cost + RUN_ON)),
        LAM => {
            if at(from + 1) == ALEF && left > 4 {
                out.push((before.with(Proclitics::NOT), from + 2, cost + RUN_ON));
            }
            if at(from + 1) == LAM && left > 2 {
                let both = before.with(Proclitics::LI).with(Proclitics::AL);
                out.push((both, from + 2, cost));
                // A third lam is not written: للجنة is لِ + اللجنة.
                out.push((both, from + 1, cost));
            }
            out.push((before.with(Proclitics::PURPOSE), from + 1, cost + 8));
            out.push((before.with(Proclitics::LA), from + 1, cost + 45));
        }
        SEEN if left > 3 => out.push((before.with(Proclitics::SA), from + 1, cost + 4)),
        _ => {}
    }
}

/// The words that ل may stand before without their alef, when `from` is after that ل and a second one follows: the rest with ا before it («للذين»: الذين), and
/// with ال, since no three are written («لله»: الله).
pub(super) fn restored(word: &[u8], proclitics: Proclitics, from: usize) -> [Option<Vec<u8>>; 2] {
    let preposition = proclitics.has(Proclitics::LI) && !proclitics.has(Proclitics::AL);
    let rest = word.get(from..).filter(|rest| preposition && rest.first() == Some(&LAM)).unwrap_or(&[]);
    if rest.len() < 2 {
        return [None, None];
    }
    [Some([&[ALEF], rest].concat()), Some([&[ALEF, LAM], rest].concat())]
}

/// The attached pronoun that `rest` spells, if it is exactly one.
pub(super) fn enclitic(rest: &[u8]) -> Option<Enclitic> {
    use Gender::{Fem, Masc};
    use Number::{Dual, Plur, Sing};
    use Person::{First, Second, Third};
    let pronoun = |person, gender, number| Some(Enclitic { person, gender, number });
    match rest {
        [HEH] => pronoun(Third, Masc, Sing),
        [HEH, ALEF] => pronoun(Third, Fem, Sing),
        [HEH, MEEM, ALEF] => pronoun(Third, Gender::None, Dual),
        [HEH, MEEM] => pronoun(Third, Masc, Plur),
        [HEH, NOON] => pronoun(Third, Fem, Plur),
        [KAF] => pronoun(Second, Masc, Sing),
        [KAF, MEEM, ALEF] => pronoun(Second, Gender::None, Dual),
        [KAF, MEEM] => pronoun(Second, Masc, Plur),
        [KAF, NOON] => pronoun(Second, Fem, Plur),
        [YEH] | [NOON, YEH] => pronoun(First, Gender::None, Sing),
        // After a ن that it doubles: مِنَّا.
        [NOON, ALEF] | [ALEF] => pronoun(First, Gender::None, Plur),
        _ => None,
    }
}

/// The letters of an attached pronoun as it is written; `guarded`: the ن of protection before ـي.
pub(super) fn enclitic_text(pronoun: Enclitic, guarded: bool) -> &'static str {
    match (pronoun.person, pronoun.gender, pronoun.number) {
        (Person::Third, Gender::Masc, Number::Sing) => "هُ",
        (Person::Third, Gender::Fem, Number::Sing) => "هَا",
        (Person::Third, _, Number::Dual) => "هُمَا",
        (Person::Third, Gender::Fem, _) => "هُنَّ",
        (Person::Third, ..) => "هُم",
        (Person::Second, _, Number::Dual) => "كُمَا",
        (Person::Second, Gender::Fem, Number::Plur) => "كُنَّ",
        (Person::Second, _, Number::Plur) => "كُم",
        (Person::Second, ..) => "كَ",
        (_, _, Number::Plur) => "نَا",
        _ if guarded => "نِي",
        _ => "ي",
    }
}

/// The ـي that a final ي has swallowed (إِلَيَّ، وَالِدَيَّ): where the form stands only before a pronoun, or where a shadda is written (`doubled`) that the form
/// has not.
pub(super) fn swallowed(features: Features, doubled: bool) -> Option<Enclitic> {
    let adposition = features.pos == Pos::Adp;
    let bound = adposition && features.attachment == Attachment::Bound;
    let construct = adposition || features.state == State::Construct && features.number != Number::Sing;
    (bound || doubled && construct).then_some(Enclitic::ME)
}

/// Whether a form may stand between these proclitics and this rest, and what the combination costs; `None` when grammar forbids it.
pub(super) fn joins(proclitics: Proclitics, features: Features, rest: &[u8], pronoun: Option<Enclitic>) -> Option<u16> {
    let mut cost = 0;
    // A pronoun of one alef shares the ن of a particle; one of no letters is the shadda of its ي.
    if rest == [ALEF] && !matches!(features.pos, Pos::Adp | Pos::Sconj) {
        return None;
    }
    match (features.attachment, rest.is_empty() && pronoun.is_none()) {
        (Attachment::Free, false) | (Attachment::Bound, true) => return None,
        (Attachment::Mine, true) => return None,
        (Attachment::Mine, false) if !pronoun.is_some_and(|p| p.person == Person::First && p.number == Number::Sing) => {
            return None;
        }
        _ => {}
    }
    let nominal = matches!(features.pos, Pos::Noun | Pos::Adj | Pos::Num | Pos::Propn);
    let verb = features.pos == Pos::Verb;
    if let Some(pronoun) = pronoun {
        let first = pronoun.person == Person::First && pronoun.number == Number::Sing;
        let guarded = rest.len() == 2 && rest.first() == Some(&NOON) && rest.get(1) == Some(&YEH);
        // The ن of protection stands between a verb (or إنّ and its sisters) and ـي, and nowhere else.
        let guarded_wrongly = guarded && (nominal || features.pos == Pos::Adp);
        if first && (guarded_wrongly || verb && !guarded) {
            return None;
        }
        if nominal && (matches!(features.state, State::Absolute | State::Indef) || proclitics.has(Proclitics::AL)) {
            return None;
        }
        cost += match features.pos {
            Pos::Noun => 0,
            Pos::Verb => {
                4 + if features.voice == Voice::Pass { 40 } else { 0 }
                    + if features.aspect == Aspect::Imperative { 30 } else { 0 }
            }
            Pos::Adj => 22,
            Pos::Num => 25,
            Pos::Propn => 60,
            // «علي» is a name before it is عَلَيَّ.
            Pos::Adp if rest.is_empty() => 6,
            Pos::Adp | Pos::Sconj | Pos::Part => 0,
            // Only كِلَا and أَيّ.
            Pos::Det => 8,
            // «وحده»: the rows say which adverbs take one.
            Pos::Adv => 0,
            Pos::Pron => 30,
            _ => return None,
        };
        // Pronouns of the first and second person are rare in news.
        if pronoun.person != Person::Third {
            cost += match features.pos {
                Pos::Sconj => 4,
                Pos::Adp | Pos::Det | Pos::Adv => 8,
                _ => 12,
            };
        }
        // «زعيمي» is far more often "the two leaders of" than "my leader".
        if first && nominal {
            cost += 16;
        }
    }
    if proclitics.has(Proclitics::NOT.with(Proclitics::MA)) {
        // What looks like it in a name is no verb of the third person: «مانديلا».
        let voice = features.voice == Voice::Act || features.aspect == Aspect::Imp;
        let finite = verb && features.person == Person::Third && voice && pronoun.is_none();
        if !finite || matches!(features.mood, Mood::Sub | Mood::Jus | Mood::SubJus) {
            return None;
        }
    }
    if proclitics.has(Proclitics::AL) {
        if !nominal || matches!(features.state, State::Construct | State::Indef) {
            return None;
        }
        if features.pos == Pos::Propn {
            cost += 4;
        }
    }
    if proclitics.preposition() {
        match features.pos {
            Pos::Noun | Pos::Adj | Pos::Num | Pos::Propn => {
                if matches!(features.case, crate::lexicon::features::Case::Nom | crate::lexicon::features::Case::Acc) {
                    cost += 60;
                }
                // «بشجاعة» is "with courage" before it is "with a courageous (woman)".
                if features.pos == Pos::Adj && !proclitics.has(Proclitics::AL) {
                    cost += 4;
                }
            }
            Pos::Det | Pos::Pron | Pos::Sconj => {}
            Pos::Part | Pos::Adp | Pos::Adv => cost += 30,
            _ => return None,
        }
    }
    if proclitics.has(Proclitics::SA) {
        if !verb || features.aspect != Aspect::Imp || matches!(features.mood, Mood::Sub | Mood::Jus | Mood::SubJus) {
            return None;
        }
    } else if proclitics.has(Proclitics::PURPOSE) {
        if !verb || features.aspect != Aspect::Imp || features.mood == Mood::Ind {
            return None;
        }
    } else if proclitics.has(Proclitics::LA) && !(verb || nominal || features.pos == Pos::Part) {
        return None;
    }
    Some(cost)
}
