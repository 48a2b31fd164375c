"""What is passed over in a Python text that does not parse: the statement that is being typed, and nothing else."""

from __future__ import annotations

import pytest

from wardline.engine.units import functions
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
    "a call that is open": ("@1", "os.system(", "("),
    "a call that is open at the end": ("@4", "os.system(", "os.system("),
    "a branch without its colon": ("@3", "raise\n        else", "else"),
    "half a decorator": ("@4", "@", "@"),
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
    clean, fresh = parsed(written("", "")), parsed(written(place, text))
    start = CODE[: CODE.index(place)]
    for one, usual in FILLED.items():
        start = start.replace(one, usual)
    first = len(start.encode())
    usual, typed = FILLED[place], text
    breaking = TextEdit(Span(first, first + len(usual)), typed)
    mending = TextEdit(Span(first, first + len(typed.encode())), usual)
    assert not clean.has_error
    broken = clean.edited([breaking])
    for _ in range(2):
        assert broken.data == fresh.data
        assert (str(broken.root), broken.passed_over) == (str(fresh.root), fresh.passed_over)
        back = broken.edited([mending])
        assert (str(back.root), back.passed_over, back.has_error) == (str(clean.root), (), False)
        assert back.step is not None
        broken = back.edited([breaking])
        assert broken.step is not None  # from now on, only the function is looked at


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


def test_a_comment_behind_what_is_passed_over_is_read() -> None:
    document = parsed("def f(y):\n    x = = 1\n    # a reason\n    g(y)\n")
    assert passed_over(document) == "x = = 1"
    assert "(comment)" in str(document.root)


def test_a_long_display_with_an_error_costs_little() -> None:
    lines = "".join(f"        'k{number}': {number},\n" for number in range(3_000))
    document = parsed(f"def f(y):\n    return {{\n        g(y)\n{lines}    }}\n")
    assert passed_over(document) == "g(y)"


def test_all_that_is_found_before_an_open_call_at_the_end_stays() -> None:
    python = language_by_name("python")
    assert python is not None
    text = "def g(x):\n    eval(input())\n    f(\ndef h():\n    pass\n"
    document = parsed(text)
    units = functions(document)
    assert [document.text(unit.span) for unit in units] == [
        text[: text.index("def h")].rstrip(),
        text[text.index("def h") :].rstrip(),
    ]
