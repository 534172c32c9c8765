//! Who holds which office: a description of a person beside the name, with the country or body inside it.
//!
//! «وزير الخارجية الصيني وانغ يي», «نظيره من كازاخستان فلان», «فلان، رئيس …». One fact for each person and office.

use super::draft::{Draft, Wording};
use super::parties;
use super::scene::{Ref, Scene};
use crate::annotate::annotation::{EntityId, EntityKind, FactKind, MentionLevel};
use crate::lexicon::PhraseKind;

/// Every office.
pub(super) fn find(scene: &Scene<'_>, drafts: &mut Vec<Draft>) {
    let mut office_before: Option<(EntityId, String)> = None;
    for r in scene.refs() {
        if r.kind != EntityKind::Person || r.level != MentionLevel::Nominal {
            continue;
        }
        let Some((first, end)) = with_name(scene, r) else { continue };
        let Some(body) = body(scene, r) else { continue };
        let Some(office) = office(scene, r, office_before.as_ref()) else { continue };
        office_before = Some((r.entity, office.clone()));
        drafts.push(Draft {
            kind: FactKind::Role,
            plover: "",
            cameo: "",
            source: vec![r.entity],
            target: vec![body],
            attributed_to: None,
            first,
            end,
            predicate: r.first,
            inner: true,
            dated: false,
            wording: Wording::Role(office),
            confidence: 0.9,
        });
    }
}

/// The words of the description together with the name beside it.
fn with_name(scene: &Scene<'_>, r: &Ref) -> Option<(usize, usize)> {
    let is_name = |n: &&Ref| n.entity == r.entity && n.level == MentionLevel::Name;
    let comma = usize::from(scene.mark(r.end) == "،");
    let after = scene.after_honorifics(r.end + comma, r.end + comma + 4);
    if let Some(name) = scene.starting(after).iter().find(is_name) {
        return Some((r.first, name.end));
    }
    // «فلان، وزير …» and «فلان وزير …».
    let mut before = r.first.checked_sub(1)?;
    if scene.mark(before) == "،" {
        before = before.checked_sub(1)?;
    }
    let name = scene.ending(before + 1).find(is_name)?;
    Some((name.first, r.end))
}

/// The country or organisation that the office is of.
fn body(scene: &Scene<'_>, r: &Ref) -> Option<EntityId> {
    let inside = scene.within(&(r.first + 1..r.end));
    let mut bodies = inside.filter(|b| {
        b.entity != r.entity
            && b.level != MentionLevel::Pronoun
            && matches!(b.kind, EntityKind::Place | EntityKind::Organization | EntityKind::Nationality)
    });
    bodies
        .next()
        .map(|b| if b.kind == EntityKind::Nationality { parties::country_of(scene, b).unwrap_or(b.entity) } else { b.entity })
}

/// The office in English: the longest title in the description; of a counterpart, the office named before.
fn office(scene: &Scene<'_>, r: &Ref, before: Option<&(EntityId, String)>) -> Option<String> {
    if scene.article.is_lemma(r.first, &["نَظِير"]) {
        return before.filter(|(id, _)| *id != r.entity).map(|(_, office)| office.clone());
    }
    let title = scene.article.phrases_at(r.first).iter().find_map(|p| match p.kind {
        PhraseKind::Title(row) if p.end <= r.end => Some(scene.article.lexicon.title(row)),
        _ => None,
    });
    title
        .filter(|t| matches!(t.kind, "office" | "rank" | "profession"))
        .map(|t| t.english.split(';').next().unwrap_or("").to_owned())
}
