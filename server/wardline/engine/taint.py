"""Follows data through one function: from sources, through assignments and calls, to sinks.

An abstract interpreter over `wardline.syntax.flow`: the state maps variables and their parts to the flows
they carry; branches are joined, loops run until nothing new appears. It knows spans, not grammars.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wardline.model import StepKind, TraceStep
from wardline.syntax import flow
from wardline.text import Span

MAX_FLOWS = 6
MAX_STEPS = 24
MAX_ROUNDS = 8


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


@dataclass(frozen=True, slots=True)
class Marks:
    """What a rule's patterns matched in this function, by exact byte span.

    `sources` map to the text shown for them; `propagators` map the span of the origin to the spans of what
    it flows into.
    """

    sources: Mapping[Span, str]
    sinks: frozenset[Span]
    sanitizers: frozenset[Span]
    propagators: Mapping[Span, tuple[tuple[str, Span], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Habits:
    """What a language's calls do to taint when no rule says so."""

    neutral: frozenset[str]
    mutators: frozenset[str]


def follow(
    function: flow.Function, marks: Marks, habits: Habits, skipped: frozenset[Span] = frozenset()
) -> dict[Span, Flow]:
    """For each sink that data from a source reaches, the way it took (without the sink itself).

    Definitions whose span is in `skipped` are not entered: they are followed by themselves.
    """
    walker = _Walker(marks, habits, skipped)
    state: State = {}
    walker.enter(function, state)
    return walker.reached


class _Exits:
    """What holds where `break` and `continue` leave one loop or choice."""

    __slots__ = ("breaks", "broken", "continued", "continues")

    def __init__(self, *, breaks: bool, continues: bool) -> None:
        self.breaks, self.continues = breaks, continues
        self.broken: State | None = None
        self.continued: State | None = None

    def take(self, to: flow.Exit, state: State) -> bool:
        """Keeps `state` if the exit is this one's."""
        if to is flow.Exit.BREAK and self.breaks:
            self.broken = _join(self.broken, state)
            return True
        if to is flow.Exit.CONTINUE and self.continues:
            self.continued = _join(self.continued, state)
            return True
        return False


