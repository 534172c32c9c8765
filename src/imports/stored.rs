//! The file of one import: a head, what it is as JSON, the blob.
//!
//! Little-endian: [`MAGIC`], length of the JSON (`u32`), length of the blob (`u64`), checksum of the blob by blocks (`u64`), JSON, blob.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;
use std::thread;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::Error;
use crate::lexicon::Layer;
use crate::lexicon::import::MOST_BYTES;

/// First bytes; the digit changes with the layout of this head.
const MAGIC: [u8; 8] = *b"TRJLEX01";
/// Bytes before the JSON.
const HEAD: usize = MAGIC.len() + 4 + 8 + 8;
/// Bytes that are read and summed at once: they stay near the core.
const BLOCK: usize = 1 << 18;
/// Fewest bytes for which another core is asked.
const LEAST: usize = 1 << 22;
/// Most bytes of the JSON.
const MOST_META: usize = 1 << 16;

/// What was imported.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A morphological database: words.
    Morphology,
    /// A glossary or gazetteer: terms.
    Glossary,
}

/// What is said of an import.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Meta {
    /// The name it goes by.
    pub name: String,
    /// Which kind it is.
    pub kind: Kind,
    /// The name of the file it was made from.
    pub source: String,
    /// The line in which that file names its licence.
    pub licence: Option<String>,
    /// When it was imported, as `2026-11-24T12:30:00Z`.
    pub imported: String,
    /// Bytes of the stored file.
    #[serde(default)]
    pub bytes: u64,
    /// Rows that were read: stems of a database, rows of a table, entries of a termbase.
    pub rows: usize,
    /// Lemmas in it.
    pub lemmas: usize,
    /// Forms: cells of paradigms.
    pub forms: usize,
    /// Terms.
    pub terms: usize,
    /// Rows that could not be used.
    pub passed_over: usize,
}

/// Writes the file beside its place and puts it there in one step; returns how many bytes it has.
pub(super) fn write(folder: &Path, prefix: &str, target: &Path, meta: &Meta, blob: &[u8]) -> io::Result<u64> {
    let json = serde_json::to_vec(meta)?;
    let length = u32::try_from(json.len()).map_err(io::Error::other)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A new file is as the user's mask has it.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut new = builder.tempfile_in(folder)?;
    new.write_all(&MAGIC)?;
    new.write_all(&length.to_le_bytes())?;
    new.write_all(&(blob.len() as u64).to_le_bytes())?;
    new.write_all(&sum(blob).to_le_bytes())?;
    new.write_all(&json)?;
    new.write_all(blob)?;
    new.as_file().sync_all()?;
    new.persist(target).map_err(|error| error.error)?;
    Ok((HEAD + json.len() + blob.len()) as u64)
}

/// What a stored file says it is.
pub(super) fn meta(path: &Path) -> Result<Meta, Error> {
    Ok(head(path)?.1)
}

struct Rest {
    file: File,
    /// Where the blob begins, and how many bytes it has.
    start: u64,
    blob: usize,
    checksum: u64,
}

fn head(path: &Path) -> Result<(Rest, Meta), Error> {
    let name = || path.display().to_string();
    let damaged = || Error::Damaged(name());
    let read =
        |error: io::Error| if error.kind() == io::ErrorKind::UnexpectedEof { damaged() } else { Error::Store(name(), error) };
    let mut file = File::open(path).map_err(read)?;
    let size = fs::metadata(path).map_err(read)?.len();
    let mut bytes = [0; HEAD];
    file.read_exact(&mut bytes).map_err(read)?;
    let eight = |at: usize| bytes.get(at..at + 8).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes);
    let four = bytes.get(8..12).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes) as usize;
    if bytes.get(..6) != MAGIC.get(..6) {
        return Err(damaged());
    }
    if !bytes.starts_with(&MAGIC) {
        return Err(Error::Version(name()));
    }
    let (blob, checksum) = (eight(12), eight(20));
    // A blob is never larger than a few times its source.
    let whole = HEAD as u64 + four as u64 + blob == size && four <= MOST_META && blob <= 4 * MOST_BYTES;
    if !whole {
        return Err(damaged());
    }
    let mut json = vec![0; four];
    file.read_exact(&mut json).map_err(read)?;
    let meta: Meta = serde_json::from_slice(&json).map_err(|_| damaged())?;
    let meta = Meta { bytes: size, ..meta };
    let blob = usize::try_from(blob).map_err(|_| damaged())?;
    Ok((Rest { file, start: (HEAD + four) as u64, blob, checksum }, meta))
}

/// Opens a stored file. Its bytes stay in memory until the program ends, as those of the lexicon in the program do.
pub(super) fn layer(path: &Path) -> Result<Layer, Error> {
    let name = || path.display().to_string();
    let (rest, meta) = head(path)?;
    let mut bytes = vec![0; rest.blob];
    let sum = read(&rest.file, rest.start, &mut bytes).map_err(|error| Error::Store(name(), error))?;
    if sum != rest.checksum {
        return Err(Error::Damaged(name()));
    }
    Layer::open(meta.name.leak(), bytes.leak()).ok_or_else(|| Error::Version(name()))
}

