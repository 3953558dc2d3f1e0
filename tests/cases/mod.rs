//! Behaviour of the case record, seen through its pages.

mod canary;
mod charges;
mod citations;
mod confirmations;
mod conflicts;
mod custody;
mod duplicates;
mod handovers;
mod list;
mod looks;
mod merging;
mod notes;
mod publicity;
mod queries;
mod sharing;
mod silence;
mod suggestions;
mod team;
