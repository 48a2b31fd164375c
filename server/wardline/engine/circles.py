"""Groups of things that lead to each other in a circle, each after all that it leads to (Tarjan's algorithm).

It keeps its own stack, so that long ways do not end Python's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator


def circles(start: str, below: Callable[[str], Iterable[str]]) -> list[tuple[str, ...]]:
    """The groups that `start` leads to by `below`, its own one last; names in a group are sorted."""
    found: list[tuple[str, ...]] = []
    number: dict[str, int] = {start: 0}
    lowest: dict[str, int] = {start: 0}
    open_: list[str] = [start]  # visited, and in no group yet
    is_open = {start}
    way: list[tuple[str, Iterator[str]]] = [(start, iter(sorted(below(start))))]
    while way:
        name, rest = way[-1]
        following = next(rest, None)
        if following is None:
            way.pop()
            if way:
                lowest[way[-1][0]] = min(lowest[way[-1][0]], lowest[name])
            if lowest[name] == number[name]:
                found.append(_group(name, open_, is_open))
        elif following not in number:
            number[following] = lowest[following] = len(number)
            open_.append(following)
            is_open.add(following)
            way.append((following, iter(sorted(below(following)))))
        elif following in is_open:
            lowest[name] = min(lowest[name], number[following])
    return found


def _group(name: str, open_: list[str], is_open: set[str]) -> tuple[str, ...]:
    group: list[str] = []
    while not group or group[-1] != name:
        group.append(open_.pop())
        is_open.discard(group[-1])
    return tuple(sorted(group))
