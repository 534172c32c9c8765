//! Style keys → colours and attributes. Nothing is told by colour alone: names are bold, terms and bodies underlined, typos struck in reverse or underlined.
//!
//! Three themes. A theme paints its own ground, so that it is as legible on a white terminal as on a black one; `mono` leaves the terminal's colours alone.

use ratatui::style::{Color, Modifier, Style};

use crate::annotate::annotation::{EntityKind, FactKind};
use crate::app::prose::Ink;
use crate::config::{ColorDepth, ThemeName};
use crate::document::BlockKind;
use crate::markup::{Mark, Tint};

type Rgb = (u8, u8, u8);

/// The colours of a theme.
#[derive(Clone, Copy, Debug)]
struct Palette {
    ground: Rgb,
    text: Rgb,
    strong: Rgb,
    muted: Rgb,
    frame: Rgb,
    accent: Rgb,
    person: Rgb,
    place: Rgb,
    body: Rgb,
    people: Rgb,
    deed: Rgb,
    group: Rgb,
    amount: Rgb,
    term: Rgb,
    term_in_text: Rgb,
    warning: Rgb,
    quote_ground: Rgb,
    lit_ground: Rgb,
    row_ground: Rgb,
    match_ground: Rgb,
    selection_ground: Rgb,
}

const DARK: Palette = Palette {
    ground: (22, 24, 30),
    text: (200, 204, 212),
    strong: (236, 239, 244),
    muted: (128, 136, 152),
    frame: (62, 68, 82),
    accent: (129, 161, 225),
    person: (229, 192, 123),
    place: (143, 196, 120),
    body: (97, 175, 239),
    people: (126, 186, 178),
    deed: (198, 140, 232),
    group: (209, 154, 102),
    amount: (86, 190, 202),
    term: (240, 150, 170),
    term_in_text: (217, 176, 186),
    warning: (240, 113, 103),
    quote_ground: (31, 34, 43),
    lit_ground: (50, 62, 92),
    row_ground: (38, 44, 58),
    match_ground: (98, 80, 24),
    selection_ground: (38, 84, 130),
};

const LIGHT: Palette = Palette {
    ground: (251, 248, 241),
    text: (52, 50, 46),
    strong: (20, 19, 17),
    muted: (126, 119, 106),
    frame: (206, 199, 184),
    accent: (38, 92, 168),
    person: (146, 92, 0),
    place: (40, 118, 52),
    body: (24, 92, 172),
    people: (34, 120, 112),
    deed: (122, 56, 156),
    group: (164, 82, 38),
    amount: (8, 118, 136),
    term: (178, 40, 90),
    term_in_text: (122, 50, 80),
    warning: (196, 40, 30),
    quote_ground: (243, 238, 226),
    lit_ground: (208, 224, 246),
    row_ground: (236, 229, 212),
    match_ground: (255, 226, 138),
    selection_ground: (158, 200, 250),
};

/// A theme at the depth of a terminal.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    palette: Option<Palette>,
    depth: ColorDepth,
}

impl Theme {
    /// The theme `name` for a terminal of this depth; without colours every theme is `mono`.
    #[must_use]
    pub fn new(name: ThemeName, depth: ColorDepth) -> Self {
        let palette = match name {
            _ if depth == ColorDepth::None => None,
            ThemeName::Mono => None,
            ThemeName::Dark => Some(DARK),
            ThemeName::Light => Some(LIGHT),
        };
        Self { palette, depth }
    }

    /// Whether it has no colours, so that signs must stand in for them.
    #[must_use]
    pub fn is_mono(&self) -> bool {
        self.palette.is_none()
    }

    fn fg(&self, style: Style, pick: impl Fn(&Palette) -> Rgb) -> Style {
        self.palette.as_ref().map_or(style, |palette| style.fg(self.color(pick(palette))))
    }

    fn bg(&self, style: Style, pick: impl Fn(&Palette) -> Rgb) -> Style {
        self.palette.as_ref().map_or(style, |palette| style.bg(self.color(pick(palette))))
    }

    fn color(&self, (r, g, b): Rgb) -> Color {
        match self.depth {
            ColorDepth::True => Color::Rgb(r, g, b),
            ColorDepth::Indexed | ColorDepth::None => Color::Indexed(nearest_index((r, g, b))),
        }
    }

