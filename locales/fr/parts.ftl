# Le nom des fiches, et les libellés et aides de leurs formulaires.
# Un libellé est `<type>-<champ>`, ou `field-<champ>` quand plusieurs types le partagent.
kind-people = Personne
kind-names = Nom
kind-nationalities = Nationalité
kind-cases = Dossier
kind-custody = Où est la personne
kind-stages = Étape de la procédure
kind-charges = Accusation
kind-court-events = Audience ou décision
kind-sentences = Peine
kind-releases = Libération
kind-events = Événement
kind-group-members = Appartenance à un groupe
kind-case-groups = Groupe de dossiers
kind-sources = Source
kind-citations = Citation
kind-case-sources = Source liée au dossier
kind-users = Compte
kind-memberships = Appartenance à l’organisation
kind-invitations = Invitation
kind-organisations = Organisation

# Communs à plusieurs formulaires.
field-date-hint = Un jour, un mois, une année, ou en mots : 27 mars 2007, mars 2007, vers mai 2022, entre le 27 et le 28 février 2022, avant le 6 novembre 2024.
field-note = Remarque
field-note-hint = Pour vos collègues. Une remarque ne peut pas être citée.
field-as-of = Date de l’information
field-as-of-hint = Le jour où la source le savait, souvent celui de sa publication.
field-name-unknown-label = Description, si le nom est inconnu
field-name-unknown-label-hint = Ce qui distingue la personne, par exemple « troisième ressortissant français, interdiction de sortie, juillet 2024 ».
field-gender = Genre
field-gender-hint = Tel qu’il est déclaré ou documenté. Ne le devinez jamais d’après un nom.
field-occupation = Profession
field-occupation-hint = Telle que la source la donne, non telle que l’accusation la présente.
field-detaining-country = Pays qui détient
field-detaining-country-hint = Le pays qui détient la personne ou l’empêche de partir.
field-file-status = État de notre dossier
field-file-status-hint = Ce que nous faisons, non ce qui arrive à la personne.
field-as-stated = Accusation, mot pour mot
field-as-stated-hint = Dans les termes de ceux qui accusent. Ne déduisez rien des circonstances.
field-categories = Types d’infraction
field-categories-hint = Choisissez « Aucune accusation communiquée » plutôt que de deviner.
field-happened = Date
field-place = Lieu
field-court = Tribunal ou cour
field-court-hint = Tel que la source le nomme.
field-regime = Régime de détention

# Un nouveau dossier.
new-case-name = Nom
new-case-name-hint = Exactement comme la source l’écrit, dans son écriture.
new-case-nationality = Nationalité
new-case-nationality-hint = Telle qu’une source la donne. « Apatride » et « Réfugié » figurent aussi dans la liste.
new-case-second-nationality = Deuxième nationalité
new-case-second-nationality-hint = D’autres peuvent être ajoutées sur la page du dossier.
new-case-status = Où est la personne maintenant
new-case-status-hint = Interdiction de sortie, caution ou refuge dans une ambassade : ce n’est pas la liberté. « Inconnu » si aucune source ne le dit.
new-case-started = Depuis quand

# La personne.
people-birth = Date de naissance
people-birth-hint = Si une source ne donne qu’un âge : 38 ans en décembre 2024, c’est « 1985 ou 1986 ».
people-occupation-group = Catégorie de profession
people-occupation-group-hint = La plus proche, pour les statistiques.

