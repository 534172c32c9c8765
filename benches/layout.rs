//! Layout in MB/s: `cargo bench --bench layout`.
//!
//! In: paragraphs composed here (plain, with Latin words, numbers and quotation marks, vocalised, Latin) and repeated to the size of
//! an article; one 10 MB paragraph of which one screen is shown; hostile text.

use divan::Bencher;
use divan::counter::BytesCount;
use tarjuman::display::Display;
use tarjuman::layout::{Layout, Options, Run, layout};
use tarjuman::text::Span;

const PLAIN: &str = "أجرى الوزير محادثات مع نظيره في العاصمة يوم الثلاثاء وبحث معه سبل تعزيز التعاون بين البلدين في مجالات \
    التجارة والطاقة والنقل والتعليم، وأكد الجانبان أهمية الحوار والتنسيق في القضايا الإقليمية والدولية ذات الاهتمام المشترك. \
    وأعرب عن تقدير بلاده للدعم المتواصل وعن رغبتها في توسيع الاستثمارات وتبادل الخبرات وزيادة حجم التبادل التجاري.";

const MIXED: &str = "بلغ حجم التجارة 12.5 مليار دولار في عام 2015 (بزيادة 7% عن 2014)، وقالت وكالة Reuters إن «الاتفاق» \
    يشمل 3 مشاريع بقيمة ٢٥٠ مليون دولار، بينها خط «الحزام - الطريق» ومحطة في ميناء G20، وفق بيان صدر في 21/5/2016.";

const VOCALISED: &str = "أَكَّدَ الوَزِيرُ أَنَّ بِلادَهُ حَرِيصَةٌ عَلَى تَعْزِيزِ الشَّرَاكَةِ الاِسْتِرَاتِيجِيَّةِ الشَّامِلَةِ مَعَ جَمِيعِ الدُّوَلِ المُجَاوِرَةِ.";

const LATIN: &str = "The two sides agreed to deepen cooperation in trade, energy and transport, and to hold regular talks.";

/// About 100 KB of text in paragraphs of some 2 KB.
fn article(paragraph: &str) -> (String, Vec<Span>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    while text.len() < 100_000 {
        let start = text.len();
        while text.len() < start + 2_000 {
            text.push_str(paragraph);
            text.push(' ');
        }
        spans.push(Span::new(start, text.len()));
    }
    (text, spans)
}

#[divan::bench(args = ["plain", "mixed", "vocalised", "latin"])]
fn article_at_60_columns(bencher: Bencher, kind: &str) {
    let (text, spans) = article(match kind {
        "plain" => PLAIN,
        "mixed" => MIXED,
        "vocalised" => VOCALISED,
        _ => LATIN,
    });
    let options = Options { width: 60, ..Options::default() };
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        for span in &spans {
            divan::black_box(layout(&text, *span, &[], 0_u32, options));
        }
    });
}

#[divan::bench]
fn article_with_a_run_for_every_word(bencher: Bencher) {
    let (text, spans) = article(PLAIN);
    let mut runs = Vec::new();
    let mut start = 0;
    for word in text.split(' ') {
        runs.push(Run { span: Span::new(start, start + word.len()), style: start });
        start += word.len() + 1;
    }
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        for span in &spans {
            divan::black_box(layout(&text, *span, &runs, 0_usize, Options::default()));
        }
    });
}

/// What a key press costs in a 10 MB paragraph: cut it, lay out the piece in the middle, encode 50 lines.
#[divan::bench]
fn one_screen_of_ten_megabytes(bencher: Bencher) {
    let text = PLAIN.repeat(10_000_000 / PLAIN.len());
    let span = Span::new(0, text.len());
    bencher.bench_local(|| {
        let whole = Layout::new(&text, span, Options::default());
        let piece = whole.piece(&text, whole.piece_of(text.len() / 2), &[], ());
        for line in piece.lines.iter().take(50) {
            divan::black_box(Display::Visual.encode(line));
        }
    });
}

/// A megabyte of what is meant to be slow, all of it laid out.
#[divan::bench(args = ["marks", "RLI", "FSI", "RLO", "brackets", "pairs", "plus", "conjunct", "emoji", "lam-alef", "guillemets", "lines"])]
fn hostile_megabyte(bencher: Bencher, kind: &str) {
    let unit = match kind {
        "marks" => "\u{64E}",
        "RLI" => "\u{2067}",
        "FSI" => "\u{2068}a",
        "RLO" => "\u{202E}",
        "brackets" => "(",
        "pairs" => "[a]",
        "plus" => "1+",
        "conjunct" => "\u{915}\u{94D}",
        "emoji" => "\u{1F468}\u{200D}",
        "lam-alef" => "لا",
        "guillemets" => "«",
        _ => "\n",
    };
    let text = unit.repeat(1_000_000 / unit.len());
    let span = Span::new(0, text.len());
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| layout(&text, span, &[], (), Options::default()));
}

fn main() {
    divan::main();
}
