"""Reading source files as UTF-8."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardline.project.sources import SourceProblem, SourceProblemKind, read_source, to_utf8


def read(path: Path, data: bytes, limit: int = 10_000) -> bytes | SourceProblem:
    path.write_bytes(data)
    return read_source(path, limit)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", b""),
        (b"x = 1", b"x = 1"),
        (b"\xef\xbb\xbfx = 1\n", b"x = 1\n"),
        (b"x = '\xff'\r\n", b"x = '\xff'\r\n"),
        (b"# coding: latin-1\ns = '\xe9'\n", "# coding: latin-1\ns = 'é'\n".encode()),
        (b"#!/usr/bin/python\n# -*- coding: iso-8859-15 -*-\ns = '\xa4'\n",
         "#!/usr/bin/python\n# -*- coding: iso-8859-15 -*-\ns = '€'\n".encode()),
        (b"#\r# vim: set fileencoding=cp1252 :\r'\x80'", "#\r# vim: set fileencoding=cp1252 :\r'€'".encode()),
        (b"# coding: iso-2022-jp\n'\x1b$B$\"\x1b(B'", "# coding: iso-2022-jp\n'あ'".encode()),
        (b"x = 1\n# coding: latin-1\n'\xe9'", b"x = 1\n# coding: latin-1\n'\xe9'"),
        (b"\n\n# coding: latin-1\n'\xe9'", b"\n\n# coding: latin-1\n'\xe9'"),
        (b"# coding: utf-8\n'\xe9'", b"# coding: utf-8\n'\xe9'"),
        (b"# coding: no-such-thing\n'\xe9'", b"# coding: no-such-thing\n'\xe9'"),
        (b"# coding: hex\n'\xe9'", b"# coding: hex\n'\xe9'"),
        (b"# coding: utf-16\n'\xe9'", b"# coding: utf-16\n'\xe9'"),
        (b"# coding: unicode_escape\nx = 1\\nimport os", b"# coding: unicode_escape\nx = 1\\nimport os"),
        (b"# coding: cp1252\n'\x81'", b"# coding: cp1252\n'\x81'"),
        (b"\xef\xbb\xbf# coding: latin-1\n'\xc3\xa9'", "# coding: latin-1\n'é'".encode()),
    ],
)  # fmt: skip
def test_python_is_read_in_the_encoding_that_it_declares(tmp_path: Path, data: bytes, expected: bytes) -> None:
    assert read(tmp_path / "a.py", data) == expected


def test_other_languages_have_no_encoding_comment(tmp_path: Path) -> None:
    assert read(tmp_path / "a.js", b"# coding: latin-1\n'\xe9'") == b"# coding: latin-1\n'\xe9'"


@pytest.mark.parametrize("data", [b"x\0y", "x = 1".encode("utf-16"), b"\xff\xfex\0", b"a" * 5000 + b"\0"])
def test_what_is_binary_is_a_problem(tmp_path: Path, data: bytes) -> None:
    problem = read(tmp_path / "a.py", data)
    assert isinstance(problem, SourceProblem)
    assert problem.kind is SourceProblemKind.BINARY


def test_a_nul_far_down_is_left_to_the_parser(tmp_path: Path) -> None:
    assert isinstance(read(tmp_path / "a.py", b"#" * 9000 + b"\0"), bytes)


def test_the_limit_is_in_bytes_and_itself_allowed(tmp_path: Path) -> None:
    assert read(tmp_path / "a.py", b"x" * 10, limit=10) == b"x" * 10
    problem = read(tmp_path / "a.py", b"x" * 11, limit=10)
    assert problem == SourceProblem(SourceProblemKind.TOO_LARGE, "is larger than max-file-size (10 bytes)")


def test_a_file_that_is_gone_a_directory_or_no_path_at_all_is_a_problem(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.py", tmp_path, Path("a\0b.py")):
        problem = read_source(path, 10)
        assert isinstance(problem, SourceProblem)
        assert problem.kind is SourceProblemKind.UNREADABLE
    assert str(read_source(tmp_path / "gone.py", 10)) == "cannot be read: No such file or directory"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    assert str(read_source(tmp_path / "pipe.py", 10)) == "is not a regular file"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs files that lie about their size")
def test_a_file_that_says_it_is_empty_is_read_to_its_end() -> None:
    text = read_source(Path("/proc/self/status"), 1_000_000)
    assert isinstance(text, bytes)
    assert b"Name:" in text


@given(
    st.binary(max_size=80), st.sampled_from([b"", b"# coding: latin-1\n", b"# coding: shift_jis\n", b"\xef\xbb\xbf"])
)
def test_no_bytes_make_the_conversion_fail_and_lines_stay(data: bytes, head: bytes) -> None:
    assert to_utf8(head + data, python=True).count(b"\n") == (head + data).count(b"\n")
