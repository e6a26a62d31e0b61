"""Whether a child may play is told in words that hold whichever way round it was asked."""

from __future__ import annotations

import time

import pytest

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.answering.answers import answered
from services.gateway.answering.children_words import asks_whether_it_suits
from services.gateway.answering.game_question import GameQuestion
from services.gateway.conversation.reading.filters import of_age
from services.gateway.writing.texts.languages import PHRASES

GRIM = common_pb2.Game(
    game_id="grim",
    title="Grim",
    genres=["Shooter"],
    platforms=["PC"],
    minimum_age=18,
    content_descriptors=[common_pb2.CONTENT_DESCRIPTOR_VIOLENCE, common_pb2.CONTENT_DESCRIPTOR_GORE],
    modes=[common_pb2.PLAY_MODE_ONLINE_VERSUS],
    max_players=8,
)
MILD = common_pb2.Game(
    game_id="mild",
    title="Mild",
    genres=["Puzzle"],
    minimum_age=7,
    content_descriptors=[common_pb2.CONTENT_DESCRIPTOR_MILD_VIOLENCE],
)
UNRATED = common_pb2.Game(game_id="unrated", title="Unrated", genres=["Puzzle"])


def age_of(years: int) -> gateway_pb2.Constraint:
    return gateway_pb2.Constraint(
        text=f"{years} year old",
        type=classifier_pb2.SPAN_TYPE_AGE,
        polarity=classifier_pb2.POLARITY_WANTED,
        condition=of_age(years),
    )


def reply(
    text: str,
    game: common_pb2.Game | list[common_pb2.Game],
    *said: gateway_pb2.Constraint,
    language: str = "en",
    in_force: tuple[gateway_pb2.Constraint, ...] = (),
) -> str:
    games = game if isinstance(game, list) else [game]
    question = GameQuestion(text, "", games, said, constraints=in_force)
    return " ".join(each.text for each in answered(language, question))


@pytest.mark.parametrize(
    "text",
    [
        "is Grim too scary for a 10 year old?",
        "is Grim dangerous for a 10 year old?",
        "is Grim ok for a 10 year old?",
        "can a 10 year old play Grim?",
        "is Grim not for a 10 year old?",
    ],
)
def test_a_game_for_older_ones_is_not_suitable_whichever_way_round_it_is_asked(text: str) -> None:
    assert reply(text, GRIM, age_of(10)) == "Grim: from age 18, so not suitable for that age."


@pytest.mark.parametrize("text", ["is it too scary for a 9 year old?", "may a 9 year old play it?"])
def test_a_game_for_that_age_is_suitable_whichever_way_round_it_is_asked(text: str) -> None:
    assert reply(text, MILD, age_of(9)).startswith("Mild: from age 7, so suitable for that age.")


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_no_language_says_yes_or_no_of_a_child(language: str) -> None:
    phrases = PHRASES[language].answers
    yes, no = phrases.has.split("{", 1)[0], phrases.has_not.split("{", 1)[0]
    for game, age in ((GRIM, 10), (MILD, 9)):
        told = reply("is it too violent for a 10 year old?", game, age_of(age), language=language)
        assert told
        assert yes not in told
        assert no not in told
    assert reply("may he play it?", GRIM, age_of(10), language=language) != reply(
        "may he play it?", MILD, age_of(10), language=language
    )


def test_what_a_game_shows_is_told_though_its_age_would_allow_it() -> None:
    told = reply("is it too violent for an 8 year old?", MILD, age_of(8))
    assert told == "Mild: from age 7, but with things that may be too much for that age: mild violence."


def test_what_is_named_is_told_in_words_that_a_negation_does_not_turn_round() -> None:
    for text in ("is there no gore in Grim?", "is it too bloody in Grim?", "ist Grim zu blutig?"):
        assert reply(text, GRIM) == "Grim contains this: gore. Grim: from age 18."
    assert reply("is Mild scary?", MILD) == "As far as I know, Mild contains nothing of the kind. Mild: from age 7."


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "is Grim gory?"), ("ru", "Grim кровавая?"), ("de", "ist Grim blutig?"), ("es", "¿Grim es sangriento?"),
     ("fr", "Grim est sanglant ?"), ("pt", "Grim tem sangue?"), ("tr", "Grim kanlı mı?"), ("uk", "Grim кривава?"),
     ("pl", "czy Grim jest krwawe?"), ("zh", "Grim血腥吗？"), ("ja", "Grimはグロい？")],
)  # fmt: skip
def test_a_plain_question_about_what_a_game_shows_is_answered_with_yes(language: str, text: str) -> None:
    yes = PHRASES[language].answers.has.split("{game}")[0]
    assert reply(text, GRIM, language=language).startswith(yes)


def test_what_is_marked_as_content_is_asked_about() -> None:
    marked = gateway_pb2.Constraint(text="dies", type=classifier_pb2.SPAN_TYPE_CONTENT)
    assert reply("is it sure that nobody dies in Mild?", MILD, marked).startswith("Mild contains this: mild violence.")


def test_the_child_of_the_conversation_is_meant_where_a_question_names_none() -> None:
    assert "not suitable" in reply("is Mild too scary?", MILD, in_force=(age_of(5),))
    assert "suitable" not in reply("how long is Mild?", MILD, in_force=(age_of(8),))


