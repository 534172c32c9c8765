//! Latin letters asked: English by the reverse look-up, transliterations by a walk over the automaton of forms.
//!
//! The walk takes every spelling whose letters may be those of the transliteration (short vowels are not written, a long one may be typed short, t may be
//! ط, hamza and ayn may be left out); what it finds is romanised and held against what was typed.

use std::collections::BTreeMap;

use fst::Automaton;

use super::arabic::{self, Group, groups};
use super::asked::{Asked, Script};
use super::{Answer, loose, reverse};
use crate::annotate::morphology::romanize;
use crate::lexicon::Lexicon;
use crate::lexicon::features::{Aspect, Features, Mood, Person, Pos, State, Voice};
use crate::text::letters;

/// Most Latin letters of a word that are read: one bit each in the walk.
const LONGEST: usize = 40;
/// Most spellings of one transliteration that are looked at.
const SPELLINGS: usize = 4000;
/// Most words shown for one transliteration.
const WORDS: usize = 6;

pub(super) fn look_up(lexicon: &Lexicon, asked: &Asked) -> Answer {
    let mut answer = Answer::empty(asked.shown.clone(), Script::Latin);
    if !asked.words.iter().any(|w| loose::is_scholarly(w)) {
        answer.hits = reverse::search(lexicon, asked);
    }
    let english = answer.hits.first().is_some_and(|hit| hit.exact);
    let heard: Vec<Vec<Heard>> = asked.words.iter().map(|word| hear(lexicon, word)).collect();
    if let [heard] = heard.as_slice() {
        // Where the word is English, only what sounds exactly so is added.
        let common = |h: &&Heard| h.distance == 0 && h.cited && lexicon.lemma(h.lemma).pos != Pos::Propn;
        let wanted = heard.iter().filter(|h| !english || common(h));
        let found: Vec<Group> = wanted.take(WORDS).filter_map(|h| group(lexicon, h)).collect();
        arabic::fill(lexicon, found, &mut answer);
    } else if !english && heard.iter().all(|h| h.first().is_some_and(|h| h.distance == 0)) {
        let text: Vec<String> =
            heard.iter().filter_map(|h| h.first()).map(|h| format!("{}{}", h.prefix, letters_of(&h.vocalized))).collect();
        let found = arabic::phrase(lexicon, &Asked { words: text, script: Script::Arabic, shown: String::new() });
        answer = Answer { query: answer.query, script: Script::Latin, hits: answer.hits, ..found };
    }
    answer.found |= !answer.hits.is_empty();
    answer
}

fn letters_of(word: &str) -> String {
    word.chars().filter(|c| letters::is_letter(*c)).collect()
}

/// A form that sounds as was typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Heard {
    pub(super) lemma: u32,
    pub(super) vocalized: String,
    /// Arabic letters of the proclitics that were typed.
    prefix: &'static str,
    /// How many letters differ, loosely spelled.
    pub(super) distance: usize,
    /// Whether it is the form that dictionaries cite.
    pub(super) cited: bool,
}

/// The readings of the form heard that are of its lemma.
fn group(lexicon: &Lexicon, heard: &Heard) -> Option<Group> {
    let text = format!("{}{}", heard.prefix, heard.vocalized);
    let mut found = groups(lexicon, &text).into_iter().find(|group| group.lemma == heard.lemma)?;
    // Order here is by sound; all that sound alike are likely.
    found.cost = 0;
    if heard.cited && heard.prefix.is_empty() {
        found.analyses.truncate(1);
    }
    Some(found)
}

/// Proclitics and articles that are typed with a hyphen, and their letters.
const PREFIXES: [(&str, &str); 22] = [
    ("wa-al-", "وال"),
    ("wal-", "وال"),
    ("bi-al-", "بال"),
    ("bil-", "بال"),
    ("lil-", "لل"),
    ("fa-al-", "فال"),
    ("al-", "ال"),
    ("el-", "ال"),
    ("as-", "ال"),
    ("ash-", "ال"),
    ("ar-", "ال"),
    ("at-", "ال"),
    ("an-", "ال"),
    ("ad-", "ال"),
    ("az-", "ال"),
    ("adh-", "ال"),
    ("wa-", "و"),
    ("fa-", "ف"),
    ("bi-", "ب"),
    ("li-", "ل"),
    ("sa-", "س"),
    ("wa-sa-", "وس"),
];

