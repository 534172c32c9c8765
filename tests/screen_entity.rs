//! The entity card and the list of places, by their keys: what they say, where they lead, on what sizes they stand, and that no name of an article harms them.

mod common;

use std::sync::Arc;

use common::{annotated, annotations, bare, document, keys, word};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tarjuman::annotate::annotate;
use tarjuman::annotate::annotation::{EntityKind, Mention, MentionLevel};
use tarjuman::app::action::Mouse;
use tarjuman::app::card::{Face, Goal};
use tarjuman::app::findings::Findings;
use tarjuman::app::keymap::Mode;
use tarjuman::app::panel::Tab;
use tarjuman::app::{Action, Focus, Setup, State, update};
use tarjuman::config::{Display, Encoding};
use tarjuman::document::Document;
use tarjuman::lexicon::Lexicon;
use tarjuman::text::Span;
use tarjuman::view;

fn rows(state: &State) -> Vec<String> {
    let size = state.geometry().screen;
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).expect("a test screen");
    terminal.draw(|frame| view::draw(state, frame)).expect("drawn");
    let buffer = terminal.backend().buffer();
    (0..size.height).map(|y| (0..size.width).map(|x| buffer[(x, y)].symbol()).collect()).collect()
}

fn picture(state: &State) -> String {
    rows(state).iter().map(|row| format!("{}\n", row.trim_end())).collect()
}

/// The whole card as text, whatever is in view.
fn card(state: &State) -> String {
    let lines = state.card().expect("a card").lines();
    lines.iter().map(|line| line.line.cells.iter().map(|cell| cell.glyph.as_str()).collect::<String>() + "\n").collect()
}

fn face(state: &State) -> Option<Face> {
    state.card().map(|card| card.face())
}

/// The cursor on the first place of `phrase`, by searching for it.
fn at(state: &mut State, phrase: &str) {
    keys(state, &format!("<Esc><Esc>gg/{phrase}<Enter><Esc>"));
}

/// The card of Wang Yi.
fn wang(width: u16, height: u16) -> State {
    let mut state = annotated(width, height);
    at(&mut state, "وانغ");
    keys(&mut state, "<Enter>");
    state
}

/// Selects the link that leads to `goal`, by going down to it.
fn select(state: &mut State, goal: Goal) {
    for _ in 0..200 {
        keys(state, "j");
        if state.card().and_then(|card| card.selection()).is_some_and(|link| link.goal == goal) {
            return;
        }
    }
    panic!("{goal:?} is not reached:\n{}", card(state));
}

#[test]
fn enter_on_a_name_opens_it_and_on_another_word_the_card_of_the_word() {
    let mut state = wang(120, 40);
    assert_eq!((face(&state), state.mode()), (Some(Face::Entity), Mode::Links));
    for close in ["<Esc>", "q"] {
        keys(&mut state, close);
        assert!(state.card().is_none() && state.mode() == Mode::Page, "{close}");
        keys(&mut state, "<Enter>");
    }
    // With nothing selected in it, Enter closes it as it closes a word's.
    keys(&mut state, "<Enter>");
    assert!(state.card().is_none());
    // A description is a way to the entity too; a word of neither has no such face.
    at(&mut state, "نظيره");
    keys(&mut state, "<Enter>");
    assert!(card(&state).starts_with("Erlan Idrissov"), "{}", card(&state));
    at(&mut state, "تعهد");
    keys(&mut state, "<Enter>");
    assert_eq!((face(&state), state.mode()), (Some(Face::Word), Mode::Card));
    assert!(!state.card().unwrap().faces().contains(&Face::Entity));
    keys(&mut state, "e");
    assert_eq!((face(&state), state.message()), (Some(Face::Word), Some("no name here")));
    // Before the engine is done there is nothing to show.
    let mut state = bare(Arc::new(document()), 120, 40);
    keys(&mut state, "gr");
    assert!(state.card().is_none() && state.message().is_some());
}

