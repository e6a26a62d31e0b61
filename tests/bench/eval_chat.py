"""Measures conversations on frozen sets: what is understood, what is honoured, what comes twice, what a child is shown.

    make eval-chat
    python -m tests.bench.eval_chat --development --first 5      whether it works, in a minute

It asks a stack of its own with the demo data. The language model takes no part, as no figure here is about texts.
Beside each message alone it times one embed of that message, for the ratio of the two.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.gateway.v1.gateway_pb2_grpc import GatewayServiceStub
from services.common.channels import open_channel
from services.common.games.game_messages import game_message
from services.demo.catalogue import CatalogueGame, load_catalogue
from services.encoders.models.packaged import DEFAULT_MODELS_DIR
from tests.bench.demo_stack import demo_processes
from tests.bench.embed_alone import WITHOUT_CACHE, EmbedAlone, beside, embed_alone
from tests.bench.judging import breaches, is_relative, misunderstood

if TYPE_CHECKING:
    from gamesrec.gateway.v1.gateway_pb2_grpc import GatewayServiceAsyncStub

FROZEN_SETS = Path(__file__).parent / "conversation"
DEVELOPMENT_SETS = FROZEN_SETS / "development"
ASIDE_SETS = FROZEN_SETS / "aside"
_NO_MODEL = {"LLM_GATEWAY_BASE_URL": "http://127.0.0.1:9/v1"}
_TOP = 5
# No table of kinds has its words.
_OF_THE_ENCODER, _LOOK_SECONDS = "a game about locomotives", 3.0


class Listed(CatalogueGame):
    """A game of the demo catalogue, with the one field that it has no use for."""

    attributes: ClassVar[Mapping[str, str]] = {}


@dataclass(slots=True)
class Tally:
    """How many of how many, by name, what was wrong, and how often a cause was found in a language."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    causes: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, name: str, is_right: bool, what: str) -> None:
        """Counts one judgement."""
        self.count(name, is_right)
        if not is_right:
            self.wrong.append(f"{name}: {what}")

    def count(self, name: str, is_right: bool) -> None:
        """Counts one judgement of which is told elsewhere what was wrong."""
        self.of[name] += 1
        self.right[name] += is_right

    def lines(self) -> Iterable[str]:
        """A line for each name."""
        for name, count in self.of.items():
            yield f"  {name:<46} {self.right[name]:>4} of {count:<4} {self.right[name] / count:6.1%}"
        for (cause, language), count in sorted(self.causes.items()):
            yield f"  not honoured, {cause}, {language}: {count}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one message."""

    recommendations: gateway_pb2.Recommendations
    state: gateway_pb2.ConversationState
    seconds: float

    @property
    def games(self) -> list[common_pb2.Game]:
        """The games that are shown."""
        return [item.game for item in self.recommendations.games]


async def ask(
    stub: GatewayServiceAsyncStub, text: str, player: str, state: gateway_pb2.ConversationState | None = None
) -> Answer:
    """Asks, and waits for the state; the seconds are those to the recommendations."""
    started = time.perf_counter()
    seconds = 0.0
    recommendations, summary = gateway_pb2.Recommendations(), gateway_pb2.ChatSummary()
    async for event in stub.Chat(gateway_pb2.ChatRequest(player_id=player, text=text, state=state), timeout=60):
        if event.HasField("recommendations"):
            recommendations, seconds = event.recommendations, time.perf_counter() - started
        elif event.HasField("summary"):
            summary = event.summary
    return Answer(recommendations, summary.state, seconds)


async def kinds_are_known(stub: GatewayServiceAsyncStub) -> None:
    """Waits until the gateway has embedded the names of kinds, in the background of its first messages.

    Until then words that only the encoder knows mean nothing. Raises TimeoutError after five minutes.
    """
    async with asyncio.timeout(300):
        while not any(each.names for each in (await ask(stub, _OF_THE_ENCODER, "eval-warm")).state.constraints):
            await asyncio.sleep(_LOOK_SECONDS)


