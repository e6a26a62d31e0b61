"""What templates say, and in which language."""

from __future__ import annotations

import re
from typing import Any

import pytest

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.common.errors import FailedPrecondition
from services.gateway.writing import templates
from services.gateway.writing.mentioning import mention
from services.gateway.writing.occasion import Occasion
from services.gateway.writing.texts.en import ENGLISH
from services.gateway.writing.texts.languages import PHRASES
from services.gateway.writing.texts.ru import RUSSIAN
from tests.fakes.gateway import FakeClassifier, FakeLanguageModel, FakeRecommender
from tests.unit.gateway.world import CATALOGUE, GONE, World, answer


async def test_without_the_language_model_a_template_speaks_the_players_language() -> None:
    world = World(language_model=FakeLanguageModel(failure=GONE))
    english = await answer(world)
    assert english.degradations == [("llm_gateway", "GONE", "TEMPLATE_TEXT")]
    assert "Celeste (2018): platformer." in english.text
    russian = await answer(world, "посоветуй сложный платформер")
    assert russian.summary.language == "ru"
    assert "Celeste (2018): платформер." in russian.text
    chosen = await answer(world, language="ru-RU")
    assert chosen.summary.language == "ru"


async def test_a_language_without_a_template_falls_back_to_english_and_says_so() -> None:
    got = await answer(World(language_model=FakeLanguageModel(failure=GONE)), language="fi")
    assert got.summary.language == "en"
    assert ("gateway", "LANGUAGE_UNSUPPORTED", "ENGLISH_TEXT") in got.degradations


async def test_small_talk_is_answered_briefly_and_without_games() -> None:
    world = World(
        classifier=FakeClassifier(classifier_pb2.INTENT_SMALL_TALK, classifier_pb2.TOPIC_NOT_GAME), style="per_game"
    )
    english = await answer(world, "nice weather today")
    assert english.text in ENGLISH.talk.small_talk
    russian = await answer(world, "хорошая сегодня погода")
    assert russian.text in RUSSIAN.talk.small_talk
    assert not english.summary.named_game_ids


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("what can you do?", "en"), ("что ты умеешь?", "ru"), ("was kannst du alles?", "de"),
        ("¿qué sabes hacer?", "es"),
        ("tu sais faire quoi ? que sais-tu faire ?", "fr"), ("o que você sabe fazer?", "pt"),
        ("neler yapabilirsin?", "tr"),
        ("що ти вмієш?", "uk"), ("co potrafisz?", "pl"), ("你能做什么？", "zh"), ("何ができますか？", "ja"),
    ],
)  # fmt: skip
async def test_who_asks_what_the_advisor_can_do_is_told(text: str, language: str) -> None:
    world = World(classifier=FakeClassifier(classifier_pb2.INTENT_SMALL_TALK, classifier_pb2.TOPIC_NOT_GAME))
    assert (await answer(world, text, language=language)).text == PHRASES[language].talk.abilities


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("do you know what i like?", "en"), ("ты знаешь, что мне нравится?", "ru"), ("weißt du, was ich mag?", "de"),
        ("¿sabes lo que me gusta?", "es"), ("tu sais ce que j'aime ?", "fr"), ("sabe do que eu gosto?", "pt"),
        ("neleri sevdiğimi biliyor musun?", "tr"), ("знаєш, що мені подобається?", "uk"), ("wiesz, co lubię?", "pl"),
        ("你知道我喜欢什么吗？", "zh"), ("私の好みを知っていますか？", "ja"),
    ],
)  # fmt: skip
async def test_who_asks_whether_their_taste_is_known_is_told_what_counts(text: str, language: str) -> None:
    world = World(classifier=FakeClassifier(classifier_pb2.INTENT_SMALL_TALK, classifier_pb2.TOPIC_NOT_GAME))
    assert (await answer(world, text, language=language)).text == PHRASES[language].talk.taste


async def test_another_and_another_is_answered_in_other_words_each_time() -> None:
    games = [common_pb2.Game(game_id=f"g{number}", title=f"Quest {number}") for number in range(40)]
    world = World(
        classifier=FakeClassifier(acts={"another": classifier_pb2.ACT_MORE}),
        recommender=FakeRecommender(games),
        language_model=FakeLanguageModel(failure=GONE),
    )
    state, said = (await answer(world)).summary.state, list[str]()
    for _ in range(6):
        got = await answer(world, "another", state=state)
        state = got.summary.state
        said += [each for each in re.split(r"(?<=[.?!]) ", got.text) if "Quest" not in each]
    assert len(said) == len(set(said)) == 12


@pytest.mark.parametrize("act", [classifier_pb2.ACT_THANKS, classifier_pb2.ACT_INSULT, classifier_pb2.ACT_NEW_WISH])
async def test_small_talk_and_no_games_are_worded_anew_three_times(act: Any) -> None:
    talks = act != classifier_pb2.ACT_NEW_WISH
    world = World(recommender=FakeRecommender(CATALOGUE))
    world.classifier.acts = dict.fromkeys(("thanks a lot", "well", "right"), act)
    if talks:
        world.classifier.intent = classifier_pb2.INTENT_SMALL_TALK

    async def find_nothing(request: Any, query: Any = None) -> recommender_pb2.RecommendResponse:
        return recommender_pb2.RecommendResponse(catalogue_revision="1")

    world.recommender.recommend = find_nothing  # type: ignore[method-assign]
    state, said = gateway_pb2.ConversationState(), set[str]()
    for text in world.classifier.acts:
        got = await answer(world, text, state=state)
        state = got.summary.state
        said.add(got.text)
    assert len(said) == 3


