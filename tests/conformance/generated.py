"""Compares Semgrep and Wardline on patterns made of real code, and prints where they differ.

    python -m conformance.generated --semgrep PATH [--count N] [--seed N] [LANGUAGE ...]   (in the directory `tests`)

The patterns are those of the property tests (`property.derive`), the texts the tests' corpus.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator

from conformance.oracle import semgrep_lines
from conformance.targets import Target, wardline_lines
from property import corpus
from property.derive import derive
from unit.engine.harness import written
from wardline.syntax import Document, language_by_name


def generated(name: str, count: int, seed: int) -> Iterator[Target]:
    """`count` patterns of the language, each with the text that it was made of."""
    language = language_by_name(name)
    assert language is not None
    texts = [data for data in corpus.texts(language.suffixes).values() if data.isascii()]
    chance = random.Random(seed)
    made = 0
    while texts and made < count:
        data = chance.choice(texts)
        derived = derive(Document.parse(data, language), chance)
        if derived is None:
            continue
        made += 1
        rules = json.dumps({"rules": [written({"pattern": derived.pattern}, name)]})
        yield Target(f"{name} {made}", rules, data.decode(), language.suffixes[0], name, derived.pattern)


def main() -> int:
    """Compare and print."""
    parser = argparse.ArgumentParser(
        "conformance.generated", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE", default=["python", "javascript"])
    parser.add_argument("--semgrep", default="semgrep")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    chosen = [one for name in options.languages for one in generated(name, options.count, options.seed)]
    lines = semgrep_lines(chosen, options.semgrep)
    readable = [target for target in chosen if not isinstance(lines[target.name], str)]
    differing = [target for target in readable if wardline_lines(target) != lines[target.name]]
    for target in differing:
        print(f"{target.differs}\n    semgrep  {lines[target.name]}\n    wardline {wardline_lines(target)}")
    print(
        f"{len(readable) - len(differing)} of {len(readable)} agree; Semgrep cannot read {len(chosen) - len(readable)}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
