"""Generic patterns: what they refuse, what they bind, and that no text makes them run on."""

from __future__ import annotations

import time

import pytest

from unit.engine.harness import rule_set
from wardline.engine import analyze
from wardline.engine.generic_patterns import GenericPatternError, compile_generic, find_generic
from wardline.engine.generic_text import read, without_comments
from wardline.model import ErrorKind
from wardline.syntax import Document, plain_text


def matches(pattern: str, text: str, span: int = 10) -> list[tuple[str, dict[str, str]]]:
    data = text.encode()
    found = find_generic(compile_generic(pattern), read(data), span, lambda: None)
    return [
        (data[one.start : one.end].decode(), {name: data[s:e].decode() for name, (s, e) in one.captures.items()})
        for one in found
    ]


@pytest.mark.parametrize("pattern", ["", "  \n ", "a ... $...X", "$...X $...Y"])
def test_a_pattern_without_meaning_is_refused(pattern: str) -> None:
    with pytest.raises(GenericPatternError):
        compile_generic(pattern)


@pytest.mark.parametrize(
    ("pattern", "text", "bound"),
    [
        ("f($...A)", "f(x, y)", {"$...A": "x, y"}),
        ("f $...A ;", "f x  y;", {"$...A": " x  y"}),
        ("$...A = 1", "a b = 1", {"$...A": "a b"}),
        ("f $...A", "f", {"$...A": ""}),
        ("$A-$B", "x-y", {"$A": "x", "$B": "y"}),
        ("a\n  $...A\nb", "a\nb", {}),
    ],
)
def test_what_metavariables_take(pattern: str, text: str, bound: dict[str, str]) -> None:
    assert [one[1] for one in matches(pattern, text)] == [bound]


def test_comments_become_blanks_of_the_same_length() -> None:
    assert without_comments(b"a /* x\ny */ b // z\n", "cpp") == b"a     \n     b     \n"


def test_a_metavariable_takes_the_text_with_its_comments() -> None:
    data = b"a # x\n c b"
    pattern = compile_generic("a $...X b")
    (found,) = find_generic(pattern, read(without_comments(data, "shell")), 10, lambda: None, data)
    assert data[slice(*found.captures["$...X"])] == b" # x\n c"


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("a ... a ... a ... a ... a ... b", "a " * 20_000),
        ("$A ... $B ... $A ... $B ... z", "x y " * 5_000),
        ("... $X ... z", "( " * 20_000),
        ("a\n  ...\n  a\n  ...\nz", "a\n  a\n" * 5_000),
        ("{ ... }", "{" * 50_000),
        ("{ ... z", "{" * 50_000 + "}" * 50_000),
        ("$X ( ... z ... )", "f(" * 20_000 + ")" * 20_000),
        ("$...X = $...X ; z", "a = " * 20_000),
    ],
)
def test_a_text_that_never_ends_a_pattern_is_given_up(pattern: str, text: str) -> None:
    started = time.perf_counter()
    rules = rule_set(pattern, language="generic")
    analysis = analyze(Document.parse(text.encode(), plain_text()), rules).analysis

    assert time.perf_counter() - started < 10
    assert [one.span for one in analysis.findings] == [] or not analysis.errors
    assert {error.kind for error in analysis.errors} <= {ErrorKind.BUDGET}


def test_a_rule_over_text_is_found_in_a_program_that_does_not_parse() -> None:
    rules = rule_set("def (", language="generic")
    document = Document.parse(b"def (\n  x = [\n", plain_text())
    assert len(analyze(document, rules).analysis.findings) == 1
