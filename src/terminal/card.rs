//! The test card: one sample in every display, each on a row of its own that is steered as that display wants, and a question that one key answers.
//!
//! In: what is used now. Out: the bytes of the rows; with a terminal, the [`Answer`]. Invariant: whatever ends the questions, the terminal is given back. Steering is
//! a row's own but in mlterm, whose `use_ctl` is the whole screen's: there the card has two faces, one for that display and one for the others.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};

use super::guard::{self, Guard, IMPLICIT_BIDI, steering};
use super::input::Input;
use super::keyboard;
use crate::app::key::{Code, Key};
use crate::config::{Display, Encoding};
use crate::display::{ScreenCell, Vary};
use crate::layout::{Align, Options, layout};
use crate::text::Span;

/// What a reader of no Arabic can judge too: joined letters, brackets around Latin, a comma, digits of both kinds, a percent sign, lam-alef, a Persian letter, a question
/// mark.
pub const SAMPLE: &str = "السلام (UN)، ٤٥ ثم 12% لا گپ؟";

/// How the sample must look, for whoever reads no Arabic. Latin alone, so that no terminal can spoil it.
pub const GUIDE: [&str; 8] = [
    "The right line, from left to right, its words as they are said:",
    "    ?gap  la  %12  thumma  45  ,(UN)  as-salam",
    "- The letters of a word touch. The word at the right edge begins there with an",
    "  upright stroke that stands alone; the next letter is tall, too, and joined on.",
    "- The brackets curve around UN; the comma and the question mark are mirrored.",
    "- % stands left of 12; in the number 45 the small circle is on the right.",
    "- la is two strokes that cross or meet at the foot, in one column.",
    "- Nowhere is there a box or a question mark in place of a letter.",
];

/// Words with harakat: fatha, damma, shadda with fatha, tanwin.
pub const VOCALISED: &str = "كَتَبَ مُحَمَّدٌ";

/// Columns for the samples.
const FIELD: usize = 34;

/// Columns for the names before them.
const LABEL: usize = 20;

/// The grey whose neighbours tell cells apart; seen on black as on white.
const GREY: u8 = 0x80;

/// What was answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// Everything stays as it is.
    Keep,
    /// This was confirmed.
    Confirmed(Encoding),
    /// No line reads correctly.
    None,
}

/// A row for a terminal of this `encoding`: `label`, then `text` right-aligned in `width` columns (0: not aligned), with the changes of style that the display asks for. No
/// steering. `styled` is false for what is no terminal.
#[must_use]
pub fn line(label: &str, text: &str, encoding: Encoding, width: usize, styled: bool) -> String {
    let (width, align) = if width == 0 { (usize::MAX, Align::Left) } else { (width, Align::Right) };
    let options = encoding.options(Options { width, align, ..Options::default() });
    let paragraph = layout(text, Span::new(0, text.len()), &[], (), options);
    let Some(line) = paragraph.lines.first() else { return label.to_owned() };
    let ordered = encoding.display.order(line);
    // Displays encode whole rows, as the reader's painter has them do.
    let before = label.chars().chain(std::iter::repeat_n(' ', ordered.offset));
    let mut cells: Vec<ScreenCell<()>> =
        before.map(|c| ScreenCell { text: c.to_string().into(), width: 1, style: (), vary: Vary::Keep }).collect();
    cells.extend(ordered.cells);
    encoding.display.encode_row(&mut cells, |()| false);
    let mut out = String::new();
    for cell in &cells {
        match cell.vary {
            _ if !styled => out.push_str(&cell.text),
            Vary::FlipWeight => out.push_str(&format!("\u{1b}[1m{}\u{1b}[22m", cell.text)),
            // Only a colour that has a value can be told apart by a step of it, so here every cell has one.
            vary if encoding.display == Display::PerCell => {
                let blue = if vary == Vary::Nudge { GREY + 1 } else { GREY };
                out.push_str(&format!("\u{1b}[38;2;{GREY};{GREY};{blue}m{}\u{1b}[39m", cell.text));
            }
            Vary::Keep | Vary::Nudge => out.push_str(&cell.text),
        }
    }
    out
}

/// The rows of a display: its number, its name, the sample. In `logical` the sample has a row of its own, as a page has there: its first letter, not a label, tells the
/// terminal in which direction the row runs, and blanks before it would stand on the wrong side.
#[must_use]
pub fn rows(display: Display, current: Display, styled: bool) -> Vec<String> {
    let alone = display == Display::Logical;
    let encoding = Encoding { display, harakat: false };
    let label = label(display, current);
    if alone {
        vec![label.trim_end().to_owned(), line("", SAMPLE, encoding, 0, styled)]
    } else {
        vec![line(&label, SAMPLE, encoding, FIELD, styled)]
    }
}

