//! The article: text that never changes, cut into blocks, with what its head says of it.
//!
//! In: bytes or a string, and what is known from outside (file name, a date given by the user). Out: [`Document`] and
//! warnings. Nothing here fails: bad text is replaced and warned about. Offsets are bytes; every later stage holds spans into [`Document::text`].

mod blocks;
mod dateline;
mod decode;
pub mod sanitize;

use crate::text::Span;

/// What a block of the article is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// A line under a picture: it ends with a credit in brackets.
    Caption,
    /// Running text.
    Paragraph,
}

/// One line of the source that is not blank.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes, blanks at both ends left out.
    pub span: Span,
}

/// The head of a report: «PLACE DATE (AGENCY)», as far as it is there. Only where the parts stand; what they mean is found later.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dateline {
    /// From the first part to the closing bracket.
    pub span: Span,
    /// The place or places.
    pub place: Option<Span>,
    /// The date.
    pub date: Option<Span>,
    /// The agency, without its brackets.
    pub agency: Option<Span>,
}

/// Something about the input that the reader should know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Warning {
    /// Bytes that are not UTF-8 were replaced by U+FFFD; how many replacements.
    InvalidUtf8(usize),
    /// Control characters (not blanks and line ends) that are shown as substitutes; how many.
    ControlCharacters(usize),
    /// Direction overrides, isolates and marks that are not obeyed on the screen; how many.
    DirectionControls(usize),
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::InvalidUtf8(n) => write!(f, "the text is not clean UTF-8: {n} broken sequences are shown as \u{FFFD}"),
            Self::ControlCharacters(n) => write!(f, "{n} control characters are shown as substitutes, none is obeyed"),
            Self::DirectionControls(n) => write!(f, "{n} invisible direction controls in the text"),
        }
    }
}

/// An article. The text never changes after it is made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    text: String,
    blocks: Vec<Block>,
    dateline: Option<Dateline>,
    name: String,
    given_date: Option<String>,
    date: Option<String>,
    warnings: Vec<Warning>,
}

impl Document {
    /// Decodes `bytes` (UTF-8; a byte-order mark is dropped, CRLF becomes LF, broken sequences become U+FFFD) and finds the blocks.
    ///
    /// `name` is what the article is called (a file name); a date in it, `YYYYMMDD` or `YYYY-MM-DD`, is kept as [`Document::date`].
    #[must_use]
    pub fn from_bytes(bytes: &[u8], name: &str) -> Self {
        let (text, warnings) = decode::decode(bytes);
        Self::build(text, name, warnings)
    }

    /// As [`Document::from_bytes`] for text that is a string already.
    #[must_use]
    pub fn from_text(text: &str, name: &str) -> Self {
        Self::from_bytes(text.as_bytes(), name)
    }

    fn build(text: String, name: &str, mut warnings: Vec<Warning>) -> Self {
        warnings.extend(sanitize::warnings(&text));
        let blocks = blocks::find(&text);
        let dateline = dateline::find(&text, &blocks);
        let date = dateline::date_in_name(name);
        Self { text, blocks, dateline, name: name.to_owned(), given_date: None, date, warnings }
    }

    /// The same article with the date it appeared, `YYYY-MM-DD`, given by the user.
    #[must_use]
    pub fn with_date(mut self, date: Option<String>) -> Self {
        self.given_date = date;
        self
    }

    /// The date that the user gave, `YYYY-MM-DD`: it goes before all others.
    #[must_use]
    pub fn given_date(&self) -> Option<&str> {
        self.given_date.as_deref()
    }

    /// The decoded text; every span of every stage points into it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks in order; they do not overlap.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The head of the report.
    #[must_use]
    pub fn dateline(&self) -> Option<Dateline> {
        self.dateline
    }

    /// What the article is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The date found in the name, `YYYY-MM-DD`; the dateline's own date, resolved later, goes before it.
    #[must_use]
    pub fn date(&self) -> Option<&str> {
        self.date.as_deref()
    }

    /// What to tell the reader about the input.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// The headline, or the first words where there is none.
    #[must_use]
    pub fn title(&self) -> &str {
        let block = self.blocks.iter().find(|b| b.kind == BlockKind::Title).or_else(|| self.blocks.first());
        block.map_or("", |b| b.span.of(&self.text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "عنوان الخبر\n\nعمان 3 يونيو 2015 (بترا) التقى الوزير نظيره.\nوقال إن اللقاء مثمر.\n";

    #[test]
    fn blocks_and_dateline() {
        let d = Document::from_text(REPORT, "petra.txt");
        let kinds: Vec<_> = d.blocks().iter().map(|b| b.kind).collect();
        assert_eq!(kinds, [BlockKind::Title, BlockKind::Paragraph, BlockKind::Paragraph]);
        let line = d.dateline().unwrap();
        assert_eq!(line.place.unwrap().of(d.text()), "عمان");
        assert_eq!(line.date.unwrap().of(d.text()), "3 يونيو 2015");
        assert_eq!(line.agency.unwrap().of(d.text()), "بترا");
        assert_eq!(d.title(), "عنوان الخبر");
    }

    #[test]
    fn bytes_are_cleaned_not_refused() {
        let d = Document::from_bytes(b"\xEF\xBB\xBF\xD8\xA7\r\n\xFF\xD8\xA8\x1b[31m", "x-20180415-1.txt");
        assert_eq!(d.text(), "ا\n\u{FFFD}ب\u{1b}[31m");
        assert_eq!(d.date(), Some("2018-04-15"));
        assert!(d.warnings().contains(&Warning::InvalidUtf8(1)));
        assert!(d.warnings().contains(&Warning::ControlCharacters(1)));
    }

    #[test]
    fn nothing_at_all() {
        let d = Document::from_bytes(b"", "");
        assert!(d.blocks().is_empty() && d.title().is_empty() && d.dateline().is_none());
    }
}
