//! Sources named without a verb of saying: «وفقا لوزارة الصحة», «بحسب رويترز», «حسبما ذكرت الوكالة», «على حد قوله», «نقلا عن مصدر».

use super::complement::{Content, Preposition, Row};
use super::cue;
use super::extent;
use super::party::{self, Party};
use super::scene::{NAMES_SOURCE, Scene};
use crate::annotate::morphology::Enclitic;
use crate::lexicon::features::Pos;
use crate::lexicon::format::lemma::USE_REPORTS;
use crate::lexicon::{PhraseKind, Reporting};

/// A source and the words that name it.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// Its first word.
    pub(super) first: usize,
    /// One past the words of the cue.
    pub(super) cue_end: usize,
    /// One past its last word.
    pub(super) end: usize,
    /// The row.
    pub(super) reporting: Reporting,
    /// Who is named.
    pub(super) party: Option<Party>,
    /// The pronoun that stands for the source.
    pub(super) pronoun: Option<Enclitic>,
}

/// The attribution that begins at word `at`.
pub(super) fn at(scene: &Scene<'_>, at: usize, limit: usize) -> Option<Attribution> {
    if !scene.ask(at, NAMES_SOURCE, || word(scene, at).is_some() || phrases(scene, at).next().is_some()) {
        return None;
    }
    let single = word(scene, at);
    single.into_iter().chain(phrases(scene, at)).find_map(|(end, reporting)| named(scene, at, end, reporting, limit))
}

/// The attribution whose cue is the words `at..end`.
fn named(scene: &Scene<'_>, at: usize, mut end: usize, reporting: Reporting, limit: usize) -> Option<Attribution> {
    // «وفق ما»: the relative belongs to the clause.
    let cue_end = if end > at + 1 && scene.letters(end - 1) == "ما" { end - 1 } else { end };
    let found = |end, party, pronoun| Some(Attribution { first: at, cue_end, end, reporting, party, pronoun });
    let last = scene.article.word(end - 1)?;
    if let Some(pronoun) = last.reading.enclitic {
        return found(end, None, Some(pronoun));
    }
    if scene.letters(end) == "ما" || scene.surface_letters(end) == "لما" {
        end += 1;
    }
    // «حسبما ذكرت», «وفق ما أورده»: a verb of saying and its subject; «كما قال إن» is no attribution.
    let verb = cue::at(scene, end).filter(|c| c.form == cue::Form::Verb);
    let verb = verb.filter(|c| tells(c));
    let in_phrase = cue::at(scene, end - 1).filter(|c| c.form == cue::Form::Verb && end == cue_end && end - at > 1);
    if let Some(verb) = verb.or(in_phrase) {
        let mut subject = verb.end;
        while let Some(next) = scene.adverbial_end(subject).filter(|e| *e < limit) {
            subject = next;
        }
        let party = party::at(scene, subject, limit).filter(|p| party::is_speaker(scene, p.phrase.start));
        let end = party.as_ref().map_or(subject, |p| p.phrase.end);
        let next = if scene.article.pos(end) == Pos::Adp { end + 1 } else { end };
        // «كما قال الوزير للصحفيين إن»: here a verb of saying reports.
        let clause = |k: usize| scene.is_complementiser(k);
        let also = in_phrase.is_some()
            && (end..limit.min(end + 12)).take_while(|&k| !matches!(scene.article.surface(k), "." | "؛")).any(clause);
        let reports = also
            || scene.is_complementiser(next)
            || scene.article.surface(end) == ":"
            || scene.marks.opens(end).is_some_and(|p| p.close > end + 5);
        // «كما أكد الوزير دعم بلاده» adds, «…، كما أكد الوزير» names the source: only where the clause is over.
        let also = scene.letters(at) == "كما" && !ends_clause(scene, at, end, limit);
        if reports || also {
            return None;
        }
        return found(end, party, None);
    }
    // «حسبما ورد في بيان»
    let carried = scene.article.is_verb(end) || scene.conjoined(end);
    if carried && scene.preposition(end + 1) == Some(Preposition::Fi) && is_said(scene, end + 2) {
        end += 2;
    }
    let party = party::governed(scene, end, limit).filter(|p| is_source(scene, p.phrase.start))?;
    found(party.phrase.end, Some(party), None)
}

