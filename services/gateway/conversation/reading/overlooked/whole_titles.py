"""Takes the whole of a title where only its beginning was marked: the "gta" of "gta v", the "mario" of "mario kart".

One word of a series means all of it; the words behind it tell which of its games are meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.games.title_lookup import Found, TitleLookup
from services.gateway.understanding.plain_text import UNSPACED, WORD, bare, pattern

_SURE = (Found.TITLE, Found.ALIAS)
_MOST_WORDS_BEHIND, _MOST_LETTERS_BEHIND = 4, 60
_MOST_GAMES = 20
# A word of a title may be taken for a kind: the "kart" of "mario kart" for card games.
_MAY_BE_A_PART = frozenset((pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_DEVELOPER))
# The two of "portal 2 Jahre alt" is no part of a title but an age.
_YEARS_BEHIND = pattern(
    r"^\W{0,2}(?:(?:years?|yrs?|y\W?o|años?|ans?|anos?|лет|года?|годик\w*|рок(?:и|ів|у)|lata?)\b|"
    r"летн|річн|літн|jahr|jähr|yaş|letni|roczn)"
)


def with_whole_titles(text: str, found: Sequence[Constraint], titles: TitleLookup) -> list[Constraint]:
    """The constraints of a message, of which each title is as long as the words in `text` name one; what was taken for
    something else within it is gone."""
    result = list(found)
    for each in found:
        is_title = each.type == pb.SPAN_TYPE_TITLE and bool(each.game_ids)
        if not is_title or text[each.start : each.end] != each.text or UNSPACED.search(each.text):
            continue
        others = [other for other in result if other is not each and other.end > each.end]
        if (whole := _whole(text, each, others, titles)) is not None:
            covered = [other for other in others if other.start < whole.end]
            result = [whole if other is each else other for other in result if other not in covered]
    return result


def _whole(text: str, title: Constraint, others: Sequence[Constraint], titles: TitleLookup) -> Constraint | None:
    """The longest title that begins with this one; None if it is whole."""
    behind = text[title.end : title.end + _MOST_LETTERS_BEHIND]
    words = list(WORD.finditer(behind))[:_MOST_WORDS_BEHIND]
    for last in range(len(words), 0, -1):
        end = title.end + words[last - 1].end()
        gaps = [behind[: words[0].start()], *(behind[a.end() : b.start()] for a, b in pairwise(words[:last]))]
        if any(gap.strip(" '’:-") for gap in gaps):
            continue
        if words[last - 1].group().isdecimal() and _YEARS_BEHIND.match(bare(text[end:])):
            continue
        covered = [other for other in others if other.start < end]
        if any(not other.unmatched and other.type not in _MAY_BE_A_PART for other in covered):
            continue
        named = _named(text[title.start : end], titles)
        if named and (covered or set(named) != set(title.game_ids)):
            result = Constraint()
            result.CopyFrom(title)
            result.end, result.text = end, text[title.start : end]
            result.game_ids[:] = named[:_MOST_GAMES]
            return result
    return None


def _named(said: str, titles: TitleLookup) -> tuple[str, ...]:
    """The game that words name for sure, or those of a series whose titles begin with them."""
    found = titles.find(said)
    exact = found.game_ids if found is not None and found.how in _SURE else ()
    return exact or titles.beginning_with(said)