# Les noms.
names-full = Nom tel qu’il est écrit
names-full-hint = Exactement comme la source l’écrit, dans son écriture.
names-kind = Type de nom
names-is-primary = Nom principal, utilisé dans les listes
names-is-primary-hint = Il remplace le nom principal choisi auparavant.
names-given = Prénom
names-given-hint = Ne remplissez les parties du nom que si l’on sait clairement laquelle est laquelle.
names-patronymic = Patronyme ou deuxième prénom
names-patronymic-hint = Le patronyme vient du prénom du père, par exemple « Ivanovitch ». Ce n’est pas le nom de famille.
names-particle = Particule
names-particle-hint = Par exemple « de », « von », « al- » ou « ben ».
names-family1 = Nom de famille
names-family2 = Deuxième nom de famille
names-name-order = Ordre des parties
names-name-order-hint = Dans le nom écrit ci-dessus. « Inconnu » plutôt que de deviner.
names-script = Écriture
names-language = Langue
names-language-hint = Celle de cette graphie, non celle de la personne.
names-romanisation = Passage en lettres latines
names-romanisation-hint = Seulement pour un nom transcrit depuis une autre écriture.
names-transliteration-of = Autre graphie de
names-transliteration-of-hint = Le nom d’origine de la même personne, s’il est saisi.
names-is-publishable = Peut être publié
names-is-publishable-hint = Seulement avec l’accord de la personne ou de qui parle en son nom.

# Les nationalités.
nationalities-country = Nationalité
nationalities-country-hint = Une seule par entrée. « Apatride » et « Réfugié » figurent aussi dans la liste.
nationalities-status = Statut de cette nationalité
nationalities-acquired = Acquise
nationalities-lost = Perdue
nationalities-lost-hint = Date de la répudiation ou du retrait. Laissez vide si elle est toujours possédée.
nationalities-recognised-by-detaining = Reconnue par le pays qui détient
nationalities-recognised-by-detaining-hint = Certains États tiennent les binationaux pour leurs seuls nationaux. « Inconnu » si aucune source ne le dit.

# Le dossier.
cases-country-of-arrest = Pays de l’arrestation, si c’est un autre
cases-country-of-arrest-hint = Seulement si la personne a été prise dans un pays et est détenue dans un autre.
cases-place-of-arrest = Lieu de l’arrestation
cases-place-of-arrest-hint = Ville ou lieu, tel que la source le nomme.
cases-holder = Qui détient la personne
cases-holder-name = Nom de cette autorité ou de ce groupe
cases-holder-name-hint = Le ministère, le service ou le groupe, tel que la source le nomme.
cases-case-types = Types de dossier
cases-case-types-hint = Ce que les sources permettent de dire ; plusieurs choix sont possibles.
cases-scope-basis = Pourquoi ce dossier nous concerne
cases-scope-basis-hint = Les binationaux comptent, même si le pays qui détient les dit siens.
cases-acknowledgement = Reconnaissance de la détention
cases-acknowledgement-hint = Ce qu’en disent ceux qui détiennent la personne.
cases-first-report = Première mention publique
cases-first-report-hint = Quand le public l’a appris, souvent bien après l’arrestation.
cases-summary-en = Résumé en anglais
cases-summary-en-hint = Figure dans les exports : quelques phrases, rien de privé, seulement ce que disent des sources.
cases-summary-fr = Résumé en français
cases-summary-fr-hint = Figure dans les exports : quelques phrases, rien de privé, seulement ce que disent des sources.
cases-narrative = Notes de travail
cases-narrative-hint = Pour votre organisation seulement.
cases-previous-case = Dossier antérieur de la même personne
cases-previous-case-hint = Une arrestation après une pleine liberté est un nouveau dossier.

# Où est la personne.
custody-status = Où est la personne
custody-status-hint = Interdiction de sortie, caution ou refuge dans une ambassade : ce n’est pas la liberté. « Inconnu » si aucune source ne le dit.
custody-started = Début
custody-ended = Fin
custody-ended-hint = Laissez vide si cela dure encore, ou si la fin est le début de l’entrée suivante.
custody-place = Prison ou autre lieu
custody-place-hint = Tel que la source le nomme.
custody-place-kind = Type de lieu
custody-locality = Ville ou région
custody-authority = Autorité responsable
custody-reason-in = Motif du début
custody-reason-out = Motif de la fin

# La procédure.
stages-stage = Étape de la procédure
stages-stage-hint = Une allégation n’est pas une inculpation : « Inculpé » seulement si une source en fait état.
stages-reached = Date de cette étape

