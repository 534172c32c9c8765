//! The engine in MB/s and tokens/s: `cargo bench --bench engine`.
//!
//! In: articles of some 5 KB, each other sentences of the bundled article and of paragraphs composed here, over 1 MB together; and all of it as one article. Their
//! words are few: for what real news costs, name a folder of articles in the environment variable `ARTICLES`.
//! What is measured: opening the lexicon (start-up), tokens, analysis of every word, the engine up to coreference, the whole engine, the JSON of it.

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use std::sync::LazyLock;
use tarjuman::annotate::morphology::{self, Memory};
use tarjuman::annotate::{annotate, annotate_with, identify};
use tarjuman::document::Document;
use tarjuman::lexicon::Lexicon;
use tarjuman::{output, tokens};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

const BUNDLED: &str = include_str!("../assets/articles/xinhua-2016-05-21-wang-yi-astana.txt");

const COMPOSED: [&str; 8] = [
    "أعلنت وزارة الخارجية المصرية اليوم الأحد أن الوزير سامح شكري سيتوجه إلى بروكسل للمشاركة في اجتماع مجلس الشراكة بين مصر والاتحاد الأوروبي. وذكر المتحدث باسم \
     الوزارة أحمد أبو زيد في بيان أن المباحثات ستتناول الأزمة في ليبيا ومكافحة الهجرة غير الشرعية. وأكد البيان حرص القاهرة على تعزيز التعاون مع شركائها.",
    "قال الأمين العام للأمم المتحدة أنطونيو غوتيريش إن الوضع الإنساني في اليمن «كارثي»، ودعا جميع الأطراف إلى وقف فوري لإطلاق النار. وأضاف أن أكثر من 20 مليون شخص \
     يحتاجون إلى مساعدات عاجلة، مشددا على ضرورة فتح الموانئ والمطارات أمام شحنات الإغاثة. وأعرب عن أمله في استئناف المفاوضات خلال الأسابيع المقبلة.",
    "وصل الرئيس الفرنسي إيمانويل ماكرون مساء الاثنين إلى واشنطن في زيارة رسمية تستغرق ثلاثة أيام. ومن المقرر أن يلتقي نظيره الأميركي دونالد ترامب في البيت الأبيض \
     لبحث مستقبل الاتفاق النووي مع إيران والرسوم الجمركية على الصلب. واستبعد مسؤول في الإليزيه التوصل إلى اتفاق خلال الزيارة.",
    "أدان مجلس التعاون لدول الخليج العربية بشدة الهجوم الصاروخي الذي استهدف مدينة الرياض، ووصفه بأنه انتهاك خطير للقانون الدولي. وحمل المجلس الميليشيات مسؤولية \
     التصعيد، مطالبا مجلس الأمن الدولي باتخاذ إجراءات رادعة. ولم ترد أنباء عن وقوع إصابات، بحسب وكالة الأنباء السعودية.",
    "وقع وزيرا الطاقة في روسيا وتركيا اتفاقية بقيمة 3.2 مليار دولار لإنشاء خط أنابيب جديد تحت البحر الأسود. وقال الوزير الروسي ألكسندر نوفاك إن المشروع سيلبي \
     احتياجات السوق الأوروبية بحلول عام 2019، فيما رفضت المفوضية الأوروبية التعليق على بنود الاتفاق. وارتفع حجم التبادل التجاري بين البلدين بنسبة 12%.",
    "استدعت وزارة الخارجية الألمانية السفير الإيراني في برلين وسلمته مذكرة احتجاج على اعتقال مواطنين ألمان. وطالبت الحكومة بالإفراج الفوري عنهم، ملوحة بفرض عقوبات. \
     ونفى متحدث إيراني صحة هذه الاتهامات، معتبرا أنها «لا أساس لها»، وأشار إلى أن القضاء ينظر في القضية وفقا للقانون.",
    "اختتم قادة الاتحاد الأفريقي قمتهم الثلاثين في أديس أبابا بالمصادقة على إنشاء منطقة تجارة حرة قارية. ورحب رئيس المفوضية موسى فكي بهذه الخطوة التاريخية، \
     داعيا الدول الأعضاء إلى الإسراع في تنفيذ البروتوكول. كما اتفق القادة على دعم جهود الوساطة في جنوب السودان وإرسال بعثة مراقبين.",
    "عقد وفد من المعارضة السورية محادثات مع المبعوث الأممي ستيفان دي ميستورا في جنيف حول صياغة دستور جديد. وأوضح رئيس الوفد نصر الحريري للصحفيين أن النقاش تركز \
     على الانتقال السياسي والانتخابات. ومن جهته، اتهم رئيس الوفد الحكومي بشار الجعفري المعارضة بعرقلة الجلسات، وتوعد بالانسحاب منها.",
];

/// Articles of some 5 KB, each beginning with other sentences, together over 1 MB.
static ARTICLES: LazyLock<Vec<Document>> = LazyLock::new(|| match std::env::var_os("ARTICLES") {
    Some(folder) => articles_in(std::path::Path::new(&folder)),
    None => compose(),
});

