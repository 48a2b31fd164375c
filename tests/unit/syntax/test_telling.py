"""Which checks of a text tell something of it."""

from __future__ import annotations

import pytest

from wardline.syntax.telling import is_telling_expression, is_telling_prefix


@pytest.mark.parametrize("text", ["/static/", "https://host/", "img-", "//host", "/u/", "ab"])
def test_prefixes_that_tell_something(text: str) -> None:
    assert is_telling_prefix(text)


@pytest.mark.parametrize("text", ["", "/", "./", "..", "a", "https", "https:", "HTTP://", "ftp://", "{%", "- "])
def test_prefixes_that_tell_nothing(text: str) -> None:
    assert not is_telling_prefix(text)


@pytest.mark.parametrize(
    "pattern",
    [
        r"^[a-z]+$",
        r"\A\d+\Z",
        r"^\w{1,20}\z",
        r"(?i)^[a-z]+$",
        r"^(yes|no)$",
        r"^yes$|^no$",
        r"^(?P<name>[a-z]+)$",
        r"^(?<name>\d+)$",
        r"^(\w+\.)*\w+$",
        r"^[^/]+$",
        r"^[[:alnum:]]+$",
        r"^\p{L}+$",
        r"^a.c$",
        r"^[.]+$",
        r"^[\]x.*]+$",
        r"^(?!.*\.\.)[\w./]+$",
        r"^(?=.*x)[a-z]+$",
        r"^/static/.*$",
        r"^https://host\.example/",
        r"^$",
    ],
)
def test_expressions_that_limit_the_whole_text(pattern: str) -> None:
    assert is_telling_expression(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        r"[a-z]+",
        r"^[a-z]+",
        r"[a-z]+$",
        r"^[a-z]+\$",
        r"^.*$",
        r"^.+?$",
        r"^.{1,40}$",
        r"^x?.*$",
        r"^[a-z]*.*$",
        r"^(.|\n)*$",
        r"^(?:.)+$",
        r"^((.))+$",
        r"^\S+$",
        r"^[\s\S]*$",
        r"^[^\n]*$",
        r"^[^\r\n]*$",
        r"^[\S ]+$",
        r"^(?!a).*$",
        r"^yes$|no",
        r"^yes|no$",
        r"^(yes|.*)$",
        r"^/.*$",
        r"^https?://.*$",
        r"(?m)^[a-z]+$",
        r"(?im:^[a-z]+$)",
        r"^([a-z]+$",
    ],
)
def test_expressions_that_leave_something_open(pattern: str) -> None:
    assert not is_telling_expression(pattern)


@pytest.mark.parametrize("pattern", [r"[a-z]+", r"yes|no", r"^[a-z]+$", r"/static/.*"])
def test_a_call_that_takes_the_whole_text_needs_no_anchors(pattern: str) -> None:
    assert is_telling_expression(pattern, from_start=True, to_end=True)


@pytest.mark.parametrize(
    "pattern",
    [
        r"[ -~]+",
        r"[\x20-\x7e]+",
        r"[\u0000-\u007f]*",
        r"[!-~\s]+",
        r"[[:ascii:]]*",
        r"[^\x00]*",
        r"[^a]*",
        r"\x2f.*",
        r"[^\s]+",
    ],
)
def test_a_set_of_nearly_all_characters_proves_nothing(pattern: str) -> None:
    assert not is_telling_expression(pattern, from_start=True, to_end=True)


@pytest.mark.parametrize("pattern", [r"[^/\\]+", r"[^<>'\"&]+", r"[^\x2f]+", r"[A-Za-z ,.'-]+", r"[^\W]+", r"[^!-~]+"])
def test_a_set_that_leaves_marks_out_proves_something(pattern: str) -> None:
    assert is_telling_expression(pattern, from_start=True, to_end=True)


@pytest.mark.parametrize("pattern", [r".*", r"(.*)", r"yes|.+", r"[\s\S]+", r"^$|.*"])
def test_a_call_that_takes_the_whole_text_proves_nothing_with_any_text(pattern: str) -> None:
    assert not is_telling_expression(pattern, from_start=True, to_end=True)


def test_an_anchor_in_the_middle_is_no_start() -> None:
    assert not is_telling_expression(r"a?^[a-z]+$")
    assert not is_telling_expression(r"(^)[a-z]+$")
