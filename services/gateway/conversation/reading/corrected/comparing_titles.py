"""Reads a wish for games that are shorter, newer or the like than one that it names, however the classifier took it.

"Than Skyrim" refuses no Skyrim and asks nothing about it: it is what the games that are wanted are compared with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.answering.question_form import asks_for_others, asks_in_form, starts_as_a_question
from services.gateway.understanding.comparing.comparisons import ABLATIVE, THAN, Comparison, comparisons
from services.gateway.understanding.games.title_lookup import TitleLookup
from services.gateway.understanding.games.titles_in_questions import titles_in_question
from services.gateway.understanding.plain_text import WORD, bare, pattern

# What the words that compare may be marked as besides.
_COMPARING = (pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_LENGTH, pb.SPAN_TYPE_PRICE, pb.SPAN_TYPE_ATTRIBUTE, pb.SPAN_TYPE_AGE)
_THAN_BEHIND = re.compile(
    rf"(?:\W*\w+){{0,3}}?\W*\b{THAN}\W*(?:(?:the|le|la|les|el|los|o|a|das|der|die)\W+)?", re.IGNORECASE
)
_GAP = re.compile(r"\W*")
_ABLATIVE = re.compile(rf"(?:{ABLATIVE})?\W*", re.IGNORECASE)
_IN_THE_ABLATIVE = re.compile(rf"{ABLATIVE}\W*$", re.IGNORECASE)
# A comparative of any kind, and "than" before a name: "less scary than Outlast".
_BEFORE_A_NAME = pattern(
    r"\b(?:than|niż|ніж|чем|do que)\W+(?:the )?$|\b(?:more|less|\w+er|mehr|weniger|"
    r"\w+er(?:e[nrs]?)?) (?:\w+ ){0,2}als\W+$|"
    r"\b(?:más|menos|plus|moins|mais) (?:\w+ ){1,3}(?:que|qu['’])\W*$|比$"
)
_BEHIND_A_NAME = pattern(rf"^(?:より|{ABLATIVE} (?:daha|az|çok)\b)")
_MOST_WORDS_BESIDE = 8
_NEAR = 24
# "Before" and "after" beside the name of a game speak of the year in which that came out.
_EARLIER = pattern(
    r"\b(?:before|prior to|earlier than|predating|до|раньше|прежде|vor|antes (?:de|del|do|da|que)|avant|przed|раніше|"
    r"önce(?:si|ki|sine)?)\b|之前|以前|(?:より)?前に?|よりも?前"
)
_LATER = pattern(
    r"\b(?:after|later than|since|после|позже|nach|despu[eé]s (?:de|del)|depois (?:de|do|da)|après|po|після|пізніше|"
    r"sonra(?:ki|sı)?)\b|之后|以后|(?:より)?後に?|よりも?後"
)
# "Подібне до" is like it, not before it.
_ALIKE_BEFORE = pattern(r"\b(?:подібн\w+|схож\w+|близьк\w+|аналогічн\w+)\s+$")
# Turkish asks by a word behind what is asked, with or without a question mark.
_TURKISH_QUESTION = re.compile(r"\b(?:m[ıiuü]|mıdır|midir)\b", re.IGNORECASE)


def with_a_comparison(text: str, found: pb.Understanding, titles: TitleLookup, *, has_shown: bool) -> pb.Understanding:
    """What the classifier says of `text`, which is a wish where it compares games with the one that it names."""
    named = _title(text, found, titles)
    if named is None:
        return found
    said = next((each for each in _comparisons(text, named) if _is_with(text, each, named)), None)
    if said is None and not _is_compared(text, named):
        return found
    if _names_another(text, named, titles):
        return found
    is_question = asks_in_form(text) or starts_as_a_question(text) or _TURKISH_QUESTION.search(text) is not None
    asks = is_question and not asks_for_others(text)
    if asks or len(WORD.findall(text)) - len(WORD.findall(named.text)) > _MOST_WORDS_BESIDE:
        return found
    result = pb.Understanding()
    result.CopyFrom(found)
    del result.spans[:]
    result.spans.extend(_kept(found, named, said))
    named.polarity = pb.POLARITY_LIKED
    result.spans.append(named)
    if said is not None:
        # In Chinese the comparing word is found with the title before it.
        start = named.end if said.start <= named.start < named.end < said.end else said.start
        words = pb.Span(start=start, end=said.end, text=text[start : said.end], type=said.type)
        words.polarity = said.polarity
        result.spans.append(words)
    if found.intent != pb.INTENT_RECOMMEND or found.act in (pb.ACT_ABOUT_GAME, pb.ACT_ABOUT_SHOWN, pb.ACT_PICK):
        result.act = pb.ACT_REFINE if has_shown else pb.ACT_NEW_WISH
    result.intent, result.topic = pb.INTENT_RECOMMEND, pb.TOPIC_GAME
    return result


def is_compared_with(text: str, start: int, end: int) -> bool:
    """Whether the game that `text[start:end]` names is what others are compared with by length, age or price."""
    named = pb.Span(start=start, end=end, text=text[start:end])
    return any(_is_with(text, each, named) for each in _comparisons(text, named))


def _comparisons(text: str, named: pb.Span) -> Iterator[Comparison]:
    """What compares in a text that names a game."""
    readable = _without_digits(text, named)
    yield from comparisons(readable)
    for form, polarity in ((_EARLIER, pb.POLARITY_LESS), (_LATER, pb.POLARITY_MORE)):
        for match in form.finditer(bare(readable)):
            if _ALIKE_BEFORE.search(bare(readable[max(0, match.start() - _NEAR) : match.start()])):
                continue
            yield Comparison(pb.SPAN_TYPE_YEARS, polarity, match.start(), match.end(), has_object=True)


def _title(text: str, found: pb.Understanding, titles: TitleLookup) -> pb.Span | None:
    """The one game that a message names; None if it names none, or several."""
    marked = [each for each in found.spans if each.type == pb.SPAN_TYPE_TITLE]
    if (
        len(marked) > 1
        or found.intent == pb.INTENT_DISTRESS
        or any(each.type == pb.SPAN_TYPE_ORDINAL for each in found.spans)
    ):
        return None
    if marked:
        result = pb.Span()
        result.CopyFrom(marked[0])
        return result
    said = titles_in_question(text, titles, in_lower_case=True) if any(True for _ in comparisons(text)) else []
    if len(said) != 1:
        return None
    one = said[0]
    return pb.Span(start=one.start, end=one.end, text=text[one.start : one.end], type=pb.SPAN_TYPE_TITLE)


def _names_another(text: str, named: pb.Span, titles: TitleLookup) -> bool:
    """Whether another game is named besides, in a question which of the two is older or longer."""
    said = titles_in_question(text, titles, in_lower_case=True)
    return any(each.end <= named.start or named.end <= each.start for each in said)


def _without_digits(text: str, named: pb.Span) -> str:
    """The text with letters for the digits of the title, which is no year: "newer than Cyberpunk 2077"."""
    return text[: named.start] + re.sub(r"\d", "x", text[named.start : named.end]) + text[named.end :]


def _is_with(text: str, said: Comparison, named: pb.Span) -> bool:
    if named.start >= said.end:
        between = text[said.end : named.start]
        return (_THAN_BEHIND.fullmatch(between) or _GAP.fullmatch(between)) is not None
    if named.end <= said.start:
        between = text[named.end : said.start]
        return _ABLATIVE.fullmatch(between) is not None and _has_an_ablative(text, said, named)
    return text[: named.start].endswith("比")


def _has_an_ablative(text: str, said: Comparison, named: pb.Span) -> bool:
    """Whether a language puts what is compared with before the comparing word: Japanese, and Turkish by its ending."""
    if text[said.start : said.end].startswith("より"):
        return True
    return _IN_THE_ABLATIVE.search(text[named.start : said.start]) is not None


def _is_compared(text: str, named: pb.Span) -> bool:
    """Whether any comparing word is about the title, such as one for how hard a game is."""
    before, behind = bare(text[: named.start]), bare(text[named.end :])
    return _BEFORE_A_NAME.search(before) is not None or _BEHIND_A_NAME.match(behind) is not None


def _kept(found: pb.Understanding, named: pb.Span, said: Comparison | None) -> Iterator[pb.Span]:
    """The spans beside the title, without what the comparing words were taken for."""
    for each in found.spans:
        if each.start < named.end and named.start < each.end:
            continue
        overlaps = said is not None and each.start < said.end and said.start < each.end
        if not overlaps or each.type not in _COMPARING:
            yield each
