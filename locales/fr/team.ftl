# Ce que lisent ceux qui travaillent sur un dossier : contacts, défense, consul, santé, démarches, évaluations.

# Comment s’appellent les enregistrements.
kind-contacts = Contact
kind-channels = Moyen de joindre un contact
kind-contact-log = Échange
kind-lawyers = Avocat
kind-consular = Événement consulaire
kind-health = Problème de santé
kind-treatment = Allégation de mauvais traitements
kind-actions = Démarche
kind-assessments = Évaluation
kind-criteria = Critère
kind-identity-documents = Pièce d’identité

# Sur la page du dossier.
case-team-title = Pour l’équipe du dossier
case-team-about = Ce qui figure ici n’apparaît dans aucune liste, recherche, exportation ni aucun résumé. Les entrées marquées « restreint » ne sont que pour ceux qui travaillent sur le dossier.
case-team-missing = Rien de saisi pour l’équipe
sight-restricted = restreint
section-contacts = Contacts
section-contacts-add = Ajouter un contact
section-contacts-empty = Aucun contact saisi.
section-contact-log = Échanges
section-contact-log-add = Ajouter un échange
section-contact-log-empty = Aucun échange saisi.
section-lawyers = Avocats
section-lawyers-add = Ajouter un avocat
section-lawyers-empty = Aucun avocat saisi.
section-consular = Accès consulaire
section-consular-add = Ajouter un événement consulaire
section-consular-empty = Rien n’est saisi sur un consulat.
section-health = Santé
section-health-add = Ajouter un problème de santé
section-health-empty = Aucun problème saisi.
section-treatment = Traitement en détention
section-treatment-add = Ajouter une allégation
section-treatment-empty = Aucune allégation saisie.
section-actions = Démarches
section-actions-add = Ajouter une démarche
section-actions-empty = Aucune démarche saisie.
section-assessments = Évaluations
section-assessments-add = Ajouter une évaluation
section-assessments-empty = Aucune évaluation saisie.
section-documents = Pièces d’identité
section-documents-add = Ajouter une pièce
section-documents-empty = Aucune pièce saisie.
section-channels-add = Ajouter un moyen de joindre cette personne
section-criteria-add = Ajouter un critère
contact-last = Dernier échange : { $date }
contact-next = reprendre contact : { $date }
criteria-assessed = { $done } critères de la loi Levinson évalués sur { $total }
action-reply-overdue = Une réponse était attendue pour le { $date } ; aucune n’est saisie.

# Ce qui est gardé scellé.
sealed = scellé
sealed-kept = Gardé scellé. Saisissez une nouvelle valeur pour la remplacer ; laissez vide pour la garder.
sealed-clear = Effacer ce qui est gardé scellé
reveal-open = Afficher
reveal-title = Une valeur scellée
reveal-reason = Pourquoi avez-vous besoin de la voir ?
reveal-reason-hint = Votre nom, l’heure et ce motif sont conservés.
reveal-reason-needed = Dites en quelques mots pourquoi vous avez besoin de la voir.
reveal-show = Afficher : { $what }
reveal-noted = Il est noté que vous l’avez consultée, et pourquoi. Ne recopiez cette valeur nulle part ailleurs et fermez la page après usage.
reveal-close = Fermer cette page
error-sealed-key = Cette valeur ne peut pas être ouverte : sa clé n’est pas dans le fichier de clés avec lequel le portail a démarré. Demandez à la personne qui gère le serveur de remettre ce fichier en place depuis sa copie, ou de redémarrer le portail.

# L’horloge de l’article 36.
clock-title = Article 36 de la Convention de Vienne
clock-known = { $known } étapes saisies sur { $total }
clock-how = Ce que demande l’article
clock-rule = Convention de Vienne sur les relations consulaires, article 36, paragraphe 1 : sans retard, les autorités informent la personne de son droit à l’aide consulaire et, si elle le demande, avertissent le consulat de l’arrestation ; elles lui transmettent sans retard ses lettres. Les agents consulaires peuvent rendre visite, s’entretenir, écrire et pourvoir à la défense. Ils n’agissent pas contre la volonté expresse de la personne.
clock-what-told = Informée de ce droit
clock-what-notified = Consulat averti
clock-what-requested = Accès demandé
clock-what-answered = Réponse
clock-what-visit = Dernière visite
clock-told = La personne a été informée
clock-told-denied = La personne n’a pas été informée de son droit à l’aide consulaire
clock-told-missing = Personne n’a saisi si la personne a été informée de son droit à l’aide consulaire
clock-notified = L’État détenteur a averti le consulat
clock-notified-elsewhere = Le consulat l’a appris autrement ; aucune notification de l’État détenteur n’est saisie
clock-notified-missing = Aucune notification au consulat n’est saisie
clock-requested = Le consulat a demandé l’accès
clock-requested-missing = Aucune demande d’accès n’est saisie
clock-granted = L’accès a été accordé
clock-refused = L’accès a été refusé
clock-waiting = Pas encore d’accès : demandé, puis différé ou resté sans réponse
clock-answer-missing = Aucune réponse n’est saisie
clock-visit = Un agent consulaire a vu la personne
clock-visit-missing = Aucune visite n’est saisie
clock-undated = date inconnue
clock-declined = La personne a refusé l’aide consulaire : rien ne peut être fait contre cette volonté.
clock-days = { $count ->
    [0] le jour de l’arrestation
    [one] 1 jour après l’arrestation
   *[other] { $count } jours après l’arrestation
}
clock-days-about = environ { $days }
clock-days-between = de { $min } à { $max } jours après l’arrestation
clock-days-least = au moins { $count } jours après l’arrestation

