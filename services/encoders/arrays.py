"""Names the types of what enters and leaves a network: the token ids of a text, and rows of numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

# Of one text, special tokens included.
TokenIds = Sequence[int]
# [texts, dimension]
Vectors = NDArray[np.float32]
# One row of them.
Row = NDArray[np.float32]
