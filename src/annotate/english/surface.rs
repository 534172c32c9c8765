//! English strings put together: lists, articles, possessives, adverbs, sentences.
//!
//! In: rendered pieces. Out: text with one blank between words and none before punctuation.

/// «a, b and c».
pub(super) fn join(items: &[String], conjunction: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} {conjunction} {last}", rest.join(", ")),
    }
}

/// `parts` with one blank between those that are not empty.
pub(super) fn words(parts: &[&str]) -> String {
    let mut out = String::with_capacity(parts.iter().map(|p| p.len() + 1).sum());
    for part in parts.iter().map(|p| p.trim()).filter(|p| !p.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(part);
    }
    out
}

/// «a» or «an» before `noun`, by sound as far as the letters tell.
pub(super) fn indefinite(noun: &str) -> &'static str {
    let lower = noun.to_lowercase();
    let silent = ["hour", "honest", "honour", "heir"].iter().any(|p| lower.starts_with(p));
    let glide = ["uni", "use", "usu", "uti", "eu", "one", "uk", "us "].iter().any(|p| lower.starts_with(p))
        && !["unin", "unim", "unid"].iter().any(|p| lower.starts_with(p));
    // Letters said one by one: «an SDF unit».
    let spelled =
        noun.chars().take_while(char::is_ascii_uppercase).count() > 1 && noun.starts_with(['F', 'L', 'M', 'N', 'S', 'X']);
    let vowel = lower.starts_with(['a', 'e', 'i', 'o', 'u']) || ["8", "11 ", "18 "].iter().any(|p| lower.starts_with(p));
    if silent || spelled || vowel && !glide { "an" } else { "a" }
}

/// «Iran's», «the United States'».
pub(super) fn possessive(name: &str) -> String {
    if name.ends_with("es") || name.ends_with("ns") { format!("{name}'") } else { format!("{name}'s") }
}

/// The adverb of an English adjective.
pub(super) fn adverb(adjective: &str) -> String {
    let stem = |end: &str| adjective.strip_suffix(end);
    if adjective.contains(' ') {
        return format!("in a {adjective} way");
    }
    match adjective {
        "good" => "well".to_owned(),
        "fast" | "early" | "well" | "hard" | "daily" => adjective.to_owned(),
        "public" => "publicly".to_owned(),
        _ => {
            if let Some(stem) = stem("ble") {
                format!("{stem}bly")
            } else if adjective.ends_with("ic") {
                format!("{adjective}ally")
            } else if let Some(stem) = stem("ll") {
                format!("{stem}lly")
            } else if adjective.ends_with("ly") {
                format!("in a {adjective} way")
            } else if let Some(stem) = stem("y").filter(|s| !s.ends_with(['a', 'e', 'o', 'u'])) {
                format!("{stem}ily")
            } else {
                format!("{adjective}ly")
            }
        }
    }
}

/// A gloss without what is in brackets and without marks of place («sb», «sth»).
pub(super) fn plain(gloss: &str) -> String {
    // Most glosses are nothing else.
    if !gloss.contains(['(', ')', '…']) && !gloss.contains("  ") && !gloss.split(' ').any(|w| matches!(w, "sb" | "sth" | "sb's"))
    {
        return gloss.trim().to_owned();
    }
    let mut out = String::with_capacity(gloss.len());
    let mut depth = 0_u32;
    for c in gloss.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    let mut kept = String::with_capacity(out.len());
    for word in out.split_whitespace().filter(|w| !matches!(*w, "sb" | "sth" | "sb's" | "…")) {
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    kept
}

/// What stands before and after the place of the object in a gloss: «accuse sb of» → («accuse», «of»).
pub(super) fn around_object(gloss: &str) -> (String, String) {
    let words: Vec<&str> = gloss.split_whitespace().collect();
    match words.iter().position(|w| matches!(*w, "sb" | "sth")) {
        Some(at) => (plain(&words.get(..at).unwrap_or(&[]).join(" ")), plain(&words.get(at + 1..).unwrap_or(&[]).join(" "))),
        None => (plain(gloss), String::new()),
    }
}

/// Blanks put right: one between words, none before closing punctuation or after opening.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let closes = word.chars().all(|c| matches!(c, ',' | '.' | ';' | ':' | '?' | '!' | ')' | '”' | '%' | '…'));
        if !out.is_empty() && !closes && !out.ends_with(['(', '“']) {
            out.push(' ');
        }
        out.push_str(word);
    }
    while commas_meet(&out) {
        out = out.replace(", ,", ",").replace(",,", ",");
    }
    out.trim_matches([',', ';', ':', ' ']).to_owned()
}

/// Whether nothing, or a blank, stands between two commas.
fn commas_meet(text: &str) -> bool {
    let bytes = text.as_bytes();
    let next = |at: usize| bytes.get(at + 1) == Some(&b',') || bytes.get(at + 1..at + 3) == Some(b" ,");
    bytes.iter().enumerate().any(|(at, byte)| *byte == b',' && next(at))
}

/// A first capital and a full stop.
pub(super) fn sentence(text: &str) -> String {
    let text = tidy(text);
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return String::new() };
    let body: String = first.to_uppercase().chain(chars).collect();
    if body.ends_with(['.', '?', '!', '…']) { body } else { format!("{body}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces() {
        assert_eq!(join(&["a".into(), "b".into(), "c".into()], "and"), "a, b and c");
        assert_eq!(indefinite("hour"), "an");
        assert_eq!(indefinite("union"), "a");
        assert_eq!(indefinite("unidentified man"), "an");
        assert_eq!(possessive("Iran"), "Iran's");
        assert_eq!(adverb("steady"), "steadily");
        assert_eq!(adverb("full"), "fully");
        assert_eq!(adverb("basic"), "basically");
        assert_eq!(plain("give (attention)"), "give");
        assert_eq!(around_object("accuse sb of"), ("accuse".to_owned(), "of".to_owned()));
        assert_eq!(sentence("the talks ,  he said"), "The talks, he said.");
    }
}
