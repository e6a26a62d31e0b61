"""How the classifier is opened; `__main__` runs it, tests open it in their own process."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from gamesrec.classifier.v1.classifier_pb2_grpc import add_ClassifierServiceServicer_to_server
from services.classifier.servicer import ClassifierServicer
from services.classifier.settings import ClassifierSettings
from services.classifier.understanding.model_file import load_model
from services.classifier.understanding.model_source import local_file
from services.classifier.understanding.opening import EncoderFiles, merged_network, open_understander
from services.classifier.understanding.tokens import MessageTokenizer
from services.common.observability import runtime_metrics
from services.common.readiness import Readiness
from services.common.server import ServiceDefinition

_log = logging.getLogger(__name__)

DEFINITION = ServiceDefinition(
    name="classifier",
    grpc_name="gamesrec.classifier.v1.ClassifierService",
    register=add_ClassifierServiceServicer_to_server,
)


@asynccontextmanager
async def open_service(settings: ClassifierSettings, readiness: Readiness) -> AsyncIterator[ClassifierServicer]:
    """Loads the model and warms it up. Raises StartupError if it or its encoder is missing or unsound."""
    model = await asyncio.to_thread(lambda: load_model(local_file(settings.model, settings.mlflow_uri)))
    files = await asyncio.to_thread(EncoderFiles, settings.encoder, settings.models_dir)
    tokenizer, network = await asyncio.gather(
        asyncio.to_thread(MessageTokenizer.load, files.directory.path, model.prompt, files.profile.max_tokens),
        asyncio.to_thread(merged_network, model, files, settings),
    )
    async with open_understander(model, tokenizer, network, settings) as understander:
        runtime_metrics.publish_model(model.version.name, model.version.revision)
        runtime_metrics.publish_model(model.encoder.name, model.encoder.revision)
        _log.info("model loaded", extra={"model": str(model.version), "encoder": str(model.encoder)})
        yield ClassifierServicer(understander)
