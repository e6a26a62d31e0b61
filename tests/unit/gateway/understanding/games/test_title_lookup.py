"""Games as players name them."""

from __future__ import annotations

import pytest

from services.gateway.understanding.games.title_lookup import Found, NamedGame, TitleLookup
from services.gateway.understanding.games.transliteration import sound_key

GAMES = TitleLookup(
    [
        NamedGame("stardew", "Stardew Valley"),
        NamedGame("witcher-2", "The Witcher 2: Assassins of Kings"),
        NamedGame("witcher-3", "The Witcher 3: Wild Hunt", ("Ведьмак 3",)),
        NamedGame("botw", "The Legend of Zelda: Breath of the Wild"),
        NamedGame("gta-v", "Grand Theft Auto V"),
        NamedGame("persona-5", "Persona 5"),
        NamedGame("hades", "Hades"),
        NamedGame("dishonored", "Dishonored"),
        NamedGame("portal-2", "Portal 2"),
        NamedGame("1942", "1942"),
    ]
)


@pytest.mark.parametrize(
    ("said", "game", "how"),
    [
        ("hades", "hades", Found.TITLE),
        ("Witcher 3: Wild Hunt", "witcher-3", Found.TITLE),
        ("ведьмак 3", "witcher-3", Found.ALIAS),
        ("the witcher 2", "witcher-2", Found.PART),
        ("BotW", "botw", Found.INITIALS),
        ("GTA 5", "gta-v", Found.INITIALS),
        ("Стардью Валли", "stardew", Found.SOUND),
        ("хадес", "hades", Found.SOUND),
        ("dishonred", "dishonored", Found.TYPO),
    ],
)
def test_a_game_is_found_by_what_it_is_called(said: str, game: str, how: Found) -> None:
    found = GAMES.find(said)
    assert found is not None
    assert (found.game_ids, found.how) == ((game,), how)


@pytest.mark.parametrize("said", ["5", "1942", "5 лет", "Portal 5", "Hade s of something", "", "🎮"])
def test_no_game_is_named_by_a_number_alone_or_by_another_number(said: str) -> None:
    assert GAMES.find(said) is None


def test_a_series_is_all_of_its_games() -> None:
    lookup = TitleLookup([NamedGame("p4", "Persona 4"), NamedGame("p5", "Persona 5")])
    found = lookup.find("Persona")
    assert found is not None
    assert found.game_ids == ("p4", "p5")


def test_cyrillic_and_latin_sound_alike() -> None:
    assert sound_key("Дарк Соулс") == sound_key("Dark Souls")
    assert sound_key("Элден Ринг") == sound_key("Elden Ring")


def test_an_ending_behind_an_apostrophe_is_no_part_of_the_name() -> None:
    found = GAMES.find("Hades'te")
    assert found is not None
    assert found.game_ids == ("hades",)


def test_the_name_of_a_series_is_that_of_the_games_that_go_on_from_it() -> None:
    titles = TitleLookup(
        [NamedGame("doom", "Doom"), NamedGame("eternal", "Doom Eternal"), NamedGame("inside", "Inside")]
    )
    assert titles.series("Doom") == ("doom", "eternal")
    assert titles.series("Inside") == ("inside",)
    assert titles.series("Doom Eternal") == ("eternal",)


SERIES = TitleLookup(
    [
        NamedGame("civ", "Civilization", ("Civ 1", "Цивилизация")),
        NamedGame("civ-2", "Civilization II", ("Civ 2", "Цивилизация 2")),
        NamedGame("civ-5", "Civilization V", ("Civ 5", "Цивилизация 5", "文明5")),
        NamedGame("bros", "Super Mario Bros.", ("Супер Марио Брос", "超级马里奥兄弟", "スーパーマリオブラザーズ")),
        NamedGame("kart", "Mario Kart 8", ("Марио Карт 8", "马里奥赛车8", "マリオカート8")),
        NamedGame("sims", "The Sims", ("Симс",)),
        NamedGame("sims-4", "The Sims 4"),
        NamedGame("gta-4", "Grand Theft Auto IV", ("ГТА 4",)),
        NamedGame("gta-vc", "Grand Theft Auto: Vice City", ("ГТА Вайс Сити", "Vice City")),
        NamedGame("dota", "Dota 2", ("Дота 2", "Дота")),
        NamedGame("tentacle", "Day of the Tentacle", ("DotT",)),
        NamedGame("red", "Pokémon Red", ("ポケットモンスター 赤",)),
        NamedGame("go", "Pokémon Go", ("ポケモンGO",)),
        NamedGame("unite", "Pokémon Unite", ("ポケモンユナイト",)),
        NamedGame("cold", "Operation Flashpoint: Cold War Crisis"),
    ]
)


@pytest.mark.parametrize(
    ("said", "games"),
    [
        ("civ", {"civ", "civ-2", "civ-5"}),
        ("文明", {"civ", "civ-2", "civ-5"}),
        ("文明系列", {"civ", "civ-2", "civ-5"}),
        ("цивилизации", {"civ", "civ-2", "civ-5"}),
        ("марио", {"bros", "kart"}),
        ("马里奥", {"bros", "kart"}),
        ("マリオシリーズ", {"bros", "kart"}),
        ("симсы", {"sims", "sims-4"}),
        ("гта", {"gta-4", "gta-vc"}),
        ("vice city", {"gta-vc"}),
        ("доты", {"dota"}),
        ("ポケモン", {"red", "go", "unite"}),
        ("колда", set()),
    ],
)
def test_the_name_of_a_series_means_all_of_its_games_in_any_script(said: str, games: set[str]) -> None:
    assert set(SERIES.series(said)) == games


