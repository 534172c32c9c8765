//! Lines to compare: random ones from a seed, and the articles.
//!
//! In: a seed. Out: lines without line feed. Every character is in Unicode 10 (what FriBidi 1.0.8 knows): the tables below name
//! ranges that Unicode 10 had in full, and nothing else is drawn. Left out on purpose, since one program or the other cuts lines
//! there: paragraph separators (class B) and U+2028.

use std::path::Path;

use tarjuman::text::format_chars::{
    ALM, CGJ, FSI, LRE, LRI, LRM, LRO, NBSP, PDF, PDI, RLE, RLI, RLM, RLO, SHY, WJ, ZWJ, ZWNJ, ZWSP,
};

/// Xorshift (Marsaglia 2003): the same lines on every machine.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, n: usize) -> usize {
        ((self.next() >> 33) as usize) % n.max(1)
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn within(&mut self, first: char, last: char) -> char {
        char::from_u32(u32::from(first) + self.below((u32::from(last) - u32::from(first) + 1) as usize) as u32).unwrap_or(first)
    }
}

const BRACKETS: [char; 22] = [
    '(', ')', '[', ']', '{', '}', '«', '»', '<', '>', '\u{2329}', '\u{232A}', '\u{3008}', '\u{3009}', '\u{FD3E}', '\u{FD3F}',
    '\u{2039}', '\u{203A}', '\u{2264}', '\u{2265}', '\u{207D}', '\u{207E}',
];
const SIGNS: [char; 34] = [
    '+', '-', '/', '%', '$', '.', ',', ':', ';', '!', '?', '&', '*', '@', '#', '_', '=', '|', '"', '\'', '،', '؛', '؟', '٪', '٫',
    '٬', '€', '£', '°', '–', '…', '“', '”', '\u{2212}',
];
const JOINERS: [char; 5] = [ZWNJ, ZWJ, SHY, ZWSP, WJ];
const DIRECTIONS: [char; 12] = [LRM, RLM, ALM, LRE, RLE, LRO, RLO, PDF, LRI, RLI, FSI, PDI];
const MARKS: [char; 16] = [
    '\u{64B}', '\u{64C}', '\u{64D}', '\u{64E}', '\u{64F}', '\u{650}', '\u{651}', '\u{652}', '\u{653}', '\u{654}', '\u{655}',
    '\u{670}', '\u{6D6}', '\u{6E1}', '\u{300}', '\u{5B8}',
];
const LIGATURES: [char; 8] = ['\u{FDF2}', '\u{FDFA}', '\u{FEFB}', '\u{FEF8}', '\u{FC00}', '\u{FBEA}', '\u{FD3C}', '\u{FDFC}'];
const RARE: [char; 12] =
    [CGJ, NBSP, '\t', '\u{3000}', '\u{2009}', '\u{600}', '\u{605}', '\u{6DD}', '中', 'é', '\u{1F600}', '\u{10A00}'];

/// How much of a line is of each kind, in the order of [`draw`].
type Weights = [u8; 14];

/// News, text full of marks, numbers and signs, brackets, directions.
const MIXES: [Weights; 6] = [
    [40, 12, 4, 3, 2, 2, 6, 8, 6, 4, 2, 0, 1, 0],
    [30, 6, 30, 4, 2, 3, 2, 6, 2, 1, 4, 0, 2, 2],
    [10, 3, 1, 1, 3, 6, 30, 8, 30, 4, 1, 0, 0, 1],
    [10, 2, 2, 1, 5, 10, 10, 6, 6, 40, 0, 0, 0, 0],
    [16, 4, 2, 2, 4, 10, 10, 8, 6, 6, 3, 14, 1, 1],
    [10, 6, 8, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6],
];

fn draw(random: &mut Random, kind: usize, line: &mut String) {
    let c = match kind {
        0 => random.within('\u{621}', '\u{64A}'),
        // Lam-alefs, with what may stand between.
        1 => {
            line.push('ل');
            if random.below(6) == 0 {
                line.push(random.of(&MARKS));
            }
            random.of(&['ا', 'أ', 'إ', 'آ'])
        }
        2 => random.of(&MARKS),
        // Persian, Urdu, and the letters that are not in their alphabets.
        3 => match random.below(3) {
            0 => random.of(&['پ', 'چ', 'ژ', 'گ', 'ک', 'ی', 'ٹ', 'ڈ', 'ے', 'ہ', 'ھ', 'ں', 'ۀ', 'ۂ', 'ۓ']),
            1 => random.within('\u{671}', '\u{6D3}'),
            _ => random.within('\u{750}', '\u{77F}'),
        },
        4 => random.within('\u{5D0}', '\u{5EA}'),
        5 => random.within('a', 'z'),
        6 => match random.below(3) {
            0 => random.within('0', '9'),
            1 => random.within('\u{660}', '\u{669}'),
            _ => random.within('\u{6F0}', '\u{6F9}'),
        },
        7 => ' ',
        8 => random.of(&SIGNS),
        9 => random.of(&BRACKETS),
        10 => random.of(&JOINERS),
        11 => random.of(&DIRECTIONS),
        12 => random.of(&LIGATURES),
        _ => random.of(&RARE),
    };
    line.push(c);
}

/// A random line: mostly some twenty characters, now and then thousands of few kinds.
pub(crate) fn random_line(random: &mut Random) -> String {
    let mut line = String::new();
    let weights = random.of(&MIXES);
    let total: usize = weights.iter().map(|w| usize::from(*w)).sum();
    let length = match random.below(2000) {
        0 => 3000,
        1..40 => 200,
        _ => 1 + random.below(24),
    };
    while line.chars().count() < length && line.len() < 15_000 {
        let mut at = random.below(total);
        let kind = weights.iter().position(|w| {
            let found = at < usize::from(*w);
            at = at.wrapping_sub(usize::from(*w));
            found
        });
        // A kind comes in runs, as in text.
        for _ in 0..=random.below(4) {
            draw(random, kind.unwrap_or(0), &mut line);
        }
    }
    line
}

/// The lines of the articles beside the checkout, else of the bundled one.
pub(crate) fn article_lines() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = [root.join("../shared/data/articles"), root.join("assets/articles")].into_iter().find(|f| f.is_dir());
    let mut files: Vec<_> = folder.iter().flat_map(std::fs::read_dir).flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    let wanted = |name: &str| name.ends_with(".txt") && !name.starts_with("cnn-") && !name.starts_with("skynews-");
    files.retain(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(wanted));
    let text = |path| std::fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let lines: Vec<String> = files
        .iter()
        .map(text)
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|line| !line.is_empty())
        .collect();
    eprintln!("{} lines of {} articles", lines.len(), files.len());
    lines
}
