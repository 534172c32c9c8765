//! The English of a fact: one plain sentence, names resolved, the rest through [`Render`].

use super::Render;
use super::draft::{Draft, Wording};
use super::scene::Scene;
use crate::annotate::annotation::{EntityId, EntityKind, FactKind};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The sentence.
pub(super) fn sentence(
    scene: &Scene<'_>,
    draft: &Draft,
    setting: (Option<&str>, Option<EntityId>),
    render: &dyn Render,
) -> String {
    let source = names(scene, &draft.source);
    let target = names(scene, &draft.target);
    let mut said = match &draft.wording {
        Wording::Role(office) if target.is_empty() || office.contains(target.trim_start_matches("the ")) => {
            format!("{source} is the {office}")
        }
        Wording::Role(office) => format!("{source} is the {office} of {target}"),
        Wording::Pattern(pattern, slots) => {
            let both = names(scene, &[draft.source.as_slice(), draft.target.as_slice()].concat());
            filled(&pattern.replace("{both}", &both), slots, &source, &target, draft, render)
        }
        Wording::Duty(words) if !target.is_empty() => format!("{target} should {}", render.infinitive(words.clone())),
        Wording::Duty(_) => format!("according to {source}, {}", render.clause(draft.first..draft.end)),
        Wording::Hosting => format!("{source} is to host {target}"),
        Wording::Predicate(words) if !source.is_empty() => render.verb_phrase(words.clone(), &source),
        Wording::Predicate(words) => render.clause(words.clone()),
        Wording::Clause(words) => render.clause(words.clone()),
        Wording::Said(words) => format!("{source} said that {}", render.clause(words.clone())),
    };
    if said.is_empty() {
        said = render.clause(draft.first..draft.end);
    }
    if matches!(draft.wording, Wording::Pattern(..) | Wording::Hosting)
        && matches!(draft.kind, FactKind::Event | FactKind::Schedule)
    {
        if let Some(place) = setting.1.map(|id| names(scene, &[id])).filter(|p| !said.contains(p.as_str())) {
            said = format!("{said} in {place}");
        }
        if let Some(date) = setting.0.and_then(spoken_date) {
            said = format!("{said} {date}");
        }
    }
    finish(&said)
}

fn finish(said: &str) -> String {
    let said = said.trim().trim_end_matches(['.', ',', ';']);
    let mut letters = said.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{capital}{}.", letters.as_str())
}

fn filled(
    pattern: &str,
    slots: &[(&str, std::ops::Range<usize>)],
    source: &str,
    target: &str,
    draft: &Draft,
    render: &dyn Render,
) -> String {
    let mut out = pattern.replace("{source}", source);
    if out.contains("{target}") {
        if target.is_empty() {
            return if source.is_empty() { String::new() } else { render.verb_phrase(draft.predicate..draft.end, source) };
        }
        out = out.replace("{target}", target);
    }
    for (name, words) in slots {
        let hole = format!("{{{name}}}");
        if out.contains(&hole) {
            // The subject is its own words; what follows an object belongs to it.
            let whole = !matches!(*name, "مجهول" | "فاعل");
            let end = if whole { draft.end.max(words.end) } else { words.end };
            out = out.replace(&hole, &render.noun_phrase(words.start..end));
        }
        let deed = format!("{{do:{name}}}");
        if out.contains(&deed) {
            out = out.replace(&deed, &render.infinitive(words.start..draft.end.max(words.end)));
        }
    }
    if source.is_empty() && pattern.contains("{source}") || out.contains('{') { String::new() } else { out }
}

/// English names joined: «A», «A and B», «A, B and C».
pub(super) fn names(scene: &Scene<'_>, ids: &[EntityId]) -> String {
    let all: Vec<String> = ids
        .iter()
        .filter_map(|id| scene.entity(*id))
        .filter(|e| !e.name_en.is_empty())
        .map(|e| {
            // «American» as a party is the United States.
            let nation =
                e.country.as_deref().filter(|_| e.kind == EntityKind::Nationality).and_then(|c| scene.article.lexicon.country(c));
            nation.map_or_else(|| with_article(e.kind, &e.name_en), |c| with_article(EntityKind::Place, c.english))
        })
        .collect();
    match all.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// «the United States», «the World Expo»: names of plural countries, bodies and events take the article.
fn with_article(kind: EntityKind, name: &str) -> String {
    let first = name.split(' ').next().unwrap_or("");
    let several = name.contains(' ');
    let takes = match kind {
        EntityKind::Place => first == "United" || name.ends_with("Republic") || name.ends_with("Kingdom"),
        EntityKind::Organization => several && !matches!(first, "Xinhua" | "Reuters" | "Islamic" | "Amnesty"),
        EntityKind::Event | EntityKind::Instrument => several,
        _ => false,
    };
    if takes && !matches!(first, "the" | "The") { format!("the {name}") } else { name.to_owned() }
}

/// «on 21 May 2016», «in May 2016», «in 2016».
fn spoken_date(iso: &str) -> Option<String> {
    let mut parts = iso.split('-');
    let year = parts.next().filter(|y| y.len() == 4)?;
    let month = parts.next().and_then(|m| m.parse::<usize>().ok()).and_then(|m| MONTHS.get(m.checked_sub(1)?));
    let day = parts.next().and_then(|d| d.parse::<u8>().ok());
    Some(match (month, day) {
        (Some(month), Some(day)) => format!("on {day} {month} {year}"),
        (Some(month), None) => format!("in {month} {year}"),
        _ => format!("in {year}"),
    })
}
