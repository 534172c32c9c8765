//! The form of the lexicon that a reading stands for, vocalised: what is left of a word when its clitics are off.

use super::analyse::Letters;
use super::clitics::enclitic;
use super::word::{Proclitics, Reading};
use crate::lexicon::Lexicon;
use crate::lexicon::features::{Case, Features, Mood, Number, Person, State};
use crate::text::letters::is_letter;

/// How a pronoun is joined to its word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Joint {
    /// By its own letters, or there is none.
    Plain,
    /// Its ن is that of the word, doubled: مِنَّا.
    Shared,
    /// Its ي is the shadda on that of the word: إِلَيَّ.
    Swallowed,
}

/// The vocalised form in the lexicon that the reading stands for, and how its pronoun is joined to it.
pub(super) fn base_form(lexicon: &Lexicon, surface: &str, reading: &Reading) -> Option<(String, Joint)> {
    let letters = Letters::read(surface)?;
    let lemma = reading.lemma?;
    let mut splits = Vec::new();
    super::clitics::splits(&letters.codes, &mut splits);
    for &(_, from, _) in splits.iter().filter(|split| split.0 == reading.proclitics) {
        let tail = letters.codes.get(from..)?;
        // The first place where the lemma has the pattern is where the form begins.
        let mut begins = false;
        let mut spelled = None;
        let mut cheapest = u16::MAX;
        lexicon.matches_beside(lemma.0, tail, |found| {
            let rest = tail.get(found.length..).unwrap_or(&[]);
            lexicon.cells(found.group, |cell| {
                if cell.lemma != lemma.0 || cell.pattern != reading.pattern {
                    return;
                }
                begins = true;
                let whole = match reading.enclitic {
                    None => rest.is_empty(),
                    Some(pronoun) => enclitic(rest) == Some(pronoun) || rest.is_empty() && pronoun.is_me(),
                };
                if whole && found.cost < cheapest && same_form(cell.features, reading.features) {
                    cheapest = found.cost;
                    let joint = match (reading.enclitic, rest.len()) {
                        (Some(_), 0) => Joint::Swallowed,
                        (Some(pronoun), 1) if pronoun.person == Person::First && pronoun.number == Number::Plur => Joint::Shared,
                        _ => Joint::Plain,
                    };
                    spelled = Some((lexicon.vocalize(&found.spelled(tail), cell.pattern), joint));
                }
            });
        });
        if begins {
            return spelled;
        }
    }
    // «للذين»: the alef is not written.
    splits.iter().filter(|split| split.0 == reading.proclitics).find_map(|&(proclitics, from, _)| {
        super::clitics::restored(&letters.codes, proclitics, from).into_iter().flatten().find_map(|whole| {
            let mut spelled = None;
            lexicon.own_matches(&whole, 0, |found| {
                lexicon.cells(found.group, |cell| {
                    if found.length == whole.len() && cell.lemma == lemma.0 && cell.pattern == reading.pattern {
                        spelled = Some((lexicon.vocalize(&whole, cell.pattern), Joint::Plain));
                    }
                });
            });
            spelled
        })
    })
}

/// Features as the lexicon has them: case, mood and state may have been filled in from context.
fn same_form(cell: Features, reading: Features) -> bool {
    let strip = |f: Features| Features { case: Case::None, mood: Mood::None, state: State::Any, ..f };
    strip(cell) == strip(reading)
}

/// The word as written without the letters of its proclitics and article.
pub(super) fn written_base(surface: &str, reading: &Reading) -> String {
    let particles = reading.proclitics.letters();
    let article =
        if reading.proclitics.has(Proclitics::AL) { if reading.proclitics.has(Proclitics::LI) { 1 } else { 2 } } else { 0 };
    let at = surface.char_indices().filter(|(_, c)| is_letter(*c)).map(|(at, _)| at).nth(particles + article);
    at.and_then(|at| surface.get(at..)).unwrap_or(surface).to_owned()
}
