"""Trains the network: batches of like length, AdamW with a linear schedule, a running average of the weights.

The average is what is judged and kept, of the best epoch (stochastic weight averaging: Izmailov et al. 2018, "Averaging
Weights Leads to Wider Optima and Better Generalization"): on groups held out it tells games a little better than the
last step's weights do, and finds spans as well (docs/classifier.md).

The states of the frozen layers are computed once for all messages, misspelled copies included, so that an epoch costs
only the adapted layers.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from services.classifier.training.augmentation import augmented, stock_of
from services.classifier.training.grammar.labels import LabelledMessage
from services.classifier.training.network import Outputs, UnderstandingNetwork
from services.classifier.training.targets import IGNORED, Targets, targets_of
from services.classifier.understanding.network_pass import MessageScores
from services.classifier.understanding.tokens import MessageTokenizer, TokenizedMessage

_STATES_PER_PASS = 64
_POOL = 40
# The average begins when the rate has begun to fall, and forgets over about 500 steps.
_AVERAGED_FROM = 0.3
_KEPT_OF_AVERAGE = 0.998


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train. `copies` are changed copies of each message; an epoch sees one form of each.

    It sees all messages written by hand and the share `generated` of those from a grammar, which are more and alike.
    """

    epochs: int = 6
    batch: int = 32
    learning_rate: float = 1.6e-3
    copies: int = 3
    generated: float = 0.3
    token_weight: float = 4.0
    polarity_weight: float = 1.5
    act_weight: float = 0.5
    smoothing: float = 0.03
    seed: int = 20261126


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """One message in one form: the states [tokens, hidden] below the adapted layers, and the targets."""

    states: Tensor
    targets: Targets
    message: TokenizedMessage


def has_fast_bfloat16(device: torch.device) -> bool:
    """Whether it multiplies bfloat16 by itself; a CPU that does not is a hundred times slower than with float32."""
    if device.type != "cpu":
        return True
    able = torch.cpu.get_capabilities()
    return bool(able.get("avx512_bf16") or able.get("amx_bf16"))


def features_of(
    examples: Sequence[LabelledMessage],
    tokenizer: MessageTokenizer,
    network: UnderstandingNetwork,
    pad: int,
    *,
    advance: Callable[[int], None] = lambda _: None,
) -> list[Features]:
    """Of each example, in order. `advance` is told how many were done."""
    messages = tokenizer.tokenize([example.text for example in examples])
    order = sorted(range(len(examples)), key=lambda place: len(messages[place].token_ids))
    found: dict[int, Features] = {}
    for start in range(0, len(order), _STATES_PER_PASS):
        places = order[start : start + _STATES_PER_PASS]
        with _precision(network.device):
            rows = network.lower_states([messages[place].token_ids for place in places], pad)
        for place, row in zip(places, rows, strict=True):
            message = messages[place]
            found[place] = Features(
                row.to(torch.bfloat16) if has_fast_bfloat16(network.device) else row,
                targets_of(examples[place], message),
                message,
            )
        advance(len(places))
    return [found[place] for place in range(len(examples))]


def changed_copies(examples: Sequence[LabelledMessage], copies: int, seed: int) -> list[list[LabelledMessage]]:
    """`copies` lists, each with one changed copy of every example."""
    source, stock = random.Random(seed), stock_of(examples)
    return [[augmented(example, source, stock) for example in examples] for _ in range(copies)]


