"""What calls do to data: those of the file's own functions by what these do, all others by the language's habits.

Functions at the top of the file are known by their summaries; functions inside the one that is followed, lambdas
and partial applications are followed where they are called.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from wardline.engine.local_names import gives_something
from wardline.engine.summaries import Summary, Taken, joined, signature
from wardline.engine.taint_callees import Callee, Callees, Given, Instance, Value, bind_arguments
from wardline.engine.taint_state import (
    ANY_LABEL,
    CONTROL,
    Flow,
    Flows,
    State,
    is_look_up,
    merge,
    parts_of,
    passed,
    path_of,
    root_of,
)
from wardline.syntax import flow
from wardline.text import Span

_DEEPEST_CALL = 4
NOTHING: Mapping[str, tuple[Flows, Value | None]] = MappingProxyType({})


class Calls(Callees):
    """Evaluates calls."""

    active: list[flow.Function]
    applied: list[tuple[str, tuple[Flows, ...]]]

    @abstractmethod
    def follow_inside(
        self, function: flow.Function, state: State, bound: dict[str, tuple[Flows, Value | None]]
    ) -> tuple[dict[str, Flows], State | None]:
        """Follow a body in place; what it returns, and the state after it."""

    def is_idle(
        self, function: flow.Function, state: State, bound: Mapping[str, tuple[Flows, Value | None]] = NOTHING
    ) -> bool:
        """Whether a function that is followed in place has nothing to do with data.

        So it is if nothing is passed, no variable that it mentions carries anything, and no source stands in it or
        in what it calls. Most functions inside others are so, and following each where it is called would cost more
        than all the rest.
        """
        if state.get(CONTROL) or any(flows for flows, _ in bound.values()):
            return False
        passed_on = [value for _, value in bound.values() if value is not None]
        if any(not _is_written_here(value) for value in passed_on):
            return False
        tainted = {root_of(path) for path, flows in state.items() if flows}
        seen, waiting = set(), [function, *(value.function for value in passed_on if isinstance(value, Callee))]
        while waiting:
            one = waiting.pop()
            if one is None or id(one) in seen:
                continue
            seen.add(id(one))
            spans = [one.span, *(taken.default.span for taken in one.parameters if taken.default is not None)]
            if any(map(self.marks.has_source, spans)) or not tainted.isdisjoint(one.names):
                return False
            for name in one.names:
                value = self.known.get(name)
                if isinstance(value, Callee) and _is_written_here(value):
                    waiting.append(value.function)
                elif value is not None or name == self.frame.function.receiver or self._is_of_the_file(name):
                    return False
        return True

    def _is_of_the_file(self, name: str) -> bool:
        """Whether the file says what `name` is, so that data may come from there."""
        return any(self.ask(kind, name) for kind in ("function", "is_class", "instance", "is_variable"))

    def call(self, call: flow.Call, state: State) -> tuple[Flows, Flows]:
        """What the call's value carries, and all that was given to it."""
        callee = call.callee
        is_method = isinstance(callee, flow.Member)
        if isinstance(callee, flow.Member):
            receiver = self.value(callee.base, state, parts=not self._keeps_parts(callee.base))
            receiver = merge(receiver, self.source(callee.span, receiver, state))
        elif isinstance(callee, flow.Closure):
            receiver = ()
        else:
            receiver = self.value(callee, state)
        target = self.target(call, state)
        given = [self.given(argument, state) for argument in call.arguments]
        self._wide_sinks(given, state)
        everything = receiver
        for index, one in enumerate(given):
            if index or not is_look_up(call):
                everything = merge(everything, one.flows)
        if target is not None:
            result = self._known_call(call, target, given, everything, state)
        else:
            result = self._unknown_call(call, receiver if is_method else (), given, everything, state)
        return result, everything

    def _keeps_parts(self, base: flow.Expression) -> bool:
        """Whether an object's other attributes are no matter to a method that is called on it."""
        return isinstance(base, flow.Name) and (
            base.id == self.frame.function.receiver or isinstance(self.known.get(base.id), Instance)
        )

    def given(self, argument: flow.Argument, state: State) -> Given:
        """An argument with all that it carries."""
        flows = self.value(argument.value, state)
        value = self.value_of(argument.value, state)
        parts = self.part_flows(argument.value, state)
        return Given(
            flows,
            argument.value.span,
            path_of(argument.value),
            value,
            argument.name,
            argument.spread,
            tuple(parts.items()) if parts else (),
        )

    def _wide_sinks(self, given: Sequence[Given], state: State) -> None:
        """Several arguments in a row may be one sink (`$...ARGS`)."""
        for first, start in enumerate(given):
            if start.span.start in self.marks.wide_sinks:
                flows = start.flows
                for last in given[first + 1 :]:
                    flows = merge(flows, last.flows)
                    self.sink(Span(start.span.start, last.span.end), flows, state)

    # --- calls of functions that are not known -----------------------------------------------------------

    def _unknown_call(
        self, call: flow.Call, receiver: Flows, given: Sequence[Given], everything: Flows, state: State
    ) -> Flows:
        method = call.callee_text.rsplit(".", 1)[-1]
        data = receiver
        for one in given:
            data = merge(data, one.flows)
        if isinstance(call.callee, flow.Member) and method in self.habits.mutators:
            self.put(call.callee.base, passed(data if given else (), call.span, f"is put in by `{method}`"), state)
        mapped = self._callbacks(call, method, given, data, state)
        self._parameter_called(call, given, state)
        if call.callee_text in self.habits.neutral or self.habits.safe_functions or self.habits.only_assignments:
            return ()
        return everything if mapped is None else mapped

    def _callbacks(
        self, call: flow.Call, method: str, given: Sequence[Given], data: Flows, state: State
    ) -> Flows | None:
        """Functions given to `map`, `sorted`, `then` and their like are called with the data; what they make of it."""
        if method not in self.habits.mapping and method not in self.habits.visiting:
            return None
        result: Flows | None = None
        for one in given:
            if isinstance(one.value, Callee):
                item = Given(passed(data, one.span, f"is an item that `{method}` passes on"), one.span)
                made = self.apply(one.value, [item], call, state, repeated=True)
                result = merge(result or (), made.get("", ()))
                for flows in made.values():
                    result = merge(result, flows)
        return result if method in self.habits.mapping else None

    def _parameter_called(self, call: flow.Call, given: Sequence[Given], state: State) -> None:
        """A call of what was passed for a parameter is left to those who pass it."""
        path = path_of(call.callee)
        if path is None or not self.frame.is_open:
            return
        flows = state.get(path, ()) if isinstance(call.callee, flow.Name) else ()
        if any(one.origin == path for one in flows):
            self.applied.append((path, tuple(one.flows for one in given)))

    # --- calls of functions of the file --------------------------------------------------------------------

    def _known_call(self, call: flow.Call, target: Value, given: list[Given], everything: Flows, state: State) -> Flows:
        if isinstance(target, Instance):
            return self._construct(call, target.owner, given, everything, state)
        shape = self.apply(target, given, call, state)
        if not self._gives(target):
            return everything
        self.shapes[id(call)] = shape
        flows: Flows = ()
        for part in shape.values():
            flows = merge(flows, part)
        return flows

    def _gives(self, callee: Callee) -> bool:
        """Whether the function has a result at all; one that is used all the same is that of a stub."""
        if callee.name is not None:
            return bool(self.ask("summary", callee.name).gives)
        return callee.function is None or gives_something(callee.function.body)

    def _construct(self, call: flow.Call, owner: str, given: list[Given], everything: Flows, state: State) -> Flows:
        """A new object: what the constructor stores in it."""
        routine = self.ask("constructor", owner)
        if routine is None:
            return everything
        summary: Summary = self.ask("summary", routine)
        made: State = {}
        receiver = Given((), call.span, "")
        shape = self._instantiate(summary, routine, receiver, given, call, state, made)
        shape = {path: flows for path, flows in made.items() if flows}
        if self.ask("has_strangers", owner):
            shape[""] = merge(shape.get("", ()), everything)
        self.shapes[id(call)] = shape
        flows: Flows = ()
        for part in shape.values():
            flows = merge(flows, part)
        return flows

    def apply(
        self, callee: Callee, given: list[Given], call: flow.Call, state: State, *, repeated: bool = False
    ) -> dict[str, Flows]:
        """What the parts of the result carry when `callee` is called here."""
        given = [*callee.before, *given]
        if callee.name is not None:
            return self._apply_routine(callee, given, call, state, repeated)
        function = callee.function
        if function is None or function in self.active or len(self.active) >= _DEEPEST_CALL:
            return {}
        bound = bind_arguments(signature(function), given, repeated=repeated)
        values: dict[str, tuple[Flows, Value | None]] = {}
        for taken in signature(function):
            flows: Flows = ()
            value: Value | None = None
            for one in bound.get(taken.name, ()):
                part = self._part(one, taken.part, state) if taken.part else one.flows
                part = passed(part, one.span, f"is passed to `{callee.shown or 'the function'}`")
                flows = merge(flows, passed(part, taken.span, f"arrives as `{taken.name}`"))
                value = value or one.value
            values[taken.name] = (flows, value)
        same = callee.frame is self.frame
        around = state if same or callee.state is None else callee.state
        if self.is_idle(function, around, values):
            return {}
        returns, after = self.follow_inside(function, dict(around), values)
        if same and after is not None:
            own = {taken.name for taken in signature(function)}
            for path, flows in after.items():
                if root_of(path) not in own and path in state | after and flows and path != "":
                    state[path] = merge(state.get(path, ()), flows)
        return returns

    def _apply_routine(
        self, callee: Callee, given: list[Given], call: flow.Call, state: State, repeated: bool
    ) -> dict[str, Flows]:
        result: dict[str, Flows] = {}
        names = [callee.name or ""]
        if callee.receiver is not None and callee.receiver.path == self.frame.function.receiver and self.frame.owner:
            routine_owner, _, method = (callee.name or "").rpartition(".")
            if routine_owner:
                names += self.ask("overriding", self.frame.owner, method.split("#")[0])
        for name in dict.fromkeys(names):
            summary: Summary = self.ask("summary", name)
            made: State = {}
            shape = self._instantiate(summary, name, callee.receiver, given, call, state, made, repeated=repeated)
            for part, flows in shape.items():
                result[part] = merge(result.get(part, ()), flows)
        return result

    def _instantiate(
        self,
        summary: Summary,
        name: str,
        receiver: Given | None,
        given: list[Given],
        call: flow.Call,
        state: State,
        made: State,
        *,
        repeated: bool = False,
    ) -> dict[str, Flows]:
        """The effect of a summary here: sinks it leads to, variables it changes, the parts of its result."""
        bound = bind_arguments(summary.parameters, given, repeated=repeated)
        shown = name.rsplit(".", 1)[-1].split("#")[0] or name

        def brought(flows: Flows) -> Flows:
            """The flows of the callee with what is passed in place of its parameters."""
            found: Flows = ()
            for one in flows:
                if one.origin is None:
                    found = merge(found, (one,))
                else:
                    found = merge(found, self._passed_in(one, summary, bound, receiver, shown, call, state))
            return found

        for span, flows in summary.hits:
            reaching = brought(tuple(one for one in flows if one.origin is not None))
            if reaching:
                reaching = merge(reaching, tuple(one for one in flows if one.origin is None))
                self.hits[span] = merge(self.hits.get(span, ()), reaching)
        for path, arguments in summary.applied:
            for one in bound.get(path, ()):
                if isinstance(one.value, Callee):
                    self.apply(one.value, [Given(brought(flows), call.span) for flows in arguments], call, state)
                elif one.path is not None and self.frame.is_open and any(f.origin == one.path for f in one.flows):
                    self.applied.append((one.path, tuple(map(brought, arguments))))
        returns = {
            part: passed(brought(flows), call.span, f"comes back from `{shown}`") for part, flows in summary.returns
        }
        for path, flows in summary.effects:
            self._effect(path, brought(flows), bool(flows), summary, bound, receiver, call, shown, state, made)
        return returns

    def _effect(
        self,
        path: str,
        flows: Flows,
        is_tainting: bool,
        summary: Summary,
        bound: dict[str, list[Given]],
        receiver: Given | None,
        call: flow.Call,
        shown: str,
        state: State,
        made: State,
    ) -> None:
        """What the callee did to a part of a parameter, or to a variable of the file, is done here."""
        root = root_of(path)
        if root == summary.receiver:
            targets = [receiver] if receiver is not None else []
        elif root in bound or any(taken.name == root for taken in summary.parameters):
            targets = bound.get(root, [])
        else:
            targets = [Given((), call.span, root)] if self.is_outer(root) else []
        for target in targets:
            if target.path is None:
                continue
            place = target.path + path[len(root) :]
            into = made if target.path == "" else state
            if flows:
                into[place] = merge(into.get(place, ()), passed(flows, call.span, f"is left behind by `{shown}`"))
                self.changed.add(place)
            elif not is_tainting:
                for known in [one for one in into if one == place or one.startswith((f"{place}.", f"{place}["))]:
                    into[known] = ()
                into[place] = ()

    def _passed_in(
        self,
        one: Flow,
        summary: Summary,
        bound: dict[str, list[Given]],
        receiver: Given | None,
        shown: str,
        call: flow.Call,
        state: State,
    ) -> Flows:
        """The flows that arrive where the callee's flow `one` starts."""
        origin = one.origin or ""
        root = root_of(origin)
        rest = origin[len(root) :]
        found: Flows = ()
        sources: list[tuple[Given, Taken | None]]
        if root == summary.receiver:
            sources = [(receiver, None)] if receiver is not None else []
        else:
            taken_by = {taken.name: taken for taken in summary.parameters}
            sources = [(given, taken_by.get(root)) for given in bound.get(root, ())]
        for given, taken in sources:
            part = (taken.part if taken is not None else "") + rest
            flows = self._part(given, part, state) if part or taken is None else given.flows
            for before in flows:
                self.step()
                steps = before.then(given.span, f"is passed to `{shown}`")
                if taken is not None:
                    steps = steps.then(taken.span, f"arrives as `{taken.name}`")
                way = joined(steps.steps, one)
                label = before.label if one.label == ANY_LABEL else one.label
                found = merge(found, (Flow(way.steps, label, before.origin, before.bound),))
        return found

    def _part(self, given: Given, part: str, state: State) -> Flows:
        """What a part of an argument carries."""
        if given.path:
            return self._part_of_path(given, part, state)
        if given.parts:
            shape = dict(given.parts)
            own = [flows for key, flows in shape.items() if key and (part.startswith(key) or key.startswith(part))]
            found = shape.get("", ())
            for flows in own:
                found = merge(found, flows)
            return found
        return given.flows

    def _part_of_path(self, given: Given, part: str, state: State) -> Flows:
        path = f"{given.path}{part}"
        held = state.get(path)
        inside = parts_of(state, path, attributes=True)
        if held is not None or inside:
            return merge(held or (), inside)
        base = self.read_path(path, state)
        return tuple(
            replace(one, origin=one.origin + part)
            if one.origin is not None and not one.steps and one.origin == given.path
            else one
            for one in base
        )


def _is_written_here(value: Value) -> bool:
    """Whether a function is followed where it is called, with nothing but what is passed there."""
    return isinstance(value, Callee) and value.function is not None and not value.before
