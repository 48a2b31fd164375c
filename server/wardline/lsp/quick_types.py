"""Imports the protocol's types in less than half the time.

`lsprotocol.types` defines some 550 value classes, and for each of them attrs compiles an `__init__`, an `__eq__`
and a `__repr__`. A server never compares or prints these values, and the last two cost more than 0.1 s of a start
that should take 0.4 s in all. This module must be imported before anything that imports `lsprotocol`; where the
types are already there, as in a test process, it changes nothing. It knows nothing of Wardline.
"""

from __future__ import annotations

import functools
import importlib
import sys
from typing import Any

import attrs


def import_protocol_types() -> None:
    """Import `lsprotocol.types` without comparisons and representations for its classes."""
    if "lsprotocol.types" in sys.modules:
        return
    define = attrs.define
    lean = functools.partial(define, eq=False, repr=False)

    def lean_define(maybe_class: type | None = None, **options: Any) -> Any:
        return lean(maybe_class, **options) if maybe_class is not None else functools.partial(lean_define, **options)

    attrs.define = lean_define  # type: ignore[assignment]
    try:
        importlib.import_module("lsprotocol.types")
    finally:
        attrs.define = define
