"""Reads that somebody has a game already, in words that say nothing of playing it: "bizde var", "у нас есть"."""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern

# fmt: off
_OWNED = pattern(
    r"\b(?:(?:bizde|bende|elimizde|elimde|evde)(?: zaten)? var|var (?:bizde|bende|zaten)|"
    r"есть у (?:меня|нас)|(?:у|в) нас (?:уже )?(?:есть|є)|є (?:у|в) (?:нас|мене)|"
    r"(?:wir haben|haben wir|hab ich|ich hab) (?:das|den|die|beide|schon|bereits)|"
    r"(?:l[oa]s?) tenemos|tenemos ya|(?:nós |a gente )?(?:já )?(?:temos|tem) (?:ele|ela|esse|essa|em casa)|"
    r"on (?:l['’]a|les a)|nous (?:l['’]|les )avons)\b|"
    r"(?:うち|家)に(?:は|も)?ある|もってる"
)
# fmt: on


def says_it_is_owned(text: str) -> bool:
    """Whether a message says that somebody has what it names."""
    return _OWNED.search(bare(text)) is not None
