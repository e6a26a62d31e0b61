"""Kinds of games meet the names of a catalogue."""

from __future__ import annotations

import pytest

from services.gateway.understanding.genres.kinds import KindNames
from services.gateway.understanding.genres.nearest_kind import NearestKind

NAMES = KindNames(
    [
        "Roguelike",
        "Strategy",
        "turn-based",
        "cozy",
        "Horror",
        "horror",
        "open world",
        "farming",
        "Card",
        "zombies",
        "co-op",
        "war",
        "Action",
        "Fighting",
        "Party",
    ]
)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("roguelikes", ("Roguelike",)),
        ("уютное", ("cozy",)),
        ("Open-World", ("open world",)),
        ("пошаговые стратегии", ("turn-based", "Strategy")),
        ("rundenbasierte Strategie", ("turn-based", "Strategy")),
        ("恐怖游戏", ("Horror", "horror")),
        ("çiftlik oyunu", ("farming",)),
        ("co-op horror", ("co-op", "Horror", "horror")),
        ("gra o zombie", ("zombies",)),
        ("druga wojna światowa", ("war",)),
        ("mais combate", ("Action",)),
        ("ワイワイ遊べる", ("Party",)),
        ("farmzeugs", ("farming",)),
        ("Farmkram", ("farming",)),
        ("horrorkram", ("Horror", "horror")),
        ("Zombiezeug", ("zombies",)),
    ],
)
def test_words_in_any_language_are_the_catalogues_names(said: str, names: tuple[str, ...]) -> None:
    found = NAMES.find(said)
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize(
    "said", ["dinosaurs", "card shark drama club", "", "🙂", "a game", "Werkzeug", "Spielzeugs", "videogame"]
)
def test_what_the_catalogue_lacks_matches_nothing(said: str) -> None:
    assert NAMES.find(said) is None


@pytest.mark.parametrize("said", ["sword fighting", "Schwertkämpfe", "бои на мечах", "combats à l'épée", "剑术"])
def test_fights_with_swords_are_no_genre_of_fights(said: str) -> None:
    found = KindNames(["Fighting", "hack and slash"]).find(said)
    assert found is not None
    assert found.names == ("hack and slash",)


def test_a_name_that_the_catalogue_lacks_is_not_found_by_its_synonyms() -> None:
    assert KindNames(["Strategy"]).find("уютное") is None


def test_the_nearest_name_is_found_within_its_threshold_and_not_beyond() -> None:
    # Four pairs of kinds that are much alike, each said in several like ways.
    kinds = [(axis, twin) for axis in range(4) for twin in (0, 1)]
    forms = {f"{axis}-{twin}": tuple(f"{place}-{axis}-{twin}" for place in range(6)) for axis, twin in kinds}
    vectors: dict[str, list[float]] = {}
    for axis, twin in kinds:
        for place, form in enumerate(forms[f"{axis}-{twin}"]):
            vectors[form] = [0.0] * 12
            vectors[form][axis], vectors[form][4 + 2 * axis + twin] = 0.9, 0.4 + 0.01 * place
    nearest = NearestKind(forms, vectors)
    found = nearest.find(vectors["3-2-1"])
    assert found is not None
    assert found.name == "2-1"
    assert nearest.find([0.5, 0.5, *[0.0] * 10]) is None


def test_a_name_that_is_much_like_another_takes_a_nearer_word_than_a_name_apart() -> None:
    names = {f"apart-{axis}": (axis, 8 + axis) for axis in range(6)} | {"twin-0": (6, 14), "twin-1": (6, 15)}
    forms = {name: tuple(f"{place}-{name}" for place in range(6)) for name in names}
    vectors: dict[str, list[float]] = {}
    for name, (axis, own) in names.items():
        for place, form in enumerate(forms[name]):
            vectors[form] = [0.0] * 16
            vectors[form][axis], vectors[form][own] = 0.9, 0.4 + 0.01 * place
    nearest = NearestKind(forms, vectors)

    def found(form: str, *, beside: float) -> str | None:
        said = vectors[form].copy()
        said[7] = beside
        name = nearest.find(said)
        return name.name if name else None

    assert found("0-twin-0", beside=0.0) == "twin-0"
    assert found("0-twin-0", beside=1.0) is None
    assert found("0-apart-0", beside=1.0) == "apart-0"


def test_a_loan_word_is_known_with_a_slavic_case_ending_and_a_turkish_one() -> None:
    kinds = KindNames(["crafting"])
    for said in ("craftingu", "craft'tan", "craftingiem"):
        found = kinds.find(said)
        assert found is not None, said
        assert found.names == ("crafting",)


