//! Where lines may break: UAX#14, by `icu_segmenter`, with the plain cases decided here.
//!
//! In: the characters of a part. Out: the offsets before which a line may end, in order, without start and end of the part.
//!
//! Between spaces after AL, NU, IS, EX, CL or CP and a following AL or NU there is always an opportunity (LB18), nothing
//! before the spaces or after them matters beyond, and inside a word of AL, NU and CM there is none (LB9, LB23, LB25, LB28), nor
//! before IS, EX, CL, CP (LB13). So the text is cut at those places and only pieces with other classes go to the segmenter.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use super::traits::{Breaking, Char};

/// What the last character says of the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Word,
    Closing,
    Gap,
    Other,
}

/// The break opportunities of `text`, whose characters are `chars`.
pub(super) fn opportunities(text: &str, chars: &[Char], out: &mut Vec<u32>) {
    out.clear();
    let mut state = State::Gap;
    let (mut start, mut plain) = (0_u32, true);
    for char in chars {
        let kind = char.traits.breaking();
        if state == State::Gap && kind == Breaking::Word {
            if !plain {
                segment(text, start, char.offset, out);
            }
            if char.offset > 0 {
                out.push(char.offset);
            }
            (start, plain) = (char.offset, true);
        }
        let next = match kind {
            Breaking::Word => State::Word,
            Breaking::Closing => State::Closing,
            Breaking::Mark => state,
            Breaking::Space if state != State::Other => State::Gap,
            _ => State::Other,
        };
        plain &= !matches!(
            (state, kind),
            (_, Breaking::Other) | (State::Closing, Breaking::Word) | (State::Gap, Breaking::Mark | Breaking::Closing)
        );
        state = if state == State::Gap && kind == Breaking::Mark { State::Other } else { next };
    }
    if !plain {
        segment(text, start, text.len() as u32, out);
    }
}

/// What the segmenter finds strictly inside `start..end`.
fn segment(text: &str, start: u32, end: u32, out: &mut Vec<u32>) {
    let stretch = text.get(start as usize..end as usize).unwrap_or("");
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let inside = segmenter.segment_str(stretch).filter(|at| *at > 0 && *at < stretch.len());
    out.extend(inside.map(|at| start + at as u32));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::traits::Traits;
    use proptest::prelude::*;

    fn ours(text: &str) -> Vec<u32> {
        let char = |(offset, c)| Char { c, offset: offset as u32, traits: Traits::of(c) };
        let chars: Vec<Char> = text.char_indices().map(char).collect();
        let mut out = Vec::new();
        opportunities(text, &chars, &mut out);
        out
    }

    fn whole(text: &str) -> Vec<u32> {
        let mut out = Vec::new();
        segment(text, 0, text.len() as u32, &mut out);
        out
    }

    const SAMPLE: [char; 32] = [
        ' ',
        ' ',
        ' ',
        'a',
        '\u{627}',
        '\u{628}',
        '1',
        '\u{661}',
        '.',
        '\u{60C}',
        '!',
        '\u{61F}',
        ')',
        '(',
        '\u{AB}',
        '\u{BB}',
        '"',
        '-',
        '/',
        '%',
        '\u{64E}',
        '\u{300}',
        '\u{200B}',
        '\u{200D}',
        '\u{A0}',
        '\u{5D0}',
        '\u{4E2D}',
        '$',
        '\u{2014}',
        '\n',
        '\u{25CC}',
        '\u{1F1E8}',
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn cutting_changes_nothing(picks in prop::collection::vec(0..SAMPLE.len(), 0..24)) {
            let text: String = picks.iter().map(|&i| SAMPLE[i]).collect();
            prop_assert_eq!(ours(&text), whole(&text), "{:?}", text);
        }
    }
}
