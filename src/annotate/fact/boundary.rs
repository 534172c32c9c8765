//! Where clauses begin and end.
//!
//! A clause ends at a full stop, before a coordinated clause that says something of its own, before the next report of speech, before a clause of contrast, source or
//! time, and at a comma unless the words after it only go on with the phrase.

use super::frame;
use super::scene::Scene;
use crate::annotate::morphology::Proclitics;
use crate::annotate::phrase::PhraseMatch;
use crate::lexicon::PhraseKind;
use crate::lexicon::features::{Aspect, Case, Pos, State};
use crate::lexicon::format::lemma::USE_REPORTS;
use crate::text::letters::is_mark;

/// Verbs that stand before another verb and only set its time.
const AUXILIARIES: [&str; 9] = ["كَان", "أَصبَح", "ظَلّ", "بَات", "صَار", "زَال", "لَيس", "أَوشَك", "كَاد"];

/// Whether word `at` is a verb that only sets the time of the next.
pub(super) fn is_auxiliary(scene: &Scene<'_>, at: usize) -> bool {
    scene.article.is_lemma(at, &AUXILIARIES)
}

/// Where the clause of the predicate at `predicate` ends, at most at `limit`.
pub(super) fn end_of_clause(scene: &Scene<'_>, predicate: usize, limit: usize) -> usize {
    if let Some(quote) = scene.cue_of(predicate) {
        let content = scene.article.words_in(quote.content);
        if content.start > predicate && content.start <= predicate + 24 {
            return content.end;
        }
    }
    let level = scene.quote_number(predicate);
    let mut at = predicate + 1;
    // Whether a comma has opened a parenthesis that another closes.
    let mut open = false;
    while at < limit {
        let other_report =
            scene.quote_number(at) == level && scene.cue_of(at).is_some_and(|q| scene.article.words_in(q.content).start > at);
        if other_report || ends_at(scene, predicate, at) {
            return at;
        }
        if let Some(close) = Some(at).filter(|_| scene.mark(at) == "،" && !open).and_then(|at| past_parenthesis(scene, at, limit))
        {
            at = close + 1;
            continue;
        }
        if scene.mark(at) == "،" {
            let clause_next = scene.is_finite(at + 1) || matches!(scene.article.pos(at + 1), Pos::Sconj | Pos::Part);
            if !(open && !clause_next && at + 1 < limit || goes_on_after(scene, at, limit)) {
                return at;
            }
            open = !open && !scene.article.proclitics(at + 1).conjunction();
        }
        at += 1;
    }
    limit
}

/// Whether something new begins at word `at`.
fn ends_at(scene: &Scene<'_>, predicate: usize, at: usize) -> bool {
    if matches!(scene.mark(at), "." | "؛" | ";" | "؟" | "!" | "?" | ":" | "…") {
        return true;
    }
    let article = scene.article;
    let conjunction = article.proclitics(at).conjunction();
    if conjunction && scene.is_finite(at) {
        return begins_clause(scene, predicate, at);
    }
    if article.pos(at) == Pos::Cconj && scene.is_finite(at + 1) {
        return begins_clause(scene, predicate, at + 1);
    }
    // «وقد …», «وإن …», «وهو …»
    if conjunction && matches!(article.pos(at), Pos::Part | Pos::Sconj) {
        return true;
    }
    if conjunction && article.pos(at) == Pos::Pron {
        return true;
    }
    // «… الذي يؤكدون أنه …»: speech by the way.
    let reports = || article.uses(at + 1) & USE_REPORTS != 0 && article.pos(at + 2) == Pos::Sconj;
    if scene.is_relative(at) && scene.is_finite(at + 1) && (scene.cue_of(at + 1).is_some() || reports()) {
        return true;
    }
    if article.phrases_at(at).iter().any(|p| is_break(scene, predicate, p)) {
        return true;
    }
    article.pos(at) == Pos::Adp && matches!(article.citation(at), "بَعدَ" | "قَبلَ" | "مُنذُ") && article.pos(at + 1) == Pos::Sconj
        || matches!(
            article.citation(at),
            "عِندَمَا"
                | "بَعدَمَا"
                | "بَينَمَا"
                | "حِينَمَا"
                | "لِأَنَّ"
                | "إِذَا"
                | "حَسبَمَا"
                | "حَسَبَمَا"
                | "مِمَّا"
        )
}

