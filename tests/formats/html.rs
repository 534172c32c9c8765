//! The page, read as XML: well-formed, nothing from elsewhere, every link with its place, the article's own text in it.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use tarjuman::output::html;

use super::{LEXICON, articles};

/// A page as far as the tests ask.
#[derive(Default)]
struct Page {
    elements: BTreeMap<String, usize>,
    classes: BTreeMap<String, usize>,
    ids: BTreeSet<String>,
    links: Vec<String>,
    /// The text of each block of the article, without what the page adds.
    blocks: Vec<String>,
}

fn attributes(start: &BytesStart<'_>) -> BTreeMap<String, String> {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        (attribute.key.as_ref().to_owned(), quick_xml::escape::unescape(&attribute.value).unwrap().into_owned())
    });
    attributes.collect()
}

fn read(page: &str) -> Page {
    let mut reader = Reader::from_str(page);
    reader.config_mut().check_end_names = true;
    let mut out = Page::default();
    // Each open element: its name, whether it is a part of the page alone, whether it is in the article.
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut named: Option<String> = None;
    let mut inside = false;
    loop {
        let event = reader.read_event().unwrap();
        let empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(start) | Event::Empty(start) => {
                let name = start.name().as_ref().to_owned();
                let attributes = attributes(&start);
                *out.elements.entry(name.clone()).or_insert(0) += 1;
                for (key, value) in &attributes {
                    assert!(!key.starts_with("on") && key != "src" && key != "style", "{key} on {name}");
                    assert!(!value.contains("://") && !value.contains("javascript:") || key == "content", "{key}={value}");
                    assert!(!value.chars().any(|c| c.is_control()), "{key}={value:?}");
                }
                if let Some(id) = attributes.get("id") {
                    assert!(out.ids.insert(id.clone()), "id {id} twice");
                }
                if let Some(link) = attributes.get("href") {
                    out.links.push(link.clone());
                }
                let class = attributes.get("class").cloned().unwrap_or_default();
                for class in class.split(' ').filter(|class| !class.is_empty()) {
                    *out.classes.entry(class.to_owned()).or_insert(0) += 1;
                }
                inside |= name == "article";
                if inside && (name == "p" || name == "h1") {
                    out.blocks.push(String::new());
                }
                let own = ["g", "s", "ref", "gist"].contains(&class.as_str()) || open.last().is_some_and(|(_, own)| *own);
                if class == "x" && !own {
                    named = attributes.get("title").cloned();
                }
                if !empty {
                    open.push((name, own));
                }
            }
            Event::End(end) => {
                let (name, _) = open.pop().unwrap();
                assert_eq!(name, end.name().as_ref());
                inside &= name != "article";
            }
            Event::Text(text) => {
                push(&mut out, &open, inside, &text, &mut named);
            }
            Event::GeneralRef(reference) => {
                let text = quick_xml::escape::unescape(&format!("&{};", &*reference)).unwrap().into_owned();
                push(&mut out, &open, inside, &text, &mut named);
            }
            Event::Eof => break,
            Event::DocType(_) => {}
            other => panic!("{other:?}"),
        }
    }
    assert!(open.is_empty());
    out
}

fn push(out: &mut Page, open: &[(String, bool)], inside: bool, text: &str, named: &mut Option<String>) {
    for c in text.chars() {
        assert!(c == '\n' || c == '\t' || !c.is_control(), "U+{:04X} is in the page", u32::from(c));
        assert!(
            !('\u{202A}'..='\u{202E}').contains(&c) && !('\u{2066}'..='\u{2069}').contains(&c),
            "U+{:04X} is obeyed",
            u32::from(c)
        );
    }
    if !inside || open.last().is_none_or(|(name, own)| *own || name == "article") {
        return;
    }
    let block = out.blocks.last_mut().unwrap();
    // A character that is shown by its name: its title says which.
    match named.take() {
        Some(title) => block.push(char::from_u32(u32::from_str_radix(title.strip_prefix("U+").unwrap(), 16).unwrap()).unwrap()),
        None => block.push_str(text),
    }
}

#[test]
fn the_page_is_the_article_and_nothing_else() {
    for (document, found) in articles() {
        let page = read(&html(&document, &found, &LEXICON));
        let blocks: Vec<&str> = document.blocks().iter().map(|block| block.span.of(document.text())).collect();
        // A noncharacter cannot be in a page; its name has its number all the same.
        assert_eq!(page.blocks, blocks, "{}", document.name());
        for element in page.elements.keys() {
            let known = [
                "html",
                "head",
                "meta",
                "title",
                "style",
                "body",
                "nav",
                "a",
                "div",
                "main",
                "article",
                "h1",
                "h2",
                "h3",
                "p",
                "span",
                "bdi",
                "i",
                "b",
                "br",
                "small",
                "aside",
                "header",
                "section",
                "dl",
                "dt",
                "dd",
                "blockquote",
                "ul",
                "li",
            ];
            assert!(known.contains(&element.as_str()), "{element} in {}", document.name());
        }
        for link in &page.links {
            let id = link.strip_prefix('#').unwrap_or_else(|| panic!("{link} leads out of the page"));
            assert!(page.ids.contains(id), "{link} leads nowhere in {}", document.name());
        }
        for (letter, count) in [('f', found.facts.len()), ('q', found.quotes.len()), ('e', found.entities.len())] {
            for number in 1..=count {
                assert!(page.ids.contains(&format!("{letter}{number}")));
                // Both ways: from the text too, but for what the text does not name.
                let linked = page.links.iter().any(|link| *link == format!("#{letter}{number}"));
                let unnamed = letter == 'e' && found.entities[number - 1].mentions.is_empty();
                assert!(linked || unnamed, "nothing leads to {letter}{number}");
            }
        }
    }
}

#[test]
fn marks_glosses_and_languages_are_there() {
    let (document, found) = articles().swap_remove(0);
    let text = html(&document, &found, &LEXICON);
    let page = read(&text);
    for class in [
        "w",
        "g",
        "s",
        "name",
        "nominal",
        "term",
        "q",
        "k-person",
        "k-place",
        "k-organization",
        "k-date",
        "typo",
        "item",
        "ref",
        "back",
        "skip",
        "gist",
    ] {
        assert!(page.classes.contains_key(class), "no {class}");
    }
    assert!(text.contains("<html lang=\"ar\" dir=\"rtl\">") && text.contains("<aside lang=\"en\" dir=\"ltr\""));
    let arabic = document.text().split_whitespace().count();
    assert!(page.classes["w"] > arabic / 2 && page.classes["g"] == page.classes["w"]);
    assert_eq!(text.matches(" tabindex=\"0\"").count(), page.classes["w"]);
    for media in ["prefers-color-scheme: dark", "@media print", "default-src 'none'"] {
        assert!(text.contains(media), "{media}");
    }
    for fact in &found.facts {
        assert!(text.contains(&fact.english.replace('\'', "&#39;")), "{}", fact.english);
    }
}
