"""The client of gamesrec's edge. Begin with `AsyncClient`, or `Client` for code without asyncio; both can do the same.

asynchronous, synchronous   the two clients, and conversations that keep their state
calls                       the rpcs as values: a request, and how its response is read
types, errors               what comes back: frozen dataclasses, and exceptions with reasons
building                    requests, whose wrong values are told by field
connection                  address, key, TLS, deadlines and retries
"""

from gamesrec.client.asynchronous import AsyncClient, AsyncConversation
from gamesrec.client.errors import (
    DeadlineExceeded,
    GamesrecError,
    InvalidRequest,
    LimitReached,
    NotAllowed,
    NotAuthenticated,
    NotFound,
    ServerFailed,
    Unavailable,
)
from gamesrec.client.synchronous import Client, Conversation
from gamesrec.client.types import (
    AnswerSummary,
    Degradation,
    EventKind,
    Explanation,
    Game,
    GameFilter,
    GamePage,
    HistoryEntry,
    Interaction,
    Player,
    PlayerEvent,
    Reason,
    Recommendations,
    RecommendedGame,
    Text,
)

__all__ = [
    "AnswerSummary",
    "AsyncClient",
    "AsyncConversation",
    "Client",
    "Conversation",
    "DeadlineExceeded",
    "Degradation",
    "EventKind",
    "Explanation",
    "Game",
    "GameFilter",
    "GamePage",
    "GamesrecError",
    "HistoryEntry",
    "Interaction",
    "InvalidRequest",
    "LimitReached",
    "NotAllowed",
    "NotAuthenticated",
    "NotFound",
    "Player",
    "PlayerEvent",
    "Reason",
    "Recommendations",
    "RecommendedGame",
    "ServerFailed",
    "Text",
    "Unavailable",
]