def _count(recommendations: gateway_pb2.Recommendations) -> int:
    return next((each.number for each in recommendations.understood if each.type == pb.SPAN_TYPE_COUNT), 0)


@dataclass(frozen=True, slots=True)
class Sets:
    """The sets in a folder, of each the `first` rows; all of them where that is None."""

    folder: Path
    first: int | None = None

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of a set; none where the folder lacks it."""
        path = self.folder / f"{name}.jsonl"
        if not path.exists():
            return []
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[: self.first]]


async def singles(
    stub: GatewayServiceAsyncStub,
    embed: EmbedAlone,
    catalogue: Sequence[common_pb2.Game],
    tally: Tally,
    sets: Sets,
) -> tuple[list[float], list[float]]:
    """Each message alone, to a player of whom nothing is known; the seconds to its recommendations, and of one embed of
    it just before."""
    chats, embeds = list[float](), list[float]()
    for number, row in enumerate(sets.rows("singles")):
        expected = row["expect"]
        embeds.append(await embed(row["text"]))
        got = await ask(stub, row["text"], f"eval-single-{number}")
        chats.append(got.seconds)
        wrong = misunderstood(expected, got.state.constraints, _count(got.recommendations))
        for name in expected:
            tally.add(f"constraint {name}", name not in wrong, f"{row['text']} -> {_told(got)}")
        tally.add("stated constraints understood, each", not wrong, f"{row['text']}: {wrong}")
        tally.count(f"understood, {row['language']}", not wrong)
        can = sum(not breaches(game, expected) for game in catalogue)
        if (can and "count" not in expected) or can >= expected.get("count", 1):
            shown = got.games[:_TOP]
            broken = {each for game in shown for each in breaches(game, expected)}
            tally.add("top 5 meet all hard ones", bool(shown) and not broken, f"{row['text']}: {sorted(broken)}")
        if "count" in expected:
            tally.add("as many as asked for", len(got.games) == min(expected["count"], can), row["text"])
    return chats, embeds


async def dialogues(stub: GatewayServiceAsyncStub, tally: Tally, sets: Sets) -> None:
    """Each with the state of the answer before."""
    for dialogue in sets.rows("dialogues"):
        state = None
        seen: list[str] = []
        latest: list[common_pb2.Game] = []
        for number, turn in enumerate(dialogue["turns"]):
            got = await ask(stub, turn["text"], f"eval-{dialogue['id']}", state)
            expected, said = turn["expect"], f"{dialogue['id']}.{number + 1} {turn['text']}"
            state = got.state
            count = _count(got.recommendations) if "count" in expected else 0
            wrong = misunderstood(expected["constraints"], got.state.constraints, 0)
            if expected.get("count"):
                wrong += ["count"] if count != expected["count"] else []
            broken = {each for game in got.games for each in breaches(game, expected["constraints"])}
            ids = [game.game_id for game in got.games]
            as_wanted = expected["games"] is None or bool(ids) == expected["games"]
            relative = is_relative(expected.get("relative"), latest, got.games)
            if number:
                honoured = not wrong and not broken and as_wanted and relative
                why = f"{wrong} {sorted(broken)} games {as_wanted} relative {relative}"
                tally.add("refinements honoured", honoured, f"{said}: {why} -> {_told(got)}")
                tally.count(f"honoured, {dialogue['language']}", honoured)
                for cause in _causes(wrong, broken, as_wanted=as_wanted, relative=relative):
                    tally.causes[cause, dialogue["language"]] += 1
            act = pb.Act.Name(got.recommendations.intent.act).removeprefix("ACT_")
            tally.add("act of the message", act == expected["act"], f"{said}: {act}")
            tally.add("games not shown before", not set(ids) & set(seen), f"{said}: {set(ids) & set(seen)}")
            seen += ids
            latest = got.games or latest


def _causes(wrong: Sequence[str], broken: Iterable[str], *, as_wanted: bool, relative: bool) -> Iterable[str]:
    """Why a refinement was not honoured, without the words of the message."""
    yield from (f"{name} misunderstood" for name in wrong)
    yield from (f"{name} not met" for name in broken)
    if not as_wanted:
        yield "games or none"
    if not relative:
        yield "not less or more than before"


async def children(stub: GatewayServiceAsyncStub, tally: Tally, sets: Sets) -> None:
    """What is shown to whom a child's age or content is named."""
    for number, row in enumerate(sets.rows("children")):
        expected = {name: row[name] for name in ("max_age", "refused_content") if row[name]}
        got = await ask(stub, row["text"], f"eval-child-{number}")
        for game in got.games:
            wrong = breaches(game, expected)
            tally.add("games that suit the child", not wrong, f"{row['text']}: {game.title} {wrong}")
        tally.add("wishes for children with games", bool(got.games), f"{row['text']} -> {_told(got)}")


