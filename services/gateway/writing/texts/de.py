"""German."""

from services.common.games.game_facts import PriceModel
from services.gateway.writing.texts.numbers import one
from services.gateway.writing.texts.phrases import AnswerPhrases, Counted, FactPhrases, Phrases, ReasonPhrases, Talk

# fmt: off
_KINDS = {
    "adventure": "Adventure", "rpg": "Rollenspiel", "action": "Action", "shooter": "Shooter", "strategy": "Strategie",
    "puzzle": "Puzzle", "simulation": "Simulation", "platformer": "Jump ’n’ Run", "horror": "Horror",
    "stealth": "Schleichen", "roguelike": "Roguelike", "survival": "Überleben", "racing": "Rennspiel",
    "party": "Partyspiel", "fighting": "Kampfspiel", "rhythm": "Rhythmusspiel", "mmo": "MMO", "sports": "Sport",
    "educational": "Lernspiel", "card": "Kartenspiel", "visual novel": "Visual Novel", "moba": "MOBA",
    "sandbox": "Sandbox", "story rich": "starke Geschichte", "first-person": "Ego-Perspektive",
    "third-person": "Verfolgerperspektive", "sci-fi": "Science-Fiction", "difficult": "hoher Schwierigkeitsgrad",
    "fantasy": "Fantasy", "short": "kurz", "funny": "Humor", "online multiplayer": "Online-Mehrspieler",
    "local multiplayer": "lokaler Mehrspieler", "exploration": "Erkundung", "family friendly": "familienfreundlich",
    "turn-based": "rundenbasiert", "real-time": "Echtzeit", "puzzle solving": "Rätsel", "competitive": "Wettkampf",
    "open world": "offene Welt", "co-op": "Koop", "fast-paced": "hohes Tempo", "atmospheric": "dichte Atmosphäre",
    "pixel art": "Pixelgrafik", "relaxing": "entspannend", "cozy": "gemütlich", "choices matter": "Entscheidungen zählen",
    "score chasing": "Punktejagd", "classic": "Klassiker", "side-scrolling": "Seitenansicht", "music": "Musik",
    "historical": "Geschichte als Kulisse", "dark": "düster", "management": "Management", "space": "Weltraum",
    "emotional": "bewegend", "free to play": "Free-to-play", "war": "Krieg", "permadeath": "Permadeath",
    "mystery": "Geheimnis", "base building": "Basisbau", "crafting": "Crafting", "minimalist": "minimalistisch",
    "boss fights": "Bosskämpfe", "procedural": "prozedurale Welten", "animals": "Tiere", "party-based": "Heldengruppe",
    "realistic": "realistisch", "hand-drawn": "handgezeichnet", "tactical": "Taktik", "economy": "Wirtschaft",
    "arcade-style": "Arcade", "physics": "Physik", "driving": "Fahren", "detective": "Detektivarbeit",
    "psychological": "psychologisch", "point and click": "Point-and-Click", "anime": "Anime", "gothic": "Schauerromantik",
    "vehicles": "Fahrzeuge", "text-based": "textbasiert", "post-apocalyptic": "Postapokalypse", "cyberpunk": "Cyberpunk",
    "romance": "Romanze", "zombies": "Zombies", "city builder": "Städtebau", "deckbuilding": "Deckbau",
    "farming": "Landwirtschaft", "pirates": "Piraten", "mythology": "Mythologie", "superhero": "Superhelden",
    "trains": "Züge", "time travel": "Zeitreise", "time loop": "Zeitschleife", "multiple endings": "mehrere Enden",
    "top-down": "Draufsicht", "automation": "Automatisierung", "grand strategy": "Globalstrategie", "retro": "Retro",
}
# fmt: on