# Les contacts.
contacts-name = Nom
contacts-name-hint = Comme nous appelons cette personne. Il n’apparaît dans aucune liste ni recherche.
contacts-relation = Lien avec la personne détenue
contacts-branch = Côté de la famille
contacts-branch-hint = Rien de ce qui est dit à un côté n’est transmis à un autre.
contacts-roles = Ce que cette personne peut décider ou faire
contacts-country = Pays
contacts-language = Langue de nos échanges
contacts-informed = Ce qui leur a été dit
contacts-risk = Risque
contacts-risk-hint = Ce qui pourrait leur arriver, et ce qu’il faut éviter.
contacts-consent-to-hold = Accepte que nous gardions ces données
channels-contact-id = Contact
channels-kind = Moyen
channels-value = Numéro ou adresse
channels-value-hint = Gardé scellé : affiché à une personne à la fois, qui dit pourquoi.
channels-is-safe = Peut être utilisé sans danger
channels-safe-times = Moments sûrs, et ce qu’il ne faut pas dire
channels-safe-times-hint = Gardé scellé aussi.
contact-log-happened = Date
contact-log-starts-at = Heure
contact-log-starts-at-hint = Par exemple 14:30, là où vous étiez.
contact-log-channel = Moyen
contact-log-contact-id = Avec qui
contact-log-contact-id-hint = Ajoutez d’abord le contact, s’il est nouveau.
contact-log-summary = Ce qui s’est dit
contact-log-promised = Ce que nous avons promis
contact-log-next-contact = Reprendre contact le

# La défense et le consul.
lawyers-name = Nom
lawyers-firm = Cabinet
lawyers-country = Pays
lawyers-kind = Mode de désignation
lawyers-started = Défend depuis
lawyers-ended = A défendu jusqu’à
lawyers-ended-hint = Laissez vide tant que cela dure.
lawyers-access = Accès à la personne défendue
lawyers-access-hint = Plusieurs choix sont possibles.
lawyers-obstacles = Obstacles
lawyers-obstacles-hint = Ce qui entrave la défense : dossier non communiqué, visites annulées, menaces.
lawyers-is-publishable = Peut être nommé publiquement
lawyers-is-publishable-hint = Les avocats courent eux aussi des risques : seulement avec leur propre accord.
consular-home-state = État d’origine
consular-home-state-hint = De quel consulat il s’agit. Chacun a sa propre horloge.
consular-kind = Ce qui s’est passé
consular-asked-on = Accès demandé le
consular-answered-on = Réponse reçue le
consular-result = Résultat
consular-refused-reason = Motif donné pour un refus
consular-refused-reason-hint = Mot pour mot.
consular-wish = Ce que veut la personne détenue
consular-wish-hint = Rien ne peut être fait contre cette volonté.
consular-for-family = Ce qui peut être dit à la famille

# Santé et traitement.
health-category = Type de problème
health-what = Ce qui est connu
health-what-hint = En une ou deux phrases, en disant qui le rapporte.
field-private-detail = Ce qui doit rester scellé
field-private-detail-hint = Santé mentale, VIH, violences sexuelles : gardé scellé, et chaque consultation est notée.
health-since = Depuis
health-severity = Gravité
health-medication-needed = Traitement nécessaire
health-medication-received = Traitement reçu
health-attention = Soins
health-reported-by = Qui le dit
treatment-category = Type de traitement
treatment-what = Ce qui est allégué
treatment-what-hint = Dans les mots de la source. Ne compte comme confirmé qu’avec une citation.
treatment-authority = Auteur présumé
treatment-authority-hint = Service, prison ou personne, tel que la source le nomme.
treatment-alleged-by = Qui le dit
treatment-statement = Déclaration signée
treatment-is-broadcast = Aveux diffusés publiquement
treatment-solitary-days = Jours d’isolement consécutifs
treatment-solitary-days-hint = Seul 22 heures par jour ou plus. Au-delà de 15 jours, l’isolement est prolongé.
treatment-complaint = Plainte déposée

