"""Build the compact standards data that Wardline ships from files of facts about the standards.

Usage: python scripts/build_standards.py INPUT_DIR [--output DIR] [--check]

INPUT_DIR holds `cwe.json`, `owasp-top10.json`, `asvs-5.0.0.json`, `asvs-4.0.3.json`, `training-links.json`.
Only facts pass: ids, names, levels, addresses, mappings, and this project's own keywords for ASVS. The
standards' sentences never do: every field that is copied is named below, nothing is copied wholesale.
The same input gives the same bytes; `--check` compares instead of writing and fails on a difference.
This script knows the layout of the data files that `wardline.standards` reads, and nothing else of Wardline.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

DEFAULT_OUTPUT = Path(__file__).resolve().parent.parent / "server" / "wardline" / "standards" / "data"
TOP25_EDITION = "2025"
LAB_TITLE = "OpenSSF lab: {}"  # the labs' list has no titles, so they get ours


def build(facts: Mapping[str, Any]) -> dict[str, bytes]:
    """The data files by name, from the parsed input files by name (without `.json`)."""
    tables = {
        "cwe": cwe_table(facts["cwe"]),
        "owasp": owasp_table(facts["owasp-top10"]),
        "asvs-5.0.0": asvs5_table(facts["asvs-5.0.0"]),
        "asvs-4.0.3": asvs4_table(facts["asvs-4.0.3"]),
        "asvs-mapping": asvs_mapping(facts["asvs-4.0.3"]),
        "links": link_table(facts["training-links"]),
    }
    return {f"{name}.json": encode(table) for name, table in tables.items()}


def cwe_table(source: Mapping[str, Any]) -> dict[str, Any]:
    """Version, Top 25 in order of rank, and per id its name, abstraction (category, view: none) and mapping usage."""
    ranked = sorted(source["top25"][TOP25_EDITION], key=lambda entry: entry["rank"])
    return {
        "version": source["cwe_version"],
        "top25": [entry["id"] for entry in ranked],
        "entries": {
            str(entry["id"]): [entry["name"], entry.get("abstraction", ""), entry["mapping_usage"]]
            for entry in sorted(source["cwes"], key=lambda entry: int(entry["id"]))
        },
    }


def owasp_table(source: Mapping[str, Any]) -> dict[str, Any]:
    """Per category id its name, page and CWE numbers."""
    return {
        category["id"]: [category["name"], category["url"], sorted(category["cwes"])]
        for edition in sorted(source["editions"])
        for category in source["editions"][edition]
    }


def asvs5_table(source: Mapping[str, Any]) -> dict[str, Any]:
    """Chapters and sections with names and addresses; per requirement its level, our keywords and our CWE."""
    chapters = source["chapters"]
    sections = [section for chapter in chapters for section in chapter["sections"]]
    return {
        "chapters": {number(chapter["id"]): chapter["name"] for chapter in chapters},
        "sections": {number(section["id"]): [section["name"], section["url"]] for section in sections},
        "requirements": {
            number(row["id"]): [row["level"], row["keywords"], row["cwe"]]
            for section in sections
            for row in section["requirements"]
        },
    }


def asvs4_table(source: Mapping[str, Any]) -> dict[str, Any]:
    """The same for 4.0.3, whose chapters are one page each and whose CWE numbers are the standard's own."""
    rows = [row for row in source["requirements"] if row["status"] == "active"]
    files = source["chapter_files"]
    form = source["url_form"]
    return {
        "chapters": {number(row["chapter"]): row["chapter_name"] for row in rows},
        "sections": {
            number(row["section"]): [row["section_name"], form.replace("<file>", files[number(row["chapter"])])]
            for row in rows
        },
        "requirements": {
            number(row["id"]): [row["min_level"], "", row["cwe"][0] if row["cwe"] else None] for row in rows
        },
    }


def asvs_mapping(source: Mapping[str, Any]) -> dict[str, list[str]]:
    """Which 5.0.0 requirements each 4.0.3 one became (moved, split, merged, covered)."""
    return {
        number(row["id"]): [number(target["id"]) for target in row["to_5_0_0"]]
        for row in source["requirements"]
        if row["to_5_0_0"]
    }


def link_table(source: Mapping[str, Any]) -> dict[str, Any]:
    """Every training link once, and per CWE the places of its links in that list, in the curators' order."""
    links: list[list[str]] = []
    places: dict[str, list[int]] = {}
    for weakness in sorted(source["map"], key=lambda name: int(name.removeprefix("CWE-"))):
        places[weakness.removeprefix("CWE-")] = [
            place(links, [link["kind"], link.get("title") or LAB_TITLE.format(link["id"]), link["url"]])
            for link in source["map"][weakness]
        ]
    return {"links": links, "by-cwe": places}


def place(links: list[list[str]], link: list[str]) -> int:
    """The index of `link` in `links`, appended if it is new."""
    if link not in links:
        links.append(link)
    return links.index(link)


def number(identifier: str) -> str:
    """`V1.2.4` without its `V`."""
    return identifier.removeprefix("V")


def encode(table: Mapping[str, Any]) -> bytes:
    """Canonical JSON with one entry a line, so that an update of a standard can be read as a diff."""
    body = ",\n".join(entry_lines(table))
    return f"{{\n{body}\n}}\n".encode()


def entry_lines(table: Mapping[str, Any]) -> Iterator[str]:
    """`"key": value` for each entry; a table of entries, or a list of lists, spreads over lines itself."""
    for key, value in table.items():
        if isinstance(value, dict):
            inner = ",\n".join(f"{compact(name)}:{compact(entry)}" for name, entry in value.items())
            yield f"{compact(key)}:{{\n{inner}\n}}"
        elif isinstance(value, list) and value and isinstance(value[0], list):
            inner = ",\n".join(compact(entry) for entry in value)
            yield f"{compact(key)}:[\n{inner}\n]"
        else:
            yield f"{compact(key)}:{compact(value)}"


def compact(value: object) -> str:
    """JSON without optional spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def read_facts(folder: Path) -> dict[str, Any]:
    """The input files, parsed, by name without `.json`."""
    names = ("cwe", "owasp-top10", "asvs-5.0.0", "asvs-4.0.3", "training-links")
    return {name: json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in names}


def stale(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """Names of the data files that are missing from `folder` or hold other bytes."""
    return [
        name for name, data in files.items() if not (folder / name).is_file() or (folder / name).read_bytes() != data
    ]


def main(arguments: list[str]) -> int:
    """Write the data files, or compare them; 1 if `--check` finds a difference."""
    parser = argparse.ArgumentParser(description="Build wardline's standards data from files of facts.")
    parser.add_argument("input", type=Path, help="directory with the fact files")
    parser.add_argument("--output", type=Path, default=DEFAULT_OUTPUT, help="where the data files go")
    parser.add_argument("--check", action="store_true", help="write nothing, fail if a data file would change")
    options = parser.parse_args(arguments)
    files = build(read_facts(options.input))
    if options.check:
        different = stale(files, options.output)
        print(f"out of date: {', '.join(different)}" if different else "up to date")
        return 1 if different else 0
    options.output.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (options.output / name).write_bytes(data)
        print(f"{name}: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
