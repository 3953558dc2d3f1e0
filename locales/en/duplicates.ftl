# People who may be one, and those who are not.
duplicates-title = Possible duplicates
duplicates-what = Two records that may be one person, likeliest first. Nothing is merged by itself: you decide.
duplicates-empty = No possible duplicates
duplicates-empty-what = No two people whom you see look like one. New and changed cases are looked at within minutes.
duplicates-count = { $count ->
    [one] { $count } pair
    [1001] More than 1,000 pairs
   *[other] { $count } pairs
}
duplicates-probable = Probably the same person
duplicates-possible = Possibly the same person
duplicates-for = Speaks for it
duplicates-against = Speaks against it
duplicates-cases = Cases
duplicates-names = Other names
duplicates-since = Taken
duplicates-field = What is compared
duplicates-compare = Compare
duplicates-one-title = One person or two?
duplicates-side-by-side = Side by side
likeness-same-birth = may be born on the same day ({ $what })
likeness-other-birth = born { $a }, and { $b }
likeness-other-gender = one is “{ $a }”, the other “{ $b }”
likeness-same-nationality = both have the nationality { $what }
likeness-other-nationality = different nationalities: { $a }, { $b }
likeness-same-country = both held in { $what }
likeness-other-country = held in different countries: { $a }, { $b }
likeness-close-dates = taken at about the same time: { $a }, { $b }
likeness-other-dates = taken at different times: { $a }, { $b }
likeness-same-group = both in one case group
distinction-do = Not the same person
distinction-what = The two are then never offered as one again, on this page or on any form. You can take it back.
distinction-undo = Take it back
distinction-decided = Not the same person, as decided by
distinction-long = Shorten the reason to 500 characters.
distinctions-title = Not the same person
distinctions-what = People who look alike and are two. They are not offered as duplicates.
distinctions-empty = Nothing was decided yet
distinctions-people = People
distinctions-by = Decided by
flash-distinguished = Remembered: two different people.
flash-undistinguished = Taken back: they may be offered as one again.

# Two records made one, and two again.
merge-people-open = Merge into one person
merge-people-title = Merge two records of one person
merge-cases-open = Merge the two cases
merge-cases-title = Merge two cases of one person
merge-cases-too = The two cases are still two. If they are one and the same detention:
merge-who = Merging the two takes the lead of every case of both, or a coordinator who sees them.
merge-form-what = Choose what is kept, field by field. What is not kept stays in history and comes back if the merge is undone.
merge-stays = Which record stays
merge-stays-hint = Its reference stays. The other reference still finds it.
merge-same = both say so
merge-both = Both, one after the other
merge-listed-as = Listed under the name
merge-united = Nothing of this is lost
merge-names = { $count ->
    [one] { $count } name
   *[other] { $count } names
}
merge-cases = { $count ->
    [one] { $count } case
   *[other] { $count } cases
}
merge-stays-in-custody = { $count ->
    [one] { $count } stay in custody
   *[other] { $count } stays in custody
}
merge-charges = { $count ->
    [one] { $count } accusation
   *[other] { $count } accusations
}
merge-sources = { $count ->
    [one] { $count } link to a source
   *[other] { $count } links to sources
}
merge-united-person = Nationalities and identity documents of both
merge-united-case = Hearings, sentences, releases, events, contacts, consents, tasks and all other parts of both
merge-look = See what will happen
merge-confirm-title = What will happen
merge-follows-people = { $stays } stays. { $goes } goes into it; whoever searches for { $goes } finds { $stays }.
merge-follows-cases = { $stays } stays. { $goes } goes into it; its address and its reference lead to { $stays }.
merge-follows-citations = Every citation is kept. Where a source supports the value that is not kept, the two are shown as a disagreement.
merge-follows-hushed = Only silent cases know one of the two. So that the silence holds, these cases become silent, for the team of the silent case alone, and what was shared is taken back: { $cases }.
merge-follows-silent = One of the two is silent. The one case is silent: only those who work on the silent one see it, and what was shared is taken back.
merge-follows-publicity = The stricter publicity holds: { $level }.
merge-follows-team = The teams become one: who works on one reads what is restricted of both.
merge-follows-shares = Partners of either see the one case, with the narrower right: { $partners }.
merge-follows-undo = It can be undone at any time, from the page of the merge or from history.
merge-do = Merge
merge-undo = Undo the merge
merge-undo-what = Each record gets back what it had.
merge-undo-since = { $count ->
    [one] { $count } change was made since. What was added stays with the record that stayed; a value that was changed stays as it is.
   *[other] { $count } changes were made since. What was added stays with the record that stayed; values that were changed stay as they are.
}
merges-title = Merges
merges-empty = Nothing was merged
merges-one = Merge
merges-what = What was merged
merges-into = { $goes } into { $stays }
merges-by = By
merges-state = State
merges-holds = Merged
merges-undone = Undone
flash-merged = Merged. It can be undone here at any time.
flash-merged-here = The case you asked for was merged into this one.
flash-unmerged = Undone: they are two again.
unmerged-kept = Changed since, and so left as it is: { $fields }.
unmerged-gone = { $count ->
    [one] { $count } row was removed since and stays removed.
   *[other] { $count } rows were removed since and stay removed.
}
unmerged-silent = What became silent by the merge stays silent, for something was changed since. Its lead can lift that.
error-merge-later = Another merge was made since of what this one made. Undo that one first.
history-moved = Moved by a merge
history-merged = Merged into another
history-parted = Two again
kind-merges = Merge
kind-distinctions = Two different people
