"""What is passed over in a Python text that does not parse: the statement that is being typed, and nothing else."""

from __future__ import annotations

import pytest

from wardline.model import TextEdit
from wardline.syntax import Document, language_by_name
from wardline.text import Span

CODE = """\
class Shop:
    rate = 1

    def buy(self, item):
        if item:
            @1
        elif self.rate:
            self.rate = 2
        prices = {
            "a": 1,
            @2
            "b": self.rate,
        }
        try:
            self.send(prices)
        except ValueError:
            @3
        @4

    @property
    def total(self):
        return f(self.rate)


def main():
    Shop().buy(1)
"""
FILLED = {"@1": "pass", "@2": '"c": 3,', "@3": "raise", "@4": "return item"}
CASES = {
    "a member that is not named yet": ("@1", "self.", "self."),
    "two signs of equality": ("@1", "x = = 2", "x = = 2"),
    "a call in a display, without a comma": ("@2", "f(item)", "f(item)"),
    "half a raise": ("@3", "raise X from", "raise X from"),
    "a loop without its colon": ("@3", "for x in item", "for x in item"),
    "a call that is open": ("@4", "os.system(", "("),
    "a call that is open after arguments": ("@4", "f(item, 2", "f(item, 2"),
    "a list that is open": ("@4", "return [a for", "return [a for"),
    "a condition without its colon": ("@4", "if item", "if item"),
    "an import of nothing": ("@4", "import", "import"),
    "a string that is open": ("@4", "'abc", "'abc"),
    "an f-string that is open": ("@4", 'f"abc', 'f"abc'),
    "a definition without parameters": ("@4", "def g(", "def g("),
    "text in a script that ASCII has not": ("@4", "é é", "é é"),
}


def written(place: str, text: str) -> str:
    code = CODE
    for one, usual in FILLED.items():
        code = code.replace(one, text if one == place else usual)
    return code


def parsed(code: str) -> Document:
    language = language_by_name("python")
    assert language is not None
    return Document.parse(code.encode(), language)


def passed_over(document: Document) -> str:
    """What the document's own text has that its tree has not read."""
    return "".join(document.text(one) for one in document.passed_over)


@pytest.mark.parametrize("name", CASES)
def test_only_what_is_being_typed_is_passed_over(name: str) -> None:
    place, text, expected = CASES[name]
    document = parsed(written(place, text))
    assert passed_over(document).split() == expected.split()
    assert document.has_error
    assert document.is_whole


@pytest.mark.parametrize("name", CASES)
def test_an_edit_mends_as_a_fresh_parse_does(name: str) -> None:
    place, text, _ = CASES[name]
    before, after = written("", ""), written(place, text)
    start = CODE[: CODE.index(place)]
    for one, usual in FILLED.items():
        start = start.replace(one, usual)
    first = len(start.encode())
    clean = parsed(before)
    assert clean.is_whole
    broken = clean.edited([TextEdit(Span(first, first + len(FILLED[place])), text)])
    fresh = parsed(after)
    assert broken.data == fresh.data
    assert (str(broken.root), broken.passed_over) == (str(fresh.root), fresh.passed_over)
    back = broken.edited([TextEdit(Span(first, first + len(text.encode())), FILLED[place])])
    assert (str(back.root), back.passed_over) == (str(clean.root), ())
    assert not back.has_error
    assert broken.step is not None
    assert back.step is not None


def test_two_functions_can_be_broken_at_once() -> None:
    code = written("@4", "item.") + "    x = = 1\n"
    document = parsed(code)
    assert passed_over(document) == "item.x = = 1"
    assert document.errors == 2
    assert code[document.first_error :].startswith("item.")


def test_what_is_broken_outside_functions_is_left_to_the_grammar() -> None:
    document = parsed("x = = 1\n\ndef f():\n    pass\n")
    assert document.passed_over == ()
    assert not document.is_whole


def test_a_broken_head_is_left_to_the_grammar() -> None:
    document = parsed("def f(a b):\n    return a\n\ndef g():\n    return 1\n")
    assert not document.is_whole
