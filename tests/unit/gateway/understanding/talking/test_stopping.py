"""Who has seen enough and stops, and who only sounds so."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.understanding.talking.stopping import stopping_act


@pytest.mark.parametrize(
    "text",
    ["no more thanks", "that's enough, off to play", "I've had enough, going to bed", "больше не хочу, спасибо",
     "всё, хватит с меня, пойду спать", "mehr brauche ich nicht, danke", "ich hab genug, gehe schlafen",
     "no quiero más, gracias", "ya basta por hoy, me voy a dormir", "je n'en veux plus, merci",
     "j'en ai assez, merci, je vais jouer", "não quero mais, obrigado", "chega por hoje, vou dormir",
     "artık istemiyorum, teşekkürler", "yeter, uyumaya gidiyorum", "більше не треба, дякую",
     "з мене досить, піду грати", "więcej nie trzeba, dziękuję", "mam dość, idę spać", "不用了，谢谢",
     "够了，我去睡觉了", "谢啦 下次再来", "ok starczy, dzięki, nara",
     "もういいです、ありがとう", "もう十分です、寝ます"],
)  # fmt: skip
def test_who_stops_with_thanks_or_goes_to_sleep_or_to_play_stops(text: str) -> None:
    for has_shown in (False, True):
        assert stopping_act(text, has_shown=has_shown) in (pb.ACT_THANKS, pb.ACT_FAREWELL)


@pytest.mark.parametrize("text", ["больше не надо, хватит", "стоп", "that's enough", "genug für heute", "够了"])
def test_bare_words_for_it_stop_only_what_was_shown(text: str) -> None:
    assert stopping_act(text, has_shown=True) == pb.ACT_FAREWELL
    assert stopping_act(text, has_shown=False) == pb.ACT_UNSPECIFIED


@pytest.mark.parametrize(
    "text",
    ["I've had enough", "с меня хватит", "mam dość", "j'en ai assez", "з мене досить", "больше не хочу жить",
     "хватит с меня, усну навсегда", "I don't want more, goodbye forever", "не хочу больше просыпаться",
     "no more shooters", "хватит шутеров", "not enough, more please", "want to play", "хочу поиграть",
     "пока что всё, дай ещё", "por hoy algo corto", "让我去玩赛车"],
)  # fmt: skip
def test_who_says_more_than_that_does_not_stop(text: str) -> None:
    assert stopping_act(text, has_shown=True) == pb.ACT_UNSPECIFIED