# Démarches et évaluations.
actions-kind = Type de démarche
actions-actor = Par qui
actions-addressee = À qui
actions-addressee-hint = Organe, service ou mandat.
actions-title = Intitulé
actions-reference = Référence
actions-is-confidential = Seulement pour ceux qui travaillent sur le dossier
actions-reply-by = Réponse souhaitée pour le
actions-response = Réponse
actions-response-on = Date de la réponse
actions-impact = Effet
actions-status = État de la démarche
assessments-framework = Selon quelles règles
assessments-assessor = Qui évalue
assessments-assessor-hint = L’organe, par son nom.
assessments-finding = Conclusion
assessments-finding-hint = Seulement ce que vous pouvez citer : une désignation que personne ne peut citer ne se répète pas.
assessments-wgad = Catégories du Groupe de travail
assessments-wgad-hint = Seulement pour un avis du Groupe de travail sur la détention arbitraire. Plusieurs choix sont possibles.
assessments-reasoning = Motifs, en bref
assessments-made = Date
assessments-document = Document
assessments-document-hint = Numéro de l’avis, lettre ou décision.
assessments-status = État de l’évaluation
assessments-is-public = Publique
criteria-assessment-id = Évaluation
criteria-criterion = Critère de la loi Levinson
criteria-criterion-hint = Il vaut pour tout État d’origine. Ou écrivez le vôtre ci-dessous.
criteria-own = Critère propre
criteria-met = Rempli
criteria-reasoning = Motifs

# Les pièces d’identité.
identity-documents-kind = Type de pièce
identity-documents-number = Numéro
identity-documents-number-hint = Gardé scellé : affiché à une personne à la fois, qui dit pourquoi.
identity-documents-issuer = Délivrée par
identity-documents-issued = Date de délivrance
identity-documents-expires = Expire le

# Ce que disent les règles.
ask-contact-twice = Un contact de ce nom est déjà saisi. S’agit-il de deux personnes ?
ask-contact-roles = « Ne pas contacter » est choisi avec un rôle qui suppose des échanges. Est-ce exact ?
ask-contact-consent = Cette personne n’accepte pas que nous gardions ces données. Y a-t-il une raison de les garder malgré tout ?
ask-do-not-contact = Ce contact est marqué « ne pas contacter ». L’échange a-t-il eu lieu malgré tout ?
rule-next-contact-before = Le prochain échange précède celui-ci. Vérifiez les deux dates.
rule-channel-needs-value = Saisissez le numéro ou l’adresse, ou choisissez « En personne » ou « Par une autre personne ».
ask-channel-unsafe-times = Ce moyen est marqué comme dangereux, mais des moments sûrs sont saisis. Est-ce exact ?
rule-counsel-access = L’accès ne peut pas être à la fois « non demandé » et refusé. Choisissez.
rule-consular-before-arrest = Cela précède l’arrestation. Vérifiez les deux dates.
rule-answer-before-question = La réponse précède la demande. Vérifiez les deux dates.
rule-refused-and-granted = L’accès est refusé et accordé dans une même entrée. Faites deux entrées, chacune avec sa date.
ask-reason-without-refusal = Un motif de refus est saisi, mais aucun refus. Est-ce exact ?
ask-home-state = D’après ce qui est saisi, la personne n’a pas la nationalité de cet État. Est-ce exact ?
ask-medication-interrupted = Le problème est une interruption du traitement, mais il est reçu. Est-ce exact ?
rule-treatment-before-arrest = Cela précède l’arrestation. Vérifiez les deux dates.
ask-solitary-days = Des jours d’isolement sont saisis, mais un autre type de traitement. Est-ce exact ?
rule-reply-before-action = Cela précède la démarche. Vérifiez les deux dates.
rule-action-needs-date = Une démarche accomplie a besoin d’une date, aussi précise qu’on la connaît.
rule-replied-needs-response = Choisissez la réponse, puisqu’une réponse est arrivée.
ask-response-to-plan = Une réponse est saisie pour une démarche seulement prévue. Est-ce exact ?
rule-wgad-categories = Ces catégories ne valent que pour les avis du Groupe de travail sur la détention arbitraire. Retirez-les, ou choisissez le Groupe de travail.
rule-wgad-both = « Non arbitraire » ne peut pas accompagner une autre catégorie.
rule-draft-public = Un projet n’est pas public. Décochez « Publique », ou changez l’état de l’évaluation.
ask-adopted-without-date = L’évaluation est adoptée, mais sans date. Est-ce exact ?
rule-one-criterion = Choisissez un critère de la liste, ou écrivez le vôtre, mais pas les deux.
rule-criterion-twice = Ce critère est déjà saisi pour cette évaluation. Modifiez celui qui s’y trouve.
rule-none-seen = « Aucun document vu » n’a ni numéro ni date. Retirez-les, ou choisissez la pièce.
