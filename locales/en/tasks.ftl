# Working together: tasks, the weekly review, a member's own page.
kind-tasks = Task
kind-case-answers = “No change” in the weekly review
tasks-kind = Kind
tasks-what = What
tasks-due-on = Due
tasks-user-id = Who does it
tasks-status = State
tasks-snoozed-until = Put off until
tasks-note = Note
case-answers-note = Note

tasks-title = Tasks
tasks-all = All tasks
tasks-open = To be done
tasks-asleep = Put off
tasks-closed = Done or dropped
tasks-none = Nothing is to be done now.
tasks-asleep-count = { $count ->
    [one] 1 more task is put off.
   *[other] { $count } more tasks are put off.
}
task-title = Task
task-add = Add a task
task-add-mine = It is yours; “All tasks” lets you give it to somebody else.
task-kind = Kind of task
task-what = What is to be done
task-what-hint = No names, no health: a few words that may be read over a shoulder.
task-due = Due on
task-due-hint = A day, such as 3 Dec 2026
task-who = Who does it
task-status = State
task-note = What came of it
task-reads = Who reads it
task-nobody = nobody yet
task-due-by = by { $date }
task-overdue = overdue since { $date }
task-asleep-until = put off until { $date }
task-end = End this task
task-ending = How it ended
task-edit = Change this task
task-snooze = Put it off
task-until = Until which day
task-until-hint = It is out of sight until then. Leave this empty to bring it back now.
task-hand = Hand it over
task-reopen = It is to be done after all
task-not-a-day = Enter one certain day, such as 3 Dec 2026.
task-until-past = Enter a day after today.
task-who-unknown = Choose somebody who sees this case.
task-what-missing = Say in a few words what is to be done.
task-too-long = Use at most { $most } characters.
task-recall-share = Ask { $name } to delete what it has of this case
task-recall-export = Have this file deleted, which holds the case: { $name }
task-erasure-asked = Erasure of this person was asked for: decide about this case
task-recall-public = Look for copies of the public page, and have them taken down
flash-task-added = The task is added.
flash-task-ended = The task is ended. It stays under “All tasks”.
flash-task-changed = The task is changed.
flash-task-open = The task is to be done.
flash-task-asleep = The task is put off.
flash-task-handed = The task is handed over.

menu-review = Review
weekly-title = Weekly review
weekly-what = Everybody of your organisation’s cases who is still held, those at most risk and longest without news first.
weekly-left = { $count ->
    [0] No case waits for an answer this week.
    [one] 1 case waits for an answer this week.
   *[other] { $count } cases wait for an answer this week.
}
weekly-none = No case of somebody who is held. Those that you see and that your organisation keeps stand here.
weekly-done = Every case is answered for this week.
weekly-answered = Answered for this week
answer-note = Whom you asked, and how
answer-next = Look again on
answer-no-change = No change
answer-note-long = Use at most 300 characters for the note.
flash-answered = “No change” is kept, with your name and the time. Days without news are counted from today.
risk-death = death penalty
risk-disappearance = disappeared
risk-hostage = hostage
risk-health = grave health concern
risk-treatment = ill-treatment alleged

menu-home = Home
home-title = My work
home-due = What I am to do
home-due-none = No task is yours. Tasks that somebody gives you, and those that the program makes for cases you lead, stand here.
home-changed = What changed
home-changed-none = Nobody else changed a case that you follow in the last two weeks. “Follow” on the page of a case puts it here.
home-stale = What grows stale
home-stale-none = Of every case that you lead there was news in the last 60 days, or “no change” was said.
home-unreviewed = What waits for my review
home-unreviewed-none = No case waits for a second person before it goes public.

