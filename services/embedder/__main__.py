"""Starts the embedder: `python -m services.embedder`."""

from services.common.processes.early_stop import exit_on_stop_signals

if __name__ == "__main__":
    exit_on_stop_signals()

    from services.common.server import run
    from services.embedder.service import DEFINITION, open_service
    from services.embedder.settings import EmbedderSettings

    run(DEFINITION, EmbedderSettings, open_service)
