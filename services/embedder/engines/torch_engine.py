"""Computes vectors with any Hugging Face transformer in torch: float32 on the CPU, float16 on CUDA."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import numpy as np
import torch
import transformers
from torch.nn import functional
from transformers import AutoModel

from services.common.errors import StartupError
from services.encoders.arrays import TokenIds, Vectors
from services.encoders.models.profile import ModelProfile


class TorchEngine:
    """Runs a transformer in torch: masked pooling as the profile says, L2 normalisation in float32.

    One batch at a time: torch spreads each over all threads, and two at once would only be in each other's way.
    """

    lanes = 1

    def __init__(
        self, directory: Path, profile: ModelProfile, threads: int, device: Literal["auto", "cpu", "cuda"] = "cpu"
    ) -> None:
        """Loads the weights. Raises StartupError if they do not fit the network that config.json describes, or if
        there is no CUDA where it is asked for."""
        if device == "cuda" and not torch.cuda.is_available():
            raise StartupError("EMBEDDER_DEVICE: torch finds no CUDA device; set it to cpu or auto")
        self._device = "cuda" if device != "cpu" and torch.cuda.is_available() else "cpu"
        self._dtype = torch.float16 if self._device == "cuda" else torch.float32
        self._one_at_a_time = threading.Lock()
        torch.set_num_threads(threads)
        transformers.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        transformers.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        self._profile = profile
        self._model, self._dimension = _load(directory, self._dtype)
        self._model.to(self._device)

    @property
    def name(self) -> str:
        return f"torch/{self._device}/{str(self._dtype).removeprefix('torch.')}"

    @property
    def dimension(self) -> int:
        return self._dimension

    def encode(self, batch: Sequence[TokenIds], *, alone: bool = True) -> Vectors:
        lengths = [len(token_ids) for token_ids in batch]
        width = max(lengths)
        padded = np.full((len(batch), width), self._profile.pad_token_id, dtype=np.int64)
        mask = np.zeros((len(batch), width), dtype=np.int64)
        for row, token_ids in enumerate(batch):
            padded[row, : lengths[row]] = token_ids
            mask[row, : lengths[row]] = 1
        with self._one_at_a_time, torch.inference_mode():
            attention = torch.from_numpy(mask).to(self._device)
            tokens = torch.from_numpy(padded).to(self._device)
            states = self._model(input_ids=tokens, attention_mask=attention).last_hidden_state
            vectors = self._pool(states.float(), attention)
            if self._profile.normalize:
                vectors = functional.normalize(vectors, p=2.0, dim=1)
            rows: Vectors = vectors.cpu().numpy()
        return rows

    def _pool(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """[texts, tokens, dimension] to [texts, dimension]; padding is on the right and counts for nothing."""
        if self._profile.pooling == "cls":
            return states[:, 0]
        if self._profile.pooling == "last":
            return states[torch.arange(len(states)), mask.sum(dim=1) - 1]
        weights = mask.unsqueeze(-1).to(states.dtype)
        return (states * weights).sum(dim=1) / weights.sum(dim=1)


def _load(directory: Path, dtype: torch.dtype) -> tuple[torch.nn.Module, int]:
    """The network and the size of its hidden states."""
    try:
        model, loading = AutoModel.from_pretrained(
            directory,
            local_files_only=True,
            use_safetensors=True,
            trust_remote_code=False,
            dtype=dtype,
            attn_implementation="sdpa",
            output_loading_info=True,
        )
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        first_line = (str(error).splitlines() or [""])[0]
        raise StartupError(f"{directory} cannot be loaded ({first_line}); prepare the model again") from error
    # The pooling layer of BERT serves next-sentence prediction, and sentence encoders come without it.
    missing = sorted(key for key in loading["missing_keys"] if not key.startswith("pooler."))
    if missing:
        raise StartupError(f"{directory} lacks weights of its own network, such as {missing[0]}; get the model again")
    if getattr(model, "pooler", None) is not None:
        model.pooler = None
    return model.eval(), int(model.config.hidden_size)
