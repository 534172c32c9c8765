//! Learns the weights of the name tagger from a tagged corpus:
//! `cargo run --profile quick --example train_tagger -- TABLE.tsv assets/models/sentences.txt assets/models/names.bin`.
//!
//! TABLE: token, tab, tag (`B-PERS`, `I-LOC`, `O` …), a blank line between sentences: the training part of ANERcorp (CC BY-SA 4.0). Twenty sentences make an
//! article. SENTENCES: written for this, names in brackets. TEST: tables like the first, on which the tagger alone is scored. The weights are those of a linear-chain conditional random field over the features of `annotate::entity::tagger`, found by stochastic
//! gradient ascent with AdaGrad steps and a Laplace prior, averaged over the later passes (which makes most of them 0, and those are left out). The same table gives the same weights.

use rustc_hash::FxHashMap;
use std::error::Error;
use tarjuman::annotate::analysed::Analysed;
use tarjuman::annotate::entity;
use tarjuman::annotate::entity::tagger::features::extract;
use tarjuman::annotate::entity::tagger::model::{LABELS, Label, Model};
use tarjuman::annotate::morphology::Memory;
use tarjuman::document::Document;
use tarjuman::lexicon::Lexicon;

/// Sentences of one article.
const TOGETHER: usize = 20;
/// Written sentences of one article.
const FEW: usize = 5;
/// Passes over the corpus.
const EPOCHS: usize = 30;
/// Features seen fewer times are left out.
const RARE: u32 = 2;
/// First step size.
const STEP: f32 = 0.2;
/// How strongly the prior pulls a weight to 0, for the corpus as a whole.
const PRIOR: f32 = 0.12;

type Row = [f32; LABELS];

/// The feature hashes of each word of a sentence, and their labels.
type Labelled = (Vec<Vec<u32>>, Vec<usize>);

/// A sentence of the corpus: the features of each of its words by number, and its labels.
struct Example {
    features: Vec<Vec<u32>>,
    labels: Vec<usize>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, table, written, out, tests @ ..] = arguments.as_slice() else {
        return Err("usage: train_tagger TABLE.tsv SENTENCES.txt OUT.bin [TEST.tsv…]".into());
    };
    let lexicon = Lexicon::embedded();
    let mut raw = read(&lexicon, table)?;
    let written = read_written(&lexicon, written)?;
    println!("{} sentences of the corpus, {} written", raw.len(), written.len());
    raw.extend(written);
    let (examples, hashes) = number(&raw);
    println!(
        "{} sentences, {} words, {} features",
        examples.len(),
        examples.iter().map(|e| e.labels.len()).sum::<usize>(),
        hashes.len()
    );
    let (weights, transitions) = train(&examples, hashes.len());
    let bytes = write(&hashes, &weights, &transitions);
    std::fs::write(out, &bytes)?;
    println!("{}: {} bytes", out, bytes.len());
    let model = Model::read(&bytes).ok_or("the weights written are no model")?;
    for test in tests {
        report(&model, &read(&lexicon, test)?, test);
    }
    Ok(())
}

/// Prints precision, recall and F1 of the labels of names, by class and for all.
fn report(model: &Model<'_>, sentences: &[Labelled], name: &str) {
    let mut counts = [[0_usize; 3]; 4];
    let mut labels = Vec::new();
    for (rows, gold) in sentences {
        let features = rows.iter().map(Vec::as_slice).collect();
        model.label(&features, 0, rows.len(), |_| false, &mut labels);
        let gold: Vec<Label> = gold.iter().map(|l| Label(*l as u8)).collect();
        let (want, have) = (spans(&gold), spans(&labels));
        for (k, list) in [&want, &have].into_iter().enumerate() {
            for span in list {
                counts[usize::from(span.2)][k] += 1;
            }
        }
        for span in have.iter().filter(|s| want.contains(s)) {
            counts[usize::from(span.2)][2] += 1;
        }
    }
    counts[3] = std::array::from_fn(|k| counts[0][k] + counts[1][k] + counts[2][k]);
    for (class, [want, have, both]) in ["PER", "LOC", "ORG", "all"].iter().zip(counts) {
        let share = |of: usize| 100.0 * both as f64 / of.max(1) as f64;
        let f1 = 200.0 * both as f64 / (want + have).max(1) as f64;
        println!("{name} {class}: p {:.2} r {:.2} f1 {f1:.2} of {want}", share(have), share(want));
    }
}

