# La deuxième porte
factor-enter = Votre second facteur
factor-code = Code
factor-code-hint = Les six chiffres qu’affiche en ce moment votre application d’authentification, ou l’un de vos codes de secours.
factor-code-empty = Saisissez le code.
factor-code-wrong = Ce code n’est pas exact. Attendez que l’application affiche le suivant et saisissez-le.
factor-code-used = Ce code a déjà servi. Attendez que l’application affiche le suivant et saisissez-le.
factor-resume = Ce que vous aviez saisi est conservé sur cette page. Après le code, vous pourrez l’enregistrer.
factor-lost = Si vous avez perdu l’application et les codes de secours, demandez de l’aide à un administrateur de votre organisation.
factor-link-title = Il vous faut un lien
factor-link-what = Vos seconds facteurs ont été supprimés. Pour en installer de nouveaux, ouvrez le lien que vous remet un administrateur de votre organisation. Un mot de passe n’y suffit pas : quelqu’un d’autre le connaît peut-être.
passkey-use = Utiliser une clé d’accès
passkey-failed = La clé d’accès n’a pas répondu. Réessayez, ou utilisez le code.
passkey-refused = Cette clé d’accès n’est pas connue ici. Réessayez, ou utilisez le code.

# Installer des facteurs
factor-first = Encore une étape : votre second facteur
factor-first-what = Un mot de passe peut être volé sans que personne s’en aperçoive. C’est pourquoi chacun montre ici, en plus, une chose qu’il est seul à posséder. Cela prend deux minutes, une fois pour toutes.
factor-new = Ajouter une application ou une clé d’accès
factor-app = Application d’authentification
factor-app-what = Une application sur votre téléphone ou votre ordinateur affiche un nouveau code toutes les trente secondes. Toute application de ce genre convient ; aucune n’a besoin d’internet.
factor-app-begin = Utiliser une application
factor-passkey = Clé d’accès
factor-passkey-what = Votre téléphone, votre ordinateur ou une clé de sécurité vous connecte quand vous montrez votre doigt, votre visage ou son code. Une copie de ce site ne peut pas la tromper.
passkey-make = Créer une clé d’accès
factor-back = Choisir autre chose
factor-app-title = Relier votre application
factor-app-scan = Ouvrez l’application, ajoutez un compte et scannez cette image.
factor-app-picture = Une image pour la caméra de votre application. La clé qui suit dit la même chose.
factor-app-type = Si vous ne pouvez pas la scanner, saisissez cette clé dans l’application :
factor-app-open = Ouvrir l’application sur cet appareil
factor-app-code = Code
factor-app-code-hint = Les six chiffres que l’application affiche en ce moment.
factor-app-code-wrong = Ce code ne convient pas. Vérifiez l’heure de votre appareil et saisissez le code que l’application affiche en ce moment.
factor-app-done = Relier
factor-name = Nom
factor-name-hint = Pour le reconnaître, par exemple « mon téléphone ».
factor-too-many-title = Il y en a déjà dix
factor-too-many = Personne ne peut en avoir plus de dix. Supprimez-en un que vous n’utilisez plus.
factor-last-title = C’est le seul
factor-last = Sans lui, vous ne pourriez plus vous connecter. Ajoutez-en d’abord un autre ; celui-ci pourra alors être supprimé.
codes-title = Vos codes de secours
codes-title-new = Vos nouveaux codes de secours
codes-what = Chacun de ces codes fonctionne une fois, à la place de l’application ou de la clé d’accès. Imprimez-les ou notez-les, et gardez-les là où personne d’autre ne les trouvera.
codes-once = Ils ne s’affichent que maintenant. S’ils sont perdus, créez-en de nouveaux sur la page de votre compte.
codes-print = Imprimer
codes-kept = Je les ai gardés : continuer

# Confirmer
confirm-title = Confirmez que c’est vous
confirm-what = L’enjeu est tel que votre mot de passe et un code sont redemandés. Ce que vous avez saisi est conservé.
confirm-password-wrong = Le mot de passe n’est pas exact. Saisissez-le à nouveau.
confirm-go-on = Continuer
confirm-resume-title = C’est confirmé
confirm-resume-what = Rien n’est encore enregistré. Continuez ce que vous faisiez.

