//! The article of a page: its words with what a reader may ask of each, in the marks of `markup`, under each block its sentences in English.

use std::fmt::Write as _;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::class_of;
use super::escape::{is_arabic, push_english, push_text};
use super::places::{Places, Terms, Thing};
use crate::annotate::annotation::Annotations;
use crate::annotate::morphology::{Memory, Reading, Word, explain};
use crate::annotate::part::Part;
use crate::document::{Block, BlockKind, Document};
use crate::layout::Run;
use crate::lexicon::Lexicon;
use crate::markup::{self, Filter, Mark, Sign, Tint};
use crate::text::Span;
use crate::tokens::TokenKind;

/// Most things of one kind that are named over one word.
const MOST_OVER: usize = 20;

/// The article.
pub(super) fn article(document: &Document, found: &Annotations, lexicon: &Lexicon, terms: &Terms, out: &mut String) {
    let runs = markup::runs(document, found, Filter::default());
    let signs = markup::signs(found, Filter::default());
    let whole = Part::read(&mut Memory::default(), lexicon, document, found, 0..found.words.len());
    let glosses = whole.sentence_glosses(found);
    let mut writer = Writer {
        text: document.text(),
        found,
        lexicon,
        terms,
        runs: &runs,
        signs: &signs,
        glosses: &glosses,
        places: Places::new(found),
        ended: 0,
        explained: FxHashMap::default(),
        out,
    };
    let mut words = 0..found.words.len();
    for block in document.blocks() {
        writer.block(block, &mut words);
    }
}

struct Writer<'a> {
    text: &'a str,
    found: &'a Annotations,
    lexicon: &'a Lexicon,
    terms: &'a Terms,
    /// What is left of runs and signs.
    runs: &'a [Run<Mark>],
    signs: &'a [Sign],
    /// What is left of the sentences, in English.
    glosses: &'a [(Span, String)],
    places: Places,
    /// How many ends of speech and facts are numbered.
    ended: usize,
    /// Glosses of the words of one article by spelling and reading: they repeat.
    explained: FxHashMap<(&'a str, Reading), Rc<str>>,
    out: &'a mut String,
}

