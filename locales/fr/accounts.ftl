# Ouvrir et fermer une session
sign-in-email = Adresse e-mail
sign-in-password = Mot de passe
sign-in-wrong = L’adresse e-mail ou le mot de passe n’est pas exact. Vérifiez les deux et réessayez.
sign-in-resume = Votre session s’est terminée entre-temps. Ce que vous aviez saisi est conservé sur cette page : connectez-vous pour pouvoir l’enregistrer.
flash-signed-out = Votre session est fermée.
resume-title = Votre session est de nouveau ouverte
resume-what = Voici ce que vous aviez saisi. Rien n’en est encore enregistré.
resume-save = Enregistrer maintenant
resume-drop = Ne pas enregistrer

# Avant que quiconque puisse se connecter
start-title = Habeas n’est pas encore installé
start-what = Ouvrez le lien d’installation affiché dans le terminal au démarrage de Habeas. Il crée votre organisation et son premier administrateur.
start-lost = Si vous ne trouvez pas le lien, redémarrez Habeas : un nouveau lien s’affichera.
setup-title = Installer Habeas
setup-what = Cette page crée votre organisation et fait de vous son premier administrateur. Vous pourrez ensuite inviter vos collègues.
setup-world = Pour commencer
setup-world-hint = Les dossiers inventés permettent de découvrir le logiciel. Réservez-leur une base à part : ils se mêleraient aux vrais.
setup-empty = Aucun dossier : je commence avec les miens
setup-demo = Des dossiers inventés, pour découvrir
setup-make = Installer et se connecter
flash-welcome = Bienvenue. Votre session est ouverte.
flash-welcome-demo = Bienvenue. Votre session est ouverte, et les dossiers inventés sont là.
flash-welcome-no-demo = Bienvenue. Votre session est ouverte, mais les dossiers inventés n’ont pas pu être créés. La personne qui s’occupe de cette installation en trouvera la cause dans le journal.

# Mots de passe
password-title = Mot de passe
password-set = Défini le { $when }
password-now = Votre mot de passe actuel
password-now-wrong = Ce n’est pas votre mot de passe actuel. Saisissez-le à nouveau.
password-new = Nouveau mot de passe
password-new-hint = Au moins 12 caractères. Plusieurs mots sans lien entre eux conviennent ; un gestionnaire de mots de passe, mieux encore.
password-again = Le nouveau mot de passe, encore une fois
password-differs = Les deux nouveaux mots de passe diffèrent. Saisissez deux fois le même.
password-change = Changer le mot de passe
password-change-what = Vos sessions sur d’autres appareils se fermeront.
password-empty = Saisissez un mot de passe.
password-short = Le mot de passe est trop court. Utilisez au moins 12 caractères.
password-long = Le mot de passe est trop long. Utilisez au plus 128 caractères.
password-holds-email = Le mot de passe contient votre adresse e-mail. Choisissez-en un qu’elle ne permette pas de deviner.
password-holds-organisation = Le mot de passe contient le nom de l’organisation. Choisissez-en un qu’il ne permette pas de deviner.
password-common = Les mots de passe de ce genre sont les premiers qu’on essaie. Choisissez-en un plus difficile à deviner.
flash-password-changed = Le mot de passe est changé. Vos autres sessions sont fermées.

# Son propre compte
account-title = Votre compte
account-about = À propos de vous
account-name = Nom
account-name-hint = Celui que connaissent vos collègues. Il accompagne chacune de vos modifications.
account-organisation = Organisation
account-language = Langue des pages
email-not-one = Ce n’est pas une adresse e-mail complète. Écrivez-la comme ada@example.org.
sessions-title = Vos sessions ouvertes
sessions-what = Terminez toute session que vous ne reconnaissez pas, puis changez votre mot de passe.
sessions-device = Appareil
sessions-unknown = Appareil inconnu
sessions-this = Celui-ci
sessions-since = Connexion
sessions-seen = Dernière activité
sessions-end = Terminer la session
flash-session-ended = La session est terminée.

