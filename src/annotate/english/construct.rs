//! The construct state: whose, of what, which kind of.

use super::English;
use super::gloss::cell_default;
use super::head::Head;
use super::nominal::{Kind, Nominal};
use super::surface;
use crate::annotate::morphology::Proclitics;

/// Names of more words than this are not put before what they own.
const LONGEST_OWNER: usize = 4;

impl English<'_> {
    /// The noun that completes the construct.
    pub(super) fn complement(&self, head: &Head, at: usize, limit: usize) -> Option<Nominal> {
        // «نقل عن مسؤول قوله»
        if self.article.is_lemma(head.end, &["قَول", "تَأكِيد"])
            && self.article.word(head.end).is_some_and(|w| w.reading.enclitic.is_some())
        {
            return None;
        }
        let mut inner = self.group(head.end, limit)?;
        // «مجتمع الصين وقازاقستان»: both names.
        while inner.place
            && inner.end < limit
            && self.article.proclitics(inner.end).has(Proclitics::WA)
            && !self.article.proclitics(inner.end).preposition()
            && let Some(next) = self.group(inner.end, limit).filter(|n| n.place)
        {
            inner.core = format!("{} and {}", inner.core.replace(" and ", ", "), next.text());
            inner.end = next.end;
            inner.plural = true;
        }
        // A person and what is done to it are no construct: «أعلن مسؤول انسحاب القوات».
        let doer = self.article.word(at).is_some_and(|w| w.reading.features.human) && !head.title && !self.article.definite(at);
        let masdar = self.masdar_verb(inner.head).is_some() && inner.definite && !head.plural;
        (!(doer && masdar)).then_some(inner)
    }

    /// Joins `inner` to the noun `out`: as possessor, before it, or with «of».
    pub(super) fn attach(&self, out: &mut Nominal, head: &Head, inner: &Nominal, possessor: &mut Option<String>) {
        let text = inner.text();
        if inner.kind == Kind::Time {
            out.after = surface::words(&[if head.plural { "in" } else { "of" }, &text]);
            return;
        }
        if inner.place
            && let Some(preposition) = self.row("complements", &format!("{} ه", self.article.citation(out.head)))
        {
            out.after = surface::words(&[cell_default(preposition), &text]);
            return;
        }
        if self.is_gerund(&head.english, out.head) && self.transitive(out.head) {
            out.after = text;
            return;
        }
        if self.is_material(inner, head) {
            out.core = surface::words(&[&inner.core, &out.core]);
            return;
        }
        if inner.kind == Kind::Person
            && let Some(with) = self.row_of("complements", self.article.citation(out.head), "شَخص")
        {
            out.after = surface::words(&[with, &text]);
            return;
        }
        // «تقسيم سوريا», «إدانة إيران» are done to the place; with its object after it («دعم روسيا للنظام») the place does it.
        let object = inner.place && self.transitive(out.head) && !self.article.proclitics(inner.end).has(Proclitics::LI);
        if object && self.row_of("complements", self.article.citation(out.head), "ه").is_none() && !self.is_own_act(out.head) {
            out.after = surface::words(&["of", &text]);
            return;
        }
        let short = text.split(' ').count() <= LONGEST_OWNER && !text.contains(',') && inner.after.is_empty();
        let pronoun = inner.is_pronoun();
        if inner.is_name() && short && !out.human && !pronoun && !self.measures(out) {
            *possessor = Some(surface::possessive(&text));
            return;
        }
        let actor =
            inner.kind == Kind::Common && inner.definite && self.row("actors", self.article.citation(inner.head)).is_some();
        if actor && short && !out.human && inner.determiner == "the" && !head.plural && !self.measures(out) {
            *possessor = Some(surface::possessive(&text));
            return;
        }
        let of = self.row_of("complements", self.article.citation(out.head), "إِضَافَة").unwrap_or("of");
        out.after = surface::words(&[of, &text]);
    }

    /// Nouns of place and amount keep «of»: «the south of Syria».
    fn measures(&self, noun: &Nominal) -> bool {
        matches!(
            noun.core.as_str(),
            "south"
                | "north"
                | "east"
                | "west"
                | "centre"
                | "city"
                | "town"
                | "village"
                | "number"
                | "state"
                | "region"
                | "outskirts"
                | "end"
                | "part"
        )
    }

    /// Acts that states do more often than they undergo: «رفض إيران», «قرار تركيا».
    fn is_own_act(&self, at: usize) -> bool {
        self.row_of("complements", self.article.citation(at), "فَاعِل").is_some()
    }

    /// Whether the masdar's verb has a direct object.
    fn transitive(&self, at: usize) -> bool {
        self.masdar_verb(at).is_some_and(|verb| verb.valency.split(';').any(|v| v.starts_with('ه')))
    }
}
