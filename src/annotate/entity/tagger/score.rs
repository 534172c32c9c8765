//! What the model says of each word of an article, with what is said again and again found once for a run of articles.
//!
//! In: the article, the model, what the rules found. Out: the score of every label for every word: the same as the sum over [`super::features::extract`], at a fraction of the work,
//! since it is a sum of rows each of which depends on little: the spelling and reading of a word, its place, three parts of speech, three labels.

use super::atoms::{Class, spelling};
use super::features::{
    DISTANCES, EDGE, Labels, Place, edge, elsewhere, joint_lemma, joint_lemma_of, joint_pos, joint_rules, placed,
};
use super::model::Model;
use crate::annotate::article::Article;
use crate::annotate::entity::Found;
use crate::annotate::kept::{Around, Kept, Key, Row, Sums};

/// The number of a label or part of speech outside the sentence; others are smaller.
const OUTSIDE: u32 = 63;

/// Adds what a row scores. By value, so that it is done in vectors.
fn add(sums: Sums, row: &Sums) -> Sums {
    std::array::from_fn(|at| sums[at] + row[at])
}

/// The scores of the labels of every word.
pub(super) fn scores(article: &Article<'_>, model: &Model<'_>, names: &[Found], roles: &[Found]) -> Vec<Sums> {
    let count = article.words.len();
    let labels = Labels::new(names, roles, count);
    let mut words = Vec::with_capacity(count);
    let mut rows = Vec::with_capacity(count);
    let mut kept = article.lattice.kept();
    let Kept { spelt, classes, places, joints, .. } = &mut *kept;
    let mut atoms = Vec::new();
    // The row of each spelling as it was read last: nearly always it is read so again.
    let mut seen: Vec<(Option<Key>, usize)> = vec![(None, 0); article.lattice.forms()];
    for (at, word) in article.words.iter().enumerate() {
        let key = Key::of(article.lattice.form(at).number, word);
        let form = article.lattice.form_of(at);
        let again = seen.get(form).filter(|seen| seen.0 == Some(key)).map(|seen| seen.1);
        let mut find = || {
            atoms.clear();
            let own = spelling(article, at, &mut atoms);
            let class = Class::of(article, at, own.length);
            let class = classes.number(class.number(), || {
                let mut atoms = Vec::with_capacity(16);
                class.atoms(|atom| atoms.push(atom));
                each(|distance, emit| atoms.iter().filter_map(|atom| atom.from(distance)).for_each(emit), model)
            });
            let mut scores = each(|distance, emit| atoms.iter().filter_map(|atom| atom.from(distance)).for_each(emit), model);
            scores.iter_mut().zip(classes.get(class)).for_each(|(sums, row)| *sums = add(*sums, row));
            Row { stem: own.stem, lemma: joint_lemma_of(own.lemma), scores }
        };
        let number = again.unwrap_or_else(|| spelt.number(key, &mut find));
        if let Some(slot) = seen.get_mut(form) {
            *slot = (Some(key), number);
        }
        let row = spelt.get(number);
        rows.push((number, 0));
        words.push(placed(article, &labels, at, (row.stem, row.lemma)));
    }
    elsewhere(&mut words);
    let mut last: Option<(Place, usize)> = None;
    for (word, row) in words.iter().zip(&mut rows) {
        let place = word.place;
        let number = match last {
            Some((before, number)) if before == place => number,
            _ => places.number(place.number(), || each(|distance, emit| place.features(distance, emit), model)),
        };
        (row.1, last) = (number, Some((place, number)));
    }
    let outside = joint_lemma_of(EDGE);
    let edges = each(|distance, emit| emit(edge(distance)), model);
    let mut out = vec![Sums::default(); count];
    for sentence in article.sentences {
        for at in sentence.first..sentence.end {
            let mut sums = Sums::default();
            let there = |distance: isize| at.checked_add_signed(distance).filter(|i| (sentence.first..sentence.end).contains(i));
            for (distance, column) in DISTANCES.zip(0..) {
                if let Some((own, place)) = there(distance).and_then(|there| rows.get(there)) {
                    sums = add(add(sums, &spelt.get(*own).scores[column]), &places.get(*place)[column]);
                } else {
                    sums = add(sums, &edges[column]);
                }
            }
            let near = [-1, 0, 1].map(|distance| there(distance).and_then(|i| words.get(i)));
            let pos = near.map(|word| word.map_or(OUTSIDE, |w| w.pos));
            let rules = near.map(|word| word.map_or(OUTSIDE, |w| u32::from(w.place.rule)));
            let real = |number: u32| if number == OUTSIDE { EDGE } else { number };
            let packed = |three: [u32; 3]| three[0] | three[1] << 6 | three[2] << 12;
            let of_pos = joints.number(packed(pos), || summed(model, joint_pos(pos.map(real))));
            sums = add(sums, joints.get(of_pos));
            let of_rules = joints.number(1 << 18 | packed(rules), || summed(model, [joint_rules(rules.map(real))]));
            sums = add(sums, joints.get(of_rules));
            for hash in joint_lemma(near[0].map_or(outside, |w| w.lemma), rules[1], pos[1]) {
                model.add(hash, &mut sums);
            }
            if let Some(slot) = out.get_mut(at) {
                *slot = sums;
            }
        }
    }
    out
}

/// What the features say that are seen at each distance.
fn each(features: impl Fn(isize, &mut dyn FnMut(u32)), model: &Model<'_>) -> Around {
    let mut out = Around::default();
    for (distance, sums) in DISTANCES.zip(&mut out) {
        features(distance, &mut |hash| model.add(hash, sums));
    }
    out
}

fn summed(model: &Model<'_>, features: impl IntoIterator<Item = u32>) -> Sums {
    let mut sums = Sums::default();
    features.into_iter().for_each(|hash| model.add(hash, &mut sums));
    sums
}

#[cfg(test)]
mod tests {
    use super::super::features::extract;
    use super::*;
    use crate::annotate::analysed::Analysed;
    use crate::annotate::entity;
    use crate::annotate::morphology::Memory;
    use crate::document::Document;
    use crate::lexicon::Lexicon;

    #[test]
    fn rows_add_up_to_the_features() {
        let lexicon = Lexicon::embedded();
        let model = Model::embedded().expect("the model that the program comes with");
        let mut memory = Memory::default();
        let mut seen = 0;
        for text in [
            "وصل وزير الخارجية الإيطالي ماركو بيلوتشي إلى نيروبي. قال بيلوتشي: «نعم».",
            "قالت شركة أبولون يوم 12 مايو إن «بيلوتشي» NATO لا يعرف نيروبي\nوصل",
        ] {
            let document = Document::from_text(text, "");
            let analysed = Analysed::read(&mut memory, &lexicon, &document);
            let article = analysed.article();
            let (names, roles, _) = entity::by_rule(&article, None);
            let features = extract(&article, &names, &roles);
            for (at, sums) in scores(&article, &model, &names, &roles).into_iter().enumerate() {
                assert_eq!(sums, summed(&model, features.of(at).iter().copied()), "word {at} of {text}");
                seen += usize::from(sums != Sums::default());
            }
        }
        assert!(seen > 20, "the model knows these words");
    }
}
