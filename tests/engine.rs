//! The whole engine, held to what must not depend on one article: other people, countries and dates put in for those of the bundled article, its paragraphs
//! reordered, its slips mended and moved, clitics added — the annotations follow. And hostile text: no panic, time that grows with the length.
//!
//! The variants keep the number of words, so that findings are compared word by word.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use tarjuman::annotate::annotate;
use tarjuman::annotate::annotation::{Annotations, Entity, EntityKind, MentionLevel};
use tarjuman::document::Document;
use tarjuman::lexicon::Lexicon;
use tarjuman::text::Span;

const ARTICLE: &str = include_str!("../assets/articles/xinhua-2016-05-21-wang-yi-astana.txt");

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

/// An article with its annotations.
struct Read {
    text: String,
    found: Annotations,
}

fn read(text: &str) -> Read {
    let document = Document::from_text(text, "article.txt");
    let found = annotate(&document, &LEXICON);
    Read { text: document.text().to_owned(), found }
}

/// `text` with words put in for others. The longer ones first, as given.
fn with(text: &str, changes: &[(&str, &str)]) -> String {
    let mut text = text.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from} is not there to be changed");
        assert_eq!(from.split(' ').count(), to.split(' ').count(), "{from} and {to} should have the same number of words");
        text = text.replace(from, to);
    }
    text
}

impl Read {
    /// Index of the first word that ends after `offset`, and of the first that starts at or after `end`.
    fn words(&self, span: Span) -> (usize, usize) {
        let words = &self.found.words;
        (words.partition_point(|w| w.span.end <= span.start), words.partition_point(|w| w.span.start < span.end))
    }

    /// Every mention: first word, one past the last, kind, level, nested, which entity (numbered by first mention).
    fn mentions(&self) -> Vec<String> {
        let mut all = Vec::new();
        for (id, entity) in self.found.entities.iter().enumerate() {
            for mention in &entity.mentions {
                let (first, end) = self.words(mention.span);
                all.push((
                    (first, end, id),
                    format!("{first}..{end} {} {} {} e{id}", entity.kind.name(), mention.level.name(), mention.nested),
                ));
            }
        }
        all.sort();
        all.into_iter().map(|m| m.1).collect()
    }

    /// Every quote: kind, words of the content and the cue, who speaks.
    fn quotes(&self) -> Vec<String> {
        let quote = |q: &tarjuman::annotate::annotation::Quote| {
            format!(
                "{:?} {:?} cue {:?} by {:?}",
                q.kind,
                self.words(q.content),
                q.cue.map(|c| self.words(c)),
                q.speaker.map(|s| s.0)
            )
        };
        self.found.quotes.iter().map(quote).collect()
    }

    /// Every fact: kind, codes, parties, time and place, words of the evidence.
    fn facts(&self) -> Vec<String> {
        let fact = |f: &tarjuman::annotate::annotation::Fact| {
            let ids = |list: &[tarjuman::annotate::annotation::EntityId]| list.iter().map(|i| i.0).collect::<Vec<_>>();
            let (who, whom) = (ids(&f.source), ids(&f.target));
            format!(
                "{:?} {:?} {who:?} {whom:?} {:?} {:?} {:?}",
                f.kind,
                f.cameo,
                f.place,
                f.attributed_to,
                self.words(f.evidence)
            )
        };
        self.found.facts.iter().map(fact).collect()
    }

    fn terms(&self) -> Vec<String> {
        self.found.terms.iter().map(|t| format!("{} {:?} {}", t.citation, self.words(t.span), t.nested)).collect()
    }

    /// The entity that is mentioned by these words.
    fn entity(&self, words: &str) -> &Entity {
        let here = |e: &&Entity| e.mentions.iter().any(|m| m.span.of(&self.text) == words);
        self.found.entities.iter().find(here).unwrap_or_else(|| panic!("{words} is no mention"))
    }

    /// How often an entity with this English name is mentioned.
    fn count(&self, english: &str) -> usize {
        self.found.entities.iter().filter(|e| e.name_en == english).map(|e| e.mentions.len()).sum()
    }

