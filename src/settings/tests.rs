//! The file of settings: what is refused and in which words, and that writing leaves everything else alone.

use super::*;
use crate::config::{Display, HarakatChoice, PanelSide, ThemeName};

const WORDS: Encoding = Encoding { display: Display::Words, harakat: true };
const KITTY: Encoding = Encoding { display: Display::WordsKitty, harakat: false };

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn file(folder: &tempfile::TempDir, text: &str) -> PathBuf {
    let path = folder.path().join("config.toml");
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn every_key_is_read() {
    let folder = folder();
    let path = file(
        &folder,
        "theme = \"light\"\npanel = \"right\"\ndisplay = \"words\"\nharakat = \"strip\"\n[terminals.kitty]\ndisplay = \"words-kitty\"\nharakat = false\n",
    );
    let terminals = [("kitty".to_owned(), KITTY)].into();
    let wanted = Config {
        theme: Some(ThemeName::Light),
        panel: PanelSide::Right,
        display: Some(Display::Words),
        harakat: HarakatChoice::Strip,
        terminals,
    };
    assert_eq!(read(&path).unwrap(), wanted);
}

#[test]
fn the_file_of_defaults_is_the_program_as_it_comes() {
    assert_eq!(parse(DEFAULT, Path::new("config.toml")).unwrap(), Config::default());
    // Every choice stands in it.
    let keys: Vec<String> = serde_json::to_value(Config::default()).unwrap().as_object().unwrap().keys().cloned().collect();
    for key in keys {
        let line = DEFAULT.lines().any(|line| line.starts_with(&format!("{key} = ")) || line.starts_with(&format!("# [{key}.")));
        assert!(line, "{key} is not in assets/config.toml");
    }
    // What is commented out is right too.
    let table: String = DEFAULT
        .lines()
        .skip_while(|line| !line.starts_with("# ["))
        .map(|line| format!("{}\n", line.trim_start_matches("# ")))
        .collect();
    assert_eq!(parse(&table, Path::new("config.toml")).unwrap().terminals.len(), 1);
}

#[test]
fn nothing_is_the_default() {
    let folder = folder();
    assert_eq!(read(&folder.path().join("none.toml")).unwrap(), Config::default());
    for text in
        ["", "# nothing\n", "\u{feff}# a mark first\n", "display = \"auto\"\r\ntheme = \"auto\"\r\nharakat = \"auto\"\r\n"]
    {
        assert_eq!(read(&file(&folder, text)).unwrap(), Config::default(), "{text:?}");
    }
}

#[test]
fn what_is_wrong_is_said_with_its_line_and_what_is_allowed() {
    let folder = folder();
    let cases = [
        ("theme = \"dark\"\n\ndispaly = \"words\"\n", 3, &["dispaly", "display"][..]),
        ("# one\ndisplay = \"wrods\"\n", 2, &["wrods", "words-kitty", "auto"]),
        ("theme = \"pink\"\n", 1, &["pink", "dark", "auto"]),
        ("harakat = true\n", 1, &["true", "keep", "strip"]),
        ("panel = \"left\"\npanel = \"left\"\n", 2, &["duplicate"]),
        ("\n\n[terminals.kitty]\ndisplay = \"visual\"\n", 3, &["harakat"]),
        ("[terminals.kitty]\ndisplay = \"visual\"\nharakat = true\nfont = 3\n", 4, &["font", "harakat"]),
        ("theme = \"dark\n", 1, &["string"]),
        ("display\n", 1, &["="]),
        ("theme = []\n", 1, &["sequence", "name"]),
        ("terminals = 3\n", 1, &["map"]),
    ];
    for (text, line, words) in cases {
        let path = file(&folder, text);
        let error = read(&path).unwrap_err();
        let message = error.to_string();
        assert!(matches!(error, Error::Wrong(_, at, _) if at == line), "{text:?}: {message}");
        assert!(message.contains(path.to_str().unwrap()) && !message.contains('\n'), "{message}");
        for word in words {
            assert!(message.contains(word), "{word}: {message}");
        }
        // It is left alone.
        assert!(remember(&path, "kitty", KITTY).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}

#[test]
fn hostile_files() {
    let folder = folder();
    let path = folder.path().join("config.toml");
    fs::write(&path, b"theme = \"dark\"\n# \xff\n").unwrap();
    assert!(matches!(read(&path), Err(Error::Wrong(_, 2, _))));
    fs::write(&path, vec![b'#'; 2 << 20]).unwrap();
    assert!(matches!(read(&path), Err(Error::TooLarge(_))));
    assert!(matches!(read(folder.path()), Err(Error::Read(..))));
    fs::write(&path, format!("theme = {}", "[".repeat(100_000))).unwrap();
    assert!(matches!(read(&path), Err(Error::Wrong(..))));
}

#[test]
fn a_new_file_and_its_folder_are_made() {
    let folder = folder();
    let path = folder.path().join("a/b/config.toml");
    remember(&path, "konsole", WORDS).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text, format!("{HEAD}\n[terminals.konsole]\ndisplay = \"words\"\nharakat = true\n"));
    remember(&path, "kitty", KITTY).unwrap();
    let config = read(&path).unwrap();
    assert_eq!(config.terminals, [("konsole".to_owned(), WORDS), ("kitty".to_owned(), KITTY)].into());
    // Nothing else is left in the folder.
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn comments_and_order_survive() {
    let before = "# mine\ntheme = 'light'   # eyes\n\n# of work\n[terminals.konsole] # at work\n  harakat = false # too small\n  display = \"visual\" # hm\n\n# of home\n[terminals.kitty]\ndisplay = \"words-kitty\"\nharakat = false\n# the end\n";
    let folder = folder();
    let path = file(&folder, before);
    remember(&path, "konsole", WORDS).unwrap();
    let after = before.replace("false # too", "true # too").replace("\"visual\" # hm", "\"words\" # hm");
    assert_eq!(fs::read_to_string(&path).unwrap(), after);
    remember(&path, "xterm", WORDS).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text, format!("{after}\n[terminals.xterm]\ndisplay = \"words\"\nharakat = true\n"));
}

#[test]
fn every_way_of_writing_a_table() {
    let folder = folder();
    let ways = [
        "terminals = { konsole = { display = \"visual\", harakat = false } }\ntheme = \"dark\"\n",
        "terminals.konsole = { display = \"visual\", harakat = false }\ntheme = \"dark\"\n",
        "terminals.konsole.display = \"visual\"\nterminals.konsole.harakat = false\ntheme = \"dark\"\n",
        "theme = \"dark\"\n[terminals]\nkonsole = { display = \"visual\", harakat = false }\n",
        "theme = \"dark\"\n[terminals]\nkonsole.display = \"visual\"\nkonsole.harakat = false\n",
        "theme = \"dark\"\n[\"terminals\".'konsole']\r\ndisplay = \"visual\"\r\nharakat = false\r\n",
        "terminals = {}\ntheme = \"dark\"\n",
        "theme = \"dark\"",
    ];
    for key in ["konsole", "tmux in vte 0.70 «غ» \"", ""] {
        for way in ways {
            let path = file(&folder, way);
            let before = read(&path).unwrap();
            remember(&path, key, WORDS).unwrap();
            let mut wanted = before.clone();
            wanted.terminals.insert(key.to_owned(), WORDS);
            assert_eq!(read(&path).unwrap(), wanted, "{way:?} became {:?}", fs::read_to_string(&path));
        }
    }
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder();
    let real = folder.path().join("real.toml");
    fs::write(&real, "# mine\n").unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path().join("link.toml");
    symlink("real.toml", &link).unwrap();
    let second = folder.path().join("second.toml");
    symlink(&link, &second).unwrap();
    remember(&second, "kitty", KITTY).unwrap();
    assert!(fs::symlink_metadata(&second).unwrap().is_symlink() && fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    let text = fs::read_to_string(&real).unwrap();
    assert!(text.starts_with("# mine\n") && text.contains("[terminals.kitty]"), "{text}");
    // A link to what is not there yet makes it there.
    let dangling = folder.path().join("dangling.toml");
    symlink("later.toml", &dangling).unwrap();
    remember(&dangling, "kitty", KITTY).unwrap();
    assert!(folder.path().join("later.toml").is_file());
    let circle = folder.path().join("circle.toml");
    symlink("circle.toml", &circle).unwrap();
    assert!(matches!(remember(&circle, "kitty", KITTY), Err(Error::Read(..) | Error::Write(..))));
}
