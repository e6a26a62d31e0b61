"""Reads the cells of a column once for each spelling: a table of what they mean, for the engine to join.

A column of millions of ratings has a few spellings, so they are read by the rules of ratings.py and timestamps.py, in
batches, and the rows are joined with the answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from services.ingest.workspace import Workspace

BATCH = 200_000
# Numbers for the cells (NaN for none), and by position why a cell has none.
Reading: TypeAlias = tuple[NDArray[np.float64], Mapping[int, str]]


def meanings(workspace: Workspace, spellings: str, read: Callable[[pd.Series[str]], Reading], name: str) -> str:
    """A relation (cell, value, problem) of the distinct cells that the query `spellings` gives; its only column.

    `name` is the column's, for messages.
    """
    target = workspace.new_name("meanings")
    workspace.engine.execute(f"CREATE TABLE {target} (cell VARCHAR, value DOUBLE, problem VARCHAR)")
    found = workspace.engine.cursor(spellings)
    while len(batch := found.fetch_df_chunk(BATCH // 2048)):
        cells = pd.Series(batch.iloc[:, 0].tolist(), dtype="str", name=name)
        values, problems = read(cells)
        answers = pd.DataFrame(
            {
                "cell": cells,
                "value": pd.Series(values).astype("object").where(~np.isnan(values), None),
                "problem": pd.Series([problems.get(position) for position in range(len(cells))], dtype="object"),
            }
        )
        workspace.engine.register("answers", answers)
        workspace.engine.execute(f"INSERT INTO {target} SELECT cell, CAST(value AS DOUBLE), problem FROM answers")
        workspace.engine.unregister("answers")
    return target