#[test]
fn it_says_who_that_is() {
    let text = card(&wang(120, 40));
    for part in ["Wang Yi", "wāngh yī", "person · China", "foreign minister of China 2013-2022", "mentions · first in"] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    assert!(!text.contains("transliterated"), "{text}");
    // Levels, company, facts and speech.
    for part in ["  name · ", "  description · ", "Erlan Idrissov  ×", "Wang Yi met Erlan Idrissov.", "quotes", "value"] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    // A date and a group have cards as well.
    let mut state = annotated(120, 40);
    at(&mut state, "الجانبان");
    keys(&mut state, "<Enter>");
    assert!(card(&state).contains("group"), "{}", card(&state));
    keys(&mut state, "<Esc>gg]d<Enter>");
    assert!(card(&state).starts_with("21 May 2016"), "{}", card(&state));
}

#[test]
fn a_name_that_was_transliterated_says_so_and_a_group_names_its_members() {
    let document = Arc::new(document());
    let mut found = annotations(&document);
    found.entities[0].transliterated = true;
    found.entities[0].entry = None;
    found.entities[5].members = vec![tarjuman::annotate::annotation::EntityId(2), tarjuman::annotate::annotation::EntityId(3)];
    let mut state = bare(Arc::clone(&document), 120, 40);
    update(&mut state, Action::Annotated(Arc::new(Findings::new(&document, found))));
    at(&mut state, "وانغ");
    keys(&mut state, "<Enter>");
    let text = card(&state);
    assert!(text.starts_with("Wang Yi (transliterated)") && !text.contains("2013"), "{text}");
    at(&mut state, "الجانبان");
    keys(&mut state, "<Enter>");
    let text = card(&state);
    assert!(text.contains("members\n") && text.contains("Kazakhstan  place"), "{text}");
    // What the group does is done by its members.
    select(&mut state, Goal::Entity(tarjuman::annotate::annotation::EntityId(3)));
    keys(&mut state, "<Enter>");
    let text = card(&state);
    assert!(text.starts_with("Kazakhstan") && text.contains("one of\n") && text.contains("pledged to strengthen"), "{text}");
}

#[test]
fn its_lines_lead_to_mentions_and_to_other_cards() {
    let mut state = wang(120, 40);
    let own = state.entity_here();
    let mentions = state.findings().unwrap().annotations().entity(own.unwrap()).unwrap().mentions.clone();
    for mention in &mentions {
        select(&mut state, Goal::Place(mention.span));
        keys(&mut state, "<Enter>");
        assert!(state.cursor_span().overlaps(mention.span), "{mention:?}");
        assert_eq!((state.entity_here(), face(&state)), (own, Some(Face::Entity)), "the card stays");
        keys(&mut state, "gg");
    }
    // All of them are lit on the page.
    assert_eq!(state.lit_spans().len(), mentions.len());
    // What a fact rests on is no mention; the card stays all the same.
    let fact =
        state.findings().unwrap().annotations().facts.iter().find(|fact| fact.english.contains("highly")).unwrap().evidence;
    select(&mut state, Goal::Place(fact));
    keys(&mut state, "<Enter>");
    assert_eq!((state.cursor_span().start, state.entity_here()), (fact.start, own));
    // On to another, and back.
    let other = tarjuman::annotate::annotation::EntityId(1);
    keys(&mut state, "<Esc>");
    at(&mut state, "وانغ");
    keys(&mut state, "<Enter>");
    select(&mut state, Goal::Entity(other));
    keys(&mut state, "<Enter>");
    assert_eq!((state.entity_here(), face(&state)), (Some(other), Some(Face::Entity)));
    assert_eq!(state.card().unwrap().top(), 0);
    assert!(card(&state).starts_with("Erlan Idrissov"));
    keys(&mut state, "<C-o>");
    assert!(card(&state).starts_with("Wang Yi"), "{}", card(&state));
    // Moving on to a word without a name shows the word, and the next name its entity again.
    at(&mut state, "وانغ");
    keys(&mut state, "<Enter>ww");
    assert_eq!(face(&state), Some(Face::Word));
    keys(&mut state, "w");
    assert_eq!(face(&state), Some(Face::Entity));
}

