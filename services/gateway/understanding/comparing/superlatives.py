"""Reads which game of several is meant by what it has most or least of, in eleven languages: "the shortest one"."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.plain_text import bare, pattern, plain


class Superlative(Enum):
    """What a game is the first of its kind in."""

    SHORTEST = "SHORTEST"
    LONGEST = "LONGEST"
    NEWEST = "NEWEST"
    OLDEST = "OLDEST"
    CHEAPEST = "CHEAPEST"


# fmt: off
# "To come out", by language, and whether the adverb stands behind it, before it, or on either side.
_RELEASE = {
    "en": (r"(?:(?:came|come|comes|coming|was|is|been|got) (?:out|released|launched|published)|released|"
    "launched)", "behind"),
    "ru": (r"(?:вы(?:шл|ход|пу)\w*|вышел|появи\w+|релиз\w*)", "either"),
    "de": (r"(?:(?:he)?raus(?:gekommen)?|erschien\w*|veröffentlicht|kam(?:en)?|entstand\w*)", "either"),
    "es": (r"(?:sali(?:ó|eron)|se (?:lanz|estren|public)\w+|apareci\w+|fue)", "behind"),
    "fr": (r"(?:sorti\w*|parue?s?|apparue?s?|lancée?s?)", "behind"),
    "pt": (r"(?:sai(?:u|ram)|veio|lançad[oa]s?|apareceu|foi)", "behind"),
    "tr": (r"(?:çık\w+|yayınlan\w+|piyasaya)", "before"),
    "uk": (r"(?:ви(?:йш|ход|пущ)\w*|з['’]яви\w+)", "either"),
    "pl": (r"(?:wysz\w+|wyda\w+|ukaza\w+|powsta\w+)", "either"),
}


def _released(**adverbs: str) -> str:
    """The words for coming out with the adverb of each language."""
    forms = [rf"(?:{adverbs['zh']})(?:出|发|發|上|推|问世)", rf"{adverbs['ja']}(?:出|発売|リリース)"]
    for language, (verb, place) in _RELEASE.items():
        adverb = rf"(?:{adverbs[language]})\b"
        forms += [rf"\b{verb} (?:\w+ )?{adverb}"] if place != "before" else []
        forms += [rf"\b{adverb} (?:\w+ )?{verb}"] if place != "behind" else []
    return "|".join(forms)


_SAID = tuple((superlative, pattern(said)) for superlative, said in (
    (Superlative.SHORTEST,
     r"\bshortest\b|\bsam\w{1,3} korotk\w+|"
     r"\bсам\w+ (?:коротк|быстр)\w+|\bкратчайш\w+|\bкороче всех|\bkürzest\w*|\bmás (?:cort[oa]|breve)s?\b"
     r"(?! que)|\b(?:le|la|les) plus courte?s?\b|\bmais curt[oa]s?\b(?! que)|\ben kısa\w*|\bнайкоротш\w+|"
     r"\bnajkrótsz\w+|最短|"
     r"一番短|最も短|いちばん短"),
    (Superlative.LONGEST,
     r"\blongest\b|\bsam\w{1,3} dlinn\w+|"
     r"\bсам\w+ (?:длинн|долг)\w+|\bдольше всех|\blängst(?:e\w*|en)\b|\bmás larg[oa]s?\b(?! que)|"
     r"\b(?:le|la|les) plus long(?:ue)?s?\b|\bmais long[oa]s?\b(?! que)|\ben uzun\w*|\bнайдовш\w+|\bnajdłuższ\w+|最长|"
     r"最長|一番長|"
     r"最も長|いちばん長"),
    (Superlative.NEWEST,
     r"\bnewest\b|\bsam\w{1,3} nov\w+|"
     r"\bmost recent\b|\bсам\w+ (?:нов|свеж)\w+|\bновейш\w+|\bneuest\w*|\bmás (?:nuev|recient)\w+\b(?! que)|"
     r"\b(?:le|la|les) plus (?:récente?|nouveau|nouvelle)s?\b|\bmais (?:nov|recent)\w+\b(?! que)|\ben yeni\w*|"
     r"\bнайновіш\w+|"
     r"\bnajnowsz\w+|最新|(?:一番|いちばん|最も)新し"),
    (Superlative.OLDEST,
     r"\boldest\b|\bdat\w+ le plus\b(?! récemment)|\b(?:hace|de) más tiempo\b(?! que)|"
     r"\b(?:de|há) mais tempo(?: atrás)?\b"
     r"(?! que)|\bsam\w{1,3} star\w+|"
     r"\bсам\w+ (?:стар|древн)\w+|\bстарейш\w+|\bältest\w*|\bmás (?:viej|antigu)\w+\b(?! que)|"
     r"\b(?:le|la|les) plus (?:vieux|vieille|ancien(?:ne)?)s?\b|\bmais (?:velh|antig)\w+\b(?! que)|\ben eski\w*|"
     r"\bнайстаріш\w+|\bnajstarsz\w+|最老|最旧|最早|最古|(?:一番|いちばん|最も)古"),
    (Superlative.CHEAPEST,
     r"\bcheapest\b|\bсам\w+ дешев\w+|\bbilligste\w*|\bam billigsten|\bgünstigste\w*|\bmás barat[oa]s?\b(?! que)|"
     r"\b(?:le|la|les) moins chère?s?\b|\bmais barat[oa]s?\b(?! que)|\ben ucuz\w*|\bнайдешевш\w+|\bnajtańsz\w+|最便宜|"
     r"最安|一番安"),
))
# A comparative behind or before these is a superlative: "из этого что покороче".
_AMONG = (
    r"(?:из (?:этого|этих|них)|iz (?:etogo|etih|nih)|з (?:цього|цих|них)|z (?:tego|tych|nich)|davon|"
    r"von denen|of (?:these|"
    r"those|them)|de (?:estos|estas|esos|esas|ellos|ellas)|d['’]entre (?:eux|elles)|de ceux-(?:ci|là)|"
    r"(?:d|n)(?:esses|estes|essas|estas|eles|elas)|bunlar(?:dan|ın)|bunlar arasında)"
)
_COMPARATIVES = {
    Superlative.SHORTEST: r"(?:по)?короче|koroche|(?:по)?коротш\w+|krótsz\w+|kürzer\w*|shorter|más cort[oa]s?|"
    r"plus courte?s?|mais curt[oa]s?|daha kısa\w*",
    Superlative.LONGEST: r"(?:по)?длиннее|(?:по)?дольше|(?:по)?довш\w+|dłuższ\w+|länger\w*|longer|más larg[oa]s?|"
    r"plus long(?:ue)?s?|mais long[oa]s?|daha uzun\w*",
    Superlative.NEWEST: r"(?:по)?новее|(?:по)?новіш\w+|nowsz\w+|neuer\w*|newer|más nuev[oa]s?|plus récente?s?|"
    r"mais nov[oa]s?|daha yeni\w*",
    Superlative.OLDEST: r"(?:по)?старше|старее|(?:по)?старіш\w+|starsz\w+|älter\w*|older|más (?:viej|antigu)[oa]s?|"
    r"plus (?:vieux|vieille|ancien(?:ne)?)s?|mais (?:velh|antig)[oa]s?|daha eski\w*",
}
_OF_THESE = tuple(
    (superlative, pattern(rf"\b{_AMONG}\b.{{0,24}}\b(?:{said})\b|\b(?:{said})\b.{{0,24}}\b{_AMONG}\b"))
    for superlative, said in _COMPARATIVES.items()
)
_CAME_OUT = tuple((superlative, pattern(said)) for superlative, said in (
    (Superlative.NEWEST, _released(
        en="last(?! (?:year|month|week|decade|summer|winter|autumn|spring|fall)s?)|latest|most recently",
        ru="последн\\w+|позже (?:всех|всего|остальных|других)|недавнее всех", de="zuletzt|als letzte\\w*|am spätesten",
        es="(?:el |la |de )?últim[oa]|más tarde", fr="(?:en |le |la )dern(?:ier|ière)|le plus tard",
        pt="por últim[oa]|mais tarde", tr="en son(?:ra)?",
        uk="останн\\w+|пізніше (?:за )?(?:всіх|інших|решту)|найпізніше",
        pl="ostatni\\w*|najpóźniej|na końcu", zh="最(?:晚|后|迟)", ja="(?:(?:一番|いちばん|最も)(?:後|遅く)|最後)に?")),
    (Superlative.OLDEST, _released(
        en="first|earliest|before the (?:others|rest)", ru="перв\\w+|раньше (?:всех|всего|остальных|других)",
        de="zuerst|als erste\\w*|am frühe?sten",
        es="(?:el |la |de )?primer[oa]?|antes que (?:los?|las?|el) (?:demás|otr\\w+|resto)",
        fr="(?:en |le |la )prem(?:ier|ière)|le plus tôt", pt="primeiro|antes d[eoa]s? (?:outr\\w+|demais|todos)",
        tr="ilk(?: önce)?|en önce", uk="перш\\w+|найперше|раніше (?:за )?(?:всіх|інших|решту)|найраніше",
        pl="pierwsz\\w*|najwcześniej", zh="最(?:早|先)", ja="(?:(?:一番|いちばん|最も)(?:先|早く)|最初)に?")),
))
# Who asks when one came out points at it by its place: "when did the last one come out".
_WHEN = pattern(
    r"\b(?:when|what year|which year|когда|каком году|какого года|wann|jahr|cuándo|(?:qu[eé]|q|ke) año|quand|"
    r"quelle année|quando|(?:que|q) ano|ne zaman|hangi yıl|yılında|коли|якому році|якого року|kiedy|którym roku|"
    r"którego roku)\b|哪年|哪一年|几几年|"
    r"什么时候|何时|いつ|何年"
)
# fmt: on
_BY_YEAR = (Superlative.NEWEST, Superlative.OLDEST)
_DESCENDING = (Superlative.NEWEST, Superlative.LONGEST)
_FREE = (common_pb2.PRICE_MODEL_FREE, common_pb2.PRICE_MODEL_FREE_TO_PLAY)


def superlative_in(text: str) -> Superlative | None:
    """What `text` asks for the most or the least of; None if it does not."""
    readable = bare(plain(text))
    forms = (*_SAID, *_OF_THESE) if _WHEN.search(readable) else (*_SAID, *_OF_THESE, *_CAME_OUT)
    return next((each for each, said in forms if said.search(readable)), None)


def ranked(games: Sequence[common_pb2.Game], by: Superlative) -> list[common_pb2.Game]:
    """The games of which it is known how they stand, the one that is meant first; of prices only what is free is."""
    if by is Superlative.CHEAPEST:
        return [game for game in games if game.price_model in _FREE]
    known = [game for game in games if value(game, by)]
    return sorted(known, key=lambda game: value(game, by), reverse=by in _DESCENDING)


def value(game: common_pb2.Game, by: Superlative) -> float:
    """What a game is compared by: its year, or its length in hours; 0 where that is not known or has no end.

    Prices are not compared: all free games cost the same.
    """
    if by is Superlative.CHEAPEST:
        return 0.0
    if by in _BY_YEAR:
        return game.year
    return 0.0 if game.endless else game.typical_hours
