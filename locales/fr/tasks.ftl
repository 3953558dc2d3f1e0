# Travailler ensemble : tâches, revue hebdomadaire, page personnelle.
kind-tasks = Tâche
kind-case-answers = « Rien de nouveau » lors de la revue hebdomadaire
tasks-kind = Type
tasks-what = Quoi
tasks-due-on = Échéance
tasks-user-id = Qui s’en charge
tasks-status = État
tasks-snoozed-until = Reportée au
tasks-note = Note
case-answers-note = Note

tasks-title = Tâches
tasks-all = Toutes les tâches
tasks-open = À faire
tasks-asleep = Reportées
tasks-closed = Faites ou abandonnées
tasks-none = Rien à faire pour l’instant.
tasks-asleep-count = { $count ->
    [one] 1 autre tâche est reportée.
   *[other] { $count } autres tâches sont reportées.
}
task-title = Tâche
task-add = Ajouter une tâche
task-add-mine = Elle vous revient ; « Toutes les tâches » permet de la confier à quelqu’un d’autre.
task-kind = Type de tâche
task-what = Ce qu’il faut faire
task-what-hint = Ni nom ni santé : quelques mots qu’on peut lire par-dessus une épaule.
task-due = Pour le
task-due-hint = Un jour, par exemple 3 déc. 2026
task-who = Qui s’en charge
task-status = État
task-note = Ce qu’il en est advenu
task-reads = Qui la lit
task-nobody = personne encore
task-due-by = pour le { $date }
task-overdue = en retard depuis le { $date }
task-asleep-until = reportée au { $date }
task-end = Terminer cette tâche
task-ending = Comment elle s’est terminée
task-edit = Modifier cette tâche
task-snooze = La reporter
task-until = Jusqu’à quel jour
task-until-hint = Elle reste hors de vue jusque-là. Laissez vide pour la faire revenir maintenant.
task-hand = La confier à quelqu’un
task-reopen = Elle est à faire, finalement
task-not-a-day = Indiquez un jour certain, par exemple 3 déc. 2026.
task-until-past = Indiquez un jour après aujourd’hui.
task-who-unknown = Choisissez quelqu’un qui voit ce dossier.
task-what-missing = Dites en quelques mots ce qu’il faut faire.
task-too-long = { $most } caractères au plus.
task-recall-share = Demander à { $name } d’effacer ce qu’elle détient sur ce dossier
task-recall-export = Faire effacer ce fichier, qui contient le dossier : { $name }
task-erasure-asked = L’effacement de cette personne a été demandé : décider de ce dossier
task-recall-public = Chercher les copies de la page publique et les faire retirer
flash-task-added = La tâche est ajoutée.
flash-task-ended = La tâche est terminée. Elle reste sous « Toutes les tâches ».
flash-task-changed = La tâche est modifiée.
flash-task-open = La tâche est à faire.
flash-task-asleep = La tâche est reportée.
flash-task-handed = La tâche est confiée.

menu-review = Revue
weekly-title = Revue hebdomadaire
weekly-what = Toutes les personnes encore détenues parmi les dossiers de votre organisation, d’abord les plus exposées et celles dont on est sans nouvelles depuis le plus longtemps.
weekly-left = { $count ->
    [0] Aucun dossier n’attend de réponse cette semaine.
    [one] 1 dossier attend une réponse cette semaine.
   *[other] { $count } dossiers attendent une réponse cette semaine.
}
weekly-none = Aucun dossier d’une personne détenue. Ceux que vous voyez et que votre organisation suit figurent ici.
weekly-done = Chaque dossier a sa réponse cette semaine.
weekly-answered = Réponses de cette semaine
answer-note = À qui vous avez demandé, et comment
answer-next = Y revenir le
answer-no-change = Rien de nouveau
answer-note-long = La note tient en 300 caractères au plus.
flash-answered = « Rien de nouveau » est noté, avec votre nom et l’heure. Les jours sans nouvelles se comptent à partir d’aujourd’hui.
risk-death = peine de mort
risk-disappearance = disparition
risk-hostage = otage
risk-health = santé gravement menacée
risk-treatment = mauvais traitements allégués

menu-home = Accueil
home-title = Mon travail
home-due = Ce que j’ai à faire
home-due-none = Aucune tâche n’est à vous. Celles qu’on vous confie, et celles que le programme crée pour les dossiers que vous menez, figurent ici.
home-changed = Ce qui a changé
home-changed-none = Personne d’autre n’a modifié un dossier que vous suivez ces deux dernières semaines. « Suivre », sur la page d’un dossier, le fait figurer ici.
home-stale = Ce qui vieillit
home-stale-none = De chaque dossier que vous menez, il y a eu des nouvelles ces 60 derniers jours, ou « Rien de nouveau » a été dit.
home-unreviewed = Ce qui attend ma relecture
home-unreviewed-none = Aucun dossier n’attend une seconde personne avant de devenir public.

