//! The screen's own loop: events in, frames out.
//!
//! In: a document and how to begin. The first frame is painted before the article is analysed; analysis, keyboard and signals each have a thread and send
//! messages. Only this floor and `cli` touch the terminal; the guard gives it back.

pub mod card;
mod clipboard;
pub mod environment;
pub mod fonts;
mod frames;
pub mod guard;
pub mod identify;
mod input;
mod keyboard;
mod threads;
mod tty;

use std::collections::VecDeque;
use std::io::{self, Stdout, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};

use crate::annotate::annotation::Annotations;
use crate::app::action::Mouse;
use crate::app::findings::Findings;
use crate::app::{Action, Effect, Setup, State, press, update};
use crate::config::Encoding;
use crate::corrections::store::Keeper;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::view;
use clipboard::Clipboard;
use frames::Frames;
use guard::Guard;
use identify::{Choices, Environment, Inquiry, PATIENCE};
use input::Input;

/// What the loop is told.
enum Message {
    Input(Input),
    Annotated(Result<Arc<Findings>, String>),
    Signal(i32),
    /// What became of a text that was to be copied.
    Copied(String),
    /// What tmux says of the terminal around it.
    Client(String),
    /// The terminal has had its time to answer.
    Patience,
    /// The keyboard is gone.
    Closed,
}

/// How the loop ended.
enum End {
    Quit,
    Signal(i32),
}

type Screen = Terminal<CrosstermBackend<Frames<Stdout>>>;

/// What finds the annotations; runs beside the screen.
pub type Engine = fn(&Document, &Lexicon) -> Annotations;

/// Shows `document` until the reader leaves. `choices` and what is found out of the terminal decide the encoding; that of `setup` is not heeded. `keeper` keeps corrections, or is why
/// they cannot be kept.
///
/// # Errors
/// When the terminal cannot be set up or written to.
pub fn run(
    document: Document,
    lexicon: Lexicon,
    setup: Setup,
    choices: Choices,
    engine: Engine,
    keeper: Result<Keeper, String>,
) -> io::Result<()> {
    let document = Arc::new(document);
    let lexicon = Arc::new(lexicon);
    let (sender, receiver) = channel();
    let inquiry = Inquiry::new(Environment::from_process(), choices);
    let encoding = inquiry.encoding();
    // Before the terminal is taken: from then on no signal may end the program behind the guard's back.
    threads::watch_signals(&sender)?;
    let guard = Guard::take(encoding.display)?;
    let screen = Terminal::new(CrosstermBackend::new(Frames::new(io::stdout())))?;
    let size = screen.size()?;
    let setup = Setup { size: (size.width, size.height), encoding, ..setup };
    let mut session = Session {
        screen,
        state: State::new(Arc::clone(&document), Arc::clone(&lexicon), setup),
        clipboard: Clipboard::new(sender.clone()),
        keeper,
        inquiry,
        found: encoding,
        owed: Arc::new(AtomicBool::new(false)),
        bare: true,
        later: VecDeque::new(),
        receiver,
    };
    session.paint()?;
    threads::watch_keyboard(&sender, Arc::clone(&session.owed))?;
    if session.ask()? {
        threads::wait(&sender, PATIENCE)?;
    }
    if session.inquiry.in_tmux() {
        threads::ask_tmux(&sender)?;
    }
    threads::annotate(document, lexicon, engine, &sender)?;
    drop(sender);
    let end = session.listen();
    session.await_replies();
    drop(guard);
    match end? {
        End::Quit => {
            session.clipboard.finish();
            Ok(())
        }
        // The program ends as by a signal that it had not caught, so that its parent can tell.
        End::Signal(signal) => signal_hook::low_level::emulate_default_handler(signal),
    }
}

/// From one line to the next while the mouse is held beyond the edge of the page.
const SCROLL: Duration = Duration::from_millis(60);

/// The screen, and all that it is told by.
struct Session {
    screen: Screen,
    state: State,
    clipboard: Clipboard,
    /// Where corrections are kept; or why they are not.
    keeper: Result<Keeper, String>,
    inquiry: Inquiry,
    /// The encoding that was found out last; another that the reader has chosen since stays.
    found: Encoding,
    /// Whether replies are awaited; the keyboard's thread looks at it.
    owed: Arc<AtomicBool>,
    /// Whether nothing stands on the screen.
    bare: bool,
    /// Messages that came while replies were awaited.
    later: VecDeque<Message>,
    receiver: Receiver<Message>,
}

impl Session {
    /// The next message; while the page scrolls under a mouse that does not move, that it is still held.
    fn next(&mut self) -> Option<Message> {
        if let Some(message) = self.later.pop_front() {
            return Some(message);
        }
        if !self.state.scrolls_on() {
            return self.receiver.recv().ok();
        }
        match self.receiver.recv_timeout(SCROLL) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Timeout) => Some(Message::Input(Input::Mouse(Mouse::Held))),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn listen(&mut self) -> io::Result<End> {
        while let Some(first) = self.next() {
            // Everything that has come meanwhile is taken in before one frame is painted.
            let mut next = Some(first);
            while let Some(message) = next {
                if let Some(end) = self.take_in(message)? {
                    return Ok(end);
                }
                next = self.later.pop_front().or_else(|| self.receiver.try_recv().ok());
            }
            self.paint()?;
        }
        Ok(End::Quit)
    }

