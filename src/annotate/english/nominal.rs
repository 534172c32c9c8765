//! A noun group: head, construct, adjectives, determiner.
//!
//! In: the word where it begins. Out: a [`Nominal`] whose determiner is kept apart, so that a quantifier or a possessor may take its place.

use super::English;
use super::head::Head;
use super::memory::Task;
use super::phrase::Scope;
use super::surface;
use crate::annotate::chunk;
use crate::annotate::morphology::Proclitics;
use crate::lexicon::features::{Case, Gender, Number, Pos};
use crate::text::letters::FATHATAN;

/// What a noun group names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Things and people by a common noun.
    Common,
    /// A place, organisation, event, instrument by its name.
    Name,
    /// A person by name.
    Person,
    /// A pronoun.
    Pronoun,
    /// A time.
    Time,
}

/// A rendered noun group.
#[derive(Clone, Debug)]
pub(super) struct Nominal {
    /// the, a, its, Iran's; empty for none.
    pub(super) determiner: String,
    /// Adjectives and noun.
    pub(super) core: String,
    /// What follows the noun.
    pub(super) after: String,
    /// One past the last word.
    pub(super) end: usize,
    /// Its first word, where that is asked for.
    pub(super) first: usize,
    /// The word of its head.
    pub(super) head: usize,
    /// The last word of its head, where that is a term.
    pub(super) last: usize,
    /// What it names.
    pub(super) kind: Kind,
    /// Whether an English verb agrees with it in the plural.
    pub(super) plural: bool,
    /// Whether it is people.
    pub(super) human: bool,
    /// Whether it is feminine in Arabic.
    pub(super) feminine: bool,
    /// Whether it is definite in Arabic.
    pub(super) definite: bool,
    /// A place by name.
    pub(super) place: bool,
    /// A term of several words that ends in an adjective.
    pub(super) term: bool,
    /// Case, where it is known.
    pub(super) case: Case,
    /// Case or tanwin shows that it is no subject.
    pub(super) accusative: bool,
}

impl Nominal {
    pub(super) fn name(text: String, end: usize, kind: Kind) -> Self {
        Self {
            determiner: String::new(),
            core: text,
            after: String::new(),
            end,
            first: 0,
            head: end.saturating_sub(1),
            last: end.saturating_sub(1),
            kind,
            plural: false,
            human: false,
            feminine: false,
            definite: true,
            place: false,
            term: false,
            case: Case::None,
            accusative: false,
        }
    }

    pub(super) fn pronoun(text: &str) -> Self {
        let plural = !matches!(text, "he" | "she" | "it" | "this" | "that");
        Self { plural, human: !matches!(text, "it" | "this" | "that"), ..Self::name(text.to_owned(), 0, Kind::Pronoun) }
    }

    pub(super) fn is_pronoun(&self) -> bool {
        self.kind == Kind::Pronoun
    }

    pub(super) fn is_name(&self) -> bool {
        matches!(self.kind, Kind::Name | Kind::Person)
    }

    /// The whole text.
    pub(super) fn text(&self) -> String {
        surface::words(&[&self.determiner, &self.core, &self.after])
    }
}

