//! Annotations of the bundled article made by hand, so that tests of the screen do not depend on the engine.

#![allow(dead_code, reason = "each test program uses its part of this")]

use std::sync::Arc;

use tarjuman::annotate::annotation::{
    Annotations, Entity, EntityId, EntityKind, Fact, FactKind, Mention, MentionLevel, Quote, QuoteKind, Sentence, Term, TermId,
};
use tarjuman::annotate::morphology::{Proclitics, Reading, Word};
use tarjuman::app::findings::Findings;
use tarjuman::app::key::Key;
use tarjuman::app::{Action, Setup, State, press, update};
use tarjuman::document::Document;
use tarjuman::lexicon::Lexicon;
use tarjuman::lexicon::features::Features;
use tarjuman::source::BUNDLED;
use tarjuman::text::Span;
use tarjuman::text::normalize::folded;
use tarjuman::tokens::{sentences, tokenize};

/// The bundled article.
pub(crate) fn document() -> Document {
    Document::from_text(BUNDLED.1, BUNDLED.0)
}

/// A screen with the bundled article and the annotations made by hand.
pub(crate) fn annotated(width: u16, height: u16) -> State {
    let document = Arc::new(document());
    let findings = Arc::new(Findings::new(&document, annotations(&document)));
    let mut state = bare(Arc::clone(&document), width, height);
    update(&mut state, Action::Annotated(findings));
    state
}

/// A screen before the engine is done.
pub(crate) fn bare(document: Arc<Document>, width: u16, height: u16) -> State {
    State::new(document, Arc::new(Lexicon::embedded()), Setup { size: (width, height), ..Setup::default() })
}

/// Types keys in the notation of the keymap.
pub(crate) fn keys(state: &mut State, keys: &str) {
    let mut rest = keys;
    while let Some((key, tail)) = Key::parse(rest) {
        rest = tail;
        if let Some(action) = press(state, key) {
            update(state, action);
        }
    }
}

/// The word under the cursor.
pub(crate) fn word(state: &State) -> String {
    state.cursor_span().of(state.document().text()).to_owned()
}

struct Maker<'a> {
    text: &'a str,
    found: Annotations,
}

/// What the engine would find in the bundled article, in part.
pub(crate) fn annotations(document: &Document) -> Annotations {
    let mut maker = Maker { text: document.text(), found: Annotations::default() };
    maker.words(document);
    maker.entities();
    maker.terms();
    maker.quotes();
    maker.facts();
    maker.found
}

const WANG: EntityId = EntityId(0);
const IDRISSOV: EntityId = EntityId(1);
const CHINA: EntityId = EntityId(2);
const KAZAKHSTAN: EntityId = EntityId(3);
const ASTANA: EntityId = EntityId(4);
const SIDES: EntityId = EntityId(5);

