"""Knows subjects narrower than the kinds that their words mean: "ships" means vehicles, and few of those are ships.

A game of the kind comes only near such a wish unless its own words name the subject: its title, its summary in any
language, its genres and tags. As in the tables of kinds, a word that ends in "*" stands for all words that begin so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.plain_text import UNSPACED, bare, plain

# fmt: off
# What the subject is called by players, and by catalogues.
_SUBJECTS: tuple[tuple[str, ...], ...] = (
    ("alien", "aliens", "extraterrestrial*", "пришел*", "инопланет*", "прибульц*", "außerirdisch*", "extraterrestre*",
        "alienígena*", "marcianos", "uzaylı*", "kosmit*", "エイリアン", "宇宙人", "外星人"),
    ("baseball*", "бейсбол*", "béisbol", "beisebol", "beyzbol*", "野球", "棒球"),
    ("basketball*", "nba", "баскетбол*", "básquet*", "baloncesto", "basquete*", "basketbol*", "koszyków*", "バスケ",
        "篮球"),
    ("bee", "bees", "beehive*", "пчел*", "пчёл*", "бджол*", "biene*", "abejas", "abeilles", "abelhas", "arılar*",
        "pszczoł*", "pszczół", "ハチ", "蜂", "蜜蜂"),
    ("bird", "birds", "птиц*", "пташк*", "птах*", "vögel*", "pájaro*", "oiseau*", "pássaro*", "kuşlar*", "ptak*", "鳥",
        "鸟"),
    ("boxing", "boxer*", "бокс", "боксёр*", "boxen", "boxeo", "boxe", "boks*", "ボクシング", "拳击"),
    ("cat", "cats", "kitten*", "кот", "коты", "кота", "котов", "коте", "котик*", "котят*", "котёнок", "кошк*", "кошек",
        "кіт", "коти", "котів", "кішк*", "katze*", "gato*", "chats", "kedi*", "koty", "kot", "kota", "kotem",
        "kotk*", "猫", "ねこ", "ネコ"),
    ("cricket", "крикет*", "krykiet*", "kriket*", "críquete", "críquet", "クリケット", "板球"),
    ("crossword*", "кроссворд*", "кросворд*", "kreuzworträtsel*", "crucigrama*", "mots croisés", "palavras cruzadas",
        "bulmaca kare*", "çengel bulmaca*", "krzyżówk*", "クロスワード", "填字"),
    ("dog", "dogs", "puppy", "puppies", "собак*", "пёс", "псы", "щен*", "пес", "пси", "цуценя*", "hund", "hunde",
        "hunden", "perro*", "chien*", "cachorr*", "cães", "köpek*", "pies", "psy", "psem", "psów", "piesk*", "犬",
        "いぬ", "狗"),
    ("dragon*", "дракон*", "drache*", "dragão", "dragões", "ejderha*", "smok", "smoki", "smokach", "smoków", "ドラゴン",
        "竜", "龍", "龙"),
    ("elf", "elves", "elven", "эльф*", "ельф*", "elfen", "elfos", "elfes", "elfler*", "elfy", "elfów", "エルフ",
        "精灵"),
    ("f1", "formula 1", "formula one", "формул* 1", "формул* один", "formel 1", "fórmula 1", "formule 1", "formuł* 1",
        "フォーミュラ", "エフワン", "一级方程式"),
    ("ghost", "ghosts", "призрак*", "привид*", "geister*", "gespenst*", "fantasma*", "fantôme*", "hayalet*", "duchy",
        "duchów", "duchami", "duchach", "幽霊", "お化け", "幽灵", "鬼魂"),
    ("golf", "golfing", "гольф*", "ゴルフ", "高尔夫"),
    ("hockey", "nhl", "хоккей*", "хокей*", "eishockey", "hokej*", "buz hokeyi", "ホッケー", "冰球"),
    ("horse", "horses", "horseback", "pony", "ponies", "лошад*", "конь", "кони", "коней", "коні", "пони", "поні",
        "pferd*", "caballo*", "cheval", "chevaux", "cavalo*", "atlar", "atlı", "koń", "konie", "koni", "koniach", "馬",
        "马"),
    ("karting*", "kart rac*", "go-kart*", "gokart*", "mario kart*", "картинг*", "カート", "卡丁车"),
    ("knight*", "рыцар*", "лицар*", "ritter*", "caballero*", "chevalier*", "cavaleiro*", "şövalye*", "rycerz*", "騎士",
        "骑士"),
    ("match 3", "match three", "match-3", "match-three", "три в ряд", "3 в ряд", "три в ряду", "drei gewinnt",
        "tres en raya", "combinar três", "üçlü eşleş*", "3'lü eşleş*", "trzy w rzędzie", "マッチ3", "3マッチ",
        "三消", "消消乐"),
    ("medieval", "middle ages", "средневек*", "середньовіч*", "mittelalter*", "edad media", "médiéva*", "moyen âge",
        "moyen-âge", "idade média", "orta çağ*", "ortaçağ*", "średniowiecz*", "中世", "中世纪"),
    ("monkey*", "apes", "обезьян*", "мавп*", "affen", "monos", "singes", "macaco*", "maymun*", "małp*", "猿", "サル",
        "猴"),
    ("motorbike*", "motorcycle*", "biker*", "мотоцикл*", "байкер*", "motorrad", "motorräder*", "motos", "motosiklet*",
        "motocykl*", "バイク", "摩托"),
    ("ninja*", "ниндзя", "нінзя", "ніндзя", "忍者", "ニンジャ"),
    ("penguin*", "пингвин*", "пінгвін*", "pinguin*", "pingüino*", "pingouin*", "manchot*", "pinguim", "pinguins",
        "penguen*", "pingwin*", "ペンギン", "企鹅"),
    ("plane", "planes", "airplane*", "aircraft", "flight", "самолёт*", "літак*", "flugzeug*", "avión", "aviones",
        "avions", "avião", "aviões", "uçak*", "samolot*", "飛行機", "飞机"),
    ("poker*", "покер*", "póquer", "pôquer", "ポーカー", "扑克"),
    ("rabbit*", "bunny", "bunnies", "кролик*", "зайц*", "зайч*", "заяц", "кролі", "кролів", "hase", "hasen",
        "kaninchen*", "conejo*", "conejit*", "lapin*", "coelho*", "tavşan*", "królik*", "zając*", "うさぎ",
        "ウサギ", "兔"),
    ("rally*", "rallye*", "ралли*", "ралі", "rali", "rajd*", "ラリー", "拉力"),
    ("robot", "robots", "robotic*", "mech", "mechs", "mecha", "mechas", "робот*", "roboter*",
        "robotlar*", "roboty", "robotów", "robotami", "robotach", "robô*", "mechy", "mechów", "ロボット", "メカ",
        "机器人", "机甲"),
    ("rugby", "регби", "регбі", "ラグビー", "橄榄球"),
    ("sherlock*", "шерлок*", "холмс*", "シャーロック", "ホームズ", "福尔摩斯"),
    ("agatha", "christie", "poirot*", "marple", "агат* кристи", "агат* крісті", "пуаро", "アガサ", "ポアロ",
        "阿加莎", "波洛"),
    ("ship", "ships", "boat*", "battleship*", "sail", "sailing", "sailor*", "submarine*", "корабл*", "кораблик*",
        "лодк*", "подлодк*", "парусник*", "човн*", "підводн* човн*", "schiff*", "boot", "boote", "u-boot*", "barco*",
        "buque*", "bateau*", "navire*", "navio*", "gemi", "gemiler*", "gemici*", "denizaltı*", "statek", "statki",
        "statku", "statkiem", "statków", "okręt*", "船", "艦", "舰", "潜艇"),
    ("snooker*", "billiard*", "снукер*", "бильярд*", "більярд*", "billard*", "billar*", "bilhar", "sinuca", "bilardo*",
        "bilard*", "ビリヤード", "スヌーカー", "台球", "桌球"),
    ("sudoku*", "судоку", "数独"),
    ("surfing", "surfer*", "сёрфинг*", "серфинг*", "серфінг*", "surfen", "サーフィン", "冲浪"),
    ("skateboard*", "skater*", "skate*", "скейт*", "monopatín", "deskorol*", "kaykay*", "スケボー", "スケート", "滑板"),
    ("ski", "skiing", "skis", "лыж*", "лиж*", "snowboard*", "сноуборд*", "boarders", "esquí", "esqui", "kayak", "narty",
        "nart", "スキー", "スノボ", "滑雪"),
    ("soccer", "fifa", "football", "foot", "footie", "футбол*", "fußball*", "fútbol", "futbol*", "futebol*",
        "piłk* nożn*", "piłkarsk*", "サッカー", "足球"),
    ("soulslik*", "souls-lik*", "souls lik*", "soulsborne*", "souls", "soulsow*", "soulslajk*", "соулслайк*", "соулс*",
        "соулз*",
        "ソウルライク", "ソウルズ", "ソウル系", "魂系", "魂类", "类魂", "魂類", "類魂"),
    ("tank", "tanks", "танк", "танки", "танков", "танках", "танків", "panzer*", "tanques", "tanklar*", "czołg*", "戦車",
        "坦克"),
    ("tennis", "теннис*", "теніс*", "tenis*", "テニス", "网球"),
    ("truck*", "lorry", "lorries", "грузовик*", "фура", "фуру", "фуры", "дальнобой*", "вантажів*", "lkw*", "camion*",
        "caminh*", "kamyon*", "ciężarów*", "トラック", "卡车"),
    ("viking*", "викинг*", "вікінг*", "wikinger*", "vikingo*", "wiking*", "ヴァイキング", "バイキング", "维京"),
    ("volleyball*", "волейбол*", "vóleibol", "voleibol", "vôlei", "voleybol*", "siatków*", "バレー", "排球"),
    ("witch", "witches", "witchcraft", "ведьм*", "відьм*", "hexe", "hexen", "bruja*", "sorcière*", "bruxa*", "cadı",
        "cadılar*", "czarownic*", "wiedźm*", "魔女", "女巫"),
    ("wolf", "wolves", "волк*", "волч*", "вовк*", "вовч*", "wölfe*", "wolfs*", "lobo", "lobos", "loup", "loups",
        "kurtlar*", "wilk*", "wilcz*", "狼"),
    ("wrestling", "wrestler*", "wwe", "реслинг*", "рестлинг*", "реслінг*", "lucha libre",
        "luta livre", "güreş*", "wrestlin*", "zapasy", "プロレス", "摔跤"),
    ("world war", "world wars", "ww2", "wwii", "normand*", "1942", "1944", "нормандии", "втор* миров*", "друг* світов*",
        "weltkrieg*", "guerra mundial", "guerras mundiales", "guerre mondiale", "dünya savaş*", "wojn* światow*",
        "światow* wojn*", "第二次世界大戦", "世界大戦", "二战", "二戰", "世界大战"),
)
# fmt: on
# What is called so as well and is another subject: no "football" is meant, or catalogued, by these.
_OTHERS = re.compile(
    bare(
        r"\b(?:american football|nfl|американск\w* футбол\w*|американськ\w* футбол\w*|futebol americano|"
        r"fútbol americano|foot(?:ball)? américain|amerikan futbolu|futbol\w* amerykańsk\w*|on foot|spaceships?|"
        r"космическ\w* корабл\w*)\b"
    ),
    re.IGNORECASE,
)


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    spaced = [re.escape(bare(form)).replace(r"\*", r"\w*") for form in forms if not UNSPACED.search(form)]
    unspaced = [re.escape(form) for form in forms if UNSPACED.search(form)]
    return re.compile("|".join([rf"\b(?:{'|'.join(spaced)})\b", *unspaced]), re.IGNORECASE)


_PATTERNS = tuple(map(_pattern, _SUBJECTS))


def names_a_narrow_subject(said: str) -> bool:
    """Whether the words of a kind mean less than the kind: "ships", of vehicles."""
    return _subject_of(said) is not None


def is_about(game: common_pb2.Game, said: str) -> bool:
    """Whether the game's words name the narrow subject of `said`, where that names one at all."""
    subject = _subject_of(said)
    if subject is None:
        return True
    texts = [game.title, game.summary, *game.genres, *game.tags]
    texts += [text for each in game.localized.values() for text in (each.title, each.summary)]
    return any(subject.search(_readable(text)) for text in texts)


def _subject_of(said: str) -> re.Pattern[str] | None:
    readable = _readable(said)
    return next((each for each in _PATTERNS if each.search(readable)), None)


def _readable(text: str) -> str:
    return _OTHERS.sub(" ", bare(plain(text)))