/// Whether a connector opens a clause of contrast or names a source.
fn is_break(scene: &Scene<'_>, predicate: usize, phrase: &PhraseMatch) -> bool {
    match phrase.kind {
        PhraseKind::Connector(row) => {
            let connector = scene.article.lexicon.connector(row);
            // A connector of one word is that word as it stands: «بخلاف» is one, «خلافاتهم» is none.
            let letters = |text: &str| text.chars().filter(|c| !is_mark(*c)).collect::<String>();
            let surface = letters(scene.article.surface(phrase.first));
            let form = letters(connector.form);
            // «سنقوم بذلك»
            if phrase.first == predicate + 1 && scene.article.proclitics(phrase.first).has(Proclitics::BI) {
                return false;
            }
            let whole = phrase.end > phrase.first + 1 || surface == form || surface.strip_prefix(['و', 'ف']) == Some(&form);
            whole && matches!(connector.kind, "contrast" | "source" | "result")
        }
        PhraseKind::Cue(row) => matches!(scene.article.lexicon.reporting_row(row).act, "quote"),
        _ => false,
    }
}

/// Whether the coordinated verb at `at` begins a clause that is not one statement with the predicate.
fn begins_clause(scene: &Scene<'_>, predicate: usize, at: usize) -> bool {
    let aspect = |i: usize| scene.verb(i).aspect;
    let subjunctive = scene.article.word(at).is_some_and(|w| {
        matches!(w.reading.features.mood, crate::lexicon::features::Mood::Sub | crate::lexicon::features::Mood::SubJus)
    });
    if subjunctive {
        return false;
    }
    let own = frame::of_word(scene, at, Pos::Verb).iter().any(|f| frame::kind(f).is_some());
    let new_subject = scene.party_at(at + 1).is_some();
    own || new_subject || scene.is_finite(predicate) && aspect(predicate) != aspect(at) || aspect(at) == Aspect::Perf
}

/// Whether the clause goes on after the comma at word `at`.
fn goes_on_after(scene: &Scene<'_>, at: usize, limit: usize) -> bool {
    let article = scene.article;
    let next = at + 1;
    if next >= limit {
        return false;
    }
    let closes = || (next + 1..limit.min(next + 14)).any(|i| scene.mark(i) == "،");
    let clitics = article.proclitics(next);
    match article.pos(next) {
        Pos::Verb if scene.is_finite(next) => false,
        Pos::Sconj | Pos::Part | Pos::Pron | Pos::Cconj | Pos::Adv => false,
        Pos::Det if scene.is_relative(next) => !clitics.conjunction() && closes(),
        Pos::Adp => {
            // «في بيان», «في خطوة»: a circumstance of its own.
            let circumstance =
                article.citation(next) == "فِي" && !article.definite(next + 1) && scene.party_at(next + 1).is_none();
            !circumstance || closes()
        }
        _ if is_circumstance(scene, next) => false,
        _ if clitics.conjunction() || clitics.preposition() => true,
        Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num | Pos::X | Pos::Punct | Pos::Det | Pos::Verb => closes(),
        Pos::Intj => false,
    }
}

/// «مضيفًا», «مؤكدًا»: an indefinite accusative that opens a clause of circumstance.
fn is_circumstance(scene: &Scene<'_>, at: usize) -> bool {
    let indefinite = |r: &crate::annotate::morphology::Reading| r.features.case == Case::Acc && r.features.state == State::Indef;
    scene.cue_of(at).is_some() || scene.article.lattice.of(at).iter().any(|r| indefinite(r) && r.proclitics.0 == 0)
}