    /// Text and ground in greys that every terminal with 24 bits has, for where the terminal's own colours will not do.
    #[must_use]
    pub fn greys(&self) -> (Color, Color) {
        let palette = self.palette.as_ref().unwrap_or(&DARK);
        let grey = |(r, g, b): Rgb| {
            let mean = ((u16::from(r) + u16::from(g) + u16::from(b)) / 3) as u8;
            Color::Rgb(mean, mean, mean)
        };
        (grey(palette.text), grey(palette.ground))
    }

    /// The ground and plain text.
    #[must_use]
    pub fn ground(&self) -> Style {
        self.bg(self.fg(Style::new(), |p| p.text), |p| p.ground)
    }

    /// Lines of the frame; those of the pane that takes the keys are stronger.
    #[must_use]
    pub fn frame(&self, focused: bool) -> Style {
        let style = self.fg(Style::new(), |p| if focused { p.accent } else { p.frame });
        if focused || self.palette.is_some() { style } else { style.add_modifier(Modifier::DIM) }
    }

    /// The name of the open tab, or of another.
    #[must_use]
    pub fn tab(&self, open: bool) -> Style {
        if open { self.fg(Style::new(), |p| p.accent).add_modifier(Modifier::BOLD) } else { self.fg(Style::new(), |p| p.muted) }
    }

    /// The title in the frame.
    #[must_use]
    pub fn title(&self) -> Style {
        self.fg(Style::new(), |p| p.strong).add_modifier(Modifier::BOLD)
    }

    /// Text of less weight.
    #[must_use]
    pub fn muted(&self) -> Style {
        let style = self.fg(Style::new(), |p| p.muted);
        if self.is_mono() { style.add_modifier(Modifier::DIM) } else { style }
    }

    /// The sign of the selection and of what is under the cursor.
    #[must_use]
    pub fn accent(&self) -> Style {
        self.fg(Style::new(), |p| p.accent).add_modifier(Modifier::BOLD)
    }

    /// The bar beside speech.
    #[must_use]
    pub fn bar(&self) -> Style {
        self.fg(Style::new(), |p| p.frame)
    }

    /// The word under the cursor; weaker while the panel takes the keys.
    #[must_use]
    pub fn cursor(&self, focused: bool) -> Style {
        match (self.palette, focused) {
            (Some(_), true) => self.bg(self.fg(Style::new(), |p| p.ground), |p| p.strong).add_modifier(Modifier::BOLD),
            (Some(_), false) => self.bg(self.fg(Style::new(), |p| p.ground), |p| p.muted),
            (None, true) => Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD),
            (None, false) => Style::new().add_modifier(Modifier::REVERSED | Modifier::DIM),
        }
    }

    /// Over what the selected row of the panel is about.
    #[must_use]
    pub fn lit(&self) -> Style {
        if self.is_mono() {
            Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
        } else {
            self.bg(Style::new(), |p| p.lit_ground)
        }
    }

    /// Over a place found by searching.
    #[must_use]
    pub fn found(&self) -> Style {
        if self.is_mono() {
            Style::new().add_modifier(Modifier::REVERSED | Modifier::UNDERLINED)
        } else {
            self.bg(self.fg(Style::new(), |p| p.strong), |p| p.match_ground)
        }
    }

    /// Over what is selected on the page.
    #[must_use]
    pub fn selection(&self) -> Style {
        if self.is_mono() {
            Style::new().add_modifier(Modifier::REVERSED)
        } else {
            self.bg(self.fg(Style::new(), |p| p.strong), |p| p.selection_ground)
        }
    }

    /// Over the selected row of the panel.
    #[must_use]
    pub fn selected(&self) -> Style {
        self.bg(Style::new(), |p| p.row_ground)
    }

    /// A letter of the page.
    #[must_use]
    pub fn mark(&self, mark: Mark) -> Style {
        let style = match mark.block {
            BlockKind::Title => self.fg(Style::new(), |p| p.strong).add_modifier(Modifier::BOLD),
            BlockKind::Caption => self.fg(Style::new(), |p| p.muted),
            BlockKind::Paragraph => self.fg(Style::new(), |p| p.text),
        };
        let style = match mark.tint {
            Tint::Plain => style,
            Tint::Unknown => self.unknown(style),
            Tint::Caption => self.fg(Style::new(), |p| p.muted),
            Tint::Nominal(kind) => self.kind(style, kind),
            // Quieter than names: there are many.
            Tint::Term => self.fg(style, |p| p.term_in_text).add_modifier(Modifier::UNDERLINED),
            Tint::Name(kind) => self.kind(style, kind).add_modifier(name_modifier(kind)),
        };
        let style = if mark.quote { self.bg(style, |p| p.quote_ground) } else { style };
        if mark.typo { self.fg(style, |p| p.warning).add_modifier(Modifier::UNDERLINED | Modifier::BOLD) } else { style }
    }

    fn unknown(&self, style: Style) -> Style {
        if self.is_mono() { style.add_modifier(Modifier::DIM) } else { self.fg(style, |p| p.muted) }
    }

    fn kind(&self, style: Style, kind: EntityKind) -> Style {
        self.fg(style, |p| match kind {
            EntityKind::Person => p.person,
            EntityKind::Place => p.place,
            EntityKind::Organization => p.body,
            EntityKind::Nationality => p.people,
            EntityKind::Event | EntityKind::Instrument => p.deed,
            EntityKind::Group => p.group,
            EntityKind::Date | EntityKind::Money | EntityKind::Quantity => p.amount,
        })
    }

    /// Text of the panel and the strip.
    #[must_use]
    pub fn ink(&self, ink: Ink) -> Style {
        let plain = Style::new();
        match ink {
            Ink::Body => self.fg(plain, |p| p.text),
            Ink::Strong => self.fg(plain, |p| p.strong).add_modifier(Modifier::BOLD),
            Ink::Muted => self.muted(),
            Ink::Label(kind) => self.fg(plain, |p| label_color(p, kind)).add_modifier(Modifier::BOLD),
            Ink::Name(kind) => self.kind(plain, kind).add_modifier(Modifier::BOLD),
            Ink::Term => self.fg(plain, |p| p.term),
            Ink::Arabic => self.fg(plain, |p| p.strong),
            Ink::Warning => self.fg(plain, |p| p.warning).add_modifier(Modifier::BOLD),
        }
    }
}

