//! What the options of `print` and the place it writes to come to.
//!
//! In: what was asked, the encoding, the terminal's columns if it is one. Out: a [`Plan`], or words about what does not go together.
//! The rules, each a row of the test below:
//!
//! - A terminal is laid out for. To a pipe or file go logical order and letters as they are, and with no width at all the text itself;
//!   what is asked for beside that changes only what it names.
//! - Letters are joined in every order but the logical one, unless `--shape` says otherwise.
//! - Lines stand at the edge where their paragraph starts. In logical order that edge is made by who shows the text, so no blanks go
//!   before a line unless `--align right` asks for them.
//! - An edge needs a width: `right` and `justify` on a pipe wrap at [`COLUMNS`]; with `--width none` they are refused.

use super::{Align, Direction, Numerals, Options, Shape, Width};
use crate::config::{Display, Encoding};
use crate::layout;

/// Columns to wrap at where an edge is asked for and nothing says where it is.
const COLUMNS: usize = 80;

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// The text itself, line ends and invisible characters included; digits and harakat as asked.
    Text,
    /// Every line of the text laid out, none wrapped.
    Lines,
    /// Paragraphs wrapped, a blank line between them.
    Paragraphs,
}

/// How articles are printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Plan {
    pub(super) form: Form,
    pub(super) display: Display,
    pub(super) options: layout::Options,
    /// Whether a line's blanks go before it.
    pub(super) indent: bool,
}

impl Plan {
    /// `columns` are those of the terminal, none for a pipe or file.
    ///
    /// # Errors
    /// Where options contradict each other, in words.
    pub(super) fn new(asked: &Options, encoding: Encoding, columns: Option<usize>) -> Result<Self, String> {
        let logical = encoding.display == Display::Logical;
        let edge = matches!(asked.align, Some(Align::Right | Align::Justify));
        if edge && asked.width == Some(Width::Unlimited) {
            return Err("--align right and justify need an edge: give --width a number of columns".to_owned());
        }
        let width = match (asked.width, columns) {
            (Some(Width::Columns(columns)), _) | (None, Some(columns)) => columns,
            (None, None) if edge => COLUMNS,
            (Some(Width::Unlimited), _) | (None, None) => usize::MAX,
        };
        let align = match asked.align {
            Some(Align::Justify) => layout::Align::Justify,
            Some(Align::Right) => layout::Align::Right,
            Some(Align::Left) => layout::Align::Left,
            None if logical => layout::Align::Left,
            None => layout::Align::Start,
        };
        let options = encoding.options(layout::Options {
            width,
            align,
            direction: asked.direction.map_or(layout::Direction::Rtl, Into::into),
            numerals: asked.numerals.map_or(layout::Numerals::AsIs, Into::into),
            ..layout::Options::default()
        });
        // Unlike a screen, which only shows it, a file may want joined letters in logical order: for what orders but does not join.
        let shape = match asked.shape {
            Some(Shape::Forms) => layout::Shape::Forms,
            Some(Shape::None) => layout::Shape::None,
            None => options.shape,
        };
        let form = match width {
            usize::MAX if logical && shape == layout::Shape::None => Form::Text,
            usize::MAX => Form::Lines,
            _ => Form::Paragraphs,
        };
        let indent = !logical || asked.align == Some(Align::Right);
        Ok(Self { form, display: encoding.display, options: layout::Options { shape, ..options }, indent })
    }
}

impl From<Direction> for layout::Direction {
    fn from(direction: Direction) -> Self {
        match direction {
            Direction::Auto => Self::Auto,
            Direction::Rtl => Self::Rtl,
            Direction::Ltr => Self::Ltr,
        }
    }
}

