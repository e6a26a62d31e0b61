"""Words that leave no doubt of distress, and those that only sound so."""

from __future__ import annotations

import pytest

from services.gateway.understanding.talking.distress import (
    is_in_danger,
    is_only_bored,
    may_be_unwell,
    surely_in_distress,
)


@pytest.mark.parametrize(
    "text",
    [
        "give me racing before I kill myself", "I'm depressed and want to die", "I want to end it", "gonna kms tonight",
        "I'm going to kys", "no one would miss me", "nobody would even notice if I was gone", "I wish I was dead",
        "a puzzle game, then I take my own life",
        "дай гонки, пока я не покончил с собой", "у меня депрессия, хочу умереть", "хочу всё это закончить",
        "никто не будет по мне скучать", "никто и не заметит, если меня не станет", "посоветуй игру, и я убью себя",
        "gib mir ein Rennspiel, bevor ich mich umbringe", "ich will einfach nur noch sterben", "ich will es beenden",
        "niemand würde mich vermissen", "mich würde eh keiner vermissen", "ich will allem ein Ende setzen",
        "dame carreras antes de suicidarme", "estoy deprimido y quiero morirme", "quiero acabar con todo",
        "nadie me echaría de menos", "nadie me va a extrañar", "me voy a matar",
        "donne-moi une course avant que je me tue", "je veux mourir", "j'ai envie d'en finir",
        "je ne manquerais à personne", "personne ne me regrettera",
        "me dá um jogo de corrida antes que eu me mate", "quero morrer", "quero acabar com tudo",
        "ninguém sentiria minha falta", "ninguém vai sentir a minha falta",
        "kendimi öldürmeden önce bir yarış oyunu ver", "ölmek istiyorum", "her şeye son vermek istiyorum",
        "kimse beni özlemez", "kimse yokluğumu fark etmez",
        "дай перегони, поки я не наклав на себе руки", "хочу померти", "хочу все це закінчити",
        "ніхто за мною не сумуватиме", "ніхто й не помітить, якщо мене не стане",
        "daj mi wyścigi, zanim się zabiję", "chcę umrzeć", "chcę z tym wszystkim skończyć",
        "nikt by za mną nie tęsknił", "popełnię samobójstwo",
        "在我自杀之前给我一个赛车游戏", "我想自杀", "想死", "没人会想念我", "我想一了百了", "我不想活了",
        "自殺する前にレースゲームをちょうだい", "死にたい", "自殺したい", "全部終わりにしたい",
        "私がいなくなっても誰も悲しまない",
        "I don’t want to live anymore", "I can’t go on living", "I don't want to  live", "жить больше не хочется",
        "умереть хочу", "вмерти хочу", "umrzeć chcę", "nobody would notice if i died",
    ],
)  # fmt: skip
def test_who_wants_to_live_no_longer_is_heard_whatever_is_wished_for_besides(text: str) -> None:
    assert is_in_danger(text)
    assert surely_in_distress(text)
    assert may_be_unwell(text)


@pytest.mark.parametrize("text", ["自杀", "自殺", "suicidal thoughts", "Suizidgedanken", "мысли о самоубийстве"])
def test_what_a_game_may_be_about_is_distress_where_nothing_else_is_said(text: str) -> None:
    assert surely_in_distress(text)
    assert not is_in_danger(text)


@pytest.mark.parametrize(
    "text",
    [
        "i just want to disappear, need a distraction", "хочу исчезнуть", "ich will nur noch verschwinden",
        "quero sumir",
        "quiero desaparecer", "je veux disparaître", "yok olmak istiyorum", "хочу зникнути", "chcę po prostu zniknąć",
        "好想消失", "消えたい", "i want to disappear for good", "i just want to disappear for ever",
        "хочу исчезнуть с лица земли", "хочу исчезнуть от всех", "хочу исчезнуть на всегда", "хочется исчезнуть",
        "ich will einfach nur noch verschwinden", "ich will für immer verschwinden",
        "ich möchte aus dieser Welt verschwinden", "quero sumir do mundo", "quero sumir da vida de todo mundo",
        "хочу зникнути з цього світу", "chcę zniknąć z tego świata",
    ],
)  # fmt: skip
def test_who_wants_to_disappear_is_heard(text: str) -> None:
    assert surely_in_distress(text)
    assert may_be_unwell(text)


@pytest.mark.parametrize(
    "text",
    [
        "i want to disappear into a good story", "хочу исчезнуть на выходные в хорошей игре",
        "ich will verschwinden in einer anderen Welt", "quero sumir num mundo aberto",
        "i want to disappear for a few hours", "хочу исчезнуть от работы на пару часов",
        "quero sumir do trabalho por uns dias",
        "chcę zniknąć na kilka godzin w grze", "敌人快要消失了",
    ],
)  # fmt: skip
def test_who_wants_to_get_away_into_a_game_is_in_no_distress(text: str) -> None:
    assert not surely_in_distress(text)


