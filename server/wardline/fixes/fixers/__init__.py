"""The built-in fixers, one small module each, found by name: `add-keyword` is `add_keyword.py`.

A fixer module has a public `fix(site: Site) -> Draft`, which raises `NoFixError` where it cannot help; its
docstring's first line is what the documentation says of it. Rules name fixers; no code of a pack ever runs.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

from wardline.fixes.draft import Draft, Site

Fixer = Callable[[Site], Draft]
_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*\Z")


def names() -> tuple[str, ...]:
    """The names of all fixers."""
    return tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__)))


def fixer(name: str) -> Fixer | None:
    """The fixer called `name`; None if there is none."""
    module = _module(name)
    return module.fix if module else None


def summary(name: str) -> str:
    """What the fixer called `name` does, in a line; "" if there is none."""
    module = _module(name)
    return (module.__doc__ or "").partition("\n")[0] if module else ""


def _module(name: str) -> Any:
    module = f"{__name__}.{name.replace('-', '_')}"
    return importlib.import_module(module) if _NAME.match(name) and find_spec(module) else None