#[test]
fn nothing_is_passed_over_on_the_way_down() {
    for (width, height) in [(40, 12), (120, 40)] {
        let mut state = wang(width, height);
        let mut seen: Vec<usize> = Vec::new();
        let total = state.card().unwrap().lines().len();
        for _ in 0..2 * total {
            let card = state.card().unwrap();
            seen.extend(card.top()..card.top() + card.seen().len());
            keys(&mut state, "j");
        }
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen, (0..total).collect::<Vec<_>>(), "{width}×{height}");
        for _ in 0..3 * total {
            keys(&mut state, "k");
        }
        let card = state.card().unwrap();
        assert!(card.top() == 0 && card.selection().is_none(), "{width}×{height}");
    }
}

#[test]
fn mentions_are_stepped_through_and_counted() {
    // From the page.
    let mut state = annotated(120, 40);
    at(&mut state, "إدريسوف");
    let places: Vec<Span> =
        state.findings().unwrap().annotations().entities[1].mentions.iter().map(|mention| mention.span).collect();
    keys(&mut state, "gg/نظيره<Enter>");
    for number in 2..=places.len() {
        keys(&mut state, "*");
        assert_eq!(state.cursor_span().start, places[number - 1].start);
        assert_eq!(state.message(), Some(format!("mention {number} of {}", places.len()).as_str()));
        assert!(rows(&state).concat().contains(&format!("mention {number} of {}", places.len())), "in the status line");
    }
    keys(&mut state, "*");
    assert_eq!(state.message(), Some(format!("no further mention of {}", places.len()).as_str()));
    keys(&mut state, "N");
    assert_eq!(state.message(), Some(format!("mention {} of {}", places.len() - 1, places.len()).as_str()));
    // From its card.
    at(&mut state, "نظيره");
    keys(&mut state, "<Enter>n");
    assert_eq!((state.cursor_span().start, face(&state)), (places[1].start, Some(Face::Entity)));
    // Its line is in view, and the selected one.
    assert_eq!(state.card().and_then(|card| card.selection()).map(|link| link.goal), Some(Goal::Place(places[1])));
    keys(&mut state, "N");
    assert_eq!(state.cursor_span().start, places[0].start);
}

#[test]
fn one_entity_is_walked_through_although_others_lie_over_it() {
    // The second mention begins with a word that is a name of its own.
    let article = "عمان جنيف أ\n\nجنيف الدولي ب\n\nجنيف الدولي ج\n";
    let document = Arc::new(Document::from_text(article, ""));
    let mut found = annotate(&document, &Lexicon::embedded());
    found.entities.clear();
    let mut shape = annotations(&common::document()).entities[4].clone();
    let mention = |phrase: &str, nth: usize| {
        let (start, phrase) = article.match_indices(phrase).nth(nth).unwrap();
        Mention { span: Span::new(start, start + phrase.len()), level: MentionLevel::Name, nested: false }
    };
    shape.mentions = vec![mention("عمان", 0), mention("جنيف الدولي", 0), mention("جنيف الدولي", 1)];
    found.entities.push(shape.clone());
    shape.mentions = vec![mention("جنيف", 0), mention("جنيف", 1), mention("جنيف", 2)];
    found.entities.push(shape);
    let mut state = bare(Arc::clone(&document), 80, 24);
    update(&mut state, Action::Annotated(Arc::new(Findings::new(&document, found))));
    keys(&mut state, "*");
    assert_eq!(state.message(), Some("mention 2 of 3"));
    keys(&mut state, "*");
    assert_eq!(state.message(), Some("mention 3 of 3"), "the shorter name has other numbers");
    assert_eq!(state.entity_here().map(|id| id.0), Some(0));
    // Once the cursor has moved, the shortest name counts again; the card leads to the longer one.
    keys(&mut state, "wb<Enter>");
    assert_eq!(state.entity_here().map(|id| id.0), Some(1));
    assert!(card(&state).contains("also at this word"), "{}", card(&state));
    select(&mut state, Goal::Entity(tarjuman::annotate::annotation::EntityId(0)));
    keys(&mut state, "<Enter>");
    assert_eq!(state.entity_here().map(|id| id.0), Some(0));
}

