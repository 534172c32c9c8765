//! Whether the terminal's font has the joined letters, and which fonts have them.
//!
//! In: what the terminal is, what it says of its font, what fontconfig says of the fonts of this machine. Out: words. The fonts of a machine at the other end of an ssh
//! connection cannot be looked at; there the table alone speaks, and the card. What is known of fonts is a row of `assets/terminal/fonts.tsv`.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What is known of common fonts.
const TABLE: &str = include_str!("../../assets/terminal/fonts.tsv");

/// The joined letters: U+FE80–FEFC, as fontconfig writes a set of characters.
const FORMS: &str = "fe80-fefc";

/// The joined forms of peh, veh, tcheh, jeh, keheh, gaf and yeh.
const PERSIAN: &str = "fb56-fb59 fb6a-fb6d fb7a-fb7d fb8a-fb8b fb8e-fb95 fbfc-fbff";

/// How long another program may take.
const PATIENCE: Duration = Duration::from_secs(3);

/// How much of a set of letters a font has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// All of it.
    All,
    /// Some of it.
    Some,
    /// Nothing of it.
    None,
}

impl Extent {
    fn read(cell: &str) -> Option<Self> {
        match cell {
            "all" => Some(Self::All),
            "some" => Some(Self::Some),
            "none" => Some(Self::None),
            _ => None,
        }
    }
}

/// A row of the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Font {
    /// The family.
    pub family: &'static str,
    /// All letters are of one width.
    pub monospace: bool,
    /// The joined forms of the Arabic letters.
    pub forms: Extent,
    /// Those of the Persian letters.
    pub persian: Extent,
    /// Fatha to sukun.
    pub harakat: Extent,
    /// What Debian has it in.
    pub package: Option<&'static str>,
    /// A word about it.
    pub note: Option<&'static str>,
}

/// The rows of the table; one that is wrong is left out.
pub fn table() -> impl Iterator<Item = Font> {
    TABLE.lines().filter(|line| !line.starts_with('#')).skip(1).filter_map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let &[family, monospace, forms, persian, harakat, package, note] = cells.as_slice() else { return None };
        let optional = |cell| (cell != "-").then_some(cell);
        Some(Font {
            family,
            monospace: monospace == "y",
            forms: Extent::read(forms)?,
            persian: Extent::read(persian)?,
            harakat: Extent::read(harakat)?,
            package: optional(package),
            note: optional(note),
        })
    })
}

/// What could be found out.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// The family that the terminal uses, and who says so.
    pub family: Option<(String, String)>,
    /// The terminal runs on another machine.
    pub remote: bool,
    /// What fontconfig says; nothing where it was not asked.
    pub fontconfig: Option<Fontconfig>,
}

/// What fontconfig says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fontconfig {
    /// The family by its own name.
    pub family: Option<String>,
    /// Whether it is installed.
    pub installed: bool,
    /// Whether it has the joined letters, and those of Persian.
    pub own: (bool, bool),
    /// Families with joined letters of one width.
    pub monospace: Vec<String>,
    /// Other families with joined letters.
    pub others: Vec<String>,
}

/// Finds out. `said` is what the terminal itself answers of its font, `terminal` the key of what it is.
#[must_use]
pub fn find(said: Option<&str>, terminal: &str, variable: impl Fn(&str) -> Option<String>) -> Found {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    let remote = set("SSH_CONNECTION").or_else(|| set("SSH_TTY")).is_some();
    let family = said.and_then(family).map(|family| (family, "the terminal says so".to_owned()));
    let family = family.or_else(|| if remote { None } else { configured(terminal, set) });
    let fontconfig = if remote { None } else { ask_fontconfig(family.as_ref().map(|(family, _)| family.as_str())) };
    Found { family, remote, fontconfig }
}

