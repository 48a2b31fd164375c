"""Which rules can find anything in a text at all, told from the words that stand in it.

Each rule says once what a text must hold: sets of words and fragments, one of which must be there as a whole. A text
is scanned for all of them at once, and each rule then costs a few operations on integers. What passes may still find
nothing; what does not pass cannot.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from wardline.engine.formula import All, Either, Formula, PatternCondition, metavariables
from wardline.engine.fragments import fragments
from wardline.engine.literal_patterns import Text
from wardline.engine.pattern_compiler import CompiledPattern
from wardline.engine.text_patterns import TextPattern
from wardline.engine.words import FragmentScanner, WordScanner
from wardline.rules import schema

Need = frozenset[str]
"""What a text must hold all of: words as they are, fragments (lower case, anywhere in the text) after a mark."""

SURE, LIKELY = "~", '"'
"""The marks: of text that each match holds, and of text that it holds unless somebody put a string together."""

_MOST = 256  # alternatives of one rule; what would make more is left out, which lets more texts pass
_EVERYWHERE = frozenset(
    ["self", "def", "if", "in", "import", "from", "name", "for", "is", "not", "get", "class", "return", "with", "as",
     "this", "const", "let", "var", "function", "new", "the", "to", "of", "a", "and", "or", "int", "public", "void",
     "func", "err", "nil", "package", "String"]
)  # fmt: skip
"""Words that nearly every text holds: asking for them costs more than it saves."""
_RUN = re.compile(r"[A-Za-z0-9_$]+")
_LONG, _LONG_MARKED = 8, 6


def needs(formula: Formula) -> frozenset[Need]:
    """The alternatives of which a text with a match of `formula` holds at least one."""
    if isinstance(formula, CompiledPattern):
        return frozenset({(formula.words - _EVERYWHERE) | _pieces_of_strings(formula)})
    if isinstance(formula, TextPattern):
        return _any_of(formula.pieces)
    if isinstance(formula, Either):
        return _smallest(need for option in formula.options for need in needs(option))
    return _needs_of_all(formula)


def needs_of_any(formulas: Iterable[Formula]) -> frozenset[Need]:
    """As `needs`, for a match of any of the formulas."""
    return _smallest(need for formula in formulas for need in needs(formula))


def _needs_of_all(formula: All) -> frozenset[Need]:
    inner = [one.formula for one in formula.conditions if isinstance(one, PatternCondition) and one.language is None]
    asked = [needs(part) for part in (*formula.positives, *formula.insides, *inner)]
    asked.append(_any_of(formula.fragments))
    bound = frozenset().union(*(metavariables(part) for part in (*formula.positives, *formula.insides)))
    asked += [
        _any_of(fragments(one.regex))
        for one in formula.conditions
        if isinstance(one, schema.MetavariableRegex) and not one.constant and one.metavariable in bound
    ]
    found: frozenset[Need] = frozenset({frozenset()})
    for alternatives in sorted(asked, key=len):
        if len(found) * len(alternatives) <= _MOST:
            found = _smallest(one | other for one in found for other in alternatives)
    return found


def _any_of(texts: frozenset[str] | None) -> frozenset[Need]:
    return frozenset({frozenset()}) if texts is None else frozenset(frozenset({SURE + text}) for text in texts)


def _smallest(alternatives: Iterable[Need]) -> frozenset[Need]:
    """The alternatives without those that ask for more than another one does."""
    kept: list[Need] = []
    for need in sorted(set(alternatives), key=len):
        if len(kept) > _MOST:
            return frozenset({frozenset()})
        if not any(one <= need for one in kept):
            kept.append(need)
    return frozenset(kept)


def _pieces_of_strings(pattern: CompiledPattern) -> frozenset[str]:
    """Long words inside the pattern's strings, which hardly anybody writes in pieces: `"Content-" "Type"` passes.

    Code that does (`"administr" + "ator"`) is found only in a file that holds the word elsewhere, too.
    """
    found: set[str] = set()
    stack = list(pattern.forms)
    while stack:
        form = stack.pop()
        if isinstance(form, Text) and form.value is not None:
            runs = _RUN.findall(form.value)
            found.update(LIKELY + run.lower() for run in runs if len(run) >= (_LONG_MARKED if "$" in run else _LONG))
        stack.extend(form.within())
    return frozenset(found)


class Gate:
    """Decides for texts of one language which of some rules can match.

    `rules` are, for each rule, groups of alternatives: of each group a text must hold one. What rules find in a part
    of a text depends on which of the `likely` fragments the whole text holds.
    """

    def __init__(self, rules: Iterable[Sequence[frozenset[Need]]]) -> None:
        asked = list(rules)
        tokens = sorted({token for groups in asked for group in groups for need in group for token in need})
        self._bits = {token: 1 << index for index, token in enumerate(tokens)}
        self._words = WordScanner(token for token in tokens if token[0] not in (SURE, LIKELY))
        self._fragments = FragmentScanner({token[1:] for token in tokens if token[0] in (SURE, LIKELY)})
        self.likely = frozenset(token[1:] for token in tokens if token[0] == LIKELY)
        self._open: list[int] = []  # the groups that every text passes
        self._pivots: dict[int, list[tuple[int, int]]] = {}  # by one bit of each need: the need, and its group
        self._size = 0
        numbers: dict[frozenset[Need], int] = {}
        self._rules: list[tuple[int, ...]] = []  # the numbers of each rule's groups
        for groups in asked:
            for group in groups:
                if group not in numbers:
                    numbers[group] = self._size
                    self._add(group)
            self._rules.append(tuple(numbers[group] for group in groups))

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are asked for."""
        return self._words.words

    @property
    def fragments(self) -> tuple[str, ...]:
        """The fragments that are asked for."""
        return self._fragments.fragments

    def _add(self, group: frozenset[Need]) -> None:
        for need in group:
            if need:
                pivot = self._bits[max(need, key=lambda token: (len(token), token))]  # what is long is rare
                self._pivots.setdefault(pivot, []).append((sum(self._bits[token] for token in need), self._size))
            else:
                self._open.append(self._size)
        self._size += 1

    def passing(self, data: bytes) -> list[int]:
        """The numbers of the rules that can find something in `data`, ascending."""
        return self.passing_with(self._words.present(data), self._fragments.present(data))

    def passing_with(self, words: Collection[str], fragments: Collection[str]) -> list[int]:
        """As `passing`, for a text of which all words and fragments are known that rules look for."""
        marked = [mark + text for text in fragments for mark in (SURE, LIKELY)]
        return self._passing([token for token in (*words, *marked) if token in self._bits])

    def _passing(self, tokens: Iterable[str]) -> list[int]:
        bits = [self._bits[token] for token in tokens]
        held = sum(bits)
        passed = bytearray(self._size)
        for group in self._open:
            passed[group] = 1
        for bit in bits:
            for need, group in self._pivots.get(bit, ()):
                if need & held == need:
                    passed[group] = 1
        return [number for number, groups in enumerate(self._rules) if all(passed[group] for group in groups)]
