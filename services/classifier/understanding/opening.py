"""Opens a model for serving: finds it, merges it into its encoder, and puts a batcher before it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

from services.classifier.metrics import BATCHING
from services.classifier.understanding.merged_weights import MergedWeights
from services.classifier.understanding.model import UnderstandingModel
from services.classifier.understanding.network_pass import NetworkPass
from services.classifier.understanding.tokens import MessageTokenizer
from services.classifier.understanding.understander import Understander
from services.common.errors import StartupError
from services.common.model_version import ModelVersion
from services.encoders.batching.batcher import Batcher
from services.encoders.cpu_limit import cpu_limit
from services.encoders.memory_limit import check_memory
from services.encoders.models.directory import ModelDirectory, find_model, fingerprint, verified_digests
from services.encoders.models.profile import ModelProfile, ProfileOverrides, read_profile
from services.encoders.network.bert_weights import BertConfig, read_config
from services.encoders.network.onnx_file import exported_weights, source_of
from services.encoders.network.onnx_graph import Precision
from services.encoders.network.onnx_network import OnnxNetwork

# Of several lengths: what the runtime allocates or chooses per shape, it does before the first caller waits for it.
_WARM_UP = ("warm", "something calm with a good story " * 2, "no shooters please, I am tired of them " * 5)


class Serving(Protocol):
    """The settings that serving asks for; see ClassifierSettings."""

    encoder: str
    models_dir: Path
    precision: Precision
    threads: int
    batch_tokens: int
    lookahead_texts: int
    max_queue_tokens: int


class EncoderFiles:
    """The encoder that models are trained on and merged into: its directory, checked, and its version."""

    def __init__(self, encoder: str, models_dir: Path) -> None:
        """Raises StartupError if it is not there, does not fit the memory, has changed, or is no BERT-like network."""
        self.directory: ModelDirectory = find_model(encoder, models_dir, setting="CLASSIFIER_ENCODER")
        check_memory(self.directory.path)
        self.digests = verified_digests(self.directory)
        self.profile: ModelProfile = read_profile(self.directory.path, ProfileOverrides(prefix="CLASSIFIER_"))
        config = read_config(self.directory.path)
        if config is None:
            raise StartupError(
                f"CLASSIFIER_ENCODER: {self.directory.path} is not a BERT-like network; choose such an encoder"
            )
        self.config: BertConfig = config
        self.version = ModelVersion(self.directory.name, fingerprint(self.digests, self.profile), config.hidden)


def merged_network(model: UnderstandingModel, files: EncoderFiles, settings: Serving) -> OnnxNetwork:
    """The network of `model`, exported if that was not done before.

    Raises StartupError if the model was trained on another encoder, or the network cannot be written or loaded.
    """
    if model.encoder != files.version:
        raise StartupError(
            f"the model was trained on {model.encoder}, the encoder here is {files.version}; set CLASSIFIER_ENCODER to "
            "that one, or train a model for this one with `gamesrec train-classifier`"
        )
    weights = MergedWeights(files.directory.path, files.config, model)
    source = f"{source_of(files.digests)}/{model.version}"
    file = exported_weights(weights, str(model.version), source, settings.models_dir, settings.precision)
    return OnnxNetwork(
        file,
        files.directory.path,
        files.config,
        pad_token_id=files.profile.pad_token_id,
        threads=settings.threads or cpu_limit(),
    )


@asynccontextmanager
async def open_understander(
    model: UnderstandingModel, tokenizer: MessageTokenizer, network: OnnxNetwork, settings: Serving
) -> AsyncIterator[Understander]:
    """The model behind a batcher, warmed up."""
    batcher = Batcher(
        NetworkPass(network, model).encode,
        batch_tokens=settings.batch_tokens,
        lookahead_texts=settings.lookahead_texts,
        max_queue_tokens=settings.max_queue_tokens,
        metrics=BATCHING,
        lanes=settings.threads or cpu_limit(),
    )
    async with batcher:
        understander = Understander(model, tokenizer, batcher)
        try:
            for text in _WARM_UP:
                await understander.understand([text])
            await understander.understand(_WARM_UP)
            yield understander
        finally:
            understander.close()