async def test_a_title_is_written_with_its_own_letters_and_signs() -> None:
    zero = common_pb2.Game(game_id="zero", title="Zero™ ½", year=2001, genres=["Platformer"])
    world = World(recommender=FakeRecommender([zero]), language_model=FakeLanguageModel(failure=GONE))
    assert "Zero™ ½ (2001)" in (await answer(world)).text


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_games_that_only_come_close_are_told(language: str) -> None:
    cozy, other = (
        common_pb2.RecommendedGame(game=common_pb2.Game(game_id=name, title=name, tags=[name]))
        for name in ("cozy", "other")
    )
    wish = gateway_pb2.Constraint(
        text="gemütlich", type=classifier_pb2.SPAN_TYPE_KIND, polarity=classifier_pb2.POLARITY_WANTED, names=["cozy"]
    )
    told = gateway_pb2.Recommendations(games=[cozy, other], player_known=True)
    said = [each.text for each in templates.opening(language, Occasion(told, told.games, [wish]))]
    # By its name in the language, as the player's word may be in any case or language.
    assert any(PHRASES[language].kinds.get("cozy", "gemütlich") in each for each in said)
    told = gateway_pb2.Recommendations(games=[cozy], player_known=True)
    said = [each.text for each in templates.opening(language, Occasion(told, told.games, [wish]))]
    assert not any("gemütlich" in each for each in said)


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_what_is_turned_down_by_name_is_told_before_what_stays_and_what_is_new(language: str) -> None:
    out, stays, new = (common_pb2.Game(game_id=name, title=name) for name in ("Outlaw", "Stayer", "Newcomer"))
    recommended = [common_pb2.RecommendedGame(game=new)]
    told = gateway_pb2.Recommendations(games=recommended, player_known=True)
    told.intent.act = classifier_pb2.ACT_REJECT_SHOWN
    occasion = Occasion(told, told.games, turn=1, kept=[stays], left_out=[out])
    said = [each.text for each in templates.opening(language, occasion)]
    assert "Outlaw" in said[0]
    assert "Stayer" in said[1]
    assert "".join(said).count("Stayer") == 1
    assert any("Outlaw" in each.text for each in templates.nothing_found(language, occasion))
    assert "Outlaw" in templates.owed(language, occasion)[0].text


def test_a_game_without_a_reason_is_told_by_its_facts() -> None:
    game = common_pb2.RecommendedGame(game=common_pb2.Game(game_id="a", title="Alpha", tags=["cozy"]))
    told = gateway_pb2.Recommendations(games=[game], player_known=True)
    assert mention("en", Occasion(told, told.games), 0).text == "Alpha: cozy."


async def test_a_game_like_the_one_that_was_named_is_told_so_and_that_is_why_it_was_shown() -> None:
    kinds: dict[str, Any] = {"genres": ["Platformer"], "tags": ["difficult", "pixel art"]}
    world = World(
        classifier=FakeClassifier(
            spans={"Celeste": (classifier_pb2.SPAN_TYPE_TITLE, classifier_pb2.POLARITY_LIKED)},
            acts={"why the first?": classifier_pb2.ACT_ABOUT_SHOWN},
        ),
        recommender=FakeRecommender(
            [
                common_pb2.Game(game_id="meat", title="Super Meat Boy", **kinds),
                common_pb2.Game(game_id="portal", title="Portal", genres=["Puzzle"]),
                common_pb2.Game(game_id="celeste", title="Celeste", **kinds),
            ]
        ),
        language_model=FakeLanguageModel(failure=GONE),
    )
    got = await answer(world, "something like Celeste")
    assert "Super Meat Boy is close to Celeste: platformer, difficult, pixel art." in got.text
    assert "Celeste" not in got.text.split("Portal")[1]
    why = await answer(world, "why the first?", state=got.summary.state)
    assert why.text == "I named Super Meat Boy because it is like Celeste: platformer, difficult and pixel art."


async def test_replays_are_said_to_be_replays() -> None:
    world = World(recommender=FakeRecommender(CATALOGUE, replays=True), language_model=FakeLanguageModel(failure=GONE))
    got = await answer(world)
    assert got.recommendations.replays
    assert got.text.startswith(ENGLISH.replays[0])


@pytest.mark.parametrize("style", ["whole", "per_game"])
async def test_a_model_that_lacks_one_of_the_eleven_languages_is_no_loss(style: Any) -> None:
    lacking = FailedPrecondition("no", reason="LANGUAGE_UNSUPPORTED")
    world = World(language_model=FakeLanguageModel(failure=lacking), style=style)
    for code in PHRASES:
        got = await answer(world, language=code)
        assert got.summary.language == code
        assert got.degradations == []
