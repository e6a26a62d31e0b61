"""Finds where a message surely speaks of players, numbers of games, lengths, prices or times, in eleven languages.

The places are read by the other modules of this room; here only what leaves no doubt about its meaning counts, as it
is looked for in whole messages. Places are pairs of code points, the end exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.understanding.amounts.company.company_words import (
    ALONE,
    FAR_APART,
    IN_ONE_ROOM,
    PLAYS_WITH_ME,
)
from services.gateway.understanding.amounts.counting.another import asks_for_another
from services.gateway.understanding.amounts.counting.counted_games import COUNT, GAMES, PEOPLE
from services.gateway.understanding.amounts.counting.numbers import cardinal_words
from services.gateway.understanding.amounts.terms.terms_words import FREE, LASTING, NO_PURCHASES, NUMBER, OFFLINE
from services.gateway.understanding.amounts.times.years import year_places
from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.refusing.refusals import has_refusing_words

Place = tuple[int, int]

# fmt: off
_PARTNER = (
    r"(?:wife|husband|girlfriend|boyfriend|partner|cousin|mum|mom|dad|mother|father|roomie|missus|gf|bf|"
    r"мамой|папой|отцом|бабушкой|дедушкой|соседом|соседкой|кузеном|mutter|mama|vater|papa|oma|opa|kumpel|kollegen|"
    r"cousine?|madre|padre|prim[oa]|compañer[oa]|abuel[oa]|mère|père|coloc|meuf|mec|mãe|pai|patroa|avó|"
    r"мамою|татом|бабусею|сусідом|kumplem|koleżanką|przyjacielem|przyjaciółką|mamą|tatą|babcią|spouse|fiancee?|"
    r"roommate|flatmate|buddy|best friend|brother|sister|"
    r"женой|мужем|девушкой|парнем|другом|подругой|братом|сестрой|frau|mann|freund(?:in)?|bruder|schwester|"
    r"novi[oa]|pareja|mujer|marido|espos[oa]|herman[oa]|amig[oa]|femme|mari|copine?|copain|compagne?|frère|soeur|pote|"
    r"namorad[oa]|esposa|irmã[o]?|amig[oa]|дружиною|чоловіком|дівчиною|хлопцем|другом|подругою|братом|сестрою|"
    r"żoną|mężem|dziewczyną|chłopakiem|partner(?:em|ką)|kolegą|bratem|siostrą)"
)
# So many children are a group that plays, not those of a family that is told of.
_GROUP_OF_CHILDREN = (
    rf"(?<!\w)(?:[4-9]|[1-3]\d|{'|'.join(cardinal_words(4, 10))}) (?:kids|children|boys|girls|pupils|детей|школьник\w+|"
    r"kinder\w*|jungs|mädchen|schüler\w*|niñ[oa]s|chic[oa]s|alumnos|enfants|gamins|élèves|crianças|alunos|çocu\w+|"
    r"öğrenci\w*|дітей|школярів|dzieci\w*|uczniów)\b|(?:[4-9]|[1-3]\d|[四五六七八九十])(?:个|個)(?:孩子|小孩|小朋友|"
    r"学生)|"
    r"(?:[4-9]|[1-3]\d|[四五六七八九十])人の(?:子供|子ども|こども|生徒)"
)
_TOGETHER = pattern(
    rf"{_GROUP_OF_CHILDREN}|"
    rf"(?<!\w){NUMBER} {PEOPLE}|"
    rf"\b(?:нас|we are|we'?re|we'?ll be|there are|there'?s|there'?ll be|wir sind|wir werden|sind wir|somos|"
    rf"seremos|venimos|vienen|"
    rf"seríamos|estamos|vamos a ser|on est|on sera|on va être|nous sommes|nous serons|somos em|seremos|vamos ser|"
    rf"jest nas|będzie nas|gramy we?|biz|ми|nas jest|nas będzie|нас буде|нас будет|будет нас) "
    rf"(?:zu |à )?{NUMBER}\b|"
    r"\b(?:вдвоём|втроём|вчетвером|впятером|вшестером|(?:на|для) двоих|(?:на|для) троих|(?:на|для) четверых|"
    r"zu (?:zweit|dritt|"
    r"viert|fünft)|"
    r"(?:für|zum) zwei(?:t|er)?|para dos|entre dos|(?:juego|jugar) a dos|en pareja|à (?:deux|trois|quatre|cinq)|"
    r"(?:jogar|jogo) a dois|para dois|em dupla|a duas|iki kişilik\w*|(?:iki|üç|dört|beş)(?:miz)\w*|удвох|утрьох|"
    r"учотирьох|"
    r"(?:на|для) двох|(?:на|для) трьох|(?:на|для) чотирьох|we (?:dwoje|dwójkę|troje|trójkę|czworo|czwórkę)|"
    r"(?:dla|na) (?:dwojga|dwóch|trzech|czterech)(?: osób)?)\b|"
    rf"\b(?:with|mit|con|avec|com|с|з|із|z|ze) (?:my |mein\w* |mi |ma |mon |meu |minha |a |o |sua |мо[еї]\w+ |"
    rf"свое\w+ |moj\w+ |"
    rf"swo\w+ |der |dem |un[ae]? )?{_PARTNER}\b|"
    rf"\bmy {_PARTNER} and (?:i|me)\b|"
    r"\b(?:eş|karı|koca|sevgili|arkadaş|kardeş|abla|abi)(?:im|ım|m)l[ae]\b|"
    r"[二三四五六两兩俩\d]\s?(?:人で|人プレイ|人用|个人|個人|人联机|人一起|人玩|人同|人(?:だった|でした|です|になった|に変更))|(?:彼女|彼氏|妻|夫|嫁|旦那|"
    r"友達)と|一緒に(?:遊|でき|プレイ|やれ)|(?:跟|和|与)(?:老婆|老公|女朋友|男朋友|女友|男友|朋友|妻子|丈夫)"
)
_ONE_ROOM = pattern(
    r"\b(?:couch|sofas?|split\W?screen|(?:same|one|a single) (?:screen|room|tv|telly)|hot\W?seat|living room|"
    r"side by side|wohnzimmer|nebeneinander|mismo sofá|(?:en el|no|w) sal[oó]n|côte à côte|même télé|(?:dans le|"
    r"au) salon|na sala|lado a lado|yan yana|salonda|w salonie|obok siebie|(?:в|у) (?:гостиной|вітальні)|(?:за|"
    r"на) одн\w+ (?:комп\w*|тел[иеі]\w*|пк|приставк\w*|консол\w*|екран\w*|телевізор\w*|диван\w*|устройств\w*)|"
    r"одна приставка|gleichen sofa|selben sofa|einer couch|jednym (?:telewizorze|komputerze)|jednej konsoli|"
    r"tek konsol\w*|local (?:co\W?op|"
    r"multiplayer)|"
    r"диван\w*|сплит\W?скрин\w*|(?:одном|одним) экран\w+|один экран\w*|одной комнате|одном телевизоре|"
    r"geteilt\w+ bildschirm|(?:selben|gleichen|einem) (?:bildschirm|fernseher|raum|zimmer)|"
    r"pantalla (?:dividida|compartida)|misma (?:pantalla|sala|tele)|écran partagé|même (?:écran|canapé|pièce)|canapé|"
    r"tela dividida|mesm[ao] (?:tela|sala|sofá|tv)|(?:aynı|tek) (?:ekran|oda)\w*|koltukta|kanepede|bölünmüş ekran\w*|"
    r"podzielon\w+ ekran\w*|(?:jednym|tym samym) ekranie|jednej kanapie|kanapie|одному (?:екрані|дивані)|"
    r"одній кімнаті|дивані)\b|本地(?:双人|多人|合作|联机)|同屏|分屏|沙发|一个屏幕|同一屏幕|画面分割|ソファ|同じ画面|"
    rf"一つの画面|1つの画面|同じ部屋|リビング|隣で|客厅|坐在一起|同一台|{IN_ONE_ROOM}"
)
_ONLINE = pattern(
    r"\b(?:online|on-line|онлайн\w*|по сети|по интернету|en ligne|en línea|çevrim ?içi|через інтернет|"
    r"przez internet)\b|"
    rf"オンライン|在线|联机|线上|{FAR_APART}"
)
_ALONE = pattern(
    r"\bsingle\W?player\b|\b(?:by myself|on my own|solo game|одиночн(?:ая|ую|ые|ой)|в одиночку|сингл\w*|allein\w*|"
    r"einzelspieler\w*|para un jugador|(?:jugar|juego|jugando) sol[oa]|(?:jouer|joue|jouant) (?:tout )?seule?|en solo|"
    r"sozinh[oa]|tek kişilik|tek başıma|tek başına|gram sama?|samemu|dla jednej osoby|jednoosobow\w+|граю сам[аі]?|"
    r"для одного|наодинці|un (?:solo |único )?jugador|"
    r"(?:сам|сама) (?:по)?(?:гра|игра)(?:в|ла|л|ти|ть|ю|тиму)|sama? (?:po)?gra(?:m|ć|ł[ae]m)|"
    r"(?:игра|погоня|зали|прой|поруб|пограти|грати|гратиму|погуля)\w* (?:\w+ )?(?:один|одна|одному|одной|самому|"
    r"самой|самій|"
    r"сам|сама)|(?:одному|одной|самому|самій) (?:\w+ ){0,2}(?:игра|поигра|погоня|зали|прой|погра|грати)\w*|игра(?:ть|"
    r"ю) (?:один|одна|одному|одной)|(?:поиграть|играть) (?:соло|одному|одной)|"
    r"одному поиграть|"
    r"я (?:одна?|сама?) играю|гратиму сам[аі]?|(?:грати|пограти) (?:самому|самій|соло)|grać (?:sam|sama|samemu|"
    r"solo)|w pojedynkę)\b|(?:一人|ひとり|1人)(?:で|用)|单机|单人|" + ALONE
)
_BARE_NUMBER = pattern(rf"(?:{NUMBER})")
_GAMES_BEHIND = pattern(rf"^ (?:\w+ ){{0,2}}?{GAMES}|^ (?:\w+ )?(?:\w*likes?|\w*shooters?|platformers?|"
rf"puzzlers?|rpgs?|jrpgs?)\b")
_PEOPLE_BEHIND = pattern(rf"^ {PEOPLE}")
_LEADING_NUMBER = pattern(rf"^{NUMBER}(?= \w)")
_COMPANIONS = (
    r"(?:friends|mates|buddies|pals|guys|lads|others|cousins|siblings|brothers|sisters|roommates|flatmates|kids|"
    r"друз\w+|приятел\w+|коллег\w+|знаком\w+|корешами|пацанами|подруг\w+|freunden?|kumpels?|kollegen|"
    r"amig[oa]s|colegas|"
    r"compas|cuates|hermanos|amis|amies|potes|copains|copines|collègues|parceiros|parças|irmãos|друзями|приятелями|"
    r"товаришами|"
    r"подругами|znajomymi|kumplami|przyjaciółmi|kolegami|koleżankami)"
)
_WITH_OTHERS = pattern(
    rf"\b(?:with|w/?|me and|me n|me ?&|me '?n'?|me ?\+|me plus|plus|mit|con|yo y|avec|moi et|com|eu e|с|я и|со|з|із|"
    rf"я і|я та|z|ja i) ?"
    rf"(?:my |mis |otros |mes |meus |mais |moimi |meinen |своими |моими |моїми |своїми )?{NUMBER} (?:other |"
    rf"weiteren |autres |"
    rf"outros |другими |іншими |innymi )?{_COMPANIONS}|"
    rf"\b{NUMBER} (?:arkadaş|kanka|dost|kardeş)\w*(?:la|le)\b|"
    rf"\b{NUMBER} {_COMPANIONS} ?(?:and|plus|\+|&|n|и|und|y|más|et|e|mais|і|та|i) ?"
    r"(?:me|myself|i|я|ich|yo|moi|eu|ja)\b|"
    r"(?:朋友|哥们|同学|室友|兄弟|闺蜜|同事)?[二两兩三四五六\d]个?(?:朋友|哥们|同学|室友|兄弟|闺蜜|同事|人)?(?:加上?|还有|和|跟)我|"
    r"(?:跟|和|与|带着?)[二两兩三四五六\d]个?(?:朋友|哥们|同学|室友|兄弟|闺蜜|同事)|(?:友達|友人|"
    r"仲間)[二三四五六2-6]人と"
)
# Whom nobody plays with, or who wants to be alone, plays alone.
_NOBODY = pattern(
    r"\b(?:nobody|no ?one|none|never|stop|alone|by myself|on my own|никто|никого|некому|один|одна|niemand|keiner|"
    r"alleine?|nadie|sol[oa]|personne|aucun|seule?|ninguém|sozinh[oa]|kimse|yalnız|tek başıma|ніхто|наодинці|nikt|"
    r"sama?|"
    r"нет (?:никого|друзей))\b|没人|没有人|一个人|誰も|一人で|ひとりで"
)
# "He does not play with me" refuses within the words that tell of it, or right before them.
_NOT_BEFORE = re.compile(r"[不没别]\w?$")
_WITH_ME = pattern(PLAYS_WITH_ME)
# fmt: on


def leading_number(said: str) -> str:
    """The number of games that words for a kind begin with ("4 rts"); empty if they begin with none."""
    found = _LEADING_NUMBER.match(bare(said))
    return said[: found.end()] if found else ""


def companion_places(text: str) -> Iterator[Place]:
    """Where `text` tells with how many others somebody plays: "with three friends"."""
    return (match.span() for match in _WITH_OTHERS.finditer(bare(text)))


_BARE_NUMBER = pattern(NUMBER)
_MARKS_OF_A_CLAUSE = (",", ";", ":", ".", "-", "–", "—", "，", "、", "。", "：")


def stands_before_games(said: str, behind: str) -> bool:
    """Whether `said` is a bare number and `behind`, the text that follows it, begins with what counts games."""
    return _BARE_NUMBER.fullmatch(bare(said)) is not None and _GAMES_BEHIND.match(bare(behind)) is not None


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is a bare number that ends a message of several clauses, in one of its own: the 3 of
    "horror games for PC, 3"."""
    before = text[:start].rstrip()
    return (
        _BARE_NUMBER.fullmatch(bare(text[start:end].strip())) is not None
        and before.endswith(_MARKS_OF_A_CLAUSE)
        and any(map(str.isalpha, before))
        and not text[end:].strip(" .!?。！？")
    )


