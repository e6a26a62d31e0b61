"""Tells which games a message means by a superlative: of those shown, or of all that have what is wished.

"Which of them is the shortest?" asks about the list; "the shortest RPG" wishes for games in that order.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.answering.question_form import asks_in_form
from services.gateway.conversation.message import DESCRIBING, Message
from services.gateway.conversation.wish import has_what_is_wished
from services.gateway.understanding.catalogue import meets
from services.gateway.understanding.comparing.qualities import Quality, most_of, quality_in
from services.gateway.understanding.comparing.superlatives import Superlative, ranked, superlative_in
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.plain_text import bare, pattern

_MOST_GAMES = 50
# Of two games more is told than which is the first.
_FEWEST_OF_A_LIST = 3
_FEWEST_TO_COMPARE = 2
# Who asks for the first of all games asks for games, not about those shown.
_OF_ALL = pattern(
    r"\b(?:you have|you know|of all|ever|in your catalogue|вообще|из всех|überhaupt|von allen|aller zeiten|de todos|"
    r"que tienes|"
    r"de tous|de toutes|que você tem|tüm|взагалі|з усіх|ze wszystkich|w ogóle)\b|所有|全部の|全ての"
)
_MERELY_MORE = pattern(r"\W*(?:más|mais|plus)\b")
_COMPARED = (pb.POLARITY_MORE, pb.POLARITY_LESS)
_TYPES = {
    Superlative.SHORTEST: pb.SPAN_TYPE_LENGTH,
    Superlative.LONGEST: pb.SPAN_TYPE_LENGTH,
    Superlative.NEWEST: pb.SPAN_TYPE_YEARS,
    Superlative.OLDEST: pb.SPAN_TYPE_YEARS,
    Superlative.CHEAPEST: pb.SPAN_TYPE_PRICE,
}


def asks_of_the_list(message: Message, latest: Sequence[str]) -> bool:
    """Whether a message asks for the first of the games shown, `latest`, in something."""
    is_question = asks_in_form(message.text) or message.intent == pb.INTENT_GAME_QUESTION
    names_one = any(each.type == pb.SPAN_TYPE_TITLE for each in message.constraints)
    if len(latest) < _FEWEST_TO_COMPARE or not is_question or names_one:
        return False
    if superlative_in(message.text) is not None:
        return not message.describes
    said = quality_asked(message.text, message.constraints)
    if said is None or _OF_ALL.search(bare(message.text)):
        return False
    return not any(
        each.type in DESCRIBING and not each.unmatched and not (each.start < said.end and said.start < each.end)
        for each in message.constraints
    )


def kinds_of_a_superlative(message: Message) -> list[Constraint]:
    """The kinds that a message asks for the most of, none where it asks for a number such as the longest."""
    said = quality_asked(message.text, message.constraints)
    kinds = (each for each in message.constraints if each.type == pb.SPAN_TYPE_KIND and not each.unmatched)
    return [] if said is None else [each for each in kinds if each.start < said.end and said.start < each.end]


def quality_asked(text: str, said: Sequence[Constraint]) -> Quality | None:
    """What a question asks for the most or the least of, whose constraints are `said`."""
    kinds = [each for each in said if each.type == pb.SPAN_TYPE_KIND and each.names]
    return quality_in(text, [(each.start, each.end, each.names) for each in kinds])


def first_of(game_ids: Sequence[str], message: Message, names: CatalogueNames) -> list[str]:
    """Of several games the id of the one that a superlative in a message means; all where there is none, or none is
    known to be."""
    superlative = superlative_in(message.text)
    games = [names.games[game_id] for game_id in game_ids if game_id in names.games]
    if superlative is None and (quality := quality_asked(message.text, message.constraints)) is not None:
        return [game.game_id for game in most_of(games, quality)[:1]] or list(game_ids)
    if superlative is None or len(game_ids) < _FEWEST_OF_A_LIST:
        return list(game_ids)
    return [game.game_id for game in ranked(games, superlative)[:1]] or list(game_ids)


def by_superlative(
    text: str, said: Sequence[Constraint], before: Sequence[Constraint], names: CatalogueNames, gone: Collection[str]
) -> tuple[list[Constraint], list[str]]:
    """What a message says, its superlative resolved, and the ids of the games that it means, in their order.

    `before` is what stays in force of the wish so far; games `gone` are not offered again. "The longest" holds on
    until another length is said: "on Switch" is the longest on Switch.
    """
    lasting = None if superlative_in(text) else _in_force(before, said)
    superlative = superlative_in(text) if lasting is None else superlative_in(lasting.text)
    in_force = [*before, *said]
    if superlative is None or superlative is Superlative.CHEAPEST or _is_by_likeness(in_force):
        return list(said), []
    own = [each for each in said if _tells(each, superlative)]
    others = [each for each in in_force if each not in own and not each.unmatched and each.type != _TYPES[superlative]]
    meant = [
        game
        for game in ranked(list(names.games.values()), superlative)
        if game.game_id not in gone and has_what_is_wished(game, others)
    ]
    if not meant:
        return list(said), []
    if lasting is not None and not _holds(lasting, meant[0]):
        # What takes the place of a bound that its word had before.
        said = [*said, _without_bound(lasting)]
    return [_without_bound(each) if each in own and not _holds(each, meant[0]) else each for each in said], [
        game.game_id for game in meant[:_MOST_GAMES]
    ]


def _in_force(before: Sequence[Constraint], said: Sequence[Constraint]) -> Constraint | None:
    """What an earlier message asked for the most of, where this one says nothing of it. "Más largo", of romance
    languages, may have been a comparison."""
    if any(each.type == pb.SPAN_TYPE_ORDINAL and each.polarity == pb.POLARITY_LIKED for each in said):
        return None
    told = {each.type for each in said if not each.unmatched}
    for each in before:
        is_one = each.polarity == pb.POLARITY_WANTED and _MERELY_MORE.match(bare(each.text)) is None
        found = superlative_in(each.text) if is_one else None
        if found is not None and each.type == _TYPES[found] and each.type not in told:
            return each
    return None


def _is_by_likeness(constraints: Sequence[Constraint]) -> bool:
    return any(each.type == pb.SPAN_TYPE_TITLE and each.polarity != pb.POLARITY_REFUSED for each in constraints)


def _tells(constraint: Constraint, superlative: Superlative) -> bool:
    """Whether a constraint holds the words of the superlative."""
    is_of_type = constraint.type in (_TYPES[superlative], pb.SPAN_TYPE_ATTRIBUTE)
    return is_of_type and not any(letter.isdigit() for letter in constraint.text)


def _holds(constraint: Constraint, game: common_pb2.Game) -> bool:
    return constraint.polarity not in _COMPARED and meets(game, constraint.condition)


def _without_bound(constraint: Constraint) -> Constraint:
    """The constraint without the bound that its word has elsewhere: the longest platformer may be a short game."""
    return Constraint(
        text=constraint.text,
        start=constraint.start,
        end=constraint.end,
        type=constraint.type,
        polarity=pb.POLARITY_WANTED,
        condition=common_pb2.GameFilter(),
    )
