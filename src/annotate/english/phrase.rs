//! Noun phrases: groups with coordination, prepositional phrases, relative clauses, brackets and quotation marks.

use super::English;
use super::memory::Task;
use super::nominal::{Kind, Nominal};
use super::surface;
use crate::annotate::chunk;
use crate::annotate::morphology::Proclitics;
use crate::lexicon::features::Pos;

/// How far a noun phrase may go.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Scope {
    /// Takes prepositional phrases.
    pub(super) phrases: bool,
    /// Stands in a list of masdars: a masdar with its own object goes on with that list, not with this phrase.
    pub(super) masdars: bool,
    /// An indefinite noun takes a verb after it as a relative clause.
    pub(super) relative: bool,
}

impl Scope {
    /// A phrase by itself.
    pub(super) const FULL: Self = Self { phrases: true, masdars: false, relative: true };
    /// The object of a preposition inside a phrase.
    pub(super) const INNER: Self = Self { phrases: true, masdars: false, relative: true };
    /// Subject or object of a verb: prepositional phrases are the verb's.
    pub(super) const OBJECT: Self = Self { phrases: false, masdars: false, relative: true };

    /// The same inside a list of masdars, or not.
    pub(super) const fn among(self, masdars: bool) -> Self {
        Self { masdars: self.masdars || masdars, ..self }
    }
}

