//! `tarjuman [INPUT]`: the screen; when the output is no terminal, as `print`.

use std::io::{self, IsTerminal};
use std::path::Path;

use super::error::{DONE, Error};
use super::{Global, When, document, lexicon, print};
use crate::annotate::annotate;
use crate::app::Setup;
use crate::app::geometry::Share;
use crate::config::ColorDepth;
use crate::corrections::Log;
use crate::corrections::store::{Opened, Store};
use crate::settings;
use crate::source::Input;
use crate::terminal::{self, environment};

pub(super) fn run(input: Option<&Path>, global: &Global) -> Result<u8, Error> {
    let input = input.map_or(Input::Bundled, Input::named);
    if !io::stdout().is_terminal() {
        return print::articles(&[input], &print::Options::default(), global);
    }
    let choices = global.choices()?;
    let document = document(&input, global)?;
    let depth = match (global.color, environment::color_depth()) {
        (When::Never, _) => ColorDepth::None,
        (When::Always, ColorDepth::None) => ColorDepth::Indexed,
        (_, depth) => depth,
    };
    let (lexicon, damaged) = lexicon::opened(global);
    let (corrections, keeper, unread) = match Store::new(global.data.as_deref()) {
        Ok(store) => {
            let Opened { log, keeper, problems } = store.open(&document);
            (log, Ok(keeper), problems.first().map(ToString::to_string))
        }
        // Told when there is something to keep.
        Err(error) => (Log::default(), Err(error.to_string()), None),
    };
    let setup = Setup {
        theme: choices.config.theme.unwrap_or_else(environment::theme),
        depth,
        share: Share { side: choices.config.panel, ..Share::default() },
        message: choices
            .problem
            .as_ref()
            .map(settings::Error::brief)
            .or_else(|| damaged.first().map(ToString::to_string))
            .or(unread),
        corrections,
        ..Setup::default()
    };
    terminal::run(document, lexicon, setup, choices.identify(), annotate, keeper).map_err(Error::Terminal)?;
    Ok(DONE)
}