@pytest.mark.parametrize(
    "text",
    [
        "Worms: I end up killing myself with bazookas", "игра, где можно убить себя", "nobody would notice if i cheat",
        "my friends would be better off without me playing healer", "жить не хочу в городе",
        "this boss makes me want to die lol", "I'd kill for a good RPG", "I'm dying for a good RPG",
        "I don't want to die every five minutes", "something where I want to die less",
        "I'd rather die than grind again",
        "a game where I keep killing myself with grenades", "nothing with suicide or self-harm", "kys",
        "a game about self-harm", "is Arthur going to die?", "I want to die laughing", "I want to end it with a bang",
        "these controls made me want to die", "games about a man who wants to die", "it is 5 kms long",
        "I don't want to live in a city, a farming game please", "I want to end it all with a big boss fight lol",
        "от этого босса хочется сдохнуть, лол", "я бы убил за хорошую RPG", "не хочу умирать каждые пять минут",
        "хочу умереть со смеху", "игра про мысли о смерти", "без самоубийств", "умираю как хочу новую RPG",
        "не хочу жить в городе, дай ферму",
        "bei diesem Boss will ich sterben lol", "für ein gutes RPG würde ich töten", "ich will nicht dauernd sterben",
        "Zombies, die mich umbringen wollen, lieber nicht", "ich will vor Lachen sterben", "ohne Selbstmordgedanken",
        "este jefe me da ganas de morir jajaja", "mataría por un buen RPG", "no quiero morir cada dos por tres",
        "quiero morir de risa", "quiero acabar con todos los zombis", "me muero por jugar",
        "ce boss me donne envie de mourir mdr", "je tuerais pour un bon RPG", "je ne veux pas mourir sans arrêt",
        "envie de mourir de rire", "j'ai envie d'en finir avec ce jeu", "je meurs d'envie de jouer",
        "esse chefe me dá vontade de morrer kkkk", "eu mataria por um bom RPG", "não quero morrer toda hora",
        "quero morrer de rir", "quero acabar com todos os zumbis",
        "bu boss yüzünden ölmek istiyorum ahahaha", "iyi bir RPG için adam öldürürüm", "sürekli ölmek istemiyorum",
        "gülmekten ölmek üzereyim", "ölsem de bırakmam",
        "від цього боса хочеться померти лол", "за хорошу RPG я б убив", "не хочу помирати щохвилини",
        "хочу померти зі сміху", "не хочу жити в місті, краще ферма",
        "przez tego bossa chce mi się umrzeć xD", "zabiłbym za dobre RPG", "nie chcę umrzeć co pięć minut",
        "umrzeć ze śmiechu", "gra się tnie",
        "这boss打得我想死哈哈", "为了好RPG我可以拼命", "不想死太多次", "想死你了", "没有自杀内容的游戏",
        "このボス死にたいw", "良いRPGのためなら死ねる", "すぐ死にたくない", "自殺する主人公のいないゲーム",
        "笑い死にしそう",
    ],
)  # fmt: skip
def test_who_exaggerates_or_speaks_of_games_is_not_taken_for_it(text: str) -> None:
    assert not is_in_danger(text)


@pytest.mark.parametrize(
    "text", ["nothing with self-harm", "a game about self-harm", "ohne Selbstmordgedanken", "没有自杀内容的游戏"]
)
def test_what_is_refused_or_told_by_a_game_is_no_distress(text: str) -> None:
    assert not surely_in_distress(text)


@pytest.mark.parametrize(
    "text",
    ["my boss makes me want to die", "I can't beat this level and I want to die", "мой босс достал, хочу умереть",
     "this game is all I have. I want to die"],
)  # fmt: skip
def test_what_is_no_game_or_only_stands_near_makes_no_exaggeration(text: str) -> None:
    assert is_in_danger(text)


@pytest.mark.parametrize(
    "text",
    ["порежу вены", "сегодня выпилюсь", "хочу повеситься", "I'm gonna slit my wrists", "ich häng mich auf",
     "quiero cortarme las venas", "je vais m'ouvrir les veines", "vou cortar os pulsos", "bileklerimi keseceğim",
     "поріжу собі вени", "podetnę sobie żyły", "我想割腕", "手首を切りたい"],
)  # fmt: skip
def test_who_names_a_way_to_die_is_heard(text: str) -> None:
    assert is_in_danger(text)


@pytest.mark.parametrize(
    "text",
    [
        "режу вены врагам",
        "повешусь со скуки",
        "je vais me pendre avec ce boss mdr",
        "хочу выпилить лобзиком",
        "上吊的游戏",
    ],
)
def test_the_same_words_of_others_or_in_jest_are_no_danger(text: str) -> None:
    assert not is_in_danger(text)


@pytest.mark.parametrize(
    "text",
    ["убиться об стену как скучно", "I'm dying of boredom", "mir ist todlangweilig", "me muero de aburrimiento",
     "je meurs d'ennui", "morrendo de tédio", "sıkıntıdan öldüm", "помираю з нудьги", "umieram z nudów",
     "无聊死了", "暇すぎて死にそう", "je me fais chier", "je vais crever d'ennui", "ich langweile mich zu Tode"],
)  # fmt: skip
def test_who_exaggerates_how_bored_they_are_is_only_bored(text: str) -> None:
    assert is_only_bored(text)


@pytest.mark.parametrize(
    "text",
    ["bored of living", "I'm bored and lonely", "мне скучно жить", "alles langweilig, nichts hat Sinn",
     "so bored I'll kill myself", "je me fais chier dans la vie", "无聊，活着没意思", "give me something short"],
)  # fmt: skip
def test_who_is_bored_of_living_or_unwell_is_not_only_bored(text: str) -> None:
    assert not is_only_bored(text)


@pytest.mark.parametrize(
    "text",
    ["je me scarifie", "ich ritze mich", "kendimi kesiyorum", "リスカした", "je me scarifie, me changer les idées"],
)
def test_who_tells_of_hurting_themselves_is_in_distress(text: str) -> None:
    assert surely_in_distress(text)
