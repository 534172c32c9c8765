//! Dual groups → their members: «الجانبان», «البلدين», «الشعبين», «الرئيسان».

use super::Entities;
use crate::annotate::annotation::{EntityId, EntityKind};
use crate::annotate::entity::Found;

impl Entities<'_> {
    /// The group that a dual noun means; `None` where two members cannot be told.
    pub(super) fn group(&mut self, found: &Found, kind: &'static str, english: &'static str) -> Option<EntityId> {
        let members = if kind == "leader" { self.two_people(found.span.start) } else { self.two_parties(found.span.start) };
        let class = if kind == "leader" { english } else { kind };
        let same = self
            .list
            .iter()
            .zip(&self.known)
            .position(|(e, k)| e.kind == EntityKind::Group && k.group == class && e.members == members);
        if let Some(at) = same {
            return Some(EntityId(at));
        }
        let noun = crate::lexicon::english::plural(english, self.article.lexicon);
        let name = match kind {
            "people" => "the two peoples".to_owned(),
            "side" => "the two sides".to_owned(),
            _ => format!("the two {noun}"),
        };
        let names: Vec<String> = members.iter().filter_map(|m| self.list.get(m.0)).map(|e| e.name_en.clone()).collect();
        let id = self.add(EntityKind::Group, found.span.of(self.article.text()), name.clone());
        if let (Some(entity), Some(known)) = (self.list.get_mut(id.0), self.known.get_mut(id.0)) {
            known.group = class;
            entity.members = members;
            if kind == "side" {
                entity.aliases_en = ["both sides", "two sides", "the two countries", "both countries", "the two parties"]
                    .map(str::to_owned)
                    .to_vec();
            }
            if let [one, two] = names.as_slice() {
                entity.aliases_en.push(format!("{one} and {two}"));
                entity.aliases_en.push(format!("{two} and {one}"));
            }
        }
        Some(id)
    }

    /// The countries that deal with one another: those of the first two people of different countries, else the two named most.
    fn two_parties(&mut self, byte: usize) -> Vec<EntityId> {
        let end = self.trail.partition_point(|t| t.0 < byte);
        let mut rows: Vec<u32> = Vec::new();
        for &(_, id) in self.trail.get(..end).unwrap_or(&[]) {
            let person = self.list.get(id.0).is_some_and(|e| e.kind == EntityKind::Person);
            if let Some(place) = self.known.get(id.0).filter(|_| person).and_then(|k| k.place)
                && !rows.contains(&place)
            {
                rows.push(place);
            }
            if rows.len() == 2 {
                break;
            }
        }
        if rows.len() < 2 {
            let mut counts: Vec<(usize, u32)> = Vec::new();
            for (id, entity) in self.list.iter().enumerate() {
                let Some(row) = self.country_row(EntityId(id)) else { continue };
                match counts.iter_mut().find(|c| c.1 == row) {
                    Some(count) => count.0 += entity.mentions.len(),
                    None => counts.push((entity.mentions.len(), row)),
                }
            }
            counts.sort_by_key(|c| std::cmp::Reverse(c.0));
            for (_, row) in counts {
                if rows.len() < 2 && !rows.contains(&row) {
                    rows.push(row);
                }
            }
        }
        rows.truncate(2);
        rows.into_iter().map(|row| self.place(row)).collect()
    }

    /// The gazetteer row of a country that a mention names, by name or adjective.
    fn country_row(&self, id: EntityId) -> Option<u32> {
        let (entity, known) = (self.list.get(id.0)?, self.known.get(id.0)?);
        match entity.kind {
            EntityKind::Place => known.entry.filter(|row| self.article.lexicon.entity(*row).kind == "country"),
            EntityKind::Nationality => {
                known.candidates.first().copied().filter(|row| self.article.lexicon.entity(*row).kind == "country")
            }
            _ => None,
        }
    }

    fn two_people(&self, byte: usize) -> Vec<EntityId> {
        let end = self.trail.partition_point(|t| t.0 < byte);
        let mut people: Vec<EntityId> = Vec::new();
        for &(_, id) in self.trail.get(..end).unwrap_or(&[]).iter().rev() {
            if self.list.get(id.0).is_some_and(|e| e.kind == EntityKind::Person) && !people.contains(&id) {
                people.push(id);
            }
            if people.len() == 2 {
                break;
            }
        }
        people.reverse();
        people
    }
}
