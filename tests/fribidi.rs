//! Our reordering and joining against the program `fribidi` (GNU FriBidi 1.0.8, Unicode 10), line by line and character by
//! character, in the three base directions.
//!
//! In: random lines (`FRIBIDI_LINES` says how many) and the articles. A difference must have a cause of the list in
//! `fribidi/differences.md`: those of the picture are undone exactly (`same`), those of levels are settled by a literal reading of
//! UAX#9 (`uax9`), which must give our levels, and with FriBidi's mistakes theirs. What is left is cut down to the
//! characters that matter and fails the test. A cause that no line shows any more fails it too (but a crash of
//! FriBidi, which is rare). Without `fribidi` it says so and skips.

#[path = "fribidi/lines.rs"]
mod lines;
#[path = "fribidi/program.rs"]
mod program;
#[path = "fribidi/same.rs"]
mod same;
#[path = "fribidi/uax9.rs"]
mod uax9;

use std::collections::BTreeMap;

use tarjuman::layout::Direction;
use tarjuman::layout::bidi::{self, BidiDataSource as _, Class, LTR_LEVEL, Level, RTL_LEVEL, Unicode};

use uax9::Quirks;

const DIRECTIONS: [Direction; 3] = [Direction::Rtl, Direction::Ltr, Direction::Auto];

/// Random lines, unless told otherwise; a third in each direction.
const LINES: usize = 100_000;

fn our_levels(text: &str, direction: Direction) -> Vec<u8> {
    let base = match direction {
        Direction::Rtl => RTL_LEVEL,
        Direction::Ltr => LTR_LEVEL,
        Direction::Auto => bidi::base_level(text, &Unicode).unwrap_or(RTL_LEVEL),
    };
    let classes: Vec<Class> = text.chars().map(|c| Unicode.bidi_class(c)).collect();
    let mut levels = bidi::levels(text, base);
    bidi::line::reset_white_space(&classes, &mut levels, base);
    levels.iter().map(Level::number).collect()
}

fn by_the_book(text: &str, direction: Direction, quirks: Quirks) -> Vec<u8> {
    let chars: Vec<char> = text.chars().collect();
    let base = match direction {
        Direction::Rtl => 1,
        Direction::Ltr => 0,
        Direction::Auto => uax9::paragraph_level(&chars).unwrap_or(1),
    };
    uax9::levels(&chars, base, quirks)
}

/// Whether levels agree, but for characters that X9 removes, which have none.
fn agree(text: &str, ours: &[u8], theirs: &[u8]) -> bool {
    let mut pairs = text.chars().zip(ours.iter().zip(theirs));
    ours.len() == theirs.len() && pairs.all(|(c, (ours, theirs))| ours == theirs || uax9::is_removed(Unicode.bidi_class(c)))
}

fn without_isolates(text: &str) -> String {
    text.chars().filter(|c| !matches!(Unicode.bidi_class(*c), Class::LRI | Class::RLI | Class::FSI | Class::PDI)).collect()
}

/// Why FriBidi's levels are others than ours, if that is known and ours are right.
fn level_cause(text: &str, direction: Direction, ours: &[u8], theirs: &[u8]) -> Option<&'static str> {
    let rules = by_the_book(text, direction, Quirks::default());
    if !agree(text, ours, &rules) {
        return None;
    }
    let (compatible, merged) = (Quirks { compatible: true, merged: false }, Quirks { compatible: false, merged: true });
    let both = Quirks { compatible: true, merged: true };
    for (name, quirks) in [("compatible brackets", compatible), ("bracket after a mark", merged), ("bracket after a mark", both)]
    {
        if agree(text, &by_the_book(text, direction, quirks), theirs) {
            return Some(name);
        }
    }
    // Isolates, if without them nothing is left that is not one of the above.
    let rest = without_isolates(text);
    if rest == text {
        return None;
    }
    if rest.is_empty() {
        return Some("isolates");
    }
    let (ours, theirs) = (our_levels(&rest, direction), program::levels(&[&rest], direction).remove(0)?);
    (agree(&rest, &ours, &theirs) || level_cause(&rest, direction, &ours, &theirs).is_some()).then_some("isolates")
}

/// The causes at work in a line, or none that is known.
fn causes(text: &str, direction: Direction, visual: Option<&str>, levels: Option<&[u8]>) -> Option<same::Causes> {
    let ours = our_levels(text, direction);
    let (Some(visual), Some(levels)) = (visual, levels) else {
        let right = agree(text, &ours, &by_the_book(text, direction, Quirks::default()));
        return right.then(|| same::Causes::from(["crash"]));
    };
    if !agree(text, &ours, levels) {
        return level_cause(text, direction, &ours, levels).map(|cause| same::Causes::from([cause]));
    }
    let (ours, theirs, causes) = same::pair(text, visual, direction);
    (ours == theirs).then_some(causes)
}

