//! Corrections by their keys and by the mouse: what is confirmed, rejected, written anew, undone, kept; the cards of facts and quotes; the facts by date and the quotes by speaker.

#![expect(clippy::unwrap_used, reason = "a test stops where something it needs is missing")]

mod common;

use std::sync::Arc;

use common::{annotated, annotations, bare, document, keys, word};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Modifier;
use tarjuman::annotate::annotation::{EntityId, EntityKind, FactKind, Verdict};
use tarjuman::app::action::Mouse;
use tarjuman::app::card::{Face, Goal};
use tarjuman::app::findings::Findings;
use tarjuman::app::form::{Target, area};
use tarjuman::app::key::Key;
use tarjuman::app::keymap::Mode;
use tarjuman::app::panel::{Subject, Tab};
use tarjuman::app::{Action, Effect, Focus, Setup, State, press, update};
use tarjuman::corrections::Log;
use tarjuman::lexicon::Lexicon;
use tarjuman::view;

fn painted(state: &State) -> ratatui::buffer::Buffer {
    let size = state.geometry().screen;
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).expect("a test screen");
    terminal.draw(|frame| view::draw(state, frame)).expect("drawn");
    terminal.backend().buffer().clone()
}

fn picture(state: &State) -> String {
    let buffer = painted(state);
    let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (0..buffer.area.height).map(|y| row(y).trim_end().to_owned() + "\n").collect()
}

/// The whole card as text, whatever is in view.
fn card(state: &State) -> String {
    let lines = state.card().expect("a card").lines();
    lines.iter().map(|line| line.line.cells.iter().map(|cell| cell.glyph.as_str()).collect::<String>() + "\n").collect()
}

/// Types keys; the last effects.
fn effects(state: &mut State, typed: &str) -> Vec<Effect> {
    let (mut rest, mut last) = (typed, Vec::new());
    while let Some((key, tail)) = Key::parse(rest) {
        rest = tail;
        if let Some(action) = press(state, key) {
            last = update(state, action);
        }
    }
    last
}

fn sentences(state: &State) -> Vec<String> {
    state.findings().unwrap().annotations().facts.iter().map(|fact| fact.english.clone()).collect()
}

fn kept(effects: &[Effect]) -> Option<&Log> {
    effects.iter().find_map(|effect| match effect {
        Effect::Keep(log) => Some(log),
        _ => None,
    })
}

fn opened(width: u16, height: u16, corrections: Log) -> State {
    let document = Arc::new(document());
    let findings = Arc::new(Findings::new(&document, annotations(&document)));
    let setup = Setup { size: (width, height), corrections, ..Setup::default() };
    let mut state = State::new(document, Arc::new(Lexicon::embedded()), setup);
    update(&mut state, Action::Annotated(findings));
    state
}

#[test]
fn confirming_says_so_and_is_kept() {
    let mut state = annotated(120, 40);
    let done = effects(&mut state, "<Tab>c");
    assert_eq!(state.findings().unwrap().annotations().review.fact(0), Some(Verdict::Confirmed));
    assert!(picture(&state).contains("\u{2713} confirmed"), "{}", picture(&state));
    let log = kept(&done).expect("an effect").clone();
    assert_eq!(log.records().len(), 1);
    // The next time the article is opened.
    let again = opened(120, 40, log);
    assert!(picture(&again).contains("\u{2713} confirmed"), "{}", picture(&again));
    // Said again it is taken back.
    assert!(kept(&effects(&mut state, "c")).is_some_and(Log::is_empty));
    assert!(!picture(&state).contains("\u{2713}"));
}

