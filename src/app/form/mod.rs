//! The form in which a finding is written anew: a few fields, worked by the keyboard or the mouse.
//!
//! In: a fact, quote or entity, and edits. Out: the finding as the reader left it (`State::rewrite`). Parties are picked among the entities of the article (`picker`), `lay` makes lines of it.

pub mod keys;
mod lay;
mod picker;

pub use lay::{FormLine, LABEL, Target, area};

use tui_input::Input;

use super::action::{Edit, Effect, Way};
use super::day::is_date;
use super::key::{Code, Key};
use super::panel::Subject;
use super::search::edited;
use super::state::State;
use crate::annotate::annotation::{Annotations, EntityId, EntityKind, FactKind, QuoteKind};
use crate::corrections::{EntityItem, FactItem, Item, QuoteItem, fact_item, party, quote_item};
use picker::Picker;

/// What a field holds.
#[derive(Clone, Debug)]
enum Value {
    /// One of a few words.
    Choice(Vec<&'static str>, usize),
    /// Entities of the article: any number of them, or at most one.
    Parties(Vec<EntityId>, Many),
    /// A line of text.
    Text(Input),
    /// A date, or nothing.
    Date(Input),
}

/// How many entities a field takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Many {
    One,
    Any,
}

#[derive(Clone, Debug)]
struct Field {
    name: &'static str,
    value: Value,
}

/// An open form.
#[derive(Clone, Debug)]
pub struct Form {
    subject: Subject,
    fields: Vec<Field>,
    /// The selected field; behind the last the line that saves.
    at: usize,
    picker: Option<Picker>,
    problem: Option<&'static str>,
    lines: Vec<FormLine>,
    top: usize,
}

impl Form {
    fn new(found: &Annotations, subject: &Subject) -> Option<Self> {
        let text = |text: &str| Value::Text(Input::new(text.to_owned()));
        let any = |ids: &[EntityId]| Value::Parties(ids.to_vec(), Many::Any);
        let one = |id: Option<EntityId>| Value::Parties(id.into_iter().collect(), Many::One);
        let field = |name, value| Field { name, value };
        let fields = match subject {
            Subject::Fact(at) => {
                let fact = found.facts.get(*at)?;
                vec![
                    field("English", text(&fact.english)),
                    field("Kind", choice(FactKind::ALL.map(FactKind::name), fact.kind.name())),
                    field("Who", any(&fact.source)),
                    field("To whom", any(&fact.target)),
                    field("Place", one(fact.place)),
                    field("Date", Value::Date(Input::new(fact.date.clone().unwrap_or_default()))),
                    field("Said by", one(fact.attributed_to)),
                ]
            }
            Subject::Quote(at) => {
                let quote = found.quotes.get(*at)?;
                vec![
                    field("Speaker", one(quote.speaker)),
                    field("To whom", one(quote.addressee)),
                    field("Kind", choice(QuoteKind::ALL.map(QuoteKind::name), quote.kind.name())),
                ]
            }
            Subject::Entity(id) => {
                let entity = found.entity(*id)?;
                vec![
                    field("English", text(&entity.name_en)),
                    field("Kind", choice(EntityKind::ALL.map(EntityKind::name), entity.kind.name())),
                ]
            }
            Subject::Term(_) => return None,
        };
        let (subject, lines) = (subject.clone(), Vec::new());
        Some(Self { subject, fields, at: 0, picker: None, problem: None, lines, top: 0 })
    }

    /// Its lines in view.
    #[must_use]
    pub fn seen(&self, height: usize) -> &[FormLine] {
        let end = (self.top + height).min(self.lines.len());
        self.lines.get(self.top.min(end)..end).unwrap_or_default()
    }

    /// All its lines.
    #[must_use]
    pub fn lines(&self) -> &[FormLine] {
        &self.lines
    }

