"""A message as the conversation takes it: what the classifier says of it, and what of it tells something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint

# What tells which games are wanted, and what a follow-up adds to the words that are searched by.
DESCRIBING = frozenset((pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_DEVELOPER, pb.SPAN_TYPE_TITLE))
_PASSING = (pb.SPAN_TYPE_COUNT, pb.SPAN_TYPE_ORDINAL)


@dataclass(frozen=True, slots=True)
class Message:
    """A message, and what the classifier says of it; `constraints` are its spans in the catalogue's terms.

    `is_guess` tells that its act is in doubt: the classifier is not sure of a new wish, or nothing but the classifier
    says that all before is over.
    `is_marked` tells whether a classifier has marked what is wished; rules overlook most that no table knows.
    """

    text: str
    intent: pb.Intent.ValueType
    topic: pb.Topic.ValueType
    act: pb.Act.ValueType
    constraints: Sequence[Constraint]
    is_guess: bool = False
    is_marked: bool = True

    @property
    def describes(self) -> bool:
        """Whether it tells what games it wants: "for two, on a Mac" alone goes on with the wish before."""
        # An act is judged without the messages before it, so what is a wish by itself may go on with another.
        return any(
            each.type in DESCRIBING and each.polarity != pb.POLARITY_REFUSED and not each.unmatched
            for each in self.constraints
        )

    @property
    def tells(self) -> bool:
        """Whether it says anything that games can meet."""
        return any(map(is_telling, self.constraints))


def is_telling(constraint: Constraint) -> bool:
    """Whether a constraint says something that games can meet."""
    return not constraint.unmatched and constraint.type not in _PASSING and not keeps_nothing_from_anybody(constraint)


def keeps_nothing_from_anybody(constraint: Constraint) -> bool:
    """Whether an age is understood and yet bars no game: that of a grown-up, or one that is refused ("not for babies").

    It says nothing of a child who was spoken of before, and so never takes the place of that child's age.
    """
    return constraint.type == pb.SPAN_TYPE_AGE and not constraint.unmatched and not constraint.HasField("condition")


def games_of(said: Sequence[Constraint], span_type: pb.SpanType.ValueType) -> list[str]:
    """The ids of the games that constraints of this type mean, each once."""
    return list(dict.fromkeys(game_id for each in said if each.type == span_type for game_id in each.game_ids))


def without_names(message: Message) -> str:
    """The words of a message beside those that tell which games it is about."""
    letters = list(message.text)
    for each in message.constraints:
        if each.type in (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_ORDINAL) and len(letters) >= each.end:
            letters[each.start : each.end] = " " * (each.end - each.start)
    return " ".join("".join(letters).split())
