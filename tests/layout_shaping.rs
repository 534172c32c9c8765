//! Shaping and visual order by example: what stands in the cells, from left to right, as code points.

use tarjuman::layout::{Align, Direction, Harakat, Numerals, Options, Paragraph, Shape, layout};
use tarjuman::text::Span;
use tarjuman::text::format_chars::{ALM, BOM, CSI, ESC, LRM, RLM, RLO, SHY, ZWJ, ZWNJ};

fn options(width: usize) -> Options {
    Options { width, ..Options::default() }
}

fn lay(text: &str, options: Options) -> Paragraph<()> {
    layout(text, Span::new(0, text.len()), &[], (), options)
}

fn line(paragraph: &Paragraph<()>, index: usize) -> String {
    paragraph.lines[index].cells.iter().map(|cell| cell.glyph.as_str()).collect()
}

/// The one line of a text, left to right.
fn shown(text: &str) -> String {
    let paragraph = lay(text, options(80));
    assert_eq!(paragraph.lines.len(), 1);
    line(&paragraph, 0)
}

/// The forms of a word in reading order.
fn forms(text: &str) -> String {
    shown(text).chars().rev().collect()
}

#[test]
fn letters_take_their_forms() {
    for (word, expected) in [
        ("لا", "\u{FEFB}"),
        ("الله", "\u{FE8D}\u{FEDF}\u{FEE0}\u{FEEA}"),
        ("بيئة", "\u{FE91}\u{FEF4}\u{FE8C}\u{FE94}"),
        ("شؤون", "\u{FEB7}\u{FE86}\u{FEED}\u{FEE5}"),
        ("السلام", "\u{FE8D}\u{FEDF}\u{FEB4}\u{FEFC}\u{FEE1}"),
        ("الأمن", "\u{FE8D}\u{FEF7}\u{FEE3}\u{FEE6}"),
        ("بالإجماع", "\u{FE91}\u{FE8E}\u{FEF9}\u{FE9F}\u{FEE4}\u{FE8E}\u{FEC9}"),
        ("الآن", "\u{FE8D}\u{FEF5}\u{FEE5}"),
        ("للأمم", "\u{FEDF}\u{FEF8}\u{FEE3}\u{FEE2}"),
        ("شيء", "\u{FEB7}\u{FEF2}\u{FE80}"),
        ("على", "\u{FECB}\u{FEE0}\u{FEF0}"),
        ("چين", "\u{FB7C}\u{FEF4}\u{FEE6}"),
        ("پاکستان", "\u{FB58}\u{FE8E}\u{FB90}\u{FEB4}\u{FE98}\u{FE8E}\u{FEE5}"),
        ("گاز", "\u{FB94}\u{FE8E}\u{FEAF}"),
        ("ڤيتو", "\u{FB6C}\u{FEF4}\u{FE98}\u{FEEE}"),
        ("ســلام", "\u{FEB3}\u{640}\u{640}\u{FEFC}\u{FEE1}"),
    ] {
        assert_eq!(forms(word), expected, "{word}");
    }
}

#[test]
fn marks_stay_with_their_letter() {
    // Each cell is a letter followed by its marks; cells run from left to right, so the last letter comes first.
    assert_eq!(shown("بَيْت"), "\u{FE96}\u{FEF4}\u{652}\u{FE91}\u{64E}");
    assert_eq!(shown("مُحَمَّد"), "\u{FEAA}\u{FEE4}\u{64E}\u{651}\u{FEA4}\u{64E}\u{FEE3}\u{64F}");
    // Lam and alef with marks are one cell, which holds the marks of both.
    let paragraph = lay("لَاً", options(10));
    assert_eq!(line(&paragraph, 0), "\u{FEFB}\u{64E}\u{64B}");
    assert_eq!(paragraph.lines[0].cells[0].span, Span::new(0, 8));
    // Hamza as a mark becomes part of its letter, also in lam-alef.
    assert_eq!(shown("\u{627}\u{654}"), "\u{FE83}");
    assert_eq!(shown("\u{644}\u{627}\u{655}"), "\u{FEF9}");
    // A mark without a letter.
    assert_eq!(shown("\u{64E}\u{628}"), "\u{FE8F}\u{25CC}\u{64E}");
}

#[test]
fn harakat_can_be_stripped() {
    let paragraph = lay("مُحَمَّد", Options { harakat: Harakat::Strip, ..options(10) });
    assert_eq!(line(&paragraph, 0), "\u{FEAA}\u{FEE4}\u{FEA4}\u{FEE3}");
    assert_eq!(paragraph.lines[0].column_of(2).column, 9);
    assert!(lay("\u{64E}", Options { harakat: Harakat::Strip, ..options(10) }).lines[0].cells.is_empty());
}

