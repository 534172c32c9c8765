use proptest::prelude::*;

use super::*;
use crate::app::action::Way;

/// The events of bytes read at once, and of what then rests.
fn events(bytes: &[u8]) -> Vec<Input> {
    pieces(bytes.chunks(bytes.len().max(1)))
}

fn pieces<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> Vec<Input> {
    let mut parser = Parser::new();
    let mut events = Vec::new();
    for piece in pieces {
        parser.feed(piece, &mut |event| events.push(event));
    }
    if parser.patience(false).is_some() {
        parser.rest(&mut |event| events.push(event));
    }
    events
}

/// What keys come, in the notation of the keymap.
fn assert_keys(bytes: &str, keys: &[&str]) {
    let wanted: Vec<Input> = keys.iter().map(|key| Input::Key(Key::parse(key).unwrap().0)).collect();
    assert_eq!(events(bytes.as_bytes()), wanted, "{bytes:?}");
    assert_eq!(pieces(bytes.as_bytes().chunks(1)), wanted, "{bytes:?} byte by byte");
}

#[test]
fn keys() {
    assert_keys("gGق؟", &["g", "G", "ق", "؟"]);
    assert_keys("\r\t\u{7f}\u{4}\u{0}\n", &["<Enter>", "<Tab>", "<Backspace>", "<C-d>", "<C-Space>", "<C-j>"]);
    // Normal, application and console mode, with modifiers, of xterm, urxvt and PuTTY.
    assert_keys("\u{1b}[A\u{1b}OB\u{1b}[H\u{1b}OF\u{1b}[Z", &["<Up>", "<Down>", "<Home>", "<End>", "<BackTab>"]);
    assert_keys("\u{1b}[1;3D\u{1b}[1;5C\u{1b}\u{1b}[D", &["<A-Left>", "<C-Right>", "<A-Left>"]);
    assert_keys("\u{1b}[5~\u{1b}[6;5~\u{1b}[1~\u{1b}[8~\u{1b}[3~", &["<PgUp>", "<C-PgDn>", "<Home>", "<End>", "<Delete>"]);
    assert_keys("\u{1b}Oa\u{1b}[b\u{1b}[5^", &["<C-Up>", "<Down>", "<C-PgUp>"]);
    assert_keys("\u{1b}[6$", &["<PgDn>"]);
    // Alt, and the key Escape where nothing follows.
    assert_keys("\u{1b}x\u{1b}ق", &["<A-x>", "<A-ق>"]);
    assert_keys("\u{1b}", &["<Esc>"]);
    assert_keys("\u{1b}\u{1b}", &["<Esc>", "<Esc>"]);
    assert_keys("\u{1b}\u{1b}\u{1b}q", &["<Esc>", "<Esc>", "<A-q>"]);
    for (bytes, key) in [("\u{1b}[", '['), ("\u{1b}O", 'O'), ("\u{1b}P", 'P'), ("\u{1b}]", ']')] {
        assert_eq!(events(bytes.as_bytes()), [Input::Key(Key { alt: true, ..Key::char(key) })], "{bytes:?}");
    }
    // `CSI u`: a letter, its release, Ctrl-d, Escape, Shift and the space bar.
    assert_keys("\u{1b}[97u\u{1b}[97;1:3u\u{1b}[100;5u\u{1b}[27u\u{1b}[32;2u", &["a", "<C-d>", "<Esc>", "<S-Space>"]);
}

#[test]
fn mouse() {
    let moused = |bytes: &str| match events(bytes.as_bytes()).as_slice() {
        [Input::Mouse(mouse)] => Some(*mouse),
        [] => None,
        other => panic!("{other:?}"),
    };
    let (column, row) = (299, 4);
    assert_eq!(moused("\u{1b}[<0;300;5M"), Some(Mouse::Press { column, row }));
    assert_eq!(moused("\u{1b}[<32;300;5M"), Some(Mouse::Drag { column, row }));
    assert_eq!(moused("\u{1b}[<0;300;5m"), Some(Mouse::Release));
    assert_eq!(moused("\u{1b}[<64;300;5M"), Some(Mouse::Wheel { column, row, way: Way::Previous }));
    assert_eq!(moused("\u{1b}[<69;300;5M"), Some(Mouse::Wheel { column, row, way: Way::Next }), "with shift");
    assert_eq!(moused("\u{1b}[<2;300;5M"), None, "the right button");
    assert_eq!(moused("\u{1b}[<0;0;0M"), None, "no such cell");
    assert_eq!(moused("\u{1b}[M \u{21}\u{22}"), Some(Mouse::Press { column: 0, row: 1 }));
    assert_eq!(moused("\u{1b}[M#\u{21}\u{22}"), Some(Mouse::Release));
}

