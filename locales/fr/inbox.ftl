# L’arrivée des articles : la boîte de réception, et ce qui a été capturé d’une source.
inbox-title = Verser des articles
inbox-hint = Collez un article ou choisissez des fichiers. Chacun devient aussitôt une source, conservée telle quelle ; puis les personnes citées sont cherchées, et ce que l’article dit de lui-même est proposé.
inbox-paste = Coller
inbox-text = Texte de l’article
inbox-text-hint = Copié d’une page, ou le HTML de la page : le balisage est reconnu et seul son texte est gardé pour la lecture. Un article à la fois, deux millions de caractères au plus.
inbox-take = Verser ce texte
inbox-files = Fichiers
inbox-choose = Choisissez des fichiers ou déposez-les ici
inbox-choose-hint = Pages web (.html, .htm), courriels (.eml), fichiers PDF (.pdf) et textes (.txt). 10 Mo au plus chacun, 20 fichiers et 40 Mo à la fois. Les pièces jointes d’un courriel ne sont pas lues.
inbox-take-files = Verser les fichiers
inbox-by-hand = Pas de texte ? Enregistrer une source à la main
inbox-open = Verser des articles
inbox-untitled = Sans titre
inbox-came = { $count ->
    [one] Un article a été versé :
   *[other] { $count } articles ont été versés :
}
inbox-without-text = conservé sans texte
inbox-refused = { $name } : { $why }

capture-nothing-pasted = Collez d’abord le texte de l’article.
capture-text-too-long = Le texte compte plus de deux millions de caractères. Gardez la partie qui concerne le dossier et donnez l’adresse de l’ensemble.
capture-nothing-to-read = Il n’y a rien à lire : une fois le balisage et les images ôtés, aucun texte ne reste. Copiez le texte lui-même et collez-le.
capture-not-text = Ce n’est pas du texte. Enregistrez-le d’abord comme texte, comme page web ou comme PDF.
capture-no-mail = Ce n’est pas un courriel tel que les logiciels les enregistrent. Enregistrez-le de nouveau en .eml, ou collez son texte.
capture-no-file = Choisissez d’abord un fichier.
capture-file-too-large = Il dépasse 10 Mo, ou il y avait trop de fichiers à la fois. Envoyez-le seul, réduisez-le, ou collez son texte.
capture-file-empty = Il est vide. Choisissez le bon fichier, ou enregistrez-le de nouveau.
capture-wrong-kind = Seuls les fichiers .txt, .html, .htm, .eml et .pdf sont acceptés. Enregistrez d’abord le document en PDF ou en texte.

captures-title = Tel que reçu
captures-hint = Chaque fois que l’article a été versé, conservé octet pour octet. Les citations sont vérifiées dans le texte le plus récent.
captures-none = La source a été enregistrée avant que des copies soient conservées, ou à la main.
capture-kept = Copie conservée
capture-title = Capture { $number }
capture-new = Capturer de nouveau
capture-new-hint = L’article tel qu’il est maintenant. Ce qui a été capturé avant reste lisible, et la page montre ensuite ce qui a changé. Les citations gardent leurs mots ; celles qui ont disparu sont signalées.
capture-text = Texte tel qu’il est maintenant
capture-text-hint = Copié de la page, ou le HTML de la page. Deux millions de caractères au plus.
capture-take = Conserver ce texte
capture-file = Fichier
capture-choose = Choisissez un fichier
capture-choose-hint = Une page web (.html, .htm), un courriel (.eml), un fichier PDF (.pdf) ou un texte (.txt), 10 Mo au plus.
capture-take-file = Conserver ce fichier
capture-by-paste = Collé
capture-by-file = Fichier { $name }
capture-by-address = Lu à son adresse
capture-size = { $size } ko
capture-newest = la plus récente
capture-open = Ouvrir
capture-earlier = Ceci est une capture antérieure.
capture-to-newest = Lire le texte le plus récent
capture-about = À propos de cette capture
capture-how = Arrivée
capture-when = Quand
capture-url = Adresse
capture-bytes = Taille et type
capture-extractor = Texte lu par
capture-erased = Le fichier a été effacé avec le nom d’une personne.
capture-download = Télécharger l’original
capture-changes = Ce qui a changé
capture-compared = Comparé à la capture { $number }.
capture-same = Rien : les mots sont les mêmes.
capture-not-compared = L’une des deux n’a pas de texte ; on ne peut pas les comparer.
capture-added = ajouté :
capture-gone = disparu :
capture-no-text = Aucun texte n’a pu y être lu. L’original est conservé et peut être téléchargé ; collez son texte sous « Capturer de nouveau ».
capture-note-guessed = L’encodage a été deviné d’après l’aspect des lettres. Vérifiez les accents et les lettres étrangères.
capture-note-damaged = Certaines lettres n’ont pas pu être lues et figurent comme « � ». Copiez plutôt le texte de la page, si vous le pouvez.
capture-note-mojibake = Le texte semble avoir été abîmé avant d’arriver ici, avec « Ã© » pour « é » par exemple. Copiez-le de nouveau depuis la page elle-même.
capture-note-cut = Le texte dépasse deux millions de caractères ; la suite ne se lit que dans l’original.
capture-note-no-text = Ce fichier PDF ne contient pas de texte : ce sont des images, peut-être une numérisation. Collez son texte sous « Capturer de nouveau ».
capture-note-password = Ce fichier PDF ne s’ouvre qu’avec un mot de passe. Ouvrez-le, copiez son texte et collez-le sous « Capturer de nouveau ».
capture-note-unreadable = Ce fichier PDF est abîmé, ou d’un type qui ne peut pas être lu. Ouvrez-le, copiez son texte et collez-le sous « Capturer de nouveau ».
capture-note-too-much = Ce fichier PDF compte plus de 500 pages ou sa lecture a pris trop de temps. Collez la partie qui concerne le dossier sous « Capturer de nouveau ».
capture-note-attachments = Des fichiers étaient joints à ce courriel. Ils n’ont pas été lus ; versez-les un par un s’ils importent.

# Un texte qui est déjà ici.
origin-title = Est-il déjà ici ?
origin-same = Exactement le même texte figure dans
origin-near = Presque le même texte figure dans
origin-part = Une grande partie de ce texte figure dans
origin-take = Il reprend celui-là
origin-hint = Une reprise et son original comptent alors pour une seule origine. S’il a été versé deux fois par erreur, jetez celui-ci.
lost-quotes = { $count ->
    [one] Une citation ne figure pas dans le texte le plus récent
   *[other] { $count } citations ne figurent pas dans le texte le plus récent
}

flash-capture-added = La capture est conservée ; son texte est désormais le plus récent.
flash-capture-without-text = Le fichier est conservé, mais aucun texte n’a pu y être lu. La raison est indiquée plus bas.
