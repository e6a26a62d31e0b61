"""Reads whether a message asks what a kind of game is, in eleven languages: "what is a roguelike?"."""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern, plain

# Who asks for a word says little beside it.
_MOST_LETTERS_BESIDE = 40
# fmt: off
_BEFORE = pattern(
    r"\b(?:what(?:['’]?s| is| are| exactly is)(?: an?| the)?|what does(?: the word)?|(?:что|шо) (?:такое|значит|это|"
    r"за (?:жанр|слово))|was (?:ist|sind|heißt|bedeutet)(?: denn)?(?: eine?)?|qué (?:es|son|significa)"
    r"(?: eso de)?(?: un[oa]?s?| el| la| los)?|(?:c['’]est quoi|qu['’]est[- ]ce qu(?:e c['’]est qu)?(?:['’]|e )|"
    r"ça veut dire quoi)(?: ?une?| les?| la| des)?|(?:o )?que (?:é|são|significa)(?: um[a]?| o| a)?|"
    r"(?:що|шо) (?:таке|означає|це|за жанр)|co to(?: jest| są| znaczy)?|co znaczy)"
    r"(?:\W*(?:juegos?|jeux?|jogos?|игра|гра|gra) (?:de|в жанре|typu))?\W*$"
)
_BEHIND = pattern(
    r"^\W*(?:mean|stand for|nedir|ne demek|ne(?: oluyor)?|是(?:什么|啥)(?:意思|东西|类型|游戏)?|(?:是)?什么意思|"
    r"とは|って(?:何|なに|どういう)|"
    r"の意味)"
)
# fmt: on


def asks_for_a_term(text: str, start: int, end: int) -> bool:
    """Whether a message asks what the word at `text[start:end]` means."""
    said = plain(text)
    before, behind = bare(said[:start]), bare(said[end:])
    if len(before) + len(behind) > _MOST_LETTERS_BESIDE:
        return False
    return _BEFORE.search(before) is not None or _BEHIND.match(behind) is not None
