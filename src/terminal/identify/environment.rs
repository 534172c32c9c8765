//! What the environment says of the terminal.
//!
//! In: the values of variables. Variables leak: a terminal started from another has those of both, and a multiplexer has those of the terminal in which its
//! server was started. What the terminal itself answers therefore weighs more.

/// The variables that name terminals, as they stand.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Environment {
    /// `TERM`, empty where it is unset.
    pub term: String,
    /// `TERM_PROGRAM`: iTerm2, Apple Terminal, WezTerm, VS Code, ghostty, mintty, tmux.
    pub term_program: String,
    /// Names of the other variables of [`Environment::MARKS`] that are set and not empty.
    pub marks: Vec<&'static str>,
}

impl Environment {
    /// Variables whose mere presence tells something.
    pub const MARKS: [&'static str; 14] = [
        "ALACRITTY_WINDOW_ID",
        "GHOSTTY_RESOURCES_DIR",
        "ITERM_SESSION_ID",
        "KITTY_WINDOW_ID",
        "KONSOLE_VERSION",
        "MLTERM",
        "STY",
        "TERMINOLOGY",
        "TMUX",
        "VTE_VERSION",
        "WEZTERM_PANE",
        "WT_SESSION",
        "XTERM_VERSION",
        "ZELLIJ",
    ];

    /// The environment in which each variable has the value that `variable` gives it.
    #[must_use]
    pub fn new(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
        Self {
            term: variable("TERM").unwrap_or_default(),
            term_program: variable("TERM_PROGRAM").unwrap_or_default(),
            marks: Self::MARKS.into_iter().filter(|name| set(name)).collect(),
        }
    }

    /// That of this process.
    #[must_use]
    pub fn from_process() -> Self {
        Self::new(|name| std::env::var(name).ok())
    }

    /// Whether a variable of [`Self::MARKS`] is set.
    #[must_use]
    pub fn has(&self, mark: &str) -> bool {
        self.marks.contains(&mark)
    }

    /// Whether the terminal may be sent queries at all: not a dumb one, nor one without a name.
    #[must_use]
    pub fn answers(&self) -> bool {
        !matches!(self.term.as_str(), "" | "dumb")
    }
}
