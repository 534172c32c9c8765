//! What is said of some parties is said of others: names, countries and dates put in for these, clitics added, sentences moved; the facts follow.

use super::support::{entity, facts, lines, quote};
use crate::annotate::annotation::{Entity, FactKind};

/// Masculine and feminine countries that no case of the table uses together.
const COUNTRIES: [(&str, &str); 6] = [
    ("Brazil", "البرازيل"),
    ("Japan", "اليابان"),
    ("Norway", "النرويج"),
    ("Senegal", "السنغال"),
    ("Portugal", "البرتغال"),
    ("Vietnam", "فيتنام"),
];

fn pairs() -> impl Iterator<Item = ((&'static str, &'static str), (&'static str, &'static str))> {
    COUNTRIES.into_iter().flat_map(|a| COUNTRIES.into_iter().filter(move |b| a != *b).map(move |b| (a, b)))
}

fn two(text: &str, a: (&str, &str), b: (&str, &str)) -> Vec<Entity> {
    vec![entity(text, &format!("place {}: {}", a.0, a.1)), entity(text, &format!("place {}: {}", b.0, b.1))]
}

#[test]
fn parties_change_places() {
    for (a, b) in pairs() {
        let text = format!("فرضت {} عقوبات على {} أمس.", a.1, b.1);
        let want = format!("event | {} | {} | 163 | {}", a.0, b.0, text.trim_end_matches('.'));
        assert_eq!(lines(&text, &two(&text, a, b), &[]), [want]);
        let text = format!("واتهمت {} حكومة {} بدعم المسلحين.", a.1, b.1);
        let found = lines(&text, &two(&text, a, b), &[]);
        assert!(found.iter().any(|l| l.starts_with(&format!("position | {} | {} | 112", a.0, b.0))), "{found:?}");
    }
}

#[test]
fn ties_hold_between_any_two() {
    for (a, b) in pairs() {
        let text = format!("وقال الوزير إن {} و{} تربطهما شراكة قديمة وتتمتعان بعلاقات طيبة.", a.1, b.1);
        let mut entities = two(&text, a, b);
        entities.push(entity(&text, "person the minister: ~الوزير"));
        let content = format!("{} و{} تربطهما شراكة قديمة وتتمتعان بعلاقات طيبة", a.1, b.1);
        let speech = [quote(&text, &entities, "the minister", "قال", &content)];
        let found = facts(&text, &entities, &speech, None);
        assert_eq!(found.len(), 2, "{:?}", lines(&text, &entities, &speech));
        for fact in found {
            assert_eq!(fact.kind, FactKind::Relation);
            assert_eq!((fact.source[0].0, fact.target[0].0), (0, 1));
            assert_eq!(fact.attributed_to.map(|id| id.0), Some(2));
        }
    }
}

#[test]
fn a_conjunction_or_another_sentence_changes_nothing() {
    let (a, b) = (COUNTRIES[0], COUNTRIES[1]);
    let clause = format!("تعهدت {} بتقديم دعم مالي إلى {}", a.1, b.1);
    for text in [
        format!("{clause}."),
        format!("و{clause}."),
        format!("وقد {clause}."),
        format!("هطلت الأمطار بغزارة. {clause}."),
        format!("{clause}. هطلت الأمطار بغزارة."),
        format!("وفي المقابل، {clause}."),
    ] {
        let found = lines(&text, &two(&text, a, b), &[]);
        let want = format!("commitment | {} | {} | 030 | {clause}", a.0, b.0);
        assert!(found.contains(&want), "{text}: {found:?}");
    }
}

#[test]
fn dates_follow() {
    for (written, iso) in [("يوم 3 مايو 2019", "2019-05-03"), ("يوم 17 كانون الثاني 2021", "2021-01-17")] {
        let (a, b) = (COUNTRIES[2], COUNTRIES[3]);
        let text = format!("زار رئيس {} {} {written}.", a.1, b.1);
        let mut entities = two(&text, a, b);
        entities.push(entity(&text, &format!("date {iso}={iso}: {written}")));
        let found = facts(&text, &entities, &[], None);
        assert_eq!(found.iter().map(|f| f.date.as_deref()).collect::<Vec<_>>(), [Some(iso)], "{text}");
        assert!(found[0].english.contains(iso.split('-').next().unwrap()), "{}", found[0].english);
    }
}

#[test]
fn what_is_denied_or_doubted_is_no_fact() {
    let (a, b) = (COUNTRIES[0], COUNTRIES[4]);
    for text in [
        format!("لم تفرض {} عقوبات على {}.", a.1, b.1),
        format!("لن تعترف {} بحكومة {}.", a.1, b.1),
        format!("هل قصفت {} قوات {}؟", a.1, b.1),
        format!("إذا قصفت {} قوات {} ستندلع الحرب.", a.1, b.1),
        format!("قد تفرض {} عقوبات على {}.", a.1, b.1),
        format!("لا يريد الشعب أن تهاجم {} جارتها {}.", a.1, b.1),
    ] {
        let found = lines(&text, &two(&text, a, b), &[]);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}
