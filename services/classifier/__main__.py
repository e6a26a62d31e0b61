"""Runs the classifier: `python -m services.classifier --help`."""

from __future__ import annotations

from services.classifier.service import DEFINITION, open_service
from services.classifier.settings import ClassifierSettings
from services.common.server import run

if __name__ == "__main__":
    run(DEFINITION, ClassifierSettings, open_service)
