// French: letters, mailings and newsletters of our own writing.
import { blocks, lines, type Writing } from './writing.ts';

export const FRENCH: Writing = {
	language: 'French ',
	people: ['Camille Roche', 'Julien Moreau', 'Élodie Garnier', 'Benoît Lefort', 'Nadia Belkacem', 'François Aubry'],
	foots: ['Mentions légales', 'Confidentialité', 'Voir en ligne', 'Nous contacter', 'Mon compte', 'Se désinscrire'],
	search: 'Rechercher',
	letters: lines(`
Point de lundi | Bonjour à tous, je vous propose de décaler le point hebdomadaire à 14 h, car la salle est prise le matin. Merci de compléter le tableau partagé avant vendredi soir, notamment les heures passées sur le dossier Vannier. Bonne fin de journée
RE: Congés d'août | Salut Camille, pas de souci pour moi, je prends les deux premières semaines et toi les deux suivantes. Je préviens la compta et je te laisse mes dossiers en cours sur le serveur.
Dimanche à la maison | Mon chéri, ton frère vient dimanche avec les petits, viens déjeuner si tu peux. Papa a sorti le barbecue, j'apporterai une tarte aux abricots. Couvre-toi, ils annoncent de la pluie. Gros bisous | Maman
Quittance de loyer | Madame, je vous confirme avoir bien reçu votre virement de 640 euros au titre du loyer de juin. Vous trouverez la quittance en pièce jointe. Le plombier passera mardi matin pour la fuite sous l'évier, merci de lui laisser l'accès. Cordialement | Gérard Tissot
Sortie scolaire du 14 juin | Chers parents, la classe de CM1 se rendra au château le vendredi 14 juin. Le départ est fixé à 8 h 15 devant l'école. Merci de prévoir un pique-nique, une casquette et une gourde, et de nous remettre l'autorisation signée ainsi que la participation de 7 euros. Bien à vous | Mme Delaunay
Devis n° 318 : réfection de la toiture | Monsieur, suite à notre visite du 4 mai, j'ai le plaisir de vous adresser notre devis d'un montant de 11 280 euros TTC, valable trois mois. Un acompte de 30 % est demandé à la commande. Je reste à votre entière disposition pour tout renseignement complémentaire. Veuillez agréer, Monsieur, mes salutations distinguées. | Couverture Pelletier
Facture F-2207 en attente de règlement | Bonjour, sauf erreur de notre part, notre facture F-2207 du 12 mars, d'un montant de 354 euros, demeure impayée à ce jour. Nous vous remercions de bien vouloir procéder à son règlement par virement. Si votre paiement a été effectué entre-temps, veuillez ne pas tenir compte de ce message. | Service comptabilité
Rendez-vous chez le dermatologue | Bonjour Madame, le docteur ne pourra malheureusement pas vous recevoir jeudi. Nous pouvons vous proposer le lundi 17 à 11 h 20 ou le mercredi 19 à 9 h. Merci de nous rappeler au plus vite. Le secrétariat | Cabinet médical des Tilleuls
Candidature au poste d'assistante de gestion | Madame, Monsieur, votre annonce a retenu toute mon attention. Titulaire d'un BTS et forte de cinq ans d'expérience dans une PME du bâtiment, je souhaite mettre mes compétences au service de votre équipe. Vous trouverez ci-joint mon CV et ma lettre de motivation. Dans l'attente de votre réponse, je vous prie d'agréer mes sincères salutations. | Nadia Belkacem
Assemblée générale du club de pétanque | Chers adhérents, l'assemblée générale aura lieu le samedi 20 janvier à 17 h au boulodrome. À l'ordre du jour : rapport financier, élection du bureau, montant des cotisations. Si vous ne pouvez pas venir, pensez à envoyer votre procuration. Le verre de l'amitié sera offert à tous. | Marcel Ferrand
La voiture | Coucou, le garagiste a appelé : il faut changer l'embrayage, 780 euros. Je lui dis oui ? On peut payer en deux fois, il m'a dit. Je rentre vers 19 h.
Résiliation de mon abonnement | Madame, Monsieur, je vous informe par la présente de ma décision de résilier mon contrat n° 77120 à compter de sa prochaine échéance. Je vous remercie de m'adresser une confirmation écrite et de cesser les prélèvements sur mon compte bancaire. | Benoît Lefort
Cagnotte pour Sylvie | Bonjour, Sylvie part en congé maternité vendredi. Si vous voulez participer au cadeau, passez me voir, chacun donne ce qu'il veut. Pot de départ à 17 h dans la cuisine, chut, c'est une surprise !
`),
	mailings: lines(`
Savonnerie des Calanques | commandes | Confirmation de votre commande n° 10482 | Bonjour Camille, nous vous remercions pour votre commande ! Trois savons et une huile, total 27,90 euros TTC, livraison offerte. Vous recevrez un e-mail dès que votre colis sera expédié. {Suivre ma commande} Vous disposez de 14 jours pour exercer votre droit de rétractation.
Savonnerie des Calanques | boutique | Soldes : jusqu'à -50 % sur toute la boutique | Les soldes commencent aujourd'hui ! Profitez vite de remises jusqu'à 50 % sur une sélection de savons et de bougies, dans la limite des stocks disponibles. {J'en profite} Vous recevez cet e-mail car vous êtes inscrit à notre lettre d'information. {Se désinscrire} Conformément à la loi Informatique et Libertés, vous disposez d'un droit d'accès et de rectification des données vous concernant.
Relais Hirondelle | suivi | Votre colis vous attend au point relais | Bonjour, votre colis est disponible au point relais Presse du Marché, 12 rue Haute, jusqu'au 22 juin inclus. Munissez-vous d'une pièce d'identité et du code 4471. {Voir les horaires} Passé ce délai, il sera retourné gratuitement à l'expéditeur.
Covoit'Ensemble | noreply | Réinitialisez votre mot de passe | Bonjour Élodie, vous avez oublié votre mot de passe ? Cliquez sur le bouton ci-dessous pour en choisir un nouveau. {Réinitialiser mon mot de passe} Ce lien expire dans une heure. Si vous n'êtes pas à l'origine de cette demande, ignorez simplement ce message.
Covoit'Ensemble | bienvenue | Plus qu'une étape : confirmez votre adresse e-mail | Bienvenue ! Pour activer votre compte et publier votre premier trajet, veuillez confirmer votre adresse. {Confirmer mon adresse} À très vite sur la route.
Banque du Littoral | espaceclient | Votre relevé de compte est disponible | Chère cliente, cher client, votre relevé du mois de mai est disponible dans votre espace personnel, rubrique Documents. Pour votre sécurité, ce message ne contient aucun lien. Votre conseiller ne vous demandera jamais votre code confidentiel ni votre mot de passe.
Banque du Littoral | securite | Nouvelle connexion à votre espace client | Bonjour, une connexion à votre espace client a été effectuée le 3 juin à 21 h 07 depuis un nouvel appareil. Si vous en êtes à l'origine, aucune action n'est nécessaire. Dans le cas contraire, contactez immédiatement le numéro figurant au dos de votre carte bancaire.
Mutuelle Garance | adherents | Votre code de sécurité : 339 150 | Voici votre code à usage unique : 339 150. Il est valable 10 minutes. Ne le communiquez à personne. Si vous n'avez rien demandé, changez votre mot de passe.
Théâtre du Pont | billetterie | Vos billets pour samedi | Merci pour votre réservation ! Vous trouverez ci-joint vos deux billets pour la représentation de samedi à 20 h 30, rang F. Présentez-les imprimés ou sur votre téléphone. {Gérer ma réservation} Les billets ne sont ni repris ni échangés, sauf annulation du spectacle.
Paie Simple | rh | Votre bulletin de paie de mai est disponible | Bonjour François, votre bulletin de salaire du mois de mai vient d'être déposé dans votre coffre-fort numérique. {Consulter mon bulletin} Ceci est un message automatique, merci de ne pas y répondre.
Ciné Mosaïque | abonnement | Votre paiement n'a pas pu être effectué | Bonjour, le prélèvement de votre abonnement mensuel, 8,90 euros, a été refusé par votre banque. Une nouvelle tentative aura lieu dans trois jours. Votre carte a peut-être expiré : {Mettre à jour mon moyen de paiement} Sans régularisation, l'accès sera suspendu le 20 juin.
Énergie Bocage | clients | Évolution de nos conditions générales de vente | Madame, Monsieur, nos conditions générales évoluent à compter du 1er septembre. Vous pouvez résilier votre contrat sans frais à tout moment si vous n'acceptez pas ces changements. {Lire les nouvelles conditions} Votre facture du bimestre, 96,12 euros, sera prélevée le 8.
Docteur Agenda | rappel | Rappel : votre rendez-vous de demain à 9 h 40 | Bonjour, vous avez rendez-vous demain à 9 h 40 avec le Dr Lemaire. Pensez à votre carte Vitale et à votre ordonnance. Un empêchement ? {Annuler ou déplacer} pour libérer le créneau.
Maison Tilleul | offres | Camille, -15 % rien que pour vous | Pour vous remercier de votre fidélité, nous vous offrons 15 % de réduction sur votre prochain achat avec le code TILLEUL15, valable jusqu'au 30 juin. Livraison gratuite dès 60 euros. {Découvrir la nouvelle collection} Pour ne plus recevoir nos offres, {cliquez ici}.
Mairie de Saint-Aubert | demarches | Votre demande a bien été enregistrée | Bonjour, nous accusons réception de votre demande de carte d'identité n° 2024-5521. Vous serez averti par SMS lorsque votre titre sera disponible au guichet. La démarche est gratuite, sauf en cas de perte : méfiez-vous des sites payants.
`),
	newsletters: blocks(`
Forum Emploi Loire | contact | Forum de l'emploi : 80 entreprises recrutent jeudi
Vous cherchez un emploi, une alternance ou un stage ? Rendez-vous jeudi de 9 h à 17 h au parc des expositions, entrée gratuite. 80 entreprises, plus de 600 postes à pourvoir en CDI et CDD. @/exposants
Préparez votre visite : relisez votre CV avec nos conseillers, apprenez à vous présenter en deux minutes, repérez les stands. Ateliers gratuits sur inscription.
Métiers en tension : aide-soignant, soudeur, conducteur de bus, cuisinier. Salaires et formations financées : @/metiers
Vous recevez cette lettre parce que vous vous êtes inscrit sur notre site. Pour vous désabonner : @/desinscription

La Cave de Jeanne | jeanne | La lettre de la cave : foire aux vins
Chers amis, la foire aux vins ouvre vendredi ! 40 références à moins de 10 euros, une bouteille offerte pour six achetées, et nos vignerons seront là samedi pour vous faire déguster. @/foire
Jeu-concours : devinez le poids du jambon et gagnez votre poids en cidre. Tirage au sort dimanche à midi, sans obligation d'achat.
Notre coup de coeur : un chenin sec à 8,50 euros, parfait avec un fromage de chèvre. L'abus d'alcool est dangereux pour la santé, à consommer avec modération.
Si vous ne souhaitez plus recevoir nos actualités, répondez STOP à ce message.

Ville de Montclair | lettre | Montclair Infos n° 47
Travaux : la rue des Écoles sera fermée à la circulation du 10 au 21 juin. Le bus 4 est dévié par la gare. Merci de votre patience.
Budget participatif : vous avez jusqu'au 30 pour voter en ligne. Dix projets sont en lice, dont une ludothèque et des jardins partagés. Votez : @/budget
Fête de la musique : douze concerts gratuits, buvette tenue par les associations. Collecte des encombrants le premier mardi du mois, sur rendez-vous.
Lettre envoyée aux habitants qui l'ont demandée. Gérer mon inscription : @/compte

Association Les Petits Pas | bureau | Votre don a tout changé
Chère donatrice, cher donateur, grâce à vous, 212 enfants ont passé l'hiver au chaud. Votre générosité a financé des repas, des manteaux et deux éducatrices. Merci du fond du coeur.
Pour un don de 50 euros, vous ne payez réellement que 17 euros après réduction d'impôt. Le reçu fiscal vous sera adressé en mars. Faire un don : @/don
Nous cherchons des bénévoles pour l'aide aux devoirs, le mercredi. Association loi 1901 reconnue d'intérêt général.

Bourse et Terroir | redaction | Les marchés cette semaine
La place de Paris a gagné 0,8 %, portée par les valeurs du luxe et de l'énergie. Le pétrole recule, l'or progresse. Le taux des crédits immobiliers à vingt ans passe sous les 3,7 %.
Épargne : faut-il clôturer son vieux livret ? Notre réponse en trois cas chiffrés. @/epargne
Les performances passées ne préjugent pas des performances futures. Aucun conseil en investissement. Désinscription en un clic : @/stop

Paroisse Saint-Roch | secretariat | Feuille paroissiale du troisième dimanche
Chers paroissiens, le Seigneur nous invite cette semaine à visiter ceux qui sont seuls. L'équipe de visite cherche des voitures pour le mercredi.
Messe dominicale à 10 h 30, confessions le samedi à 17 h. Nous prions pour Lucienne, qui nous a quittés, et pour sa famille.
La quête pour la toiture a rapporté 1 840 euros. Kermesse le 9 juin : lots pour la tombola à déposer au presbytère. Soyez bénis !
`),
};
