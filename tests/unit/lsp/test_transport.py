from __future__ import annotations

import io

import pytest

from wardline.lsp.transport import PipeWriter, read_message


def test_messages_are_read_whatever_the_order_and_case_of_their_headers() -> None:
    stream = io.BytesIO(b"content-type: x\r\nCONTENT-LENGTH: 2\r\n\r\n{}Content-Length:4\n\nnull")
    assert [read_message(stream), read_message(stream), read_message(stream)] == [b"{}", b"null", None]


@pytest.mark.parametrize("data", [b"", b"Content-Length: 9\r\n\r\n{}", b"Content-Length: -1\r\n\r\n", b"nonsense"])
def test_a_stream_that_ends_or_makes_no_sense_ends(data: bytes) -> None:
    assert read_message(io.BytesIO(data)) is None


def test_a_reader_that_has_gone_is_noticed_once() -> None:
    class Broken(io.BytesIO):
        def write(self, _: object) -> int:
            raise BrokenPipeError

    gone: list[bool] = []
    writer = PipeWriter(Broken(), lambda: gone.append(True))
    writer.write(b"x")
    writer.write(b"y")
    assert gone == [True]
