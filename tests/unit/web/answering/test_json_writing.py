"""What the door writes is what protobuf's own writer would write, for every message of every contract."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from google.protobuf import struct_pb2, timestamp_pb2, wrappers_pb2
from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.json_format import MessageToDict
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.embedder.v1 import embedder_pb2
from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.llm_gateway.v1 import llm_gateway_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.web.answering import json_writing
from services.web.answering.json_writing import encode

CONTRACTS = (gateway_pb2, common_pb2, recommender_pb2, classifier_pb2, embedder_pb2, llm_gateway_pb2)
DEEPEST = 4
NUMBERS: dict[int, list[Any]] = {
    FieldDescriptor.CPPTYPE_INT32: [0, 1, -1, 2**31 - 1, -(2**31)],
    FieldDescriptor.CPPTYPE_INT64: [0, 7, -(2**63), 2**63 - 1],
    FieldDescriptor.CPPTYPE_UINT32: [0, 1, 2**32 - 1],
    FieldDescriptor.CPPTYPE_UINT64: [0, 2**53 + 1, 2**64 - 1],
    FieldDescriptor.CPPTYPE_DOUBLE: [0.0, -0.0, 0.1, 1e300, 5e-324, 12.0, float("inf"), float("-inf"), float("nan")],
    FieldDescriptor.CPPTYPE_FLOAT: [
        0.5,
        0.1,
        3.3333333,
        8.0,
        -2.0,
        1e20,
        16777216.0,
        1e-40,
        float("inf"),
        float("nan"),
    ],
    FieldDescriptor.CPPTYPE_BOOL: [True, False],
    FieldDescriptor.CPPTYPE_ENUM: [0, 1, 2, 3, 4_711],
}
TEXTS = ["", "x", 'a "quoted" \\ word', "уютное на двоих", "日本語 🎮", "\x00\x1f\u2028</script>", "a" * 300]


def messages(within: Any) -> Iterator[Descriptor]:
    """All messages of a file or a message, those inside of others too."""
    found = within.message_types_by_name if hasattr(within, "message_types_by_name") else within.nested_types_by_name
    for each in found.values():
        if not each.GetOptions().map_entry:
            yield each
        yield from messages(each)


def some_value(field: Any, chance: random.Random) -> Any:
    if field.cpp_type == FieldDescriptor.CPPTYPE_STRING:
        return chance.randbytes(5) if field.type == FieldDescriptor.TYPE_BYTES else chance.choice(TEXTS)
    return chance.choice(NUMBERS[field.cpp_type])


def fill(message: Message, chance: random.Random, depth: int = 0) -> None:
    """Gives about half of the fields some values."""
    for field in message.DESCRIPTOR.fields:
        kind = field.message_type
        if chance.random() < 0.5 or (kind is not None and depth == DEEPEST):
            continue
        held = getattr(message, field.name)
        if kind is not None and kind.GetOptions().map_entry:
            key, value = kind.fields_by_name["key"], kind.fields_by_name["value"]
            if value.message_type is not None:
                fill(held[some_value(key, chance)], chance, depth + 1)
            else:
                held[some_value(key, chance)] = some_value(value, chance)
        elif kind is not None and kind.full_name == "google.protobuf.Timestamp":
            (held.add() if field.is_repeated else held).FromMilliseconds(chance.randrange(2**40))
        elif kind is not None and kind.full_name == "google.protobuf.Duration":
            (held.add() if field.is_repeated else held).FromMicroseconds(chance.randrange(2**40))
        elif kind is not None and field.is_repeated:
            for _ in range(chance.randrange(3)):
                fill(held.add(), chance, depth + 1)
        elif kind is not None:
            held.SetInParent()
            fill(held, chance, depth + 1)
        elif field.is_repeated:
            held.extend(some_value(field, chance) for _ in range(chance.randrange(4)))
        else:
            setattr(message, field.name, some_value(field, chance))


@pytest.mark.parametrize(
    "kind", [pytest.param(each, id=each.full_name) for file in CONTRACTS for each in messages(file.DESCRIPTOR)]
)
def test_every_message_is_written_as_protobuf_writes_it(kind: Descriptor) -> None:
    chance = random.Random(kind.full_name)
    for _ in range(20):
        message = GetMessageClass(kind)()
        fill(message, chance)
        assert json.loads(encode(message)) == json.loads(json.dumps(MessageToDict(message)))


def test_messages_with_forms_of_their_own_have_them() -> None:
    moment = timestamp_pb2.Timestamp(seconds=1_764_187_200, nanos=5_000_000)
    assert encode(moment) == b'"2025-11-26T20:00:00.005Z"'
    assert encode(wrappers_pb2.Int64Value(value=7)) == b'"7"'
    told = struct_pb2.Struct()
    told.update({"a": [1, None, "x"]})
    assert json.loads(encode(told)) == {"a": [1, None, "x"]}


def test_json_is_compact_and_in_utf_8() -> None:
    assert encode(gateway_pb2.TextDelta(text="уют")) == '{"text":"уют"}'.encode()


def test_a_game_that_has_changed_is_written_anew() -> None:
    answer = gateway_pb2.Recommendations()
    game = answer.games.add().game
    for title in ("Celeste", "Celeste Classic", "Celeste"):
        game.title = title
        assert json.loads(encode(answer)) == {"games": [{"game": {"title": title}}]}


def test_no_more_is_kept_of_games_than_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_writing, "_MOST_KEPT", 3)
    kept = json_writing._Kept(MessageToDict)
    titles = [str(number) for number in range(10)]
    for title in (*titles, "x" * 5000):
        game = common_pb2.Game(title=title)
        assert json.loads(orjson.dumps(kept(game))) == {"title": title}
        assert len(kept._written) <= 3
    assert kept(common_pb2.Game(title="9")) is kept(common_pb2.Game(title="9"))
