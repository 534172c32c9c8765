//! Style keys → colours and attributes. Nothing is told by colour alone: names are bold, terms and bodies underlined, and where colours are none or few, each kind has a sign
//! (`markup::signs`), which can be had in every theme.
//!
//! Three themes. A theme paints its own ground, so that it is as legible on a white terminal as on a black one; `mono` leaves the terminal's colours alone. `tests` computes
//! that everything can be read and told apart.

mod palette;
#[cfg(test)]
mod tests;

use ratatui::style::{Color, Modifier, Style};

use crate::annotate::annotation::{EntityKind, FactKind};
use crate::app::prose::Ink;
use crate::config::{ColorDepth, ThemeName};
use crate::document::BlockKind;
use crate::markup::{Mark, Tint};
use palette::{DARK, DARK_16, LIGHT, LIGHT_16, Palette, Rgb};

/// A theme at the depth of a terminal.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    palette: Option<Palette<Color>>,
    /// Only the first sixteen colours are used.
    few: bool,
    greys: (Color, Color),
}

impl Theme {
    /// The theme `name` for a terminal of this depth; without colours every theme is `mono`.
    #[must_use]
    pub fn new(name: ThemeName, depth: ColorDepth) -> Self {
        let (many, few) = match name {
            ThemeName::Light => (&LIGHT, &LIGHT_16),
            ThemeName::Dark | ThemeName::Mono => (&DARK, &DARK_16),
        };
        let palette = match depth {
            _ if name == ThemeName::Mono => None,
            ColorDepth::None => None,
            ColorDepth::True => Some(many.map(|(r, g, b)| Color::Rgb(r, g, b))),
            ColorDepth::Indexed => Some(many.map(|rgb| Color::Indexed(nearest_index(rgb)))),
            ColorDepth::Sixteen => Some(few.map(Color::Indexed)),
        };
        let grey = |(r, g, b): Rgb| {
            let mean = ((u16::from(r) + u16::from(g) + u16::from(b)) / 3) as u8;
            Color::Rgb(mean, mean, mean)
        };
        Self { palette, few: depth == ColorDepth::Sixteen, greys: (grey(many.text), grey(many.ground)) }
    }

    /// Whether it has no colours, so that signs must stand in for them.
    #[must_use]
    pub fn is_mono(&self) -> bool {
        self.palette.is_none()
    }

    fn fg(&self, style: Style, pick: impl Fn(&Palette<Color>) -> Color) -> Style {
        self.palette.as_ref().map_or(style, |palette| style.fg(pick(palette)))
    }

    fn bg(&self, style: Style, pick: impl Fn(&Palette<Color>) -> Color) -> Style {
        self.palette.as_ref().map_or(style, |palette| style.bg(pick(palette)))
    }

    /// Text and ground in greys that every terminal with 24 bits has, for where the terminal's own colours will not do.
    #[must_use]
    pub fn greys(&self) -> (Color, Color) {
        self.greys
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
            // Of sixteen colours a bold black is grey in many terminals.
            (Some(_), true) if self.few => self.bg(self.fg(Style::new(), |p| p.ground), |p| p.strong),
            (Some(_), true) => self.bg(self.fg(Style::new(), |p| p.ground), |p| p.strong).add_modifier(Modifier::BOLD),
            (Some(_), false) => self.bg(self.fg(Style::new(), |p| p.ground), |p| p.muted),
            (None, true) => Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD),
            (None, false) => Style::new().add_modifier(Modifier::REVERSED | Modifier::DIM),
        }
    }

    /// Over what the selected row of the panel is about.
    #[must_use]
    pub fn lit(&self) -> Style {
        if self.is_mono() || self.few {
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
            self.bg(self.fg(Style::new(), |p| p.over), |p| p.match_ground)
        }
    }

    /// Over what is selected on the page.
    #[must_use]
    pub fn selection(&self) -> Style {
        if self.is_mono() {
            Style::new().add_modifier(Modifier::REVERSED)
        } else {
            self.bg(self.fg(Style::new(), |p| p.over), |p| p.selection_ground)
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
            // Most terms of a description are its head («الرئيس»): whose it is shows in the colour, that it is a term in the line under it.
            Tint::Term => match mark.within {
                Tint::Nominal(kind) => self.kind(style, kind),
                _ => self.fg(style, |p| p.term_in_text),
            },
            Tint::Nominal(kind) | Tint::Name(kind) => self.kind(style, kind),
        };
        // What a name lies in goes on through it, so that where it begins and ends stays visible.
        let style = style.add_modifier(self.modifiers(mark.tint) | self.modifiers(mark.within));
        let style = if mark.quote { self.bg(style, |p| p.quote_ground) } else { style };
        if mark.typo { self.fg(style, |p| p.warning).add_modifier(Modifier::UNDERLINED | Modifier::BOLD) } else { style }
    }

    /// What is said without colour. Only bold and underlined: other attributes of Arabic letters are seen in few fonts.
    fn modifiers(&self, tint: Tint) -> Modifier {
        use EntityKind::{Date, Event, Instrument, Money, Organization, Person, Place, Quantity};
        match tint {
            Tint::Name(Person | Place) => Modifier::BOLD,
            Tint::Name(Organization | Event | Instrument) => Modifier::BOLD.union(Modifier::UNDERLINED),
            Tint::Term => Modifier::UNDERLINED,
            // Without colours the extent of everything is shown.
            Tint::Name(Date | Money | Quantity) | Tint::Nominal(_) if self.is_mono() => Modifier::UNDERLINED,
            Tint::Name(_) if self.is_mono() => Modifier::BOLD,
            _ => Modifier::empty(),
        }
    }

    fn unknown(&self, style: Style) -> Style {
        if self.is_mono() { style.add_modifier(Modifier::DIM) } else { self.fg(style, |p| p.muted) }
    }

    fn kind(&self, style: Style, kind: EntityKind) -> Style {
        self.fg(style, |p| match kind {
            EntityKind::Person => p.person,
            EntityKind::Place => p.place,
            EntityKind::Organization => p.organization,
            EntityKind::Nationality => p.nationality,
            EntityKind::Event => p.event,
            EntityKind::Instrument => p.instrument,
            EntityKind::Group => p.group,
            EntityKind::Date => p.date,
            EntityKind::Money => p.money,
            EntityKind::Quantity => p.quantity,
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
            Ink::Name(kind) => self.kind(plain, kind).add_modifier(Modifier::BOLD | self.modifiers(Tint::Name(kind))),
            Ink::Term => self.fg(plain, |p| p.term),
            Ink::Arabic => self.fg(plain, |p| p.strong),
            Ink::Heading => self.fg(plain, |p| p.accent).add_modifier(Modifier::BOLD),
            Ink::Struck => self.muted().add_modifier(Modifier::CROSSED_OUT),
            Ink::Warning => self.fg(plain, |p| p.warning).add_modifier(Modifier::BOLD),
        }
    }
}

fn label_color(palette: &Palette<Color>, kind: FactKind) -> Color {
    match kind {
        FactKind::Event => palette.place,
        FactKind::Role => palette.person,
        FactKind::Relation => palette.nationality,
        FactKind::Position => palette.organization,
        FactKind::Commitment => palette.event,
        FactKind::Call => palette.group,
        FactKind::Schedule => palette.date,
        FactKind::Figure => palette.quantity,
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
