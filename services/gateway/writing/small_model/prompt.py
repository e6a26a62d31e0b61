"""Builds the conversation that asks a very small language model for one sentence about a game.

What never changes comes first, so that upstreams can reuse its evaluation. The games of the examples do not exist: a
model that repeats them is caught as inventing names, and one that takes words from them by `faithfulness`.
"""

from __future__ import annotations

from gamesrec.common.v1 import common_pb2
from gamesrec.llm_gateway.v1 import llm_gateway_pb2
from services.gateway.writing import game_facts

_Message = llm_gateway_pb2.ChatMessage

_ONE_SYSTEM = (
    "You are a friendly game advisor. In one sentence that begins with the name of the game, tell the player what "
    "they do in it."
)
# The last one counts the most: most summaries begin with what the player does.
_EXAMPLES = (
    (
        "Describe Last Tram Home (Shooter, co-op, fast) in one sentence. Three friends race through a city of robots "
        "to catch the last tram.",
        "Last Tram Home is about three friends who race through a city of robots to catch the last tram.",
    ),
    (
        "Describe Lantern Bay (Adventure, cozy, short) in one sentence. Walk along a quiet coast at your own pace, "
        "lighting lanterns and chatting with seals.",
        "Lantern Bay lets you walk along a quiet coast at your own pace, lighting lanterns and chatting with seals.",
    ),
    (
        "Describe Gridfall Heroes (Strategy, turn-based, sci-fi) in one sentence. Defend small cities from falling "
        "machines in battles as tidy as chess.",
        "Gridfall Heroes lets you defend small cities from falling machines in battles as tidy as chess.",
    ),
)
EXAMPLE_TEXTS = tuple(text for example in _EXAMPLES for text in example)


def about_one(game: common_pb2.Game) -> list[llm_gateway_pb2.ChatMessage]:
    """Asks for one sentence about `game`.

    Very small models mix up what a longer prompt holds; the player's message is left out, as it would only be repeated.
    """
    messages = [_Message(role=_Message.ROLE_SYSTEM, content=_ONE_SYSTEM)]
    for question, answer in _EXAMPLES:
        messages.append(_Message(role=_Message.ROLE_USER, content=question))
        messages.append(_Message(role=_Message.ROLE_ASSISTANT, content=answer))
    title, kind, summary = game_facts.title(game), game_facts.kind(game), game_facts.summary(game)
    content = f"Describe {title} ({kind}) in one sentence. {summary}"
    return [*messages, _Message(role=_Message.ROLE_USER, content=content)]
