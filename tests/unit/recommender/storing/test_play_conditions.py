"""Conditions on how a game is played, met by the facts that are known and by none that is not."""

from __future__ import annotations

import pytest

from gamesrec.common.v1 import common_pb2 as common
from gamesrec.recommender.v1 import recommender_pb2 as pb
from services.gateway.understanding.catalogue import meets
from tests.unit.recommender.calls import Recommender, axis, game, ids, interaction

GAMES = {
    "unknown": common.Game(),
    "chess": common.Game(
        modes=[common.PLAY_MODE_COUCH_VERSUS, common.PLAY_MODE_ONLINE_VERSUS],
        min_players=2,
        max_players=2,
        max_couch_players=2,
        minimum_age=0,
        content_descriptors=[common.CONTENT_DESCRIPTOR_NOTHING],
        endless=True,
        price_model=common.PRICE_MODEL_FREE,
    ),
    "raid": common.Game(
        modes=[common.PLAY_MODE_MASSIVELY_MULTIPLAYER],
        min_players=1,
        minimum_age=12,
        content_descriptors=[common.CONTENT_DESCRIPTOR_VIOLENCE],
        typical_hours=50,
        price_model=common.PRICE_MODEL_SUBSCRIPTION,
    ),
    "party": common.Game(
        modes=[common.PLAY_MODE_COUCH_COOP, common.PLAY_MODE_ONLINE_COOP],
        min_players=1,
        max_players=8,
        max_couch_players=4,
        minimum_age=7,
        content_descriptors=[common.CONTENT_DESCRIPTOR_MILD_VIOLENCE],
        typical_hours=6.5,
        price_model=common.PRICE_MODEL_PREMIUM,
    ),
}

# Tables often say how a game is played and not by how many.
MODES_ALONE = {
    "couch": common.Game(modes=[common.PLAY_MODE_SINGLE_PLAYER, common.PLAY_MODE_COUCH_COOP]),
    "couch-of-many": common.Game(modes=[common.PLAY_MODE_COUCH_VERSUS], max_players=4),
    "couch-number": common.Game(max_couch_players=3),
    "couch-by-mistake": common.Game(modes=[common.PLAY_MODE_COUCH_COOP], max_players=1),
    "online": common.Game(modes=[common.PLAY_MODE_ONLINE_COOP]),
    "online-of-many": common.Game(modes=[common.PLAY_MODE_ONLINE_VERSUS], max_players=10),
    "alone": common.Game(modes=[common.PLAY_MODE_SINGLE_PLAYER]),
}
BY_MODES = [
    (common.GameFilter(couch_players=2), {"couch", "couch-of-many", "couch-number"}),
    (common.GameFilter(couch_players=3), {"couch-number"}),
    (
        common.GameFilter(modes=[common.PLAY_MODE_COUCH_COOP, common.PLAY_MODE_COUCH_VERSUS], couch_players=2),
        {"couch", "couch-of-many"},
    ),
    (common.GameFilter(players=2), {"couch", "couch-of-many", "couch-number", "online", "online-of-many"}),
    (common.GameFilter(players=3), {"couch-of-many", "couch-number", "online-of-many"}),
    (common.GameFilter(players=1), {"couch", "couch-by-mistake", "couch-number", "alone"}),
]

# Of a game for the youngest nothing is said where nothing needs to be.
RATED = {
    "everyone": common.Game(minimum_age=6),
    "smallest": common.Game(minimum_age=0),
    "seven": common.Game(minimum_age=7),
    "ten": common.Game(minimum_age=10),
    "told": common.Game(minimum_age=3, content_descriptors=[common.CONTENT_DESCRIPTOR_MILD_VIOLENCE]),
    "neither": common.Game(),
}
BY_RATING = [
    (
        common.GameFilter(
            age=8,
            exclude_content=[
                common.CONTENT_DESCRIPTOR_MILD_VIOLENCE,
                common.CONTENT_DESCRIPTOR_VIOLENCE,
                common.CONTENT_DESCRIPTOR_GORE,
                common.CONTENT_DESCRIPTOR_HORROR,
            ],
        ),
        {"everyone", "smallest"},
    ),
    (common.GameFilter(exclude_content=[common.CONTENT_DESCRIPTOR_HORROR]), {"everyone", "smallest", "told"}),
    (
        common.GameFilter(exclude_content=[common.CONTENT_DESCRIPTOR_VIOLENCE]),
        {"everyone", "smallest", "seven", "told"},
    ),
    (common.GameFilter(exclude_content=[common.CONTENT_DESCRIPTOR_RANDOM_PURCHASES]), {"told"}),
]

