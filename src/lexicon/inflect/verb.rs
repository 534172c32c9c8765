//! All forms of a verb.

use super::super::features::{Form, Voice};
use super::shape::{Habit, Shape};
use super::stem::{Cell, Stem};
use super::{InflectError, VerbEntry, imperfect, perfect};

pub(super) fn forms(entry: &VerbEntry<'_>) -> Result<Vec<Form>, InflectError> {
    let mut forms = Vec::with_capacity(160);
    for shape in Shape::of(entry)? {
        add(&mut forms, &shape);
    }
    Ok(forms)
}

fn add(forms: &mut Vec<Form>, shape: &Shape) {
    let only_third = shape.habit == Habit::Praise;
    if !shape.passive_only {
        if let Some(stem) = Stem::build(shape, Cell::Perfect) {
            perfect::add(forms, &stem, Voice::Act, only_third);
        }
        if let Some(stem) = Stem::build(shape, Cell::Imperfect) {
            imperfect::add(forms, shape, &stem, Voice::Act);
            imperfect::add_imperative(forms, shape, &stem);
        }
        if shape.without_passive() {
            return;
        }
    }
    if let Some(stem) = Stem::build(shape, Cell::PerfectPassive) {
        perfect::add(forms, &stem, Voice::Pass, false);
    }
    if let Some(stem) = Stem::build(shape, Cell::ImperfectPassive) {
        imperfect::add(forms, shape, &stem, Voice::Pass);
    }
}
