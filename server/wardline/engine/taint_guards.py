"""What conditions prove of data: on the way where they hold, a checked variable is clean."""

from __future__ import annotations

from collections.abc import Iterable

from wardline.engine.local_names import local_names
from wardline.engine.summaries import Summary
from wardline.engine.taint_callees import Callee
from wardline.engine.taint_calls import Calls
from wardline.engine.taint_frame import Condition
from wardline.engine.taint_state import Flows, State, forget, join, merge, path_of, subject
from wardline.syntax import flow
from wardline.text import Span

Proofs = tuple[flow.Proof, ...]


class Guards(Calls):
    """Branches, conditional values and conditions that were given a name."""

    def is_possible(self, proofs: Proofs, outcome: bool) -> bool:
        """Whether no constant decides that a condition never has this outcome."""
        for proof in proofs:
            if isinstance(proof, flow.Known) and proof.outcome is outcome:
                truth = self._truth(proof.part)
                if truth is not None and truth is not proof.truth:
                    return False
        return True

    def _truth(self, part: flow.Expression) -> bool | None:
        if isinstance(part, flow.Literal):
            return part.truth
        if isinstance(part, flow.Name):
            found: bool | None = self.ask("truth", part.span, part.id)
            return found
        return None

    def either(self, expression: flow.Either, state: State) -> Flows:
        """What either value carries, each in the light of what the test proves."""
        tested = self.value(expression.test, state)
        flows: Flows = ()
        for outcome, way in ((True, expression.then), (False, expression.otherwise)):
            if self.is_possible(expression.guards, outcome):
                found = tested if way is None else self._under(expression.guards, outcome, way, state)
                flows = merge(flows, found)
        return flows

    def _under(self, proofs: Proofs, outcome: bool, way: flow.Expression, state: State) -> Flows:
        if not any(proof.outcome is outcome for proof in proofs):
            return self.value(way, state)
        inner = self.assumed(proofs, outcome, state)
        flows = self.value(way, inner)
        after = join(state, inner) or {}  # it may have assigned something
        state.clear()
        state.update(after)
        return flows

    def assumed(self, proofs: Proofs, outcome: bool, state: State) -> State:
        """The state on one way of a branch: what its condition proves to be one of a few values is clean there."""
        after = dict(state)
        for proof in proofs:
            if proof.outcome is outcome:
                self._assume(proof, after)
        return after

    def _assume(self, proof: flow.Proof, state: State) -> None:
        if isinstance(proof, flow.Guard):
            if proof.against is None or not self._is_tainted(proof.against, state):
                self._clean(proof.subject, state)
        elif isinstance(proof.part, flow.Call):
            if proof.truth:
                self._assume_call(proof.part, state)
        elif isinstance(proof.part, flow.Name):
            self._assume_condition(self.frame.conditions.get(proof.part.id), proof.truth, state)

    def _is_tainted(self, against: flow.Expression, state: State) -> bool:
        self.only_sources = True  # that the condition as a whole counts as clean says nothing of what stands in it
        try:
            return any(one.origin is None for one in self.value(against, state))
        finally:
            self.only_sources = False

    def _assume_call(self, call: flow.Call, state: State) -> None:
        """A function of the file whose true result says that its argument is clean."""
        target = self.value_of(call.callee, state)
        if not isinstance(target, Callee) or target.name is None:
            return
        summary: Summary = self.ask("summary", target.name)
        for taken in summary.parameters:
            if taken.name in summary.proves:
                for argument in call.arguments[taken.index : taken.index + 1]:
                    self._clean(argument.value, state)

    def note_condition(self, statement: flow.Assign, state: State) -> None:
        """Keep what a condition proves that is about to be given a name: `ok = name in ALLOWED`.

        A name that may hold something else, too, says nothing: one that was assigned before, or comes from outside.
        """
        for target in statement.targets:
            name = path_of(target)
            if name is not None and self._is_first(name, statement.span):
                held = {path: state.get(path) for path in self._paths(statement.guards)}
                self.frame.conditions[name] = Condition(statement.span, statement.guards, held)

    def _is_first(self, name: str, span: Span) -> bool:
        """Whether the assignment at `span` is the first one of a variable of the function, or was so before."""
        if name in self.frame.conditions:
            condition = self.frame.conditions[name]
            return condition is not None and condition.span == span
        return name not in self.frame.parameters and not self.is_outer(name)

    def doubt_conditions(self, loop: flow.Loop) -> None:
        """Forget conditions from before a loop whose names get another value in it: a later round would see that."""
        before = [name for name, one in self.frame.conditions.items() if one and not loop.span.contains(one.span)]
        for name in local_names(loop.body).intersection(before) if before else ():
            self.frame.conditions[name] = None

    def _assume_condition(self, condition: Condition | None, truth: bool, state: State) -> None:
        """What was proved then holds now, unless what was checked carries something else by now."""
        if condition is None:
            return
        for proof in condition.guards:
            unchanged = all(state.get(path) == condition.held.get(path) for path in self._paths((proof,)))
            if proof.outcome is truth and unchanged:
                self._assume(proof, state)

    def _paths(self, proofs: Iterable[flow.Proof]) -> list[str]:
        """The variables that the proofs speak of."""
        found: list[str | None] = []
        for proof in proofs:
            if isinstance(proof, flow.Guard):
                found.append(subject(proof.subject, self.habits.keeping))
            elif isinstance(proof.part, flow.Call):
                found += [subject(argument.value, self.habits.keeping) for argument in proof.part.arguments]
        return [path for path in found if path is not None]

    def _clean(self, checked: flow.Expression, state: State) -> None:
        path = subject(checked, self.habits.keeping)
        if path is not None:
            forget(state, path)
            state[path] = ()
