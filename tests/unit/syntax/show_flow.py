"""Data-flow forms as short text, so that a test can say what a statement is lowered to in one line.

`x := e` is an assignment, `!e` an effect, `f(...)` a call, `+(a, b)` a combination, `?(a)` a test, `_` a literal,
`(a ? b : c)` one of two values, where `~` is that of the test.
"""

from __future__ import annotations

from collections.abc import Iterable

from wardline.syntax import flow


def statements(lowered: Iterable[flow.Statement]) -> str:
    return "; ".join(map(statement, lowered))


def statement(one: flow.Statement) -> str:
    match one:
        case flow.Assign(targets=targets, value=value, augmented=augmented):
            return f"{' := '.join(map(expression, targets))} {'+=' if augmented else ':='} {expression(value)}"
        case flow.Evaluate(value=value):
            return f"!{expression(value)}"
        case flow.Branch(test=test, then=then, otherwise=otherwise):
            return f"if {expression(test)} {{{statements(then)}}} {{{statements(otherwise)}}}"
        case flow.Loop():
            return _loop(one)
        case flow.Attempt(body=body, handlers=handlers, otherwise=otherwise, final=final):
            caught = "".join(f" catch {{{statements(handler)}}}" for handler in handlers)
            return (
                f"try {{{statements(body)}}}{caught} else {{{statements(otherwise)}}} finally {{{statements(final)}}}"
            )
        case flow.Choice(subject=subject, cases=cases):
            return f"match {expression(subject)} {' | '.join(f'{{{statements(case)}}}' for case in cases)}"
        case flow.Outer(names=names):
            return f"outer {', '.join(names)}"
        case flow.Class(name=name, bases=bases, body=body):
            return f"class {name}({', '.join(bases)}) {{{statements(body)}}}"
        case flow.Leave(value=value):
            return "leave" if value is None else f"leave {expression(value)}"
        case flow.Define(name=name, function=inner):
            return f"define {name}{function(inner)}"


def _loop(one: flow.Loop) -> str:
    head = []
    if one.target is not None and one.iterable is not None:
        head.append(f"{expression(one.target)} in {expression(one.iterable)}")
    if one.test is not None:
        head.append(f"while {expression(one.test)}")
    return f"loop {', '.join(head)} {{{statements(one.body)}}} {{{statements(one.otherwise)}}}"


def function(one: flow.Function) -> str:
    return f"({', '.join(parameter.name for parameter in one.parameters)}) {{{statements(one.body)}}}"


def expression(one: flow.Expression) -> str:  # noqa: C901 - one case a form
    match one:
        case flow.Yield(value=value):
            return f"yield {expression(value)}"
        case flow.Literal():
            return "_"
        case flow.Name(id=name):
            return name
        case flow.Member(base=base, name=name):
            return f"{expression(base)}{'' if name.startswith('[') else '.'}{name}"
        case flow.Index(base=base, key=key):
            return f"{expression(base)}[{expression(key)}]"
        case flow.Call(callee=callee, arguments=arguments):
            given = (f"{one.name}=" * bool(one.name) + expression(one.value) for one in arguments)
            return f"{expression(callee)}({', '.join(given)})"
        case flow.Combine(parts=parts):
            return f"+({_listed(parts)})"
        case flow.Sequence(items=items):
            return f"[{_listed(items)}]"
        case flow.Record(entries=entries):
            return "{" + ", ".join(f"{key or '*'}: {expression(value)}" for key, value in entries) + "}"
        case flow.Either(test=test, then=then, otherwise=otherwise):
            ways = [expression(way) if way is not None else "~" for way in (then, otherwise)]
            return f"({expression(test)} ? {ways[0]} : {ways[1]})"
        case flow.Test(parts=parts):
            return f"?({_listed(parts)})"
        case flow.Bind(target=target, value=value):
            return f"({expression(target)} := {expression(value)})"
        case flow.Comprehension():
            bound = "".join(f" for {expression(target)} in {expression(source)}" for target, source in one.bindings)
            conditions = "".join(f" if {expression(test)}" for test in one.conditions)
            return f"<{_listed(one.elements)}{bound}{conditions}>"
        case flow.Closure(function=inner):
            return f"lambda{function(inner)}"


def _listed(parts: Iterable[flow.Expression]) -> str:
    return ", ".join(map(expression, parts))
