"""Measures the texts of conversations on frozen sets: their language, and answers to questions about games.

    make eval-chat

A stack of its own with the demo data answers; the language model takes no part.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gamesrec.gateway.v1 import gateway_pb2
from services.common.games.game_facts import PriceModel
from services.demo.catalogue import load_catalogue
from services.gateway.conversation.state import VERSION
from services.gateway.understanding.languages import language
from services.gateway.writing.texts.languages import phrases_in
from services.gateway.writing.texts.phrases import Phrases
from services.gateway.writing.wording import Wording
from tests.bench.demo_stack import demo_stack
from tests.bench.eval_chat import FROZEN_SETS, Tally, add_arguments, folder_of

if TYPE_CHECKING:
    from gamesrec.gateway.v1.gateway_pb2_grpc import GatewayServiceAsyncStub

_NO_MODEL = {"LLM_GATEWAY_BASE_URL": "http://127.0.0.1:9/v1"}
# Which of the games shown is the one that is asked for.
_OF_A_LIST = frozenset(("newest", "oldest", "shortest", "longest"))
Row = Mapping[str, Any]


def rows(name: str, sets: Path = FROZEN_SETS) -> list[Row]:
    """The rows of a set; none where a folder of sets has no such one."""
    if not (sets / name).exists():
        return []
    return [json.loads(line) for line in (sets / name).read_text(encoding="utf-8").splitlines() if line]


async def text_of(
    stub: GatewayServiceAsyncStub, request: gateway_pb2.ChatRequest
) -> tuple[str, gateway_pb2.Recommendations, gateway_pb2.ChatSummary]:
    """The text of an answer, what was recommended, and how the answer came about."""
    text, recommendations, summary = "", gateway_pb2.Recommendations(), gateway_pb2.ChatSummary()
    async for event in stub.Chat(request, timeout=120):
        if event.HasField("recommendations"):
            recommendations = event.recommendations
        elif event.HasField("text_delta"):
            text += event.text_delta.text
        else:
            summary = event.summary
    return text, recommendations, summary


async def languages(stub: GatewayServiceAsyncStub, tally: Tally, sets: Path = FROZEN_SETS) -> None:
    """Whether each answer is in the language of its message, and has games only where they are wanted."""
    for row in rows("languages.jsonl", sets):
        request = gateway_pb2.ChatRequest(player_id="eval-texts", text=row["text"])
        if row["act"] in ("MORE", "REJECT_SHOWN", "ABOUT_SHOWN"):
            request.state.CopyFrom(await _shown(stub))
        text, recommendations, summary = await text_of(stub, request)
        said = _without_names(text, recommendations)
        is_right = summary.language == row["language"] and language.speaks(said, row["language"])
        tally.add("answers in the player's language", is_right, f"{row['text']} -> {text}")
        if row["intent"] in ("SMALL_TALK", "OFF_TOPIC", "DISTRESS"):
            tally.add("no games where none are wanted", not summary.named_game_ids, f"{row['text']} -> {text}")
        if row["intent"] == "DISTRESS":
            cares = text == phrases_in(row["language"]).talk.distress
            tally.add("care where it is needed", cares, f"{row['text']} -> {text}")


async def _shown(stub: GatewayServiceAsyncStub) -> gateway_pb2.ConversationState:
    """The state of a conversation in which games have been shown."""
    request = gateway_pb2.ChatRequest(player_id="eval-texts", text="horror games", language="en")
    return (await text_of(stub, request))[2].state


def _without_names(text: str, recommendations: gateway_pb2.Recommendations) -> str:
    """The text without titles and quoted words, which may be in any language."""
    games = [*(each.game for each in recommendations.games), *recommendations.games_in_question]
    for title in sorted((game.title for game in games), key=len, reverse=True):
        text = text.replace(title, " ")
    return re.sub(r"[“„«「《『][^”“»」》』]*[”“»」》』]", " ", text)


async def questions(stub: GatewayServiceAsyncStub, tally: Tally, sets: Path = FROZEN_SETS) -> None:
    """Whether each question gets the fact that the catalogue has, and else the words that it is not known."""
    games = {game.game_id: game for game in load_catalogue()}
    for row in rows("questions.jsonl", sets):
        request = gateway_pb2.ChatRequest(player_id="eval-texts", text=row["text"])
        text, _, _ = await text_of(stub, request)
        what = f"{row['text']} ({row['attribute']}: {row['answer']}) -> {text}"
        if row["known"]:
            is_right, of = _is_answered(row, text, games), "a fact"
        else:
            is_right, of = _is_told_unknown(row, text, games), "no fact"
        tally.add(f"questions with {of}", is_right, what)
        tally.count(f"{of}, {row['language']}", is_right)
        tally.count(f"{of}, {row['attribute']}", is_right)


async def shown(stub: GatewayServiceAsyncStub, tally: Tally, sets: Path) -> None:
    """Whether each question about games that were shown, named by place or not at all, gets the right one's fact."""
    games = {game.game_id: game for game in load_catalogue()}
    for row in rows("shown.jsonl", sets):
        request = gateway_pb2.ChatRequest(player_id="eval-texts", text=row["text"])
        request.state.version = VERSION
        request.state.shown_game_ids.extend(row["shown"])
        request.state.latest_count = len(row["shown"])
        request.state.language = row["language"]
        text, _, _ = await text_of(stub, request)
        if not row["known"]:
            is_right, of = _is_told_unknown(row, text, games), "shown, no fact"
        elif row["attribute"] in _OF_A_LIST:
            is_right, of = _named_first(row["shown"], text, games) == row["game_id"], "shown, a fact"
        else:
            named = games[row["game_id"]].title in text
            is_right, of = named and _is_answered(row, text, games), "shown, a fact"
        what = f"{row['text']} ({row['attribute']}: {row['game_id']} {row['answer']}) -> {text}"
        tally.add(f"questions, {of}", is_right, what)
        tally.count(f"{of}, {row['language']}", is_right)


