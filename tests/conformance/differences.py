"""Writes the table of known differences from Semgrep into docs/rule-language.md, from the cases' `differs`.

python -m conformance.differences [--write]      (in the directory `tests`)
"""

from __future__ import annotations

import sys
from collections import Counter

from conformance.targets import ROOT, targets

PAGE = ROOT / "docs" / "rule-language.md"
START, END = "<!-- differences: start (python -m conformance.differences --write) -->", "<!-- differences: end -->"


def table() -> str:
    """The differences by language, each with the number of cases that show it."""
    counted = Counter((target.language, _sentence(target.differs)) for target in targets() if target.differs)
    rows = [f"| {language} | {reason} | {count} |" for (language, reason), count in sorted(counted.items())]
    return "\n".join(["| language | difference | cases |", "| --- | --- | --- |", *rows])


def _sentence(text: str) -> str:
    line = " ".join(text.split()).rstrip(".").replace("|", "\\|")
    return line[:1].upper() + line[1:]


def written(page: str) -> str:
    """The page with the table in its place."""
    before, rest = page.split(START)
    return f"{before}{START}\n\n{table()}\n\n{END}{rest.split(END)[1]}"


def main() -> int:
    """Print the table, or put it into the page."""
    if "--write" in sys.argv[1:]:
        PAGE.write_text(written(PAGE.read_text("utf-8")), "utf-8")
    else:
        print(table())
    return 0


if __name__ == "__main__":
    sys.exit(main())
