"""Which functions of a file data can come from, told from the words in them alone.

It says too much rather than too little: whoever mentions the name of a function may call it. Following data then
tells; this only keeps it away from functions that have nothing to do with a rule's sinks.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from wardline.engine.program import Program
from wardline.syntax import flow

_WORD = re.compile(rb"[^\W\d]\w*", re.ASCII)
# A word is taken whole or not at all, so that a very long one costs its length.
_CHANGED = re.compile(rb"(?<!\w)([^\W\d]\w*+)(?=\s*(?:[-+*/|&%^]|\*\*|//|<<|>>)?=(?!=)|[\[.,)\]}])", re.ASCII)
FILE = ""
"""The name of the file's own statements among the functions."""


@dataclass(frozen=True, slots=True)
class Words:
    """The names in a text, and those that something may be assigned to or put into."""

    all: frozenset[str]
    changed: frozenset[str]


def words_of(text: bytes) -> Words:
    """What a text mentions."""
    return Words(_decoded(_WORD.findall(text)), _decoded(_CHANGED.findall(text)))


def _decoded(found: Iterable[bytes]) -> frozenset[str]:
    return frozenset(word.decode() for word in set(found))


class CallGraph:
    """Names as bridges: between a function and those that it mentions, that mention it, or that share a variable."""

    def __init__(
        self, program: Program, words: Mapping[str, Words], attributes: Callable[[str], frozenset[str]]
    ) -> None:
        self.program = program
        self.words = words
        self._attributes = attributes
        self._changing: dict[str, frozenset[str]] = {}  # the attributes that routines may change, where asked for
        self._known: dict[str, set[str]] = {}  # what is beside routines, where asked for
        self._writers_of: dict[str, dict[str, set[str]]] = {}  # by class, then by attribute
        self._by_name: dict[str, set[str]] = {}
        for routine in program.routines:
            for name in callable_names(program, routine):
                self._by_name.setdefault(name, set()).add(routine)
        self._names = self._by_name.keys() | program.variables
        self._mentions = _index(self._names, {owner: found.all for owner, found in words.items()})
        self._writers = _index(program.variables, {owner: found.changed for owner, found in words.items()})

    def at_rest(self) -> CallGraph:
        """The graph without a hold on the text that it was made from, for a later version to move."""
        rested = copy.copy(self)
        rested._attributes = _nothing_known
        return rested

    def moved(
        self, program: Program, words: Mapping[str, Words], attributes: Callable[[str], frozenset[str]]
    ) -> CallGraph:
        """The graph of a text in which the same functions stand, some of them with other words inside."""
        moved = copy.copy(self)
        moved.program, moved.words, moved._attributes = program, words, attributes
        changed = [name for name, one in words.items() if one is not self.words[name] and one != self.words[name]]
        if changed:
            self._move(moved, changed)
        return moved

    def _move(self, moved: CallGraph, changed: list[str]) -> None:
        moved._mentions = dict(self._mentions)
        moved._writers = dict(self._writers)
        moved._changing = {name: known for name, known in self._changing.items() if name not in changed}
        affected = set(changed)
        for name in changed:
            before, after = self.words[name], moved.words[name]
            for word in (before.all ^ after.all) & moved._names:
                moved._mentions[word] = moved._mentions.get(word, set()) ^ {name}
                affected |= self._by_name.get(word, set())
            for word in (before.changed ^ after.changed) & moved.program.variables:
                moved._writers[word] = moved._writers.get(word, set()) ^ {name}
                affected |= moved._mentions.get(word, set())
            routine = moved.program.routines.get(name)
            owner = routine.owner if routine is not None else None
            is_known = owner is not None and name in self._changing
            if owner is not None and is_known and moved._changes(name) != self._changing[name]:
                moved._writers_of = {}
                affected.update(moved.program.methods(owner))
        moved._known = {name: known for name, known in self._known.items() if name not in affected}

    def _changes(self, routine: str) -> frozenset[str]:
        """The attributes that a routine may change."""
        found = self._changing.get(routine)
        if found is None:
            found = self._changing[routine] = self._attributes(routine)
        return found

    def mentioning(self, names: Iterable[str]) -> set[str]:
        """The functions in whose text one of the names stands."""
        return set().union(*(self._mentions.get(name, set()) for name in names))

    def callers(self, routine: str) -> set[str]:
        """The functions that may call the routine."""
        return self.mentioning(callable_names(self.program, routine)) - {routine}

    def before(self, ends: Iterable[str]) -> set[str]:
        """All functions that data in `ends` may come from, and these themselves."""
        found = set(ends)
        waiting = list(found)
        while waiting:
            routine = waiting.pop()
            if routine not in self._known:
                self._known[routine] = self._beside(routine)
            fresh = self._known[routine] - found
            found |= fresh
            waiting += fresh
        return found

    def mentioned(self, routine: str) -> set[str]:
        """The functions that may be called in the routine: those whose names stand there, and constructors of bases."""
        found: set[str] = set()
        words = self.words[routine].all if routine in self.words else frozenset()
        for word in words & self._by_name.keys():
            found |= self._by_name[word]
        known = self.program.routines.get(routine)
        if known is not None and known.owner is not None and known.role is flow.Role.CONSTRUCTOR:
            above = self.program.inherited(known.owner, "")
            found |= {above} if above is not None else set()
        return found

    def _beside(self, routine: str) -> set[str]:
        mentioned = self.words[routine].all if routine in self.words else frozenset()
        beside = self.mentioned(routine)
        known = self.program.routines.get(routine)
        if known is None:
            return beside
        beside |= self.callers(routine)
        for variable in mentioned & self.program.variables:
            beside |= self._writers.get(variable, set())
        if known.owner is not None:
            beside |= self._attribute_writers(known.owner, mentioned)
        return beside

    def _attribute_writers(self, owner: str, mentioned: frozenset[str]) -> set[str]:
        """The methods of the class and its kin that may change an attribute among these words."""
        index = self._writers_of.get(owner)
        if index is None:
            index = self._writers_of[owner] = {}
            for name in self.program.methods(owner):
                for word in self._changes(name):
                    index.setdefault(word, set()).add(name)
        return set().union(*(index[word] for word in mentioned & index.keys()))


def _index(names: Iterable[str], words: Mapping[str, frozenset[str]]) -> dict[str, set[str]]:
    known = set(names)
    found: dict[str, set[str]] = {}
    for owner, mentioned in words.items():
        for word in mentioned & known:
            found.setdefault(word, set()).add(owner)
    return found


def attributes_of(text: bytes, receiver: str) -> frozenset[str]:
    """The attributes of the receiver that a text may change."""
    behind = rb"\s*\.\s*([^\W\d]\w*)\s*(?=[-+*/|&%^]?=(?!=)|[\[.,)\]}])"
    pattern = rb"(?<![\w.])" + re.escape(receiver.encode()) + behind
    return frozenset(word.decode() for word in set(re.findall(pattern, text, re.ASCII)))


def _nothing_known(routine: str) -> frozenset[str]:
    raise LookupError(f"the text of {routine} is gone")


def callable_names(program: Program, routine: str) -> set[str]:
    """The words by which calls name a routine: its own name, or that of its class for a constructor."""
    known = program.routines[routine]
    names = {known.name.rsplit(".", 1)[-1].split("#")[0]}
    if known.owner is not None and program.constructor(known.owner) == routine:
        names |= set(program.kin(known.owner))
    return names | program.aliases.get(routine, set())