class _Walker:
    """Interprets statements, changing the state given to it; None as a state means: not reached."""

    def __init__(self, marks: Marks, habits: Habits, skipped: frozenset[Span]) -> None:
        self.marks = marks
        self.habits = habits
        self.skipped = skipped
        self.reached: dict[Span, Flow] = {}
        self._exits: list[_Exits] = []  # of the loops and choices around the current statement, innermost last
        self._traps: list[State | None] = []  # what may hold when something is raised, for each `try` around

    def enter(self, function: flow.Function, state: State) -> None:
        for parameter in function.parameters:
            _forget(state, parameter.name)
            found = self._source(parameter.span) or self._source(parameter.whole)
            if found:
                state[parameter.name] = found
        self.block(function.body, state)

    # --- statements ------------------------------------------------------------------------------------

    def block(self, statements: Iterable[flow.Statement], state: State | None) -> State | None:
        for statement in statements:
            if state is None:
                return None
            state = self.statement(statement, state)
            if self._traps and state is not None:
                self._traps[-1] = _join(self._traps[-1], state)
        return state

    def statement(self, statement: flow.Statement, state: State) -> State | None:
        match statement:
            case flow.Assign():
                self._assign(statement, state)
            case flow.Evaluate():
                self._sink(statement.span, self.value(statement.value, state))
            case flow.Leave():
                flows = self.value(statement.value, state) if statement.value is not None else ()
                self._sink(statement.span, flows)
                return self._leave(statement, state)
            case flow.Branch():
                self.value(statement.test, state)
                then = self.block(statement.then, dict(state))
                return _join(then, self.block(statement.otherwise, dict(state)))
            case flow.Loop():
                return self._loop(statement, state)
            case flow.Attempt():
                return self._attempt(statement, state)
            case flow.Choice():
                return self._choice(statement, state)
            case flow.Define() if statement.span not in self.skipped:
                self.enter(statement.function, dict(state))
        return state

    def _leave(self, statement: flow.Leave, state: State) -> State | None:
        if self._traps:
            self._traps[-1] = _join(self._traps[-1], state)
        for exits in reversed(self._exits):
            if exits.take(statement.to, state):
                break
        return None

    def _choice(self, choice: flow.Choice, state: State) -> State | None:
        self.value(choice.subject, state)
        exits = _Exits(breaks=choice.breakable, continues=False)
        self._exits.append(exits)
        ways = [self.block(case, dict(state)) for case in choice.cases]
        self._exits.pop()
        return _join(state, exits.broken, *ways)

    def _assign(self, statement: flow.Assign, state: State) -> None:
        flows = self.value(statement.value, state)
        self._sink(statement.span, flows)
        flows = _merge(flows, self._source(statement.span))
        for target in statement.targets:
            if statement.augmented:
                flows = _merge(self.value(target, state), flows)
            self._store(target, statement.value, flows, state, statement.span)

    def _store(
        self, target: flow.Target, value: flow.Expression | None, flows: Flows, state: State, span: Span
    ) -> None:
        if isinstance(target, flow.Sequence):
            self._unpack(target, value, flows, state, span)
            return
        self._sink(target.span, flows)
        flows = _merge(flows, self._source(target.span))
        path = _path(target)
        if path is None:
            if isinstance(target, flow.Index):
                self._taint_whole(target.base, flows, state)
            return
        _forget(state, path)
        if flows or isinstance(target, flow.Member):  # an empty entry keeps a part of something tainted clean
            state[path] = tuple(one.then(target.span, f"is assigned to `{path}`") for one in flows)
        if isinstance(value, flow.Record | flow.Sequence):
            self._store_parts(path, value, state)

    def _unpack(
        self, target: flow.Sequence, value: flow.Expression | None, flows: Flows, state: State, span: Span
    ) -> None:
        """`a, b = x, y` pairs the parts; otherwise every part takes the whole."""
        paired = isinstance(value, flow.Sequence) and len(value.items) == len(target.items)
        parts = [self.value(item, state) for item in value.items] if paired and isinstance(value, flow.Sequence) else []
        for index, item in enumerate(target.items):
            inner = value.items[index] if paired and isinstance(value, flow.Sequence) else None
            if isinstance(item, flow.Name | flow.Member | flow.Index | flow.Sequence | flow.Combine):
                self._store(item, inner, parts[index] if paired else flows, state, span)

    def _store_parts(self, path: str, value: flow.Record | flow.Sequence, state: State) -> None:
        """Constant keys of a display keep what they hold apart from each other."""
        entries: list[tuple[str | None, flow.Expression]] = (
            list(value.entries)
            if isinstance(value, flow.Record)
            else [(f"[{index}]", item) for index, item in enumerate(value.items)]
        )
        if any(key is None for key, _ in entries):
            return
        state.pop(path, None)
        for key, item in entries:
            flows = self.value(item, state)
            if flows:
                state[f"{path}{key}"] = tuple(one.then(item.span, f"is stored in `{path}{key}`") for one in flows)

    def _taint_whole(self, base: flow.Expression, flows: Flows, state: State) -> None:
        path = _path(base)
        if path is not None and flows:
            state[path] = _merge(state.get(path, ()), flows)

    def _loop(self, loop: flow.Loop, state: State) -> State | None:
        current = state
        exits = _Exits(breaks=True, continues=True)
        self._exits.append(exits)
        for _ in range(MAX_ROUNDS):  # taint only grows, and needs one round a link of a chain
            before = dict(current)
            if loop.iterable is not None and loop.target is not None:
                self._store(loop.target, None, self.value(loop.iterable, current), current, loop.span)
            if loop.test is not None:
                self.value(loop.test, current)
            after = self.block(loop.body, dict(current))
            current = _join(before, current, after, exits.continued) or before
            if current == before:
                break
        self._exits.pop()
        return _join(self.block(loop.otherwise, dict(current)), exits.broken)

    def _attempt(self, attempt: flow.Attempt, state: State) -> State | None:
        self._traps.append(dict(state))  # around handlers, too: `final` runs whatever is raised where
        self._traps.append(dict(state))
        after = self.block(attempt.body, dict(state))
        partial = self._spring()
        handled = [self.block(handler, dict(partial)) for handler in attempt.handlers]
        done = self.block(attempt.otherwise, after)
        joined = _join(done, *handled)
        anything = self._spring()
        if not attempt.final:
            return joined
        self.block(attempt.final, dict(anything))
        return self.block(attempt.final, joined)

    def _spring(self) -> State:
        """The innermost trap's state, which the next one out may be left with as well."""
        caught = self._traps.pop() or {}
        if self._traps:
            self._traps[-1] = _join(self._traps[-1], caught)
        return caught

    # --- expressions -----------------------------------------------------------------------------------

    def value(self, expression: flow.Expression, state: State, *, parts: bool = True) -> Flows:
        """The flows that the value of `expression` carries, after the rule's marks have had their say.

        Without `parts` a variable's parts do not count: what one item holds is no matter to another.
        """
        if isinstance(expression, flow.Name | flow.Member):
            flows = self._read(expression, state, parts)
        else:
            flows = self._plain(expression, state)
        span = expression.span
        if span in self.marks.sanitizers:
            return ()
        if isinstance(expression, flow.Test):
            self._sink(span, flows)
            flows = ()
        flows = _merge(flows, self._source(span))
        self._sink(span, flows)
        return flows

    def _plain(self, expression: flow.Expression, state: State) -> Flows:
        match expression:
            case flow.Index():
                self.value(expression.key, state)
                return self.value(expression.base, state)
            case flow.Call():
                return self._call(expression, state)
            case flow.Combine():
                return self._all(expression.parts, state)
            case flow.Sequence():
                return self._all(expression.items, state)
            case flow.Record():
                return self._all((value for _, value in expression.entries), state)
            case flow.Test():
                return self._all(expression.parts, state)
            case flow.Bind():
                flows = self.value(expression.value, state)
                self._store(expression.target, expression.value, flows, state, expression.span)
                return flows
            case flow.Comprehension():
                return self._comprehension(expression, state)
            case flow.Closure():
                self.enter(expression.function, dict(state))
        return ()

    def _all(self, parts: Iterable[flow.Expression], state: State) -> Flows:
        flows: Flows = ()
        for part in parts:
            flows = _merge(flows, self.value(part, state))
        return flows

    def _read(self, expression: flow.Name | flow.Member, state: State, parts: bool) -> Flows:
        path = _path(expression)
        if path is None:
            return self.value(expression.base, state) if isinstance(expression, flow.Member) else ()
        own = state.get(path)
        if isinstance(expression, flow.Member):
            base = self.value(expression.base, state, parts=False)  # asked in any case: it may hold a mark
            own = base if own is None else own
        return _merge(own or (), _parts(state, path) if parts else ())

    def _call(self, call: flow.Call, state: State) -> Flows:
        receiver: Flows = ()
        if isinstance(call.callee, flow.Member):
            receiver = self.value(call.callee.base, state)
            receiver = _merge(receiver, self._source(call.callee.span))
        else:
            receiver = self.value(call.callee, state)
        given: Flows = ()
        for argument in call.arguments:
            flows = self.value(argument.value, state)
            self._propagate(argument.value.span, flows, state)
            given = _merge(given, flows)
        method = call.callee_text.rsplit(".", 1)[-1]
        if isinstance(call.callee, flow.Member):
            self._propagate(call.callee.base.span, receiver, state)
            if method in self.habits.mutators and given:
                self._taint_whole(
                    call.callee.base, tuple(one.then(call.span, f"is put in by `{method}`") for one in given), state
                )
        if call.callee_text in self.habits.neutral:
            return ()
        return _merge(receiver, given)

    def _propagate(self, origin: Span, flows: Flows, state: State) -> None:
        if not flows:
            return
        for path, span in self.marks.propagators.get(origin, ()):
            state[path] = _merge(state.get(path, ()), tuple(one.then(span, f"flows into `{path}`") for one in flows))

    def _comprehension(self, expression: flow.Comprehension, state: State) -> Flows:
        inner = dict(state)
        for target, iterable in expression.bindings:
            self._store(target, None, self.value(iterable, inner), inner, expression.span)
        self._all(expression.conditions, inner)
        return self._all(expression.elements, inner)

    # --- marks -----------------------------------------------------------------------------------------

    def _source(self, span: Span) -> Flows:
        text = self.marks.sources.get(span)
        if text is None:
            return ()
        return (Flow((TraceStep(span, f"`{text}` is under the control of a user", StepKind.SOURCE),)),)

    def _sink(self, span: Span, flows: Flows) -> None:
        if flows and span in self.marks.sinks and span not in self.reached:
            self.reached[span] = flows[0]


