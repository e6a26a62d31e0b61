"""Polish."""

from services.common.games.game_facts import PriceModel
from services.gateway.writing.texts.numbers import polish_genitive
from services.gateway.writing.texts.phrases import AnswerPhrases, Counted, FactPhrases, Phrases, ReasonPhrases, Talk

# fmt: off
_KINDS = {
    "adventure": "przygoda", "rpg": "RPG", "action": "akcja", "shooter": "strzelanka", "strategy": "strategia",
    "puzzle": "łamigłówki", "simulation": "symulacja", "platformer": "platformówka", "horror": "horror",
    "stealth": "skradanka", "roguelike": "roguelike", "survival": "przetrwanie", "racing": "wyścigi",
    "party": "gra imprezowa", "fighting": "bijatyka", "rhythm": "gra rytmiczna", "mmo": "MMO", "sports": "sport",
    "educational": "gra edukacyjna", "card": "karcianka", "visual novel": "powieść wizualna", "moba": "MOBA",
    "sandbox": "piaskownica", "story rich": "rozbudowana fabuła", "first-person": "perspektywa pierwszej osoby",
    "third-person": "perspektywa trzeciej osoby", "sci-fi": "science fiction", "difficult": "wysoki poziom trudności",
    "fantasy": "fantasy", "short": "krótka gra", "funny": "humor", "online multiplayer": "tryb wieloosobowy online",
    "local multiplayer": "tryb wieloosobowy na jednym ekranie", "exploration": "eksploracja",
    "family friendly": "dla całej rodziny", "turn-based": "turowa", "real-time": "czas rzeczywisty",
    "puzzle solving": "zagadki", "competitive": "rywalizacja", "open world": "otwarty świat", "co-op": "kooperacja",
    "fast-paced": "szybkie tempo", "atmospheric": "gęsty klimat", "pixel art": "pikselowa grafika",
    "relaxing": "spokojne tempo", "cozy": "przytulny klimat", "choices matter": "wybory mają znaczenie",
    "score chasing": "pogoń za wynikiem", "classic": "klasyk", "side-scrolling": "widok z boku", "music": "muzyka",
    "historical": "realia historyczne", "dark": "mroczny klimat", "management": "zarządzanie", "space": "kosmos",
    "emotional": "poruszająca historia", "free to play": "darmowa", "war": "wojna", "permadeath": "trwała śmierć",
    "mystery": "tajemnica", "base building": "budowanie bazy", "crafting": "wytwarzanie przedmiotów",
    "minimalist": "minimalizm", "boss fights": "walki z bossami", "procedural": "losowo tworzone światy",
    "animals": "zwierzęta", "party-based": "drużyna bohaterów", "realistic": "realizm",
    "hand-drawn": "ręcznie rysowana grafika", "tactical": "taktyka", "economy": "ekonomia", "arcade-style": "zręcznościówka",
    "physics": "fizyka", "driving": "prowadzenie pojazdów", "detective": "śledztwo", "psychological": "psychologia",
    "anime": "anime", "gothic": "gotyk", "vehicles": "pojazdy", "text-based": "tekstowa",
    "post-apocalyptic": "postapokalipsa", "cyberpunk": "cyberpunk", "romance": "romans", "zombies": "zombie",
    "city builder": "budowanie miasta", "deckbuilding": "budowanie talii", "farming": "farma", "pirates": "piraci",
    "mythology": "mitologia", "superhero": "superbohaterowie", "trains": "pociągi",
    "time travel": "podróże w czasie", "time loop": "pętla czasu", "multiple endings": "kilka zakończeń",
    "top-down": "widok z góry", "automation": "automatyzacja", "grand strategy": "wielka strategia", "retro": "retro",
}
# fmt: on

