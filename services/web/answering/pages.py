"""Serves the page to chat on: the files under `page/`, held in memory, each under its own path and nothing else."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from services.web.receiving.asgi import Header, Receive, Scope, Send, headers_of, respond
from services.web.receiving.routes import Route

_DIRECTORY = Path(__file__).parents[1] / "page"
_TYPES = {
    ".html": b"text/html; charset=utf-8",
    ".css": b"text/css; charset=utf-8",
    ".js": b"text/javascript; charset=utf-8",
    ".svg": b"image/svg+xml",
}
# Nothing from another host, nothing inline, in nobody's frame: a text that got past everything else could run nothing.
_POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    b"form-action 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file, plain and compressed, and the tag by which a browser asks whether it has changed."""

    media_type: bytes
    plain: bytes
    compressed: bytes
    tag: bytes

    @classmethod
    def read(cls, path: Path) -> StaticFile:
        """Reads it."""
        plain = path.read_bytes()
        tag = b'"%s"' % hashlib.sha256(plain).hexdigest()[:20].encode()
        return cls(_TYPES[path.suffix], plain, gzip.compress(plain, 9, mtime=0), tag)

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers GET and HEAD."""
        headers = headers_of(scope)
        told: list[Header] = [
            (b"etag", self.tag),
            (b"cache-control", b"no-cache"),
            (b"vary", b"accept-encoding"),
            (b"content-security-policy", _POLICY),
        ]
        if self.tag.decode() in headers.get("if-none-match", ""):
            await respond(send, 304, headers=told)
            return
        told.append((b"content-type", self.media_type))
        if "gzip" in headers.get("accept-encoding", ""):
            await respond(send, 200, self.compressed, [*told, (b"content-encoding", b"gzip")])
        else:
            await respond(send, 200, self.plain, told)


def page_routes() -> Iterator[Route]:
    """A route for each file; that of the page itself is `/`."""
    for path in sorted(_DIRECTORY.rglob("*")):
        if path.suffix in _TYPES:
            name = path.relative_to(_DIRECTORY).as_posix()
            yield Route("/" if name == "index.html" else f"/{name}", ("GET", "HEAD"), StaticFile.read(path).serve)
