"""What following data needs to know of the language, and of the function it is in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from wardline.engine.taint_state import Flows, State
from wardline.syntax import flow
from wardline.text import Span

Ask = Callable[..., Any]
"""What the file's functions and classes are; see `wardline.engine.taint_program`."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What a language's calls do to taint when no rule says so, and what a rule's options change."""

    neutral: frozenset[str] = frozenset()
    mutators: frozenset[str] = frozenset()
    leaving: frozenset[str] = frozenset()
    mapping: frozenset[str] = frozenset()
    visiting: frozenset[str] = frozenset()
    binding: frozenset[str] = frozenset()
    keeping: frozenset[str] = frozenset()
    instances: frozenset[str] = frozenset()  # names of the object that a method belongs to
    safe_functions: bool = False
    safe_indexes: bool = False
    only_assignments: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that was given a name at `span`, with what the variables it speaks of `held` then."""

    span: Span
    guards: tuple[flow.Proof, ...]
    held: dict[str, Flows | None]


@dataclass(slots=True)
class Frame:
    """What belongs to one function while its body is followed."""

    function: flow.Function
    parameters: frozenset[str]
    owner: str | None = None
    locals: frozenset[str] | None = None
    returns: dict[str, Flows] | None = None
    ends: State | None = None
    truths: State | None = None
    is_open: bool = False  # parameters stand for what callers pass
    conditions: dict[str, Condition | None] = field(default_factory=dict)  # None: may hold something else

    def rebind(self, name: str, span: Span) -> None:
        """The name is assigned at `span`: it stands for no condition but one that was given to it there."""
        condition = self.conditions.get(name)
        if condition is None or condition.span != span:
            self.conditions[name] = None
