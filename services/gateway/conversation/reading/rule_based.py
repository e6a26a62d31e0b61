"""Reads constraints by rules over words, where the classifier cannot be reached or would take too long.

This is the only place where such rules stand in for the model: they find what is called by the catalogue's own names,
in English and Russian, and in any of eleven languages whether a child is spoken of and what must not be seen, as what
is not for children must not come even then. A question that names a game is known by its form.
"""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.believed.titles_believed import asks_about_a_game
from services.gateway.conversation.reading.overlooked.completing import completed
from services.gateway.conversation.reading.overlooked.protecting import (
    age_of_a_child,
    nothing_scary,
    refused_content_places,
)
from services.gateway.conversation.reading.overlooked.questions import with_what_is_asked_about
from services.gateway.conversation.reading.spans.contents_meant import refuse_content
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.amounts.ages.adults import is_for_an_adult
from services.gateway.understanding.amounts.ages.children import read_child_age
from services.gateway.understanding.constraints import read_constraints
from services.gateway.understanding.games.title_lookup import TitleLookup
from services.gateway.understanding.vocabulary import Vocabulary


def constraints_by_rules(text: str, vocabulary: Vocabulary | None) -> list[Constraint]:
    """What `text` asks for by name, and what protects a child; without a `vocabulary` the latter alone."""
    return [*(_named(text, vocabulary) if vocabulary is not None else ()), *protection_by_rules(text)]


def asked_by_rules(text: str, reader: SpanReader, titles: TitleLookup) -> list[Constraint]:
    """The games and platforms that a question about games names, and what protects a child; nothing where `text` asks
    about no game that it names."""
    # As little is known of it as of what the classifier takes for no talk of games, in doubt.
    if not asks_about_a_game(text, pb.Understanding(intent=pb.INTENT_OFF_TOPIC), titles):
        return []
    asked = completed(text, with_what_is_asked_about(text, [], reader, titles), reader, is_wish=False)
    names_a_game = any(each.type == pb.SPAN_TYPE_TITLE for each in asked)
    return [*asked, *protection_by_rules(text)] if names_a_game else []


def protection_by_rules(text: str) -> list[Constraint]:
    """The age of the child that `text` speaks of, and what must not be seen."""
    found = []
    for start, end in refused_content_places(text):
        refused = Constraint(text=text[start:end], start=start, end=end, type=pb.SPAN_TYPE_CONTENT)
        refused.polarity = pb.POLARITY_REFUSED
        if refuse_content(refused):
            found.append(refused)
    told = {descriptor for each in found for descriptor in each.condition.exclude_content}
    found += nothing_scary(text, told)
    if (age := read_child_age(text)) is not None and not is_for_an_adult(text):
        found.append(age_of_a_child(text, age))
    return found


def _named(text: str, vocabulary: Vocabulary) -> list[Constraint]:
    """What `text` asks for by the catalogue's names; the words of the player are not told."""
    read = read_constraints(text, vocabulary)
    found = [
        Constraint(type=pb.SPAN_TYPE_KIND, polarity=polarity, names=[name])
        for polarity, names in (
            (pb.POLARITY_WANTED, (*read.genres, *read.tags)),
            (pb.POLARITY_REFUSED, (*read.refused_genres, *read.refused_tags)),
        )
        for name in dict.fromkeys(names)
    ]
    if read.platforms:
        condition = common_pb2.GameFilter(platforms=read.platforms)
        found.append(_wanted(pb.SPAN_TYPE_PLATFORM, condition, names=read.platforms))
    if read.min_year or read.max_year:
        years = common_pb2.GameFilter(min_year=read.min_year, max_year=read.max_year)
        found.append(_wanted(pb.SPAN_TYPE_YEARS, years))
    found += [
        Constraint(type=pb.SPAN_TYPE_TITLE, polarity=pb.POLARITY_LIKED, game_ids=[game_id]) for game_id in read.game_ids
    ]
    return found


def _wanted(
    span_type: pb.SpanType.ValueType, condition: common_pb2.GameFilter, names: tuple[str, ...] = ()
) -> Constraint:
    return Constraint(type=span_type, polarity=pb.POLARITY_WANTED, names=names, condition=condition)
