"""A rule's `options`: read as they are, with a warning about each that says nothing here.

Which options there are stands in `reference`; what they do is the engine's business.
"""

from __future__ import annotations

import difflib

import yaml

from wardline.rules.reference import Key, Kind, Place, keys_at
from wardline.rules.yaml_source import Problems, entries, nearest, plain


def read_options(node: yaml.Node, problems: Problems) -> dict[str, object]:
    """The options by name; what is wrong with them is a warning: the rule runs without those."""
    if not isinstance(node, yaml.MappingNode):
        problems.warn(node, "`options` must be a mapping", "write `name: value` below it")
        return {}
    known = keys_at(Place.OPTIONS)
    for name, name_node, value in entries(node):
        if name not in known:
            close = difflib.get_close_matches(name, known, 1, cutoff=0.7)
            remedy = f"did you mean `{close[0]}`?" if close else "it is passed over"
            problems.warn(name_node, f"unknown option `{name}`", remedy)
        elif (wanted := _wanted(known[name], plain(value))) is not None:
            problems.warn(value, f"the option `{name}` has no such value: it is passed over", wanted)
    return {name: plain(value) for name, _, value in entries(node)}


def _wanted(key: Key, value: object) -> str | None:
    """What `key` should hold, if `value` is nothing of the kind."""
    if key.kind is Kind.FLAG:
        return None if isinstance(value, bool) else "write `true` or `false`"
    if key.kind is Kind.NUMBER:
        return None if isinstance(value, int) and not isinstance(value, bool) else "write a number"
    if key.kind is Kind.CHOICE:
        return None if value in key.values else nearest(str(value), key.values)
    return None
