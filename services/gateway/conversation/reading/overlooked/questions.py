"""Completes what the classifier found in a question about games: which games it is about, and which kind it asks for.

A question about a game is about some game, so what is spelled like one is more likely meant than in a wish.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.answering.attributes import Attribute, attributes_in, without_titles
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.conversation.reading.spans.titles_meant import MOST_GAMES_OF_A_TITLE
from services.gateway.understanding.comparing.superlatives import superlative_in
from services.gateway.understanding.games.title_lookup import TitleLookup
from services.gateway.understanding.games.titles_in_questions import TitleInText, titles_in_question
from services.gateway.understanding.plain_text import bare, pattern

# What tells which game a question is about.
_NAMING = frozenset((pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_ORDINAL))
_COMPARED = 2
_OF_TWO = frozenset((Attribute.FIRST, Attribute.ALIKE))
# Where anything else is asked, the words for it are no kind: "the story of Celeste" does not ask whether it has one.
_KINDS_ARE_ASKED_BESIDE = frozenset((Attribute.GENRE,))


_WHICH_PLATFORMS = pattern(r"\b(?:que|quais|qual|cuál(?:es)?) plataformas?\b")


def with_what_is_asked_about(
    text: str, found: Sequence[Constraint], reader: SpanReader, titles: TitleLookup
) -> list[Constraint]:
    """The constraints of a question, with the titles and the kinds in it that were overlooked."""
    found = [each for each in found if not _is_what_is_asked(text, each)]
    named = [each for each in found if each.type in _NAMING and not each.unmatched]
    compares = bool(named) and not _OF_TWO.isdisjoint(
        attributes_in(without_titles(text, [each.text for each in named]), games=2)
    )
    said = titles_in_question(text, titles)
    if not named and any(each.unmatched and each.type == pb.SPAN_TYPE_TITLE for each in found):
        # Two names that were taken for one: "Limbo Inside'dan önce mi çıktı?".
        compares = Attribute.FIRST in attributes_in(text, games=_COMPARED)
    if not said or (compares and len(named) + _beside(said, named) < _COMPARED):
        said = [] if named and not compares else titles_in_question(text, titles, in_lower_case=True)
    if named and not compares:
        said = []
    further = [
        Constraint(
            text=text[each.start : each.end],
            start=each.start,
            end=each.end,
            type=pb.SPAN_TYPE_TITLE,
            polarity=pb.POLARITY_WANTED,
            game_ids=each.game_ids,
        )
        for each in said
        if not any(_overlap(each.start, each.end, other) for other in named)
    ]
    kept = [
        each
        for each in found
        if not (each.unmatched and any(_overlap(each.start, each.end, other) for other in further))
    ]
    constraints = [*kept, *further]
    if superlative_in(text) is not None:
        constraints = _with_a_series(constraints, reader)
    return [*constraints, *_kinds_asked(text, constraints, reader)]


def _with_a_series(constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """The constraints of a question for the first in something, in which a title that stands alone is all of its
    series: "mass effect, which one is the shortest"."""
    titles = [each for each in constraints if each.type in _NAMING]
    if len(titles) != 1 or titles[0].type != pb.SPAN_TYPE_TITLE or titles[0].unmatched:
        return list(constraints)
    series = Constraint()
    series.CopyFrom(titles[0])
    series.game_ids[:] = dict.fromkeys([*series.game_ids, *reader.series(series.text)])
    del series.game_ids[MOST_GAMES_OF_A_TITLE:]
    return [series if each is titles[0] else each for each in constraints]


def _is_what_is_asked(text: str, constraint: Constraint) -> bool:
    """Whether a word for a kind asks for platforms: "em que plataformas roda?" asks for no platformer."""
    return constraint.type == pb.SPAN_TYPE_KIND and any(
        match.start() <= constraint.start < match.end() for match in _WHICH_PLATFORMS.finditer(bare(text))
    )


def _kinds_asked(text: str, constraints: Sequence[Constraint], reader: SpanReader) -> Iterator[Constraint]:
    """The kinds that a question names where it asks for nothing else: "is Celeste a platformer?"."""
    if any(each.type in (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_PLATFORM) for each in constraints):
        return
    letters = list(text)
    for each in constraints:
        letters[each.start : each.end] = " " * (each.end - each.start)
    rest = "".join(letters)
    if not _KINDS_ARE_ASKED_BESIDE.issuperset(attributes_in(rest, games=1)):
        return
    for start, end in reader.kind_places(rest):
        span = pb.Span(start=start, end=end, text=text[start:end], type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_WANTED)
        yield from reader.read([span])


def _beside(said: Sequence[TitleInText], named: Sequence[Constraint]) -> int:
    """How many of the titles `said` are not among those `named`."""
    return sum(not any(_overlap(each.start, each.end, other) for other in named) for each in said)


def _overlap(start: int, end: int, other: Constraint) -> bool:
    return other.start < end and start < other.end
