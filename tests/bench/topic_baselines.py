"""Simpler ways to tell whether a message is about games, to compare the model with."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline

from services.classifier.training.grammar.labels import LabelledMessage
from services.classifier.understanding.opening import EncoderFiles
from services.encoders.network.onnx_file import exported
from services.encoders.network.onnx_network import OnnxNetwork
from services.encoders.tokenizer import TextTokenizer

Contender = Callable[[Sequence[str]], Sequence[float]]
Vectors = NDArray[np.float64]
_SEED = 7
_GAMES = re.compile(
    r"game|gaming|play|rpg|shooter|console|steam|xbox|switch|ps[45]|игр|шутер|поигра|приставк|spiel|zock|jueg|jugar|jeu|"
    r"jouer|jog|oyun|гра|gry|gra\b|游戏|遊戲|玩|ゲーム|遊",
    re.IGNORECASE,
)


def trained(taught: Sequence[LabelledMessage], files: EncoderFiles) -> Mapping[str, Contender]:
    """The contenders by name, each giving the probability of games."""
    texts = [message.text for message in taught]
    games = np.array([message.intent in ("RECOMMEND", "GAME_QUESTION") for message in taught])
    vectors = frozen_vectors(texts, files)
    linear = head(vectors, games)
    network = MLPClassifier((128,), early_stopping=True, random_state=_SEED, max_iter=60).fit(vectors, games)
    return {
        "keywords": lambda said: [float(bool(_GAMES.search(text))) for text in said],
        "TF-IDF of characters": characters(texts, games),
        "frozen vector, head": lambda said: linear(frozen_vectors(said, files)).tolist(),
        "frozen vector, MLP": lambda said: network.predict_proba(frozen_vectors(said, files))[:, 1].tolist(),
    }


def characters(texts: Sequence[str], games: NDArray[np.bool_]) -> Contender:
    """Logistic regression on TF-IDF of character sequences of 1 to 4 within words."""
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 4), min_df=2, sublinear_tf=True)
    model = make_pipeline(vectorizer, LogisticRegression(C=10.0, max_iter=300)).fit(list(texts), games)
    return lambda said: model.predict_proba(list(said))[:, 1].tolist()


def head(vectors: Vectors, games: NDArray[np.bool_]) -> Callable[[Vectors], Vectors]:
    """Logistic regression on the frozen encoder's vectors, as the project's head was."""
    centre = vectors.mean(axis=0)
    model = LogisticRegression(C=100.0, max_iter=1000).fit(vectors - centre, games)
    return lambda others: np.asarray(model.predict_proba(others - centre)[:, 1])


def frozen_vectors(texts: Sequence[str], files: EncoderFiles) -> Vectors:
    """What the embedder gives for each text with the prompt "query" [texts, dimension]."""
    profile = files.profile
    file = exported(files.directory, files.digests, files.directory.path.parent, "float32")
    network = OnnxNetwork(file, files.directory.path, files.config, pad_token_id=profile.pad_token_id, threads=1)
    tokenizer = TextTokenizer.load(files.directory.path, profile.max_tokens, profile.truncation_side)
    tokens = [each.token_ids for each in tokenizer.tokenize([profile.prompts["query"] + text for text in texts])]
    order = sorted(range(len(texts)), key=lambda place: len(tokens[place]))
    rows = np.empty((len(texts), files.config.hidden))
    for start in range(0, len(order), 32):
        places = order[start : start + 32]
        states, lengths = network.states([tokens[place] for place in places], alone=True)
        for place, text, length in zip(places, states, lengths, strict=True):
            mean = text[:length].mean(axis=0)
            rows[place] = mean / np.linalg.norm(mean)
    return rows
