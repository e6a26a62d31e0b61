"""French."""

from services.common.games.game_facts import PriceModel
from services.gateway.writing.texts.numbers import below_two
from services.gateway.writing.texts.phrases import AnswerPhrases, Counted, FactPhrases, Phrases, ReasonPhrases, Talk

# fmt: off
_KINDS = {
    "adventure": "aventure", "rpg": "jeu de rôle", "action": "action", "shooter": "jeu de tir",
    "strategy": "stratégie", "puzzle": "réflexion", "simulation": "simulation", "platformer": "plateforme",
    "horror": "horreur", "stealth": "infiltration", "roguelike": "roguelike", "survival": "survie",
    "racing": "course", "party": "jeu de soirée", "fighting": "combat", "rhythm": "rythme", "mmo": "MMO",
    "sports": "sport", "educational": "jeu éducatif", "card": "cartes", "visual novel": "visual novel",
    "moba": "MOBA", "sandbox": "bac à sable", "story rich": "histoire riche", "first-person": "vue à la première personne",
    "third-person": "vue à la troisième personne", "sci-fi": "science-fiction", "difficult": "difficulté élevée",
    "fantasy": "fantasy", "short": "court", "funny": "humour", "online multiplayer": "multijoueur en ligne",
    "local multiplayer": "multijoueur local", "exploration": "exploration", "family friendly": "pour toute la famille",
    "turn-based": "au tour par tour", "real-time": "en temps réel", "puzzle solving": "énigmes",
    "competitive": "compétitif", "open world": "monde ouvert", "co-op": "coopération", "fast-paced": "rythme soutenu",
    "atmospheric": "ambiance soignée", "pixel art": "pixel art", "relaxing": "reposant", "cozy": "chaleureux",
    "choices matter": "choix qui comptent", "score chasing": "course au score", "classic": "classique",
    "side-scrolling": "défilement horizontal", "music": "musique", "historical": "cadre historique",
    "dark": "ton sombre", "management": "gestion", "space": "espace", "emotional": "émouvant",
    "free to play": "gratuit", "war": "guerre", "permadeath": "mort permanente", "mystery": "mystère",
    "base building": "construction de base", "crafting": "artisanat", "minimalist": "minimaliste",
    "boss fights": "combats de boss", "procedural": "mondes procéduraux", "animals": "animaux",
    "party-based": "groupe de héros", "realistic": "réaliste", "hand-drawn": "dessiné à la main",
    "tactical": "tactique", "economy": "économie", "arcade-style": "style arcade", "physics": "physique",
    "driving": "conduite", "detective": "enquête", "psychological": "psychologique",
    "point and click": "pointer-cliquer", "anime": "anime", "gothic": "gothique", "vehicles": "véhicules",
    "text-based": "textuel", "post-apocalyptic": "post-apocalyptique", "cyberpunk": "cyberpunk",
    "romance": "romance", "zombies": "zombies", "city builder": "construction de ville",
    "deckbuilding": "construction de deck", "farming": "ferme", "pirates": "pirates", "mythology": "mythologie",
    "superhero": "super-héros", "trains": "trains", "time travel": "voyage dans le temps",
    "time loop": "boucle temporelle", "multiple endings": "plusieurs fins", "top-down": "vue de dessus",
    "automation": "automatisation", "grand strategy": "grande stratégie", "retro": "rétro",
}
# fmt: on

