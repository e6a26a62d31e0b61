"""An evaluation over the real recommender, by grpc: it is filled, asked and exported as it is in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from services.cli.modelling.measured_services import default_fit
from services.common.channels import open_channel
from services.common.server import ServiceServer
from services.evaluation.evaluation import evaluate
from services.evaluation.measured.clients import GrpcExport, GrpcRecommender
from services.evaluation.measured.exporting import export_dataset
from services.evaluation.options import Options
from services.ingest.storing.loader import Loader
from services.recommender.service import DEFINITION, open_service
from services.recommender.settings import RecommenderSettings
from tests.fakes.ingest import FakeEncoder, SilentProgress
from tests.support.fast_directory import fast_directory
from tests.support.in_process import in_process
from tests.unit.evaluation.test_evaluation import DATASET


@asynccontextmanager
async def _recommender() -> AsyncIterator[GrpcRecommender]:
    with fast_directory() as directory:
        settings = RecommenderSettings(port=0, data_dir=directory)
        server = ServiceServer(DEFINITION, settings, open_service)
        target = f"{settings.host}:{await server.start()}"
        try:
            await server.open()
            async with open_channel(target) as channel:
                yield GrpcRecommender(channel, lambda: default_fit(target))
        finally:
            await server.close()


@pytest.mark.filterwarnings("ignore")  # of implicit, about threads
async def test_the_fitted_recommender_knows_tastes_and_no_gate_fails() -> None:
    found = await evaluate(DATASET, FakeEncoder(), _recommender, Options(split="random"), SilentProgress())
    assert found.against("popularity").better
    assert found.parameters["model"] != "neighbours"
    assert float(found.parameters["fit.ridge"]) > 0
    assert found.shuffled is not None


async def test_what_is_exported_is_what_was_stored() -> None:
    with fast_directory() as directory:
        async with in_process(DEFINITION, RecommenderSettings(port=0, data_dir=directory), open_service) as channel:
            await Loader(FakeEncoder(), GrpcRecommender(channel).catalogue).load(DATASET, SilentProgress())
            found = await export_dataset(GrpcExport(channel))
    assert {game.game_id for game in found.games} == {game.game_id for game in DATASET.games}
    assert set(found.interactions) == set(DATASET.interactions)
