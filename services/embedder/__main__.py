"""Starts the embedder: `python -m services.embedder`."""

from services.common.server import run
from services.embedder.service import DEFINITION, open_service
from services.embedder.settings import EmbedderSettings

if __name__ == "__main__":
    run(DEFINITION, EmbedderSettings, open_service)
