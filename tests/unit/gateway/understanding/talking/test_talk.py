"""Short talk that is nothing else: slang beside thanks, another one, what is known already."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.understanding.talking.talk import asks_for_more, is_known_already, is_not_known_yet, talk_act


@pytest.mark.parametrize(
    "text",
    ["thx bro that slaps", "спасибо, огонь!", "danke, mega", "gracias, genial", "merci, trop bien", "valeu, massa",
     "sağol süper", "дякую, клас", "dzięki, sztos", "谢谢太棒了", "ありがとう、最高"],
)  # fmt: skip
def test_praise_beside_thanks_is_thanks(text: str) -> None:
    assert talk_act(text) == pb.ACT_THANKS


@pytest.mark.parametrize("text", ["thanks, horror", "спасибо, а стратегии?", "danke, aber kürzer", "that slaps"])
def test_thanks_with_a_wish_and_praise_without_thanks_are_no_talk(text: str) -> None:
    assert talk_act(text) == pb.ACT_UNSPECIFIED


@pytest.mark.parametrize(
    "text",
    ["another", "другую", "ещё одну", "ein anderes", "otra", "une autre", "outra", "başka", "bir tane daha", "інша",
     "inna", "jeszcze jedną", "换个", "別の"],
)  # fmt: skip
def test_another_one_is_more_whatever_its_gender(text: str) -> None:
    assert asks_for_more(text)


@pytest.mark.parametrize(
    "text",
    ["already beat the first", "первую прошёл", "im ersten hab ich schon gespielt", "ya jugué al primero",
     "me lo pasé", "j'ai fini le premier", "zerei o segundo", "birincisini oynadım", "вже грав",
     "przeszedłem pierwszą", "第一个玩过了", "もうやった"],
)  # fmt: skip
def test_who_has_played_a_game_knows_it(text: str) -> None:
    assert is_known_already(text)


@pytest.mark.parametrize(
    "text",
    [
        "but i havent played it yet", "never tried them", "но я в неё не играл", "я сам в них ещё не играл",
        "habe beide noch nie gespielt", "pero no los he jugado", "mais j'y ai jamais joué", "mas nunca joguei nenhum",
        "ama ikisini de oynamadım", "але я в неї не грав", "ale w nią nie grałem", "都没玩过", "まだやったことはない",
    ],
)  # fmt: skip
def test_a_game_that_was_never_played_is_told_in_eleven_languages(text: str) -> None:
    assert is_not_known_yet(text)


@pytest.mark.parametrize("text", ["a game i haven't played", "没玩过的", "во что я не играл", "played it twice"])
def test_what_is_wished_for_was_not_played_either(text: str) -> None:
    assert not is_not_known_yet(text)
