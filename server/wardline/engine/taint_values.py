"""What values carry: expressions of the data-flow language, with what a rule's marks say about them.

It reads and stores variables and their parts; calls are left to `wardline.engine.taint_calls`, statements to
`wardline.engine.taint`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from wardline.engine.local_names import local_names
from wardline.engine.taint_flows import from_source, relabelled
from wardline.engine.taint_frame import Ask, Frame, Habits
from wardline.engine.taint_marks import Marks, PropagatorMark
from wardline.engine.taint_state import (
    CONTROL,
    Flows,
    State,
    forget,
    merge,
    part_of,
    parts_of,
    passed,
    path_of,
    root_of,
)
from wardline.rules.schema import SideEffect
from wardline.syntax import flow
from wardline.text import Span

_DEEPEST_ORIGIN = 3


class Values(ABC):
    """Evaluates expressions, changing the state given to it."""

    def __init__(self, marks: Marks, habits: Habits, ask: Ask, step: Callable[[], None]) -> None:
        self.marks = marks
        self.habits = habits
        self.ask = ask
        self.step = step
        self.hits: dict[Span, Flows] = {}
        self.frame = Frame(flow.Function(Span(0, 0), (), tuple), frozenset())
        self.only_sources = False
        self.is_ending = False  # in the last statement of the function, or in one that leaves it
        self.is_file = False  # the statements of the file know their variables themselves
        self._held: dict[int, list[Flows]] = {}  # what each item of a display carries, by the display's identity
        self.shapes: dict[int, dict[str, Flows]] = {}  # what the parts of a call's result carry, by its identity

    @abstractmethod
    def call(self, call: flow.Call, state: State) -> tuple[Flows, Flows]:
        """What the call's value carries, and all that was given to it."""

    @abstractmethod
    def bind(self, path: str, value: flow.Expression | None, state: State) -> None:
        """Note which function or object a variable holds now."""

    @abstractmethod
    def assumed(self, proofs: tuple[flow.Proof, ...], outcome: bool, state: State) -> State:
        """The state where a condition has this outcome."""

    @abstractmethod
    def either(self, expression: flow.Either, state: State) -> Flows:
        """What one of two values carries."""

    @abstractmethod
    def closure(self, expression: flow.Closure, state: State) -> None:
        """Follow the body of a function that is written here."""

    @abstractmethod
    def property_of(self, member: flow.Member, state: State) -> Flows | None:
        """What a read of this member gives where a function of the file computes it."""

    # --- expressions -----------------------------------------------------------------------------------

    def value(self, expression: flow.Expression, state: State, *, parts: bool = True) -> Flows:
        """The flows that the value of `expression` carries, after the rule's marks have had their say.

        Without `parts` a variable's parts do not count: what one item holds is no matter to another.
        """
        self.step()
        if isinstance(expression, flow.Name | flow.Member):
            flows = reaching = self._read(expression, state, parts)
        elif isinstance(expression, flow.Call):
            flows, reaching = self.call(expression, state)
        else:
            flows = reaching = self._plain(expression, state)
        return self._marked(expression, flows, reaching, state)

    def _marked(self, expression: flow.Expression, flows: Flows, reaching: Flows, state: State) -> Flows:
        """What is left, or added, by the marks at an expression; `reaching` is what a sink there would see."""
        span = expression.span
        lasting = span in self.marks.lasting_sources or span in self.marks.lasting_sanitizers
        if lasting:
            self._last(expression, state)
        if self.marks.is_sanitized(span) and not self.only_sources:
            return ()
        if isinstance(expression, flow.Test):
            self.sink(span, flows, state)
            flows = reaching = ()
        own = self.source(span, flows, state)
        flows = merge(flows, own)
        for mark in self.marks.to_target.get(span, ()):
            flows = self._received(mark, flows)
        for mark in self.marks.from_origin.get(span, ()):
            self._propagate(mark, flows, state)
        self.sink(span, merge(flows, reaching), state)
        return flows

    def _plain(self, expression: flow.Expression, state: State) -> Flows:
        match expression:
            case flow.Index():
                key = self.value(expression.key, state)
                base = self.value(expression.base, state)
                chosen = () if self._is_safe_index(expression) else key
                return merge(base, () if self.habits.only_assignments else chosen)
            case flow.Combine():
                flows = self.all(expression.parts, state)
                return () if self.habits.only_assignments and len(expression.parts) > 1 else flows
            case flow.Sequence():
                return self._display(expression, expression.items, state)
            case flow.Record():
                return self._display(expression, [value for _, value in expression.entries], state)
            case flow.Test():
                return self.all(expression.parts, state)
            case flow.Bind():
                flows = self.value(expression.value, state)
                self.store(expression.target, expression.value, flows, state, expression.span)
                return flows
            case flow.Comprehension():
                return self._comprehension(expression, state)
            case flow.Yield():
                flows = self.value(expression.value, state)
                self.returned("", passed(flows, expression.span, "is yielded"))
                self.sink(expression.span, flows, state)
            case flow.Either():
                flows = self.either(expression, state)
                return () if self.habits.only_assignments else flows
            case flow.Closure():
                self.closure(expression, state)
        return ()

    def _is_safe_index(self, index: flow.Index) -> bool:
        """Whether the key only chooses among values that are written out, such as those of a table of constants."""
        if self.habits.safe_indexes or isinstance(index.base, flow.Record | flow.Sequence):
            return True
        path = path_of(index.base)
        if path is None:
            return False
        name = path.rsplit(".", 1)[-1]
        return name.isupper() or path in self._tables or (self.is_outer(path) and self.ask("is_display", path))

    @property
    def _tables(self) -> set[str]:
        return self.displayed

    displayed: set[str]

    def _display(self, display: flow.Expression, items: Sequence[flow.Expression], state: State) -> Flows:
        held = self._held[id(display)] = [self.value(item, state) for item in items]
        flows: Flows = ()
        for one in held:
            flows = merge(flows, one)
        return flows

    def all(self, parts: Iterable[flow.Expression], state: State) -> Flows:
        """What any of the parts carries."""
        flows: Flows = ()
        for part in parts:
            flows = merge(flows, self.value(part, state))
        return flows

    def _comprehension(self, expression: flow.Comprehension, state: State) -> Flows:
        inner = dict(state)
        for target, iterable in expression.bindings:
            self.store(target, None, self.value(iterable, inner), inner, expression.span)
        self.all(expression.conditions, inner)
        return self.all(expression.elements, self.assumed(expression.guards, True, inner))

    # --- variables -------------------------------------------------------------------------------------

    def _read(self, expression: flow.Name | flow.Member, state: State, parts: bool) -> Flows:
        path = path_of(expression)
        if path is None:
            return self._member_of_value(expression, state) if isinstance(expression, flow.Member) else ()
        own = state.get(path)
        if isinstance(expression, flow.Member):
            base = self.value(expression.base, state, parts=False)  # asked in any case: it may hold a mark
            computed = self.property_of(expression, state)
            if computed is not None:
                return computed
            if own is None:
                own = merge(self._deeper(base, part_of(expression)), self._stored(path))
        elif own is None:
            own = self._stored(path)
        is_own = path == self.frame.function.receiver or path in self.habits.instances
        inside = parts_of(state, path, attributes=not is_own) if parts else ()
        return merge(own, inside)

    def _member_of_value(self, member: flow.Member, state: State) -> Flows:
        base = self.value(member.base, state)
        shape = self.shapes.get(id(member.base))
        if shape is not None:
            return merge(shape.get("", ()), shape.get(part_of(member), ()))
        if self.habits.only_assignments:
            return ()
        return base

    def _deeper(self, flows: Flows, part: str) -> Flows:
        """A part of a parameter is known by its own way, so that callers' parts are kept apart."""
        if self.habits.only_assignments:
            flows = tuple(one for one in flows if one.origin is not None)
        if all(one.origin is None or one.steps for one in flows):
            return flows
        return tuple(
            replace(one, origin=one.origin + part)
            if one.origin is not None
            and not one.steps
            and one.origin.count(".") + one.origin.count("[") < _DEEPEST_ORIGIN
            else one
            for one in flows
        )

    def _stored(self, path: str) -> Flows:
        """What other functions left in a variable of the file, or in an attribute of the object."""
        root = root_of(path)
        if root == self.frame.function.receiver and self.frame.owner is not None:
            return self._kept(self.ask("family", self.frame.owner), path[len(root) :])
        if not self.is_file and self.is_outer(root) and self.ask("is_variable", root):
            return self._kept("", path)
        return ()

    def _kept(self, owner: str, path: str) -> Flows:
        found: Flows = self.ask("stored", owner, path)
        return found

    def is_outer(self, name: str) -> bool:
        """Whether a name that is read here is no variable of the function."""
        frame = self.frame
        if frame.locals is None:
            frame.locals = local_names(frame.function.body)
        return name not in frame.locals and name not in frame.parameters

    def store(self, target: flow.Target, value: flow.Expression | None, flows: Flows, state: State, span: Span) -> None:
        """Assign what `value` carries to `target`."""
        if isinstance(target, flow.Sequence):
            self._unpack(target, value, flows, state, span)
            return
        if isinstance(target, flow.Record):
            self._take_apart(target, value, flows, state, span)
            return
        self.sink(target.span, flows, state)
        made = self.source(target.span, flows, state, is_target=True)
        flows = () if self.marks.is_sanitized(target.span) else merge(flows, made)
        path = path_of(target)
        if path is None:
            if isinstance(target, flow.Index):
                self.put(target.base, passed(flows, target.span, "is stored"), state)
            return
        forget(state, path)
        self.displayed.discard(path)
        self.frame.rebind(path, span)
        if flows or isinstance(target, flow.Member):  # an empty entry keeps a part of something tainted clean
            state[path] = passed(flows, target.span, f"is assigned to `{path}`")
        elif self.is_global(path):
            state[path] = ()
        if value is not None:
            self._store_shape(path, value, target.span, state)
        self.bind(path, value, state)
        if isinstance(target, flow.Member) and target.base.span in self.marks.lasting_sources:
            self._last(target.base, state)  # what gets such a member is tainted from here on

    def is_global(self, path: str) -> bool:
        """Whether the path starts from a variable of the file, seen from a function."""
        return self.is_outer(root_of(path)) and bool(self.ask("is_variable", root_of(path)))

    def _store_shape(self, path: str, value: flow.Expression, span: Span, state: State) -> None:
        if isinstance(value, flow.Record | flow.Sequence):
            self._store_parts(path, value, state)
            return
        shape = self.shapes.get(id(value))
        if shape is not None:
            state.pop(path, None)
            for part, flows in shape.items():
                if flows:
                    state[path + part] = passed(flows, span, f"is assigned to `{path}`")

    def _unpack(
        self, target: flow.Sequence, value: flow.Expression | None, flows: Flows, state: State, span: Span
    ) -> None:
        """`a, b = x, y` pairs the parts; otherwise every part takes the whole."""
        items = value.items if isinstance(value, flow.Sequence) else ()
        paired = len(items) == len(target.items)
        parts = self._items(value, items, state) if paired and value is not None else []
        shape = self.shapes.get(id(value)) if value is not None else None
        for index, item in enumerate(target.items):
            if isinstance(item, flow.Literal):
                continue
            part = parts[index] if paired else flows
            if shape is not None:
                part = merge(shape.get("", ()), shape.get(f"[{index}]", ()))
            if isinstance(item, flow.Name | flow.Member | flow.Index | flow.Sequence | flow.Record | flow.Combine):
                self.store(item, items[index] if paired else None, part, state, span)

    def _take_apart(
        self, target: flow.Record, value: flow.Expression | None, flows: Flows, state: State, span: Span
    ) -> None:
        """`{a, b: c} = x` takes parts by their keys."""
        path = path_of(value) if value is not None else None
        shape = self.part_flows(value, state) if value is not None else None
        for key, item in target.entries:
            part = flows
            if key is not None and path is not None and isinstance(value, flow.Name | flow.Member):
                own = state.get(path + key)
                whole = self._deeper(self.value(value, state, parts=False), key) if own is None else own
                part = merge(whole, parts_of(state, path + key, attributes=True))
            elif key is not None and shape is not None:
                part = merge(shape.get("", ()), shape.get(key, ()))
            if isinstance(item, flow.Name | flow.Member | flow.Index | flow.Sequence | flow.Record | flow.Combine):
                self.store(item, None, part, state, span)

    def read_path(self, path: str, state: State) -> Flows:
        """What is known of a path by itself or, where nothing is, of what it is a part of."""
        current = path
        while True:
            if current in state:
                flows = state[current]
                return merge(flows, parts_of(state, path, attributes=True)) if current == path else flows
            inside = parts_of(state, current, attributes=True) if current == path else ()
            if inside:
                return inside
            cut = max(current.rfind("."), current.rfind("["))
            if cut <= 0:
                return self._stored(path)
            current = current[:cut]

    def _items(self, display: flow.Expression, items: Sequence[flow.Expression], state: State) -> list[Flows]:
        """What each item of a display carries, as found when the display was evaluated."""
        held = self._held.get(id(display))
        return held if held is not None else [self.value(item, state) for item in items]

    def part_flows(self, value: flow.Expression, state: State) -> dict[str, Flows] | None:
        """What single parts of a value carry, where they are kept apart; None where only the whole is known."""
        if isinstance(value, flow.Record | flow.Sequence):
            entries = _entries(value)
            if any(key is None for key, _ in entries):
                return None
            held = self._items(value, [item for _, item in entries], state)
            return {str(key): flows for (key, _), flows in zip(entries, held, strict=True)}
        path = path_of(value)
        if path is not None:
            starts = (f"{path}[", f"{path}.")
            found = {key[len(path) :]: flows for key, flows in state.items() if key.startswith(starts)}
            return {"": state.get(path, ()), **found} if found else None
        return self.shapes.get(id(value))

    def _store_parts(self, path: str, value: flow.Record | flow.Sequence, state: State) -> None:
        """Constant keys of a display keep what they hold apart from each other."""
        self.displayed.add(path)
        entries = _entries(value)
        if any(key is None for key, _ in entries):
            return
        state.pop(path, None)
        held = self._items(value, [item for _, item in entries], state)
        for (key, item), flows in zip(entries, held, strict=True):
            if flows:
                state[f"{path}{key}"] = passed(flows, item.span, f"is stored in `{path}{key}`")
            self.bind(f"{path}{key}", item, state)

    def put(self, base: flow.Expression, flows: Flows, state: State) -> None:
        """Something that carries `flows` becomes a part of what `base` stands for."""
        path = path_of(base)
        if path is not None and flows:
            state[path] = merge(state.get(path, ()), flows)
            self.changed.add(path)

    changed: set[str]

    def returned(self, part: str, flows: Flows) -> None:
        """A part of the function's result carries `flows`."""
        if self.frame.returns is not None:
            self.frame.returns[part] = merge(self.frame.returns.get(part, ()), flows)

    # --- marks -----------------------------------------------------------------------------------------

    def source(self, span: Span, flows: Flows, state: State, *, is_target: bool = False) -> Flows:
        """What the sources at `span` add to what is there already; those by side effect only to what is assigned."""
        found: Flows = ()
        for mark in self.marks.sources_at(span):
            if mark.side_effect is SideEffect.ONLY and not is_target:
                continue
            one = from_source(mark, flows)
            if one is None:
                continue
            if mark.control:
                state[CONTROL] = merge(state.get(CONTROL, ()), (one,))
            else:
                found = merge(found, (one,))
        return found

    def _last(self, expression: flow.Expression, state: State) -> None:
        """A source or sanitizer by side effect: the variable is tainted, or clean, after it."""
        path = path_of(expression)
        if path is None:
            return
        forget(state, path)
        self.changed.add(path)
        state[path] = ()
        if expression.span not in self.marks.lasting_sanitizers:
            made = (
                from_source(mark, ())
                for mark in self.marks.sources_at(expression.span)
                if mark.side_effect is not SideEffect.NO
            )
            state[path] = tuple(one for one in made if one is not None)

    def _propagate(self, mark: PropagatorMark, flows: Flows, state: State) -> None:
        going = relabelled(mark, flows)
        if not going:
            return
        self._waiting[mark.target] = merge(self._waiting.get(mark.target, ()), going)
        if mark.side_effect and mark.path:
            state[mark.path] = merge(state.get(mark.path, ()), passed(going, mark.target, f"flows into `{mark.path}`"))
            self.changed.add(mark.path)

    _waiting: dict[Span, Flows]

    def _received(self, mark: PropagatorMark, flows: Flows) -> Flows:
        return merge(flows, passed(self._waiting.get(mark.target, ()), mark.target, "receives it"))

    def sink(self, span: Span, flows: Flows, state: State) -> None:
        """Note what reaches the sinks at `span`."""
        for place in self.marks.sinks_at(span):
            if place in self.marks.ending_sinks and not self.is_ending:
                continue
            reaching = merge(flows, state.get(CONTROL, ())) if self.marks.has_control else flows
            if reaching:
                self.hits[place] = merge(self.hits.get(place, ()), reaching)


def _entries(value: flow.Record | flow.Sequence) -> list[tuple[str | None, flow.Expression]]:
    if isinstance(value, flow.Record):
        return list(value.entries)
    return [(f"[{index}]", item) for index, item in enumerate(value.items)]