fn articles_in(folder: &std::path::Path) -> Vec<Document> {
    let mut paths: Vec<_> = folder.read_dir().expect("ARTICLES is a folder").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
        .iter()
        .filter_map(|path| Some(Document::from_text(&std::fs::read_to_string(path).ok()?, path.file_name()?.to_str()?)))
        .collect()
}

fn compose() -> Vec<Document> {
    let text = format!("{BUNDLED}\n{}", COMPOSED.join("\n"));
    let sentences: Vec<&str> = text.split_inclusive(['.', '\n']).map(str::trim).filter(|s| s.chars().count() > 20).collect();
    let mut articles = Vec::new();
    let (mut size, mut at, mut step) = (0, 0, 1);
    while size < 1 << 20 {
        let mut article = String::new();
        while article.len() < 5_000 {
            // Strides that have no factor in common with the number of sentences reach all of them, each in another order.
            article.push_str(sentences[at % sentences.len()]);
            article.push_str(if article.len().is_multiple_of(3) { "\n" } else { " " });
            at += step;
        }
        step = step % 7 + 1;
        size += article.len();
        articles.push(Document::from_text(&article, "20160521.txt"));
    }
    articles
}

static ONE_ARTICLE: LazyLock<Document> = LazyLock::new(|| {
    let texts: Vec<&str> = ARTICLES.iter().map(Document::text).collect();
    Document::from_text(&texts.join("\n"), "20160521.txt")
});

fn tokens_of(documents: &[Document]) -> usize {
    documents.iter().map(|d| tokens::tokenize(d.text(), d.blocks()).len()).sum()
}

fn bytes_of(documents: &[Document]) -> usize {
    documents.iter().map(|d| d.text().len()).sum()
}

fn counted<'a, 'b>(bencher: Bencher<'a, 'b>, documents: &[Document]) -> Bencher<'a, 'b> {
    bencher.counter(ItemsCount::new(tokens_of(documents))).counter(BytesCount::new(bytes_of(documents)))
}

#[divan::bench]
fn open_the_lexicon() -> Lexicon {
    Lexicon::embedded()
}

#[divan::bench]
fn first_article(bencher: Bencher) {
    // What stands between the first frame and the annotated one.
    bencher.counter(BytesCount::of_str(BUNDLED)).bench_local(|| {
        let lexicon = Lexicon::embedded();
        annotate(&Document::from_text(BUNDLED, "article.txt"), &lexicon)
    });
}

#[divan::bench]
fn tokenize(bencher: Bencher) {
    counted(bencher, &ARTICLES).bench_local(|| tokens_of(&ARTICLES));
}

/// Each article by itself, nothing remembered.
#[divan::bench]
fn analyse(bencher: Bencher) {
    counted(bencher, &ARTICLES).bench_local(|| {
        for document in ARTICLES.iter() {
            analyse_one(&mut Memory::default(), document);
        }
    });
}

/// A run of articles as `annotate` reads it: what was looked up for one is known for the next.
#[divan::bench]
fn analyse_run(bencher: Bencher) {
    counted(bencher, &ARTICLES).bench_local(|| {
        let mut memory = Memory::default();
        for document in ARTICLES.iter() {
            analyse_one(&mut memory, document);
        }
    });
}

fn analyse_one(memory: &mut Memory, document: &Document) {
    let (text, blocks) = (document.text(), document.blocks());
    let words = tokens::tokenize(text, blocks);
    let sentences = tokens::sentences(text, &words, blocks);
    divan::black_box(morphology::analyse_with(memory, &LEXICON, text, &words, &sentences));
}

#[divan::bench(sample_count = 10)]
fn annotate_articles(bencher: Bencher) {
    counted(bencher, &ARTICLES).bench_local(|| {
        for document in ARTICLES.iter() {
            divan::black_box(annotate(document, &LEXICON));
        }
    });
}

/// A run of articles as `tarjuman annotate` reads it: what is known of a spelling after one is known for the next.
#[divan::bench(sample_count = 10)]
fn annotate_run(bencher: Bencher) {
    counted(bencher, &ARTICLES).bench_local(|| {
        let mut memory = Memory::default();
        for document in ARTICLES.iter() {
            divan::black_box(annotate_with(&mut memory, document, &LEXICON));
        }
    });
}

/// The same up to coreference: words, terms, entities; no speech, no facts.
#[divan::bench(sample_count = 10)]
fn identify_run(bencher: Bencher) {
    counted(bencher, &ARTICLES).bench_local(|| {
        let mut memory = Memory::default();
        for document in ARTICLES.iter() {
            divan::black_box(identify(&mut memory, document, &LEXICON));
        }
    });
}

#[divan::bench(sample_count = 5)]
fn annotate_one_megabyte(bencher: Bencher) {
    let one = std::slice::from_ref(&*ONE_ARTICLE);
    counted(bencher, one).bench_local(|| annotate(&ONE_ARTICLE, &LEXICON));
}

#[divan::bench(sample_count = 10)]
fn json_of_articles(bencher: Bencher) {
    let found: Vec<_> = ARTICLES.iter().map(|d| annotate(d, &LEXICON)).collect();
    counted(bencher, &ARTICLES).bench_local(|| {
        for (document, annotations) in ARTICLES.iter().zip(&found) {
            divan::black_box(output::json(document, annotations, &LEXICON).line());
        }
    });
}

fn main() {
    divan::main();
}
