//! The colours of the themes, for terminals with many and for those with sixteen.

use ratatui::style::Color;

/// Red, green, blue.
pub(super) type Rgb = (u8, u8, u8);

/// What has a colour.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette<C> {
    /// The ground.
    pub(super) ground: C,
    /// Running text.
    pub(super) text: C,
    /// Titles, and the word under the cursor as its ground.
    pub(super) strong: C,
    /// Of less weight: captions, words not in the lexicon, hints.
    pub(super) muted: C,
    /// Lines of the frame.
    pub(super) frame: C,
    /// The pane that takes the keys, signs of what is selected.
    pub(super) accent: C,
    /// Names and descriptions of the kind.
    pub(super) person: C,
    /// Names and descriptions of the kind.
    pub(super) place: C,
    /// Names and descriptions of the kind.
    pub(super) organization: C,
    /// Names and descriptions of the kind.
    pub(super) nationality: C,
    /// Names and descriptions of the kind.
    pub(super) event: C,
    /// Names and descriptions of the kind.
    pub(super) instrument: C,
    /// Names and descriptions of the kind.
    pub(super) group: C,
    /// Names and descriptions of the kind.
    pub(super) date: C,
    /// Names and descriptions of the kind.
    pub(super) money: C,
    /// Names and descriptions of the kind.
    pub(super) quantity: C,
    /// A term in the panel.
    pub(super) term: C,
    /// A term on the page: quieter, there are many.
    pub(super) term_in_text: C,
    /// What is wrong.
    pub(super) warning: C,
    /// Behind reported speech.
    pub(super) quote_ground: C,
    /// Behind what the panel's row or the card is about.
    pub(super) lit_ground: C,
    /// Behind the selected row of a list.
    pub(super) row_ground: C,
    /// Behind what a search found.
    pub(super) match_ground: C,
    /// Behind what is selected.
    pub(super) selection_ground: C,
    /// Letters on the two last.
    pub(super) over: C,
}

impl<C: Copy> Palette<C> {
    /// The same in other terms.
    pub(super) fn map(&self, to: impl Fn(C) -> Color) -> Palette<Color> {
        Palette {
            ground: to(self.ground),
            text: to(self.text),
            strong: to(self.strong),
            muted: to(self.muted),
            frame: to(self.frame),
            accent: to(self.accent),
            person: to(self.person),
            place: to(self.place),
            organization: to(self.organization),
            nationality: to(self.nationality),
            event: to(self.event),
            instrument: to(self.instrument),
            group: to(self.group),
            date: to(self.date),
            money: to(self.money),
            quantity: to(self.quantity),
            term: to(self.term),
            term_in_text: to(self.term_in_text),
            warning: to(self.warning),
            quote_ground: to(self.quote_ground),
            lit_ground: to(self.lit_ground),
            row_ground: to(self.row_ground),
            match_ground: to(self.match_ground),
            selection_ground: to(self.selection_ground),
            over: to(self.over),
        }
    }
}

/// Light letters on a dark ground. Kinds of the same attributes differ by 18 in CIE L*a*b* at least, by 9 to an eye without green cones.
pub(super) const DARK: Palette<Rgb> = Palette {
    ground: (22, 24, 30),
    text: (200, 204, 212),
    strong: (236, 239, 244),
    muted: (128, 136, 152),
    frame: (62, 68, 82),
    accent: (129, 161, 225),
    person: (248, 217, 149),
    place: (145, 193, 118),
    organization: (119, 183, 215),
    nationality: (124, 228, 232),
    event: (199, 145, 251),
    instrument: (148, 138, 207),
    group: (207, 152, 89),
    date: (19, 161, 167),
    money: (199, 205, 93),
    quantity: (4, 181, 255),
    term: (240, 150, 170),
    term_in_text: (225, 167, 176),
    warning: (240, 113, 103),
    quote_ground: (31, 34, 43),
    lit_ground: (38, 46, 84),
    row_ground: (38, 44, 58),
    match_ground: (98, 80, 24),
    selection_ground: (38, 84, 130),
    over: (236, 239, 244),
};

/// Ink on paper.
pub(super) const LIGHT: Palette<Rgb> = Palette {
    ground: (251, 248, 241),
    text: (52, 50, 46),
    strong: (20, 19, 17),
    muted: (126, 119, 106),
    frame: (206, 199, 184),
    accent: (38, 92, 168),
    person: (110, 70, 0),
    place: (19, 115, 51),
    organization: (45, 100, 180),
    nationality: (0, 104, 84),
    event: (142, 44, 152),
    instrument: (55, 62, 163),
    group: (136, 30, 16),
    date: (0, 92, 128),
    money: (104, 112, 30),
    quantity: (74, 44, 116),
    term: (178, 40, 90),
    term_in_text: (108, 38, 70),
    warning: (196, 40, 30),
    quote_ground: (243, 238, 226),
    lit_ground: (208, 224, 246),
    row_ground: (236, 229, 212),
    match_ground: (255, 226, 138),
    selection_ground: (158, 200, 250),
    over: (20, 19, 17),
};

/// The first sixteen colours, whose shades are the terminal's own. There are too few of them for all kinds: signs tell these apart.
pub(super) const DARK_16: Palette<u8> = Palette {
    ground: 0,
    text: 7,
    strong: 15,
    muted: 8,
    frame: 8,
    accent: 14,
    person: 11,
    place: 10,
    organization: 14,
    nationality: 2,
    event: 13,
    instrument: 12,
    group: 3,
    date: 6,
    money: 11,
    quantity: 14,
    term: 13,
    term_in_text: 7,
    warning: 9,
    quote_ground: 0,
    lit_ground: 0,
    row_ground: 0,
    match_ground: 3,
    selection_ground: 6,
    over: 0,
};

/// Of those only six are dark enough for a light ground.
pub(super) const LIGHT_16: Palette<u8> = Palette {
    ground: 15,
    text: 0,
    strong: 0,
    muted: 8,
    frame: 7,
    accent: 4,
    person: 1,
    place: 4,
    organization: 4,
    nationality: 12,
    event: 5,
    instrument: 5,
    group: 1,
    date: 4,
    money: 5,
    quantity: 0,
    term: 5,
    term_in_text: 0,
    warning: 1,
    quote_ground: 15,
    lit_ground: 15,
    row_ground: 15,
    match_ground: 3,
    selection_ground: 6,
    over: 0,
};
