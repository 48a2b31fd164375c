"""Changes to one call that keep its layout: arguments added, replaced and taken away.

Works on LibCST values only; knows no document.
"""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from wardline.fixes.draft import NoFixError


def keyword(call: cst.Call, name: str) -> cst.Arg | None:
    """The keyword argument `name` of `call`."""
    return next((one for one in call.args if one.keyword is not None and one.keyword.value == name), None)


def with_value(call: cst.Call, argument: cst.Arg, value: cst.BaseExpression) -> cst.Call:
    """`call` with another value for `argument`."""
    changed = argument.with_changes(value=value)
    return call.with_changes(args=[changed if one is argument else one for one in call.args])


def with_keyword(call: cst.Call, name: str, value: cst.BaseExpression) -> cst.Call:
    """`call` with `name=value`: replaced where it is given, else added at the end, as the others are laid out."""
    given = keyword(call, name)
    if given is not None:
        return with_value(call, given, value)
    if any(argument.star == "**" for argument in call.args):
        raise NoFixError(f"the unpacked keywords may already hold `{name}`")
    added = cst.Arg(
        value=value,
        keyword=cst.Name(name),
        equal=cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace("")),
    )
    if not call.args:
        return call.with_changes(args=[added])
    if _is_generator(call.args):
        raise NoFixError("the call's only argument is a generator without brackets")
    return call.with_changes(args=[*call.args[:-1], *_appended(call, added)])


def without(call: cst.Call, argument: cst.Arg) -> cst.Call:
    """`call` without `argument`; a trailing comma stays one."""
    rest = [one for one in call.args if one is not argument]
    if not rest:
        return call.with_changes(args=[], whitespace_before_args=cst.SimpleWhitespace(""))
    if call.args[-1] is argument:
        last = rest[-1]
        if isinstance(argument.comma, cst.Comma) and isinstance(last.comma, cst.Comma):
            space = _joined(last.comma.whitespace_after, argument.comma.whitespace_after)
            rest[-1] = last.with_changes(comma=last.comma.with_changes(whitespace_after=space))
        else:
            rest[-1] = last.with_changes(
                comma=cst.MaybeSentinel.DEFAULT, whitespace_after_arg=argument.whitespace_after_arg
            )
    return call.with_changes(args=rest)


def _appended(call: cst.Call, added: cst.Arg) -> Sequence[cst.Arg]:
    """The last argument and the added one, with the line breaks of the call."""
    last = call.args[-1]
    before = call.whitespace_before_args
    separate = before if isinstance(before, cst.ParenthesizedWhitespace) else None
    if isinstance(last.comma, cst.Comma):
        space = last.comma.whitespace_after
        added = added.with_changes(comma=last.comma.with_changes(whitespace_after=_uncommented(space)))
        between = _joined(space, separate) if separate is not None else cst.SimpleWhitespace(" ")
    else:
        space = last.whitespace_after_arg
        added = added.with_changes(whitespace_after_arg=_uncommented(space))
        between = _joined(space, separate) if separate is not None else cst.SimpleWhitespace(" ")
    if separate is None and isinstance(space, cst.ParenthesizedWhitespace) and space.first_line.comment is not None:
        raise NoFixError("a comment stands where the argument would go")
    return (last.with_changes(comma=cst.Comma(whitespace_after=between), whitespace_after_arg=_nothing()), added)


def _nothing() -> cst.SimpleWhitespace:
    return cst.SimpleWhitespace("")


def _uncommented(space: cst.BaseParenthesizableWhitespace) -> cst.BaseParenthesizableWhitespace:
    """`space` without the comment on its first line, which stays with the argument before."""
    if not isinstance(space, cst.ParenthesizedWhitespace):
        return space
    line = cst.TrailingWhitespace(whitespace=_nothing(), newline=space.first_line.newline)
    return space.with_changes(first_line=line, empty_lines=[])


def _joined(
    first: cst.BaseParenthesizableWhitespace, second: cst.BaseParenthesizableWhitespace
) -> cst.BaseParenthesizableWhitespace:
    """The comments of `first`, then the line break and indentation of `second`."""
    if not isinstance(first, cst.ParenthesizedWhitespace) or not isinstance(second, cst.ParenthesizedWhitespace):
        return second
    return second.with_changes(first_line=first.first_line, empty_lines=first.empty_lines)


def _is_generator(arguments: Sequence[cst.Arg]) -> bool:
    value = arguments[0].value
    return len(arguments) == 1 and isinstance(value, cst.GeneratorExp) and not value.lpar
