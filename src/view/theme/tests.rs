//! That everything can be read and told apart: contrasts as WCAG 2 computes them, distances of colours in CIE L*a*b*, in each theme at each depth.

use super::palette::{DARK, LIGHT};
use super::*;
use crate::markup::Category;

/// The least contrast of text, as WCAG 2 wants it (AA).
const READABLE: f64 = 4.5;
/// That of what may be passed over: hints, captions; and of sixteen colours, whose shades are the terminal's own.
const FAINT: f64 = 3.0;
/// Colours that differ less are not told apart at a glance.
const APART: f64 = 18.0;

const DEPTHS: [ColorDepth; 4] = [ColorDepth::True, ColorDepth::Indexed, ColorDepth::Sixteen, ColorDepth::None];

/// The shades of xterm's first sixteen colours.
const SIXTEEN: [(u8, u8, u8); 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];

fn rgb(color: Color) -> (u8, u8, u8) {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    match color {
        Color::Rgb(r, g, b) => (r, g, b),
        Color::Indexed(index @ 0..16) => SIXTEEN[usize::from(index)],
        Color::Indexed(index @ 16..232) => {
            let at = usize::from(index - 16);
            (STEPS[at / 36], STEPS[at / 6 % 6], STEPS[at % 6])
        }
        Color::Indexed(index) => (8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232)),
        other => panic!("{other:?} is no colour of a theme"),
    }
}

