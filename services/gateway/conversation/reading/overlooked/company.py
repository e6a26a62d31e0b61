"""Settles who plays, once all of a message is read: the player is counted, one room is one room, one is not several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.amounts.counting.numbers import numbers
from services.gateway.understanding.amounts.places import companion_places
from services.gateway.understanding.plain_text import bare, pattern

# What catalogues call games by that several play together.
KINDS_OF_COMPANY = frozenset(
    ("online multiplayer", "multiplayer", "local multiplayer", "co-op", "cooperative", "online co-op", "local co-op")
)
# "Летать самому" is to fly oneself, whoever plays beside; "поиграть самому" is to play alone.
_ONESELF = pattern(r"самому|самой|сама?|самій|sama?|samemu|samej")
_ANOTHER_DEED = pattern(
    r"\b(?!(?:по|за|про|до|ви|по?за)?(?:игр|гра|грa|гоня|рубит|сиде|сиді|кор[оа]та|вбит|убит|про[йх]|залип)\w*|"
    r"(?:po|za|prze|do|wy)?(?:gra|siedz|zabi)\w*)\w{2,}(?:ть|ти|ться|тися|тись|ć|ć się) (?:\w+ )?$"
)
# fmt: off
_POSSESSIVE = (
    r"(?:my|her|his|the|a|мо\w{1,3}|сво\w{1,3}|mein\w*|ein\w*|die|der|den|mi|mis|una?|la|el|ma|mon|une?|minha|meu|o|"
    r"uma?|мо\w{1,3}|moj\w*|mojego|swo\w+|我(?:的)?)"
)
_SOMEBODY = (
    r"(?:wife|husband|girlfriend|boyfriend|gf|bf|mom|mum|dad|mother|father|grandma|grandpa|partner|fianc[eé]e?|"
    r"жен[аыуе]|мужа?|девушк\w|парня?|мам\w|пап\w|отца|бабушк\w|дедушк\w|подруг\w|друга|"
    r"frau|mann|freundin|freund|mutter|vater|oma|opa|mama|papa|"
    r"mujer|esposa|marido|novi[oa]|madre|padre|abuel[oa]|femme|mari|copine|copain|mère|père|"
    r"namorad[oa]|mãe|pai|avó|avô|eşim|karım|kocam|sevgilim|annem|babam|"
    r"дружин\w|чоловіка|дівчин\w|хлопця|мами|тата|бабусі|żony|męża|dziewczyny|chłopaka|mamy|taty|babci|"
    r"老婆|老公|女朋友|男朋友|妈妈|爸爸|妻|夫|彼女|彼氏|母|父)"
)
_PERSON = pattern(rf"(?:{_POSSESSIVE} )?{_SOMEBODY}")
_FOR_WORD = r"(?:for|для|für|para|pra|pro|pour|dla)"
_FOR = pattern(rf"\b{_FOR_WORD} (?:{_POSSESSIVE} )?$|[给給](?:我的?)?$")
_FOR_A_PERSON = pattern(rf"(?:{_FOR_WORD} (?:{_POSSESSIVE} )?|[给給](?:我的?)?){_SOMEBODY}(?: (?:için)|(?:のため|に))?")
_FOR_BEHIND = pattern(r"^ için\b|^のため|^に(?!勝)")
_AND_ME = pattern(
    r"^\W{0,2}(?:(?:and|&|n|и|und|y|et|e|ve|і|та|i) (?:me|i|myself|меня|я|мне|mich|ich|mir|yo|mí|para mí|moi|eu|mim|"
    r"ben|benim|мене|ja|mnie|dla mnie|for me)\b|[和跟](?:我|自己)|と(?:私|俺|僕|自分))"
)
# Whom somebody has parted from, or lost, plays no more.
_WITH = r"(?:with|from|by|com|d[aeo]|avec|con|a|al|von|mit|с|со|з|із|зі|z|ze|od)"
_PARTED = (
    r"(?:(?:broke|break|broken|breaking|split) up|divorced|separated|dumped|lost|расстал\w+|развел\w+|разош\w+|"
    r"порвал\w*|бросил\w*(?: меня)?|потерял\w*|похоронил\w*|romp\w+|roto|cort[eéóo]|me separ[eéó]|separei|"
    r"divorci\w+|perd[ií]|perdu|"
    r"(?:me suis |suis |s['’]est )?séparée? |quittée?|larguée?|terminamos|розстал\w+|розлуч\w+|розійш\w+|"
    r"кинул[аи]?(?: мене)?|кинув(?: мене)?|втратил\w*|поховал\w*|zerwa\w+|rozsta\w+|rozwiod\w+|rozwied\w+|straci\w+)"
)
_FINISHED = r"(?:terminei|terminé)"
_PARTNER = (
    rf"(?:{_SOMEBODY}|парнем|девушкой|женой|мужем|хлопцем|дівчиною|чоловіком|дружиною|chłopakiem|dziewczyną|mężem|żoną)"
)
_PARTED_BEFORE = pattern(rf"\b{_PARTED}\W+(?:{_WITH}\W+)?(?:{_POSSESSIVE}\W+)?{_PARTNER}\b")
# "Terminei com meu namorado o jogo" parted from nobody.
_FINISHED_WITH = pattern(
    rf"\b{_FINISHED}\W+(?:com|con)\W+(?:{_POSSESSIVE}\W+)?{_SOMEBODY}\b"
    r"(?=\s*(?:$|[.,;:!?…\n]|(?:hoje|ontem|hoy|ayer|e|y|há|hace)\b))"
)
_LEFT_BEHIND = pattern(
    rf"\b{_SOMEBODY}\W+(?:\w+\W+){{0,2}}?(?:(?:left|dumped|divorced) me|broke up with me|cheated on me|"
    r"passed away|died|"
    r"бросил\w* меня|меня бросил\w*|бросил[аи]?|умерл?[аи]?|погиб\w*|"
    r"getrennt|schluss gemacht|verlassen|gestorben|me dej[óo]|muri[óo]|falleci[óo]|m['’]a (?:quitt|larg|plaqu)\w+|"
    r"est (?:mort|décéd)\w*|me (?:largou|deixou|traiu)|terminou comigo|morreu|faleceu|"
    r"кину(?:в|ла) мене|мене кину(?:в|ла)|помер(?:ла)?|загину\w+|mnie (?:rzuci|zostawi)\w+|zmar[lł]\w*)\b|"
    r"(?:sevgili|koca|karı|eş|kız arkadaş|erkek arkadaş)(?:im|ım|m)(?:den|dan|l[ae])? "
    r"(?:\w+ )?(?:ayrıl|terk et|boşan|öl|vefat)\w*|"
    r"(?:老婆|老公|女朋友|男朋友|女友|男友|妻子|丈夫)(?:\w{0,2})?(?:分手|分了|离婚|去世|过世|走了|甩了我)|"
    r"(?:彼女|彼氏|妻|夫|嫁|旦那)(?:と|に|が|は)(?:\w{0,3})?(?:別れ|振られ|フラれ|ふられ|離婚|亡くな|死別)"
)
_AND = pattern(r"\W*(?:and|&|n|и|und|y|et|e|ve|і|та|i|和|跟|と)\W*")
_THING_BEHIND = pattern(
    r"^ (?:\w+ )?(?:mouse|keyboard|controller|gamepad|joystick|pad|computer|pc|laptop|console|screen|tv|telly|phone|"
    r"tablet|hand|мыш\w*|клавиатур\w*|геймпад\w*|джойстик\w*|комп\w*|ноут\w*|приставк\w*|телефон\w*|экран\w*|рук\w|"
    r"maus|tastatur|rechner|konsole|handy|bildschirm|ratón|teclado|mando|ordenador|compu\w*|consola|móvil|mano|"
    r"pantalla|souris|clavier|manette|ordi\w*|écran|main|rato|comando|controle|computador|celular|mão|tela|"
    r"fare\w*|klavye\w*|bilgisayar\w*|konsol\w*|telefon\w*|миш\w*|клавіатур\w*|екран\w*|mysz\w*|klawiatur\w*|"
    r"komputer\w*|ekran\w*|ręk\w+)\b|^(?:只|个|台|部)?(?:鼠标|键盘|手柄|电脑|手机|手)|"
    r"^(?:つ|台|本)の?(?:マウス|コントローラー|パソコン|スマホ)"
)
_SIDE_BY_SIDE = pattern(
    r"\bco\W?op\w*|\bcooperat\w*|\bкооп\w*|\bkoop\w*|\bcooperativ\w*|\bcoopérat\w*|team|команд\w*|drużyn\w*|takım\w*|"
    r"équipe|equipo|equipe|協力|合作|协作|コープ"
)
# fmt: on
_LONGEST_AND, _LONGEST_THING, _TRES = 8, 40, 3
# Accents tell it from Spanish.
_VERY = re.compile(
    r"\btrès\b|\btres (?:bien|bons?|bonnes?|beaux?|belle|courts?|courte|longs?|longue|facile|dur|joli|drôle|drole|peu|"
    r"cool|sympa|grand|petit|vite|calme|simple|vieux|envie)\b",
    re.IGNORECASE,
)
# Who plays these together plays against each other as a rule.
_CONTESTS = frozenset(("racing", "sports", "fighting"))
_AGAINST = {
    common_pb2.PLAY_MODE_COUCH_COOP: common_pb2.PLAY_MODE_COUCH_VERSUS,
    common_pb2.PLAY_MODE_ONLINE_COOP: common_pb2.PLAY_MODE_ONLINE_VERSUS,
}


def with_contests(constraints: Sequence[Constraint]) -> list[Constraint]:
    """What is in force, in which who races, fights or does sports "together" may do so against each other."""
    kinds = [each for each in constraints if each.type == pb.SPAN_TYPE_KIND and each.polarity == pb.POLARITY_WANTED]
    if _CONTESTS.isdisjoint(name.casefold() for each in kinds for name in each.names):
        return list(constraints)
    return [_as_a_contest(each) if _is_together(each) else each for each in constraints]


def _is_together(constraint: Constraint) -> bool:
    is_company = constraint.type == pb.SPAN_TYPE_PLAYERS and constraint.polarity == pb.POLARITY_WANTED
    is_side_by_side = bool(constraint.condition.modes) and set(constraint.condition.modes) <= _AGAINST.keys()
    return is_company and is_side_by_side and _SIDE_BY_SIDE.search(bare(constraint.text)) is None


def _as_a_contest(constraint: Constraint) -> Constraint:
    result = Constraint()
    result.CopyFrom(constraint)
    result.condition.modes.extend(_AGAINST[mode] for mode in constraint.condition.modes)
    return result


def is_parted_from(text: str, constraint: Constraint) -> bool:
    """Whether words for a partner tell of one who is there no more: "I broke up with my boyfriend"."""
    condition = constraint.condition
    is_a_couple = condition.players == 2 and not condition.modes and not condition.couch_players
    if constraint.type != pb.SPAN_TYPE_PLAYERS or not is_a_couple or numbers(constraint.text):
        return False
    readable = bare(text)
    return any(
        match.start() < constraint.end and constraint.start < match.end()
        for form in (_PARTED_BEFORE, _FINISHED_WITH, _LEFT_BEHIND)
        for match in form.finditer(readable)
    )


def does_something_oneself(text: str, constraint: Constraint) -> bool:
    """Whether words for a lone player tell that something is done oneself in the game."""
    return (
        constraint.type == pb.SPAN_TYPE_PLAYERS
        and _ONESELF.fullmatch(bare(constraint.text.strip())) is not None
        and _ANOTHER_DEED.search(bare(text[: constraint.start])) is not None
    )


def is_who_it_is_for(text: str, constraint: Constraint) -> bool:
    """Whether words for one person tell whom the game is for, and not that the player plays along: "for my wife"."""
    condition = constraint.condition
    is_a_couple = condition.players == 2 and not condition.modes and not condition.couch_players
    is_company = constraint.type == pb.SPAN_TYPE_PLAYERS and constraint.polarity == pb.POLARITY_WANTED
    if not (is_company and is_a_couple) or numbers(constraint.text):
        return False
    said, before = bare(constraint.text.strip()), bare(text[: constraint.start])
    behind = bare(text[constraint.end :])
    is_for = (_FOR.search(before) and _PERSON.fullmatch(said)) or _FOR_A_PERSON.fullmatch(said)
    is_for = is_for or (_PERSON.fullmatch(said) and _FOR_BEHIND.match(behind))
    return bool(is_for) and _AND_ME.match(behind) is None


def without_miscounted(text: str, constraints: Sequence[Constraint]) -> list[Constraint]:
    """Without the lone player of "just me and my girlfriend", without the one game of "we have only one mouse",
    without the three of "très bien" and without the fourteen of "we're 14", which is their age."""
    return [
        each
        for each in constraints
        if not (
            _is_one_of_several(text, each, constraints)
            or _is_no_number(text, each)
            or _counts_what_is_shared(each, constraints)
            or is_an_age(each, constraints)
        )
    ]


def _is_one_of_several(text: str, constraint: Constraint, others: Sequence[Constraint]) -> bool:
    is_alone = list(constraint.condition.modes) == [common_pb2.PLAY_MODE_SINGLE_PLAYER]
    if constraint.type != pb.SPAN_TYPE_PLAYERS or constraint.polarity != pb.POLARITY_WANTED or not is_alone:
        return False
    behind = [each for each in others if each.type == pb.SPAN_TYPE_PLAYERS and together(each) > 1]
    return any(
        _AND.fullmatch(bare(text[constraint.end : each.start])) is not None
        for each in behind
        if 0 < each.start - constraint.end <= _LONGEST_AND
    )


def _counts_what_is_shared(constraint: Constraint, others: Sequence[Constraint]) -> bool:
    """Whether the number of games is one in words for how players meet: the one of "一个屏幕", "one screen"."""
    return constraint.type == pb.SPAN_TYPE_COUNT and any(
        each.type == pb.SPAN_TYPE_PLAYERS and each.condition.modes and each.start <= constraint.start < each.end
        for each in others
    )


def is_an_age(constraint: Constraint, others: Sequence[Constraint]) -> bool:
    """Whether the only number in words for players is an age by what else is said there."""
    ages = {
        each.condition.age
        for each in others
        if each.type == pb.SPAN_TYPE_AGE
        and each.condition.age in numbers(each.text)
        and (each.start < constraint.end and constraint.start < each.end)
    }
    is_company = constraint.type == pb.SPAN_TYPE_PLAYERS and constraint.condition.players in ages
    return is_company and set(numbers(constraint.text)) <= ages


def _is_no_number(text: str, constraint: Constraint) -> bool:
    """Whether a count is one of things to play with, or the French "very", which is three in Spanish: "très bien"."""
    if constraint.type != pb.SPAN_TYPE_COUNT:
        return False
    behind = text[constraint.end : constraint.end + _LONGEST_THING]
    if constraint.number == 1:
        return _THING_BEHIND.match(bare(behind)) is not None
    return constraint.number == _TRES and _VERY.search(f"{constraint.text}{behind}") is not None


def without_a_lone_player(constraints: list[Constraint]) -> list[Constraint]:
    """Without the player alone whom "solo", of "uno solo", was taken for: one game is asked for."""
    counts = [each for each in constraints if each.type == pb.SPAN_TYPE_COUNT and each.number == 1]
    return [
        each
        for each in constraints
        if not (
            each.type == pb.SPAN_TYPE_PLAYERS
            and list(each.condition.modes) == [common_pb2.PLAY_MODE_SINGLE_PLAYER]
            and any(one.start <= each.end + 1 and each.start <= one.end + 1 for one in counts)
        )
    ]


def without_kinds_of_company(constraints: Sequence[Constraint]) -> list[Constraint]:
    """The constraints without kinds whose words are those for players, which say it better: a game for two over the
    network need not be called "online multiplayer"."""
    players = [each for each in constraints if each.type == pb.SPAN_TYPE_PLAYERS and each.condition.modes]
    return [
        each
        for each in constraints
        if not (
            each.type == pb.SPAN_TYPE_KIND
            and each.names
            and KINDS_OF_COMPANY.issuperset(name.casefold() for name in each.names)
            and any(
                each.polarity == other.polarity and each.start < other.end and other.start < each.end
                for other in players
            )
        )
    ]


def count_the_player(text: str, constraints: Sequence[Constraint]) -> None:
    """Who plays "with three friends" makes the fourth; of a long message `text` is the part that is read."""
    for start, end in companion_places(text):
        for each in constraints:
            is_counted = each.type == pb.SPAN_TYPE_PLAYERS and each.polarity == pb.POLARITY_WANTED
            if not (is_counted and each.start < end and start < each.end):
                continue
            said = next((number for number in numbers(text[start:end]) if number > 1), 0)
            if said and each.condition.players == said:
                each.condition.players = said + 1
            if said and each.condition.couch_players == said:
                each.condition.couch_players = said + 1
    for each in constraints:
        said = max(numbers(each.text), default=0) if each.type == pb.SPAN_TYPE_PLAYERS else 0
        is_counted = each.polarity == pb.POLARITY_WANTED and said > 1 and each.condition.players == said
        if is_counted and _AND_ME.match(bare(text[each.end :])) is not None:
            # "2 primos e eu", whoever they are.
            each.condition.players = said + 1


def gather_in_one_room(constraints: Sequence[Constraint]) -> None:
    """So many players as are told apart from the room are all in it: "for 6 people", "on one couch"."""
    players = [each for each in constraints if each.type == pb.SPAN_TYPE_PLAYERS and each.HasField("condition")]
    most = max((together(each) for each in players), default=0)
    for each in players:
        if each.condition.couch_players and each.polarity == pb.POLARITY_WANTED:
            each.condition.couch_players = most


def together(constraint: Constraint) -> int:
    """How many players a constraint is for."""
    return max(constraint.condition.players, constraint.condition.couch_players)
