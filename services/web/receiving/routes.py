"""Says which application answers which path. A path that is not written exactly so leads nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from services.web.edge.errors import Refused
from services.web.receiving.asgi import App


@dataclass(frozen=True, slots=True)
class Route:
    """A path, the HTTP methods it takes, its application, and the types of body that it takes if it takes one."""

    path: str
    methods: tuple[str, ...]
    app: App
    media_types: frozenset[str] = frozenset()
    hint: str = ""


class Routes:
    """All routes of the door."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._by_path = {route.path.encode(): route for route in routes}

    def find(self, raw_path: bytes, method: str) -> Route:
        """The route of a path as it was sent. Raises Refused: 404, or 405 for another method.

        Nothing is decoded or tidied: `//`, `%2f`, `..` and a slash at the end name other paths, so that no rule about
        paths, here or in a proxy before us, can be got round by writing one differently.
        """
        route = self._by_path.get(raw_path)
        if route is None:
            raise Refused(
                404, "NOT_FOUND", "UNKNOWN_PATH", "there is nothing here; /v1/openapi.json lists what there is"
            )
        if method not in (*route.methods, "OPTIONS"):
            allowed = ", ".join(route.methods)
            raise Refused(
                405, "UNIMPLEMENTED", "METHOD_NOT_ALLOWED", f"this path takes {allowed}", headers={"allow": allowed}
            )
        return route

    @staticmethod
    def check_media_type(route: Route, media_type: str) -> None:
        """Raises Refused (415) if the route does not take a body of this type."""
        if media_type not in route.media_types:
            raise Refused(
                415,
                "INVALID_ARGUMENT",
                "MEDIA_TYPE_NOT_SUPPORTED",
                route.hint or f"must be one of: {', '.join(sorted(route.media_types))}",
                field="content-type",
            )
