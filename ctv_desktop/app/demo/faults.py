"""What goes wrong in an office park: titles, what was said, what was done, as staff write it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """A fault as it is reported, how urgent it usually is, and how it usually ends."""

    category: str
    priority: str
    title: str
    description: str
    outcome: str
    contractor: int | None = None  # place in names.CONTRACTORS
    common: bool = False  # concerns a whole floor, building or the grounds


FAULTS = (
    Fault("hvac", "P3", "Climatisation insuffisante", "La température dépasse 27 °C l’après-midi, le ventilo-convecteur souffle de l’air tiède.", "Filtre nettoyé, vanne trois voies débloquée, 23 °C mesurés.", 1),
    Fault("hvac", "P2", "Climatisation arrêtée sur tout le plateau", "Plus de froid depuis ce matin, affichage « E4 » sur la télécommande murale.", "Carte de commande remplacée, groupe remis en service.", 1),
    Fault("hvac", "P3", "Bruit anormal du ventilo-convecteur", "Vibration continue au-dessus de la salle de réunion, gênante au téléphone.", "Silentblocs changés, plus de vibration.", 1),
    Fault("hvac", "P4", "Réglage de la consigne de température", "Merci de ramener la consigne à 24 °C et de verrouiller le thermostat.", "Consigne réglée à 24 °C."),
    Fault("hvac", "P3", "Fuite d’eau de condensat", "Une goutte tombe du faux plafond près de la fenêtre.", "Évacuation débouchée, bac nettoyé, dalle remplacée.", 1),
    Fault("power", "P2", "Coupure de courant partielle", "La moitié des prises ne fonctionne plus, le disjoncteur retombe.", "Départ en défaut isolé, multiprise défectueuse retirée.", 2),
    Fault("power", "P3", "Prises ondulées hors service", "Quatre prises rouges sans tension près de la fenêtre.", "Disjoncteur différentiel remplacé.", 2),
    Fault("power", "P4", "Luminaire à remplacer", "Une dalle LED clignote au-dessus du poste 12.", "Dalle LED remplacée."),
    Fault("power", "P1", "Panne totale d’électricité", "Tout l’étage est dans le noir, l’onduleur sonne.", "Cellule moyenne tension réarmée, groupe électrogène contrôlé.", 2, True),
    Fault("power", "P3", "Éclairage de secours éteint", "Bloc de secours de l’escalier B éteint depuis la ronde.", "Batterie du bloc changée, essai d’une heure concluant.", 2, True),
    Fault("network", "P2", "Baie de brassage sans réseau", "Aucun lien sur le commutateur de l’étage depuis la coupure.", "Alimentation de la baie remplacée, liens rétablis."),
    Fault("network", "P3", "Prise RJ45 à activer", "Deux nouveaux postes à raccorder au local technique.", "Deux prises brassées et testées."),
    Fault("network", "P3", "Fibre opérateur endommagée", "Le câble a été pincé dans la gaine pendant des travaux.", "Jarretière remplacée, affaiblissement conforme."),
    Fault("water", "P1", "Fuite d’eau importante", "L’eau coule du plafond des sanitaires et atteint le couloir.", "Vanne de l’étage fermée, joint de colonne remplacé, sol asséché.", 5, True),
    Fault("water", "P3", "Chasse d’eau qui coule en continu", "Sanitaires hommes, deuxième cabine.", "Mécanisme de chasse remplacé.", 5, True),
    Fault("water", "P3", "Évier de la tisanerie bouché", "L’eau ne s’écoule plus depuis hier.", "Siphon démonté et nettoyé.", 5),
    Fault("water", "P4", "Robinet mélangeur dur", "La manette force, risque de casse.", "Cartouche changée.", 5, True),
    Fault("lift", "P1", "Ascenseur bloqué, personne à l’intérieur", "Cabine arrêtée entre deux niveaux, une personne appelle par l’interphone.", "Personne libérée en 18 minutes, contact de porte remplacé.", 0, True),
    Fault("lift", "P2", "Ascenseur à l’arrêt", "La porte palière ne se ferme plus au rez-de-chaussée.", "Galets de porte remplacés, essais concluants.", 0, True),
    Fault("lift", "P3", "Mise à niveau imprécise de l’ascenseur", "Marche de trois centimètres à l’arrivée au quatrième.", "Réglage du variateur, écart ramené à 4 mm.", 0, True),
    Fault("lift", "P4", "Voyant de cabine éteint", "Le bouton du troisième ne s’allume plus.", "Voyant remplacé.", 0, True),
    Fault("fire", "P1", "Défaut sur la centrale incendie", "Dérangement général, buzzer actif au PC sécurité.", "Détecteur encrassé remplacé, boucle remise en service.", 4, True),
    Fault("fire", "P2", "Porte coupe-feu qui ne se ferme pas", "Le ferme-porte de l’escalier A est cassé.", "Ferme-porte remplacé, fermeture vérifiée.", 4, True),
    Fault("fire", "P3", "Extincteur manquant", "Support vide près de l’ascenseur de service.", "Extincteur CO₂ remis en place et consigné.", 4, True),
    Fault("fire", "P3", "Détecteur de fumée à nettoyer", "Alarmes répétées sans cause dans le local imprimantes.", "Détecteur nettoyé et testé.", 4),
    Fault("access", "P2", "Contrôle d’accès hors service", "Aucun badge n’ouvre la porte d’étage.", "Contrôleur redémarré, alimentation secourue changée.", 4),
    Fault("access", "P3", "Badge non reconnu", "Le badge 4417 ne passe plus aux tourniquets.", "Badge réencodé."),
    Fault("access", "P3", "Caméra sans image", "La caméra du quai de livraison est noire depuis la nuit.", "Injecteur PoE remplacé.", 4, True),
    Fault("access", "P4", "Ajout de dix badges visiteurs", "Pour l’accueil, à remettre à la responsable des services généraux.", "Dix badges remis contre décharge."),
    Fault("cleaning", "P4", "Nettoyage après réunion", "Salle à remettre en état avant 14 h.", "Salle nettoyée.", 3),
    Fault("cleaning", "P3", "Conteneurs débordés", "Local déchets plein, odeurs dans le parking.", "Évacuation exceptionnelle faite, passage ajouté le jeudi.", 3, True),
    Fault("cleaning", "P4", "Consommables sanitaires épuisés", "Plus de savon ni d’essuie-mains au niveau.", "Distributeurs remplis.", 3, True),
    Fault("cleaning", "P3", "Vitres extérieures à nettoyer", "Traces de sable après le chergui.", "Façade nettoyée à la nacelle.", 3, True),
    Fault("building", "P3", "Porte vitrée qui frotte", "La porte d’entrée du plateau frotte au sol et se bloque.", "Pivot réglé et graissé."),
    Fault("building", "P4", "Peinture écaillée", "Mur du couloir abîmé par un déménagement.", "Reprise d’enduit et peinture sur 4 m²."),
    Fault("building", "P3", "Serrure bloquée", "La clé tourne dans le vide, le local n’est plus accessible.", "Cylindre remplacé, trois clés remises."),
    Fault("building", "P3", "Dalle de faux plancher instable", "La dalle bascule devant l’imprimante, risque de chute.", "Vérins réglés, dalle remplacée."),
    Fault("building", "P4", "Store déchiré", "Store de la façade ouest à remplacer.", "Store remplacé."),
    Fault("parking", "P3", "Barrière du parking bloquée", "La barrière reste levée, les entrées ne sont plus comptées.", "Boucle au sol réparée.", 4, True),
    Fault("parking", "P4", "Place de parking occupée", "Un véhicule inconnu occupe notre place depuis deux jours.", "Propriétaire identifié, véhicule déplacé."),
    Fault("parking", "P3", "Éclairage du sous-sol défaillant", "Une rangée sur deux est éteinte au niveau SS1.", "Minuterie et deux réglettes remplacées.", 2, True),
    Fault("green", "P4", "Arrosage automatique déréglé", "L’arrosage se déclenche à midi et mouille l’allée.", "Programmateur réglé sur 5 h.", 5, True),
    Fault("green", "P3", "Branche menaçante après le vent", "Une branche de ficus pend au-dessus de l’allée piétonne.", "Branche coupée, arbre contrôlé.", None, True),
    Fault("green", "P4", "Pavé descellé", "Devant l’entrée visiteurs, risque de trébucher.", "Pavés reposés.", None, True),
    Fault("other", "P4", "Demande de déménagement interne", "Six postes à déplacer du plateau nord au plateau sud samedi.", "Déménagement fait samedi matin."),
    Fault("other", "P4", "Réservation du quai de livraison", "Livraison de mobilier jeudi à 9 h, deux camions.", "Créneau réservé, gardien prévenu.", None, True),
    Fault("other", "P3", "Odeur inhabituelle", "Odeur de brûlé intermittente près du local technique.", "Moteur d’extracteur remplacé, odeur disparue."),
    Fault("other", "P4", "Affichage à mettre à jour", "Le nom de notre société manque sur le totem.", "Plaque posée.", None, True),
)  # fmt: skip

WAITING = (
    "Pièce commandée, livraison annoncée sous 5 jours",
    "Accord du locataire attendu sur la date d’intervention",
    "Devis du prestataire en attente de validation",
    "Accès au local à confirmer avec le locataire",
)
NOTES = (
    "Appel du locataire : le problème gêne deux équipes.",
    "Passage sur place, photos prises.",
    "Prestataire relancé par téléphone.",
    "Le locataire confirme que l’accès est libre après 17 h.",
    "Contrôle à refaire demain matin.",
    "Devis reçu, transmis au responsable.",
)
CANCELLED = "Signalement en double, annulé avec l’accord du demandeur."
