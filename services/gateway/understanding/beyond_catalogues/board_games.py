"""Reads whether words ask for board games, of which catalogues of video games have none.

They are understood well enough: it is said that there are none here, not that the words mean nothing.
"""

from __future__ import annotations

from services.gateway.understanding.plain_text import bare, pattern, plain

# fmt: off
_BOARD_GAMES = pattern(
    r"\b(?:board[- ]?games?|table[- ]?top games?|настолк\w*|настольн\w+ игр\w*|"
    r"brettspiel\w*|gesellschaftsspiel\w*|juegos? de mesa|jeux? de (?:plateau|société)|jogos? de (?:tabuleiro|mesa)|"
    r"(?:kutu|masa) oyun\w*|настілк\w*|настільн\w+ (?:ігор|ігр\w+|гр\w+)|planszów\w+|gr\w+ planszow\w+)\b|"
    r"桌游|桌面游戏|棋盘游戏|ボードゲーム|ボドゲ"
)
# fmt: on


def board_games_in(text: str) -> str:
    """The first words of `text` for board games; "" where there are none."""
    readable = plain(text)
    found = _BOARD_GAMES.search(bare(readable))
    return readable[found.start() : found.end()] if found else ""