/// The forms that sound as `word`, best first.
pub(super) fn hear(lexicon: &Lexicon, word: &str) -> Vec<Heard> {
    let lower = word.to_lowercase();
    let typed = PREFIXES.iter().filter(|p| lower.starts_with(p.0)).max_by_key(|p| p.0.len());
    let (prefix, rest) =
        typed.map_or(("", lower.as_str()), |&(latin, arabic)| (arabic, lower.strip_prefix(latin).unwrap_or(&lower)));
    let mut found = sounding(lexicon, rest, prefix);
    if found.first().is_none_or(|h| h.distance > 0) {
        // «alwazir», «alsafir»; «yaqulu», «kitabun» with an ending that the lexicon leaves out.
        if let Some(rest) = rest.strip_prefix("al").filter(|r| prefix.is_empty() && r.len() > 2) {
            found.extend(sounding(lexicon, rest, "ال"));
        }
        let ended = ["un", "an", "in", "u", "a", "i"].iter().find_map(|ending| rest.strip_suffix(ending)).filter(|r| r.len() > 2);
        if let Some(rest) = ended {
            found.extend(sounding(lexicon, rest, prefix));
        }
        found.sort_by_key(|h| h.distance);
    }
    let best = found.first().map_or(0, |h| h.distance);
    found.retain(|h| h.distance == best);
    found
}

fn sounding(lexicon: &Lexicon, word: &str, prefix: &'static str) -> Vec<Heard> {
    let Some(walk) = Walk::new(word) else { return Vec::new() };
    let (key, careful, scholarly) = (loose::key(word), loose::careful(word), loose::is_scholarly(word));
    let allowed = if key.len() >= 8 { 2 } else { usize::from(key.len() >= 5) };
    let mut best: BTreeMap<u32, (Rank, Heard)> = BTreeMap::new();
    let mut seen = 0;
    lexicon.search(&&walk, |codes, group| {
        seen += 1;
        if seen > SPELLINGS {
            return;
        }
        lexicon.cells(group, |cell| {
            if !cell.features.attachment.stands_alone() || cell.features.state == State::Construct {
                return;
            }
            let vocalized = lexicon.vocalize(codes, cell.pattern);
            let latin = romanize(&vocalized);
            let distance = strsim::osa_distance(&loose::key(&latin), &key);
            if distance > allowed || lexicon.is_shadowed(cell.lemma) {
                return;
            }
            let lemma = lexicon.lemma(cell.lemma);
            let verb = lemma.pos == Pos::Verb && vocalized.trim_end_matches('\u{64E}') == lemma.form;
            let cited = lemma.form == vocalized || verb;
            let unlike = scholarly && loose::careful(&latin) != careful;
            // A noun's citation before a verb's past: «sharaka» is a partnership before it is «he took part».
            let rank = (distance, unlike, !cited, lemma.level, u8::from(verb) + rarity(cell.features));
            let heard = Heard { lemma: cell.lemma, vocalized, prefix, distance, cited };
            match best.get(&cell.lemma) {
                Some((known, _)) if *known <= rank => {}
                _ => drop(best.insert(cell.lemma, (rank, heard))),
            }
        });
    });
    let mut out: Vec<(Rank, Heard)> = best.into_values().collect();
    out.sort_by_key(|(rank, _)| *rank);
    out.into_iter().map(|(_, heard)| heard).collect()
}

/// Distance, careful spelling differs, not the cited form, level, rarity of the form: smaller is better.
type Rank = (usize, bool, bool, u32, u8);

/// How rarely a form is what somebody types.
fn rarity(f: Features) -> u8 {
    let mood = matches!(f.mood, Mood::Sub | Mood::Jus | Mood::SubJus);
    2 * u8::from(f.voice == Voice::Pass)
        + u8::from(mood)
        + 3 * u8::from(f.aspect == Aspect::Imperative)
        + u8::from(f.pos == Pos::Verb && f.person != Person::Third)
}

/// What a Latin transliteration may be in Arabic letters: states are sets of places in it.
struct Walk {
    latin: Vec<char>,
    /// Letter codes that each place may be, one Latin letter long and two long.
    one: Vec<u64>,
    two: Vec<u64>,
    /// Codes of [`UNHEARD`] and of alef.
    unheard: u64,
    alef: u64,
}

fn codes(of: &str) -> u64 {
    of.chars().filter_map(letters::code).fold(0, |set, code| set | 1 << code)
}

