//! Demonstratives, pronouns and quantifiers before or instead of a noun.

use super::English;
use super::clause::Wanted;
use super::gloss::{cell_default, cell_for};
use super::nominal::{Kind, Nominal};
use super::surface;
use crate::annotate::chunk;
use crate::lexicon::features::{Number, Pos};

impl English<'_> {
    /// هذا، تلك before a definite noun, or alone.
    pub(super) fn demonstrative(&self, at: usize, limit: usize) -> Option<Nominal> {
        if !self.article.is_lemma(at, &["هٰذَا", "ذٰلِكَ", "ذَاكَ"]) {
            return None;
        }
        let near = self.article.is_lemma(at, &["هٰذَا"]);
        let many = self.article.word(at).is_some_and(|w| w.reading.features.number == Number::Plur);
        if self.article.definite(at + 1) && !self.joined_at(at + 1) && at + 1 < limit {
            let mut noun = self.group(at + 1, limit)?;
            let word = match (near, noun.plural) {
                (true, false) => "this",
                (true, true) => "these",
                (false, false) => "that",
                (false, true) => "those",
            };
            let two = noun.determiner.ends_with("two");
            noun.determiner = if two { format!("{word} two") } else { word.to_owned() };
            return Some(noun);
        }
        let text = match (near, many) {
            (true, false) => "this",
            (true, true) => "these",
            (false, false) => "that",
            (false, true) => "those",
        };
        Some(Nominal { end: at + 1, head: at, ..Nominal::pronoun(text) })
    }

    pub(super) fn joined_at(&self, at: usize) -> bool {
        self.article.proclitics(at).conjunction() || self.article.proclitics(at).preposition()
    }

    /// هو, هي, نحن.
    pub(super) fn pronoun_group(&self, at: usize) -> Option<Nominal> {
        if self.article.is_lemma(at, &["بَعض"]) && self.article.word(at)?.reading.enclitic.is_some() {
            let end = if self.article.is_lemma(at + 1, &["بَعض"]) { at + 2 } else { at + 1 };
            return Some(Nominal { end, head: at, ..Nominal::pronoun("each other") });
        }
        if self.article.pos(at) != Pos::Pron || self.article.citation(at) != "هُوَ" {
            return None;
        }
        let f = self.article.word(at)?.reading.features;
        Some(Nominal { end: at + 1, head: at, ..self.elided(f.person, f.number, f.gender) })
    }

    /// كل، جميع، عدد من … before a noun.
    pub(super) fn quantified(&self, at: usize, limit: usize) -> Option<Nominal> {
        let cell = self.row("quantifiers", self.article.citation(at))?;
        if !matches!(self.article.pos(at), Pos::Noun | Pos::Det | Pos::Adj | Pos::Num) {
            return None;
        }
        let word = self.article.word(at)?;
        // «عدد كبير من المدنيين»
        let size = self.article.pos(at + 1) == Pos::Adj
            && !self.article.definite(at + 1)
            && !self.joined_at(at + 1)
            && self.article.is_lemma(at + 2, &["مِن"])
            && cell_default(cell).starts_with("a ")
            && at + 3 < limit;
        if size {
            let lemma = self.adjective_lemma(at + 1)?;
            let own = self.row_of("compounds", self.article.citation(at), lemma.form);
            let size = own.map_or_else(|| surface::plain(lemma.first_gloss()), str::to_owned);
            let mut noun = self.group(at + 3, limit)?;
            if matches!(noun.determiner.as_str(), "the" | "a" | "an") {
                noun.determiner = String::new();
            }
            let english = cell_default(cell).trim_start_matches("a ");
            noun.determiner = surface::words(&[surface::indefinite(&size), &size, english, &noun.determiner]);
            noun.plural |= english.starts_with("number");
            noun.head = at;
            noun.accusative = false;
            return Some(noun);
        }
        let from = self.article.is_lemma(at + 1, &["مِن"]) && at + 2 < limit;
        let next = if from { at + 2 } else { at + 1 };
        let in_construct = word.reading.enclitic.is_none() && !self.article.definite(at) && !self.joined_at(at + 1);
        if next >= limit || !from && !in_construct || !chunk::is_nominal(self.article, next) {
            return None;
        }
        if from && self.article.word(at + 1).is_some_and(|w| w.reading.enclitic.is_some()) {
            return None;
        }
        let mut noun = self.group(next, limit)?;
        let english =
            if noun.definite && !from { cell_for(cell, "definite") } else { None }.unwrap_or_else(|| cell_default(cell));
        let thirds = english == "a third of" && word.reading.features.number == Number::Dual;
        let english = if thirds { "two thirds of" } else { english };
        if english == "non-" {
            noun.core = format!("non-{}", noun.core);
            noun.head = at;
            return Some(noun);
        }
        let counted = cell_for(cell, "bare").is_some();
        if counted && matches!(noun.determiner.as_str(), "the" | "a" | "an") || noun.determiner == "the two" && english == "both"
        {
            noun.determiner = String::new();
        }
        if noun.determiner == "the two" && from {
            noun.determiner = "the".to_owned();
        }
        let own = !matches!(noun.determiner.as_str(), "the" | "a" | "an" | "");
        noun.determiner =
            if english.ends_with(" of") || own { surface::words(&[english, &noun.determiner]) } else { english.to_owned() };
        if noun.determiner.ends_with(" of the two") {
            noun.determiner = noun.determiner.trim_end_matches(" two").to_owned();
        }
        noun.plural =
            !matches!(english, "every" | "the number of" | "any" | "one of" | "part of" | "mere" | "total" | "the same")
                || noun.plural && !matches!(english, "one of" | "the number of");
        noun.head = at;
        noun.accusative = false;
        noun.case = word.reading.features.case;
        Some(noun)
    }

    /// «من يزورونها» those who visit it, «ما حدث» what happened.
    pub(super) fn free_relative(&self, at: usize, limit: usize) -> Option<Nominal> {
        let people = self.article.is_lemma(at, &["مَن"]);
        let relative = self.article.pos(at) == Pos::Pron && (people || self.article.is_lemma(at, &["مَا"]));
        if !relative || self.verb_group(at + 1, limit).is_none() {
            return None;
        }
        let gap = Wanted { plural: people, person: people, ..Wanted::gap() };
        let clause = self.clauses(at + 1, limit, Some(gap));
        let who = if people { "those who" } else { "what" };
        let mut out = Nominal::name(surface::words(&[who, &clause.text]), clause.end, Kind::Common);
        out.head = at;
        out.plural = people;
        out.human = people;
        Some(out)
    }
}
