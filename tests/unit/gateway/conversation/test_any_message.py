"""No message ends with INTERNAL: messages of the training corpus, cut and changed, over real grpc with fakes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import ConversationState
from services.classifier.training.grammar.labels import LabelledMessage
from services.classifier.training.grammar.loading import load_training_corpus
from services.common.games.game_messages import game_message
from services.demo.catalogue import load_catalogue
from tests.bench.eval_chat import Listed
from tests.fakes.gateway import FakeClassifier, FakeLanguageModel, FakeRecommender
from tests.support.answers import chat
from tests.unit.gateway.world import GONE, World

_MESSAGES, _SEED = 80, 20261128
# Marks that stand apart or take no room, letters whose lower case is longer, and what is outside of the first plane.
_ODD = ("\u0301", "\u200b", "\u202e", "İ", "ß", "ﬁ", "３", "😀", "𝕏", "\n", "a" * 60)


@dataclass
class Marked(FakeClassifier):
    """Says of each text what is `marked` there."""

    marked: pb.Understanding | None = None

    def _understanding(self, text: str) -> pb.Understanding:
        return self.marked or super()._understanding(text)


async def test_no_message_breaks_the_reading_of_it() -> None:
    source = random.Random(_SEED)
    classifier = Marked()
    games = [game_message(Listed(**vars(game))) for game in load_catalogue()]
    world = World(
        classifier=classifier, recommender=FakeRecommender(games), language_model=FakeLanguageModel(failure=GONE)
    )
    state: ConversationState | None = None
    async with world.gateway() as stub:
        for text, classifier.marked in _changed(source, load_training_corpus()):
            # An answer that is INTERNAL raises.
            got = await chat(stub, text, limit=3, state=state)
            state = got.summary.state if source.random() < 0.8 else None


def _changed(source: random.Random, corpus: Sequence[LabelledMessage]) -> Iterator[tuple[str, pb.Understanding]]:
    """Messages as written, cut, with an odd character in them, or with marks that are lost or moved."""
    for message in source.sample(corpus, _MESSAGES):
        text, place = message.text, source.randrange(len(message.text))
        spans = [(each.start, each.end, each.type, each.polarity) for each in message.spans or ()]
        kind = source.randrange(4)
        if kind == 1 and text[:place].strip():
            text, spans = text[:place], [each for each in spans if each[1] <= place]
        elif kind == 2:
            text += source.choice(_ODD)
        elif kind == 3:
            kept = [each for each in spans if source.random() < 0.7]
            spans = [(start, max(start + 1, end - 1), type_, polarity) for start, end, type_, polarity in kept]
        found = pb.Understanding(
            intent=pb.Intent.Value(f"INTENT_{message.intent}"),
            topic=pb.TOPIC_GAME,
            act=pb.Act.Value(f"ACT_{message.act}"),
            probability=0.9,
        )
        for start, end, span_type, polarity in spans:
            found.spans.add(
                start=start,
                end=end,
                text=text[start:end],
                type=pb.SpanType.Value(f"SPAN_TYPE_{span_type}"),
                polarity=pb.Polarity.Value(f"POLARITY_{polarity}"),
            )
        yield text, found