# Notes and discussions.
kind-notes = Note
kind-discussions = Discussion of a fact
notes-body = Text
notes-is-restricted = Only for those who work on the case
history-settled = Settled
history-reopened = Opened again
notes-title = Notes
notes-what = What colleagues say to each other about this case. Only your organisation reads it: no partner, no export, no search, no public page. Phone numbers and addresses belong under “Contacts”, where they are kept sealed.
notes-all = All notes
notes-none = No note yet.
notes-newest = Newest notes
notes-count = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
note-add = Add a note
note-body = Note
note-body-hint = Write @ and a name, such as @Ada, to ask for a colleague’s attention.
note-mention = Ask for somebody’s attention
note-mention-hint = Only colleagues who see this case can be chosen. They are told that there is something to see, and no more.
note-fact = About one fact
note-fact-hint = The note then stands at that fact, with what others say of it.
note-restricted = Only for those who work on the case
note-restricted-hint = This cannot be changed later.
note-edit = Change your note
note-change = Change
note-was-changed = changed
note-to = for
note-remove = Take this note back
note-remove-sure = Nobody reads it on these pages any more. The history of the case keeps what it said, for those who could read it.
note-remove-yes = Yes, take it back
note-empty = Write what you wish to say.
note-fact-unknown = Choose a fact of this case.
note-mention-unknown = Choose somebody of your organisation who sees this case.
note-mention-not-team = Choose somebody who works on this case: the note is only for them.
note-name-unknown = Nobody in your organisation who sees this case is called “{ $name }”. Write the name as it stands in the list, or leave out the @.
note-name-not-team = Nobody who works on this case is called “{ $name }”, and the note is only for them. Name somebody else, or leave out the @.
note-name-several = Several colleagues are called “{ $name }”. Write the whole name, or choose the person from the list.
flash-note-added = The note is added.
flash-note-changed = The note is changed.
flash-note-removed = The note is taken back.
discussions-title = Discussions of facts
discussions-open = { $count ->
    [one] 1 fact is under discussion
   *[other] { $count } facts are under discussion
}
discussion-title = Discussion of a fact
discussion-says-now = The record says now:
discussion-gone = A fact that is no longer there
discussion-settled = Settled
discussion-settle = This is settled
discussion-reopen = It is not settled after all
discussion-mark = { $count ->
    [one] 1 note on this fact
   *[other] { $count } notes on this fact
}
flash-discussion-settled = The discussion is settled. Whoever adds a note opens it again.
flash-discussion-reopened = The discussion is open again.

# Handing cases over.
kind-handovers = Handover of cases
handover-title = Hand over cases and tasks
handover-what = When somebody leaves or takes up other work, their place in the teams, their open tasks and the cases they follow go to colleagues. Listed are the cases that you see; others are handed over by those who work on them.
handover-none = Nothing that you see is to be handed over.
handover-no-colleague = No colleague could lead these cases. Invite somebody, or give somebody the role, first.
handover-all = Everything to
handover-all-hint = A choice at one case goes before this one. A case without a choice stays where it is.
handover-to = This case to
handover-nobody = Choose to whom the cases go.
handover-sure = { $count ->
    [one] 1 case of { $name } is handed over, with its open tasks. Is that right?
   *[other] { $count } cases of { $name } are handed over, with their open tasks. Is that right?
}
handover-do = Hand over
handover-leads = leads it
handover-in-team = in its team
handover-tasks = { $count ->
    [one] 1 open task
   *[other] { $count } open tasks
}
handover-follows = follows it
handover-last = What you handed over last
handover-count = { $count ->
    [one] 1 case
   *[other] { $count } cases
}
handover-undo = Take it back
handover-inactive = Who may not sign in can take nothing back. Let them in again first.
flash-handed-over = It is handed over. On this page you can take it back.
flash-handover-undone = It is taken back, but for what was decided since.
task-retention = This case is closed and nobody has changed it for a long time: look whether it still has to be kept
kind-confirmations = Confirmation of a fact
confirmation-fact = Fact
confirmations-title = Confirm facts
confirmations-what = A second pair of eyes: compare each value with the words of its sources, and tick what they say. Nobody confirms what they wrote themselves, and a value that changes waits again.
confirmations-empty = There is no fact yet that needs a source.
confirmations-none-wait = Nothing waits for you to confirm it.
confirmation-by = confirmed by
confirmation-waits = waits for a second person
confirmation-own-work = you wrote it: somebody else confirms it
confirmation-contested = sources disagree: decide first
confirmation-unsourced = no source yet
confirmation-make = Confirm what is ticked
confirmation-remove = Take back the confirmation:
confirmation-none-ticked = Tick at least one fact that you compared with its source
confirmation-own = You cannot confirm this fact: you wrote it, or there is nothing to compare it with
confirmation-changed = A value that you ticked has changed since. Look at it again
confirmation-source = Source
flash-confirmed = Confirmed
flash-confirmation-removed = The confirmation is taken back
facts-confirmed = { $count ->
    [0] none confirmed by a second person
    [one] one confirmed by a second person
   *[other] { $count } confirmed by a second person
  }