def test_initials_are_said_letter_by_letter_and_a_name_in_cyrillic_is_put_into_cases() -> None:
    for said in ("доту", "доты", "доте"):
        found = SERIES.find(said)
        assert found is not None
        assert found.game_ids == ("dota",)
    initials = SERIES.find("dott")
    assert initials is not None
    assert initials.game_ids == ("tentacle",)


def test_everyday_words_of_a_title_are_not_the_game() -> None:
    titles = TitleLookup(
        [
            NamedGame("metro", "Mini Metro", ("Мини-метро",)),
            NamedGame("rain", "Heavy Rain", ("Проливной дождь",)),
            NamedGame("learn", "while True: learn()"),
            NamedGame("lego", "Lego Star Wars: The Video Game"),
            NamedGame("disco", "Disco Elysium", ("Диско Элизиум",)),
        ],
        common=("метро", "дождь", "learn", "lines"),
    )
    for said in ("метро", "дождь", "learn", "video game"):
        assert titles.find(said) is None
        assert titles.series(said) == ()
        assert titles.series_by_sound(said) == ()
    assert titles.series("elysium") == ("disco",)


def test_what_is_no_misspelling_is_not_guessed() -> None:
    titles = TitleLookup(
        [
            NamedGame("bomb", "Keep Talking and Nobody Explodes", ("KTaNE",)),
            NamedGame("tetris", "Tetris", ("TETRIS",)),
            NamedGame("portal", "Portal"),
            NamedGame("kombat", "Mortal Kombat", ("Мортал Комбат",)),
        ]
    )
    for said in ("catane", "mortal", "мортал"):
        assert titles.find(said) is None, said
    assert titles.series("мортал") == titles.series("mortal") == ("kombat",)
    for said, game in (("ktane", "bomb"), ("tetirs", "tetris"), ("protal", "portal"), ("mortal combat", "kombat")):
        found = titles.find(said)
        assert found is not None, said
        assert found.game_ids == (game,)


def test_an_everyday_noun_in_a_case_is_no_game_with_it_in_its_name() -> None:
    named = [
        NamedGame("sword", "Broken Sword", ("Сломанный меч",)),
        NamedGame("heroes", "Heroes of Might and Magic", ("Герои меча и магии",)),
    ]
    assert TitleLookup(named, common=("мечи",)).series_by_sound("мечом") == ()
    assert TitleLookup(named).series_by_sound("мечом") == ("sword", "heroes")


def test_the_nearest_title_is_looked_for_among_those_of_its_beginning() -> None:
    titles = TitleLookup([NamedGame("craft", "StarCraft"), NamedGame("fox", "Star Fox"), NamedGame("doom", "Doom")])
    assert titles.nearest("starcrafts 3") == ("craft",)
    assert titles.nearest("something else entirely") == ()


def test_without_spaces_the_name_of_a_series_is_how_its_titles_begin() -> None:
    games = TitleLookup(
        [
            NamedGame("oot", "Ocarina of Time", ("ゼルダの伝説 時のオカリナ", "塞尔达传说 时之笛")),
            NamedGame("botw", "Breath of the Wild", ("ゼルダの伝説 ブレス オブ ザ ワイルド",)),
            NamedGame("other", "Other", ("ゼノギアス",)),
        ]
    )
    assert set(games.series("ゼルダ")) == {"oot", "botw"}
    assert games.series("塞尔达") == ("oot",)
    assert not games.series("ゼ")


CASES = TitleLookup(
    [
        NamedGame("doom", "Doom", ("Дум",)),
        NamedGame("monkey", "The Secret of Monkey Island", ("Остров обезьян",)),
        NamedGame("cyberpunk", "Cyberpunk 2077"),
        NamedGame("terraria", "Terraria"),
    ]
)


@pytest.mark.parametrize(
    ("said", "game"),
    [
        ("дума", "doom"),
        ("думе", "doom"),
        ("обезьяньего острова", "monkey"),
        ("острова обезьян", "monkey"),
        ("террарию", "terraria"),
        ("cyberpunka", "cyberpunk"),
        ("Cyberpunkiem", "cyberpunk"),
    ],
)
def test_a_name_is_found_in_its_case(said: str, game: str) -> None:
    found = CASES.find(said)
    assert found is not None
    assert found.game_ids == (game,)


@pytest.mark.parametrize("said", ["думаю", "думал", "думали", "дам", "остров"])
def test_a_word_that_is_like_a_name_is_none(said: str) -> None:
    assert CASES.find(said) is None


def test_a_series_is_named_by_how_its_titles_begin() -> None:
    karts = TitleLookup(
        [
            NamedGame("8", "Mario Kart 8 Deluxe"),
            NamedGame("world", "Mario Kart World"),
            NamedGame("odyssey", "Super Mario Odyssey"),
        ]
    )
    assert karts.beginning_with("mario kart") == ("8", "world")
    assert karts.beginning_with("mario") == ()


def test_a_name_is_known_as_ukrainian_says_its_letters() -> None:
    found = GAMES.find("гадес")
    assert found is not None
    assert found.game_ids == ("hades",)
    lookup = TitleLookup([NamedGame("heroes", "Heroes of Might 3", ("Герои 3",))])
    found = lookup.find("героев 3")
    assert found is not None
    assert found.game_ids == ("heroes",)


@pytest.mark.parametrize("said", ["somę", "somą", "SOMĘ"])
def test_what_polish_puts_into_its_own_case_is_the_same_name(said: str) -> None:
    titles = TitleLookup([NamedGame("soma", "SOMA")])
    found = titles.find(said)
    assert found is not None
    assert found.game_ids == ("soma",)
