"""The options of a rule that change what its patterns match; read from the rule's `options`, others pass by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class PatternOptions:
    """Semgrep's names and defaults."""

    constant_propagation: bool = True
    symbolic_propagation: bool = False
    implicit_deep_exprstmt: bool = True
    commutative_boolop: bool = False
    commutative_compop: bool = False
    symmetric_eq: bool = False
    decorators_order_matters: bool = False
    bare: bool = False  # no option of a rule: what is matched is an expression with no statement around it

    @classmethod
    def read(cls, options: Mapping[str, object]) -> PatternOptions:
        """From a rule's options; what is no truth value keeps its default."""
        known = {field.name for field in fields(cls)} - {"bare"}
        return cls(**{name: value for name, value in options.items() if name in known and isinstance(value, bool)})


DEFAULT = PatternOptions()
