"""Patterns and targets of any content: a bad pattern is a `PatternError`, a bad target is nothing at all."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from property import corpus
from property.derive import derive
from property.edits import TYPED
from unit.engine.harness import rule_set
from wardline.engine import analyze
from wardline.engine.pattern_compiler import CompiledPattern, PatternError, compile_pattern
from wardline.model import ErrorKind
from wardline.syntax import Document, Language, language_by_name, languages

PIECES = st.sampled_from(
    [
        *TYPED,
        *("$X", "$_", "$...ARGS", "...", "<... ", " ...>", '"..."', '"$X"', '"=~/a(/"', "$X(...)", "f($...A, k=$V)"),
        *("def $F(...):\n    ...", "class $C(...): ...", "{'a': ..., ...}", "[...]", "$X.$Y", "wl_mv_X", "lambda: $X"),
        *("f\"{$X}\"", "`${$X}`", "<$T $A={...}/>", "function $F(...) { ... }", "try:\n  ...\nexcept $E:\n  ..."),
        *("import $X", "from $M import $N", "$X = $Y", "$X == $X", "return ...", "if $C: ...", "@$D\ndef $F(...): ..."),
        *("with $A as $B: ...", "($X: int)", "async ", "await ", "not ", "1", "-1", "1e999", "0x", "None", "null"),
    ]
)  # fmt: skip
PATTERNS = st.one_of(st.text(), st.lists(PIECES, max_size=6).map("".join), st.lists(PIECES, max_size=4).map("\n".join))
TARGETS = st.one_of(
    st.binary(max_size=300),
    st.lists(PIECES, max_size=30).map(lambda parts: "".join(parts).encode()),
    st.lists(PIECES, max_size=30).map(lambda parts: " ".join(parts).encode("utf-16")),
)


def language(name: str) -> Language:
    found = language_by_name(name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", languages())
@given(text=PATTERNS)
@example(text="")
@example(text="...")
@example(text="\ud800")
@example(text="(" * 3000)
@example(text="-" * 3000 + "1")
@example(text="f(" * 1000 + ")" * 1000)
def test_any_text_is_a_pattern_or_a_pattern_error(name: str, text: str) -> None:
    try:
        compiled: CompiledPattern | None = compile_pattern(text, language(name))
        line = column = 1
    except PatternError as error:
        compiled, line, column = None, error.line, error.column
    assert compiled is None or compiled.forms
    assert min(line, column) >= 1


@pytest.mark.parametrize("name", languages())
@given(data=TARGETS)
@example(data=b"")
@example(data=b"\xff\xfe\0eval(\xff)")
@example(data=b"eval(" * 3000)
@example(data=b"x = " + b"-" * 3000 + b"eval(y)")
@example(data=b"os.system(" + b"a + " * 2000 + b"b)")
@example(data=b"def f():\n" * 500)
def test_any_bytes_are_analysed_without_raising(name: str, data: bytes) -> None:
    """Code nested too deeply for a rule is said to be so; nothing else goes wrong."""
    snapshot = analyze(Document.parse(data, language(name)), corpus.rules(), path="a")
    assert all(
        error.kind is ErrorKind.BUDGET or "nested too deeply" in error.message for error in snapshot.analysis.errors
    )
    for finding in snapshot.analysis.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(data)
        assert finding.context.contains(finding.span)


DERIVED = ("python", "javascript", "typescript", "tsx", "java", "go")


@pytest.mark.parametrize("name", DERIVED)
@given(number=st.integers(0, 10_000), seed=st.integers(0, 1_000_000))
def test_a_pattern_made_of_code_matches_that_code(name: str, number: int, seed: int) -> None:
    texts = corpus.texts(language(name).suffixes)
    assert texts, "the corpus has no text of this language"
    data = list(texts.values())[number % len(texts)]
    document = Document.parse(data, language(name))
    derived = derive(document, random.Random(seed))
    assume(derived is not None)
    assert derived is not None
    snapshot = analyze(document, rule_set(derived.pattern, language=name))
    starts = {finding.span.start for finding in snapshot.analysis.findings}
    assert derived.start in starts or snapshot.analysis.errors, derived.pattern
