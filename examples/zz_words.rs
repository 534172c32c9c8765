use tarjuman::annotate::{annotate, morphology::Memory, part::Part};
fn main() {
    let lexicon = tarjuman::lexicon::Lexicon::embedded();
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let document = tarjuman::document::Document::from_bytes(&bytes, &path);
        let found = annotate(&document, &lexicon);
        let mut memory = Memory::default();
        for _ in 0..6 { let start = std::time::Instant::now(); for block in document.blocks() { let first = found.words.partition_point(|w| w.span.end <= block.span.start); let end = found.words.partition_point(|w| w.span.start < block.span.end); let part = Part::read(&mut memory, &lexicon, &document, &found, first..end); let mentions = found.entities.iter().enumerate().flat_map(|(i, e)| e.mentions.iter().map(move |m| (m.span, tarjuman::annotate::annotation::EntityId(i), m.level))); let read = start.elapsed(); part.word_glosses(&found, mentions); let _ = read; } eprintln!("pass {:?}", start.elapsed()); }
        let start = std::time::Instant::now();
        let mut all = Vec::new();
        for block in document.blocks() {
            let first = found.words.partition_point(|w| w.span.end <= block.span.start);
            let end = found.words.partition_point(|w| w.span.start < block.span.end);
            let part = Part::read(&mut memory, &lexicon, &document, &found, first..end);
            let mentions = found.entities.iter().enumerate().flat_map(|(i, e)| e.mentions.iter().map(move |m| (m.span, tarjuman::annotate::annotation::EntityId(i), m.level)));
            all.push(part.word_glosses(&found, mentions));
        }
        let took = start.elapsed();
        for glosses in &all {
            for g in glosses {
                let words: Vec<&str> = found.words[g.words.clone()].iter().map(|w| w.span.of(document.text())).collect();
                print!("{} [{}]  ", words.join(" "), g.text);
            }
            println!("\n");
        }
        eprintln!("{} words {:?}", found.words.len(), took);
    }
}
