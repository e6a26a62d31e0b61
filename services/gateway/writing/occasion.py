"""Gathers what a text without a model is to say: the recommendations, the wish in force, the place in the talk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.writing.wording import Facet

_FACETS = {
    classifier_pb2.SPAN_TYPE_PLATFORM: Facet.PLATFORMS,
    classifier_pb2.SPAN_TYPE_DEVELOPER: Facet.DEVELOPER,
    classifier_pb2.SPAN_TYPE_PLAYERS: Facet.PLAYERS,
    classifier_pb2.SPAN_TYPE_LENGTH: Facet.LENGTH,
    classifier_pb2.SPAN_TYPE_PRICE: Facet.PRICE,
    classifier_pb2.SPAN_TYPE_AGE: Facet.AGE,
    classifier_pb2.SPAN_TYPE_CONTENT: Facet.AGE,
}

_NAMED = (classifier_pb2.SPAN_TYPE_PLATFORM, classifier_pb2.SPAN_TYPE_DEVELOPER)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a text is about and when it is said.

    `games` are those to name, out of `recommendations.games`; `constraints` are the player's wishes in force; `turn`
    counts the answers before this one, which lets phrases differ; `text` is the message; `games_wanted` is how many
    games there should be, 0 if that is not known; `still_fitting` are games shown before that alone have all of it, and
    `barred_by_age` the wanted kinds of which there are games, but none for the age of a child; `kept` are games of the
    list before that stay.
    """

    recommendations: gateway_pb2.Recommendations
    games: Sequence[common_pb2.RecommendedGame] = ()
    constraints: Sequence[gateway_pb2.Constraint] = field(default=())
    turn: int = 0
    text: str = ""
    games_wanted: int = 0
    still_fitting: Sequence[common_pb2.Game] = ()
    barred_by_age: Sequence[gateway_pb2.Constraint] = ()
    kept: Sequence[common_pb2.Game] = ()

    @property
    def facets(self) -> list[Facet]:
        """The sides of a game that the wish speaks of, and always its kinds."""
        spoken_of = [
            _FACETS[each.type]
            for each in self.constraints
            if each.type in _FACETS and not _is_refusal(each) and not self._is_other_maker(each)
        ]
        return list(dict.fromkeys([Facet.KINDS, *spoken_of]))

    @property
    def wanted(self) -> list[str]:
        """The catalogue's names of the kinds that are wished for."""
        return self._names(classifier_pb2.SPAN_TYPE_KIND)

    @property
    def platforms(self) -> list[str]:
        """The catalogue's names of the platforms that are wished for."""
        return self._names(classifier_pb2.SPAN_TYPE_PLATFORM)

    def _is_other_maker(self, constraint: gateway_pb2.Constraint) -> bool:
        """Whether a studio is wanted that made none of the games: who made them instead would read like a match."""
        return constraint.type == classifier_pb2.SPAN_TYPE_DEVELOPER and constraint in self.recommendations.relaxed

    def _names(self, kind: classifier_pb2.SpanType.ValueType) -> list[str]:
        refused = classifier_pb2.POLARITY_REFUSED
        return [
            name for each in self.constraints if each.type == kind and each.polarity != refused for name in each.names
        ]


def _is_refusal(constraint: gateway_pb2.Constraint) -> bool:
    """Whether a constraint refuses a name: whose studio or platform a game has instead is nothing that was wished."""
    return constraint.type in _NAMED and constraint.polarity == classifier_pb2.POLARITY_REFUSED


def turns_before(history: Sequence[gateway_pb2.Turn], state: gateway_pb2.ConversationState, shown_now: int) -> int:
    """How many answers came before, as far as the conversation tells; `shown_now` games of `state` are of this one."""
    told = sum(each.speaker == gateway_pb2.Turn.SPEAKER_ADVISOR for each in history)
    shown_before = len(state.shown_game_ids) - shown_now
    # Where a client's state does not count them: most show five games.
    guessed = -(-shown_before // 5) if shown_before > 0 else 0
    return max(told, guessed, state.answer_count - 1)
