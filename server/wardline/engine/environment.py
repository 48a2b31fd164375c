"""What metavariables are bound to while a pattern is matched, and when two pieces of code are the same.

Matching counts its steps here, so that a rule that explodes on some file is stopped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import tree_sitter

from wardline.engine.source import Source

Node = tree_sitter.Node


@dataclass(frozen=True, slots=True)
class Binding:
    """What a metavariable bound: sibling nodes, and the text that stands for them in messages and fixes."""

    start: int
    end: int
    text: str
    nodes: tuple[Node, ...] = ()


Environment = Mapping[str, Binding]
EMPTY: Environment = {}


class BudgetError(Exception):
    """A rule has taken more matching steps on one file than it may."""


MAX_STEPS = 200_000
"""What one rule may take in one function; the hungriest rules on the largest files of Django take less than half."""


def step(source: Source) -> None:
    """Counts work against the rule's budget."""
    source.steps += 1
    if source.steps > MAX_STEPS:
        raise BudgetError


def bind(
    name: str,
    nodes: tuple[Node, ...],
    env: Environment,
    source: Source,
    *,
    text: str | None = None,
    is_here: bool = True,
) -> Environment | None:
    """`env` with `name` bound to `nodes`; None if it is bound to other code already.

    What is bound stands elsewhere unless it `is_here`: then there is no place to focus on.
    """
    known = env.get(name)
    if known is None:
        bound = binding(nodes, source, text)
        return {**env, name: bound if is_here else replace(bound, start=-1, end=-1)}
    same = known.text == text if text is not None else equal(known, nodes, source)
    return env if same else None


def unified(one: Environment, other: Environment, source: Source) -> Environment | None:
    """Both environments together; None where they bind a metavariable to different code."""
    if not one or not other:
        return one or other
    for name in one.keys() & other.keys():
        known, bound = one[name], other[name]
        if known.text != bound.text and not (bound.nodes and equal(known, bound.nodes, source)):
            return None
    return {**other, **one}


def binding(nodes: tuple[Node, ...], source: Source, text: str | None = None) -> Binding:
    """The binding of `nodes`; no nodes give an empty one."""
    if not nodes:
        return Binding(-1, -1, "", ())
    start, end = nodes[0].start_byte, nodes[-1].end_byte
    source.steps += (end - start) >> 8  # long texts cost more to copy and to compare
    return Binding(start, end, source.data[start:end].decode("utf-8", "replace") if text is None else text, nodes)


def equal(known: Binding, nodes: tuple[Node, ...], source: Source) -> bool:
    """Whether two pieces of code are the same but for white space and comments."""
    if not nodes:
        return not known.nodes
    text = source.data[nodes[0].start_byte : nodes[-1].end_byte].decode("utf-8", "replace")
    if text == known.text:
        return True
    if known.end - known.start != len(known.text.encode()):
        return False  # a string's value is not its literal
    return len(known.nodes) == len(nodes) and all(_same(a, b, source) for a, b in zip(known.nodes, nodes, strict=True))


def _same(a: Node, b: Node, source: Source) -> bool:
    a, b = source.strip(a), source.strip(b)
    names = source.language.counterparts
    if names.get(a.type, a.type) != names.get(b.type, b.type):
        return False
    left, right = source.children(a), source.children(b)
    if not left and not right:
        return source.text(a) == source.text(b)
    return len(left) == len(right) and all(_same(x, y, source) for x, y in zip(left, right, strict=True))
