//! A noun group: head, construct, adjectives, determiner.
//!
//! In: the word where it begins. Out: a [`Nominal`] whose determiner is kept apart, so that a quantifier or a possessor may take its place.

use super::English;
use super::memory::Task;
use super::phrase::Scope;
use super::surface;
use crate::annotate::chunk;
use crate::annotate::morphology::Proclitics;
use crate::lexicon::PhraseKind;
use crate::lexicon::english::plural;
use crate::lexicon::features::{Case, Gender, Number, Pos, State};
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

/// A head noun before its determiner is chosen.
#[derive(Debug)]
pub(super) struct Head {
    /// English, singular or plural as wanted.
    pub(super) english: String,
    /// One past its last word (a term may have several).
    pub(super) end: usize,
    /// In the plural in English.
    pub(super) plural: bool,
    /// Two of them.
    pub(super) dual: bool,
    /// A term with its own adjectives.
    pub(super) compound: bool,
    /// An office before a name.
    pub(super) title: bool,
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

    /// The head noun at `at`: the longest term or title, or the gloss.
    pub(super) fn head(&self, at: usize, limit: usize) -> Option<Head> {
        let article = self.article;
        let word = article.word(at)?;
        let f = word.reading.features;
        let foreign = word.kind == crate::tokens::TokenKind::Foreign;
        if !foreign && !matches!(f.pos, Pos::Noun | Pos::Adj | Pos::Num) {
            return None;
        }
        if foreign {
            let english = article.surface(at).to_owned();
            return Some(Head { english, end: at + 1, plural: false, dual: false, compound: false, title: false });
        }
        let many = f.number == Number::Plur;
        // ـين is spelt alike in dual and plural: plural, where the word has one.
        let either = f.number == Number::Dual
            && f.case == Case::AccGen
            && article.lattice.of(at).iter().any(|r| r.features.number == Number::Plur && r.features.case == Case::AccGen);
        let many = many || either;
        let dual = f.number == Number::Dual && !either;
        let inflect = |english: &str, citation: &str| {
            let first = citation.split(' ').next().unwrap_or("");
            let singular = first.trim_start_matches("ال") == article.citation(at) || citation.is_empty();
            if (many || dual) && singular { plural(english, article.lexicon) } else { english.to_owned() }
        };
        let mut best: Option<Head> = None;
        for (end, term) in self.spots.terms_at(at, limit) {
            let Some(term) = self.terms.get(term) else { continue };
            let exact = end - at == term.citation.split_whitespace().filter(|w| w.chars().count() > 1).count();
            let citation = term.citation.trim_start_matches("ال");
            let parts = article.lemma(at).map_or("", |l| l.parts);
            let same = citation == article.citation(at)
                || many && (parts.split(';').any(|p| p == citation) || parts.contains("ات") && citation.ends_with("ات"));
            let owned = end > at + 1 && article.word(end - 1).is_some_and(|w| w.reading.enclitic.is_some());
            let first = citation.split(' ').next().unwrap_or("");
            let plural_term = end > at + 1
                && !many
                && f.pos == Pos::Noun
                && (parts.split(';').any(|p| p == first) || first.ends_with("ات") && !article.citation(at).ends_with("ات"));
            if plural_term || self.is_verb_phrase(&term.citation) || self.crosses(at, end, &term.citation) {
                continue;
            }
            // «أعمال إرهابية وإجرامية»: «acts of terrorism» takes no second adjective.
            let listed = end < limit
                && article.pos(end) == Pos::Adj
                && article.proclitics(end).has(Proclitics::WA)
                && article.pos(end - 1) == Pos::Adj;
            if listed && term.en.split("; ").next().is_some_and(|e| e.contains(" of ")) {
                continue;
            }
            if !exact || owned || end == at + 1 && !same || self.is_verb_term(at) {
                continue;
            }
            let english = term.en.split("; ").next().unwrap_or("");
            best = Some(Head {
                english: inflect(english, &term.citation),
                end,
                plural: many || dual || self.looks_plural(english),
                dual,
                compound: end > at + 1,
                title: false,
            });
            break;
        }
        let title = article.phrases_at(at).iter().find_map(|p| match p.kind {
            PhraseKind::Title(row) if p.end <= limit && !p.gap => {
                let title = article.lexicon.title(row);
                (!self.crosses(at, p.end, title.citation)).then_some((p.end, title))
            }
            _ => None,
        });
        if let Some((end, title)) = title.filter(|t| best.as_ref().is_none_or(|b| b.end <= t.0)) {
            let english = title.english.split(';').next().unwrap_or("").to_owned();
            let english = if many || dual { plural(&english, article.lexicon) } else { english };
            let office = matches!(title.kind, "office" | "rank" | "honorific");
            return Some(Head { english, end, plural: many || dual, dual, compound: end > at + 1, title: office });
        }
        if best.is_some() {
            return best;
        }
        let gloss = self.noun_gloss(at);
        let english = if many || dual { plural(&gloss, article.lexicon) } else { gloss };
        let plural = (many || dual) && !self.uncountable(&english) || self.looks_plural(&english);
        Some(Head { english, end: at + 1, plural, dual, compound: false, title: false })
    }