fn name_modifier(kind: EntityKind) -> Modifier {
    match kind {
        EntityKind::Person | EntityKind::Place => Modifier::BOLD,
        EntityKind::Organization | EntityKind::Event | EntityKind::Instrument => Modifier::BOLD.union(Modifier::UNDERLINED),
        _ => Modifier::empty(),
    }
}

fn label_color(palette: &Palette, kind: FactKind) -> Rgb {
    match kind {
        FactKind::Event => palette.place,
        FactKind::Role => palette.person,
        FactKind::Relation => palette.people,
        FactKind::Position => palette.body,
        FactKind::Commitment => palette.deed,
        FactKind::Call => palette.group,
        FactKind::Schedule | FactKind::Figure => palette.amount,
    }
}

/// The nearest of xterm's 256 colours: in the 6×6×6 cube or on the grey ramp.
fn nearest_index((r, g, b): Rgb) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step = |c: u8| {
        let near = STEPS.iter().enumerate().min_by_key(|(_, at)| at.abs_diff(c));
        near.map_or((0, 0), |(index, &at)| (u8::try_from(index).unwrap_or(0), at))
    };
    let distance = |(x, y, z): Rgb| {
        let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
        square(x, r) + square(y, g) + square(z, b)
    };
    let ((ri, rc), (gi, gc), (bi, bc)) = (step(r), step(g), step(b));
    let cube = (16 + 36 * ri + 6 * gi + bi, distance((rc, gc, bc)));
    let grey = (0..24u8).map(|n| (232 + n, distance((8 + 10 * n, 8 + 10 * n, 8 + 10 * n)))).min_by_key(|&(_, d)| d);
    match grey {
        Some((index, d)) if d < cube.1 => index,
        _ => cube.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_of_256() {
        assert_eq!(nearest_index((0, 0, 0)), 16);
        assert_eq!(nearest_index((255, 255, 255)), 231);
        assert_eq!(nearest_index((28, 28, 28)), 234);
        assert_eq!(nearest_index((95, 175, 255)), 75);
    }

    #[test]
    fn mono_has_no_colour() {
        let theme = Theme::new(ThemeName::Dark, ColorDepth::None);
        for kind in EntityKind::ALL {
            let style = theme.mark(Mark { tint: Tint::Name(kind), ..Mark::plain(BlockKind::Paragraph) });
            assert!(style.fg.is_none() && style.bg.is_none());
        }
        assert!(theme.cursor(true).add_modifier.contains(Modifier::REVERSED));
    }
}
