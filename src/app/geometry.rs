//! Where everything stands on the screen, in columns and rows.
//!
//! In: the size of the screen and how it is shared out. Out: areas, used alike for laying out, painting and finding what the mouse points at.

use crate::config::PanelSide;

/// A rectangle of cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Area {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// Whether the cell lies inside.
    #[must_use]
    pub fn contains(self, column: u16, row: u16) -> bool {
        (self.x..self.x.saturating_add(self.width)).contains(&column)
            && (self.y..self.y.saturating_add(self.height)).contains(&row)
    }

    /// One past the last column.
    #[must_use]
    pub fn right(self) -> u16 {
        self.x.saturating_add(self.width)
    }

    /// One past the last row.
    #[must_use]
    pub fn bottom(self) -> u16 {
        self.y.saturating_add(self.height)
    }
}

/// The line between page and panel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Divider {
    /// Between facing pages, in this column.
    Column(u16),
    /// Between the page and the panel below it, in this row.
    Row(u16),
}

/// From this width on the panel stands beside the page.
pub const FACING: u16 = 90;
/// The smallest screen.
pub const SMALLEST: (u16, u16) = (24, 8);
/// The widest line of Arabic that is still easy to read.
const MEASURE: u16 = 88;
/// From this height of page and card on the card leaves some lines of the page free.
const ROOMY: u16 = 14;
/// The share below the page of a card and of the timeline, in thousandths.
const CARD: u16 = 680;
/// The page is not made smaller than this for the gloss of a sentence.
const LEAST: u16 = 4;
/// The narrowest page and panel beside one another.
const NARROWEST: u16 = 30;

/// What the user has to say about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Share {
    /// The panel's side.
    pub side: PanelSide,
    /// Whether the panel is hidden.
    pub hidden: bool,
    /// The panel's share beside the page, in thousandths.
    pub beside: u16,
    /// The panel's share below the page, in thousandths.
    pub below: u16,
    /// Nothing may stand beside the page: the terminal orders whole rows (`logical`).
    pub stacked: bool,
    /// A card is open; it stands in the place of the panel.
    pub card: bool,
    /// The panel is looked through like a page: below the page it takes the better part.
    pub tall: bool,
    /// The gloss of the sentence under the cursor stands above the strip.
    pub gist: bool,
}

impl Default for Share {
    fn default() -> Self {
        let (card, tall, gist) = (false, false, false);
        Self { side: PanelSide::Left, hidden: false, beside: 460, below: 420, stacked: false, card, tall, gist }
    }
}

/// The screen shared out. Frame lines run around and between the areas.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Geometry {
    /// The whole screen.
    pub screen: Area,
    /// Inside the frame: the page with its margins.
    pub page: Area,
    /// The text of the page.
    pub text: Area,
    /// Inside the frame: the panel.
    pub panel: Option<Area>,
    /// Inside the frame: the card.
    pub card: Option<Area>,
    /// Where the tabs, or the names of the card's faces, stand: a stretch of the frame.
    pub tabs: Option<Area>,
    /// The line between the two.
    pub divider: Option<Divider>,
    /// The gloss of a sentence, under a line of the frame.
    pub gist: Option<Area>,
    /// The word strip.
    pub strip: Area,
}

impl Geometry {
    /// Whether the screen is too small to show anything.
    #[must_use]
    pub fn too_small(self) -> bool {
        self.screen.width < SMALLEST.0 || self.screen.height < SMALLEST.1
    }

    /// The row of the frame under page and panel.
    #[must_use]
    pub fn under(self) -> u16 {
        self.gist.map_or(self.strip.y, |gist| gist.y).saturating_sub(1)
    }

    /// Shares out a screen of `width` columns and `height` rows.
    #[must_use]
    pub fn new(width: u16, height: u16, share: Share) -> Self {
        let screen = Area { x: 0, y: 0, width, height };
        let mut geometry = Self { screen, ..Self::default() };
        if geometry.too_small() {
            return geometry;
        }
        let strip_height = if height >= 20 { 2 } else { 1 };
        geometry.strip = Area { x: 2, y: height - 1 - strip_height, width: width - 4, height: strip_height };
        let mut body = Area { x: 1, y: 1, width: width - 2, height: geometry.strip.y - 2 };
        let rows = gist_rows(width, height);
        if share.gist && body.height > rows + LEAST {
            body.height -= rows + 1;
            geometry.gist = Some(Area { y: body.bottom() + 1, height: rows, ..geometry.strip });
        }
        geometry.page = body;
        if share.card {
            geometry.with_card(body, share);
        } else if !share.hidden && !share.stacked && width >= FACING {
            geometry.beside(body, share);
        } else if !share.hidden && body.height >= 6 {
            geometry.below(body, share);
        }
        geometry.text = text_of(geometry.page);
        geometry
    }

    /// A card beside the page, below some lines of it, or over it where there is room for neither.
    fn with_card(&mut self, body: Area, share: Share) {
        if !share.stacked && self.screen.width >= FACING {
            self.beside(body, share);
        } else if body.height >= ROOMY {
            self.below(body, Share { tall: true, ..share });
        } else {
            self.panel = Some(body);
            self.tabs = Some(Area { y: 0, height: 1, ..body });
        }
        self.card = self.panel.take();
    }

