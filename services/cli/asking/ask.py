"""Runs `gamesrec ask`: shows the games as a table as soon as they are there, then the text as it streams."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from gamesrec import client as edge
from services.cli.invocation import command
from services.common.errors import GamesrecError

_REASONS = {
    "matches_message": "matches the message",
    "similar_to_liked": "like {related}",
    "liked_by_similar_players": "similar players like it",
    "popular": "popular",
    "replay": "worth a replay",
}
_SOURCES = {"llm": "language model", "template": "template", "refusal": "refusal"}

_SIDE_TITLES = 5


async def ask(
    console: Console, client: edge.AsyncClient, *, player_id: str, text: str, limit: int, timeout: float = 60.0
) -> edge.AnswerSummary | None:
    """Asks the gateway and shows the answer; returns its summary. Raises the client's GamesrecError, and ours if the
    message or the player's id is not valid UTF-8."""
    summary, is_new = None, False
    try:
        async for event in client.chat(player_id, text, limit=limit, timeout=timeout):
            match event:
                case edge.Recommendations():
                    _show_recommendations(console, event)
                    is_new = bool(event.games) and not event.player_known
                case edge.Text():
                    console.print(event.text, end="", markup=False, highlight=False, soft_wrap=True)
                case edge.AnswerSummary():
                    summary = event
    except UnicodeEncodeError as error:
        raise GamesrecError("the player and the text must be valid UTF-8; check the terminal's encoding") from error
    console.print("\n")
    if summary is None:
        return None
    if is_new and not any(each.component == "recommender" for each in summary.degradations):
        console.print("This player is new here.", style="dim")
    console.print(footer(summary), style="dim", markup=False, highlight=False)
    return summary


def _show_recommendations(console: Console, recommendations: edge.Recommendations) -> None:
    if recommendations.games:
        table = Table(title="Worth another round" if recommendations.replays else "Recommended", title_justify="left")
        for heading in ("", "game", "year", "genres", "why"):
            table.add_column(heading, overflow="fold")
        for rank, recommended in enumerate(recommendations.games, 1):
            game = recommended.game
            year = str(game.year) if game.year else ""
            cells = (str(rank), game.title, year, ", ".join(game.genres), _why(recommended.reasons))
            table.add_row(*(Text(cell) for cell in cells))
        console.print(table)
    _show_list(console, "Like games you rate highly", recommendations.similar_games)
    _show_list(console, "Loved by similar players", recommendations.similar_players_games)
    console.print()


def _show_list(console: Console, title: str, games: Iterable[edge.RecommendedGame]) -> None:
    titles = [recommended.game.title for recommended in games]
    if titles:
        more = f" and {len(titles) - _SIDE_TITLES} more" if len(titles) > _SIDE_TITLES else ""
        console.print(f"{title}: {', '.join(titles[:_SIDE_TITLES])}{more}", style="dim", markup=False, highlight=False)


def _why(reasons: Iterable[edge.Reason]) -> str:
    texts = []
    for reason in reasons:
        phrase = _REASONS.get(reason.kind, "")
        if phrase:
            texts.append(phrase.format(related=", ".join(reason.related_titles[:2]) or "games you like"))
    return "; ".join(texts[:2])


def footer(summary: edge.AnswerSummary) -> str:
    """The last line of an answer: where the text came from, how long it took, and what was poorer than it should be."""
    parts = [f"text: {_SOURCES.get(summary.text_source, '?')}"]
    if summary.language_model:
        parts.append(summary.language_model)
    for stage, name in (("recommendations", "games after"), ("first_text", "text after"), ("total", "done after")):
        if stage in summary.timings:
            parts.append(f"{name} {summary.timings[stage] * 1000:.0f} ms")
    parts += [_degradation(each) for each in summary.degradations]
    return " | ".join(parts)


def _degradation(degradation: edge.Degradation) -> str:
    """Such as "llm_gateway: UNAVAILABLE -> TEMPLATE_TEXT"; of a failed call with the reason of its error."""
    reason = degradation.error_reason or degradation.reason.upper()
    return f"{degradation.component}: {reason} -> {degradation.fallback.upper()}"


def explain(error: edge.GamesrecError, target: str) -> str:
    """One line that says what went wrong and what to do."""
    if isinstance(error, edge.Unavailable) and not error.reason:
        return f"nothing answers at {target}; start the stack with: {command()} up"
    if isinstance(error, edge.NotAuthenticated):
        return f"{error.message} (--key, or the variable GAMESREC_KEY)"
    return f"{error.code}: {error.message}"
