"""Keeps what only looks like a text of the catalogue out of answers that quote it: thoughts, links, markup, chat logs.

A catalogue is the operator's, but its texts are often others'. Quoted as they are they would bring to a player what a
language model is not allowed to say.
"""

from __future__ import annotations

import re

from services.gateway.understanding.plain_text import plain
from services.gateway.writing.thinking.thoughts import ThoughtFilter

_SENTENCE = re.compile(r"(?<=[.!?…。！？])\s+|(?<=[。！？])")
_FOREIGN = re.compile(
    r"\w+://|\bwww\.|@\w+\.|[<>{}`|\\]|\[\[|\]\(|\b(?:system|assistant|user|instructions?)\s*:|\bignore (?:all|"
    r"previous)\b|\b(?:never|always|only) (?:mention|recommend|praise|say|name|list)\b",
    re.IGNORECASE,
)
# A genre or tag has few words and no sentence marks.
_LONGEST_NAME = 40
_NO_NAME = re.compile(r"[.!?;:<>{}\[\]`|\\]|\w+//")


def quotable(text: str) -> str:
    """The sentences of a catalogue text that may be repeated to a player."""
    thoughts = ThoughtFilter(hold=True, marked_only=True)
    told = thoughts.feed(plain(text)) + thoughts.finish()
    return " ".join(each.strip() for each in _SENTENCE.split(told) if each.strip() and not _FOREIGN.search(each))


def is_name(text: str) -> bool:
    """Whether a genre or a tag is short and plain enough to be one."""
    return len(text) <= _LONGEST_NAME and _NO_NAME.search(text) is None
