# Ce qui est jeté, ce qui a disparu, qui a regardé, et comment l’historique est scellé.
kind-removals = Suppression
history-binned = Mise à la corbeille
history-returned = Remise en place
history-redacted = Un nom a été noirci
history-erased = Effacement
flash-binned = Mis à la corbeille.
flash-returned = Remis à sa place.
flash-erased = Effacé. De ce que vous pouviez en voir, il ne reste rien dans la base de données.
flash-erased-late = Effacé. Le disque n’a pas pu être nettoyé tout de suite, parce que quelqu’un lisait : redémarrez le portail pour le nettoyer.
error-source-used = Un dossier ou une autre source repose sur cette source. Retirez-la d’abord là-bas.
bin-title = Corbeille
bin-what = Ce que vous avez jeté. On peut le remettre en place pendant 30 jours ; ensuite il disparaît, avec tout ce que l’historique en dit.
bin-empty = La corbeille est vide
bin-empty-what = Les dossiers et les sources que quelqu’un jette restent ici 30 jours.
bin-count = { $count ->
    [one] 1 élément dans la corbeille
   *[other] { $count } éléments dans la corbeille
}
bin-thing = Quoi
bin-kind = Nature
bin-who = Jeté par
bin-left = Temps restant
bin-days-left = { $days ->
    [0] aujourd’hui
    [one] 1 jour
   *[other] { $days } jours
}
bin-restore = Remettre en place
bin-do = Mettre à la corbeille
bin-back = Retour
bin-case = Jeter ce dossier
bin-case-title = Mettre ce dossier à la corbeille ?
bin-case-hidden = Plus personne ne le trouve : ni dans la liste, ni par la recherche, ni dans les décomptes, les groupes ou les exports.
bin-days = On peut le remettre en place pendant { $days } jours. Ensuite il disparaît, avec tout ce que l’historique en dit. Sa référence ne sert plus jamais.
bin-case-sources = { $count ->
    [0] Aucune source n’y est liée.
    [one] La source qui y est liée reste.
   *[other] Les { $count } sources qui y sont liées restent.
}
bin-case-person = La personne n’a pas d’autre dossier ici et disparaît avec lui.
bin-case-others = { $count ->
    [one] La personne a un autre dossier ici et reste.
   *[other] La personne a { $count } autres dossiers ici et reste.
}
bin-source = Jeter cette source
bin-source-title = Mettre cette source à la corbeille ?
bin-source-hidden = Plus personne ne la trouve, ni les mots de son texte.
bin-source-used = Cette source ne peut pas partir tant que quelque chose repose sur elle.
bin-source-cases = { $count ->
    [one] 1 dossier y est lié ou la cite. Il est peut-être à la corbeille.
   *[other] { $count } dossiers y sont liés ou la citent. Certains sont peut-être à la corbeille.
}
bin-source-sources = { $count ->
    [one] 1 source en est une reprise ou une traduction.
   *[other] { $count } sources en sont des reprises ou des traductions.
}
gone-caption = Disparu pour de bon
gone-reference = Référence
gone-when = Disparu depuis
gone-binned = La corbeille a été vidée
gone-erased = Effacement
held-title = Ce qui est conservé sur cette personne
held-what = Chaque ligne sur la personne, avec les sources qui la nomment et ce qui a été modifié. Les noms d’autres personnes sont masqués quand ils sont connus ici ; relisez avant de remettre le document. Qui a saisi quoi n’y figure pas.
held-download = Enregistrer en texte
held-other = [une autre personne]
held-citations = Mots cités de sources
held-source = Source
held-speaker = Qui parle
held-speaker-name = Nom de qui parle
held-sources = Sources liées aux dossiers
held-naming = Autres sources qui nomment la personne
held-history = Historique
erase-title = Effacer cette personne
erase-lead = C’est irréversible.
erase-rows = La personne disparaît, avec tous les noms et les dossiers que vous pouvez connaître, tout ce qu’ils contiennent, et les sources sur lesquelles rien d’autre ne repose.
erase-history = L’historique garde qui a modifié quelque chose et quand, et perd ce qui était dit.
erase-elsewhere = Là où d’autres dossiers, groupes ou sources nomment la personne, les lettres du nom sont noircies.
erase-others = Nul n’apprend si une autre équipe tient un dossier de cette personne dont l’existence est confidentielle. S’il y en a un, il n’est pas touché, et cette équipe reçoit la tâche d’en décider.
erase-trace = Il reste les références, votre nom, le jour et votre raison. Les références ne servent plus jamais.
erase-time = Le fichier de la base de données est ensuite réécrit. Avec beaucoup de dossiers, cela prend des minutes pendant lesquelles rien ne s’enregistre.
erase-limits = Le programme trouve les noms tels qu’ils sont écrits ici, dans les deux ordres. Il ne trouve ni initiales, ni fautes de frappe, ni terminaisons de noms déclinés, ni une personne décrite sans être nommée. Les copies antérieures de la base et les fichiers exportés contiennent encore tout.
erase-reason = Raison
erase-reason-hint = Par exemple la date de la demande. Elle reste, donc elle ne doit pas nommer la personne.
erase-reason-missing = Dites pourquoi la personne est effacée.
erase-reason-names = La raison nomme la personne, et elle reste. Dites-la sans le nom.
erase-reference = Référence de la personne
erase-reference-hint = Elle figure ci-dessus et commence par P-. Saisissez-la, pour que personne ne soit effacé par erreur.
erase-reference-wrong = Saisissez la référence de la personne : { $reference }
erase-do = Effacer pour de bon
looks-title = Qui a regardé
looks-what = Qui a vu ce que seules peuvent lire les personnes qui travaillent sur le dossier : chaque partie au plus une fois par heure ; et chaque valeur scellée, avec le motif donné. Rien ici ne peut être modifié ni effacé.
looks-empty = Personne n’a encore vu de partie restreinte ni de valeur scellée.
looks-caption = Les plus récents d’abord
looks-when = Quand
looks-who = Qui
looks-shown = Ce qui a été montré
looks-level = Niveau
looks-files = Fichiers sortis
looks-files-what = Fichiers qui contenaient ce dossier, avec qui les a pris et pour qui. Quand le dossier est mis au silence ou qu’un consentement est retiré, une tâche est créée pour chacun, afin de le faire effacer.
looks-files-empty = Aucun fichier contenant ce dossier n’est sorti.
level-public = Public
level-internal = Interne
level-restricted = Restreint
level-sealed = Scellé
seal-title = Sceau de l’historique
seal-what = Chaque modification est le maillon d’une chaîne que personne ne peut altérer sans que cela se voie, s’il n’a que la base de données. Toutes les { $minutes } minutes, les bouts de toutes les chaînes sont scellés.
seal-number = Sceau { $number }
seal-made = Scellé
seal-chains = Fiches scellées
seal-open = Fiches modifiées depuis
seal-printed = Page établie
seal-keep = Imprimez cette page, signez-la et gardez-la hors du portail, ou envoyez-la à quelqu’un de confiance. Qui la détient peut demander au terminal si l’historique d’aujourd’hui remonte encore jusqu’à elle :
seal-none = Rien n’a encore été scellé. Cela se fait au plus tard un quart d’heure après la première modification.
retention-title = Durée de conservation des dossiers clos
retention-what = Quand un dossier est clos et que personne ne l’a modifié depuis ce temps, la personne qui en est responsable reçoit une tâche : voir s’il faut encore le garder, en retirer ce qui ne sert plus, ou effacer la personne. Rien n’est jamais supprimé tout seul.
retention-after = Poser la question pour un dossier clos
retention-months = { $count ->
    [one] après un mois
   *[other] après { $count } mois
  }
retention-never = Jamais
