//! Both answers to one line, brought to the form in which they must be equal.
//!
//! In: a line, the visual line of `fribidi`, ours. Out: both in one notation, and which causes of `differences.md` were at work.
//! Each step undoes one effect, exactly: it never drops a line, and never a character that the effect does not touch.

use std::collections::BTreeSet;

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;
use tarjuman::layout::bidi::{BidiDataSource as _, Class, Unicode};
use tarjuman::layout::{Align, Cell, Direction, Options, VisualLine, layout};
use tarjuman::text::Span;
use tarjuman::text::format_chars::{DOTTED_CIRCLE, NBSP, is_invisible};

use crate::uax9::is_removed;

/// The names of causes, as in `differences.md`.
pub(crate) type Causes = BTreeSet<&'static str>;

/// Ours and theirs.
pub(crate) fn pair(text: &str, theirs: &str, direction: Direction) -> (String, String, Causes) {
    let options = Options { width: usize::MAX, align: Align::Left, direction, ..Options::default() };
    let paragraph = layout(text, Span::new(0, text.len()), &[], (), options);
    assert_eq!(paragraph.lines.len(), 1, "one line stays one: {text:?}");
    let line = &paragraph.lines[0];
    let mut causes = Causes::new();
    let raw: String = line.cells.iter().map(|cell| cell.glyph.as_str()).collect();
    if raw == theirs {
        return (raw, theirs.to_owned(), causes);
    }
    let ours = ours(text, line, &mut causes);
    let theirs = fribidi(theirs, &mut causes);
    let (ours_canonical, mut theirs_canonical) = (canonical(&ours), canonical(&theirs));
    if ours_canonical != theirs_canonical {
        theirs_canonical = without_hanging(&ours_canonical, &theirs_canonical, text, line.rtl, &mut causes);
    }
    if ours != theirs && ours_canonical == theirs_canonical {
        causes.insert("composed");
    }
    (ours_canonical, theirs_canonical, causes)
}

fn is_blank(c: char) -> bool {
    matches!(Unicode.bidi_class(c), Class::WS | Class::S) || c == NBSP
}

fn is_mark(c: char) -> bool {
    CanonicalCombiningClassMapBorrowed::new().get_u8(c) != 0
}

/// What `fribidi` wrote, as we would have written it.
fn fribidi(theirs: &str, causes: &mut Causes) -> String {
    let mut out = Vec::new();
    for c in theirs.chars() {
        if is_blank(c) && c != ' ' {
            causes.insert("blank");
            out.push(' ');
        } else if is_invisible(c) {
            causes.insert("invisible");
        } else {
            out.push(c);
        }
    }
    out.into_iter().collect()
}

/// Their line without the blanks at the end of the text, which have no cell. They stand at the end side (L1), or, with an
/// invisible strong character after them, inside what is embedded.
fn without_hanging(ours: &str, theirs: &str, text: &str, rtl: bool, causes: &mut Causes) -> String {
    let hanging = |c: &char| is_invisible(*c) || is_blank(*c) && *c != NBSP;
    let blanks = text.chars().rev().take_while(hanging).filter(|c| is_blank(*c)).count();
    if blanks == 0 {
        return theirs.to_owned();
    }
    causes.insert("hanging");
    let spaces = " ".repeat(blanks);
    let cut = if rtl { theirs.strip_prefix(&spaces) } else { theirs.strip_suffix(&spaces) };
    if let Some(rest) = cut.filter(|rest| *rest == ours) {
        return rest.to_owned();
    }
    let (mut left, mut ours, mut out) = (blanks, ours.chars().peekable(), String::new());
    for c in theirs.chars() {
        if ours.next_if_eq(&c).is_none() && c == ' ' && left > 0 {
            left -= 1;
        } else {
            out.push(c);
        }
    }
    out
}

