//! The worked example, with the gold entities and quotes as input. Runs only where `../shared/gold` (or `../../shared/gold`) is.

use super::support;
use crate::annotate::annotation::{
    Entity, EntityId, EntityKind, Fact, Mention, MentionLevel, Quote, QuoteKind, ResolvedDateline,
};
use crate::text::Span;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

fn shared() -> Option<PathBuf> {
    ["../shared", "../../shared"].iter().map(PathBuf::from).find(|p| p.join("gold").is_dir())
}

struct Gold {
    text: String,
    value: Value,
    bytes: Vec<usize>,
}

impl Gold {
    fn load() -> Option<Self> {
        let root = shared()?;
        let file = fs::read_dir(root.join("gold"))
            .ok()?
            .filter_map(Result::ok)
            .find(|f| f.path().extension().is_some_and(|e| e == "json"))?;
        let value: Value = serde_json::from_str(&fs::read_to_string(file.path()).ok()?).ok()?;
        let text = fs::read_to_string(root.join("articles").join(value["article"].as_str()?)).ok()?;
        let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        bytes.push(text.len());
        Some(Self { text, value, bytes })
    }

    fn span(&self, item: &Value) -> Option<Span> {
        let at = |key: &str| item[key].as_u64().and_then(|n| self.bytes.get(usize::try_from(n).ok()?)).copied();
        Some(Span::new(at("start")?, at("end")?))
    }

    fn id(&self, name: &Value) -> Option<EntityId> {
        let wanted = name.as_str()?;
        self.list("entities").iter().position(|e| e["id"] == wanted).map(EntityId)
    }

    fn ids(&self, list: &Value) -> Vec<EntityId> {
        list.as_array().into_iter().flatten().filter_map(|n| self.id(n)).collect()
    }

    fn list(&self, key: &str) -> Vec<Value> {
        self.value[key].as_array().cloned().unwrap_or_default()
    }

