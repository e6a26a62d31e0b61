"""The decoder of server-sent events, wherever the bytes are cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.llm_gateway.upstream.sse import MAX_LINE_BYTES, OversizedLineError, SseDecoder, SseEvent

RECORDED = (
    b"\xef\xbb\xbf: connected\r\n\r\n"
    b'data: {"text":"caf\xc3\xa9 \xf0\x9f\x8e\xae"}\r\n\r\n'
    b'data:{"text":"line\xe2\x80\xa8separator"}\n\n'
    b": keep-alive\n\n"
    b"event: error\ndata: first\ndata: second\n\n"
    b"data:\r\r"
    b"id: 7\nretry: 10\ndata\n\n"
    b"data: [DONE]"
)
EVENTS = [
    SseEvent(b"message", b'{"text":"caf\xc3\xa9 \xf0\x9f\x8e\xae"}'),
    SseEvent(b"message", b'{"text":"line\xe2\x80\xa8separator"}'),
    SseEvent(b"error", b"first\nsecond"),
    SseEvent(b"message", b""),
    SseEvent(b"message", b""),
    SseEvent(b"message", b"[DONE]"),
]


def decode(*chunks: bytes) -> list[SseEvent]:
    decoder = SseDecoder()
    return [event for chunk in chunks for event in decoder.feed(chunk)] + decoder.close()


def test_a_recorded_stream_is_decoded_whole() -> None:
    assert decode(RECORDED) == EVENTS


def test_a_stream_cut_once_at_any_byte_gives_the_same_events() -> None:
    for cut in range(len(RECORDED) + 1):
        assert decode(RECORDED[:cut], RECORDED[cut:]) == EVENTS, cut


def test_a_stream_that_comes_byte_by_byte_gives_the_same_events() -> None:
    assert decode(*(RECORDED[i : i + 1] for i in range(len(RECORDED)))) == EVENTS


@given(st.lists(st.integers(0, len(RECORDED)), max_size=30))
def test_a_stream_cut_anywhere_any_number_of_times_gives_the_same_events(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(RECORDED)]
    assert decode(*(RECORDED[a:b] for a, b in pairwise(edges))) == EVENTS


@given(
    texts=st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])), max_size=8),
    end=st.sampled_from([b"\n", b"\r\n", b"\r"]),
    size=st.integers(1, 7),
)
def test_any_text_survives_any_line_ending_and_any_chunk_size(texts: list[str], end: bytes, size: int) -> None:
    raw = b"".join(b"data: " + text.encode() + end + end for text in texts)
    events = decode(*(raw[i : i + size] for i in range(0, len(raw), size)))
    assert [event.data.decode() for event in events] == texts


@given(st.lists(st.binary(max_size=60), max_size=20))
def test_no_bytes_whatsoever_break_it(chunks: list[bytes]) -> None:
    assert decode(*chunks) == decode(b"".join(chunks))


def test_an_event_is_delivered_as_soon_as_its_blank_line_is_there() -> None:
    decoder = SseDecoder()
    assert decoder.feed(b"data: x\r\n") == []
    assert decoder.feed(b"\r") == [SseEvent(b"message", b"x")]


def test_only_the_first_space_after_the_colon_is_dropped() -> None:
    assert decode(b"data:  x \n\n") == [SseEvent(b"message", b" x ")]


def test_a_byte_order_mark_inside_the_stream_is_content() -> None:
    assert decode(b"data: \xef\xbb\xbfx\n\n") == [SseEvent(b"message", b"\xef\xbb\xbfx")]


def test_a_name_without_data_is_no_event_and_does_not_reach_the_next_one() -> None:
    assert decode(b"event: ping\n\ndata: x\n\n") == [SseEvent(b"message", b"x")]


def test_a_line_of_the_permitted_length_passes() -> None:
    text = b"x" * (MAX_LINE_BYTES - len(b"data: "))
    assert decode(b"data: ", text[:100], text[100:], b"\n\n") == [SseEvent(b"message", text)]


@pytest.mark.parametrize("piece", [1024 * 1024 + 1, 65536, 1000])
def test_a_line_without_end_is_refused_before_it_fills_the_memory(piece: int) -> None:
    with pytest.raises(OversizedLineError):
        decode(*[b"x" * piece] * (MAX_LINE_BYTES // piece + 2))


def test_an_event_of_endless_lines_is_refused() -> None:
    with pytest.raises(OversizedLineError):
        decode(*[b"data: " + b"x" * 1000 + b"\n"] * (MAX_LINE_BYTES // 1000 + 2))
