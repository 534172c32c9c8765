//! The find face: all places of what is under the cursor, a line of context each.

use super::State;
use super::entity::{counted, english, level};
use super::fit;
use super::links::{Goal, Item};
use super::passage::Passage;
use crate::app::prose::{Ink, Prose};
use crate::app::same::Same;
use crate::app::whereabouts::whereabouts;

/// Words shown on each side.
const AROUND: usize = 5;
/// Lines of a place.
const LINES: usize = 2;

pub(super) fn items(state: &State, same: Same) -> Vec<Item> {
    let Some(findings) = state.findings() else { return Vec::new() };
    let entity = match same {
        Same::Entity(id) => findings.annotations().entity(id),
        Same::Word => None,
    };
    let places = state.places_of(same);
    let mut prose = Prose::default();
    prose.english(0);
    match entity {
        Some(entity) => prose.name(&english(entity), entity.kind, state.signed()),
        None => prose.add(&fit(state.cursor_span().of(state.document().text())), Ink::Arabic),
    };
    prose.add(&format!("  {} in this article", counted(places.len(), same.place())), Ink::Muted);
    let mut items = vec![Item { prose, goal: None, gap: false }];
    for (at, &place) in places.iter().enumerate() {
        let mut prose = Prose::default();
        prose.english(0).add(&format!("{}  ", at + 1), Ink::Muted);
        let how = entity.and_then(|entity| entity.mentions.get(at)).map(|mention| level(mention.level));
        prose.add(&how.map_or_else(String::new, |how| format!("{how} · ")), Ink::Muted);
        prose.add(&whereabouts(state.document(), place.start), Ink::Muted);
        let ink = entity.map_or(Ink::Strong, |entity| Ink::Name(entity.kind));
        Passage::new(state, &[place], AROUND).add_to(&mut prose, 2, LINES, ink);
        items.push(Item { prose, goal: Some(Goal::Place(place)), gap: false });
    }
    items
}