    fn entities(&self) -> Vec<Entity> {
        let text = |v: &Value| v.as_str().map(str::to_owned);
        self.list("entities")
            .iter()
            .map(|e| Entity {
                kind: EntityKind::ALL.into_iter().find(|k| e["kind"] == k.name()).unwrap(),
                name_ar: text(&e["name_ar"]).unwrap_or_default(),
                name_en: text(&e["name_en"]).unwrap_or_default(),
                transliterated: false,
                aliases_en: Vec::new(),
                country: text(&e["country"]),
                iso: text(&e["iso"]),
                entry: None,
                members: self.ids(&e["members"]),
                mentions: e["mentions"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(|m| Mention {
                        span: self.span(m).unwrap(),
                        level: if m["level"] == "name" { MentionLevel::Name } else { MentionLevel::Nominal },
                        nested: m["nested"] == true,
                    })
                    .collect(),
            })
            .collect()
    }

    fn quotes(&self) -> Vec<Quote> {
        self.list("quotes")
            .iter()
            .map(|q| Quote {
                kind: QuoteKind::Indirect,
                speaker: self.id(&q["speaker"]),
                speaker_mention: self.span(&q["speaker_mention"]),
                cue: self.span(&q["cue"]),
                act: String::new(),
                content: self.span(&q["content"]).unwrap(),
                addressee: self.id(&q["addressee"]),
                confidence: 1.0,
            })
            .collect()
    }
}

fn jaccard(a: Span, b: Span) -> f64 {
    let common = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let all = a.end.max(b.end) - a.start.min(b.start);
    f64::from(u32::try_from(common).unwrap()) / f64::from(u32::try_from(all).unwrap())
}

/// Slots right, slots of the gold fact, slots of ours.
fn slots(gold: &Gold, want: &Value, got: &Fact) -> (usize, usize, usize) {
    let entities = gold.entities();
    let atoms = |ids: &[EntityId]| -> Vec<EntityId> {
        ids.iter()
            .flat_map(|id| if entities[id.0].members.len() > 1 { entities[id.0].members.clone() } else { vec![*id] })
            .collect()
    };
    let mut out = (0, 0, 0);
    let mut add = |w: Vec<EntityId>, g: Vec<EntityId>| {
        out.0 += w.iter().filter(|x| g.contains(x)).count();
        out.1 += w.len();
        out.2 += g.len();
    };
    let (ws, wt) = (atoms(&gold.ids(&want["source"])), atoms(&gold.ids(&want["target"])));
    let (gs, gt) = (atoms(&got.source), atoms(&got.target));
    if want["kind"] == "relation" {
        add([ws, wt].concat(), [gs, gt].concat());
    } else {
        add(ws, gs);
        add(wt, gt);
    }
    add(gold.id(&want["place"]).into_iter().collect(), got.place.into_iter().collect());
    add(gold.id(&want["attributed_to"]).into_iter().collect(), got.attributed_to.into_iter().collect());
    let (w, g) = (want["date"].as_str(), got.date.as_deref());
    out.0 += usize::from(w.is_some() && w == g);
    out.1 += usize::from(w.is_some());
    out.2 += usize::from(g.is_some());
    out
}

fn f1(right: usize, gold: usize, ours: usize) -> f64 {
    2.0 * right as f64 / (gold + ours).max(1) as f64
}

#[test]
fn worked_example() {
    let Some(gold) = Gold::load() else {
        eprintln!("skipped: no ../shared/gold");
        return;
    };
    let entities = gold.entities();
    let line = ResolvedDateline {
        place: gold.id(&gold.value["dateline"]["place"]),
        date: gold.value["dateline"]["date"].as_str().map(str::to_owned),
    };
    let got = support::facts(&gold.text, &entities, &gold.quotes(), Some(&line));
    let want = gold.list("facts");
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (i, w) in want.iter().enumerate() {
        let span = gold.span(&w["evidence"]).unwrap();
        for (j, g) in got.iter().enumerate().filter(|(_, g)| w["kind"] == g.kind.name()) {
            pairs.push((jaccard(span, g.evidence), i, j));
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut used, mut taken) = (vec![None; want.len()], vec![false; got.len()]);
    for (score, i, j) in pairs {
        if score >= 0.5 && used[i].is_none() && !taken[j] {
            used[i] = Some(j);
            taken[j] = true;
        }
    }
    let (mut right, mut total, mut ours, mut codes) = (0, 0, 0, 0);
    let name = |ids: &[EntityId]| ids.iter().map(|i| entities[i.0].name_en.clone()).collect::<Vec<_>>();
    for (w, j) in want.iter().zip(&used) {
        let Some(g) = j.map(|j| &got[j]) else {
            eprintln!("missed {} {}", w["kind"], w["evidence"]["text"]);
            continue;
        };
        let (a, b, c) = slots(&gold, w, g);
        (right, total, ours) = (right + a, total + b, ours + c);
        let same = w["cameo"].as_str() == g.cameo.as_deref();
        codes += usize::from(same);
        if a < b || a < c || !same {
            eprintln!(
                "slots of {}: {:?} > {:?} {:?} {:?} by {:?} {:?}",
                w["id"],
                name(&g.source),
                name(&g.target),
                g.date,
                g.place,
                g.attributed_to,
                g.cameo
            );
        }
        if g.evidence != gold.span(&w["evidence"]).unwrap() {
            eprintln!("evidence of {}: {}", w["id"], g.evidence.of(&gold.text));
        }
        eprintln!("   {}", g.english);
    }
    for (g, _) in got.iter().zip(&taken).filter(|(_, t)| !**t) {
        eprintln!("extra {:?} {:?} > {:?}: {}", g.kind, name(&g.source), name(&g.target), g.evidence.of(&gold.text));
    }
    let hit = used.iter().flatten().count();
    let (found, slot) = (f1(hit, want.len(), got.len()), f1(right, total, ours));
    eprintln!("found {found:.3}  slots {slot:.3}  codes {codes}/{hit}");
    assert!(found >= 0.9 && slot >= 0.9, "found {found:.3}, slots {slot:.3}");
}
