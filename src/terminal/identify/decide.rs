//! From environment and answers to a display: pure.
//!
//! Invariant: what the terminal answers weighs more than what the environment says, since variables leak from one terminal into another; through a multiplexer only
//! what tmux says of its client does, else the environment that leaked.

use super::table::{TERMINALS, Terminal, UNKNOWN, named};
use super::{Answers, Environment};
use crate::config::{Display, Encoding};

/// What was decided, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verdict {
    /// How the terminal is to be sent Arabic.
    pub encoding: Encoding,
    /// The terminal's name without its version, such as `konsole` or `vte in tmux`: what a choice is remembered under. Of an unknown one its `TERM` is
    /// part of the name.
    pub terminal: String,
    /// Which rule decided, in words.
    pub reason: String,
    /// Whether the terminal was recognised beyond doubt. Else there is more to ask, and the display is that of the likeliest, or the one that serves most.
    pub known: bool,
}

/// Decides on what is known so far; with no answers yet, on the environment alone.
#[must_use]
pub fn decide(environment: &Environment, answers: &Answers) -> Verdict {
    let within = multiplexer(environment, answers);
    let found = match within {
        None => by_answers(environment, answers).map(sure).or_else(|| by_environment(environment)),
        Some("tmux") => by_client(answers).map(sure).or_else(|| by_environment(environment)),
        Some("screen") => by_environment(environment),
        // Zellij draws everything anew and drops what has no width: no terminal's ordering is met, and no mark survives.
        Some(_) => None,
    };
    let unnamed = found.is_none();
    let known = found.as_ref().is_some_and(|(_, _, sure)| *sure);
    let (terminal, mut reason, _) =
        found.unwrap_or_else(|| (UNKNOWN, "the terminal is not known: what serves most".to_owned(), false));
    let mut encoding =
        Encoding { display: if within.is_some() { terminal.within } else { terminal.display }, harakat: terminal.harakat };
    if encoding.display == Display::Words && answers.lrm_columns.is_some_and(|columns| columns > 2) {
        encoding.display = Display::WordsBraille;
        reason.push_str("; U+200E takes a column here, so blanks part the words instead");
    }
    if encoding.harakat && answers.mark_columns.is_some_and(|columns| columns > 1) {
        encoding.harakat = false;
        reason.push_str("; a mark takes a column here, so harakat are left out");
    }
    let mut name = terminal.key.to_owned();
    let term = match within {
        Some("tmux") => answers.tmux_client.as_deref().unwrap_or_default(),
        Some(_) => "",
        None => environment.term.as_str(),
    };
    if unnamed && !term.is_empty() {
        name = format!("{name} {term}");
    }
    if let Some(within) = within {
        name = format!("{name} in {within}");
    }
    Verdict { encoding, terminal: name, reason, known }
}

/// The multiplexer that stands between: by its own answer, else by the environment where no terminal has answered for itself.
fn multiplexer(environment: &Environment, answers: &Answers) -> Option<&'static str> {
    let kind = answers.da2.as_deref().and_then(|da2| da2.first().copied());
    match (answers.xtversion.as_deref(), kind) {
        (Some(version), _) if version.starts_with("tmux") => return Some("tmux"),
        (Some(version), _) if version.to_ascii_lowercase().starts_with("zellij") => return Some("zellij"),
        (_, Some(84)) => return Some("tmux"),
        (_, Some(83)) => return Some("screen"),
        // Zellij answers for a terminal of its own making, with no name.
        _ if environment.has("ZELLIJ") && by_version(answers).is_none() => return Some("zellij"),
        (Some(_), _) | (_, Some(_)) => return None,
        (None, None) => {}
    }
    let term = environment.term.as_str();
    // Its variables leak into terminals started from within; `TERM` is theirs then.
    if environment.has("TMUX") && !outer(term) {
        Some("tmux")
    } else if environment.has("STY") && !outer(term) || term.starts_with("screen") {
        Some("screen")
    } else if term.starts_with("tmux") {
        Some("tmux")
    } else {
        None
    }
}

/// Whether tmux stands between, which can be asked what is around it.
pub(super) fn in_tmux(environment: &Environment, answers: &Answers) -> bool {
    environment.has("TMUX") && multiplexer(environment, answers) == Some("tmux")
}

/// Whether a `TERM` is that of one terminal, which a multiplexer never sets for its children.
fn outer(term: &str) -> bool {
    TERMINALS.iter().any(|terminal| terminal.term.iter().any(|start| term.starts_with(start)))
}

