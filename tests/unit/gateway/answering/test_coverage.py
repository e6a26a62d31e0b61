"""What a question asks for that no field answers, by what is left of its words."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.answering.answers import answered
from services.gateway.answering.attributes import Attribute, attributes_in
from services.gateway.answering.coverage import uncovered
from services.gateway.answering.game_question import GameQuestion
from services.gateway.answering.help_words import asks_for_help

GAME = common_pb2.Game(game_id="grim", title="Grim")


@pytest.mark.parametrize(
    "text",
    [
        "whose voice is that in Grim",
        "is Grim included in Game Pass?",
        "how do I beat the final boss in Grim?",
        "how many weapons are in Grim",
        "when does the next Grim update drop",
        "how long did it take to make Grim",
        "как пройти последнего босса в Grim",
        "сколько оружия в Grim",
        "Wer leiht der Hauptfigur in Grim die Stimme?",
        "¿quién canta al final de Grim?",
        "cuántas armas hay en Grim",
        "Comment battre le boss final de Grim ?",
        "combien de temps ils ont mis à faire Grim ?",
        "quando sai a próxima atualização de Grim",
        "Grim'in yeni güncellemesi ne zaman",
        "скільки зброї в Grim",
        "gdzie dzieje się akcja Grim?",
        "ile broni jest w Grim",
        "Grim的主角叫什么",
        "Grimの曲は誰が書いたの？",
        "Grimの主人公の名前は？",
        "чей голос у героя Grim",
        "кто актёр озвучки в Grim?",
        "Qui double le héros de Grim ?",
        "Grim的配音演员是谁？",
        "what engine is Grim made with",
        "¿con qué motor se hizo Grim?",
        "how many people play Grim every day?",
        "сколько человек сейчас играет в Grim",
        "Grim在线人数现在有多少人玩",
        "how many people made Grim",
        "how many people bought Grim on day one",
        "quantas pessoas fizeram Grim",
        "ilu ludzi zrobiło Grim",
    ],
)
def test_what_no_field_says_is_asked_for_where_words_are_left(text: str) -> None:
    assert GameQuestion(text, "", [GAME]).asked()[0] is Attribute.UNKNOWN


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("so who actually made Grim?", Attribute.DEVELOPER),
        ("who are the folks behind Grim", Attribute.DEVELOPER),
        ("was Grim made by Valve?", Attribute.DEVELOPER),
        ("what company made Grim", Attribute.DEVELOPER),
        ("какой студией сделана Grim?", Attribute.DEVELOPER),
        ("how many can play Grim together", Attribute.PLAYERS),
        ("which company is responsible for Grim", Attribute.DEVELOPER),
        ("how long does it take to beat Grim?", Attribute.LENGTH),
        ("сколько часов проходить Grim?", Attribute.LENGTH),
        ("а в каком году вообще вышла Grim", Attribute.YEAR),
        ("Seit wann gibt es Grim?", Attribute.YEAR),
        ("c'est qui le studio derrière Grim ?", Attribute.DEVELOPER),
        ("¿en qué año sacaron Grim?", Attribute.YEAR),
        ("Grim kaç yılında çıktı", Attribute.YEAR),
        ("скільки годин триває Grim?", Attribute.LENGTH),
        ("z którego roku jest Grim?", Attribute.YEAR),
        ("Grim是哪家公司做的", Attribute.DEVELOPER),
        ("Grimは何年のゲーム？", Attribute.YEAR),
        ("what is the age rating of Grim?", Attribute.AGE),
        ("ist Grim gerade im Angebot?", Attribute.MONEY),
    ],
)
def test_words_that_any_question_has_leave_a_known_fact_to_be_asked_for(text: str, asked: Attribute) -> None:
    assert GameQuestion(text, "", [GAME]).asked()[0] is asked


def test_the_names_of_a_catalogue_are_not_left_over() -> None:
    assert uncovered("is it on my switch", ["switch"], Attribute.PLATFORMS) == []
    assert uncovered("is it on my fridge", [], Attribute.PLATFORMS) == ["fridge"]


def test_what_a_game_cost_to_make_is_no_question_about_who_made_it() -> None:
    assert attributes_in("what did it cost to make", games=1)[0] is Attribute.MONEY


def test_who_wants_to_get_on_in_a_game_asks_for_help() -> None:
    assert asks_for_help("give me a cheat code for")
    assert not asks_for_help("who made it")


def test_who_dubbed_a_game_is_not_who_made_it() -> None:
    assert GameQuestion("кто делал озвучку Grim?", "", [GAME]).asked() == [Attribute.UNKNOWN]
    assert Attribute.DEVELOPER in GameQuestion("is Grim in French, and who made it?", "", [GAME]).asked()


@pytest.mark.parametrize(
    "question",
    [
        "is it rated well on Steam?",
        "does it have cross-platform play",
        "is the dev planning another dlc?",
        "сколько лет делали",
        "какой онлайн сейчас?",
        "дай чит-коды",
        "Was hat die Entwicklung von gekostet?",
        "Wie besiege ich den Endboss in ?",
        "¿cuánto pesa?",
        "kaç gb",
        "做了多少年？",
        "何年かけて作られた？",
        "評判どう？",
        "wo spielt das eigentlich",
        "où se passe ?",
        "kriegt das eine Serie?",
        "ドラマ化はある？",
    ],
)
def test_what_others_think_and_what_it_took_or_takes_is_no_fact_of_a_catalogue(question: str) -> None:
    assert GameQuestion(question, "", [GAME]).asked()[:1] in ([Attribute.UNKNOWN], [])


def test_how_many_weapons_there_are_is_not_whether_there_is_violence() -> None:
    celeste = common_pb2.Game(
        game_id="celeste", title="Celeste", minimum_age=16, content_descriptors=[common_pb2.CONTENT_DESCRIPTOR_VIOLENCE]
    )
    question = GameQuestion("how many weapons are in Celeste?", "", [celeste])
    assert answered("en", question)[0].text == "I do not know that about Celeste."


@pytest.mark.parametrize(
    "text", ["qual a melhor arma do Grim", "which weapon in Grim is best", "welche Waffe in Grim ist die beste"]
)
def test_which_weapon_is_the_best_is_not_whether_there_is_violence(text: str) -> None:
    game = common_pb2.Game(
        game_id="grim", title="Grim", minimum_age=16, content_descriptors=[common_pb2.CONTENT_DESCRIPTOR_VIOLENCE]
    )
    assert not answered("en", GameQuestion(text, "arma", [game]))[0].text.startswith("Yes")


@pytest.mark.parametrize(
    ("text", "platform", "known"),
    [
        ("на линуксе Grim заведётся?", "линуксе", True),
        ("krieg ich Grim auf dem Mac zum Laufen", "Mac", True),
        ("Grim рисовали вручную или на компе", "компе", False),
    ],
)
def test_a_platform_that_is_named_is_asked_for_if_little_else_is(text: str, platform: str, *, known: bool) -> None:
    named = gateway_pb2.Constraint(text=platform, type=classifier_pb2.SPAN_TYPE_PLATFORM, names=["PC"])
    game = common_pb2.Game(game_id="grim", title="Grim", platforms=["PC"])
    assert (answered("en", GameQuestion(text, "", [game], [named]))[0].text == "Yes, Grim is available on PC.") is known