#[test]
fn gr_lists_all_places() {
    let mut state = annotated(120, 40);
    at(&mut state, "قازاقستان");
    keys(&mut state, "gr");
    assert_eq!((face(&state), state.mode()), (Some(Face::Find), Mode::Links));
    let count = state.findings().unwrap().annotations().entities[3].mentions.len();
    assert!(card(&state).contains(&format!("Kazakhstan  {count} mentions in this article")), "{}", card(&state));
    let open = state.card().unwrap();
    assert_eq!(open.links().len(), count);
    let last = open.links().last().unwrap().goal;
    select(&mut state, last);
    keys(&mut state, "<Enter>");
    assert!(matches!(last, Goal::Place(span) if span.start >= state.cursor_span().start && span.overlaps(state.cursor_span())));
    assert_eq!(face(&state), Some(Face::Find));
    // Again: the word; Escape: the page.
    keys(&mut state, "gr");
    assert_eq!(face(&state), Some(Face::Word));
    keys(&mut state, "gr<Esc>");
    assert!(state.card().is_none());
    // A word that is no name.
    at(&mut state, "الثنائية");
    keys(&mut state, "gr");
    assert!(card(&state).contains("2 places in this article"), "{}", card(&state));
    keys(&mut state, "n");
    assert_eq!(state.message(), Some("place 2 of 2"));
}

#[test]
fn enter_in_the_panel_opens_it_and_escape_returns_to_the_row() {
    let mut state = annotated(120, 40);
    keys(&mut state, "<Tab>2<Enter>");
    assert_eq!(face(&state), Some(Face::Entity));
    assert!(card(&state).starts_with("Wang Yi"));
    let first = state.cursor_span();
    keys(&mut state, "<Esc>");
    assert_eq!((state.focus(), state.panel().tab()), (Focus::Panel, Tab::People));
    // Asked again, at its next place.
    keys(&mut state, "<Enter>");
    assert!(card(&state).starts_with("Wang Yi") && state.cursor_span().start > first.start);
}

#[test]
fn a_click_on_a_line_goes_where_it_leads() {
    let mut state = wang(120, 40);
    let area = tarjuman::app::card::text_of(state.geometry().card.unwrap());
    let link = state.card().unwrap().links()[1].clone();
    let row = area.y + u16::try_from(link.lines.start).unwrap();
    update(&mut state, Action::Mouse(Mouse::Press { column: area.x + 4, row }));
    update(&mut state, Action::Mouse(Mouse::Release));
    assert!(matches!(link.goal, Goal::Place(span) if span.overlaps(state.cursor_span())), "{link:?}");
    // On a line that leads nowhere nothing happens.
    let before = state.cursor_span();
    update(&mut state, Action::Mouse(Mouse::Press { column: area.x + 4, row: area.y }));
    assert_eq!((state.cursor_span(), face(&state)), (before, Some(Face::Entity)));
}

#[test]
fn the_entity_card_at_three_sizes() {
    for (width, height) in [(40, 12), (80, 24), (120, 40)] {
        insta::assert_snapshot!(format!("entity_{width}"), picture(&wang(width, height)));
    }
    let mut state = annotated(120, 40);
    at(&mut state, "قازاقستان");
    keys(&mut state, "grj");
    insta::assert_snapshot!("find_120", picture(&state));
}

#[test]
fn every_size_holds_it() {
    let mut state = wang(80, 24);
    for width in [24, 33, 40, 61, 89, 90, 120, 200] {
        for height in (8..=60).step_by(13) {
            update(&mut state, Action::Resize(width, height));
            for face in [Face::Entity, Face::Find] {
                keys(&mut state, if face == Face::Find { "gr" } else { "e" });
                rows(&state);
                let room = usize::from(state.geometry().card.unwrap().width);
                for line in state.card().unwrap().lines() {
                    assert!(line.indent + line.line.offset + line.line.width <= room, "{width}×{height} {face:?}");
                }
            }
        }
    }
}