fn by_answers(environment: &Environment, answers: &Answers) -> Option<(Terminal, String)> {
    by_version(answers).or_else(|| by_mode(answers)).or_else(|| by_attributes(environment, answers))
}

/// XTVERSION names the terminal.
fn by_version(answers: &Answers) -> Option<(Terminal, String)> {
    let version = answers.xtversion.as_deref()?;
    version_of(version).map(|terminal| (terminal, format!("it answers to XTVERSION as {version}")))
}

fn version_of(version: &str) -> Option<Terminal> {
    let small = version.to_ascii_lowercase();
    TERMINALS.into_iter().find(|terminal| terminal.version.iter().any(|start| small.starts_with(start)))
}

/// The terminal knows mode 8: told to leave the order alone, it does.
fn by_mode(answers: &Answers) -> Option<(Terminal, String)> {
    let value = answers.bdsm.filter(|value| matches!(value, 1 | 2))?;
    let reason = format!("it knows explicit bidi mode (DECRQM 8 is {value})");
    let vte = answers.da2.as_deref().is_some_and(|da2| matches!(da2, [61 | 65, _, 1]));
    Some((if vte { named("vte") } else { Terminal { key: "explicit", ..UNKNOWN } }, reason))
}

/// Device attributes: each terminal that answers to no XTVERSION in some version, by what it says of its kind.
fn by_attributes(environment: &Environment, answers: &Answers) -> Option<(Terminal, String)> {
    let da2 = answers.da2.as_deref();
    let da1 = answers.da1.as_deref();
    let key = match (da2, da1) {
        (Some([0, 136, _]), _) => "putty",
        (Some([0 | 1, 115, _]), _) if environment.has("KONSOLE_VERSION") => "konsole",
        // The same library once, parted since: Konsole has another first number, and more in DA1.
        (Some([0, 115, _]), Some([1, 2])) => "qtermwidget",
        (Some([1, 115, _]), _) => "konsole",
        (Some([24, ..]), _) => "mlterm",
        (Some([41, ..]), _) => "xterm",
        (Some([61 | 65, _, 1]), _) => "vte",
        (Some([77, ..]), _) => "mintty",
        (Some([85, ..] | [82, ..]), _) => "urxvt",
        (Some([1, 4000..=u16::MAX, _]), _) => "kitty",
        (Some([0, 276, _]), _) => "xterm.js",
        (Some([0, 10, 1]), _) => "windows-terminal",
        // A version in two digits each (0.17.0 is 1700), and a VT102.
        (Some([0, 100..=u16::MAX, 1]), Some([6])) => "alacritty",
        _ => return None,
    };
    let numbers = da2.unwrap_or_default().iter().map(u16::to_string).collect::<Vec<_>>().join(";");
    Some((named(key), format!("its device attributes are {numbers}")))
}

/// tmux names its client: by the client's XTVERSION, else by its `TERM`.
fn by_client(answers: &Answers) -> Option<(Terminal, String)> {
    let client = answers.tmux_client.as_deref().filter(|client| !client.is_empty())?;
    let terminal = version_of(client).or_else(|| by_term(client))?;
    Some((terminal, format!("tmux says that it runs in {client}")))
}

fn by_term(term: &str) -> Option<Terminal> {
    TERMINALS.into_iter().find(|terminal| terminal.term.iter().any(|start| term.starts_with(start)))
}

/// With whether it is beyond doubt.
fn by_environment(environment: &Environment) -> Option<(Terminal, String, bool)> {
    // GNU screen keeps the name of the terminal around it: `screen.rxvt-unicode`.
    if let Some(terminal) = by_term(environment.term.trim_start_matches("screen.")) {
        return Some((terminal, format!("TERM is {}", environment.term), true));
    }
    let program = environment.term_program.as_str();
    if let Some(terminal) = TERMINALS.into_iter().find(|terminal| !program.is_empty() && terminal.program == program) {
        return Some((terminal, format!("TERM_PROGRAM is {program}"), true));
    }
    let mut named = TERMINALS.into_iter().filter_map(|terminal| {
        let mark = terminal.marks.iter().find(|mark| environment.has(mark))?;
        Some((terminal, format!("{mark} is set")))
    });
    let (terminal, reason) = named.next()?;
    // Two are named where one was started from the other.
    Some((terminal, reason, named.next().is_none()))
}

fn sure((terminal, reason): (Terminal, String)) -> (Terminal, String, bool) {
    (terminal, reason, true)
}
