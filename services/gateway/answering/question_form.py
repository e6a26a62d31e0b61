"""Tells a question about a game from a wish by its form: a title, words for what is asked of it, and little else."""

from __future__ import annotations

from collections.abc import Sequence

from services.gateway.answering.attributes import Attribute, attributes_in, without_titles
from services.gateway.understanding.plain_text import WORD

# What is asked of one game in words that wishes for others seldom have beside its title.
_ASKED = frozenset(
    (
        Attribute.UNKNOWN,
        Attribute.YEAR,
        Attribute.DEVELOPER,
        Attribute.LENGTH,
        Attribute.MONEY,
        Attribute.PRICE,
        Attribute.PLATFORMS,
    )
)
_MOST_WORDS_BESIDE = 7


def asks_about(text: str, titles: Sequence[str]) -> bool:
    """Whether `text`, which names games by `titles` (as they stand there), asks something about them."""
    rest = without_titles(text, list(titles))
    if not titles or len(WORD.findall(rest)) > _MOST_WORDS_BESIDE:
        return False
    asked = attributes_in(rest, games=2)
    return Attribute.ALIKE not in asked and not _ASKED.isdisjoint(asked)
