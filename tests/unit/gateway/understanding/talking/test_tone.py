"""The tone of a message is told in eleven languages, and games are not taken for threats or grief."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.understanding.talking.talk import is_wish_of_harm, picks_one, talk_act
from services.gateway.understanding.talking.tone import asks_for_a_machine, calls_for_gentleness, grieves, threatens


@pytest.mark.parametrize(
    "text",
    [
        "kys",
        "go kill yourself",
        "убей себя",
        "сдохни",
        "bring dich um",
        "mátate",
        "crève",
        "vai morrer",
        "geber",
        "здохни",
        "zdychaj",
        "去死",
        "死ね",
    ],
)
def test_a_wish_that_one_may_die_is_an_insult(text: str) -> None:
    assert talk_act(text) == pb.ACT_INSULT
    assert is_wish_of_harm(text)


@pytest.mark.parametrize("text", ["I want to kill myself", "shut up", "a game where you kill yourself", "thanks"])
def test_despair_and_games_are_no_wish_of_harm(text: str) -> None:
    assert not is_wish_of_harm(text)


@pytest.mark.parametrize(
    "text",
    [
        "I want to kill my boss",
        "я хочу убить своего начальника",
        "ich will meinen Chef umbringen",
        "quiero matar a mi jefe",
        "je veux tuer mon patron",
        "quero matar meu chefe",
        "patronumu öldürmek istiyorum",
        "хочу вбити свого начальника",
        "chcę zabić szefa",
        "我想杀了我老板",
        "上司を殺したい",
    ],
)
def test_a_threat_to_another_is_heard_in_every_language(text: str) -> None:
    assert threatens(text)


@pytest.mark.parametrize(
    "text",
    [
        "I want to kill myself",
        "my husband wants to kill me",
        "I want to kill my husband and then myself",
        "хочу убить себя",
        "ich will mich umbringen",
        "quiero matarme",
        "je veux me tuer",
        "quero me matar",
        "kendimi öldürmek istiyorum",
        "chcę zabić się",
        "我想杀自己",
        "自分を殺したい",
    ],
)
def test_who_is_in_danger_threatens_nobody(text: str) -> None:
    assert not threatens(text)


@pytest.mark.parametrize(
    "text",
    [
        "my girlfriend left me and I feel empty, what should I play?",
        "меня бросила девушка, во что поиграть?",
        "meine Freundin hat Schluss gemacht, was soll ich spielen?",
        "me siento muy triste, ¿a qué juego?",
        "je me sens vide, un jeu ?",
        "estou muito triste, um jogo?",
        "sevgilim beni terk etti, ne oynayayım?",
        "мене кинула дівчина, у що пограти?",
        "rzuciła mnie dziewczyna, w co zagrać?",
        "我失恋了，玩什么好？",
        "彼女に振られた。何をやればいい？",
    ],
)
def test_a_loss_is_heard_in_every_language(text: str) -> None:
    assert grieves(text)


@pytest.mark.parametrize(
    "text",
    [
        "sorry. just having a rough night",
        "i just got laid off",
        "собака вчера умерла",
        "mir gehts grad echt beschissen",
        "mi gato murió ayer, quiero jugar algo",
        "me siento mal hoy",
        "on vient de me virer",
        "fui demitido hoje",
        "kedim öldü",
        "мені хріново",
        "czuję się okropnie",
        "我家的狗死了",
        "クビになった",
        "悲しい",
    ],
)
def test_losses_and_low_spirits_are_heard_in_every_language(text: str) -> None:
    assert grieves(text)


@pytest.mark.parametrize(
    "text",
    ["just finished it, feeling empty now", "прошёл до конца, и мне грустно", "ich bin traurig, habs durchgespielt"],
)
def test_who_is_left_empty_by_a_game_is_not_consoled(text: str) -> None:
    assert not grieves(text)
    assert grieves("finished it, and then my dog died")


@pytest.mark.parametrize(
    "text",
    [
        "i need cheering up",
        "хочу отвлечься",
        "was zum Ablenken",
        "algo para animarme",
        "j'ai besoin de me changer les idées",
        "algo pra me distrair",
        "kafamı dağıtacak bir şey",
        "щось, щоб відволіктися",
        "coś na poprawę humoru",
        "想散散心",
        "気晴らしになるもの",
    ],
)
def test_who_seeks_comfort_is_to_be_shown_nothing_dark(text: str) -> None:
    assert calls_for_gentleness(text)
    assert not grieves(text)


@pytest.mark.parametrize(
    "text",
    [
        "a sad game",
        "a game about grief",
        "悲しいゲーム",
        "грустная игра",
        "ein trauriges Spiel",
        "left 4 dead",
        "alone",
    ],
)
def test_sad_games_are_no_loss(text: str) -> None:
    assert not grieves(text)


@pytest.mark.parametrize(
    "text",
    [
        "are you a robot?",
        "are you a real person?",
        "ты робот?",
        "bist du ein Mensch?",
        "¿eres un robot?",
        "tu es un humain ?",
        "você é um robô?",
        "sen robot musun?",
        "ти робот?",
        "jesteś człowiekiem?",
        "你是机器人吗？",
        "あなたはロボットですか？",
    ],
)
def test_who_asks_for_a_machine_is_understood(text: str) -> None:
    assert asks_for_a_machine(text)
    assert not asks_for_a_machine("a game about robots")


def test_a_choice_is_known_by_its_form_in_japanese() -> None:
    assert all(map(picks_one, ("2つ目にする", "3番目にします", "じゃあ最初のにする", "二番目がいいな")))
    assert not any(map(picks_one, ("2つ教えて", "2つ目はSwitchで遊べる？", "2つ目みたいなゲーム")))
