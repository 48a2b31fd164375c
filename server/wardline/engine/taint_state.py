"""The state of a taint analysis: which variables and parts of them carry which flows, and how states meet.

A state maps access paths (`a`, `a.b`, `a["k"]`) to flows. An empty entry says that a part of something
tainted is clean. Functions here change a state only where they say so.
"""

from __future__ import annotations

from dataclasses import dataclass

from wardline.model import StepKind, TraceStep
from wardline.syntax import flow
from wardline.text import Span

MAX_FLOWS = 6
MAX_STEPS = 24


@dataclass(frozen=True, slots=True)
class Flow:
    """One way that data took so far; the first step is its source."""

    steps: tuple[TraceStep, ...]

    def then(self, span: Span, message: str) -> Flow:
        """The flow one step further; a place is listed once."""
        if len(self.steps) >= MAX_STEPS or any(step.span == span for step in self.steps):
            return self
        return Flow((*self.steps, TraceStep(span, message, StepKind.PROPAGATION)))


Flows = tuple[Flow, ...]
State = dict[str, Flows]


def is_look_up(call: flow.Call) -> bool:
    """Whether the first argument only chooses among the values of a display: `{"a": 1}.get(key)`."""
    return isinstance(call.callee, flow.Member) and isinstance(call.callee.base, flow.Record)


def subjects(expression: flow.Expression) -> list[str]:
    """The variables that a condition on `expression` decides: itself, also through `x.lower()` and the like.

    What a call with arguments, or a part of a value, is compared with proves nothing of the whole: the scheme
    of an address may be right and its host not.
    """
    path = path_of(expression)
    if path is not None:
        return [path]
    if isinstance(expression, flow.Call) and isinstance(expression.callee, flow.Member) and not expression.arguments:
        return subjects(expression.callee.base)
    return []


def path_of(expression: flow.Expression) -> str | None:
    """`a.b[0]` for a name and its parts, else None."""
    if isinstance(expression, flow.Name):
        return expression.id
    if isinstance(expression, flow.Member):
        base = path_of(expression.base)
        if base is None:
            return None
        return f"{base}{expression.name}" if expression.name.startswith("[") else f"{base}.{expression.name}"
    return None


def parts_of(state: State, path: str, *, members: bool) -> Flows:
    """What the constant keys of a container carry, and with `members` those too, when it is used as a whole."""
    starts = (f"{path}[", f"{path}.") if members else (f"{path}[",)
    flows: Flows = ()
    for key, held in state.items():
        if key.startswith(starts):
            flows = merge(flows, held)
    return flows


def forget(state: State, path: str) -> None:
    """A new value replaces the old one with all its parts."""
    for key in [key for key in state if key == path or key.startswith((f"{path}.", f"{path}["))]:
        del state[key]


def merge(left: Flows, right: Flows) -> Flows:
    """Both, one flow a source, bounded."""
    if not right:
        return left
    if not left:
        return right
    known = {one.steps[0].span for one in left}
    return (*left, *(one for one in right if one.steps[0].span not in known))[:MAX_FLOWS]


def join(*states: State | None) -> State | None:
    """Where several ways meet, a variable carries what it carried on any of them."""
    alive = [state for state in states if state is not None]
    if not alive:
        return None
    joined = dict(alive[0])
    for state in alive[1:]:
        for path, flows in state.items():
            joined[path] = merge(joined.get(path, ()), flows)
    if len(alive) > 1:  # what is clean on one way only is as its whole is on the others
        for path in [path for path, flows in joined.items() if not flows]:
            if any(path not in state for state in alive):
                del joined[path]
    return joined
