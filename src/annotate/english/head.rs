//! The head of a noun group: the longest glossary term or title, else the gloss of the noun, inflected.

use super::English;
use crate::annotate::morphology::Proclitics;
use crate::lexicon::PhraseKind;
use crate::lexicon::english::plural;
use crate::lexicon::features::{Case, Number, Pos};
use crate::text::letters::FATHATAN;

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
        let many = many || either || self.is_plural_construct(at);
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
        if many && let Some(own) = self.row("plurals", article.citation(at)) {
            return Some(Head { english: own.to_owned(), end: at + 1, plural: true, dual: false, compound: false, title: false });
        }
        // «المتورطون»: people, by an adjective alone.
        let people = many
            && f.pos == Pos::Adj
            && f.gender != crate::lexicon::features::Gender::Fem
            && gloss != "other"
            && !article.lattice.of(at).iter().any(|r| r.features.pos == Pos::Noun && r.features.number == Number::Plur);
        if people {
            let english = format!("{gloss} people");
            return Some(Head { english, end: at + 1, plural: true, dual: false, compound: false, title: false });
        }
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
}
