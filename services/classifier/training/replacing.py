"""Keeps a model from being replaced by a worse one: both are compared on messages that neither was taught.

What a split holds out the model that is there may have been taught, and would seem the better for it. Its file tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from services.classifier.training.corpus import is_game
from services.classifier.training.grammar.labels import LabelledMessage
from services.classifier.training.judging import as_prediction, overall, understand_all
from services.classifier.training.scoring import Prediction
from services.classifier.training.taught import Taught
from services.classifier.understanding.model import UnderstandingModel
from services.classifier.understanding.model_file import load_model, training_notes
from services.classifier.understanding.opening import EncoderFiles
from services.common.errors import StartupError

# By how much a model that is there may be better before it stays; the noise of the figures is larger.
_TOLERANCE = 0.005
# On fewer messages two models are not told apart.
_ENOUGH = 100
_REMEDY = "name another --output or pass --replace"


class BetterModelThere(StartupError):
    """The model at the output does better than the one just trained, or nothing can show that it does not."""


@dataclass(frozen=True, slots=True)
class ModelThere:
    """The model of the file `path`, and the messages held out that it was not taught either."""

    path: Path
    model: UnderstandingModel
    unknown: Sequence[LabelledMessage]


def model_there(path: Path, held: Sequence[LabelledMessage], files: EncoderFiles) -> ModelThere | None:
    """What nothing worse may replace, None if there is no file.

    Raises BetterModelThere if no comparison is possible, so that nobody trains for an hour to learn it.
    """
    if not path.is_file():
        return None
    model = load_model(path)
    if model.encoder != files.version:
        raise BetterModelThere(f"{path} is of another encoder, {model.encoder}; {_REMEDY}")
    taught = Taught.by(training_notes(path))
    unknown = [] if taught is None else [message for message in held if message not in taught]
    if len(unknown) < _ENOUGH or len({is_game(message) for message in unknown}) < 2:
        raise BetterModelThere(
            f"{path} stays: of the {len(held)} messages held out {len(unknown)} are new to it by its file; "
            f"to compare two models takes {_ENOUGH} that neither was taught, about games and not; {_REMEDY}"
        )
    return ModelThere(path, model, unknown)


def refuse_to_worsen(
    there: ModelThere, held: Sequence[LabelledMessage], predictions: Sequence[Prediction], files: EncoderFiles
) -> None:
    """Raises BetterModelThere if the model there does better than one whose `predictions` of `held` are given."""
    of_text = {message.text: prediction for message, prediction in zip(held, predictions, strict=True)}
    texts = [message.text for message in there.unknown]
    own = overall(there.unknown, [of_text[text] for text in texts])
    other = overall(there.unknown, [as_prediction(each) for each in understand_all(there.model, files, texts)])
    if other > own + _TOLERANCE:
        raise BetterModelThere(
            f"{there.path} stays: on the {len(texts)} messages that neither was taught it reaches {other:.4f}, "
            f"the model just trained {own:.4f}; {_REMEDY}"
        )
