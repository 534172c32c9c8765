//! `tarjuman terminal`: what was found out of this terminal and why, the test card, and the choice that is remembered.

use std::io::{self, IsTerminal, Write};

use clap::Args;

use super::Global;
use super::choices::Choices;
use super::error::{DONE, Error};
use crate::config::{Display, Encoding};
use crate::settings;
use crate::terminal::card::{self, Answer};
use crate::terminal::fonts;
use crate::terminal::identify::{Answers, Environment, Interview, Verdict, decide, interview};

/// Options of `terminal`.
#[derive(Clone, Debug, Args)]
pub(super) struct Options {
    /// Only tell what was found out, without card and question
    #[arg(long)]
    no_ask: bool,
}

/// What is known, to be told.
struct Report<'a> {
    environment: &'a Environment,
    /// Nothing where no terminal was asked.
    answers: Option<&'a Answers>,
    verdict: &'a Verdict,
    encoding: Encoding,
    choices: &'a Choices,
    /// `--display`, `--harakat` or their variables were given.
    said: (bool, bool),
}

pub(super) fn run(options: &Options, global: &Global) -> Result<u8, Error> {
    let choices = global.choices()?;
    let environment = Environment::from_process();
    let interactive = io::stdout().is_terminal() && environment.answers();
    let Interview { answers, verdict, font } = if interactive {
        interview(&environment)
    } else {
        let answers = Answers::default();
        Interview { verdict: decide(&environment, &answers), answers, font: None }
    };
    let encoding = choices.identify().settle(&verdict);
    let asked = interactive && !options.no_ask;
    let mlterm = verdict.terminal == "mlterm";
    let answer = if asked { card::ask(encoding, mlterm).map_err(Error::Terminal)? } else { Answer::Keep };
    let report = Report {
        environment: &environment,
        answers: interactive.then_some(&answers),
        verdict: &verdict,
        encoding,
        choices: &choices,
        said: (global.display.is_some(), global.harakat.is_some()),
    };
    let mut text = report.text();
    let found = fonts::find(font.as_deref(), &verdict.terminal, |name| std::env::var(name).ok());
    text.push_str("\nFont\n");
    fonts::describe(&found).iter().for_each(|line| text.push_str(&format!("  {line}\n")));
    // A terminal must be steered for each row of it; what is printed cannot be.
    if !interactive {
        text.push_str("\nCard (* is used where nothing else is found out)\n");
        let rows = Display::ALL.into_iter().flat_map(|display| card::rows(display, encoding.display, false));
        rows.chain(card::GUIDE.map(str::to_owned)).for_each(|line| text.push_str(&format!("{line}\n")));
    }
    text.push_str(&report.overriding());
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).map_err(Error::Output)?;
    let chosen = match answer {
        Answer::Keep => return Ok(DONE),
        Answer::Confirmed(encoding) => encoding,
        Answer::None => Encoding { display: Display::Logical, harakat: false },
    };
    remember(&mut out, &report, chosen)
}

/// Writes the choice down and says where.
fn remember(out: &mut impl Write, report: &Report<'_>, chosen: Encoding) -> Result<u8, Error> {
    let key = &report.verdict.terminal;
    let path = report.choices.path.as_deref().ok_or(settings::Error::Homeless)?;
    settings::remember(path, key, chosen)?;
    let mut text = format!("\nRemembered for {key}: {}\n  in {}\n", words(chosen), path.display());
    if chosen.display == Display::Logical {
        text.push_str(
            "  The terminal is sent the text as it is; the reader puts the panel below the page, so that no row holds both.\n",
        );
    }
    if report.choices.config.display.is_some_and(|display| display != chosen.display) {
        text.push_str("  What --display, TARJUMAN_DISPLAY or the settings say for every terminal still comes before it.\n");
    }
    out.write_all(text.as_bytes()).map_err(Error::Output)?;
    Ok(DONE)
}

/// An encoding in words.
fn words(encoding: Encoding) -> String {
    format!("{}, {}", encoding.display.name(), if encoding.harakat { "harakat kept" } else { "harakat left out" })
}

