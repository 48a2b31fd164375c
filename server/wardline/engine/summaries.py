"""What a function does to data, as a value that can be stored: the effect of a call without the function's body.

In memory a summary speaks of bytes of the file. Stored, every place is given relative to the function it lies
in, so that a summary holds on when code around it moves. Nothing here follows data.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from wardline.engine.taint_state import Flow, Flows, bounded
from wardline.model import StepKind, TraceStep
from wardline.syntax import flow
from wardline.text import Span


@dataclass(frozen=True, slots=True)
class Taken:
    """A parameter as callers see it."""

    name: str
    span: Span
    taking: flow.Taking
    index: int
    part: str
    named: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """The effect of calling a function.

    Flows with an origin stand for what that part of a parameter carries at the call. `returns` maps parts of the
    result (`""` for the whole) to flows, `hits` places of sinks to what reaches them, `effects` parts of parameters
    and variables of the file to what they carry afterwards (nothing: they are clean). `proves` are parameters of
    which a true result says that they are clean; `applied` are parameters that are called, with what they are given.
    What does not even say what it `gives` is a stub, of which nothing is known. `unread` is what has statements nested
    too deeply to be followed.
    """

    parameters: tuple[Taken, ...] = ()
    receiver: str | None = None
    returns: tuple[tuple[str, Flows], ...] = ()
    hits: tuple[tuple[Span, Flows], ...] = ()
    effects: tuple[tuple[str, Flows], ...] = ()
    proves: tuple[str, ...] = ()
    applied: tuple[tuple[str, tuple[Flows, ...]], ...] = ()
    gives: bool = True
    unread: bool = False

    @property
    def is_tainting(self) -> bool:
        """Whether a source in the function, or below it, shows at its callers."""
        flows = (one for _, part in (*self.returns, *self.effects) for one in part)
        return any(one.origin is None for one in flows)


def signature(function: flow.Function) -> tuple[Taken, ...]:
    """The parameters that calls fill, without the receiver."""
    listed = [one for one in function.parameters if one.name != function.receiver]
    shift = len(function.parameters) - len(listed)
    return tuple(
        Taken(one.name, one.span, one.taking, at if one.index is None else one.index - shift, one.part, one.named)
        for at, one in enumerate(listed)
    )


_KINDS = {kind.value: kind for kind in StepKind}
Stored = tuple[Any, ...]
"""A summary as plain tuples, strings and numbers."""


class Places:
    """Turns places of the file into (function, offset in it) and back; `""` owns what is in no function."""

    def __init__(self, owners: Iterable[tuple[str, Span]]) -> None:
        self._spans = dict(owners)
        self._sorted = sorted((span, name) for name, span in self._spans.items())
        self._starts = [span.start for span, _ in self._sorted]

    def owner(self, span: Span) -> str:
        """The function that `span` lies in."""
        index = bisect_right(self._starts, span.start) - 1
        if index >= 0 and self._sorted[index][0].contains(span):
            return self._sorted[index][1]
        return ""

    def start(self, owner: str) -> int:
        """Where `owner` starts."""
        return self._spans[owner].start if owner else 0

    def store(self, span: Span) -> tuple[str, int, int]:
        """The place relative to its function."""
        owner = self.owner(span)
        start = self.start(owner)
        return owner, span.start - start, span.end - start

    def load(self, place: tuple[str, int, int]) -> Span:
        """The place in the file as it is now."""
        owner, first, last = place
        start = self.start(owner)
        return Span(start + first, start + last)


def store(summary: Summary, places: Places) -> Stored:
    """The summary with relative places."""
    keep: Callable[[Flows], Any] = lambda flows: tuple(_store_flow(one, places) for one in flows)  # noqa: E731
    return (
        tuple(
            (one.name, places.store(one.span), one.taking.value, one.index, one.part, one.named)
            for one in summary.parameters
        ),
        summary.receiver,
        tuple((part, keep(flows)) for part, flows in summary.returns),
        tuple((places.store(span), keep(flows)) for span, flows in summary.hits),
        tuple((path, keep(flows)) for path, flows in summary.effects),
        summary.proves,
        tuple((path, tuple(map(keep, given))) for path, given in summary.applied),
        summary.gives,
        summary.unread,
    )


def load(stored: Stored, places: Places) -> Summary:
    """The summary in the file as it is now."""
    parameters, receiver, returns, hits, effects, proves, applied, gives, unread = stored
    back: Callable[[Any], Flows] = lambda flows: tuple(load_flow(one, places) for one in flows)  # noqa: E731
    return Summary(
        tuple(
            Taken(name, places.load(span), flow.Taking(taking), index, part, named)
            for name, span, taking, index, part, named in parameters
        ),
        receiver,
        tuple((part, back(flows)) for part, flows in returns),
        tuple((places.load(span), back(flows)) for span, flows in hits),
        tuple((path, back(flows)) for path, flows in effects),
        proves,
        tuple((path, tuple(map(back, given))) for path, given in applied),
        gives,
        unread,
    )


def outline(stored: Stored) -> Stored:
    """What a stored summary says, whatever the ways of the data: two that are equal in it do the same."""
    parameters, receiver, returns, hits, effects, proves, applied, gives, _ = stored
    return (
        tuple((part, _ends(flows)) for part, flows in returns),
        tuple((place, _ends(flows)) for place, flows in hits),
        tuple((path, _ends(flows)) for path, flows in effects),
        proves,
        tuple((path, tuple(map(_ends, given))) for path, given in applied),
        (receiver, gives, len(parameters)),
    )


def _ends(flows: Stored) -> Stored:
    return tuple((origin, label, steps[0] if origin is None else None) for steps, label, origin, _ in flows)


def _store_flow(one: Flow, places: Places) -> Stored:
    steps = tuple((places.store(step.span), step.message, step.kind.value) for step in one.steps)
    return steps, one.label, one.origin, one.bound


def store_flows(flows: Flows, places: Places) -> Stored:
    """Flows with relative places."""
    return tuple(_store_flow(one, places) for one in flows)


def load_flow(stored: Stored, places: Places) -> Flow:
    """A flow in the file as it is now."""
    steps, label, origin, bound = stored
    return Flow(
        tuple(TraceStep(places.load(span), message, _KINDS[kind]) for span, message, kind in steps),
        label,
        origin,
        bound,
    )


def joined(steps: tuple[TraceStep, ...], more: Flow) -> Flow:
    """`more` behind the steps of another flow, bounded as they are."""
    together = list(steps)
    known = {(step.span, step.message) for step in steps}
    together += [step for step in more.steps if (step.span, step.message) not in known]
    return Flow(bounded(tuple(together)), more.label, more.origin, more.bound)
