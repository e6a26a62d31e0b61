"""From the bytes of a stream to text, finish reason, usage, or the failure that it is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from services.common.token_estimate import estimated_tokens
from services.llm_gateway.completion import CompletionRequest, Finished, FinishReason, Message, Usage
from services.llm_gateway.prompt_budget import estimated_tokens_of
from services.llm_gateway.upstream.completion_reader import CompletionReader
from services.llm_gateway.upstream.failures import FailureKind

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
    assert read(delta("x") + FINISH)[1] == Finished(
        FinishReason.STOP, Usage(estimated_tokens_of(REQUEST.messages), 1, estimated=True)
    )


def test_a_stream_without_finish_reason_and_mark_of_its_end_is_cut_off() -> None:
    assert read(delta("x")) == ("x", FailureKind.TRUNCATED)
    assert read(DONE) == ("", FailureKind.TRUNCATED)


def test_a_text_that_ends_with_the_mark_alone_is_whole() -> None:
    text, end = read(delta("Hel") + delta("lo") + DONE)
    assert text == "Hello"
    assert isinstance(end, Finished)
    assert end.reason == FinishReason.STOP


@pytest.mark.parametrize("nothing", [b"data: null\n\n", b'data: ""\n\n', b"data:\n\n"])
def test_what_keeps_a_connection_open_between_deltas_is_passed_over(nothing: bytes) -> None:
    text, end = read(nothing + delta("Hel") + nothing + delta("lo") + nothing + FINISH + nothing + DONE)
    assert text == "Hello"
    assert isinstance(end, Finished)


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
    [
        b"<html><body>Bad gateway</body></html>",
        b'{"detail":"no stream"}',
        b"{}",
        b"{",
        b"[" * 100_000,
        b"{" + b" \n" * (1 << 20),
        b"",
        b": only\n\n: comments\n\n",
    ],
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
        ({"message": "secret", "code": "rate_limit_exceeded"}, FailureKind.RATE_LIMITED),
        ({"message": "secret", "type": "rate_limit_error", "code": None}, FailureKind.RATE_LIMITED),
        ({"message": "secret", "code": "context_length_exceeded"}, FailureKind.CONTEXT_TOO_LONG),
        (
            {"message": "secret", "type": "invalid_request_error", "code": "model_not_found"},
            FailureKind.MODEL_NOT_FOUND,
        ),
        ("just words", FailureKind.UPSTREAM_ERROR),
    ],
)
def test_an_error_object_inside_the_stream_is_a_failure_of_its_kind(error: Any, kind: FailureKind) -> None:
    assert read(delta("x") + event({"error": error}) + FINISH + DONE) == ("x", kind)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"error": {"message": "secret", "code": "context_length_exceeded"}}, FailureKind.CONTEXT_TOO_LONG),
        ({"error": {"message": "secret", "code": "rate_limit_exceeded"}}, FailureKind.RATE_LIMITED),
        ([{"error": {"message": "secret", "code": 429, "status": "RESOURCE_EXHAUSTED"}}], FailureKind.RATE_LIMITED),
        ({"object": "error", "message": "secret", "code": 404}, FailureKind.MODEL_NOT_FOUND),
        ({"error": "just words"}, FailureKind.UPSTREAM_ERROR),
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_an_error_object_in_place_of_a_stream_is_a_failure_of_its_kind(
    body: Any, kind: FailureKind, indent: int | None
) -> None:
    raw = b"\r\n" + json.dumps(body, indent=indent).encode()
    assert read(raw) == ("", kind)
    assert read(*(raw[i : i + 1] for i in range(len(raw)))) == ("", kind)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b'{"detail": "secret"}', FailureKind.UPSTREAM_ERROR),
        (b'{"message": "secret", "code": 429}', FailureKind.RATE_LIMITED),
        (b'{"error": {"type": "rate_limit_error"}}', FailureKind.RATE_LIMITED),
        (b"maximum context length", FailureKind.CONTEXT_TOO_LONG),
        (b"\xff just words", FailureKind.UPSTREAM_ERROR),
        (b"null", FailureKind.UPSTREAM_ERROR),
        (b"", FailureKind.UPSTREAM_ERROR),
    ],
)
def test_an_event_named_error_is_a_failure_whatever_it_says(data: bytes, kind: FailureKind) -> None:
    assert read(b"event: error\ndata: " + data + b"\n\n") == ("", kind)


@pytest.mark.parametrize(
    "noise",
    [b"data:   \n\n", b"data:\t\ndata:\n\n", b"event: ping\ndata: 123\n\n", b'event: x\ndata: {"error": 1}\n\n'],
)
def test_blank_data_and_events_of_other_names_are_passed_over(noise: bytes) -> None:
    text, end = read(noise + delta("Hel") + noise + delta("lo") + noise + FINISH + noise + DONE)
    assert text == "Hello"
    assert isinstance(end, Finished)


WHOLE = {"choices": [{"message": {"role": "assistant", "content": "Hello"}, "finish_reason": "stop"}]}


@pytest.mark.parametrize(
    "choice",
    [
        {"delta": {"content": [{"type": "text", "text": "Hel"}, {"type": "text", "text": "lo"}]}},
        {"delta": {"content": ["Hel", {"type": "output_text", "text": "lo"}]}},
        {"delta": {"content": "Hello"}, "message": {"content": "all that came so far: Hello"}},
        {"message": {"role": "assistant", "content": "Hello"}},
        {"delta": None, "message": {"content": [{"type": "text", "text": "Hello"}]}},
        {"text": "Hello"},
    ],
)
def test_text_is_found_in_the_shapes_that_upstreams_give_it(choice: dict[str, Any]) -> None:
    text, end = read(event({"choices": [choice]}) + FINISH + DONE)
    assert text == "Hello"
    assert isinstance(end, Finished)


@pytest.mark.parametrize("indent", [None, 2])
def test_a_whole_answer_in_place_of_a_stream_is_read(indent: int | None) -> None:
    body = json.dumps({**WHOLE, "usage": {"prompt_tokens": 7, "completion_tokens": 2}}, indent=indent).encode()
    assert read(body) == ("Hello", Finished(FinishReason.STOP, Usage(7, 2)))
    unfinished = json.dumps({"choices": [{"message": {"content": "Hel"}}]}, indent=indent).encode()
    assert read(unfinished) == ("Hel", FailureKind.TRUNCATED)


def test_an_answer_that_is_repeated_at_the_end_of_its_stream_is_read_once() -> None:
    assert read(delta("Hel") + delta("lo") + event(WHOLE) + DONE)[0] == "Hello"


@pytest.mark.parametrize("content", [5, True, {"text": "x"}, [5], [{"type": "image_url"}], [{"text": 5}], [["x"]]])
@pytest.mark.parametrize("field", ["delta", "message"])
def test_content_of_an_unknown_type_is_a_failure_and_no_empty_answer(content: Any, field: str) -> None:
    chunk = {"choices": [{field: {"content": content}, "finish_reason": "stop"}]}
    assert read(event(chunk) + DONE) == ("", FailureKind.INVALID_STREAM)


@pytest.mark.parametrize("choice", [{"delta": "x"}, {"delta": 5}, {"message": ["x"]}, {"text": {"x": 1}}])
def test_a_choice_of_an_unknown_type_is_a_failure(choice: dict[str, Any]) -> None:
    assert read(event({"choices": [{**choice, "finish_reason": "stop"}]}) + DONE) == ("", FailureKind.INVALID_STREAM)


def test_estimated_usage_is_never_below_what_the_text_needs() -> None:
    long = "Which game? " * 1000
    _, end = read(delta(long) + FINISH + DONE)
    assert isinstance(end, Finished)
    prompt = estimated_tokens_of(REQUEST.messages)
    assert end.usage == Usage(prompt, estimated_tokens(long), estimated=True)
    _, end = read(b"".join(delta("a") for _ in range(50)) + FINISH + DONE)
    assert isinstance(end, Finished)
    assert end.usage.completion_tokens == 50
    _, end = read(delta(None, reasoning_content=long) + FINISH + DONE)
    assert isinstance(end, Finished)
    assert end.usage.completion_tokens == estimated_tokens(long)


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
        {"choices": [{"delta": []}]},
        {"choices": [{"delta": {"content": []}}]},
        {"choices": [{"delta": {"content": [{"type": "thinking", "thinking": "hm"}]}}]},
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
