//! Everything that the screen can do. Keys, mouse, palette and tests send the same actions.

use std::sync::Arc;

use super::card::Face;
use super::findings::Findings;
use super::panel::Tab;
use crate::config::Encoding;
use crate::corrections::Log;

/// Towards the end of the text, or towards its start.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// Towards the end.
    Next,
    /// Towards the start.
    Previous,
}

impl Way {
    /// The opposite way.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Next => Self::Previous,
            Self::Previous => Self::Next,
        }
    }
}

/// A move of the cursor on the page, or of the selection in a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Motion {
    /// A line.
    Line(Way),
    /// Half of what is seen.
    HalfPage(Way),
    /// What is seen, but two lines.
    Page(Way),
    /// The first word (`Previous`) or the last.
    End(Way),
    /// The word seen on the left.
    Left,
    /// The word seen on the right.
    Right,
    /// In reading order.
    Word(Way),
    /// The start of a sentence.
    Sentence(Way),
    /// The start of a paragraph.
    Paragraph(Way),
}

/// What one can jump to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// A name or description of an entity (dates and amounts apart).
    Entity,
    /// Reported speech.
    Quote,
    /// What states a fact.
    Fact,
    /// A glossary term.
    Term,
    /// A word that the lexicon does not know.
    Unknown,
    /// A date.
    Date,
}

impl Target {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Entity, Self::Quote, Self::Fact, Self::Term, Self::Unknown, Self::Date];

    /// In words, for messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Entity => "entity",
            Self::Quote => "quote",
            Self::Fact => "fact",
            Self::Term => "term",
            Self::Unknown => "unknown word",
            Self::Date => "date",
        }
    }
}

/// An edit of the search line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edit {
    /// A character typed.
    Insert(char),
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// The cursor to the character on the left, as seen.
    Left,
    /// The cursor to the character on the right, as seen.
    Right,
    /// The cursor to the start.
    Start,
    /// The cursor to the end.
    End,
    /// The word before the cursor goes.
    DeleteWord,
    /// Everything before the cursor goes.
    DeleteLine,
}

/// What the mouse did, in columns and rows of the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mouse {
    /// The left button went down.
    Press {
        /// From the left edge.
        column: u16,
        /// From the top.
        row: u16,
    },
    /// The mouse moved with the left button down.
    Drag {
        /// From the left edge.
        column: u16,
        /// From the top.
        row: u16,
    },
    /// The left button is still down, and the mouse where it was.
    Held,
    /// The left button came up.
    Release,
    /// The wheel turned.
    Wheel {
        /// From the left edge.
        column: u16,
        /// From the top.
        row: u16,
        /// Down or up.
        way: Way,
    },
}

/// What can be copied.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Piece {
    /// The word under the cursor.
    Word,
    /// Its sentence.
    Sentence,
    /// Its paragraph.
    Paragraph,
    /// The entity under the cursor, as this place of the text speaks of it.
    Entity,
    /// The fact under the cursor, with its evidence and source.
    Fact,
    /// What is selected on the page.
    Selection,
    /// The selected row of the panel.
    Row,
}

/// Text to be put on the clipboard: logical order, base letters, paragraphs separated by line feeds, no other control character but tabs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Copied {
    /// The text; never empty.
    pub text: String,
    /// What it is, to be told to the reader: «copied 3 words».
    pub what: String,
}

/// Everything that the screen can do.
#[derive(Clone, Debug)]
pub enum Action {
    /// Moves the cursor on the page.
    Move(Motion),
    /// Moves the selection in the panel.
    Row(Motion),
    /// Jumps to the next or previous thing of a kind.
    Jump(Target, Way),
    /// Jumps to the next or previous mention of the entity or lemma under the cursor.
    Same(Way),
    /// Repeats the last jump or the search, in its direction or the other.
    Repeat(Way),
    /// The other of page and panel takes the keys.
    SwitchPane,
    /// Opens a tab of the panel.
    OpenTab(Tab),
    /// Opens the tab beside the open one, as seen.
    StepTab(Way),
    /// The cursor goes to what the selected row is about.
    ShowRow,
    /// Selects the row of what is under the cursor.
    SelectRow,
    /// The card of what is under the cursor.
    OpenCard,
    /// Moves the view of the card.
    ScrollCard(Motion),
    /// Turns the card to its next face, or the one before.
    TurnCard(Way),
    /// Opens the card at a face, or turns the open card to it, and back to the word where it stands there already.
    ToggleFace(Face),
    /// Selects the next or previous line of the card that leads somewhere.
    StepLink(Way),
    /// Goes where the selected line of the card leads; closes the card where none is selected.
    FollowLink,
    /// One step back out of whatever is open.
    Cancel,
    /// The place before the last jump.
    JumpBack,
    /// The place that was left by going back.
    JumpForward,
    /// Opens the search line.
    SearchOpen,
    /// Edits the search line.
    SearchEdit(Edit),
    /// Text was pasted: it goes into the search line, if that is open.
    Paste(String),
    /// Keeps the place found.
    SearchAccept,
    /// Selects on the page from the word under the cursor on, or stops it.
    Select,
    /// Copies something.
    Copy(Piece),
    /// What is selected is right; or is no longer said to be.
    Confirm,
    /// What is selected is wrong; or is no longer said to be.
    Reject,
    /// Opens the form in which what is selected is written anew.
    EditFinding,
    /// Up or down in the form.
    FormStep(Way),
    /// The next or previous field of the form.
    FormField(Way),
    /// Edits the selected field, or what is typed to pick by.
    FormEdit(Edit),
    /// Opens, picks or saves, as the selected field has it.
    FormEnter,
    /// Keeps what the form says.
    FormSave,
    /// Takes the last correction back.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// What was rejected is shown, struck out, or left out.
    ShowRejected,
    /// What became of keeping the corrections.
    Kept(Result<(), String>),
    /// Quotes stand by speaker, or in the order of the article.
    RegroupQuotes,
    /// The facts by date, or again in the order of the article.
    Timeline,
    /// The panel goes to the other side.
    FlipSide,
    /// The panel is hidden or shown.
    HidePanel,
    /// The page is shown with its vowels, or as written.
    Vocalize,
    /// Each word of the page stands over its gloss, or alone.
    Interlinear,
    /// The gloss of the sentence under the cursor is shown, or no more.
    Gist,
    /// The next set of colours.
    NextTheme,
    /// The terminal is sent its lines in this way from now on.
    Encode(Encoding),
    /// The next way of sending lines to the terminal.
    NextDisplay,
    /// The help is shown or closed.
    Help,
    /// The legend of the marks is shown or closed.
    Legend,
    /// Selects the next or previous line of the legend.
    StepLegend(Way),
    /// Hides what the selected line of the legend is about, or shows it again.
    ToggleCategory,
    /// Kinds have signs before them, or none.
    ToggleSigns,
    /// Something the mouse did.
    Mouse(Mouse),
    /// The screen has these columns and rows.
    Resize(u16, u16),
    /// The engine is done.
    Annotated(Arc<Findings>),
    /// Something to tell the reader.
    Tell(String),
    /// Leave.
    Quit,
    /// Give the terminal back and stop, as a shell's job.
    Suspend,
}

/// What must be done outside the state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Give the terminal back and stop until the shell continues it.
    Suspend,
    /// The terminal must be told how its lines come from now on, and the screen cleared.
    Encode(Encoding),
    /// Clear the screen before it is painted again.
    Clear,
    /// Put text on the clipboard.
    Copy(Copied),
    /// Keep these corrections of the article; [`Action::Kept`] says what became of it.
    Keep(Log),
}
