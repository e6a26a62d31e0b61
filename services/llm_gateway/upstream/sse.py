"""Decodes server-sent events from bytes, after the WHATWG HTML standard, section 9.2.6. Pure.

It departs from the standard in one point: an event that the end of the stream leaves without its blank line is
delivered, because upstreams forget it.
"""

from __future__ import annotations

from typing import NamedTuple

MAX_LINE_BYTES = 1024 * 1024
_BOM = b"\xef\xbb\xbf"


class SseEvent(NamedTuple):
    """An event: its name ("message" unless the stream says otherwise) and its data, lines joined by a line feed."""

    name: bytes
    data: bytes


class OversizedLineError(ValueError):
    """A line, or the data of one event, is longer than MAX_LINE_BYTES."""


class SseDecoder:
    """Turns chunks of bytes, cut anywhere, into events. Comments, ids and retry times are dropped."""

    def __init__(self) -> None:
        self._unfinished: list[bytes] = []
        self._unfinished_bytes = 0
        self._after_cr = False
        self._first_line = True
        self._name = b""
        self._data: list[bytes] = []
        self._data_bytes = 0

    def feed(self, chunk: bytes) -> list[SseEvent]:
        """The events that `chunk` completes. Raises OversizedLineError."""
        if self._after_cr and chunk:
            self._after_cr = False
            # The CR has ended its line already; this LF belongs to it.
            chunk = chunk.removeprefix(b"\n")
        if b"\r" in chunk:
            self._after_cr = chunk.endswith(b"\r")
            chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        *lines, unfinished = chunk.split(b"\n")
        if lines:
            if self._unfinished:
                lines[0] = b"".join((*self._unfinished, lines[0]))
                self._unfinished.clear()
            self._unfinished_bytes = 0
        if unfinished:
            self._unfinished.append(unfinished)
            self._unfinished_bytes += len(unfinished)
            if self._unfinished_bytes > MAX_LINE_BYTES:
                raise OversizedLineError
        events: list[SseEvent] = []
        for line in lines:
            self._take(line, events)
        return events

    def close(self) -> list[SseEvent]:
        """The event that the end of the stream leaves unfinished, if any."""
        events: list[SseEvent] = []
        if self._unfinished:
            self._take(b"".join(self._unfinished), events)
            self._unfinished.clear()
        self._take(b"", events)
        return events

    def _take(self, line: bytes, events: list[SseEvent]) -> None:
        if self._first_line:
            self._first_line = False
            line = line.removeprefix(_BOM)
        if not line:
            if self._data:
                events.append(SseEvent(self._name or b"message", b"\n".join(self._data)))
            self._name, self._data, self._data_bytes = b"", [], 0
            return
        field, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if field == b"data":
            self._data_bytes += len(value) + 1
            if self._data_bytes > MAX_LINE_BYTES:
                raise OversizedLineError
            self._data.append(value)
        elif field == b"event":
            self._name = value
