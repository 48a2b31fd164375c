"""Which variables belong to a function: told from what its statements assign."""

from __future__ import annotations

from collections.abc import Iterable

from wardline.syntax import flow


def local_names(statements: Iterable[flow.Statement]) -> frozenset[str]:
    """The variables that belong to the function with these statements."""
    found: set[str] = set()
    outer: set[str] = set()
    stack = list(statements)
    while stack:
        statement = stack.pop()
        match statement:
            case flow.Assign() if statement.declares is not False:
                for target in statement.targets:
                    found |= _bound_names(target)
            case flow.Outer():
                outer |= set(statement.names)
            case flow.Branch():
                stack += [*statement.then, *statement.otherwise]
            case flow.Loop():
                found |= _bound_names(statement.target) if statement.target is not None else set()
                stack += [*statement.body, *statement.otherwise]
            case flow.Attempt():
                stack += [*statement.body, *statement.otherwise, *statement.final]
                stack += [one for handler in statement.handlers for one in handler]
            case flow.Choice():
                stack += [one for case in statement.cases for one in case]
            case flow.Define():
                found.add(statement.name)
    return frozenset(found - outer)


def _bound_names(target: flow.Expression) -> set[str]:
    if isinstance(target, flow.Name):
        return {target.id}
    if isinstance(target, flow.Sequence):
        return set().union(*map(_bound_names, target.items))
    if isinstance(target, flow.Record):
        return set().union(*(_bound_names(item) for _, item in target.entries))
    return set()
