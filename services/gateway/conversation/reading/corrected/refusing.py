"""Corrects what the classifier takes for wished in a message though the words around it refuse it, and the reverse.

"Don't recommend me any horror games" wishes for no horror. To take a refusal for a wish harms more than the other way
round, but only where the words leave no doubt are they believed more than the classifier.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.amounts.terms.terms_of_play import Price, read_price, refuses_to_pay
from services.gateway.understanding.amounts.times.hours import read_hours
from services.gateway.understanding.contents.content import read_content
from services.gateway.understanding.genres.easiness import is_easy
from services.gateway.understanding.plain_text import UNSPACED, bare, pattern
from services.gateway.understanding.refusing.giving_up_words import SUBJECTS
from services.gateway.understanding.refusing.instead_words import NOTHING_BUT, OTHERWISE
from services.gateway.understanding.refusing.judging_words import is_disliked, is_found_bad
from services.gateway.understanding.refusing.reach import is_said_further, lies_beyond
from services.gateway.understanding.refusing.refusals import (
    has_refusing_words,
    is_refused_behind_a_comma,
    is_surely_refused,
)
from services.gateway.understanding.refusing.relative_clauses import opens_a_clause, refused_clause

_REFUSABLE = frozenset(
    (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_CONTENT, pb.SPAN_TYPE_DEVELOPER, pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_PLATFORM)
)
_WISHED = (pb.POLARITY_WANTED, pb.POLARITY_LIKED)
_KINDS = (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_CONTENT)
_FROM = (pb.SPAN_TYPE_DEVELOPER, pb.SPAN_TYPE_PLATFORM)
_VIOLENCE = common_pb2.CONTENT_DESCRIPTOR_VIOLENCE
_CLAUSE_ENDS = re.compile(r"\s*(?:$|[.,;!?。、，！？])")
_BOUNDS = (pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_LENGTH)
_ASKED = re.compile(r"[^.;!?\n。；！？]*+[?？]")
_NO_BEHIND_A_QUESTION = pattern(r"\w*+(?: \w++){0,2}\s*[?？]\W*(?:no|kein\w*|sin|sem|sans|bez|без)\s+")
_ONLY = pattern(
    r"\b(?:only|just|только|тока|лишь|тільки|лише|nur|bloß|sólo|solo|solamente|seulement|uniquement|só|apenas|somente|"
    r"sadece|yalnızca|tylko|jedynie)\b|只|仅|だけ|のみ"
)
# Below it, of the development messages without a word that refuses, seven of nine kinds were refused in error; above,
# four of thirty. What one is weary or gets sick of is refused by words of its own.
_SURE_OF_A_REFUSAL = 0.6
# A word that is said more often than this is no wish.
_MOST_REPEATED = 4


def with_refusals(text: str, found: pb.Understanding) -> pb.Understanding:
    """What the classifier says of `text`, with the polarity of each span that its words leave no doubt of."""
    result = pb.Understanding()
    result.CopyFrom(found)
    for span in result.spans:
        if span.polarity in _WISHED and _is_refused_by_its_words(text, span, found.spans):
            span.polarity = pb.POLARITY_REFUSED
        elif span.polarity == pb.POLARITY_REFUSED and (
            _is_a_mere_guess(text, span)
            or (span.type in _BOUNDS and is_refused_behind_a_comma(text, span.start, span.end))
            or _is_all_that_is_wanted(text, span)
            or _is_the_most_that_is_wanted(text, span)
            or _is_easy_and_wanted(text, span)
            or _is_said_of_what_is_wanted(text, span, found.spans)
            or _is_beyond_the_refusal(text, span, found.spans)
            or _is_said_instead(text, span, found.spans)
        ):
            span.polarity = pb.POLARITY_WANTED
    return result


def _is_refused_by_its_words(text: str, span: pb.Span, spans: Sequence[pb.Span]) -> bool:
    """Whether the words around what is marked as a wish leave no doubt that it is refused."""
    if span.type == pb.SPAN_TYPE_ORDINAL:
        return is_found_bad(text, span.end)
    if span.type == pb.SPAN_TYPE_PRICE:
        return _is_no_free_game(text, span)
    is_refused = is_surely_refused(text, span.start, span.end) or _is_said_of_what_is_refused(text, span, spans)
    if is_refused and _asks_and_refuses_another(text, span, spans):
        return False
    if span.type == pb.SPAN_TYPE_TITLE and is_disliked(text, span.end):
        return True
    return span.type in _REFUSABLE and (is_refused or _is_asked_and_refused(text, span))


def _is_a_mere_guess(text: str, span: pb.Span) -> bool:
    """Whether nothing but the classifier refuses it, and that is not sure: "jakaś strategia".

    What some must not see stays refused, and words for a side of games may be said not to matter, in whatever words:
    "die Plattform ist doch wurscht".
    """
    is_unsure = span.type == pb.SPAN_TYPE_KIND and 0 < span.confidence < _SURE_OF_A_REFUSAL
    if not is_unsure or read_content(span.text):
        return False
    names_a_side = any(words.search(bare(span.text)) for words in SUBJECTS.values())
    return not names_a_side and not has_refusing_words(text)


def _is_all_that_is_wanted(text: str, span: pb.Span) -> bool:
    """Whether a stated time or length is the only one that is wanted, where no word refuses: "только до 2018 года"."""
    is_stated = span.type in _BOUNDS and any(map(str.isdigit, span.text))
    return is_stated and _ONLY.search(bare(text)) is not None and not has_refusing_words(text)


def _is_the_most_that_is_wanted(text: str, span: pb.Span) -> bool:
    """Whether a length is one that games are not to exceed, where no word refuses: "so up to 4h"."""
    hours = read_hours(span.text) if span.type == pb.SPAN_TYPE_LENGTH else None
    is_bound = hours is not None and hours.most > 0 and not (hours.least or hours.is_about or hours.is_much)
    return is_bound and not has_refusing_words(text)


def _is_easy_and_wanted(text: str, span: pb.Span) -> bool:
    """Whether something easy was taken for refused though no refusal stands right before it: "sie spielt nie, was
    Leichtes". Who finds it too easy says so."""
    is_kind = span.type == pb.SPAN_TYPE_KIND and is_easy(span.text)
    return is_kind and not is_surely_refused(text, span.start, span.end)


