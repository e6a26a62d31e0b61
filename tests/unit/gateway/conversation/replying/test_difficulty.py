""" "Easier" than the games shown leaves out what the catalogue calls difficult, and "harder" wants it."""

from __future__ import annotations

from typing import Any

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.catalogue import meets
from tests.fakes.gateway import FakeClassifier, FakeRecommender
from tests.support.answers import Answer
from tests.unit.gateway.world import World, answer

GAMES = [
    common_pb2.Game(game_id=f"{tag}-{number}", title=f"Quest {word}", genres=["Platformer"], tags=[tag])
    for tag, words in (("difficult", ("Alpha", "Beta", "Gamma", "Delta")), ("cozy", ("Epsilon", "Zeta", "Eta", "Iota")))
    for number, word in enumerate(words)
]
EASIER = (
    "easier", "полегче", "leichter", "más fácil", "plus facile", "mais fácil", "daha kolay", "легше", "łatwiejsze",
    "简单一点", "もっと簡単なの", "попроще", "простіше", "einfacher", "más sencillo", "daha basit", "prostsze",
    "もう少しやさしいの",
)  # fmt: skip
HARDER = (
    "harder", "посложнее", "schwieriger", "más difícil", "plus difficile", "mais difícil", "daha zor", "складніше",
    "trudniejsze", "难一点", "もっと難しいの",
)  # fmt: skip


class Meeting(FakeRecommender):
    """Recommends games without what is refused, and those with what is wanted first."""

    async def recommend(self, request: Any, query: Any = None) -> Any:
        everything = self.catalogue
        refused, wanted = ({*wish.genres, *wish.tags} for wish in (request.wish.refused, request.wish.named))
        own = {game.game_id: {*game.genres, *game.tags} for game in everything}
        self.catalogue = sorted(
            (game for game in everything if meets(game, request.filter) and refused.isdisjoint(own[game.game_id])),
            key=lambda game: -len(wanted & own[game.game_id]),
        )
        try:
            return await super().recommend(request, query)
        finally:
            self.catalogue = everything


async def refined(text: str, polarity: pb.Polarity.ValueType) -> tuple[Answer, World]:
    """The answer to `text` after two platformers were shown, one of each sort, as the classifier marks it."""
    world = World(
        classifier=FakeClassifier(spans={text: (pb.SPAN_TYPE_ATTRIBUTE, polarity)}, acts={text: pb.ACT_REFINE}),
        recommender=Meeting([GAMES[0], GAMES[4], *GAMES[1:4], *GAMES[5:]]),
    )
    shown = await answer(world, "a platformer", limit=2)
    assert shown.game_ids == ["difficult-0", "cozy-0"]
    return await answer(world, text, limit=3, state=shown.summary.state), world


@pytest.mark.parametrize("text", EASIER)
@pytest.mark.parametrize("polarity", [pb.POLARITY_MORE, pb.POLARITY_LESS])
async def test_easier_leaves_out_what_is_difficult(text: str, polarity: pb.Polarity.ValueType) -> None:
    """ "Plus facile" is marked as more of what is easy as often as less of what is difficult."""
    got, world = await refined(text, polarity)
    assert got.game_ids == ["cozy-1", "cozy-2", "cozy-3"]
    assert list(world.asked[-1].wish.refused.tags) == ["difficult"]
    assert not got.recommendations.relaxed


@pytest.mark.parametrize("text", HARDER)
async def test_harder_wants_what_is_difficult(text: str) -> None:
    got, _ = await refined(text, pb.POLARITY_MORE)
    assert got.game_ids == ["difficult-1", "difficult-2", "difficult-3"]