#[test]
fn joiners() {
    assert_eq!(forms(&format!("ب{ZWNJ}ب")), "\u{FE8F}\u{FE8F}");
    assert_eq!(forms(&format!("ب{ZWJ}")), "\u{FE91}");
    assert_eq!(forms(&format!("{ZWJ}ب{ZWJ}")), "\u{FE92}");
    assert_eq!(forms(&format!("ل{ZWNJ}ا")), "\u{FEDD}\u{FE8D}");
    assert_eq!(forms(&format!("ب{SHY}{RLM}ب")), "\u{FE91}\u{FE90}");
}

#[test]
fn mixed_lines() {
    for (text, expected) in [
        // Latin and numbers keep their order, the line runs from the right.
        ("عام 2016", "2016 \u{FEE1}\u{FE8E}\u{FECB}"),
        ("عام ٢٠١٦", "\u{662}\u{660}\u{661}\u{666} \u{FEE1}\u{FE8E}\u{FECB}"),
        ("قال Wang Yi", "Wang Yi \u{FEDD}\u{FE8E}\u{FED7}"),
        // A percent sign stands left of the number in an Arabic line: W2 makes the digits AN, to which W5 does not apply.
        ("بلغ 7%", "%7 \u{FEAE}\u{FED0}\u{FEE0}\u{FE91}"),
        ("بلغ 12.5", "12.5 \u{FEAE}\u{FED0}\u{FEE0}\u{FE91}"),
        // Brackets and quotation marks are mirrored (L4).
        ("(أ)", "(\u{FE83})"),
        ("«نعم»", "«\u{FEE2}\u{FECC}\u{FEE7}»"),
        ("كتاب (abc)", "(abc) \u{FE8F}\u{FE8E}\u{FE98}\u{FEDB}"),
        // A date with slashes: CS between AN joins only one separator between two numbers of a kind.
        ("في 21/5/2016", "21/5/2016 \u{FEF2}\u{FED3}"),
        ("(شينخوا/تشو)", "(\u{FEEE}\u{FEB8}\u{FE97}/\u{FE8D}\u{FEEE}\u{FEA8}\u{FEE8}\u{FEF4}\u{FEB7})"),
    ] {
        let expected = expected.replace("\u{FEAE}\u{FED0}\u{FEE0}\u{FE91}", "\u{FECE}\u{FEE0}\u{FE91}");
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn base_direction() {
    let of = |direction, text: &str| {
        let paragraph = lay(text, Options { direction, align: Align::Left, ..options(20) });
        (line(&paragraph, 0), paragraph.rtl)
    };
    assert_eq!(of(Direction::Ltr, "a ب!"), ("a \u{FE8F}!".into(), false));
    assert_eq!(of(Direction::Rtl, "a ب!"), ("!\u{FE8F} a".into(), true));
    assert_eq!(of(Direction::Auto, "1 a ب!"), ("1 a \u{FE8F}!".into(), false));
    assert_eq!(of(Direction::Auto, "- ب a"), ("a \u{FE8F} -".into(), true));
    assert_eq!(of(Direction::Auto, "12"), ("12".into(), true));
}

#[test]
fn digits_can_be_exchanged() {
    let of = |numerals, text: &str| line(&lay(text, Options { numerals, ..options(20) }), 0);
    assert_eq!(of(Numerals::Arabic, "ا 2016"), "\u{662}\u{660}\u{661}\u{666} \u{FE8D}");
    assert_eq!(of(Numerals::European, "ا ٢٠١٦"), "2016 \u{FE8D}");
    assert_eq!(of(Numerals::European, "ا \u{6F4}"), "4 \u{FE8D}");
}

#[test]
fn without_forms_letters_stay_as_they_are() {
    let paragraph = lay("لا", Options { shape: Shape::None, ..options(10) });
    assert_eq!(line(&paragraph, 0), "\u{627}\u{644}");
}

#[test]
fn ligatures_become_letters() {
    assert_eq!(forms("\u{FDF2}"), "\u{FE8D}\u{FEDF}\u{FEE0}\u{FEEA}");
    let paragraph = lay("\u{FDFA} ا", options(40));
    assert_eq!(paragraph.lines[0].width, 20);
    assert_eq!(paragraph.lines[0].columns_of(Span::new(0, 3)).first(), Some(&(22..40)));
    let first = paragraph.lines[0].column_of(1);
    assert_eq!((first.column, first.width), (39, 1));
    // Longer than the line: what does not fit is not shown.
    assert_eq!(lay("\u{FDFD}", options(10)).lines[0].width, 10);
}

#[test]
fn invisible_and_control_characters_get_no_cell_but_a_place() {
    let text = format!("{BOM}{ALM}ب{ESC}[2J{CSI}م{LRM}{RLO}\u{7}\u{E0041}");
    let paragraph = lay(&text, options(20));
    let glyphs = line(&paragraph, 0);
    assert!(glyphs.chars().all(|c| matches!(c, '\u{FE8F}'..='\u{FEE4}' | ']' | '2' | 'J')), "{glyphs:?}");
    for offset in 0..=text.len() {
        assert!(paragraph.lines[0].column_of(offset).column <= 20);
    }
    assert_eq!(shown("ا\tب"), "\u{FE8F} \u{FE8D}");
    assert_eq!(shown("\u{601}١٢"), "\u{661}\u{662}");
}

#[test]
fn towers_of_marks_are_cut() {
    let text = format!("م{}ن", "\u{64E}".repeat(10_000));
    let paragraph = lay(&text, options(20));
    assert!(paragraph.lines.iter().flat_map(|line| &line.cells).all(|cell| cell.glyph.chars().count() <= 7));
    assert!(paragraph.lines.iter().map(|line| line.cells.len()).sum::<usize>() <= 4);
}

#[test]
fn other_scripts_are_safe() {
    assert_eq!(shown("中文"), "中文");
    // Of an emoji sequence the first is shown; a flag is two cells.
    assert_eq!(shown("\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}"), "\u{1F468}");
    assert_eq!(shown("\u{1F44B}\u{1F3FD}"), "\u{1F44B}");
    assert_eq!(shown("e\u{301}"), "\u{E9}");
    assert_eq!(shown("x\u{301}"), "x\u{301}");
    assert_eq!(lay("क्षि", options(20)).lines[0].cells.iter().map(|cell| usize::from(cell.width)).sum::<usize>(), 3);
}

#[test]
fn lines_break_between_words_and_long_words_are_cut() {
    let text = "وزير الخارجية الصيني  يلتقي";
    let paragraph = lay(text, options(14));
    let lines: Vec<&str> = paragraph.lines.iter().map(|line| line.span.of(text)).collect();
    assert_eq!(lines, ["وزير الخارجية ", "الصيني  يلتقي"]);
    assert_eq!(paragraph.lines[0].width, 13);
    assert_eq!(paragraph.lines[0].offset, 1);
    let paragraph = lay(text, options(4));
    assert!(paragraph.lines.iter().all(|line| line.width <= 4));
    assert_eq!(paragraph.lines.len(), 7);
    // Letters keep their forms at a cut.
    let paragraph = lay("مممم", options(2));
    assert_eq!((line(&paragraph, 0), line(&paragraph, 1)), ("\u{FEE4}\u{FEE3}".into(), "\u{FEE2}\u{FEE4}".into()));
    // Forced breaks.
    assert_eq!(lay("ا\nب\r\nج\u{2028}د\n", options(9)).lines.len(), 4);
    assert_eq!(lay("", options(9)).lines.len(), 1);
    assert_eq!(lay("   ", options(9)).lines[0].cells.len(), 0);
}

/// What FriBidi showed.
#[test]
fn joiners_overrides_and_marks_at_the_edges() {
    use tarjuman::text::format_chars::LRO;
    let zw = |text: &str| text.replace('>', &ZWJ.to_string()).replace('|', &ZWNJ.to_string());
    // Of several joiners the first speaks for the letter before, the last for the letter after.
    assert_eq!(forms(&zw("ك>|")), "\u{FEDB}");
    assert_eq!(forms(&zw("ه|>")), "\u{FEE9}");
    assert_eq!(forms(&zw("ذ>ه")), "\u{FEAB}\u{FEEA}");
    // A joiner joins at any level.
    assert_eq!(shown(&zw("5>ا")), "\u{FE8E}5");
    // Forced from left to right, letters join the neighbours they see, and lam-alef is none.
    assert_eq!(shown(&format!("{LRO}باب")), "\u{FE8F}\u{FE8E}\u{FE91}");
    assert_eq!(shown(&format!("{LRO}لا")), "\u{FEDD}\u{FE8D}");
    // A mark on the last blank, and on a ligature.
    assert_eq!(shown("ب \u{64E}"), " \u{64E}\u{FE8F}");
    assert_eq!(shown("\u{FDF2}\u{650}"), "\u{FEEA}\u{650}\u{FEE0}\u{FEDF}\u{FE8D}");
}