impl From<Numerals> for layout::Numerals {
    fn from(numerals: Numerals) -> Self {
        match numerals {
            Numerals::AsIs => Self::AsIs,
            Numerals::Arabic => Self::Arabic,
            Numerals::European => Self::European,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        options: Options,
    }

    /// A terminal of 100 columns, or a pipe; a display named, or none; options of `print`.
    fn plan(terminal: bool, display: Option<Display>, arguments: &str) -> Result<Plan, String> {
        let line = Line::parse_from(std::iter::once("print").chain(arguments.split_whitespace()));
        let display = display.unwrap_or(if terminal { Display::Visual } else { Display::Logical });
        Plan::new(&line.options, Encoding { display, harakat: true }, terminal.then_some(100))
    }

    #[test]
    fn combinations() {
        use Display::{Logical, PerCell, Visual, Words};
        use Form::{Lines, Paragraphs, Text};
        use layout::Align::{Justify, Left, Right, Start};
        use layout::Shape::{Forms, None as Bare};
        const MAX: usize = usize::MAX;
        // Terminal? display asked, options → form, display, width, align, blanks before lines, shape.
        let rows = [
            (true, None, "", (Paragraphs, Visual, 100, Start, true, Forms)),
            (true, None, "--width none", (Lines, Visual, MAX, Start, true, Forms)),
            (true, None, "--width 40 --align justify", (Paragraphs, Visual, 40, Justify, true, Forms)),
            (true, None, "--align left --shape none", (Paragraphs, Visual, 100, Left, true, Bare)),
            (true, Some(Logical), "", (Paragraphs, Logical, 100, Left, false, Bare)),
            (true, Some(Logical), "--width none", (Text, Logical, MAX, Left, false, Bare)),
            (true, Some(Words), "", (Paragraphs, Words, 100, Start, true, Forms)),
            (false, None, "", (Text, Logical, MAX, Left, false, Bare)),
            (false, None, "--width none --align left", (Text, Logical, MAX, Left, false, Bare)),
            (false, None, "--shape none", (Text, Logical, MAX, Left, false, Bare)),
            (false, None, "--shape forms", (Lines, Logical, MAX, Left, false, Forms)),
            (false, None, "--width 60", (Paragraphs, Logical, 60, Left, false, Bare)),
            (false, None, "--width 60 --shape forms", (Paragraphs, Logical, 60, Left, false, Forms)),
            (false, None, "--width 60 --align left", (Paragraphs, Logical, 60, Left, false, Bare)),
            (false, None, "--width 60 --align right", (Paragraphs, Logical, 60, Right, true, Bare)),
            (false, None, "--width 60 --align justify", (Paragraphs, Logical, 60, Justify, false, Bare)),
            (false, None, "--align justify", (Paragraphs, Logical, 80, Justify, false, Bare)),
            (false, None, "--align right", (Paragraphs, Logical, 80, Right, true, Bare)),
            (false, Some(Logical), "", (Text, Logical, MAX, Left, false, Bare)),
            (false, Some(Visual), "", (Lines, Visual, MAX, Start, true, Forms)),
            (false, Some(Visual), "--shape none", (Lines, Visual, MAX, Start, true, Bare)),
            (false, Some(Visual), "--width 60", (Paragraphs, Visual, 60, Start, true, Forms)),
            (false, Some(Visual), "--align justify", (Paragraphs, Visual, 80, Justify, true, Forms)),
            (false, Some(Visual), "--width none --align left", (Lines, Visual, MAX, Left, true, Forms)),
            (false, Some(PerCell), "--shape none --width 9", (Paragraphs, PerCell, 9, Start, true, Bare)),
        ];
        for (terminal, display, arguments, expected) in rows {
            let plan = plan(terminal, display, arguments).unwrap();
            let options = plan.options;
            let found = (plan.form, plan.display, options.width, options.align, plan.indent, options.shape);
            assert_eq!(found, expected, "terminal {terminal}, {display:?}, {arguments}");
        }
    }

    #[test]
    fn an_edge_needs_a_width() {
        for align in ["right", "justify"] {
            assert!(plan(true, None, &format!("--width none --align {align}")).unwrap_err().contains("--width"));
        }
    }

    #[test]
    fn direction_and_digits() {
        let plan = plan(false, None, "--direction auto --numerals european").unwrap();
        assert_eq!(plan.options.direction, layout::Direction::Auto);
        assert_eq!(plan.options.numerals, layout::Numerals::European);
        assert_eq!(plan.form, Form::Text);
    }
}
