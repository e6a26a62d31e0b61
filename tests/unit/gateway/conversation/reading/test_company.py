"""Who plays along, and who is there no more."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.merging import merged
from services.gateway.conversation.reading.overlooked.completing import completed
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.names import CatalogueNames

READER = SpanReader(CatalogueNames([]), this_year=2026)
PLAYERS, WANTED = pb.SPAN_TYPE_PLAYERS, pb.POLARITY_WANTED


def players(text: str, said: str = "") -> list[Constraint]:
    start = text.index(said)
    span = pb.Span(start=start, end=start + len(said), text=said, type=PLAYERS, polarity=WANTED)
    found = completed(text, READER.read([span] if said else []), READER, is_wish=True)
    return [each for each in found if each.type == PLAYERS and not each.unmatched]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("i broke up with my boyfriend, want to cry", "my boyfriend"), ("my husband died last year", "my husband"),
        ("рассталась с парнем, хочу поплакать", "с парнем"), ("девушка бросила меня", "девушка"),
        ("hab mich von meiner Freundin getrennt", "meiner Freundin"), ("he roto con mi novia", "con mi novia"),
        ("mi novio me dejó", "mi novio"), ("j'ai rompu avec mon copain", "avec mon copain"),
        ("mon copain m'a quittée", "mon copain"), ("terminei com meu namorado, quero chorar", "com meu namorado"),
        ("minha namorada me largou", "minha namorada"), ("sevgilimden ayrıldım", "sevgilimden"),
        ("розсталась з хлопцем", "з хлопцем"), ("zerwałam z chłopakiem", "z chłopakiem"),
        ("和男朋友分手了，想哭", "男朋友"), ("彼氏と別れた、泣けるやつ", "彼氏と"),
    ],
)  # fmt: skip
def test_whom_somebody_has_parted_from_does_not_play(text: str, said: str) -> None:
    assert not players(text, said)
    assert not players(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("co-op with my boyfriend", "with my boyfriend"), ("played it with my wife, lost to her", "with my wife"),
        ("terminei com meu namorado o primeiro jogo", "com meu namorado"), ("играем с девушкой", "с девушкой"),
        ("jugar con mi novia", "con mi novia"), ("mit meiner Freundin spielen", "mit meiner Freundin"),
        ("和女朋友一起玩", "女朋友"), ("彼女と遊ぶ", "彼女と"),
    ],
)  # fmt: skip
def test_a_partner_who_is_there_does(text: str, said: str) -> None:
    assert [max(each.condition.players, each.condition.couch_players) for each in players(text, said)] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "we have 2 controllers", "у нас два геймпада", "wir haben zwei Controller", "tenemos dos mandos",
        "on a deux manettes", "temos dois controles", "iki kolumuz var", "у нас два геймпади", "mamy dwa pady",
        "有两个手柄", "コントローラー2つある", "we can pass the phone around", "будем передавать джойстик друг другу",
        "nos pasamos el mando", "iki kişilik ekran bölmeli", "con pantalla partida", "écran scindé à deux",
        "на разделённом экране", "на розділеному екрані",
    ],
)  # fmt: skip
def test_as_many_as_hold_a_controller_or_share_a_screen_sit_in_one_room(text: str) -> None:
    assert {each.condition.couch_players for each in players(text) if each.condition.modes} == {2}


@pytest.mark.parametrize("text", ["iki kolum kırık, ne oynasam", "mein Handy weitergeben will ich nicht, ein Puzzle"])
def test_broken_arms_and_what_is_not_passed_on_are_no_room_for_two(text: str) -> None:
    assert players(text) == []


def in_force(kind: str, company: str) -> list[int]:
    wanted = [
        Constraint(text=kind, type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_WANTED, names=[kind]),
        Constraint(
            text=company,
            type=pb.SPAN_TYPE_PLAYERS,
            polarity=pb.POLARITY_WANTED,
            condition=common_pb2.GameFilter(modes=[common_pb2.PLAY_MODE_COUCH_COOP], players=2),
        ),
    ]
    return list(merged([], wanted)[1].condition.modes)


def test_who_races_together_may_race_each_other() -> None:
    both = [common_pb2.PLAY_MODE_COUCH_COOP, common_pb2.PLAY_MODE_COUCH_VERSUS]
    assert in_force("Racing", "вместе с папой") == both
    assert in_force("Racing", "co-op") == both[:1]
    assert in_force("Puzzle", "вместе с папой") == both[:1]


@pytest.mark.parametrize(
    ("text", "alone", "other"),
    [
        ("just me and my girlfriend now", "just me", "my girlfriend"),
        ("nur ich und meine Frau", "nur ich", "meine Frau"),
        ("только я и жена", "только я", "жена"),
    ],
)  # fmt: skip
def test_who_plays_with_somebody_does_not_play_alone(text: str, alone: str, other: str) -> None:
    spans = [
        pb.Span(
            start=text.index(said), end=text.index(said) + len(said), text=said, type=pb.SPAN_TYPE_PLAYERS,
            polarity=pb.POLARITY_WANTED,
        )
        for said in (alone, other)
    ]  # fmt: skip
    found = completed(text, READER.read(spans), READER, is_wish=True)
    assert [each.condition.players for each in found if each.type == pb.SPAN_TYPE_PLAYERS] == [2]


@pytest.mark.parametrize("text", ["we both have only one mouse", "only one controller here", "у нас только одна мышка"])
def test_one_thing_to_play_with_is_no_one_game(text: str) -> None:
    found = completed(text, [], READER, is_wish=True)
    assert not [each for each in found if each.type == pb.SPAN_TYPE_COUNT]


@pytest.mark.parametrize("text", ["elle lit pas encore très bien", "il est pas tres bien ce jeu", "un jeu très court"])
def test_the_french_very_is_no_three(text: str) -> None:
    start = text.index("tr")
    span = pb.Span(start=start, end=start + 4, text=text[start : start + 4], type=pb.SPAN_TYPE_COUNT)
    span.polarity = pb.POLARITY_WANTED
    found = completed(text, READER.read([span]), READER, is_wish=True)
    assert not [each for each in found if each.type == pb.SPAN_TYPE_COUNT]


def test_the_spanish_three_is_one() -> None:
    found = completed("dame tres juegos cortos", [], READER, is_wish=True)
    assert [each.number for each in found if each.type == pb.SPAN_TYPE_COUNT] == [3]


def test_a_kind_that_only_says_who_plays_is_said_by_the_players() -> None:
    names = CatalogueNames([common_pb2.Game(game_id="a", title="A", genres=["Racing"], tags=["online multiplayer"])])
    text = "с коопом на двоих по сети"
    spans = [
        pb.Span(start=0, end=len(text), text=text, type=PLAYERS, polarity=WANTED),
        pb.Span(start=18, end=len(text), text="по сети", type=pb.SPAN_TYPE_KIND, polarity=WANTED),
    ]
    reader = SpanReader(names, this_year=2026)
    found = [
        *reader.read(spans[:1]),
        Constraint(
            text="по сети",
            start=18,
            end=len(text),
            type=pb.SPAN_TYPE_KIND,
            polarity=WANTED,
            names=["online multiplayer"],
        ),
    ]
    assert [each.type for each in completed(text, found, reader, is_wish=True)] == [PLAYERS]


def test_how_old_friends_are_is_not_how_many() -> None:
    text = "a girls sleepover, were 14, 4 of us"
    start = text.index("14")
    spans = [pb.Span(start=start, end=start + 2, text="14", type=pb.SPAN_TYPE_AGE, polarity=WANTED)]
    found = completed(text, READER.read(spans), READER, is_wish=True)
    assert [each.condition.players for each in found if each.type == PLAYERS] == [4]


@pytest.mark.parametrize(
    "text",
    [
        "my daughter wants to play with me", "дочка хочет играть со мной", "meine Tochter will mit mir spielen",
        "mi hija quiere jugar conmigo", "ma fille veut jouer avec moi", "minha filha quer jogar comigo",
        "kızım benimle oynamak istiyor", "донька хоче грати зі мною", "córka chce grać ze mną", "女儿想跟我玩",
        "娘が私と遊びたい", "dad plays with us",
    ],
)  # fmt: skip
def test_who_plays_with_the_writer_is_beside_them_or_on_their_side(text: str) -> None:
    (told,) = (each.condition for each in players(text))
    assert told.players == 2
    assert set(told.modes) == {
        common_pb2.PLAY_MODE_COUCH_COOP,
        common_pb2.PLAY_MODE_COUCH_VERSUS,
        common_pb2.PLAY_MODE_ONLINE_COOP,
    }


@pytest.mark.parametrize(
    "text",
    [
        "nobody plays with me",
        "никто не играет со мной",
        "talk with me",
        "come with us",
        "со мной играет кот, уютный сингл",
    ],
)
def test_whom_nobody_plays_with_has_no_company(text: str) -> None:
    assert not any(each.condition.players for each in players(text))


@pytest.mark.parametrize(
    "text", ["5 potes en vocal", "5 of us on voice chat", "5 человек в войсе", "5 Leute im Sprachchat"]
)
def test_who_talks_over_a_network_plays_over_it(text: str) -> None:
    assert any(common_pb2.PLAY_MODE_ONLINE_COOP in each.condition.modes for each in players(text))


def test_who_wants_to_hear_nobody_may_play_over_a_network() -> None:
    text = "без воплей в войсе"
    span = pb.Span(start=0, end=len(text), text=text, type=PLAYERS, polarity=pb.POLARITY_REFUSED)
    assert not any(each.HasField("condition") for each in completed(text, READER.read([span]), READER, is_wish=True))


def test_one_machine_is_one_room() -> None:
    assert any(each.condition.couch_players == 2 for each in players("两个人一台机子"))


MACHINES = SpanReader(
    CatalogueNames(
        [common_pb2.Game(game_id="a", title="A", platforms=["PC", "PlayStation", "Xbox", "Switch"], tags=["party"])]
    ),
    this_year=2026,
)


def modes(text: str, said: str) -> set[int]:
    span = pb.Span(start=text.index(said), end=text.index(said) + len(said), text=said, type=PLAYERS, polarity=WANTED)
    found = completed(text, MACHINES.read([span]), MACHINES, is_wish=True)
    return {mode for each in found if each.type == PLAYERS for mode in each.condition.modes}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("нас четверо, один комп", "четверо"), ("室友三个加我 一台xbox", "室友三个"),
        ("nas troje, jeden xbox", "troje"), ("wir sind zu viert, eine xbox", "zu viert"),
        ("somos tres y un solo pc", "tres"), ("4 amigos, 1 ps5", "4 amigos"), ("on est trois, une ps4", "trois"),
        ("для двох на одному ноуті", "двох"), ("dla trzech na jednym laptopie", "trzech"),
        ("家族4人でテレビで", "4人で"), ("we're five, on the tv", "five"), ("zu viert am Fernseher", "zu viert"),
        ("three brothers, one xbox, we want to fight each other", "three brothers"),
        ("just the 2 of us in front of the tv", "2 of us"),
    ],
)  # fmt: skip
def test_several_who_have_one_machine_are_in_one_room(text: str, said: str) -> None:
    assert modes(text, said) == {common_pb2.PLAY_MODE_COUCH_COOP, common_pb2.PLAY_MODE_COUCH_VERSUS}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("нас четверо, у каждого один комп", "четверо"), ("для одного, один комп", "одного"),
        ("нас четверо, у нас компы", "четверо"), ("four of us, like that tv show", "four of us"),
        ("one switch game for three people", "three people"),
    ],
)  # fmt: skip
def test_who_have_a_machine_each_or_play_alone_are_in_no_room(text: str, said: str) -> None:
    assert common_pb2.PLAY_MODE_COUCH_COOP not in modes(text, said)


@pytest.mark.parametrize(
    ("text", "said", "count"),
    [
        ("室友三个加我", "室友三个", 4), ("three friends and me", "three friends", 4),
        ("meus 2 primos e eu", "2 primos", 3), ("две тёти и я", "две тёти", 3),
        ("drei freunde und ich", "drei freunde", 4), ("dois amigos e eu", "dois amigos", 3),
    ],
)  # fmt: skip
def test_the_player_is_counted_who_stands_behind_the_others(text: str, said: str, count: int) -> None:
    assert max(each.condition.players for each in players(text, said)) == count


def test_a_number_of_screens_counts_no_games() -> None:
    text = "四个人一个屏幕的游戏"
    span = pb.Span(start=3, end=5, text="一个", type=pb.SPAN_TYPE_COUNT, polarity=WANTED)
    assert not any(
        each.type == pb.SPAN_TYPE_COUNT for each in completed(text, READER.read([span]), READER, is_wish=True)
    )


@pytest.mark.parametrize(
    "text", ["щось затишне, щоб сама грала", "хочу сам поиграть", "algo de un jugador", "sama gram"]
)
def test_who_plays_alone_says_so_before_the_verb_as_well(text: str) -> None:
    assert [list(each.condition.modes) for each in players(text)] == [[common_pb2.PLAY_MODE_SINGLE_PLAYER]]


def test_the_number_of_those_who_made_a_game_counts_no_games() -> None:
    text = "des trucs faits par un seul dev"
    span = pb.Span(start=20, end=31, text="un seul dev", type=pb.SPAN_TYPE_DEVELOPER, polarity=WANTED)
    found = completed(text, READER.read([span]), READER, is_wish=True)
    assert not any(each.type == pb.SPAN_TYPE_COUNT for each in found)
