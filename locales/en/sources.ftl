# Sources: the list, the form, the page of one source.
source-list-title = Sources
source-new = Record a source
source-new-hint = Paste the text of the article or document. It is kept whole, and each fact can then be tied to the words that say it.
source-edit = Change the source
source-search = Search
source-search-label = Search titles and texts, or a reference
source-search-placeholder = Words of a title or text, or S-000123
source-searched = Search: { $words }
source-search-clear = Show all sources
source-count = { $count ->
    [one] { $count } source
   *[other] { $count } sources, newest first
}
source-found = { $count ->
    [one] { $count } source found
   *[other] { $count } sources found, newest first
}
source-more-than = More than { $count } sources, newest first
source-empty-title = No source yet
source-empty-what = Every fact in Habeas rests on a source. Record the first one: paste an article, then create a case for each person it reports.
source-none-title = No source holds these words
source-none-what = Check the spelling or use fewer words. Every word must stand in the title, the publisher, the author or the text.
source-column-title = Title
source-column-published = Published
source-column-kind = Kind
source-column-cases = Cases
source-column-cited = Cited
source-undated = not dated
source-no-text = no text
source-more-fields = More about this source
source-text-too-long = The text has { $is } characters; at most { $max } can be kept. Keep the part that concerns the case, and give the address of the whole.
source-ask-same-text = { $reference } “{ $title }” has exactly the same text. If this is a reprint, choose it under “Reprint of”, so that both count as one origin.
source-same-offer = “Reprint of” is filled in for you under “More about this source”; empty it if this is not a reprint. Did you record the same article twice?
source-same-open = Open { $reference } instead
source-each-other = That source already names this one as its origin. Change it there first.
source-ask-quotes-gone = { $count ->
    [one] One quote that is cited does not stand in the new text. The citation keeps its words, but they can no longer be checked here.
   *[other] { $count } quotes that are cited do not stand in the new text. The citations keep their words, but these can no longer be checked here.
}
source-text = Text of the source
source-no-text-title = The text is not here
source-no-text-what = Paste it, and quotes can be checked against it. Without it, give the page or paragraph with each quote.
source-add-text = Add the text
source-about = About this source
source-as-printed = as printed: { $words }
source-copies = Reprints and translations
source-length = Length
source-characters = { $count } characters
source-note = Note
source-beside = Cases and citations
source-linked-title = Cases
source-not-linked = Not linked to a case yet.
source-another-case = Another case
source-find-case = Reference or name
source-find = Find the case
source-find-none = No case was found. Check the spelling, or create a new case from this source.
source-find-which = Which one?
source-new-case = New case from this source
source-cite-title = Cite
source-cite-for = Facts of
source-cite = Cite
source-cite-more = More about these words
source-quote-select = Select the words in the text and they appear here. If they do not, copy and paste them: the words must be exact.
source-quote-type = The text is not kept here, so type the words exactly as they stand, and where they stand under “More about these words”.
source-which-facts = Facts that these words carry
source-which-facts-hint = Choose one or more. One quote may carry several facts.
source-fact-cited = · cited from this source
source-fact-missing = Is a fact missing here?
source-fact-missing-open = Enter it in the case first
source-fact = { $label }: { $value }
source-link-only = Link the source to this case without citing
source-cited-title = What it says
source-cited-times = { $count ->
    [0] Not cited yet
    [one] Cited once
   *[other] Cited { $count } times
}
source-cited-all = show all cases
source-quote-gone = not in the newest capture

# What is entered about a source.
sources-title = Title
sources-title-hint = As printed, in its own language.
sources-kind = Kind of source
sources-text = Text
sources-text-hint = Paste it whole, as it stands. Formatting is dropped, words are not changed.
sources-publisher = Publisher
sources-publisher-hint = The newspaper, agency or body that published it.
sources-author = Author
sources-url = Address
sources-url-hint = Where it stands on the web, beginning with https://
sources-archive-url = Address of a copy
sources-archive-url-hint = In a web archive, in case the page disappears.
sources-language = Language
sources-published = Published
sources-retrieved = Retrieved
sources-retrieved-hint = When you got this text, for example “4 December 2023”.
sources-completeness = How much of it is here
sources-missing-percent = Missing, in percent
sources-missing-percent-hint = If a paywall says how much is left to read.
sources-reliability = Reliability of the source
sources-reliability-hint = Of this publisher on this topic.
sources-connection = Connection to the events
sources-republication-of = Reprint of
sources-republication-of-hint = A reprint and its original count as one origin.
sources-translation-of = Translation of
sources-translation-of-hint = A translation and its original count as one origin.
sources-translation-kind = Translated by
sources-note = Note

# Citations.
citation-new = Cite a source
citation-edit = Change the citation
citation-source = Source
citation-source-hint = Sources of this case come first. Not in the list?
citation-fact = Fact
citation-remove = Remove this citation
citation-remove-what = The fact stays, but no longer rests on these words. The citation stays in the history.
citations-quote = The exact words
citations-quote-hint = As they stand in the source, in its language.
citations-attribution = Who says so
citations-attribution-hint = In the text: the journalist, a court, the family …
citations-attribution-who = Name of who says so
citations-attribution-who-hint = For example the spokesperson or the ministry.
citations-stance = What the words do
citations-asserted = What the source says instead
citations-asserted-hint = Only where the source contradicts the fact: the other date, place or value.
citations-credibility = Credibility of this information
citations-locator = Where it stands
citations-locator-hint = Page, paragraph or minute, if the text is not kept here.
error-quote-not-in-text = These words do not stand in the text of the source. Copy them from there, without changes; white space and the shape of quotation marks do not matter.
error-choose-fact = Choose at least one fact that these words carry.
error-still-cited-title = The source is still cited here
error-still-cited = Remove its citations in this case first, then unlink it.
error-linked-already-title = The source is linked already
error-linked-already = It is among the sources of this case, so nothing was changed.
error-reason-needed-title = A reason is missing
error-reason-needed = Nothing was changed. Go back and say why, so that colleagues can follow the decision.
error-nothing-asserted-title = There is no other value
error-nothing-asserted = This citation does not say what is right instead, so nothing was changed. Add it to the citation, or change the fact by hand.

# Groups of cases.
group-list-title = Groups
group-new = New group
group-edit = Change the group
group-count = { $count ->
    [one] { $count } group
   *[other] { $count } groups, newest first
}
group-empty-title = No group yet
group-empty-what = A group keeps together cases that belong together: people arrested at once, tried together or released in one exchange. Each stays a case of its own.
group-column-title = Group
group-column-kind = What ties them
group-column-where = Where and when
group-column-members = Cases
group-column-person = Person
group-column-role = Role
group-column-status = Status
group-about = About this group
group-members-none-title = No case in this group yet
group-members-how = To add a case, open it and choose “Put into a group”.
group-members-count = { $count ->
    [one] { $count } case in this group
   *[other] { $count } cases in this group
}
case-groups-title = Title
case-groups-title-hint = What happened, without names of people who wish for silence.
case-groups-kind = What ties the cases
case-groups-country = Country
case-groups-happened = When

# Said once, after something was done.
flash-source-added = The source is recorded.
flash-source-saved = The source is saved.
flash-cited = Cited.
flash-linked = The source is linked to the case.
flash-group-added = The group is created. Put cases into it from their pages.
flash-group-saved = The group is saved.