/// Our cells, as `fribidi` would have written them.
fn ours(text: &str, line: &VisualLine<()>, causes: &mut Causes) -> String {
    let mut out: Vec<String> = Vec::new(); // from right to left
    let mut right: Option<&Cell<()>> = None;
    let mut cells = line.cells.iter().rev().peekable();
    while let Some(cell) = cells.next() {
        let source = cell.span.of(text);
        let first = source.chars().find(|c| !is_invisible(*c)).unwrap_or(' ');
        let mut written = cell.glyph.as_str().to_owned();
        // Ae has no forms, but with hamza it has.
        if first == '\u{6D5}' && written.starts_with(['\u{FBA4}', '\u{FBA5}']) {
            causes.insert("composed");
            written = "\u{6D5}\u{654}".chars().chain(written.chars().skip(1)).collect();
        }
        if let '\u{FBEA}'..='\u{FDFD}' = first
            && (!written.starts_with(first) || cells.peek().is_some_and(|next| next.span == cell.span))
        {
            // The letters of a ligature share its bytes.
            causes.insert("ligature");
            written = first.to_string();
            let mut last = cell;
            while let Some(next) = cells.next_if(|next| next.span == cell.span) {
                last = next;
            }
            // The marks are with the last letter.
            let end = if cell.level.is_rtl() { last } else { cell };
            written.extend(complete(source, end.glyph.as_str(), causes).chars().filter(|c| is_mark(*c)));
        } else {
            written = complete(source, &written, causes);
            if first == '\u{644}'
                && let Some((lam, alef)) = lam_alef(source, &written)
            {
                causes.insert("lam, mark, alef");
                out.extend([lam, alef]);
                right = Some(cell);
                continue;
            }
        }
        if written.starts_with(is_blank) {
            written = " ".chars().chain(written.chars().skip(1)).collect();
        }
        if written.starts_with('\u{FE80}') {
            causes.insert("hamza");
            written = written.replacen('\u{FE80}', "\u{621}", 1);
        }
        if let Some(marks) = written.strip_prefix(DOTTED_CIRCLE) {
            causes.insert("lone mark");
            let level = cell.level.is_rtl();
            let near = |right: &&Cell<()>| {
                let mark = cell.span.start + source.find(|c| !is_invisible(c)).unwrap_or(0);
                let between = text.get(right.span.end..mark);
                let removed = |between: &str| {
                    between.chars().map(|c| Unicode.bidi_class(c)).all(|class| is_removed(class) || class == Class::NSM)
                };
                level && right.level == cell.level && between.is_some_and(removed)
            };
            if right.filter(near).is_some()
                && let Some(base) = out.last_mut()
            {
                base.push_str(marks);
                right = Some(cell);
                continue;
            }
            written = marks.to_owned();
        }
        right = Some(cell);
        out.push(written);
    }
    out.reverse();
    out.concat()
}

/// A cell with the marks that it had no room for.
fn complete(source: &str, glyph: &str, causes: &mut Causes) -> String {
    let mut shown: Vec<char> = canonical(glyph).chars().filter(|c| is_mark(*c)).collect();
    let mut missing = canonical(&source.replace('\u{6C0}', "")); // whose forms are not split
    missing.retain(|c| is_mark(c) && shown.iter().position(|mark| *mark == c).map(|at| shown.remove(at)).is_none());
    if missing.is_empty() || glyph.len() < 13 {
        return glyph.to_owned();
    }
    causes.insert("tower");
    format!("{glyph}{missing}")
}

/// Lam and alef with their marks, if they are a lam-alef of ours and `fribidi` leaves them as two since something stands between.
fn lam_alef(source: &str, written: &str) -> Option<(String, String)> {
    let form = match written.chars().next()? {
        '\u{FEF5}' | '\u{FEF7}' | '\u{FEF9}' | '\u{FEFB}' => '\u{FEDF}',
        '\u{FEF6}' | '\u{FEF8}' | '\u{FEFA}' | '\u{FEFC}' => '\u{FEE0}',
        _ => return None,
    };
    let (lam, alef) = source.split_at(source.find(['\u{622}', '\u{623}', '\u{625}', '\u{627}'])?);
    lam.trim_start_matches(is_invisible).chars().nth(1)?;
    let marks = |text: &str| text.chars().filter(|c| is_mark(*c)).collect::<String>();
    let alef = DecomposingNormalizerBorrowed::new_nfd().normalize(alef);
    let (lam, alef) = (format!("{form}{}", marks(lam)), format!("\u{FE8E}{}", marks(&alef)));
    // Only if the ligature holds just these marks.
    let sorted = |text: &str| {
        let mut marks: Vec<char> = canonical(text).chars().filter(|c| is_mark(*c)).collect();
        marks.sort_unstable();
        marks
    };
    (sorted(written) == sorted(&format!("{lam}{alef}"))).then_some((lam, alef))
}

/// Hamza and madda as marks, in canonical order: presentation forms are split as their letters are (NFD), keeping the form.
pub(crate) fn canonical(text: &str) -> String {
    let mut split = String::new();
    for c in text.chars() {
        let (from, to, mark) = match c {
            '\u{FE81}'..='\u{FE82}' => ('\u{FE81}', '\u{FE8D}', '\u{653}'),
            '\u{FE83}'..='\u{FE84}' => ('\u{FE83}', '\u{FE8D}', '\u{654}'),
            '\u{FE85}'..='\u{FE86}' => ('\u{FE85}', '\u{FEED}', '\u{654}'),
            '\u{FE87}'..='\u{FE88}' => ('\u{FE87}', '\u{FE8D}', '\u{655}'),
            '\u{FE89}'..='\u{FE8C}' => ('\u{FE89}', '\u{FEF1}', '\u{654}'),
            '\u{FEF5}'..='\u{FEF6}' => ('\u{FEF5}', '\u{FEFB}', '\u{653}'),
            '\u{FEF7}'..='\u{FEF8}' => ('\u{FEF7}', '\u{FEFB}', '\u{654}'),
            '\u{FEF9}'..='\u{FEFA}' => ('\u{FEF9}', '\u{FEFB}', '\u{655}'),
            '\u{FBB0}'..='\u{FBB1}' => ('\u{FBB0}', '\u{FBAE}', '\u{654}'),
            _ => {
                split.push(c);
                continue;
            }
        };
        split.extend(char::from_u32(u32::from(c) - u32::from(from) + u32::from(to)));
        split.push(mark);
    }
    DecomposingNormalizerBorrowed::new_nfd().normalize(&split).into_owned()
}
