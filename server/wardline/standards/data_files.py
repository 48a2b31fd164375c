"""Reads the package's own data files, one per standard, each once and only when asked for.

Knows where the files are and that they are JSON; what is in them is known to the module of each standard.
`scripts/build_standards.py` writes them.
"""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The data file `name` (without `.json`), parsed. Callers must not change it: it is shared."""
    # Imported here, as nothing of this is needed before the first lookup; `pkgutil` and not
    # `importlib.resources`, whose import alone takes 8 ms of the server's start.
    import json
    import pkgutil

    data = pkgutil.get_data("wardline.standards", f"data/{name}.json")
    if data is None:
        raise FileNotFoundError(f"wardline.standards: data/{name}.json is missing from the installation")
    found: dict[str, Any] = json.loads(data)
    return found