fn label(display: Display, current: Display) -> String {
    let number = Display::ALL.iter().position(|&other| other == display).map_or(0, |index| index + 1);
    let mark = if display == current { '*' } else { ' ' };
    format!("{mark}{number} {:width$}", display.name(), width = LABEL - 3)
}

/// What a row must be preceded by so that the terminal takes the display as it is meant. What steers the whole screen is not a row's business.
fn steer(display: Display) -> &'static str {
    if display == Display::Mlterm { IMPLICIT_BIDI } else { steering(display).0 }
}

/// What the keyboard and the system tell.
enum Message {
    Key(Key),
    Signal(i32),
    Closed,
}

/// Which question is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Page {
    /// Which line reads correctly. In mlterm, `off` shows the one line for which its own ordering must be off.
    Order { off: bool },
    /// Whether harakat stand over their letters.
    Harakat(Display),
}

/// The questions and where they stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Card {
    current: Encoding,
    mlterm: bool,
    page: Page,
}

/// What comes of a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Step {
    Stay,
    Draw,
    End(Answer),
}

impl Card {
    fn new(current: Encoding, mlterm: bool) -> Self {
        Self { current, mlterm, page: Page::Order { off: mlterm && current.display == Display::Mlterm } }
    }

    /// The displays that can be judged now.
    fn shown(&self) -> Vec<Display> {
        match self.page {
            Page::Order { off } if self.mlterm => Display::ALL.into_iter().filter(|&d| (d == Display::Mlterm) == off).collect(),
            Page::Order { .. } => Display::ALL.to_vec(),
            Page::Harakat(display) => vec![display],
        }
    }

    fn take(&mut self, key: Key) -> Step {
        let Key { code, ctrl, alt, .. } = key.latin();
        if (ctrl, code) == (true, Code::Char('c')) {
            return Step::End(Answer::Keep);
        }
        if ctrl || alt {
            return Step::Stay;
        }
        match (self.page, code) {
            (Page::Order { .. }, Code::Enter | Code::Esc | Code::Char('q')) => Step::End(Answer::Keep),
            (Page::Order { .. }, Code::Char('n')) => Step::End(Answer::None),
            (Page::Order { off }, Code::Tab | Code::BackTab) if self.mlterm => {
                self.page = Page::Order { off: !off };
                Step::Draw
            }
            (Page::Order { off }, Code::Char(c)) => {
                let Some(display) = digit(c).and_then(|n| Display::ALL.get(n.checked_sub(1)?).copied()) else {
                    return Step::Stay;
                };
                // A line that is not shown cannot be confirmed.
                self.page = if self.shown().contains(&display) { Page::Harakat(display) } else { Page::Order { off: !off } };
                Step::Draw
            }
            (Page::Harakat(display), Code::Char('y')) => Step::End(Answer::Confirmed(Encoding { display, harakat: true })),
            (Page::Harakat(display), Code::Char('n')) => Step::End(Answer::Confirmed(Encoding { display, harakat: false })),
            (Page::Harakat(display), Code::Enter | Code::Esc | Code::Char('q')) => {
                Step::End(Answer::Confirmed(Encoding { display, harakat: self.current.harakat }))
            }
            _ => Step::Stay,
        }
    }

    /// The display that the whole screen is steered for.
    fn face(&self) -> Display {
        let off = match self.page {
            Page::Order { off } => off,
            Page::Harakat(display) => self.mlterm && display == Display::Mlterm,
        };
        if off { Display::Mlterm } else { Display::Words }
    }

    /// The bytes of the whole screen, of `height` rows of `width` columns, after it is steered.
    fn draw(&self, width: usize, height: usize) -> String {
        let mut out = "\u{1b}[0m\u{1b}[2J".to_owned();
        let rows = match self.page {
            Page::Order { .. } => self.order(),
            Page::Harakat(display) => self.harakat(display),
        };
        for (index, (display, text)) in rows.into_iter().take(height.max(1)).enumerate() {
            // VTE takes the mode on for the row of the cursor, and for rows erased in it.
            out.push_str(&format!("\u{1b}[{};1H{}\u{1b}[2K", index + 1, display.map_or(IMPLICIT_BIDI, steer)));
            out.push_str(&if display.is_some() { text } else { text.chars().take(width).collect() });
        }
        out
    }

