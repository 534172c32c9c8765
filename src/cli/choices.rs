//! What the user has chosen: the command line above the file of settings.

use std::path::PathBuf;

use super::Global;
use super::error::{self, Error};
use crate::config::{Config, Display, Encoding, HarakatChoice};
use crate::settings;
use crate::terminal::identify;

/// Names a file of settings as `--config` does, but one that need not be there yet.
const VARIABLE: &str = "TARJUMAN_CONFIG";

/// The choices, and where those that last are kept.
#[derive(Debug)]
pub(super) struct Choices {
    /// The file of settings; none without a home folder.
    pub(super) path: Option<PathBuf>,
    /// What it says, with what the command line says above it.
    pub(super) config: Config,
    /// Why the file says nothing, if it is wrong. The program goes on without it, and tells.
    pub(super) problem: Option<settings::Error>,
}

impl Choices {
    /// What stands above identification.
    pub(super) fn identify(&self) -> identify::Choices {
        let Config { display, harakat, ref terminals, .. } = self.config;
        identify::Choices { display, harakat, remembered: terminals.clone() }
    }
}

impl Global {
    /// Gathers the choices.
    ///
    /// # Errors
    /// When `--config` names a file that is not there. One that is wrong is a [`Choices::problem`].
    pub(super) fn choices(&self) -> Result<Choices, Error> {
        let path = self.config_path()?;
        let (mut config, problem) = match path.as_deref().map(settings::read) {
            Some(Err(problem)) => (Config::default(), Some(problem)),
            Some(Ok(config)) => (config, None),
            None => (Config::default(), None),
        };
        if let Some(theme) = self.theme {
            config.theme = Some(theme.into());
        }
        if let Some(display) = self.display {
            config.display = display.0;
        }
        if let Some(harakat) = self.harakat {
            config.harakat = harakat;
        }
        Ok(Choices { path, config, problem })
    }

    /// The encoding for standard output: as chosen or found out where that is a `terminal`, else logical order unless another is named. Tells of settings that are
    /// wrong.
    ///
    /// # Errors
    /// As [`Global::choices`].
    pub(super) fn encoding(&self, terminal: bool) -> Result<Encoding, Error> {
        let choices = self.choices()?;
        if let Some(problem) = &choices.problem {
            error::remark("settings", problem);
        }
        if terminal {
            return Ok(identify::for_print(&choices.identify()));
        }
        let Config { display, harakat, .. } = choices.config;
        Ok(Encoding { display: display.unwrap_or(Display::Logical), harakat: harakat != HarakatChoice::Strip })
    }

    /// Where the file of settings is, whether it is there or not; none without a home folder.
    ///
    /// # Errors
    /// As [`Global::choices`].
    pub(super) fn config_path(&self) -> Result<Option<PathBuf>, Error> {
        if let Some(path) = &self.config {
            // Whoever names a file means one that is there.
            return if path.exists() {
                Ok(Some(path.clone()))
            } else {
                Err(settings::Error::Missing(path.display().to_string()).into())
            };
        }
        let named = std::env::var_os(VARIABLE).filter(|path| !path.is_empty());
        Ok(named.map_or_else(settings::usual_path, |path| Some(PathBuf::from(path))))
    }
}
