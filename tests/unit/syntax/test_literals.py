"""Strings and numbers have the value that their language gives them."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardline.syntax import Document, Language, language_by_name


def language(name: str) -> Language:
    found = language_by_name(name)
    assert found is not None
    return found


def value(name: str, text: str) -> str | None:
    """The value of the string literal that the text consists of."""
    document = Document.parse(text.encode(), language(name))
    node = document.root.named_children[0].named_children[0]
    assert node.type in document.language.strings
    return document.language.string_value(node)


@pytest.mark.parametrize(
    "text",
    [
        *('"a"', "'a'", "''", '""', "'''a\nb'''", '"""a"b"""', "u'é'", "R'\\d'", "r'a\\'b'", "'a' 'b'", "'a' \\\n 'b'"),
        *(r"'it\'s'", r'"\"q\""', r"'\\'", r"'\\n'", r"'\n\t\r\a\b\f\v'", r"'\x41\u00e9\U0001f600\101\0'"),
        *(r"'\N{BULLET}'", "'a\\\nb'", "'é😀e\u0301'", "'''a\\'''b'''"),
    ],
)
def test_python_strings(text: str) -> None:
    assert value("python", text) == ast.literal_eval(text)


@pytest.mark.parametrize("text", [r"'\q\d'", r"'\8'", r"'\N{no such name}'"])
def test_python_leaves_unknown_escapes_as_they_are(text: str) -> None:
    assert value("python", text) == text[1:-1]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0")))
def test_python_strings_of_any_content(content: str) -> None:
    assert value("python", repr(content)) == content


@pytest.mark.parametrize(
    ("text", "expected"), [("f'a{b}'", None), ("'a' f'{b}'", None), ("f'ab'", "ab"), ("b'x'", "x")]
)
def test_python_strings_with_prefixes(text: str, expected: str | None) -> None:
    assert value("python", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'a'", "a"),
        ('"it\'s"', "it's"),
        (r"'\n\t\0'", "\n\t\0"),
        (r"'\x41\u00e9\u{1f600}'", "Aé😀"),
        (r"'\q\''", "q'"),
        ("'a\\\nb'", "ab"),
        ("`a\nb`", "a\nb"),
        ("`a${b}`", None),
        ("``", ""),
    ],
)
def test_javascript_strings(text: str, expected: str | None) -> None:
    assert value("javascript", text) == expected


@pytest.mark.parametrize(
    ("name", "text"), [("python", r"'\ud800'"), ("javascript", r"'\ud800'"), ("python", r"'\UFFFFFFFF'")]
)
def test_half_a_surrogate_pair_is_no_character(name: str, text: str) -> None:
    assert value(name, text) == "\ufffd"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        *[("python", text, ast.literal_eval(text)) for text in ("0", "1_000", "0x1F", "0b11", "0o17", "1.5", "1e3")],
        *[("python", text, None) for text in ("1j", "0777", "1L")],
        ("javascript", "0x1F", 31),
        *[
            ("go", text, value)
            for text, value in (("0x1F", 31), ("0b11", 3), ("0644", 420), ("0o644", 420), ("1_000", 1000), ("1.5", 1.5))
        ],
        ("javascript", "1_000n", 1000),
        ("javascript", "1.5e3", 1500.0),
        ("javascript", "0777", 777.0),
        *[
            ("java", text, value)
            for text, value in (("0x1F", 31), ("0b11", 3), ("017", 15), ("1_000", 1000), ("1.5f", 1.5))
        ],
        ("java", "10L", None),
    ],
)
def test_numbers(name: str, text: str, expected: float | None) -> None:
    assert language(name).number_value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a\\tb"', "a\tb"),
        ('"\\u0041\\101\\\\"', "AA\\"),
        ('"\\ud800"', "\ufffd"),
        ('"""\n  a"""', "\n  a"),
    ],
)
def test_java_strings(text: str, expected: str) -> None:
    assert value("java", f"{text};") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a"', "a"),
        ('""', ""),
        (r'"\n\t\""', '\n\t"'),
        (r'"\x41\u00e9\U0001f600\101"', "Aé😀A"),
        ("`a\\n`", "a\\n"),
        ("``", ""),
    ],
)
def test_go_strings(text: str, expected: str) -> None:
    assert value("go", text) == expected
