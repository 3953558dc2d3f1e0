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