impl English<'_> {
    /// The noun phrase that begins at word `at`.
    pub(super) fn noun(&self, at: usize, limit: usize, scope: Scope) -> Option<Nominal> {
        self.noun_once(at, limit, (Task::Noun, scope), || {
            let mut item = self.quoted(at, limit).or_else(|| self.group(at, limit))?;
            let masdar_list = self.is_verbal_masdar(item.head, limit);
            let mut items: Vec<Nominal> = Vec::new();
            let mut conjunction = "and";
            loop {
                self.described_name(&mut item, limit);
                self.postmodify(&mut item, limit, scope);
                let next = item.end;
                items.push(item);
                let Some((start, word)) = self.conjunct(next, limit, scope, masdar_list) else { break };
                let Some(found) = self.group(start, limit) else { break };
                if self.opens_clause(&found, limit, at, scope) {
                    break;
                }
                conjunction = word;
                item = found;
            }
            let several = items.len() > 1;
            let mut out = coordinate(items, conjunction);
            if several {
                self.shared_adjective(&mut out, limit);
            }
            Some(out)
        })
    }

    /// «السلم والأمن الدوليين»: an adjective in the dual belongs to both.
    fn shared_adjective(&self, out: &mut Nominal, limit: usize) {
        let at = out.end;
        let dual = self.article.word(at).filter(|_| at < limit).is_some_and(|w| {
            self.article
                .lattice
                .of(at)
                .iter()
                .any(|r| r.features.pos == Pos::Adj && r.features.number == crate::lexicon::features::Number::Dual)
                && !self.joined_at(at)
                && w.reading.enclitic.is_none()
        });
        if dual && let Some(lemma) = self.adjective_lemma(at) {
            let core = out.core.trim_start_matches("the ");
            out.core = surface::words(&[&surface::plain(lemma.first_gloss()), core]);
            out.end = at + 1;
        }
    }

    /// Where the next conjunct begins, and the conjunction.
    fn conjunct(&self, at: usize, limit: usize, scope: Scope, masdar_list: bool) -> Option<(usize, &'static str)> {
        let article = self.article;
        if at >= limit {
            return None;
        }
        let comma = usize::from(article.surface(at) == "،" && !article.is_verb(at + 1));
        let at = at + comma;
        let clitics = article.proclitics(at);
        let (start, word) = if article.is_lemma(at, &["أَو", "أَم"]) {
            (at + 1, "or")
        } else if !clitics.preposition() && (clitics.has(Proclitics::WA) || comma == 1 && self.goes_on(at, limit)) {
            (at, "and")
        } else {
            return None;
        };
        let nominal = chunk::is_nominal(article, start)
            || article.word(start).is_some_and(|w| w.kind == crate::tokens::TokenKind::Number)
            || article.pos(start) == Pos::Det && !article.is_lemma(start, &["الَّذِي", "مَا"]);
        if start >= limit || !nominal {
            return None;
        }
        // An accusative participle goes on with the sentence, not with the list.
        if scope.masdars && !masdar_list && self.is_verbal_masdar(start, limit) {
            return None;
        }
        Some((start, word))
    }

    /// Whether a list with commas goes on after the noun at `at`: another comma or a conjunction follows it.
    fn goes_on(&self, at: usize, limit: usize) -> bool {
        if !chunk::is_nominal(self.article, at) || self.article.pos(at) == Pos::Adj {
            return false;
        }
        let end = chunk::noun_phrase(self.article, at);
        end < limit && self.article.proclitics(end).has(Proclitics::WA) && chunk::is_nominal(self.article, end)
    }

    /// Whether a conjoined noun is rather the subject of a clause of its own.
    fn opens_clause(&self, found: &Nominal, limit: usize, first: usize, scope: Scope) -> bool {
        if !found.definite || scope.phrases || found.end >= limit {
            return false;
        }
        let _ = first;
        false
    }

    /// What follows a noun group and belongs to it.
    fn postmodify(&self, item: &mut Nominal, limit: usize, scope: Scope) {
        let mut governor = item.head;
        while item.end < limit {
            let at = item.end;
            if self.itself(item, at) || self.apposed(item, at, limit) {
                continue;
            }
            // «المشتبه بهم»: the pronoun is the noun itself.
            let patient = self.article.lemma(item.head).is_some_and(|l| l.derivation.starts_with("patient:"));
            if patient && let Some(p) = self.preposition(at, limit).filter(|p| p.pronoun.is_some_and(|w| self.refers(item, w))) {
                item.end = p.object;
                continue;
            }
            if self.article.surface(at) == "،"
                && self.article.is_lemma(at + 1, &["الَّذِي"])
                && let Some((text, end)) = self.relative(item, at + 1, limit, scope)
            {
                item.after = surface::words(&[&item.after, ",", text.trim_start_matches([',', ' '])]);
                item.end = end;
                continue;
            }
            if let Some((text, end)) = self.including(item, limit, scope).or_else(|| self.relative(item, at, limit, scope)) {
                item.after = surface::words(&[&item.after, &text]);
                item.end = end;
                continue;
            }
            if self.article.surface(at) == "("
                && let Some((text, end)) = self.bracketed(at, limit)
            {
                item.after = surface::words(&[&item.after, &text]);
                item.end = end;
                continue;
            }
            let from_place = item.human && item.kind == Kind::Common && self.article.is_lemma(at, &["مِن"]);
            let office = item.human
                && item.kind == Kind::Common
                && self.preposition(at, limit).is_some_and(|p| self.holds(item.head, p.key));
            if !(scope.phrases || from_place || office) || self.article.proclitics(at).conjunction() || item.kind == Kind::Pronoun
            {
                return;
            }
            if let Some((text, end)) = self.whereabouts(at, limit) {
                item.after = surface::words(&[&item.after, &text]);
                item.end = end;
                continue;
            }
            let share = item.core.ends_with('%') && self.article.is_lemma(at, &["مِن"]);
            if let Some(whole) = self.noun(at + 1, limit, scope).filter(|_| share) {
                item.after = surface::words(&[&item.after, "of", &whole.text()]);
                item.end = whole.end;
                continue;
            }
            let lemma = self.article.lemma(governor);
            let Some((text, end)) = self.phrase_at(at, limit, lemma.copied(), scope) else { return };
            item.after = surface::words(&[&item.after, &text]);
            governor = end.saturating_sub(1);
            item.end = end;
            if office
                && !self.joined_at(end)
                && let Some(name) = self.person(end, limit)
            {
                item.after = format!("{}, {},", item.after, name.core);
                item.end = name.end;
                return;
            }
        }
    }

    /// «المفوضية نفسها» the commission itself, «الوقت نفسه» the same time.
    fn itself(&self, item: &mut Nominal, at: usize) -> bool {
        let own = self.article.is_lemma(at, &["نَفس", "ذَات"]) && self.enclitic(at, super::pronoun::Role::Possessive).is_some();
        if !own || self.joined_at(at) || item.kind == Kind::Time {
            return false;
        }
        if self.is_span(item.head) || self.article.is_lemma(item.head, &["وَقت", "مَكَان", "مَصدَر", "سِيَاق"])
        {
            item.determiner = "the same".to_owned();
        } else {
            let word = match (item.plural, item.human, item.feminine) {
                (true, ..) => "themselves",
                (_, true, false) => "himself",
                (_, true, true) => "herself",
                _ => "itself",
            };
            item.after = surface::words(&[&item.after, word]);
        }
        item.end = at + 1;
        true
    }

    /// «السفير الروسي، فاسيلي نيبنزيا، …»: the name between commas.
    fn apposed(&self, item: &mut Nominal, at: usize, limit: usize) -> bool {
        if self.article.surface(at) != "،" || !item.human || item.plural || !item.definite || at + 1 >= limit {
            return false;
        }
        let titled = item.kind == Kind::Common || item.kind == Kind::Person;
        let Some(name) = self.person(at + 1, limit).filter(|_| titled && !self.joined_at(at + 1)) else { return false };
        let closes = name.end >= limit || self.article.surface(name.end) == "،" || self.article.is_verb(name.end);
        if !closes {
            return false;
        }
        if item.kind == Kind::Common {
            item.after = format!("{}, {},", item.after, name.core);
        }
        let comma = usize::from(self.article.surface(name.end) == "،");
        item.end = name.end + comma.min(limit - name.end);
        true
    }

    /// Whether an office takes this preposition: «سفيرة … إلى».
    fn holds(&self, head: usize, key: &str) -> bool {
        let Some(lemma) = self.article.lemma(head) else { return false };
        let base = lemma.derivation.strip_prefix("feminine:").unwrap_or(lemma.form);
        [base, lemma.form].iter().any(|form| self.row_of("complements", form, key).is_some())
    }

    /// A person's name at word `at`.
    fn person(&self, at: usize, limit: usize) -> Option<Nominal> {
        if at >= limit || self.article.is_punctuation(at) {
            return None;
        }
        self.mention(at, limit).or_else(|| self.gazetteer_name(at, limit)).filter(|n| n.kind == Kind::Person)
    }

    /// «الغوطة الشرقية المحاصرة»: an adjective after a name.
    fn described_name(&self, item: &mut Nominal, limit: usize) {
        let at = item.end;
        let article = self.article;
        let adjective = matches!(article.pos(at), Pos::Adj | Pos::Noun) && article.definite(at) && !self.joined_at(at);
        if at >= limit || item.kind != Kind::Name || !adjective {
            return;
        }
        let Some(lemma) = self.adjective_lemma(at) else { return };
        // A noun that may be an adjective is one where it names a people: «قوات النظام السوري».
        if article.pos(at) == Pos::Noun && !lemma.first_gloss().starts_with(char::is_uppercase) {
            return;
        }
        item.core = surface::words(&["the", &surface::plain(lemma.first_gloss()), item.core.trim_start_matches("the ")]);
        item.end = at + 1;
    }

    /// «بينهم 20 طفلا», «من بينها …»: including.
    fn including(&self, item: &Nominal, limit: usize, scope: Scope) -> Option<(String, usize)> {
        let (article, at) = (self.article, item.end);
        let comma = usize::from(article.surface(at) == "،");
        let from = usize::from(article.is_lemma(at + comma, &["مِن"]));
        let word = at + comma + from;
        if !article.is_lemma(word, &["بَينَ"]) || word + 1 >= limit || article.proclitics(word).conjunction() {
            return None;
        }
        article.word(word)?.reading.enclitic?;
        let noun = self.noun(word + 1, limit, Scope { phrases: false, ..scope }).filter(|n| item.plural || !n.definite)?;
        Some((format!(", including {}", noun.text()), noun.end))
    }

    /// A phrase in quotation marks.
    pub(super) fn quoted(&self, at: usize, limit: usize) -> Option<Nominal> {
        if !matches!(self.article.surface(at), "\"" | "«" | "“") {
            return None;
        }
        let close = (at + 1..limit.min(at + 24)).find(|&i| matches!(self.article.surface(i), "\"" | "»" | "”"))?;
        if close == at + 1 {
            return None;
        }
        if self.verb_group(at + 1, close).is_some() {
            let clause = self.clauses(at + 1, close, None);
            return Some(Nominal::name(format!("“{}”", surface::tidy(&clause.text)), close + 1, Kind::Common));
        }
        let inner = self.noun(at + 1, close, Scope::FULL)?;
        let rest = self.phrase(inner.end..close);
        let text = surface::words(&[&inner.text(), &rest]);
        Some(Nominal { core: format!("“{text}”"), determiner: String::new(), after: String::new(), end: close + 1, ..inner })
    }

    /// What stands in brackets.
    pub(super) fn bracketed(&self, at: usize, limit: usize) -> Option<(String, usize)> {
        let close = (at + 1..limit.min(at + 16)).find(|&i| self.article.surface(i) == ")")?;
        let inside = self.noun_phrase(at + 1..close);
        Some((format!("({inside})"), close + 1))
    }
}

/// One phrase of several.
fn coordinate(mut items: Vec<Nominal>, conjunction: &str) -> Nominal {
    if items.len() == 1
        && let Some(one) = items.pop()
    {
        return one;
    }
    let last = items.len() - 1;
    // «peace and stability» and a third: one list.
    let flat = |(at, item): (usize, &Nominal)| {
        let text = item.text();
        if at < last && item.after.is_empty() && conjunction == "and" { text.replace(" and ", ", ") } else { text }
    };
    let texts: Vec<String> = items.iter().enumerate().map(flat).collect();
    let last = items.last().cloned();
    let first = items.swap_remove(0);
    Nominal {
        determiner: String::new(),
        core: surface::join(&texts, conjunction),
        after: String::new(),
        end: last.as_ref().map_or(first.end, |l| l.end),
        plural: conjunction == "and" || last.is_some_and(|l| l.plural),
        ..first
    }
}