    fn beside(&mut self, body: Area, share: Share) {
        let free = body.width - 1;
        let panel_width = part(free, share.beside).clamp(NARROWEST, free - NARROWEST);
        let page_width = free - panel_width;
        let (panel_x, page_x, divider) = match share.side {
            PanelSide::Left => (body.x, body.x + panel_width + 1, body.x + panel_width),
            PanelSide::Right => (body.x + page_width + 1, body.x, body.x + page_width),
        };
        let panel = Area { x: panel_x, width: panel_width, ..body };
        self.page = Area { x: page_x, width: page_width, ..body };
        self.panel = Some(panel);
        self.tabs = Some(Area { y: 0, height: 1, ..panel });
        self.divider = Some(Divider::Column(divider));
    }

    fn below(&mut self, body: Area, share: Share) {
        let free = body.height - 1;
        let share = if share.tall { CARD } else { share.below };
        let panel_height = part(free, share).clamp(2, free - 3);
        let divider = body.y + free - panel_height;
        self.page = Area { height: free - panel_height, ..body };
        self.panel = Some(Area { y: divider + 1, height: panel_height, ..body });
        self.tabs = Some(Area { y: divider, height: 1, ..body });
        self.divider = Some(Divider::Row(divider));
    }

    /// The panel's share, in thousandths, when its divider is dragged to a cell.
    #[must_use]
    pub fn dragged(self, share: Share, column: u16, row: u16) -> Share {
        // What page and panel share: the body without the divider.
        let (width, height) = (self.screen.width.saturating_sub(3), self.under().saturating_sub(2));
        match (self.divider, share.side) {
            (Some(Divider::Column(_)), PanelSide::Left) => {
                Share { beside: thousandths(column.saturating_sub(1), width), ..share }
            }
            (Some(Divider::Column(_)), PanelSide::Right) => {
                Share { beside: thousandths(self.screen.width.saturating_sub(column + 2), width), ..share }
            }
            (Some(Divider::Row(_)), _) => Share { below: thousandths((height + 1).saturating_sub(row), height), ..share },
            (None, _) => share,
        }
    }
}

/// Rows for the gloss of a sentence: as many as one of forty words takes, where the screen has them.
fn gist_rows(width: u16, height: u16) -> u16 {
    let wanted = if width >= FACING { 4 } else { 5 };
    if height >= 28 {
        wanted
    } else if height >= 18 {
        3
    } else {
        2
    }
}

/// The text area of a page: a margin on each side, one more column on the right for the bar of speech, no wider than is easy to read.
fn text_of(page: Area) -> Area {
    let margin = if page.width >= 50 { 2 } else { 1 };
    let width = page.width.saturating_sub(2 * margin).clamp(1, MEASURE);
    Area { x: page.right().saturating_sub(margin + width), y: page.y, width, height: page.height }
}

fn part(whole: u16, thousandths: u16) -> u16 {
    u16::try_from(u32::from(whole) * u32::from(thousandths) / 1000).unwrap_or(whole)
}

fn thousandths(part: u16, whole: u16) -> u16 {
    // Rounded up, so that `part(thousandths)` gives the same column again.
    u16::try_from((u32::from(part) * 1000).div_ceil(u32::from(whole.max(1)))).unwrap_or(1000).min(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_fits_at_every_size() {
        let sides = [PanelSide::Left, PanelSide::Right];
        let all = sides
            .into_iter()
            .flat_map(|side| [(side, false, false), (side, true, false), (side, false, true), (side, true, true)]);
        for (side, card, gist) in all {
            for width in 0..200 {
                for height in 0..60 {
                    let g = Geometry::new(width, height, Share { side, card, gist, ..Share::default() });
                    if g.too_small() {
                        continue;
                    }
                    for area in [Some(g.page), Some(g.text), g.panel, g.card, g.gist, Some(g.strip)].into_iter().flatten() {
                        assert!(area.x >= 1 && area.right() < width, "{width}×{height} {area:?}");
                        assert!(area.y >= 1 && area.bottom() < height, "{width}×{height} {area:?}");
                        assert!(area.width > 0 && area.height > 0, "{width}×{height} {area:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn one_pane_a_row_where_rows_are_ordered_by_the_terminal() {
        for width in [FACING, 120, 200] {
            let g = Geometry::new(width, 40, Share { stacked: true, ..Share::default() });
            assert!(matches!(g.divider, Some(Divider::Row(_))), "{width}");
            assert_eq!(g.panel.map(|panel| panel.width), Some(g.page.width));
        }
    }

    #[test]
    fn dragging_puts_the_divider_there() {
        for side in [PanelSide::Left, PanelSide::Right] {
            let share = Share { side, ..Share::default() };
            let g = Geometry::new(120, 40, share);
            for column in 40..80 {
                let moved = Geometry::new(120, 40, g.dragged(share, column, 10));
                assert_eq!(moved.divider, Some(Divider::Column(column)));
            }
        }
        let share = Share::default();
        let g = Geometry::new(60, 40, share);
        assert_eq!(Geometry::new(60, 40, g.dragged(share, 5, 20)).divider, Some(Divider::Row(20)));
    }
}
