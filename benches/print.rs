//! What `print` does to a megabyte, in MB/s: `cargo bench --bench print`. Against FriBidi, as a program: `benches/print_against_fribidi`.
//!
//! In: news composed here as paragraphs of a few hundred bytes, as many short lines, as one long paragraph, vocalised, with numbers, with
//! Latin words. Each is laid out line by line on one core and written as bytes.

use divan::Bencher;
use divan::counter::BytesCount;
use tarjuman::display::Display;
use tarjuman::layout::{self, Align, Direction, Options, Stream};
use tarjuman::text::Span;

const PLAIN: &str =
    "أجرى الوزير محادثات مع نظيره في العاصمة يوم الثلاثاء وبحث معه سبل تعزيز التعاون بين البلدين في مجالات التجارة والطاقة. ";
const NUMBERS: &str =
    "بلغ حجم التجارة 12.5 مليار دولار في عام 2015 (بزيادة 7% عن 2014)، ويشمل «الاتفاق» 3 مشاريع بقيمة ٢٥٠ مليونا. ";
const LATIN: &str = "وقالت وكالة Reuters إن «الاتفاق» يشمل محطة في ميناء G20، وفق بيان صدر عن مجموعة BRICS في نيويورك أمس. ";
const VOCALISED: &str = "أَكَّدَ الوَزِيرُ أَنَّ بِلادَهُ حَرِيصَةٌ عَلَى تَعْزِيزِ الشَّرَاكَةِ الاِسْتِرَاتِيجِيَّةِ مَعَ جَمِيعِ الدُّوَلِ المُجَاوِرَةِ. ";

/// A megabyte in lines of `repeat` times `sentence`.
fn megabyte(sentence: &str, repeat: usize) -> (String, Vec<Span>) {
    let (mut text, mut lines) = (String::new(), Vec::new());
    while text.len() < 1_000_000 {
        let start = text.len();
        text.push_str(&sentence.repeat(repeat));
        lines.push(Span::new(start, text.len()));
        text.push('\n');
    }
    (text, lines)
}

fn print(bencher: Bencher, (text, lines): &(String, Vec<Span>), display: Display, options: Options) {
    let (mut stream, mut bytes) = (Stream::default(), Vec::new());
    bencher.counter(BytesCount::of_str(text)).bench_local(|| {
        bytes.clear();
        for &line in lines {
            for piece in layout::pieces(text, line) {
                stream.lines(text, piece, layout::base(text, piece, Direction::Rtl), options, |visual| {
                    display.write(visual, visual.offset, &mut bytes, |_, _| {});
                    bytes.push(b'\n');
                });
            }
        }
        divan::black_box(bytes.len())
    });
}

#[divan::bench(args = ["plain", "short lines", "one paragraph", "numbers", "latin", "vocalised"])]
fn unwrapped(bencher: Bencher, kind: &str) {
    let source = match kind {
        "plain" => megabyte(PLAIN, 3),
        "short lines" => megabyte("التقى الوزير نظيره", 1),
        "one paragraph" => megabyte(PLAIN, 5_000),
        "numbers" => megabyte(NUMBERS, 3),
        "latin" => megabyte(LATIN, 3),
        _ => megabyte(VOCALISED, 3),
    };
    print(bencher, &source, Display::Visual, Options { width: usize::MAX, align: Align::Left, ..Options::default() });
}

#[divan::bench(args = [Align::Right, Align::Justify])]
fn at_60_columns(bencher: Bencher, align: Align) {
    print(bencher, &megabyte(PLAIN, 3), Display::Visual, Options { width: 60, align, ..Options::default() });
}

fn main() {
    divan::main();
}
