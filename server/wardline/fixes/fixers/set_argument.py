"""Gives an argument of the call another value.

Options: `value` (Python source), and `keyword` or `position` (from 0), or both where either may be written.
"""

from __future__ import annotations

import libcst as cst

from wardline.fixes import calls
from wardline.fixes.draft import Draft, NoFixError, Site
from wardline.fixes.expression import call_of


def fix(site: Site) -> Draft:
    """Replace the argument's value."""
    call = call_of(site)
    value = site.option("value")
    argument = _argument(call.parsed, site.optional("keyword"), site.optional("position"))
    changed = calls.with_value(call.parsed, argument, cst.parse_expression(value))
    return Draft(f"Pass `{value}`", (call.edit(changed),))


def _argument(call: cst.Call, keyword: str | None, position: str | None) -> cst.Arg:
    found = calls.keyword(call, keyword) if keyword else None
    if found is None and position is not None:
        at = int(position)
        before = call.args[: at + 1]
        if len(before) > at and not any(one.star or one.keyword for one in before):
            found = before[at]
    if found is None:
        raise NoFixError("the call does not pass the argument where it could be replaced")
    return found
