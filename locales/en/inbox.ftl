# Articles come in: the inbox, and what was captured of a source.
inbox-title = Bring articles in
inbox-hint = Paste an article or choose files. Each becomes a source at once and is kept as it came; then the people in it are found, and what it says about itself is proposed.
inbox-paste = Paste
inbox-text = Text of the article
inbox-text-hint = Copied from a page, or the page’s own HTML: markup is recognised and only its text is kept to read. One article at a time, at most two million characters.
inbox-take = Take it in
inbox-files = Files
inbox-choose = Choose files, or drop them here
inbox-choose-hint = Web pages (.html, .htm), mails (.eml), PDF files (.pdf) and texts (.txt). At most 10 MB each, 20 files and 40 MB at once. What is attached to a mail is not read.
inbox-take-files = Take the files in
inbox-by-hand = No text at hand? Record a source by hand
inbox-open = Bring articles in
inbox-untitled = Without a title
inbox-came = { $count ->
    [one] One article came in:
   *[other] { $count } articles came in:
}
inbox-without-text = kept without a text
inbox-refused = { $name }: { $why }

capture-nothing-pasted = Paste the text of the article first.
capture-text-too-long = The text has more than two million characters. Keep the part that concerns the case, and give the address of the whole.
capture-nothing-to-read = There is nothing to read in it: no text is left without markup and pictures. Copy the text itself and paste it.
capture-not-text = This is not text. Save it as text, as a web page or as a PDF file first.
capture-no-mail = This is not a mail as mail programs save it. Save it again as .eml, or paste its text.
capture-no-file = Choose a file first.
capture-file-too-large = It is larger than 10 MB, or there were too many files at once. Send it alone, make it smaller, or paste its text.
capture-file-empty = It is empty. Choose the right file, or save it again.
capture-wrong-kind = Only .txt, .html, .htm, .eml and .pdf files are taken. Save the document as PDF or text first.

captures-title = As it came in
captures-hint = Each time the article was taken in, kept byte for byte. Quotes are checked against the newest text.
captures-none = It was recorded before copies were kept, or by hand.
capture-kept = Kept copy
capture-title = Capture { $number }
capture-new = Capture it again
capture-new-hint = As the article is now. What was captured before stays readable, and the page then shows what changed. Citations keep their words; those that are gone are marked.
capture-text = Text as it is now
capture-text-hint = Copied from the page, or the page’s own HTML. At most two million characters.
capture-take = Keep this text
capture-file = File
capture-choose = Choose a file
capture-choose-hint = A web page (.html, .htm), a mail (.eml), a PDF file (.pdf) or a text (.txt), at most 10 MB.
capture-take-file = Keep this file
capture-by-paste = Pasted
capture-by-file = File { $name }
capture-by-address = Fetched from its address
capture-size = { $size } kB
capture-newest = newest
capture-open = Open
capture-earlier = This is an earlier capture.
capture-to-newest = Read the newest text
capture-about = About this capture
capture-how = How it came in
capture-when = When
capture-url = Address
capture-bytes = Size and kind
capture-extractor = Text read by
capture-erased = The file was erased together with somebody’s name.
capture-download = Download the original
capture-changes = What changed
capture-compared = Compared with capture { $number }.
capture-same = Nothing: the words are the same.
capture-not-compared = One of the two has no text, so they cannot be compared.
capture-added = added:
capture-gone = gone:
capture-no-text = No text could be read from it. The original is kept and can be downloaded; paste its text under “Capture it again”.
capture-note-guessed = The encoding was guessed from the look of the letters. Check that accents and foreign letters are right.
capture-note-damaged = Some letters could not be read and stand as “�”. Copy the text from the page instead, if you can.
capture-note-mojibake = The text looks as if it had been damaged before it came here, such as “Ã©” for “é”. Copy it again from the page itself.
capture-note-cut = The text is longer than two million characters; the rest can be read in the original only.
capture-note-no-text = There is no text in this PDF file: it holds pictures, perhaps a scan. Paste its text under “Capture it again”.
capture-note-password = This PDF file opens only with a password. Open it, copy its text and paste it under “Capture it again”.
capture-note-unreadable = This PDF file is broken or of a kind that cannot be read. Open it, copy its text and paste it under “Capture it again”.
capture-note-too-much = This PDF file has more than 500 pages or took too long to read. Paste the part that concerns the case under “Capture it again”.
capture-note-attachments = Files were attached to this mail. They were not read; take them in one by one if they matter.

# A text that is here already.
origin-title = Is it here already?
origin-same = The very same text stands in
origin-near = Nearly the same text stands in
origin-part = Much of this text stands in
origin-take = It repeats that one
origin-hint = A reprint and its original then count as one origin. If it was taken in twice by mistake, throw this one away.
lost-quotes = { $count ->
    [one] One quote is not in the newest text
   *[other] { $count } quotes are not in the newest text
}

flash-capture-added = The capture is kept, and its text is now the newest.
flash-capture-without-text = The file is kept, but no text could be read from it. Below it says why.