/// Takes characters away while the difference stays.
fn reduce(text: &str, direction: Direction) -> String {
    let unexplained = |text: &str| {
        let (visual, levels) = (program::visual(&[text], direction), program::levels(&[text], direction));
        causes(text, direction, visual[0].as_deref(), levels[0].as_deref()).is_none()
    };
    let mut chars: Vec<char> = text.chars().collect();
    let mut step = chars.len() / 2;
    while step > 0 {
        let mut at = 0;
        while at < chars.len() {
            let less: Vec<char> = chars[..at].iter().chain(chars.iter().skip(at + step)).copied().collect();
            if !less.is_empty() && unexplained(&less.iter().collect::<String>()) {
                chars = less;
            } else {
                at += step;
            }
        }
        step /= 2;
    }
    chars.iter().collect()
}

fn codes(text: &str) -> String {
    text.chars().map(|c| format!("{:04X}", u32::from(c))).collect::<Vec<_>>().join(" ")
}

/// The two answers to a line, in code points and levels.
fn describe(text: &str, direction: Direction) -> String {
    let visual = program::visual(&[text], direction).remove(0).unwrap_or_default();
    let levels = program::levels(&[text], direction).remove(0).unwrap_or_default();
    let (ours, theirs, _) = same::pair(text, &visual, direction);
    let (ours, theirs) = (codes(&ours), codes(&theirs));
    format!(
        "{direction:?} {}\n  ours    {ours}\n  fribidi {theirs}\n  levels of ours {:?}, of fribidi {levels:?}, of UAX#9 {:?}",
        codes(text),
        our_levels(text, direction),
        by_the_book(text, direction, Quirks::default()),
    )
}

/// Compares the lines of each base direction; returns how many lines show each cause.
fn compare(of: impl Fn(Direction) -> Vec<String>) -> BTreeMap<&'static str, usize> {
    let lines = DIRECTIONS.map(of);
    let (mut counts, mut unexplained, mut same) = (BTreeMap::new(), Vec::new(), 0);
    for (direction, lines) in DIRECTIONS.into_iter().zip(&lines) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let (visual, levels) = (program::visual(&lines, direction), program::levels(&lines, direction));
        for ((line, visual), levels) in lines.iter().zip(&visual).zip(&levels) {
            match causes(line, direction, visual.as_deref(), levels.as_deref()) {
                None => unexplained.push((*line, direction)),
                Some(causes) => {
                    same += usize::from(causes.is_empty());
                    causes.into_iter().for_each(|cause| *counts.entry(cause).or_default() += 1);
                }
            }
        }
    }
    let count: usize = lines.iter().map(Vec::len).sum();
    eprintln!("{count} lines, {same} the same to the letter; lines by cause of difference: {counts:?}");
    let shown: Vec<String> = unexplained.iter().take(20).map(|(line, d)| describe(&reduce(line, *d), *d)).collect();
    assert!(unexplained.is_empty(), "{} differences without a cause, such as\n{}", unexplained.len(), shown.join("\n"));
    counts
}

/// The names of causes in the list.
fn listed() -> Vec<&'static str> {
    let rows = include_str!("fribidi/differences.md").lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| row.split('`').next()).collect()
}

#[test]
fn random_lines() {
    if !program::installed() {
        eprintln!("skipped: no fribidi (apt-get install libfribidi-bin)");
        return;
    }
    let count = std::env::var("FRIBIDI_LINES").ok().map_or(LINES, |n| n.parse().expect("FRIBIDI_LINES is a number"));
    let mut random = lines::Random::new(0x0BAD_5EED);
    let lines: Vec<String> = (0..count).map(|_| lines::random_line(&mut random)).collect();
    let third = |direction| DIRECTIONS.iter().position(|d| *d == direction).unwrap_or(0);
    let counts = compare(|direction| lines.iter().skip(third(direction)).step_by(3).cloned().collect());
    let listed = listed();
    for cause in counts.keys() {
        assert!(listed.contains(cause), "{cause} is missing in differences.md");
    }
    for cause in listed.into_iter().filter(|cause| *cause != "crash" && count >= LINES) {
        assert!(counts.contains_key(cause), "{cause} is in differences.md, and no line shows it any more");
    }
}

#[test]
fn articles() {
    if !program::installed() {
        eprintln!("skipped: no fribidi (apt-get install libfribidi-bin)");
        return;
    }
    let lines = lines::article_lines();
    compare(|_| lines.clone());
}
