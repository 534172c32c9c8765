//! The vocabulary of annotation: what the engine finds in an article.
//!
//! A leaf: every stage of `annotate/`, the markup, the panel and the outputs speak in these types. Spans are bytes into the article's text.
//! The kinds and their codes are those of the annotation contract (schema 1); event codes are PLOVER's and CAMEO's.

use crate::annotate::morphology::Word;
use crate::text::Span;
use std::borrow::Cow;

/// What an entity is. OntoNotes: place = GPE, LOC, FAC; nationality = NORP; instrument = LAW and named policies.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum EntityKind {
    /// A person.
    Person,
    /// A country, city, region, water, building.
    Place,
    /// An organisation, party, movement, company, agency.
    Organization,
    /// An adjective or noun of a people or state.
    Nationality,
    /// A named meeting, war, exhibition.
    Event,
    /// A named treaty, resolution, initiative, policy.
    Instrument,
    /// Several parties spoken of together («the two sides»).
    Group,
    /// A date, period or duration.
    Date,
    /// An amount of money.
    Money,
    /// Another amount that is claimed.
    Quantity,
}

impl EntityKind {
    /// All kinds in the order that legends show them.
    pub const ALL: [Self; 10] = [
        Self::Person,
        Self::Place,
        Self::Organization,
        Self::Nationality,
        Self::Event,
        Self::Instrument,
        Self::Group,
        Self::Date,
        Self::Money,
        Self::Quantity,
    ];

    /// The name used in the JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Nationality => "nationality",
            Self::Event => "event",
            Self::Instrument => "instrument",
            Self::Group => "group",
            Self::Date => "date",
            Self::Money => "money",
            Self::Quantity => "quantity",
        }
    }
}

/// How a mention refers (ACE levels).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum MentionLevel {
    /// A proper name.
    Name,
    /// A description: «the Chinese foreign minister», «his country».
    Nominal,
    /// An attached or independent pronoun.
    Pronoun,
}

impl MentionLevel {
    /// The name used in the JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Nominal => "nominal",
            Self::Pronoun => "pronoun",
        }
    }
}

/// Index of an entity in [`Annotations::entities`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct EntityId(pub usize);

/// Index of a term in [`Annotations::terms`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct TermId(pub usize);

/// One place where the text speaks of an entity.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mention {
    /// Its bytes.
    pub span: Span,
    /// How it refers.
    pub level: MentionLevel,
    /// Lies inside a longer mention of another entity's name.
    pub nested: bool,
}

/// A thing in the world that the article speaks of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Its fullest Arabic name in the article or the gazetteer.
    pub name_ar: String,
    /// Its English name.
    pub name_en: String,
    /// Whether the English name was made by back-transliteration, not known.
    pub transliterated: bool,
    /// Other English names, short forms, acronyms.
    pub aliases_en: Vec<String>,
    /// ISO 3166 alpha-3 of the country it is or belongs to.
    pub country: Option<String>,
    /// ISO 8601, for dates.
    pub iso: Option<String>,
    /// Its row of the gazetteer ([`Lexicon::entity`](crate::lexicon::Lexicon::entity)), where that knows it.
    pub entry: Option<u32>,
    /// For groups: who belongs to it.
    pub members: Vec<EntityId>,
    /// Where the text speaks of it, in order; empty for a country that only an adjective names («الصيني») and a fact needs.
    pub mentions: Vec<Mention>,
}

/// How speech is reported.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum QuoteKind {
    /// In quotation marks.
    Direct,
    /// After a complementiser or preposition.
    Indirect,
    /// Goes on with the speaker's words without a cue.
    Free,
}

impl QuoteKind {
    /// The name used in the JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Free => "free",
        }
    }

    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Indirect, Self::Free];
}

/// Reported speech.
#[derive(Clone, PartialEq, Debug)]
pub struct Quote {
    /// How it is reported.
    pub kind: QuoteKind,
    /// Who says it, where that is known.
    pub speaker: Option<EntityId>,
    /// Where the speaker is named beside the cue.
    pub speaker_mention: Option<Span>,
    /// The verb, noun or preposition that reports.
    pub cue: Option<Span>,
    /// What the cue does with the content, as `cues/reporting.tsv` says (say, stress, call_for …); empty for free continuation.
    pub act: String,
    /// What is said.
    pub content: Span,
    /// To whom.
    pub addressee: Option<EntityId>,
    /// 0..=1.
    pub confidence: f32,
}

/// What kind of thing a fact states.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum FactKind {
    /// Somebody did something.
    Event,
    /// Who holds which office for whom.
    Role,
    /// A standing tie between parties.
    Relation,
    /// What a party values, welcomes, condemns, rejects.
    Position,
    /// What a party promises, intends, is ready to do.
    Commitment,
    /// What must be done, or is demanded of whom.
    Call,
    /// What will take place where and when.
    Schedule,
    /// A number that is claimed.
    Figure,
}

