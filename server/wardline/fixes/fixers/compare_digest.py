"""Compares in constant time: `a == b` becomes `hmac.compare_digest(a, b)`, `a != b` its negation."""

from __future__ import annotations

import libcst as cst

from wardline.fixes import imports, tree
from wardline.fixes.draft import Draft, NoFixError, Site, sorted_edits
from wardline.fixes.expression import Expression, expression_of


def fix(site: Site) -> Draft:
    """Replace the comparison that the finding underlines."""
    node = tree.node_at(site.document, site.finding.span)
    if node is None or tree.span_of(node) != site.finding.span:
        raise NoFixError("the finding is not one comparison")
    expression = expression_of(site.document, node)
    left, right, negated = _sides(expression)
    usable = imports.member_name(site.document, node, "hmac", "compare_digest")
    text = f"{'not ' if negated else ''}{usable.name}({left}, {right})"
    return Draft("Compare with `hmac.compare_digest`", sorted_edits(expression.edit(text), *usable.edits))


def _sides(expression: Expression) -> tuple[str, str, bool]:
    parsed = expression.parsed
    if not isinstance(parsed, cst.Comparison) or len(parsed.comparisons) != 1:
        raise NoFixError("the finding is not one comparison")
    target = parsed.comparisons[0]
    if not isinstance(target.operator, cst.Equal | cst.NotEqual):
        raise NoFixError("the comparison is neither `==` nor `!=`")
    left, right = expression.code(parsed.left), expression.code(target.comparator)
    return left, right, isinstance(target.operator, cst.NotEqual)
