"""What a language model writes passes only when it is about the recommended games."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gamesrec.common.v1 import common_pb2
from services.demo.catalogue import load_catalogue
from services.gateway.understanding.games.titles import TitleIndex
from services.gateway.understanding.plain_text import words
from services.gateway.writing.grounding import Sentence, SentenceGate, Withheld
from services.gateway.writing.small_model.faithfulness import Faithfulness

CATALOGUE = [
    common_pb2.Game(game_id="celeste", title="Celeste", developer="Maddy Makes Games", genres=["Platformer"]),
    common_pb2.Game(game_id="melee", title="Super Smash Bros. Melee", developer="HAL Laboratory", genres=["Fighting"]),
    common_pb2.Game(game_id="smash", title="Super Smash Bros.", developer="HAL Laboratory"),
    common_pb2.Game(game_id="doom", title="Doom", developer="id Software"),
    common_pb2.Game(game_id="portal", title="Portal"),
    common_pb2.Game(game_id="portal-2", title="Portal 2"),
]
INDEX = TitleIndex([(game.game_id, game.title) for game in CATALOGUE])


def gate(*game_ids: str, language: str = "en", known_text: str = "") -> SentenceGate:
    games = [game for game_id in game_ids for game in CATALOGUE if game.game_id == game_id]
    return SentenceGate(games, INDEX, language=language, known_text=known_text)


def run(subject: SentenceGate, text: str, *, step: int = 3, whole: bool = True) -> list[Sentence | Withheld]:
    found: list[Sentence | Withheld] = []
    for start in range(0, len(text), step):
        found += subject.feed(text[start : start + step])
    return found + subject.finish(whole=whole)


@pytest.mark.parametrize("step", [1, 2, 7, 1000])
def test_sentences_pass_whole_and_in_order_however_the_text_is_cut(step: int) -> None:
    found = run(
        gate("celeste", "melee"), "Climb in [[1]]! Then fight in Super Smash Bros. Melee. Enjoy it a lot", step=step
    )
    assert found == [
        Sentence("Climb in Celeste!", ("celeste",)),
        Sentence("Then fight in Super Smash Bros. Melee.", ("melee",)),
        Sentence("Enjoy it a lot", ()),
    ]


def test_a_sentence_is_released_before_the_text_ends() -> None:
    subject = gate("celeste")
    assert subject.feed("Climb in [[1]]. It") == [Sentence("Climb in Celeste.", ("celeste",))]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("You may also like Doom.", "OTHER_GAME"),
        ("You may also like DOOM.", "OTHER_GAME"),
        ("Portal 2 is better.", "OTHER_GAME"),
        ("Try [[3]] as well.", "UNKNOWN_PLACEHOLDER"),
        ("See https://example.org for more.", "LINK"),
        ("Download it at coolgames.com today.", "LINK"),
        ("Попробуйте это сегодня вечером.", "LANGUAGE"),
        ("It is much like Galactic Farmer Deluxe.", "INVENTED_NAME"),
    ],
)
def test_a_sentence_that_is_not_grounded_is_withheld(text: str, reason: str) -> None:
    assert run(gate("celeste", "portal"), text) == [Withheld(reason)]


def test_proper_words_of_the_player_and_of_the_catalogue_are_no_inventions() -> None:
    subject = gate("celeste", known_text="I loved Hyrule")
    assert run(subject, "If you loved Hyrule, the people of Maddy Makes Games made [[1]] for you.") == [
        Sentence("If you loved Hyrule, the people of Maddy Makes Games made Celeste for you.", ("celeste",))
    ]


def test_a_repetition_is_withheld() -> None:
    assert run(gate("celeste"), "Play [[1]] now. Play [[1]] now.")[1] == Withheld("REPETITION")


def test_a_sentence_that_was_broken_off_is_dropped() -> None:
    assert run(gate("celeste"), "Play [[1]] now. It is a", whole=False) == [Sentence("Play Celeste now.", ("celeste",))]


def test_russian_text_with_latin_titles_is_russian() -> None:
    assert run(gate("melee", language="ru"), "Сыграйте в [[1]].") == [
        Sentence("Сыграйте в Super Smash Bros. Melee.", ("melee",))
    ]


def test_invisible_characters_do_not_hide_a_title() -> None:
    assert run(gate("celeste"), "Play D\u200boom now.") == [Withheld("OTHER_GAME")]


@pytest.mark.parametrize("name", ["d00m", "D00M", "D o o m", "D.o.o.m", "D-o-o-m", "P0rta1"])
def test_digits_for_letters_and_spaces_between_them_do_not_hide_a_title(name: str) -> None:
    assert run(gate("celeste"), f"Play {name} now.") == [Withheld("OTHER_GAME")]


@pytest.mark.parametrize("said", ["a 2D game in 16 bits", "a game on the PS5", "a plan from A to B", "a 1v1 duel"])
def test_letters_and_digits_that_spell_no_title_pass(said: str) -> None:
    subject = gate("celeste", "doom", known_text="PS5 A B D 4K")
    assert run(subject, f"It is {said}.") == [Sentence(f"It is {said}.", ())]
    assert run(subject, "Play D o o m now.") == [Sentence("Play D o o m now.", ())]


def test_markup_does_not_hide_a_title() -> None:
    assert run(gate("celeste"), "Play **Do**om now.") == [Withheld("OTHER_GAME")]


SHOWN = load_catalogue()
SHOWN_INDEX = TitleIndex([(game.game_id, game.title) for game in SHOWN], [game.summary for game in SHOWN])
VARIANTS: dict[str, Callable[[str], str]] = {
    "as it is": lambda title: title,
    "in capitals": str.upper,
    "decomposed": lambda title: unicodedata.normalize("NFD", title),
    "with a soft hyphen": lambda title: f"{title[:2]}\u00ad{title[2:]}",
    "with zero-width spaces": "\u200b".join,
    "marked up": lambda title: f"**{title}**",
    "quoted": lambda title: f"“{title}”",
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_title_of_the_demo_catalogue_passes_in_any_spelling(variant: str) -> None:
    passed = []
    for game in SHOWN:
        other = next(each for each in SHOWN if not set(words(each.title)) & set(words(game.title)))
        recommended = common_pb2.Game(game_id=other.game_id, title=other.title)
        for pattern in ("You should try {} tonight.", "{} is a fine thing to play.", "It is as good as {}."):
            subject = SentenceGate([recommended], SHOWN_INDEX, language="en")
            found = run(subject, pattern.format(VARIANTS[variant](game.title)), step=9)
            texts = [" ".join(words(judged.text)) for judged in found if isinstance(judged, Sentence)]
            passed += [text for text in texts if f" {' '.join(words(game.title))} " in f" {text} "]
    assert passed == []


@pytest.mark.parametrize(
    ("recommended", "text"),
    [
        ("hades", "Hades 2 is even better and bigger."),
        ("hades", "Hades II is even better and bigger."),
        ("dark-souls", "Dark Souls 3 is a fine choice too."),
        ("stardew-valley", "Skyrim lets you roam a huge world at your own pace."),
        ("stardew-valley", "Witcher is a great saga for long evenings."),
        ("stardew-valley", "Fans of skyrim and zelda will love it."),
        ("stardew-valley", "INSIDE is a great game to try."),
        ("stardew-valley", "Try Hаdes, spelled with a Cyrillic letter."),
        ("stardew-valley", "Get it at bit.ly/games today."),
        ("stardew-valley", "See t.me/freegames for more."),
        ("stardew-valley", "Visit evil.xyz for more of it."),
    ],
)
def test_short_names_sequels_look_alikes_and_links_are_withheld(recommended: str, text: str) -> None:
    games = [common_pb2.Game(game_id=game.game_id, title=game.title) for game in SHOWN if game.game_id == recommended]
    assert games
    found = run(SentenceGate(games, SHOWN_INDEX, language="en"), text)
    assert [judged for judged in found if isinstance(judged, Sentence)] == []


def test_german_nouns_are_no_inventions_but_names_are() -> None:
    games = [CATALOGUE[0]]
    subject = SentenceGate(games, INDEX, language="de")
    assert run(subject, "[[1]] ist ein ruhiges Spiel über einen hohen Berg.")[0] == Sentence(
        "Celeste ist ein ruhiges Spiel über einen hohen Berg.", ("celeste",)
    )
    assert run(subject, "Es ist wie Galaktischer Bauernhof Deluxe.") == [Withheld("INVENTED_NAME")]


PIECES = [
    "I",
    " ",
    ". ",
    "! ",
    "[[1]]",
    "[[",
    "]]",
    "Doom",
    "Portal 2",
    "Super Smash Bros.",
    "A",
    "2",
    "\n",
    "*",
    "'",
    "é",
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=30), st.integers(1, 50))
def test_whatever_a_model_writes_no_other_game_passes(pieces: list[str], step: int) -> None:
    recommended = {"celeste", "portal"}
    for judged in run(gate(*recommended), "".join(pieces), step=step):
        if isinstance(judged, Sentence):
            assert {match.game_id for match in INDEX.find(judged.text)} <= recommended
            assert set(judged.game_ids) <= recommended


@pytest.mark.parametrize("text", ["Super Smash Bros. Melee.", "[[1]]!", "[[1]]"])
def test_a_sentence_that_is_only_a_title_is_withheld(text: str) -> None:
    assert run(gate("melee"), text) == [Withheld("EMPTY")]


def test_a_title_that_ends_in_a_full_stop_ends_the_sentence_once() -> None:
    found = run(gate("smash"), "You will enjoy [[1]].")
    assert found == [Sentence("You will enjoy Super Smash Bros.", ("smash",))]


@pytest.mark.parametrize("step", [1, 1000])
@pytest.mark.parametrize(
    ("game_id", "text"),
    [
        ("f-e-a-r", "F.E.A.R. is all about slow time in corridors."),
        ("thank-goodness-youre-here", "Thank Goodness You're Here! is all about odd jobs."),
        ("invisible-inc", "Invisible, Inc. lets you hack cameras."),
    ],
)
def test_a_mark_within_or_after_a_title_does_not_end_the_sentence(game_id: str, text: str, step: int) -> None:
    (game,) = (common_pb2.Game(game_id=each.game_id, title=each.title) for each in SHOWN if each.game_id == game_id)
    found = run(SentenceGate([game], SHOWN_INDEX, language="en"), f"{text} Enjoy it a lot.", step=step)
    assert found == [Sentence(text, (game_id,)), Sentence("Enjoy it a lot.", ())]


def test_a_game_named_for_short_with_marks_is_one_sentence_and_alone_it_is_none() -> None:
    game = next(each for each in SHOWN if each.game_id == "s-t-a-l-k-e-r-shadow-of-chernobyl")
    subject = SentenceGate([common_pb2.Game(game_id=game.game_id, title=game.title)], SHOWN_INDEX, language="en")
    assert run(subject, "S.T.A.L.K.E.R. lets you throw bolts.") == [
        Sentence("S.T.A.L.K.E.R. lets you throw bolts.", ())
    ]
    assert run(subject, "S.T.A.L.K.E.R.\nS.T.A.L.K.E.R.") == [Withheld("EMPTY"), Withheld("EMPTY")]


def test_a_word_said_three_times_in_a_row_is_withheld() -> None:
    assert run(gate("celeste"), "[[1]] is a horror-horror-horror story.") == [Withheld("REPETITION")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In [[1]], you climb a mountain.", Sentence("In Celeste, you climb a mountain.", ("celeste",))),
        ("Climb on Celeste, a mountain.", Withheld("LATE_TITLE")),
        ("Celeste lets you climb the mountain of Celeste.", Withheld("REPETITION")),
        ("Celeste lets you play as a giant squid.", Withheld("NOT_IN_FACTS")),
    ],
)
def test_where_it_is_to_be_faithful_a_sentence_is_led_by_its_title_and_tells_the_facts(
    text: str, expected: Sentence | Withheld
) -> None:
    game = common_pb2.Game(game_id="celeste", title="Celeste", summary="Climb a mountain.")
    subject = SentenceGate([game], INDEX, language="en", check=Faithfulness(game, []))
    assert run(subject, text) == [expected]
