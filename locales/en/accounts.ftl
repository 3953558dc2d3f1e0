# Signing in and out
sign-in-email = E-mail address
sign-in-password = Password
sign-in-wrong = The e-mail address or the password is not right. Check both and try again.
sign-in-resume = You were signed out in the meantime. What you had typed is kept on this page: sign in, and you can save it.
flash-signed-out = You are signed out.
resume-title = You are signed in again
resume-what = This is what you had typed. Nothing of it has been saved yet.
resume-save = Save it now
resume-drop = Do not save it

# Before anybody can sign in
start-title = Habeas is not set up yet
start-what = Open the set-up link that was printed in the terminal when Habeas started. It makes your organisation and its first administrator.
start-lost = If you cannot find the link, start Habeas again: it prints a new one.
setup-title = Set up Habeas
setup-what = This makes your organisation and you as its first administrator. You can invite your colleagues afterwards.
setup-world = What to start with
setup-world-hint = The invented cases let you look around. Use a database of its own for them: they would mix with real ones.
setup-empty = No cases: I want to begin with my own
setup-demo = Invented cases, to look around
setup-make = Set up and sign in
flash-welcome = Welcome. You are signed in.
flash-welcome-demo = Welcome. You are signed in, and the invented cases are here.
flash-welcome-no-demo = Welcome. You are signed in, but the invented cases could not be made. Whoever looks after this installation finds the cause in the log.

# Passwords
password-title = Password
password-set = Set on { $when }
password-now = Your password until now
password-now-wrong = This is not your password until now. Type it again.
password-new = New password
password-new-hint = At least 12 characters. Several words that do not belong together are good; a password manager is better.
password-again = The new password once more
password-differs = The two new passwords differ. Type the same one twice.
password-change = Change the password
password-change-what = You will be signed out everywhere else.
password-empty = Type a password.
password-short = The password is too short. Use at least 12 characters.
password-long = The password is too long. Use at most 128 characters.
password-holds-email = The password holds your e-mail address. Choose one that cannot be guessed from it.
password-holds-organisation = The password holds the name of the organisation. Choose one that cannot be guessed from it.
password-common = Passwords like this are tried first by whoever guesses. Choose one that is harder to guess.
flash-password-changed = The password is changed. You are signed out everywhere else.

# One's own account
account-title = Your account
account-about = About you
account-name = Name
account-name-hint = As your colleagues know you. It stands beside each of your changes.
account-organisation = Organisation
account-language = Language of the pages
email-not-one = This is not a whole e-mail address. Write one such as ada@example.org.
sessions-title = Where you are signed in
sessions-what = End every session that you do not recognise, then change your password.
sessions-device = Device
sessions-unknown = Unknown device
sessions-this = This one
sessions-since = Signed in
sessions-seen = Last seen
sessions-end = End the session
flash-session-ended = The session is ended.

# The team
team-title = Team
team-member = A member of the team
team-count = { $count ->
    [one] { $count } member
   *[other] { $count } members
}
team-role = Role
team-role-hint = Readers see the cases of the organisation. Researchers also enter and change sources and facts. Case workers also work with what is restricted, on the cases of their team. Coordinators also decide who belongs to the organisation. Auditors see history and logs and change nothing.
team-state = May sign in
team-active = Yes
team-inactive = No, deactivated
team-since = Member since
team-role-change = Change the role
team-role-own = This is you. If you give up the role of coordinator, only another coordinator can give it back.
team-last-coordinator-title = Somebody must remain coordinator
team-last-coordinator = This is the only active coordinator of the organisation. Make somebody else coordinator first; then the role can be changed and the account deactivated.
team-last-administrator-title = Somebody must look after the installation
team-last-administrator = This is the only active account that looks after the installation. Without it nobody could add organisations or change what holds for all of them, so it cannot be deactivated.
team-deactivate = Deactivate the account
team-deactivate-what = The person is signed out at once and can no longer sign in. Everything they entered stays, with their name. You can reactivate the account at any time.
team-deactivate-yes = Yes, deactivate the account
team-reactivate = Reactivate the account
team-reactivate-what = The person can sign in again, with the password and the role they had.
flash-role-changed = The role is changed. It holds from now on.
flash-deactivated = The account is deactivated, and its sessions are ended.
flash-reactivated = The account is active again.

# Invitations
team-invite = Invite somebody
team-invite-what = You get a link to pass on. It works once, for 48 hours.
team-invite-email = E-mail address of the new member
team-invite-is-member = A member of the team has this address already.
team-invite-make = Make the link
team-invitations = Invitations that nobody has taken up
invitation-until = Works until
invitation-expired = Expired
invitation-withdraw = Withdraw
invitation-created = The invitation is ready
invitation-created-what = Pass this link on to { $email } in a way that nobody else can read. It works once, until { $until }.
invitation-link = Link
invitation-link-hint = Copy it now: it is not kept and cannot be shown again. If it is lost, make a new one.
invitation-back = Back to the team
flash-invitation-withdrawn = The invitation is withdrawn. Its link no longer works.
invitation-title = You are invited
invitation-what = You can become a member of { $organisation }. Your role: { $role }.
invitation-accept = Become a member
invitation-gone = This invitation no longer works
invitation-gone-what = It was used, withdrawn, or is older than 48 hours. Ask whoever invited you for a new one. If you have an account already, sign in.
invitation-has-account-title = There is an account already
invitation-has-account = Somebody can sign in with this e-mail address already. Sign in with it, or ask for an invitation to another address.
