//! Tables of forms against the paradigms that the inflector is tested by, written out by hand from the grammar.

use super::super::{Table, tables, tables_of};
use crate::lexicon::Lexicon;
use crate::lexicon::features::Pos;

const PARADIGMS: [&str; 5] = [
    include_str!("../../lexicon/inflect/tests/strong.txt"),
    include_str!("../../lexicon/inflect/tests/hamza.txt"),
    include_str!("../../lexicon/inflect/tests/hollow.txt"),
    include_str!("../../lexicon/inflect/tests/defective.txt"),
    include_str!("../../lexicon/inflect/tests/doubly_weak.txt"),
];

/// Without the short vowel that ends it, which the paradigms leave out: a mood vowel, or the one that parts a doubled consonant.
fn bare(form: &str) -> String {
    let shadda = form.ends_with('\u{651}');
    let stem = form.trim_end_matches('\u{651}').trim_end_matches(['\u{64E}', '\u{64F}']);
    if shadda { format!("{stem}\u{651}") } else { stem.to_owned() }
}

fn cell<'a>(table: &'a Table, label: &str, column: &str) -> &'a [String] {
    let at = table.columns.iter().position(|c| *c == column).expect("a column");
    table.rows.iter().find(|row| row.0 == label).map_or(&[], |row| row.1[at].as_slice())
}

