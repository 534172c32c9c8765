//! The automaton of forms, and that of names, laid out so that a step is one look at a set of letters and one at where the letter leads.
//!
//! The bytes are the address of the root (3 bytes), then nodes. A node is a set of 48 bits (bit 0: a form ends here; bit `c`: the letter of code `c` goes on); the
//! value of the form that ends here (3 bytes), if one does; then for each letter of the set, in their order, the address of the next node and what it
//! adds to the value (3 bytes each). Numbers are little-endian. An `fst` of the same forms is a third the size, and a step in it some five times the work.
//! `build.rs` includes this file by path.

use crate::text::letters;
use std::collections::HashMap;

const SET: usize = 6;
const NUMBER: usize = 3;
/// Reads go by eight bytes: so many follow the last node.
const PADDING: usize = 8;
/// Codes that a set has room for.
const CODES: u8 = 48;

/// The automaton, read in place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Automaton {
    bytes: &'static [u8],
}

/// A node: its set, and where its numbers begin.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    set: u64,
    numbers: usize,
}

impl Node {
    /// Where it is.
    pub(crate) fn address(self) -> u32 {
        u32::try_from(self.numbers - SET).unwrap_or(0)
    }

    /// Whether a key ends here.
    pub(crate) fn is_final(self) -> bool {
        self.set & 1 == 1
    }

    /// Whether the letter `code` goes on from here.
    pub(crate) fn has(self, code: u8) -> bool {
        self.set & !1 & 1_u64.checked_shl(u32::from(code)).unwrap_or(0) != 0
    }
}

impl Automaton {
    /// The automaton in `bytes`; `None` when they are too few for one.
    pub(crate) fn open(bytes: &'static [u8]) -> Option<Self> {
        (bytes.len() >= NUMBER + SET + PADDING).then_some(Self { bytes })
    }

    /// Where every form begins.
    pub(crate) fn root(&self) -> Node {
        self.node(low(self.word(0), NUMBER))
    }

    /// The node at this address.
    pub(crate) fn at(&self, address: u32) -> Node {
        self.node(u64::from(address))
    }

    /// The value of the form that ends at `node`.
    pub(crate) fn value(&self, node: Node) -> Option<u64> {
        (node.set & 1 == 1).then(|| low(self.word(node.numbers), NUMBER))
    }

    /// The node after the letter `code`, and what it adds to the value.
    pub(crate) fn step(&self, node: Node, code: u8) -> Option<(Node, u64)> {
        let bit = 1_u64.checked_shl(u32::from(code)).unwrap_or(0);
        if node.set & bit & !1 == 0 {
            return None;
        }
        let before = (node.set & (bit - 1)).count_ones() as usize;
        let ends = usize::from(node.set & 1 == 1);
        let word = self.word(node.numbers + 2 * NUMBER * before - NUMBER * ends);
        Some((self.node(low(word, NUMBER)), low(word >> (8 * NUMBER), NUMBER)))
    }

    /// The letters that go on from `node`, in order, with the node after each and what it adds to the value.
    pub(crate) fn letters(&self, node: Node) -> impl DoubleEndedIterator<Item = (u8, Node, u64)> + '_ {
        let codes = (1..CODES).filter(move |code| node.has(*code));
        codes.filter_map(move |code| self.step(node, code).map(|(next, adds)| (code, next, adds)))
    }

    fn node(&self, address: u64) -> Node {
        let at = usize::try_from(address).unwrap_or(usize::MAX - PADDING);
        Node { set: low(self.word(at), SET), numbers: at + SET }
    }

    /// Eight bytes at `at`; 0 outside, so that a broken blob has nodes without letters.
    fn word(&self, at: usize) -> u64 {
        self.bytes.get(at..at + 8).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes)
    }
}

/// The code of the blank between the words of a name.
pub(crate) const BLANK: u8 = 3;

