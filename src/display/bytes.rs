//! A line as bytes, for `print`: what both stages of the encoders give, without a value for every cell where the cells are sent as they are.

use super::{Display, ScreenCell, Vary};
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

    /// Adds `line` to `out` as a row of the screen, in UTF-8: `indent` blank columns, then its cells. Before the first of them and wherever the
    /// style begins to vary in another way, `vary` is told, and may add what makes it so.
    pub fn write<S: Copy>(
        self,
        line: &VisualLine<S>,
        indent: usize,
        out: &mut Vec<u8>,
        mut vary: impl FnMut(Vary, &mut Vec<u8>),
    ) {
        if matches!(self, Self::Visual | Self::Mlterm) {
            out.resize(out.len() + indent, b' ');
            for cell in &line.cells {
                out.extend_from_slice(cell.glyph.as_bytes());
            }
            return;
        }
        let mut cells = self.order(line).cells;
        if let Some(first) = cells.first() {
            // Blanks count: a terminal orders the whole row.
            let blank = ScreenCell { text: " ".into(), width: 1, style: first.style, vary: Vary::Keep };
            cells.splice(0..0, std::iter::repeat_n(blank, indent));
        }
        self.encode_row(&mut cells, |_| false);
        let mut last = None;
        for cell in cells {
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
    use crate::text::width::text_width;

    #[test]
    fn the_bytes_are_those_of_the_cells() {
        let text = "أَكَّدَ الوزير (Reuters) في 21/5 أن «الحوار» مستمر، ولا بديل عن السلام بين البلدين";
        for display in Display::ALL {
            for align in [Align::Right, Align::Justify] {
                let options = Encoding { display, harakat: true }.options(Options { width: 24, align, ..Options::default() });
                for line in layout(text, Span::new(0, text.len()), &[], (), options).lines {
                    let (mut bytes, mut told) = (Vec::new(), Vec::new());
                    display.write(&line, 0, &mut bytes, |vary, _| told.push(vary));
                    let encoded = display.encode(&line);
                    let cells: String = encoded.cells.iter().map(|cell| cell.text.as_str()).collect();
                    assert_eq!(String::from_utf8_lossy(&bytes), cells, "{display:?}");
                    let varied = encoded.cells.iter().map(|cell| cell.vary).filter(|&vary| vary != Vary::Keep);
                    assert!(varied.clone().all(|vary| vary == display.varies() && told.contains(&vary)), "{display:?}");
                    // Blanks before the line are cells of its row.
                    let mut row = Vec::new();
                    display.write(&line, 2, &mut row, |_, _| {});
                    let row = String::from_utf8_lossy(&row).into_owned();
                    assert_eq!(text_width(&row), line.width + 2, "{display:?}: {row}");
                    assert_eq!(row.starts_with('\u{2800}'), display == Display::WordsBraille);
                }
            }
        }
    }
}
