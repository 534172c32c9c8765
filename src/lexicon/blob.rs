//! The compiled lexicon opened without parsing: sections are byte ranges, tables are read cell by cell.

use super::format::{MAGIC, SECTIONS, Section};

/// A table section: rows of `width` little-endian `u32` cells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table {
    bytes: &'static [u8],
    width: usize,
}

impl Table {
    /// Cell `column` of `row`; 0 outside the table.
    pub(crate) fn cell(&self, row: usize, column: usize) -> u32 {
        let at = (row * self.width + column) * 4;
        self.bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes)
    }

    /// Number of rows.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len() / (self.width * 4)
    }

    /// The rows whose column 0 is `key`, in a table sorted by it.
    pub(crate) fn equal_range(&self, key: u32) -> std::ops::Range<usize> {
        let lower = self.partition(|cell| cell < key);
        let upper = self.partition(|cell| cell <= key);
        lower..upper
    }

    /// The first row whose column 0 does not satisfy `before`.
    pub(crate) fn partition(&self, before: impl Fn(u32) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if before(self.cell(middle, 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

/// The bytes of a blob with its sections.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Blob {
    sections: [&'static [u8]; SECTIONS],
    /// The string pool, checked once.
    strings: &'static str,
}

impl Blob {
    /// Opens a blob; `None` when it is not one of this layout or a section lies outside it.
    pub(crate) fn open(bytes: &'static [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(&MAGIC)?;
        let number = |at: usize| rest.get(at..at + 4).and_then(|b| b.try_into().ok()).map(|b| u32::from_le_bytes(b) as usize);
        let mut sections: [&'static [u8]; SECTIONS] = [&[]; SECTIONS];
        for (at, section) in sections.iter_mut().enumerate() {
            let (offset, length) = (number(at * 8)?, number(at * 8 + 4)?);
            *section = bytes.get(offset..offset.checked_add(length)?)?;
        }
        let strings = std::str::from_utf8(sections.get(Section::Strings as usize)?).ok()?;
        Some(Self { sections, strings })
    }

    /// The bytes of a section.
    pub(crate) fn section(&self, section: Section) -> &'static [u8] {
        self.sections.get(section as usize).copied().unwrap_or(&[])
    }

    /// A section read as a table.
    pub(crate) fn table(&self, section: Section, width: usize) -> Table {
        Table { bytes: self.section(section), width }
    }

    /// The string at `offset` of the pool; empty for 0 and for an offset outside it.
    pub(crate) fn string(&self, offset: u32) -> &'static str {
        let at = offset as usize;
        let [low, high] = self.strings.as_bytes().get(at..at + 2).and_then(|b| b.try_into().ok()).unwrap_or([0, 0]);
        let length = usize::from(low) | usize::from(high) << 7;
        self.strings.get(at + 2..at + 2 + length).unwrap_or("")
    }
}