/// Whether the words `at..end` stand after a comma and before the next, or end their sentence.
fn ends_clause(scene: &Scene<'_>, at: usize, end: usize, limit: usize) -> bool {
    let comma = at.checked_sub(1).is_some_and(|b| scene.article.surface(b) == "،");
    let mut next = end;
    while next < limit {
        // «كما يقول المسؤولون في البحرية»
        let place = || (scene.article.pos(next) == Pos::Adp).then(|| party::governed(scene, next + 1, limit)).flatten();
        match scene.adverbial_end(next).or_else(|| place().map(|p| p.phrase.end)).filter(|e| *e <= limit && *e > next) {
            Some(to) => next = to,
            None => break,
        }
    }
    let last = next >= limit || extent::trim(scene, at, limit) <= next || scene.is_relative(next);
    (comma || last)
        && (last || scene.article.is_punctuation(next) && scene.marks.opens(next).is_none() && scene.article.surface(next) != ":")
}

/// The source of «نقلا عن X» at word `at`, between a verb and what it reports.
pub(super) fn cited(scene: &Scene<'_>, at: usize, limit: usize) -> Option<Party> {
    phrases(scene, at).filter(|(_, r)| r.act == "quote").find_map(|(end, _)| {
        let pronoun = scene.article.word(end - 1)?.reading.enclitic.is_some();
        party::governed(scene, end, limit).filter(|p| !pronoun && is_source(scene, p.phrase.start))
    })
}

fn names_source(row: &Reporting) -> bool {
    row.pos == "phrase"
        && Row::read(*row).complement.content == Content::Nothing
        && matches!(row.act, "report" | "quote" | "claim" | "say" | "believe" | "describe")
}

/// The patterns that name a source at word `at`, the shortest first: a longer one may have swallowed the source («نقلا عن مصدر»).
fn phrases<'s>(scene: &'s Scene<'_>, at: usize) -> impl Iterator<Item = (usize, Reporting)> + 's {
    scene.article.phrases_at(at).iter().rev().filter_map(|p| match p.kind {
        PhraseKind::Cue(row) => Some((p.end, scene.article.lexicon.reporting_row(row))).filter(|(_, r)| names_source(r)),
        _ => None,
    })
}

/// A source named by one word («حسب», «وفقا»), whatever the lexicon takes it for.
fn word(scene: &Scene<'_>, at: usize) -> Option<(usize, Reporting)> {
    if scene.article.definite(at) || scene.article.is_verb(at) {
        return None;
    }
    let (lexicon, written) = (scene.article.lexicon, scene.article.folded(at));
    let row = lexicon.reporting_phrase(written).or_else(|| {
        let rest = written.get(written.chars().next()?.len_utf8()..)?;
        scene.conjoined(at).then(|| lexicon.reporting_phrase(rest))?
    });
    row.filter(names_source).map(|row| (at + 1, row))
}

/// Whether the noun phrase at word `at` can be a source: who speaks, or what was said («بيان», «تقرير», «تحذير»); not a law, a plan or an agreement.
fn is_source(scene: &Scene<'_>, at: usize) -> bool {
    let thing = party::heads(scene, at, &["instrument", "treaty", "event", "competition"]);
    let office = matches!(scene.article.topic(at), "government" | "states") && !party::is_human(scene, at);
    let body = party::heads_body(scene, at);
    is_said(scene, at)
        || !thing && party::is_speaker(scene, at) && (!office || body || party::is_title(scene, at) || scene.is_name(at))
}

/// Whether word `at` is a noun of saying («بيان», «تحذير»).
fn is_said(scene: &Scene<'_>, at: usize) -> bool {
    let key = scene.article.key(at).filter(|_| scene.article.uses(at) & USE_REPORTS != 0);
    let is_act = |act: &str| !matches!(act, "agree" | "decide" | "propose" | "support" | "demand" | "reject");
    key.is_some_and(|k| scene.article.lexicon.reporting(k).any(|r| r.pos == "noun" && is_act(r.act)))
}

/// Whether the noun phrase at word `at` is a document that can say something: a resolution, an agreement, a statement.
pub(super) fn is_document(scene: &Scene<'_>, at: usize) -> bool {
    party::heads(scene, at, &["instrument", "treaty"]) || is_said(scene, at)
}

/// Whether a verb passes on what somebody said: «ما ذكرته», not «ما أقره».
fn tells(verb: &cue::Cue) -> bool {
    let acts =
        ["add", "affirm", "announce", "confirm", "claim", "explain", "note", "point_out", "report", "reveal", "say", "state"];
    verb.rows.iter().any(|r| acts.contains(&r.reporting.act))
}