class Fitting:
    """One training of one network."""

    def __init__(
        self,
        network: UnderstandingNetwork,
        recipe: Recipe,
        forms: Sequence[Sequence[Features]],
        presence: Sequence[float],
    ) -> None:
        """`forms[0]` are the messages as written, the others their changed copies; `presence` is how likely an epoch
        sees each message.
        """
        self._network, self._recipe, self._forms, self._presence = network, recipe, forms, presence
        self._random = random.Random(recipe.seed)
        adapted = [each for each in network.layers.parameters() if each.requires_grad]
        outputs = [each for name, each in network.named_parameters() if not name.startswith("layers.")]
        self._optimizer = torch.optim.AdamW(
            [{"params": adapted}, {"params": outputs}], lr=recipe.learning_rate, weight_decay=0.01
        )
        self._steps = recipe.epochs * -(-int(sum(presence)) // recipe.batch)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimizer, self._rate)
        self._trained = [each for each in network.parameters() if each.requires_grad]
        self._average: list[Tensor] = []
        self.best = copy.deepcopy(network.state_dict())

    def epochs(self, judge: Callable[[], float], advance: Callable[[int], None]) -> Iterator[tuple[float, float]]:
        """Trains; yields the mean loss and `judge()` of each epoch, and leaves the best epoch in the network."""
        best, step = -1.0, 0
        for _ in range(self._recipe.epochs):
            self._network.train()
            losses = []
            for batch in self._batches():
                self._optimizer.zero_grad(set_to_none=True)
                with _precision(self._network.device):
                    loss = self._loss(batch)
                loss.backward()  # type: ignore[no-untyped-call]
                torch.nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
                self._optimizer.step()
                self._schedule.step()
                step += 1
                if step >= _AVERAGED_FROM * self._steps:
                    self._take_into_average()
                losses.append(loss.item())
                advance(len(batch))
            latest = [each.detach().clone() for each in self._trained]
            self._put(self._average or latest)
            score = judge()
            if score > best:
                best = score
                self.best = copy.deepcopy(self._network.state_dict())
            self._put(latest)
            yield float(np.mean(losses)), score
        self._network.load_state_dict(self.best)

    def _take_into_average(self) -> None:
        latest = [each.detach() for each in self._trained]
        if not self._average:
            self._average = [each.clone() for each in latest]
        for average, each in zip(self._average, latest, strict=True):
            average.lerp_(each, 1 - _KEPT_OF_AVERAGE)

    def _put(self, values: Sequence[Tensor]) -> None:
        with torch.no_grad():
            for parameter, value in zip(self._trained, values, strict=True):
                parameter.copy_(value)

    def _rate(self, step: int) -> float:
        warm_up = max(1, self._steps // 10)
        return min((step + 1) / warm_up, max(0.0, (self._steps - step) / (self._steps - warm_up + 1)))

    def _batches(self) -> Iterator[list[Features]]:
        chosen = [
            self._forms[self._random.randrange(len(self._forms)) if self._random.random() < 0.6 else 0][place]
            for place in self._random.sample(range(len(self._presence)), k=len(self._presence))
            if self._random.random() < self._presence[place]
        ]
        size = self._recipe.batch
        batches = []
        for start in range(0, len(chosen), size * _POOL):
            pool = sorted(chosen[start : start + size * _POOL], key=lambda each: len(each.states))
            batches += [pool[place : place + size] for place in range(0, len(pool), size)]
        self._random.shuffle(batches)
        return iter(batches)

    def _loss(self, batch: Sequence[Features]) -> Tensor:
        out = forward(self._network, batch)
        recipe = self._recipe
        device = self._network.device
        intents = torch.tensor([each.targets.intent for each in batch], device=device)
        acts = torch.tensor([each.targets.act for each in batch], device=device)
        tags = _padded([each.targets.tags for each in batch], device)
        polarities = _padded([each.targets.polarities for each in batch], device)
        loss = functional.cross_entropy(out.intents.float(), intents, label_smoothing=recipe.smoothing)
        loss = loss + recipe.act_weight * functional.cross_entropy(
            out.acts.float(), acts, label_smoothing=recipe.smoothing
        )
        loss = loss + recipe.token_weight * _token_loss(out.tags, tags)
        return loss + recipe.polarity_weight * _token_loss(out.polarities, polarities)


def forward(network: UnderstandingNetwork, batch: Sequence[Features]) -> Outputs:
    """The network's outputs for messages, padded on the right."""
    states = pad_sequence([each.states for each in batch], batch_first=True).float()
    outputs: Outputs = network(states, torch.tensor([len(each.states) for each in batch], device=network.device))
    return outputs


def predict(network: UnderstandingNetwork, features: Sequence[Features]) -> list[MessageScores]:
    """Logits of each message, in order, without dropout."""
    network.eval()
    order = sorted(range(len(features)), key=lambda place: len(features[place].states))
    found: dict[int, MessageScores] = {}
    for start in range(0, len(order), _STATES_PER_PASS):
        places = order[start : start + _STATES_PER_PASS]
        with torch.inference_mode(), _precision(network.device):
            out = forward(network, [features[place] for place in places])
        arrays = [part.float().cpu().numpy() for part in out]
        for row, place in enumerate(places):
            length = len(features[place].states)
            found[place] = MessageScores(
                arrays[0][row], arrays[1][row], arrays[2][row][:length], arrays[3][row][:length]
            )
    return [found[place] for place in range(len(features))]


def _token_loss(logits: Tensor, targets: Tensor) -> Tensor:
    known = targets != IGNORED
    if not known.any():
        return logits.float().sum() * 0.0
    return functional.cross_entropy(logits.float()[known], targets[known])


def _padded(rows: Sequence[Sequence[int]], device: torch.device) -> Tensor:
    return pad_sequence([torch.tensor(row) for row in rows], batch_first=True, padding_value=IGNORED).to(device)


def _precision(device: torch.device) -> torch.autocast:
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=has_fast_bfloat16(device))