/// The names in a sentence: first word, one past the last, class; «other» left out.
fn spans(labels: &[Label]) -> Vec<(usize, usize, u8)> {
    let mut out: Vec<(usize, usize, u8)> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        match label.class().filter(|c| *c < 3) {
            Some(class) if label.begins() => out.push((at, at + 1, class)),
            Some(_) => {
                if let Some(last) = out.last_mut() {
                    last.1 = at + 1;
                }
            }
            None => {}
        }
    }
    out
}

/// The sentences of a table: the features of their words and their labels.
fn read(lexicon: &Lexicon, table: &str) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let corpus = std::fs::read_to_string(table)?;
    let sentences: Vec<Vec<(&str, &str)>> = corpus
        .split("\n\n")
        .map(|block| block.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t')).collect())
        .filter(|s: &Vec<_>| !s.is_empty())
        .collect();
    let mut raw: Vec<Labelled> = Vec::new();
    for group in sentences.chunks(TOGETHER) {
        read_group(lexicon, group, &mut raw);
    }
    Ok(raw)
}

/// The sentences of a file, written one a line with each name in brackets: `[P name]`, `[L place]`, `[O organisation]`, `[M other]`.
fn read_written(lexicon: &Lexicon, path: &str) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let mut out = Vec::new();
    let corpus = std::fs::read_to_string(path)?;
    let lines: Vec<&str> = corpus.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')).collect();
    for group in lines.chunks(FEW) {
        let mut text = String::new();
        let mut spans: Vec<(usize, usize, &str)> = Vec::new();
        for line in group {
            let mut rest = *line;
            while let Some((before, after)) = rest.split_once('[') {
                text.push_str(before);
                let (name, after) = after.split_once(']').ok_or("a bracket is not closed")?;
                let (class, name) = name.split_once(' ').ok_or("a bracket without a class")?;
                let tags = match class {
                    "P" => ["B-PER", "I-PER"],
                    "L" => ["B-LOC", "I-LOC"],
                    "O" => ["B-ORG", "I-ORG"],
                    _ => ["B-MISC", "I-MISC"],
                };
                for (k, word) in name.split(' ').enumerate() {
                    if k > 0 {
                        text.push(' ');
                    }
                    let start = text.len();
                    text.push_str(word);
                    spans.push((start, text.len(), tags[k.min(1)]));
                }
                rest = after;
            }
            text.push_str(rest);
            text.push('\n');
        }
        label(lexicon, &text, &spans, &mut out);
    }
    Ok(out)
}

