//! Bytes → Unicode code points, in which all formats for other programs count.

/// The count at every 64th byte of a text, the rest counted when asked.
#[derive(Debug)]
pub(super) struct Points<'a> {
    text: &'a str,
    counts: Vec<usize>,
}

const STEP: usize = 64;

impl<'a> Points<'a> {
    /// Goes once through `text`.
    pub(super) fn new(text: &'a str) -> Self {
        let mut counts = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % STEP == 0 {
                counts.push(count);
            }
            count += usize::from(byte & 0xC0 != 0x80);
        }
        if text.len().is_multiple_of(STEP) {
            counts.push(count);
        }
        Self { text, counts }
    }

    /// How many code points stand before the byte `byte`.
    pub(super) fn at(&self, byte: usize) -> usize {
        let from = byte / STEP * STEP;
        let rest = self.text.as_bytes().get(from..byte).unwrap_or(&[]);
        self.counts.get(byte / STEP).copied().unwrap_or(0) + rest.iter().filter(|b| **b & 0xC0 != 0x80).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_counted_one_by_one() {
        for text in ["", "a", &"اb😀 ".repeat(100), &"x".repeat(STEP), &"ب".repeat(STEP / 2)] {
            let points = Points::new(text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(points.at(byte), count);
            }
            assert_eq!(points.at(text.len()), text.chars().count());
        }
    }
}