    /// What is wrong with it.
    #[must_use]
    pub fn problem(&self) -> Option<&'static str> {
        self.problem
    }

    /// Whether an entity is being picked.
    #[must_use]
    pub fn picks(&self) -> bool {
        self.picker.is_some()
    }

    /// What it is about, in a word.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self.subject {
            Subject::Fact(_) => "Edit fact",
            Subject::Quote(_) => "Edit quote",
            Subject::Entity(_) | Subject::Term(_) => "Edit entity",
        }
    }

    fn step(&mut self, way: Way) {
        self.problem = None;
        self.at = if way == Way::Next { (self.at + 1).min(self.fields.len()) } else { self.at.saturating_sub(1) };
    }

    fn field(&mut self) -> Option<&mut Value> {
        self.fields.get_mut(self.at).map(|field| &mut field.value)
    }

    /// An edit of the selected field.
    fn edit(&mut self, edit: Edit) {
        self.problem = None;
        let letter = match edit {
            Edit::Insert(c) => match Key::char(c).latin().code {
                Code::Char(c) => Some(c),
                _ => None,
            },
            _ => None,
        };
        match self.field() {
            Some(Value::Text(input) | Value::Date(input)) => return edited(input, edit),
            Some(Value::Choice(options, at)) => {
                let last = options.len().saturating_sub(1);
                match (edit, letter) {
                    (Edit::Right, _) | (_, Some('l' | ' ')) => *at = if *at >= last { 0 } else { *at + 1 },
                    (Edit::Left, _) | (_, Some('h')) => *at = at.checked_sub(1).unwrap_or(last),
                    _ => {}
                }
            }
            Some(Value::Parties(ids, _))
                if matches!(edit, Edit::Backspace | Edit::Delete | Edit::DeleteLine) || letter == Some('x') =>
            {
                ids.clear();
            }
            Some(Value::Parties(..)) | None => {}
        }
        match letter {
            Some('j') => self.step(Way::Next),
            Some('k') => self.step(Way::Previous),
            _ => {}
        }
    }

    fn parties(&self, name: &str) -> Vec<EntityId> {
        self.fields.iter().find(|field| field.name == name).map_or_else(Vec::new, |field| match &field.value {
            Value::Parties(ids, _) => ids.clone(),
            _ => Vec::new(),
        })
    }

    fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|field| field.name == name).map_or("", |field| match &field.value {
            Value::Text(input) | Value::Date(input) => input.value().trim(),
            Value::Choice(options, at) => options.get(*at).copied().unwrap_or(""),
            Value::Parties(..) => "",
        })
    }

    /// The finding as it is written here; else the field that is wrong, and why.
    fn item(&self, found: &Annotations) -> Result<Item, (&'static str, &'static str)> {
        let all = |name: &str| self.parties(name).into_iter().filter_map(|id| party(found, id)).collect();
        let one = |name: &str| self.parties(name).first().and_then(|&id| party(found, id));
        match &self.subject {
            Subject::Fact(at) => {
                let fact = found.facts.get(*at).ok_or(("English", "this fact is gone"))?;
                let old = fact_item(found, fact);
                let kind = FactKind::ALL.into_iter().find(|kind| kind.name() == self.text("Kind")).unwrap_or(fact.kind);
                let (english, date) = (self.text("English"), self.text("Date"));
                if english.is_empty() {
                    return Err(("English", "a fact needs its sentence"));
                }
                if !(date.is_empty() || is_date(date) || fact.date.as_deref() == Some(date)) {
                    return Err(("Date", "a date is 2016-05-21, 2016-05, 2016-W20 or 2016"));
                }
                // The codes say what kind of act it is.
                let (plover, cameo) = if kind == fact.kind { (old.plover, old.cameo) } else { (None, None) };
                Ok(Item::Fact(FactItem {
                    kind,
                    plover,
                    cameo,
                    source: all("Who"),
                    target: all("To whom"),
                    place: one("Place"),
                    date: (!date.is_empty()).then(|| date.to_owned()),
                    attributed_to: one("Said by"),
                    english: english.to_owned(),
                }))
            }
            Subject::Quote(at) => {
                let quote = found.quotes.get(*at).ok_or(("Speaker", "this quote is gone"))?;
                let kind = QuoteKind::ALL.into_iter().find(|kind| kind.name() == self.text("Kind")).unwrap_or(quote.kind);
                let (speaker, addressee) = (one("Speaker"), one("To whom"));
                Ok(Item::Quote(QuoteItem { kind, speaker, addressee, ..quote_item(found, quote) }))
            }
            Subject::Entity(id) => {
                let entity = found.entity(*id).ok_or(("English", "this entity is gone"))?;
                let kind = EntityKind::ALL.into_iter().find(|kind| kind.name() == self.text("Kind")).unwrap_or(entity.kind);
                Ok(Item::Entity(EntityItem { kind, name: self.text("English").to_owned() }))
            }
            Subject::Term(_) => Err(("English", "terms are not corrected here")),
        }
    }
}