impl English<'_> {
    /// The noun group that begins at word `at`: no coordination, prepositional phrase or relative clause.
    pub(super) fn group(&self, at: usize, limit: usize) -> Option<Nominal> {
        if at >= limit {
            return None;
        }
        self.noun_once(at, limit, (Task::Group, Scope::FULL), || {
            self.mention(at, limit)
                .or_else(|| self.time_group(at, limit))
                .or_else(|| self.demonstrative(at, limit))
                .or_else(|| self.pronoun_group(at))
                .or_else(|| self.free_relative(at, limit))
                .or_else(|| self.gazetteer_name(at, limit))
                .or_else(|| self.quantified(at, limit))
                .or_else(|| self.counted(at, limit))
                .or_else(|| self.led(at, limit))
                .or_else(|| self.common(at, limit))
        })
    }

    /// A common noun with what belongs to it.
    pub(super) fn common(&self, at: usize, limit: usize) -> Option<Nominal> {
        let article = self.article;
        let head = self.head(at, limit)?;
        let f = article.word(at)?.reading.features;
        let last = head.end - 1;
        let mut out = Nominal::name(head.english.clone(), head.end, Kind::Common);
        out.head = at;
        out.last = last;
        out.plural = head.plural;
        out.human = f.human || head.title;
        out.feminine = f.gender == Gender::Fem || f.number == Number::Plur && !f.human;
        out.case = f.case;
        out.term = head.compound && article.pos(last) == Pos::Adj && head.english.contains(' ');
        out.definite = article.definite(at) || article.definite(last) && head.compound;
        // Only what is written tells: ـين, ـا with tanwin; a diptote's case is a guess.
        let seen = matches!(f.number, Number::Dual) || article.letters(at).ends_with(['ن', 'ا', FATHATAN]);
        out.accusative = seen && matches!(f.case, Case::Acc | Case::AccGen);
        if !seen && out.case != Case::Nom {
            out.case = Case::None;
        }
        let own = (at..head.end).rev().find_map(|i| self.enclitic(i, super::pronoun::Role::Possessive));
        out.definite |= own.is_some();
        let mut possessor = own.map(str::to_owned);
        let mut complement = None;
        if possessor.is_none()
            && !out.plural
            && head.end < limit
            && let Some(cell) = self.row_of("complements", article.citation(at), "مَصدَر")
            && self.is_verbal_masdar(head.end, limit)
            && let Some((deed, end)) = self.masdars(head.end, limit, cell != "to", Scope::INNER)
        {
            out.after = surface::words(&[cell, &deed]);
            out.end = end;
            out.definite = true;
            out.determiner = "the".to_owned();
            return Some(out);
        }
        if possessor.is_none() && head.end < limit && self.opens_construct(last) && !self.adjective_of(&out, head.end) {
            complement = self.complement(&head, at, limit);
        }
        if let Some(inner) = &complement {
            out.end = inner.end;
            out.definite |= inner.definite;
        }
        if complement.is_none() && possessor.is_none() {
            self.named_by_quote(&mut out, limit);
        }
        let mut adjectives = self.adjectives(&mut out, limit);
        if let Some(inner) = complement {
            self.attach(&mut out, &head, &inner, &mut possessor);
        }
        if !adjectives.is_empty() {
            out.core = surface::words(&[&std::mem::take(&mut adjectives), &out.core]);
        }
        out.determiner = self.determiner(&out, &head, possessor);
        self.apposed_name(&mut out, &head, limit);
        self.apposed_place(&mut out, limit);
        Some(out)
    }

    /// Whether word `last` may be in construct with the next.
    pub(super) fn opens_construct(&self, last: usize) -> bool {
        let next = self.article.proclitics(last + 1);
        !next.conjunction()
            && !next.preposition()
            && chunk::opens_construct(self.article, last)
            && (chunk::is_nominal(self.article, last + 1)
                || matches!(self.article.pos(last + 1), Pos::Det | Pos::Pron)
                || self.article.word(last + 1).is_some_and(|w| w.kind == crate::tokens::TokenKind::Foreign))
            && !self.article.is_lemma(last + 1, &["الَّذِي"])
            && self.row("prepositions", self.article.citation(last + 1)).is_none()
    }

    /// the, a, its or nothing.
    fn determiner(&self, noun: &Nominal, head: &Head, possessor: Option<String>) -> String {
        if let Some(owner) = possessor {
            return if head.dual && !head.compound { format!("{owner} two") } else { owner };
        }
        let described = noun.core.contains(' ');
        let uncountable = self.uncountable(&head.english) || self.is_gerund(&head.english, noun.head);
        if noun.definite {
            if head.dual {
                return "the two".to_owned();
            }
            let bare = noun.after.is_empty();
            let last = noun.core.rsplit(' ').next().unwrap_or("");
            let things = noun.plural && !noun.human && described && bare && self.row("specific", last).is_none();
            let of = noun.after.starts_with("of ");
            if (uncountable && !of) || things || noun.kind != Kind::Common { String::new() } else { "the".to_owned() }
        } else if head.dual {
            "two".to_owned()
        } else if noun.after.starts_with("of ") && !noun.plural && self.is_act(noun.head) {
            // «تشكيل لجنة», «مقتل جنديين»: the act is a certain one.
            "the".to_owned()
        } else if noun.plural || uncountable || !head.english.chars().any(char::is_lowercase) {
            String::new()
        } else {
            surface::indefinite(&noun.core).to_owned()
        }
    }

    /// A masdar, or a noun that has become of one.
    fn is_act(&self, at: usize) -> bool {
        self.article
            .lemma(at)
            .is_some_and(|l| l.derivation.starts_with("masdar:") || self.row("specific", l.first_gloss()).is_some())
    }

    /// A masdar rendered by a gerund: «strengthening».
    pub(super) fn is_gerund(&self, english: &str, at: usize) -> bool {
        let first = english.split(' ').next().unwrap_or("");
        let countable = crate::lexicon::english::Irregular::noun(self.article.lexicon, first).is_some_and(|p| !p.is_empty());
        first.ends_with("ing") && !countable && self.article.lemma(at).is_some_and(|l| l.derivation.starts_with("masdar:"))
    }

    /// «تنظيم "الدولة الإسلامية"»: the “Islamic State” organization.
    fn named_by_quote(&self, noun: &mut Nominal, limit: usize) {
        let quoted = matches!(self.article.surface(noun.end), "\"" | "«" | "“") && noun.end < limit;
        let org = self.row_of("complements", self.article.citation(noun.head), "بَدَل").is_some();
        if !quoted || !org || noun.plural {
            return;
        }
        let Some(inner) = self.quoted(noun.end, limit) else { return };
        let name = inner.core.replace("“the ", "“");
        noun.core = surface::words(&[&name, &noun.core]);
        noun.end = inner.end;
        noun.definite = true;
    }

    /// «العاصمة الأردنية عمان»: the name of the place after what it is.
    fn apposed_place(&self, noun: &mut Nominal, limit: usize) {
        let at = noun.end;
        if !noun.definite
            || noun.human
            || noun.kind != Kind::Common
            || at >= limit
            || self.joined_at(at)
            || !noun.after.is_empty()
            || self.row_of("complements", self.article.citation(noun.head), "بَدَل").is_none()
        {
            return;
        }
        let named = self.article.pos(at) == Pos::Propn || self.is_place(at);
        let Some(name) = self.mention(at, limit).or_else(|| self.gazetteer_name(at, limit)).filter(|n| named && n.place) else {
            return;
        };
        noun.after = name.core;
        noun.end = name.end;
    }

    /// «الرئيس الفرنسي إيمانويل ماكرون»: the title before the name.
    fn apposed_name(&self, noun: &mut Nominal, head: &Head, limit: usize) {
        if !noun.human || noun.plural || noun.end >= limit || self.article.proclitics(noun.end).conjunction() {
            return;
        }
        let clitics = self.article.proclitics(noun.end);
        if clitics.preposition() || self.article.pos(noun.end) != Pos::Propn && self.mention(noun.end, limit).is_none() {
            return;
        }
        let Some(name) = self.mention(noun.end, limit).or_else(|| self.gazetteer_name(noun.end, limit)) else { return };
        if name.kind != Kind::Person {
            return;
        }
        if noun.after.is_empty() {
            let title = if head.title { noun.core.replace(&head.english, &capitals(&head.english)) } else { noun.core.clone() };
            noun.core = format!("{title} {}", name.core);
            if noun.determiner == "the" || noun.determiner == "a" || noun.determiner == "an" {
                noun.determiner = if head.title { String::new() } else { "the".to_owned() };
            }
            noun.kind = Kind::Person;
        } else {
            noun.after = format!("{}, {},", noun.after, name.core);
        }
        noun.end = name.end;
        noun.definite = true;
    }

    /// A construct that English says with the complement first: «cooperation programmes».
    pub(super) fn is_material(&self, noun: &Nominal, head: &Head) -> bool {
        noun.kind == Kind::Common
            && noun.determiner.is_empty()
            && noun.after.is_empty()
            && !noun.core.contains(' ')
            && head.plural
            && !noun.human
            && self.uncountable(&noun.core)
            && !self.article.proclitics(noun.head).has(Proclitics::LI)
    }
}

/// «foreign minister» → «Foreign Minister».
fn capitals(text: &str) -> String {
    let small = ["of", "for", "and", "the"];
    let word = |w: &str| {
        let mut chars = w.chars();
        match chars.next() {
            Some(first) if !small.contains(&w) => first.to_uppercase().chain(chars).collect(),
            _ => w.to_owned(),
        }
    };
    text.split(' ').map(word).collect::<Vec<String>>().join(" ")
}
