//! The head of a report: where «PLACE DATE (AGENCY)» stands. Only the shape is judged here; places and months are known to later stages.

use super::{Block, BlockKind, Dateline};
use crate::text::Span;

/// How many words of a place may stand before the date or the agency.
const PLACE_WORDS: usize = 5;

/// The dateline at the start of one of the first paragraphs, if one is there.
pub(super) fn find(text: &str, blocks: &[Block]) -> Option<Dateline> {
    blocks.iter().filter(|b| b.kind == BlockKind::Paragraph).take(2).find_map(|b| in_paragraph(text, b.span))
}

fn in_paragraph(text: &str, paragraph: Span) -> Option<Dateline> {
    let line = paragraph.of(text);
    let open = line.find('(')?;
    let close = open + line.get(open..)?.find(')')?;
    let agency = line.get(open + 1..close)?;
    let head = line.get(..open)?;
    let is_agency = (1..30).contains(&agency.trim().chars().count())
        && !agency.contains(|c: char| c.is_ascii_digit() || c == '.' || c == '،');
    if !is_agency || head.contains(['.', ':', '"', '«']) || head.trim().is_empty() {
        return None;
    }
    let words = words_of(head, paragraph.start);
    let date = words.windows(3).find(|w| is_day(w[0].of(text)) && !is_number(w[1].of(text)) && is_year(w[2].of(text)));
    let date = date.map(|w| w[0].join(w[2]));
    let place_words: Vec<_> = words.iter().copied().take_while(|w| date.is_none_or(|d| w.end <= d.start)).collect();
    // Without a date, only what directly follows the bracket can tell a dateline from a bracket in running text: a dash, or a short head.
    let after = line.get(close + 1..)?.trim_start();
    let dashed = after.starts_with(['-', '–', '—', ':']);
    let limit = if date.is_some() || dashed { PLACE_WORDS } else { 2 };
    if place_words.len() > limit || (date.is_none() && place_words.is_empty()) {
        return None;
    }
    if date.is_some_and(|d| words.iter().any(|w| w.start >= d.end)) {
        return None;
    }
    let place = place_words.first().map(|first| trim_punctuation(text, first.join(*place_words.last().unwrap_or(first))));
    let agency = trim_span(text, Span::new(paragraph.start + open + 1, paragraph.start + close));
    Some(Dateline { span: Span::new(paragraph.start, paragraph.start + close + 1), place, date, agency: Some(agency) })
}

fn words_of(head: &str, base: usize) -> Vec<Span> {
    let mut out = Vec::new();
    let mut at = 0;
    for word in head.split(char::is_whitespace) {
        if !word.is_empty() && word.chars().any(char::is_alphanumeric) {
            out.push(Span::new(base + at, base + at + word.len()));
        }
        at += word.len() + head.get(at + word.len()..).and_then(|r| r.chars().next()).map_or(1, char::len_utf8);
    }
    out
}

fn trim_punctuation(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let tail = inside.trim_end_matches(['،', ',', '-', ':', ' ']);
    Span::new(span.start, span.start + tail.len())
}

fn trim_span(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let start = span.start + (inside.len() - inside.trim_start().len());
    Span::new(start, start + inside.trim().len())
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || ('٠'..='٩').contains(&c))
}

fn is_day(word: &str) -> bool {
    is_number(word) && word.chars().count() <= 2
}

fn is_year(word: &str) -> bool {
    is_number(word) && word.chars().count() == 4
}

/// A date written in a file name, `YYYYMMDD` or `YYYY-MM-DD` between characters that are no digits, as `YYYY-MM-DD`.
pub(super) fn date_in_name(name: &str) -> Option<String> {
    let bytes = name.as_bytes();
    (0..bytes.len()).find_map(|at| {
        if at > 0 && bytes.get(at - 1).is_some_and(u8::is_ascii_digit) {
            return None;
        }
        let plain = bytes
            .get(at..at + 8)
            .filter(|d| d.iter().all(u8::is_ascii_digit) && !bytes.get(at + 8).is_some_and(u8::is_ascii_digit));
        let digits: Vec<u8> = match plain {
            Some(d) => d.to_vec(),
            None => {
                let d = bytes.get(at..at + 10).filter(|d| {
                    d.iter().enumerate().all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() })
                })?;
                d.iter().copied().filter(u8::is_ascii_digit).collect()
            }
        };
        let text = std::str::from_utf8(&digits).ok()?;
        let (year, month, day) = (text.get(..4)?, text.get(4..6)?, text.get(6..8)?);
        let (y, m, d) = (year.parse::<u16>().ok()?, month.parse::<u8>().ok()?, day.parse::<u8>().ok()?);
        ((1900..2200).contains(&y) && (1..=12).contains(&m) && (1..=31).contains(&d)).then(|| format!("{year}-{month}-{day}"))
    })
}
