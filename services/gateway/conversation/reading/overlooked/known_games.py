"""Finds the games that somebody does not want to be shown, where the classifier marked none or something else.

"Witcher oynamıştım zaten" turns down the Witcher, and "cyberpunka już przeszedłem" no kind of games; who
wants something "sem ser osu" is not shown osu.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.answering.question_form import asks_in_form
from services.gateway.understanding.games.title_lookup import Found, TitleLookup
from services.gateway.understanding.games.titles import TitleIndex
from services.gateway.understanding.games.titles_in_questions import TitleInText, titles_in_question
from services.gateway.understanding.plain_text import UNSPACED_LETTERS, bare, fold, pattern
from services.gateway.understanding.refusing.judging_words import is_disliked, loves_them_all
from services.gateway.understanding.refusing.refusals import has_refusing_words, is_surely_refused
from services.gateway.understanding.refusing.weariness import is_wearied_of
from services.gateway.understanding.talking.talk import is_known_already

_MOST_GAMES = 20
# A longer message turns down no single game without a word of it that is marked.
_MOST_TURNED_DOWN = 300
_NAMING = (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_ORDINAL)
# fmt: off
_EXCEPT = (
    r"\b(?:(?:but|just|only) not|other than|except(?: for)?|apart from|anything but|кроме|(?:но|только) не|außer|"
    r"(?:aber|bloß|nur) nicht|que no sea|menos|excepto|salvo|pero no|sauf|à part|hormis|autre que|mais pas|sem ser|"
    r"que não seja|exceto|tirando|mas não|крім|окрім|(?:але|тільки) не|oprócz|(?:ale|byle|tylko) nie)\b|除了|别是"
)
# fmt: on
_IN_A_CLAUSE = r"[^.,;:!?()。，；！？、\n]"
# A bare "do not want" before a name alone: it refuses all kinds of things, and that is read elsewhere.
_NOT_WANTED = rf"不要(?={_IN_A_CLAUSE}{{2,12}}(?!{_IN_A_CLAUSE}))"
_EXCEPT_BEFORE = pattern(rf"{_EXCEPT}|{_NOT_WANTED}")
_RIGHT_BEFORE = pattern(rf"(?:{_EXCEPT}|不要)\W{{0,4}}(?:(?:the|el|la|le|o|a|das) )?$")
_EXCEPT_BEHIND = pattern(r"(?:['’]?\w{0,4}\s)?(?:dışında|haricinde|hariç|olmasın)\b|(?:以外|じゃない|ではない)")
_SHORTEST_SERIES = 5
_REST = re.compile(rf"{_IN_A_CLAUSE}*+")
# A message that says more often that it excepts something, or more of it, names no game so.
_MOST_EXCEPTED = 8
_MOST_LETTERS_OF_A_NAME = 40
# So far from such words the whole of a title may stand.
_MOST_LETTERS_BESIDE = 48
# Without what stands behind an apostrophe, or in letters that need no spaces.
_NAME = re.compile(rf"[^\W_{UNSPACED_LETTERS}]+")
_NO = pattern(r"^\W*(?:no|nope|nah|не|нет|неа|nein|nee|nö|non|não|hayır|yok|ні|nie)\b\W*[,.!]")


def with_games_known(
    text: str, found: Sequence[Constraint], titles: TitleLookup, shown: Collection[str] = ()
) -> list[Constraint]:
    """The constraints of a message with the games that it says are known already, as titles that are refused; of games
    that were all loved, as titles that are liked.

    Of the games `shown` one word of a series names all of it.
    """
    # Who has never played one does not know it; who begins with "no" turns down what was shown.
    said = _NO.sub(lambda match: " " * len(match.group()), text)
    if not is_known_already(said) or has_refusing_words(said) or asks_in_form(text):
        return list(found)
    named = [*titles_in_question(said, titles, in_lower_case=True), *_series_shown(said, titles, shown)]
    polarity = pb.POLARITY_LIKED if loves_them_all(said) else pb.POLARITY_REFUSED
    return _with_titles(text, found, named, polarity)


def with_games_excepted(text: str, found: Sequence[Constraint], titles: TitleLookup) -> list[Constraint]:
    """The constraints of a message with the games that it excepts by name ("other than osu"), as titles that are
    refused."""
    readable = bare(text)
    before = list(islice(_EXCEPT_BEFORE.finditer(readable), _MOST_EXCEPTED))
    behind = list(islice(_EXCEPT_BEHIND.finditer(readable), _MOST_EXCEPTED))
    # Who has played all but one does not refuse that one.
    before = [match for match in before if not is_known_already(text[: match.start()])]
    if not (before or behind) or asks_in_form(text):
        return list(found)
    excepted = []
    for match in before:
        named = _titles_in(text, match.end(), match.end() + _MOST_LETTERS_BESIDE, titles)
        excepted += [title for title in named if _RIGHT_BEFORE.search(readable, match.start(), title.start)]
    for match in behind:
        named = _titles_in(text, match.start() - _MOST_LETTERS_BESIDE, match.end(), titles)
        excepted += [title for title in named if _EXCEPT_BEHIND.match(readable, title.end)]
    excepted += _named_in_full(text, before, titles)
    kinds = [each for each in found if each.type == pb.SPAN_TYPE_KIND and not each.unmatched]
    # A kind that is known is no misspelt title: the "spor" of "spor olmasın" is sports, and not Spore.
    sure = [
        each
        for each in excepted
        if not (
            not _is_called_so(text[each.start : each.end], titles)
            and any(kind.start < each.end and each.start < kind.end for kind in kinds)
        )
    ]
    return _with_titles(text, found, sure)


def with_games_turned_down(
    text: str, found: Sequence[Constraint], titles: TitleLookup, common: TitleIndex | None
) -> list[Constraint]:
    """The constraints of a message that turns something down, with the games that it turns down by name where nothing
    marked them: "сталкер не хочу, там страшно". `common` tells which words the catalogue's own descriptions use."""
    names_one = any(each.type in _NAMING and not each.unmatched for each in found)
    if names_one or len(text) > _MOST_TURNED_DOWN or asks_in_form(text):
        return list(found)
    named = [
        each
        for each in titles_in_question(text, titles, in_lower_case=True)
        if (
            is_surely_refused(text, each.start, each.end)
            or is_disliked(text, each.end)
            or is_wearied_of(text, each.start, each.end)
        )
        and not _is_guessed(text[each.start : each.end], titles)
        and not (common is not None and common.is_common(fold(text[each.start : each.end])))
    ]
    return _with_titles(text, found, named)


