"""Holds what the server of the packaged language model and its callers must agree on."""

from __future__ import annotations

MODEL = "SmolLM2-135M-Instruct"
# Primary BCP 47 subtags that it writes.
LANGUAGES = ("en",)
# Tokens of one conversation, prompt and answer together, unless the server is told otherwise.
CONTEXT_WINDOW = 2048
DEFAULT_PORT = 50060
