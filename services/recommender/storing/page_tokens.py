"""Tokens of the pages of the catalogue, which go by game id."""

from __future__ import annotations

import base64
import binascii
import json

from services.common.errors import InvalidArgument


def page_token_after(after: str) -> str:
    """The token of the page that begins behind the game with this id."""
    return base64.urlsafe_b64encode(json.dumps({"after": after}, ensure_ascii=False).encode()).decode()


def read_page_token(token: str) -> str | None:
    """The id of the game behind which the page begins; None for the first page. Raises InvalidArgument."""
    if not token:
        return None
    try:
        after = json.loads(base64.b64decode(token, altchars=b"-_", validate=True))["after"]
        if isinstance(after, str):
            return after
    except (binascii.Error, ValueError, KeyError, TypeError):
        pass
    raise InvalidArgument.of_field("page_token", "is not a token that ListGames gave", reason="INVALID_PAGE_TOKEN")
