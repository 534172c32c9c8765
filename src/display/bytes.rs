//! A line as bytes, for `print`: what [`Display::encode`] gives, without a value for every cell where the cells are sent as they are.

use super::{Display, Vary};
use crate::layout::VisualLine;

impl Display {
    /// The way in which this display varies the style of cells: [`Vary::Keep`] where it never does.
    #[must_use]
    pub const fn varies(self) -> Vary {
        match self {
            Self::WordsKitty => Vary::FlipWeight,
            Self::PerCell => Vary::Nudge,
            Self::Visual | Self::Words | Self::WordsBraille | Self::Mlterm | Self::Logical => Vary::Keep,
        }
    }

    /// Adds the cells of `line` to `out` in the order of the screen, in UTF-8, without its offset. Before the first cell and wherever the
    /// style begins to vary in another way, `vary` is told, and may add what makes it so.
    pub fn write<S: Copy + PartialEq>(self, line: &VisualLine<S>, out: &mut Vec<u8>, mut vary: impl FnMut(Vary, &mut Vec<u8>)) {
        if matches!(self, Self::Visual | Self::Mlterm) {
            for cell in &line.cells {
                out.extend_from_slice(cell.glyph.as_bytes());
            }
            return;
        }
        let mut last = None;
        for cell in self.encode(line).cells {
            if last != Some(cell.vary) {
                last = Some(cell.vary);
                vary(cell.vary, out);
            }
            out.extend_from_slice(cell.text.as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Encoding;
    use crate::layout::{Align, Options, layout};
    use crate::text::Span;

    #[test]
    fn the_bytes_are_those_of_the_cells() {
        let text = "أَكَّدَ الوزير (Reuters) في 21/5 أن «الحوار» مستمر، ولا بديل عن السلام بين البلدين";
        for display in Display::ALL {
            for align in [Align::Right, Align::Justify] {
                let options = Encoding { display, harakat: true }.options(Options { width: 24, align, ..Options::default() });
                for line in layout(text, Span::new(0, text.len()), &[], (), options).lines {
                    let (mut bytes, mut told) = (Vec::new(), Vec::new());
                    display.write(&line, &mut bytes, |vary, _| told.push(vary));
                    let encoded = display.encode(&line);
                    let cells: String = encoded.cells.iter().map(|cell| cell.text.as_str()).collect();
                    assert_eq!(String::from_utf8_lossy(&bytes), cells, "{display:?}");
                    let varied = encoded.cells.iter().map(|cell| cell.vary).filter(|&vary| vary != Vary::Keep);
                    assert!(varied.clone().all(|vary| vary == display.varies() && told.contains(&vary)), "{display:?}");
                }
            }
        }
    }
}