def _asks_and_refuses_another(text: str, span: pb.Span, spans: Sequence[pb.Span]) -> bool:
    """Whether the "no" behind a question refuses what follows it, and answers nothing: "for the pc? no mobile crap"."""
    match = _NO_BEHIND_A_QUESTION.match(text, span.end)
    return match is not None and any(
        each.polarity == pb.POLARITY_REFUSED and each is not span and each.start == match.end() for each in spans
    )


def _is_asked_and_refused(text: str, span: pb.Span) -> bool:
    """Whether a kind is asked about and then, in the same words, refused: "is it sad? can't do sad right now"."""
    if span.type not in _KINDS or _ASKED.match(text, span.end) is None:
        return False
    bound = "" if UNSPACED.search(span.text) else r"\b"
    again = re.finditer(rf"{bound}{re.escape(span.text)}{bound}", text[span.end :], re.IGNORECASE)
    return any(
        is_surely_refused(text, span.end + match.start(), span.end + match.end())
        for match in islice(again, _MOST_REPEATED)
    )


def _is_no_free_game(text: str, span: pb.Span) -> bool:
    """Whether what costs nothing is refused: "算了不要免费的了". Who refuses to pay says so in other words."""
    is_free = read_price(span.text) is Price.FREE and not refuses_to_pay(span.text)
    return is_free and is_surely_refused(text, span.start, span.end)


def _is_said_instead(text: str, span: pb.Span, spans: Sequence[pb.Span]) -> bool:
    """Whether words right before it turn to what is wanted: "sinon sur téléphone", "sem história, só tiro"."""
    # What is seen is named as what would follow, not as a wish: "nothing scary, otherwise he has nightmares".
    shown = read_content(span.text)
    if span.type == pb.SPAN_TYPE_CONTENT or (span.type == pb.SPAN_TYPE_KIND and shown and _VIOLENCE not in shown):
        return False
    before = bare(text[: span.start])
    if (match := OTHERWISE.search(before)) is not None:
        is_told = span.type == pb.SPAN_TYPE_KIND and (bool(shown) or not _CLAUSE_ENDS.match(text, span.end))
        return not is_told and (match["on_the"] is not None or not has_refusing_words(match["between"]))
    refused = [each for each in spans if each.polarity == pb.POLARITY_REFUSED and each.end <= span.start]
    return any(NOTHING_BUT.fullmatch(before[each.end :]) is not None for each in refused)


def _is_said_of_what_is_wanted(text: str, span: pb.Span, spans: Sequence[pb.Span]) -> bool:
    """Whether a clause says it of something that is wanted, where no word refuses: "monsters that scare"."""
    if span.type not in _KINDS or has_refusing_words(text):
        return False
    return any(
        each.type in _KINDS and each.polarity == pb.POLARITY_WANTED and opens_a_clause(text[each.end : span.start])
        for each in spans
    )


def _is_beyond_the_refusal(text: str, span: pb.Span, spans: Sequence[pb.Span]) -> bool:
    """Whether the refusal in the message reaches other words only: the races of "races not for children"."""
    if span.type not in _REFUSABLE or is_surely_refused(text, span.start, span.end):
        return False
    place = span.start, span.end
    refused = [(each.start, each.end) for each in spans if each.polarity == pb.POLARITY_REFUSED and each is not span]
    if lies_beyond(text, place, refused):
        return True
    wished = [
        (each.start, each.end)
        for each in spans
        if each.type == pb.SPAN_TYPE_KIND and each.polarity == pb.POLARITY_WANTED
    ]
    return span.type in _FROM and is_said_further(text, place, refused, wished)


def _is_said_of_what_is_refused(text: str, span: pb.Span, spans: Sequence[pb.Span]) -> bool:
    """Whether a clause says it of something that is refused: the fear of "no monsters that scare me".

    What nobody is shown against their will is refused with any such clause. Another kind may be said of the game
    ("without zombies that is funny") where what is refused is named itself.
    """
    clause = refused_clause(text, span.start, span.end)
    if clause is None:
        return False
    if read_content(span.text):
        return True
    is_named = any(each.start < clause.head_end and clause.head_start < each.end for each in spans)
    return not is_named and not clause.adds
