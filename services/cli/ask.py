"""Runs `gamesrec ask`: shows the games as a table as soon as they are there, then the text as it streams."""

from __future__ import annotations

from collections.abc import Iterable

import grpc
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from services.cli.invocation import command
from services.common.channels import open_channel
from services.common.enum_names import short_name
from services.common.errors import GamesrecError
from services.common.status import details_of

_REASONS = {
    common_pb2.Reason.KIND_MATCHES_MESSAGE: "matches the message",
    common_pb2.Reason.KIND_SIMILAR_TO_LIKED: "like {related}",
    common_pb2.Reason.KIND_LIKED_BY_SIMILAR_PLAYERS: "similar players like it",
    common_pb2.Reason.KIND_POPULAR: "popular",
    common_pb2.Reason.KIND_REPLAY: "worth a replay",
}
_SOURCES = {
    gateway_pb2.TEXT_SOURCE_LLM: "language model",
    gateway_pb2.TEXT_SOURCE_TEMPLATE: "template",
    gateway_pb2.TEXT_SOURCE_REFUSAL: "refusal",
}

_SIDE_TITLES = 5


async def ask(
    console: Console, *, target: str, player_id: str, text: str, limit: int, timeout: float = 60.0
) -> gateway_pb2.ChatSummary:
    """Asks the gateway at `target` and shows the answer; returns its summary. Raises grpc.aio.AioRpcError, and
    GamesrecError if the message or the player's id is not valid UTF-8."""
    try:
        request = gateway_pb2.ChatRequest(player_id=player_id, text=text, limit=limit)
    except UnicodeEncodeError as error:
        raise GamesrecError("the player and the text must be valid UTF-8; check the terminal's encoding") from error
    summary, is_new = gateway_pb2.ChatSummary(), False
    async with open_channel(target) as channel:
        async for event in gateway_pb2_grpc.GatewayServiceStub(channel).Chat(request, timeout=timeout):
            if event.HasField("recommendations"):
                _show_recommendations(console, event.recommendations)
                is_new = bool(event.recommendations.games) and not event.recommendations.player_known
            elif event.HasField("text_delta"):
                console.print(event.text_delta.text, end="", markup=False, highlight=False, soft_wrap=True)
            else:
                summary = event.summary
    console.print("\n")
    if is_new and not any(each.component == each.COMPONENT_RECOMMENDER for each in summary.degradations):
        console.print("This player is new here.", style="dim")
    console.print(footer(summary), style="dim", markup=False, highlight=False)
    return summary


def _show_recommendations(console: Console, recommendations: gateway_pb2.Recommendations) -> None:
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


def _show_list(console: Console, title: str, games: Iterable[common_pb2.RecommendedGame]) -> None:
    titles = [recommended.game.title for recommended in games]
    if titles:
        more = f" and {len(titles) - _SIDE_TITLES} more" if len(titles) > _SIDE_TITLES else ""
        console.print(f"{title}: {', '.join(titles[:_SIDE_TITLES])}{more}", style="dim", markup=False, highlight=False)


def _why(reasons: Iterable[common_pb2.Reason]) -> str:
    texts = []
    for reason in reasons:
        phrase = _REASONS.get(reason.kind, "")
        if phrase:
            texts.append(phrase.format(related=", ".join(reason.related_titles[:2]) or "games you like"))
    return "; ".join(texts[:2])


def footer(summary: gateway_pb2.ChatSummary) -> str:
    """The last line of an answer: where the text came from, how long it took, and what was poorer than it should be."""
    seconds = {timing.stage: timing.duration.ToNanoseconds() / 1e9 for timing in summary.timings}
    parts = [f"text: {_SOURCES.get(summary.text_source, '?')}"]
    if summary.language_model:
        parts.append(summary.language_model)
    for stage, name in (("recommendations", "games after"), ("first_text", "text after"), ("total", "done after")):
        if stage in seconds:
            parts.append(f"{name} {seconds[stage] * 1000:.0f} ms")
    parts += [_degradation(each) for each in summary.degradations]
    return " | ".join(parts)


def _degradation(degradation: gateway_pb2.Degradation) -> str:
    """Such as "llm_gateway: UNAVAILABLE -> TEMPLATE_TEXT"; of a failed call with the reason of its error."""
    component = short_name(degradation, "component").lower()
    reason = degradation.error_reason or short_name(degradation, "reason")
    return f"{component}: {reason} -> {short_name(degradation, 'fallback')}"


def explain(error: grpc.aio.AioRpcError, target: str) -> str:
    """One line that says what went wrong and what to do."""
    if error.code() is grpc.StatusCode.UNAVAILABLE and not details_of(error):
        return f"nothing answers at {target}; start the stack with: {command()} up"
    return f"{error.code().name}: {error.details()}"
