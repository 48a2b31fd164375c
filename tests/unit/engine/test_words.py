"""Word and fragment scans: the native automaton and the fallback give the same answer."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from wardline.engine import expressions
from wardline.engine.fragments import fragments
from wardline.engine.words import FragmentScanner, WordScanner, positions, scan_identifiers

LETTERS = st.text(alphabet="ab_1", min_size=1, max_size=4)
TEXTS = st.text(alphabet="ab_1 .(Bé\n", max_size=40).map(str.encode)


def without_native(scanner: FragmentScanner) -> FragmentScanner:
    scanner._automaton = None
    return scanner


@given(words=st.sets(LETTERS, min_size=1, max_size=5), data=TEXTS)
def test_words_with_and_without_the_automaton(words: set[str], data: bytes) -> None:
    encoded = [word.encode() for word in words]
    assert WordScanner(words).scan(data) == scan_identifiers(data, encoded)


@given(words=st.sets(LETTERS, min_size=1, max_size=5), data=TEXTS)
def test_words_are_found_where_a_regular_expression_finds_them(words: set[str], data: bytes) -> None:
    found = WordScanner(words).scan(data)
    assert found == {word: places for word in words if (places := positions(data, word))}


@given(texts=st.sets(st.text(alphabet="abé", min_size=1, max_size=4), min_size=1, max_size=5), data=TEXTS)
def test_fragments_with_and_without_the_automaton(texts: set[str], data: bytes) -> None:
    ascii_texts = {text for text in texts if text.isascii()} or {"a"}
    assert FragmentScanner(ascii_texts).scan(data) == without_native(FragmentScanner(ascii_texts)).scan(data)


def test_whole_words_only() -> None:
    assert WordScanner(["run"]).scan(b"run runner _run run2 a.run(run)") == {"run": [0, 23, 27]}


def test_no_words_find_nothing() -> None:
    assert WordScanner([]).scan(b"run") == {}
    assert FragmentScanner([]).scan(b"run") == {}


def test_fragments_stand_inside_words_in_any_case() -> None:
    assert FragmentScanner(["pass"]).scan(b"DB_PASSWORD pass") == {"pass": [3, 12]}


EXPRESSIONS = {
    r"(?i)^(\w+_)?(passw(or)?d|secret)$": {"password", "passwd", "secret"},
    r"^gh[ps]_\w+$": {"ghp_", "ghs_"},
    r"a|b": None,
    r".*": None,
    r"(?i)token": {"token"},
    r"(abc)+x?": {"abc"},
    r"(": None,
    r"\bключ": None,
    r"[[:alnum:]]x]secret": None,
    r"(?:secret){e<=1}": None,
}


def test_fragments_of_expressions() -> None:
    assert {text: fragments(text) and set(fragments(text) or ()) for text in EXPRESSIONS} == EXPRESSIONS


@given(pattern=st.from_regex(r"\A(abc|[xy]z|(?:key|pw)_?|\\w+|de?f|.){1,4}\Z"), data=st.data())
def test_every_match_holds_a_fragment(pattern: str, data: st.DataObject) -> None:
    asked = fragments(pattern)
    if asked is None:
        return
    matched = data.draw(st.from_regex(re.compile(pattern, re.DOTALL)))
    assert any(text in matched.lower() for text in asked)


PARTS = st.sampled_from(
    ["abc", "[xy]z", "(?:key|pw)_?", "[[:alnum:]]", "]", "{2}", "{e}", "(?i)", "[^]a]b", "a++", "\\d", "[a&&b]", "|"]
)


@given(pattern=st.lists(PARTS, min_size=1, max_size=4).map("".join), text=st.text("abcxyzkeypw_]0{e}&[:", max_size=12))
def test_what_the_rules_expressions_find_holds_a_fragment(pattern: str, text: str) -> None:
    asked = fragments(pattern)
    if asked is None or expressions.check(pattern) is not None:
        return
    if expressions.search(pattern, text):
        assert any(piece in text.lower() for piece in asked)