def _path(expression: flow.Expression) -> str | None:
    """`a.b[0]` for a name and its parts, else None."""
    if isinstance(expression, flow.Name):
        return expression.id
    if isinstance(expression, flow.Member):
        base = _path(expression.base)
        if base is None:
            return None
        return f"{base}{expression.name}" if expression.name.startswith("[") else f"{base}.{expression.name}"
    return None


def _parts(state: State, path: str) -> Flows:
    """What the constant keys of a container carry, when the container is used as a whole."""
    flows: Flows = ()
    for key, held in state.items():
        if key.startswith(f"{path}["):
            flows = _merge(flows, held)
    return flows


def _forget(state: State, path: str) -> None:
    """A new value replaces the old one with all its parts."""
    for key in [key for key in state if key == path or key.startswith((f"{path}.", f"{path}["))]:
        del state[key]


def _merge(left: Flows, right: Flows) -> Flows:
    """Both, one flow a source, bounded."""
    if not right:
        return left
    if not left:
        return right
    known = {one.steps[0].span for one in left}
    return (*left, *(one for one in right if one.steps[0].span not in known))[:MAX_FLOWS]


def _join(*states: State | None) -> State | None:
    """Where several ways meet, a variable carries what it carried on any of them."""
    alive = [state for state in states if state is not None]
    if not alive:
        return None
    joined = dict(alive[0])
    for state in alive[1:]:
        for path, flows in state.items():
            joined[path] = _merge(joined.get(path, ()), flows)
    if len(alive) > 1:  # what is clean on one way only is as its whole is on the others
        for path in [path for path, flows in joined.items() if not flows]:
            if any(path not in state for state in alive):
                del joined[path]
    return joined
