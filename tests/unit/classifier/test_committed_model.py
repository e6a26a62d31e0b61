"""The committed model on the real encoder: messages that it was not trained on and must not get wrong."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from services.classifier.labels import Intent, Polarity, Topic
from services.classifier.settings import COMMITTED_MODEL
from services.classifier.training.corpus import project_corpus
from services.classifier.training.judging import understand_all
from services.classifier.understanding.model_file import LARGEST_BYTES, load_model
from services.classifier.understanding.opening import EncoderFiles
from services.classifier.understanding.understander import Understanding

INTENTS = {
    "recommend a relaxing game about running a bookshop": Intent.RECOMMEND,
    "посоветуй мне пошаговую стратегию про викингов": Intent.RECOMMEND,
    "was soll ich heute Abend spielen?": Intent.RECOMMEND,
    "how do I beat the last boss in Sekiro?": Intent.GAME_QUESTION,
    "сколько концовок в NieR Automata?": Intent.GAME_QUESTION,
    "thank you so much, that was helpful": Intent.SMALL_TALK,
    "привет, как настроение?": Intent.SMALL_TALK,
    "how long should I boil potatoes?": Intent.OFF_TOPIC,
    "какая столица у Австралии?": Intent.OFF_TOPIC,
    "I don't see a reason to go on living": Intent.DISTRESS,
}
# Message -> what it refuses.
REFUSALS = {
    "kein Shooter, etwas Ruhiges": "Shooter",
    "anything but horror": "horror",
    "something that isn't an RPG": "RPG",
    "хватит шутеров": "шутеров",
    "вместо шутера головоломку": "шутера",
    "nada de terror, por favor": "terror",
    "pas de zombies s'il te plaît": "zombies",
    "sem terror, algo calmo": "terror",
    "bez horrorów": "horrorów",
}


@pytest.fixture(scope="module")
def understood(prepared_e5: Path) -> Mapping[str, Understanding]:
    texts = [*INTENTS, *REFUSALS]
    files = EncoderFiles("multilingual-e5-small", prepared_e5.parent)
    found = understand_all(load_model(COMMITTED_MODEL), files, texts, prepared_e5.parent)
    return dict(zip(texts, found, strict=True))


def test_the_committed_model_is_small_and_of_messages_it_was_not_asked_here() -> None:
    assert COMMITTED_MODEL.stat().st_size <= LARGEST_BYTES
    taught = {message.text.casefold() for message in project_corpus().messages}
    assert not [text for text in INTENTS if text.casefold() in taught]


def test_plain_messages_get_their_intent(understood: Mapping[str, Understanding]) -> None:
    wrong = {text: understood[text].intent for text, intent in INTENTS.items() if understood[text].intent is not intent}
    assert len(wrong) <= 1, wrong


def test_no_wish_is_turned_away_and_no_distress_taken_for_a_wish(understood: Mapping[str, Understanding]) -> None:
    for text, intent in INTENTS.items():
        if intent in (Intent.RECOMMEND, Intent.GAME_QUESTION):
            assert understood[text].topic is not Topic.NOT_GAME, text
        if intent is Intent.DISTRESS:
            assert understood[text].topic is not Topic.GAME, text


def test_no_refusal_is_inverted_or_overlooked(understood: Mapping[str, Understanding]) -> None:
    found = {}
    for text, refused in REFUSALS.items():
        start = text.index(refused)
        spans = [each for each in understood[text].spans if each.start < start + len(refused) and start < each.end]
        found[text] = {each.polarity for each in spans}
    assert found == {text: {Polarity.REFUSED} for text in REFUSALS}