impl FactKind {
    /// The name used in the JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Role => "role",
            Self::Relation => "relation",
            Self::Position => "position",
            Self::Commitment => "commitment",
            Self::Call => "call",
            Self::Schedule => "schedule",
            Self::Figure => "figure",
        }
    }

    /// All kinds, in the order of the contract.
    pub const ALL: [Self; 8] =
        [Self::Event, Self::Role, Self::Relation, Self::Position, Self::Commitment, Self::Call, Self::Schedule, Self::Figure];
}

/// Something the article states, with its evidence.
#[derive(Clone, PartialEq, Debug)]
pub struct Fact {
    /// What kind of statement.
    pub kind: FactKind,
    /// PLOVER event type (CONSULT, AGREE …), for acts.
    pub plover: Option<String>,
    /// CAMEO code, for acts.
    pub cameo: Option<String>,
    /// Who acts or speaks for itself.
    pub source: Vec<EntityId>,
    /// Who or what receives.
    pub target: Vec<EntityId>,
    /// Where.
    pub place: Option<EntityId>,
    /// When, ISO 8601.
    pub date: Option<String>,
    /// Whose word it is, when it was said and not reported as done.
    pub attributed_to: Option<EntityId>,
    /// The words that state it.
    pub evidence: Span,
    /// One plain English sentence.
    pub english: String,
    /// Glossary terms inside the evidence.
    pub terms: Vec<TermId>,
    /// 0..=1.
    pub confidence: f32,
}

/// An occurrence of a glossary entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    /// The entry's row in the compiled glossary.
    pub entry: u32,
    /// Its bytes in the article.
    pub span: Span,
    /// The entry's Arabic citation form.
    pub citation: Cow<'static, str>,
    /// Its renderings, the usual one first, separated by «; ».
    pub en: Cow<'static, str>,
    /// Its topic.
    pub topic: Cow<'static, str>,
    /// Lies inside a longer term.
    pub nested: bool,
}

/// What the head of the report resolves to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ResolvedDateline {
    /// The place it was filed from.
    pub place: Option<EntityId>,
    /// Its date, `YYYY-MM-DD`.
    pub date: Option<String>,
}

/// A sentence: its bytes and its words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// From the first to the last character, end punctuation included.
    pub span: Span,
    /// Index of its first word in [`Annotations::words`].
    pub first: usize,
    /// One past its last word.
    pub end: usize,
}

/// What a reader has said of a finding.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Verdict {
    /// It is right.
    Confirmed,
    /// It was wrong, and now is as the reader wrote it.
    Corrected,
    /// It is wrong.
    Rejected,
}

impl Verdict {
    /// The name used in the JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Corrected => "corrected",
            Self::Rejected => "rejected",
        }
    }
}

/// Something that a reader has rejected, and that is therefore not among the findings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rejected {
    /// «fact», «quote» or «entity».
    pub what: &'static str,
    /// Its kind, as the JSON names it.
    pub kind: &'static str,
    /// The evidence of a fact, the content of speech, the first mention of an entity.
    pub span: Span,
    /// The sentence of a fact, the name of an entity; of speech nothing.
    pub english: String,
}

/// What a reader has said of the findings. A list may be shorter than that of the findings: of the rest nothing was said.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Review {
    /// Of the entities, by their number.
    pub entities: Vec<Option<Verdict>>,
    /// Of the quotes.
    pub quotes: Vec<Option<Verdict>>,
    /// Of the facts.
    pub facts: Vec<Option<Verdict>>,
    /// What is gone.
    pub rejected: Vec<Rejected>,
}

impl Review {
    /// What was said of an entity.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Option<Verdict> {
        self.entities.get(id.0).copied().flatten()
    }

    /// What was said of a quote, by its number.
    #[must_use]
    pub fn quote(&self, at: usize) -> Option<Verdict> {
        self.quotes.get(at).copied().flatten()
    }

    /// What was said of a fact, by its number.
    #[must_use]
    pub fn fact(&self, at: usize) -> Option<Verdict> {
        self.facts.get(at).copied().flatten()
    }
}

/// Everything found in one article.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Annotations {
    /// Every token in order: words, numbers, punctuation.
    pub words: Vec<Word>,
    /// The sentences, in order, over all words.
    pub sentences: Vec<Sentence>,
    /// The entities, in the order of their first mention.
    pub entities: Vec<Entity>,
    /// Reported speech, in the order of its content.
    pub quotes: Vec<Quote>,
    /// The facts, in the order of their evidence.
    pub facts: Vec<Fact>,
    /// Glossary terms, in order, the longer before the nested.
    pub terms: Vec<Term>,
    /// The head of the report, resolved.
    pub dateline: Option<ResolvedDateline>,
    /// The agency named in the dateline or credit, in English.
    pub agency: Option<String>,
    /// What a reader has said of all this; the engine says nothing here.
    pub review: Review,
}

impl Annotations {
    /// The entity with this id.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.0)
    }

    /// The index of the word whose span holds the byte `offset`, or the first word after it.
    #[must_use]
    pub fn word_at(&self, offset: usize) -> Option<usize> {
        let at = self.words.partition_point(|w| w.span.end <= offset);
        (at < self.words.len()).then_some(at)
    }
}
