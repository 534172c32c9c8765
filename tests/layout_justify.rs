//! Justification: where words are lengthened, by example, and what holds of every justified line.

use proptest::prelude::*;
use tarjuman::display::Display;
use tarjuman::layout::{Align, Direction, Harakat, Options, Paragraph, Shape, Side, VisualLine, layout};
use tarjuman::text::Span;
use tarjuman::text::letters::TATWEEL;

fn lay(text: &str, options: Options) -> Paragraph<()> {
    layout(text, Span::new(0, text.len()), &[], (), options)
}

/// The line in reading order, in base letters, with its kashidas; right-to-left lines only.
fn read(line: &VisualLine<()>) -> String {
    line.cells.iter().rev().map(|cell| cell.glyph.as_str()).collect()
}

/// `word` lengthened by one column: the first line of two.
fn lengthened(word: &str) -> String {
    let natural = lay(word, Options { shape: Shape::None, ..Options::default() }).lines[0].width;
    // The second line is one word that does not fit beside the first.
    let text = format!("{word} {}", "ر".repeat(natural + 1));
    let options = Options { width: natural + 1, align: Align::Justify, shape: Shape::None, ..Options::default() };
    let paragraph = lay(&text, options);
    assert_eq!(paragraph.lines.len(), 2, "{word}");
    read(&paragraph.lines[0])
}

#[test]
fn one_kashida_where_a_calligrapher_puts_it() {
    for (word, expected) in [
        // 0: after the writer's own.
        ("محـمد", "محــمد"),
        ("سـلسلة", "ســلسلة"),
        // 1: after seen and sad, the last of two.
        ("السفير", "السـفير"),
        ("الصين", "الصـين"),
        ("مجلس", "مجلـس"),
        ("سلسلة", "سلسـلة"),
        ("مشاركة", "مشـاركة"),
        ("كرسي", "كرسـي"),
        // 2: before a final teh marbuta, heh, dal.
        ("جامعة", "جامعـة"),
        ("نظامه", "نظامـه"),
        ("جديد", "جديـد"),
        ("تعليمه", "تعليمـه"),
        ("حكومة", "حكومـة"),
        // 3: before a final alef, tah, lam, kaf, gaf.
        ("كتاب", "كتـاب"),
        ("جميل", "جميـل"),
        ("ملك", "ملـك"),
        ("محيط", "محيـط"),
        // 4: before a medial beh that a final reh or yeh follows.
        ("كبير", "كبـير"),
        ("نظيره", "نظـيره"),
        ("تونسي", "تونسـي"),
        ("يمني", "يمـني"),
        // 5: before a final waw, ain, qaf, feh.
        ("يرجع", "يرجـع"),
        ("طريق", "طريـق"),
        ("مجهود", "مجهـود"),
        // 6: before any other final letter but yeh.
        ("معلم", "معلـم"),
        ("حرب", "حـرب"),
        ("حنين", "حنيـن"),
        ("مغربي", "مغـربي"),
        ("نبي", "نـبي"),
        ("علي", "علي"),
        ("في", "في"),
        ("بحث", "بحـث"),
        // Never between lam and alef, and never in the name of God.
        ("سلام", "سـلام"),
        ("بلا", "بـلا"),
        ("الله", "الله"),
        ("والله", "والله"),
        ("اللهم", "اللهم"),
        ("اللّٰه", "اللّٰه"),
        // Nothing joins, nothing is Arabic.
        ("دار", "دار"),
        ("Reuters", "Reuters"),
        // After the letter and its marks.
        ("السَّفِير", "السَّـفِير"),
        ("كِتَابٌ", "كِتَـابٌ"),
        // Two letters, but there is nothing else.
        ("هو", "هـو"),
        // Letters that Arabic has borrowed.
        ("پاکستان", "پاکسـتان"),
    ] {
        assert_eq!(
            lengthened(word).chars().collect::<String>(),
            if word == "Reuters" { expected.chars().rev().collect() } else { expected.to_owned() },
            "{word}"
        );
    }
}

