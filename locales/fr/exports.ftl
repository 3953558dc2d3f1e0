# Téléchargement de dossiers sous forme de fichier.
export-title = Télécharger des dossiers
export-none = Aucun dossier ne correspond à ces filtres. Revenez à la liste et modifiez-les.
export-count = { $count ->
    [one] Le fichier contiendra { $shown } dossier, sur une ligne.
   *[other] Le fichier contiendra { $shown } dossiers, un par ligne.
}
export-more-than = Le fichier contiendra plus de { $count } dossiers, un par ligne.
export-no-filter = Ce sont tous les dossiers de votre organisation : aucun filtre n’est appliqué.
export-filters = Seulement les dossiers qui correspondent à
export-cut = La recherche trouve plus de 1 000 dossiers. Le fichier contiendra les 1 000 qui correspondent le mieux. Ajoutez des mots ou des filtres pour être sûr de les avoir tous.
export-profile = Avec quoi ouvrirez-vous le fichier ?
export-profile-excel = Un tableur, comme Excel ou LibreOffice
export-profile-excel-hint = Une seule ligne par cellule, et une apostrophe devant tout texte qui serait exécuté comme une formule.
export-profile-data = Un programme, comme R ou Python, ou une autre base de données
export-profile-data-hint = Chaque valeur exactement telle qu’elle est conservée.
export-care = Le fichier contient des noms et d’autres données personnelles. Gardez-le là où seules les personnes qui en ont besoin peuvent l’ouvrir, et supprimez-le dès que vous n’en avez plus l’usage.
export-download = Télécharger
export-time-short = Prend quelques secondes.
export-time = { $seconds ->
    [one] Prend environ { $seconds } seconde.
   *[other] Prend environ { $seconds } secondes.
}
export-time-long = Peut prendre quelques minutes.
export-preparing = Préparation du fichier… Votre navigateur montre où il en est. S’il indique que le téléchargement a échoué, le fichier est incomplet : supprimez-le et recommencez.
export-back = Revenir à la liste
export-filter-lost = L’adresse contient un filtre illisible ; le fichier pourrait contenir plus de dossiers que vous ne le vouliez. Revenez à la liste, choisissez de nouveau les filtres et lancez le téléchargement de là.
export-search-lost = La recherche contenue dans cette adresse date d’avant votre dernière connexion et ne peut plus être lue. Revenez à la liste, refaites la recherche et lancez le téléchargement de là.
export-profile-lost = L’adresse ne dit pas à quoi servira le fichier. Revenez à la liste et lancez le téléchargement de là.
export-recipient = À qui est destiné le fichier ?
export-recipient-myself = Moi-même
export-recipient-colleague = Un collègue
export-recipient-partner = Une organisation partenaire
export-recipient-authority = Un gouvernement ou une administration
export-recipient-un = Un organe des Nations Unies
export-recipient-researcher = Un chercheur
export-recipient-press = Un journaliste
export-recipient-other = Une autre personne
export-who = Qui le reçoit : nom ou service
export-who-hint = Inutile s’il est pour vous. Toute personne qui détient un fichier sera priée de l’effacer si un dossier qu’il contient est mis au silence.
export-who-missing = Indiquez qui reçoit le fichier.
export-line-long = 200 caractères au plus.
export-purpose = À quoi servira-t-il ?
export-purpose-analysis = Examiner les chiffres
export-purpose-report = Un rapport
export-purpose-casework = Le travail sur les dossiers
export-purpose-submission = Une communication à une instance
export-purpose-backup = Une copie à conserver
export-purpose-other = Autre chose
export-note = Remarque
export-note-hint = Facultative. Sans le nom des personnes dont le dossier figure dans le fichier.
exports-title = Fichiers sortis
exports-what-all = Tous les fichiers de dossiers que des membres de votre organisation ont sortis du portail. Le portail ne peut pas rappeler un fichier ; seul peut le faire qui sait où il est allé.
exports-what-own = Tous les fichiers de dossiers que vous avez sortis du portail. Les coordinateurs et les auditeurs de votre organisation les voient aussi.
exports-empty = Aucun fichier n’est encore sorti.
exports-caption = Du plus récent au plus ancien
exports-when = Quand
exports-who = Qui
exports-scope = Quels dossiers
exports-count = Dossiers
exports-for = Pour qui et pourquoi
exports-file = Fichier
exports-note = Remarque
exports-terminal = Au terminal
exports-unfinished = Inachevé
exports-search = Résultat d’une recherche
exports-everything = Tous les dossiers
