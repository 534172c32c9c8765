//! Words that may report: finite verbs, accusative participles and verbal nouns of the reporting table.
//!
//! In: a word. Out: a [`Cue`] with the rows it may take. Whether it reports is decided by its complement.

use super::complement::Row;
use super::scene::Scene;
use crate::annotate::morphology::{Proclitics, Reading};
use crate::lexicon::PhraseKind;
use crate::lexicon::features::{Aspect, Case, Gender, Number, Person, Pos, Voice};
use crate::lexicon::format::lemma::{USE_REPORTING, USE_REPORTS};

/// What kind of word reports.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// «قال», «وتؤكد».
    Verb,
    /// «مؤكدا», «قائلة».
    Participle,
    /// «قوله», «تأكيده».
    Masdar,
}

/// The features that a subject agrees with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Agreement {
    pub(super) person: Person,
    pub(super) gender: Gender,
    pub(super) number: Number,
}

/// A word that may report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Cue {
    /// Its first word.
    pub(super) first: usize,
    /// One past its last word («جدد التأكيد»).
    pub(super) end: usize,
    /// What it is.
    pub(super) form: Form,
    /// The rows of the table.
    pub(super) rows: Vec<Row>,
    /// What it agrees with.
    pub(super) agreement: Agreement,
    /// Aspect of the verb.
    pub(super) aspect: Aspect,
    /// Whether the chosen reading says so.
    pub(super) sure: bool,
    /// Whether a pronoun is attached: a verb's object, a verbal noun's subject.
    pub(super) pronoun: bool,
    /// Whether it is passive.
    pub(super) passive: bool,
}

/// The cue that word `at` may be.
pub(super) fn at<'s>(scene: &'s Scene<'_>, at: usize) -> Option<&'s Cue> {
    let may = scene.article.may_be(at);
    if may & (USE_REPORTS | USE_REPORTING) == 0 && scene.article.phrases_at(at).is_empty() {
        return None;
    }
    scene
        .cue(at, || phrase(scene, at).or_else(|| verb(scene, at)).or_else(|| participle(scene, at)).or_else(|| masdar(scene, at)))
}

/// A pattern of several words that begins with a verb: «جدد التأكيد على».
fn phrase(scene: &Scene<'_>, at: usize) -> Option<Cue> {
    let article = &scene.article;
    if !article.is_verb(at) {
        return None;
    }
    let mut end = at;
    let mut rows = Vec::new();
    for found in article.phrases_at(at) {
        let PhraseKind::Cue(row) = found.kind else { continue };
        let row = article.lexicon.reporting_row(row);
        // «جاء في البيان أن»: the document after the preposition speaks.
        let written = row.pos == "phrase" && row.complement != "-" && scene.letters(found.end - 1) == "في";
        if (row.pos == "verb" || written) && found.end >= end {
            end = found.end;
            rows.push(Row::read(row));
        }
    }
    let reading = &article.word(at)?.reading;
    (!rows.is_empty()).then(|| cue(at, end, Form::Verb, rows, reading, true))
}