_SO_MANY_MORE = pattern(
    r"(?<!\w)(?:more|another|again|ещё|еще|накинь\w*|noch|weitere|otr[oa]s|más|encore|mais|manda|daha|ще|jeszcze|"
    r"dorzuć|kolejne|ver|z|ze|jakieś|about|około|пару)\W*$|(?:再来|再给|来|给我|あと|もう)$"
)
_UNSPACED_PAIR = frozenset("俩两仨")


def asks_for_so_many_more(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is a bare number that ends the text, behind a word for more: "dawaj jeszcze ze dwa"."""
    said = bare(text[start:end]).strip()
    number = said.split(" ")[-1]
    before = bare(text[:start]) + said[: len(said) - len(number)]
    is_number = _BARE_NUMBER.fullmatch(number) is not None or number in _UNSPACED_PAIR
    return is_number and not text[end:].strip(" .!?。！？吧") and _SO_MANY_MORE.search(before) is not None


def stands_before_people(said: str, behind: str) -> bool:
    """Whether `said` is a bare number and `behind`, the text that follows it, begins with what counts people."""
    return _BARE_NUMBER.fullmatch(bare(said)) is not None and _PEOPLE_BEHIND.match(bare(behind)) is not None


def _by(*forms: re.Pattern[str]) -> Callable[[str], Iterator[Place]]:
    def places(text: str) -> Iterator[Place]:
        readable = bare(text)
        return (match.span() for form in forms for match in form.finditer(readable))

    return places


def _count_places(text: str) -> Iterator[Place]:
    if asks_for_another(text):
        yield 0, len(text)
    yield from _by(COUNT)(text)


def _players_places(text: str) -> Iterator[Place]:
    yield from _by(_ONE_ROOM, _TOGETHER, _ONLINE, _ALONE)(text)
    if _NOBODY.search(bare(text)) is None and _ALONE.search(bare(text)) is None:
        for start, end in _by(_WITH_ME)(text):
            if not (has_refusing_words(text[start:end]) or _NOT_BEFORE.search(text[max(0, start - 2) : start])):
                yield start, end


# The types that are not said twice may be read from several forms, the surest first.
PLACES: Mapping[pb.SpanType.ValueType, Callable[[str], Iterator[Place]]] = {
    pb.SPAN_TYPE_COUNT: _count_places,
    pb.SPAN_TYPE_PLAYERS: _players_places,
    pb.SPAN_TYPE_YEARS: year_places,
    pb.SPAN_TYPE_LENGTH: _by(LASTING),
    pb.SPAN_TYPE_PRICE: _by(NO_PURCHASES, FREE),
    pb.SPAN_TYPE_DEVICE: _by(OFFLINE),
}