# Les accusations.
charges-alleged-by = Qui accuse
charges-formality = Caractère de l’accusation
charges-formality-hint = Une allégation n’est pas une inculpation : « Inculpation formelle » seulement si une source le dit.
charges-statute = Loi ou code
charges-article = Article
charges-made = Date de l’accusation
charges-max-penalty = Peine maximale encourue
charges-max-penalty-hint = Le maximum que la loi permet. Ce n’est pas une peine prononcée.
charges-outcome = Issue
charges-outcome-hint = « En cours » tant qu’aucune source ne rapporte de décision, « Inconnu » si personne ne le dit.
charges-outcome-on = Date de cette issue

# Audiences et décisions.
court-events-kind = Audience ou décision
court-events-starts-at = Heure
court-events-starts-at-hint = Heure locale du tribunal, par exemple 14:30. Laissez vide si aucune source ne la donne.
court-events-is-planned = Encore à venir
court-events-is-planned-hint = Décochez cette case quand elle a eu lieu, et saisissez ce qui a été décidé.
court-events-court-kind = Type de juridiction
court-events-instance = Degré de juridiction
court-events-file-number = Numéro de l’affaire au tribunal
court-events-is-public = Ouverte au public
court-events-demand = Réquisitions du parquet
court-events-demand-hint = Ce que le procureur requiert n’est pas une peine prononcée.
court-events-decision = Décision
court-events-decision-hint = Telle que la source la rapporte. Saisissez aussi toute peine sous « Peines ».
court-events-next-date = Prochaine date

# Les peines.
sentences-kinds = Peine prononcée
sentences-kinds-hint = Ni ce que le procureur a requis, ni le maximum légal. Plusieurs choix sont possibles.
sentences-years = Durée, années
sentences-years-hint = Pour 3 ans et 6 mois, écrivez 3 ici et 6 au-dessous.
sentences-months = Durée, mois
sentences-days = Durée, jours
sentences-suspended-months = Dont avec sursis, en mois
sentences-suspended-months-hint = Pour deux ans, écrivez 24.
sentences-fine = Amende
sentences-fine-hint = Montant et monnaie, tels que la source les donne.
sentences-imposed = Date du prononcé
sentences-status = État de la peine
sentences-status-hint = Si une décision modifie la peine, ajoutez une entrée : la première reste.
sentences-expected-end = Fin prévue
sentences-expected-end-hint = Une date que quelqu’un avance ; ne la calculez pas vous-même.
sentences-expected-end-by = Qui donne cette date de fin

# La libération.
releases-kinds = Mode de libération
releases-kinds-hint = Plusieurs choix sont possibles : une grâce peut aussi être un échange.
releases-left-custody = Sortie de détention
releases-left-custody-hint = Saisissez chacune des trois dates qu’une source donne : un jour, un mois ou une année.
releases-restrictions-ended = Fin des restrictions
releases-restrictions-ended-hint = La dernière interdiction de sortie, caution ou obligation de pointage. Laissez vide tant qu’il en reste une.
releases-left-country = Départ du pays
releases-left-country-hint = Quand la personne est réellement partie, non quand on l’a annoncé.
releases-conditions = Conditions
releases-conditions-hint = « Aucune condition » seulement si une source le dit ; sinon « Inconnu ».
releases-destination = Destination
releases-destination-hint = Domicile, hôpital, ambassade ou autre pays, selon la source.
releases-announced-by = Annoncée par
releases-confirmed-by-family = Confirmée par la famille
releases-instrument = Décret, loi ou décision de justice

# Autres événements.
events-kind = Type d’événement
events-what = Ce qui s’est passé
events-what-hint = En une ou deux phrases, en disant qui le rapporte.

# Les groupes.
group-members-group-id = Groupe
group-members-group-id-hint = Dossiers liés par une même arrestation, un même procès ou un même échange. Chaque personne garde son dossier.
group-members-role = Rôle dans le groupe
