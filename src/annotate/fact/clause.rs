//! A clause read: its predicate, the subject before or after it, its objects, prepositional phrases and complement clause, and how it is asserted.
//!
//! In: the scene and the word of a finite verb. Out: a [`Clause`]. Order and agreement decide: a noun phrase that opens the clause and agrees with the verb is the
//! subject (SVO); else the first bare noun phrase after a singular verb that agrees in gender (VSO); else the subject is elided or a pronoun.

use super::agreement::{agrees, fits_pronoun};
use super::boundary;
use super::frame;
use super::scene::Scene;
use crate::annotate::annotation::MentionLevel;
use crate::annotate::morphology::Proclitics;
use crate::lexicon::features::{Aspect, Mood, Pos, Voice};
use std::ops::Range;

/// A phrase beside the predicate.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slot {
    /// The preposition as the lexicon writes it; empty for a bare noun phrase.
    pub(super) preposition: &'static str,
    /// The words of the noun phrase (of the word with the pronoun, where the preposition carries one).
    pub(super) words: Range<usize>,
}

/// A complement clause.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Complement {
    /// The preposition before the complementiser, or empty.
    pub(super) preposition: &'static str,
    /// `أن`, or `أنّ` for أنّ and إنّ.
    pub(super) particle: &'static str,
    /// The words after the complementiser, to the end of the clause.
    pub(super) words: Range<usize>,
}

/// What stands before the verb.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Topic {
    /// Nothing.
    None,
    /// A noun phrase.
    Phrase(Range<usize>),
    /// The word that is, or carries, a pronoun.
    Pronoun(usize),
}

/// How a clause is put forward.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Force {
    /// With لا, لم, لن, ما or ليس.
    pub(super) negated: bool,
    /// With س or سوف.
    pub(super) future: bool,
    /// Not put forward as so: after أن with the subjunctive, إذا, لو, هل, ربما, قد with the imperfect.
    pub(super) hypothetical: bool,
    /// Inside a clause of time, cause or contrast.
    pub(super) subordinate: bool,
    /// A relative clause.
    pub(super) relative: bool,
    /// With كان before it.
    pub(super) past: bool,
    /// After «من المقرر أن» and its like.
    pub(super) planned: bool,
    /// Something stands where the subject should, but it was not understood.
    pub(super) lost: bool,
}

/// A clause with a finite verb.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// The verb.
    pub(super) verb: usize,
    /// First word of the clause: of its subject where that comes first.
    pub(super) first: usize,
    /// One past its last word.
    pub(super) end: usize,
    /// What stands before the verb.
    pub(super) topic: Topic,
    /// Whether what stands before it agrees with the verb as its subject.
    pub(super) topic_agrees: bool,
    /// Bare noun phrases after the verb.
    pub(super) bare: Vec<Range<usize>>,
    /// Prepositional phrases after the verb.
    pub(super) slots: Vec<Slot>,
    /// A complement clause.
    pub(super) complement: Option<Complement>,
    /// How it is put forward.
    pub(super) force: Force,
    /// What a relative clause is said of.
    pub(super) antecedent: Option<Range<usize>>,
    /// The verbal noun that says what is done, where the verb only says that it is.
    pub(super) deed: Option<Deed>,
}

/// A verbal noun that is what a clause says: «تم اعتقال …», «قام بقصف …».
#[derive(Clone, Copy, Debug)]
pub(super) struct Deed {
    /// Its word.
    pub(super) at: usize,
    /// The key of its verb, under which the frames are filed.
    pub(super) key: u32,
    /// It is done to the subject, or nobody is named who does it.
    pub(super) undergone: bool,
}

impl Clause {
    /// Reads the clause of the verb at word `verb`, in the words `region` that belong to the same speech.
    pub(super) fn read(scene: &Scene<'_>, verb: usize, region: &Range<usize>) -> Self {
        let end = boundary::end_of_clause(scene, verb, region.end);
        let mut clause = Self {
            verb,
            first: verb,
            end,
            topic: Topic::None,
            topic_agrees: false,
            bare: Vec::new(),
            slots: Vec::new(),
            complement: None,
            force: Force::default(),
            antecedent: None,
            deed: None,
        };
        clause.look_back(scene, region.start);
        clause.look_ahead(scene, verb + 1);
        // «لا يسيطرون سوى على …»
        let near = verb + 1..clause.end.min(verb + 7);
        if clause.force.negated && near.into_iter().any(|at| scene.article.is_lemma(at, &["سِوَى", "إِلَّا"])) {
            clause.force.negated = false;
        }
        if clause.force.relative {
            clause.take_up(scene, region.start);
        }
        clause
    }

