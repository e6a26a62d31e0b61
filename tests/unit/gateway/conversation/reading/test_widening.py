"""What a message allows besides what was wished for, over real grpc and in eleven languages."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.merging import merged
from services.gateway.conversation.reading.overlooked.widening import (
    are_on_machines_of_their_own,
    is_allowed_besides,
    need_not_be,
    wants_all_of_them,
)
from services.gateway.conversation.wish import conditions_of
from tests.unit.gateway.conversation.test_conversation import WANTED, say
from tests.unit.gateway.conversation.test_wishes_in_force import wishing
from tests.unit.gateway.world import answer

COUCH = [common_pb2.PLAY_MODE_COUCH_COOP, common_pb2.PLAY_MODE_COUCH_VERSUS]
ONLINE = [common_pb2.PLAY_MODE_ONLINE_COOP, common_pb2.PLAY_MODE_ONLINE_VERSUS]


def platform(text: str, said: str, *names: str, year: int = 0) -> Constraint:
    start = text.index(said)
    condition = common_pb2.GameFilter(platforms=names, min_year=year)
    return Constraint(
        text=said,
        start=start,
        end=start + len(said),
        type=pb.SPAN_TYPE_PLATFORM,
        polarity=WANTED,
        names=names,
        condition=condition,
    )


def players(text: str, said: str, **condition: object) -> Constraint:
    result = platform(text, said)
    result.type = pb.SPAN_TYPE_PLAYERS
    result.condition.CopyFrom(common_pb2.GameFilter(**condition))  # type: ignore[arg-type]
    return result


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("PC is fine too", "PC"),
        ("also on PC", "PC"),
        ("or PC", "PC"),
        ("PC works as well", "PC"),
        ("можно и на пк", "пк"),
        ("пк тоже подойдет", "пк"),
        ("auch am PC", "PC"),
        ("PC geht auch", "PC"),
        ("también en PC", "PC"),
        ("PC también me vale", "PC"),
        ("sur PC aussi", "PC"),
        ("PC ça marche aussi", "PC"),
        ("também no PC", "PC"),
        ("pode ser no PC", "PC"),
        ("pc de olur", "pc"),
        ("PC'de de olur", "PC"),
        ("можна й на пк", "пк"),
        ("пк теж підійде", "пк"),
        ("może być też na PC", "PC"),
        ("moze byc na PC", "PC"),
        ("PC też może być", "PC"),
        ("PC也可以", "PC"),
        ("PCでもいい", "PC"),
        ("can you do PC as well then", "PC"),
        ("PC'de oynanan versiyonu varsa o da olur", "PC"),
        ("if there is one for PC, that works too", "PC"),
        ("если есть на пк, то тоже подойдёт", "пк"),
        ("auf dem PC, das geht auch", "PC"),
    ],
)
def test_what_is_allowed_besides_is_told_in_eleven_languages(text: str, said: str) -> None:
    assert is_allowed_besides(text, platform(text, said, "PC"))


@pytest.mark.parametrize(
    "text",
    ["on PC", "PC instead", "make it PC", "на пк", "lieber am PC", "PC yap", "na PC", "PCで", "换成PC", "PC then"],
)
def test_another_platform_takes_the_place_of_the_first(text: str) -> None:
    said = "пк" if "пк" in text else "PC"
    assert not is_allowed_besides(text, platform(text, said, "PC"))


async def test_a_platform_that_is_fine_too_is_added() -> None:
    text = "PC is fine too"
    told = wishing(text, pb.ACT_REFINE, said={"PC": (pb.SPAN_TYPE_PLATFORM, WANTED)})
    got = await answer(told, text, limit=None, state=(await say("racing on Switch", limit=1)).summary.state)
    (added,) = [each for each in got.summary.state.constraints if each.type == pb.SPAN_TYPE_PLATFORM]
    assert list(added.condition.platforms) == ["Switch", "PC"]


def test_a_machine_that_is_fine_too_is_added_whatever_the_first_was_marked_as() -> None:
    text = "PC is fine too"
    tablet = platform("my tablet", "tablet", "Mobile")
    tablet.type = pb.SPAN_TYPE_DEVICE
    (either,) = merged([tablet], [platform(text, "PC", "PC")], text)
    assert list(either.condition.platforms) == ["Mobile", "PC"]
    device = platform(text, "PC", "PC")
    device.type = pb.SPAN_TYPE_DEVICE
    (either,) = merged([tablet], [device], text)
    assert list(either.condition.platforms) == ["Mobile", "PC"]
    device.condition.CopyFrom(common_pb2.GameFilter(offline=True))
    assert not is_allowed_besides(text, device)


def test_company_that_is_fine_too_is_added() -> None:
    room = players("for two on one couch", "on one couch", modes=COUCH, couch_players=2)
    text = "online is fine too"
    (either,) = merged([room], [players(text, "online", modes=ONLINE, players=2)], text)
    assert either.condition == common_pb2.GameFilter(modes=[*COUCH, *ONLINE], players=2)
    text = "online then"
    (instead,) = merged([room], [players(text, "online", modes=ONLINE, players=2)], text)
    assert list(instead.condition.modes) == ONLINE
    text = "alone is fine too"
    alone = players(text, "alone", modes=[common_pb2.PLAY_MODE_SINGLE_PLAYER])
    (either,) = merged([room], [alone], text)
    assert (either.condition.couch_players, either.condition.players) == (0, 0)
    assert common_pb2.PLAY_MODE_SINGLE_PLAYER in either.condition.modes


def test_what_was_refused_is_merely_no_longer_refused() -> None:
    refused = platform("not on PC", "PC", "PC")
    refused.polarity = pb.POLARITY_REFUSED
    assert merged([refused], [platform("PC is fine too", "PC", "PC")], "PC is fine too") == []


def test_the_years_of_a_generation_hold_beside_another_platform() -> None:
    text = "ps4 and pc"
    joint = merged([], [platform(text, "ps4", "PlayStation", year=2013), platform(text, "pc", "PC")], text)
    assert {each.condition.min_year for each in joint} == {2013}
    assert {tuple(each.condition.platforms) for each in joint} == {("PlayStation", "PC")}


def test_on_both_a_game_must_be_on_each() -> None:
    text = "on both ps4 and pc"
    in_force = merged([], [platform(text, "ps4", "PlayStation", year=2013), platform(text, "pc", "PC")], text)
    assert [list(each.platforms) for each in conditions_of(in_force, None, ())] == [["PlayStation"], ["PC"]]
    stated = common_pb2.GameFilter(tags=["co-op"])
    assert [list(each.platforms) for each in conditions_of(in_force, stated, ())] == [["PlayStation"], ["PC"]]


@pytest.mark.parametrize("text", ["we both have pc", "for both of us on pc", "wir beide am pc", "мы оба на пк"])
def test_two_players_are_no_two_platforms(text: str) -> None:
    assert not wants_all_of_them(text)


@pytest.mark.parametrize(
    "text",
    ["ps4 and pc, crossplay", "on both", "и там и там", "auf beiden", "en ambos", "sur les deux", "em ambos", "両方で"],
)
def test_both_platforms_are_meant(text: str) -> None:
    assert wants_all_of_them(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("co-op online, she's on a Mac, I'm on Xbox", ("Mac", "Xbox")),
        ("вчетвером по сети, у друга макбук у остальных винда", ("макбук", "винда")),
        ("koop online, sie hat xbox ich pc", ("xbox", "pc")),
        ("online, mi novia tiene switch y yo ps5", ("switch", "ps5")),
        ("à trois en ligne, ps5 pour 2 et pc pour les autres", ("ps5", "pc")),
        ("online, ele tem ps4 e eu pc", ("ps4", "pc")),
        ("çevrimiçi, arkadaşımda xbox bende pc var", ("xbox", "pc")),
        ("онлайн, у подруги мак, у мене xbox", ("мак", "xbox")),
        ("online, kolega ma xboxa, ja mam pc", ("xboxa", "pc")),
        ("联机，朋友用xbox，我用电脑", ("xbox", "电脑")),
        ("オンラインで、友達はPS5、自分はPC", ("PS5", "PC")),
    ],
)
def test_players_on_machines_of_their_own_need_a_game_that_is_on_all(text: str, names: tuple[str, str]) -> None:
    places = [(text.index(name), text.index(name) + len(name)) for name in names]
    assert are_on_machines_of_their_own(text, places)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("on PC or Xbox", ("PC", "Xbox")),
        ("I have a Mac and I also own a Switch", ("Mac", "Switch")),
        ("у меня пк и плойка", ("пк", "плойка")),
        ("en el pc o en la xbox", ("pc", "xbox")),
        ("na PC i na Xboxa", ("PC", "Xboxa")),
        ("我有电脑和switch", ("电脑", "switch")),
    ],
)
def test_one_player_with_several_machines_takes_any(text: str, names: tuple[str, str]) -> None:
    places = [(text.index(name), text.index(name) + len(name)) for name in names]
    assert not are_on_machines_of_their_own(text, places)


def test_whose_the_machines_are_matters_only_to_those_who_play_together_over_a_network() -> None:
    text = "she's on a Mac, I'm on PC"
    machines = [platform(text, "Mac", "Mac"), platform(text, "PC", "PC")]
    together = players("online", "online", players=2, modes=ONLINE)
    assert [list(each.platforms) for each in conditions_of(merged([together], machines, text), None, ())] == [
        ["Mac"],
        ["PC"],
    ]
    (either,) = conditions_of(merged([], machines, text), None, ())
    assert list(either.platforms) == ["Mac", "PC"]


def test_a_word_for_any_computer_or_console_does_not_widen_one_that_is_named() -> None:
    mac = platform("only an old macbook", "macbook", "Mac")
    text = "because the laptop is old"
    assert merged([mac], [platform(text, "laptop", "PC")], text) == [mac]
    text = "on my Windows laptop"
    (windows,) = merged([mac], [platform(text, "Windows laptop", "PC")], text)
    assert list(windows.condition.platforms) == ["PC"]
    for text, said, named in (
        ("комп слабенький, мак", "комп слабенький", "мак"),
        ("комп слабенький, мак", "комп", "мак"),
        ("my old laptop, a mac", "old laptop", "mac"),
    ):
        (one,) = merged([], [platform(text, said, "PC"), platform(text, named, "Mac")], text)
        assert list(one.condition.platforms) == ["Mac"]
    text = "комп, мак"
    assert len(merged([], [platform(text, "комп", "PC"), platform(text, "мак", "Mac")], text)) == 2
    text = "старый комп или мак"
    assert len(merged([], [platform(text, "старый комп", "PC"), platform(text, "мак", "Mac")], text)) == 2
    text = "на приставку нинтендо"
    consoles = platform(text, "приставку", "Nintendo", "PlayStation", "Xbox")
    (nintendo,) = merged([], [consoles, platform(text, "нинтендо", "Nintendo")], text)
    assert list(nintendo.condition.platforms) == ["Nintendo"]
    text = "на приставку или нинтендо"
    either = merged([], [platform(text, "приставку", "Nintendo", "Xbox"), platform(text, "нинтендо", "Nintendo")], text)
    assert list(either[0].condition.platforms) == ["Nintendo", "Xbox"]


def test_an_ending_that_says_where_allows_nothing_besides() -> None:
    text = "ikinci gibi ama pc'de"
    assert not is_allowed_besides(text, platform(text, "pc", "PC"))
    text = "pc de olur"
    assert is_allowed_besides(text, platform(text, "pc", "PC"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("можно и не на компе, есть иксбокс", "компе"), ("doesn't have to be on pc", "pc"),
        ("muss nicht auf dem pc sein", "pc"), ("pas forcément sur pc", "pc"), ("no hace falta que sea en pc", "pc"),
        ("não precisa ser no pc", "pc"), ("nie musi być na pc", "pc"), ("можна й не на компі", "компі"),
        ("不一定要在pc", "pc"),
    ],
)  # fmt: skip
def test_a_platform_that_need_not_be_is_told_in_other_words_than_one_that_is_wanted(text: str, said: str) -> None:
    assert need_not_be(text, platform(text, said, "PC"))
    assert not need_not_be("on pc please", platform("on pc please", "pc", "PC"))


@pytest.mark.parametrize(
    "text",
    ["que salga en play y en pc", "available on play and on pc", "вышла на плойке и на пк", "sorti sur ps et sur pc"],
)
def test_what_came_out_here_and_there_is_on_both(text: str) -> None:
    assert wants_all_of_them(text)
    assert not wants_all_of_them("games on ps and on pc")
