# The people found in an article, and what it says of them.
suggestions-title = People in this article
suggestions-hint = Read by rules, on this machine. Nothing is kept before you confirm it.
suggestions-open = Find the people in it
suggestions-no-text = The people are found in the text. Paste it first.
suggestions-people = People found
suggestions-unread = The text is in a language that cannot be read here yet: English, French, Spanish and German can. Enter the cases by hand.
suggestions-cut = The text is very long: only its beginning was read, about twenty thousand words.
suggestions-none = The text says of nobody that they are held in a country that is not theirs. If you read it otherwise, choose somebody below or enter the case by hand.
suggestions-entered = entered as
suggestions-others = { $count ->
    [one] One other person, not a case
   *[other] { $count } other people, not cases
}
suggestions-others-hint = Relatives, lawyers, officials and journalists do not become cases unless you say so.
suggestions-all-the-same = Make a case all the same
suggestions-by-hand = Enter a case by hand
suggestions-greyed = { $count ->
    [one] One passage is not read as part of the article
   *[other] { $count } passages are not read as part of the article
}
suggestions-greyed-hint = Menus, captions, credits and notices. They stay in the text, and nothing in them becomes a suggestion.
suggestions-restore = Read it after all
suggestions-card = About the article
suggestions-fill = Fill in the source
suggestions-known = Somebody with such a name is known already. Is it the same person?
suggestions-probably = probably
suggestions-possibly = possibly
suggestions-is-this = Yes, add to this case
suggestions-to-case = What the article says goes to
suggestions-other-person = It is another person
suggestions-cite = Cite for
suggestions-in-text = in the text
suggestions-same = the same as in the case
suggestions-adds = new
suggestions-differs = differs
suggestions-stands = The case says: { $value }. Both are kept, side by side, until somebody decides.
suggestions-nothing-new = The article says nothing that has a place in this case.
suggestions-more = Not in the article
suggestions-create = Create the case
suggestions-add = Add to the case
ask-known-person = { $name } ({ $reference }) is probably the same person: { $why }. Save only if this is somebody else: the two are then kept apart for good.
flash-suggestions-added = What you confirmed stands in the case, each value with its words.
new-case-place = Place of detention
new-case-sentence = Sentence
new-case-sentence-hint = What a court imposed. A prosecutor’s demand or a maximum is not a sentence.
new-case-years = Years
new-case-months = and months
new-case-imposed = Sentenced on
new-case-release = Released, how
new-case-left-custody = Left custody on
reading-role-detainee = held
reading-role-held-at-home = held in their own country
reading-role-relative = relative
reading-role-lawyer = lawyer
reading-role-official = official
reading-role-journalist = journalist
reading-role-witness = quoted
reading-role-victim = victim
reading-role-other = named
reading-by-name = “{ $words }” stands by the name.
reading-referred = “{ $words }” is said of “{ $by }”, which refers to this person.
reading-of-group = “{ $words }” is said of all of them together.
reading-describes = “{ $words }” describes the name.
reading-latest = “{ $words }” is the latest that is said.
reading-nearest-country = “{ $words }” is the nearest country.
reading-most-named-country = “{ $words }” is the country the text speaks of most.
reading-date-by = “{ $date }” stands by “{ $words }”.
reading-resolved-from = “{ $date }”, counted from the day of the text, { $published }.
reading-role-words = “{ $words }”
reading-quoted = Quoted; nothing else is said.
reading-held-at-home = Held in { $country }, whose national the person is.
reading-nothing-foreign = Held, but nothing in the text is foreign about it.
reading-nothing-said = Nothing says that the person is held.
rule-choose-which = Choose which, or empty what stands below.
rule-left-custody-needed = Enter when, as exactly as it is known (“in 2024” is enough), or choose no kind of release.
suggestions-unfit = One of the ticked values does not fit the case, such as a date before the arrest. Untick it here, or change the case by hand first.