/// The codes of a letter of a folded name, or of the blank. Letters have their own; folding leaves out those with codes from 2 to 6, which stand for ء and the blank,
/// and 1 says that another character comes: each byte of it is two codes. So the order of the codes is that of the characters, the blank apart.
#[inline]
pub(crate) fn name_codes(c: char, mut visit: impl FnMut(u8)) {
    match letters::code(c) {
        Some(code @ 7..) => visit(code),
        Some(1) => visit(2),
        None if c == ' ' => visit(BLANK),
        _ => {
            visit(1);
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                visit(7 + (byte >> 4));
                visit(7 + (byte & 15));
            }
        }
    }
}

fn low(word: u64, bytes: usize) -> u64 {
    word & ((1 << (8 * bytes)) - 1)
}

/// The automaton of the same keys and values; `None` when a code or a number is too large for it.
pub(crate) fn lay_out<D: AsRef<[u8]>>(map: &fst::Map<D>) -> Option<Vec<u8>> {
    let mut out = vec![0; NUMBER];
    let root = add(map.as_fst(), map.as_fst().root().addr(), &mut HashMap::new(), &mut out)?;
    out.get_mut(..NUMBER)?.copy_from_slice(number(root)?.get(..NUMBER)?);
    out.resize(out.len() + PADDING, 0);
    Some(out)
}

/// Writes the node at `address` of `fst` after those it leads to, each once; returns where it is.
fn add<D: AsRef<[u8]>>(
    fst: &fst::raw::Fst<D>,
    address: usize,
    written: &mut HashMap<usize, u64>,
    out: &mut Vec<u8>,
) -> Option<u64> {
    if let Some(&at) = written.get(&address) {
        return Some(at);
    }
    let node = fst.node(address);
    let mut set = u64::from(node.is_final());
    let mut numbers = Vec::new();
    if node.is_final() {
        numbers.extend(number(node.final_output().value())?);
    }
    for transition in node.transitions() {
        if transition.inp == 0 || transition.inp >= CODES {
            return None;
        }
        set |= 1 << transition.inp;
        numbers.extend(number(add(fst, transition.addr, written, out)?)?);
        numbers.extend(number(transition.out.value())?);
    }
    let at = out.len() as u64;
    out.extend(set.to_le_bytes().iter().take(SET));
    out.extend(numbers);
    written.insert(address, at);
    Some(at)
}

fn number(value: u64) -> Option<[u8; NUMBER]> {
    let [a, b, c, rest @ ..] = value.to_le_bytes();
    (rest == [0; 5]).then_some([a, b, c])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(automaton: &Automaton, key: &[u8]) -> Option<u64> {
        let start = Some((automaton.root(), 0));
        let end = key.iter().fold(start, |at, &code| {
            let (node, sum) = at?;
            automaton.step(node, code).map(|(node, more)| (node, sum + more))
        });
        end.and_then(|(node, sum)| automaton.value(node).map(|last| sum + last))
    }

    #[test]
    fn keys_keep_their_values() {
        let keys: [(&[u8], u64); 6] =
            [(&[1], 70_000), (&[1, 2, 41], 3), (&[1, 3], 0), (&[2, 2, 41], 16_000_000), (&[40], 9), (&[47, 1], 1)];
        let map = fst::Map::from_iter(keys).unwrap();
        let bytes = lay_out(&map).unwrap();
        let automaton = Automaton::open(bytes.leak()).unwrap();
        for (key, wanted) in keys {
            assert_eq!(value(&automaton, key), Some(wanted), "{key:?}");
        }
        for key in [&[][..], &[2], &[1, 2], &[1, 2, 41, 1], &[0], &[64], &[200]] {
            assert_eq!(value(&automaton, key), None, "{key:?}");
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for keys in [[(&[48_u8][..], 1)], [(&[0][..], 1)], [(&[1][..], 1 << 24)]] {
            assert!(lay_out(&fst::Map::from_iter(keys).unwrap()).is_none());
        }
        assert!(Automaton::open(&[0; 4]).is_none());
    }
}
