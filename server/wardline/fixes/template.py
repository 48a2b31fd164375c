"""Replacements written in a rule (`fix:`): metavariables become what the match bound.

Works for every language. In Python, a module that the replacement names and the file does not know is imported
if the file uses that module in another way, or refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wardline.engine.units import Node
from wardline.fixes import imports, tree
from wardline.fixes.draft import Draft, NoFixError, Site, sorted_edits
from wardline.model import TextEdit
from wardline.syntax import Document

_METAVARIABLE = re.compile(r"\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*")
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
    text = _filled(site, _renamed(template.rstrip("\n"), names))
    edit = TextEdit(site.finding.span, _laid_out(site, text))
    return Draft(f"Replace with `{_shown(text)}`", sorted_edits(edit, *edits))


def _filled(site: Site, template: str) -> str:
    captures = dict(site.finding.captures)

    def bound(found: re.Match[str]) -> str:
        if found[0] not in captures:
            raise NoFixError(f"the rule's replacement uses `{found[0]}`, which matched nothing here")
        return captures[found[0]]

    return _METAVARIABLE.sub(bound, template)


def _laid_out(site: Site, text: str) -> str:
    """`text` with the line ends of the file and further lines indented like the first."""
    if "\n" not in text:
        return text
    document, lines = site.document, site.document.lines
    line = lines.line_span(lines.line_of(site.finding.span.start))
    found = re.match(rb"[ \t]*", document.data[line.start : site.finding.span.start])
    indent = found[0].decode() if found else ""
    newline = "\r\n" if b"\r\n" in document.data else "\n"
    first, *rest = text.replace("\r\n", "\n").split("\n")
    fixed = {part for _, value in site.finding.captures for part in value.replace("\r\n", "\n").split("\n")[1:]}
    return newline.join([first, *(row if not row or row in fixed else indent + row for row in rest)])


def _modules(document: Document, place: Node, template: str) -> Iterator[tuple[str, imports.Usable]]:
    """The modules that `template` names, each with how to write it here."""
    bound = imports.bindings(document, place)
    for root in dict.fromkeys(_ROOT.findall(_STRING.sub('""', template))):
        if root in bound:
            continue
        if any(full == root or full.startswith(root + ".") for full in bound.values()):
            yield root, imports.module_name(document, place, root)
        elif not any(True for _ in tree.occurrences(document, root)):
            raise NoFixError(f"the replacement needs `{root}`, which this file does not import")


def _renamed(template: str, names: dict[str, str]) -> str:
    return _ROOT.sub(lambda found: names.get(found[1], found[1]), template)


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 3] + "..."
