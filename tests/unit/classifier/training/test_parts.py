"""Splitting, changing, calibrating and scoring messages."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace

import numpy as np
import pytest

from services.classifier.labels import ACTS, INTENTS, TAGS, Polarity, SpanType
from services.classifier.training.augmentation import Stock, augmented, stock_of
from services.classifier.training.calibration import Costs, choose_thresholds, fit_temperatures
from services.classifier.training.grammar.labels import LabelledMessage, Span
from services.classifier.training.grouping import grouped_split, groups_of, near_duplicates
from services.classifier.training.scoring import Prediction, calibration_error, right_topics, score_spans, share
from services.classifier.training.targets import IGNORED, Targets
from services.classifier.training.taught import Taught
from services.classifier.understanding.decoding import Span as Found
from services.classifier.understanding.network_pass import MessageScores
from services.common.errors import StartupError

NOTHING = Stock({}, {}, {})


def message(text: str, *, group: str = "g", source: str = "hand", spans: tuple[Span, ...] = ()) -> LabelledMessage:
    return LabelledMessage(text, "en", "RECOMMEND", "NEW_WISH", spans, group, source)


def test_near_duplicates_are_found_and_others_are_not() -> None:
    texts = ["recommend me a cozy farming game", "recommend me a cozy farming game!!", "how old is the sun"]
    assert near_duplicates(texts) == [(1, 0)]


def test_a_group_joins_labels_templates_and_near_duplicates() -> None:
    messages = [
        message("something with dragons tonight", group="a"),
        message("что-нибудь с драконами", group="a"),
        message("something with dragons tonight please", group="b"),
        message("x", group="c", source="grammar:t1"),
        message("y", group="d", source="grammar:t1"),
        message("another thing", group="e"),
    ]
    groups = groups_of(messages)
    assert groups[0] == groups[1] == groups[2]
    assert groups[3] == groups[4]
    assert len(set(groups)) == 3


def test_a_split_by_groups_parts_none() -> None:
    groups = [place // 3 for place in range(300)]
    taught, held = grouped_split(groups, 0.2, 1)
    assert not {groups[place] for place in taught} & {groups[place] for place in held}
    assert len(held) == 60
    assert sorted([*taught, *held]) == list(range(300))
    assert grouped_split(groups, 0.2, 1) == (taught, held)


def test_a_corpus_that_grows_holds_out_what_it_held_out_before() -> None:
    texts = [hashlib.sha256(str(place).encode()).hexdigest() for place in range(1000)]
    messages = [message(text, group=text) for text in texts]
    first, grown = messages[::2], messages
    (_, before), (_, after) = (grouped_split(groups_of(each), 0.2, 1) for each in (first, grown))
    held, then = {first[place].text for place in before}, {grown[place].text for place in after}
    assert len(held & then) > 0.9 * len(held)


def test_what_was_taught_is_never_new_and_what_was_not_seldom_is_not() -> None:
    some, others = ([message(f"{name} number {place}") for place in range(20_000)] for name in ("this", "that"))
    taught = Taught.by(Taught.of(some[10_000:], Taught.of(some[:10_000])).notes())
    assert taught is not None
    assert all(each in taught for each in some)
    assert sum(each in taught for each in others) < 200
    assert Taught.by({}) is None


@pytest.mark.parametrize("note", ["?", "eA==", "eJwDAAAAAAE="])
def test_a_damaged_note_of_what_was_taught_is_an_error(note: str) -> None:
    with pytest.raises(StartupError, match="what the model was taught"):
        Taught.by({"taught": note})


def test_names_of_games_are_changed_for_others_of_their_kind() -> None:
    like, by = (
        message("like Hades", spans=(Span(5, 10, "TITLE", "LIKED"),)),
        message("by Valve", spans=(Span(3, 8, "DEVELOPER", "WANTED"),)),
    )
    stock = stock_of([like, by, message("Tetris", spans=(Span(0, 6, "TITLE", "WANTED"),))])
    assert stock.words == {("TITLE", "", ""): ["Hades", "Tetris"], ("DEVELOPER", "", ""): ["Valve"]}
    found = {named(augmented(like, random.Random(seed), stock)) for seed in range(60)}
    assert {"hades", "tetris"} <= found
    assert "valve" not in found


def test_words_of_a_span_are_changed_for_those_of_its_type_polarity_and_language() -> None:
    wanted = message("on a yacht", spans=(Span(5, 10, "KIND", "WANTED"),))
    others = (
        message("trains", spans=(Span(0, 6, "KIND", "WANTED"),)),
        message("no zombies", spans=(Span(3, 10, "KIND", "REFUSED"),)),
        replace(message("поезда", spans=(Span(0, 6, "KIND", "WANTED"),)), language="ru"),
    )
    stock = stock_of([wanted, *others])
    changed = [augmented(wanted, random.Random(seed), stock).text.casefold() for seed in range(200)]
    assert any("trains" in text for text in changed)
    assert not any("zombies" in text or "поезда" in text for text in changed)


def test_a_wish_follows_small_talk_now_and_then_and_keeps_its_spans_and_labels() -> None:
    wish = message("no zombies", spans=(Span(3, 10, "KIND", "REFUSED"),))
    talk = replace(message("how are you"), intent="SMALL_TALK", act="CHAT")
    stock = stock_of([wish, talk])
    copies = [augmented(wish, random.Random(seed), stock) for seed in range(200)]
    longer = [each for each in copies if len(each.text) > 18]
    assert longer
    assert all(len(set(named(each)) & set("zombies")) >= 5 and each.intent == "RECOMMEND" for each in longer)
    assert all(len(augmented(talk, random.Random(seed), stock).text) < 18 for seed in range(200))


def test_a_wish_goes_on_with_a_refinement_now_and_then_and_has_the_spans_of_both() -> None:
    wish = message("a long journey", spans=(Span(7, 14, "KIND", "WANTED"),))
    addition = replace(message("without zombies", spans=(Span(8, 15, "KIND", "REFUSED"),)), act="REFINE")
    stock = stock_of([wish, addition])
    copies = [augmented(wish, random.Random(seed), stock) for seed in range(300)]
    longer = [each for each in copies if len(each.spans or ()) > 1]
    assert longer
    assert all(each.act == "NEW_WISH" for each in longer)
    assert all([span.polarity for span in each.spans or ()] == ["WANTED", "REFUSED"] for each in longer)
    assert any(each.text.casefold().endswith("without zombies") for each in longer)
    alone = (augmented(addition, random.Random(seed), stock) for seed in range(100))
    assert all(len(each.spans or ()) == 1 for each in alone)


def test_russian_is_written_in_latin_letters_now_and_then() -> None:
    original = LabelledMessage(
        "хочу стратегию", "ru", "RECOMMEND", "NEW_WISH", (Span(5, 14, "KIND", "WANTED"),), "g", "hand"
    )
    latin = [each for seed in range(80) if (each := augmented(original, random.Random(seed), NOTHING)).text.isascii()]
    assert latin
    assert all(named(each).startswith("s") for each in latin)


def test_what_is_added_at_the_end_belongs_to_no_span() -> None:
    original = message("no zombies", spans=(Span(3, 10, "KIND", "REFUSED"),))
    for seed in range(80):
        assert named(augmented(original, random.Random(seed), NOTHING))[-1].isalpha()


def named(changed: LabelledMessage) -> str:
    """The words of the only span, without case."""
    assert changed.spans is not None
    (span,) = changed.spans
    return changed.text[span.start : span.end].casefold()


def test_spans_move_with_the_letters_around_them() -> None:
    text = "please recommend something without any shooters tonight"
    start = text.index("shooters")
    original = message(text, spans=(Span(start, start + 8, "KIND", "REFUSED"),))
    for seed in range(200):
        changed = augmented(original, random.Random(seed), NOTHING)
        (span,) = changed.spans or ()
        words = changed.text[span.start : span.end]
        assert words == words.strip()
        assert len(set(words.lower()) & set("shooters")) >= 4


def test_a_decision_follows_from_its_costs() -> None:
    game = np.array([0.01, 0.5, 0.99] * 20)
    thresholds = choose_thresholds(game, Costs(turned_away=10, bothered=5), 1.0)
    assert (thresholds.lower, thresholds.upper) == pytest.approx((0.1, 0.8))
    strict = choose_thresholds(game, Costs(turned_away=10, bothered=5), 0.0)
    assert not ((game > strict.lower) & (game < strict.upper)).any()


def test_temperatures_undo_the_boasting_of_each_output() -> None:
    draw = np.random.default_rng(3)
    boasting = {"intents": 3.0, "acts": 2.0, "tags": 0.5}

    def drawn(count: int, output: str, *, but: int = 0) -> tuple[np.ndarray, int]:
        """Logits that are too large by what an output boasts, and a label drawn by the true ones."""
        logits = draw.normal(scale=2.0, size=count)
        logits[:but] = -30.0
        label = draw.choice(count, p=np.exp(logits) / np.exp(logits).sum())
        return (boasting[output] * logits).astype(np.float32), int(label)

    scores, targets = [], []
    for _ in range(1_000):
        (intents, intent), (acts, act) = drawn(len(INTENTS), "intents"), drawn(len(ACTS), "acts")
        # No token is outside of a span, as most of those would be left out; the second one tells nothing.
        tags, tag = drawn(TAGS, "tags", but=1)
        scores.append(MessageScores(intents, acts, np.stack([tags, 90 * tags]), np.zeros((2, 5), dtype=np.float32)))
        targets.append(Targets(intent, act, [tag, IGNORED], [0, IGNORED]))
    found = fit_temperatures(scores, targets)
    assert (found.intents, found.acts, found.spans) == pytest.approx((3.0, 2.0, 0.5), rel=0.15)


def test_a_calibrated_forecast_has_no_error_and_a_boastful_one_has() -> None:
    right = np.array([True] * 8 + [False] * 2)
    assert calibration_error(np.full(10, 0.8), right) == pytest.approx(0)
    assert calibration_error(np.full(10, 1.0), right) == pytest.approx(0.2)


def test_a_span_counts_only_if_place_type_and_polarity_are_right() -> None:
    labelled = message(
        "no shooters but puzzles", spans=(Span(3, 11, "KIND", "REFUSED"), Span(16, 23, "KIND", "WANTED"))
    )
    found = (
        Found(3, 11, SpanType.KIND, Polarity.WANTED, 1.0),
        Found(16, 23, SpanType.KIND, Polarity.WANTED, 1.0),
    )
    score = score_spans(labelled, found)
    assert (score.right, score.found, score.labelled) == (1, 2, 2)
    assert (score.refusals, score.refusals_right, score.refusals_missed) == (1, 0, 0)
    assert score_spans(labelled, ()).refusals_missed == 1


def test_a_share_lies_within_its_interval() -> None:
    found = share(np.array([True] * 90 + [False] * 10))
    assert found.low < found.value == 0.9 < found.high
    predictions = [Prediction(np.eye(len(INTENTS))[0], None, None)]
    assert right_topics([message("a game")], predictions).tolist() == [True]
