//! What holds of every layout, on random and hostile text.

use proptest::prelude::*;
use tarjuman::layout::{Direction, Harakat, Layout, Options, PIECE, Paragraph, Run, Shape, Side, layout};
use tarjuman::text::Span;
use unicode_segmentation::UnicodeSegmentation as _;

const SAMPLE: [&str; 44] = [
    " ",
    " ",
    " ",
    "ا",
    "ل",
    "لا",
    "ب",
    "م",
    "ن",
    "ة",
    "ء",
    "پ",
    "ـ",
    "\u{64E}",
    "\u{651}",
    "\u{654}",
    "a",
    "B",
    "1",
    "٢",
    "%",
    ".",
    "،",
    "(",
    ")",
    "«",
    "»",
    "/",
    "-",
    "\t",
    "\n",
    "\u{200C}",
    "\u{200D}",
    "\u{200F}",
    "\u{202B}",
    "\u{202C}",
    "\u{2067}",
    "\u{2069}",
    "中",
    "\u{1F468}",
    "\u{601}",
    "\u{FDF2}",
    "\u{1B}",
    "\u{915}\u{94D}",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(0..SAMPLE.len(), 0..80).prop_map(|picks| picks.iter().map(|&i| SAMPLE[i]).collect()),
        any::<String>(),
    ]
}

fn options() -> impl Strategy<Value = Options> {
    let width = prop_oneof![2..30_usize, Just(80), Just(usize::MAX)];
    (width, 0..3_usize, any::<bool>(), any::<bool>()).prop_map(|(width, direction, strip, plain)| Options {
        width,
        direction: [Direction::Rtl, Direction::Ltr, Direction::Auto][direction],
        harakat: if strip { Harakat::Strip } else { Harakat::Keep },
        shape: if plain { Shape::None } else { Shape::Forms },
        ..Options::default()
    })
}