#[test]
fn replies() {
    let replies = |bytes: &str| {
        let found = events(bytes.as_bytes());
        assert_eq!(found, pieces(bytes.as_bytes().chunks(1)), "{bytes:?} byte by byte");
        found
    };
    let version = |text: &str| Input::Reply(Reply::Version(text.to_owned()));
    let kitty = "\u{1b}P>|kitty(0.26.5)\u{1b}\\\u{1b}[8;0$y\u{1b}[>1;4000;26c\u{1b}[?62;c";
    let wanted = [
        version("kitty(0.26.5)"),
        Input::Reply(Reply::Mode { mode: 8, value: 0 }),
        Input::Reply(Reply::Secondary(vec![1, 4000, 26])),
        Input::Reply(Reply::Primary(vec![62])),
    ];
    assert_eq!(replies(kitty), wanted);
    assert_eq!(replies("\u{1b}[5;3R"), [Input::Reply(Reply::Column(3))]);
    let typed = replies("a\u{1b}[?6cb\u{1b}P>|x\u{1b}\\ق");
    let key = |c| Input::Key(Key::char(c));
    assert_eq!(typed, [key('a'), Input::Reply(Reply::Primary(vec![6])), key('b'), version("x"), key('ق')]);
}

#[test]
fn what_is_not_known_is_no_key() {
    for bytes in [
        "\u{1b}[I\u{1b}[O\u{1b}[?2026;2$y\u{1b}[>4;1m\u{1b}[99999999999~\u{1b}[;;;;q\u{1b}[[E\u{1b}[1;2P\u{1b}OP\u{1b}[200;1~",
        "\u{1b}]11;rgb:0000/0000/0000\u{1b}\\\u{1b}]11;?\u{7}\u{1b}_Gi=1;OK\u{1b}\\\u{1b}P1$r0m\u{1b}\\\u{1b}^hidden\u{1b}\\\u{1b}P!|7E565445\u{1b}\\",
        "\u{9b}8;1$y",
    ] {
        let keys = events(bytes.as_bytes());
        // U+009B in UTF-8 opens nothing: what follows it was typed.
        let wanted: Vec<Input> =
            bytes.strip_prefix('\u{9b}').map_or(Vec::new(), |rest| rest.chars().map(|c| Input::Key(Key::char(c))).collect());
        assert_eq!(keys, wanted, "{bytes:?}");
    }
    // Bytes that are no UTF-8, and a character cut short.
    assert_eq!(
        events(b"\xff\xc0\x80\xd8q\xe2\x80\x1b[A\xf4\x90"),
        [Input::Key(Key::char('q')), Input::Key(Key::plain(Code::Up))]
    );
}

#[test]
fn endless_sequences_are_bounded_and_given_up() {
    for opener in ["\u{1b}P", "\u{1b}]", "\u{1b}["] {
        let mut parser = Parser::new();
        let mut found = Vec::new();
        parser.feed(opener.as_bytes(), &mut |event| found.push(event));
        for _ in 0..100 {
            parser.feed(&[b'1'; 1000], &mut |event| found.push(event));
        }
        assert!(parser.buffer.capacity() <= 2 * LONGEST, "{opener:?}");
        // What ends it, or time, gives the keyboard back.
        if parser.patience(false).is_some() {
            parser.rest(&mut |event| found.push(event));
        } else {
            parser.feed(b"~", &mut |event| found.push(event));
        }
        parser.feed(b"q", &mut |event| found.push(event));
        assert_eq!(found, [Input::Key(Key::char('q'))], "{opener:?}");
    }
}

#[test]
fn pastes() {
    let text = "نص فيه \u{1b}[A سطر\nآخر";
    assert_eq!(events(format!("\u{1b}[200~{text}\u{1b}[201~").as_bytes()), [Input::Paste(text.to_owned())]);
    // One without its end is taken when nothing more comes.
    assert_eq!(events(b"\x1b[200~cut"), [Input::Paste("cut".to_owned())]);
    // Of one that is too long the head is kept, and its end is not missed, wherever it falls.
    for more in [0, 1, 3, 6, 7, 100_000] {
        let long = format!("\u{1b}[200~{}\u{1b}[201~q", "x".repeat(LONGEST_PASTE + more));
        let found = events(long.as_bytes());
        assert_eq!(found.len(), 2, "{more}");
        assert!(matches!(found.first(), Some(Input::Paste(text)) if text.len() == LONGEST_PASTE), "{more}");
        assert_eq!(found.get(1), Some(&Input::Key(Key::char('q'))), "{more}");
    }
}

#[test]
fn a_lone_escape_waits_longer_while_a_reply_is_owed() {
    let mut parser = Parser::new();
    parser.feed(b"\x1b", &mut |_| {});
    assert_eq!(parser.patience(false), Some(LONE_ESCAPE));
    assert_eq!(parser.patience(true), Some(LONE_ESCAPE_OWED));
    // Of a reply a part has come: its rest is awaited, however long it takes.
    parser.feed(b"[>41", &mut |_| {});
    assert_eq!(parser.patience(true), None);
}

proptest! {
    #[test]
    fn pieces_do_not_matter(bytes in prop::collection::vec(prop_oneof![Just(0x1b_u8), Just(b'['), Just(b'P'), Just(b'\\'), Just(b';'), any::<u8>()], 0..200), size in 1_usize..9) {
        prop_assert_eq!(events(&bytes), pieces(bytes.chunks(size)));
    }

    #[test]
    fn control_sequences_are_no_characters(before in "[0-9;:<=>?!-/]{0,20}", last in b'@'..=b'~') {
        let text = format!("\u{1b}[{before}{}", char::from(last));
        // Those that begin other forms are tested above.
        prop_assume!(!before.is_empty() && last != b'u');
        for event in events(text.as_bytes()) {
            prop_assert!(!matches!(event, Input::Key(Key { code: Code::Char(_), .. })), "{:?}", event);
        }
    }
}
