"""Reduces BCP 47 language tags to their primary subtag, by which languages are compared here."""

from __future__ import annotations


def primary_subtag(tag: str) -> str:
    """The language of a tag in lower case, without script and region: "pt" of "pt-BR" or "pt_BR", "" of ""."""
    return tag.strip().replace("_", "-").partition("-")[0].lower()
