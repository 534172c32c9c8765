//! `tarjuman completions` and `tarjuman man`: made from the command line as it is declared, so that they cannot fall behind it.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, Command, CommandFactory};
use clap_complete::Shell;

use super::Cli;
use super::error::{DONE, Error};

/// Options of `completions`.
#[derive(Clone, Debug, Args)]
pub(super) struct Completions {
    /// The shell: bash, zsh, fish, elvish or powershell
    shell: Shell,
}

/// Options of `man`.
#[derive(Clone, Debug, Args)]
pub(super) struct Man {
    /// Write a page for the program and one for each command into this folder, such as ~/.local/share/man/man1
    #[arg(long, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

/// Writes the completions for a shell to standard output.
pub(super) fn completions(options: &Completions) -> Result<u8, Error> {
    let mut text = Vec::new();
    clap_complete::generate(options.shell, &mut Cli::command(), "tarjuman", &mut text);
    print(&text)
}

/// Writes the manual: the program's page to standard output, or all pages into a folder.
pub(super) fn man(options: &Man) -> Result<u8, Error> {
    let Some(folder) = &options.output else {
        return print(&page(Cli::command())?);
    };
    let failed = |error: io::Error| Error::Output(io::Error::new(error.kind(), format!("{}: {error}", folder.display())));
    fs::create_dir_all(folder).map_err(failed)?;
    let mut program = Cli::command();
    program.build();
    let pages = program.get_subcommands().filter(|c| c.get_name() != "help").map(|command| {
        let name = format!("tarjuman-{}", command.get_name());
        (name.clone(), command.clone().display_name(name))
    });
    for (name, command) in std::iter::once(("tarjuman".to_owned(), Cli::command())).chain(pages) {
        fs::write(folder.join(format!("{name}.1")), page(command)?).map_err(failed)?;
    }
    Ok(DONE)
}

fn page(command: Command) -> Result<Vec<u8>, Error> {
    let mut text = Vec::new();
    clap_mangen::Man::new(command).render(&mut text).map_err(Error::Output)?;
    Ok(text)
}

fn print(text: &[u8]) -> Result<u8, Error> {
    let mut out = io::stdout().lock();
    out.write_all(text).and_then(|()| out.flush()).map_err(Error::Output)?;
    Ok(DONE)
}
