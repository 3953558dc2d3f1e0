# Words that many pages share.
skip = Skip to the content
menu = Main menu
menu-cases = Cases
menu-sources = Sources
menu-groups = Groups
menu-team = Team
sign-in = Sign in
sign-out = Sign out
footer = Only for the members of this installation. Do not leave this page open unattended.
optional = (optional)
yes = Yes
no = No
save = Save
cancel = Cancel
change = Change
remove = Remove
today = today
yesterday = yesterday
days-ago = { $days } days ago
since = since { $date }
since-loosely = start: { $date }
as-of = as of { $date }
as-of-days = { $days ->
    [0] as of today
    [1] as of yesterday
   *[other] as of { $days } days ago
}
as-of-unknown = Nobody has said as of when
no-news-for = no news for { $days } days
reason = Reason for this change
reason-given = Reason given
reason-hint = Shown in the history, for your colleagues.
count-years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
count-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
count-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
pager-label = Pages
pager-page = Page { $page }
pager-page-of = Page { $page } of { $pages }
pager-previous = ← Previous
pager-next = Next →
pager-newer = ← Newer
pager-older = Older →
pager-rows = Rows on a page:
flash-added = Added.
flash-saved = Saved.
flash-removed = Removed. It stays in the history.
flash-restored = The old value is back, as a new change.
flash-case-created = The case is created.
flash-accepted = The other value is accepted. Both sources stay on the page.
flash-decided = Decided. The other source stays on the page, with your reason.
colon = :
close = Close
on-this-page = On this page
keys-title = Keyboard
keys-search = Go to the search box
keys-move = Next row, row before
keys-open = Open the row
keys-help = Show these keys
keys-use = Use these keys in this browser
idle-title = Your session ends in two minutes
idle-what = Nothing has been sent from here for a while. What you are typing is kept if you stay.
idle-stay = Stay signed in
idle-failed = No answer came. Check the connection and try again.
idle-over = You are signed out
idle-over-what = What you typed is still on this page. Save as usual: you sign in again, and it is kept.