MANY = KindNames(
    [
        "animals",
        "Card",
        "choices matter",
        "classic",
        "competitive",
        "cozy",
        "difficult",
        "fantasy",
        "farming",
        "funny",
        "historical",
        "Horror",
        "mythology",
        "Puzzle",
        "Racing",
        "real-time",
        "relaxing",
        "RPG",
        "short",
        "Sports",
        "story rich",
        "Strategy",
        "text-based",
        "trains",
        "vehicles",
        "war",
        "side-scrolling",
        "arcade-style",
        "hand-drawn",
        "music",
        "fast-paced",
        "Action",
    ]
)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("word game", "Puzzle"),
        ("кот", "animals"),
        ("судоку", "Puzzle"),
        ("подлодки", "vehicles"),
        ("kniffliges", "Puzzle"),
        ("bogenschießen", "Sports"),
        ("mazmorras", "RPG"),
        ("boxeo", "Sports"),
        ("licornes", "fantasy"),
        ("paisible", "relaxing"),
        ("bruxas", "fantasy"),
        ("comboios", "trains"),
        ("mizah", "funny"),
        ("kelime oyunu", "Puzzle"),
        ("гумор", "funny"),
        ("козаки", "historical"),
        ("krasnoludy", "fantasy"),
        ("koszykówka", "Sports"),
        ("劇情", "story rich"),
        ("魂系", "difficult"),
        ("花札", "Card"),
        ("ソウルライク", "difficult"),
        ("RTS", "real-time"),
        ("横スクロール", "side-scrolling"),
        ("вид сбоку", "side-scrolling"),
        ("2d", "side-scrolling"),
        ("arkadówek", "arcade-style"),
        ("drawing", "hand-drawn"),
        ("müziği güzel", "music"),
        ("set in the past", "historical"),
        ("quick reactions", "fast-paced"),
        ("подраться", "Action"),
        ("weselsze", "funny"),
        ("soulslajk", "difficult"),
        ("картярське", "Card"),
    ],
)
def test_everyday_words_of_all_languages_name_kinds(said: str, name: str) -> None:
    found = MANY.find(said)
    assert found is not None
    assert found.names == (name,)


@pytest.mark.parametrize(
    ("said", "not_meant"),
    [
        ("daily quests", "RPG"),
        ("машиниста", "Racing"),
        ("листівки", "animals"),
        ("важкі рішення", "difficult"),
        ("kostkami", "animals"),
        ("Schwerter", "war"),
        ("Zombiegeschichten", "historical"),
        ("kültürümüz", "classic"),
        ("yarışma", "Racing"),
        ("çalmak", "relaxing"),
        ("farmear", "farming"),
        ("legendas", "mythology"),
        ("cortar grama", "short"),
        ("barulho", "Card"),
        ("文字が大きい", "text-based"),
        ("恐龙", "fantasy"),
        ("カート", "Card"),
        ("королевская битва", "war"),
    ],
)
def test_words_that_only_look_like_those_of_a_kind_do_not_name_it(said: str, not_meant: str) -> None:
    found = MANY.find(said)
    assert found is None or not_meant not in found.names


def test_a_kind_that_the_catalogue_lacks_is_known_to_be_lacking_and_found_where_it_has_it() -> None:
    assert MANY.lacks("королевская битва")
    assert not MANY.lacks("war")
    assert not MANY.lacks("sunshine")
    found = KindNames(["war", "Battle Royale"]).find("королевская битва")
    assert found is not None
    assert found.names == ("Battle Royale",)


def test_latin_words_inside_of_chinese_and_japanese_are_read() -> None:
    found = MANY.find("王道RPG")
    assert found is not None
    assert found.names == ("RPG",)


@pytest.mark.parametrize(
    "said",
    [
        "turn-based combat", "turn based fights", "Rundenkämpfe", "combates por turnos", "combats au tour par tour",
        "batalhas por turnos", "пошаговые бои", "покрокові бої", "turowa walka", "sıra tabanlı savaş", "回合制战斗",
        "ターン制の戦闘",
    ],
)  # fmt: skip
def test_fights_by_turns_are_no_fighting_games(said: str) -> None:
    found = KindNames(["turn-based", "Fighting", "war"]).find(said)
    assert found is not None
    assert list(found.names) == ["turn-based"]


def test_a_letter_of_a_name_is_no_kind_that_it_is_called() -> None:
    names = KindNames(["animals"])
    assert names.is_called("动物")
    assert names.find("马里奥") is not None
    assert not names.is_called("马里奥")


@pytest.mark.parametrize("said", ["fps", "фпс", "ego-shooter", "un FPS nerveux"])
def test_an_fps_is_a_shooter_in_the_first_person(said: str) -> None:
    found = KindNames(["Shooter", "first-person", "fast-paced"]).find(said)
    assert found is not None
    assert set(found.names) >= {"Shooter", "first-person"}
    assert KindNames(["Shooter"]).find(said) is not None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("jeu d'ambiance", "Party"), ("jeux d'ambiance", "Party"), ("ambiance", "atmospheric"),
        ("gechilltes", "relaxing"), ("luźne", "relaxing"), ("不费脑子", "relaxing"), ("sin estrés", "relaxing"),
        ("cheer me up", "funny"), ("поднять настроение", "funny"), ("aufmuntern", "funny"), ("明るいやつ", "funny"),
        ("wreck me", "emotional"), ("cutesy", "cozy"), ("apuntar y hacer clic", "point and click"),
        ("pointer et cliquer", "point and click"), ("wskaż i kliknij", "point and click"),
    ],
)  # fmt: skip
def test_moods_and_everyday_kinds_have_their_names(said: str, name: str) -> None:
    kinds = ["Party", "atmospheric", "relaxing", "funny", "emotional", "cozy", "point and click", "destruction"]
    found = KindNames(kinds).find(said)
    assert found is not None
    assert found.names == (name,)
