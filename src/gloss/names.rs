//! Entries of the gazetteer by name, whole or as one of its words.

use crate::lexicon::{EntityEntry, EntityTable, Lexicon};
use crate::text::normalize::folded;

/// Most entries that only have the name as one of their words.
const PARTIAL: usize = 8;

/// An entry of the gazetteer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Name {
    /// The entry.
    pub entry: EntityEntry,
    /// Whether the name asked is its whole name or one of its variants, not one word of it.
    pub whole: bool,
    /// English name of the country that it lies in or belongs to, or empty.
    pub country: &'static str,
    /// People: offices with country and years. Places: what they are the capital of.
    pub roles: Vec<String>,
}

impl Name {
    /// An entry with its codes read.
    #[must_use]
    pub fn new(lexicon: &Lexicon, entry: EntityEntry, whole: bool) -> Self {
        let place = |code: &str| lexicon.country(code).map(|country| country.english);
        let with_article = |name: &str| if lexicon.takes_article(name) { format!("the {name}") } else { name.to_owned() };
        let role = |role: &str| match role.split_once('@') {
            Some((office, rest)) => {
                let (code, years) = rest.split_once(' ').unwrap_or((rest, ""));
                format!("{office} of {} {years}", with_article(place(code).unwrap_or(code))).trim().to_owned()
            }
            None => role.to_owned(),
        };
        let extra = entry.extra.split(';').map(str::trim).filter(|r| !r.is_empty());
        let roles = match entry.table {
            EntityTable::Person => extra.map(role).collect(),
            EntityTable::Place => extra.map(|code| format!("capital of {}", with_article(place(code).unwrap_or(code)))).collect(),
            _ => Vec::new(),
        };
        let country = if entry.kind == "country" { "" } else { place(entry.country).unwrap_or("") };
        Self { entry, whole, country, roles }
    }

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
    let mut whole: Vec<EntityEntry> = own.into_iter().collect();
    let with_article = format!("{ARTICLE}{key}");
    let bare = key.strip_prefix(ARTICLE).unwrap_or(key);
    for name in [key, with_article.as_str(), bare] {
        for entry in lexicon.entities_named(name) {
            if !whole.iter().any(|known| known.id == entry.id) {
                whole.push(entry);
            }
        }
    }
    let mut partial: Vec<EntityEntry> = Vec::new();
    if !key.contains(' ') && bare.chars().count() >= 3 {
        let has = |entry: &EntityEntry| entry.name.split(' ').any(|word| folded(word).trim_start_matches(ARTICLE) == bare);
        let rows = 0..u32::try_from(lexicon.entity_count()).unwrap_or(0);
        let long = rows.map(|id| lexicon.entity(id)).filter(|entry| entry.name.contains(' ') && has(entry));
        partial = long.filter(|entry| !whole.iter().any(|known| known.id == entry.id)).take(PARTIAL).collect();
    }
    let named = |whole: bool| move |entry: EntityEntry| (entry, whole);
    let all = whole.into_iter().map(named(true)).chain(partial.into_iter().map(named(false)));
    all.map(|(entry, whole)| Name::new(lexicon, entry, whole)).collect()
}
