//! Which accusation comes first.

use super::Found;
use crate::reading::model::{Charge, Fact};

/// No more accusations are shown.
const MOST: usize = 6;

/// Each category once, the surest first; among equals the one named first.
pub(super) fn rank(mut found: Vec<Found>) -> Vec<Fact<Charge>> {
    let mut totals: Vec<(&'static str, i32, usize)> = Vec::new();
    for one in &found {
        match totals.iter_mut().find(|(category, ..)| *category == one.charge.value.category) {
            Some((_, weight, _)) => *weight += one.weight,
            None => totals.push((one.charge.value.category, one.weight, one.order)),
        }
    }
    totals.sort_by_key(|(category, weight, order)| (std::cmp::Reverse(weight + gravity(category)), *order));
    found.sort_by_key(|one| (std::cmp::Reverse(one.weight), one.order));
    let first =
        |category: &str| found.iter().find(|one| one.charge.value.category == category).map(|one| one.charge.clone());
    totals.iter().filter_map(|(category, ..)| first(category)).take(MOST).collect()
}

/// Words that say less by themselves come behind those that say more.
fn gravity(category: &str) -> i32 {
    match category {
        "terrorism" => 3,
        "blasphemy" | "espionage" | "homicide" | "false_news" => 2,
        "no_charge" | "propaganda" | "public_order" | "smuggling_customs" | "immigration" => -2,
        _ => 0,
    }
}
