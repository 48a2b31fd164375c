"""The configuration described for machines and people: its JSON Schema and the table in the documentation.

Both derive from the declarations in `configuration`. Run `python -m wardline.project.reference ROOT` to write them
again below the repository at ROOT, along with the JSON Schema of rules and the tables of their keys in the manual
(`wardline.rules.json_schema`, `wardline.rules.reference`). Tests check that the files in the repository are fresh.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from wardline.project.atomic import write_atomic
from wardline.project.configuration import Configuration, PerPath
from wardline.project.options import options_of, table_schema, toml_value, written_default
from wardline.rules import json_schema
from wardline.rules.reference.tables import tables

SCHEMA_FILE = "schemas/wardline.schema.json"
RULE_SCHEMA_FILE = "schemas/rule.schema.json"
PAGE_FILE = "docs/configuration.md"
RULE_PAGE_FILE = "docs/rule-language.md"


def schema() -> dict[str, object]:
    """The JSON Schema (draft 7, which TOML editors read) of `wardline.toml` and of `[tool.wardline]`."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Wardline",
        "description": "Configuration of Wardline: wardline.toml, or [tool.wardline] in pyproject.toml.",
        **table_schema(Configuration),
    }


def schema_text() -> str:
    """The schema as the file that is shipped."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def options_table() -> str:
    """The keys as Markdown tables."""
    return (
        f"{_table(Configuration)}\nKeys of a `[[per-path]]` entry, of which `paths` must be there:\n\n{_table(PerPath)}"
    )


def page_with_table(page: str) -> str:
    """The documentation page with its generated part written anew."""
    return _with_tables(page, {"options": options_table()})


def rule_page_with_tables(page: str) -> str:
    """The page on the rule language with its generated parts written anew."""
    return _with_tables(page, tables())


def _with_tables(page: str, made: Mapping[str, str]) -> str:
    for name, text in made.items():
        begin, end = f"<!-- begin generated: {name} -->\n", f"<!-- end generated: {name} -->"
        before, rest = page.split(begin, 1)
        page = before + begin + text + end + rest.split(end, 1)[1]
    return page


def _table(cls: type) -> str:
    lines = ["| key | value | default | meaning |", "| --- | --- | --- | --- |"]
    for key, (_, declared, default) in options_of(cls).items():
        shown = toml_value(written_default(declared, default))
        lines.append(f"| `{key}` | {declared.kind.words()} | `{shown}` | {declared.about} |")
    return "\n".join(lines) + "\n"


def main(root: Path) -> None:
    """Write the generated files below `root`."""
    write_atomic(root / SCHEMA_FILE, schema_text().encode())
    write_atomic(root / RULE_SCHEMA_FILE, json_schema.schema_text().encode())
    for name, renewed in ((PAGE_FILE, page_with_table), (RULE_PAGE_FILE, rule_page_with_tables)):
        page = root / name
        write_atomic(page, renewed(page.read_text("utf-8")).encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
