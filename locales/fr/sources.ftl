# Sources : la liste, le formulaire, la page d’une source.
source-list-title = Sources
source-new = Enregistrer une source
source-new-hint = Collez le texte de l’article ou du document. Il est conservé en entier, et chaque fait pourra être rattaché aux mots qui le disent.
source-edit = Modifier la source
source-search = Chercher
source-search-label = Chercher dans les titres et les textes, ou par référence
source-search-placeholder = Mots d’un titre ou d’un texte, ou S-000123
source-searched = Recherche : { $words }
source-search-clear = Afficher toutes les sources
source-count = { $count ->
    [one] { $count } source
   *[other] { $count } sources, les plus récentes d’abord
}
source-found = { $count ->
    [one] { $count } source trouvée
   *[other] { $count } sources trouvées, les plus récentes d’abord
}
source-more-than = Plus de { $count } sources, les plus récentes d’abord
source-empty-title = Pas encore de source
source-empty-what = Dans Habeas, chaque fait repose sur une source. Enregistrez la première : collez un article, puis créez un dossier pour chaque personne dont il parle.
source-none-title = Aucune source ne contient ces mots
source-none-what = Vérifiez l’orthographe ou cherchez moins de mots. Tous doivent figurer dans le titre, le média, l’auteur ou le texte.
source-column-title = Titre
source-column-published = Publication
source-column-kind = Type
source-column-cases = Dossiers
source-column-cited = Citations
source-undated = sans date
source-no-text = sans texte
source-more-fields = Autres informations sur cette source
source-text-too-long = Le texte compte { $is } caractères ; on peut en conserver { $max } au plus. Gardez la partie qui concerne le dossier et donnez l’adresse de l’ensemble.
source-ask-same-text = { $reference } « { $title } » a exactement le même texte. S’il s’agit d’une reprise, choisissez-la sous « Reprise de » : les deux compteront pour une seule origine.
source-same-offer = « Reprise de » a été rempli pour vous sous « Autres informations sur cette source » ; videz-le si ce n’est pas une reprise. Avez-vous enregistré deux fois le même article ?
source-same-open = Ouvrir plutôt { $reference }
source-each-other = Cette autre source désigne déjà celle-ci comme son origine. Modifiez-la d’abord.
source-ask-quotes-gone = { $count ->
    [one] Un passage cité ne figure pas dans le nouveau texte. La citation garde ses mots, mais on ne pourra plus les vérifier ici.
   *[other] { $count } passages cités ne figurent pas dans le nouveau texte. Les citations gardent leurs mots, mais on ne pourra plus les vérifier ici.
}
source-text = Texte de la source
source-no-text-title = Le texte n’est pas ici
source-no-text-what = Collez-le, et les citations pourront y être vérifiées. Sinon, indiquez la page ou le paragraphe avec chaque citation.
source-add-text = Ajouter le texte
source-about = À propos de cette source
source-as-printed = tel qu’imprimé : { $words }
source-copies = Reprises et traductions
source-length = Longueur
source-characters = { $count } caractères
source-note = Remarque
source-beside = Dossiers et citations
source-linked-title = Dossiers
source-not-linked = Liée à aucun dossier pour l’instant.
source-another-case = Un autre dossier
source-find-case = Référence ou nom
source-find = Trouver le dossier
source-find-none = Aucun dossier trouvé. Vérifiez l’orthographe, ou créez un dossier d’après cette source.
source-find-which = Lequel ?
source-new-case = Nouveau dossier d’après cette source
source-cite-title = Citer
source-cite-for = Faits du dossier
source-cite = Citer
source-cite-more = Préciser ce passage
source-quote-select = Sélectionnez les mots dans le texte : ils apparaissent ici. Sinon, copiez-les et collez-les : les mots doivent être exacts.
source-quote-type = Le texte n’est pas conservé ici : saisissez les mots exactement comme ils figurent dans la source, et leur emplacement sous « Préciser ce passage ».
source-which-facts = Faits que ces mots établissent
source-which-facts-hint = Choisissez-en un ou plusieurs. Une même citation peut porter sur plusieurs faits.
source-fact-cited = · déjà cité d’après cette source
source-fact-missing = Un fait manque ici ?
source-fact-missing-open = Saisissez-le d’abord dans le dossier
source-fact = { $label } : { $value }
source-link-only = Lier la source à ce dossier sans la citer
source-cited-title = Ce qu’elle dit
source-cited-times = { $count ->
    [0] Pas encore citée
    [one] Citée une fois
   *[other] Citée { $count } fois
}
source-cited-all = voir tous les dossiers
source-quote-gone = absente de la dernière capture

