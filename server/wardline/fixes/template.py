"""Replacements written in a rule (`fix:`): metavariables become what the match bound.

Works for every language. In Python, a module that the replacement names and the file does not know is imported
if it is of the standard library or the file uses it in another way; else the fix is refused.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from wardline.engine import expressions
from wardline.engine.units import Node
from wardline.fixes import imports, tree
from wardline.fixes.draft import Draft, NoFixError, Site, sorted_edits
from wardline.model import TextEdit
from wardline.rules.schema import FixRegex
from wardline.syntax import Document

_METAVARIABLE = re.compile(r"\$(?:(?:\.\.\.)?[A-Z_][A-Z0-9_]*|[0-9]+)")
_ROOT = re.compile(r"(?<![\w.$\"'])([A-Za-z_]\w*)(?=\s*\.\s*[A-Za-z_])")
_STRING = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'")
_SHOWN = 40


def apply(site: Site, template: str) -> Draft:
    """The draft that puts `template` in the place of the finding."""
    names: dict[str, str] = {}
    edits: list[TextEdit] = []
    node = tree.node_at(site.document, site.finding.span)
    if site.document.language.name == "python" and node is not None:
        for root, usable in _modules(site.document, node, template):
            names[root] = usable.name
            edits.extend(usable.edits)
    if "$..." in template and node is not None:
        _keeps_keywords(site, node)
    text = _filled(site, _laid_out(site, _renamed(template.rstrip("\n"), names)))
    return Draft(f"Replace with `{_shown(text)}`", sorted_edits(TextEdit(site.finding.span, text), *edits))


def apply_regex(site: Site, fix: FixRegex) -> Draft:
    """The draft that replaces what the expression finds in the matched text."""
    span = site.finding.span
    before = site.document.text(span)
    try:
        after = expressions.replace(fix.regex, fix.replacement, before, fix.count)
    except expressions.ExpressionError as error:
        raise NoFixError(f"the rule's regular expression cannot be used: {error}") from error
    if after == before:
        raise NoFixError("the rule's regular expression finds nothing to replace here")
    return Draft(f"Replace with `{_shown(after)}`", sorted_edits(TextEdit(span, after)))


def as_written(site: Site, template: str) -> TextEdit:
    """`template` in the place of the finding to the letter, as Semgrep puts it: for comparisons, unfit to be offered.

    Nothing is imported or refused; further lines are indented like the start of the finding.
    """
    captures = dict(site.finding.captures)
    text = _METAVARIABLE.sub(lambda found: captures.get(found[0], found[0]), template.rstrip("\n"))
    lines = site.document.lines
    start = site.finding.span.start
    column = start - lines.line_span(lines.line_of(start)).start
    return TextEdit(site.finding.span, text.replace("\n", "\n" + " " * column))


def _filled(site: Site, template: str) -> str:
    captures = dict(site.finding.captures)

    def bound(found: re.Match[str]) -> str:
        if found[0] not in captures:
            raise NoFixError(f"the rule's replacement uses `{found[0]}`, which matched nothing here")
        return captures[found[0]]

    return _METAVARIABLE.sub(bound, template)


def _keeps_keywords(site: Site, node: Node) -> None:
    """Raise `NoFixError` where keyword arguments are in no capture: `$...ARGS` may hold positional ones only."""
    language = site.document.language
    if node.type not in language.calls:
        return
    held = " ".join(value for _, value in site.finding.captures)
    for argument in tree.arguments(site.document, node):
        if argument.type in language.keywords and site.document.text(tree.span_of(argument)) not in held:
            raise NoFixError("the replacement would lose arguments passed by name")


def _laid_out(site: Site, template: str) -> str:
    """`template` with the line ends of the file and further lines indented like the first."""
    if "\n" not in template:
        return template
    document, lines = site.document, site.document.lines
    line = lines.line_span(lines.line_of(site.finding.span.start))
    found = re.match(rb"[ \t]*", document.data[line.start : site.finding.span.start])
    indent = found[0].decode() if found else ""
    newline = "\r\n" if b"\r\n" in document.data else "\n"
    first, *rest = template.replace("\r\n", "\n").split("\n")
    return newline.join([first, *(indent + row if row else row for row in rest)])


def _modules(document: Document, place: Node, template: str) -> Iterator[tuple[str, imports.Usable]]:
    """The modules that `template` names, each with how to write it here."""
    bound = imports.bindings(document, place)
    for root in dict.fromkeys(_ROOT.findall(_STRING.sub('""', template))):
        if root in bound:
            continue
        known = any(full == root or full.startswith(root + ".") for full in bound.values())
        used = any(True for _ in tree.occurrences(document, root))
        if known or (not used and root in sys.stdlib_module_names):
            yield root, imports.module_name(document, place, root)
        elif not used:
            raise NoFixError(f"the replacement needs `{root}`, which this file does not import")


def _renamed(template: str, names: dict[str, str]) -> str:
    return _ROOT.sub(lambda found: names.get(found[1], found[1]), template)


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 3] + "..."
