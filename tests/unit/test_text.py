"""Positions: byte offsets inside, editor positions at the edge, in every encoding and with every kind of text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardline.text import Encoding, LineIndex, Position, Span

CODECS = {Encoding.UTF8: ("utf-8", 1), Encoding.UTF16: ("utf-16-le", 2), Encoding.UTF32: ("utf-32-le", 4)}
ODD = st.sampled_from(
    ["é", "e\u0301", "😀", "👩‍🚀", "\t", "\r\n", "\n", "\r", "\ufeff", "\u2028", "\x0b", "\x0c", "a", " ", ""]
)
TEXTS = st.one_of(st.text(), st.lists(ODD).map("".join)).map(
    lambda text: text.encode("utf-8", "replace").decode()  # no lone surrogates: they are no text
)


def units(text: str, encoding: Encoding) -> int:
    """How many units Python's own codec needs for `text`."""
    codec, width = CODECS[encoding]
    return len(text.encode(codec)) // width


def lines_of(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text)


@pytest.mark.parametrize("encoding", Encoding)
@given(text=TEXTS)
def test_positions_agree_with_pythons_codecs_and_go_back(encoding: Encoding, text: str) -> None:
    index = LineIndex(text.encode())
    offset = 0
    for number, line in enumerate(lines_of(text)):
        for column in range(len(line) + 1):
            position = Position(number, units(line[:column], encoding))
            place = offset + len(line[:column].encode())
            assert index.position(place, encoding) == position
            assert index.offset(position, encoding) == place
        offset = index.line_span(number + 1).start
    assert index.line_count == len(lines_of(text))


@given(data=st.binary(), offset=st.integers(-3, 60), encoding=st.sampled_from(Encoding))
def test_any_bytes_and_any_offset_give_a_position_inside_the_text(data: bytes, offset: int, encoding: Encoding) -> None:
    index = LineIndex(data)
    position = index.position(offset, encoding)
    assert 0 <= position.line < index.line_count
    assert 0 <= index.offset(position, encoding) <= len(data)


@given(data=st.binary(), line=st.integers(-2, 20), character=st.integers(-2, 40), encoding=st.sampled_from(Encoding))
def test_any_position_gives_an_offset_on_its_line(data: bytes, line: int, character: int, encoding: Encoding) -> None:
    index = LineIndex(data)
    offset = index.offset(Position(line, character), encoding)
    if 0 <= line < index.line_count:
        span = index.line_span(line)
        assert span.start <= offset <= span.end
    else:
        assert offset == (0 if line < 0 else len(data))


@given(data=st.binary())
def test_lines_cover_the_text_but_for_their_breaks(data: bytes) -> None:
    index = LineIndex(data)
    spans = [index.line_span(number) for number in range(index.line_count)]
    assert [data[one.start : one.end] for one in spans] == re.split(rb"\r\n|\n|\r", data)
    assert [index.line_text(number) for number in range(index.line_count)] == [
        line.decode("utf-8", "replace") for line in re.split(rb"\r\n|\n|\r", data)
    ]


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [(Encoding.UTF8, 4 + 1 + 3 + 2), (Encoding.UTF16, 2 + 1 + 2 + 1), (Encoding.UTF32, 1 + 1 + 2 + 1)],
)
def test_emoji_combining_marks_and_accents_count_as_the_editor_counts(encoding: Encoding, expected: int) -> None:
    before = "😀\te\u0301é"
    assert LineIndex((before + "x").encode()).position(len(before.encode()), encoding) == Position(0, expected)


@pytest.mark.parametrize(
    ("encoding", "character"), [(Encoding.UTF16, 1), (Encoding.UTF16, 0), (Encoding.UTF32, 0)], ids=str
)
def test_a_unit_inside_a_character_means_its_start(encoding: Encoding, character: int) -> None:
    assert LineIndex("😀x".encode()).offset(Position(0, character), encoding) == 0


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", [0]),
        ("x", [0]),
        ("x\n", [0, 2]),
        ("a\r\nb\rc\nd", [0, 3, 5, 7]),
        ("\r\r\n\n", [0, 1, 3, 4]),
        ("a\u2028b\x0bc\x0cd\x85e", [0]),  # LSP knows three line breaks, Python's splitlines ten
    ],
)
def test_lines_end_at_the_three_breaks_of_lsp(text: str, starts: list[int]) -> None:
    index = LineIndex(text.encode())
    assert [index.line_span(number).start for number in range(index.line_count)] == starts


def test_an_offset_between_carriage_return_and_newline_is_the_lines_end() -> None:
    index = LineIndex(b"ab\r\ncd")
    assert [index.position(offset, Encoding.UTF16) for offset in (2, 3, 4)] == [
        Position(0, 2), Position(0, 2), Position(1, 0),
    ]  # fmt: skip


def test_a_byte_order_mark_is_one_character_of_its_line() -> None:
    index = LineIndex(b"\xef\xbb\xbfx")
    assert index.position(3, Encoding.UTF16) == Position(0, 1)
    assert index.offset(Position(0, 1), Encoding.UTF16) == 3


def test_bytes_that_are_not_utf8_count_as_replacement_characters() -> None:
    assert LineIndex(b"\xffab").position(2, Encoding.UTF16) == Position(0, 2)


def test_the_line_of_an_offset_is_found_by_search() -> None:
    index = LineIndex(b"a\nbb\n\nc")
    assert [index.line_of(offset) for offset in range(-1, 9)] == [0, 0, 0, 1, 1, 1, 2, 3, 3, 3]


def test_spans_contain_touch_and_move() -> None:
    outer, inner, next_to = Span(2, 8), Span(4, 8), Span(8, 9)
    assert outer.contains(inner)
    assert outer.contains(outer)
    assert not inner.contains(outer)
    assert inner.touches(next_to)
    assert next_to.touches(inner)
    assert not Span(0, 1).touches(inner)
    assert inner.shifted(-4) == Span(0, 4)
    assert len(inner) == 4
