"""Reads from the descriptors what a method asks of its caller: scopes, and where its request names players."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from google.protobuf import descriptor_pool
from google.protobuf.descriptor import Descriptor, FieldDescriptor, MethodDescriptor
from google.protobuf.message import Message

from gamesrec.common.v1 import access_pb2
from services.common.errors import PermissionDenied
from services.common.security.principal import ANY_PLAYER, Principal, scope_names

PLAYER_FIELD = "player_id"


@dataclass(frozen=True, slots=True)
class PlayerFields:
    """Where the messages of a type name players: themselves, and in these fields of theirs (name, repeated, fields)."""

    here: bool
    inside: tuple[tuple[str, bool, PlayerFields], ...]

    def holders(self, message: Any) -> Iterator[Any]:
        """The messages, `message` among them, that have a field `player_id`."""
        if self.here:
            yield message
        for name, repeated, fields in self.inside:
            if repeated:
                for each in getattr(message, name):
                    yield from fields.holders(each)
            elif message.HasField(name):
                yield from fields.holders(getattr(message, name))


@dataclass(frozen=True, slots=True)
class MethodAccess:
    """What a method asks of its caller. Without scopes it is refused to everybody."""

    scopes: frozenset[int]
    players: PlayerFields | None

    def check(self, principal: Principal) -> None:
        """Raises PermissionDenied unless the principal has all scopes."""
        if not self.scopes:
            raise PermissionDenied("nobody may call this method", reason="SCOPE_MISSING")
        missing = self.scopes - principal.scopes
        if missing:
            raise PermissionDenied(
                f"the key has not the scope {scope_names(missing)}",
                reason="SCOPE_MISSING",
                metadata={"scopes": scope_names(missing)},
            )

    def bind(self, request: Message, principal: Principal) -> None:
        """Lets the request be about the principal's player only, whose id it fills in where none is given.

        Raises PermissionDenied when it names another player.
        """
        if self.players is None or ANY_PLAYER in principal.scopes:
            return
        for holder in self.players.holders(request):
            if holder.player_id == principal.player:
                continue
            if holder.player_id or principal.player is None:
                raise PermissionDenied("the key is not for this player", reason="PLAYER_NOT_ALLOWED")
            holder.player_id = principal.player


def access_of(services: Iterable[str]) -> Mapping[str, MethodAccess]:
    """What each method of these services asks of its caller, by its path, such as "/package.Service/Method"."""
    pool = descriptor_pool.Default()
    return {
        f"/{name}/{method.name}": of_method(method)
        for name in services
        for method in pool.FindServiceByName(name).methods
    }


def of_method(method: MethodDescriptor) -> MethodAccess:
    """What the method asks of its caller."""
    scopes = frozenset(int(scope) for scope in method.GetOptions().Extensions[access_pb2.scopes])
    return MethodAccess(scopes - {access_pb2.SCOPE_UNSPECIFIED}, _player_fields(method.input_type, ()))


def _player_fields(message: Descriptor, above: tuple[str, ...]) -> PlayerFields | None:
    """None if no message of the type can name a player."""
    here, inside = False, []
    for field in message.fields:
        if field.type == FieldDescriptor.TYPE_STRING and field.name == PLAYER_FIELD:
            here = True
        child = field.message_type
        if child is None or child.GetOptions().map_entry or child.full_name in above:
            continue
        fields = _player_fields(child, (*above, message.full_name))
        if fields is not None:
            inside.append((field.name, field.is_repeated, fields))
    return PlayerFields(here, tuple(inside)) if here or inside else None