def _is_guessed(said: str, titles: TitleLookup) -> bool:
    """Whether words may only be meant for a title that is spelled otherwise: the "I said" of "I said not VR"."""
    found = titles.find(said)
    return found is not None and found.how is Found.TYPO


def _is_called_so(said: str, titles: TitleLookup) -> bool:
    """Whether a game is called just so, and not only alike."""
    found = titles.find(said)
    return found is not None and found.how in (Found.TITLE, Found.ALIAS)


def _titles_in(text: str, start: int, end: int, titles: TitleLookup) -> list[TitleInText]:
    """The titles in a part of the text, which keep their places in all of it."""
    start = max(0, start)
    # A word is no part of another.
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    return [
        TitleInText(each.game_ids, start + each.start, start + each.end)
        for each in titles_in_question(text[start:end], titles, in_lower_case=True)
    ]


def _named_in_full(text: str, before: Sequence[re.Match[str]], titles: TitleLookup) -> Iterator[TitleInText]:
    """The games whose name, however short, is all that follows words that except something: the "osu" of "but not osu,
    please"."""
    for match in before:
        rest = _REST.match(text, match.end())
        said = rest.group() if rest else ""
        if not said.strip() or len(said) > _MOST_LETTERS_OF_A_NAME:
            continue
        start = match.end() + len(said) - len(said.lstrip())
        named = titles.find(said.strip())
        if named is not None and named.how in (Found.TITLE, Found.ALIAS):
            yield TitleInText(named.game_ids, start, match.end() + len(said))


def _with_titles(
    text: str,
    found: Sequence[Constraint],
    named: Sequence[TitleInText],
    polarity: pb.Polarity.ValueType = pb.POLARITY_REFUSED,
) -> list[Constraint]:
    result = list(found)
    for title in named:
        beside = [each for each in result if not (each.start < title.end and title.start < each.end)]
        covered = [each for each in result if each not in beside]
        if any(each.type == pb.SPAN_TYPE_TITLE and not each.unmatched for each in covered):
            continue
        known = Constraint(
            text=text[title.start : title.end],
            start=title.start,
            end=title.end,
            type=pb.SPAN_TYPE_TITLE,
            polarity=polarity,
            game_ids=title.game_ids[:_MOST_GAMES],
        )
        result = [*beside, known]
    return sorted(result, key=lambda each: each.start)


def _series_shown(text: str, titles: TitleLookup, shown: Collection[str]) -> Iterator[TitleInText]:
    """The series that single words name, of which a game was shown."""
    for word in _NAME.finditer(text):
        if len(word.group()) < _SHORTEST_SERIES:
            continue
        series = titles.series(word.group()) or titles.series_by_sound(word.group())
        if not set(shown).isdisjoint(series):
            yield TitleInText(series, word.start(), word.end())
