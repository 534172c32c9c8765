//! The verb group: particles, auxiliaries, tense, voice, agreement.

use super::English;
use super::nominal::Nominal;
use super::phrase::Scope;
use crate::annotate::morphology::Proclitics;
use crate::lexicon::Lemma;
use crate::lexicon::english::{VerbForm, verb};
use crate::lexicon::features::{Aspect, Features, Pos, Voice};

/// When and how.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tense {
    /// signed
    Past,
    /// had signed
    Pluperfect,
    /// was signing
    PastProgressive,
    /// signs
    Present,
    /// is signing
    Progressive,
    /// will sign
    Future,
    /// may sign
    May,
    /// sign
    Base,
    /// signing
    Gerund,
}

/// A verb with its particles.
#[derive(Clone, Debug)]
pub(super) struct VerbGroup {
    /// The word of the verb.
    pub(super) at: usize,
    /// Its lemma.
    pub(super) lemma: Option<Lemma>,
    /// One past the group's last word.
    pub(super) end: usize,
    /// Tense.
    pub(super) tense: Tense,
    /// Negated.
    pub(super) negative: bool,
    /// Passive.
    pub(super) passive: bool,
    /// «still» of ما زال, «almost» of كاد, «previously» of سبق أن.
    pub(super) adverb: &'static str,
    /// «لم ولن»
    pub(super) ever: bool,
    /// The features of the finite verb, for agreement.
    pub(super) features: Features,
    /// A subject that stands between auxiliary and verb.
    pub(super) subject: Option<Nominal>,
}

const NEGATIONS: [&str; 5] = ["لَا", "لَم", "لَن", "مَا", "أَلَّا"];

