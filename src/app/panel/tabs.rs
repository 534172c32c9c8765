//! The tabs of the panel, and how their names are cut to fit.

/// A list of the panel.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Tab {
    /// What the article states.
    #[default]
    Facts,
    /// People.
    People,
    /// Places.
    Places,
    /// Organisations, instruments, events.
    Bodies,
    /// Reported speech.
    Quotes,
    /// Glossary terms.
    Terms,
    /// The facts by date; it stands in the place of the first tab while it is open.
    Timeline,
}

impl Tab {
    /// The tabs from left to right.
    pub const ALL: [Self; 6] = [Self::Facts, Self::People, Self::Places, Self::Bodies, Self::Quotes, Self::Terms];

    /// How many lists there are.
    pub const COUNT: usize = Self::ALL.len() + 1;

    /// Its place in [`Tab::ALL`]; that of the timeline is behind them.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Facts => "Facts",
            Self::People => "People",
            Self::Places => "Places",
            Self::Bodies => "Bodies",
            Self::Quotes => "Quotes",
            Self::Terms => "Terms",
            Self::Timeline => "Timeline",
        }
    }

    /// The tab on the right (`forward`) or on the left, around the ends.
    #[must_use]
    pub fn beside(self, forward: bool) -> Self {
        let step = if forward { 1 } else { Self::ALL.len() - 1 };
        // The timeline stands where the facts do.
        Self::ALL.get((self.index() % Self::ALL.len() + step) % Self::ALL.len()).copied().unwrap_or_default()
    }

    /// Whether a blank line stands between its rows.
    #[must_use]
    pub fn spaced(self) -> bool {
        matches!(self, Self::Facts | Self::Quotes | Self::Timeline)
    }
}

/// A tab as it is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// Which.
    pub tab: Tab,
    /// What is written; ASCII.
    pub text: String,
    /// Columns before it.
    pub column: usize,
}

/// The labels in at most `width` columns, blanks and «│» between them: with all counts where there is room, else with that of the open tab, then with short names.
/// Empty when even those do not fit.
#[must_use]
pub fn labels(open: Tab, counts: Option<[usize; Tab::COUNT]>, width: usize) -> Vec<Label> {
    let count = |tab: Tab| counts.and_then(|counts| counts.get(tab.index()).copied());
    let full = |tab: Tab| count(tab).map_or_else(|| tab.name().to_owned(), |n| format!("{} {n}", tab.name()));
    let short = |tab: Tab, letters: usize| -> String { tab.name().chars().take(letters).collect() };
    let ways: [&dyn Fn(Tab) -> String; 5] = [
        &full,
        &|tab| if tab == open { full(tab) } else { tab.name().to_owned() },
        &|tab| if tab == open { full(tab) } else { short(tab, 3) },
        &|tab| if tab == open { tab.name().to_owned() } else { short(tab, 2) },
        &|tab| short(tab, 2),
    ];
    for way in ways {
        let mut column = 0;
        let labels: Vec<Label> = Tab::ALL
            .iter()
            .map(|&tab| if tab == Tab::Facts && open == Tab::Timeline { open } else { tab })
            .map(|tab| {
                let label = Label { tab, text: way(tab), column };
                column += label.text.len() + 3;
                label
            })
            .collect();
        if column.saturating_sub(3) <= width {
            return labels;
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_to_fit() {
        let counts = Some([23, 3, 4, 6, 13, 45, 12]);
        let text = |width| labels(Tab::Facts, counts, width).iter().map(|l| l.text.clone()).collect::<Vec<_>>().join(" │ ");
        assert_eq!(text(80), "Facts 23 │ People 3 │ Places 4 │ Bodies 6 │ Quotes 13 │ Terms 45");
        assert_eq!(text(60), "Facts 23 │ People │ Places │ Bodies │ Quotes │ Terms");
        assert_eq!(text(38), "Facts 23 │ Peo │ Pla │ Bod │ Quo │ Ter");
        assert_eq!(text(30), "Facts │ Pe │ Pl │ Bo │ Qu │ Te");
        assert_eq!(text(5), "");
        let first = |width| labels(Tab::Timeline, counts, width).first().map(|label| (label.tab, label.text.clone()));
        assert_eq!(first(80), Some((Tab::Timeline, "Timeline 12".to_owned())));
        assert_eq!((Tab::Timeline.beside(true), Tab::Timeline.beside(false)), (Tab::People, Tab::Terms));
    }
}