impl Report<'_> {
    fn text(&self) -> String {
        let verdict = self.verdict;
        let remembered = self.choices.config.terminals.get(&verdict.terminal);
        let (display, harakat) = self.reasons();
        let mut text = format!("Terminal  {}\n  {}\n", verdict.terminal, verdict.reason);
        text.push_str(&format!("Display   {}\n  {display}\n", self.encoding.display.name()));
        let kept = if self.encoding.harakat { "kept over their letters" } else { "left out of the text" };
        text.push_str(&format!("Harakat   {kept}\n  {harakat}\n\nAnswers\n"));
        match self.answers {
            Some(answers) => text.push_str(&answered(answers)),
            None => text.push_str("  nothing was asked: the output is no terminal that answers\n"),
        }
        text.push_str("\nEnvironment\n");
        let named = |name: &str, value: &str| if value.is_empty() { None } else { Some(format!("{name}={value}")) };
        let environment = self.environment;
        let variables =
            [named("TERM", &environment.term), named("TERM_PROGRAM", &environment.term_program)].into_iter().flatten();
        let marks = environment.marks.iter().map(|mark| format!("{mark} is set"));
        let said: Vec<String> = variables.chain(marks).collect();
        text.push_str(&if said.is_empty() { "  says nothing\n".to_owned() } else { format!("  {}\n", said.join(", ")) });
        text.push_str("\nSettings\n");
        match &self.choices.path {
            Some(path) => {
                text.push_str(&format!("  {}{}\n", path.display(), if path.exists() { "" } else { " (not there yet)" }))
            }
            None => text.push_str(&format!("  {}\n", settings::Error::Homeless)),
        }
        if let Some(problem) = &self.choices.problem {
            text.push_str(&format!("  It is passed over: {problem}\n"));
        }
        text.push_str(&match remembered {
            Some(&encoding) => format!("  For this terminal it remembers {}\n", words(encoding)),
            None => "  It remembers nothing for this terminal\n".to_owned(),
        });
        text
    }

    /// Why the display and the harakat are as they are.
    fn reasons(&self) -> (String, String) {
        let config = &self.choices.config;
        let remembered = config.terminals.contains_key(&self.verdict.terminal);
        let found = |what: &str| match (remembered, self.verdict.known) {
            (true, _) => format!("remembered for this terminal, which else were {what}"),
            (false, true) => "what this terminal needs".to_owned(),
            (false, false) => "what serves most terminals".to_owned(),
        };
        let because = |said: bool, set: bool, option: &str, what: &str| match (said, set) {
            (true, true) => format!("{option} or its variable says so"),
            (false, true) => "the settings say so".to_owned(),
            _ => found(what),
        };
        let verdict = self.verdict.encoding;
        (
            because(self.said.0, config.display.is_some(), "--display", verdict.display.name()),
            because(
                self.said.1,
                config.harakat != crate::config::HarakatChoice::Auto,
                "--harakat",
                if verdict.harakat { "kept" } else { "left out" },
            ),
        )
    }

    fn overriding(&self) -> String {
        let name = self.encoding.display.name();
        format!(
            "\nTo have it otherwise\n  tarjuman terminal                  asks which line reads correctly, and remembers\n  \
             --display {name:<12} --harakat keep|strip      for one run\n  \
             TARJUMAN_DISPLAY, TARJUMAN_HARAKAT              for one shell\n  \
             display = \"{name}\" in the settings              for every terminal\n"
        )
    }
}

fn answered(answers: &Answers) -> String {
    let numbers =
        |numbers: &Option<Vec<u16>>| numbers.as_ref().map(|all| all.iter().map(u16::to_string).collect::<Vec<_>>().join(";"));
    let mode = answers.bdsm.map(|value| match value {
        1 => "1: known, set".to_owned(),
        2 => "2: known, reset".to_owned(),
        0 => "0: not known".to_owned(),
        value => format!("{value}: cannot be changed"),
    });
    let columns = |columns: Option<u16>| columns.map(|columns| columns.to_string());
    let rows = [
        ("name and version (XTVERSION)", answers.xtversion.clone()),
        ("explicit bidi mode (DECRQM 8)", mode),
        ("attributes (DA1)", numbers(&answers.da1)),
        ("kind and version (DA2)", numbers(&answers.da2)),
        ("columns of a, U+200E, b (2 is right)", columns(answers.lrm_columns)),
        ("columns of a letter with fatha (1 is right)", columns(answers.mark_columns)),
        ("terminal around tmux (client_termtype)", answers.tmux_client.clone()),
    ];
    rows.into_iter()
        .map(|(what, answer)| {
            let answer = answer.map(|answer| crate::document::sanitize::clean(&answer).into_owned());
            format!("  {what:<44}{}\n", answer.as_deref().unwrap_or("no answer"))
        })
        .collect()
}
