"""Learns which optional fields of a request an upstream refuses, from its own refusal, once for each target.

Not every server that speaks the protocol knows `stream_options`; some models take one `temperature` only, or another
name for the limit of tokens. A refusal that names such a field costs one more request, the first time. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

# What may be left out, and the words by which a refusal names it. Without `stream_options` the usage is estimated.
_NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "stream_options": ("stream_options", "include_usage"),
    "temperature": ("temperature",),
    "seed": ("seed",),
    "max_tokens": ("max_tokens",),
    "max_completion_tokens": ("max_completion_tokens",),
}
_OTHER_NAME = {"max_tokens": "max_completion_tokens", "max_completion_tokens": "max_tokens"}
_STATUSES = (HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY)
# A value that is too large is the caller's matter; a field that is unknown is ours.
_REFUSES = re.compile(
    r"unsupported|not[ _]support|unknown|unrecogni[sz]ed|not permitted|forbidden|unexpected|does not (?:support|accept)"
    r"|not allowed|no such (?:field|parameter)|extra[_ ](?:field|input|parameter)|invalid (?:field|parameter):",
    re.IGNORECASE,
)


class OptionalFields:
    """The fields that one target does without."""

    def __init__(self, left_out: tuple[str, ...] = ()) -> None:
        """`left_out` are those that the configuration names."""
        self._left_out = set(left_out)

    def fitted(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """The body as the target takes it; a limit of tokens keeps its value under its other name."""
        fitted = {name: value for name, value in body.items() if name not in self._left_out}
        for name, other in _OTHER_NAME.items():
            if name in body and name in self._left_out and other not in self._left_out:
                fitted[other] = body[name]
        return fitted

    def learn(self, status: int, refusal: bytes, sent: Mapping[str, Any]) -> bool:
        """Takes in a refusal of `sent`, the body of the response; returns whether it is worth asking again."""
        if status not in _STATUSES:
            return False
        words = refusal.decode("utf-8", "replace").lower()
        if not _REFUSES.search(words):
            return False
        named = [name for name, words_for in _NAMED_BY.items() if any(_names(words, each) for each in words_for)]
        # "Use max_completion_tokens instead of max_tokens" names both; the one that was sent is the one refused.
        refused = [name for name in named if name in sent and name not in self._left_out]
        self._left_out.update(refused)
        return bool(refused)


def _names(words: str, field: str) -> bool:
    return re.search(rf"(?<![a-z_]){field}(?![a-z_])", words) is not None