FRENCH = Phrases(
    openings=(
        "Voici ce que je tenterais.",
        "J’ai quelques idées.",
        "Ceux-ci devraient te plaire.",
        "Voici mes suggestions.",
        "Jette un œil à ceux-ci.",
    ),
    more=("En voici d’autres.", "Il y en a encore.", "J’en ajoute quelques-uns."),
    refined=("Dans ce cas, plutôt ceux-ci.", "D’accord, j’ajuste.", "Avec cette précision, voici ce qui convient."),
    instead=("D’accord, autre chose alors.", "Celui-là est écarté. Que dis-tu de ceux-ci ?", "Alors essayons ceux-ci."),
    afresh=("D’accord, on repart de zéro.", "On reprend depuis le début."),
    new_player="On ne se connaît pas encore, alors je me fie à ta demande et à ce qui plaît aux autres joueurs.",
    replays=(
        "Tu as déjà joué à tout ce que je pourrais proposer ici ; ceux-ci méritent une autre partie.",
        "Il ne reste rien de nouveau dans ce genre, mais certains valent le détour une seconde fois.",
    ),
    named_first="{game} est le jeu dont tu parles ; les autres lui ressemblent.",
    part="En voici {count} sur les {total} de la liste.",
    closings=(
        "Dis-moi sur quoi tu joues ou combien de temps tu as, et j’affinerai.",
        "Si tu préfères plus court, plus ancien ou plus facile, dis-le-moi.",
        "Est-ce qu’un de ces jeux te tente ?",
        "Si rien ne convient, dis-moi ce qui manque.",
        "Veux-tu en savoir plus sur l’un d’eux ?",
    ),
    relaxed="Rien ne respecte « {wish} » en plus du reste, alors je l’ai laissé de côté.",
    unmatched="Pour « {wish} », je n’ai rien ici.",
    reasons=ReasonPhrases(
        matching=(
            "{game} : {facts}.",
            "Il y a aussi {game} : {facts}.",
            "Autre possibilité, {game} : {facts}.",
            "À voir également, {game} : {facts}.",
            "Et {game} : {facts}.",
        ),
        matching_without_facts=(
            "{game} correspond à ta demande.",
            "{game} convient aussi.",
            "Et {game} peut également faire l’affaire.",
        ),
        similar_to=(
            "{game} est dans la veine de {related}.",
            "Si tu aimes {related}, {game} s’en rapproche.",
            "{game} a quelque chose de {related}.",
        ),
        similar_to_liked=(
            "{game} ressemble aux jeux que tu notes le mieux.",
            "{game} est dans l’esprit de tes jeux préférés.",
            "{game} se rapproche de ce que tu aimes.",
        ),
        similar_players=(
            "{game} est un favori de ceux qui ont les mêmes goûts que toi.",
            "Ceux qui aiment ce que tu aimes adorent {game}.",
            "{game} plaît beaucoup aux joueurs qui te ressemblent.",
        ),
        popular=(
            "{game} plaît à beaucoup de monde.",
            "{game} compte parmi les plus populaires.",
            "Beaucoup de joueurs apprécient {game}.",
        ),
        replay=(
            "{game}, tu connais déjà.",
            "{game} peut encore amuser, lui aussi.",
            "Et {game} mérite peut-être une nouvelle partie.",
        ),
    ),
    talk=Talk(
        greeting=(
            "Bonjour ! Dis-moi à quoi tu as envie de jouer et je te trouverai quelque chose.",
            "Salut ! À quoi aimerais-tu jouer ?",
        ),
        small_talk=(
            "Je conseille des jeux vidéo : dis-moi ce que tu aimes ou ton humeur du moment, et je te trouve un jeu.",
            "Mon truc, c’est de trouver des jeux. À quoi as-tu envie de jouer ?",
        ),
        thanks=("Avec plaisir ! Amuse-toi bien.", "De rien, bon jeu !", "Je t’en prie !"),
        farewell=("Au revoir et bon jeu !", "À bientôt, amuse-toi bien !"),
        insult=(
            "Dommage que cela n’ait pas aidé. Dis-moi ce qui n’allait pas et j’essaierai de faire mieux.",
            "C’est noté. Dis-moi ce que tu préférerais et je réessaie.",
        ),
        refusal=(
            "Je ne m’y connais qu’en jeux vidéo. Demande-moi à quoi jouer et je t’aiderai avec plaisir.",
            "Cela me dépasse : je ne conseille que des jeux vidéo. À quoi aimerais-tu jouer ?",
        ),
        distress="Ce que tu traverses me touche beaucoup. Tu n’as pas à porter cela sans aide : parle, s’il te plaît, à "
        "un proche ou appelle une ligne d’écoute près de chez toi. Si tu es en danger en ce moment, appelle les "
        "urgences.",
        ask_players="Tu préfères jouer en solo ou à plusieurs ?",
        ask_length="Tu cherches de quoi remplir une ou deux soirées, ou un jeu pour des semaines ?",
        nothing_found="Je n’ai trouvé aucun jeu qui remplisse tout cela ; assouplis une condition et redemande-moi.",
        empty_catalogue="Mon catalogue est encore vide ; qui me gère peut le remplir avec `gamesrec ingest --demo`.",
    ),
    facts=FactPhrases(
        platforms="sur {platforms}",
        alone="en solo",
        players="jusqu’à {n} joueurs",
        couch="jusqu’à {n} dans la même pièce",
        online="en ligne",
        hours=Counted("environ {n} heure", "environ {n} heures"),
        endless="sans fin définie",
        all_ages="pour tous les âges",
        age="à partir de {n} ans",
        prices={
            PriceModel.PREMIUM: "achat unique",
            PriceModel.FREE_TO_PLAY: "jouable gratuitement",
            PriceModel.FREE: "gratuit",
            PriceModel.SUBSCRIPTION: "par abonnement",
        },
    ),
    answers=AnswerPhrases(
        year="{game} est sorti en {year}.",
        developer="{game} a été créé par {developer}.",
        platforms="{game} est disponible sur {platforms}.",
        on_platform="Oui, {game} est disponible sur {platform}.",
        not_on_platform="Non, pas à ma connaissance. {game} est disponible sur {platforms}.",
        facts="{game} : {facts}.",
        has="Oui. {game} : {facts}.",
        has_not="Non, pas à ma connaissance. {game} : {facts}.",
        first="{game} est sorti en premier, en {year} ; {other} a suivi en {other_year}.",
        same_year="{game} et {other} sont sortis la même année, en {year}.",
        rather="C’est {game} : {facts}. {other} : {other_facts}.",
        alike="Oui, {game} et {other} ont ceci en commun : {kinds}.",
        little_alike="Pas vraiment, à ma connaissance. {game} : {kinds}.",
        unknown="Je ne sais pas cela de {game}.",
        which_game="De quel jeu parles-tu ? Donne-moi son titre et je te dirai ce que j’en sais.",
    ),
    kinds=_KINDS,
    counts_as_one=below_two,
    quoted="« {words} »",
    last_comma=" et ",
    decimal_mark=",",
)