/// Fills `bytes` from byte `start` of the file, on several cores where there is much, and returns their sum.
fn read(file: &File, start: u64, bytes: &mut [u8]) -> io::Result<u64> {
    let cores = if cfg!(unix) { thread::available_parallelism().map_or(1, usize::from).min(8) } else { 1 };
    let share = bytes.len().div_ceil(cores).max(LEAST).next_multiple_of(BLOCK);
    let length = bytes.len();
    let parts: Vec<io::Result<Vec<u64>>> = thread::scope(|scope| {
        let parts = bytes.chunks_mut(share).enumerate();
        let mut parts = parts.map(|(at, part)| move || read_part(file, start + (at * share) as u64, part));
        let first = parts.next();
        let others: Vec<_> = parts.map(|part| scope.spawn(part)).collect();
        let own = first.map(|mut part| part());
        let failed = || Err(io::Error::other("a thread that read it came to no end"));
        own.into_iter().chain(others.into_iter().map(|other| other.join().unwrap_or_else(|_| failed()))).collect()
    });
    let mut sums = Vec::new();
    for part in parts {
        sums.extend(part?);
    }
    Ok(total(length, sums))
}

/// Fills `part` from byte `at` of the file; returns the sums of its blocks.
fn read_part(file: &File, at: u64, part: &mut [u8]) -> io::Result<Vec<u64>> {
    let mut at = at;
    let mut sums = Vec::with_capacity(part.len() / BLOCK + 1);
    for block in part.chunks_mut(BLOCK) {
        read_block(file, at, block)?;
        at += block.len() as u64;
        sums.push(checksum(block));
    }
    Ok(sums)
}

#[cfg(unix)]
fn read_block(file: &File, at: u64, block: &mut [u8]) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, block, at)
}

#[cfg(not(unix))]
fn read_block(mut file: &File, at: u64, block: &mut [u8]) -> io::Result<()> {
    use std::io::{Seek, SeekFrom};
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(block)
}

/// The sum of a blob, by blocks.
fn sum(bytes: &[u8]) -> u64 {
    total(bytes.len(), bytes.chunks(BLOCK).map(checksum))
}

fn total(length: usize, blocks: impl IntoIterator<Item = u64>) -> u64 {
    blocks.into_iter().fold(length as u64, mix)
}

const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

fn mix(sum: u64, word: u64) -> u64 {
    (sum ^ word).wrapping_mul(FACTOR).rotate_left(29)
}

/// A sum that any change of few bytes changes: four lanes, so that it costs less than reading.
fn checksum(bytes: &[u8]) -> u64 {
    let mut lanes = [1, 2, 3, bytes.len() as u64];
    let chunks = bytes.chunks_exact(32);
    let rest = chunks.remainder();
    for chunk in chunks {
        for (lane, word) in lanes.iter_mut().zip(chunk.chunks_exact(8)) {
            *lane = mix(*lane, word.try_into().map_or(0, u64::from_le_bytes));
        }
    }
    let tail = rest.iter().fold(FACTOR, |sum, &byte| mix(sum, u64::from(byte)));
    lanes.iter().fold(tail, |sum, &lane| mix(sum, lane))
}

/// A moment as `2026-11-24T12:30:00Z`.
pub(super) fn timestamp(time: SystemTime) -> String {
    let seconds = time.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    // Years begin in March here, so that the leap day is their last; eras are of 400 years.
    let shifted = days + 719_468;
    let (era, day) = (shifted / 146_097, shifted % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let (year, month) = if month < 10 { (era * 400 + year, month + 3) } else { (era * 400 + year + 1, month - 9) };
    format!("{year:04}-{month:02}-{of_month:02}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn moments_are_those_of_the_calendar() {
        for (seconds, want) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_709_251_199, "2024-02-29T23:59:59Z"),
            (1_735_689_600, "2025-01-01T00:00:00Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ] {
            assert_eq!(timestamp(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)), want);
        }
    }

    #[test]
    fn a_byte_changes_the_sum() {
        let bytes: Vec<u8> = (0..=255).cycle().take(1000).collect();
        let sum = checksum(&bytes);
        for at in 0..bytes.len() {
            let mut other = bytes.clone();
            if let Some(byte) = other.get_mut(at) {
                *byte ^= 1;
            }
            assert_ne!(checksum(&other), sum, "{at}");
        }
        assert_ne!(checksum(bytes.get(..999).unwrap_or_default()), sum);
    }

    #[test]
    fn what_is_read_in_parts_is_what_was_written() {
        let bytes: Vec<u8> = (0..3 * LEAST + 12_345).map(|at| (at / 7 % 251) as u8).collect();
        for length in [0, 1, BLOCK, LEAST + 1, bytes.len()] {
            let bytes = bytes.get(..length).unwrap_or_default();
            let mut file = tempfile::tempfile().unwrap();
            file.write_all(b"head").unwrap();
            file.write_all(bytes).unwrap();
            let mut back = vec![0; length];
            assert_eq!(read(&file, 4, &mut back).unwrap(), sum(bytes), "{length}");
            assert!(back == bytes, "{length}");
            back.push(0);
            assert!(read(&file, 4, &mut back).is_err(), "{length}: the file is too short");
        }
    }
}