# Those that cost nothing or a subscription, and in which players meet online, run on somebody's servers.
ONLINE = {
    "service": common.Game(
        modes=[common.PLAY_MODE_SINGLE_PLAYER, common.PLAY_MODE_ONLINE_VERSUS],
        content_descriptors=[common.CONTENT_DESCRIPTOR_ONLINE_INTERACTION],
        price_model=common.PRICE_MODEL_FREE_TO_PLAY,
    ),
    "service-by-modes": common.Game(
        modes=[common.PLAY_MODE_SINGLE_PLAYER, common.PLAY_MODE_ONLINE_VERSUS],
        price_model=common.PRICE_MODEL_FREE_TO_PLAY,
    ),
    "free": common.Game(
        modes=[common.PLAY_MODE_SINGLE_PLAYER, common.PLAY_MODE_ONLINE_VERSUS], price_model=common.PRICE_MODEL_FREE
    ),
    "bought": common.Game(
        modes=[common.PLAY_MODE_SINGLE_PLAYER, common.PLAY_MODE_ONLINE_COOP],
        content_descriptors=[common.CONTENT_DESCRIPTOR_ONLINE_INTERACTION],
        price_model=common.PRICE_MODEL_PREMIUM,
    ),
    "free-alone": common.Game(modes=[common.PLAY_MODE_SINGLE_PLAYER], price_model=common.PRICE_MODEL_FREE_TO_PLAY),
    "online-alone": common.Game(modes=[common.PLAY_MODE_ONLINE_VERSUS]),
    "massive": common.Game(modes=[common.PLAY_MODE_SINGLE_PLAYER, common.PLAY_MODE_MASSIVELY_MULTIPLAYER]),
    "nothing-known": common.Game(),
}
BY_NETWORK = [(common.GameFilter(offline=True), {"bought", "free", "free-alone"})]

STUDIOS = {
    "one": common.Game(developer="Blue Fox"),
    "joint": common.Game(developer="Blue Fox and Red Owl"),
    "other": common.Game(developer="Red Owl"),
    "nobody": common.Game(),
}
BY_STUDIO = [
    (common.GameFilter(exclude_developers=["blue fox"]), {"joint", "other", "nobody"}),
    (common.GameFilter(exclude_developers=["Blue Fox", "Blue Fox and Red Owl"]), {"other", "nobody"}),
    (common.GameFilter(developers=["BLUE FOX"]), {"one"}),
    (common.GameFilter(developers=["Red Owl", "Blue Fox"]), {"one", "other"}),
]

CONDITIONS = [
    (common.GameFilter(modes=[common.PLAY_MODE_COUCH_COOP, common.PLAY_MODE_COUCH_VERSUS]), {"chess", "party"}),
    (common.GameFilter(players=1), {"raid", "party"}),
    (common.GameFilter(players=2), {"chess", "raid", "party"}),
    (common.GameFilter(players=8), {"raid", "party"}),
    (common.GameFilter(players=9), {"raid"}),
    (common.GameFilter(couch_players=4), {"party"}),
    (common.GameFilter(couch_players=5), set()),
    (common.GameFilter(age=0), {"chess"}),
    (common.GameFilter(age=7), {"chess", "party"}),
    (common.GameFilter(age=99), {"chess", "raid", "party"}),
    (common.GameFilter(exclude_content=[common.CONTENT_DESCRIPTOR_VIOLENCE]), {"chess", "party"}),
    (
        common.GameFilter(
            exclude_content=[common.CONTENT_DESCRIPTOR_VIOLENCE, common.CONTENT_DESCRIPTOR_MILD_VIOLENCE]
        ),
        {"chess"},
    ),
    (common.GameFilter(max_hours=6.5), {"party"}),
    (common.GameFilter(max_hours=6), set()),
    (common.GameFilter(max_hours=7, or_endless=True), {"chess", "party"}),
    (common.GameFilter(max_hours=6, or_endless=True), {"chess"}),
    (common.GameFilter(min_hours=6.5), {"chess", "raid", "party"}),
    (common.GameFilter(min_hours=7, max_hours=60), {"raid"}),
    (common.GameFilter(price_models=[common.PRICE_MODEL_FREE, common.PRICE_MODEL_PREMIUM]), {"chess", "party"}),
    (common.GameFilter(offline=True), {"chess", "party"}),
    (common.GameFilter(), {"unknown", "chess", "raid", "party"}),
]