impl Writer<'_> {
    fn block(&mut self, block: &Block, words: &mut std::ops::Range<usize>) {
        let arabic = block.span.of(self.text).contains(is_arabic);
        let (lang, dir) = if arabic { ("ar", "rtl") } else { ("und", "auto") };
        let (element, class) = match block.kind {
            BlockKind::Title => ("h1", "title"),
            BlockKind::Caption => ("p", "caption"),
            BlockKind::Paragraph => ("p", "par"),
        };
        let _ = write!(self.out, "<{element} class=\"{class}\" lang=\"{lang}\" dir=\"{dir}\">");
        let mut at = block.span.start;
        while let Some(word) = self.found.words.get(words.start).filter(|word| word.span.start < block.span.end) {
            let index = words.start;
            words.start += 1;
            if word.span.start < at {
                continue;
            }
            self.boundary(at);
            self.marked(Span::new(at, word.span.start));
            self.boundary(word.span.start);
            self.word(index, word);
            at = word.span.end;
        }
        self.boundary(at);
        self.marked(Span::new(at, block.span.end));
        self.closing(block.span.end);
        let _ = writeln!(self.out, "</{element}>");
        self.english(block.span);
    }

    /// The sentences of a block in English.
    fn english(&mut self, block: Span) {
        let mut open = false;
        while let Some(((span, gloss), rest)) = self.glosses.split_first()
            && span.start < block.end
        {
            self.glosses = rest;
            if !gloss.is_empty() && block.contains(span.start) {
                self.out.push_str(if open { " " } else { "<div class=\"gist\" lang=\"en\" dir=\"ltr\">" });
                open = true;
                push_english(self.out, gloss);
            }
        }
        self.out.push_str(if open { "</div>\n" } else { "" });
    }

    /// What stands between two words: signs that close, numbers of what ends here, signs that open.
    fn boundary(&mut self, at: usize) {
        self.closing(at);
        self.signs_to(at, true);
    }

    fn closing(&mut self, at: usize) {
        self.signs_to(at, false);
        while let Some(&(end, thing)) = self.places.ends.get(self.ended).filter(|(end, _)| *end <= at) {
            debug_assert!(end <= at);
            self.ended += 1;
            let id = thing.id(self.terms);
            let _ = write!(self.out, "<a class=\"ref\" lang=\"en\" dir=\"ltr\" href=\"#{id}\">{id}</a>");
        }
    }

    fn signs_to(&mut self, at: usize, opening: bool) {
        while let Some((sign, rest)) = self.signs.split_first() {
            // All that closes earlier comes first: at one place `markup` puts what closes before what opens.
            if sign.at > at || sign.before && !opening {
                return;
            }
            self.signs = rest;
            self.out.push_str("<span class=\"s\" aria-hidden=\"true\">");
            push_text(self.out, sign.text);
            self.out.push_str("</span>");
        }
    }

    fn word(&mut self, index: usize, word: &Word) {
        if word.kind != TokenKind::Arabic && !self.places.is_aimed(index) {
            return self.marked(word.span);
        }
        self.out.push_str("<span class=\"w\"");
        if self.places.is_aimed(index) {
            let _ = write!(self.out, " id=\"w{}\"", index + 1);
        }
        self.out.push_str(" tabindex=\"0\">");
        self.marked(word.span);
        self.out.push_str("<span class=\"g\" lang=\"en\" dir=\"ltr\">");
        if word.kind == TokenKind::Arabic {
            let gloss = self.gloss(word);
            self.out.push_str(&gloss);
        }
        self.links(word.span);
        self.out.push_str("</span></span>");
    }

    /// What the word is, as its HTML: vocalised, transliterated, its root, what it means here.
    fn gloss(&mut self, word: &Word) -> Rc<str> {
        let text = self.text;
        let key = (word.span.of(text), word.reading);
        if let Some(known) = self.explained.get(&key) {
            return Rc::clone(known);
        }
        let explained = explain(self.lexicon, text, word);
        let mut out = String::from("<bdi class=\"voc\" lang=\"ar\" dir=\"rtl\">");
        push_text(&mut out, &explained.vocalized);
        out.push_str("</bdi> <i lang=\"ar-Latn\">");
        push_text(&mut out, &explained.transliteration);
        out.push_str("</i><br/>");
        let main = explained.segments.get(explained.main);
        let parts: Vec<&str> =
            explained.segments.iter().map(|segment| segment.gloss.as_str()).filter(|gloss| !gloss.is_empty()).collect();
        push_english(&mut out, &parts.join(" + "));
        out.push_str("<br/><small>");
        push_text(&mut out, &explained.description);
        if let Some(root) = main.map(|main| main.root.as_str()).filter(|root| !root.is_empty()) {
            out.push_str(" · root <bdi lang=\"ar\" dir=\"rtl\">");
            push_text(&mut out, root);
            out.push_str("</bdi>");
        }
        if let Some(correction) = &word.typo {
            out.push_str(" · misspelt, read as <bdi lang=\"ar\" dir=\"rtl\">");
            push_text(&mut out, correction);
            out.push_str("</bdi>");
        } else if !explained.known {
            out.push_str(" · a guess: not in the lexicon");
        }
        out.push_str("</small>");
        let gloss: Rc<str> = out.into();
        self.explained.insert(key, Rc::clone(&gloss));
        gloss
    }

    /// Links to what the word is part of.
    fn links(&mut self, span: Span) {
        let over = self.places.over(span);
        let mut seen: Vec<Thing> = Vec::new();
        for (_, thing) in over.iter().rev().take(MOST_OVER) {
            if seen.contains(thing) {
                continue;
            }
            seen.push(*thing);
            let id = thing.id(self.terms);
            let _ = write!(self.out, "<br/><a href=\"#{id}\">");
            match *thing {
                Thing::Entity(at) => {
                    if let Some(entity) = self.found.entities.get(at) {
                        let name = if entity.name_en.is_empty() { &entity.name_ar } else { &entity.name_en };
                        push_english(self.out, name);
                        let _ = write!(self.out, "</a> ({})", entity.kind.name());
                    }
                }
                Thing::Term(at) => {
                    if let Some(term) = self.found.terms.get(at) {
                        push_english(self.out, &term.en);
                        self.out.push_str("</a> (term)");
                    }
                }
                Thing::Quote(at) => {
                    let _ = write!(self.out, "quote {}</a>", at + 1);
                }
                Thing::Fact(at) => {
                    let _ = write!(self.out, "fact {}</a>", at + 1);
                }
            }
        }
    }

    /// A stretch of text in its marks.
    fn marked(&mut self, span: Span) {
        let mut at = span.start;
        while at < span.end {
            while let Some((run, rest)) = self.runs.split_first()
                && run.span.end <= at
            {
                let _ = run;
                self.runs = rest;
            }
            let run = self.runs.first().filter(|run| run.span.start < span.end);
            let (end, style) = match run {
                Some(run) if run.span.start <= at => (run.span.end.min(span.end), Some(run.style)),
                Some(run) => (run.span.start, None),
                None => (span.end, None),
            };
            self.piece(Span::new(at, end), style);
            at = end;
        }
    }

    fn piece(&mut self, span: Span, style: Option<Mark>) {
        let mut open = 0;
        if let Some(mark) = style {
            let mut classes = Vec::new();
            if mark.quote {
                classes.push("q".to_owned());
            }
            if mark.typo {
                classes.push("typo".to_owned());
            }
            for class in [classes.join(" "), class_of(mark.within, "in"), class_of(mark.tint, "m")] {
                if !class.is_empty() {
                    let _ = write!(self.out, "<span class=\"{class}\">");
                    open += 1;
                }
            }
            debug_assert!(mark.tint != Tint::Caption, "a caption is no part of the article");
        }
        push_text(self.out, span.of(self.text));
        for _ in 0..open {
            self.out.push_str("</span>");
        }
    }
}