#[test]
fn verbs_as_in_the_paradigms() {
    let lexicon = Lexicon::embedded();
    let (mut compared, mut verbs) = (0, 0);
    let mut wrong = Vec::new();
    for paradigm in PARADIGMS {
        let mut table: Option<Table> = None;
        for row in paradigm.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
            if let Some(head) = row.strip_prefix("= ") {
                let columns: Vec<&str> = head.split('\t').collect();
                let rows = 0..u32::try_from(lexicon.lemma_count()).unwrap_or(0);
                let same = |id: &u32| {
                    let lemma = lexicon.lemma(*id);
                    lemma.pos == Pos::Verb && (lemma.form, lemma.root, lemma.class) == (columns[0], columns[1], columns[2])
                };
                let passive = columns.len() > 4;
                let title = if passive { "passive" } else { "active" };
                table = rows.into_iter().find(same).and_then(|id| {
                    let forms = lexicon.forms_of(&[id]).pop()?;
                    tables_of(Pos::Verb, &forms).into_iter().find(|t| t.title == title)
                });
                verbs += usize::from(table.is_some());
                continue;
            }
            let Some(table) = &table else { continue };
            let columns: Vec<&str> = row.split(' ').collect();
            for (at, tense) in ["perfect", "indicative", "jussive", "imperative"].into_iter().enumerate() {
                let wanted = columns[at + 1];
                if wanted == "-" || !table.columns.contains(&tense) {
                    continue;
                }
                let mut wanted: Vec<String> = wanted.split('/').map(bare).collect();
                let mut found: Vec<String> = cell(table, columns[0], tense).iter().map(|f| bare(f)).collect();
                wanted.sort();
                found.sort();
                compared += 1;
                if wanted != found {
                    wrong.push(format!("{} {tense}: {wanted:?}, in the table {found:?}", columns[0]));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(verbs > 15 && compared > 500, "{verbs} verbs, {compared} forms");
}

/// A lemma's tables.
fn of(lemma: &str, pos: Pos) -> Vec<Table> {
    let lexicon = Lexicon::embedded();
    let rows = 0..u32::try_from(lexicon.lemma_count()).unwrap_or(0);
    let id = rows.into_iter().find(|id| lexicon.lemma(*id).form == lemma && lexicon.lemma(*id).pos == pos).expect("a lemma");
    tables(&lexicon, id)
}

fn one(tables: &[Table], title: &str, label: &str, column: &str) -> String {
    let table = tables.iter().find(|t| t.title == title).unwrap_or_else(|| panic!("no table {title}"));
    cell(table, label, column).join(" / ")
}

#[test]
fn moods_have_their_vowels() {
    let verb = of("قَال", Pos::Verb);
    let active = |label: &str, column: &str| one(&verb, "active", label, column);
    assert_eq!(verb[0].rows.len(), 13);
    assert_eq!(active("3ms", "indicative"), "يَقُولُ");
    assert_eq!(active("3ms", "subjunctive"), "يَقُولَ");
    assert_eq!(active("3ms", "jussive"), "يَقُل");
    assert_eq!(active("3mp", "subjunctive"), "يَقُولُوا");
    assert_eq!(active("2ms", "imperative"), "قُل");
    assert_eq!(active("3ms", "imperative"), "");
    assert_eq!(one(&verb, "passive", "3ms", "perfect"), "قِيلَ");
    assert_eq!(one(&of("دَعَا", Pos::Verb), "active", "3ms", "subjunctive"), "يَدعُوَ");
    assert_eq!(one(&of("بَقِي", Pos::Verb), "active", "3ms", "subjunctive"), "يَبقَى");
    assert_eq!(one(&of("مَدّ", Pos::Verb), "active", "3ms", "jussive"), "يَمُدَّ / يَمدُد");
}

#[test]
fn passive_without_object_is_impersonal() {
    let rows = |lemma| of(lemma, Pos::Verb).iter().filter(|t| t.title == "passive").map(|t| t.rows.len()).sum::<usize>();
    assert_eq!(rows("اِتَّفَق"), 1, "اُتُّفِقَ عَلَى");
    assert_eq!(rows("أَرسَل"), 13);
}

#[test]
fn forms_before_a_pronoun() {
    let friend = of("صَدِيق", Pos::Noun);
    assert_eq!(one(&friend, "plural", "nom.", "his"), "أَصدِقَاؤُهُ");
    assert_eq!(one(&friend, "plural", "gen.", "his"), "أَصدِقَائِهِ");
    let level = of("مُستَوَى", Pos::Noun);
    assert_eq!(one(&level, "singular", "gen.", "his"), "مُستَوَاهُ");
    assert_eq!(one(&of("شَرِكَة", Pos::Noun), "dual", "acc.", "his"), "شَرِكَتَيهِ");
    assert_eq!(one(&of("أَب", Pos::Noun), "singular", "acc.", "his"), "أَبَاهُ");
    assert_eq!(one(&of("فَتَى", Pos::Noun), "singular", "nom.", "indefinite"), "فَتًى");
}

#[test]
fn nouns_by_case_and_state() {
    let book = of("كِتَاب", Pos::Noun);
    assert_eq!(one(&book, "singular", "nom.", "indefinite"), "كِتَابٌ");
    assert_eq!(one(&book, "singular", "acc.", "indefinite"), "كِتَابًا");
    assert_eq!(one(&book, "singular", "gen.", "definite"), "الكِتَابِ");
    assert_eq!(one(&book, "singular", "nom.", "construct"), "كِتَابُ");
    assert_eq!(one(&book, "dual", "gen.", "definite"), "الكِتَابَينِ");
    assert_eq!(one(&book, "dual", "nom.", "construct"), "كِتَابَا");
    assert_eq!(one(&book, "plural", "nom.", "indefinite"), "كُتُبٌ");
    let company = of("شَرِكَة", Pos::Noun);
    assert_eq!(one(&company, "singular", "acc.", "indefinite"), "شَرِكَةً");
    assert_eq!(one(&company, "singular", "acc.", "definite"), "الشَّرِكَةَ");
    assert_eq!(one(&company, "plural", "acc.", "construct"), "شَرِكَاتِ");
    let minister = of("وَزِير", Pos::Noun);
    assert_eq!(one(&minister, "plural", "gen.", "indefinite"), "وُزَرَاءَ", "diptote");
    assert_eq!(one(&minister, "plural", "gen.", "definite"), "الوُزَرَاءِ");
    let official = of("مَسؤُول", Pos::Noun);
    assert_eq!(one(&official, "plural", "nom.", "indefinite"), "مَسؤُولُونَ");
    assert_eq!(one(&official, "plural", "acc.", "construct"), "مَسؤُولِي");
    let judge = of("قَاضِي", Pos::Noun);
    assert_eq!(one(&judge, "singular", "nom.", "indefinite"), "قَاضٍ");
    assert_eq!(one(&judge, "singular", "acc.", "indefinite"), "قَاضِيًا");
    assert_eq!(one(&judge, "singular", "acc.", "definite"), "القَاضِيَ");
    assert_eq!(one(&judge, "singular", "gen.", "definite"), "القَاضِي");
    assert_eq!(one(&of("مُستَوَى", Pos::Noun), "singular", "gen.", "indefinite"), "مُستَوًى");
    assert_eq!(one(&of("ذِكرَى", Pos::Noun), "singular", "gen.", "indefinite"), "ذِكرَى");
    let writer = of("كَاتِب", Pos::Noun);
    assert_eq!(one(&writer, "plural", "acc.", "indefinite"), "كُتَّابًا / كَتَبَةً");
    let meeting = of("اِجتِمَاع", Pos::Noun);
    assert_eq!(one(&meeting, "singular", "nom.", "definite"), "الِاجتِمَاعُ");
}

#[test]
fn adjectives_by_gender_and_number() {
    let big = of("كَبِير", Pos::Adj);
    assert_eq!(one(&big, "forms", "m.", "plural"), "كِبَار");
    assert_eq!(one(&big, "forms", "f.", "singular"), "كَبِيرَة");
    assert_eq!(one(&big, "forms", "f.", "plural"), "كَبِيرَات");
    let bigger = of("أَكبَر", Pos::Adj);
    assert_eq!(one(&bigger, "forms", "f.", "singular"), "كُبرَى");
    let chinese = of("صِينِيّ", Pos::Adj);
    assert_eq!(one(&chinese, "forms", "m.", "plural"), "صِينِيُّونَ");
    assert_eq!(one(&chinese, "forms", "m.", "plural acc./gen."), "صِينِيِّينَ");
}