/// The family in a description of a font as fontconfig, Pango, Qt, xft and kitty write them: `xft:Hack:size=12`, `Hack 12`, `Hack,12,-1,5`, `client:Hack 12`.
#[must_use]
pub fn family(description: &str) -> Option<String> {
    let text = description.trim().trim_matches(['"', '\'']);
    let text = ["xft:", "client:", "family="].iter().fold(text, |text, prefix| text.strip_prefix(prefix).unwrap_or(text));
    let text = text.trim_matches(['"', '\'']);
    let text = text.split([':', ',', ';', '"']).next().unwrap_or_default().trim();
    // A size may stand behind it.
    let text = match text.rsplit_once(' ') {
        Some((name, size)) if size.parse::<f32>().is_ok() && name.chars().any(char::is_alphabetic) => name.trim(),
        _ => text,
    };
    // A number alone is a place in a menu of fonts, a dash at the head an X11 font.
    let named = text.chars().any(char::is_alphabetic) && !text.starts_with('-') && text.chars().all(|c| !c.is_control());
    named.then(|| text.to_owned())
}

/// The files in which terminals keep their font: key of the terminal, path under the folder of settings (or the home folder after `~`), name of the setting.
const FILES: [(&str, &str, &str); 9] = [
    ("alacritty", "alacritty/alacritty.toml", "family"),
    ("foot", "foot/foot.ini", "font"),
    ("kitty", "kitty/kitty.conf", "font_family"),
    ("mlterm", "~/.mlterm/aafont", "ISO10646_UCS4_1"),
    ("mlterm", "~/.mlterm/aafont", "DEFAULT"),
    ("qtermwidget", "qterminal.org/qterminal.ini", "fontFamily"),
    ("urxvt", "~/.Xresources", "URxvt.font"),
    ("xterm", "~/.Xresources", "XTerm*faceName"),
    ("xterm", "~/.Xresources", "xterm*faceName"),
];

/// The font that the settings of the terminal name.
fn configured(terminal: &str, variable: impl Fn(&str) -> Option<String>) -> Option<(String, String)> {
    let home = PathBuf::from(variable("HOME")?);
    let settings = variable("XDG_CONFIG_HOME").map_or_else(|| home.join(".config"), PathBuf::from);
    let read = |path: &Path, setting: &str| {
        let text = std::fs::read_to_string(path).ok()?;
        Some((family(setting_of(&text, setting)?)?, format!("{} says so", path.display())))
    };
    match terminal {
        "vte" => gnome(&variable),
        "konsole" => {
            let rc = std::fs::read_to_string(settings.join("konsolerc")).ok()?;
            let data = variable("XDG_DATA_HOME").map_or_else(|| home.join(".local/share"), PathBuf::from);
            read(&data.join("konsole").join(setting_of(&rc, "DefaultProfile")?), "Font")
        }
        _ => FILES.iter().filter(|(key, ..)| *key == terminal).find_map(|(_, path, setting)| {
            let path = path.strip_prefix("~/").map_or_else(|| settings.join(path), |rest| home.join(rest));
            read(&path, setting)
        }),
    }
}

/// The value of a setting in a file of lines `name = value`, `name: value` or `name value`.
fn setting_of<'a>(text: &'a str, setting: &str) -> Option<&'a str> {
    text.lines().find_map(|line| {
        let rest = line.trim_start().trim_start_matches('*').strip_prefix(setting)?;
        let value = rest.trim_start_matches([' ', '\t']);
        let value = value.strip_prefix(['=', ':']).or((value.len() < rest.len()).then_some(value))?;
        (!value.trim().is_empty()).then(|| value.trim())
    })
}

/// GNOME Terminal keeps a font in its profile, or uses that of the desktop, as most terminals of its kind do unless told otherwise.
fn gnome(variable: impl Fn(&str) -> Option<String>) -> Option<(String, String)> {
    // Others of its kind keep theirs elsewhere, and do not say who they are.
    variable("GNOME_TERMINAL_SCREEN")?;
    let get = |schema: &str, key: &str| {
        let value = output("gsettings", &["get", schema, key])?;
        Some(value.trim().trim_matches('\'').to_owned())
    };
    if let Some(profile) = get("org.gnome.Terminal.ProfilesList", "default") {
        let schema = format!("org.gnome.Terminal.Legacy.Profile:/org/gnome/terminal/legacy/profiles:/:{profile}/");
        if get(&schema, "use-system-font").as_deref() == Some("false") {
            return Some((family(&get(&schema, "font")?)?, "the profile of GNOME Terminal says so".to_owned()));
        }
    }
    Some((family(&get("org.gnome.desktop.interface", "monospace-font-name")?)?, "the desktop's settings say so".to_owned()))
}

