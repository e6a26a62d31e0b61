"""Turns words for what games show into conditions, where they are refused or made less: "no gore", "less violent".

What is tolerated or asked about ("blood is fine", "is there swearing?") is understood and puts no condition.
"""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.caring import is_of_care
from services.gateway.conversation.reading.spans.amounts_meant import set_condition
from services.gateway.understanding.contents.content import (
    content_places,
    names_combat,
    names_the_genre_of_fear,
    read_content,
)

# Of these there are genres that are about them: who wants no shooter may see a fight.
_OF_GENRES = (
    common_pb2.CONTENT_DESCRIPTOR_MILD_VIOLENCE,
    common_pb2.CONTENT_DESCRIPTOR_VIOLENCE,
    common_pb2.CONTENT_DESCRIPTOR_GORE,
    common_pb2.CONTENT_DESCRIPTOR_HORROR,
)
# What catalogues call what frightens.
FRIGHTENING = "horror"
# What content descriptors tell of sales within games: loot boxes.
SOLD_IN_GAMES = common_pb2.CONTENT_DESCRIPTOR_RANDOM_PURCHASES
_FEAR = common_pb2.CONTENT_DESCRIPTOR_HORROR
# What may be seen of it where there is to be less.
_LEAST_OF = common_pb2.CONTENT_DESCRIPTOR_MILD_VIOLENCE
_OF_STRANGERS = common_pb2.CONTENT_DESCRIPTOR_ONLINE_INTERACTION


def content(constraint: Constraint) -> bool:
    """What is marked as shown in games; whether its words name anything that catalogues describe."""
    if constraint.polarity in (pb.POLARITY_REFUSED, pb.POLARITY_LESS):
        return refuse_content(constraint, is_marked=True)
    # A genre that is named is wished for, whatever it was taken for.
    is_tolerated = constraint.polarity == pb.POLARITY_WANTED and not names_the_genre_of_fear(constraint.text)
    return is_tolerated and bool(read_content(constraint.text, is_marked=True))


def refuse_strangers(constraint: Constraint) -> bool:
    """Makes refused words about company, of chats, voices and strangers, a condition on content; whether they are."""
    if constraint.polarity != pb.POLARITY_REFUSED:
        return False
    return _OF_STRANGERS in read_content(constraint.text, is_marked=True) and _exclude(constraint, [_OF_STRANGERS])


def refuse_content(constraint: Constraint, *, is_marked: bool = False) -> bool:
    """Makes a constraint one on what is shown; whether its words name anything that catalogues describe.

    With `is_marked` words tell, too, that mean it only where they are marked as content.
    """
    descriptors = read_content(constraint.text, is_marked=is_marked)
    if constraint.polarity == pb.POLARITY_LESS:
        descriptors = [each for each in descriptors if each != _LEAST_OF]
    return bool(descriptors) and _exclude(constraint, descriptors)


def _exclude(constraint: Constraint, descriptors: Sequence[common_pb2.ContentDescriptor.ValueType]) -> bool:
    constraint.type = pb.SPAN_TYPE_CONTENT
    return set_condition(constraint, common_pb2.GameFilter(exclude_content=descriptors))


def of_no_kind(constraint: Constraint) -> list[common_pb2.ContentDescriptor.ValueType]:
    """What words name that catalogues describe and no genre is about: loot boxes, but not fighting."""
    return [each for each in read_content(constraint.text) if each not in _OF_GENRES]


def refused_as_content(constraint: Constraint) -> list[Constraint]:
    """What is seen, where a kind is refused that is called like it: "no gambling" refuses games that only have some."""
    if constraint.type != pb.SPAN_TYPE_KIND or constraint.polarity != pb.POLARITY_REFUSED:
        return []
    names_an_act = any(span == (0, len(constraint.text)) for span in content_places(constraint.text))
    # "Shooters" are a kind; who refuses to "shoot people" refuses the deed, wherever it is done.
    shown = read_content(constraint.text) if names_an_act and " " in constraint.text else of_no_kind(constraint)
    if names_combat(constraint.text):
        shown = read_content(constraint.text, is_marked=True)
    if FRIGHTENING in map(str.casefold, constraint.names) and _FEAR in read_content(constraint.text):
        # Games that are of another genre may frighten, too.
        shown = [*shown, *([] if _FEAR in shown else [_FEAR])]
    if not shown:
        return []
    result = Constraint(text=constraint.text, start=constraint.start, end=constraint.end, type=pb.SPAN_TYPE_CONTENT)
    result.polarity = pb.POLARITY_REFUSED
    result.condition.exclude_content.extend(shown)
    return [result]


def wants_to_see(constraint: Constraint, refused: Constraint) -> bool:
    """Whether a constraint wishes for all that is not to be seen by another one, or lets it be: "blood is fine".

    What is barred since somebody spoke of harming themselves is not theirs to allow.
    """
    shown = set(refused.condition.exclude_content)
    is_wish = constraint.polarity == pb.POLARITY_WANTED and not constraint.HasField("condition")
    if not (is_wish and shown) or refused.type != pb.SPAN_TYPE_CONTENT or is_of_care(refused):
        return False
    if constraint.type == pb.SPAN_TYPE_KIND:
        return FRIGHTENING in map(str.casefold, constraint.names) and shown == {_FEAR}
    is_read = constraint.type == pb.SPAN_TYPE_CONTENT and not constraint.unmatched
    return is_read and shown <= set(read_content(constraint.text, is_marked=True))


def less_frightening(constraints: list[Constraint]) -> list[Constraint]:
    """The constraints, of which one on fear gives way to a wish for what frightens: "horror, but not too scary"."""
    wants_horror = any(
        each.type == pb.SPAN_TYPE_KIND
        and each.polarity == pb.POLARITY_WANTED
        and FRIGHTENING in map(str.casefold, each.names)
        for each in constraints
    )
    for each in constraints:
        if wants_horror and each.polarity == pb.POLARITY_LESS and list(each.condition.exclude_content) == [_FEAR]:
            each.ClearField("condition")
    return constraints
