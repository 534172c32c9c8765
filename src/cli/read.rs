//! `tarjuman [INPUT]`: the screen; when the output is no terminal, as `print`.

use std::io::{self, IsTerminal};
use std::path::Path;

use super::error::{DONE, Error};
use super::{Global, When, document, print};
use crate::annotate::annotate;
use crate::app::Setup;
use crate::config::ColorDepth;
use crate::source::Input;
use crate::terminal::{self, environment};

pub(super) fn run(input: Option<&Path>, global: &Global) -> Result<u8, Error> {
    let input = input.map_or(Input::Bundled, Input::named);
    if !io::stdout().is_terminal() {
        return print::articles(&[input], &print::Options::default(), global);
    }
    let document = document(&input, global)?;
    let depth = match (global.color, environment::color_depth()) {
        (When::Never, _) => ColorDepth::None,
        (When::Always, ColorDepth::None) => ColorDepth::Indexed,
        (_, depth) => depth,
    };
    let setup = Setup { theme: global.theme.map_or_else(environment::theme, Into::into), depth, ..Setup::default() };
    terminal::run(document, setup, global.choices(), annotate).map_err(Error::Terminal)?;
    Ok(DONE)
}
