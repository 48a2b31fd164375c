"""Passes the expression through a function: `x` becomes `function(x)`.

Options: `function`, its full name, and `import`, the module it is reached through.
"""

from __future__ import annotations

from wardline.engine.units import Node
from wardline.fixes import imports, tree
from wardline.fixes.draft import Draft, NoFixError, Site, sorted_edits
from wardline.fixes.expression import expression_of
from wardline.model import TextEdit


def fix(site: Site) -> Draft:
    """Wrap what the finding underlines."""
    document, span = site.document, site.finding.span
    node = tree.node_at(document, span)
    if node is None or tree.span_of(node) != span:
        raise NoFixError("the finding is not one expression")
    expression_of(document, node)
    usable = _function(site, node)
    opening = TextEdit(type(span)(span.start, span.start), usable.name + "(")
    closing = TextEdit(type(span)(span.end, span.end), ")")
    return Draft(f"Wrap in `{site.option('function')}`", sorted_edits(opening, closing, *usable.edits))


def _function(site: Site, node: Node) -> imports.Usable:
    function, module = site.option("function"), site.optional("import")
    if module is None:
        return imports.Usable(function)
    if function.startswith(module + "."):
        return imports.member_name(site.document, node, module, function[len(module) + 1 :])
    return imports.Usable(function, imports.module_name(site.document, node, module).edits)