def _named_first(ids: Sequence[str], text: str, games: Mapping[str, Any]) -> str | None:
    """The game whose title comes first in a text; None where it has none."""
    named = {text.find(games[each].title): each for each in ids if games[each].title in text}
    return named[min(named)] if named else None


def _is_told_unknown(row: Row, text: str, games: Mapping[str, Any]) -> bool:
    phrases = phrases_in(row["language"])
    title = phrases.bare.format(title=games[row["game_id"]].title)
    # Of a price what is known of it may stand beside that it is not: "... only this: bought once".
    price = re.escape(phrases.answers.price_unknown.replace("{game}", title)).replace(re.escape("{facts}"), ".+")
    return phrases.answers.unknown.format(game=title) in text or re.search(price, text) is not None


def _called(phrases: Phrases, name: str) -> str:
    """A kind or a platform of the catalogue as the language calls it."""
    return phrases.kinds.get(name.lower()) or phrases.platforms.get(name.lower(), name)


def _is_answered(row: Row, text: str, games: Mapping[str, Any]) -> bool:
    phrases, game = phrases_in(row["language"]), games[row["game_id"]]
    if row["attribute"] == "released first":
        first, other = row["answer"], {row["game_id"], row["other_game_id"]} - {row["answer"]}
        template = phrases.answers.first.format(
            game=phrases.bare.format(title=games[first].title),
            other=phrases.bare.format(title=games[other.pop()].title),
            year=games[first].year,
            other_year="____",
        )
        return text.startswith(template.split("____", maxsplit=1)[0])
    if isinstance(row["answer"], bool):
        answers = phrases.answers
        template = {
            ("platforms", True): answers.on_platform,
            ("platforms", False): answers.not_on_platform,
            ("tags", True): answers.listed_as,
            ("tags", False): answers.has_not,
        }[row["attribute"], row["answer"]]
        beginning = template.split("{game}", maxsplit=1)[0] or phrases.bare.format(title=game.title)
        translated = _called(phrases, str(row["value"]))
        named = row["value"].lower() in text.lower() or translated in text
        return text.startswith(beginning) and (named or not row["answer"])
    if row["attribute"] in ("length", "price", "players", "age"):
        return _fact(row) in text
    if row["attribute"] in ("about", "alike"):
        titles = [games[row[each]].title for each in ("game_id", "other_game_id") if each in row]
        unknown = phrases.answers.unknown.split("{game}", maxsplit=1)[0]
        return all(each in text for each in titles) and not (unknown and unknown in text)
    if isinstance(row["answer"], list):
        said = text.lower()
        return all(each.lower() in said or _called(phrases, each).lower() in said for each in row["answer"])
    return str(row["answer"]) in text


def _fact(row: Row) -> str:
    """A fact about how a game is played, as the language of a question words it."""
    facts = phrases_in(row["language"]).facts
    match row["attribute"]:
        case "length":
            return Wording(row["language"]).number(row["answer"])
        case "price":
            return facts.prices[PriceModel(row["answer"])]
        case "players":
            return facts.alone if row["answer"] == 1 else str(row["answer"])
    return facts.age.format(n=row["answer"]) if row["answer"] else facts.all_ages


async def _main(models_dir: Path, sets: Path, *, verbose: bool) -> None:
    tallies = {name: Tally() for name in ("languages", "questions")}
    async with demo_stack(models_dir, _NO_MODEL) as stub:
        await languages(stub, tallies["languages"], sets)
        await questions(stub, tallies["questions"], sets)
        await shown(stub, tallies["questions"], sets)
    for name, tally in tallies.items():
        print(name)
        print("\n".join(tally.lines()))
        if verbose:
            print("\n".join(f"    {each}" for each in tally.wrong))


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    add_arguments(parser)
    arguments = parser.parse_args()
    asyncio.run(_main(arguments.models_dir, folder_of(parser, arguments), verbose=arguments.verbose))


if __name__ == "__main__":
    main()