POLISH = Phrases(
    openings=(
        "Oto co warto wypróbować.",
        "Mam kilka pomysłów.",
        "Te gry mogą ci się spodobać.",
        "Oto moje propozycje.",
        "Rzuć okiem na te gry.",
    ),
    more=("Oto jeszcze kilka.", "Jest ich więcej.", "Dorzucam kolejne."),
    refined=("W takim razie raczej te.", "Dobrze, uwzględniam to.", "Po tej zmianie pasują te."),
    instead=("Dobrze, w takim razie coś innego.", "Ta odpada. Co powiesz na te?", "To może te."),
    afresh=("Dobrze, zaczynamy od nowa.", "Zaczynamy z czystą kartą."),
    new_player="Jeszcze się nie znamy, więc kieruję się twoim życzeniem i tym, co lubią inni gracze.",
    replays=(
        "Wszystko, co można tu zaproponować, jest już za tobą; do tych gier warto wrócić.",
        "Nic nowego w tym rodzaju nie zostało, ale do niektórych można wrócić.",
    ),
    named_first="{game} to gra, o której mowa; pozostałe są do niej podobne.",
    part="Oto {count} z {total} gier z listy.",
    closings=(
        "Powiedz, na czym grasz albo ile masz czasu, a zawężę wybór.",
        "Jeśli wolisz coś krótszego, starszego albo łatwiejszego, daj znać.",
        "Czy coś z tego ci odpowiada?",
        "Jeśli nic nie pasuje, powiedz, czego brakuje.",
        "Chcesz wiedzieć więcej o którejś z nich?",
    ),
    relaxed="Razem z resztą nic nie spełnia warunku „{wish}”, więc go pomijam.",
    unmatched="Na „{wish}” nie mam tu niestety nic.",
    reasons=ReasonPhrases(
        matching=(
            "{game}: {facts}.",
            "Jest też {game}: {facts}.",
            "Pasuje również {game}: {facts}.",
            "Warto spojrzeć na {game}: {facts}.",
            "I jeszcze {game}: {facts}.",
        ),
        matching_without_facts=("{game} pasuje do życzenia.", "{game} też pasuje.", "Nada się także {game}."),
        similar_to=(
            "{game} jest w duchu {related}.",
            "Jeśli lubisz {related}, spójrz na {game}.",
            "{game} ma w sobie coś z {related}.",
        ),
        similar_to_liked=(
            "{game} przypomina gry, które wysoko oceniasz.",
            "{game} jest w duchu twoich ulubionych gier.",
            "{game} jest bliska temu, co lubisz.",
        ),
        similar_players=(
            "{game} to ulubiona gra osób o podobnym guście.",
            "Kto lubi to co ty, zwykle lubi też {game}.",
            "{game} podoba się graczom o podobnym guście.",
        ),
        popular=(
            "{game} podoba się wielu graczom.",
            "{game} należy do najpopularniejszych.",
            "Wielu graczy wysoko ocenia {game}.",
        ),
        replay=(
            "{game} to gra, którą już znasz.",
            "{game} też może znów ucieszyć.",
            "I może do {game} warto wrócić.",
        ),
    ),
    talk=Talk(
        greeting=(
            "Cześć! Powiedz, w co masz ochotę zagrać, a coś znajdę.",
            "Witaj! W co chcesz zagrać?",
        ),
        small_talk=(
            "Doradzam w sprawie gier: powiedz, co lubisz albo jaki masz nastrój, a znajdę ci coś do grania.",
            "Najlepiej wychodzi mi jedno: szukanie gier. W co masz ochotę zagrać?",
        ),
        thanks=("Proszę bardzo! Miłej gry.", "Cała przyjemność po mojej stronie. Dobrej zabawy!", "Zawsze do usług!"),
        farewell=("Do widzenia i miłej gry!", "Do zobaczenia, dobrej zabawy!"),
        insult=(
            "Przykro mi, że to nie pomogło. Powiedz, co było nie tak, a postaram się lepiej.",
            "Rozumiem. Powiedz, co wolisz, a spróbuję jeszcze raz.",
        ),
        refusal=(
            "Znam się tylko na grach wideo. Zapytaj, w co zagrać, a chętnie pomogę.",
            "Na tym się nie znam: doradzam tylko gry wideo. W co chcesz zagrać?",
        ),
        distress="Bardzo mi przykro, że przez to przechodzisz. Nie musisz dźwigać tego w pojedynkę: porozmawiaj, proszę, "
        "z kimś bliskim albo zadzwoń na telefon zaufania w swojej okolicy. Jeśli grozi ci teraz niebezpieczeństwo, "
        "zadzwoń na numer alarmowy.",
        ask_players="Wolisz grać w pojedynkę czy z innymi?",
        ask_length="Szukasz czegoś na jeden lub dwa wieczory czy gry na długie tygodnie?",
        nothing_found="Nie ma gry, która spełnia to wszystko; złagodź jeden z warunków i zapytaj ponownie.",
        empty_catalogue="W moim katalogu nie ma jeszcze gier; kto mnie uruchomił, może je wczytać poleceniem "
        "`gamesrec ingest --demo`.",
    ),
    facts=FactPhrases(
        platforms="na {platforms}",
        alone="dla jednej osoby",
        players="do {n} graczy",
        couch="do {n} w jednym pokoju",
        online="online",
        hours=Counted("około {n} godziny", "około {n} godzin"),
        endless="bez określonego końca",
        all_ages="dla każdego wieku",
        age="od {n} lat",
        prices={
            PriceModel.PREMIUM: "jednorazowy zakup",
            PriceModel.FREE_TO_PLAY: "można grać za darmo",
            PriceModel.FREE: "darmowa",
            PriceModel.SUBSCRIPTION: "w abonamencie",
        },
    ),
    answers=AnswerPhrases(
        year="Gra {game} ukazała się w {year} roku.",
        developer="Twórcy gry {game}: {developer}.",
        platforms="Gra {game} jest dostępna na: {platforms}.",
        on_platform="Tak, gra {game} jest dostępna na {platform}.",
        not_on_platform="Nie, o ile mi wiadomo. Gra {game} jest dostępna na: {platforms}.",
        facts="{game}: {facts}.",
        has="Tak. {game}: {facts}.",
        has_not="Nie, o ile mi wiadomo. {game}: {facts}.",
        first="Najpierw ukazała się gra {game}, w {year} roku; {other} w {other_year} roku.",
        same_year="Gry {game} i {other} ukazały się w tym samym roku, {year}.",
        rather="To {game}: {facts}. {other}: {other_facts}.",
        alike="Tak, {game} i {other} mają wspólne cechy: {kinds}.",
        little_alike="Niewiele, o ile mi wiadomo. {game}: {kinds}.",
        unknown="Tego o grze {game} nie wiem.",
        which_game="O którą grę chodzi? Podaj tytuł, a powiem, co wiem.",
    ),
    kinds=_KINDS,
    counts_as_one=polish_genitive,
    quoted="„{words}”",
    last_comma=" i ",
    decimal_mark=",",
)
