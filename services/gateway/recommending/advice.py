"""What is asked of the advisor, and what it advises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for: `text` may be empty, then history alone counts.

    `limit` is how many games the caller wants; without it as many come as the message asks for, at most `most`, or
    `usual` if it does not say. The conversation so far is `state` or, without it, `history`.
    """

    player_id: str
    text: str
    limit: int | None
    filter: common_pb2.GameFilter | None
    usual: int = 5
    most: int = 50
    state: gateway_pb2.ConversationState | None = None
    history: Sequence[gateway_pb2.Turn] = ()

    def games_wanted(self, asked_for: int) -> int:
        """How many games to recommend where the message asks for so many, 0 if it does not say."""
        return self.limit or min(asked_for or self.usual, self.most)


@dataclass(frozen=True, slots=True)
class Advice:
    """What is recommended, and what the message says, for a text about both.

    `recommendations` holds what the client gets: intent and act, what was understood and relaxed, the games, and the
    games that are asked about. `state` is the conversation with this answer in it; `attribute` holds the player's words
    for what they ask of the games in question, empty if they name nothing, and `asks` those of the question before if
    the message goes on with it; `games_wanted` is how many games there should be, and `still_fitting` are
    games shown before that have all that is wished; `barred_by_age` are wanted kinds of which there are games, but none
    that an age allows, `too_young_for` games wanted by name that it does not, `keeps_to_age` is the age of the youngest
    child where an older one is spoken of, 0 else, `told_before` is what the games of the answer before lacked
    too, `kept` are games of the list before that stay beside the new ones, and `left_out` those that the message turns
    down one by one; `cares_again` tells that somebody spoke of harming themselves before, too.
    """

    recommendations: gateway_pb2.Recommendations
    catalogue_revision: str
    state: gateway_pb2.ConversationState
    attribute: str = ""
    asks: str = ""
    games_wanted: int = 0
    still_fitting: Sequence[common_pb2.Game] = ()
    barred_by_age: Sequence[gateway_pb2.Constraint] = ()
    too_young_for: Sequence[common_pb2.Game] = ()
    keeps_to_age: int = 0
    told_before: Sequence[gateway_pb2.Constraint] = ()
    kept: Sequence[common_pb2.Game] = ()
    left_out: Sequence[common_pb2.Game] = ()
    cares_again: bool = False

    @property
    def intent(self) -> classifier_pb2.Intent.ValueType:
        """What the message wants."""
        return self.recommendations.intent.label

    @property
    def act(self) -> classifier_pb2.Act.ValueType:
        """What the message does in its conversation."""
        return self.recommendations.intent.act

    @property
    def unmatched(self) -> list[gateway_pb2.Constraint]:
        """What the message says that nothing in the catalogue is called."""
        return [each for each in self.recommendations.understood if each.unmatched]

    @property
    def is_off_topic(self) -> bool:
        """Whether the message is, surely, about something else than games and no small talk either."""
        intent = self.recommendations.intent
        return intent.topic == classifier_pb2.TOPIC_NOT_GAME and intent.label == classifier_pb2.INTENT_OFF_TOPIC

    @property
    def is_distress(self) -> bool:
        """Whether the writer, or somebody they write of, may be in danger: that needs care, not games."""
        return self.intent == classifier_pb2.INTENT_DISTRESS
