"""How the classifier is opened; `__main__` runs it, tests open it in their own process."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from gamesrec.classifier.v1.classifier_pb2_grpc import add_ClassifierServiceServicer_to_server
from services.classifier.head_file import load_head
from services.classifier.servicer import ClassifierServicer
from services.classifier.settings import ClassifierSettings
from services.common.server import Readiness, ServiceDefinition

_log = logging.getLogger(__name__)

DEFINITION = ServiceDefinition(
    name="classifier",
    grpc_name="gamesrec.classifier.v1.ClassifierService",
    register=add_ClassifierServiceServicer_to_server,
)


@asynccontextmanager
async def open_service(settings: ClassifierSettings, readiness: Readiness) -> AsyncIterator[ClassifierServicer]:
    """Loads the head. Raises StartupError if it is missing or unsound."""
    head = load_head(settings.head)
    _log.info("head loaded", extra={"head": str(head.version), "encoder": str(head.encoder)})
    yield ClassifierServicer(head)