    /// What each paragraph says: mentions by place in it with the English names, and speakers.
    fn paragraphs(&self) -> Vec<Vec<String>> {
        let mut at = 0;
        let lines = self.text.lines().map(|line| {
            let span = Span::new(at, at + line.len());
            at += line.len() + 1;
            span
        });
        lines.map(|line| self.paragraph(line)).collect()
    }

    fn paragraph(&self, line: Span) -> Vec<String> {
        let mut says = Vec::new();
        for entity in &self.found.entities {
            let name = if entity.kind == EntityKind::Group { String::new() } else { entity.name_en.clone() };
            for mention in entity.mentions.iter().filter(|m| line.covers(m.span)) {
                let (start, end) = (mention.span.start - line.start, mention.span.end - line.start);
                says.push(format!("{start:4}..{end:4} {} {} {name}", entity.kind.name(), mention.level.name()));
            }
        }
        for quote in self.found.quotes.iter().filter(|q| line.covers(q.content)) {
            let speaker = quote.speaker.and_then(|id| self.found.entity(id)).map(|e| e.name_en.as_str());
            says.push(format!(
                "{:4}..{:4} said by {speaker:?}",
                quote.content.start - line.start,
                quote.content.end - line.start
            ));
        }
        says.sort();
        says
    }
}

/// Asserts that two lists are the same and shows where they differ.
#[track_caller]
fn same(what: &str, left: &[String], right: &[String]) {
    let missing: Vec<_> = left.iter().filter(|l| !right.contains(l)).collect();
    let extra: Vec<_> = right.iter().filter(|r| !left.contains(r)).collect();
    assert!(left == right, "{what}: before\n{missing:#?}\nafter\n{extra:#?}");
}

/// Asserts that everything found in `after` stands where it stood in `before`.
#[track_caller]
fn follows(what: &str, before: &Read, after: &Read) {
    assert_eq!(before.found.words.len(), after.found.words.len(), "the variant has other words");
    same(&format!("{what}, mentions"), &before.mentions(), &after.mentions());
    same(&format!("{what}, quotes"), &before.quotes(), &after.quotes());
    same(&format!("{what}, facts"), &before.facts(), &after.facts());
    same(&format!("{what}, terms"), &before.terms(), &after.terms());
}

/// China and its minister out of the article, others in: name, surname, country, adjective and its plural, agency.
const OTHER_SPEAKERS: [[&str; 5]; 4] = [
    ["سيرغي لافروف", "لافروف", "روسيا", "الروسي", "Sergei Lavrov"],
    ["جان إيرولت", "إيرولت", "فرنسا", "الفرنسي", ""],
    ["تيمور ساداليف", "ساداليف", "تركيا", "التركي", ""],
    ["ماركو بيتروني", "بيتروني", "إيطاليا", "الإيطالي", ""],
];

#[test]
fn another_minister_and_country() {
    let before = read(ARTICLE);
    for [name, surname, country, adjective, english] in OTHER_SPEAKERS {
        let text = with(ARTICLE, &[("وانغ يي", name), ("وانغ", surname), ("الصيني", adjective), ("الصين", country)]);
        let after = read(&text);
        follows(name, &before, &after);
        let person = after.entity(name);
        assert_eq!(person.mentions.len(), before.entity("وانغ يي").mentions.len(), "{name}");
        assert_eq!(person.kind, EntityKind::Person);
        assert!(english.is_empty() || person.name_en == english, "{name} is {}", person.name_en);
        assert!(!after.found.entities.iter().any(|e| e.name_en.contains("China") || e.name_en.contains("Chin")), "{name}");
    }
}

#[test]
fn another_host() {
    let before = read(ARTICLE);
    for (country, misspelt, capital, name, surname, english) in [
        ("أوزبكستان", "أوزبكتسان", "طشقند", "رستم كاميلوف", "كاميلوف", "Uzbekistan"),
        ("طاجيكستان", "طاجيكتسان", "دوشنبه", "سراج أصلوف", "أصلوف", "Tajikistan"),
        ("قيرغيزستان", "قيرغيزتسان", "بشكيك", "تيمور ساداليف", "ساداليف", "Kyrgyzstan"),
    ] {
        let changes =
            [("قازاقستان", country), ("قازاقتسان", misspelt), ("استانة", capital), ("إيرلان إدريسوف", name), ("إدريسوف", surname)];
        let after = read(&with(ARTICLE, &changes));
        follows(name, &before, &after);
        assert_eq!(after.count(english), before.count("Kazakhstan"), "{country}");
        assert_eq!(after.entity(misspelt).name_en, english);
        assert_eq!(after.entity(name).mentions.len(), before.entity("إيرلان إدريسوف").mentions.len());
    }
}