fn ask_fontconfig(family: Option<&str>) -> Option<Fontconfig> {
    let list = |pattern: &str| {
        let text = output("fc-list", &[pattern, "--format", "%{family[0]}\n"])?;
        let mut families: Vec<String> = text.lines().map(str::to_owned).filter(|line| !line.is_empty()).collect();
        families.sort();
        families.dedup();
        Some(families)
    };
    let monospace = list(&format!(":spacing=100:charset={FORMS}"))?;
    let mut others = list(&format!(":charset={FORMS}"))?;
    others.retain(|family| !monospace.contains(family));
    let family = family.map(|family| {
        // kitty names its font as PostScript does.
        let named = list(&format!(":postscriptname={}", escaped(family))).unwrap_or_default();
        named.into_iter().next().unwrap_or_else(|| family.to_owned())
    });
    let has = |charset: &str| list(&format!("{}{charset}", escaped(family.as_deref()?))).map(|families| !families.is_empty());
    Some(Fontconfig {
        installed: has("").unwrap_or(false),
        own: (has(&format!(":charset={FORMS}")).unwrap_or(false), has(&format!(":charset={PERSIAN}")).unwrap_or(false)),
        family,
        monospace,
        others,
    })
}

/// A name within a pattern of fontconfig.
fn escaped(name: &str) -> String {
    name.chars().flat_map(|c| matches!(c, '\\' | '-' | ':' | ',').then_some('\\').into_iter().chain([c])).collect()
}

/// What a program writes, if it is there, ends in time and is content.
fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let command = Command::new(program).args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = command.ok()?;
    let mut pipe = child.stdout.take()?;
    let reader = thread::spawn(move || {
        let mut text = String::new();
        pipe.read_to_string(&mut text).map(|_| text)
    });
    let end = Instant::now() + PATIENCE;
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if Instant::now() < end => thread::sleep(Duration::from_millis(2)),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    };
    if status.success() { reader.join().ok()?.ok() } else { None }
}