# Ce qu’on saisit d’une source.
sources-title = Titre
sources-title-hint = Tel qu’imprimé, dans sa langue.
sources-kind = Type de source
sources-text = Texte
sources-text-hint = Collez-le en entier, tel quel. La mise en forme disparaît, les mots ne changent pas.
sources-publisher = Média ou éditeur
sources-publisher-hint = Le journal, l’agence ou l’organisme qui l’a publiée.
sources-author = Auteur
sources-url = Adresse
sources-url-hint = Où elle se trouve sur le web, à partir de https://
sources-archive-url = Adresse d’une copie
sources-archive-url-hint = Dans une archive du web, au cas où la page disparaîtrait.
sources-language = Langue
sources-published = Publication
sources-retrieved = Consultation
sources-retrieved-hint = Quand vous avez obtenu ce texte, par exemple « 4 décembre 2023 ».
sources-completeness = Ce que nous en avons
sources-missing-percent = Part manquante, en pour cent
sources-missing-percent-hint = Si un accès payant indique ce qu’il reste à lire.
sources-reliability = Fiabilité de la source
sources-reliability-hint = De ce média, sur ce sujet.
sources-connection = Lien avec les événements
sources-republication-of = Reprise de
sources-republication-of-hint = Une reprise et son original comptent pour une seule origine.
sources-translation-of = Traduction de
sources-translation-of-hint = Une traduction et son original comptent pour une seule origine.
sources-translation-kind = Mode de traduction
sources-note = Remarque

# Citations.
citation-new = Citer une source
citation-edit = Modifier la citation
citation-source = Source
citation-source-hint = Les sources de ce dossier viennent d’abord. Absente de la liste ?
citation-fact = Fait
citation-remove = Supprimer cette citation
citation-remove-what = Le fait demeure, mais ne repose plus sur ces mots. L’historique garde la citation.
citations-quote = Les mots exacts
citations-quote-hint = Tels qu’ils figurent dans la source, dans sa langue.
citations-attribution = Qui le dit
citations-attribution-hint = Dans le texte : le journaliste, un tribunal, la famille…
citations-attribution-who = Nom de qui le dit
citations-attribution-who-hint = Par exemple le porte-parole ou le ministère.
citations-stance = Ce que disent ces mots
citations-asserted = Ce que la source dit à la place
citations-asserted-hint = Seulement si la source contredit le fait : l’autre date, lieu ou valeur.
citations-credibility = Crédibilité de cette information
citations-locator = Emplacement
citations-locator-hint = Page, paragraphe ou minute, si le texte n’est pas conservé ici.
error-quote-not-in-text = Ces mots ne figurent pas dans le texte de la source. Copiez-les depuis ce texte, sans rien changer ; les espaces et la forme des guillemets n’importent pas.
error-choose-fact = Choisissez au moins un fait que ces mots établissent.
error-still-cited-title = La source est encore citée ici
error-still-cited = Supprimez d’abord ses citations dans ce dossier, puis déliez-la.
error-linked-already-title = La source est déjà liée
error-linked-already = Elle figure parmi les sources de ce dossier ; rien n’a été modifié.
error-reason-needed-title = Il manque une raison
error-reason-needed = Rien n’a été modifié. Revenez en arrière et dites pourquoi, pour que vos collègues comprennent la décision.
error-nothing-asserted-title = Il n’y a pas d’autre valeur
error-nothing-asserted = Cette citation ne dit pas ce qui serait juste ; rien n’a été modifié. Complétez la citation, ou modifiez le fait à la main.

# Groupes de dossiers.
group-list-title = Groupes
group-new = Nouveau groupe
group-edit = Modifier le groupe
group-count = { $count ->
    [one] { $count } groupe
   *[other] { $count } groupes, les plus récents d’abord
}
group-empty-title = Pas encore de groupe
group-empty-what = Un groupe réunit des dossiers liés entre eux : personnes arrêtées ensemble, jugées ensemble ou libérées lors d’un même échange. Chacune garde son propre dossier.
group-column-title = Groupe
group-column-kind = Ce qui les lie
group-column-where = Lieu et date
group-column-members = Dossiers
group-column-person = Personne
group-column-role = Rôle
group-column-status = Situation
group-about = À propos de ce groupe
group-members-none-title = Aucun dossier dans ce groupe
group-members-how = Pour ajouter un dossier, ouvrez-le et choisissez « Mettre dans un groupe ».
group-members-count = { $count ->
    [one] { $count } dossier dans ce groupe
   *[other] { $count } dossiers dans ce groupe
}
case-groups-title = Titre
case-groups-title-hint = Ce qui s’est passé, sans le nom des personnes qui souhaitent le silence.
case-groups-kind = Ce qui lie les dossiers
case-groups-country = Pays
case-groups-happened = Date

# Dit une fois, après une action.
flash-source-added = La source est enregistrée.
flash-source-saved = Les modifications de la source sont enregistrées.
flash-cited = La citation est enregistrée.
flash-linked = La source est liée au dossier.
flash-group-added = Le groupe est créé. Ajoutez-y des dossiers depuis leurs pages.
flash-group-saved = Les modifications du groupe sont enregistrées.
