"""`python -m services.recommender` runs the recommender."""

from services.common.server import run
from services.recommender.service import DEFINITION, open_service
from services.recommender.settings import RecommenderSettings

if __name__ == "__main__":
    run(DEFINITION, RecommenderSettings, open_service)
