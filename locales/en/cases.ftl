# The list of cases and the case page.
cases-title = Cases
cases-new = New case
cases-create = Create the case
cases-new-hint = A name or “not known”, and the country: that is enough. Leave empty what no source says; everything else is added on the case page.
cases-new-from = From the source
cases-export = Export CSV
cases-search-label = Name, reference or words
cases-search-placeholder = Name in any script, reference, or words of an article
cases-filter-custody = Status
cases-filter-country = Detaining country
cases-filter-nationality = Nationality
cases-filter-charge-group = Kind of charges
cases-filter-stage = Stage of the procedure
cases-filter-file-status = State of our file
cases-filter-since = Arrested on or after
cases-filter-until = Arrested on or before
cases-filter-untouched = Not changed for … days
cases-any-status = Any status
cases-any-country = Any country
cases-apply = Search
cases-more-filters = More filters
cases-filtered-by = Shown:
cases-remove-filter = , remove this filter
cases-clear = Show all
cases-ignored = Part of the address could not be understood, so that filter is not applied.
cases-count = { $count ->
    [0] No case
    [one] 1 case
   *[other] { $count } cases
}
cases-more-than = More than { $count } cases
cases-at-least = At least { $count } cases
cases-sorted = sorted by “{ $by }”, { $order }
sort-down = highest or latest first
sort-up = lowest or earliest first
sort-best = best match first
sort-best-first = Put the best match first
cases-column-person = Person
cases-column-country = Held by
cases-column-since = Since
cases-column-status = Status
cases-column-charges = Charges
cases-column-days = Days held
cases-column-sources = Sources
cases-column-changed = Changed
cases-column-nationality = Nationality
cases-empty-title = No case yet
cases-empty-what = Most cases begin with an article. Record the article first, then create a case for each person it reports and cite it fact by fact.
cases-empty-source = Record a source
cases-none-title = Nothing found
cases-none-what = No case matches all of this. Remove a filter, try fewer words, or only the beginning of a name.
name-not-known = Name not known
found-beginning = found by the beginning of a word
found-near = found by a similar spelling
found-source = the words stand in a source
custody-held = Held, strict sense
custody-wide = Held, wide sense
chip-country = Held by { $country }
chip-nationality = Nationality { $country }
chip-since = Arrested on or after { $date }
chip-until = Arrested on or before { $date }
chip-untouched = Not changed for { $days } days
chip-no-source = Without a source
chip-search = “{ $words }”
charges-none = none made known
charge-say-convicted = convicted
charge-say-formal = formally charged
charge-say-alleged = alleged
sources-none = none
held-in = held in { $country }
now = The case now
now-status = Status
now-days = Days held
now-stage = Procedure
now-next = Next date
status-unknown = Unknown
stage-unknown = no stage entered
next-none = none known
days-if-still = if still held
days-ended = ended
days-unknown = no dates known
days-wide = { $days } with all restrictions
days-how = How this is counted
days-rule = The first day counts, the day of the end does not. Where dates are not exact, the figure is a range; these are the longest stretches.
warn-title = To check
warn-overlap = Two entries on custody overlap.
warn-gap = Between two entries on custody there is a gap of more than a day.
warn-released-but-held = A release is entered, but the latest entry on custody still says “held”. Add where the person is now.
warn-check-exit-ban = Released is not the same as free to leave: check whether there is an exit ban.
warn-serving-without-sentence = “Serving a sentence” is entered, but no sentence.
warn-sentence-without-conviction = A sentence is entered, but no conviction.
warn-conviction-without-trial = A conviction is entered, but no hearing.
warn-no-nationality = No nationality is entered.
warn-own-country = The only nationality is that of the detaining country. Is the case ours to follow?
warn-release-uncited = The release has no source yet.
section-who = Who
section-names = Names
section-names-add = Add a name
section-nationalities = Nationalities
section-nationalities-add = Add a nationality
nationality-unknown = none entered
name-form-of = form of { $name }
other-cases = Other cases
section-custody = Custody
section-custody-add = Add where the person is
section-custody-empty = Nobody has entered where the person is.
section-charges = Charges
section-charges-add = Add a charge
section-charges-empty = No charge made known.
section-stages = Procedure
section-stages-add = Add a stage
section-stages-empty = No stage entered.
section-court = Hearings and decisions
section-court-add = Add a hearing
section-court-empty = No hearing known.
section-sentences = Sentences
section-sentences-add = Add a sentence
section-sentences-empty = No sentence known.
section-release = Release
section-release-add = Add a release
section-release-empty = No release known.
section-events = Other events
section-events-add = Add an event
section-events-empty = No other event entered.
section-groups = Groups
section-groups-add = Put into a group
section-groups-empty = Not in a group.
section-file = The file
sections-missing = Nothing entered yet
timeline = Timeline
timeline-empty = Nothing with a date yet.
timeline-charged = Charge: { $charge }
timeline-left-custody = Left custody: { $how }
timeline-restrictions-ended = Restrictions ended
timeline-left-country = Left the country
planned = planned
cite = Cite
cite-add = Add what you learned
cite-none = no source yet
cite-disputed = disputed
cite-more = cite
cite-independent = { $count ->
    [one] one independent source
   *[other] { $count } independent sources
}
facts-coverage = { $cited } of { $total } facts have a source
uncited = { $count ->
    [one] Show the one without
   *[other] Show the { $count } without
}
case-sources-empty = No source yet. A case without a source cannot be trusted: record one and cite it.
cited-times = { $count ->
    [0] not cited
    [one] cited once
   *[other] cited { $count } times
}
source-unlink = Unlink
source-record = Record a new source
versus-title = Sources disagree: { $what }
versus-accepted = accepted
versus-rejected = considered and not accepted
versus-decide = Decide
versus-reason = Reason
versus-accept = Accept “{ $value }” instead
versus-keep = Keep “{ $value }”
versus-not-so = not so
history = History
history-program = the program
history-added = Added
history-changed = Changed
history-removed = Removed
history-seeded = Filled in
history-became = became
history-nothing = empty
history-restore = put back
history-empty = Nothing yet.
part-new = Add: { $kind }
part-edit = Change: { $kind }
removal-title = Remove this?
removal-what = It disappears from the case. The history keeps it, with your name and reason.
removal-citations = { $count ->
    [one] Its citation is removed with it.
   *[other] Its { $count } citations are removed with it.
}
removal-do = Remove it
