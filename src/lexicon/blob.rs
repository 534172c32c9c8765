//! The compiled lexicon opened without parsing: sections are byte ranges, tables are read cell by cell.

use super::format::{MAGIC, SECTIONS, Section, TABLE_PADDING};
use std::sync::OnceLock;

/// Most columns of a table.
const MOST_COLUMNS: usize = 16;

/// A table section: rows of little-endian cells, each column as wide as its largest needs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table {
    /// The rows, and [`TABLE_PADDING`].
    bytes: &'static [u8],
    /// Bytes a row.
    stride: usize,
    /// Where each column begins in a row, and the bits of a read of four bytes that are its cell.
    columns: [(u8, u32); MOST_COLUMNS],
}

impl Table {
    /// A section of so many columns; without rows when it does not begin with the width of each.
    fn open(section: &'static [u8], width: usize) -> Self {
        let mut table = Self { bytes: &[], stride: 1, columns: [(0, 0); MOST_COLUMNS] };
        let Some((widths, bytes)) = section.split_at_checked(width) else { return table };
        let mut stride = 0;
        for (slot, &width) in table.columns.iter_mut().zip(widths) {
            if !(1..=4).contains(&width) {
                return table;
            }
            *slot = (stride, u32::MAX >> (32 - 8 * u32::from(width)));
            stride += width;
        }
        table.stride = usize::from(stride).max(1);
        table.bytes = bytes;
        table
    }

    /// Cell `column` of `row`; 0 outside the table.
    #[inline]
    pub(crate) fn cell(&self, row: usize, column: usize) -> u32 {
        let (offset, mask) = self.columns[column];
        let at = row * self.stride + usize::from(offset);
        self.bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes) & mask
    }

    /// Number of rows.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len().saturating_sub(TABLE_PADDING) / self.stride
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
#[derive(Debug)]
pub(crate) struct Blob {
    sections: [&'static [u8]; SECTIONS],
    /// The string pool, checked once, when a string is first asked for: the first frame needs none.
    strings: OnceLock<&'static str>,
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
        Some(Self { sections, strings: OnceLock::new() })
    }

    /// The bytes of a section.
    pub(crate) fn section(&self, section: Section) -> &'static [u8] {
        self.sections.get(section as usize).copied().unwrap_or(&[])
    }

    /// A section read as a table.
    pub(crate) fn table(&self, section: Section, width: usize) -> Table {
        Table::open(self.section(section), width)
    }

    /// The string at `offset` of the pool; empty for 0 and for an offset outside it.
    pub(crate) fn string(&self, offset: u32) -> &'static str {
        let at = offset as usize;
        let strings = self.strings.get_or_init(|| std::str::from_utf8(self.section(Section::Strings)).unwrap_or(""));
        let [low, high] = strings.as_bytes().get(at..at + 2).and_then(|b| b.try_into().ok()).unwrap_or([0, 0]);
        let length = usize::from(low) | usize::from(high) << 7;
        strings.get(at + 2..at + 2 + length).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::compile::writer;

    fn table<const N: usize>(rows: &[[u32; N]]) -> Table {
        let mut blob = writer::Blob::new();
        blob.table(Section::Terms, rows);
        Blob::open(blob.finish().leak()).expect("what the writer makes").table(Section::Terms, N)
    }

    #[test]
    fn cells_come_back_whatever_their_width() {
        let rows = [[0, 1, 255, 256, 65_535], [0, u32::MAX, 65_536, 3, 1 << 24], [0, 0, 0, 0, 0]];
        let table = table(&rows);
        assert_eq!(table.len(), rows.len());
        assert_eq!(table.stride, 1 + 4 + 3 + 2 + 4);
        for (at, row) in rows.iter().enumerate() {
            assert_eq!([0, 1, 2, 3, 4].map(|column| table.cell(at, column)), *row);
        }
        assert_eq!([0, 1, 4].map(|column| table.cell(rows.len(), column)), [0; 3], "after the last row");
    }

    #[test]
    fn a_section_that_is_no_table_has_no_rows() {
        assert_eq!(table::<3>(&[]).len(), 0);
        for section in [&[][..], &[1, 1], &[1, 0, 1, 9, 9, 9, 9], &[1, 5, 1, 9, 9, 9, 9]] {
            let table = Table::open(section, 3);
            assert_eq!((table.len(), table.cell(0, 0)), (0, 0), "{section:?}");
        }
    }
}
