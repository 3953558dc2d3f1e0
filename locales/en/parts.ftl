# What records are called, and the labels and hints of their forms.
# A label is `<kind>-<field>`, or `field-<field>` where several kinds share it.
kind-people = Person
kind-names = Name
kind-nationalities = Nationality
kind-cases = Case
kind-custody = Where the person is
kind-stages = Stage of the procedure
kind-charges = Charge or allegation
kind-court-events = Hearing or decision
kind-sentences = Sentence
kind-releases = Release
kind-events = Event
kind-group-members = Place in a group
kind-case-groups = Group of cases
kind-sources = Source
kind-citations = Citation
kind-case-sources = Source linked to the case
kind-users = Account
kind-memberships = Membership
kind-invitations = Invitation
kind-organisations = Organisation

# Shared by several forms.
field-date-hint = A day, a month, a year, or in words: 27 March 2007, March 2007, about May 2022, between 27 and 28 February 2022, before 6 November 2024.
field-note = Note
field-note-hint = For your colleagues. A note cannot be cited.
field-as-of = Known as of
field-as-of-hint = The day on which the source knew it, often the day it was published.
field-name-unknown-label = Description, if no name is known
field-name-unknown-label-hint = What tells the person apart, such as “third French national, exit ban, July 2024”.
field-gender = Gender
field-gender-hint = As stated or documented. Never guess it from a name.
field-occupation = Occupation
field-occupation-hint = As the source says it, not as the accusation does.
field-detaining-country = Detaining country
field-detaining-country-hint = The country that holds the person or does not let them leave.
field-file-status = State of our file
field-file-status-hint = What we are doing, not what happens to the person.
field-as-stated = Accusation, word for word
field-as-stated-hint = In the words of those who make it. Infer nothing from the circumstances.
field-categories = Kinds of offence
field-categories-hint = Choose “No charge made known” rather than guess.
field-happened = Date
field-place = Place
field-court = Court
field-court-hint = As the source names it.
field-regime = Prison regime

# A new case.
new-case-name = Name
new-case-name-hint = Exactly as the source writes it, in its own script.
new-case-nationality = Nationality
new-case-nationality-hint = As a source states it. “Stateless” and “Refugee” are in the list too.
new-case-second-nationality = Second nationality
new-case-second-nationality-hint = More can be added on the case page.
new-case-status = Where the person is now
new-case-status-hint = An exit ban, bail or shelter in an embassy is not freedom. “Unknown” if no source says.
new-case-started = Since when

# The person.
people-birth = Date of birth
people-birth-hint = If a source gives only an age: 38 in December 2024 is “1985 or 1986”.
people-occupation-group = Occupation group
people-occupation-group-hint = The closest one, for figures.

# Names.
names-full = Name as written
names-full-hint = Exactly as the source writes it, in its own script.
names-kind = Kind of name
names-is-primary = Main name, used in lists
names-is-primary-hint = It takes the place of the main name chosen before.
names-given = Given name
names-given-hint = Fill in the parts of the name only where it is clear which is which.
names-patronymic = Patronymic or middle name
names-patronymic-hint = A patronymic comes from the father’s name, such as “Ivanovich”.
names-particle = Particle
names-particle-hint = Such as “de”, “von”, “al-” or “bin”.
names-family1 = Family name
names-family2 = Second family name
names-name-order = Order of the parts
names-name-order-hint = In the name as written above. “Unknown” rather than a guess.
names-script = Script
names-language = Language
names-language-hint = Of this way of writing the name, not of the person.
names-romanisation = How it was put into Latin letters
names-romanisation-hint = Only for a name that was taken from another script.
names-transliteration-of = Another spelling of
names-transliteration-of-hint = The original name of the same person, if it is entered.
names-is-publishable = May be published
names-is-publishable-hint = Only with the consent of the person or of those who speak for them.

# Nationalities.
nationalities-country = Nationality
nationalities-country-hint = One an entry. “Stateless” and “Refugee” are in the list too.
nationalities-status = Status of this nationality
nationalities-acquired = Acquired
nationalities-lost = Lost
nationalities-lost-hint = When it was renounced or taken away. Leave empty if it is still held.
nationalities-recognised-by-detaining = Recognised by the detaining country
nationalities-recognised-by-detaining-hint = Some states treat dual nationals as only their own. “Unknown” if no source says.