    fn take_in(&mut self, message: Message) -> io::Result<Option<End>> {
        let action = match message {
            Message::Input(Input::Key(key)) => press(&mut self.state, key),
            Message::Input(Input::Mouse(mouse)) => Some(Action::Mouse(mouse)),
            Message::Input(Input::Paste(text)) => Some(Action::Paste(text)),
            Message::Input(Input::Reply(reply)) => {
                let found = self.inquiry.take(reply);
                self.owes();
                found.and_then(|found| self.found(found))
            }
            Message::Client(client) => {
                let found = self.inquiry.take_client(client);
                self.found(found)
            }
            Message::Patience => {
                self.owed.store(false, Ordering::Relaxed);
                let found = self.inquiry.encoding();
                self.found(found)
            }
            Message::Annotated(Ok(findings)) => Some(Action::Annotated(findings)),
            Message::Annotated(Err(panic)) => Some(Action::Tell(format!("the analysis failed, please report it: {panic}"))),
            Message::Copied(told) => Some(Action::Tell(told)),
            Message::Signal(SIGTSTP) => Some(Action::Suspend),
            Message::Signal(SIGCONT) => {
                guard::enter()?;
                self.clear()?;
                None
            }
            // The frame that follows looks at the size.
            Message::Signal(SIGWINCH) => None,
            Message::Signal(signal) => return Ok(Some(End::Signal(signal))),
            Message::Closed => return Ok(Some(End::Quit)),
        };
        let Some(action) = action else { return Ok(None) };
        for effect in update(&mut self.state, action) {
            match effect {
                Effect::Quit => return Ok(Some(End::Quit)),
                Effect::Encode(encoding) => {
                    self.screen.backend_mut().write_all(guard::steer(encoding.display).as_bytes())?;
                    self.clear()?;
                }
                Effect::Clear => self.clear()?,
                Effect::Keep(log) => {
                    let outcome = match &mut self.keeper {
                        Ok(keeper) => keeper.keep(&log, self.state.document()).map_err(|error| error.brief()),
                        Err(why) => Err(why.clone()),
                    };
                    update(&mut self.state, Action::Kept(outcome));
                }
                Effect::Copy(copied) => self.clipboard.copy(copied, self.screen.backend_mut())?,
                Effect::Suspend => {
                    self.await_replies();
                    guard::leave();
                    signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
                    guard::enter()?;
                    self.clear()?;
                }
            }
        }
        Ok(None)
    }

    /// An encoding was found out: what to do about it, unless nothing is new or the reader has chosen another meanwhile.
    fn found(&mut self, found: Encoding) -> Option<Action> {
        let before = std::mem::replace(&mut self.found, found);
        (found != before && self.state.encoding() == before).then_some(Action::Encode(found))
    }

    /// Asks the terminal what it is; whether there was anything to ask.
    fn ask(&mut self) -> io::Result<bool> {
        let queries = self.inquiry.after_frame();
        if queries.is_empty() {
            return Ok(false);
        }
        let mut out = io::stdout().lock();
        out.write_all(queries.as_bytes())?;
        out.flush()?;
        self.owes();
        Ok(true)
    }

    fn owes(&self) {
        self.owed.store(self.inquiry.owed().is_some(), Ordering::Relaxed);
    }

    /// Before the terminal is given back: what it still has to answer must not reach whoever reads it next. Waits until [`PATIENCE`] after the question; other
    /// messages are kept.
    fn await_replies(&mut self) {
        let Some(sent) = self.inquiry.owed() else { return };
        while self.inquiry.owed().is_some() {
            match self.receiver.recv_timeout((sent + PATIENCE).saturating_duration_since(Instant::now())) {
                Ok(Message::Input(Input::Reply(reply))) => {
                    self.inquiry.take(reply);
                }
                Ok(Message::Closed) | Err(_) => break,
                Ok(other) => self.later.push_back(other),
            }
        }
        if self.inquiry.owed().is_some() {
            tty::flush();
        }
    }

    /// Clears the rows under the steering, so that each of them takes it on, and forgets what was painted.
    fn clear(&mut self) -> io::Result<()> {
        self.screen.backend_mut().write_all(guard::steered().as_bytes())?;
        // Not `Terminal::clear`: it asks the terminal where its cursor is, and waits for an answer that the keyboard thread takes.
        let size = self.screen.size()?;
        self.screen.resize(Rect::new(0, 0, size.width, size.height))?;
        self.bare = true;
        Ok(())
    }

    fn paint(&mut self) -> io::Result<()> {
        // The terminal may have another size already, though its signal has not come yet.
        let size = self.screen.size()?;
        let known = self.state.geometry().screen;
        if (size.width, size.height) != (known.width, known.height) {
            update(&mut self.state, Action::Resize(size.width, size.height));
            self.clear()?;
        }
        if std::mem::take(&mut self.bare) {
            // In the first row, which is painted over in the same write.
            self.screen.backend_mut().write_all(self.inquiry.before_frame().as_bytes())?;
        }
        let state = &mut self.state;
        self.screen.draw(|frame| view::draw(state, frame))?;
        Ok(())
    }
}
