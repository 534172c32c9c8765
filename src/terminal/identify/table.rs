//! The terminals: the names by which each is known, what serves it, whether it places harakat.
//!
//! One row a terminal, as found by running them (design: *Arabic in real terminals*); `read` in a row's remark: from its documentation, not run. A new terminal is a
//! new row here, and a line of answers in the tests of `decide`.

use crate::config::Display;

/// What serves a terminal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Terminal {
    /// Its name, under which choices are remembered.
    pub(super) key: &'static str,
    /// How its XTVERSION begins, in small letters.
    pub(super) version: &'static [&'static str],
    /// Variables that it sets for its children.
    pub(super) marks: &'static [&'static str],
    /// What it sets as `TERM_PROGRAM`.
    pub(super) program: &'static str,
    /// How the `TERM` that is its alone begins.
    pub(super) term: &'static [&'static str],
    /// What it is sent.
    pub(super) display: Display,
    /// What it is sent through a multiplexer, which swallows what switches bidi off.
    pub(super) within: Display,
    /// Whether it places harakat over their letters.
    pub(super) harakat: bool,
}

const fn row(key: &'static str, display: Display, within: Display, harakat: bool) -> Terminal {
    Terminal { key, version: &[], marks: &[], program: "", term: &[], display, within, harakat }
}

use Display::{Mlterm, PerCell, Visual, Words, WordsBraille, WordsKitty};

/// The terminal of which nothing is known.
pub(super) const UNKNOWN: Terminal = row("unknown", Visual, Visual, false);

/// All others. Where the environment names two (one was started from the other), the first of this order is taken until the terminal answers: those whose own
/// `TERM` tells come first.
pub(super) const TERMINALS: [Terminal; 20] = [
    Terminal {
        version: &["kitty("],
        marks: &["KITTY_WINDOW_ID"],
        term: &["xterm-kitty"],
        ..row("kitty", WordsKitty, WordsKitty, false)
    },
    Terminal { version: &["mlterm("], marks: &["MLTERM"], term: &["mlterm"], ..row("mlterm", Mlterm, Visual, true) },
    Terminal { term: &["rxvt-unicode"], version: &["rxvt-unicode"], ..row("urxvt", Visual, Visual, true) },
    Terminal {
        version: &["alacritty"],
        marks: &["ALACRITTY_WINDOW_ID"],
        term: &["alacritty"],
        ..row("alacritty", Visual, Visual, false)
    },
    Terminal { version: &["foot("], term: &["foot"], ..row("foot", Visual, Visual, false) },
    Terminal { version: &["st("], term: &["st-"], ..row("st", Visual, Visual, false) },
    Terminal { version: &["zutty"], term: &["zutty"], ..row("zutty", Visual, Visual, false) },
    Terminal {
        version: &["ghostty"],
        marks: &["GHOSTTY_RESOURCES_DIR"],
        program: "ghostty",
        term: &["xterm-ghostty"],
        ..row("ghostty", Visual, Visual, false)
    },
    Terminal {
        version: &["wezterm"],
        marks: &["WEZTERM_PANE"],
        program: "WezTerm",
        term: &["wezterm"],
        ..row("wezterm", Visual, Visual, false)
    },
    // It honours explicit mode and answers so, but the visual picture of its marks was not seen.
    Terminal { version: &["mintty"], program: "mintty", term: &["mintty"], ..row("mintty", Visual, Visual, false) },
    Terminal { version: &["putty"], term: &["putty"], ..row("putty", WordsBraille, WordsBraille, true) },
    Terminal { version: &["terminology"], marks: &["TERMINOLOGY"], ..row("terminology", Visual, Visual, false) },
    Terminal { version: &["konsole"], marks: &["KONSOLE_VERSION"], term: &["konsole"], ..row("konsole", Words, Words, true) },
    Terminal { version: &["vte("], marks: &["VTE_VERSION"], term: &["gnome", "vte"], ..row("vte", Visual, Words, true) },
    Terminal { version: &["xterm("], marks: &["XTERM_VERSION"], ..row("xterm", Visual, Visual, true) },
    // Its environment is that of any xterm; only its answers tell.
    row("qtermwidget", PerCell, PerCell, false),
    Terminal { version: &["iterm2"], marks: &["ITERM_SESSION_ID"], program: "iTerm.app", ..row("iterm2", Visual, Visual, false) },
    // Reorders, and cannot be told not to: what serves the others of that kind (read).
    Terminal { program: "Apple_Terminal", term: &["nsterm"], ..row("apple-terminal", Words, Words, false) },
    Terminal { version: &["windows terminal"], marks: &["WT_SESSION"], ..row("windows-terminal", Visual, Visual, false) },
    // VS Code and other shells around it (read).
    Terminal { version: &["xterm.js("], program: "vscode", ..row("xterm.js", Visual, Visual, false) },
];

/// The row of a key.
pub(super) fn named(key: &str) -> Terminal {
    TERMINALS.into_iter().find(|terminal| terminal.key == key).unwrap_or(UNKNOWN)
}
