"""Turns SQL text with values in it into SQL text with placeholders and the values to bind.

A small reader of SQL: strings, quoted names, comments, brackets and the words before a value. It only says yes
where a value must stand (after a comparison, in `VALUES (...)`, after `LIMIT`, ...); a table, a column or a
direction cannot be bound, and then it refuses. Knows no Python beyond the units of `wardline.fixes.literals`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from wardline.fixes.draft import NoFixError
from wardline.fixes.literals import Char, Hole, Template, Unit, value_of

_TOKEN = re.compile(r"[A-Z_][\w.$]*|\d[\w.]*|<=>|<=|>=|<>|!=|\|\||\S")
_BEFORE_VALUE = frozenset(
    {
        "=", "<", ">", "<=", ">=", "<>", "!=", "<=>", "||", "+", "-", "LIKE", "ILIKE", "GLOB", "REGEXP", "RLIKE",
        "LIMIT", "OFFSET", "THEN", "ELSE", "BETWEEN", "ESCAPE",
    }
)  # fmt: skip
_TYPED = frozenset({"DATE", "TIME", "TIMESTAMP", "INTERVAL", "AS", "E", "N", "B", "X", "U"})
_PLACEHOLDER = re.compile(r"\?|%s|%\(\w+\)s|(?<![:\w]):[A-Za-z_]\w*|\$\d")
_NAME = "a table, a column or a keyword cannot be a parameter: choose it from a list of allowed names"


@dataclass
class _Reader:
    template: Template
    placeholder: Callable[[int], str]
    percent: str
    out: list[tuple[int, Unit]] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    seen: str = ""

    def read(self) -> None:
        units = list(self.template.units())
        at = 0
        while at < len(units):
            at = self._step(units, at)

    def _step(self, units: list[tuple[int, Unit]], at: int) -> int:
        index, unit = units[at]
        if isinstance(unit, Hole):
            self._bare(index, unit, units[at + 1 : at + 2])
            return at + 1
        if unit.value == "'":
            return self._string(units, at)
        closing = _enclosed(units, at)
        if closing is not None:
            return self._name_or_comment(units, at, closing)
        self._keep(index, unit)
        self.seen += unit.value
        return at + 1

    def _keep(self, index: int, unit: Unit) -> None:
        """Write a character as it was, but for `%`, which some drivers want doubled."""
        self.out.append((index, Char(self.percent, "%") if unit == Char("%", "%") else unit))

    def _bare(self, index: int, hole: Hole, following: list[tuple[int, Unit]]) -> None:
        """A value outside of quotes."""
        after = following[0][1] if following else Char(" ", " ")
        if isinstance(after, Hole) or re.match(r"[\w.($'\"`\[]", after.value):
            raise NoFixError(_NAME)
        if self.seen and re.match(r"[\w.@$#'\"`\]]", self.seen[-1]):
            raise NoFixError(_NAME)
        if not _takes_value(_TOKEN.findall(self.seen.upper()), after.value):
            raise NoFixError(_NAME)
        self._bind(index, _unwrapped(hole.code))

    def _string(self, units: list[tuple[int, Unit]], at: int) -> int:
        """A quoted SQL string: with values in it the whole string becomes one parameter."""
        index = units[at][0]
        inside: list[tuple[int, Unit]] = []
        end = at + 1
        while end < len(units):
            if _is(units, end, "'"):
                if not _is(units, end + 1, "'"):
                    break
                end += 1
            inside.append(units[end])
            end += 1
        else:
            raise NoFixError("a quoted text in the statement does not end")
        if any(isinstance(unit, Hole) for _, unit in inside):
            self._quoted(index, tuple(unit for _, unit in inside))
        else:
            for position, unit in units[at : end + 1]:
                self._keep(position, unit)
            self.seen += "'x'"
        return end + 1

    def _quoted(self, index: int, units: tuple[Unit, ...]) -> None:
        word = re.search(r"([A-Z]+)\s*$", self.seen.upper())
        if (self.seen and re.match(r"[\w'\"]", self.seen[-1])) or (word and word[1] in _TYPED):
            raise NoFixError("the database reads this quoted text in a special way")
        plain = tuple(Hole(unit.code) if isinstance(unit, Hole) else unit for unit in units)
        self._bind(index, value_of(plain, self.template.quote))

    def _name_or_comment(self, units: list[tuple[int, Unit]], at: int, closing: str) -> int:
        end = _end_of(units, at, closing)
        for index, unit in units[at:end]:
            if isinstance(unit, Hole):
                raise NoFixError(_NAME)
            self._keep(index, unit)
        self.seen += " x " if closing in '"`]' else " "
        return end

    def _bind(self, index: int, value: str) -> None:
        self.values.append(value)
        mark = self.placeholder(len(self.values))
        self.out.extend((index, Char(one, one)) for one in mark)
        self.seen += "\x00"


def bind(template: Template, placeholder: Callable[[int], str], *, percent_doubled: bool) -> tuple[Template, list[str]]:
    """The SQL text of `template` with placeholders, and the Python source of each value.

    `placeholder` gives the n-th placeholder, from 1. `percent_doubled` tells whether the driver wants `%` in
    the text written twice. Raises `NoFixError` where binding would change what the statement means.
    """
    reader = _Reader(template, placeholder, "%%" if percent_doubled else "%")
    reader.read()
    if _PLACEHOLDER.search(reader.seen.replace("\x00", "")):
        raise NoFixError("the statement has placeholders already")
    if not reader.values:
        raise NoFixError("no value stands in the statement")
    return template.with_units(reader.out), reader.values


def _is(units: list[tuple[int, Unit]], at: int, value: str) -> bool:
    if at >= len(units):
        return False
    unit = units[at][1]
    return isinstance(unit, Char) and unit.value == value


def _enclosed(units: list[tuple[int, Unit]], at: int) -> str | None:
    """What ends the quoted name or the comment that starts at `at`; None if none does."""
    for opening, closing in (('"', '"'), ("`", "`"), ("[", "]"), ("--", "\n"), ("/*", "*/")):
        if all(_is(units, at + offset, one) for offset, one in enumerate(opening)):
            return closing
    return None


def _end_of(units: list[tuple[int, Unit]], at: int, closing: str) -> int:
    for end in range(at + (2 if len(closing) == 2 else 1), len(units)):
        if all(_is(units, end + offset, one) for offset, one in enumerate(closing)):
            return end + len(closing)
    return len(units)


def _takes_value(tokens: list[str], after: str) -> bool:
    """Whether SQL puts a value, and nothing else, after `tokens`."""
    if not tokens:
        return False
    last = tokens[-1]
    if last in _BEFORE_VALUE:
        return True
    if last == "AND":
        return len(tokens) > 2 and "BETWEEN" in tokens[-3:-1]
    if last not in "(,":
        return False
    if last == "," and "LIMIT" in tokens[-3:-1]:
        return True
    opener = _opener(tokens)
    if opener == "IN" and last == "(" and after == ")":
        raise NoFixError("the value may stand for several; each needs a placeholder of its own")
    return opener in {"IN", "VALUES"}


def _opener(tokens: list[str]) -> str:
    """The word before the bracket that is open at the end; further rows of `VALUES` count as the first."""
    at = _open_bracket(tokens, len(tokens))
    while at >= 2 and tokens[at - 1] == "," and tokens[at - 2] == ")":
        at = _open_bracket(tokens, at - 2)
    return tokens[at - 1] if at >= 1 else ""


def _open_bracket(tokens: list[str], end: int) -> int:
    depth = 0
    for at in range(end - 1, -1, -1):
        if tokens[at] == ")":
            depth += 1
        elif tokens[at] == "(":
            if not depth:
                return at
            depth -= 1
    return -1


def _unwrapped(code: str) -> str:
    """`str(x)` was there to join the text; the database takes `x` itself."""
    found = re.fullmatch(r"str\(([\w.]+(?:\[[^\[\]]*\])?)\)", code)
    return found[1] if found else code
