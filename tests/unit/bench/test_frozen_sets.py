"""The frozen evaluation sets are unchanged, agree with their sources and speak of the demo catalogue as it is."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from services.demo.catalogue import load_catalogue
from tests.bench.frozen import FOLDERS, LIST_NAME, digests
from tests.bench.understanding.markup import ACTS, FOLDER, LANGUAGES, SOURCES, as_json_lines, read_set

_CONVERSATION = FOLDER.parent / "conversation"
_GAMES = {game.game_id: game for game in load_catalogue()}
_PLATFORMS = {platform for game in _GAMES.values() for platform in game.platforms}
_NAMES = {
    *(genre for game in _GAMES.values() for genre in game.genres),
    *(tag for game in _GAMES.values() for tag in game.tags),
}
_SETS = sorted(path.stem for path in SOURCES.glob("*.txt"))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _constraints() -> list[dict[str, Any]]:
    """What is expected of the frozen sets of conversations, of those for development and of those put aside."""
    folders = (_CONVERSATION, _CONVERSATION / "development", _CONVERSATION / "aside")
    singles = [row["expect"] for folder in folders for row in _rows(folder / "singles.jsonl")]
    turns = [turn for folder in folders for row in _rows(folder / "dialogues.jsonl") for turn in row["turns"]]
    return [*singles, *(turn["expect"]["constraints"] for turn in turns)]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_file_has_changed_since_it_was_frozen(folder: Path) -> None:
    assert (folder / LIST_NAME).read_text(encoding="utf-8") == digests(folder), (
        f"a set in {folder.name} differs from its {LIST_NAME}: these sets are not edited to suit a model"
    )


@pytest.mark.parametrize("name", _SETS)
def test_messages_agree_with_their_source(name: str) -> None:
    written = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8")
    assert written == as_json_lines(name, read_set(SOURCES / f"{name}.txt"))


@pytest.mark.parametrize("name", _SETS)
def test_a_challenge_set_has_a_hundred_messages_in_all_languages(name: str) -> None:
    rows = _rows(FOLDER / f"{name}.jsonl")
    assert len(rows) >= 100
    assert {row["language"] for row in rows} == LANGUAGES


def test_no_message_stands_in_two_sets() -> None:
    paths = [*(FOLDER / f"{name}.jsonl" for name in _SETS), *_CONVERSATION.glob("*.jsonl")]
    texts = Counter(
        row["text"].casefold()
        for path in paths
        if path.name not in {"dialogues.jsonl", "injections.jsonl"}
        for row in _rows(path)
    )
    assert [text for text, count in texts.items() if count > 1] == []


def test_kinds_mean_names_of_the_catalogue() -> None:
    rows = _rows(FOLDER / "kinds_to_catalogue.jsonl")
    assert len(rows) >= 150
    for row in rows:
        named = {*row["names"], *row.get("also", ())}
        assert named <= _NAMES, row
        assert not set(row["names"]) & set(row.get("also", ())), row


def test_expected_constraints_are_values_of_the_catalogue() -> None:
    developers = {game.developer for game in _GAMES.values()}
    for expected in _constraints():
        kinds = {*expected.get("refused", ()), *(name for names in expected.get("wanted", ()) for name in names)}
        assert kinds <= _NAMES, expected
        assert set(expected.get("platforms", ())) <= _PLATFORMS, expected
        assert {*expected.get("like", ()), *expected.get("refused_games", ())} <= set(_GAMES), expected
        assert set(expected.get("developers", ())) <= developers, expected
        assert set(expected.get("modes", ())) <= {"single", "couch", "online"}, expected
        assert expected.get("min_year", 1970) <= expected.get("max_year", 2030), expected


def test_dialogues_have_three_to_six_turns_with_known_acts() -> None:
    for row in _rows(_CONVERSATION / "dialogues.jsonl"):
        assert 3 <= len(row["turns"]) <= 6, row["id"]
        for turn in row["turns"]:
            assert turn["expect"]["act"] in ACTS[turn["expect"]["intent"]], turn


def test_answers_to_questions_are_what_the_catalogue_says() -> None:
    for row in _rows(_CONVERSATION / "questions.jsonl"):
        game = _GAMES[row["game_id"]]
        if not row["known"]:
            assert row["answer"] is None, row
            continue
        match row["attribute"]:
            case "released first":
                expected: object = min(game, _GAMES[row["other_game_id"]], key=lambda game: game.year).game_id
            case "platforms" | "tags" if "value" in row:
                expected = row["value"] in getattr(game, row["attribute"])
            case "year" | "developer":
                expected = getattr(game, row["attribute"])
            case attribute:
                expected = list(getattr(game, attribute))
        assert row["answer"] == expected, row


@pytest.mark.parametrize(
    ("name", "count"),
    [("singles", 200), ("dialogues", 60), ("questions", 120), ("children", 40), ("languages", 110), ("injections", 60)],
)
def test_a_conversation_set_is_as_large_as_its_figures_need(name: str, count: int) -> None:
    assert len(_rows(_CONVERSATION / f"{name}.jsonl")) >= count