/// What was found, in words: a line each.
#[must_use]
pub fn describe(found: &Found) -> Vec<String> {
    let mut lines = Vec::new();
    let row = found.family.as_ref().and_then(|(family, _)| table().find(|font| font.family.eq_ignore_ascii_case(family)));
    let own = found.fontconfig.as_ref().filter(|fontconfig| fontconfig.installed).map(|fontconfig| fontconfig.own);
    // What is installed weighs more than what the table says of another version of it.
    let own = own.or_else(|| row.map(|font| (font.forms == Extent::All, font.persian == Extent::All)));
    match &found.family {
        Some((family, source)) => {
            let name = found.fontconfig.as_ref().and_then(|fontconfig| fontconfig.family.as_ref()).unwrap_or(family);
            lines.push(format!("{name} ({source})"));
            lines.push(match own {
                Some((true, true)) => "It has all the joined letters.".to_owned(),
                Some((true, false)) => "It has the joined letters of Arabic, but not all of Persian.".to_owned(),
                Some((false, _)) => "It lacks the joined letters (U+FE80-FEFC).".to_owned(),
                None => "Whether it has the joined letters is not known.".to_owned(),
            });
        }
        None => lines.push("the terminal does not say which it uses".to_owned()),
    }
    if own.is_some_and(|(forms, _)| forms) {
        return lines;
    }
    match &found.fontconfig {
        Some(fontconfig) if fontconfig.monospace.is_empty() && fontconfig.others.is_empty() => {
            lines.push("No font of this machine has them: letters will be boxes or question marks.".to_owned());
        }
        Some(fontconfig) => {
            let (families, width) = if fontconfig.monospace.is_empty() {
                (&fontconfig.others, ", though not of one width")
            } else {
                (&fontconfig.monospace, "")
            };
            let families = families.iter().take(4).map(String::as_str).collect::<Vec<_>>().join(", ");
            lines.push(format!("This machine has them in {families}{width}: most terminals take them from there."));
            if width.is_empty() {
                return lines;
            }
        }
        None if found.remote => {
            lines.push("The fonts are those of the machine you sit at, which cannot be looked at from here.".to_owned())
        }
        None => lines.push("fontconfig (fc-list) is not there to look at fonts.".to_owned()),
    }
    lines.push(
        "Boxes or question marks on the card in place of letters: choose one of these in the terminal's settings.".to_owned(),
    );
    for font in table().filter(|font| font.monospace && font.forms == Extent::All) {
        let persian = if font.persian == Extent::All { "" } else { ", not all Persian letters" };
        let note = font.note.map_or_else(String::new, |note| format!(", {note}"));
        let package = font.package.map_or_else(String::new, |package| format!(" (Debian: {package}{note}{persian})"));
        lines.push(format!("  {}{package}", font.family));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_stands_in_order() {
        let rows: Vec<&str> = TABLE.lines().filter(|line| !line.starts_with('#')).skip(1).collect();
        let fonts: Vec<Font> = table().collect();
        assert_eq!(rows.len(), fonts.len());
        assert!(fonts.windows(2).all(|pair| pair[0].family.to_lowercase() < pair[1].family.to_lowercase()));
        assert!(fonts.iter().any(|font| font.monospace && font.forms == Extent::All));
        // Who has no joined letters of Arabic has none of Persian.
        assert!(fonts.iter().all(|font| font.forms != Extent::None || font.persian == Extent::None));
    }

    #[test]
    fn families() {
        let cases = [
            ("xft:DejaVu Sans Mono:size=12", Some("DejaVu Sans Mono")),
            ("DejaVu Sans Mono,12,-1,5,50,0,0,0,0,0", Some("DejaVu Sans Mono")),
            ("'Fira Code 11.5'", Some("Fira Code")),
            ("client:Monospace 12", Some("Monospace")),
            ("family=\"Iosevka Term\"", Some("Iosevka Term")),
            ("Hack", Some("Hack")),
            ("-misc-fixed-medium-r-semicondensed--13-120-75-75-c-60-iso10646-1", None),
            ("3", None),
            ("", None),
            ("a\u{1b}[31m", None),
        ];
        for (description, wanted) in cases {
            assert_eq!(family(description).as_deref(), wanted, "{description}");
        }
    }

    #[test]
    fn settings_of_terminals() {
        assert_eq!(setting_of("[main]\n# font=x\nfontsize=3\nfont=Hack:size=9\n", "font"), Some("Hack:size=9"));
        assert_eq!(setting_of("font_family      Hack\n", "font_family"), Some("Hack"));
        assert_eq!(setting_of("[font.normal]\n  family = \"Hack\"\n", "family"), Some("\"Hack\""));
        assert_eq!(setting_of("URxvt.font: xft:Hack\n", "URxvt.font"), Some("xft:Hack"));
        assert_eq!(setting_of("font=\n", "font"), None);
    }

    #[test]
    fn what_is_said() {
        let named = |family: &str| Some((family.to_owned(), "the terminal says so".to_owned()));
        let say = |found: &Found| describe(found).join("\n");
        let installed =
            Fontconfig { installed: true, own: (true, true), monospace: vec!["Mine".to_owned()], ..Fontconfig::default() };
        assert!(
            say(&Found { family: named("Mine"), fontconfig: Some(installed.clone()), ..Found::default() }).contains("has all")
        );
        let lacking = Fontconfig { own: (false, false), ..installed };
        let text = say(&Found { family: named("Hack"), fontconfig: Some(lacking.clone()), ..Found::default() });
        assert!(text.contains("lacks") && text.contains("in Mine") && !text.contains("Debian"), "{text}");
        let nothing = Fontconfig { monospace: vec![], ..lacking };
        let text = say(&Found { family: named("Hack"), fontconfig: Some(nothing), ..Found::default() });
        assert!(text.contains("No font") && text.contains("DejaVu Sans Mono (Debian: fonts-dejavu-core"), "{text}");
        // Far away the table alone knows.
        let text = say(&Found { family: named("Hack"), remote: true, fontconfig: None });
        assert!(text.contains("lacks") && text.contains("you sit at"), "{text}");
        assert!(say(&Found { family: named("dejavu sans mono"), remote: true, fontconfig: None }).contains("has all"));
        assert!(say(&Found { remote: true, ..Found::default() }).contains("does not say"));
    }
}