GERMAN = Phrases(
    openings=(
        "Das hier würde ich ausprobieren.",
        "Dazu fällt mir einiges ein.",
        "Diese Spiele könnten dir gefallen.",
        "Hier sind meine Vorschläge.",
        "Schau dir diese mal an.",
    ),
    more=("Hier sind noch ein paar.", "Da habe ich noch mehr.", "Gern, hier ist Nachschub."),
    refined=("Gut, dann eher diese.", "Alles klar, angepasst.", "Mit dieser Vorgabe passen diese."),
    instead=("Gut, dann etwas anderes.", "Das ist raus. Wie wäre es damit?", "Dann lieber diese hier."),
    afresh=("Gut, fangen wir noch einmal von vorn an.", "Alles auf Anfang."),
    new_player="Wir kennen uns noch nicht, deshalb richte ich mich nach deinem Wunsch und danach, was anderen gefällt.",
    replays=(
        "Alles, was ich hier anbieten könnte, hast du schon gespielt; bei diesen lohnt sich eine weitere Runde.",
        "Neues gibt es dazu nicht mehr, aber zu einigen kann man gut zurückkehren.",
    ),
    named_first="{game} ist das Spiel, das du genannt hast; die anderen ähneln ihm.",
    part="Hier sind {count} der {total} Spiele von der Liste.",
    closings=(
        "Sag mir, worauf du spielst oder wie viel Zeit du hast, dann grenze ich es ein.",
        "Lieber etwas Kürzeres, Älteres oder Leichteres? Sag einfach Bescheid.",
        "Ist etwas für dich dabei?",
        "Wenn nichts davon passt, sag mir, was fehlt.",
        "Möchtest du über eines davon mehr wissen?",
    ),
    relaxed="Zusammen mit dem Rest passt nichts zu „{wish}“, darum habe ich das weggelassen.",
    unmatched="Zu „{wish}“ habe ich hier leider nichts.",
    reasons=ReasonPhrases(
        matching=(
            "{game}: {facts}.",
            "Dann wäre da {game}: {facts}.",
            "Auch {game} passt: {facts}.",
            "Einen Blick wert ist {game}: {facts}.",
            "Und {game}: {facts}.",
        ),
        matching_without_facts=("{game} passt zu deinem Wunsch.", "Auch {game} passt.", "Und {game} passt ebenfalls."),
        similar_to=(
            "{game} geht in die Richtung von {related}.",
            "Wenn du {related} magst: {game} ist ganz ähnlich.",
            "{game} hat etwas von {related}.",
        ),
        similar_to_liked=(
            "{game} ähnelt Spielen, die du hoch bewertest.",
            "{game} ist ganz im Sinne deiner Lieblingsspiele.",
            "{game} kommt dem nahe, was du magst.",
        ),
        similar_players=(
            "{game} ist ein Favorit von Leuten mit ähnlichem Geschmack.",
            "Wer mag, was du magst, mag meist auch {game}.",
            "{game} kommt bei Leuten mit deinem Geschmack gut an.",
        ),
        popular=(
            "{game} ist bei vielen beliebt.",
            "Viele mögen {game} sehr.",
            "{game} wird von vielen hoch bewertet.",
        ),
        replay=(
            "{game} kennst du schon.",
            "Auch {game} könnte noch einmal Spaß machen.",
            "Und {game} verdient vielleicht einen zweiten Blick.",
        ),
    ),
    talk=Talk(
        greeting=(
            "Hallo! Sag mir, worauf du Lust hast, und ich suche dir etwas heraus.",
            "Hi! Was möchtest du gern spielen?",
        ),
        small_talk=(
            "Ich berate bei Spielen: Sag mir, was du magst oder wie du gelaunt bist, und ich finde etwas für dich.",
            "Eines kann ich richtig gut: Spiele finden. Worauf hast du Lust?",
        ),
        thanks=("Gern geschehen! Viel Spaß.", "Sehr gern. Viel Vergnügen!", "Jederzeit!"),
        farewell=("Tschüss und viel Spaß beim Spielen!", "Bis bald, viel Spaß!"),
        insult=(
            "Tut mir leid, dass das nicht geholfen hat. Sag mir, was nicht passte, dann versuche ich es besser.",
            "Verstanden. Sag mir, was du lieber hättest, und ich versuche es noch einmal.",
        ),
        refusal=(
            "Ich kenne mich nur mit Videospielen aus. Frag mich, was du spielen könntest, und ich helfe gern.",
            "Davon verstehe ich nichts: Ich berate nur bei Videospielen. Was möchtest du spielen?",
        ),
        distress="Es tut mir sehr leid, dass es dir gerade so geht. Du musst das nicht allein tragen: Sprich bitte mit "
        "jemandem, der dir nahesteht, oder ruf ein Krisentelefon in deiner Nähe an. Wenn du gerade in Gefahr bist, "
        "wähle den Notruf.",
        ask_players="Möchtest du lieber allein oder mit anderen spielen?",
        ask_length="Suchst du etwas für ein, zwei Abende oder etwas, das dich wochenlang beschäftigt?",
        nothing_found="Ich habe kein Spiel gefunden, das all das erfüllt. Lockere eine Bedingung und frag noch einmal.",
        empty_catalogue="Mein Katalog ist noch leer; wer mich betreibt, kann ihn mit `gamesrec ingest --demo` füllen.",
    ),
    facts=FactPhrases(
        platforms="für {platforms}",
        alone="für eine Person",
        players="für bis zu {n} Personen",
        couch="bis zu {n} in einem Raum",
        online="online",
        hours=Counted("etwa {n} Stunde", "etwa {n} Stunden"),
        endless="ohne festes Ende",
        all_ages="für jedes Alter",
        age="ab {n} Jahren",
        prices={
            PriceModel.PREMIUM: "einmaliger Kauf",
            PriceModel.FREE_TO_PLAY: "kostenlos spielbar",
            PriceModel.FREE: "kostenlos",
            PriceModel.SUBSCRIPTION: "im Abo",
        },
    ),
    answers=AnswerPhrases(
        year="{game} ist {year} erschienen.",
        developer="{game} stammt von {developer}.",
        platforms="{game} gibt es für {platforms}.",
        on_platform="Ja, {game} gibt es für {platform}.",
        not_on_platform="Nein, soweit ich weiß, nicht. {game} gibt es für {platforms}.",
        facts="{game}: {facts}.",
        has="Ja. {game}: {facts}.",
        has_not="Nein, soweit ich weiß, nicht. {game}: {facts}.",
        first="{game} kam zuerst, und zwar {year}; {other} folgte {other_year}.",
        same_year="{game} und {other} sind beide {year} erschienen.",
        rather="Das ist {game}: {facts}. {other}: {other_facts}.",
        alike="Ja, {game} und {other} haben gemeinsam: {kinds}.",
        little_alike="Soweit ich weiß, kaum. {game}: {kinds}.",
        unknown="Das weiß ich über {game} leider nicht.",
        which_game="Welches Spiel meinst du? Nenn mir den Titel, dann sage ich dir, was ich weiß.",
    ),
    kinds=_KINDS,
    counts_as_one=one,
    quoted="„{words}“",
    last_comma=" und ",
    decimal_mark=",",
)
