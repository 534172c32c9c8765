//! What is copied: a piece of the article as it is written, or a row of the panel with its source.
//!
//! In: what is asked for, and the state. Out: [`Copied`], text for other programs: logical order, base letters, paragraphs a line each ([`plain`]). Who puts it on the clipboard is
//! no matter here (`terminal/clipboard`).

mod cite;

use super::action::{Copied, Effect, Piece};
use super::panel::Subject;
use super::state::State;
use crate::annotate::annotation::MentionLevel;
use crate::text::Span;
use crate::text::plain::plain;
use crate::tokens;
use cite::Citation;

/// Said where an answer needs what the engine has not found yet.
const READING: &str = "still reading the article …";

impl State {
    /// Copies, and says so; or says why not.
    pub(super) fn copy(&mut self, piece: Piece) -> Vec<Effect> {
        match self.copied(piece) {
            Ok(copied) => {
                if piece == Piece::Selection {
                    self.selection = None;
                }
                self.tell(&copied.what);
                vec![Effect::Copy(copied)]
            }
            Err(why) => {
                self.tell(why);
                Vec::new()
            }
        }
    }

    fn copied(&self, piece: Piece) -> Result<Copied, &'static str> {
        let span = match piece {
            Piece::Word => self.cursor_span(),
            Piece::Sentence => self.sentence_here(),
            Piece::Paragraph => self.block_here(),
            Piece::Entity => self.mention_here()?,
            Piece::Selection => self.selection().unwrap_or_default(),
            Piece::Fact => return self.fact_copied(),
            Piece::Row => return self.row_here(),
        };
        let text = self.text_of(span);
        if text.trim().is_empty() {
            return Err("nothing to copy here");
        }
        Ok(Copied { text, what: format!("copied {}", self.size_of(span)) })
    }

    /// The article's text in `span`, its paragraphs a line each, however many blank lines are between them.
    fn text_of(&self, span: Span) -> String {
        let blocks = self.document.blocks();
        let first = blocks.partition_point(|block| block.span.end <= span.start);
        let inside = blocks.iter().skip(first).take_while(|block| block.span.start < span.end);
        let parts = inside.map(|block| {
            let part = Span::new(block.span.start.max(span.start), block.span.end.min(span.end));
            plain(part.of(self.document.text()))
        });
        let mut text = String::with_capacity(span.len());
        for part in parts {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&part);
        }
        text
    }

    fn block_here(&self) -> Span {
        let here = self.cursor_span();
        let blocks = self.document.blocks();
        let at = blocks.partition_point(|block| block.span.end <= here.start);
        blocks.get(at).map_or(here, |block| block.span)
    }

    /// The sentence under the cursor: as the engine found it, or before that by the same rule in this paragraph alone.
    fn sentence_here(&self) -> Span {
        let here = self.cursor_span();
        if let Some(findings) = &self.findings {
            let sentences = &findings.annotations().sentences;
            let at = sentences.partition_point(|sentence| sentence.span.end <= here.start);
            return sentences.get(at).map_or(here, |sentence| sentence.span);
        }
        let block = self.block_here();
        let blocks: Vec<_> = self.document.blocks().iter().filter(|at| at.span == block).copied().collect();
        let sentences = tokens::sentences(self.document.text(), self.words.tokens_in(block), &blocks);
        sentences.iter().map(|sentence| sentence.span).find(|span| span.contains(here.start)).unwrap_or(here)
    }

    /// The shortest mention under the cursor; a pronoun only if it is the whole word.
    fn mention_here(&self) -> Result<Span, &'static str> {
        let here = self.cursor_span();
        let mentions = self.findings.as_ref().ok_or(READING)?.mentions_at(here);
        let found = mentions.iter().find(|place| place.level != MentionLevel::Pronoun || place.span == here);
        found.map(|place| place.span).ok_or("no entity here: ]e goes to the next one")
    }

    /// The fact that is meant under the cursor.
    fn fact_copied(&self) -> Result<Copied, &'static str> {
        let found = self.findings.as_ref().ok_or(READING)?.annotations();
        let fact = self.fact_here().and_then(|at| found.facts.get(at)).ok_or("no fact here: ]f goes to the next one")?;
        let text = Citation::new(&self.document, found).fact(fact);
        Ok(Copied { text, what: "copied the fact with its source".to_owned() })
    }

    /// The selected row of the panel.
    fn row_here(&self) -> Result<Copied, &'static str> {
        let found = self.findings.as_ref().ok_or(READING)?.annotations();
        let entry = self.panel.selection().ok_or("no row to copy")?;
        let citation = Citation::new(&self.document, found);
        let (text, what) = match &entry.subject {
            Subject::Fact(at) => (found.facts.get(*at).map(|fact| citation.fact(fact)), "copied the fact with its source"),
            Subject::Quote(at) => (found.quotes.get(*at).map(|quote| citation.quote(quote)), "copied the quote with its source"),
            Subject::Entity(id) => (found.entity(*id).map(cite::entity), "copied both names"),
            Subject::Term(at) => {
                let term = at.first().and_then(|&at| found.terms.get(at));
                (term.map(cite::term), "copied the term and its rendering")
            }
        };
        Ok(Copied { text: text.ok_or("no row to copy")?, what: what.to_owned() })
    }
}