#[test]
fn what_is_rejected_vanishes_and_can_be_seen_struck_out() {
    let mut state = annotated(120, 40);
    let all = sentences(&state);
    keys(&mut state, "<Tab>jx");
    assert_eq!(sentences(&state), [&all[..1], &all[2..]].concat());
    // The selection stays where the row was.
    assert_eq!(state.panel().selection().unwrap().subject, Subject::Fact(1));
    assert!(picture(&state).contains("Facts 6"), "{}", picture(&state));
    keys(&mut state, "X");
    assert_eq!(sentences(&state), all);
    let (shown, buffer) = (picture(&state), painted(&state));
    assert!(shown.contains("\u{2717} rejected"), "{shown}");
    let struck = (0..buffer.area.height).any(|y| buffer[(5, y)].modifier.contains(Modifier::CROSSED_OUT));
    assert!(struck, "{shown}");
    // Selected there and rejected again it is as before.
    keys(&mut state, "gg");
    while state.findings().unwrap().annotations().review.fact(state.panel().selected()) != Some(Verdict::Rejected) {
        keys(&mut state, "j");
    }
    keys(&mut state, "xX");
    assert_eq!(sentences(&state), all);
    // A quote and an entity go the same way; the page no longer marks the entity.
    keys(&mut state, "5x");
    assert_eq!(state.findings().unwrap().annotations().quotes.len(), 4);
    keys(&mut state, "2x");
    let found = state.findings().unwrap().annotations();
    assert!(found.entities[0].mentions.is_empty() && found.facts.iter().all(|fact| !fact.source.contains(&EntityId(0))));
    assert!(picture(&state).contains("People 1"), "{}", picture(&state));
}

#[test]
fn undo_and_redo() {
    let mut state = annotated(120, 40);
    let all = sentences(&state);
    assert!(kept(&effects(&mut state, "u")).is_none());
    assert_eq!(state.message(), Some("nothing to undo"));
    keys(&mut state, "<Tab>xxc");
    assert_eq!(sentences(&state).len(), all.len() - 2);
    // On the page and in a card too, and under an Arabic layout.
    let done = effects(&mut state, "<Esc>u");
    assert_eq!(kept(&done).map(|log| log.records().len()), Some(2));
    keys(&mut state, "<Enter>u<Esc>ع");
    assert_eq!((sentences(&state), state.corrections().is_empty()), (all.clone(), true));
    keys(&mut state, "<C-r><C-r><C-r>");
    assert_eq!((sentences(&state).len(), state.corrections().records().len()), (all.len() - 2, 3));
    // After something new there is nothing to do again.
    keys(&mut state, "u<Tab>c<C-r>");
    assert_eq!(state.message(), Some("nothing to do again"));
}

#[test]
fn a_fact_is_written_anew_in_a_form() {
    let mut state = annotated(120, 40);
    keys(&mut state, "<Tab>e");
    assert_eq!(state.mode(), Mode::Form);
    // The sentence.
    keys(&mut state, "<C-u>Wang held talks<Enter>");
    assert_eq!((state.mode(), sentences(&state)[0].as_str()), (Mode::Panel, "Wang held talks"));
    assert!(picture(&state).contains("\u{2713} corrected"), "{}", picture(&state));
    // Kind, parties picked by typing, place, date.
    keys(&mut state, "e<Tab><Right><Tab><Enter>shanghai<Enter><Esc><Tab><Enter>قازاق<Enter><Esc>");
    keys(&mut state, "<Tab><Backspace><Tab><C-u>2016-06");
    let done = effects(&mut state, "<C-s>");
    let fact = state.findings().unwrap().annotations().facts[0].clone();
    assert_eq!(fact.kind, FactKind::Relation);
    assert_eq!(fact.source, [EntityId(0), EntityId(8)]);
    assert_eq!(fact.target, [EntityId(2), EntityId(3)]);
    assert_eq!((fact.place, fact.date.as_deref(), fact.cameo), (None, Some("2016-06"), None));
    // One record, however often it was written.
    assert_eq!(kept(&done).unwrap().records().len(), 1);
    let again = opened(120, 40, kept(&done).unwrap().clone());
    assert_eq!(again.findings().unwrap().annotations().facts[0], state.findings().unwrap().annotations().facts[0]);
}

