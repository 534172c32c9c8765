//! The screen's own loop: events in, frames out.
//!
//! In: a document and how to begin. The first frame is painted before the article is analysed; analysis, keyboard and signals each have a thread and send
//! messages. Only this floor and `cli` touch the terminal; the guard gives it back.

pub mod card;
pub mod environment;
mod events;
pub mod fonts;
mod frames;
pub mod guard;
pub mod identify;
mod input;

use std::io::{self, Stdout, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crossterm::event;
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};

use crate::annotate::annotation::Annotations;
use crate::app::findings::Findings;
use crate::app::{Action, Effect, Setup, State, press, update};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::view;
use events::Input;
use frames::Frames;
use guard::Guard;

/// What the loop is told.
enum Message {
    Input(Input),
    Annotated(Result<Arc<Findings>, String>),
    Signal(i32),
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

/// Shows `document` until the reader leaves.
///
/// # Errors
/// When the terminal cannot be set up or written to.
pub fn run(document: Document, setup: Setup, engine: Engine) -> io::Result<()> {
    let document = Arc::new(document);
    let lexicon = Arc::new(Lexicon::embedded());
    let (sender, receiver) = channel();
    // Before the terminal is taken: from then on no signal may end the program behind the guard's back.
    watch_signals(&sender)?;
    let guard = Guard::take()?;
    let mut screen = Terminal::new(CrosstermBackend::new(Frames::new(io::stdout())))?;
    let size = screen.size()?;
    let mut state = State::new(Arc::clone(&document), Arc::clone(&lexicon), Setup { size: (size.width, size.height), ..setup });
    paint(&mut screen, &mut state)?;
    watch_keyboard(&sender)?;
    annotate_beside(document, lexicon, engine, &sender)?;
    let end = listen(&mut screen, &mut state, &receiver);
    drop(guard);
    match end? {
        End::Quit => Ok(()),
        // The program ends as by a signal that it had not caught, so that its parent can tell.
        End::Signal(signal) => signal_hook::low_level::emulate_default_handler(signal),
    }
}

fn listen(screen: &mut Screen, state: &mut State, receiver: &Receiver<Message>) -> io::Result<End> {
    while let Ok(first) = receiver.recv() {
        // Everything that has come meanwhile is taken in before one frame is painted.
        let mut next = Some(first);
        while let Some(message) = next {
            if let Some(end) = take_in(screen, state, message)? {
                return Ok(end);
            }
            next = receiver.try_recv().ok();
        }
        paint(screen, state)?;
    }
    Ok(End::Quit)
}

fn take_in(screen: &mut Screen, state: &mut State, message: Message) -> io::Result<Option<End>> {
    let action = match message {
        Message::Input(Input::Key(key)) => press(state, key),
        Message::Input(Input::Mouse(mouse)) => Some(Action::Mouse(mouse)),
        Message::Input(Input::Paste(text)) => Some(Action::Paste(text)),
        Message::Input(Input::Resize(width, height)) => Some(Action::Resize(width, height)),
        Message::Annotated(Ok(findings)) => Some(Action::Annotated(findings)),
        Message::Annotated(Err(panic)) => Some(Action::Tell(format!("the analysis failed, please report it: {panic}"))),
        Message::Signal(SIGTSTP) => Some(Action::Suspend),
        Message::Signal(SIGCONT) => {
            guard::enter()?;
            clear(screen)?;
            None
        }
        Message::Signal(signal) => return Ok(Some(End::Signal(signal))),
        Message::Closed => return Ok(Some(End::Quit)),
    };
    let Some(action) = action else { return Ok(None) };
    for effect in update(state, action) {
        match effect {
            Effect::Quit => return Ok(Some(End::Quit)),
            Effect::Encode(_) | Effect::Clear => clear(screen)?,
            Effect::Suspend => {
                guard::leave();
                signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
                guard::enter()?;
                clear(screen)?;
            }
        }
    }
    Ok(None)
}

/// Clears the rows after the bidi mode is set, so that each of them takes it on, and forgets what was painted.
fn clear(screen: &mut Screen) -> io::Result<()> {
    screen.backend_mut().write_all(guard::EXPLICIT_BIDI.as_bytes())?;
    // Not `Terminal::clear`: it asks the terminal where its cursor is, and waits for an answer that the keyboard thread takes.
    let size = screen.size()?;
    screen.resize(Rect::new(0, 0, size.width, size.height))
}

fn paint(screen: &mut Screen, state: &mut State) -> io::Result<()> {
    // The terminal may have another size already, though its message has not come yet.
    let size = screen.size()?;
    let known = state.geometry().screen;
    if (size.width, size.height) != (known.width, known.height) {
        update(state, Action::Resize(size.width, size.height));
        clear(screen)?;
    }
    screen.draw(|frame| view::draw(state, frame))?;
    Ok(())
}

fn watch_keyboard(sender: &Sender<Message>) -> io::Result<()> {
    let sender = sender.clone();
    thread::Builder::new().name("keyboard".to_owned()).spawn(move || {
        loop {
            let message = match event::read() {
                Ok(event) => match events::read(&event) {
                    Some(input) => Message::Input(input),
                    None => continue,
                },
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => Message::Closed,
            };
            let last = matches!(message, Message::Closed);
            if sender.send(message).is_err() || last {
                return;
            }
        }
    })?;
    Ok(())
}

fn watch_signals(sender: &Sender<Message>) -> io::Result<()> {
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
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

fn annotate_beside(document: Arc<Document>, lexicon: Arc<Lexicon>, engine: Engine, sender: &Sender<Message>) -> io::Result<()> {
    let sender = sender.clone();
    thread::Builder::new().name("annotate".to_owned()).spawn(move || {
        let found = catch_unwind(AssertUnwindSafe(|| Arc::new(Findings::new(&document, engine(&document, &lexicon)))));
        let found = found.map_err(|panic| {
            let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
            text.unwrap_or("no reason given").to_owned()
        });
        // Nobody listens any more when the reader has left.
        let _ = sender.send(Message::Annotated(found));
    })?;
    Ok(())
}