/// The words, nearest first, at which a clause that reaches word `at` may begin.
pub(super) fn openings(scene: &Scene<'_>, at: usize, first: usize) -> Vec<usize> {
    let article = scene.article;
    let (mut strong, mut weak) = (None, None);
    for before in (first..at).rev() {
        let verb = scene.is_finite(before);
        let mark = scene.mark(before);
        if verb && !is_auxiliary(scene, before) || scene.is_relative(before) {
            strong = Some(None);
        } else if verb || article.pos(before) == Pos::Sconj || matches!(mark, "." | ":" | "؛" | "؟" | "!" | ";") {
            strong = Some(Some(before + 1));
        } else if mark == "،" || mark == "\"" || mark == "«" || article.pos(before) == Pos::Part {
            weak = weak.or(Some(before + 1));
        } else if weak.is_none() && article.proclitics(before).conjunction() && scene.party_at(before).is_some() {
            weak = Some(before);
        }
        if strong.is_some() {
            break;
        }
    }
    let strong = strong.unwrap_or(Some(first));
    strong.into_iter().chain(weak).collect()
}

/// «X، …، قال»: the comma that opens the parenthesis which ends right before word `at`.
pub(super) fn before_parenthesis(scene: &Scene<'_>, at: usize, first: usize) -> Option<usize> {
    if at < first + 4 || scene.mark(at - 1) != "،" {
        return None;
    }
    let open = (first.max(at.saturating_sub(24))..at - 2).rev().find(|&i| scene.mark(i) == "،")?;
    let adverbial = scene.article.pos(open + 1) == Pos::Adp
        || scene.article.proclitics(open + 1).preposition()
        || scene.is_relative(open + 1)
        || scene.article.pos(open + 1) == Pos::Pron && scene.article.proclitics(open + 1).conjunction();
    (adverbial && open > first).then_some(open)
}

/// Where the parenthesis that the comma at word `at` opens is closed, when the clause goes on behind it with a preposition: «أعرب، بحسب …، عن …».
pub(super) fn past_parenthesis(scene: &Scene<'_>, at: usize, limit: usize) -> Option<usize> {
    let close = (at + 2..limit.min(at + 12)).find(|&i| scene.mark(i) == "،")?;
    let goes_on = scene.article.pos(close + 1) == Pos::Adp && !scene.article.proclitics(close + 1).conjunction();
    let source = scene.article.phrases_at(at + 1).iter().any(|p| is_break(scene, at, p));
    let clause = scene.is_finite(at + 1) && !scene.article.proclitics(at + 1).conjunction();
    (close + 1 < limit && goes_on && (source || clause)).then_some(close)
}

/// Whether everything from `first` (or the last comma) to word `at` is a phrase of time, place or circumstance, so that a verb may open the clause.
pub(super) fn opens_adverbially(scene: &Scene<'_>, at: usize, first: usize) -> bool {
    let article = scene.article;
    let start = (first..at).rev().find(|&i| matches!(scene.mark(i), "،" | ":" | "." | "\"")).map_or(first, |i| i + 1);
    if start == at || scene.date_at(start).is_some_and(|end| end == at) {
        return true;
    }
    let adverbial = article.pos(start) == Pos::Adp
        || article.proclitics(start).preposition()
        || article.pos(start) == Pos::Adv
        || scene.date_at(start).is_some();
    adverbial && !(start..at).any(|i| scene.is_finite(i))
}

/// One past the closing bracket of the one at `at`, or `at + 1`.
pub(super) fn past_bracket(scene: &Scene<'_>, at: usize, limit: usize) -> usize {
    (at + 1..limit).find(|&i| scene.mark(i) == ")").map_or(at + 1, |i| i + 1)
}
