"""Adds a keyword argument to the call, or gives it another value.

Options: `keyword`, `value` (Python source), and `import`, a module that the value needs.
"""

from __future__ import annotations

import libcst as cst

from wardline.engine.units import Node
from wardline.fixes import calls, imports
from wardline.fixes.draft import Draft, NoFixError, Site, sorted_edits
from wardline.fixes.expression import call_of
from wardline.model import TextEdit


def fix(site: Site) -> Draft:
    """Add or replace the keyword."""
    call = call_of(site)
    name = site.option("keyword")
    value, added = _value(site, call.node)
    changed = calls.with_keyword(call.parsed, name, cst.parse_expression(value))
    if changed.deep_equals(call.parsed):
        raise NoFixError(f"the call has `{name}={value}` already")
    return Draft(f"Pass `{name}={value}`", sorted_edits(call.edit(changed), *added))


def _value(site: Site, node: Node) -> tuple[str, tuple[TextEdit, ...]]:
    """The value as it must be written here, and the edits of imports that it needs."""
    value, module = site.option("value"), site.optional("import")
    if module is None:
        return value, ()
    if value == module or value.startswith(module + "."):
        usable = imports.module_name(site.document, node, module)
        return usable.name + value[len(module) :], usable.edits
    return value, imports.module_name(site.document, node, module).edits
