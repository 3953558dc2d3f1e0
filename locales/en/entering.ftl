# The second door
factor-enter = Your second factor
factor-code = Code
factor-code-hint = The six digits that your authenticator app shows now, or one of your recovery codes.
factor-code-empty = Type the code.
factor-code-wrong = This code is not right. Wait until the app shows the next one, and type that.
factor-code-used = This code was used already. Wait until the app shows the next one, and type that.
factor-resume = What you had typed is kept on this page. After the code you can save it.
factor-lost = If you have lost the app and the recovery codes, ask an administrator of your organisation for help.
factor-link-title = You need a link
factor-link-what = Your second factors were removed. To set up new ones, open the link that an administrator of your organisation gives you. A password alone is not enough for that, since somebody else may know it.
passkey-use = Use a passkey
passkey-failed = The passkey did not answer. Try again, or use the code.
passkey-refused = This passkey is not known here. Try again, or use the code.

# Setting up factors
factor-first = One more step: your second factor
factor-first-what = A password can be stolen without anybody noticing. So everybody here also shows something that only they have. It takes two minutes, and then it is done for good.
factor-new = Add an app or a passkey
factor-app = Authenticator app
factor-app-what = An app on your phone or computer shows a new code every thirty seconds. Any app for such codes works; none needs the internet.
factor-app-begin = Use an app
factor-passkey = Passkey
factor-passkey-what = Your phone, your computer or a security key signs in for you, when you show your finger, your face or its PIN. A copy of this site cannot trick it.
passkey-make = Make a passkey
factor-back = Choose something else
factor-app-title = Connect your app
factor-app-scan = Open the app, add an account, and scan this picture.
factor-app-picture = A picture for the camera of your app. The key under it says the same.
factor-app-type = If you cannot scan it, type this key into the app:
factor-app-open = Open the app on this device
factor-app-code = Code
factor-app-code-hint = The six digits that the app shows now.
factor-app-code-wrong = This code does not fit. Check that the clock of your device is right, and type the code that the app shows now.
factor-app-done = Connect
factor-name = Name
factor-name-hint = So that you know it again, such as “my phone”.
factor-too-many-title = There are ten already
factor-too-many = Nobody can have more than ten. Remove one that you do not use any more.
factor-last-title = This is the only one
factor-last = Without it you could not sign in any more. Add another one first; then this one can be removed.
codes-title = Your recovery codes
codes-title-new = Your new recovery codes
codes-what = Each of these codes works once, in place of the app or the passkey. Print them or write them down, and keep them where nobody else finds them.
codes-once = They are shown only now. If they are lost, make new ones on the page of your account.
codes-print = Print
codes-kept = I have kept them: go on

# Confirming
confirm-title = Confirm that it is you
confirm-what = This matters so much that your password and a code are asked for again. What you have typed is kept.
confirm-password-wrong = The password is not right. Type it again.
confirm-go-on = Go on
confirm-resume-title = Confirmed
confirm-resume-what = Nothing has been saved yet. Go on with what you were doing.

# Factors, sessions and news on the page of the account
factors-title = Second factor
factors-what = What you show after your password
factors-kind = Kind
factors-since = Added
factors-used = Last used
factors-only = The only one
factor-remove = Remove
flash-factor-added = Added. From now on it opens your account.
flash-factor-removed = Removed. You are signed out everywhere else.
codes-left = { $count ->
    [0] No recovery code is left. Make new ones.
    [one] { $count } recovery code is left.
   *[other] { $count } recovery codes are left.
}
codes-make = Make new recovery codes
codes-make-what = The old ones stop working.
sessions-half = the second factor is missing
sessions-end-others = End all other sessions
flash-sessions-ended = All other sessions are ended.
news-title = News about your account
news-what = If this was not you, change your password, end the other sessions and tell an administrator.
news-check = Go to your account
news-read = I have read this
news-account = What happened to your account
news-unnamed = unknown device
news-new-device = Somebody signed in on a device from which nobody had before: { $detail }.
news-password-changed = The password was changed.
news-factor-added = A second factor was added: { $detail }.
news-factor-removed = A second factor was removed: { $detail }.
news-factors-reset = An administrator removed all second factors.
news-codes-made = New recovery codes were made.
news-code-used = A recovery code was used. Left: { $detail }.
news-link-made = An administrator made a link for a new password.
news-sessions-ended = An administrator ended all sessions.

