//! The formats for other programs: what each says of the text is true of the text, whatever the text holds.

#![expect(clippy::unwrap_used, reason = "a test stops where something it needs is missing")]

mod brat;
mod command;
mod html;
mod schema;
mod web;

use std::sync::LazyLock;

use tarjuman::annotate::annotate;
use tarjuman::annotate::annotation::Annotations;
use tarjuman::document::Document;
use tarjuman::lexicon::Lexicon;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

/// Texts with everything in them, and texts that mean harm.
fn texts() -> Vec<(&'static str, String)> {
    let long = "قال الوزير إن بلاده ترحب بالاتفاق. ".repeat(300);
    let texts = [
        ("bundled.txt", tarjuman::source::BUNDLED.1.to_owned()),
        ("empty.txt", String::new()),
        ("one word.txt", "نعم".to_owned()),
        ("english.txt", "Only English, & <nothing> else.\n".to_owned()),
        (
            "script\"><script>alert(1)</script>.txt",
            "<script>alert('عنوان')</script>\n\nقال الوزير <img src=x onerror=alert(1)> إن \"بلاده\" & 'جيرانها' ]]> <!-- ترحب --> بالاتفاق &lt;b&gt; &#0; \
             <a href=\"javascript:alert(1)\">مصر</a>.\n"
                .to_owned(),
        ),
        (
            "controls.txt",
            "قال \u{202E}الوزير\u{202C} المصري\0 سامح\u{1b}[31m شكري \u{9b}2J إن \u{2066}بلاده\u{2069} ترحب\u{7}\u{FFFE}\u{FDD0} بالاتفاق\u{200B}.\r\nمی\u{200C}خواهم \
             كتا\u{AD}ب\u{FEFF} \u{E0041}\u{600}١٢\n"
                .to_owned(),
        ),
        (
            "lines.txt",
            "الرئيس: \"نعم\n\nلا\"\n\nقال رئيس الوزراء العراقي حيدر العبادي \"إن العراق\u{2028}يرحب\u{85}بالاتفاق\u{B}مع\u{1C}إيران\tو\r\n\r\nتركيا\" يوم الاثنين.\n".to_owned(),
        ),
        ("astral.txt", "😀😀 قال وزير الخارجية التركي 𝒳 إن مصر 🇪🇬 وقعت اتفاقا بقيمة 5 مليارات دولار 😀.\n".to_owned()),
        ("marks.txt", "قَالَ وَزِيرُ الْخَارِجِيَّةِ الرُّوسِيُّ سِيرْغِي لَافْرُوف إِنَّ بِلَادَهُ ﻻ ترفض الحـــوار.\n".to_owned()),
        ("long.txt", long),
    ];
    texts.to_vec()
}

fn found(name: &str, text: &str) -> (Document, Annotations) {
    let document = Document::from_text(text, name);
    let annotations = annotate(&document, &LEXICON);
    (document, annotations)
}

/// The texts with what the engine finds in them, and the first again with speech, facts and a name that reach over lines.
fn articles() -> Vec<(Document, Annotations)> {
    let mut articles: Vec<_> = texts().iter().map(|(name, text)| found(name, text)).collect();
    let (document, mut wide) = articles.first().cloned().unwrap();
    let blocks = document.blocks();
    let (first, last) = (blocks.first().unwrap().span, blocks.last().unwrap().span);
    wide.quotes.first_mut().unwrap().content = first.join(last);
    wide.facts.first_mut().unwrap().evidence = blocks[1].span.join(blocks[2].span);
    wide.entities.first_mut().unwrap().mentions.first_mut().unwrap().span = first.join(blocks[1].span);
    articles.push((document, wide));
    articles
}

/// The stretch of `text` between two counts of code points.
fn points(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end - start).collect()
}