fn choice<const N: usize>(options: [&'static str; N], chosen: &str) -> Value {
    let at = options.iter().position(|option| *option == chosen).unwrap_or(0);
    Value::Choice(options.to_vec(), at)
}

impl State {
    /// The open form.
    #[must_use]
    pub fn form(&self) -> Option<&Form> {
        self.form.as_ref()
    }

    /// Opens the form of what a correction would be about.
    pub(super) fn open_form(&mut self) {
        let Some(subject) = self.subject() else { return self.tell("nothing to correct here: select a row of the panel") };
        let Some(findings) = self.findings.clone() else { return self.tell("still reading the article \u{2026}") };
        match Form::new(findings.annotations(), &subject) {
            Some(form) => self.form = Some(form),
            None => self.tell("terms come from the glossary and are not corrected here"),
        }
    }

    /// Closes the picker, else the form; whether one was open.
    pub(super) fn close_form(&mut self) -> bool {
        match &mut self.form {
            Some(form) if form.picker.is_some() => form.picker = None,
            Some(_) => self.form = None,
            None => return false,
        }
        true
    }

    /// Up and down: through the fields, or through what can be picked.
    pub(super) fn step_form(&mut self, way: Way) {
        if let Some(form) = &mut self.form {
            match &mut form.picker {
                Some(picker) => picker.step(way),
                None => form.step(way),
            }
        }
    }

    /// The next or previous field, whether something is being picked or not.
    pub(super) fn next_field(&mut self, way: Way) {
        if let Some(form) = &mut self.form {
            form.picker = None;
            form.step(way);
        }
    }

    pub(super) fn edit_form(&mut self, edit: Edit) {
        let (Some(form), Some(findings)) = (&mut self.form, &self.findings) else { return };
        let blank = matches!(edit, Edit::Insert(' '));
        if form.picker.is_some() && blank {
            form.pick();
        } else if let Some(picker) = &mut form.picker {
            picker.edit(edit, findings.annotations());
        } else if blank && matches!(form.field(), Some(Value::Parties(..))) {
            form.open_picker(findings.annotations());
        } else {
            form.edit(edit);
        }
    }

    /// Enter: picks, opens what can be picked, or saves.
    pub(super) fn enter_form(&mut self) -> Vec<Effect> {
        let (Some(form), Some(findings)) = (&mut self.form, &self.findings) else { return Vec::new() };
        if form.picker.is_some() {
            form.pick();
            return Vec::new();
        }
        match form.field() {
            Some(Value::Parties(..)) => form.open_picker(findings.annotations()),
            Some(Value::Choice(..)) => form.step(Way::Next),
            Some(Value::Text(_) | Value::Date(_)) | None => return self.save_form(),
        }
        Vec::new()
    }

    /// Keeps what is written, and closes the form; or says what is wrong.
    pub(super) fn save_form(&mut self) -> Vec<Effect> {
        let (Some(form), Some(findings)) = (&mut self.form, &self.findings) else { return Vec::new() };
        form.picker = None;
        match form.item(findings.annotations()) {
            Ok(item) => {
                let subject = form.subject.clone();
                self.form = None;
                self.rewrite(&subject, item)
            }
            Err((name, why)) => {
                form.at = form.fields.iter().position(|field| field.name == name).unwrap_or(form.at);
                form.problem = Some(why);
                Vec::new()
            }
        }
    }

    /// A press while the form is open: on a field, on what can be picked, on the line that saves.
    pub(super) fn press_form(&mut self, column: u16, row: u16) -> Option<Vec<Effect>> {
        let screen = self.geometry.screen;
        let form = self.form.as_mut()?;
        let area = area(screen, form.lines.len());
        let inside = area.contains(column, row) && row > area.y && row + 1 < area.bottom();
        let line = form.top + usize::from(row.saturating_sub(area.y + 1));
        match form.lines.get(line).filter(|_| inside).and_then(|line| line.target) {
            Some(Target::Field(at)) => {
                let again = form.at == at;
                form.at = at;
                form.problem = None;
                match form.field() {
                    Some(Value::Parties(..)) => return Some(self.enter_form()),
                    Some(Value::Choice(..)) if again => form.edit(Edit::Right),
                    _ => {}
                }
            }
            Some(Target::Save) => return Some(self.save_form()),
            Some(Target::Option(at)) => {
                if let Some(picker) = &mut form.picker {
                    picker.select(at);
                    form.pick();
                }
            }
            None => {}
        }
        Some(Vec::new())
    }
}
