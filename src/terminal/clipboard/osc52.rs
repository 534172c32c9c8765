//! OSC 52: text in base64 to the terminal, which puts it on the clipboard of the machine it runs on, be it through ssh.
//!
//! In: text and what lies between. Out: the bytes to send. Sources: xterm's control sequences; tmux(1), `allow-passthrough`; screen(1), DCS.

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

use super::ways::Through;

/// The longest text sent, in bytes: 100,000 characters in base64, which is what the strictest terminals take; longer ones are dropped without a word.
pub(super) const LONGEST: usize = 74_994;

/// Characters in a string that screen passes on, its own limit being 768.
const CHUNK: usize = 512;

/// The sequence for `text`.
pub(super) fn sequence(text: &str, through: Through) -> String {
    let mut osc = String::with_capacity(text.len() * 4 / 3 + 16);
    // Writing to a string cannot fail.
    let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut osc);
    match through {
        Through::Plain => osc,
        // As it is for `set-clipboard on`, wrapped for `allow-passthrough`: tmux drops what it does not want.
        Through::Tmux => format!("{osc}\u{1b}Ptmux;{}\u{1b}\\", osc.replace('\u{1b}', "\u{1b}\u{1b}")),
        Through::Screen => {
            // The end that is no escape sequence, which would end the string around it.
            let osc = osc.replace("\u{1b}\\", "\u{7}");
            let mut wrapped = String::with_capacity(osc.len() + osc.len() / CHUNK * 4 + 8);
            for (at, c) in osc.chars().enumerate() {
                if at % CHUNK == 0 {
                    wrapped.push_str(if at == 0 { "\u{1b}P" } else { "\u{1b}\\\u{1b}P" });
                }
                wrapped.push(c);
            }
            wrapped + "\u{1b}\\"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_for_what_lies_between() {
        // «نعم» is D9 86 D8 B9 D9 85.
        assert_eq!(sequence("نعم", Through::Plain), "\u{1b}]52;c;2YbYudmF\u{1b}\\");
        let wrapped = "\u{1b}Ptmux;\u{1b}\u{1b}]52;c;2YbYudmF\u{1b}\u{1b}\\\u{1b}\\";
        assert_eq!(sequence("نعم", Through::Tmux), sequence("نعم", Through::Plain) + wrapped);
        assert_eq!(sequence("نعم", Through::Screen), "\u{1b}P\u{1b}]52;c;2YbYudmF\u{7}\u{1b}\\");
    }

    #[test]
    fn screen_gets_it_in_pieces() {
        let text = "كلمة ".repeat(500);
        let wrapped = sequence(&text, Through::Screen);
        let pieces: Vec<&str> = wrapped.split_terminator("\u{1b}\\").collect();
        assert!(pieces.len() > 10 && pieces.iter().all(|piece| piece.starts_with("\u{1b}P") && piece.len() <= CHUNK + 2));
        let joined: String = pieces.iter().filter_map(|piece| piece.strip_prefix("\u{1b}P")).collect();
        assert_eq!(joined, sequence(&text, Through::Plain).replace("\u{1b}\\", "\u{7}"));
    }
}
