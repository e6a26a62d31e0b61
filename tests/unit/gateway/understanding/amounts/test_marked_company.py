"""Who plays, in words that tell it because they are marked so."""

from __future__ import annotations

import pytest

from services.gateway.understanding.amounts.company.head_counts import head_count
from services.gateway.understanding.amounts.company.marked_company import plays_against_the_game, read_marked_players
from services.gateway.understanding.amounts.quantities import Company, Players


@pytest.mark.parametrize(
    ("text", "count"),
    [("нас семеро", 7), ("на восьмерых", 8), ("десятеро", 10), ("дванадцятеро", 12), ("на пʼятьох", 5),
     ("для сімох", 7), ("elf Leute", 11), ("ein Dutzend", 12), ("once personas", 11), ("on kişi", 10),
     ("on iki kişi", 12),
     ("w czwórkę", 4), ("trzydziestu chłopa", 30), ("two couples", 4), ("七八个人", 8),
     ("once a week", 0), ("Elfen", 0)],
)  # fmt: skip
def test_people_are_counted_in_forms_of_their_own(text: str, count: int) -> None:
    assert head_count(text) == count


@pytest.mark.parametrize(
    "text",
    ["me", "just me", "я", "мене одного", "ich", "en solitario", "en solitaire", "eu", "tekli", "tek kişi", "на одного",
     "w pojedynkę", "我自己", "自分だけ"],
)  # fmt: skip
def test_a_player_alone(text: str) -> None:
    assert read_marked_players(text) == Players(1, Company.ALONE, None)


@pytest.mark.parametrize(
    "text",
    ["one keyboard", "одной клавиатуре", "jednym kompie", "mesmo teclado", "un seul clavier", "tek klavyede",
     "одна миша", "キーボード一つ", "一个手柄", "хотсит", "горячий стул", "ecrã dividido"],
)  # fmt: skip
def test_what_there_is_one_of_is_shared_in_one_room(text: str) -> None:
    assert read_marked_players(text) == Players(2, Company.LOCAL, None)


@pytest.mark.parametrize(
    "text",
    ["crossplay", "corssplay", "cross-platform", "кроссплей", "juego cruzado", "クロスプレイ", "跨平台", "asynchron",
     "korespondencyjne", "локалка", "局域网", "with randoms", "mit Fremden"],
)  # fmt: skip
def test_who_needs_no_room_meets_over_a_network(text: str) -> None:
    assert read_marked_players(text) == Players(2, Company.ONLINE, None)


def test_who_needs_no_crossplay_and_no_guild_may_meet_others_all_the_same() -> None:
    assert read_marked_players("crossplay", is_refused=True) is None
    assert read_marked_players("гильдии", is_refused=True) is None


@pytest.mark.parametrize(
    "text",
    ["with my parents", "w my roomate", "с родителями", "з кумою", "mit Papa", "com meus primos", "con mi suegra",
     "avec les petits", "hanımla ben", "dedemle", "eşimin kuzenleriyle", "z kuzynem", "母と", "同細佬", "both of us",
     "подружжя", "по очереди", "na zmianę", "轮流", "más gente", "other people"],
)  # fmt: skip
def test_company_makes_two_at_least(text: str) -> None:
    players = read_marked_players(text)
    assert players is None or players == Players(2, None, None)


@pytest.mark.parametrize(
    ("text", "players"),
    [("2v2", Players(4, None, False)), ("1対1", Players(2, None, False)), ("uno contra uno", Players(2, None, False)),
     ("chacun pour soi", Players(2, None, False)), ("birbirimizi", Players(2, None, False)),
     ("im Team", Players(2, None, True)), ("iş birlikli", Players(2, None, True)), ("一起玩", Players(2, None, True))],
)  # fmt: skip
def test_who_plays_against_whom_and_with_whom(text: str, players: Players) -> None:
    assert read_marked_players(text) == players


@pytest.mark.parametrize(
    "text", ["PvE", "пве", "bots", "с ботами", "botlarla", "contra la máquina", "contre l'ordi", "CPU戦", "人机"]
)
def test_against_what_the_game_controls(text: str) -> None:
    assert plays_against_the_game(text)


@pytest.mark.parametrize("text", ["at once", "how many can play at once"])
def test_an_english_word_is_no_spanish_number(text: str) -> None:
    assert read_marked_players(text) is None
