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
