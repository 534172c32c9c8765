//! Strings, tables and sections → the bytes of a blob.

use crate::lexicon::format::{MAGIC, SECTIONS, Section, TABLE_PADDING};
use std::collections::HashMap;

/// Most bytes of a string: what two bytes of seven bits can say.
const LONGEST: usize = (1 << 14) - 1;

/// The string pool under construction.
#[derive(Debug)]
pub(crate) struct Strings {
    bytes: Vec<u8>,
    known: HashMap<String, u32>,
}

impl Strings {
    pub(crate) fn new() -> Self {
        Self { bytes: vec![0, 0], known: HashMap::from([(String::new(), 0)]) }
    }

    /// The offset of `text`, added when new. Texts over [`LONGEST`] bytes are cut.
    pub(crate) fn intern(&mut self, text: &str) -> u32 {
        if let Some(&id) = self.known.get(text) {
            return id;
        }
        let id = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        let mut length = text.len().min(LONGEST);
        while !text.is_char_boundary(length) {
            length -= 1;
        }
        self.bytes.extend([length & 0x7F, length >> 7].map(|seven| u8::try_from(seven).unwrap_or(0)));
        self.bytes.extend(text.as_bytes().iter().take(length));
        self.known.insert(text.to_owned(), id);
        id
    }

    /// The offset of `text`, if it is in the pool.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        self.known.get(text).copied()
    }

    /// Every text with its offset, in no order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, u32)> {
        self.known.iter().map(|(text, &at)| (text.as_str(), at))
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// The sections under construction.
#[derive(Debug)]
pub(crate) struct Blob {
    sections: Vec<Vec<u8>>,
}

impl Blob {
    pub(crate) fn new() -> Self {
        Self { sections: vec![Vec::new(); SECTIONS] }
    }

    /// Sets a section's bytes.
    pub(crate) fn bytes(&mut self, section: Section, bytes: Vec<u8>) {
        if let Some(slot) = self.sections.get_mut(section as usize) {
            *slot = bytes;
        }
    }

    /// Sets a table section from rows of cells.
    pub(crate) fn table<const N: usize>(&mut self, section: Section, rows: &[[u32; N]]) {
        let mut widths = [1_usize; N];
        for row in rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(4 - cell.leading_zeros() as usize / 8);
            }
        }
        let mut bytes: Vec<u8> = widths.iter().map(|&width| u8::try_from(width).unwrap_or(4)).collect();
        for row in rows {
            for (&width, cell) in widths.iter().zip(row) {
                bytes.extend(cell.to_le_bytes().iter().take(width));
            }
        }
        bytes.resize(bytes.len() + TABLE_PADDING, 0);
        self.bytes(section, bytes);
    }

    /// The whole blob.
    pub(crate) fn finish(self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        let mut offset = MAGIC.len() + SECTIONS * 8;
        for section in &self.sections {
            out.extend(u32::try_from(offset).unwrap_or(u32::MAX).to_le_bytes());
            out.extend(u32::try_from(section.len()).unwrap_or(u32::MAX).to_le_bytes());
            offset += section.len();
        }
        for section in self.sections {
            out.extend(section);
        }
        out
    }
}
