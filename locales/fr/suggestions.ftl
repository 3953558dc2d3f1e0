# Les personnes trouvées dans un article, et ce qu’il en dit.
suggestions-title = Personnes dans cet article
suggestions-hint = Lu par des règles, sur cette machine. Rien n’est conservé avant votre confirmation.
suggestions-open = Trouver les personnes citées
suggestions-no-text = Les personnes sont cherchées dans le texte. Collez-le d’abord.
suggestions-people = Personnes trouvées
suggestions-unread = Le texte est dans une langue qui ne peut pas encore être lue ici ; l’anglais, le français, l’espagnol et l’allemand le peuvent. Saisissez les dossiers à la main.
suggestions-cut = Le texte est très long : seul son début a été lu, environ vingt mille mots.
suggestions-none = Le texte ne dit de personne qu’elle est détenue dans un pays qui n’est pas le sien. Si vous le lisez autrement, choisissez quelqu’un ci-dessous ou saisissez le dossier à la main.
suggestions-entered = saisi sous
suggestions-others = { $count ->
    [one] Une autre personne, sans dossier
   *[other] { $count } autres personnes, sans dossier
}
suggestions-others-hint = Proches, avocats, responsables et journalistes ne deviennent des dossiers que si vous le dites.
suggestions-all-the-same = Créer un dossier quand même
suggestions-by-hand = Saisir un dossier à la main
suggestions-greyed = { $count ->
    [one] Un passage n’est pas lu comme partie de l’article
   *[other] { $count } passages ne sont pas lus comme parties de l’article
}
suggestions-greyed-hint = Menus, légendes, crédits et avis. Ils restent dans le texte, et rien n’en devient une suggestion.
suggestions-restore = Le lire quand même
suggestions-card = À propos de l’article
suggestions-fill = Compléter la source
suggestions-known = Une personne portant un tel nom est déjà connue. Est-ce la même ?
suggestions-probably = probablement
suggestions-possibly = peut-être
suggestions-is-this = Oui, ajouter à ce dossier
suggestions-to-case = Ce que dit l’article ira dans
suggestions-other-person = C’est une autre personne
suggestions-cite = Citer pour
suggestions-in-text = dans le texte
suggestions-same = comme dans le dossier
suggestions-adds = nouveau
suggestions-differs = diffère
suggestions-stands = Le dossier dit : { $value }. Les deux sont gardés, côte à côte, jusqu’à ce que quelqu’un décide.
suggestions-nothing-new = L’article ne dit rien qui ait sa place dans ce dossier.
suggestions-more = Absent de l’article
suggestions-create = Créer le dossier
suggestions-add = Ajouter au dossier
ask-known-person = { $name } ({ $reference }) est probablement la même personne : { $why }. Enregistrez seulement s’il s’agit de quelqu’un d’autre : les deux resteront alors distincts.
flash-suggestions-added = Ce que vous avez confirmé est dans le dossier, chaque valeur avec ses mots.
new-case-place = Lieu de détention
new-case-sentence = Peine
new-case-sentence-hint = Ce qu’un tribunal a prononcé. Un réquisitoire ou un maximum n’est pas une peine.
new-case-years = Années
new-case-months = et mois
new-case-imposed = Condamné le
new-case-release = Libéré, comment
new-case-left-custody = Sorti de détention le
reading-role-detainee = détenu
reading-role-held-at-home = détenu dans son propre pays
reading-role-relative = proche
reading-role-lawyer = avocat
reading-role-official = responsable
reading-role-journalist = journaliste
reading-role-witness = cité
reading-role-victim = victime
reading-role-other = nommé
reading-by-name = « { $words } » se trouve près du nom.
reading-referred = « { $words } » est dit de « { $by } », qui renvoie à cette personne.
reading-of-group = « { $words } » est dit de toutes ces personnes ensemble.
reading-describes = « { $words } » décrit le nom.
reading-latest = « { $words } » est ce qui est dit en dernier.
reading-nearest-country = « { $words } » est le pays le plus proche.
reading-most-named-country = « { $words } » est le pays dont le texte parle le plus.
reading-date-by = « { $date } » se trouve près de « { $words } ».
reading-resolved-from = « { $date } », compté depuis le jour du texte, { $published }.
reading-role-words = « { $words } »
reading-quoted = Cité ; rien d’autre n’en est dit.
reading-held-at-home = Détenu en { $country }, dont la personne a la nationalité.
reading-nothing-foreign = Détenu, mais rien d’étranger dans le texte.
reading-nothing-said = Rien ne dit que la personne est détenue.
rule-choose-which = Choisissez de quoi il s’agit, ou videz ce qui suit.
rule-left-custody-needed = Indiquez quand, aussi exactement que possible (« en 2024 » suffit), ou ne choisissez aucune libération.
suggestions-unfit = Une des valeurs cochées ne convient pas au dossier, par exemple une date antérieure à l’arrestation. Décochez-la ici, ou changez d’abord le dossier à la main.
