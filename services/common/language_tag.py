"""Languages as BCP 47 tags, of which we compare only the primary subtag."""

from __future__ import annotations


def primary_subtag(tag: str) -> str:
    """The language of a tag in lower case, without script and region: "pt" of "pt-BR" or "pt_BR", "" of ""."""
    return tag.strip().replace("_", "-").partition("-")[0].lower()