@pytest.fixture
async def filled(recommender: Recommender) -> Recommender:
    """A recommender of the games."""
    await recommender.add_games(*(_record(game_id) for game_id in GAMES))
    return recommender


def _record(game_id: str) -> pb.GameRecord:
    record = game(game_id, axis(0))
    record.game.MergeFrom(GAMES[game_id])
    return record


async def test_only_games_that_are_known_to_meet_a_condition_are_recommended(filled: Recommender) -> None:
    for condition, expected in CONDITIONS:
        found = await filled.recommend("", message=axis(0), limit=10, wanted=condition)
        assert set(ids(found.games)) == expected, condition


@pytest.mark.parametrize(
    ("games", "conditions"),
    [(MODES_ALONE, BY_MODES), (RATED, BY_RATING), (ONLINE, BY_NETWORK), (STUDIOS, BY_STUDIO)],
)
async def test_what_is_not_said_of_a_game_itself_is_told_by_its_other_facts(
    games: dict[str, common.Game], conditions: list[tuple[common.GameFilter, set[str]]], recommender: Recommender
) -> None:
    records = {game_id: game(game_id, axis(0)) for game_id in games}
    for game_id, record in records.items():
        record.game.MergeFrom(games[game_id])
    await recommender.add_games(*records.values())
    for condition, expected in conditions:
        found = await recommender.recommend("", message=axis(0), limit=10, wanted=condition)
        assert set(ids(found.games)) == expected, condition
        assert {game_id for game_id, facts in games.items() if meets(facts, condition)} == expected, condition


async def test_what_is_popular_or_liked_by_similar_players_must_meet_a_condition_too(filled: Recommender) -> None:
    await filled.record(*(interaction(f"p{n}", game_id, 5) for n in range(4) for game_id in GAMES))
    await filled.record(interaction("ann", "chess", 5))
    for player in ("", "ann"):
        found = await filled.recommend(player, limit=10, wanted=common.GameFilter(age=7))
        assert set(ids(found.games)) == {"chess", "party"} - ({"chess"} if player else set())
        assert set(ids(found.similar_players_games)) <= {"chess", "party"}


def test_the_gateway_judges_them_as_the_recommender_does() -> None:
    for condition, expected in CONDITIONS:
        assert {game_id for game_id, facts in GAMES.items() if meets(facts, condition)} == expected, condition


async def test_all_facts_of_a_game_come_back(filled: Recommender) -> None:
    given = _record("party")
    given.game.aliases.extend(["P", "Вечеринка"])
    given.game.localized["ru"].title = "Вечеринка"
    given.game.localized["ru"].summary = "Играют вместе."
    await filled.add_games(given)
    page = await filled.stub.ListGames(pb.ListGamesRequest())
    assert given.game in page.games
    assert _record("chess").game in page.games


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (common.Game(min_players=3, max_players=2), "min_players"),
        (common.Game(max_players=2, max_couch_players=3), "max_couch_players"),
        (common.Game(minimum_age=99), "minimum_age"),
        (common.Game(typical_hours=-1), "typical_hours"),
        (
            common.Game(content_descriptors=[common.CONTENT_DESCRIPTOR_NOTHING, common.CONTENT_DESCRIPTOR_GORE]),
            "CONTENT_DESCRIPTOR_NOTHING",
        ),
    ],
)
async def test_facts_that_contradict_each_other_are_refused(
    recommender: Recommender, wrong: common.Game, field: str
) -> None:
    record = game("g", axis(0))
    record.game.MergeFrom(wrong)
    with pytest.raises(Exception, match=field):
        await recommender.add_games(record)
