"""Tells who calls: a name, what they may do, for which player, and how much of it."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field

from gamesrec.common.v1 import access_pb2

# What a credential or a method may say, such as "any_player", and its number.
SCOPES: dict[str, int] = {
    name.removeprefix("SCOPE_").lower(): number for name, number in access_pb2.Scope.items() if number
}
ANY_PLAYER = access_pb2.SCOPE_ANY_PLAYER
ALL_SCOPES = frozenset(SCOPES.values())


def scope_names(scopes: frozenset[int]) -> str:
    """Names of scopes for people, such as "read_players, record"."""
    return ", ".join(sorted(name for name, number in SCOPES.items() if number in scopes))


@dataclass(frozen=True, slots=True)
class Limits:
    """What a principal may use of one server; None for no limit. Bytes are those of requests and responses."""

    requests_per_minute: float | None = None
    model_tokens_per_minute: float | None = None
    bytes_per_minute: float | None = None
    concurrent_chats: int | None = None


@dataclass(frozen=True, slots=True)
class Principal:
    """Somebody whose credential was verified, or `OPEN`.

    `name` is 1 to 64 letters, digits and . _ : -; `player` the one player that it acts for, if it is not any.
    `speaks_for_others`: it is a service of ours, so whom it says it calls for is believed.
    """

    name: str
    scopes: frozenset[int]
    player: str | None = None
    limits: Limits = field(default_factory=Limits)
    speaks_for_others: bool = False

    def caller(self, claimed: str | None) -> str | None:
        """Who is passed on as the caller, where the call itself claims to come from `claimed`."""
        return claimed if self.speaks_for_others else self.name


# Everybody, where nobody is asked who they are.
OPEN = Principal("local", ALL_SCOPES, speaks_for_others=True)

_current: ContextVar[Principal] = ContextVar("gamesrec_principal", default=OPEN)


def set_current(principal: Principal) -> None:
    """Makes `principal` the one whose call this task serves."""
    _current.set(principal)


def current() -> Principal:
    """The principal whose call this task serves; `OPEN` outside a call."""
    return _current.get()