def test_what_else_is_asked_is_answered_behind_the_age() -> None:
    platform = gateway_pb2.Constraint(text="PC", type=classifier_pb2.SPAN_TYPE_PLATFORM, names=["PC"])
    told = reply("can my 8 year old play Grim on PC?", GRIM, age_of(8), platform)
    assert told.startswith("Grim: from age 18, so not suitable for that age.")
    assert told.endswith("Yes, Grim is available on PC.")
    assert "not suitable" in reply("can my 8 year old play Grim with friends?", GRIM, age_of(8))


def test_that_no_age_is_known_is_said() -> None:
    assert reply("is it ok for a 9 year old?", UNRATED, age_of(9)) == "I do not know that about Unrated."


def test_the_genre_of_horror_is_asked_of_as_a_genre() -> None:
    kind = gateway_pb2.Constraint(text="horror", type=classifier_pb2.SPAN_TYPE_KIND, names=["horror"])
    assert reply("is Mild a horror game?", MILD, kind) == "No, not as far as I know. Mild: puzzle."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("is Grim ok for me", "en"), ("he says Grim is fine is it?", "en"), ("can i play Grim", "en"),
        ("whats Grim, is it for me", "en"), ("Grim ok?", "en"),
        ("а Grim сойдет?", "ru"), ("мне Grim можно?", "ru"), ("Grim мне подойдет?", "ru"), ("а Grim можно?", "ru"),
        ("а Grim підійде?", "uk"), ("мені можна Grim?", "uk"), ("ist Grim ok?", "de"), ("darf ich Grim spielen?", "de"),
        ("¿Grim está bien?", "es"), ("¿puedo jugar a Grim?", "es"), ("Grim ça passe ?", "fr"),
        ("Grim c'est pour moi ?", "fr"),
        ("¿y el Grim vale?", "es"),
        ("Grim serve pra mim?", "pt"), ("posso jogar Grim?", "pt"), ("Grim bana olur mu?", "tr"),
        ("Grim uygun mu?", "tr"),
        ("Grim się nada?", "pl"), ("mogę zagrać w Grim?", "pl"), ("Grim适合吗", "zh"), ("Grim可以玩吗", "zh"),
        ("Grimは大丈夫？", "ja"), ("Grim、やってもいい？", "ja"),
    ],
)  # fmt: skip
def test_whether_a_game_will_do_is_told_by_the_age_in_force(text: str, language: str) -> None:
    told = PHRASES[language].answers.too_young.split("{facts}")[1]
    assert told in reply(text, GRIM, language=language, in_force=(age_of(10),))
    assert told not in reply(text, GRIM, language=language)


def test_of_several_games_each_is_told_to_suit_the_age_or_not() -> None:
    told = reply("is it ok?", [GRIM, MILD], in_force=(age_of(10),))
    assert told == ("Grim: from age 18, so not suitable for that age. Mild: from age 7, so suitable for that age.")


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_what_is_so_of_several_games_is_said_once(language: str) -> None:
    grave = common_pb2.Game(game_id="grave", title="Grave", genres=["Horror"], minimum_age=18)
    told = reply("is it ok?", [GRIM, MILD, grave], language=language, in_force=(age_of(10),))
    assert all(told.count(each.title) == 1 for each in (GRIM, MILD, grave))
    assert told.count("18") == 1
    assert told.index("Grave") < told.index("Mild")


def test_of_a_series_whose_games_are_alike_for_the_child_nobody_asks_which_is_meant() -> None:
    series = [common_pb2.Game(game_id=f"g{each}", title=f"Grave {each}", minimum_age=18) for each in (1, 2, 3)]
    name = gateway_pb2.Constraint(
        text="grave", type=classifier_pb2.SPAN_TYPE_TITLE, game_ids=[each.game_id for each in series]
    )
    assert reply("is grave ok for my 9 year old?", series, name, age_of(9)) == (
        "Grave 1, Grave 2 and Grave 3: from age 18, so not suitable for that age."
    )
    assert reply("how long is grave?", series, name).startswith("Which one do you mean")


def test_what_is_told_in_another_way_than_behind_a_colon_is_said_of_each() -> None:
    one = common_pb2.Game(game_id="one", title="One", year=2007)
    other = common_pb2.Game(game_id="other", title="Other", year=2007)
    told = reply("when did they come out?", [one, other, MILD])
    assert told.startswith("One came out in 2007. Other came out in 2007.")


@pytest.mark.parametrize(
    "text",
    [
        "how old must you be", "сколько лет надо, чтоб играть?", "сколько лет нужно для неё?", "wie alt muss man sein?",
        "¿cuántos años hay que tener?", "il faut quel âge ?", "quantos anos precisa ter?", "скільки років треба?",
        "ile lat trzeba mieć?",
    ],
)  # fmt: skip
def test_the_age_for_a_game_is_told_without_one_in_the_conversation(text: str) -> None:
    assert reply(text, GRIM) == "Grim: from age 18."


@pytest.mark.parametrize("text", ["ok how long is Grim", "ok what is Grim", "пойдёт на ноуте?", "Grim пойдёт на пк?"])
def test_what_else_is_asked_is_answered_behind_that_a_game_is_not_for_the_child(text: str) -> None:
    asked = reply(text, GRIM)
    assert "suitable" not in asked
    told = "Grim: from age 18, so not suitable for that age."
    assert reply(text, GRIM, in_force=(age_of(10),)) == f"{told} {asked}"
    assert reply(text, GRIM, in_force=(age_of(18),)) == asked


def test_a_message_of_marks_is_read_in_no_time() -> None:
    began = time.process_time()
    assert not asks_whether_it_suits("." * 8000)
    assert time.process_time() - began < 0.4
