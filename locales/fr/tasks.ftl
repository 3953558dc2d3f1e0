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