impl Maker<'_> {
    /// The `nth` place of `phrase`, from 0.
    fn at(&self, phrase: &str, nth: usize) -> Span {
        let (start, found) = self.text.match_indices(phrase).nth(nth).unwrap_or_else(|| panic!("{phrase} #{nth}"));
        Span::new(start, start + found.len())
    }

    fn words(&mut self, document: &Document) {
        let tokens = tokenize(self.text, document.blocks());
        for extent in sentences(self.text, &tokens, document.blocks()) {
            self.found.sentences.push(Sentence { span: extent.span, first: extent.first, end: extent.end });
        }
        let reading = Reading {
            proclitics: Proclitics::default(),
            lemma: None,
            features: Features::default(),
            pattern: u32::MAX,
            enclitic: None,
            traits: 0,
            cost: 0,
        };
        for token in tokens {
            let surface = token.span.of(self.text);
            self.found.words.push(Word {
                span: token.span,
                core: token.span,
                kind: token.kind,
                reading,
                known: surface != "أكسبو",
                typo: (surface == "الثفة").then(|| "الثقة".to_owned()),
            });
        }
    }

    fn entity(&mut self, kind: EntityKind, en: &str, ar: &str, names: &[&str], nominals: &[(&str, usize)]) {
        let mut mentions: Vec<Mention> = Vec::new();
        for name in names {
            for (start, found) in self.text.match_indices(name) {
                let span = Span::new(start, start + found.len());
                if mentions.iter().all(|mention| !mention.span.overlaps(span)) {
                    mentions.push(Mention { span, level: MentionLevel::Name, nested: false });
                }
            }
        }
        for &(phrase, nth) in nominals {
            mentions.push(Mention { span: self.at(phrase, nth), level: MentionLevel::Nominal, nested: false });
        }
        mentions.sort_by_key(|mention| mention.span);
        let key = ar.split(' ').map(folded).collect::<Vec<_>>().join(" ");
        let rows = Lexicon::embedded().entities_named(&key);
        self.found.entities.push(Entity {
            kind,
            name_ar: ar.to_owned(),
            name_en: en.to_owned(),
            transliterated: false,
            aliases_en: Vec::new(),
            country: None,
            iso: (kind == EntityKind::Date).then(|| "2016-05-21".to_owned()),
            entry: rows.iter().find(|row| row.english == en).map(|row| row.id),
            members: Vec::new(),
            mentions,
        });
    }

    fn entities(&mut self) {
        use EntityKind::{Date, Event, Group, Instrument, Nationality, Organization, Person, Place};
        self.entity(
            Person,
            "Wang Yi",
            "وانغ يي",
            &["وانغ يي", "وانغ"],
            &[("وزير الخارجية الصيني", 0), ("وزير الخارجية أيضا", 0)],
        );
        self.entity(Person, "Erlan Idrissov", "إيرلان إدريسوف", &["إيرلان إدريسوف", "إدريسوف"], &[("نظيره من قازاقتسان", 0)]);
        self.entity(Place, "China", "الصين", &["الصين "], &[("الجانب الصيني", 0)]);
        self.entity(Place, "Kazakhstan", "قازاقستان", &["قازاقستان", "قازاقتسان"], &[("بلاده", 0), ("بلاده", 1)]);
        self.entity(Place, "Astana", "أستانا", &["استانة"], &[]);
        self.entity(Group, "China and Kazakhstan", "الجانبان", &[], &[("الجانبان", 0), ("الجانبين", 0), ("الجانبين", 1)]);
        self.entity(Nationality, "Chinese", "صيني", &["الصيني "], &[]);
        self.entity(Organization, "Xinhua News Agency", "شينخوا", &["شينخوا"], &[]);
        self.entity(Organization, "Shanghai Cooperation Organization", "منظمة شانغهاي للتعاون", &["منظمة شانغهاي للتعاون"], &[]);
        self.entity(
            Organization,
            "Conference on Interaction and Confidence-Building Measures in Asia",
            "مؤتمر التفاعل وإجراءات بناء الثقة في آسيا",
            &["مؤتمر التعاون وإجراءات بناء الثفة في آسيا"],
            &[],
        );
        self.entity(
            Instrument,
            "Silk Road Economic Belt Initiative",
            "مبادرة الحزام الاقتصادي لطريق الحرير",
            &["مبادرة الحزام الاقتصادي لطريق الحرير"],
            &[],
        );
        self.entity(Event, "World Expo", "معرض إكسبو العالمي", &["معرض ورلد أكسبو"], &[]);
        self.entity(Date, "21 May 2016", "21 مايو 2016", &["21 مايو 2016", "اليوم (السبت)"], &[]);
    }

    fn term(&mut self, entry: u32, citation: &str, en: &str, topic: &str, places: &[(&str, usize)]) {
        for &(phrase, nth) in places {
            let span = self.at(phrase, nth);
            self.found.terms.push(Term {
                entry,
                span,
                citation: citation.to_owned().into(),
                en: en.to_owned().into(),
                topic: topic.to_owned().into(),
                nested: false,
            });
        }
    }

    fn terms(&mut self) {
        self.term(
            0,
            "علاقات ثنائية",
            "bilateral relations; bilateral ties",
            "meetings",
            &[("العلاقات الثنائية", 0), ("العلاقات الثنائية", 1)],
        );
        self.term(1, "شراكة استراتيجية شاملة", "comprehensive strategic partnership", "states", &[("شراكة استراتيجية شاملة", 0)]);
        self.term(2, "صداقة تقليدية", "traditional friendship", "states", &[("صداقة تقليدية", 0)]);
        self.term(3, "دبلوماسية الجوار", "neighbourhood diplomacy", "states", &[("دبلوماسية الجوار", 0)]);
        self.term(4, "تنسيق استراتيجي", "strategic coordination", "states", &[("التنسيق الاستراتيجي", 0)]);
        self.term(5, "مصير مشترك", "shared destiny", "stance", &[("المصير المشترك", 0)]);
        self.term(6, "رفيع المستوى", "high-level", "protocol", &[("رفيع المستوى", 0)]);
        self.term(7, "منفعة متبادلة", "mutual benefit", "economy", &[("المنفعة المتبادلة", 0)]);
        self.term(8, "بنية تحتية", "infrastructure", "economy", &[("البنية التحتية", 0)]);
        self.found.terms.sort_by_key(|term| term.span.start);
    }

    fn quote(&mut self, speaker: EntityId, cue: (&str, usize), act: &str, from: (&str, usize), to: (&str, usize)) {
        let content = Span::new(self.at(from.0, from.1).start, self.at(to.0, to.1).end);
        self.found.quotes.push(Quote {
            kind: QuoteKind::Indirect,
            speaker: Some(speaker),
            speaker_mention: None,
            cue: Some(self.at(cue.0, cue.1)),
            act: act.to_owned(),
            content,
            addressee: None,
            confidence: 0.9,
        });
    }

    fn quotes(&mut self) {
        self.quote(SIDES, ("تعهد", 0), "pledge", ("تقوية العلاقات", 0), ("الثنائية", 0));
        self.quote(WANG, ("قال", 0), "say", ("الصين وقازاقستان تربطهما", 0), ("تقليدية", 0));
        self.quote(WANG, ("قال", 1), "say", ("الصين تقدر", 0), ("الجوار", 0));
        self.quote(WANG, ("أضاف", 0), "add", ("الجانبين عليهما الحفاظ", 0), ("المصير المشترك", 0));
        self.quote(IDRISSOV, ("شدد", 0), "stress", ("بلاده مستعدة", 0), ("أعلى المستويات", 0));
    }

    fn fact(
        &mut self,
        kind: FactKind,
        english: &str,
        evidence: &str,
        source: &[EntityId],
        target: &[EntityId],
        by: Option<EntityId>,
    ) {
        let evidence = self.at(evidence, 0);
        let terms = self.found.terms.iter().enumerate().filter(|(_, term)| evidence.covers(term.span));
        let terms = terms.map(|(at, _)| TermId(at)).collect();
        let event = kind == FactKind::Event;
        self.found.facts.push(Fact {
            kind,
            plover: event.then(|| "CONSULT".to_owned()),
            cameo: event.then(|| "040".to_owned()),
            source: source.to_vec(),
            target: target.to_vec(),
            place: event.then_some(ASTANA),
            date: event.then(|| "2016-05-21".to_owned()),
            attributed_to: by,
            evidence,
            english: english.to_owned(),
            terms,
            confidence: 0.9,
        });
    }

    fn facts(&mut self) {
        use FactKind::{Call, Commitment, Event, Position, Relation, Role};
        self.fact(
            Event,
            "Wang Yi met Erlan Idrissov.",
            "التقى وزير الخارجية الصيني وانغ يي مع نظيره من قازاقتسان إيرلان إدريسوف اليوم (السبت)",
            &[WANG],
            &[IDRISSOV],
            None,
        );
        self.fact(Role, "Wang Yi is foreign minister of China.", "وزير الخارجية الصيني وانغ يي", &[WANG], &[CHINA], None);
        self.fact(
            Commitment,
            "China and Kazakhstan pledged to strengthen bilateral relations.",
            "تعهد الجانبان بتقوية العلاقات الثنائية",
            &[SIDES],
            &[],
            Some(SIDES),
        );
        self.fact(
            Relation,
            "China and Kazakhstan have a comprehensive strategic partnership.",
            "تربطهما شراكة استراتيجية شاملة",
            &[CHINA],
            &[KAZAKHSTAN],
            Some(WANG),
        );
        self.fact(
            Position,
            "China highly values its relations with Kazakhstan.",
            "الصين تقدر بشدة علاقاتها مع قازاقستان",
            &[CHINA],
            &[KAZAKHSTAN],
            Some(WANG),
        );
        self.fact(
            Call,
            "The two sides should maintain strategic contacts and deepen strategic coordination.",
            "الجانبين عليهما الحفاظ على الاتصالات الاستراتيجية وتعميق التنسيق الاستراتيجي",
            &[],
            &[SIDES],
            Some(WANG),
        );
        self.fact(
            Commitment,
            "Kazakhstan is ready to continue contacts with China at the highest levels.",
            "بلاده مستعدة لمواصلة الاتصال مع الصين على أعلى المستويات",
            &[KAZAKHSTAN],
            &[CHINA],
            Some(IDRISSOV),
        );
        self.found.facts.sort_by_key(|fact| fact.evidence.start);
    }
}
