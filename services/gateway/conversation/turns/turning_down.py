"""Tells which games a message turns down, by their places or names or as a whole list, and which of the list stay."""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.answering.attributes import Attribute, attributes_in, without_titles
from services.gateway.answering.question_form import asks_for_others
from services.gateway.conversation.message import Message, games_of
from services.gateway.understanding.talking.talk import is_known_already

# A longer list of what is left out nobody reads.
_MOST_NAMED = 5


def turned_down_of_the_list(
    message: Message, said: Sequence[Constraint], latest: Sequence[str]
) -> tuple[Sequence[str], Sequence[Constraint]]:
    """The ids of the games that a message turns down, and what of its constraints `said` still says what is wanted.

    `latest` holds the ids of the games shown last, all of which go where none is told apart.
    """
    refused = games_of([each for each in said if each.polarity == pb.POLARITY_REFUSED], pb.SPAN_TYPE_ORDINAL)
    if message.act != pb.ACT_REJECT_SHOWN:
        return refused, said
    # "None of these, something like Hades" turns the list down, and Hades is what others are to be like.
    if _names_examples_alone(message):
        return refused or latest, said
    rest = [each for each in said if each.type != pb.SPAN_TYPE_TITLE]
    # "The second is rubbish, the fourth is great" turns one down alone; a name that is not known here, none.
    if any(each.type in (pb.SPAN_TYPE_ORDINAL, pb.SPAN_TYPE_TITLE) for each in said):
        return refused or games_of(said, pb.SPAN_TYPE_ORDINAL) or games_of(said, pb.SPAN_TYPE_TITLE), rest
    return latest, rest


def kept_of_the_list(
    message: Message, said: Sequence[Constraint], turned_down: Sequence[str], latest: Sequence[str]
) -> list[str]:
    """The ids of the games shown that stay where single ones are turned down by their places or names, and nothing else
    is said.

    A game that was not shown takes the place of none of these: its name is no word against the list.
    """
    points = any(each.type == pb.SPAN_TYPE_ORDINAL and each.game_ids for each in said)
    # "Played Hades, something else please" asks for a new list.
    names_one = bool(refused_titles(message)) and not asks_for_others(message.text)
    if _names_examples_alone(message):
        return []
    others = [each for each in said if each.type != pb.SPAN_TYPE_ORDINAL and each not in refused_titles(message)]
    is_said = message.act == pb.ACT_REJECT_SHOWN or (message.act == pb.ACT_REFINE and names_one)
    if not is_said or not (points or names_one) or any(map(_changes_the_wish, others)):
        return []
    return [game_id for game_id in latest if game_id not in turned_down]


def left_out_one_by_one(message: Message, turned_down: Sequence[str], latest: Sequence[str]) -> list[str]:
    """The ids of the games that a message turns down by their places or names, few enough to be named in an answer;
    none where it turns down the list `latest` as a whole."""
    if message.act != pb.ACT_REJECT_SHOWN or _names_examples_alone(message):
        return []
    named = games_of(refused_titles(message), pb.SPAN_TYPE_TITLE)
    going = list(dict.fromkeys([*turned_down, *named])) if named or set(turned_down) < set(latest) else []
    return going if len(going) <= _MOST_NAMED else []


def _names_examples_alone(message: Message) -> bool:
    """Whether the games that a message names are ones that others are to be like, none that it turns down."""
    titles = [each for each in message.constraints if each.type == pb.SPAN_TYPE_TITLE and each.game_ids]
    if not titles or any(each.polarity != pb.POLARITY_LIKED for each in titles) or is_known_already(message.text):
        return False
    rest = without_titles(message.text, [each.text for each in titles])
    return Attribute.ALIKE in attributes_in(rest, games=2)


def refused_titles(message: Message) -> list[Constraint]:
    """The titles that a message turns down, of games that are known here."""
    titles = [each for each in message.constraints if each.type == pb.SPAN_TYPE_TITLE and each.game_ids]
    is_rejection = message.act == pb.ACT_REJECT_SHOWN
    return [each for each in titles if is_rejection or each.polarity == pb.POLARITY_REFUSED]


def _changes_the_wish(constraint: Constraint) -> bool:
    return not constraint.unmatched and constraint.type != pb.SPAN_TYPE_ATTRIBUTE
