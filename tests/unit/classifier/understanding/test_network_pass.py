"""What is served is what was trained."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from services.classifier.settings import ClassifierSettings
from services.classifier.training.network import UnderstandingNetwork
from services.classifier.understanding.model import UnderstandingModel
from services.classifier.understanding.network_pass import MessageScores, NetworkPass
from services.classifier.understanding.opening import EncoderFiles, merged_network
from services.classifier.understanding.tokens import MessageTokenizer


def test_served_scores_are_those_of_the_trained_network(
    tiny_files: EncoderFiles, tiny_network: UnderstandingNetwork, tiny_understanding: UnderstandingModel, tmp_path: Path
) -> None:
    settings = ClassifierSettings(models_dir=tmp_path, threads=1)
    scorer = NetworkPass(merged_network(tiny_understanding, tiny_files, settings), tiny_understanding)
    messages = MessageTokenizer.load(tiny_files.directory.path, "").tokenize(["a game", "no shooter please!"])
    batch = [message.token_ids for message in messages]
    rows = scorer.encode(batch, True)
    for row, token_ids in zip(rows, batch, strict=True):
        scores = MessageScores.of_row(row, len(token_ids))
        (states,) = tiny_network.lower_states([token_ids], 1)
        with torch.inference_mode():
            expected = tiny_network(states[None], torch.tensor([len(token_ids)]))
        # The file keeps half precision.
        for served, trained in zip(
            (scores.intents, scores.acts, scores.tags, scores.polarities), expected, strict=True
        ):
            assert np.allclose(served, trained[0].numpy(), atol=0.03)