    /// Whether a word after the first has a conjunction or preposition that the pattern has not: «الرئيس ووزير …» is no «رئيس الوزراء».
    fn crosses(&self, at: usize, end: usize, pattern: &str) -> bool {
        let mut words = pattern.split_whitespace().skip(1);
        (at + 1..end).any(|i| {
            let clitics = self.article.proclitics(i);
            let own = words.next().unwrap_or("");
            clitics.conjunction() && !own.starts_with('و') || clitics.has(Proclitics::LI) && !own.starts_with('ل')
        })
    }

    /// A term that is a verb with its complements: «شَنّ هُجُومًا».
    fn is_verb_phrase(&self, citation: &str) -> bool {
        let first = citation.split(' ').next().unwrap_or("");
        let tanwin = citation.split(' ').skip(1).any(|w| w.contains(FATHATAN));
        tanwin || self.verb_named(first).is_some() && self.article.lexicon.lemma_named(first, Pos::Noun).is_none()
    }

    fn is_verb_term(&self, at: usize) -> bool {
        self.article.is_verb(at)
    }

    /// An English noun that is plural whatever the Arabic: talks, negotiations.
    fn looks_plural(&self, english: &str) -> bool {
        let last = english.split(" of ").next().unwrap_or(english).rsplit(' ').next().unwrap_or("");
        last.ends_with('s')
            && !last.ends_with("ss")
            && !last.ends_with("us")
            && !last.ends_with("is")
            && !matches!(last, "news" | "series" | "politics" | "economics" | "logistics" | "basis")
            || matches!(last, "people" | "police" | "personnel" | "children" | "men" | "women")
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
        let mut adjectives = self.adjectives(&mut out, limit);
        if let Some(inner) = complement {
            self.attach(&mut out, &head, &inner, &mut possessor);
        }
        if !adjectives.is_empty() {
            out.core = surface::words(&[&std::mem::take(&mut adjectives), &out.core]);
        }
        out.determiner = self.determiner(&out, &head, possessor);
        self.apposed_name(&mut out, &head, limit);
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
        self.article.lemma(at).is_some_and(|l| l.derivation.starts_with("masdar:") || self.row("specific", l.first_gloss()).is_some())
    }

    /// A masdar rendered by a gerund: «strengthening».
    pub(super) fn is_gerund(&self, english: &str, at: usize) -> bool {
        let first = english.split(' ').next().unwrap_or("");
        let countable = crate::lexicon::english::Irregular::noun(self.article.lexicon, first).is_some_and(|p| !p.is_empty());
        first.ends_with("ing") && !countable && self.article.lemma(at).is_some_and(|l| l.derivation.starts_with("masdar:"))
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
