"""From the bytes of a stream to text, finish reason, usage, or the failure that it is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from services.llm_gateway.chunks import CompletionReader
from services.llm_gateway.completion import CompletionRequest, Finished, FinishReason, Message, Usage
from services.llm_gateway.failures import FailureKind

REQUEST = CompletionRequest(messages=(Message("user", "Which game?"),))
DONE = b"data: [DONE]\n\n"


def event(chunk: Any, *, ascii_only: bool = False) -> bytes:
    return b"data: " + json.dumps(chunk, ensure_ascii=ascii_only).encode() + b"\n\n"


def delta(text: str | None, reason: str | None = None, **more: Any) -> bytes:
    choice = {"index": 0, "delta": {"content": text, **more}, "finish_reason": reason}
    return event({"choices": [choice]}, ascii_only=True)


def usage(prompt: Any, completion: Any) -> bytes:
    return event({"choices": [], "usage": {"prompt_tokens": prompt, "completion_tokens": completion}})


FINISH = event({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})


def read(*chunks: bytes) -> tuple[str, Finished | FailureKind]:
    """The text, and how it ended."""
    reader = CompletionReader()
    text = ""
    for chunk in chunks:
        if reader.complete or reader.failure:
            break
        text += reader.feed(chunk)
    if not (reader.complete or reader.failure):
        text += reader.close()
    return text, reader.failure.kind if reader.failure else reader.outcome(REQUEST)


def test_a_whole_stream_gives_text_finish_reason_and_usage() -> None:
    assert read(delta("") + delta("Hel") + delta("lo") + FINISH + usage(7, 2) + DONE) == (
        "Hello",
        Finished(FinishReason.STOP, Usage(7, 2)),
    )


def test_a_recorded_stream_cut_at_any_byte_gives_the_same_completion() -> None:
    raw = (
        b": hi\r\n\r\n"
        + event({"choices": [{"delta": {"role": "assistant", "content": None}}]})
        + event({"choices": [{"delta": {"content": "Игра \u2028 🎮"}}]})
        + delta("\ud83c")
        + delta("\udfae!")
        + FINISH
        + usage(9, 4)
        + DONE
    )
    whole = ("Игра \u2028 🎮🎮!", Finished(FinishReason.STOP, Usage(9, 4)))
    for cut in range(len(raw) + 1):
        assert read(raw[:cut], raw[cut:]) == whole, cut
    assert read(*(raw[i : i + 1] for i in range(len(raw)))) == whole


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("stop", FinishReason.STOP),
        ("length", FinishReason.LENGTH),
        ("content_filter", FinishReason.CONTENT_FILTER),
        ("tool_calls", FinishReason.OTHER),
        ("something new", FinishReason.OTHER),
    ],
)
def test_the_finish_reason_is_understood(said: str, meant: FinishReason) -> None:
    text, end = read(delta("x", said) + DONE)
    assert text == "x"
    assert isinstance(end, Finished)
    assert end.reason is meant


def test_done_may_be_missing_after_a_finish_reason() -> None:
    assert read(delta("x") + FINISH)[1] == Finished(FinishReason.STOP, Usage(3, 1, estimated=True))


@pytest.mark.parametrize("tail", [b"", DONE], ids=["end of stream", "done"])
def test_a_stream_without_finish_reason_is_cut_off(tail: bytes) -> None:
    assert read(delta("x") + tail) == ("x", FailureKind.TRUNCATED)


def test_nothing_need_be_read_after_done() -> None:
    reader = CompletionReader()
    assert reader.feed(delta("x") + FINISH + DONE + delta("y")) == "x"
    assert reader.complete


@pytest.mark.parametrize("spoiler", [b"data: {nonsense\n\n", event({"error": {"message": "late"}}), b"x" * (1 << 21)])
def test_what_comes_after_the_finish_reason_cannot_spoil_the_completion(spoiler: bytes) -> None:
    text, end = read(delta("x") + FINISH, spoiler)
    assert text == "x"
    assert isinstance(end, Finished)


@pytest.mark.parametrize(
    "body",
    [b"<html><body>Bad gateway</body></html>", b'{"error":{"message":"no stream"}}', b"", b": only\n\n: comments\n\n"],
)
def test_a_body_that_holds_no_event_is_no_stream(body: bytes) -> None:
    assert read(body) == ("", FailureKind.INVALID_STREAM)


@pytest.mark.parametrize(
    "data",
    [b"{nonsense", b"[1]", b'"text"', b"\xff\xfe", b"[" * 100_000, b'{"choices":[{"delta":{"content":"\xff"}}]}'],
)
def test_data_that_is_no_chunk_is_a_failure(data: bytes) -> None:
    assert read(delta("x") + b"data: " + data + b"\n\n" + FINISH) == ("x", FailureKind.INVALID_STREAM)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ({"message": "secret", "code": 500}, FailureKind.UPSTREAM_ERROR),
        ({"message": "secret", "code": "server_error"}, FailureKind.UPSTREAM_ERROR),
        ({"message": "slow down", "code": 429}, FailureKind.RATE_LIMITED),
        ({"message": "who are you", "code": 401}, FailureKind.UPSTREAM_UNAUTHORIZED),
        ({"message": "Context size has been exceeded.", "code": 500}, FailureKind.CONTEXT_TOO_LONG),
        ("just words", FailureKind.UPSTREAM_ERROR),
    ],
)
def test_an_error_object_inside_the_stream_is_a_failure_of_its_kind(error: Any, kind: FailureKind) -> None:
    assert read(delta("x") + event({"error": error}) + FINISH + DONE) == ("x", kind)


def test_an_event_named_error_is_a_failure() -> None:
    assert read(b'event: error\ndata: {"detail": "secret"}\n\n') == ("", FailureKind.UPSTREAM_ERROR)


def test_the_finish_reason_error_is_a_failure() -> None:
    assert read(delta("x") + delta("", "error") + DONE) == ("x", FailureKind.UPSTREAM_ERROR)


@pytest.mark.parametrize(
    "oddity",
    [
        {},
        {"choices": None},
        {"choices": []},
        {"choices": [None]},
        {"choices": [{}]},
        {"choices": [{"delta": None}]},
        {"choices": [{"delta": {"content": 5}}]},
        {"choices": [{"index": 1, "delta": {"content": "second choice"}}]},
        {"usage": None, "error": None},
        {"usage": {"prompt_tokens": "many", "completion_tokens": -1}},
    ],
)
def test_chunks_without_text_for_us_are_passed_over(oddity: dict[str, Any]) -> None:
    assert read(event(oddity) + delta("x") + FINISH + event(oddity) + usage(1, 1) + DONE) == (
        "x",
        Finished(FinishReason.STOP, Usage(1, 1)),
    )


def test_thinking_counts_as_work_but_is_no_text() -> None:
    reader = CompletionReader()
    assert reader.feed(delta(None, reasoning_content="Let me see")) == ""
    assert reader.tokens_seen == 1


def test_comments_and_empty_data_do_not_count_as_work() -> None:
    reader = CompletionReader()
    assert reader.feed(b": ping\n\ndata:\n\ndata: \n\n" + delta("")) == ""
    assert (reader.tokens_seen, reader.failure) == (0, None)


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["\ud83c", "\udfae"], "🎮"),
        (["a\ud83c", "\udfaeb"], "a🎮b"),
        (["\ud83c", "x"], "\ufffdx"),
        (["\udfae"], "\ufffd"),
        (["x\ud83c"], "x\ufffd"),
    ],
)
def test_a_character_whose_escapes_are_split_over_deltas_is_joined_and_a_lone_half_replaced(
    pieces: list[str], text: str
) -> None:
    assert read(b"".join(map(delta, pieces)) + FINISH)[0] == text