#[test]
fn the_form_says_what_is_wrong_and_loses_nothing_by_leaving() {
    let mut state = annotated(80, 24);
    let all = sentences(&state);
    keys(&mut state, "<Tab>e<Tab><Tab><Tab><Tab><Tab><C-u>soon<C-s>");
    assert!(state.form().is_some_and(|form| form.problem().is_some_and(|why| why.contains("2016-05-21"))));
    assert!(picture(&state).contains("a date is"), "{}", picture(&state));
    keys(&mut state, "<C-u>2016-02-30<Enter>");
    assert!(state.form().is_some());
    keys(&mut state, "<Esc>");
    assert!(state.form().is_none() && sentences(&state) == all && state.corrections().is_empty());
    keys(&mut state, "e<C-u><C-s>");
    assert!(state.form().is_some_and(|form| form.problem().is_some()));
    keys(&mut state, "<Esc>e<C-s>");
    assert_eq!((state.message(), state.corrections().is_empty()), (Some("nothing changed"), true));
    // Letters are text: q, c and x do nothing else.
    keys(&mut state, "e<C-u>qcxهلا<C-s>");
    assert_eq!(sentences(&state)[0], "qcxهلا");
    update(&mut state, Action::EditFinding);
    update(&mut state, Action::Paste(" and\nmore\u{7}".to_owned()));
    keys(&mut state, "<C-s>");
    assert_eq!(sentences(&state)[0], "qcxهلاand more");
}

#[test]
fn a_quote_gets_another_speaker_and_an_entity_another_name() {
    let mut state = annotated(120, 40);
    keys(&mut state, "<Tab>5j");
    let Subject::Quote(at) = state.panel().selection().unwrap().subject else { panic!("a quote") };
    keys(&mut state, "e<Space>idris<Enter><C-s>");
    assert_eq!(state.findings().unwrap().annotations().quotes[at].speaker, Some(EntityId(1)));
    keys(&mut state, "2gge<C-u>Minister Wang<Tab><Left><C-s>");
    let found = state.findings().unwrap().annotations();
    assert_eq!((found.entities[0].name_en.as_str(), found.entities[0].kind), ("Minister Wang", EntityKind::Quantity));
    assert!(sentences(&state).contains(&"Minister Wang met Erlan Idrissov.".to_owned()), "{:?}", sentences(&state));
    keys(&mut state, "6e");
    assert!(state.form().is_none() && state.message().is_some_and(|told| told.contains("glossary")));
}

#[test]
fn the_form_by_the_mouse() {
    let mut state = annotated(120, 40);
    keys(&mut state, "<Tab>e");
    let press = |state: &mut State, wanted: Target| {
        let form = state.form().unwrap();
        let (line, _) = form.lines().iter().enumerate().find(|(_, line)| line.target == Some(wanted)).expect("its line");
        let area = area(state.geometry().screen, form.lines().len());
        let row = area.y + 1 + u16::try_from(line).unwrap();
        update(state, Action::Mouse(Mouse::Press { column: area.x + 5, row }))
    };
    press(&mut state, Target::Field(2));
    assert!(state.form().unwrap().picks());
    press(&mut state, Target::Option(1));
    press(&mut state, Target::Field(1));
    press(&mut state, Target::Field(1));
    let done = press(&mut state, Target::Save);
    assert!(kept(&done).is_some() && state.form().is_none());
    let fact = &state.findings().unwrap().annotations().facts[0];
    assert_eq!((fact.source.len(), fact.kind), (2, FactKind::Relation));
}

