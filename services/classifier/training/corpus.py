"""The labelled messages that the head is trained on, and the questions that it may be evaluated on besides."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from services.classifier.intents import Intent
from services.common.errors import StartupError

COMMITTED_CORPUS = Path(str(files("services.classifier.training") / "corpus.jsonl"))


class Example(BaseModel):
    """One labelled message. `group` joins paraphrases and translations, which must not part between folds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(min_length=1, pattern=r"\S")
    label: Intent
    language: str = Field(min_length=2)
    group: str = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The examples in the order of their file, and the sha256 of the file."""

    examples: tuple[Example, ...]
    digest: str

    @property
    def texts(self) -> list[str]:
        """The messages, in order."""
        return [example.text for example in self.examples]


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions about games and about other things, each once; a text that was in both files is in neither."""

    game: tuple[str, ...]
    other: tuple[str, ...]


def load_corpus(path: Path) -> Corpus:
    """Reads JSON lines. Raises StartupError that names the first line that is wrong or a repetition."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise StartupError(f"the corpus {path} cannot be read ({error.strerror}); name another by --corpus") from error
    examples: list[Example] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            example = Example.model_validate_json(line)
        except ValidationError as error:
            wrong = "; ".join(f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
            raise StartupError(f"{path}, line {number}: {wrong}") from error
        first = seen.setdefault(_key(example.text), number)
        if first != number:
            raise StartupError(f"{path}, line {number}: the same text as line {first}; remove one of them")
        examples.append(example)
    missing = set(Intent) - {example.label for example in examples}
    if missing:
        raise StartupError(f"{path} has no example of {', '.join(sorted(missing))}")
    return Corpus(tuple(examples), hashlib.sha256(content).hexdigest())


def load_questions(directory: Path) -> Questions:
    """Reads `gaming_questions.txt` and `non_gaming_questions.txt`, one question a line."""
    game, other = (_lines(directory / name) for name in ("gaming_questions.txt", "non_gaming_questions.txt"))
    return Questions(
        game=tuple(text for key, text in game.items() if key not in other),
        other=tuple(text for key, text in other.items() if key not in game),
    )


def _lines(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise StartupError(f"the evaluation file {path} cannot be read ({error})") from error
    unique: dict[str, str] = {}
    for line in lines:
        if line.strip():
            unique.setdefault(_key(line), line.strip())
    if not unique:
        raise StartupError(f"the evaluation file {path} holds no question")
    return unique


def _key(text: str) -> str:
    """Equal for texts that differ in case and white space only."""
    return " ".join(text.casefold().split())