#[test]
fn names_that_are_no_names() {
    let towers = format!("ك{}", "\u{64E}\u{651}".repeat(300));
    let long = "مست ".repeat(400);
    let names =
        [towers.as_str(), long.as_str(), "abc\u{1b}[31mلا", "\u{202E}evil\u{2066}", "ﷲ\u{200D}", "٣٫٥ 5%", "\u{64B}", "🇯🇴 x"];
    let article = format!("قال {} في بيان.\n\n", names.join(" و "));
    let document = Arc::new(Document::from_text(&article, ""));
    let mut found = annotate(&document, &Lexicon::embedded());
    let shape = annotations(&common::document()).entities[0].clone();
    found.entities.clear();
    for (at, name) in names.iter().enumerate() {
        let Some(start) = document.text().find(name) else { continue };
        let mention = Mention { span: Span::new(start, start + name.len()), level: MentionLevel::Name, nested: false };
        found.entities.push(tarjuman::annotate::annotation::Entity {
            kind: EntityKind::ALL[at],
            name_ar: (*name).to_owned(),
            name_en: (*name).to_owned(),
            aliases_en: vec![(*name).to_owned()],
            country: Some((*name).to_owned()),
            entry: None,
            members: vec![tarjuman::annotate::annotation::EntityId(at), tarjuman::annotate::annotation::EntityId(999)],
            mentions: vec![mention, mention],
            ..shape.clone()
        });
    }
    assert!(found.entities.len() >= 6);
    let findings = Arc::new(Findings::new(&document, found));
    for (size, encoding) in [
        ((120, 40), Encoding::default()),
        ((24, 8), Encoding { harakat: false, ..Encoding::default() }),
        ((80, 24), Encoding { display: Display::Logical, harakat: true }),
    ] {
        let setup = Setup { size, encoding, ..Setup::default() };
        let mut state = State::new(Arc::clone(&document), Arc::new(Lexicon::embedded()), setup);
        update(&mut state, Action::Annotated(Arc::clone(&findings)));
        keys(&mut state, "<Enter>");
        for _ in 0..12 {
            for typed in ["e", "jj<Enter>", "gr", "j<Enter>", "n", "gr", "w"] {
                keys(&mut state, typed);
                let seen = rows(&state);
                assert!(
                    seen.iter().flat_map(|row| row.chars()).all(|c| !c.is_control() && !('\u{202A}'..='\u{202E}').contains(&c))
                );
            }
            if state.card().is_none() {
                keys(&mut state, "<Enter>");
            }
        }
    }
}

#[test]
fn the_engine_gives_it_what_it_needs() {
    let article = "التقى وزير الخارجية الروسي سيرغي لافروف في جنيف رئيس الوزراء.\n\nوقال لافروف إن روسيا تدعم الأمم المتحدة.\n";
    let document = Arc::new(Document::from_text(article, ""));
    let lexicon = Arc::new(Lexicon::embedded());
    let findings = Arc::new(Findings::new(&document, annotate(&document, &lexicon)));
    let mut state = State::new(document, lexicon, Setup { size: (100, 40), ..Setup::default() });
    update(&mut state, Action::Annotated(findings));
    at(&mut state, "لافروف");
    assert_eq!(word(&state), "لافروف");
    keys(&mut state, "<Enter>");
    let text = card(&state);
    for part in ["Sergei Lavrov", "foreign minister of Russia 2004-", "person · Russia", "Geneva", "also Lavrov"] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    // Where marks have no place they stand apart.
    update(&mut state, Action::Encode(Encoding { harakat: false, ..Encoding::default() }));
    assert!(!card(&state).chars().any(|c| matches!(c, '\u{64B}'..='\u{652}')), "{}", card(&state));
    assert!(card(&state).chars().any(|c| matches!(c, '\u{FE70}'..='\u{FE7F}')));
}
