//! Sentences and the facts they state: `table.txt` and `acts.txt` hold texts, entities (`@`), quotes (`>`) and every fact that must be found, no other.

use super::support::{entity, lines, quote};

/// One case of the table.
struct Case<'a> {
    text: &'a str,
    entities: Vec<&'a str>,
    quotes: Vec<&'a str>,
    facts: Vec<&'a str>,
}

fn cases(table: &str) -> Vec<Case<'_>> {
    let mut out: Vec<Case<'_>> = Vec::new();
    for line in table.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        if let Some(rest) = line.strip_prefix('@') {
            out.last_mut().unwrap().entities.extend(rest.split(" ; "));
        } else if let Some(rest) = line.strip_prefix("> ") {
            out.last_mut().unwrap().quotes.push(rest);
        } else if let Some(rest) = line.strip_prefix("= ") {
            out.last_mut().unwrap().facts.push(rest);
        } else {
            out.push(Case { text: line, entities: Vec::new(), quotes: Vec::new(), facts: Vec::new() });
        }
    }
    out
}

/// The facts of a case as the engine finds them, `\` in the text standing for the end of a line.
fn found(case: &Case<'_>) -> Vec<String> {
    let text = case.text.replace('\\', "\n");
    let entities: Vec<_> = case.entities.iter().map(|e| entity(&text, e)).collect();
    let quotes: Vec<_> = case
        .quotes
        .iter()
        .map(|q| {
            let mut parts = q.split(" | ");
            let mut next = || parts.next().unwrap_or("");
            quote(&text, &entities, next(), next(), next())
        })
        .collect();
    lines(&text, &entities, &quotes)
}

#[test]
fn sentences() {
    judge(include_str!("table.txt"));
}

#[test]
fn acts() {
    judge(include_str!("acts.txt"));
}

/// Reads every case of the table and says what was found otherwise.
fn judge(table: &str) {
    let all = cases(table);
    assert!(all.len() >= 50, "{} cases", all.len());
    let mut wrong = 0;
    for case in &all {
        let got = found(case);
        if got != case.facts {
            wrong += 1;
            eprintln!("{}", case.text);
            got.iter().filter(|g| !case.facts.contains(&g.as_str())).for_each(|g| eprintln!("   got    {g}"));
            case.facts.iter().filter(|w| !got.iter().any(|g| g == *w)).for_each(|w| eprintln!("   wanted {w}"));
        }
    }
    assert_eq!(wrong, 0, "of {} cases", all.len());
}
