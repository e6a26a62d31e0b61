"""Gathers what a text without a model is to say: the recommendations, the wish in force, the place in the talk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.conversation.caring import is_of_care
from services.gateway.writing.wording import Facet

_FACETS = {
    classifier_pb2.SPAN_TYPE_PLATFORM: Facet.PLATFORMS,
    classifier_pb2.SPAN_TYPE_DEVELOPER: Facet.DEVELOPER,
    classifier_pb2.SPAN_TYPE_PLAYERS: Facet.PLAYERS,
    classifier_pb2.SPAN_TYPE_LENGTH: Facet.LENGTH,
    classifier_pb2.SPAN_TYPE_PRICE: Facet.PRICE,
    classifier_pb2.SPAN_TYPE_AGE: Facet.AGE,
}

# Conditions that every game of a list meets, unless they were given up.
_HOLDING = (classifier_pb2.SPAN_TYPE_PLATFORM, classifier_pb2.SPAN_TYPE_AGE, classifier_pb2.SPAN_TYPE_PRICE)
_NAMED = (classifier_pb2.SPAN_TYPE_PLATFORM, classifier_pb2.SPAN_TYPE_DEVELOPER)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a text is about and when it is said.

    Of games there are:
    - `games`: those to name, out of `recommendations.games`;
    - `examples`: those that the player wants the like of;
    - `kept`: those of the list before that stay;
    - `left_out`: those that the message turns down one by one;
    - `still_fitting`: those shown before that have all of the wish;
    - `too_young_for`: those that were wanted by name and are not for the age of the child.

    Of wishes:
    - `constraints`: those in force;
    - `told_before`: those that the answer before fell short of, too;
    - `barred_by_age`: kinds of which there are games, but none for the age of the child.

    `turn` counts the answers before this one, which lets phrases differ, and `text` is the message. `games_wanted` is
    how many games there should be, 0 if that is not known. `keeps_to_age` is the age of the youngest child where an
    older one is spoken of, 0 else.
    """

    recommendations: gateway_pb2.Recommendations
    games: Sequence[common_pb2.RecommendedGame] = ()
    constraints: Sequence[gateway_pb2.Constraint] = field(default=())
    turn: int = 0
    text: str = ""
    games_wanted: int = 0
    still_fitting: Sequence[common_pb2.Game] = ()
    barred_by_age: Sequence[gateway_pb2.Constraint] = ()
    too_young_for: Sequence[common_pb2.Game] = ()
    keeps_to_age: int = 0
    examples: Sequence[common_pb2.Game] = ()
    told_before: Sequence[gateway_pb2.Constraint] = ()
    kept: Sequence[common_pb2.Game] = ()
    left_out: Sequence[common_pb2.Game] = ()

    @property
    def facets(self) -> list[Facet]:
        """The sides of a game that the wish speaks of, and always its kinds."""
        spoken_of = [
            _FACETS[each.type]
            for each in self.constraints
            if each.type in _FACETS
            and not is_of_care(each)
            and not _is_refusal(each)
            and not self._is_other_maker(each)
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

    @property
    def facets_to_tell(self) -> list[Facet]:
        """The same without what all games of the list have, and the player said with an earlier message: five games in
        each answer "for all ages, on PC" tell nothing."""
        known = {_FACETS[each.type] for each in self.constraints if self._goes_without_saying(each)}
        return [each for each in self.facets if each not in known]

    def _goes_without_saying(self, constraint: gateway_pb2.Constraint) -> bool:
        """Whether it holds of every game of the list, and was said before this message."""
        is_said_now = any(each.type == constraint.type for each in self.recommendations.understood)
        is_one = constraint.HasField("condition") and len(constraint.names) <= 1
        holds = is_one and constraint.type in _HOLDING and constraint not in self.recommendations.relaxed
        return self.turn > 0 and holds and not is_said_now

    @property
    def wishes_for_something(self) -> bool:
        """Whether a fact of a game can answer the wish."""
        return bool(self.wanted) or self.facets != [Facet.KINDS]

    @property
    def kinds_of_examples(self) -> list[str]:
        """The genres and tags of the games that the player named to have the like of."""
        return [name for each in self.examples for name in (*each.genres, *each.tags)]

    @property
    def names_prices(self) -> bool:
        """Whether the wish tells ways of paying apart, as "without a subscription" does and "cheap" does not."""
        return any(
            each.type == classifier_pb2.SPAN_TYPE_PRICE and each.condition.price_models for each in self.constraints
        )

    @property
    def modes(self) -> set[int]:
        """The modes (`PlayMode`) that all of the wish leaves; none where it names none."""
        named = [set[int](each.condition.modes) for each in self.constraints if each.condition.modes]
        return set.intersection(*named) if named else set()

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
