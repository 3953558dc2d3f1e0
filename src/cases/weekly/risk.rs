//! What makes a case urgent in the review, and the order that follows: risk × silence.

/// Why somebody is at risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// Under sentence of death.
    Death,
    /// Disappeared, or missing.
    Disappearance,
    /// A hostage.
    Hostage,
    /// A concern for health, entered by the team for the team.
    Health,
    /// An allegation of ill-treatment, entered by the team for the team.
    Treatment,
}

impl Risk {
    /// The key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Death => "risk-death",
            Self::Disappearance => "risk-disappearance",
            Self::Hostage => "risk-hostage",
            Self::Health => "risk-health",
            Self::Treatment => "risk-treatment",
        }
    }

    const fn weight(self) -> i64 {
        match self {
            Self::Death | Self::Disappearance => 4,
            Self::Hostage | Self::Health | Self::Treatment => 2,
        }
    }
}

/// The risks that custody status and kinds of case (`a|b`) say.
pub fn said(custody: &str, case_types: &str) -> Vec<Risk> {
    let is_type = |one: &str| case_types.split('|').any(|code| code == one);
    let mut risks = Vec::new();
    if custody == "death_row" {
        risks.push(Risk::Death);
    }
    if ["disappeared", "missing_suspected"].contains(&custody) || is_type("disappearance") {
        risks.push(Risk::Disappearance);
    }
    if custody == "nonstate" || is_type("hostage_nonstate") || is_type("hostage_diplomacy_suspected") {
        risks.push(Risk::Hostage);
    }
    risks
}

/// What the review is sorted by: the weight of the risks times the days without news.
pub fn score(risks: &[Risk], silence: i64) -> i64 {
    (1 + risks.iter().map(|risk| risk.weight()).sum::<i64>()) * silence.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_without_news_of_a_hostage_comes_before_two_months_of_somebody_at_no_special_risk() {
        assert_eq!(said("nonstate", "hostage_nonstate|unclear"), [Risk::Hostage]);
        assert_eq!(said("pretrial", "arbitrary_suspected"), []);
        assert!(score(&[Risk::Hostage], 30) > score(&[], 60));
        assert!(score(&[Risk::Death], 1) > score(&[], 4));
        assert!(score(&[], 200) > score(&[Risk::Hostage], 30), "silence alone counts too");
    }
}
