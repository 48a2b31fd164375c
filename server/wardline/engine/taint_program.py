"""Summaries of a file's functions for one rule, computed when they are asked for, to a fixpoint.

Whatever a function's summary was made from is written down as questions with their answers (what a name means, the
summary of a function that is called, what another function left in an attribute). A summary of an earlier version
of the file is taken as it is while all questions have the same answers: so a change stops where it changes no summary.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wardline.engine.call_graph import Words
from wardline.engine.program import Program
from wardline.engine.summaries import Places, Stored, Summary, load, load_flow, store
from wardline.model import Finding

Question = tuple[Any, ...]
Log = tuple[tuple[Question, Any], ...]
MAX_ROUNDS = 6
_KEPT = 4


@dataclass(frozen=True, slots=True)
class Result:
    """A function's stored summary, and what is found while it is followed, relative to where the sinks stand."""

    summary: Stored
    findings: tuple[tuple[str, Finding, Stored], ...]


@dataclass(slots=True)
class Memory:
    """What is known of one text of a function, whatever else is in its file; it only ever grows."""

    candidates: frozenset[str] | None = None
    words: Words | None = None
    sinks: dict[str, bool] = field(default_factory=dict)
    sources: dict[str, bool] = field(default_factory=dict)
    results: dict[tuple[str, str], list[tuple[Log, Result]]] = field(default_factory=dict)


Walk = Callable[[str, Callable[..., Any]], Result]
"""Follows one function of the file; the second argument answers its questions."""


class _CycleError(Exception):
    """A function that is being followed was asked for while old answers were compared."""


class Summaries:
    """The summaries of the functions of one file for one rule."""

    def __init__(
        self,
        rule_id: str,
        program: Program,
        places: Places,
        memory: Callable[[str], Memory | None],
        walk: Walk,
        truth: Callable[[Any, str], bool | None],
    ) -> None:
        self.rule_id = rule_id
        self.program = program
        self.places = places
        self.memory = memory
        self.walk = walk
        self.truth = truth
        self.kept: Mapping[tuple[str, str], Stored] = {}  # (class or "", path) -> stored flows
        self._final: dict[str, Result] = {}
        self._rough: dict[str, Result] = {}  # of functions that call each other, while the first is not done
        self._current: dict[str, Result] = {}
        self._stack: list[str] = []
        self._lowest: list[int] = []  # for each function on the stack, the lowest one that it asked for
        self._loaded: dict[str, tuple[Stored, Summary]] = {}
        self._comparing = False
        self._compared: list[str] = []  # of the stack, those whose old answers are being compared

    def restart(self, kept: Mapping[tuple[str, str], Stored]) -> None:
        """Begin anew with other contents of variables and attributes."""
        self.kept = kept
        self._final.clear()

    def summary(self, name: str) -> Summary:
        """The summary, with places of the file as it is."""
        stored = self.result(name).summary
        known = self._loaded.get(name)
        if known is None or known[0] is not stored:
            known = self._loaded[name] = (stored, load(stored, self.places))
        return known[1]

    def result(self, name: str) -> Result:
        """All that following the function gives."""
        found = self._final.get(name) or self._rough.get(name)
        if found is not None:
            return found
        if name in self._stack:
            if self._comparing or name in self._compared:
                raise _CycleError
            self._lowest[-1] = min(self._lowest[-1], self._stack.index(name))
            return self._current.get(name, _NOTHING)
        return self._known(name) or self._compute(name)

    def _known(self, name: str) -> Result | None:
        memory = self.memory(name)
        for log, result in memory.results.get((self.rule_id, name), ()) if memory is not None else ():
            if self._still_holds(name, log):
                self._final[name] = result
                return result
        return None

    def _still_holds(self, name: str, log: Log) -> bool:
        before, self._comparing = self._comparing, True
        self._stack.append(name)
        self._compared.append(name)
        self._lowest.append(len(self._stack))
        try:
            return all(self._answer(question) == answer for question, answer in log)
        except _CycleError:
            if len(self._compared) > 1:
                raise
            return False
        finally:
            self._comparing = before
            self._stack.pop()
            self._compared.pop()
            self._lowest.pop()

    def _compute(self, name: str) -> Result:
        before, self._comparing = self._comparing, False
        index = len(self._stack)
        self._stack.append(name)
        self._lowest.append(index + 1)
        log: dict[Question, Any] = {}
        try:
            for _ in range(MAX_ROUNDS):
                log.clear()
                result = self.walk(name, self._asker(log))
                last, self._current[name] = self._current.get(name), result
                if self._lowest[-1] > index or result == last:
                    break
                self._rough.clear()
        finally:
            self._stack.pop()
            lowest = self._lowest.pop()
            self._current.pop(name, None)
            self._comparing = before
        if lowest < index:  # it depends on one that is not done
            self._lowest[-1] = min(self._lowest[-1], lowest)
            self._rough[name] = result
            return result
        if lowest == index:
            self._rough.clear()
        else:
            self._remember(name, tuple(log.items()), result)
        self._final[name] = result
        return result

    def _remember(self, name: str, log: Log, result: Result) -> None:
        memory = self.memory(name)
        if memory is not None:
            memory.results[self.rule_id, name] = [(log, result), *memory.results.get((self.rule_id, name), ())][:_KEPT]

    # --- questions -----------------------------------------------------------------------------------------

    def asker(self) -> Callable[..., Any]:
        """Answers questions of what is not kept."""
        return self._asker({})

    def _asker(self, log: dict[Question, Any]) -> Callable[..., Any]:
        def ask(*question: Any) -> Any:
            if question[0] == "truth":  # of the text itself, and of constants that are part of every unit's key
                return self.truth(question[1], question[2])
            if question not in log:
                log[question] = self._answer(question)
            if question[0] == "summary":
                return self._loaded_summary(question[1], log[question])
            if question[0] == "stored":
                return tuple(load_flow(one, self.places) for one in log[question])
            return log[question]

        return ask

    def _loaded_summary(self, name: str, stored: Stored) -> Summary:
        known = self._loaded.get(name)
        if known is None or known[0] is not stored:
            known = self._loaded[name] = (stored, load(stored, self.places))
        return known[1]

    def _answer(self, question: Question) -> Any:
        kind, *about = question
        if kind == "summary":
            return self.result(about[0]).summary if about[0] in self.program.routines else _NOTHING.summary
        if kind == "stored":
            return self.kept.get((about[0], about[1]), ())
        return getattr(self.program, kind)(*about)


_NOTHING = Result(store(Summary(), Places(())), ())
