//! Entries of the gazetteer by name, whole or as one of its words.

use crate::lexicon::{EntityEntry, EntityTable, Lexicon};
use crate::text::normalize::folded;

/// Most entries that only have the name as one of their words.
const PARTIAL: usize = 8;

/// An entry of the gazetteer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Name {
    /// The entry.
    pub entry: EntityEntry,
    /// Whether the name asked is its whole name or one of its variants, not one word of it.
    pub whole: bool,
}

impl Name {
    /// What it is in words: country, city, person, party …
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match (self.entry.table, self.entry.kind) {
            (EntityTable::Person, _) => "person",
            (EntityTable::Organization, "") => "organization",
            (EntityTable::Instrument, "") => "instrument",
            (EntityTable::Event, "") => "event",
            (_, kind) => kind,
        }
    }
}

/// The entries called `key` (folded, one blank between words), `own` first, then those that have it as a word of their name.
#[must_use]
pub fn names_of(lexicon: &Lexicon, key: &str, own: Option<EntityEntry>) -> Vec<Name> {
    const ARTICLE: &str = "\u{627}\u{644}";
    let mut out: Vec<Name> = own.into_iter().map(|entry| Name { entry, whole: true }).collect();
    let with_article = format!("{ARTICLE}{key}");
    let bare = key.strip_prefix(ARTICLE).unwrap_or(key);
    for name in [key, with_article.as_str(), bare] {
        for entry in lexicon.entities_named(name) {
            if !out.iter().any(|n| n.entry.id == entry.id) {
                out.push(Name { entry, whole: true });
            }
        }
    }
    if key.contains(' ') || bare.chars().count() < 3 {
        return out;
    }
    let mut partial = 0;
    for id in 0..u32::try_from(lexicon.entity_count()).unwrap_or(0) {
        let entry = lexicon.entity(id);
        let has = || entry.name.split(' ').any(|word| folded(word).trim_start_matches(ARTICLE) == bare);
        if partial < PARTIAL && entry.name.contains(' ') && has() && !out.iter().any(|n| n.entry.id == id) {
            out.push(Name { entry, whole: false });
            partial += 1;
        }
    }
    out
}