def _told(got: Answer) -> str:
    intent = got.recommendations.intent
    spans = " ".join(
        f"{each.text}={pb.SpanType.Name(each.type).removeprefix('SPAN_TYPE_')}/"
        f"{pb.Polarity.Name(each.polarity).removeprefix('POLARITY_')}{'?' if each.unmatched else ''}"
        for each in got.recommendations.understood
    )
    return f"{pb.Intent.Name(intent.label).removeprefix('INTENT_')} {pb.Act.Name(intent.act)[4:]} [{spans}]"


async def _main(models_dir: Path, sets: Sets, *, verbose: bool) -> None:
    catalogue = [game_message(Listed(**vars(game))) for game in load_catalogue()]
    async with (
        demo_processes(models_dir, {**_NO_MODEL, **WITHOUT_CACHE}) as stack,
        open_channel(stack.target) as channel,
        embed_alone(stack.addresses.target("embedder")) as embed,
    ):
        stub: GatewayServiceAsyncStub = GatewayServiceStub(channel)
        await kinds_are_known(stub)
        tallies = {name: Tally() for name in ("single messages", "dialogues", "children")}
        chats, embeds = await singles(stub, embed, catalogue, tallies["single messages"], sets)
        await dialogues(stub, tallies["dialogues"], sets)
        await children(stub, tallies["children"], sets)
    for name, tally in tallies.items():
        print(name)
        print("\n".join(tally.lines()))
        if verbose:
            print("\n".join(f"    {each}" for each in tally.wrong))
    print(beside(chats, embeds))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of a command that asks sets: which, and whether to print what was wrong."""
    parser.add_argument("--models-dir", type=Path, default=DEFAULT_MODELS_DIR)
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--development", action="store_true", help="ask the sets that may be tuned on, not the frozen ones"
    )
    which.add_argument("--aside", action="store_true", help="ask the set that nobody looks into while they tune")
    which.add_argument("--sets", type=Path, metavar="FOLDER", help="ask sets of your own, of the same form")
    parser.add_argument("--verbose", action="store_true", help="print what was wrong, too; of sets that may be read")


def folder_of(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> Path:
    """The folder of the sets that are asked; ends the command where it would print what was wrong in frozen ones."""
    if arguments.verbose and not (arguments.development or arguments.sets):
        parser.error("--verbose needs --development or --sets: whoever reads the frozen messages tunes on them")
    if arguments.aside:
        return ASIDE_SETS
    return DEVELOPMENT_SETS if arguments.development else Path(arguments.sets or FROZEN_SETS)


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    add_arguments(parser)
    parser.add_argument("--first", type=int, help="ask only so many of each set, from its beginning (default: all)")
    arguments = parser.parse_args()
    sets = Sets(folder_of(parser, arguments), arguments.first)
    asyncio.run(_main(arguments.models_dir, sets, verbose=arguments.verbose))


if __name__ == "__main__":
    main()
