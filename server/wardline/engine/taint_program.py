"""Summaries of a file's functions for one rule, computed when they are asked for, to a fixpoint.

Functions that mention each other in a circle are followed together, again and again until nothing changes; all others
after those that they mention. So nothing here calls itself, however deep the calls of the file go.

Whatever a summary was made from is written down as questions with their answers (what a name means, the summary of a
function that is called, what another function left in an attribute). A summary of an earlier version of the file is
taken as it is while all questions have the same answers: so a change stops where it changes no summary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from wardline.engine.call_graph import CallGraph, Words
from wardline.engine.circles import circles
from wardline.engine.environment import BudgetError
from wardline.engine.program import Program
from wardline.engine.summaries import Places, Stored, Summary, load, load_flow, outline, store
from wardline.model import Finding

Question = tuple[Any, ...]
Log = tuple[tuple[Question, Any], ...]
MAX_ROUNDS = 8
_FEWEST_ROUNDS = 3  # for large circles
_KEPT = 4


@dataclass(frozen=True, slots=True)
class Result:
    """A function's stored summary, and what is found while it is followed, relative to where the sinks stand."""

    summary: Stored
    findings: tuple[tuple[str, Finding, Stored], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """The results of functions that call each other, or of one: for these texts, while the questions hold."""

    texts: tuple[Memory, ...]
    log: Log
    results: tuple[Result, ...]


@dataclass(slots=True, eq=False)
class Memory:
    """What is known of one text of a function, whatever else is in its file; it only ever grows."""

    words: Words | None = None
    attributes: dict[str, frozenset[str]] = field(default_factory=dict)
    sinks: dict[str, bool] = field(default_factory=dict)
    sources: dict[str, bool] = field(default_factory=dict)
    solved: dict[tuple[str, tuple[str, ...]], list[Solved]] = field(default_factory=dict)


Walk = Callable[[str, Callable[..., Any]], Result]
"""Follows one function of the file; the second argument answers its questions."""


class Summaries:
    """The summaries of the functions of one file for one rule."""

    def __init__(
        self,
        rule_id: str,
        graph: CallGraph,
        places: Places,
        memory: Callable[[str], Memory | None],
        walk: Walk,
        truth: Callable[[Any, str], bool | None],
    ) -> None:
        self.rule_id = rule_id
        self.graph = graph
        self.program: Program = graph.program
        self.places = places
        self.memory = memory
        self.walk = walk
        self.truth = truth
        self.kept: Mapping[tuple[str, str], Stored] = {}  # (class or "", path) -> stored flows
        self._final: dict[str, Result] = {}
        self._current: dict[str, Result] = {}  # of functions that are being followed
        self._loaded: dict[str, tuple[Stored, Summary]] = {}

    def restart(self, kept: Mapping[tuple[str, str], Stored]) -> None:
        """Begin anew with other contents of variables and attributes."""
        self.kept = kept
        self._final.clear()

    def summary(self, name: str) -> Summary:
        """The summary, with places of the file as it is."""
        return self._load(name, self.result(name).summary)

    def result(self, name: str) -> Result:
        """All that following the function gives."""
        found = self._final.get(name) or self._current.get(name)
        if found is None:
            for circle in circles(name, self._below):
                try:
                    self._solve(circle)
                except BudgetError:  # what is known of a part of the circle is not all that it does
                    for one in circle:
                        self._current.pop(one, None)
                    raise
            found = self._final.get(name) or self._current[name]
        return found

    def _below(self, name: str) -> Iterator[str]:
        """The functions to be known before this one."""
        return (one for one in self.graph.mentioned(name) if one not in self._final and one not in self._current)

    def _solve(self, names: tuple[str, ...]) -> None:
        texts = tuple(self.memory(name) for name in names)
        key = (self.rule_id, names)
        known = [memory for memory in texts if memory is not None]
        if len(known) < len(texts):  # a text that is not kept
            self._final.update(zip(names, self._follow(names)[1], strict=True))
            return
        for solved in known[0].solved.get(key, ()):
            if solved.texts == tuple(known) and all(
                self._answer(question) == answer for question, answer in solved.log
            ):
                self._final.update(zip(names, solved.results, strict=True))
                return
        log, results = self._follow(names)
        self._final.update(zip(names, results, strict=True))
        known[0].solved[key] = [Solved(tuple(known), log, results), *known[0].solved.get(key, ())][:_KEPT]

    def _follow(self, names: tuple[str, ...]) -> tuple[Log, tuple[Result, ...]]:
        """Follow functions until what they do does not change any more; the questions about others, and the results."""
        logs: dict[str, dict[Question, Any]] = {}
        self._current.update(dict.fromkeys(names, NOTHING))
        left = max(_FEWEST_ROUNDS, MAX_ROUNDS - len(names) // 8) * len(names)  # a ring needs many rounds of few
        while left > 0:
            changed = False
            for name in names:
                if name in logs and self._is_up_to_date(logs[name], names):
                    continue
                logs[name] = {}
                left -= 1
                result = self.walk(name, self._asker(logs[name]))
                if outline(result.summary) != outline(self._current[name].summary):
                    changed = True
                    self._current[name] = result
                elif self._current[name] is NOTHING or result.findings:
                    self._current[name] = Result(self._current[name].summary, result.findings)
            if not changed:
                break
        results = tuple(self._current.pop(name) for name in names)
        inside = {("summary", name) for name in names}
        asked = {question: answer for log in logs.values() for question, answer in log.items()}
        return tuple((question, answer) for question, answer in asked.items() if question not in inside), results

    def _is_up_to_date(self, log: dict[Question, Any], names: tuple[str, ...]) -> bool:
        """Whether the functions of the circle that were asked for are as they were then."""
        asked = ((name, log.get(("summary", name))) for name in names)
        return all(answer is None or answer is self._current[name].summary for name, answer in asked)

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
                return self._load(question[1], log[question])
            if question[0] == "stored":
                return tuple(load_flow(one, self.places) for one in log[question])
            return log[question]

        return ask

    def _load(self, name: str, stored: Stored) -> Summary:
        known = self._loaded.get(name)
        if known is None or known[0] is not stored:
            known = self._loaded[name] = (stored, load(stored, self.places))
        return known[1]

    def _answer(self, question: Question) -> Any:
        kind, *about = question
        if kind == "summary":
            return self.result(about[0]).summary if about[0] in self.program.routines else NOTHING.summary
        if kind == "stored":
            return self.kept.get((about[0], about[1]), ())
        return getattr(self.program, kind)(*about)


NOTHING = Result(store(Summary(), Places(())), ())
