"""Groups of messages that must not part between training and validation, and a split that keeps them whole.

Paraphrases and translations share a group by their label; beyond that, messages of one template and near-duplicates
are joined: near-duplicates are those whose character trigrams overlap by more than `NEAR` (Jaccard).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from services.classifier.training.grammar.labels import LabelledMessage
from services.classifier.training.grammar.rows import text_key

NEAR = 0.7
_LARGEST = 2**64


def groups_of(messages: Sequence[LabelledMessage]) -> list[int]:
    """The number of each message's group: it is drawn from the texts in it, and stays as other groups are added."""
    parents = list(range(len(messages)))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    firsts: dict[str, int] = {}
    for place, message in enumerate(messages):
        for name in (f"group {message.group}", message.source if ":" in message.source else f"row {place}"):
            parents[root(place)] = root(firsts.setdefault(name, place))
    for one, other in near_duplicates([message.text for message in messages]):
        parents[root(one)] = root(other)
    numbers: dict[int, int] = {}
    for place, message in enumerate(messages):
        numbers[root(place)] = min(_fingerprint(message), numbers.get(root(place), _LARGEST))
    return [numbers[root(place)] for place in range(len(messages))]


def near_duplicates(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of places of texts that are nearly the same.

    Sets that overlap so far share one of the rarest trigrams of either (prefix filtering: Chaudhuri et al. 2006), so
    that only few pairs are compared.
    """
    grams = [_trigrams(text) for text in texts]
    frequency: dict[str, int] = defaultdict(int)
    for each in grams:
        for gram in each:
            frequency[gram] += 1
    index: dict[str, list[int]] = defaultdict(list)
    pairs = []
    for place, own in enumerate(grams):
        rarest = sorted(own, key=lambda gram: (frequency[gram], gram))[: len(own) - int(NEAR * len(own)) + 1]
        met = {other for gram in rarest for other in index[gram]}
        for other in sorted(met):
            both = len(own & grams[other])
            if both > NEAR * (len(own) + len(grams[other]) - both):
                pairs.append((place, other))
        for gram in rarest:
            index[gram].append(place)
    return pairs


def grouped_split(groups: Sequence[int], share: float, seed: int) -> tuple[list[int], list[int]]:
    """Places of the messages to train on, and of about `share` of them held out, no group in both.

    Each group has its place in the order by itself, so that nearly all that is held out of a corpus is held out of it
    when it has grown.
    """
    sizes: dict[int, int] = defaultdict(int)
    for group in groups:
        sizes[group] += 1
    order = sorted(sizes, key=lambda group: _hash(f"{seed} {group}"))
    held_out: set[int] = set()
    count = 0
    for group in order:
        # A group that is larger than what is left to hold out stays in training whole.
        if count + sizes[group] <= share * len(groups):
            held_out.add(group)
            count += sizes[group]
    train = [place for place, group in enumerate(groups) if group not in held_out]
    return train, [place for place, group in enumerate(groups) if group in held_out]


def _fingerprint(message: LabelledMessage) -> int:
    return _hash(text_key(message.text))


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def _trigrams(text: str) -> frozenset[str]:
    key = f" {text_key(text)} "
    return frozenset(key[place : place + 3] for place in range(max(1, len(key) - 2)))
