# Mots communs à plusieurs pages.
skip = Aller au contenu
menu = Menu principal
menu-cases = Dossiers
menu-sources = Sources
menu-groups = Groupes
menu-team = Équipe
sign-in = Se connecter
sign-out = Se déconnecter
footer = Réservé aux membres de cette installation. Ne laissez pas cette page ouverte sans surveillance.
optional = (facultatif)
yes = Oui
no = Non
save = Enregistrer
cancel = Annuler
change = Modifier
remove = Supprimer
today = aujourd’hui
yesterday = hier
days-ago = il y a { $days } jours
since = début : { $date }
since-loosely = début : { $date }
as-of = situation connue : { $date }
as-of-days = { $days ->
    [0] situation à ce jour
    [1] situation d’hier
   *[other] situation d’il y a { $days } jours
}
as-of-unknown = Personne n’a dit à quelle date
no-news-for = sans nouvelles depuis { $days } jours
reason = Raison de cette modification
reason-given = Raison donnée
reason-hint = Visible dans l’historique, pour vos collègues.
count-years = { $count ->
    [one] { $count } an
   *[other] { $count } ans
}
count-months = { $count } mois
count-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
pager-label = Pages
pager-page = Page { $page }
pager-page-of = Page { $page } sur { $pages }
pager-previous = ← Précédente
pager-next = Suivante →
pager-newer = ← Plus récentes
pager-older = Plus anciennes →
pager-rows = Lignes par page :
flash-added = Ajouté.
flash-saved = Enregistré.
flash-removed = Supprimé. L’historique en garde la trace.
flash-restored = L’ancienne valeur est rétablie ; c’est une nouvelle modification.
flash-case-created = Le dossier est créé.
flash-accepted = L’autre valeur est retenue. Les deux sources restent sur la page.
flash-decided = C’est tranché. L’autre source reste sur la page, avec votre raison.
colon = {"\u00A0"}:
close = Fermer
on-this-page = Sur cette page
keys-title = Clavier
keys-search = Aller à la recherche
keys-move = Ligne suivante, ligne précédente
keys-open = Ouvrir la ligne
keys-help = Afficher ces touches
keys-use = Utiliser ces touches dans ce navigateur
idle-title = Votre session se termine dans deux minutes
idle-what = Rien n’a été envoyé d’ici depuis un moment. Si vous restez, votre saisie est conservée.
idle-stay = Rester connecté
idle-failed = Pas de réponse. Vérifiez la connexion et réessayez.
idle-over = Votre session est terminée
idle-over-what = Votre saisie est toujours sur cette page. Enregistrez comme d’habitude : vous vous reconnectez, et rien n’est perdu.
