//! English names of what only common words name: bodies, instruments and events in title case, unnamed people as a plain description.

mod description;

use super::annotation::{Entity, EntityKind, MentionLevel, Term};
use super::article::Article;
use super::coreference::Entities;
use super::english::English;
use super::entity::{Found, Identity};
use super::fact::Render;
use crate::lexicon::PhraseKind;
use crate::lexicon::format::lemma::FLAG_NISBA;
use std::ops::Range;

/// Gives every entity that has none an English name made from the words of its first mention.
pub(super) fn complete(article: &Article<'_>, found: &[Found], terms: &[Term], entities: &mut Entities<'_>) {
    let known: Vec<Entity> = entities.list().iter().filter(|e| !e.name_en.is_empty()).cloned().collect();
    let english = English::new(article, &known, terms);
    for (id, span) in entities.unnamed() {
        if let Some(name) = ministry(article, article.words_in(span)) {
            entities.rename(id, name);
            continue;
        }
        let from = found.partition_point(|f| f.span.start < span.start);
        let described = found.iter().skip(from).take_while(|f| f.span.start == span.start).find(|f| f.span == span);
        if let Some((name, indefinite)) = described.and_then(|f| Some((description::of(article, entities, f)?, is_indefinite(f))))
        {
            // News says «US administration» as often as «American administration».
            let other = name.contains("American ").then(|| name.replace("American ", "US "));
            let with = if indefinite { with_indefinite(&name) } else { format!("the {name}") };
            entities.rename(id, with);
            entities.alias(id, name);
            if let Some(other) = other {
                entities.alias(id, other);
            }
            continue;
        }
        let phrase = english.noun_phrase(article.words_in(span));
        let named = entities.get(id).is_some_and(|e| {
            matches!(e.kind, EntityKind::Organization | EntityKind::Instrument | EntityKind::Event | EntityKind::Place)
                && e.mentions.iter().any(|m| m.level == MentionLevel::Name)
        });
        let body = entities.get(id).is_some_and(|e| e.kind == EntityKind::Organization);
        let name = if named { title_case(&plain(&phrase, body)) } else { phrase };
        entities.rename(id, name);
    }
}

/// A name without «the» and possessives (of a body): «the United Nations' council for human rights» is called «United Nations Council for Human Rights».
fn plain(phrase: &str, body: bool) -> String {
    let bare = phrase.strip_prefix("the ").unwrap_or(phrase);
    if body { bare.replace("'s ", " ").replace("s' ", "s ") } else { bare.to_owned() }
}

fn is_indefinite(found: &Found) -> bool {
    matches!(&found.identity, Identity::Role(role) if role.indefinite)
}

fn with_indefinite(name: &str) -> String {
    let vowel = name.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']);
    format!("{} {name}", if vowel { "an" } else { "a" })
}

/// Words that stay small inside a title.
const SMALL: [&str; 12] = ["of", "the", "and", "for", "in", "on", "to", "at", "by", "with", "a", "an"];

fn title_case(phrase: &str) -> String {
    let words = phrase.split(' ').enumerate().map(|(at, word)| {
        let mut chars = word.chars();
        match chars.next() {
            Some(first) if at == 0 || !SMALL.contains(&word) => first.to_uppercase().chain(chars).collect(),
            _ => word.to_owned(),
        }
    });
    words.collect::<Vec<String>>().join(" ")
}

impl Render for English<'_> {
    fn noun_phrase(&self, words: Range<usize>) -> String {
        English::noun_phrase(self, words)
    }

    fn infinitive(&self, words: Range<usize>) -> String {
        English::infinitive(self, words)
    }

    fn clause(&self, words: Range<usize>) -> String {
        English::clause(self, words)
    }

    fn verb_phrase(&self, words: Range<usize>, subject: &str) -> String {
        let lower = subject.to_lowercase();
        let plural = lower.starts_with("the two ") || lower.starts_with("both ") || lower.contains(" and ");
        let person = self.entities.iter().any(|e| e.kind == EntityKind::Person && e.name_en == subject);
        let sentence = self.sentence_about(words, super::english::Subject { text: subject, plural, person });
        sentence.trim_end_matches('.').to_owned()
    }
}

/// «وزارة الخارجية الروسية» → «Russian Foreign Ministry»: a ministry is called after its minister, whose title the lexicon has.
fn ministry(article: &Article<'_>, words: Range<usize>) -> Option<String> {
    if !article.is_lemma(words.start, &["وِزَارَة"]) {
        return None;
    }
    let minister = article.key_of("وَزِير")?;
    let next = article.lattice.of(words.start + 1).iter().filter_map(|r| r.lemma).map(|id| article.lexicon.lemma_numbers(id.0).0);
    let keys: Vec<u32> = next.collect();
    let title = article.lexicon.phrases(minister).find_map(|p| match p.kind {
        PhraseKind::Title(row) if p.length == 2 && keys.contains(&p.words[1]) => Some(article.lexicon.title(row).english),
        _ => None,
    })?;
    let english = title.split(';').next()?.trim();
    let ministry = english.replace("minister", "ministry").replace("secretary", "department");
    if ministry == english {
        return None;
    }
    let nation = words.clone().filter_map(|w| article.lemma(w)).filter(|l| l.has(FLAG_NISBA)).find_map(|l| l.entity);
    let demonym =
        nation.map(|row| article.lexicon.entity(row)).map_or("", |e| if e.demonym.is_empty() { e.english } else { e.demonym });
    Some(title_case(format!("{demonym} {ministry}").trim()))
}
