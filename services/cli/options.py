"""Declares the options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

MlflowUri = Annotated[
    str | None,
    typer.Option(
        "--mlflow-uri",
        envvar="MLFLOW_TRACKING_URI",
        help="MLflow to record to; by default a local store in var/mlruns.",
    ),
]
DataDir = Annotated[Path, typer.Option(help="Where the stack keeps its data and logs.")]
ModelsDir = Annotated[Path, typer.Option(help="Where `make setup` put the models.")]