/// Arabic letters of one Latin letter. Vowels may be unwritten.
fn one(c: char) -> &'static str {
    match c {
        'b' => "ب",
        't' => "تطة",
        'ṭ' => "ط",
        'ṯ' => "ث",
        'j' | 'ǧ' => "ج",
        'g' => "جغقگ",
        'ġ' => "غ",
        'h' => "هحة",
        'ḥ' => "ح",
        'ḫ' | 'x' => "خ",
        'd' => "دض",
        'ḍ' => "ض",
        'ḏ' => "ذ",
        'r' => "ر",
        'z' => "زظذ",
        'ẓ' => "ظ",
        's' => "سص",
        'ṣ' => "ص",
        'š' | 'c' => "شسكچ",
        'q' => "قك",
        'k' => "كق",
        'f' => "ف",
        'v' => "فڤ",
        'l' => "ل",
        'm' => "م",
        'n' => "ن",
        'w' => "وؤ",
        'y' => "يىئ",
        'p' => "بپ",
        'a' => "اىةأإآ",
        'e' => "اىةأإآيئ",
        'i' => "ييإئاى",
        'o' | 'u' => "وأؤا",
        '\u{2BB}' | '3' => "ع",
        '\u{2BC}' | '\'' | '\u{2018}' | '\u{2019}' | '`' => "عءأإئؤا",
        _ => "",
    }
}

/// Arabic letters of two Latin letters.
fn two(first: char, second: char) -> &'static str {
    match (first, second) {
        ('t', 'h') => "ثذ",
        ('s', 'h') | ('c', 'h') => "شچ",
        ('k', 'h') => "خ",
        ('d', 'h') => "ذظض",
        ('g', 'h') => "غ",
        ('z', 'h') => "ژظ",
        ('d', 'j') => "ج",
        ('a', 'h') => "ة",
        _ => "",
    }
}

/// Letters that are often not transliterated.
const UNHEARD: &str = "عءأإئؤ";

impl Walk {
    fn new(word: &str) -> Option<Self> {
        let latin: Vec<char> = word.chars().flat_map(char::to_lowercase).filter(|c| *c != '-').collect();
        if latin.is_empty() || latin.len() > LONGEST {
            return None;
        }
        let fold = |c: char| if one(c).is_empty() { loose::base(c) } else { c };
        let latin: Vec<char> = latin.into_iter().map(fold).collect();
        let at = |i: usize| latin.get(i).copied().unwrap_or(' ');
        let ones = latin.iter().map(|&c| codes(one(c))).collect();
        let twos = (0..latin.len()).map(|i| codes(two(at(i), at(i + 1)))).collect();
        Some(Self { latin, one: ones, two: twos, unheard: codes(UNHEARD), alef: codes("ا") })
    }

    fn letter(&self, at: usize) -> char {
        self.latin.get(at).copied().unwrap_or(' ')
    }

    /// Adds the places that are reached without a letter: over short vowels, breathings, second letters of doubled consonants, a final h.
    fn closed(&self, mut state: u64) -> u64 {
        for at in 0..self.latin.len() {
            let c = self.letter(at);
            let vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
            let double = at > 0 && self.letter(at - 1) == c;
            // shsh for شّ
            let pair = at > 1 && self.letter(at - 2) == c && self.two.get(at - 1).is_some_and(|&set| set != 0);
            let last = at + 1 == self.latin.len() && matches!(c, 'h' | 't') && at > 0 && self.letter(at - 1) == 'a';
            if state >> at & 1 == 1 && (vowel || double || pair || last || loose::is_breathing(c)) {
                state |= 1 << (at + 1);
            }
        }
        state
    }
}

impl Automaton for &Walk {
    type State = u64;

    fn start(&self) -> u64 {
        self.closed(1)
    }

    fn is_match(&self, state: &u64) -> bool {
        state >> self.latin.len() & 1 == 1
    }

    fn can_match(&self, state: &u64) -> bool {
        *state != 0
    }

    fn accept(&self, state: &u64, code: u8) -> u64 {
        let letter = 1_u64 << u32::from(code).min(63);
        let mut next = 0;
        if self.unheard & letter != 0 {
            next |= state;
        }
        // The silent alef of ـُوا, and hamzat al-wasl.
        if self.alef & letter != 0 {
            next |= state & (1 << self.latin.len()) | state & 1;
        }
        for at in 0..self.latin.len() {
            if state >> at & 1 == 1 {
                if self.one.get(at).is_some_and(|set| set & letter != 0) {
                    next |= 1 << (at + 1);
                }
                if self.two.get(at).is_some_and(|set| set & letter != 0) {
                    next |= 1 << (at + 2);
                }
            }
        }
        self.closed(next)
    }
}
