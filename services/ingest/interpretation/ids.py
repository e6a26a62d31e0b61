"""Reads the ids of games and players: how they are compared, and which cannot be used."""

from __future__ import annotations

import numpy as np
import pandas as pd

from services.ingest.records import MAX_ID_CHARACTERS

# pandas writes the ids of a column with gaps as 12.0, and of one without as 12.
_WHOLE = r"-?\d+\.0+"


def clean_ids(cells: pd.Series[str]) -> pd.Series[str]:
    """Ids as they are compared: whole numbers written 12.0 are 12, if the whole column is."""
    present = cells.dropna()
    if len(present) and present.str.fullmatch(_WHOLE).all():
        return cells.str.replace(r"\.0+$", "", regex=True)
    return cells


def id_problems(ids: pd.Series[str], what: str) -> dict[int, str]:
    """Why rows cannot be used for their id, by position; `what` the id is of: "game" or "player"."""
    problems = {int(position): f"no {what} id" for position in np.flatnonzero(ids.isna())}
    for position in np.flatnonzero(ids.str.len().to_numpy(dtype=np.float64) > MAX_ID_CHARACTERS):
        problems[int(position)] = f"the {what} id is longer than {MAX_ID_CHARACTERS} characters"
    return problems
