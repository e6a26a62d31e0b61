"""`python -m services.recommender` runs the recommender."""

import os

from services.common.processes.early_stop import exit_on_stop_signals

if __name__ == "__main__":
    exit_on_stop_signals()

    # Before numpy is imported: its threads would spin for matrices that one solves in half a millisecond.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

    from services.common.server import run
    from services.recommender.service import DEFINITION, open_service
    from services.recommender.settings import RecommenderSettings

    run(DEFINITION, RecommenderSettings, open_service)
