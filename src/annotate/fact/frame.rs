//! The frames of `cues/events.tsv` read: what a verb, noun or adjective needs beside it, and who is source and target.
//!
//! The little language of the columns is documented at the head of the table. A frame is a row; nothing of it is copied, its cells are split when used.

use super::scene::Scene;
use crate::annotate::annotation::FactKind;
use crate::lexicon::Frame;
use crate::lexicon::features::Pos;
use crate::lexicon::format::lemma::USE_FRAME;

/// One thing that a frame wants: a slot, and the heads it may have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Need {
    /// `ه`, `فاعل`, `خبر`, a preposition, `أن`, `أنّ`, or a preposition and `أن` joined by a blank.
    pub(super) slot: &'static str,
    /// Citation forms of the heads that fit, `,` between; empty for any.
    heads: &'static str,
}

impl Need {
    /// Whether a noun with one of these citation forms fits.
    pub(super) fn admits(&self, citations: &[&str]) -> bool {
        self.heads.is_empty() || self.heads.split(',').any(|h| citations.contains(&h.trim()))
    }

    /// Whether the row names the heads that fit.
    pub(super) fn is_choosy(&self) -> bool {
        !self.heads.is_empty()
    }
}

/// The alternatives of a frame's complement, each a list of needs.
pub(super) fn alternatives(frame: &Frame) -> impl Iterator<Item = Vec<Need>> + use<> {
    frame.complement.split(';').map(|alternative| {
        alternative
            .split('+')
            .map(str::trim)
            .filter(|need| !need.is_empty())
            .map(|need| {
                let (slot, heads) = need.split_once('=').unwrap_or((need, ""));
                Need { slot: slot.trim(), heads }
            })
            .collect()
    })
}

/// Who is source and who is target, as lists of slots.
pub(super) fn roles(frame: &Frame) -> (Vec<&'static str>, Vec<&'static str>) {
    let (source, target) = frame.roles.split_once('>').unwrap_or((frame.roles, ""));
    let list = |cell: &'static str| cell.split(',').map(str::trim).filter(|s| !s.is_empty() && *s != "-").collect();
    (list(source), list(target))
}

/// Whether the subject is source or target.
pub(super) fn names_subject(frame: &Frame) -> bool {
    frame.roles.split(['>', ',']).any(|slot| slot.trim() == "subj")
}

/// The kind that a row names; `None` for rows that are no facts.
pub(super) fn kind(frame: &Frame) -> Option<FactKind> {
    [
        FactKind::Event,
        FactKind::Role,
        FactKind::Relation,
        FactKind::Position,
        FactKind::Commitment,
        FactKind::Call,
        FactKind::Schedule,
        FactKind::Figure,
    ]
    .into_iter()
    .find(|k| k.name() == frame.kind)
}

/// The frames of the plausible readings of word `at` with this part of speech.
pub(super) fn of_word(scene: &Scene<'_>, at: usize, pos: Pos) -> Vec<Frame> {
    if scene.article.may_be(at) & USE_FRAME == 0 {
        return Vec::new();
    }
    let name = match pos {
        Pos::Verb => "verb",
        Pos::Adj => "adj",
        _ => "noun",
    };
    let mut out = Vec::new();
    for key in scene.keys(at, pos) {
        out.extend(scene.article.lexicon.frames_of(key, Some(name)));
    }
    out
}
