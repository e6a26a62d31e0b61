"""Runs the classifier: `python -m services.classifier --help`."""

from services.common.processes.early_stop import exit_on_stop_signals

if __name__ == "__main__":
    exit_on_stop_signals()

    from services.classifier.service import DEFINITION, open_service
    from services.classifier.settings import ClassifierSettings
    from services.common.server import run

    run(DEFINITION, ClassifierSettings, open_service)
