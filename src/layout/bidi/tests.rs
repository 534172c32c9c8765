//! Our own resolution against that of `unicode-bidi` on random text, and cases of our own.

use super::*;
use proptest::prelude::*;

/// Characters of every class but the isolates, brackets of several kinds, of one to four bytes.
const PLAIN: [char; 36] = [
    'a',
    'b',
    '\u{5D0}',
    '\u{627}',
    '\u{628}',
    '\u{10840}',
    '1',
    '2',
    '+',
    '-',
    '%',
    '$',
    '\u{661}',
    ',',
    ':',
    '\u{60C}',
    '\u{64E}',
    '\u{300}',
    '\u{AD}',
    '\t',
    ' ',
    '!',
    '\u{1F468}',
    '(',
    ')',
    '[',
    ']',
    '\u{2329}',
    '\u{3009}',
    '\u{AB}',
    '\u{BB}',
    '\u{202A}',
    '\u{202D}',
    '\u{202B}',
    '\u{202E}',
    '\u{202C}',
];

/// Of these, what may stand in text where only numbers run against the base direction.
const NUMBERS: [char; 20] = [
    '\u{5D0}', '\u{627}', '1', '2', '+', '-', '%', '$', '\u{661}', ',', ':', '\u{64E}', '\u{AD}', '\t', ' ', '(', ')', '[', ']',
    '\u{60C}',
];

/// And the isolates.
const ISOLATES: [char; 5] = ['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{2069}'];

fn text(characters: &'static [char]) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(characters), 0..40).prop_map(|chars| chars.into_iter().collect())
}

fn base() -> impl Strategy<Value = Level> {
    prop::sample::select(vec![LTR_LEVEL, RTL_LEVEL])
}

/// Levels by our own resolution and by the crate's.
fn both(text: &str, base: Level) -> (Vec<Level>, Vec<Level>) {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    resolve_isolates(text, &Unicode, base, &mut ours);
    resolve_by_crate(text, &Unicode, base, &mut theirs);
    (ours, theirs)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    /// One resolver may stand for the other wherever there is no isolate, and so does the shortcut.
    #[test]
    fn both_resolvers_agree_without_isolates(text in text(&PLAIN), end in prop::sample::select(vec!["", "\n", "\r\n"]), base in base()) {
        let text = text + end;
        let (ours, theirs) = both(&text, base);
        prop_assert_eq!(&ours, &theirs);
        prop_assert_eq!(ours, levels(&text, base));
    }

    /// The pass for numbers stands for both in right-to-left text without Latin letters.
    #[test]
    fn numbers_are_resolved_in_one_pass(text in text(&NUMBERS)) {
        let (ours, theirs) = both(&text, RTL_LEVEL);
        let mut levels = Vec::new();
        numbers::resolve(&text, &Unicode, &mut levels);
        prop_assert_eq!(&levels, &theirs, "{:?}", text);
        prop_assert_eq!(&levels, &ours, "{:?}", text);
    }

    /// With isolates the crate is right too, but for N0 c. So no brackets here.
    #[test]
    fn both_resolvers_agree_without_brackets(plain in text(&PLAIN), isolates in text(&ISOLATES), shift in 1..7_usize, base in base()) {
        let mut isolates = isolates.chars();
        let mut text = String::new();
        for (i, c) in plain.chars().filter(|c| Unicode.bidi_matched_opening_bracket(*c).is_none()).enumerate() {
            text.extend(isolates.next().filter(|_| i % shift == 0));
            text.push(c);
        }
        let (ours, theirs) = both(&text, base);
        for ((c, ours), theirs) in text.chars().zip(ours).zip(theirs) {
            // Removed characters have no place on the screen.
            if !REMOVED.has(Unicode.bidi_class(c)) {
                prop_assert_eq!(ours, theirs, "{:?} of {:?}", c, text);
            }
        }
    }

    /// The base direction by the crate is that of the paragraph it resolves.
    #[test]
    fn base_level_is_that_of_the_crate(text in text(&PLAIN)) {
        let resolved = unicode_bidi::ParagraphBidiInfo::new_with_data_source(&Unicode, &text, None);
        prop_assert_eq!(base_level(&text, &Unicode).unwrap_or(LTR_LEVEL), resolved.paragraph_level);
    }
}

/// Why paragraphs with isolates are resolved here: when this fails, the crate is mended, and may do it all.
#[test]
fn the_crate_looks_the_wrong_way_across_isolates() {
    // In N0 c the strong type before the bracket is the `a`, not the alef at the other end of the first run.
    let (ours, theirs) = both("\u{627}a\u{2067}b\u{2069}(a)", RTL_LEVEL);
    assert_eq!(ours.iter().map(Level::number).collect::<Vec<_>>(), [1, 2, 2, 4, 2, 2, 2, 2]);
    assert_ne!(ours, theirs);
}

#[test]
fn numbers_of_classes() {
    for number in 0..32 {
        let class = by_number(number);
        assert!(class as u8 == number || (number > Class::WS as u8 && class == Class::ON), "{number}: {class:?}");
    }
}

#[test]
fn base_direction() {
    assert_eq!(base_level("12 ا", &Unicode), Some(RTL_LEVEL));
    assert_eq!(base_level("(a ا", &Unicode), Some(LTR_LEVEL));
    assert_eq!(base_level("12 %", &Unicode), None);
    assert_eq!(base_level("\u{2066}a\u{2069}ا", &Unicode), Some(RTL_LEVEL));
    assert_eq!(base_level("\u{2066}\na", &Unicode), Some(LTR_LEVEL));
}

#[test]
fn deep_and_unbalanced_input_is_fast_and_safe() {
    for unit in
        ["\u{2068}", "\u{202E}", "(", "\u{2067}(\u{2069}", "\u{2069}", "1\u{202C}", "[a]", "1+", "\u{60C}\u{AD}1", "$\u{AD}"]
    {
        let text = unit.repeat(5000);
        assert!(levels(&text, RTL_LEVEL).len() == text.chars().count());
    }
}
