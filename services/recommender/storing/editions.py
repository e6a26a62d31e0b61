"""Tells which games are editions of one game: "Skyrim" and "Skyrim - Special Edition", by their titles."""

from __future__ import annotations

import re
import unicodedata

# What follows the title proper. A remake is a game of its own, and so is a game of another year: "Prey (2017)".
_EDITION = re.compile(
    r"""[\s:,\-–—(\[]*\b(
        (the\s+)?(\d+(st|nd|rd|th)\s+|hd\s+)?(game\s+of\s+the\s+year|goty|director'?s|special|definitive|deluxe|ultimate
          |complete|collector'?s|anniversary|enhanced|gold|platinum|premium|legendary|extended|standard|digital|final
          |legacy|remastered|royal)\s+(hd\s+)?(edition|cut)
        | remaster(ed)? | game\s+of\s+the\s+year | goty | redux | hd | (enhanced|definitive|complete)\s+collection
    )[)\]]*\s*$""",
    re.VERBOSE,
)
_NOT_WORD = re.compile(r"[^\w]+")


def edition_key(title: str) -> str:
    """The title without what names an edition, in a form that is equal for all editions of a game.

    >>> edition_key("Dark Souls™: REMASTERED") == edition_key("Dark Souls")
    True
    """
    folded = unicodedata.normalize("NFKC", title).casefold().replace("™", "").replace("®", "").replace("’", "'")
    folded = re.sub(r"(?<=\w)tm(?=[\s:]|$)", "", folded)
    while True:
        shorter = _EDITION.sub("", folded)
        if shorter == folded or not _NOT_WORD.sub("", shorter):
            break
        folded = shorter
    return _NOT_WORD.sub(" ", folded).strip()
