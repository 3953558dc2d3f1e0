# Downloads of cases as a file.
export-title = Download cases
export-none = No case matches these filters. Go back to the list and change them.
export-count = { $count ->
    [one] The file will hold { $shown } case, one row.
   *[other] The file will hold { $shown } cases, one row each.
}
export-more-than = The file will hold more than { $count } cases, one row each.
export-no-filter = These are all cases of your organisation: no filter is set.
export-filters = Only cases that match
export-cut = The search finds more than 1,000 cases. The file will hold the 1,000 that match best. Add words or filters to be sure that you have them all.
export-profile = What will you open the file with?
export-profile-excel = A spreadsheet, such as Excel or LibreOffice
export-profile-excel-hint = One line in each cell, and an apostrophe before text that would run as a formula.
export-profile-data = A program, such as R or Python, or another database
export-profile-data-hint = Every value exactly as it is kept.
export-care = The file holds names and other personal data. Keep it where only people who need it can open it, and delete it once you are done.
export-download = Download
export-time-short = Takes a few seconds.
export-time = { $seconds ->
    [one] Takes about { $seconds } second.
   *[other] Takes about { $seconds } seconds.
}
export-time-long = May take a few minutes.
export-preparing = Preparing the file… Your browser shows how far it has come. If it says that the download failed, the file is not complete: delete it and download again.
export-back = Back to the list
export-filter-lost = The address has a filter that cannot be read, so the file could hold more cases than you meant. Go back to the list, set the filters again and start the download from there.
export-search-lost = The search in this address was made before you last signed in, and can no longer be read. Go back to the list, search again and start the download from there.
export-profile-lost = The address does not say what the file is for. Go back to the list and start the download from there.
export-recipient = Who is the file for?
export-recipient-myself = Myself
export-recipient-colleague = A colleague
export-recipient-partner = A partner organisation
export-recipient-authority = A government or an authority
export-recipient-un = A body of the United Nations
export-recipient-researcher = A researcher
export-recipient-press = A journalist
export-recipient-other = Somebody else
export-who = Who gets it, by name or office
export-who-hint = Not needed where it is for yourself. Whoever has a file is asked to delete it when a case in it becomes silent.
export-who-missing = Say who gets the file.
export-line-long = At most 200 characters.
export-purpose = What is it for?
export-purpose-analysis = Looking at the figures
export-purpose-report = A report
export-purpose-casework = Work on cases
export-purpose-submission = A submission
export-purpose-backup = A copy to keep
export-purpose-other = Something else
export-note = Remark
export-note-hint = Optional. No names of people whose cases are in the file.
exports-title = Files that left
exports-what-all = Every file of cases that somebody of your organisation took out of the portal. A file cannot be called back by the portal, only by whoever knows where it went.
exports-what-own = Every file of cases that you took out of the portal. Coordinators and auditors of your organisation see this too.
exports-empty = No file has left yet.
exports-caption = Newest first
exports-when = When
exports-who = Who
exports-scope = Which cases
exports-count = Cases
exports-for = For whom and what
exports-file = File
exports-note = Remark
exports-terminal = At the terminal
exports-unfinished = Not finished
exports-search = What a search found
exports-everything = All cases