# Facteurs, sessions et nouvelles sur la page du compte
factors-title = Second facteur
factors-what = Ce que vous montrez après votre mot de passe
factors-kind = Type
factors-since = Ajout
factors-used = Dernier usage
factors-only = Le seul
factor-remove = Supprimer
flash-factor-added = Ajouté. Il ouvre désormais votre compte.
flash-factor-removed = Supprimé. Vos autres sessions sont fermées.
codes-left = { $count ->
    [0] Il ne reste aucun code de secours. Créez-en de nouveaux.
    [one] Il reste { $count } code de secours.
   *[other] Il reste { $count } codes de secours.
}
codes-make = Créer de nouveaux codes de secours
codes-make-what = Les anciens cesseront de fonctionner.
sessions-half = le second facteur manque
sessions-end-others = Terminer toutes les autres sessions
flash-sessions-ended = Toutes les autres sessions sont terminées.
news-title = Du nouveau sur votre compte
news-what = Si ce n’était pas vous, changez votre mot de passe, terminez les autres sessions et prévenez un administrateur.
news-check = Aller à votre compte
news-read = J’ai lu ceci
news-account = Ce qui est arrivé à votre compte
news-unnamed = appareil inconnu
news-new-device = Quelqu’un s’est connecté depuis un appareil qui n’avait jamais servi : { $detail }.
news-password-changed = Le mot de passe a été changé.
news-factor-added = Un second facteur a été ajouté : { $detail }.
news-factor-removed = Un second facteur a été supprimé : { $detail }.
news-factors-reset = Un administrateur a supprimé tous les seconds facteurs.
news-codes-made = De nouveaux codes de secours ont été créés.
news-code-used = Un code de secours a servi. Il en reste : { $detail }.
news-link-made = Un administrateur a créé un lien pour un nouveau mot de passe.
news-sessions-ended = Un administrateur a terminé toutes les sessions.

# Une voie de retour
reset-help = Aider ce membre à se connecter
reset-help-what = Si le mot de passe est perdu, créez un lien pour en choisir un nouveau ; le second facteur sera demandé quand même. Si le téléphone est perdu, supprimez le second facteur ; le mot de passe sera demandé quand même.
reset-password = Créer un lien pour un nouveau mot de passe
reset-factors = Supprimer le second facteur
reset-factors-sure = Les sessions de ce membre se ferment partout ; son application, ses clés d’accès et ses codes de secours cessent aussitôt de fonctionner. Vous obtenez un lien avec lequel il installe un nouveau facteur. Assurez-vous d’abord, de vive voix ou en personne, que la demande vient bien de lui.
reset-factors-yes = Oui, le supprimer et créer le lien
reset-password-created = Le lien pour un nouveau mot de passe est prêt
reset-factors-created = Le lien pour un nouveau second facteur est prêt
reset-password-what = Transmettez ce lien à { $name } par une voie que personne d’autre ne peut lire. Il permet de choisir un nouveau mot de passe. Il fonctionne une seule fois, jusqu’au { $until }.
reset-factors-what = Le second facteur est supprimé. Transmettez ce lien à { $name } par une voie que personne d’autre ne peut lire. Avec le mot de passe, il permet d’en installer un nouveau. Il fonctionne une seule fois, jusqu’au { $until }.
reset-password-title = Un nouveau mot de passe pour votre compte
reset-factors-title = Un nouveau second facteur pour votre compte
reset-both-title = Retrouver votre compte
reset-use-password = Choisissez un nouveau mot de passe. Votre second facteur vous sera ensuite demandé.
reset-use-factors = Saisissez votre mot de passe. Vous installerez ensuite un nouveau second facteur.
reset-use-both = Choisissez un nouveau mot de passe. Vous installerez ensuite un nouveau second facteur.
reset-use = Continuer
reset-gone = Ce lien ne fonctionne plus
reset-gone-what = Il a été utilisé, un autre a été créé depuis, ou il date de plus de { $hours } heures. Demandez-en un nouveau à un administrateur.
reset-own-title = C’est votre propre compte
reset-own = Changez votre mot de passe et vos facteurs sur la page de votre compte.
reset-inactive-title = Le compte est désactivé
reset-inactive = Réactivez-le d’abord ; créez ensuite le lien.
team-no-factor = Pas encore installé
team-sessions = Sessions ouvertes
team-sessions-end = Terminer toutes les sessions de ce membre
flash-member-sessions-ended = Toutes les sessions de ce membre sont terminées.

