//! Single verbs that go their own way.

use super::phones::{HAMZA, Phones};
use super::shape::{Class, Shape};

/// كَان: the jussive يَكُ beside يَكُن.
pub(super) fn clips_jussive(shape: &Shape) -> bool {
    shape.class == Class::I && shape.root == ['ك', 'و', 'ن', ' ']
}

/// Short imperatives: خُذ, كُل, مُر, سَل.
pub(super) fn imperative_stem(shape: &Shape) -> Option<Phones> {
    if shape.class != Class::I {
        return None;
    }
    match shape.root {
        [HAMZA, 'خ', 'ذ', _] => Some(vec!['خ', 'u', 'ذ']),
        [HAMZA, 'ك', 'ل', _] => Some(vec!['ك', 'u', 'ل']),
        [HAMZA, 'م', 'ر', _] => Some(vec!['م', 'u', 'ر']),
        ['س', HAMZA, 'ل', _] => Some(vec!['س', 'a', 'ل']),
        _ => None,
    }
}

/// Verbs whose full imperative is not used: خُذ, كُل.
pub(super) fn only_short_imperative(shape: &Shape) -> bool {
    shape.class == Class::I && matches!(shape.root, [HAMZA, 'خ', 'ذ', _] | [HAMZA, 'ك', 'ل', _])
}
