//! Picking entities of the article: a list that grows shorter while a name is typed, in Arabic or English.

use tui_input::Input;

use super::{Form, Many, Value};
use crate::annotate::annotation::{Annotations, EntityId, EntityKind};
use crate::app::action::{Edit, Way};
use crate::app::findings::is_amount;
use crate::app::search::{Haystack, edited};

/// An open list.
#[derive(Clone, Debug)]
pub(super) struct Picker {
    filter: Input,
    /// All that can be picked, in order.
    all: Vec<EntityId>,
    /// Those that fit what is typed.
    fitting: Vec<EntityId>,
    at: usize,
}

impl Picker {
    pub(super) fn filter(&self) -> &str {
        self.filter.value()
    }

    pub(super) fn fitting(&self) -> &[EntityId] {
        &self.fitting
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn select(&mut self, at: usize) {
        self.at = at.min(self.fitting.len().saturating_sub(1));
    }

    pub(super) fn step(&mut self, way: Way) {
        self.select(if way == Way::Next { self.at + 1 } else { self.at.saturating_sub(1) });
    }

    pub(super) fn edit(&mut self, edit: Edit, found: &Annotations) {
        edited(&mut self.filter, edit);
        let typed = self.filter.value().trim().to_owned();
        let fits = |id: &&EntityId| {
            let Some(entity) = found.entity(**id) else { return false };
            let has = |name: &str| !Haystack::new(name).find(&typed).is_empty();
            typed.is_empty() || has(&entity.name_en) || has(&entity.name_ar) || entity.aliases_en.iter().any(|alias| has(alias))
        };
        self.fitting = self.all.iter().filter(fits).copied().collect();
        self.at = 0;
    }
}

impl Form {
    /// Opens the list for the selected field: what it holds first, for a place the places before others.
    pub(super) fn open_picker(&mut self, found: &Annotations) {
        let Some(field) = self.fields.get(self.at) else { return };
        let Value::Parties(own, _) = &field.value else { return };
        let place = field.name == "Place";
        let fits = |id: &EntityId| {
            found
                .entity(*id)
                .is_some_and(|entity| !is_amount(entity.kind) && !(entity.name_en.is_empty() && entity.mentions.is_empty()))
        };
        let mut all: Vec<EntityId> = (0..found.entities.len()).map(EntityId).filter(fits).collect();
        let apart = |id: EntityId| place && found.entity(id).is_some_and(|entity| entity.kind != EntityKind::Place);
        all.sort_by_key(|&id| (!own.contains(&id), apart(id)));
        self.picker = Some(Picker { filter: Input::default(), fitting: all.clone(), all, at: 0 });
    }

    /// Takes the selected entity into the field or out of it; where there can be but one, the list closes.
    pub(super) fn pick(&mut self) {
        let Some(id) = self.picker.as_ref().and_then(|picker| picker.fitting.get(picker.at)).copied() else { return };
        let Some(Value::Parties(ids, many)) = self.field() else { return };
        let had = ids.contains(&id);
        match many {
            Many::Any if had => ids.retain(|own| *own != id),
            Many::Any => ids.push(id),
            Many::One => {
                *ids = if had { Vec::new() } else { vec![id] };
                self.picker = None;
            }
        }
    }
}
