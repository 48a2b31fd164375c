"""Rule sets that several projects share: those of one process that run the same rules from the same files.

An editor may have many projects open, most of them with the packs that come with Wardline; compiled, these are by
far the largest part of a project. Knows rule sets only by what they were made from.
"""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakValueDictionary

from wardline.engine import RuleSet

_sets: WeakValueDictionary[tuple[str, ...], RuleSet] = WeakValueDictionary()


def shared(made_from: tuple[str, ...], make: Callable[[], RuleSet]) -> RuleSet:
    """The rule set made from just this, if some project still has it; else what `make` gives.

    `made_from` must say everything that decides about the set, the contents of files by their digests.
    """
    found = _sets.get(made_from)
    if found is None:
        found = _sets[made_from] = make()
    return found
