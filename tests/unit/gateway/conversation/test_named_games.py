"""Games and series that a message names: refused, liked or unknown, over real grpc."""

from __future__ import annotations

from typing import ClassVar

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from services.gateway.backends.ports import EncodedText
from tests.fakes.gateway import FakeClassifier, FakeEmbedder
from tests.support.answers import Answer
from tests.unit.gateway.conversation.test_conversation import REFUSED, WANTED, Meeting
from tests.unit.gateway.world import GONE, World, answer

GAMES = [
    common_pb2.Game(
        game_id=game_id,
        title=title,
        year=2010,
        genres=[genre],
        platforms=["PC"],
        aliases=aliases,
        tags=["turn-based"] if genre == "Strategy" else ["online"],
    )
    for game_id, title, genre, aliases in (
        ("civ", "Civilization", "Strategy", ["Civ 1", "Цивилизация"]),
        ("civ-5", "Civilization V", "Strategy", ["Civ 5", "文明5"]),
        ("rails", "Railroad Tycoon", "Strategy", []),
        ("osu", "osu!", "Rhythm", []),
        ("fort", "Fortnite", "Shooter", ["Fortnite Battle Royale"]),
        ("metroid", "Metroid", "Platformer", []),
        ("sims", "The Sims", "Simulation", ["Симс"]),
        ("sims-4", "The Sims 4", "Simulation", []),
    )
]
LIKED = pb.POLARITY_LIKED
SPANS = {
    "rundenbasierte Strategie": (pb.SPAN_TYPE_KIND, WANTED),
    "rhythm oder shooter": (pb.SPAN_TYPE_KIND, WANTED),
    "rhythm simulator": (pb.SPAN_TYPE_KIND, WANTED),
    "Strategien": (pb.SPAN_TYPE_KIND, REFUSED),
    "стратегии": (pb.SPAN_TYPE_KIND, REFUSED),
    "ストラテジー": (pb.SPAN_TYPE_KIND, REFUSED),
    "osu!": (pb.SPAN_TYPE_TITLE, WANTED),
    "strategy": (pb.SPAN_TYPE_KIND, WANTED),
    "no war": (pb.SPAN_TYPE_KIND, REFUSED),
    "文明": (pb.SPAN_TYPE_TITLE, REFUSED),
    "сімс": (pb.SPAN_TYPE_TITLE, REFUSED),
    "osu": (pb.SPAN_TYPE_CONTENT, REFUSED),
    "battle royale": (pb.SPAN_TYPE_TITLE, REFUSED),
    "civ": (pb.SPAN_TYPE_TITLE, LIKED),
    "Metro Exodus": (pb.SPAN_TYPE_TITLE, LIKED),
    "Galaga": (pb.SPAN_TYPE_TITLE, REFUSED),
    "Blue Moon Soft": (pb.SPAN_TYPE_DEVELOPER, REFUSED),
}


class Recording(FakeEmbedder):
    """Keeps what it embedded for a search."""

    texts: ClassVar[list[str]] = []

    async def encode_query(self, text: str) -> EncodedText:
        self.texts.append(text)
        return await super().encode_query(text)


def world() -> World:
    told = World(classifier=FakeClassifier(spans=SPANS), recommender=Meeting(GAMES))
    told.language_model.failure = GONE
    return told


async def say(text: str, told: World | None = None) -> Answer:
    return await answer(told or world(), text, limit=None, language="en")


@pytest.mark.parametrize(("text", "gone"), [("strategy 除了文明", {"civ", "civ-5"}), ("не сімс", {"sims", "sims-4"})])
async def test_a_series_that_is_refused_in_any_script_is_gone_altogether(text: str, gone: set[str]) -> None:
    assert gone.isdisjoint((await say(text)).game_ids)


async def test_a_series_that_is_liked_is_one_example_of_all_its_games() -> None:
    told = world()
    await say("something like civ", told)
    assert set(told.asked[-1].wish.game_ids) == {"civ", "civ-5"}


async def test_a_title_that_nothing_here_is_called_is_not_searched_by_and_is_told() -> None:
    told = world()
    got = await say("strategy like Metro Exodus", told)
    assert "Metro" not in told.asked[-1].text
    assert "“Metro Exodus”" in got.text


@pytest.mark.parametrize("name", ["Galaga", "Blue Moon Soft"])
async def test_a_game_or_a_studio_that_is_refused_and_not_known_is_told(name: str) -> None:
    assert f"“{name}”" in (await say(f"strategy but no {name}")).text


async def test_what_is_like_a_game_is_searched_by_it_and_not_by_what_is_refused() -> None:
    told = world()
    state = (await say("something like civ", told)).summary.state
    state.text = ""
    told.embedder = Recording()
    await answer(told, "no war", limit=None, language="en", state=state)
    assert Recording.texts[-1] == "Civilization, Civilization V"


async def test_a_game_is_refused_by_its_name_whatever_it_was_taken_for() -> None:
    assert "osu" not in (await say("strategy without osu")).game_ids


async def test_what_only_says_what_a_game_is_does_not_name_it() -> None:
    got = await say("strategy but no battle royale")
    assert not any("fort" in each.game_ids for each in got.recommendations.understood)
    assert "“battle royale”" in got.text


async def test_a_game_that_bored_the_player_is_turned_down_whatever_it_was_taken_for() -> None:
    assert "osu" not in (await say("osu! mnie wynudził, strategy")).game_ids


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("rundenbasierte Strategie", [["turn-based"], ["Strategy"]]),
        ("rhythm oder shooter", [["Rhythm", "Shooter"]]),
        ("rhythm simulator", [["Rhythm"]]),
    ],
)
async def test_all_that_one_wish_names_is_wished_for_but_for_alternatives(text: str, kinds: list[list[str]]) -> None:
    told = world()
    await say(text, told)
    assert [[*each.genres, *each.tags] for each in told.asked[-1].wish.kinds] == kinds


@pytest.mark.parametrize("text", ["behalte die Strategien", "стратегии оставь", "ストラテジーは残して"])
async def test_what_is_to_stay_is_not_refused(text: str) -> None:
    assert [each.polarity for each in (await say(text)).recommendations.understood] == [WANTED]