    /// The word that carries the object as a pronoun: the verb, or the noun of the deed.
    pub(super) fn object_word(&self) -> usize {
        self.deed.map_or(self.verb, |deed| deed.at)
    }

    /// The topic and the particles before the verb.
    fn look_back(&mut self, scene: &Scene<'_>, first: usize) {
        let article = scene.article;
        let features = scene.verb(self.verb);
        let clitics = article.proclitics(self.verb);
        self.force.future = clitics.has(Proclitics::SA);
        let mut at = self.verb;
        let mut joined = clitics.conjunction();
        while at > first && !joined && matches!(article.pos(at - 1), Pos::Part | Pos::Adv) {
            at -= 1;
            joined = article.proclitics(at).conjunction();
            let particle = article.citation(at);
            match particle {
                "لَا" | "لَم" | "لَن" | "مَا" => self.force.negated = true,
                "سَوفَ" => self.force.future = true,
                "قَد" if features.aspect == Aspect::Imp => self.force.hypothetical = true,
                "رُبَّمَا" | "هَل" => self.force.hypothetical = true,
                _ => {}
            }
        }
        let unasserted = matches!(features.mood, Mood::Sub | Mood::Jus | Mood::SubJus);
        // «إذا …، فسوف …»
        let conditional = (clitics.has(Proclitics::FA) || self.force.future)
            && (first..self.verb).any(|i| matches!(article.citation(i), "إِذَا" | "لَو" | "إِن"));
        if unasserted && !self.force.negated || clitics.has(Proclitics::PURPOSE) || conditional {
            self.force.hypothetical = true;
        }
        if !joined {
            self.find_topic(scene, at, first);
        }
        let start = match &self.topic {
            Topic::Phrase(words) => words.start,
            Topic::Pronoun(word) => *word,
            Topic::None => at,
        };
        self.judge_opening(scene, start, first, joined);
        self.first = match &self.topic {
            Topic::Phrase(words) if self.topic_agrees || self.resumes(scene) => words.start - usize::from(self.force.past),
            Topic::Pronoun(word) if article.pos(*word) == Pos::Pron => *word,
            // «كان قد …»
            Topic::None if self.force.past => start - 1,
            // «من المقرر أن …»
            Topic::None if self.force.planned => self.verb.saturating_sub(2),
            _ => self.verb,
        };
    }

    /// The noun phrase or pronoun that ends right before word `at`.
    fn find_topic(&mut self, scene: &Scene<'_>, at: usize, first: usize) {
        let article = scene.article;
        let Some(before) = at.checked_sub(1) else { return };
        let carries = article.word(before).is_some_and(|w| w.reading.enclitic.is_some());
        // Reported speech begins after «أنه»: its pronoun stands before the first word.
        let pronoun = before >= first && article.pos(before) == Pos::Pron && !is_question(scene, before);
        if pronoun || article.pos(before) == Pos::Sconj && carries {
            self.topic = Topic::Pronoun(before);
            self.topic_agrees = true;
            return;
        }
        if before < first {
            return;
        }
        let at = boundary::before_parenthesis(scene, at, first).unwrap_or(at);
        for start in boundary::openings(scene, at, first) {
            if start < at
                && scene.is_nominal(start)
                && !article.proclitics(start).preposition()
                && scene.extended(start, at) == at
            {
                self.topic = Topic::Phrase(start..at);
                self.topic_agrees = agrees(scene, self.verb, start, at, false);
                return;
            }
        }
    }

