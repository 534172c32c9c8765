//! What the user has chosen once for all: plain data, read by serde.
//!
//! Invariant: `Config::default()` is the program as it comes. The file it is read from is `settings`' business.

use std::collections::BTreeMap;
use std::fmt::{self, Formatter};

use serde::de::{DeserializeOwned, Error, IntoDeserializer, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// A set of colours.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeName {
    /// Light letters on a dark ground.
    #[default]
    Dark,
    /// Ink on paper.
    Light,
    /// No colour: bold, underline, reverse, signs before names.
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
    /// Sixteen, whose shades are the terminal's own.
    Sixteen,
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

/// The ways of sending a visual line to a terminal (design: *Arabic in real terminals*). The encoders are in `display`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Display {
    /// Visual order, presentation forms: for terminals that do no bidi, or can be told not to.
    #[default]
    Visual,
    /// Runs at their visual place, the letters of each in logical order, U+200E between them: for terminals that reorder each run of letters.
    Words,
    /// As `Words` without any U+200E; shaping is broken by weight: for kitty.
    WordsKitty,
    /// As `Words`, blanks as U+2800 and no U+200E: for PuTTY.
    WordsBraille,
    /// As `Visual`, after mlterm has been told to leave order and letters alone.
    Mlterm,
    /// As `Visual`, neighbouring cells told apart by a step of colour, so that each is drawn alone: for QTermWidget.
    PerCell,
    /// Logical order, base letters: for a terminal that does everything itself, and for pipes.
    Logical,
}

impl Display {
    /// All displays in the order in which they are gone through.
    pub const ALL: [Self; 7] =
        [Self::Visual, Self::Words, Self::WordsKitty, Self::WordsBraille, Self::Mlterm, Self::PerCell, Self::Logical];

    /// Its name as typed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Visual => "visual",
            Self::Words => "words",
            Self::WordsKitty => "words-kitty",
            Self::WordsBraille => "words-braille",
            Self::Mlterm => "mlterm",
            Self::PerCell => "per-cell",
            Self::Logical => "logical",
        }
    }

    /// The display of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|display| display.name() == name)
    }

    /// Whether there is a terminal of this display that places harakat over their letters: kitty and QTermWidget do not.
    #[must_use]
    pub fn places_harakat(self) -> bool {
        !matches!(self, Self::WordsKitty | Self::PerCell)
    }

    /// The display after this one, the first after the last.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|&display| display == self).unwrap_or(0);
        Self::ALL.get(at + 1).copied().unwrap_or_default()
    }
}

/// What becomes of harakat on the screen: as the terminal can ([`Encoding`] after identification), or as the user says.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HarakatChoice {
    /// As the terminal can place them.
    #[default]
    Auto,
    /// Kept over their letters.
    Keep,
    /// Left out of the text; shown otherwise where they matter.
    Strip,
}

/// How a terminal is sent Arabic: all that identification decides.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Encoding {
    /// The byte stream.
    #[serde(deserialize_with = "named")]
    pub display: Display,
    /// Whether it places harakat over their letters.
    pub harakat: bool,
}

impl Default for Encoding {
    fn default() -> Self {
        Self { display: Display::Visual, harakat: true }
    }
}

/// The choices. Each stands below what the command line says and above what is found out.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The colours; where none is named, the terminal's environment decides.
    #[serde(deserialize_with = "named_or_auto")]
    pub theme: Option<ThemeName>,
    /// The panel's side.
    #[serde(deserialize_with = "named")]
    pub panel: PanelSide,
    /// How lines are sent to every terminal; where none is named, each terminal is asked.
    #[serde(deserialize_with = "named_or_auto")]
    pub display: Option<Display>,
    /// What becomes of harakat in every terminal.
    #[serde(deserialize_with = "named")]
    pub harakat: HarakatChoice,
    /// What was confirmed for a terminal, by its key: see `tarjuman terminal`.
    pub terminals: BTreeMap<String, Encoding>,
}

/// A choice by its name, or `auto` for none.
fn named_or_auto<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<Option<T>, D::Error> {
    let name = deserializer.deserialize_any(Name)?;
    if name == "auto" { Ok(None) } else { by_name(&name, ", or `auto`").map(Some) }
}

/// A choice by its name.
fn named<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<T, D::Error> {
    by_name(&deserializer.deserialize_any(Name)?, "")
}

fn by_name<T: DeserializeOwned, E: Error>(name: &str, or: &str) -> Result<T, E> {
    T::deserialize(name.into_deserializer()).map_err(|error: serde::de::value::Error| E::custom(format_args!("{error}{or}")))
}

/// A name; what is none (`harakat = true`) counts as one, so that the names that are allowed are told.
struct Name;

impl Visitor<'_> for Name {
    type Value = String;

    fn expecting(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name in quotes")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<String, E> {
        Ok(value.to_owned())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<String, E> {
        Ok(value.to_string())
    }
}
