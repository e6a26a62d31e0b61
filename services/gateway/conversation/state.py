"""Keeps the state of a conversation sound: what clients send is checked against the catalogue, and carried on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState, LatestQuestion
from services.common.errors import FailedPrecondition
from services.gateway.understanding.languages.language import known
from services.gateway.understanding.names import CatalogueNames

VERSION = 1
# Texts vary with the number of answers; nobody has so many, and more would not fit its field.
MOST_ANSWERS = 1_000_000
_MOST_GAMES = 1000
_MOST_TEXT = 4000


def check_version(state: ConversationState) -> None:
    """Raises FailedPrecondition for a state that a newer version wrote."""
    if state.version > VERSION:
        raise FailedPrecondition(
            f"state.version is {state.version}, but this server knows versions up to {VERSION}: send the request "
            "without `state`, with `history`, or to a newer server",
            reason="STATE_VERSION_UNSUPPORTED",
        )


def sound(state: ConversationState, names: CatalogueNames) -> ConversationState:
    """The state without games and names that this catalogue does not have, and without a language that is none."""
    reasons = {game_id: kind for game_id, kind in latest_reasons(state).items() if game_id in names.games}
    latest = [game_id for game_id in latest_shown(state) if game_id in names.games]
    earlier = state.shown_game_ids[: len(state.shown_game_ids) - len(latest_shown(state))]
    return ConversationState(
        version=VERSION,
        constraints=[each for constraint in state.constraints if (each := _known(constraint, names)) is not None],
        text=state.text,
        shown_game_ids=[*(game_id for game_id in earlier if game_id in names.games), *latest],
        latest_count=len(latest),
        rejected_game_ids=[game_id for game_id in state.rejected_game_ids if game_id in names.games],
        asked_back=state.asked_back,
        latest_reasons=[reasons[game_id] for game_id in latest] if reasons else (),
        latest_question=_known_question(state.latest_question, names) if state.HasField("latest_question") else None,
        answer_count=min(state.answer_count, MOST_ANSWERS),
        language=known(state.language),
        set_aside=[each for constraint in state.set_aside if (each := _known(constraint, names)) is not None],
    )


def latest_shown(state: ConversationState) -> list[str]:
    """The ids of the games that the latest answer with games showed, in their order."""
    count = min(state.latest_count, len(state.shown_game_ids))
    return list(state.shown_game_ids[len(state.shown_game_ids) - count :])


def latest_reasons(state: ConversationState) -> dict[str, common_pb2.Reason.Kind.ValueType]:
    """The strongest reason of each game of the latest answer with games, by its id; empty where it is not known."""
    latest = latest_shown(state)
    return dict(zip(latest, state.latest_reasons, strict=True)) if len(state.latest_reasons) == len(latest) else {}


def with_shown(
    state: ConversationState, game_ids: Sequence[str], reasons: Sequence[common_pb2.Reason.Kind.ValueType] = ()
) -> ConversationState:
    """The state after an answer that shows these games for these reasons; the same if it shows none."""
    result = ConversationState()
    result.CopyFrom(state)
    if game_ids:
        earlier = [game_id for game_id in state.shown_game_ids if game_id not in set(game_ids)]
        result.shown_game_ids[:] = [*earlier, *game_ids][-_MOST_GAMES:]
        result.latest_count = len(game_ids)
        result.latest_reasons[:] = reasons
    return result


def with_replaced(
    state: ConversationState,
    kept: Sequence[str],
    game_ids: Sequence[str],
    reasons: Sequence[common_pb2.Reason.Kind.ValueType],
) -> ConversationState:
    """The state after an answer that shows these games, each for its reason, in place of those of the latest list that
    are not `kept`.

    What is asked next is asked of the new ones, while places count the whole list.
    """
    new, known = list(zip(game_ids, reasons, strict=True)), latest_reasons(state)
    listed = []
    for game_id in latest_shown(state):
        if game_id in kept:
            listed.append((game_id, known.get(game_id, common_pb2.Reason.KIND_UNSPECIFIED)))
        elif new:
            listed.append(new.pop(0))
    listed += new
    result = with_shown(state, [game_id for game_id, _ in listed], [reason for _, reason in listed])
    result.latest_question.CopyFrom(LatestQuestion(game_ids=game_ids))
    return result


def with_rejected(state: ConversationState, game_ids: Iterable[str]) -> ConversationState:
    """The state after these games were turned down."""
    result = ConversationState()
    result.CopyFrom(state)
    result.rejected_game_ids[:] = list(dict.fromkeys([*state.rejected_game_ids, *game_ids]))[-_MOST_GAMES:]
    return result


def with_wish(state: ConversationState, in_force: Sequence[Constraint], text: str) -> ConversationState:
    """The state in which these constraints are in force and `text` is searched by, and no question is gone on with."""
    after = ConversationState()
    after.CopyFrom(state)
    after.version = VERSION
    after.ClearField("latest_question")
    del after.constraints[:]
    after.constraints.extend(in_force)
    after.text = " ".join(text.split())[-_MOST_TEXT:]
    return after


def _known_question(question: LatestQuestion, names: CatalogueNames) -> LatestQuestion:
    return LatestQuestion(
        text=question.text,
        game_ids=[game_id for game_id in question.game_ids if game_id in names.games],
        constraints=[each for constraint in question.constraints if (each := _known(constraint, names)) is not None],
    )


def _known(constraint: Constraint, names: CatalogueNames) -> Constraint | None:
    """The constraint by what this catalogue has; None if nothing is left of it."""
    result = Constraint()
    result.CopyFrom(constraint)
    result.game_ids[:] = [game_id for game_id in constraint.game_ids if game_id in names.games]
    if constraint.type == pb.SPAN_TYPE_KIND:
        result.names[:] = [name for name in constraint.names if name in names.genres or name in names.tags]
    if constraint.condition.platforms:
        result.condition.platforms[:] = [name for name in constraint.condition.platforms if name in names.all_platforms]
    lost = (
        (constraint.game_ids and not result.game_ids)
        or (constraint.names and not result.names)
        or (constraint.condition.platforms and not result.condition.platforms)
    )
    return None if lost else result
