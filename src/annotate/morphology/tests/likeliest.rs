//! The likeliest readings of words by themselves: what rare cells, silent letters and written vowels cost.

use super::super::{Letters, Scratch, explain_reading, readings};
use crate::lexicon::Lexicon;
use crate::lexicon::features::Pos;

/// The likeliest reading of a word by itself: vocalised, lemma, part of speech.
fn best(word: &str) -> (String, String, Pos) {
    let lexicon = Lexicon::embedded();
    let letters = Letters::read(word).expect("letters");
    let mut found = Vec::new();
    readings(&lexicon, &letters, u16::MAX, &mut Scratch::default(), &mut found);
    let explained = explain_reading(&lexicon, word, found.first().expect("a reading"), true);
    let main = explained.segments[explained.main].clone();
    (explained.vocalized, main.lemma, main.pos)
}

#[test]
fn words_that_begin_with_al_lose_its_alef_after_li() {
    assert_eq!(best("للذين"), ("لِلَّذِينَ".into(), "الَّذِي".into(), Pos::Det));
    assert_eq!(best("للتي").0, "لِلَّتِي");
    assert_eq!(best("لله"), ("لِلَّه".into(), "اللَّه".into(), Pos::Propn));
    // A noun with hamzat al-wasl keeps it.
    assert_eq!(best("لالتزام").0, "لِالتِزَام");
    assert_eq!(best("للجنة").1, "لَجنَة");
}

#[test]
fn a_letter_by_itself_is_no_order() {
    for (letter, pos) in [("ف", Pos::Cconj), ("و", Pos::Cconj), ("بـ", Pos::Adp), ("لـ", Pos::Adp)] {
        assert_eq!(best(letter).2, pos, "{letter}");
    }
}

#[test]
fn a_damma_that_is_written_marks_the_passive() {
    assert_eq!(best("يُعرف").0, "يُعرَف");
    assert_eq!(best("قُتل").0, "قُتِلَ");
    assert_eq!(best("يعرف").0, "يَعرِف");
}

#[test]
fn rare_cells_give_way_to_common_words() {
    assert_eq!(best("البحرين").1, "بَحرَين");
    assert_eq!(best("عدن").1, "عَدَن");
    assert_eq!(best("متن").1, "مَتن");
    assert_eq!(best("يكن").0, "يَكُن");
    assert_eq!(best("وحدها").0, "وَحدَهَا");
    assert_eq!(best("الفلسطينيين").0, "اَلفِلَسطِينِيِّينَ");
    assert_eq!(best("الطرفين").0, "اَلطَّرَفَينِ");
    assert_eq!(best("عامين").0, "عَامَينِ");
}

#[test]
fn before_my_the_last_vowel_is_i() {
    assert_eq!(best("عندي").0, "عِندِي");
    assert_eq!(best("إني").0, "إِنِّي");
    assert_eq!(best("إنني").0, "إِنَّنِي");
    assert_eq!(best("علي").1, "عَلِي");
}

#[test]
fn hamza_before_waw_is_forgiven_its_seat() {
    assert_eq!(best("بدأوا").1, "بَدَأ");
    assert_eq!(best("يلجأون").1, "لَجَأ");
}
