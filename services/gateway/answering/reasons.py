"""Tells why a game was shown: what it shares with a game that others were to be like, what it has of the wish, or by
what else it came.

What the game lacks of the wish is no reason, and the line that the list had of it is not told again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.answering.game_question import GameQuestion
from services.gateway.answering.sentences import said
from services.gateway.understanding.catalogue import meets
from services.gateway.understanding.play_modes import ONLINE
from services.gateway.writing.grounding import Sentence
from services.gateway.writing.mentioning import facets_of, kinds_in_common
from services.gateway.writing.occasion import Occasion
from services.gateway.writing.texts.phrases import AnswerPhrases
from services.gateway.writing.wording import Wording

_Reason = common_pb2.Reason
_BY_TASTE = (_Reason.KIND_SIMILAR_TO_LIKED, _Reason.KIND_LIKED_BY_SIMILAR_PLAYERS, _Reason.KIND_REPLAY)
# A genre alone makes no likeness.
_LEAST_IN_COMMON = 2


def why_shown(wording: Wording, question: GameQuestion, game: common_pb2.Game) -> list[Sentence]:
    """By what the game came into the list, in one sentence or, with a game to be like and a wish, in two."""
    reason = question.reasons[game.game_id]
    alike, facts = _alike(wording, question, game), _of_the_wish(wording, question, game)
    answers = wording.phrases.answers
    if alike is not None:
        # What both games have was just told.
        further = [each for each in facts if each not in alike.kinds]
        told = answers.because_too.format(facts=wording.listed(further))
        return [alike.told, *([Sentence(told, (game.game_id,))] if further else [])]
    if reason in _BY_TASTE:
        return [said(_by_reason(answers, reason), wording, game)]
    if facts:
        # Where it lacks a part of the wish it only comes close.
        template = answers.because_near if reason == _Reason.KIND_NEAR_MESSAGE else answers.because
        return [said(template, wording, game, facts=wording.listed(facts, last=False))]
    kinds = wording.kinds([*game.genres, *game.tags])
    if kinds and reason in (_Reason.KIND_MATCHES_MESSAGE, _Reason.KIND_NEAR_MESSAGE):
        return [said(answers.because_near, wording, game, facts=wording.listed(kinds, last=False))]
    return [said(_by_reason(answers, reason), wording, game)]


def _by_reason(answers: AnswerPhrases, reason: common_pb2.Reason.Kind.ValueType) -> str:
    """The phrase for a reason that is none of the wish."""
    return {
        _Reason.KIND_SIMILAR_TO_LIKED: answers.because_liked,
        _Reason.KIND_LIKED_BY_SIMILAR_PLAYERS: answers.because_players,
        _Reason.KIND_REPLAY: answers.because_replay,
    }.get(reason, answers.because_popular)


@dataclass(frozen=True, slots=True)
class _Likeness:
    """The sentence about a likeness, and the kinds that it lists."""

    told: Sentence
    kinds: Sequence[str]


def _alike(wording: Wording, question: GameQuestion, game: common_pb2.Game) -> _Likeness | None:
    """What it shares with the game of the wish that it is most like; None where that is little."""
    shared = [(kinds_in_common(game, other), other) for other in question.liked if other.game_id != game.game_id]
    common, other = max(shared, key=lambda pair: len(pair[0]), default=([], game))
    if len(common) < _LEAST_IN_COMMON:
        return None
    kinds = wording.kinds(common)
    told = wording.phrases.answers.because_like.format(
        game=wording.title(game), other=wording.title(other), kinds=wording.listed(kinds)
    )
    return _Likeness(Sentence(told, (game.game_id, other.game_id)), kinds)


def _of_the_wish(wording: Wording, question: GameQuestion, game: common_pb2.Game) -> list[str]:
    """What the game has of what was wished for."""
    # What was refused is no reason, nor what the game lacks.
    wanted = [
        each
        for each in question.constraints
        if each.polarity != classifier_pb2.POLARITY_REFUSED
        and not (each.HasField("condition") and not meets(game, each.condition))
    ]
    occasion = Occasion(gateway_pb2.Recommendations(), [common_pb2.RecommendedGame(game=game)], wanted)
    wished = {each.lower() for each in occasion.wanted}
    kinds = wording.kinds([each for each in (*game.genres, *game.tags) if each.lower() in wished])
    # "Newer" named no year.
    years = [each.condition for each in wanted if each.type == classifier_pb2.SPAN_TYPE_YEARS and not _compares(each)]
    is_of_a_time = game.year and any(each.min_year or each.max_year for each in years)
    told = wording.facts(game, facets_of(occasion, game), occasion.wanted, occasion.platforms, occasion.modes)
    if occasion.modes.isdisjoint(ONLINE):
        # Who said how many they are did not wish for a network.
        told = [each for each in told if each != wording.phrases.facts.online]
    facts = [*kinds, *told, *([wording.phrases.facts.year.format(year=game.year)] if is_of_a_time else [])]
    return list(dict.fromkeys(facts))


def _compares(constraint: gateway_pb2.Constraint) -> bool:
    """Whether a bound comes from a comparison with games shown before."""
    return constraint.polarity in (classifier_pb2.POLARITY_MORE, classifier_pb2.POLARITY_LESS)
