# Les personnes qui n’en font peut-être qu’une, et celles qui sont bien deux.
duplicates-title = Doublons possibles
duplicates-what = Deux fiches qui décrivent peut-être la même personne, les plus probables d’abord. Rien n’est fusionné automatiquement : c’est vous qui décidez.
duplicates-empty = Aucun doublon possible
duplicates-empty-what = Parmi les personnes que vous voyez, aucune ne ressemble à une autre. Les dossiers nouveaux ou modifiés sont examinés en quelques minutes.
duplicates-count = { $count ->
    [one] { $count } paire
    [1001] Plus de 1 000 paires
   *[other] { $count } paires
}
duplicates-probable = Probablement la même personne
duplicates-possible = Peut-être la même personne
duplicates-for = Ce qui les rapproche
duplicates-against = Ce qui les distingue
duplicates-cases = Dossiers
duplicates-names = Autres noms
duplicates-since = Arrestation
duplicates-field = Élément comparé
duplicates-compare = Comparer
duplicates-one-title = Une personne ou deux ?
duplicates-side-by-side = Côte à côte
likeness-same-birth = peut-être nés le même jour ({ $what })
likeness-other-birth = dates de naissance : { $a } et { $b }
likeness-other-gender = genre « { $a } » pour l’un, « { $b } » pour l’autre
likeness-same-nationality = une nationalité commune : { $what }
likeness-other-nationality = nationalités différentes : { $a }, { $b }
likeness-same-country = même pays de détention : { $what }
likeness-other-country = pays de détention différents : { $a }, { $b }
likeness-close-dates = arrestations à peu près au même moment : { $a }, { $b }
likeness-other-dates = arrestations à des moments différents : { $a }, { $b }
likeness-same-group = dossiers du même groupe
distinction-do = Ce n’est pas la même personne
distinction-what = Les deux ne seront plus jamais proposées comme une seule personne, ni sur cette page ni dans un formulaire. Vous pourrez revenir sur cette décision.
distinction-undo = Revenir sur cette décision
distinction-decided = Deux personnes différentes, selon la décision de
distinction-long = Raccourcissez le motif à 500 caractères.
distinctions-title = Personnes distinctes
distinctions-what = Des personnes qui se ressemblent et qui sont bien deux. Elles ne sont pas proposées comme doublons.
distinctions-empty = Aucune décision pour l’instant
distinctions-people = Personnes
distinctions-by = Décision de
flash-distinguished = C’est noté : deux personnes différentes.
flash-undistinguished = Décision annulée : elles pourront de nouveau être proposées comme une seule.

# Deux fiches réunies en une, puis séparées de nouveau.
merge-people-open = Fusionner en une seule personne
merge-people-title = Fusionner deux fiches d’une même personne
merge-cases-open = Fusionner les deux dossiers
merge-cases-title = Fusionner deux dossiers d’une même personne
merge-cases-too = Les deux dossiers restent distincts. S’il s’agit d’une seule et même détention :
merge-who = Pour fusionner, il faut être responsable de tous les dossiers des deux, ou assurer la coordination et les voir.
merge-form-what = Choisissez ce qui est conservé, champ par champ. Le reste demeure dans l’historique et revient si la fusion est annulée.
merge-stays = La fiche qui reste
merge-stays-hint = Sa référence demeure. L’autre référence permet toujours de la trouver.
merge-same = identique dans les deux
merge-both = Les deux, l’un à la suite de l’autre
merge-listed-as = Nom affiché dans les listes
merge-united = Rien de ceci n’est perdu
merge-names = { $count ->
    [one] { $count } nom
   *[other] { $count } noms
}
merge-cases = { $count ->
    [one] { $count } dossier
   *[other] { $count } dossiers
}
merge-stays-in-custody = { $count ->
    [one] { $count } période de détention
   *[other] { $count } périodes de détention
}
merge-charges = { $count ->
    [one] { $count } accusation
   *[other] { $count } accusations
}
merge-sources = { $count ->
    [one] { $count } lien vers une source
   *[other] { $count } liens vers des sources
}
merge-united-person = Les nationalités et les pièces d’identité des deux
merge-united-case = Audiences, peines, libérations, événements, contacts, consentements, tâches et tous les autres éléments des deux
merge-look = Voir ce qui va se passer
merge-confirm-title = Ce qui va se passer
merge-follows-people = { $stays } reste. { $goes } y est intégrée ; une recherche de { $goes } mène à { $stays }.
merge-follows-cases = { $stays } reste. { $goes } y est intégré ; son adresse et sa référence mènent à { $stays }.
merge-follows-citations = Toutes les citations sont conservées. Si une source appuie la valeur écartée, les deux apparaissent comme un désaccord.
merge-follows-hushed = L’une des deux personnes n’est connue que par des dossiers gardés sous silence. Pour que le silence tienne, ces dossiers passent sous silence, pour la seule équipe du dossier silencieux, et les partages sont retirés : { $cases }.
merge-follows-silent = L’un des deux est sous silence. Le dossier unique l’est aussi : seule l’équipe du dossier silencieux le voit, et les partages sont retirés.
merge-follows-publicity = La publicité la plus stricte s’applique : { $level }.
merge-follows-team = Les équipes n’en font plus qu’une : qui travaille sur l’un lit ce qui est restreint dans les deux.
merge-follows-shares = Les partenaires de l’un ou de l’autre voient le dossier unique, avec le droit le plus limité : { $partners }.
merge-follows-undo = La fusion peut être annulée à tout moment, depuis sa page ou depuis l’historique.
merge-do = Fusionner
merge-undo = Annuler la fusion
merge-undo-what = Chaque fiche retrouve ce qu’elle avait.
merge-undo-since = { $count ->
    [one] { $count } modification depuis. Ce qui a été ajouté reste à la fiche conservée ; une valeur modifiée reste telle quelle.
   *[other] { $count } modifications depuis. Ce qui a été ajouté reste à la fiche conservée ; les valeurs modifiées restent telles quelles.
}
merges-title = Fusions
merges-empty = Aucune fusion
merges-one = Fusion
merges-what = Ce qui a été fusionné
merges-into = { $goes } dans { $stays }
merges-by = Par
merges-state = État
merges-holds = Fusionné
merges-undone = Annulée
flash-merged = Fusion effectuée. Elle peut être annulée ici à tout moment.
flash-merged-here = Le dossier demandé a été fusionné dans celui-ci.
flash-unmerged = Fusion annulée : les fiches sont de nouveau distinctes.
unmerged-kept = Modifié depuis, donc laissé tel quel : { $fields }.
unmerged-gone = { $count ->
    [one] { $count } élément a été supprimé depuis, et le reste.
   *[other] { $count } éléments ont été supprimés depuis, et le restent.
}
unmerged-silent = Ce que la fusion a mis sous silence le reste, car il y a eu des modifications depuis. La personne responsable peut lever le silence.
error-merge-later = Depuis, une autre fusion a porté sur ce que celle-ci a réuni. Annulez d’abord cette autre fusion.
history-moved = Déplacé par une fusion
history-merged = Fusionné dans un autre
history-parted = De nouveau distincts
kind-merges = Fusion
kind-distinctions = Deux personnes différentes