    fn order(&self) -> Vec<(Option<Display>, String)> {
        let shown = self.shown();
        let mut rows: Vec<(Option<Display>, String)> = vec![
            (None, "Which line reads correctly? Where several do, take the first. * is used now.".to_owned()),
            (None, String::new()),
        ];
        for display in Display::ALL {
            if shown.contains(&display) {
                rows.extend(self::rows(display, self.current.display, true).into_iter().map(|row| (Some(display), row)));
            } else {
                rows.push((None, format!("{}(Tab shows it)", label(display, self.current.display))));
            }
        }
        let numbers: Vec<String> =
            shown.iter().filter_map(|d| Display::ALL.iter().position(|other| other == d)).map(|n| (n + 1).to_string()).collect();
        let numbers = if numbers.len() == Display::ALL.len() { "1-7".to_owned() } else { numbers.join(" ") };
        let others = if self.mlterm { "Tab the others, " } else { "" };
        rows.push((None, String::new()));
        rows.push((None, format!("[{numbers}] that line, {others}n none, Enter keep")));
        rows.push((None, String::new()));
        rows.extend(GUIDE.iter().map(|text| (None, (*text).to_owned())));
        rows
    }

    fn harakat(&self, display: Display) -> Vec<(Option<Display>, String)> {
        let row = line(&label(display, self.current.display), VOCALISED, Encoding { display, harakat: true }, FIELD, true);
        vec![
            (None, "Are the small signs right?".to_owned()),
            (None, String::new()),
            (Some(display), row),
            (None, String::new()),
            (None, "[y/n] y yes, n no, Enter keep".to_owned()),
            (None, String::new()),
            (None, "Each of the three letters of the word on the right has a short stroke above it.".to_owned()),
            (None, "The word on the left begins, at its right, with a small comma-like sign over".to_owned()),
            (None, "a round letter; no sign stands between letters, and words are whole.".to_owned()),
        ]
    }
}