impl English<'_> {
    /// The verb group that begins at word `at`.
    pub(super) fn verb_group(&self, at: usize, limit: usize) -> Option<VerbGroup> {
        let article = self.article;
        let (mut i, mut may, mut future, mut negation, mut ever) = (at, false, false, "", false);
        while i < limit && !article.is_verb(i) {
            // «لم ولن»
            if i + 1 < limit && article.letters(i) == "لم" && article.letters(i + 1) == "ولن" {
                ever = true;
                i += 1;
            } else if i > at && article.proclitics(i).conjunction() {
                return None;
            }
            match article.citation(i) {
                "قَد" | "لَقَد" => may = true,
                "سَوفَ" => future = true,
                "مَا" if article.is_lemma(i + 1, &["زَال"]) => negation = "مَا",
                particle if NEGATIONS.contains(&particle) && article.pos(i) != Pos::Pron && article.pos(i) != Pos::Det => {
                    negation = particle
                }
                _ => return None,
            }
            i += 1;
        }
        if i >= limit || i > at && article.proclitics(i).conjunction() {
            return None;
        }
        let word = article.word(i)?;
        let f = word.reading.features;
        future |= word.reading.proclitics.has(Proclitics::SA);
        let imperfect = f.aspect == Aspect::Imp;
        let tense = match (imperfect, negation) {
            (true, "لَم") => Tense::Past,
            (true, "لَن") => Tense::Future,
            (true, _) if future => Tense::Future,
            (true, _) if may => Tense::May,
            (true, _) => Tense::Present,
            (false, _) => Tense::Past,
        };
        let is_not = article.is_lemma(i, &["لَيس"]);
        let tense = if is_not { Tense::Present } else { tense };
        let group = VerbGroup {
            at: i,
            lemma: if is_not { self.verb_named("كَان") } else { article.lemma(i).copied() },
            end: i + 1,
            tense,
            negative: is_not || !negation.is_empty(),
            passive: f.voice == Voice::Pass,
            adverb: "",
            ever,
            features: f,
            subject: None,
        };
        Some(self.with_auxiliary(group, limit))
    }

    /// كان and ما زال with the verb that follows are one group.
    fn with_auxiliary(&self, group: VerbGroup, limit: usize) -> VerbGroup {
        let citation = group.lemma.map_or("", |l| l.form);
        let still = citation == "زَال" && group.negative;
        // «سبق أن رفضت موسكو»
        if citation == "سَبَق"
            && self.article.is_lemma(group.end, &["أَن"])
            && let Some(verb) = self.verb_group(group.end + 1, limit)
        {
            return VerbGroup { tense: Tense::Pluperfect, adverb: "previously", ..verb };
        }
        let almost = citation == "كَاد";
        if citation != "كَان" && !still && !almost {
            return group;
        }
        let main = |at: usize| {
            (at < limit
                && (self.article.is_verb(at) || self.article.is_lemma(at, &["قَد"]))
                && !self.article.proclitics(at).conjunction())
            .then(|| self.verb_group(at, limit))
            .flatten()
        };
        let mut subject = None;
        let mut found = main(group.end);
        if found.is_none()
            && let Some(noun) = self.noun(group.end, limit, Scope { relative: false, ..Scope::OBJECT })
        {
            // «كانت الحكومة، قد أعلنت»
            let comma = usize::from(self.article.surface(noun.end) == "،" && self.article.is_lemma(noun.end + 1, &["قَد"]));
            found = main(noun.end + comma).filter(|v| v.lemma.is_some_and(|l| l.form != "كَان"));
            subject = found.is_some().then_some(noun);
        }
        let Some(verb) = found else {
            return if still {
                VerbGroup { adverb: "still", negative: false, tense: Tense::Present, lemma: self.verb_named("كَان"), ..group }
            } else {
                group
            };
        };
        if almost {
            return VerbGroup { tense: group.tense, adverb: "almost", subject, features: group.features, ..verb };
        }
        let tense = match (still, group.tense, verb.tense) {
            (true, _, Tense::Present) => Tense::Progressive,
            (true, ..) => verb.tense,
            (_, Tense::Past, Tense::Past) => Tense::Pluperfect,
            (_, Tense::Past, Tense::Present) => Tense::PastProgressive,
            (_, Tense::Past, _) => verb.tense,
            (_, other, _) => other,
        };
        let negative = verb.negative || group.negative && !still;
        let adverb = if still { "still" } else { "" };
        VerbGroup { tense, negative, adverb, subject, features: group.features, ..verb }
    }

    /// `base` in the tense of the group: what stands before an adverb, and the verb with the rest.
    pub(super) fn conjugate(&self, group: &VerbGroup, base: &str, plural: bool, first: bool) -> (String, String) {
        let lexicon = self.article.lexicon;
        let be = base == "be" || base.starts_with("be ");
        let base = if be { base.get(2..).unwrap_or("").trim_start() } else { base };
        let passive = group.passive && !be;
        let not = if group.negative { " not" } else { "" };
        let still = if group.adverb.is_empty() { String::new() } else { format!(" {}", group.adverb) };
        if group.ever {
            let (has, been) = (if plural || first { "have" } else { "has" }, if passive { "be " } else { "" });
            let base = if passive { verb(base, VerbForm::Participle, lexicon) } else { base.to_owned() };
            let be = if be { "be " } else { been };
            return (format!("{has} not and will not"), format!("{be}{base}"));
        }
        if be || passive {
            let rest = if passive { verb(base, VerbForm::Participle, lexicon) } else { base.to_owned() };
            let aux = match group.tense {
                Tense::Past | Tense::PastProgressive => if plural { "were" } else { "was" }.to_owned(),
                Tense::Pluperfect => "had been".to_owned(),
                Tense::Present | Tense::Progressive if first => "am".to_owned(),
                Tense::Present | Tense::Progressive => if plural { "are" } else { "is" }.to_owned(),
                Tense::Future => format!("will{not} be"),
                Tense::May => format!("may{not} be"),
                Tense::Base => "be".to_owned(),
                Tense::Gerund => "being".to_owned(),
            };
            let inner = matches!(group.tense, Tense::Future | Tense::May);
            let aux = if inner { aux } else { format!("{aux}{not}") };
            return (format!("{aux}{still}"), rest);
        }
        let do_ = |form: &str| (format!("{form}{not}{still}"), base.to_owned());
        match group.tense {
            Tense::Past if group.negative => do_("did"),
            Tense::Present if group.negative => do_(if plural || first { "do" } else { "does" }),
            Tense::Progressive => {
                let be = if first && !plural {
                    "am"
                } else if plural {
                    "are"
                } else {
                    "is"
                };
                (format!("{be}{not}{still}"), verb(base, VerbForm::Gerund, lexicon))
            }
            Tense::Past => (still, verb(base, VerbForm::Past, lexicon)),
            Tense::Pluperfect => (format!("had{not}{still}"), verb(base, VerbForm::Participle, lexicon)),
            Tense::PastProgressive => {
                (format!("{}{not}{still}", if plural { "were" } else { "was" }), verb(base, VerbForm::Gerund, lexicon))
            }
            Tense::Present if plural || first => (still, base.to_owned()),
            Tense::Present => (still, verb(base, VerbForm::Third, lexicon)),
            Tense::Future => (format!("will{not}{still}"), base.to_owned()),
            Tense::May => (format!("may{not}{still}"), base.to_owned()),
            Tense::Base => (not.trim().to_owned(), base.to_owned()),
            Tense::Gerund => (not.trim().to_owned(), verb(base, VerbForm::Gerund, lexicon)),
        }
    }
}