fn verb(scene: &Scene<'_>, at: usize) -> Option<Cue> {
    let lexicon = scene.article.lexicon;
    let mut rows: Vec<Row> = Vec::new();
    let mut best: Option<(&Reading, bool)> = None;
    for (k, reading) in scene.readings(at).enumerate() {
        let f = &reading.features;
        let finite = f.pos == Pos::Verb && f.aspect != Aspect::Imperative && matches!(f.person, Person::Third | Person::None);
        let Some(id) = reading.lemma.filter(|id| finite && lexicon.uses(id.0) & USE_REPORTS != 0) else { continue };
        let (key, ..) = lexicon.lemma_numbers(id.0);
        for row in lexicon.reporting(key).filter(|r| r.pos == "verb").map(Row::read) {
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        if best.is_none() && !rows.is_empty() {
            best = Some((reading, k == 0 || scene.article.pos(at) == Pos::Verb));
        }
    }
    let (reading, sure) = best?;
    Some(cue(at, at + 1, Form::Verb, rows, reading, sure))
}

fn participle(scene: &Scene<'_>, at: usize) -> Option<Cue> {
    let letters = scene.letters(at);
    let (gender, number) = match letters.chars().next_back()? {
        'ا' => (Gender::Masc, Number::Sing),
        'ة' => (Gender::Fem, Number::Sing),
        'ن' if letters.ends_with("ين") => (Gender::None, Number::None),
        _ => return None,
    };
    let clitics = Proclitics(Proclitics::AL.0 | Proclitics::BI.0 | Proclitics::LI.0 | Proclitics::KA.0);
    // Participles that no table has are rare by rule, however common here: their complement tells.
    for reading in scene.article.lattice.of(at) {
        let f = &reading.features;
        let fits = matches!(f.pos, Pos::Adj | Pos::Noun) && !reading.proclitics.has(clitics) && f.case != Case::Gen
            || gender == Gender::Fem && f.pos == Pos::Adj && !reading.proclitics.has(clitics);
        let lexicon = scene.article.lexicon;
        let Some(id) = reading.lemma.filter(|id| fits && lexicon.uses(id.0) & USE_REPORTING != 0) else { continue };
        let Some(verb) = lexicon.derivation(id.0).strip_prefix("agent:") else { continue };
        let rows: Vec<Row> = lexicon.reporting_verb(verb).map(Row::read).collect();
        if rows.is_empty() {
            continue;
        }
        // «نهبوه مبلغا»: read as another noun, it reports only after a comma.
        let chosen = scene.article.word(at).is_some_and(|w| w.reading == *reading);
        if !chosen && scene.article.pos(at) == Pos::Noun && !at.checked_sub(1).is_some_and(|b| scene.article.is_punctuation(b)) {
            continue;
        }
        let mut cue = cue(at, at + 1, Form::Participle, rows, reading, true);
        cue.agreement = Agreement { person: Person::Third, gender, number };
        return Some(cue);
    }
    None
}

fn masdar(scene: &Scene<'_>, at: usize) -> Option<Cue> {
    let word = scene.article.word(at)?;
    let reading = &word.reading;
    let id = reading.lemma.filter(|_| reading.features.pos == Pos::Noun)?;
    // «بالقول إن» goes on with the speaker of the verb before it.
    let by_saying = reading.proclitics.has(Proclitics::AL) && reading.proclitics.has(Proclitics::BI);
    if reading.proclitics.has(Proclitics::AL) && !by_saying {
        return None;
    }
    if scene.article.uses(at) & USE_REPORTS == 0 {
        return None;
    }
    let (key, ..) = scene.article.lexicon.lemma_numbers(id.0);
    let rows: Vec<Row> = scene.article.lexicon.reporting(key).filter(|r| r.pos == "noun").map(Row::read).collect();
    if rows.is_empty() {
        return None;
    }
    let mut cue = cue(at, at + 1, Form::Masdar, rows, reading, true);
    cue.agreement =
        reading.enclitic.map_or(Agreement::default(), |e| Agreement { person: e.person, gender: e.gender, number: e.number });
    let third = reading.enclitic.is_none_or(|e| e.person == Person::Third);
    third.then_some(cue)
}

/// Whether word `at`, read as a verb, can be a verbal noun.
pub(super) fn may_be_noun(scene: &Scene<'_>, at: usize) -> bool {
    let lexicon = scene.article.lexicon;
    scene.readings(at).any(|r| {
        let noun = r.lemma.filter(|_| r.features.pos == Pos::Noun);
        noun.is_some_and(|id| lexicon.derivation(id.0).starts_with("masdar:"))
    })
}

/// The noun of saying at word `at`, definite as the object of a verb: «التأكيد على», «الدعوة إلى».
pub(super) fn said_again(scene: &Scene<'_>, at: usize) -> Option<Cue> {
    let reading = &scene.article.word(at)?.reading;
    let id = reading.lemma.filter(|_| reading.features.pos == Pos::Noun && scene.article.definite(at))?;
    if scene.article.uses(at) & USE_REPORTS == 0 || reading.proclitics.preposition() || reading.enclitic.is_some() {
        return None;
    }
    let (key, ..) = scene.article.lexicon.lemma_numbers(id.0);
    let rows: Vec<Row> = scene.article.lexicon.reporting(key).filter(|r| r.pos == "noun").map(Row::read).collect();
    (!rows.is_empty()).then(|| cue(at, at + 1, Form::Masdar, rows, reading, true))
}

/// Whether the writer speaks by a phrase of the table («يذكر أن», «يشار إلى أن»).
pub(super) fn is_writers(scene: &Scene<'_>, cue: &Cue) -> bool {
    let opens = scene.article.sentence_of(cue.first).is_some_and(|s| s.first == cue.first);
    let next = |at: usize| scene.is_complementiser(at) || scene.preposition(at).is_some() && scene.is_complementiser(at + 1);
    // «يشار إلى أن»
    let phrase = || {
        scene.article.phrases_at(cue.first).iter().any(|p| match p.kind {
            PhraseKind::Cue(row) => {
                let row = scene.article.lexicon.reporting_row(row);
                row.pos == "phrase" && row.act == "note" && cue.passive
            }
            _ => false,
        })
    };
    cue.form == Form::Verb && opens && next(cue.end) && (impersonal_act(scene, cue) == Some("note") || phrase())
}

/// Whether the verb says itself of nobody («يُعتقد أن», «قيل إن»): a phrase of the table, or an expectation without subject, the clause directly after it.
pub(super) fn is_impersonal(scene: &Scene<'_>, cue: &Cue, start: usize) -> bool {
    let third = cue.agreement.gender != Gender::Fem && cue.agreement.number != Number::Plur;
    cue.form == Form::Verb && third && start <= cue.end + 1 && impersonal_act(scene, cue).is_some()
}

/// Whether the verb says what is thought, without anybody who thinks it: «يُتوقع أن», «يُعتقد أن».
pub(super) fn is_thought(scene: &Scene<'_>, cue: &Cue, start: usize) -> bool {
    let third = cue.agreement.gender == Gender::Masc && cue.agreement.number != Number::Plur;
    let thinks = |r: &Row| matches!(r.reporting.act, "believe" | "expect" | "hope");
    let alone = cue.form == Form::Verb && start <= cue.end + 1 && cue.rows.iter().any(thinks);
    let opens = || {
        let sentence = scene.article.sentence_of(cue.first);
        let of_what = cue.first.checked_sub(1).is_some_and(|b| scene.is_relative(b));
        of_what || sentence.is_some_and(|s| super::report::opening(scene, s.first, cue.end) == cue.first)
    };
    let observed = cue.passive && cue.form == Form::Verb && cue.rows.iter().any(|r| r.reporting.act == "note");
    observed || alone && (cue.passive || impersonal_act(scene, cue).is_some() || third && cue.aspect == Aspect::Imp && opens())
}

/// The act of the impersonal phrase that is spelt like the cue.
fn impersonal_act(scene: &Scene<'_>, cue: &Cue) -> Option<&'static str> {
    let written = scene.article.folded(cue.first);
    let first = if scene.conjoined(cue.first) { written.chars().next().map_or(0, char::len_utf8) } else { 0 };
    scene.article.lexicon.reporting_phrase(written.get(first..)?).filter(|r| r.complement != "-").map(|r| r.act)
}

fn cue(first: usize, end: usize, form: Form, rows: Vec<Row>, reading: &Reading, sure: bool) -> Cue {
    let f = &reading.features;
    Cue {
        first,
        end,
        form,
        rows,
        agreement: Agreement { person: f.person, gender: f.gender, number: f.number },
        aspect: f.aspect,
        sure,
        pronoun: reading.enclitic.is_some(),
        passive: f.voice == Voice::Pass,
    }
}