    /// What the words before the clause say of it. The complementiser of reported speech stands before its first word.
    fn judge_opening(&mut self, scene: &Scene<'_>, start: usize, first: usize, joined: bool) {
        let article = scene.article;
        let Some(before) = start.checked_sub(1) else { return };
        let particle = if matches!(self.topic, Topic::Pronoun(_)) { start } else { before };
        if article.pos(particle) == Pos::Sconj {
            self.judge_particle(scene, particle, first);
        }
        if before < first {
            return;
        }
        match article.pos(before) {
            Pos::Verb if boundary::is_auxiliary(scene, before) => {
                self.force.past = true;
                // «كان سيشارك»: he did not.
                self.force.hypothetical |= self.force.future && article.is_lemma(before, &["كَان"]);
                self.judge_auxiliary(scene, before);
                self.force.negated |= article.citation(before) == "لَيس";
            }
            Pos::Det | Pos::Pron if scene.is_relative(before) || is_question(scene, before) => self.force.relative = true,
            Pos::Noun | Pos::Adj | Pos::Propn | Pos::Num
                if !joined && matches!(self.topic, Topic::None) && !boundary::opens_adverbially(scene, start, first) =>
            {
                self.force.relative = true;
            }
            _ => {}
        }
        if !joined && matches!(self.topic, Topic::None) {
            let opening = boundary::openings(scene, start, first).first().copied().filter(|o| *o < start);
            self.force.lost = opening
                .is_some_and(|o| scene.is_nominal(o) && !article.proclitics(o).preposition() && scene.date_at(o).is_none());
        }
    }

    /// «أن تكون … قد قصفت», «قد يكون …»: what the particles before the auxiliary make of the clause.
    fn judge_auxiliary(&mut self, scene: &Scene<'_>, auxiliary: usize) {
        let article = scene.article;
        let Some(before) = auxiliary.checked_sub(1) else { return };
        match article.citation(before) {
            "أَن" | "لَن" | "رُبَّمَا" => self.force.hypothetical = true,
            "قَد" if scene.verb(auxiliary).aspect == Aspect::Imp => self.force.hypothetical = true,
            "لَم" | "لَا" | "مَا" if !article.is_lemma(auxiliary, &["زَال"]) => self.force.negated = true,
            _ => {}
        }
    }

    /// What a subordinating particle makes of the clause.
    fn judge_particle(&mut self, scene: &Scene<'_>, particle: usize, first: usize) {
        let article = scene.article;
        match article.citation(particle) {
            "إِذَا" | "لَو" | "لَولَا" | "إِن" | "أَينَمَا" | "مَهمَا" | "حَيثُمَا" | "كَي" | "لِكَي" | "حَتَّى" | "لَعَلَّ" | "لَيتَ" => {
                self.force.hypothetical = true
            }
            "أَن" if particle > first && scene.is_plan(particle - 1) => {
                self.force.planned = true;
                self.force.future = true;
                self.force.hypothetical = false;
            }
            "أَن" if self.aspect(scene) == Aspect::Imp && matches!(self.topic, Topic::None) => self.force.hypothetical = true,
            "لٰكِنَّ" | "لٰكِن" | "غَيرَ" => {}
            "أَن" | "أَنَّ" | "إِنَّ" => {
                self.force.subordinate = particle > first && matches!(article.citation(particle - 1), "بَعدَ" | "قَبلَ" | "مُنذُ");
            }
            _ => self.force.subordinate = true,
        }
    }

    /// The phrases from word `from` on.
    pub(super) fn look_ahead(&mut self, scene: &Scene<'_>, from: usize) {
        let article = scene.article;
        let mut at = from;
        let mut after_comma = false;
        while at < self.end {
            if let Some(past) = scene.date_at(at) {
                at = past;
            } else if let Some(preposition) = scene.preposition(at) {
                at = self.prepositional(scene, at, preposition);
            } else if article.pos(at) == Pos::Sconj {
                self.complement(scene, at, "");
                return;
            } else if scene.is_relative(at) {
                return;
            } else if scene.is_nominal(at) {
                at = self.nominal(scene, at, after_comma);
            } else if scene.is_finite(at) {
                return;
            } else if let Some(close) =
                Some(at).filter(|_| scene.mark(at) == "،").and_then(|at| boundary::past_parenthesis(scene, at, self.end))
            {
                at = close + 1;
            } else {
                after_comma |= scene.mark(at) == "،";
                at = if scene.mark(at) == "(" { boundary::past_bracket(scene, at, self.end) } else { at + 1 };
            }
        }
    }

    /// A preposition at word `at` with what it governs.
    fn prepositional(&mut self, scene: &Scene<'_>, at: usize, preposition: &'static str) -> usize {
        if scene.article.word(at).is_some_and(|w| w.reading.enclitic.is_some()) {
            self.slots.push(Slot { preposition, words: at..at + 1 });
            return at + 1;
        }
        if scene.article.pos(at + 1) == Pos::Sconj && at + 1 < self.end {
            self.complement(scene, at + 1, preposition);
            return self.end;
        }
        let mut noun = at + 1;
        while scene.mark(noun) == "\"" || scene.mark(noun) == "«" {
            noun += 1;
        }
        if noun < self.end && scene.is_nominal(noun) {
            let end = scene.coordinated(noun, self.end).last().map_or(noun + 1, |p| p.end);
            self.slots.push(Slot { preposition, words: noun..end });
            return end;
        }
        at + 1
    }