/// The parts of a colour in linear light.
fn linear(color: Color) -> [f64; 3] {
    let (r, g, b) = rgb(color);
    [r, g, b].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

fn contrast(a: Color, b: Color) -> f64 {
    let light = |color| {
        let [r, g, b] = linear(color);
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let (a, b) = (light(a), light(b));
    a.max(b) / a.min(b)
}

/// CIE L*a*b* under D65.
fn lab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let curve = |t: f64| if t > 0.008856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    let x = curve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    let y = curve(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    let z = curve((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// As an eye without green cones sees it (Viénot, Brettel and Mollon 1999).
fn without_green([r, g, b]: [f64; 3]) -> [f64; 3] {
    let both = 0.33066 * r + 0.66934 * g;
    [both, both, (0.02786 * (g - r) + b).clamp(0.0, 1.0)]
}

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

fn themes() -> impl Iterator<Item = (ThemeName, ColorDepth, Theme)> {
    let all = ThemeName::ALL.into_iter().flat_map(|name| DEPTHS.map(|depth| (name, depth)));
    all.map(|(name, depth)| (name, depth, Theme::new(name, depth)))
}

fn named(kind: EntityKind) -> Mark {
    Mark { tint: Tint::Name(kind), ..Mark::plain(BlockKind::Paragraph) }
}

/// The marks that must be told apart, each with the sign that it has where there are signs.
fn marks() -> Vec<(String, Mark, &'static str)> {
    let plain = Mark::plain(BlockKind::Paragraph);
    let kinds = EntityKind::ALL.map(|kind| (kind.name().to_owned(), named(kind), Category::Kind(kind).signs().0));
    let term = ("term".to_owned(), Mark { tint: Tint::Term, ..plain }, "");
    let mut all = vec![("plain".to_owned(), plain, ""), term];
    all.extend(kinds);
    all
}

#[test]
fn nearest_of_256() {
    assert_eq!(nearest_index((0, 0, 0)), 16);
    assert_eq!(nearest_index((255, 255, 255)), 231);
    assert_eq!(nearest_index((28, 28, 28)), 234);
    assert_eq!(nearest_index((95, 175, 255)), 75);
}

#[test]
fn mono_has_no_colour() {
    for theme in [Theme::new(ThemeName::Dark, ColorDepth::None), Theme::new(ThemeName::Mono, ColorDepth::True)] {
        for (name, mark, _) in marks() {
            let style = theme.mark(Mark { quote: true, ..mark });
            assert!(style.fg.is_none() && style.bg.is_none(), "{name}");
        }
        assert!(theme.cursor(true).add_modifier.contains(Modifier::REVERSED));
    }
}

#[test]
fn sixteen_colours_are_the_first_sixteen() {
    for name in [ThemeName::Dark, ThemeName::Light] {
        let theme = Theme::new(name, ColorDepth::Sixteen);
        for (what, mark, _) in marks() {
            let style = theme.ground().patch(theme.mark(Mark { quote: true, ..mark }));
            assert!(matches!((style.fg, style.bg), (Some(Color::Indexed(..16)), Some(Color::Indexed(..16)))), "{what}");
        }
    }
}

#[test]
fn everything_on_the_page_can_be_read() {
    for (name, depth, theme) in themes().filter(|(.., theme)| !theme.is_mono()) {
        let least = if depth == ColorDepth::Sixteen { FAINT } else { READABLE };
        let ground = theme.ground();
        let over = [Style::new(), theme.lit(), theme.found(), theme.selection(), theme.selected()];
        for (what, mark, _) in marks() {
            let nominal = match mark.tint {
                Tint::Name(kind) => Tint::Nominal(kind),
                tint => tint,
            };
            for (tint, quote, typo) in
                [(mark.tint, false, false), (nominal, true, false), (mark.tint, true, false), (mark.tint, true, true)]
            {
                for overlay in over {
                    let style = ground.patch(theme.mark(Mark { tint, quote, typo, ..mark })).patch(overlay);
                    let found = contrast(style.fg.unwrap(), style.bg.unwrap());
                    // Behind what is lit the ground is nearer to the letters for as long as one looks at it.
                    let least = if overlay == theme.lit() || overlay == theme.selected() { FAINT.min(least) } else { least };
                    assert!(found >= least, "{name:?} {depth:?} {what} quote {quote} typo {typo} {overlay:?}: {found:.2}");
                }
            }
        }
        for (what, style) in [("muted", theme.muted()), ("accent", theme.accent()), ("title", theme.title())] {
            let style = ground.patch(style);
            assert!(contrast(style.fg.unwrap(), style.bg.unwrap()) >= FAINT, "{name:?} {depth:?} {what}");
        }
        for focused in [true, false] {
            let cursor = theme.cursor(focused);
            assert!(contrast(cursor.fg.unwrap(), cursor.bg.unwrap()) >= FAINT, "{name:?} {depth:?} cursor");
        }
        for kind in EntityKind::ALL {
            let style = ground.patch(theme.ink(Ink::Name(kind)));
            assert!(contrast(style.fg.unwrap(), style.bg.unwrap()) >= least, "{name:?} {depth:?} {kind:?} in the panel");
        }
    }
}

/// The pairs of marks with what they have in `theme`.
fn pairs(theme: &Theme, check: impl Fn(&str, (Style, &str), (Style, &str))) {
    let all = marks();
    for (at, (a, first, sign_a)) in all.iter().enumerate() {
        for (b, second, sign_b) in all.iter().skip(at + 1) {
            let style = |mark: Mark| theme.ground().patch(theme.mark(mark));
            check(&format!("{a} and {b}"), (style(*first), sign_a), (style(*second), sign_b));
        }
    }
}

#[test]
fn kinds_are_told_apart_by_colour_or_attribute() {
    for (name, depth, theme) in themes() {
        // There kinds have signs without being asked to.
        if theme.is_mono() || depth == ColorDepth::Sixteen {
            continue;
        }
        // The cube of 256 has gaps.
        let least = if depth == ColorDepth::Indexed { APART * 0.6 } else { APART };
        pairs(&theme, |which, (a, _), (b, _)| {
            let (fg_a, fg_b) = (linear(a.fg.unwrap()), linear(b.fg.unwrap()));
            let apart = distance(lab(fg_a), lab(fg_b));
            let blind = distance(lab(without_green(fg_a)), lab(without_green(fg_b)));
            let said = a.add_modifier != b.add_modifier;
            assert!(said || apart >= least, "{name:?} {depth:?} {which}: {apart:.1}");
            assert!(said || blind >= least * 0.5, "{name:?} {depth:?} {which} without green: {blind:.1}");
        });
    }
}

#[test]
fn kinds_are_told_apart_without_colour() {
    for (_, _, theme) in themes() {
        pairs(&theme, |which, (a, sign_a), (b, sign_b)| {
            assert!((sign_a, a.add_modifier) != (sign_b, b.add_modifier), "{which}");
        });
    }
    // A description is told from a name, too.
    let mono = Theme::new(ThemeName::Mono, ColorDepth::True);
    for kind in [EntityKind::Person, EntityKind::Place, EntityKind::Organization, EntityKind::Event, EntityKind::Group] {
        let nominal = mono.mark(Mark { tint: Tint::Nominal(kind), ..named(kind) });
        assert_ne!(nominal.add_modifier, mono.mark(named(kind)).add_modifier, "{kind:?}");
    }
}

#[test]
fn what_lies_around_a_name_goes_on_through_it() {
    for (name, depth, theme) in themes() {
        let inside = named(EntityKind::Place);
        let body = Tint::Name(EntityKind::Organization);
        for within in [body, Tint::Term] {
            let alone = theme.mark(inside);
            let nested = theme.mark(Mark { within, ..inside });
            assert_eq!(nested.fg, alone.fg, "the inner name keeps its colour");
            assert!(nested.add_modifier.contains(Modifier::UNDERLINED), "{name:?} {depth:?}");
            assert!(!alone.add_modifier.contains(Modifier::UNDERLINED), "{name:?} {depth:?}");
        }
        // A term in a description has the colour of the one and the line of the other.
        let described = theme.mark(Mark { tint: Tint::Nominal(EntityKind::Person), ..inside });
        let term = theme.mark(Mark { tint: Tint::Term, within: Tint::Nominal(EntityKind::Person), ..inside });
        assert_eq!((term.fg, term.add_modifier), (described.fg, Modifier::UNDERLINED), "{name:?} {depth:?}");
        // Speech around both is told by its ground, which nothing of them hides.
        let quoted = theme.mark(Mark { within: body, quote: true, ..inside });
        let ground = match (theme.is_mono(), name) {
            (true, _) => None,
            (_, ThemeName::Light) => Some(Theme::new(name, depth).palette.unwrap().quote_ground),
            _ => Some(theme.palette.unwrap().quote_ground),
        };
        assert_eq!(quoted.bg, ground, "{name:?} {depth:?}");
    }
    assert_ne!(DARK.quote_ground, DARK.ground);
    assert_ne!(LIGHT.quote_ground, LIGHT.ground);
}
