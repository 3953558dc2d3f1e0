//! The article 36 clock in words.

use crate::{
    cases::{
        article36::{After, Clock, Step, What, clocks},
        dossier::Dossier,
    },
    web::page::Page,
};

/// The clock of one home state.
pub(super) struct ClockLines {
    /// Which state; empty where nothing is entered.
    pub(super) state: &'static str,
    /// What each step is, how it stands, and whether nothing is entered.
    pub(super) steps: Vec<(&'static str, String, bool)>,
    /// How many steps something is entered for, of how many.
    pub(super) known: String,
    /// Whether the person declined.
    pub(super) is_declined: bool,
}

/// The clocks of the case.
pub(super) fn lines(page: &Page, dossier: &Dossier) -> Vec<ClockLines> {
    let made = clocks(dossier.start(), &dossier.confidential.consular);
    made.iter().map(|clock| line(page, clock)).collect()
}

fn line(page: &Page, clock: &Clock) -> ClockLines {
    let count = |n: usize| i64::try_from(n).unwrap_or_default().into();
    ClockLines {
        state: clock.state.map_or("", |state| state.label(page.lang())),
        steps: clock.steps.iter().map(|step| (what(page, step.what), words(page, step), step.is_missing())).collect(),
        known: page.t2("clock-known", ("known", count(clock.known())), ("total", count(clock.steps.len()))),
        is_declined: clock.is_declined,
    }
}

fn what(page: &Page, what: What) -> &'static str {
    let key = match what {
        What::Told => "clock-what-told",
        What::Notified => "clock-what-notified",
        What::Requested => "clock-what-requested",
        What::Answered => "clock-what-answered",
        What::LastVisit => "clock-what-visit",
    };
    super::word(page, key)
}

/// "Granted: 9 Jan 2024, 36 days after the arrest".
fn words(page: &Page, step: &Step) -> String {
    let stands = page.t(step.key()).to_owned();
    let date = step.date.as_ref().map(|date| date.short_words(page.lang()));
    let is_undated = date.is_none() && !step.is_missing();
    let date = date.or_else(|| is_undated.then(|| page.t("clock-undated").to_owned()));
    let pieces = [Some(stands), date, step.after.map(|after| days(page, after))];
    pieces.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn days(page: &Page, After { min, max, is_about }: After) -> String {
    let days = match max {
        Some(max) if max == min => page.t1("clock-days", "count", min),
        Some(max) => page.t2("clock-days-between", ("min", min.into()), ("max", max.into())),
        None => page.t1("clock-days-least", "count", min),
    };
    if is_about { page.t1("clock-days-about", "days", days) } else { days }
}
