# What is thrown away, what is gone, who looked, and how history is sealed.
kind-removals = Removal
history-binned = Put into the bin
history-returned = Put back
history-redacted = A name was blacked out
history-erased = Erased
flash-binned = Put into the bin.
flash-returned = Put back where it was.
flash-erased = Erased. Nothing that you could see of it is left in the database.
flash-erased-late = Erased. The disk could not be cleared at once, because somebody was reading: restart the portal to clear it.
error-source-used = A case or another source rests on this source. Take it out there first.
bin-title = Bin
bin-what = What you threw away. It can be put back for 30 days; then it is gone, with all that the history says of it.
bin-empty = The bin is empty
bin-empty-what = Cases and sources that somebody throws away lie here for 30 days.
bin-count = { $count ->
    [one] 1 thing in the bin
   *[other] { $count } things in the bin
}
bin-thing = What
bin-kind = Kind
bin-who = Thrown away by
bin-left = Time left
bin-days-left = { $days ->
    [0] today
    [one] 1 day
   *[other] { $days } days
}
bin-restore = Put back
bin-do = Put into the bin
bin-back = Back
bin-case = Throw this case away
bin-case-title = Put this case into the bin?
bin-case-hidden = Nobody finds it any more: not in the list, in searches, in counts, in groups or in exports.
bin-days = It can be put back for { $days } days. After that it is gone, with all that the history says of it. Its reference is never used again.
bin-case-sources = { $count ->
    [0] No source is linked to it.
    [one] The source linked to it stays.
   *[other] The { $count } sources linked to it stay.
}
bin-case-person = The person has no other case here, and goes with it.
bin-case-others = { $count ->
    [one] The person has another case here, and stays.
   *[other] The person has { $count } other cases here, and stays.
}
bin-source = Throw this source away
bin-source-title = Put this source into the bin?
bin-source-hidden = Nobody finds it any more, nor the words of its text.
bin-source-used = This source cannot go while something rests on it.
bin-source-cases = { $count ->
    [one] 1 case is linked to it, or cites it. That case may lie in the bin.
   *[other] { $count } cases are linked to it, or cite it. Some may lie in the bin.
}
bin-source-sources = { $count ->
    [one] 1 source is a reprint or a translation of it.
   *[other] { $count } sources are reprints or translations of it.
}
gone-caption = Gone for good
gone-reference = Reference
gone-when = Gone since
gone-binned = The bin was emptied
gone-erased = Erased
held-title = What is held on this person
held-what = Every row about the person, with the sources that name them and what was changed. Names of other people are masked where they are known here; read it through before you hand it over. Who entered what is left out.
held-download = Save as text
held-other = [another person]
held-citations = Words quoted from sources
held-source = Source
held-speaker = Speaker
held-speaker-name = Name of the speaker
held-sources = Sources linked to the cases
held-naming = Other sources that name the person
held-history = History
erase-title = Erase this person
erase-lead = This cannot be undone.
erase-rows = The person goes, with all names and cases that you may know of, everything in them, and the sources that nothing else rests on.
erase-history = The history keeps who changed something and when, and loses what was said.
erase-elsewhere = Where other cases, groups or sources name the person, the letters of the name are blacked out.
erase-others = Whether another team keeps a case of this person whose existence is confidential is told to nobody. If one does, it is not touched, and that team gets a task to decide about it.
erase-trace = What stays is the references, your name, the day and your reason. The references are never used again.
erase-time = The file of the database is then written anew. With many cases that takes minutes, in which nothing can be saved.
erase-limits = The program finds names as they are written here, in either order. It does not find initials, misspellings, endings of declined names, or a person who is described and not named. Copies of the database made before, and files that were exported, still hold everything.
erase-reason = Reason
erase-reason-hint = For instance the date of the request. It stays, so it must not name the person.
erase-reason-missing = Say why the person is erased.
erase-reason-names = The reason names the person, and it stays. Say it without the name.
erase-reference = Reference of the person
erase-reference-hint = It stands above and begins with P-. Type it, so that nobody is erased by mistake.
erase-reference-wrong = Type the reference of the person: { $reference }
erase-do = Erase for good
looks-title = Who looked
looks-what = Who was shown what only those who work on the case may read: each part at most once an hour; and each sealed value, with the reason given. Nothing here can be changed or removed.
looks-empty = Nobody has been shown a restricted part or a sealed value yet.
looks-caption = Newest first
looks-when = When
looks-who = Who
looks-shown = What was shown
looks-level = Level
looks-files = Files that left
looks-files-what = Files of cases that held this one, with who took them and for whom. When the case becomes silent or somebody takes back a consent, a task is made for each, to have it deleted.
looks-files-empty = No file with this case has left.
level-public = Public
level-internal = Internal
level-restricted = Restricted
level-sealed = Sealed
seal-title = Seal of the history
seal-what = Every change is a link of a chain that nobody can alter unseen who has only the database. Every { $minutes } minutes the ends of all chains are sealed.
seal-number = Seal { $number }
seal-made = Sealed
seal-chains = Records sealed
seal-open = Records changed since
seal-printed = This page was made
seal-keep = Print this page, sign it, and keep it outside the portal, or send it to somebody you trust. Whoever has it can ask at the terminal whether today’s history still goes back to it:
seal-none = Nothing has been sealed yet. It is done a quarter of an hour after the first change, at the latest.
retention-title = How long closed cases are kept
retention-what = When a case is closed and nobody has changed it for so long, its lead gets a task: look whether it still has to be kept, empty it of what is no longer needed, or erase the person. Nothing is ever deleted by itself.
retention-after = Ask about a closed case
retention-months = { $count ->
    [one] after one month
   *[other] after { $count } months
  }
retention-never = Never