# The case.
cases-country-of-arrest = Country of arrest, if another
cases-country-of-arrest-hint = Only if the person was seized in one country and is held in another.
cases-place-of-arrest = Place of arrest
cases-place-of-arrest-hint = Town or place, as the source names it.
cases-holder = Who holds the person
cases-holder-name = Name of that authority or group
cases-holder-name-hint = The ministry, service or group, as the source names it.
cases-case-types = Kinds of case
cases-case-types-hint = What the sources support; several are possible.
cases-scope-basis = Why the case is ours to follow
cases-scope-basis-hint = Dual nationals count, even where the detaining country calls them its own.
cases-acknowledgement = Acknowledgement of the detention
cases-acknowledgement-hint = What those who hold the person say of it.
cases-first-report = First public report
cases-first-report-hint = When the public first heard of it, often long after the arrest.
cases-summary-en = Summary in English
cases-summary-en-hint = Goes into exports: a few sentences, nothing private, only what sources say.
cases-summary-fr = Summary in French
cases-summary-fr-hint = Goes into exports: a few sentences, nothing private, only what sources say.
cases-narrative = Working notes
cases-narrative-hint = For your organisation only.
cases-previous-case = Earlier case of the same person
cases-previous-case-hint = An arrest after full freedom is a new case.

# Where the person is.
custody-status = Where the person is
custody-status-hint = An exit ban, bail or shelter in an embassy is not freedom. “Unknown” if no source says.
custody-started = Start
custody-ended = End
custody-ended-hint = Leave empty while it lasts, or if it ended when the next entry starts.
custody-place = Prison or other place
custody-place-hint = As the source names it.
custody-place-kind = Kind of place
custody-locality = Town or region
custody-authority = Responsible authority
custody-reason-in = Why it started
custody-reason-out = Why it ended

# Procedure.
stages-stage = Stage of the procedure
stages-stage-hint = An allegation is not a charge: “Charged” only if a source reports a formal charge.
stages-reached = Date of this stage

# Charges and allegations.
charges-alleged-by = Who accuses
charges-formality = How formal it is
charges-formality-hint = An allegation is not a charge: “Formally charged” only if a source says so.
charges-statute = Law or code
charges-article = Article
charges-made = Date of the accusation
charges-max-penalty = Maximum penalty
charges-max-penalty-hint = The most the law allows. It is not a sentence.
charges-outcome = Outcome
charges-outcome-hint = “Pending” until a source reports a decision, “Unknown” if nobody says.
charges-outcome-on = Date of the outcome

# Hearings and decisions.
court-events-kind = Hearing or decision
court-events-starts-at = Time
court-events-starts-at-hint = Local time of the court, such as 14:30. Leave empty if no source says.
court-events-is-planned = Still to come
court-events-is-planned-hint = Untick this once it has taken place, and enter what was decided.
court-events-court-kind = Kind of court
court-events-instance = Level of the court
court-events-file-number = Court file number
court-events-is-public = Open to the public
court-events-demand = What the prosecution asked for
court-events-demand-hint = A prosecutor’s demand is not a sentence.
court-events-decision = Decision
court-events-decision-hint = As the source reports it. Enter a sentence under “Sentences” as well.
court-events-next-date = Next date

# Sentences.
sentences-kinds = What the court imposed
sentences-kinds-hint = Not what the prosecutor asked for, not what the law allows. Several are possible.
sentences-years = Length, years
sentences-years-hint = For 3 years and 6 months, write 3 here and 6 below.
sentences-months = Length, months
sentences-days = Length, days
sentences-suspended-months = Of which suspended, in months
sentences-suspended-months-hint = For two years, write 24.
sentences-fine = Fine
sentences-fine-hint = Amount and currency, as the source gives them.
sentences-imposed = Date imposed
sentences-status = Status of the sentence
sentences-status-hint = If a later decision changes the sentence, add a new entry: the first one stays.
sentences-expected-end = Expected end
sentences-expected-end-hint = A date that somebody states; do not work it out yourself.
sentences-expected-end-by = Who gives this end date

# Release.
releases-kinds = How the person was released
releases-kinds-hint = Several are possible: a pardon may also be an exchange.
releases-left-custody = Left custody
releases-left-custody-hint = Enter each of the three dates that a source gives: a day, a month or a year.
releases-restrictions-ended = Restrictions ended
releases-restrictions-ended-hint = The last exit ban, bail or duty to report. Leave empty while one goes on.
releases-left-country = Left the country
releases-left-country-hint = When the person in fact left, not when it was announced.
releases-conditions = Conditions
releases-conditions-hint = “No condition” only if a source says so; otherwise “Unknown”.
releases-destination = Destination
releases-destination-hint = Home, a hospital, an embassy or another country, as the source says.
releases-announced-by = Announced by
releases-confirmed-by-family = Confirmed by the family
releases-instrument = Decree, law or court order

# Other events.
events-kind = Kind of event
events-what = What happened
events-what-hint = In a sentence or two, with who says so.

# Groups.
group-members-group-id = Group
group-members-group-id-hint = Cases tied by one arrest, trial or exchange. Each person keeps a case of their own.
group-members-role = Role in the group
