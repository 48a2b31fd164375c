"""What a function's statements say by their form: which variables are its own, and whether it has a result."""

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
            case flow.Loop():
                found |= _bound_names(statement.target) if statement.target is not None else set()
            case flow.Define():
                found.add(statement.name)
        stack += _inner(statement)
    return frozenset(found - outer)


def _bound_names(target: flow.Expression) -> set[str]:
    if isinstance(target, flow.Name):
        return {target.id}
    if isinstance(target, flow.Sequence):
        return set().union(*map(_bound_names, target.items))
    if isinstance(target, flow.Record):
        return set().union(*(_bound_names(item) for _, item in target.entries))
    return set()


def gives_something(statements: Iterable[flow.Statement]) -> bool:
    """Whether some statement says what the function's result is, or yields something."""
    stack = list(statements)
    while stack:
        statement = stack.pop()
        if isinstance(statement, flow.Leave) and statement.to is flow.Exit.OUT and statement.value is not None:
            return True
        if isinstance(statement, flow.Evaluate | flow.Assign) and _yields(statement.value):
            return True
        stack += _inner(statement)
    return False


def _yields(value: flow.Expression | None) -> bool:
    if isinstance(value, flow.Either):
        return any(map(_yields, (value.test, value.then, value.otherwise)))
    return isinstance(value, flow.Yield) or (isinstance(value, flow.Combine) and any(map(_yields, value.parts)))


def _inner(statement: flow.Statement) -> list[flow.Statement]:
    """The statements that stand in another one of the same function."""
    match statement:
        case flow.Branch():
            return [*statement.then, *statement.otherwise]
        case flow.Loop():
            return [*statement.body, *statement.otherwise]
        case flow.Attempt():
            handled = [one for handler in statement.handlers for one in handler]
            return [*statement.body, *handled, *statement.otherwise, *statement.final]
        case flow.Choice():
            return [one for case in statement.cases for one in case]
    return []
