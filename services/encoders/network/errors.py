"""Defines why ONNX Runtime cannot run a model; a service that has another engine catches these and names it."""

from __future__ import annotations

from services.common.errors import StartupError


class UnsupportedNetwork(StartupError):
    """The network, or the type of its weights, is not one that is written as an ONNX graph here."""


class UnwritableModels(StartupError):
    """The directory that ONNX files are kept in cannot be written."""