/// The value of a digit, European or Arabic-Indic.
fn digit(c: char) -> Option<usize> {
    match c {
        '0'..='9' => Some(c as usize - '0' as usize),
        '\u{660}'..='\u{669}' => Some(c as usize - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(c as usize - 0x6F0),
        _ => None,
    }
}

/// Shows the card and asks. `mlterm` where the terminal is one.
///
/// # Errors
/// When the terminal cannot be set up or written to.
pub fn ask(current: Encoding, mlterm: bool) -> io::Result<Answer> {
    let (sender, receiver) = channel();
    watch_signals(&sender)?;
    let mut card = Card::new(current, mlterm);
    let guard = Guard::take(card.face())?;
    watch_keyboard(sender)?;
    let end = listen(&mut card, &receiver);
    drop(guard);
    match end? {
        Ok(answer) => Ok(answer),
        Err(signal) => signal_hook::low_level::emulate_default_handler(signal).map(|()| Answer::Keep),
    }
}

/// The answer, or the signal that ended the program.
fn listen(card: &mut Card, receiver: &Receiver<Message>) -> io::Result<Result<Answer, i32>> {
    draw(card)?;
    while let Ok(message) = receiver.recv() {
        let step = match message {
            Message::Key(key) => card.take(key),
            Message::Signal(SIGTSTP) => {
                guard::leave();
                signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
                guard::enter()?;
                Step::Draw
            }
            Message::Signal(SIGCONT) => {
                guard::enter()?;
                Step::Draw
            }
            Message::Signal(SIGWINCH) => Step::Draw,
            Message::Signal(signal) => return Ok(Err(signal)),
            Message::Closed => Step::End(Answer::Keep),
        };
        match step {
            Step::Stay => {}
            Step::Draw => draw(card)?,
            Step::End(answer) => return Ok(Ok(answer)),
        }
    }
    Ok(Ok(Answer::Keep))
}

fn draw(card: &Card) -> io::Result<()> {
    let (width, height) = crossterm::terminal::size().unwrap_or((80, 24));
    let bytes = card.draw(usize::from(width), usize::from(height));
    let mut out = io::stdout().lock();
    out.write_all(guard::steer(card.face()).as_bytes())?;
    out.write_all(bytes.as_bytes())?;
    out.flush()
}

fn watch_keyboard(sender: Sender<Message>) -> io::Result<()> {
    keyboard::watch(Arc::new(AtomicBool::new(false)), move |input| {
        let message = match input {
            Some(Input::Key(key)) => Message::Key(key),
            Some(_) => return true,
            None => Message::Closed,
        };
        sender.send(message).is_ok()
    })
}

fn watch_signals(sender: &Sender<Message>) -> io::Result<()> {
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let sender = sender.clone();
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            if sender.send(Message::Signal(signal)).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(card: &mut Card, keys: &str) -> Step {
        keys.chars().fold(Step::Stay, |_, c| {
            card.take(match c {
                '\r' => Key::plain(Code::Enter),
                '\t' => Key::plain(Code::Tab),
                c => Key::char(c),
            })
        })
    }

    fn answer(mlterm: bool, current: Display, keys: &str) -> Option<Answer> {
        let mut card = Card::new(Encoding { display: current, harakat: false }, mlterm);
        match press(&mut card, keys) {
            Step::End(answer) => Some(answer),
            _ => None,
        }
    }

    #[test]
    fn keys_answer() {
        let confirmed = |display, harakat| Some(Answer::Confirmed(Encoding { display, harakat }));
        let visual = Display::Visual;
        for (keys, wanted) in [
            ("\r", Some(Answer::Keep)),
            ("q", Some(Answer::Keep)),
            ("n", Some(Answer::None)),
            ("2y", confirmed(Display::Words, true)),
            ("2n", confirmed(Display::Words, false)),
            ("7\r", confirmed(Display::Logical, false)),
            // Nothing on this card.
            ("0", None),
            ("8", None),
            ("x", None),
            ("2", None),
            ("25", None),
            // An Arabic keyboard.
            ("\u{662}\u{63A}", confirmed(Display::Words, true)),
            ("\u{649}", Some(Answer::None)),
        ] {
            assert_eq!(answer(false, visual, keys), wanted, "{keys:?}");
        }
        let mut card = Card::new(Encoding::default(), false);
        assert_eq!(card.take(Key { ctrl: true, ..Key::char('c') }), Step::End(Answer::Keep));
        assert_eq!(card.take(Key { alt: true, ..Key::char('n') }), Step::Stay);
    }

    #[test]
    fn in_mlterm_a_line_is_seen_before_it_is_confirmed() {
        let confirmed = |display| Some(Answer::Confirmed(Encoding { display, harakat: true }));
        assert_eq!(answer(true, Display::Mlterm, "5y"), confirmed(Display::Mlterm));
        assert_eq!(answer(true, Display::Mlterm, "1y"), None);
        assert_eq!(answer(true, Display::Mlterm, "11y"), confirmed(Display::Visual));
        assert_eq!(answer(true, Display::Mlterm, "\t2y"), confirmed(Display::Words));
        let mut card = Card::new(Encoding { display: Display::Mlterm, harakat: true }, true);
        let off = card.draw(80, 24);
        assert_eq!((card.face(), off.matches("(Tab shows it)").count()), (Display::Mlterm, 6));
        assert_eq!(press(&mut card, "\t"), Step::Draw);
        let on = card.draw(80, 24);
        assert_eq!((card.face(), on.matches("(Tab shows it)").count()), (Display::Words, 1));
        // Elsewhere there is one face, and nothing is said to mlterm.
        let mut elsewhere = Card::new(Encoding { display: Display::Mlterm, harakat: true }, false);
        assert!(!elsewhere.draw(80, 24).contains("Tab"));
        press(&mut elsewhere, "5");
        assert_eq!(elsewhere.face(), Display::Words);
    }

    #[test]
    fn each_row_is_steered_before_it_is_erased() {
        let bytes = Card::new(Encoding::default(), false).draw(80, 24);
        let rows: Vec<&str> = bytes.split("\u{1b}[2K").collect();
        for (name, steering) in [
            ("visual", "\u{1b}[8l"),
            ("words", "\u{1b}[8h"),
            ("\u{1b}[38;2;", "\u{1b}[8l"),
            ("logical", "\u{1b}[8h"),
            ("The right line", "\u{1b}[8h"),
        ] {
            let at = rows.iter().position(|row| row.contains(&format!(" {name}")) || row.starts_with(name)).unwrap();
            assert!(rows[at - 1].ends_with(steering), "{name}: {:?}", rows[at - 1]);
        }
        // No more rows than there are, no more of a text than there is room for.
        let small = Card::new(Encoding::default(), false).draw(20, 5);
        assert_eq!(small.matches("\u{1b}[2K").count(), 5);
        assert!(!small.contains("Which line reads corr"));
    }

    #[test]
    fn the_sample_is_what_the_guide_says() {
        let shown = line("", SAMPLE, Encoding::default(), 40, false);
        let wanted = "\u{61F}\u{FB57}\u{FB94} \u{FEFB} %12 \u{FEE2}\u{FE9B} \u{664}\u{665} \u{60C}(UN) \u{FEE1}\u{FEFC}\u{FEB4}\u{FEDF}\u{FE8D}";
        assert_eq!(shown.trim_start(), wanted);
        assert_eq!(shown.chars().count(), 40);
        assert!(GUIDE.iter().all(|line| line.is_ascii() && line.len() <= 80));
        // To a pipe it goes without colour, whatever the display.
        assert!(Display::ALL.into_iter().flat_map(|display| rows(display, display, false)).all(|row| !row.contains('\u{1b}')));
    }
}
