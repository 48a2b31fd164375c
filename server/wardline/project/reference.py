"""The configuration described for machines and people: its JSON Schema and the table in the documentation.

Both derive from the declarations in `configuration`. Run `python -m wardline.project.reference ROOT` to write them
again below the repository at ROOT, along with the JSON Schema of rules (`wardline.rules.json_schema`). Tests check that
the files in the repository are fresh.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from wardline.project.atomic import write_atomic
from wardline.project.configuration import Configuration, PerPath
from wardline.project.options import options_of, table_schema, toml_value, written_default
from wardline.rules import json_schema

SCHEMA_FILE = "schemas/wardline.schema.json"
RULE_SCHEMA_FILE = "schemas/rule.schema.json"
PAGE_FILE = "docs/configuration.md"
_BEGIN = "<!-- begin generated: options -->\n"
_END = "<!-- end generated: options -->"


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
    before, rest = page.split(_BEGIN, 1)
    return before + _BEGIN + options_table() + _END + rest.split(_END, 1)[1]


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
    page = root / PAGE_FILE
    write_atomic(page, page_with_table(page.read_text("utf-8")).encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
