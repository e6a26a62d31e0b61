"""Cleans titles and texts that come from web pages and data frames: entities, markup, and "nan"."""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_BREAK = re.compile(r"<\s*(?:br|/p|/li|/div|/h\d|/tr)\b[^<>]*>", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\xa0]+")
_COMPUTED = frozenset(["nan", "null", "none", "<na>", "nat"])
# As MovieLens writes it for a film without genres.
_NOTHING_LISTED = re.compile(r"\W*no [a-z ]{3,20} (?:listed|available|specified|given|found)\W*", re.IGNORECASE)
_MOST_NOTHING = 40


def plain(text: str) -> str:
    """The text without entities and markup: "Ratchet &amp; Clank" is "Ratchet & Clank"."""
    if "&" not in text and "<" not in text:
        return text
    bare = text
    if "&" in bare:
        # Twice: what was escaped twice is common in dumps of shops.
        bare = html.unescape(html.unescape(bare))
    if "<" in bare:
        bare = _TAG.sub("", _BREAK.sub(" ", bare))
    return _SPACES.sub(" ", bare).strip()


def is_computed_nothing(cell: str) -> bool:
    """Whether a program wrote the cell for a missing value."""
    if len(cell) <= 4:
        return cell.lower() in _COMPUTED
    return len(cell) <= _MOST_NOTHING and _NOTHING_LISTED.fullmatch(cell) is not None


def cut(text: str, most: int) -> str:
    """At most `most` characters of the text, whole words of it where it has such."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    space = max(head.rfind(" "), head.rfind("\n"))
    return (head[:space] if space > most // 2 else head).rstrip(" ,;:-") + "…"
