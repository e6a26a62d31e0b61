"""The loop that trains the network."""

from __future__ import annotations

import torch

from services.classifier.training.fitting import Fitting, Recipe, features_of
from services.classifier.training.grammar.labels import LabelledMessage, Span
from services.classifier.training.network import Shape, UnderstandingNetwork
from services.classifier.understanding.opening import EncoderFiles
from services.classifier.understanding.tokens import MessageTokenizer
from services.encoders.network.bert_weights import BertWeights


def test_what_is_judged_and_kept_is_the_average_of_the_weights_not_the_last(tiny_files: EncoderFiles) -> None:
    torch.manual_seed(1)
    messages = [
        LabelledMessage("game ok", "en", "RECOMMEND", "NEW_WISH", (Span(0, 4, "KIND", "WANTED"),), "a", "hand"),
        LabelledMessage("hi ok", "en", "SMALL_TALK", "CHAT", (), "b", "hand"),
    ]
    tokenizer = MessageTokenizer.load(tiny_files.directory.path, "", tiny_files.profile.max_tokens)
    network = UnderstandingNetwork(BertWeights(tiny_files.directory.path, tiny_files.config), Shape(2, 4))
    features = features_of(messages, tokenizer, network, tiny_files.profile.pad_token_id)
    fitting = Fitting(network, Recipe(epochs=5, batch=1, learning_rate=5e-3), [features], [1.0, 1.0])
    judged: list[torch.Tensor] = []

    def judge() -> float:
        judged.append(network.tags.weight.detach().clone())
        return float(len(judged))

    latest = [network.tags.weight.detach().clone() for _ in fitting.epochs(judge, lambda _: None)]
    assert torch.equal(judged[0], latest[0])
    moved = (latest[-1] - latest[0]).abs().max()
    assert (latest[-1] - judged[-1]).abs().max() > 0.3 * moved
    assert torch.equal(network.tags.weight, judged[-1])