/// Everything that must hold; `text` is laid out at `origin` within a longer text.
fn check(text: &str, options: Options) -> Result<(), TestCaseError> {
    let whole = format!("قبل{text}بعد");
    let span = Span::new(6, 6 + text.len());
    let paragraph = layout(&whole, span, &[], (), options);
    prop_assert!(!paragraph.lines.is_empty());
    // The spans of the lines cover the paragraph.
    let mut at = span.start;
    for line in &paragraph.lines {
        prop_assert_eq!(line.span.start, at);
        prop_assert!(line.span.end > at || span.is_empty());
        at = line.span.end;
    }
    prop_assert_eq!(at, span.end);
    let boundaries: Vec<usize> = text.grapheme_indices(true).map(|(i, _)| i + span.start).chain([span.end]).collect();
    for line in &paragraph.lines {
        let width: usize = line.cells.iter().map(|cell| usize::from(cell.width)).sum();
        prop_assert_eq!(line.width, width);
        prop_assert!(width <= options.width, "{width} > {}", options.width);
        prop_assert!(options.width == usize::MAX || line.offset + width <= options.width);
        for (column, cell) in line.columns() {
            prop_assert!(line.span.covers(cell.span) && !cell.span.is_empty());
            prop_assert!(boundaries.binary_search(&cell.span.start).is_ok(), "{:?}", cell);
            prop_assert!(boundaries.binary_search(&cell.span.end).is_ok(), "{:?}", cell);
            prop_assert!(matches!(cell.width, 1 | 2) && !cell.glyph.is_empty());
            prop_assert!(!cell.glyph.chars().any(|c| c.is_control() || tarjuman::text::format_chars::is_invisible(c)));
            // Every cell maps back.
            for column in column..column + usize::from(cell.width) {
                let hit = line.offset_at(column);
                prop_assert_eq!((hit.span, hit.offset, hit.side), (cell.span, cell.span.start, Side::Inside));
            }
            for offset in cell.span.range() {
                let place = line.column_of(offset);
                prop_assert_eq!(line.offset_at(place.column).span, cell.span);
                prop_assert_eq!(place.width > 0, true);
            }
        }
        // The visual order is a permutation: no cluster is seen twice (but for the cells of a ligature), none is lost.
        let mut spans: Vec<Span> = line.cells.iter().map(|cell| cell.span).collect();
        spans.dedup();
        let count = spans.len();
        spans.sort_unstable();
        spans.dedup();
        prop_assert_eq!(spans.len(), count);
        // Every offset has a place, and highlights lie within the line.
        for offset in line.span.start..=line.span.end {
            let place = line.column_of(offset);
            prop_assert!(place.column + place.width <= line.offset + line.width);
        }
        for range in line.columns_of(line.span) {
            prop_assert_eq!(range, line.offset..line.offset + line.width);
        }
    }
    for offset in span.range() {
        prop_assert!(paragraph.lines[paragraph.line_of(offset)].span.contains(offset));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_layout(text in text(), options in options()) {
        check(&text, options)?;
    }

    #[test]
    fn one_column_is_sane(text in text()) {
        let paragraph = layout(&text, Span::new(0, text.len()), &[], (), Options { width: 1, ..Options::default() });
        prop_assert!(paragraph.lines.iter().all(|line| line.cells.len() <= 1));
    }

    /// Nothing shown is lost by wrapping.
    #[test]
    fn wrapping_keeps_every_letter(words in prop::collection::vec("[ابتلم]{1,12}|[a-z0-9]{1,9}", 1..20), width in 2..40_usize) {
        let text = words.join(" ");
        let count = |options| -> usize {
            let paragraph: Paragraph<()> = layout(&text, Span::new(0, text.len()), &[], (), options);
            paragraph.lines.iter().flat_map(|line| &line.cells).filter(|cell| &*cell.glyph != " ").count()
        };
        let options = Options { width, ..Options::default() };
        prop_assert_eq!(count(options), count(Options { width: usize::MAX, ..options }));
    }

    #[test]
    fn styles_follow_the_runs(text in text(), cuts in prop::collection::vec(0..80_usize, 0..6)) {
        let mut cuts: Vec<usize> = cuts.into_iter().filter(|&at| text.is_char_boundary(at)).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let runs: Vec<Run<usize>> =
            cuts.chunks_exact(2).map(|pair| Run { span: Span::new(pair[0], pair[1]), style: pair[0] + 1 }).collect();
        let paragraph = layout(&text, Span::new(0, text.len()), &runs, 0, Options { width: 9, ..Options::default() });
        for cell in paragraph.lines.iter().flat_map(|line| &line.cells) {
            let run = runs.iter().find(|run| run.span.contains(cell.span.start));
            prop_assert_eq!(cell.style, run.map_or(0, |run| run.style));
        }
    }
}

#[test]
fn huge_paragraphs_are_cut_into_pieces() {
    for unit in ["أكد الوزير أن بلاده ", "لا", "\u{64E}", "中", "\u{2067}", "(", "a\u{300}", "\u{1F468}\u{200D}"]
    {
        let text = unit.repeat(200_000 / unit.len());
        let whole = Layout::new(&text, Span::new(0, text.len()), Options::default());
        let mut at = 0;
        for (index, piece) in whole.pieces().iter().enumerate() {
            assert_eq!(piece.start, at);
            assert!(!piece.is_empty() && piece.len() <= PIECE + 4, "{unit:?} {piece:?}");
            assert!(text.is_char_boundary(piece.end));
            assert_eq!(whole.piece_of(piece.start), index);
            assert_eq!(whole.piece(&text, index, &[], ()).span, *piece);
            at = piece.end;
        }
        assert_eq!(at, text.len());
    }
}

#[test]
fn a_lam_alef_is_never_cut_in_two() {
    let text = "لا".repeat(20_000);
    let whole = Layout::new(&text, Span::new(0, text.len()), Options::default());
    assert!(whole.pieces().iter().all(|piece| piece.of(&text).starts_with('ل')));
}

#[test]
fn showing_one_piece_of_ten_megabytes_is_quick() {
    let text = "كلمة ".repeat(1_200_000);
    let start = std::time::Instant::now();
    let whole = Layout::new(&text, Span::new(0, text.len()), Options::default());
    let piece = whole.piece(&text, whole.piece_of(text.len() / 2), &[], ());
    assert!(piece.lines.len() > 50);
    // Generous: the build is not optimised and the machine may be busy.
    assert!(start.elapsed().as_millis() < 1000, "{:?}", start.elapsed());
}

#[test]
fn a_foreign_span_is_laid_out_as_empty() {
    let paragraph = layout("ب", Span::new(1, 9), &[], (), Options::default());
    assert_eq!(paragraph.lines.len(), 1);
    assert!(paragraph.lines[0].cells.is_empty());
}
