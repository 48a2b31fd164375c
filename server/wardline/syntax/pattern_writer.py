"""Spells the ellipses and metavariables of a pattern for languages with brackets, each as its place asks for it.

Among statements an ellipsis is a statement, among the members of a class a declaration, among parameters a parameter,
else a name. Which spelling that is, the language says in a `Spelling`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wardline.syntax import placeholders

_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/)
      | (?P<text>\"{3}.*?\"{3}|@\$?"(?:""|[^"])*"|"(?:\\.|[^"\\\n])*"|'(?:\\[^']+|[^'\\\n])')
      | (?P<deep><\.\.\.|\.\.\.>)
      | (?P<dots>\.\.\.|\$\.\.\.[A-Z_][A-Z0-9_]*)
      | (?P<word>\$?\w+)
      | (?P<other>->|=>|::|.)""",
    re.VERBOSE | re.DOTALL,
)
_OPEN, _CLOSE = "([{", ")]}"
_BEFORE_STATEMENT = frozenset({"", ";", "{", "}", ")", "else", "do", "=>"})
_CREATORS = frozenset({"new"})
_NO_TYPES = frozenset({"return", "throw", "new", "else", "await", "case", "emit", "delete", "yield", "in", "goto"})


@dataclass(frozen=True)
class Spelling:
    """How an ellipsis, `@` in these texts, is written in each place.

    `definers` are words after which a name has parameters (`def`); where there are none, a name that follows a type
    has them. `classes` are the words whose braces hold `members`; `catchers` have a parameter in brackets.
    `item` is the spelling in braces that hold values.
    """

    statement: str
    member: str
    parameter: str
    definers: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset({"class"})
    catchers: frozenset[str] = frozenset({"catch"})
    item: str = "@"


def spelled(text: str, spelling: Spelling) -> str:
    """The pattern `text` as code of the language."""
    return "".join(_Writer(text, spelling).written())


class _Writer:
    """Writes the tokens of one pattern again."""

    def __init__(self, text: str, spelling: Spelling) -> None:
        self.spelling = spelling
        self.tokens = [(found.lastgroup or "", found[0]) for found in _TOKEN.finditer(text)]
        self.solid = [index for index, (kind, _) in enumerate(self.tokens) if kind != "space"]

    def written(self) -> Iterator[str]:
        """The pieces of the text."""
        around: list[str] = []
        at = 0
        for kind, text in self.tokens:
            if kind == "space":
                yield text
                continue
            if kind == "deep":
                yield f"{placeholders.DEEP}(" if text == "<..." else ")"
            elif kind == "dots":
                yield self._dots(at, text, around[-1] if around else "block")
            else:
                if text in _OPEN:
                    around.append(self._place(at))
                elif text in _CLOSE and around:
                    around.pop()
                yield text if kind == "text" and "$" not in text and "..." not in text else placeholders.encode(text)
            at += 1

    def _solid(self, at: int) -> str:
        return self.tokens[self.solid[at]][1] if 0 <= at < len(self.solid) else ""

    def _is_word(self, at: int) -> bool:
        return 0 <= at < len(self.solid) and self.tokens[self.solid[at]][0] == "word"

    def _starts_branch(self, at: int) -> bool:
        """Whether what is before it is the colon after the labels of a branch of a `switch`."""
        back = at - 2
        while self._solid(at - 1) == ":" and self._solid(back) not in ("", ":", ";", "{", "}"):
            if self._solid(back) in ("case", "default"):
                return True
            back -= 1
        return False

    def _dots(self, at: int, text: str, place: str) -> str:
        name, before, spelling = placeholders.encode(text), self._solid(at - 1), self.spelling
        alone = before in _BEFORE_STATEMENT or self._starts_line(at) or self._starts_branch(at)
        if before == "(" and self._solid(at - 2) == "for" and self._solid(at + 1) == ")":
            return f"{name}; ;" if spelling.statement.endswith(";") else name
        if place == "members" and alone:
            return self._ended(spelling.member.replace("@", name), at)
        if place == "block" and alone:
            return self._ended(spelling.statement.replace("@", name), at)
        if place == "items" and before in ("{", ","):
            return spelling.item.replace("@", name)
        if place == "parameters" and before in ("(", ","):
            return spelling.parameter.replace("@", name)
        return name

    def _ended(self, statement: str, at: int) -> str:
        return statement.rstrip(";") if self._solid(at + 1) == ";" else statement

    def _starts_line(self, at: int) -> bool:
        index = self.solid[at] - 1
        return index >= 0 and self.tokens[index][0] == "space" and "\n" in self.tokens[index][1] and self._is_ended(at)

    def _is_ended(self, at: int) -> bool:
        """Whether what stands on the line before needs no more."""
        return self._solid(at - 1) not in (".", ",", "(", "=", "+", "&&", "||", "->", "::", "[")

    def _place(self, at: int) -> str:
        """What stands between the bracket at `at` and its partner."""
        bracket, before = self._solid(at), self._solid(at - 1)
        if bracket == "{":
            if before in ("=", "(", ",", "]", "return") or self._follows(at, _CREATORS):
                return "items"
            if self._solid(at - 2) == "." and self._is_word(at - 1):
                return "items"
            return "members" if self._follows(at, self.spelling.classes) else "block"
        if bracket == "(" and (before in self.spelling.catchers or self._declares(at)):
            return "parameters"
        return "arguments"

    def _follows(self, at: int, words: frozenset[str]) -> bool:
        """Whether one of the words stands before `at`, brackets and what ends statements not passed."""
        depth, back = 0, at - 1
        while back >= 0 and (depth or self._solid(back) not in (";", "{", "}", "(", "[", "=>")):
            token = self._solid(back)
            depth += (token in _CLOSE) - (token in _OPEN)
            if not depth and token in words:
                return True
            back -= 1
        return False

    def _declares(self, at: int) -> bool:
        """Whether the bracket opens the parameters of a definition."""
        definers, before = self.spelling.definers, self._solid(at - 2)
        if definers:
            return before in definers or self._solid(at - 1) in definers
        if not self._is_word(at - 1) or self._solid(at - 1) in ("if", "while", "for", "switch", "using", "lock"):
            return False
        if before in ("*", "]", ">") and self._solid(at - 3) not in ("=", "(", ",", "."):
            return self._solid(self._partner(at) + 1) == "{"
        return self._is_word(at - 2) and before not in _NO_TYPES

    def _partner(self, at: int) -> int:
        depth = 0
        for index in range(at, len(self.solid)):
            depth += (self._solid(index) in _OPEN) - (self._solid(index) in _CLOSE)
            if depth == 0:
                return index
        return len(self.solid)
