"""Tells a "no" that refuses nothing: "on the" in Portuguese, "but" in Russian of Latin letters, "well" in Polish."""

from __future__ import annotations

import re

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


def without_harmless_no(text: str, before: str, spoken: str, reader: SpanReader) -> str:
    """The text, of the same length, without a "no" that refuses nothing in its language: "no mesmo computador".

    `before` is what was said before, as far as it is known, and `spoken` its language.
    """
    code = _language_of_a_harmless_no(text, before, spoken)
    if not code:
        return text
    english = _english_noes(text, code, reader)
    return _NO.sub(lambda match: match.group() if match.start() in english else " " * len(match.group()), text)


def _english_noes(text: str, code: str, reader: SpanReader) -> frozenset[int]:
    """Where a "no" in Russian of Latin letters is the English one: right before a kind that is named in English, as in
    "hochu igru no shooter". Who means "but" says how the game is to be: "no strashnuyu"."""
    if code != "ru":
        return frozenset()
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


def refused_by_no_refusal(
    text: str, constraint: Constraint, reader: SpanReader, before: str, spoken: str
) -> Constraint:
    """What is refused by nothing but a "no" that is a refusal in English and none in the language of the message."""
    if constraint.polarity != pb.POLARITY_REFUSED or constraint.type not in _REFUSED_BY_NO:
        return constraint
    code = _language_of_a_harmless_no(text, before, spoken)
    if not code:
        return constraint
    match = _BEHIND_NO[code].search(text[: constraint.start])
    stands_behind = match is not None and match.start() not in _english_noes(text, code, reader)
    # Russian in Latin letters refuses by words that are not looked for.
    if not stands_behind and (code == "ru" or has_refusing_words(_NO.sub(" ", text))):
        return constraint
    is_example = constraint.type == pb.SPAN_TYPE_TITLE
    return reader.read_as(pb.POLARITY_LIKED if is_example else pb.POLARITY_WANTED, constraint)[0]
