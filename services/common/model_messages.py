"""Writes identities of models and durations as protobuf messages, and reads them."""

from __future__ import annotations

from google.protobuf.duration_pb2 import Duration

from gamesrec.common.v1 import common_pb2
from services.common.model_version import ModelVersion


def model_message(version: ModelVersion) -> common_pb2.ModelVersion:
    """The message with the identity of a model."""
    return common_pb2.ModelVersion(name=version.name, revision=version.revision, dimension=version.dimension)


def model_version(message: common_pb2.ModelVersion) -> ModelVersion:
    """The identity that the message tells."""
    return ModelVersion(message.name, message.revision, message.dimension)


def duration(seconds: float) -> Duration:
    """The message of so many seconds, 0 or more."""
    return Duration(seconds=int(seconds), nanos=int(seconds % 1 * 1e9))
