"""Tells a "no" that refuses nothing: "on the" in Portuguese, "but" in Russian of Latin letters, "well" in Polish."""

from __future__ import annotations

import re
from functools import cached_property

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.languages.language import detect, detect_in_conversation
from services.gateway.understanding.refusing.refusals import has_refusing_words

_NO = re.compile(r"\bnos?\b", re.IGNORECASE)
_AFTER_A_POLISH_NO = r"(?:to|a|i|mo[zż]e|dobra|dobrze|jaki?[sś]|jaka[sś]|co[sś]|we[zź]|daj|ju[zż])"
_BEHIND_NO = {
    "pt": re.compile(r"\bnos?\s+(?:(?:mesm|noss)[oa]s?\s+|meu\s+|seu\s+|teu\s+)?$", re.IGNORECASE),
    "ru": re.compile(r"\bno\s+(?:(?:i|chtoby?|tolko|luchshe|mozhno|na|v|s|dlya|pod|pro|ot)\s+){0,3}$", re.IGNORECASE),
    "pl": re.compile(rf"\bno\s+(?:{_AFTER_A_POLISH_NO}\s+){{1,3}}(?:na\s+)?$", re.IGNORECASE),
}
_NO_BEFORE = re.compile(r"\b(?P<no>no)\s+", re.IGNORECASE)
_POLISH_NO = re.compile(rf"\bno,?\s+{_AFTER_A_POLISH_NO}\b", re.IGNORECASE)
# Behind a "no" these are Russian, whatever else it could be: "no na ps4".
_RUSSIAN_NO = re.compile(r"\bno\s+(?:na|v|s|dlya|chtoby?|tolko|luchshe|ne|bez)\b", re.IGNORECASE)
_REFUSED_BY_NO = (pb.SPAN_TYPE_PLATFORM, pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_PLAYERS, pb.SPAN_TYPE_TITLE)


class HarmlessNo:
    """The "no" of one message, where it refuses nothing in its language. That is told once, for all that it may refuse.

    `before` is what was said before, as far as it is known, and `spoken` its language.
    """

    def __init__(self, text: str, before: str, spoken: str, reader: SpanReader) -> None:
        self._text, self._reader = text, reader
        self._code = _language_of_a_harmless_no(text, before, spoken)
        self._english = _english_noes(text, reader) if self._code == "ru" else frozenset()

    def taken_out(self) -> str:
        """The text, of the same length, without it: "no mesmo computador"."""
        if not self._code:
            return self._text
        return _NO.sub(
            lambda match: match.group() if match.start() in self._english else " " * len(match.group()), self._text
        )

    def not_refusing(self, constraint: Constraint) -> Constraint:
        """The constraint, wanted where nothing but such a "no" refuses it."""
        if not self._code or constraint.polarity != pb.POLARITY_REFUSED or constraint.type not in _REFUSED_BY_NO:
            return constraint
        match = _BEHIND_NO[self._code].search(self._text[: constraint.start])
        stands_behind = match is not None and match.start() not in self._english
        # Russian in Latin letters refuses by words that are not looked for.
        if not stands_behind and (self._code == "ru" or self._is_refused_otherwise):
            return constraint
        is_example = constraint.type == pb.SPAN_TYPE_TITLE
        return self._reader.read_as(pb.POLARITY_LIKED if is_example else pb.POLARITY_WANTED, constraint)[0]

    @cached_property
    def _is_refused_otherwise(self) -> bool:
        return has_refusing_words(_NO.sub(" ", self._text))


def _english_noes(text: str, reader: SpanReader) -> frozenset[int]:
    """Where a "no" in Russian of Latin letters is the English one: right before a kind that is named in English, as in
    "hochu igru no shooter". Who means "but" says how the game is to be: "no strashnuyu"."""
    kinds = {start for start, _ in reader.kind_places(text)}
    return frozenset(match.start("no") for match in _NO_BEFORE.finditer(text) if match.end() in kinds)


def _language_of_a_harmless_no(text: str, before: str, spoken: str) -> str:
    """The language of a message in which "no" refuses nothing; empty for all others."""
    if _NO.search(text) is None:
        return ""
    # A Polish or a Russian message has to be so by itself: in a conversation many say "no horror" in English.
    code = detect(_NO.sub(" ", text))
    if (code == "pl" and _POLISH_NO.search(text) is not None) or (code == "ru" and text.isascii()):
        return code
    if _RUSSIAN_NO.search(text) is not None and before.isascii() and before and detect(before) == "ru":
        return "ru"
    told = (detect(f"{before} {text}"), detect_in_conversation(text, before, spoken))
    return "pt" if "pt" in told else ""
