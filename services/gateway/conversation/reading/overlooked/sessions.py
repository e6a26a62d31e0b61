"""Tells the length of a session ("10 minutes at a time", "2 hours on the train") from that of a whole game, which alone
the catalogue knows: games without end fit a session as well as short ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.filters import of_sessions
from services.gateway.understanding.amounts.times.hours import SHORT_HOURS
from services.gateway.understanding.amounts.times.times_words import HOUR, MINUTE, SURE_EVENING
from services.gateway.understanding.plain_text import bare, pattern
from services.gateway.understanding.play_modes import ALONE, ONLINE

# A sitting is seldom longer, and a game that is shorter is what an hour of it is.
_MOST_HOURS = 3.0
# So many each day they play at most.
_MOST_HOURS_A_DAY = 8.0
# Signs and spaces between a length and what it is of.
_MARKS = 2
_WORD_BEHIND, _WORD_BEFORE = re.compile(r"\W{0,2}\w++(?!-)"), re.compile(r"\w+\W{0,2}$")
_TWO_WORDS_BEHIND = re.compile(r"(?: \w++){1,2}")
_NEAR = 30
# Two may as well play a story through in an evening.
_A_COUPLE = 2
_SESSION = pattern(
    r"\b(?:at a time|(?:per|a|each|every) (?:session|sitting|round|match|run|go)|sessions?|bursts?|in between|"
    r"commute|"
    r"за (?:один )?раз|за (?:сессию|подход|заход|раунд|партию)|сесси\w+|раунд\w*|pro (?:runde|sitzung|partie)|"
    r"am stück|"
    r"zwischendurch|por (?:vez|sesi[oó]n|partida|sess[aã]o)|cada (?:vez|partida)|de cada vez|à la fois|"
    r"par (?:partie|session)|"
    r"(?:tek )?seferde|oturum\w*|за (?:один )?раз|за (?:сесію|підхід|раунд)|сесі\w+|na (?:jeden )?raz|sesj\w+|"
    r"na (?:rundę|partię))\b|一次|一局|每次|每局|一把|一回|1回|ごと|ずつ|隙間"
)
# So long each day somebody plays, whatever the game takes as a whole.
_A_DAY = pattern(
    r"\b(?:(?:per|(?<!in )a|(?<!in )an|each|every) (?:evening|night|day|week)\b(?! or two)|daily|nightly|"
    r"в (?:день|сутки|неделю)|каждый (?:день|вечер)|по вечерам|ежедневно|"
    r"(?:pro|am|jeden) (?:abend|tag)|die woche|täglich|abends|(?:al|por|cada) (?:día|noche|tarde|semana)|cada día|"
    r"(?:par|chaque) (?:soir(?:ée)?|jour(?:née)?|semaine)|(?:por|cada|ao) (?:dia|noite|semana)|"
    r"(?:günde|gecede|haftada)|her (?:gün|akşam|gece)|(?:на|в) (?:день|добу|тиждень)|щодня|щовечора|"
    r"(?:na|co) (?:dzień|wieczór|tydzień)|dziennie|codziennie)\b|每(?:天|晚|日)|一天|一[日晩]に?|毎[日晩]|1日"
)
# So many minutes a game takes to be explained, or learnt.
_LEARNT = (
    r"(?:(?:to )?(?:explain|learn|teach|understand|set up|pick up|get into)\w*|(?:об|раз|по)?[ъ]?ясн\w+|объясн\w+|"
    r"разобраться|освои\w+|выучи\w+|понять|научи\w+|erklär\w+|(?:er)?lernen|gelernt|verstehen|verstanden|begreifen|"
    r"expli(?:c|qu)\w+|aprend\w+|entend\w+|apprend\w*|appris\w*|comprendre|compris\w*|anlat\w+|öğren\w+|"
    r"öğret\w+|поясн\w+|зрозумі\w+|вивчи\w+|навчи\w+|розібратися|освоїти|(?:wy)?tłumacz\w+|(?:na)?uczy\w+|"
    r"zrozumie\w+|ogarn\w+)"
)
_LEARNT_BEFORE = pattern(rf"\b{_LEARNT}(?:\W+\w+){{0,2}}?\W*$|(?:学会|上手|解释|讲解|教会|覚え|説明)\S{{0,4}}$")
_LEARNT_BEHIND = pattern(
    rf"^\W*(?:\w+\W+){{0,2}}?{_LEARNT}\b|^(?:内|之内|就|能|以内|で|くらいで)*(?:就|能)?(?:学会|上手|解释|讲解|教会|覚え|説明)"
)
# A round of what is played in rounds, in words that stand with "short".
_ROUNDS = pattern(
    r"\b(?:rounds?|match(?:es)?|runs?|sessions?|bursts?|раунд\w*|парти[ияйюеь]\w*|катк\w+|сесси\w+|забег\w*|"
    r"runden?|partien?|sitzung\w*|partidas?|rondas?|sesion(?:es)?|parties|partie|manches?|rodadas?|sess(?:ão|ões)|"
    r"tur(?:lar[ıi]?|lu)?|oturum\w*|парті[їяйюе]\w*|сесі\w+|забіг\w*|rund[ayęki]{1,2}|parti[aię]{1,2}|partyjk\w+|"
    r"mecz\w*|sesj\w*)\b|一局|每局|对局|ラウンド|試合|1プレイ|一回|1回"
)
# Who waits or rides plays for so long, whatever they play.
_ON_THE_WAY = pattern(
    r"\b(?:wait(?:ing)?|queue|commut\w+|on the (?:bus|train|tram|tube|subway|metro|plane|toilet|loo|way)|"
    r"(?:bus|train) rides?|flight|lunch|(?:coffee|short) ?break|"
    r"в (?:метро|автобусе|поезде|электричке|маршрутке|трамвае|очереди|дороге|самол[её]те|туалете)|по дороге|"
    r"пока (?:жду|еду|ждать)|ожидани\w+|убить (?:время|\d+ мин\w*)|"
    r"(?:im|in der|in die) (?:bus|zug|bahn|u-?bahn|s-?bahn|straßenbahn|flugzeug|flieger|wartezimmer)|unterwegs|"
    r"beim warten|wartezeit|mittagspause|"
    r"en el (?:metro|bus|autobús|tren|avión|baño)|de camino|mientras espero|esperando|sala de espera|"
    r"dans le (?:métro|bus|train|tram)|dans l['’]avion|en attendant|salle d['’]attente|trajets?|"
    r"no (?:metrô|metro|ônibus|autocarro|trem|comboio|avião|banheiro)|a caminho|enquanto espero|na fila|"
    r"metroda|otobüste|trende|uçakta|tramvayda|yolda|beklerken|sırada|"
    r"(?:в|у) (?:метро|автобусі|маршрутці|потязі|поїзді|електричці|трамваї|черзі|дорозі|літаку)|дорогою|"
    r"поки (?:чекаю|їду)|"
    r"w (?:metrze|autobusie|tramwaju|pociągu|kolejce|drodze|samolocie|poczekalni)|czekając|po drodze)\b|"
    r"地铁|地鐵|公交|火车上|飞机上|通勤|排队|等车|等人|路上|电梯|電車|バスで|バスの中|待ち時間|待って|移動中|飛行機"
)


# Hours that somebody has spent with a game: "200 hrs in", "наиграл 200 часов". Who has two hours may want them filled.
_SPENT_BEFORE = pattern(
    r"(?:\b(?:put|sunk|spent|clocked|logged|racked up|наиграл\w*|отыграл\w*|награ(?:в|ла)|відігра(?:в|ла)|llevo|le he "
    r"(?:metido|echado|dedicado)|j['’]?ai passé|j['’]?y ai passé|joguei|gastei|przegrał\w*|nabił\w*|spędził\w*)"
    r"(?: (?:in|like|over|about|some|уже|больше|около|вже|понад|ya|como|más de|unas|déjà|plus de|já|mais de|umas|już|"
    r"ponad|z))*|(?:玩|打|肝)了(?:快|大概|差不多|有)?)\W*$"
)
_SPENT_BEHIND = pattern(
    r"^\W?(?:in(?=\s*(?:$|[.,;:!?)]|(?:and|but|already|now|so far)\b))|into (?:it|that|this one)\b|"
    r"(?:already |уже |вже |schon |już )?(?:played|clocked|sunk|logged|наигра\w*|отыгран\w*|награ\w*|відігра\w*|"
    r"gespielt|gezockt|reingesteckt|(?:drin )?versenkt|auf der uhr|jugad[oa]s|metid[oa]s|echad[oa]s|"
    r"(?:de jeu )?au compteur|jogad[oa]s|"
    r"oynad[ıi](?:m|k)|na liczniku|przegran\w+|nabit\w+)\b|(?:も|以上)?(?:遊んだ|プレイした|やった|やり込)|"
    r"(?:都)?(?:玩了|打了|玩过了))"
)
# Hours that are yet to be spent: "that I can put 200 hours into".
_TO_BE_SPENT = pattern(
    r"\b(?:can|could|(?<!close )(?<!up )to|will|would|with|kann|können|möchte|mit|можно|чтобы|хочу|pueda|poder|puisse|"
    r"possa|için|можна|щоб|można|żeby|chcę)\b(?:\W+\w+){0,2}\W*$"
)
# Of "200 hrs" the number alone may be marked.
_UNIT = pattern(rf"^\s?(?:{HOUR})")
_MEASURED = pattern(rf"{HOUR}|{MINUTE}")


def without_sessions(text: str, constraints: Sequence[Constraint]) -> list[Constraint]:
    """The constraints of the message `text`; a length that is said of a session is none of a whole game, and hours that
    were played ("200 hrs in") are no wish."""
    told = [
        each for each in constraints if not (_is_of_what_was_played(text, each) or _is_of_what_is_learnt(text, each))
    ]
    read = [_of_a_session(text, each) if _is_of_a_session(text, each) else each for each in told]
    if not any(map(is_of_minutes, read)):
        return read
    # "Quick ones, 15 minutes a match" says twice how long a match is.
    return [_of_a_session(text, each) if _is_short(each) else each for each in read]


def is_of_minutes(constraint: Constraint) -> bool:
    """Whether a length is that of a session: what is soon played is what it asks for."""
    is_wanted = constraint.type == pb.SPAN_TYPE_LENGTH and constraint.polarity == pb.POLARITY_WANTED
    return is_wanted and constraint.condition == of_sessions()


# fmt: off
_WEEKEND = pattern(
    r"\b(?:week-?ends?|выходн\w+|wochenende\w*|fin(?:es)? de semana|finde|fim de semana|fds|hafta ?sonu\w*|вихідн\w+|"
    r"weekend\w*)\b|周末|週末"
)
# fmt: on


def is_on_the_way(constraint: Constraint) -> bool:
    """Whether a session is played while somebody waits or rides, and so on what they carry."""
    return is_of_minutes(constraint) and _ON_THE_WAY.search(bare(constraint.text)) is not None


def with_parties(constraints: Sequence[Constraint]) -> list[Constraint]:
    """What is in force, in which an evening or a weekend of several players, or of those who meet online, is one of
    games without end, too, as is what is quick for many: of these a few rounds are played."""
    if not any(_is_for_several(each) for each in constraints):
        return list(constraints)
    are_many = any(_together(each) > _A_COUPLE for each in constraints)
    result = []
    for each in constraints:
        kept = Constraint()
        kept.CopyFrom(each)
        is_wanted = each.type == pb.SPAN_TYPE_LENGTH and each.polarity == pb.POLARITY_WANTED
        if is_wanted and each.condition.max_hours and (_tells_when(each.text) or (are_many and _is_vague(each.text))):
            kept.condition.or_endless = True
        result.append(kept)
    return result


def _is_for_several(constraint: Constraint) -> bool:
    is_wanted = constraint.polarity == pb.POLARITY_WANTED
    most = _together(constraint)
    is_party = constraint.type == pb.SPAN_TYPE_KIND and "party" in {name.casefold() for name in constraint.names}
    modes = set(constraint.condition.modes)
    is_online = not modes.isdisjoint(ONLINE) and modes.isdisjoint(ALONE)
    return is_wanted and (is_party or (constraint.type == pb.SPAN_TYPE_PLAYERS and (most > _A_COUPLE or is_online)))


def _together(constraint: Constraint) -> int:
    return max(constraint.condition.players, constraint.condition.couch_players)


def _is_vague(text: str) -> bool:
    """Whether a length is told by no number: what is quick, for many, may be a round of a game without end."""
    return not _has_digits(text)


def _tells_when(text: str) -> bool:
    """Whether words for a length tell rather when somebody plays: "am Wochenende"."""
    readable = bare(text)
    is_a_weekend = _WEEKEND.search(readable) is not None and not any(map(str.isdigit, text))
    return is_a_weekend or SURE_EVENING.search(readable) is not None


def _is_of_what_was_played(text: str, constraint: Constraint) -> bool:
    is_wanted = constraint.type == pb.SPAN_TYPE_LENGTH and constraint.polarity == pb.POLARITY_WANTED
    if not is_wanted or not _has_digits(constraint.text):
        return False
    behind = _UNIT.sub("", bare(text[constraint.end : constraint.end + _NEAR]), count=1)
    before = bare(text[max(0, constraint.start - _NEAR) : constraint.start])
    if _TO_BE_SPENT.search(before):
        return False
    return _SPENT_BEFORE.search(before) is not None or _SPENT_BEHIND.match(behind) is not None


def _is_of_what_is_learnt(text: str, constraint: Constraint) -> bool:
    """Whether minutes are those that a game is explained or learnt in: "easy to explain in 5 minutes"."""
    if not (constraint.type == pb.SPAN_TYPE_LENGTH and is_of_minutes(constraint) and _has_digits(constraint.text)):
        return False
    before = bare(text[max(0, constraint.start - _NEAR) : constraint.start])
    behind = bare(text[constraint.end : constraint.end + _NEAR])
    return _LEARNT_BEFORE.search(before) is not None or _LEARNT_BEHIND.match(behind) is not None


def _is_of_a_session(text: str, constraint: Constraint) -> bool:
    hours = constraint.condition.max_hours
    is_wanted = constraint.type == pb.SPAN_TYPE_LENGTH and constraint.polarity == pb.POLARITY_WANTED
    if not is_wanted or not hours:
        return is_wanted and _is_of_a_way(text, constraint)
    before = bare(text[max(0, constraint.start - _NEAR) : constraint.start])
    behind = bare(text[constraint.end : constraint.end + _NEAR])
    if _is_short(constraint):
        beside = _WORD_BEFORE.search(before), _WORD_BEHIND.match(behind)
        around = " ".join([constraint.text, *(each.group() for each in beside if each)])
        return _ROUNDS.search(bare(around)) is not None
    if hours <= _MOST_HOURS_A_DAY and _is_of_a_day(before, bare(constraint.text), behind):
        return True
    if not (hours <= _MOST_HOURS or is_of_minutes(constraint)):
        return False
    near = f"{before}{bare(text[constraint.start : constraint.end])}{behind}"
    return _SESSION.search(near) is not None or _ON_THE_WAY.search(near) is not None


def _is_of_a_way(text: str, constraint: Constraint) -> bool:
    """Whether what is called long is the way, and no game: "for long bus rides"."""
    behind = _TWO_WORDS_BEHIND.match(text, constraint.end)
    said = constraint.text + (behind.group() if behind else "")
    return bool(constraint.condition.min_hours) and _is_vague(said) and _ON_THE_WAY.search(bare(said)) is not None


def _is_of_a_day(before: str, said: str, behind: str) -> bool:
    """Whether hours or minutes, with the words beside them, are so many each day: "2 hours a night"."""
    if _MEASURED.search(said) is None:
        return False
    stands_behind = any(match.start() <= _MARKS for match in _A_DAY.finditer(behind))
    stands_before = any(match.end() >= len(before) - _MARKS for match in _A_DAY.finditer(before))
    return stands_behind or stands_before or _A_DAY.search(said) is not None


def _is_short(constraint: Constraint) -> bool:
    """Whether a length is wished for by a word alone: "quick ones"."""
    is_wanted = constraint.type == pb.SPAN_TYPE_LENGTH and constraint.polarity == pb.POLARITY_WANTED
    return is_wanted and constraint.condition.max_hours == SHORT_HOURS and _is_vague(constraint.text)


def _has_digits(text: str) -> bool:
    return any(map(str.isdigit, text))


def _of_a_session(text: str, constraint: Constraint) -> Constraint:
    result = Constraint()
    result.CopyFrom(constraint)
    result.condition.CopyFrom(of_sessions())
    first = max(0, constraint.start - _NEAR)
    way = _ON_THE_WAY.search(bare(text[first : constraint.end + _NEAR]))
    if way is not None and text[constraint.start : constraint.end] == constraint.text:
        # Later messages know by the words that it is on the way.
        result.start = min(constraint.start, first + way.start())
        result.end = max(constraint.end, first + way.end())
        result.text = text[result.start : result.end]
    return result