# L’équipe
team-title = Équipe
team-member = Un membre de l’équipe
team-count = { $count ->
    [one] { $count } membre
   *[other] { $count } membres
}
team-role = Rôle
team-role-hint = Les lecteurs voient les dossiers de l’organisation. Les chercheurs saisissent et modifient aussi sources et faits. Les chargés de dossiers travaillent en outre avec ce qui est restreint, sur les dossiers de leur équipe. Les coordinateurs décident aussi qui fait partie de l’organisation. Les contrôleurs voient l’historique et les journaux et ne modifient rien.
team-state = Peut se connecter
team-active = Oui
team-inactive = Non, compte désactivé
team-since = Membre depuis
team-role-change = Changer le rôle
team-role-own = C’est vous. Si vous quittez le rôle de coordinateur, seul un autre coordinateur pourra vous le rendre.
team-last-coordinator-title = Il faut qu’un coordinateur demeure
team-last-coordinator = C’est le seul coordinateur actif de l’organisation. Nommez d’abord quelqu’un d’autre coordinateur ; le rôle pourra alors être changé et le compte désactivé.
team-last-administrator-title = Il faut que quelqu’un s’occupe de l’installation
team-last-administrator = C’est le seul compte actif qui s’occupe de l’installation. Sans lui, personne ne pourrait ajouter d’organisation ni changer ce qui vaut pour toutes ; il ne peut donc pas être désactivé.
team-deactivate = Désactiver le compte
team-deactivate-what = Les sessions de cette personne se ferment aussitôt et elle ne peut plus se connecter. Tout ce qu’elle a saisi demeure, avec son nom. Vous pourrez réactiver le compte à tout moment.
team-deactivate-yes = Oui, désactiver le compte
team-reactivate = Réactiver le compte
team-reactivate-what = La personne pourra de nouveau se connecter, avec le mot de passe et le rôle qu’elle avait.
flash-role-changed = Le rôle est changé. Il vaut dès maintenant.
flash-deactivated = Le compte est désactivé, et ses sessions sont terminées.
flash-reactivated = Le compte est de nouveau actif.

# Invitations
team-invite = Inviter quelqu’un
team-invite-what = Vous obtenez un lien à transmettre. Il fonctionne une seule fois, pendant 48 heures.
team-invite-email = Adresse e-mail du nouveau membre
team-invite-is-member = Un membre de l’équipe a déjà cette adresse.
team-invite-make = Créer le lien
team-invitations = Invitations encore sans réponse
invitation-until = Valable jusqu’au
invitation-expired = Expirée
invitation-withdraw = Retirer
invitation-created = L’invitation est prête
invitation-created-what = Transmettez ce lien à { $email } par une voie que personne d’autre ne peut lire. Il fonctionne une seule fois, jusqu’au { $until }.
invitation-link = Lien
invitation-link-hint = Copiez-le maintenant : il n’est pas conservé et ne peut plus être affiché. S’il est perdu, créez-en un nouveau.
invitation-back = Retour à l’équipe
flash-invitation-withdrawn = L’invitation est retirée. Son lien ne fonctionne plus.
invitation-title = Vous avez une invitation
invitation-what = Vous pouvez devenir membre de { $organisation }. Votre rôle : { $role }.
invitation-accept = Devenir membre
invitation-gone = Cette invitation ne fonctionne plus
invitation-gone-what = Elle a été utilisée ou retirée, ou elle date de plus de 48 heures. Demandez-en une nouvelle à la personne qui vous a invité. Si vous avez déjà un compte, connectez-vous.
invitation-has-account-title = Il existe déjà un compte
invitation-has-account = Quelqu’un peut déjà se connecter avec cette adresse e-mail. Connectez-vous avec elle, ou demandez une invitation pour une autre adresse.