# A way back
reset-help = Help this member come in
reset-help-what = If the password is lost, make a link for a new one; the second factor is asked for all the same. If the phone is lost, remove the second factor; the password is asked for all the same.
reset-password = Make a link for a new password
reset-factors = Remove the second factor
reset-factors-sure = The member is signed out everywhere, and their app, passkeys and recovery codes stop working at once. You get a link with which they set up a new factor. First make sure, by voice or in person, that it is really they who ask.
reset-factors-yes = Yes, remove it and make the link
reset-password-created = The link for a new password is ready
reset-factors-created = The link for a new second factor is ready
reset-password-what = Pass this link on to { $name } in a way that nobody else can read. With it they choose a new password. It works once, until { $until }.
reset-factors-what = The second factor is removed. Pass this link on to { $name } in a way that nobody else can read. With it and their password they set up a new one. It works once, until { $until }.
reset-password-title = A new password for your account
reset-factors-title = A new second factor for your account
reset-both-title = Come back into your account
reset-use-password = Choose a new password. After that your second factor is asked for.
reset-use-factors = Type your password. After that you set up a new second factor.
reset-use-both = Choose a new password. After that you set up a new second factor.
reset-use = Go on
reset-gone = This link no longer works
reset-gone-what = It was used, a newer one was made, or it is older than { $hours } hours. Ask an administrator for a new one.
reset-own-title = This is your own account
reset-own = Change your password and your factors on the page of your account.
reset-inactive-title = The account is deactivated
reset-inactive = Reactivate it first; then make the link.
team-no-factor = Not set up yet
team-sessions = Open sessions
team-sessions-end = End all sessions of this member
flash-member-sessions-ended = All sessions of this member are ended.

# Leaving
leave = Leave now
leave-hint = Signs you out and shows an empty page. On a keyboard: Escape, three times.
blank-title = Empty page
idle-left-what = Twelve hours after signing in, everybody signs in again. What you are typing is kept: save as usual, and you are asked to sign in.

# Another e-mail address
email-title = Your e-mail address
email-now = You sign in with
email-new = New e-mail address
email-what = A link goes to the new address, and a word to the old one. Open the link within 48 hours, signed in as now: only then does the address change. Until then you sign in as before.
email-send = Send the link
email-same = You sign in with this address already. Type another one.
email-same-theirs = This member signs in with this address already. Type another one.
email-too-often = Five links in one day are the most. Try again tomorrow.
email-no-mail = This installation sends no mail. Ask an administrator of your organisation: on your page of the team they make a link for the new address.
email-command = Where there is no other administrator, whoever looks after the server runs this command and adds the new address:
email-waits = A change to { $email } waits for its link to be opened, until { $until }. If no mail comes, look among the unwanted ones, and check how the address is written.
email-withdraw = Keep the address as it is
flash-email-asked = If nobody signs in with that address, a link is on its way there. Open it within 48 hours.
flash-email-withdrawn = The address stays as it is. A link that was sent no longer works.
email-use-title = Sign in with the new address
email-use-what = From the moment you say yes, you sign in with the new address. Your password and your second factor stay.
email-use = Yes, this is my address now
flash-email-changed = The address is changed. From now on you sign in with it.
email-gone-what = It was used or taken back, a newer one was made, it is older than { $hours } hours, it was made for another account, or its address cannot be used. Ask for a new one on the page of your account.
email-make = Another e-mail address
email-make-what = You get a link. The member opens it, signed in, and says yes; nothing changes before. Make sure, by voice or in person, that the member asked for it and that the address is theirs.
email-make-link = Make the link
email-created = The link for the new address is ready
email-created-what = Pass this link on to { $name } in a way that nobody else can read. Signed in as before, they open it and make { $email } their address. It works once, until { $until }.
email-own-title = This is your own account
email-own = Change your address on the page of your account. Where no mail is sent, another administrator or the command “habeas email” makes the link.
news-email-asked = Another e-mail address was asked for: { $detail }. On the page of your account it can be taken back.
news-email-changed = The e-mail address was changed to { $detail }.