#[test]
fn the_hints_of_the_strip_and_a_second_click() {
    let mut state = annotated(120, 40);
    keys(&mut state, "<Tab>");
    let press = |state: &mut State, text: &str| {
        let shown = picture(state);
        let row = shown.lines().position(|line| line.contains(text)).unwrap_or_else(|| panic!("{text} in\n{shown}"));
        let column = shown.lines().nth(row).unwrap().split(text).next().unwrap().chars().count();
        let (column, row) = (u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
        update(state, Action::Mouse(Mouse::Press { column, row }))
    };
    let done = press(&mut state, "c right");
    assert!(kept(&done).is_some_and(|log| log.records()[0].verdict == Verdict::Confirmed));
    // Where a message stands in their place they are not there.
    let told = picture(&state);
    assert!(told.contains("confirmed") && !told.contains("x wrong"), "{told}");
    update(&mut state, Action::Mouse(Mouse::Press { column: 95, row: 37 }));
    assert_eq!(state.corrections().records().len(), 1);
    press(&mut state, "x wrong");
    assert_eq!(state.findings().unwrap().annotations().facts.len(), 6);
    // A second click on a row leads to its evidence, as Enter does.
    press(&mut state, "COMMITMENT");
    assert_eq!(state.focus(), Focus::Panel);
    press(&mut state, "COMMITMENT");
    assert_eq!((state.focus(), word(&state).as_str()), (Focus::Page, "وتعهد"));
}

#[test]
fn work_that_cannot_be_kept_is_told_and_not_lost() {
    let mut state = annotated(120, 40);
    keys(&mut state, "<Tab>x");
    update(&mut state, Action::Kept(Err("/a cannot be written".to_owned())));
    assert_eq!(state.message(), Some("NOT KEPT: /a cannot be written"));
    assert_eq!(state.corrections().records().len(), 1);
    // Leaving tries once more, and says it; only the second time it leaves.
    let first = effects(&mut state, "q");
    assert!(kept(&first).is_some() && !first.contains(&Effect::Quit), "{first:?}");
    update(&mut state, Action::Kept(Err("/a cannot be written".to_owned())));
    assert_eq!(effects(&mut state, "q"), [Effect::Quit]);
    // Once it can be, all is well.
    let mut state = annotated(120, 40);
    keys(&mut state, "<Tab>x");
    update(&mut state, Action::Kept(Err("full".to_owned())));
    update(&mut state, Action::Kept(Ok(())));
    assert_eq!(effects(&mut state, "q"), [Effect::Quit]);
}

#[test]
fn enter_leads_to_the_evidence_and_then_to_the_card() {
    for (width, height) in [(120, 40), (80, 24), (40, 12)] {
        let mut state = annotated(width, height);
        keys(&mut state, "<Tab>jj<Enter>");
        let evidence = state.findings().unwrap().annotations().facts[2].evidence;
        assert_eq!((state.focus(), state.lit_spans()), (Focus::Page, &[evidence][..]));
        assert!(state.cursor_span().overlaps(evidence));
        keys(&mut state, "<Enter>");
        assert_eq!(state.card().unwrap().face(), Face::Fact);
        assert_eq!((state.mode(), state.lit_spans()), (Mode::Links, &[evidence][..]));
        assert!(card(&state).contains("China and Kazakhstan pledged"), "{}", card(&state));
        // On and back through the facts, and corrected from here.
        keys(&mut state, "n");
        assert_eq!(state.fact_here(), Some(3));
        assert_eq!(state.message(), Some("fact 4 of 7"));
        keys(&mut state, "Nc");
        assert_eq!(state.findings().unwrap().annotations().review.fact(2), Some(Verdict::Confirmed));
        assert!(card(&state).contains("\u{2713} confirmed"), "{}", card(&state));
        keys(&mut state, "e<C-u>Said otherwise<Enter>");
        assert!(card(&state).contains("Said otherwise") && card(&state).contains("\u{2713} corrected"), "{}", card(&state));
        keys(&mut state, "x");
        assert_eq!(state.findings().unwrap().annotations().facts.len(), 6);
    }
}

#[test]
fn the_card_of_a_fact_says_all_of_it() {
    let mut state = annotated(120, 40);
    keys(&mut state, "<Tab>j<Enter><Enter>");
    let text = card(&state);
    for part in [
        "MEETING  event",
        "Wang Yi met Erlan Idrissov.",
        "evidence  ",
        "source  Wang Yi  person",
        "target  Erlan Idrissov  person",
        "place  Astana  place",
        "date  Saturday 21 May 2016",
        "PLOVER  CONSULT  talks, visits, calls",
        "CAMEO  040  consult",
        "confidence  0.90",
    ] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    let goals: Vec<Goal> = state.card().unwrap().links().iter().map(|link| link.goal).collect();
    assert!(goals.contains(&Goal::Entity(EntityId(0))) && goals.contains(&Goal::Entity(EntityId(1))), "{goals:?}");
    // Its terms, and the speech it is said in.
    keys(&mut state, "nn");
    let text = card(&state);
    assert!(text.contains("1 term\n") && text.contains("said in the speech of Wang Yi"), "{text}");
    // On to the card of a party, and back.
    let goal = Goal::Entity(EntityId(2));
    while state.card().unwrap().selection().is_none_or(|link| link.goal != goal) {
        keys(&mut state, "j");
    }
    keys(&mut state, "<Enter>");
    assert!(state.card().unwrap().face() == Face::Entity && card(&state).starts_with("China"), "{}", card(&state));
}

#[test]
fn the_card_of_a_quote() {
    let mut state = annotated(120, 40);
    keys(&mut state, "<Tab>5jj<Enter><Enter>");
    assert_eq!(state.card().unwrap().face(), Face::Quote);
    let text = card(&state);
    for part in [
        "Wang Yi  foreign minister of China",
        "indirect speech",
        "cue ",
        "content  ",
        "states 1 fact",
        "POSITION  China highly values",
        "2 other quotes by this speaker",
    ] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    let here = state.quote_here();
    let other = state.card().unwrap().links().iter().map(|link| link.goal).find(|goal| matches!(goal, Goal::Quote(_))).unwrap();
    while state.card().unwrap().selection().is_none_or(|link| link.goal != other) {
        keys(&mut state, "j");
    }
    keys(&mut state, "<Enter>");
    assert!(state.card().unwrap().face() == Face::Quote && state.quote_here() != here);
    assert_eq!(other, Goal::Quote(state.quote_here().unwrap()));
    // In speech the faces of any word lead here.
    let mut state = annotated(120, 40);
    keys(&mut state, "]q<Enter>");
    assert!(state.card().unwrap().faces().contains(&Face::Quote));
}

#[test]
fn the_facts_by_date() {
    for (width, height) in [(120, 40), (80, 24), (40, 12)] {
        let mut state = annotated(width, height);
        keys(&mut state, "L");
        assert_eq!((state.panel().tab(), state.focus()), (Tab::Timeline, Focus::Panel));
        let headings: Vec<String> = state
            .panel()
            .entries()
            .iter()
            .filter_map(|entry| entry.heading.as_ref())
            .map(|heading| heading.name.clone())
            .collect();
        assert_eq!(headings, ["Saturday 21 May 2016", "Without a date"]);
        assert!(picture(&state).contains("Saturday 21 May 2016"), "{}", picture(&state));
        // Below the page it has the better part of the screen while it is looked through.
        let rows = |state: &State| (state.geometry().panel.unwrap().height, state.geometry().page.height);
        assert!(width > 90 || rows(&state).0 > rows(&state).1, "{}", picture(&state));
        keys(&mut state, "<Enter>");
        assert_eq!((state.focus(), word(&state).as_str()), (Focus::Page, "التقى"));
        assert!(width > 90 || rows(&state).0 < rows(&state).1, "{}", picture(&state));
        keys(&mut state, "L");
        assert_eq!(state.panel().tab(), Tab::Facts);
    }
    // In order, whatever the order of the article, with what lies between.
    let document = Arc::new(document());
    let mut found = annotations(&document);
    for (fact, date) in found.facts.iter_mut().zip(["2016-05-21", "2017", "2016-05-22", "2015-12", "P30D", "2016-05-21"]) {
        fact.date = Some(date.to_owned());
    }
    let mut state = bare(Arc::clone(&document), 120, 40);
    update(&mut state, Action::Annotated(Arc::new(Findings::new(&document, found))));
    keys(&mut state, "L");
    let headings: Vec<String> = state
        .panel()
        .entries()
        .iter()
        .filter_map(|entry| entry.heading.as_ref())
        .map(|heading| format!("{} {}", heading.name, heading.note))
        .collect();
    assert_eq!(
        headings,
        [
            "December 2015 1 fact",
            "Saturday 21 May 2016 2 facts",
            "Sunday 22 May 2016 1 fact \u{B7} 1 day later",
            "2017 1 fact",
            "Without a date 2 facts"
        ]
    );
    // Its tab is in the place of the first; the arrows go on from there.
    keys(&mut state, "<Right>");
    assert_eq!(state.panel().tab(), Tab::People);
    // With the panel hidden it comes back for it.
    keys(&mut state, "<Esc>PL");
    assert!(state.geometry().panel.is_some() && state.panel().tab() == Tab::Timeline);
}

#[test]
fn the_quotes_by_speaker_or_as_in_the_article() {
    let mut state = annotated(120, 40);
    keys(&mut state, "<Tab>5");
    let order = |state: &State| -> Vec<usize> {
        let at = |subject: &Subject| if let Subject::Quote(at) = subject { *at } else { usize::MAX };
        state.panel().entries().iter().map(|entry| at(&entry.subject)).collect()
    };
    assert_eq!(order(&state), [0, 1, 2, 3, 4]);
    let heads: Vec<(String, String)> = state
        .panel()
        .entries()
        .iter()
        .filter_map(|entry| entry.heading.clone())
        .map(|heading| (heading.name, heading.note))
        .collect();
    assert_eq!(heads[1], ("Wang Yi".to_owned(), "foreign minister of China \u{B7} 3 quotes".to_owned()));
    assert_eq!(heads.len(), 3);
    // Given to another, the first of Wang's goes to his.
    keys(&mut state, "je<Space>idris<Enter><C-s>");
    assert_eq!(order(&state), [0, 1, 4, 2, 3]);
    keys(&mut state, "5gg");
    keys(&mut state, "jj");
    let chosen = state.panel().selection().unwrap().subject.clone();
    keys(&mut state, "s");
    assert_eq!((order(&state), state.message()), (vec![0, 1, 2, 3, 4], Some("in the order of the article")));
    assert_eq!(state.panel().selection().unwrap().subject, chosen);
    keys(&mut state, "س");
    assert_eq!((order(&state), state.message()), (vec![0, 1, 4, 2, 3], Some("by speaker")));
    // Jumps go by the article all the same.
    keys(&mut state, "<Esc>gg");
    let mut last = 0;
    for _ in 0..4 {
        keys(&mut state, "]q");
        assert!(state.cursor_span().start > last);
        last = state.cursor_span().start;
    }
}

#[test]
fn pictures() {
    for (width, height) in [(120, 36), (80, 24), (40, 12)] {
        let shot = |typed: &str| {
            let mut state = annotated(width, height);
            keys(&mut state, typed);
            picture(&state)
        };
        insta::assert_snapshot!(format!("facts_{width}"), shot("<Tab>cjxXjj"));
        insta::assert_snapshot!(format!("fact_card_{width}"), shot("<Tab>jjj<Enter><Enter>"));
        insta::assert_snapshot!(format!("quote_card_{width}"), shot("<Tab>5jj<Enter><Enter>"));
        insta::assert_snapshot!(format!("timeline_{width}"), shot("L"));
        insta::assert_snapshot!(format!("form_{width}"), shot("<Tab>e<C-u>Wang met إدريسوف in Astana<Tab><Tab>"));
        insta::assert_snapshot!(format!("picker_{width}"), shot("<Tab>e<Tab><Tab><Enter>a<Down>"));
    }
}