/// The features and labels of the sentences of one article.
fn read_group(lexicon: &Lexicon, group: &[Vec<(&str, &str)>], out: &mut Vec<Labelled>) {
    let mut text = String::new();
    // Start and end byte and label of each token of the corpus.
    let mut spans: Vec<(usize, usize, &str)> = Vec::new();
    for sentence in group {
        for (k, (word, tag)) in sentence.iter().enumerate() {
            if k > 0 {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(word);
            spans.push((start, text.len(), tag));
        }
        text.push('\n');
    }
    label(lexicon, &text, &spans, out);
}

/// The features of the words of an article and their labels. `spans`: start and end byte and tag of the tokens that are tagged.
fn label(lexicon: &Lexicon, text: &str, spans: &[(usize, usize, &str)], out: &mut Vec<Labelled>) {
    let document = Document::from_text(text, "");
    let shown = document.text();
    if !text.starts_with(shown.trim_end()) {
        eprintln!("an article whose text is not as it was written is left out");
        return;
    }
    let analysed = Analysed::read(&mut Memory::default(), lexicon, &document);
    let article = analysed.article();
    let (names, roles, _) = entity::by_rule(&article, None);
    let features = extract(&article, &names, &roles);
    for sentence in &analysed.sentences {
        let mut labels: Vec<usize> = Vec::new();
        let mut last = usize::MAX;
        for at in sentence.first..sentence.end {
            let word = analysed.words[at].span;
            let number = spans.partition_point(|s| s.1 <= word.start);
            let (begins, class) =
                spans.get(number).filter(|s| s.0 < word.end).map_or((false, None), |s| (s.2.starts_with("B-"), class(s.2)));
            // Adjectives of peoples are a matter of their own: the corpus leaves them out.
            let class = class.filter(|c| *c != 3 || article.flags(at) & tarjuman::lexicon::format::lemma::FLAG_NISBA == 0);
            // The first word of the token that opens a name begins it; signs at its edge do not.
            let label = match class {
                Some(_) if article.is_punctuation(at) && (last != number || !begins) && labels.last().is_none_or(|l| *l == 0) => {
                    Label::OUTSIDE
                }
                Some(class) => {
                    let opened = labels.last().is_some_and(|l| Label(*l as u8).class() == Some(class));
                    let first = begins && last != number || !opened;
                    last = number;
                    Label::of(class, first)
                }
                None => Label::OUTSIDE,
            };
            labels.push(usize::from(label.0));
        }
        let rows = (sentence.first..sentence.end).map(|at| features.of(at).to_vec()).collect();
        out.push((rows, labels));
    }
}

/// The class of a tag, as labels number them.
fn class(tag: &str) -> Option<u8> {
    match tag.get(2..)? {
        "PER" | "PERS" => Some(0),
        "LOC" | "GPE" => Some(1),
        "ORG" => Some(2),
        "MISC" => Some(3),
        _ => None,
    }
}

/// Features by number instead of hash, the rare ones left out.
fn number(raw: &[Labelled]) -> (Vec<Example>, Vec<u32>) {
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    for hash in raw.iter().flat_map(|(rows, _)| rows.iter().flatten()) {
        *counts.entry(*hash).or_default() += 1;
    }
    let mut hashes: Vec<u32> = counts.iter().filter(|(_, n)| **n >= RARE).map(|(h, _)| *h).collect();
    hashes.sort_unstable();
    let index: FxHashMap<u32, u32> = hashes.iter().zip(0..).map(|(h, n)| (*h, n)).collect();
    let examples = raw
        .iter()
        .map(|(rows, labels)| Example {
            features: rows.iter().map(|row| row.iter().filter_map(|h| index.get(h)).copied().collect()).collect(),
            labels: labels.clone(),
        })
        .collect();
    (examples, hashes)
}

/// Weights with their step sizes.
struct Adaptive {
    weights: Vec<Row>,
    squares: Vec<Row>,
    /// The step at which the prior was last applied.
    last: Vec<u32>,
}

impl Adaptive {
    fn new(count: usize) -> Self {
        Self { weights: vec![[0.0; LABELS]; count], squares: vec![[1e-6; LABELS]; count], last: vec![0; count] }
    }

    /// Applies to a row what the prior has pulled since it was last looked at.
    fn settle(&mut self, row: usize, now: u32, pull: f32) {
        let steps = (now - self.last[row]) as f32;
        self.last[row] = now;
        if steps > 0.0 {
            for (weight, square) in self.weights[row].iter_mut().zip(&self.squares[row]) {
                let by = pull * steps * STEP / square.sqrt().max(1e-2);
                *weight = weight.signum() * (weight.abs() - by).max(0.0);
            }
        }
    }

    fn step(&mut self, row: usize, gradient: &Row) {
        for ((weight, square), slope) in self.weights[row].iter_mut().zip(&mut self.squares[row]).zip(gradient) {
            if *slope != 0.0 {
                *square += slope * slope;
                *weight += STEP * slope / square.sqrt();
            }
        }
    }
}

fn train(examples: &[Example], count: usize) -> (Vec<Row>, Vec<Row>) {
    let mut emit = Adaptive::new(count);
    let mut turn = Adaptive::new(LABELS);
    let pull = PRIOR / examples.len() as f32;
    let mut sum: Vec<Row> = vec![[0.0; LABELS]; count];
    let mut turns: Vec<Row> = vec![[0.0; LABELS]; LABELS];
    let mut now = 0;
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    for epoch in 0..EPOCHS {
        for i in (1..order.len()).rev() {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            order.swap(i, (random % (i as u64 + 1)) as usize);
        }
        let mut likelihood = 0.0;
        for &i in &order {
            now += 1;
            let example = &examples[i];
            for row in example.features.iter().flatten() {
                emit.settle(*row as usize, now, pull);
            }
            likelihood += learn(example, &mut emit, &mut turn);
        }
        println!("pass {}: {likelihood:.0}", epoch + 1);
        for row in 0..count {
            emit.settle(row, now, pull);
        }
        if epoch * 2 >= EPOCHS {
            for (sums, weights) in [(&mut sum, &emit.weights), (&mut turns, &turn.weights)] {
                for (sum, weight) in sums.iter_mut().flatten().zip(weights.iter().flatten()) {
                    *sum += weight;
                }
            }
        }
    }
    // A weight that was mostly 0 stays 0.
    let share = 1.0 / (EPOCHS - EPOCHS.div_ceil(2)) as f32;
    for sum in sum.iter_mut().chain(&mut turns).flatten() {
        *sum *= share;
    }
    (sum, turns)
}

/// One step for one sentence. Returns the logarithm of its likelihood before.
fn learn(example: &Example, emit: &mut Adaptive, turn: &mut Adaptive) -> f64 {
    let n = example.labels.len();
    if n == 0 {
        return 0.0;
    }
    let scores: Vec<Row> = example
        .features
        .iter()
        .map(|row| {
            let mut sum = [0.0; LABELS];
            for feature in row {
                for (s, w) in sum.iter_mut().zip(&emit.weights[*feature as usize]) {
                    *s += w;
                }
            }
            sum
        })
        .collect();
    let mut forward = vec![[0.0_f32; LABELS]; n];
    let mut backward = vec![[0.0_f32; LABELS]; n];
    forward[0] = scores[0];
    for t in 1..n {
        for to in 0..LABELS {
            forward[t][to] = scores[t][to] + sum_exp(std::array::from_fn(|from| forward[t - 1][from] + turn.weights[from][to]));
        }
    }
    for t in (0..n - 1).rev() {
        for from in 0..LABELS {
            backward[t][from] =
                sum_exp(std::array::from_fn(|to| turn.weights[from][to] + scores[t + 1][to] + backward[t + 1][to]));
        }
    }
    let total = sum_exp(forward[n - 1]);
    let mut gold = 0.0;
    let mut turns = [[0.0; LABELS]; LABELS];
    for t in 0..n {
        let label = example.labels[t];
        gold += scores[t][label];
        let mut gradient: Row = std::array::from_fn(|l| -(forward[t][l] + backward[t][l] - total).exp());
        gradient[label] += 1.0;
        if t > 0 {
            let before = example.labels[t - 1];
            gold += turn.weights[before][label];
            turns[before][label] += 1.0;
            for from in 0..LABELS {
                for to in 0..LABELS {
                    turns[from][to] -=
                        (forward[t - 1][from] + turn.weights[from][to] + scores[t][to] + backward[t][to] - total).exp();
                }
            }
        }
        for feature in &example.features[t] {
            emit.step(*feature as usize, &gradient);
        }
    }
    for (row, gradient) in turns.iter().enumerate() {
        turn.step(row, gradient);
    }
    f64::from(gold - total)
}

fn sum_exp(values: Row) -> f32 {
    let most = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    most + values.iter().map(|v| (v - most).exp()).sum::<f32>().ln()
}

/// The file of `annotate::entity::tagger::model`.
fn write(hashes: &[u32], weights: &[Row], transitions: &[Row]) -> Vec<u8> {
    let most = weights.iter().flatten().map(|w| w.abs()).fold(0.0_f32, f32::max);
    let scale = 127.0 / most;
    let rows: Vec<(u32, [i8; LABELS])> = hashes
        .iter()
        .zip(weights)
        .map(|(hash, row)| (*hash, row.map(|w| (w * scale).round() as i8)))
        .filter(|(_, row)| row.iter().any(|w| *w != 0))
        .take(usize::from(u16::MAX) - 1)
        .collect();
    let slots = (rows.len() * 3 / 2).next_power_of_two();
    let mut table = vec![(0_u32, 0_u16); slots];
    for (number, (hash, _)) in rows.iter().enumerate() {
        let mut at = (hash ^ hash >> 15) as usize & (slots - 1);
        while table[at].1 != 0 {
            at = (at + 1) & (slots - 1);
        }
        table[at] = (*hash, number as u16 + 1);
    }
    let mut out = b"TRJMNT01".to_vec();
    out.extend((slots as u32).to_le_bytes());
    out.extend((rows.len() as u32).to_le_bytes());
    for weight in transitions.iter().flatten() {
        out.extend(((weight * scale).round() as i16).to_le_bytes());
    }
    for (hash, row) in table {
        out.extend(hash.to_le_bytes());
        out.extend(row.to_le_bytes());
    }
    for (_, row) in &rows {
        out.extend(row.map(i8::cast_unsigned));
    }
    println!("{} of {} features have weight", rows.len(), hashes.len());
    out
}
