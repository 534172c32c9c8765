//! Scrolling through items of several lines each, without knowing the height of more of them than are met on the way.
//!
//! The page flows in pieces of paragraphs, the panel in rows. A place is an [`Anchor`]: an item and a line in it.

/// A line: the item it is in, and its number there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Anchor {
    /// Index of the item.
    pub item: usize,
    /// Line in the item, from 0.
    pub line: usize,
}

/// What can be scrolled through.
pub trait Flow {
    /// How many items there are.
    fn items(&self) -> usize;

    /// How many lines item `item` has, the blank line after it included; at least one.
    fn height(&mut self, item: usize) -> usize;

    /// `lines` further down, at most the last line.
    fn down(&mut self, from: Anchor, lines: usize) -> Anchor {
        let mut at = from;
        let mut left = lines;
        loop {
            let height = self.height(at.item).max(1);
            let here = height - 1 - at.line.min(height - 1);
            if left <= here {
                return Anchor { item: at.item, line: at.line + left };
            }
            if at.item + 1 >= self.items() {
                return Anchor { item: at.item, line: height - 1 };
            }
            left -= here + 1;
            at = Anchor { item: at.item + 1, line: 0 };
        }
    }

    /// `lines` further up, at most the first line.
    fn up(&mut self, from: Anchor, lines: usize) -> Anchor {
        let mut at = from;
        let mut left = lines;
        loop {
            if left <= at.line {
                return Anchor { item: at.item, line: at.line - left };
            }
            if at.item == 0 {
                return Anchor::default();
            }
            left -= at.line + 1;
            at.item -= 1;
            at.line = self.height(at.item).max(1) - 1;
        }
    }

    /// The last line of all.
    fn last(&mut self) -> Anchor {
        let item = self.items().saturating_sub(1);
        Anchor { item, line: if self.items() == 0 { 0 } else { self.height(item).max(1) - 1 } }
    }

    /// `top` moved so that a view of `height` lines is not left empty at its end.
    fn filled(&mut self, top: Anchor, height: usize) -> Anchor {
        if self.items() == 0 {
            return Anchor::default();
        }
        let last = self.last();
        let lowest = self.up(last, height.saturating_sub(1));
        top.min(lowest)
    }

    /// `top` moved as little as needed for `line` to be seen in a view of `height` lines, `margin` lines from its edges.
    fn revealing(&mut self, top: Anchor, line: Anchor, height: usize, margin: usize) -> Anchor {
        if self.items() == 0 || height == 0 {
            return Anchor::default();
        }
        let margin = margin.min((height - 1) / 2);
        let highest = self.up(line, height - 1 - margin);
        let lowest = self.up(line, margin);
        let top = top.max(highest).min(lowest);
        self.filled(top, height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Heights(Vec<usize>);

    impl Flow for Heights {
        fn items(&self) -> usize {
            self.0.len()
        }

        fn height(&mut self, item: usize) -> usize {
            self.0[item]
        }
    }

    fn at(item: usize, line: usize) -> Anchor {
        Anchor { item, line }
    }

    #[test]
    fn down_and_up() {
        let mut flow = Heights(vec![2, 3, 1, 4]);
        assert_eq!(flow.down(at(0, 0), 4), at(1, 2));
        assert_eq!(flow.down(at(0, 1), 2), at(1, 1));
        assert_eq!(flow.down(at(1, 0), 99), at(3, 3));
        assert_eq!(flow.up(at(3, 0), 2), at(1, 2));
        assert_eq!(flow.up(at(1, 1), 99), at(0, 0));
    }

    #[test]
    fn views() {
        let mut flow = Heights(vec![2, 3, 1, 4]);
        assert_eq!(flow.filled(at(3, 2), 5), at(2, 0));
        assert_eq!(flow.filled(at(3, 2), 50), at(0, 0));
        assert_eq!(flow.revealing(at(0, 0), at(3, 0), 4, 1), at(1, 2));
        assert_eq!(flow.revealing(at(2, 0), at(0, 0), 4, 1), at(0, 0));
        assert_eq!(flow.revealing(at(0, 1), at(1, 1), 4, 1), at(0, 1));
    }
}
