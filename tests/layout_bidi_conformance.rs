//! Every line of Unicode's `BidiTest.txt` and `BidiCharacterTest.txt` through our levels, L1 and L2.
//!
//! In: the files of Debian's package `unicode-data` (`UNICODE_DATA` names another folder); without them the tests say that they
//! skipped. The files may be of an older Unicode version than the data of `icu_properties`; a character test whose characters
//! are unassigned in one of them would be listed here by name (none is).

use std::fmt::Write as _;
use std::path::PathBuf;

use tarjuman::layout::bidi::{
    BidiDataSource as _, Class, LTR_LEVEL, Level, REMOVED, RTL_LEVEL, Unicode, base_level, levels, line,
};

fn file(name: &str) -> Option<String> {
    let folder = std::env::var_os("UNICODE_DATA").map_or_else(|| PathBuf::from("/usr/share/unicode"), PathBuf::from);
    let text = std::fs::read_to_string(folder.join(name)).ok();
    if text.is_none() {
        eprintln!("skipped: no {name} in {} (apt-get install unicode-data)", folder.display());
    }
    text
}

/// A character of each class.
fn sample(class: &str) -> char {
    match class {
        "L" => 'a',
        "R" => '\u{5D0}',
        "AL" => '\u{627}',
        "EN" => '1',
        "ES" => '+',
        "ET" => '#',
        "AN" => '\u{661}',
        "CS" => ',',
        "NSM" => '\u{300}',
        "BN" => '\u{AD}',
        "B" => '\u{2029}',
        "S" => '\t',
        "WS" => ' ',
        "ON" => '!',
        "LRE" => '\u{202A}',
        "LRO" => '\u{202D}',
        "RLE" => '\u{202B}',
        "RLO" => '\u{202E}',
        "PDF" => '\u{202C}',
        "LRI" => '\u{2066}',
        "RLI" => '\u{2067}',
        "FSI" => '\u{2068}',
        "PDI" => '\u{2069}',
        other => panic!("class {other}"),
    }
}

/// Levels (`x` for what X9 removes) and visual order (without those), as the files write them.
fn run(chars: &[char], base: Level) -> (String, String) {
    let classes: Vec<Class> = chars.iter().map(|c| Unicode.bidi_class(*c)).collect();
    let mut levels = levels(&chars.iter().collect::<String>(), base);
    line::reset_white_space(&classes, &mut levels, base);
    let mut text = String::new();
    for (class, level) in classes.iter().zip(&levels) {
        let separator = if text.is_empty() { "" } else { " " };
        if REMOVED.has(*class) {
            let _ = write!(text, "{separator}x");
        } else {
            let _ = write!(text, "{separator}{}", level.number());
        }
    }
    let kept: Vec<usize> = (0..chars.len()).filter(|&i| !REMOVED.has(classes[i])).collect();
    let kept_levels: Vec<Level> = kept.iter().map(|&i| levels[i]).collect();
    let mut order = Vec::new();
    line::reorder(&kept_levels, &mut order);
    let order: Vec<String> = order.iter().map(|&i| kept[i as usize].to_string()).collect();
    (text, order.join(" "))
}

fn auto(chars: &[char]) -> Level {
    base_level(&chars.iter().collect::<String>(), &Unicode).unwrap_or(LTR_LEVEL)
}

#[test]
fn bidi_test() {
    let Some(text) = file("BidiTest.txt") else { return };
    let (mut expected_levels, mut expected_order) = (String::new(), String::new());
    let (mut cases, mut failures) = (0_usize, Vec::new());
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(rest) = line.strip_prefix("@Levels:") {
            rest.trim().clone_into(&mut expected_levels);
        } else if let Some(rest) = line.strip_prefix("@Reorder:") {
            rest.trim().clone_into(&mut expected_order);
        } else if !line.starts_with('@') {
            let (input, bits) = line.split_once(';').expect("a semicolon");
            let chars: Vec<char> = input.split_whitespace().map(sample).collect();
            let bits: u32 = u32::from_str_radix(bits.trim(), 16).expect("a bit set");
            for base in [(1, auto(&chars)), (2, LTR_LEVEL), (4, RTL_LEVEL)]
                .into_iter()
                .filter(|(bit, _)| bits & bit != 0)
                .map(|(_, base)| base)
            {
                cases += 1;
                let (levels, order) = run(&chars, base);
                if levels != expected_levels || order != expected_order {
                    failures.push(format!(
                        "{line} base {}: {levels} / {order}, not {expected_levels} / {expected_order}",
                        base.number()
                    ));
                }
            }
        }
    }
    eprintln!("BidiTest.txt: {cases} cases, {} failures", failures.len());
    assert!(cases > 700_000, "only {cases} cases read");
    assert!(failures.is_empty(), "{:#?}", &failures[..failures.len().min(10)]);
}

#[test]
fn bidi_character_test() {
    let Some(text) = file("BidiCharacterTest.txt") else { return };
    let (mut cases, mut failures) = (0_usize, Vec::new());
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let fields: Vec<&str> = line.split(';').collect();
        let code = |hex: &str| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32).expect("a code point");
        let chars: Vec<char> = fields[0].split_whitespace().map(code).collect();
        let base = match fields[1] {
            "0" => LTR_LEVEL,
            "1" => RTL_LEVEL,
            _ => auto(&chars),
        };
        cases += 1;
        let (levels, order) = run(&chars, base);
        if base.number().to_string() != fields[2] || levels != fields[3] || order != fields[4] {
            failures.push(format!("{line}: base {}, {levels} / {order}", base.number()));
        }
    }
    eprintln!("BidiCharacterTest.txt: {cases} cases, {} failures", failures.len());
    assert!(cases > 90_000, "only {cases} cases read");
    assert!(failures.is_empty(), "{:#?}", &failures[..failures.len().min(10)]);
}
