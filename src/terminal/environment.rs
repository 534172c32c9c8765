//! What the environment says of the terminal: how many colours, light or dark ground.

use crate::config::{ColorDepth, ThemeName};

/// The colours that the terminal has: none with `NO_COLOR` or on a dumb or old one, 24 bits where it says so, sixteen on consoles, else 256.
#[must_use]
pub fn color_depth() -> ColorDepth {
    depth_from(|name| std::env::var(name).ok())
}

fn depth_from(variable: impl Fn(&str) -> Option<String>) -> ColorDepth {
    let term = variable("TERM").unwrap_or_default();
    if variable("NO_COLOR").is_some_and(|value| !value.is_empty()) || term == "dumb" || old(&term) {
        return ColorDepth::None;
    }
    let full = variable("COLORTERM").is_some_and(|value| value == "truecolor" || value == "24bit");
    let few = matches!(term.as_str(), "linux" | "cygwin" | "ansi" | "cons25" | "pcansi") || term.ends_with("-16color");
    match full || term.ends_with("-direct") {
        true => ColorDepth::True,
        false if few => ColorDepth::Sixteen,
        false => ColorDepth::Indexed,
    }
}

/// Whether a terminal is one of DEC's without colours.
fn old(term: &str) -> bool {
    let number = term.strip_prefix("vt").or_else(|| term.strip_suffix("-mono").map(|_| "1"));
    number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}

/// The theme for the ground that `COLORFGBG` names; dark where it names none.
#[must_use]
pub fn theme() -> ThemeName {
    let ground = std::env::var("COLORFGBG").ok();
    let ground = ground.as_deref().and_then(|value| value.rsplit(';').next()).and_then(|value| value.parse::<u8>().ok());
    if ground.is_some_and(|index| index == 7 || (9..=15).contains(&index)) { ThemeName::Light } else { ThemeName::Dark }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depths() {
        let with = |pairs: &'static [(&str, &str)]| {
            depth_from(move |name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(with(&[("TERM", "xterm-256color")]), ColorDepth::Indexed);
        assert_eq!(with(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]), ColorDepth::True);
        assert_eq!(with(&[("COLORTERM", "truecolor"), ("NO_COLOR", "1")]), ColorDepth::None);
        assert_eq!(with(&[("TERM", "xterm"), ("NO_COLOR", "")]), ColorDepth::Indexed);
        assert_eq!(with(&[("TERM", "linux")]), ColorDepth::Sixteen);
        assert_eq!(with(&[("TERM", "xterm-16color")]), ColorDepth::Sixteen);
        assert_eq!(with(&[("TERM", "linux"), ("COLORTERM", "truecolor")]), ColorDepth::True);
        for term in ["vt100", "vt220", "xterm-mono"] {
            assert_eq!(depth_from(|name| (name == "TERM").then(|| term.to_owned())), ColorDepth::None, "{term}");
        }
    }
}