# Partir
leave = Quitter vite
leave-hint = Ferme votre session et affiche une page vide. Au clavier : Échap, trois fois.
blank-title = Page vide
idle-left-what = Douze heures après la connexion, chacun se connecte de nouveau. Ce que vous saisissez est conservé : enregistrez comme d’habitude, et la connexion vous sera demandée.

# Une autre adresse e-mail
email-title = Votre adresse e-mail
email-now = Vous vous connectez avec
email-new = Nouvelle adresse e-mail
email-what = Un lien part vers la nouvelle adresse, et un mot vers l’ancienne. Ouvrez le lien dans les 48 heures, en étant connecté comme maintenant : l’adresse ne change qu’alors. D’ici là, vous vous connectez comme avant.
email-send = Envoyer le lien
email-same = Vous vous connectez déjà avec cette adresse. Saisissez-en une autre.
email-same-theirs = Ce membre se connecte déjà avec cette adresse. Saisissez-en une autre.
email-too-often = Cinq liens par jour sont le maximum. Réessayez demain.
email-no-mail = Cette installation n’envoie pas de courriel. Demandez à un administrateur de votre organisation : sur votre page de l’équipe, il crée un lien pour la nouvelle adresse.
email-command = S’il n’y a pas d’autre administrateur, la personne qui gère le serveur lance cette commande, suivie de la nouvelle adresse :
email-waits = Un changement vers { $email } attend que son lien soit ouvert, jusqu’au { $until }. Si rien n’arrive, regardez parmi les courriels indésirables et vérifiez comment l’adresse est écrite.
email-withdraw = Garder l’adresse telle quelle
flash-email-asked = Si personne ne se connecte avec cette adresse, un lien est en route. Ouvrez-le dans les 48 heures.
flash-email-withdrawn = L’adresse reste telle quelle. Le lien éventuellement envoyé ne fonctionne plus.
email-use-title = Vous connecter avec la nouvelle adresse
email-use-what = Dès que vous dites oui, vous vous connectez avec la nouvelle adresse. Votre mot de passe et votre second facteur restent les mêmes.
email-use = Oui, c’est désormais mon adresse
flash-email-changed = L’adresse est changée. Vous vous connectez désormais avec elle.
email-gone-what = Il a été utilisé ou annulé, un autre a été créé depuis, il date de plus de { $hours } heures, il concerne un autre compte, ou son adresse ne peut pas servir. Demandez-en un nouveau sur la page de votre compte.
email-make = Une autre adresse e-mail
email-make-what = Vous obtenez un lien. Le membre l’ouvre, connecté, et dit oui ; rien ne change avant. Assurez-vous, de vive voix ou en personne, que la demande vient de lui et que l’adresse est bien la sienne.
email-make-link = Créer le lien
email-created = Le lien pour la nouvelle adresse est prêt
email-created-what = Transmettez ce lien à { $name } par une voie que personne d’autre ne peut lire. Connecté comme avant, ce membre l’ouvre et adopte l’adresse { $email }. Il fonctionne une seule fois, jusqu’au { $until }.
email-own-title = C’est votre propre compte
email-own = Changez votre adresse sur la page de votre compte. Si aucun courriel n’est envoyé, un autre administrateur ou la commande « habeas email » crée le lien.
news-email-asked = Une autre adresse e-mail a été demandée : { $detail }. La page de votre compte permet d’y renoncer.
news-email-changed = L’adresse e-mail a été remplacée par { $detail }.