#[test]
fn another_day() {
    let before = read(ARTICLE);
    let changes = [("21 مايو 2016", "3 أيلول 2018"), ("(السبت)", "(الاثنين)"), ("عام 2017", "عام 2021")];
    let after = read(&with(ARTICLE, &changes));
    follows("another day", &before, &after);
    let dates = |read: &Read| {
        let dates = read.found.entities.iter().filter(|e| e.kind == EntityKind::Date);
        dates.filter_map(|e| e.iso.clone()).collect::<Vec<_>>()
    };
    let moved = |iso: &String| match iso.as_str() {
        "2016-05-21" => "2018-09-03".to_owned(),
        "2016" => "2018".to_owned(),
        "2017" => "2021".to_owned(),
        other => panic!("{other}"),
    };
    assert_eq!(dates(&after), dates(&before).iter().map(moved).collect::<Vec<_>>());
    assert_eq!(after.found.dateline.unwrap().date.as_deref(), Some("2018-09-03"));
    let in_facts = |read: &Read| read.found.facts.iter().map(|f| f.date.clone()).collect::<Vec<_>>();
    let after = read(&with(ARTICLE, &changes));
    assert_eq!(in_facts(&after), in_facts(&before).iter().map(|d| d.as_ref().map(moved)).collect::<Vec<_>>());
}

/// The last three paragraphs (the host speaks) before those of the guest: each says the same of the same people.
#[test]
fn paragraphs_reordered() {
    let lines: Vec<&str> = ARTICLE.lines().collect();
    let mut order: Vec<usize> = (0..lines.len()).collect();
    let host = lines.iter().position(|l| l.starts_with("وقال إدريسوف")).unwrap();
    order[2..].rotate_left(host - 2);
    let before = read(ARTICLE);
    let after = read(&order.iter().map(|&at| lines[at]).collect::<Vec<_>>().join("\n"));
    let (before, after) = (before.paragraphs(), after.paragraphs());
    for (place, &at) in order.iter().enumerate() {
        same(&format!("paragraph {at} at {place}"), &before[at], &after[place]);
    }
}

#[test]
fn slips_mended_and_moved() {
    let before = read(ARTICLE);
    // Mended.
    let mended = with(ARTICLE, &[("قازاقتسان", "قازاقستان"), ("الثفة", "الثقة"), ("استانة", "أستانا")]);
    let after = read(&mended);
    follows("mended", &before, &after);
    let slips = |read: &Read| read.found.words.iter().filter(|w| w.typo.is_some()).count();
    assert!(slips(&before) > 0);
    assert_eq!(slips(&after), 0, "no slip is left");
    // Moved: other words misspelt, one letter each.
    let slips_elsewhere = [
        ("بناء مجتمع", "بنااء مجتمع"),
        ("وتعهد", "وتعهذ"),
        ("التصنيع", "التصينع"),
        ("الاقتصادية", "الافتصادية"),
        ("والزراعة", "والزراغة"),
    ];
    let moved = read(&with(&mended, &slips_elsewhere));
    same("mentions", &after.mentions(), &moved.mentions());
    same("quotes", &after.quotes(), &moved.quotes());
    let marked: BTreeMap<&str, &str> =
        moved.found.words.iter().filter_map(|w| Some((w.span.of(&moved.text), w.typo.as_deref()?))).collect();
    for (misspelt, right) in [("وتعهذ", "تعهد"), ("التصينع", "التصنيع"), ("الافتصادية", "الاقتصادية"), ("والزراغة", "الزراعة")]
    {
        assert!(marked.get(misspelt).is_some_and(|typo| typo.contains(right)), "{misspelt}: {:?}", marked.get(misspelt));
    }
}

