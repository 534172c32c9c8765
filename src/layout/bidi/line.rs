//! L1 and L2: the rules that work line by line, on a slice of levels of that line alone.

use super::class::{ISOLATES, REMOVED};
use super::{Class, Level};

/// L1: separators, and white space and isolate formatting characters (and what X9 removes) before them or at the end of the
/// line, get the paragraph level. `classes` are the original ones.
pub fn reset_white_space(classes: &[Class], levels: &mut [Level], base: Level) {
    let mut trailing = true;
    for (class, level) in classes.iter().zip(levels).rev() {
        match class {
            Class::B | Class::S => {
                *level = base;
                trailing = true;
            }
            Class::WS => {
                if trailing {
                    *level = base;
                }
            }
            class if ISOLATES.and(REMOVED).has(*class) => {
                if trailing {
                    *level = base;
                }
            }
            _ => trailing = false,
        }
    }
}

/// L2: the visual order, left to right, of the elements of a line with these levels: `order[visual] = logical`.
pub fn reorder(levels: &[Level], order: &mut Vec<u32>) {
    order.clear();
    order.extend(0..levels.len() as u32);
    let Some(highest) = levels.iter().copied().max() else { return };
    let Some(lowest_odd) = levels.iter().copied().filter(Level::is_rtl).min() else { return };
    if levels.iter().all(|level| *level == highest) {
        order.reverse();
        return;
    }
    // From the highest level to the lowest odd one, reverse every run at that level or higher.
    for level in (lowest_odd.number()..=highest.number()).rev() {
        let mut i = 0;
        while i < levels.len() {
            if levels[order[i] as usize].number() < level {
                i += 1;
                continue;
            }
            let start = i;
            while i < levels.len() && levels[order[i] as usize].number() >= level {
                i += 1;
            }
            order[start..i].reverse();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::RTL_LEVEL;
    use super::*;

    fn order(levels: &[u8]) -> Vec<u32> {
        let mut order = Vec::new();
        reorder(&Level::vec(levels), &mut order);
        order
    }

    #[test]
    fn l2() {
        assert!(order(&[]).is_empty());
        assert_eq!(order(&[0, 0, 2]), [0, 1, 2]);
        assert_eq!(order(&[1, 1, 1]), [2, 1, 0]);
        assert_eq!(order(&[1, 2, 2, 1]), [3, 1, 2, 0]);
        assert_eq!(order(&[0, 1, 2, 2, 1, 0]), [0, 4, 2, 3, 1, 5]);
    }

    #[test]
    fn l1() {
        let classes = [Class::L, Class::WS, Class::S, Class::L, Class::PDI, Class::WS];
        let mut levels = Level::vec(&[2; 6]);
        reset_white_space(&classes, &mut levels, RTL_LEVEL);
        assert_eq!(levels, Level::vec(&[2, 1, 1, 2, 1, 1]));
    }
}
