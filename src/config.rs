//! What the user has chosen once for all: plain data, read by serde.
//!
//! Invariant: `Config::default()` is the program as it comes.

use serde::{Deserialize, Serialize};

/// A set of colours.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeName {
    /// Light letters on a dark ground.
    #[default]
    Dark,
    /// Ink on paper.
    Light,
    /// No colour: bold, underline, reverse, brackets.
    Mono,
}

impl ThemeName {
    /// All themes in the order in which they are gone through.
    pub const ALL: [Self; 3] = [Self::Dark, Self::Light, Self::Mono];

    /// Its name as typed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Mono => "mono",
        }
    }

    /// The theme after this one, the first after the last.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|&theme| theme == self).unwrap_or(0);
        Self::ALL.get(at + 1).copied().unwrap_or_default()
    }
}

/// How many colours the terminal has.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColorDepth {
    /// 24 bits.
    #[default]
    True,
    /// The 256 colours of xterm.
    Indexed,
    /// None are to be used.
    None,
}

/// The side of the screen on which the panel stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PanelSide {
    /// English on the left, Arabic on the right: each language starts at its own outer edge.
    #[default]
    Left,
    /// The other way round.
    Right,
}

impl PanelSide {
    /// The other side.
    #[must_use]
    pub fn flipped(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// The choices.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The colours; where none is named, the terminal's environment decides.
    pub theme: Option<ThemeName>,
    /// The panel's side.
    pub panel: PanelSide,
}