/// A name after conjunctions and prepositions: found, without them.
#[test]
fn clitics_stay_outside_names() {
    let table = [
        ("وقازاقستان", "قازاقستان", "Kazakhstan"),
        ("لقازاقستان", "قازاقستان", "Kazakhstan"),
        ("بقازاقستان", "قازاقستان", "Kazakhstan"),
        ("ولروسيا", "روسيا", "Russia"),
        ("وبإيران", "إيران", "Iran"),
        ("فتركيا", "تركيا", "Turkey"),
        ("والصين", "الصين", "China"),
        ("بالصين", "الصين", "China"),
        ("وبالصين", "الصين", "China"),
        ("كالصين", "الصين", "China"),
        ("والسعودية", "السعودية", "Saudi Arabia"),
        ("بالقاهرة", "القاهرة", "Cairo"),
        ("للصين", "لصين", "China"),
        ("وللسعودية", "لسعودية", "Saudi Arabia"),
    ];
    let mut wrong = Vec::new();
    for (written, core, english) in table {
        let text = format!("رحب الوزير بالتعاون مع ألمانيا {written} في المنطقة.");
        let all = read(&text);
        let at = text.find(written).unwrap();
        let hit = all.found.entities.iter().find_map(|e| {
            let mention = e
                .mentions
                .iter()
                .find(|m| m.span.start >= at && m.span.start < at + written.len() && m.level == MentionLevel::Name)?;
            Some((mention.span.of(&text).to_owned(), e.name_en.clone()))
        });
        if hit.as_ref().is_none_or(|(words, name)| words != core || name != english) {
            wrong.push(format!("{written}: {hit:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Marks written into the text, or presentation forms left by another program, change nothing but the offsets.
#[test]
fn vowel_signs_and_tatweel_change_nothing() {
    let before = read(ARTICLE);
    let changes = [
        ("الصين", "الصِّين"),
        ("قازاقستان", "قـازاقستان"),
        ("وقال", "وَقَالَ"),
        ("وزير", "وَزير"),
        ("مبادرة", "مُبادرة"),
        ("العلاقات", "العَلاقات"),
    ];
    follows("vowel signs", &before, &read(&with(ARTICLE, &changes)));
}

/// Everything that was found lies inside the text, on character boundaries, in order.
#[track_caller]
fn sound(read: &Read) {
    let text = &read.text;
    let inside = |span: Span| text.get(span.start..span.end).is_some();
    let found = &read.found;
    assert!(found.words.windows(2).all(|w| w[0].span.end <= w[1].span.start), "words overlap");
    assert!(found.words.iter().all(|w| inside(w.span) && inside(w.core) && w.span.covers(w.core)));
    assert!(found.sentences.iter().all(|s| inside(s.span) && s.first < s.end && s.end <= found.words.len()));
    for entity in &found.entities {
        let good = entity.mentions.iter().all(|m| inside(m.span) && m.span.start < m.span.end);
        assert!(good, "{entity:?} in {text}");
        assert!(entity.members.iter().all(|m| m.0 < found.entities.len()));
    }
    for quote in &found.quotes {
        assert!(inside(quote.content) && quote.speaker.is_none_or(|s| s.0 < found.entities.len()));
        assert!((0.0..=1.0).contains(&quote.confidence));
    }
    for fact in &found.facts {
        assert!(inside(fact.evidence) && fact.source.iter().chain(&fact.target).all(|e| e.0 < found.entities.len()));
        assert!(!fact.english.is_empty() && (0.0..=1.0).contains(&fact.confidence));
    }
    assert!(found.terms.iter().all(|t| inside(t.span)));
}

#[test]
fn nothing_found_lies_outside_the_text() {
    sound(&read(ARTICLE));
    let lines: Vec<&str> = ARTICLE.lines().collect();
    // Cut anywhere: between words, inside sentences.
    for line in &lines[..4] {
        let words: Vec<&str> = line.split(' ').collect();
        for cut in 1..words.len() {
            sound(&read(&words[cut..].join(" ")));
            sound(&read(&words[..cut].join(" ")));
        }
    }
}

#[test]
fn hostile_text_is_only_text() {
    let marks: String = "\u{64E}\u{651}\u{670}".chars().cycle().take(10_000).collect();
    let controls: String =
        ('\u{202A}'..='\u{202E}').chain('\u{2066}'..='\u{2069}').chain(['\u{200E}', '\u{200F}', '\u{61C}']).collect();
    let cases = [
        String::new(),
        " \n\t\r\n\u{A0}".to_owned(),
        "\u{FEFF}".to_owned(),
        marks.clone(),
        format!("قال{marks} الوزير"),
        controls.repeat(500),
        ARTICLE.replace(' ', &format!(" {controls}")),
        ARTICLE.replace(' ', "\0"),
        "\0".repeat(10_000),
        ARTICLE.replace(' ', ""),
        ARTICLE.replace(['\n', '.'], " "),
        "«".repeat(5_000),
        "(\"«“".repeat(2_000) + &")\"»”".repeat(2_000),
        "و".repeat(5_000),
        "وال".repeat(2_000),
        "قال ".repeat(3_000),
        "قال إن ".repeat(2_000),
        "وزير ".repeat(3_000),
        "وزير خارجية ".repeat(1_500),
        "من الذي ".repeat(1_500),
        "1 يناير ".repeat(1_500),
        "1,234.5.6,7٫8 ".repeat(1_000),
        "العلاقات الثنائية و".repeat(1_000),
        "\u{1b}[31mقال\u{1b}]0;x\u{7} الوزير\u{9b}2J".repeat(200),
        "\u{FDFA}\u{FEFB}\u{FE8D}".repeat(500),
        "🇰🇿👨‍👩‍👧 قازاقستان ".repeat(200),
        "a\u{301}\u{5D0}\u{627}".repeat(500),
        "،؛؟.!…".repeat(1_000),
    ];
    for (at, text) in cases.iter().enumerate() {
        let start = Instant::now();
        sound(&read(text));
        let took = start.elapsed();
        assert!(took < Duration::from_secs(20), "case {at} takes {took:?}");
    }
}

/// Time of annotating `text`.
fn time(text: &str) -> Duration {
    let document = Document::from_text(text, "");
    let start = Instant::now();
    let found = annotate(&document, &LEXICON);
    assert!(!found.words.is_empty());
    start.elapsed()
}

/// Four times the text takes less than eight times as long, whatever the text.
#[test]
fn time_grows_with_the_length() {
    let one_line = ARTICLE.replace('\n', " ");
    let without_stops = one_line.replace('.', " ");
    let opening = one_line.replace(' ', " «");
    let shapes: [(&str, &str, usize); 6] = [
        ("articles", ARTICLE, 4),
        ("one line", &one_line, 4),
        ("one sentence", &without_stops, 4),
        ("quotation marks that never close", &opening, 2),
        ("reports of speech", "وقال الوزير إن بلاده ترحب بالتعاون مع الصين وأضاف أن الجانبين اتفقا على ذلك. ", 120),
        ("roles", "التقى وزير الخارجية الصيني نظيره الروسي ورئيس الوزراء ", 120),
    ];
    for (what, text, times) in shapes {
        // Other work on the machine may disturb a measure, hardly three.
        let ratio = || time(&text.repeat(4 * times)).as_secs_f64() / time(&text.repeat(times)).as_secs_f64().max(0.001);
        let ratios: Vec<f64> = (0..3).map(|_| ratio()).collect();
        let least = ratios.iter().copied().fold(f64::MAX, f64::min);
        println!("{what}: four times as long takes {least:.1} times the time");
        assert!(least < 8.0, "{what}: {ratios:?}");
    }
}

/// A megabyte in one line; an eighth of it where the engine is not optimised.
#[test]
fn a_megabyte_of_one_line() {
    let size = if cfg!(debug_assertions) { 1 << 17 } else { 1 << 20 };
    let line = ARTICLE.replace('\n', " ");
    let text = line.repeat(size / line.len() + 1);
    let start = Instant::now();
    sound(&read(&text));
    println!("{} bytes in {:?}", text.len(), start.elapsed());
}
