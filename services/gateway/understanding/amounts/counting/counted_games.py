"""Holds the words in which messages in eleven languages ask for so many games, for `places.py`."""

from __future__ import annotations

from services.gateway.understanding.amounts.counting.another import ONE_DESCRIBED_ALONE
from services.gateway.understanding.amounts.terms.terms_words import NUMBER
from services.gateway.understanding.plain_text import pattern

# fmt: off
PEOPLE = (
    r"(?:people|players?|persons?|of us|friends|guys|mates|buddies|человека?|игрок\w*|чел\b|друз\w+|люд\w+|leuten?|"
    r"spieler\w*|personen|freunde\w*|personas|jugadores|amig[oa]s|personnes|joueurs|joueuses|amis|pessoas|jogadores|"
    r"kişi\w*|mates|lads|cousins|siblings|brothers|sisters|приятел\w+|корешей|пацан\w*|девчон\w+|знаком\w+|kumpels?|"
    r"kollegen|geschwister\w*|colegas|cuates|compas|potes|copains|copines|parças|manos|kumpl\w+|ziomk\w+|znajomymi|"
    r"kanka\w*|товариш\w*|"
    r"oyuncu\w*|arkadaş\w*|гравц\w*|осіб|osob\w*|osób|graczy|gracze|znajomych|chłopa)"
)
GAMES = (
    r"(?:games?|titles?|recommendations?|suggestions?|игр[ыау]?|штук\w*|spielen?|titel|juegos?|titulos?|jeux?|"
    r"titres?|jogos?|"
    r"titulos?|oyun\w*|tane|ігор|ігри|гри|штук\w*|gry|gier|tytul\w*|sztuk\w*)\b"
)
_ONLY_ONE = (
    r"\b(?:(?:just|only) (?:one|a single)|a single game|one game|(?:только|всего|лишь) одн[уаио]\w*|одну игру|"
    r"nur ein(?:e[sn]?)?|genau ein\w*|"
    r"ein einziges|(?:solo|sólo|solamente) uno?|un solo juego|(?:juste|seulement) un|un seul jeu|(?:só|apenas) um|"
    r"um só jogo|"
    r"(?:sadece|yalnızca) bir|tek bir oyun|(?:тільки|лише) одн[уаі]\w*|одну гру|(?:tylko|dokładnie) (?:jed(?:en|"
    r"n[aąoe]\w*))|jeden tytuł|jedną grę)\b|"
    r"(?<!para )(?<!por )\b(?:uno solo|una sola)\b(?! (?:jugador|persona|pantalla|tele))|"
    r"(?<!pour )\bune? seule?\b(?! (?:joueur|joueuse|personne|écran|canapé|télé))|"
    r"(?<!para )(?<!pra )\b(?:um|uma) só\b(?! (?:jogador|pessoa|tela|tv))|"
    r"(?:只要)?一[款个個](?:游戏)?(?!人)|(?:一つ|ひとつ|一本|1本|1つ)だけ|一本|1本"
)
# Behind these a number counts something else than games: "a 2 player game", "iki kişilik bir oyun", "a 10 hour game".
_MEASURED = (
    rf"(?:{PEOPLE}|hours?|hrs?|minutes?|years?|час\w*|минут\w*|stund\w*|minuten|jahre?|horas?|minutos?|años|heures?|ans|"
    r"saat\w*|dakika\w*|yaş\w*|yıl\w*|годин\w*|хвилин\w*|godzin\w*|minut\w*|lat)\b"
)
# "One" is a game where it is asked for as such, or described: "give me one that's 2d", "just one for her".
_ONE_DESCRIBED = (
    r"\b(?:give me|gimme|want|need|get me|find me|show me|recommend|suggest|have|pick(?: me)?) (?:just |only )?one "
    r"(?=that|thats|which|with|for (?:her|him|me|us|them)|just|only)(?!\w* year)|"
    r"^\W*(?:and |ok |now |just )*one (?=that|thats|which|with|just for|only for|for (?:her|him|me)\b)|"
    r"(?:^|[,.;]\s*)(?:и |а |ну )?(?:одну|дай одну|посоветуй одну) (?=котор|чтоб|для|с )|"
    r"\b(?:gib mir|zeig mir|empfiehl mir|nenn mir) (?:nur )?ein(?:e[sn]?)? (?=das|die|der|mit|für)|"
    r"\b(?:dame|dime|recomiéndame|ponme|quiero) (?:solo )?uno (?=que|con|para|de)|"
    r"\b(?:donne[- ]moi|propose[- ]moi|conseille[- ]moi) (?:juste )?une? (?=qui|avec|pour|où)|"
    r"\b(?:me (?:dá|vê|indica|recomenda)|quero) (?:só )?um (?=que|com|pra|para)|"
    r"\b(?:дай|порадь|покажи) (?:лише |тільки )?одну (?=яка|щоб|для|з )|"
    r"\b(?:daj|poleć|pokaż) (?:mi )?(?:tylko )?jedną (?=któr|żeby|dla|z )|"
    rf"{ONE_DESCRIBED_ALONE}"
)
# Who names so many of something asks for so many games: "name 3 city builders".
_NAMED_SO_MANY = (
    rf"\b(?:name|list|recommend|suggest|give me|show me|find me|назови\w*|посоветуй\w*|подскажи\w*|порекомендуй\w*|"
    rf"nenne?|empfiehl|nenn mir|nombra\w*|recomi[eé]nda\w*|sugi[eé]re\w*|cite[- ]?\w*|nomme|recommande[- ]?\w*|"
    rf"conseille[- ]?\w*|propose[- ]?\w*|indique|indica|recomenda|sugere|cita|назви|порадь|порекомендуй|wymień|poleć|"
    rf"podaj|zaproponuj)(?: me| mir| мне| мені| mi| moi)? {NUMBER}(?= (?!(?:\w+ )?(?:players?|years?)\b)"
    rf"(?!{_MEASURED})[^\W\d_]{{2}})|"
    r"(?:(?<=推荐)|(?<=推薦)|(?<=给我)|(?<=列出)|(?<=来))[二两兩三四五六七八九十\d]{1,2}[个款](?![人小月])"
)
_UNSPACED_GAMES = (
    r"[二两兩三四五六七八九十\d]{1,2}\s?[款本]|"
    r"[二两三四五六七八九十\d]{1,2}个(?:年代|[^人月小年好]){0,8}?游戏|[二三四五六七八九\d]つ(?:ほど|くらい|教|おすすめ|お願い)"
)
_SOME_MORE = (
    rf"(?<!\w){NUMBER} (?:more|others|más|autres|outr[oa]s|tane daha|інш\w+)\b|"
    rf"\b(?:another|ещё|noch|weitere|otr[oa]s|encore|mais|ще|jeszcze|bana|show me|give me|покажи|дай|zeig|dame|"
    rf"montre|mostra|"
    rf"pokaż|daj) {NUMBER}(?!\w)(?! (?:hours?|час\w*|stund\w*|minut\w*|player\w*|игрок\w*|people))|"
    r"(?:再来|再给我|再推荐|あと|もう)[一二两三四五六七八九十\d]{1,2}[个款本つ]"
)
COUNT = pattern(
    rf"{_ONLY_ONE}|{_ONE_DESCRIBED}|{_NAMED_SO_MANY}|{_SOME_MORE}|"
    rf"(?<!\w){NUMBER} (?!{_MEASURED})(?:\w+ ){{0,2}}?{GAMES}|{_UNSPACED_GAMES}"
)
# fmt: on
