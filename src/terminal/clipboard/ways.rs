//! The ways to a clipboard that the environment offers.
//!
//! In: environment variables. Out: whether OSC 52 may be sent and how it must be wrapped, and which programs may be asked: a table to be tested row by row.

/// What lies between this program and the terminal that has the clipboard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Through {
    /// Nothing, or what passes OSC 52 on by itself.
    Plain,
    /// tmux: by default it drops OSC 52 of the programs in it (`set-clipboard external`) and, from 3.3 on, what is wrapped for it as well (`allow-passthrough off`). `tmux load-buffer
    /// -w` is therefore asked too; it names no clipboard, which xterm takes for the primary selection, so that it alone would not do.
    Tmux,
    /// GNU screen: passes on what is wrapped in DCS.
    Screen,
}

/// A program that puts what it reads on a clipboard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Program {
    /// Its name, looked up in the path.
    pub(super) name: &'static str,
    /// Its arguments.
    pub(super) arguments: &'static [&'static str],
    /// Set in its environment.
    pub(super) environment: &'static [(&'static str, &'static str)],
    /// It wants UTF-16 with a byte-order mark, not UTF-8.
    pub(super) utf16: bool,
    /// Where it puts the text, in words.
    pub(super) place: &'static str,
}

const fn system(name: &'static str, arguments: &'static [&'static str]) -> Program {
    Program { name, arguments, environment: &[], utf16: false, place: "the clipboard" }
}

/// `-w` (tmux 3.2 and newer) gives it to the clipboard of the terminal around tmux as well.
const TMUX: [Program; 2] = [
    Program { place: "tmux's buffer", ..system("tmux", &["load-buffer", "-w", "-"]) },
    Program { place: "tmux's buffer", ..system("tmux", &["load-buffer", "-"]) },
];
/// With a type given it does not ask another program which it is.
const WAYLAND: Program = system("wl-copy", &["--type", "text/plain"]);
const X11: [Program; 2] = [system("xclip", &["-selection", "clipboard", "-in"]), system("xsel", &["--clipboard", "--input"])];
/// It takes what it reads for the encoding of the locale.
const MAC: Program = Program { environment: &[("LC_CTYPE", "UTF-8")], ..system("pbcopy", &[]) };
const WINDOWS: Program = Program { utf16: true, ..system("clip.exe", &[]) };

/// What may be tried.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Ways {
    /// OSC 52; `None` on a terminal that has no clipboard and might show the sequence.
    pub(super) sequence: Option<Through>,
    /// Groups of programs; of each group the first that works is enough.
    pub(super) programs: Vec<Vec<Program>>,
}

impl Ways {
    /// Reads the environment.
    pub(super) fn from(variable: &dyn Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
        let term = variable("TERM").unwrap_or_default();
        let sequence = match term.as_str() {
            _ if set("TMUX") => Some(Through::Tmux),
            _ if set("STY") => Some(Through::Screen),
            "linux" | "dumb" => None,
            _ => Some(Through::Plain),
        };
        let mut programs = Vec::new();
        if set("TMUX") {
            programs.push(TMUX.to_vec());
        }
        // Under ssh the programs of this machine would reach its clipboard, not that of the reader.
        let remote = ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"].into_iter().any(set);
        let mut here = Vec::new();
        if set("WAYLAND_DISPLAY") {
            here.push(WAYLAND);
        }
        if set("DISPLAY") {
            here.extend(X11);
        }
        if cfg!(target_os = "macos") {
            here.push(MAC);
        }
        if cfg!(windows) || set("WSL_DISTRO_NAME") {
            here.push(WINDOWS);
        }
        if !remote && !here.is_empty() {
            programs.push(here);
        }
        Self { sequence, programs }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(not(any(target_os = "macos", windows)))]
    fn rows() {
        type Row = (&'static [(&'static str, &'static str)], Option<Through>, &'static [&'static [&'static str]]);
        let rows: &[Row] = &[
            (&[("TERM", "xterm-256color")], Some(Through::Plain), &[]),
            (&[("TERM", "linux")], None, &[]),
            (&[("TERM", "linux"), ("TMUX", "/tmp/t,1,0")], Some(Through::Tmux), &[&["tmux", "tmux"]]),
            (&[("TMUX", "/tmp/t,1,0"), ("DISPLAY", ":0")], Some(Through::Tmux), &[&["tmux", "tmux"], &["xclip", "xsel"]]),
            (&[("STY", "1.pts")], Some(Through::Screen), &[]),
            (&[("WAYLAND_DISPLAY", "wayland-0"), ("DISPLAY", ":0")], Some(Through::Plain), &[&["wl-copy", "xclip", "xsel"]]),
            (&[("DISPLAY", "localhost:10.0"), ("SSH_TTY", "/dev/pts/1")], Some(Through::Plain), &[]),
            (&[("WSL_DISTRO_NAME", "Debian")], Some(Through::Plain), &[&["clip.exe"]]),
            (&[("TMUX", ""), ("DISPLAY", "")], Some(Through::Plain), &[]),
        ];
        for (pairs, sequence, programs) in rows {
            let ways = Ways::from(&|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()));
            assert_eq!(ways.sequence, *sequence, "{pairs:?}");
            let names: Vec<Vec<&str>> = ways.programs.iter().map(|group| group.iter().map(|p| p.name).collect()).collect();
            assert_eq!(names, *programs, "{pairs:?}");
        }
    }
}