#[test]
fn the_ligature_is_not_broken_and_letters_keep_their_forms() {
    let options = Options { width: 9, align: Align::Justify, ..Options::default() };
    let paragraph = lay("السلام عليكم", options);
    // Alef, lam, seen, three kashidas, lam-alef, meem: 8 of 9 columns, and no blank to widen.
    assert_eq!(read(&paragraph.lines[0]), "\u{FE8D}\u{FEDF}\u{FEB4}\u{640}\u{640}\u{640}\u{FEFC}\u{FEE1}");
    assert_eq!((paragraph.lines[0].width, paragraph.lines[0].offset), (8, 1));
}

#[test]
fn words_share_and_blanks_come_last() {
    let justified = |text: &str, width: usize| {
        let options = Options { width, align: Align::Justify, shape: Shape::None, ..Options::default() };
        let paragraph = lay(text, options);
        assert_eq!(paragraph.lines[0].width, width);
        read(&paragraph.lines[0])
    };
    let end = "ررررررررررررررررررررررررررررررررر";
    // 18 columns. The better place first (after seen), then the one nearer the end, then the rest, then all again.
    let text = format!("كتاب السفير جديد {end}");
    for (width, expected) in [
        (16, "كتاب السفير جديد"),
        (17, "كتاب السـفير جديد"),
        (18, "كتاب السـفير جديـد"),
        (19, "كتـاب السـفير جديـد"),
        (20, "كتـاب الســفير جديـد"),
        (25, "كتـــاب الســـفير جديـــد"),
        (26, "كتـــاب الســـفير  جديـــد"),
        (28, "كتـــاب  الســـفير   جديـــد"),
    ] {
        assert_eq!(justified(&text, width), expected, "{width}");
    }
    // Words of two letters only where nothing else is.
    assert_eq!(justified(&format!("هو بحث {end}"), 12), "هو    بحـــث");
    assert_eq!(justified(&format!("هو دار {end}"), 8), "هــو دار");
}

#[test]
fn paragraphs_end_ragged() {
    let text = "كتب السفير مقالا طويلا عن السلام\u{2028}ثم عاد إلى بلاده";
    for (direction, edge) in [(Direction::Rtl, true), (Direction::Ltr, false)] {
        let paragraph = lay(text, Options { width: 20, align: Align::Justify, direction, ..Options::default() });
        let natural = lay(text, Options { width: 20, align: Align::Start, direction, ..Options::default() });
        assert_eq!(paragraph.lines[0].width, 20);
        // Before the line separator and at the end.
        for (line, natural) in paragraph.lines.iter().zip(&natural.lines).skip(1) {
            assert_eq!(line, natural);
            assert_eq!(line.offset, if edge { 20 - line.width } else { 0 });
        }
    }
}

#[test]
fn no_edge_no_justification() {
    let text = "كتب السفير مقالا";
    let options = Options { width: usize::MAX, align: Align::Justify, ..Options::default() };
    assert_eq!(lay(text, options).lines, lay(text, Options { align: Align::Left, ..options }).lines);
}

const WORDS: [&str; 24] = [
    "السفير",
    "كِتَابٌ",
    "مُحَمَّدٌ",
    "الله",
    "سلام",
    "لا",
    "في",
    "هو",
    "دار",
    "محـمد",
    "Reuters",
    "G20",
    "٢٠١٦",
    "21/5",
    "«الحوار»",
    "(بترا)",
    "،",
    "\u{FDFA}",
    "\u{FEFB}",
    "ل\u{200D}ا",
    "می\u{200C}خواهم",
    "中文",
    "שלום",
    "\u{202E}بيت\u{202C}",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        (0..WORDS.len(), prop::sample::select(vec![" ", " ", " ", "  ", "\t", "\u{A0}", "-", "\u{2028}"])),
        1..40,
    )
    .prop_map(|words| words.into_iter().map(|(word, after)| format!("{}{after}", WORDS[word])).collect())
}