# Notes et discussions.
kind-notes = Note
kind-discussions = Discussion d’un fait
notes-body = Texte
notes-is-restricted = Seulement pour l’équipe du dossier
history-settled = Discussion close
history-reopened = Discussion rouverte
notes-title = Notes
notes-what = Ce que les collègues se disent de ce dossier. Seule votre organisation le lit : ni partenaire, ni export, ni recherche, ni page publique. Les numéros de téléphone et les adresses ont leur place sous « Contacts », où ils sont scellés.
notes-all = Toutes les notes
notes-none = Aucune note.
notes-newest = Notes récentes
notes-count = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
note-add = Ajouter une note
note-body = Note
note-body-hint = Écrivez @ et un nom, par exemple @Ada, pour appeler l’attention d’une ou d’un collègue.
note-mention = Appeler l’attention de quelqu’un
note-mention-hint = Seuls les collègues qui voient ce dossier peuvent être choisis. On leur dit qu’il y a quelque chose à voir, sans plus.
note-fact = À propos d’un fait
note-fact-hint = La note figure alors auprès de ce fait, avec ce que d’autres en disent.
note-restricted = Seulement pour l’équipe du dossier
note-restricted-hint = Ce choix est définitif.
note-edit = Modifier votre note
note-change = Modifier
note-was-changed = modifiée
note-to = pour
note-remove = Retirer cette note
note-remove-sure = Plus personne ne la lira sur ces pages. L’historique du dossier garde ce qu’elle disait, pour qui pouvait la lire.
note-remove-yes = Oui, la retirer
note-empty = Écrivez ce que vous voulez dire.
note-fact-unknown = Choisissez un fait de ce dossier.
note-mention-unknown = Choisissez quelqu’un de votre organisation qui voit ce dossier.
note-mention-not-team = Choisissez quelqu’un de l’équipe du dossier : la note lui est réservée.
note-name-unknown = Personne dans votre organisation qui voie ce dossier ne s’appelle « { $name } ». Écrivez le nom comme dans la liste, ou retirez le @.
note-name-not-team = Personne dans l’équipe du dossier ne s’appelle « { $name } », et la note lui est réservée. Nommez quelqu’un d’autre, ou retirez le @.
note-name-several = Plusieurs collègues s’appellent « { $name } ». Écrivez le nom entier, ou choisissez la personne dans la liste.
flash-note-added = La note est ajoutée.
flash-note-changed = La note est modifiée.
flash-note-removed = La note est retirée.
discussions-title = Discussions de faits
discussions-open = { $count ->
    [one] 1 fait est en discussion
   *[other] { $count } faits sont en discussion
}
discussion-title = Discussion d’un fait
discussion-says-now = Le dossier dit à présent :
discussion-gone = Un fait qui n’y est plus
discussion-settled = Close
discussion-settle = C’est réglé
discussion-reopen = Ce n’est pas réglé, finalement
discussion-mark = { $count ->
    [one] 1 note sur ce fait
   *[other] { $count } notes sur ce fait
}
flash-discussion-settled = La discussion est close. Une nouvelle note la rouvre.
flash-discussion-reopened = La discussion est rouverte.

# Confier des dossiers.
kind-handovers = Transmission de dossiers
handover-title = Transmettre dossiers et tâches
handover-what = Quand quelqu’un s’en va ou change de travail, sa place dans les équipes, ses tâches à faire et les dossiers suivis vont à des collègues. Figurent ici les dossiers que vous voyez ; les autres sont transmis par les équipes qui s’en occupent.
handover-none = Rien de ce que vous voyez n’est à transmettre.
handover-no-colleague = Aucun collègue ne pourrait mener ces dossiers. Invitez d’abord quelqu’un, ou donnez-lui ce rôle.
handover-all = Tout à
handover-all-hint = Un choix fait pour un dossier l’emporte. Un dossier sans choix reste où il est.
handover-to = Ce dossier à
handover-nobody = Choisissez à qui vont les dossiers.
handover-sure = { $count ->
    [one] 1 dossier de { $name } est transmis, avec ses tâches à faire. Est-ce exact ?
   *[other] { $count } dossiers de { $name } sont transmis, avec leurs tâches à faire. Est-ce exact ?
}
handover-do = Transmettre
handover-leads = mène ce dossier
handover-in-team = dans l’équipe
handover-tasks = { $count ->
    [one] 1 tâche à faire
   *[other] { $count } tâches à faire
}
handover-follows = suit ce dossier
handover-last = Votre dernière transmission
handover-count = { $count ->
    [one] 1 dossier
   *[other] { $count } dossiers
}
handover-undo = Revenir en arrière
handover-inactive = Qui ne peut plus se connecter ne peut rien reprendre. Rouvrez-lui d’abord l’accès.
flash-handed-over = C’est transmis. Cette page permet de revenir en arrière.
flash-handover-undone = C’est repris, sauf ce qui a été décidé depuis.
task-retention = Ce dossier est clos et personne ne l’a modifié depuis longtemps : voyez s’il faut encore le garder
kind-confirmations = Confirmation d’un fait
confirmation-fact = Fait
confirmations-title = Confirmer des faits
confirmations-what = Un second regard : comparez chaque valeur aux mots de ses sources, et cochez ce qu’ils disent. Personne ne confirme ce qu’il a écrit, et une valeur qui change attend de nouveau.
confirmations-empty = Aucun fait n’a encore besoin d’une source.
confirmations-none-wait = Rien n’attend votre confirmation.
confirmation-by = confirmé par
confirmation-waits = attend une seconde personne
confirmation-own-work = écrit par vous : quelqu’un d’autre confirme
confirmation-contested = les sources se contredisent : tranchez d’abord
confirmation-unsourced = pas encore de source
confirmation-make = Confirmer ce qui est coché
confirmation-remove = Retirer la confirmation :
confirmation-none-ticked = Cochez au moins un fait que vous avez comparé à sa source
confirmation-own = Vous ne pouvez pas confirmer ce fait : vous l’avez écrit, ou il n’y a rien à quoi le comparer
confirmation-changed = Une valeur que vous avez cochée a changé depuis. Regardez-la de nouveau
confirmation-source = Source
flash-confirmed = Confirmé
flash-confirmation-removed = La confirmation est retirée
facts-confirmed = { $count ->
    [0] aucun confirmé par une seconde personne
    [one] { $count } confirmé par une seconde personne
   *[other] { $count } confirmés par une seconde personne
  }
