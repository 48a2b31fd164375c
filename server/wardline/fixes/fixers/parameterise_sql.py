"""Binds values to the SQL statement as parameters, in place of putting them into its text.

Option: `paramstyle`: `qmark` (`?`), `format` (`%s`) or `dollar` (`$1`, values as further arguments). Without it
the style is that of the driver which the connection comes from, or of the only driver the file imports.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from wardline.engine.units import Node
from wardline.fixes import imports, literals, sql_text, tree
from wardline.fixes.draft import Draft, NoFixError, Site, sorted_edits
from wardline.fixes.expression import expression_of
from wardline.model import TextEdit
from wardline.syntax import Document
from wardline.text import Span

_ASYNCPG = frozenset({"fetchrow", "fetchval", "fetch"})
_METHODS = _ASYNCPG | {"execute", "mogrify", "raw", "exec_driver_sql"}
_OTHERS = frozenset({"executemany", "executescript", "read_sql", "read_sql_query", "text", "fetch_all", "fetch_one"})


@dataclass(frozen=True, slots=True)
class _Style:
    placeholder: Callable[[int], str]
    percent_doubled: bool = False
    spread: bool = False  # values are arguments of their own, not one tuple


_STYLES = {
    "qmark": _Style(lambda number: "?"),
    "format": _Style(lambda number: "%s", percent_doubled=True),
    "dollar": _Style(lambda number: f"${number}", spread=True),
}
_DRIVERS = {
    "sqlite3": "qmark", "aiosqlite": "qmark", "pyodbc": "qmark", "duckdb": "qmark", "pysqlcipher3": "qmark",
    "psycopg": "format", "psycopg2": "format", "pymysql": "format", "MySQLdb": "format", "mysql": "format",
    "mariadb": "format", "aiomysql": "format", "aiopg": "format", "django": "format", "pymssql": "format",
    "asyncpg": "dollar",
}  # fmt: skip


def fix(site: Site) -> Draft:
    """Rewrite the statement's text and pass the values beside it."""
    document = site.document
    call = _call(site)
    argument = _only_statement(document, call)
    query = _query(document, argument)
    style = _style(site, call)
    template = literals.read(expression_of(document, query))
    bound, values = sql_text.bind(template, style.placeholder, percent_doubled=style.percent_doubled)
    text = ", ".join(values) if style.spread else f"({', '.join(values)}{',' if len(values) == 1 else ''})"
    separator = _separator(document, call, argument)
    edits: tuple[TextEdit, ...]
    if query == argument:
        edits = (TextEdit(tree.span_of(query), bound.render() + separator + text),)
    else:
        end = argument.end_byte
        edits = (TextEdit(tree.span_of(query), bound.render()), TextEdit(Span(end, end), separator + text))
    return Draft("Bind the values as parameters", sorted_edits(*edits))


def _call(site: Site) -> Node:
    for node in tree.calls_around(site.document, site.finding.span):
        method = tree.callee(site.document, node).rpartition(".")[2]
        if method in _METHODS:
            return node
        if method in _OTHERS:
            raise NoFixError(f"`{method}` takes its parameters in another way")
    raise NoFixError("there is no call here that runs a statement")


def _only_statement(document: Document, call: Node) -> Node:
    """The statement's argument, if the call passes no parameters yet."""
    given = tree.arguments(document, call)
    if not given or given[0].type in document.language.keywords or "splat" in given[0].type:
        raise NoFixError("the statement is not the call's first argument")
    if any(other.type not in document.language.keywords for other in given[1:]):
        raise NoFixError("the call passes parameters already")
    if re.search(r"\bparam(eter)?s\s*=", " ".join(document.text(tree.span_of(other)) for other in given[1:])):
        raise NoFixError("the call passes parameters already")
    return given[0]


def _query(document: Document, argument: Node) -> Node:
    """Where the text is put together: in the call, or in an assignment before it that serves only the call."""
    if argument.type not in document.language.identifiers:
        return argument
    value = tree.assigned_before(document, document.text(tree.span_of(argument)), argument)
    if value is None:
        raise NoFixError("the text is not put together here, or is used in other places too")
    return value


def _separator(document: Document, call: Node, argument: Node) -> str:
    """A comma, and a line break where the call gives each argument its own line."""
    opening = call.child_by_field_name(document.language.calls[call.type][1])
    lines = document.lines
    start = lines.line_of(argument.start_byte)
    if opening is None or lines.line_of(opening.start_byte) == start:
        return ", "
    line = lines.line_span(start)
    indent = document.data[line.start : argument.start_byte]
    newline = b"\r\n" if document.data[line.end : line.end + 2] == b"\r\n" else b"\n"
    return "," + (newline + indent).decode() if not indent.strip() else ", "


# --- placeholder style -------------------------------------------------------------------------------------


def _style(site: Site, call: Node) -> _Style:
    style = _STYLES[_style_name(site, call)]
    method = tree.callee(site.document, call).rpartition(".")[2]
    if method in _ASYNCPG and not style.spread:
        raise NoFixError(f"it is not clear which placeholders `{method}` takes")
    return style


def _style_name(site: Site, call: Node) -> str:
    declared = site.optional("paramstyle")
    if declared is not None:
        if declared not in _STYLES:
            raise NoFixError(f"the rule's `paramstyle` is none of {', '.join(_STYLES)}")
        return declared
    receiver = tree.callee(site.document, call).partition(".")[0]
    origin = _origin(site.document, call, receiver)
    if origin in _DRIVERS:
        return _DRIVERS[origin]
    if origin == "sqlalchemy":
        raise NoFixError("SQLAlchemy binds parameters by name in `text()`")
    modules = {full.partition(".")[0] for full in imports.bindings(site.document, call).values()}
    found = {_DRIVERS[module] for module in modules if module in _DRIVERS}
    if len(found) != 1 or "sqlalchemy" in modules:
        raise NoFixError("it is not clear which placeholders the database driver takes")
    return found.pop()


def _origin(document: Document, call: Node, name: str, depth: int = 3) -> str:
    """The package that `name` comes from, following `cursor = connection.cursor()` a few steps."""
    for occurrence in tree.occurrences(document, name):
        line = document.lines.line_text(document.lines.line_of(occurrence.start_byte))
        found = re.search(
            rf"\b{re.escape(name)}\b(?:\s*:[^=]+)?\s*=\s*(?:await\s+)?([A-Za-z_][\w.]*)"
            rf"|([A-Za-z_][\w.]*)\([^\n]*\bas\s+{re.escape(name)}\b",
            line,
        )
        if found is None:
            continue
        root = (found[1] or found[2]).partition(".")[0]
        package = imports.bindings(document, call).get(root, "").partition(".")[0]
        if package or depth == 0 or root == name:
            return package
        return _origin(document, call, root, depth - 1)
    return imports.bindings(document, call).get(name, "").partition(".")[0]