/// The line without what justification added: of the cells of a span only as many as unjustified.
fn without_growth(line: &VisualLine<()>, natural: &VisualLine<()>) -> Vec<String> {
    let mut cells = Vec::new();
    let mut rest = natural.cells.iter().peekable();
    for cell in &line.cells {
        if rest.peek() == Some(&cell) {
            rest.next();
            cells.push(cell.glyph.to_string());
        } else {
            assert!(matches!(cell.glyph.as_str(), " " | "\u{640}"), "{cell:?}");
        }
    }
    cells
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_justified_line(
        text in text(),
        width in 8..50_usize,
        direction in prop::sample::select(vec![Direction::Rtl, Direction::Ltr, Direction::Auto]),
        shape in prop::sample::select(vec![Shape::Forms, Shape::None]),
        harakat in prop::sample::select(vec![Harakat::Keep, Harakat::Strip]),
    ) {
        let options = Options { width, align: Align::Justify, direction, shape, harakat, ..Options::default() };
        let justified = lay(&text, options);
        let natural = lay(&text, Options { align: Align::Start, ..options });
        prop_assert_eq!(justified.lines.len(), natural.lines.len());
        let last = natural.lines.len() - 1;
        for (i, (line, natural)) in justified.lines.iter().zip(&natural.lines).enumerate() {
            let source = line.span.of(&text);
            if i == last || source.ends_with('\u{2028}') {
                prop_assert_eq!(line, natural);
                continue;
            }
            // As wide as asked, wherever there is a blank between words.
            let inner = natural.cells.iter().skip_while(|cell| &*cell.glyph == " ").collect::<Vec<_>>();
            let inner = inner.iter().rev().skip_while(|cell| &*cell.glyph == " ");
            let blank = |cell: &tarjuman::layout::Cell<()>| matches!(cell.span.of(&text), " " | "\t");
            let gap = inner.clone().any(|cell| blank(cell));
            prop_assert!(line.width <= width && line.width >= natural.width);
            if gap {
                prop_assert_eq!(line.width, width, "{:?}", read(line));
            }
            prop_assert_eq!(line.width + line.offset, if line.rtl { width } else { line.width });
            // Nothing is lost, moved or changed.
            prop_assert_eq!(line.span, natural.span);
            let kept: Vec<String> = natural.cells.iter().map(|cell| cell.glyph.to_string()).collect();
            prop_assert_eq!(without_growth(line, natural), kept);
            // What was added has the bytes of the cell it lengthens; clicks, caret and highlights find that cell.
            for (column, cell) in line.columns() {
                let hit = line.offset_at(column);
                prop_assert_eq!((hit.span, hit.side), (cell.span, Side::Inside));
                let place = line.column_of(cell.span.start);
                prop_assert_eq!(line.cell_at(place.column).map(|cell| cell.span), Some(cell.span));
                if &*cell.glyph == "\u{640}" && !cell.span.of(&text).contains(TATWEEL) {
                    // The caret stands on the letter, not on its kashida.
                    prop_assert_ne!(line.cell_at(place.column).map(|cell| cell.glyph.to_string()), Some("\u{640}".to_owned()));
                }
            }
            for range in line.columns_of(line.span) {
                prop_assert_eq!(range, line.offset..line.offset + line.width);
            }
            // Both shapes are lengthened in the same places, and every display shows as many columns.
            for display in Display::ALL {
                let columns: usize = display.encode(line).cells.iter().map(|cell| usize::from(cell.width)).sum();
                prop_assert_eq!(columns, line.width, "{:?}", display);
                // A kashida is a letter: nothing comes between it and the letters it joins. (The writer's own may stand at the end of a line.)
                let shown: String = display.encode(line).cells.iter().map(|cell| cell.text.as_str()).collect();
                prop_assert!(source.contains(TATWEEL) || !shown.contains("\u{640}\u{200E}") && !shown.contains("\u{200E}\u{640}"), "{:?}: {}", display, shown);
            }
        }
    }

    /// At most one kashida a word, never longer than three columns, never where a lam-alef would be cut.
    #[test]
    fn kashidas_are_few(words in prop::collection::vec("[ابتسلمحعدروهية]{1,8}", 4..20), width in 20..60_usize) {
        let text = words.join(" ");
        let options = Options { width, align: Align::Justify, shape: Shape::None, ..Options::default() };
        for line in lay(&text, options).lines {
            for word in read(&line).split(' ') {
                let kashidas: Vec<&str> = word.split(|c| c != TATWEEL).filter(|kashida| !kashida.is_empty()).collect();
                prop_assert!(kashidas.len() <= 1 && kashidas.iter().all(|kashida| kashida.chars().count() <= 3), "{}", word);
                prop_assert!(!word.contains("لـ") || !word.trim_end_matches(TATWEEL).replace(TATWEEL, "").contains("لا") || !word.contains("لـا"));
                prop_assert!(!word.starts_with(TATWEEL) && !word.ends_with(TATWEEL), "{}", word);
            }
        }
    }
}
