# La liste des dossiers et la page d’un dossier.
cases-title = Dossiers
cases-new = Nouveau dossier
cases-create = Créer le dossier
cases-new-hint = Un nom ou « inconnu », et le pays : cela suffit. Laissez vide ce qu’aucune source ne dit ; le reste s’ajoute sur la page du dossier.
cases-new-from = D’après la source
cases-export = Exporter en CSV
cases-search-label = Nom, référence ou mots
cases-search-placeholder = Nom dans toute écriture, référence, ou mots d’un article
cases-filter-custody = Situation
cases-filter-country = Pays qui détient
cases-filter-nationality = Nationalité
cases-filter-charge-group = Type d’accusation
cases-filter-stage = Étape de la procédure
cases-filter-file-status = État de notre dossier
cases-filter-since = Arrestation à partir du
cases-filter-until = Arrestation jusqu’au
cases-filter-untouched = Sans modification depuis … jours
cases-any-status = Toute situation
cases-any-country = Tout pays
cases-apply = Chercher
cases-more-filters = Autres filtres
cases-filtered-by = Affichés :
cases-remove-filter = , retirer ce filtre
cases-clear = Tout afficher
cases-ignored = Une partie de l’adresse n’a pas été comprise ; ce filtre n’est pas appliqué.
cases-count = { $count ->
    [0] Aucun dossier
    [one] 1 dossier
   *[other] { $count } dossiers
}
cases-more-than = Plus de { $count } dossiers
cases-at-least = Au moins { $count } dossiers
cases-sorted = classés par « { $by } », { $order }
sort-down = du plus grand ou plus récent au plus petit
sort-up = du plus petit ou plus ancien au plus grand
sort-best = meilleure correspondance d’abord
sort-best-first = Mettre la meilleure correspondance en premier
cases-column-person = Personne
cases-column-country = Détenue par
cases-column-since = Depuis
cases-column-status = Situation
cases-column-charges = Accusations
cases-column-days = Jours de détention
cases-column-sources = Sources
cases-column-changed = Modifié
cases-column-nationality = Nationalité
cases-empty-title = Pas encore de dossier
cases-empty-what = La plupart des dossiers commencent par un article. Enregistrez d’abord l’article, puis créez un dossier pour chaque personne dont il parle et citez-le fait par fait.
cases-empty-source = Enregistrer une source
cases-none-title = Rien trouvé
cases-none-what = Aucun dossier ne répond à tout cela. Retirez un filtre, essayez moins de mots, ou seulement le début d’un nom.
name-not-known = Nom inconnu
found-beginning = trouvé par le début d’un mot
found-near = trouvé par une graphie proche
found-source = les mots figurent dans une source
custody-held = Détenu, au sens strict
custody-wide = Détenu, au sens large
chip-country = Détenu par : { $country }
chip-nationality = Nationalité : { $country }
chip-since = Arrestation à partir de : { $date }
chip-until = Arrestation jusqu’à : { $date }
chip-untouched = Sans modification depuis { $days } jours
chip-no-source = Sans source
chip-search = « { $words } »
charges-none = aucune communiquée
charge-say-convicted = condamnation
charge-say-formal = inculpation formelle
charge-say-alleged = allégation
sources-none = aucune
held-in = pays qui détient : { $country }
now = Le dossier aujourd’hui
now-status = Situation
now-days = Jours de détention
now-stage = Procédure
now-next = Prochaine date
status-unknown = Inconnue
stage-unknown = aucune étape saisie
next-none = aucune connue
days-if-still = si la détention dure encore
days-ended = terminée
days-unknown = aucune date connue
days-wide = { $days } avec toutes les restrictions
days-how = Comment c’est compté
days-rule = Le premier jour compte, le jour de la fin ne compte pas. Quand les dates ne sont pas exactes, le chiffre est un intervalle ; voici les périodes les plus longues.
warn-title = À vérifier
warn-overlap = Deux entrées sur la détention se chevauchent.
warn-gap = Entre deux entrées sur la détention il manque plus d’un jour.
warn-released-but-held = Une libération est saisie, mais la dernière entrée dit encore « détenu ». Ajoutez où est la personne maintenant.
warn-check-exit-ban = Libéré ne veut pas dire libre de partir : vérifiez s’il y a une interdiction de sortie du territoire.
warn-serving-without-sentence = « Exécution de peine » est saisi, mais aucune peine.
warn-sentence-without-conviction = Une peine est saisie, mais aucune condamnation.
warn-conviction-without-trial = Une condamnation est saisie, mais aucune audience.
warn-no-nationality = Aucune nationalité n’est saisie.
warn-own-country = La seule nationalité est celle du pays qui détient. Ce dossier est-il de notre ressort ?
warn-release-uncited = La libération n’a pas encore de source.
section-who = Qui
section-names = Noms
section-names-add = Ajouter un nom
section-nationalities = Nationalités
section-nationalities-add = Ajouter une nationalité
nationality-unknown = aucune saisie
name-form-of = forme de { $name }
other-cases = Autres dossiers
section-custody = Détention
section-custody-add = Ajouter où est la personne
section-custody-empty = Personne n’a saisi où est la personne.
section-charges = Accusations
section-charges-add = Ajouter une accusation
section-charges-empty = Aucune accusation communiquée.
section-stages = Procédure
section-stages-add = Ajouter une étape
section-stages-empty = Aucune étape saisie.
section-court = Audiences et décisions
section-court-add = Ajouter une audience
section-court-empty = Aucune audience connue.
section-sentences = Peines
section-sentences-add = Ajouter une peine
section-sentences-empty = Aucune peine connue.
section-release = Libération
section-release-add = Ajouter une libération
section-release-empty = Aucune libération connue.
section-events = Autres événements
section-events-add = Ajouter un événement
section-events-empty = Aucun autre événement saisi.
section-groups = Groupes
section-groups-add = Mettre dans un groupe
section-groups-empty = Dans aucun groupe.
section-file = Le dossier
sections-missing = Rien de saisi pour l’instant
timeline = Chronologie
timeline-empty = Rien de daté pour l’instant.
timeline-charged = Accusation : { $charge }
timeline-left-custody = Sortie de détention : { $how }
timeline-restrictions-ended = Fin des restrictions
timeline-left-country = Départ du pays
planned = prévu
cite = Citer
cite-add = Ajouter ce que vous avez appris
cite-none = pas encore de source
cite-disputed = contesté
cite-more = citer
cite-independent = { $count ->
    [one] une source indépendante
   *[other] { $count } sources indépendantes
}
facts-coverage = { $cited } faits sur { $total } ont une source
uncited = { $count ->
    [one] Voir celui qui n’en a pas
   *[other] Voir les { $count } qui n’en ont pas
}
case-sources-empty = Pas encore de source. Sans source, un dossier n’est pas fiable : enregistrez-en une et citez-la.
cited-times = { $count ->
    [0] pas citée
    [one] citée une fois
   *[other] citée { $count } fois
}
source-unlink = Délier
source-record = Enregistrer une nouvelle source
versus-title = Les sources se contredisent : { $what }
versus-accepted = retenu
versus-rejected = examiné et non retenu
versus-decide = Trancher
versus-reason = Raison
versus-accept = Retenir « { $value } » à la place
versus-keep = Garder « { $value } »
versus-not-so = ce n’est pas exact
history = Historique
history-program = le programme
history-added = Ajout
history-changed = Modification
history-removed = Suppression
history-seeded = Remplissage
history-became = devient
history-nothing = vide
history-restore = rétablir
history-empty = Rien pour l’instant.
part-new = Ajouter : { $kind }
part-edit = Modifier : { $kind }
removal-title = Supprimer ceci ?
removal-what = L’élément disparaît du dossier. L’historique le garde, avec votre nom et votre raison.
removal-citations = { $count ->
    [one] Sa citation est supprimée avec lui.
   *[other] Ses { $count } citations sont supprimées avec lui.
}
removal-do = Supprimer
