"""Reads who plays where words are marked as company, in eleven languages: "my parents", "one keyboard", "PvE", "me".

Elsewhere the same words mean other things; `quantities.py` reads those that tell by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from services.gateway.understanding.amounts.company.company_words import WITH_ME
from services.gateway.understanding.amounts.company.head_counts import head_count
from services.gateway.understanding.amounts.quantities import Company, Players, read_players
from services.gateway.understanding.plain_text import bare, pattern, plain

# fmt: off
# Those who share what there is one of: "one keyboard", "na jednym kompie", "一个手柄".
_ONE = (
    r"(?:one|a single|same|shared|только один|один|одн[аоуийієї]\w*|том же|той же|ein(?:e[nmrs]?)?(?: einzige[nrms]?)?|"
    r"selben?|gleichen?|un[ao]?(?: s[oó]l[oa])?|mism[oa]|une? seule?|même|uma?(?: s[oó])?|mesm[oa]|"
    r"s[oó] uma?|"
    r"tek|bir tek|aynı|тій же|jeden|jedn[aąeyo]\w*|tym samym|tej samej)"
)
_SHARED_THING = (
    r"(?:keyboard|controller|pad|gamepad|mouse|phone|tablet|screen|computer|pc|laptop|console|"
    r"клавиатур\w*|геймпад\w*|джойстик\w*|мыш\w*|клав\w*|экран\w*|комп\w*|ноут\w*|телефон\w*|планшет\w*|консол\w*|"
    r"приставк\w*|"
    r"клавіатур\w*|миш\w*|екран\w*|tastatur\w*|controllern?|maus|bildschirm|handy|rechner|teclado|mando|ratón|pantalla|"
    r"móvil|ordenador|clavier|manette|souris|écran|ordi\w*|téléphone|controle|celular|tela|computador|"
    r"klavye\w*|kol(?:da|la)?|fare\w*|ekran\w*|telefon\w*|bilgisayar\w*|klawiatur\w*|pad(?:zie|em|a)?|mysz\w*|"
    r"komp\w*|pece(?:cie|ta)|konsol\w*|telefonie|tablecie)"
)
_SHARING = pattern(
    rf"\b{_ONE} {_SHARED_THING}\b|\b{_SHARED_THING} (?:один|одна|одне|für alle|na spółkę)\b|"
    r"(?:一个|一台|一块|同一?个|只有一个)(?:键盘|手柄|屏幕|电脑|手机|鼠标|平板)|(?:キーボード|画面|コントローラー?|"
    r"本体|パッド)"
    r"(?:が)?(?:一つ|1つ|ひとつ|一台|1台)|1画面|(?:一つ|1つ)の(?:キーボード|コントローラー?|画面)|"
    r"\bhot\W?sit\w*|хот\W?с[ие]т\w*|горяч\w+ стул\w*|гаряч\w+ стіл\w*|"
    r"(?:ecrã|pantalla|écran|tela) (?:dividid[oa]|partid[oa]|splitté)|bölünmüş ekran\w*|спліт\w*|рядышком|пліч-о-пліч"
)
_FAR = pattern(
    r"\b(?:cross?\W?play\w*|cors+play\w*|cross\W?platform\w*|кросс?\W?пле[йя]\w*|кросс?\W?платформ\w*|juego cruzado|"
    r"jogo cruzado|jeu croisé|asynchron\w*|асинхронн?\w*|asíncron\w*|assíncron\w*|asenkron\w*|asynchroniczn\w*|"
    r"(?:by|per|par|por|по) (?:mail|correspondan\w*|correspond[êe]nc\w*|переписк\w*)|korespondencyjn\w*|briefpartie|"
    r"own server|servidor próprio|локалк\w*|сетк[аиеу]|по сети|по мережі|play by mail)\b|"
    r"クロスプレイ|クロスプラットフォーム|クロスプレー|通信|联网|聯網|非同期|跨平台|跨平臺|异步|局域网|局域網|"
    r"通信対戦|一日一手"
)
_CROSSPLAY = pattern(r"cross?\W?p|cors+p|кросс?\W?п|cruzado|crois|クロス|跨平")
_IN_TURNS = pattern(
    r"\b(?:(?:taking|take|in) turns|по очереди|по черзі|по ходам|abwechselnd|reihum|por turnos|a turnos|à tour de rôle|"
    r"chacun son tour|um de cada vez|sırayla|po kolei|na zmianę)\b|轮流|輪流|轮着|交代|かわりばんこ|順番に"
)
_AGAINST_THE_GAME = pattern(
    r"\b(?:pve|пве|bots?|ботами|боты|ботов|ботам[иы]|(?:computer|ai|cpu) (?:opponents?|players?|enemies)|"
    r"(?:against|vs) (?:the )?(?:computer|ai|cpu|machine|bots)|(?:против|проти) (?:компьютер\w*|комп\w*|ботов|ботів|"
    r"ии|ші)|"
    r"gegen (?:den )?(?:computer|die ki|bots)|contra (?:la (?:máquina|cpu|ia)|el ordenador|o computador|a máquina|"
    r"bots)|"
    r"contre (?:l['’](?:ordi\w*|ia)|la machine|des bots)|bota karşı|botlarla|bilgisayara karşı|z botami|"
    r"przeciw\w* (?:komputerowi|botom))\b|cpu戦|コンピュータ戦|ボット|人机|打电脑|打ai|机器人"
)
# "2 on 1 keyboard" is no fight.
_VERSUS = re.compile(
    rf"(?<!\d)(\d{{1,2}}) ?(?:v|vs|x|на|対|对|on|gegen|contra|contre) ?(\d{{1,2}})"
    rf"(?!\d|\s*{_SHARED_THING}|\s*(?:couch|sofa|tv|диван))",
    re.IGNORECASE,
)
_ONE_AGAINST_ONE = pattern(
    r"\b(?:one (?:on|against|vs?) one|один на один|сам на сам|eins (?:gegen|auf) eins|uno contra uno|un contre un|"
    r"um contra um|bire bir|teke tek|jeden na jednego|1on1)\b|一对一|一対一|単挑|单挑|タイマン|サシ"
)
_EACH_FOR_ALL = pattern(
    r"\b(?:each other|every (?:man|one) for (?:himself|themselves)|free for all|друг (?:против|на) друга|"
    r"кажд\w+ (?:сам )?за себя|кожен (?:сам )?за себе|один проти одного|jeder gegen jeden|jeder für sich|"
    r"todos contra todos|"
    r"cada uno por su (?:cuenta|lado)|chacun pour soi|l['’]un contre l['’]autre|cada um por si|birbirimiz[ie]\w*|"
    r"herkes tek|karşılıklı|ranked|рейтинг\w*|każdy na każdego|każdy za siebie)\b|互相对打|互殴|互相打|ガチ対戦|対人|"
    r"競[いうっ]|ランクマ|排位"
)
_IN_A_TEAM = pattern(
    r"\b(?:team\w*|(?:в |одной )?команд\w*|тимпле[йя]\w*|сообща|im team|equipo|équipe|equipe|junt[oa]s?|"
    r"takım\w*|iş ?birli\w*|ekip\w*|drużyn\w*|współprac\w*|гуртом)\b|"
    r"组队|組隊|一起|チーム|みんなで協力"
)
_IN_A_GUILD = pattern(
    r"\b(?:guild\w*|гильди\w*|гільді\w*|gildi\w*|gilde\w*|gremios?|lonca\w*|clans?|klan\w*)\b|ギルド|公会"
)
_STRANGERS = pattern(
    r"random|рандом|strangers|незнаком|незнайом|fremd|desconocid|inconnus|estranh|yabanc|obc[yi]|陌生|他人|野良|野队"
)
_MYSELF = pattern(
    r"(?:(?:just|only|for|nur|für|solo|sólo|para|pour|juste|rien que|só|pra|sadece|tylko|dla|только|лишь|для|тільки|"
    r"лише) )*"
    r"(?:me|myself|i|меня|себя|я|мене|себе|одного|ich|mich|m[ií]|yo|moi|mim|eu|ben|kendim|ja|mnie|siebie)"
    r"(?: (?:alone|одного|одну|selbst|allein|mism[oa]|seule?|mesm[oa]|samego|samą|samej|одну))?|"
    r"(?:我)?自己(?:一个人)?|自分(?:だけ|一人)?|俺だけ"
)
_ALONE = pattern(
    r"\b(?:на одного|для одного|одного|одна|w pojedynkę|en solita(?:rio|ire)|solita(?:rio|ire)|singl\w+|jednego gracza|"
    r"tek kişi\w*|tekli\w*|yalnız\w*|одиноч\w*|solista|em solo|в одиночк\w*|самотужки|наодинці|одинцем)\b|単独|独り|"
    r"一人打"
)
_OTHERS = pattern(
    r"^(?:with |mit |avec |con |com |с |со |з |із |z )?(?:other |real |live |actual |fremde\w* |anderen? |echten? |"
    r"otra |otras |"
    r"autres |outras |живы\w+ |живи\w+ |другими |реальны\w+ |инши\w+ |más |mais |gerçek |innymi |żywymi )*"
    r"(?:(?:people|players|humans|others|randoms?|людей|людьми|людях|игрок\w+|соперник\w+|люди|гравц\w+|menschen|"
    r"leuten?|"
    r"mitspieler\w*|gente(?: de verdade)?|personas|jugadores|autres|gens|joueurs|pessoas|jogadores|insan\w*|"
    r"oyuncular\w*|"
    r"ludzi\w*|ludźmi|graczy|graczami|ekip[yą]|команди)|真人|别人|玩家|他のプレイヤー|人と)$"
)
_SOME = pattern(
    r"\b(?:multi|both(?: of us)?|couples?|пар[аыу]|пари|paare?|pärchen|casal|çift\w*|подружж\w*|супруг\w*|galera|"
    r"pessoal|"
    r"à plusieurs?|a plusieurs?|en amoureux|a dobles|entre (?:frères|soeurs|amis|potes|hermanos|amigos)|grupos?|"
    r"groupe|gruppe|grup[ay]?|толп[аойу]\w*|kalabalık\w*|"
    r"(?:us|we|нас|нам) (?:all|все[хм]))\b|大家|全家|多人|多人数|大人数|双打"
)
_WITH = pattern(
    r"^(?:with|w|wit|mit|con|avec|com|с|со|з|із|зі|z|ze|entre)\b\.? \w|^(?:跟|和|同|與|与)\w|\w(?:と|とか|と一緒)$|"
    r"\w(?:yla|yle|ımla|imle|umla|ümle|ml[ae]|[rnkş]l[ae]|larla|lerle)(?: ben)?$"
)
# fmt: on
_WITH_ME = pattern(rf"(?:{WITH_ME})\W*")
_SEVERAL = 2
# What words tell of how players come together, and of whether they play with each other; the surer ones first.
_TOLD = (
    (_ONE_AGAINST_ONE, None, False),
    (_SHARING, Company.LOCAL, None),
    (_FAR, Company.ONLINE, None),
)
_TOLD_BESIDE_NUMBERS = (
    (_EACH_FOR_ALL, None, False),
    (_IN_A_GUILD, Company.ONLINE, None),
    (_IN_A_TEAM, None, True),
    (_STRANGERS, Company.ONLINE, None),
    (_OTHERS, None, None),
)


def plays_against_the_game(text: str) -> bool:
    """Whether words about company are of playing against what the game controls: "PvE", "with bots"."""
    return _AGAINST_THE_GAME.search(bare(plain(text))) is not None


def read_marked_players(text: str, *, is_refused: bool = False) -> Players | None:
    """How many players words that are marked as such mean, and how they come together; None if they tell neither, or
    `quantities.py` reads them.

    What is refused is told as what it is: "not with my parents" as two players.
    """
    readable = bare(plain(text)).strip()
    # Who needs no crossplay and no guild may meet others all the same.
    if is_refused and (_CROSSPLAY.search(readable) or _IN_A_GUILD.search(readable)):
        return None
    if _MYSELF.fullmatch(readable):
        return Players(1, Company.ALONE, None)
    read = read_players(text)
    known = read if read is not None and read.company is not Company.ALONE else Players(0, None, None)
    if sides := _VERSUS.search(readable):
        return Players(int(sides[1]) + int(sides[2]), known.company, cooperative=False)
    count = head_count(text)
    told = _told(_TOLD, readable) or ((None, None) if count else _told(_TOLD_BESIDE_NUMBERS, readable))
    if told is not None:
        company, cooperative = told
        return Players(
            max(count or known.count, _SEVERAL),
            company or known.company,
            known.cooperative if cooperative is None else cooperative,
        )
    if known is read or (read is not None and _WITH.search(readable) is None):
        return None
    return _beside_numbers(readable)


def _told(
    table: Iterable[tuple[re.Pattern[str], Company | None, bool | None]], text: str
) -> tuple[Company | None, bool | None] | None:
    return next(((company, together) for words, company, together in table if words.search(text)), None)


def _beside_numbers(text: str) -> Players | None:
    if _ALONE.search(text):
        return Players(1, Company.ALONE, None)
    if _WITH_ME.fullmatch(text):
        return Players(_SEVERAL, Company.BESIDE_ME, None)
    return Players(_SEVERAL, None, None) if any(words.search(text) for words in (_SOME, _WITH, _IN_TURNS)) else None
