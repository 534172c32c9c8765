//! The decision, a row a terminal, with the answers that it gave when it was run (`read`: that its documentation says it gives), through the parser that reads them.

use super::*;
use crate::terminal::input::{Input, Parser};
use Display::{Mlterm, PerCell, Visual, Words, WordsBraille, WordsKitty};

fn environment(pairs: &[(&str, &str)]) -> Environment {
    Environment::new(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
}

/// What a terminal answered to `CSI > 0 q`, `CSI 8 $ p`, `CSI > c`, `CSI c`, as bytes.
fn answers(bytes: &str) -> Answers {
    let mut answers = Answers::default();
    Parser::new().feed(bytes.as_bytes(), &mut |input| match input {
        Input::Reply(reply) => answers.take(reply),
        other => panic!("{bytes:?} became {other:?}"),
    });
    answers
}

/// Name, its own variables, its answers, and the decision.
type Row = (&'static str, &'static [(&'static str, &'static str)], &'static str, Display, bool);

const RUN: [Row; 12] = [
    (
        "xterm",
        &[("TERM", "xterm"), ("XTERM_VERSION", "XTerm(379)")],
        "\u{1b}P>|XTerm(379)\u{1b}\\\u{1b}[8;0$y\u{1b}[>41;379;0c\u{1b}[?64;1;2;6;9;15;16;17;18;21;22;28c",
        Visual,
        true,
    ),
    (
        "vte",
        &[("TERM", "xterm-256color"), ("VTE_VERSION", "7006")],
        "\u{1b}[8;1$y\u{1b}[>65;7006;1c\u{1b}[?65;1;9c",
        Visual,
        true,
    ),
    (
        "konsole",
        &[("TERM", "xterm-256color"), ("KONSOLE_VERSION", "221203")],
        "\u{1b}P>|Konsole 22.12.3\u{1b}\\\u{1b}[>1;115;0c\u{1b}[?62;1;4c",
        Words,
        true,
    ),
    (
        "kitty",
        &[("TERM", "xterm-kitty"), ("KITTY_WINDOW_ID", "1")],
        "\u{1b}P>|kitty(0.26.5)\u{1b}\\\u{1b}[8;0$y\u{1b}[>1;4000;26c\u{1b}[?62;c",
        WordsKitty,
        false,
    ),
    (
        "mlterm",
        &[("TERM", "mlterm"), ("MLTERM", "3.9.0")],
        "\u{1b}[8;0$y\u{1b}[>24;279;0c\u{1b}[?63;1;2;3;4;6;7;15;18;22;29c",
        Mlterm,
        true,
    ),
    ("urxvt", &[("TERM", "rxvt-unicode-256color")], "\u{1b}[>85;95;0c\u{1b}[?1;2c", Visual, true),
    ("putty", &[("TERM", "xterm")], "\u{1b}[>0;136;0c\u{1b}[?6c", WordsBraille, true),
    ("qtermwidget", &[("TERM", "xterm-256color")], "\u{1b}[>0;115;0c\u{1b}[?1;2c", PerCell, false),
    ("alacritty", &[("TERM", "alacritty"), ("ALACRITTY_WINDOW_ID", "4194311")], "\u{1b}[>0;1700;1c\u{1b}[?6c", Visual, false),
    ("st", &[("TERM", "st-256color")], "\u{1b}[?6c", Visual, false),
    ("foot", &[("TERM", "foot")], "\u{1b}P>|foot(1.13.1)\u{1b}\\\u{1b}[>1;011301;0c\u{1b}[?62;4;22c", Visual, false),
    // GNU screen: its own answers tell only that it is there.
    ("xterm in screen", &[("TERM", "screen"), ("STY", "1.a"), ("XTERM_VERSION", "XTerm(379)")], SCREEN, Visual, true),
];

const SCREEN: &str = "\u{1b}[>83;40900;0c\u{1b}[?1;2c";
const TMUX: &str = "\u{1b}P>|tmux 3.3a\u{1b}\\\u{1b}[>84;0;0c\u{1b}[?1;2c";

const READ: [Row; 10] = [
    ("wezterm", &[], "\u{1b}P>|WezTerm 20240203\u{1b}\\\u{1b}[>1;277;0c\u{1b}[?65;4;6;18;22c", Visual, false),
    ("ghostty", &[], "\u{1b}P>|ghostty 1.1.3\u{1b}\\\u{1b}[>1;10;0c\u{1b}[?62;22c", Visual, false),
    ("mintty", &[], "\u{1b}P>|mintty 3.7.0\u{1b}\\\u{1b}[8;1$y\u{1b}[>77;30700;0c\u{1b}[?64;1c", Visual, false),
    ("iterm2", &[], "\u{1b}P>|iTerm2 3.5.0\u{1b}\\\u{1b}[>64;2500;0c\u{1b}[?64;1;2;4;6;17;18;21;22c", Visual, false),
    ("windows-terminal", &[("WT_SESSION", "a-b")], "\u{1b}[>0;10;1c\u{1b}[?61;6;7;22;23;24;28;32;42c", Visual, false),
    ("xterm.js", &[], "\u{1b}P>|xterm.js(5.6.0)\u{1b}\\\u{1b}[>0;276;0c\u{1b}[?1;2c", Visual, false),
    // Newer ones of those above.
    ("vte", &[], "\u{1b}P>|VTE(8400)\u{1b}\\\u{1b}[8;1$y\u{1b}[>61;8400;1c\u{1b}[?61;1;21;22c", Visual, true),
    ("konsole", &[], "\u{1b}P>|Konsole 26.08.0\u{1b}\\\u{1b}[>1;115;0c\u{1b}[?62;1;4c", Words, true),
    ("kitty", &[], "\u{1b}P>|kitty(0.48.0)\u{1b}\\\u{1b}[8;0$y\u{1b}[>1;4000;48c\u{1b}[?62;52;c", WordsKitty, false),
    ("mlterm", &[], "\u{1b}P>|mlterm(3.9.3)\u{1b}\\\u{1b}[>24;279;0c\u{1b}[?63;1;2c", Mlterm, true),
];

fn assert_decided(verdict: &Verdict, name: &str, display: Display, harakat: bool) {
    assert_eq!((verdict.terminal.as_str(), verdict.encoding), (name, Encoding { display, harakat }), "{verdict:?}");
}

#[test]
fn every_terminal_by_its_answers() {
    for (name, variables, bytes, display, harakat) in RUN.into_iter().chain(READ) {
        let verdict = decide(&environment(variables), &answers(bytes));
        // st answers with what many do: its `TERM` alone tells.
        assert_decided(&verdict, name, display, harakat);
        assert!(verdict.known, "{verdict:?}");
    }
}

#[test]
fn over_ssh_only_answers_tell() {
    for (name, _, bytes, display, harakat) in RUN.into_iter().chain(READ) {
        if ["st", "xterm in screen"].contains(&name) {
            continue;
        }
        let verdict = decide(&environment(&[("TERM", "xterm-256color")]), &answers(bytes));
        assert_decided(&verdict, name, display, harakat);
    }
    let answer = answers("\u{1b}[?6c");
    assert_decided(&decide(&environment(&[("TERM", "st-256color")]), &answer), "st", Visual, false);
    assert_decided(&decide(&environment(&[("TERM", "vt420")]), &answer), "unknown vt420", Visual, false);
}

#[test]
fn the_first_frame_by_the_environment() {
    for (name, variables, _, display, harakat) in RUN {
        if ["putty", "qtermwidget"].contains(&name) {
            // They call themselves xterm.
            let verdict = decide(&environment(variables), &Answers::default());
            assert!(!verdict.known && verdict.encoding.display == Visual, "{verdict:?}");
        } else {
            assert_decided(&decide(&environment(variables), &Answers::default()), name, display, harakat);
        }
    }
    let apple = [("TERM", "xterm-256color"), ("TERM_PROGRAM", "Apple_Terminal")];
    assert_decided(&decide(&environment(&apple), &answers("\u{1b}[>1;95;0c\u{1b}[?1;2c")), "apple-terminal", Words, false);
    let code = [("TERM", "xterm-256color"), ("TERM_PROGRAM", "vscode")];
    assert_decided(&decide(&environment(&code), &Answers::default()), "xterm.js", Visual, false);
}

#[test]
fn variables_leak_and_answers_do_not() {
    // xterm, started from Konsole, started from a VTE terminal: a doubt, until it answers.
    let leaked = [
        ("TERM", "xterm"),
        ("XTERM_VERSION", "XTerm(379)"),
        ("KONSOLE_VERSION", "221203"),
        ("VTE_VERSION", "7006"),
        ("TMUX", "/tmp/a"),
    ];
    let (_, _, xterm, ..) = RUN[0];
    assert!(!decide(&environment(&leaked[..4]), &Answers::default()).known);
    assert_decided(&decide(&environment(&leaked), &answers(xterm)), "xterm", Visual, true);
    // kitty, started from within tmux: its `TERM` is its own.
    let kitty = [("TERM", "xterm-kitty"), ("KITTY_WINDOW_ID", "1"), ("TMUX", "/tmp/a")];
    assert_decided(&decide(&environment(&kitty), &Answers::default()), "kitty", WordsKitty, false);
    // qterminal, started from Konsole, cannot be told from an old Konsole.
    let (_, _, qterminal, ..) = RUN[7];
    assert_eq!(
        decide(&environment(&[("TERM", "xterm-256color"), ("KONSOLE_VERSION", "1")]), &answers(qterminal)).terminal,
        "konsole"
    );
}

#[test]
fn multiplexers() {
    let inside = [("TERM", "tmux-256color"), ("TERM_PROGRAM", "tmux"), ("TMUX", "/tmp/tmux-0/default,1,0")];
    let client = |client: &str| Answers { tmux_client: Some(client.to_owned()), ..answers(TMUX) };
    // What `#{client_termtype}`, else `#{client_termname}`, was in each.
    for (told, name, display, harakat) in [
        ("VTE(8400)", "vte in tmux", Words, true),
        ("Konsole 22.12.3", "konsole in tmux", Words, true),
        ("kitty(0.26.5)", "kitty in tmux", WordsKitty, false),
        ("XTerm(379)", "xterm in tmux", Visual, true),
        ("foot(1.13.1)", "foot in tmux", Visual, false),
        ("rxvt-unicode-256color", "urxvt in tmux", Visual, true),
        ("alacritty", "alacritty in tmux", Visual, false),
        ("st-256color", "st in tmux", Visual, false),
        ("mlterm", "mlterm in tmux", Visual, true),
        ("xterm-256color", "unknown xterm-256color in tmux", Visual, false),
    ] {
        assert_decided(&decide(&environment(&inside), &client(told)), name, display, harakat);
    }
    // VTE 0.70 and qterminal are `xterm-256color` to tmux: what leaked tells, where it does.
    let vte: Vec<_> = inside.into_iter().chain([("VTE_VERSION", "7006")]).collect();
    assert_decided(&decide(&environment(&vte), &client("xterm-256color")), "vte in tmux", Words, true);
    assert_decided(&decide(&environment(&vte), &client("kitty(0.41.0)")), "kitty in tmux", WordsKitty, false);
    // Over ssh from within tmux.
    let verdict = decide(&environment(&[("TERM", "xterm-256color")]), &answers(TMUX));
    assert_decided(&verdict, "unknown in tmux", Visual, false);
    assert!(!in_tmux(&environment(&[("TERM", "xterm-256color")]), &answers(TMUX)), "there is no tmux here to ask");
    // Screen, in terminals whose name it keeps and in others.
    let screen = [("TERM", "screen.xterm-256color"), ("STY", "1.a"), ("VTE_VERSION", "7006")];
    assert_decided(&decide(&environment(&screen), &answers(SCREEN)), "vte in screen", Words, true);
    let screen = [("TERM", "screen.rxvt-unicode"), ("STY", "1.a")];
    assert_decided(&decide(&environment(&screen), &answers(SCREEN)), "urxvt in screen", Visual, true);
    // Zellij draws all anew, in whatever terminal.
    let zellij = [("TERM", "xterm-kitty"), ("KITTY_WINDOW_ID", "1"), ("ZELLIJ", "0")];
    assert_decided(&decide(&environment(&zellij), &answers("\u{1b}[?62;4c")), "unknown in zellij", Visual, false);
}

#[test]
fn widths_that_are_not_as_they_should_be() {
    let (_, variables, konsole, ..) = RUN[2];
    let widths = |lrm, mark| Answers { lrm_columns: Some(lrm), mark_columns: Some(mark), ..answers(konsole) };
    assert_decided(&decide(&environment(variables), &widths(2, 1)), "konsole", Words, true);
    let verdict = decide(&environment(variables), &widths(3, 1));
    assert_decided(&verdict, "konsole", WordsBraille, true);
    assert!(verdict.reason.contains("U+200E takes a column"), "{verdict:?}");
    assert_decided(&decide(&environment(variables), &widths(2, 2)), "konsole", Words, false);
}

#[test]
fn the_user_is_right() {
    let (_, variables, konsole, ..) = RUN[2];
    let verdict = decide(&environment(variables), &answers(konsole));
    let remembered = Encoding { display: Visual, harakat: false };
    let mut choices = Choices::default();
    assert_eq!(choices.settle(&verdict), verdict.encoding);
    choices.remembered.insert("konsole".to_owned(), remembered);
    choices.remembered.insert("konsole in tmux".to_owned(), Encoding::default());
    assert_eq!(choices.settle(&verdict), remembered);
    choices.display = Some(Display::Logical);
    assert_eq!(choices.settle(&verdict), Encoding { display: Display::Logical, harakat: false });
    assert!(!choices.settled());
    choices.harakat = HarakatChoice::Keep;
    assert_eq!(choices.settle(&verdict), Encoding { display: Display::Logical, harakat: true });
    assert!(choices.settled());
}

#[test]
fn an_inquiry() {
    let mut inquiry = Inquiry::new(environment(&[("TERM", "xterm-256color")]), Choices::default());
    assert_eq!(inquiry.encoding(), Encoding { display: Visual, harakat: false });
    // Nothing that is not relied on is measured.
    assert_eq!(inquiry.before_frame(), "");
    assert_eq!(inquiry.after_frame(), queries::QUERIES);
    assert_eq!(inquiry.after_frame(), "", "asked once");
    assert!(inquiry.owed().is_some());
    let mut decided = Vec::new();
    let mut take = |inquiry: &mut Inquiry, bytes: &str| {
        Parser::new().feed(bytes.as_bytes(), &mut |input| {
            let Input::Reply(reply) = input else { panic!("{input:?}") };
            decided.extend(inquiry.take(reply));
        });
        std::mem::take(&mut decided)
    };
    // A function key that looks like a report.
    assert_eq!(take(&mut inquiry, "\u{1b}[1;3R"), []);
    // Nothing is decided before the last reply.
    assert_eq!(take(&mut inquiry, "\u{1b}P>|Konsole 22.12.3\u{1b}\\\u{1b}[>1;115;0c"), []);
    let words = Encoding { display: Words, harakat: true };
    assert_eq!(take(&mut inquiry, "\u{1b}[?62;1;4c"), [words]);
    assert!(inquiry.owed().is_none());
    // The next frame measures what is relied on now, once.
    let measured = inquiry.before_frame();
    assert!(measured.contains("a\u{200e}b\u{1b}[6n") && measured.contains("\u{fe91}\u{64e}\u{1b}[6n"), "{measured:?}");
    assert_eq!(inquiry.before_frame(), "");
    assert_eq!(take(&mut inquiry, "\u{1b}[1;4R\u{1b}[1;2R"), [Encoding { display: WordsBraille, ..words }; 2]);
    assert_eq!(take(&mut inquiry, "\u{1b}[1;2R"), [], "owed no more");
    // Nothing is sent where it is of no use, or to what is no terminal.
    let settled = Choices { display: Some(Visual), harakat: HarakatChoice::Keep, ..Choices::default() };
    for (term, choices) in [("dumb", Choices::default()), ("", Choices::default()), ("xterm", settled)] {
        let mut inquiry = Inquiry::new(environment(&[("TERM", term), ("KONSOLE_VERSION", "1")]), choices);
        assert_eq!((inquiry.before_frame().as_str(), inquiry.after_frame()), ("", ""), "{term}");
    }
}
