"""The committed head on the real encoder's vectors: messages that it was not trained on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest_asyncio

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.classifier.v1.classifier_pb2_grpc import ClassifierServiceStub
from gamesrec.common.v1 import common_pb2
from gamesrec.embedder.v1 import embedder_pb2
from gamesrec.embedder.v1.embedder_pb2_grpc import EmbedderServiceStub
from services.classifier import service as classifier_service
from services.classifier.settings import ClassifierSettings
from services.classifier.training.corpus import COMMITTED_CORPUS, load_corpus
from services.embedder import service as embedder_service
from services.embedder.settings import EmbedderSettings
from tests.support.in_process import in_process

HELD_OUT = {
    "Suggest me some rpg games with open world": "RECOMMEND",
    "recommend a relaxing game about running a bookshop": "RECOMMEND",
    "посоветуй мне пошаговую стратегию про викингов": "RECOMMEND",
    "хочу поиграть в какой-нибудь хоррор на выходных": "RECOMMEND",
    "how do I beat the last boss in Sekiro?": "GAME_QUESTION",
    "is Stardew Valley available on Switch?": "GAME_QUESTION",
    "сколько концовок в NieR Automata?": "GAME_QUESTION",
    "какая видеокарта нужна для Starfield?": "GAME_QUESTION",
    "hello there, how is your day going?": "SMALL_TALK",
    "thank you so much, that was helpful": "SMALL_TALK",
    "привет, как настроение?": "SMALL_TALK",
    "спасибо большое, до встречи": "SMALL_TALK",
    "how long should I boil potatoes?": "OFF_TOPIC",
    "write me a poem about the sea": "OFF_TOPIC",
    "какая столица у Австралии?": "OFF_TOPIC",
    "как оформить загранпаспорт ребёнку?": "OFF_TOPIC",
}
# fmt: off
SHORT_WISHES = (
    "dragons", "vikings", "golf", "tennis", "snowboarding", "wrestling", "fishing", "spaceships", "aliens",
    "ghosts", "time travel", "steampunk", "mythology", "dungeon crawler", "tactical", "immersive sim",
    "walking simulator", "point and click", "bullet hell", "grand strategy", "arcade", "boxing",
    "motorcycles", "gamecube", "cosmic horror", "драконы", "викинги", "теннис", "корабли", "пришельцы",
    "призраки", "стимпанк", "мифология", "тактика", "аркада", "гольф", "мотоциклы", "квест",
    "путешествия во времени", "на плойку", "Drachen", "Wikinger", "Raumschiffe", "Boxen", "dragones",
    "vikingos", "naves espaciales", "boxeo", "pêche", "fantômes", "vaisseaux spatiaux", "ドラゴン", "忍者", "釣り",
    "ボクシング", "钓鱼", "忍者游戏", "维京人",
)
SHORT_SMALL_TALK = (
    "good night", "morning!", "much appreciated", "thank you kindly", "hey buddy", "здрасьте",
    "благодарю вас", "добрый вечер, друг", "салютик", "moin", "servus", "danke dir", "gute Nacht", "buenas",
    "mil gracias", "nos vemos", "coucou", "bonne nuit", "merci bien", "どうも", "おやすみ", "どういたしまして", "早",
    "晚安", "感谢你",
)
# fmt: on
TEXTS = (*HELD_OUT, *SHORT_WISHES, *SHORT_SMALL_TALK)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def verdicts(prepared_e5: Path) -> Mapping[str, classifier_pb2.ClassifyResponse]:
    """The verdict on each message, from the real embedder to the committed head."""
    embedder = in_process(
        embedder_service.DEFINITION, EmbedderSettings(port=0, model=str(prepared_e5)), embedder_service.open_service
    )
    classifier = in_process(classifier_service.DEFINITION, ClassifierSettings(port=0), classifier_service.open_service)
    async with embedder as embedder_channel, classifier as classifier_channel:
        request = embedder_pb2.EmbedRequest(texts=TEXTS, prompt_name="query")
        embedded = await EmbedderServiceStub(embedder_channel).Embed(request)
        stub = ClassifierServiceStub(classifier_channel)
        return {
            text: await stub.Classify(
                classifier_pb2.ClassifyRequest(vector=common_pb2.Vector(values=embedding.values, model=embedded.model))
            )
            for text, embedding in zip(TEXTS, embedded.embeddings, strict=True)
        }


def test_messages_it_was_not_trained_on_get_their_intent(
    verdicts: Mapping[str, classifier_pb2.ClassifyResponse],
) -> None:
    assert not set(TEXTS) & set(load_corpus(COMMITTED_CORPUS).texts)
    taken_for = {text: classifier_pb2.Intent.Name(verdicts[text].intent).removeprefix("INTENT_") for text in HELD_OUT}
    wrong = {text: taken for text, taken in taken_for.items() if taken != HELD_OUT[text]}
    # Out of fold it is right about six times in seven; three wrong of these sixteen plain ones would be a broken head.
    assert len(wrong) <= 2, wrong


def test_short_wishes_are_rarely_thrown_away_and_greetings_never_taken_for_wishes(
    verdicts: Mapping[str, classifier_pb2.ClassifyResponse],
) -> None:
    thrown_away = [text for text in SHORT_WISHES if verdicts[text].topic == classifier_pb2.TOPIC_NOT_GAME]
    assert len(thrown_away) <= len(SHORT_WISHES) / 10, thrown_away
    right = [text for text in SHORT_WISHES if verdicts[text].intent == classifier_pb2.INTENT_RECOMMEND]
    assert len(right) >= len(SHORT_WISHES) / 2, right
    assert not [text for text in SHORT_SMALL_TALK if verdicts[text].topic == classifier_pb2.TOPIC_GAME]
    small_talk = [text for text in SHORT_SMALL_TALK if verdicts[text].intent == classifier_pb2.INTENT_SMALL_TALK]
    assert len(small_talk) >= len(SHORT_SMALL_TALK) * 0.8, small_talk


def test_none_is_taken_for_the_opposite_topic(verdicts: Mapping[str, classifier_pb2.ClassifyResponse]) -> None:
    for text, intent in HELD_OUT.items():
        verdict = verdicts[text]
        about_games = intent in ("RECOMMEND", "GAME_QUESTION")
        opposite = classifier_pb2.TOPIC_NOT_GAME if about_games else classifier_pb2.TOPIC_GAME
        assert verdict.topic != opposite, text