    /// A noun at word `at`: bare, with a preposition of one letter, or one more of what came before.
    fn nominal(&mut self, scene: &Scene<'_>, at: usize, after_comma: bool) -> usize {
        let article = scene.article;
        let clitics = article.proclitics(at);
        let manner = clitics.has(Proclitics::BI)
            && !article.definite(at)
            && frame::of_word(scene, at, Pos::Noun).iter().any(|f| f.kind == "manner");
        if manner {
            // «بشدة», «بشكل سليم»: an adverb, with at most its adjectives.
            let more = (at + 1..self.end).take_while(|&i| article.pos(i) == Pos::Adj && !article.definite(i)).count();
            return at + 1 + more;
        }
        let end = scene.coordinated(at, self.end).last().map_or(at + 1, |p| p.end).max(at + 1);
        let preposition = if clitics.has(Proclitics::BI) {
            "ب"
        } else if clitics.has(Proclitics::LI) {
            "ل"
        } else if clitics.has(Proclitics::KA) {
            "ك"
        } else {
            ""
        };
        let apposed = after_comma && (article.definite(at) || scene.party_at(at).is_some_and(|r| r.level == MentionLevel::Name));
        let lone_adjective = article.pos(at) == Pos::Adj && !article.definite(at) && scene.party_at(at).is_none();
        if !preposition.is_empty() {
            self.slots.push(Slot { preposition, words: at..end });
        } else if clitics.conjunction() || apposed || lone_adjective || article.is_lemma(at, &["ذُو", "ذَات"]) {
            // One more of what came before, an apposition, a circumstance.
        } else {
            self.bare.push(at..end);
        }
        end
    }

    fn complement(&mut self, scene: &Scene<'_>, at: usize, preposition: &'static str) {
        let article = scene.article;
        let particle = match article.citation(at) {
            "أَن" if scene.is_finite(at + 1) => "أن",
            "أَن" | "أَنَّ" | "إِنَّ" => "أنّ",
            "أَلَّا" => "ألا",
            _ => return,
        };
        let clitics = article.proclitics(at);
        let preposition = if clitics.has(Proclitics::BI) {
            "ب"
        } else if clitics.has(Proclitics::LI) {
            "ل"
        } else {
            preposition
        };
        self.complement = Some(Complement { preposition, particle, words: at + 1..self.end });
    }

    /// A predicate without a verb of its own takes subject and force from the verb right before it: «تقف مستعدة».
    pub(super) fn adopt_copula(&mut self, scene: &Scene<'_>, region: &Range<usize>) {
        let Some(before) = self.verb.checked_sub(1).filter(|b| *b >= region.start && scene.is_finite(*b)) else { return };
        let copula = Self::read(scene, before, region);
        let subject_first = !matches!(copula.topic, Topic::None);
        self.topic = copula.topic;
        self.topic_agrees = copula.topic_agrees;
        self.first = if subject_first { copula.first } else { before };
        self.force = copula.force;
    }

    /// The aspect of the verb.
    pub(super) fn aspect(&self, scene: &Scene<'_>) -> Aspect {
        scene.verb(self.verb).aspect
    }

    /// Whether the verb carries a pronoun that takes up the topic: «X تربطهما …».
    pub(super) fn resumes(&self, scene: &Scene<'_>) -> bool {
        let Topic::Phrase(words) = &self.topic else { return false };
        scene.article.word(self.verb).is_some_and(|w| w.reading.enclitic.is_some_and(|e| fits_pronoun(scene, words, e)))
    }

    /// Whether a noun phrase after the verb can be its subject.
    pub(super) fn subject_after(&self, scene: &Scene<'_>, words: &Range<usize>) -> bool {
        agrees(scene, self.verb, words.start, words.end, true)
    }

    /// Whether a reading of the verb is passive.
    pub(super) fn may_be_passive(&self, scene: &Scene<'_>) -> bool {
        scene.article.lattice.of(self.verb).iter().any(|r| r.features.pos == Pos::Verb && r.features.voice == Voice::Pass)
    }
}

fn is_question(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.article.citation(at), "مَن" | "مَا" | "مَاذَا")
}
