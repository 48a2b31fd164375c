"""Real texts and all shipped rules, for the property tests."""

from __future__ import annotations

import sysconfig
from functools import cache
from pathlib import Path

import yaml

from unit.engine.harness import Case, load_cases, written
from wardline.engine import RuleSet, compile_rules
from wardline.packs import builtin_packs_root, load_pack
from wardline.rules import load_rules
from wardline.syntax import language_for_path

ROOT = Path(__file__).parents[2]
WITHOUT_PACK = frozenset({"go", "java", "typescript", "tsx"})
LONGEST = 12_000  # bytes of a text: longer ones show nothing new and cost time
_LIBRARY = ("bdb.py", "ftplib.py", "getpass.py", "netrc.py", "pipes.py", "shelve.py", "tempfile.py", "webbrowser.py")


@cache
def rules() -> RuleSet:
    """The rules of all packs in the repository, and those of cases in languages that have no pack."""
    packs = [load_pack(place) for place in sorted(builtin_packs_root().iterdir()) if (place / "pack.yaml").is_file()]
    own = [written(case.body, case.language, f"case.{at}") for at, case in enumerate(_cases())]
    cases = load_rules(yaml.safe_dump({"rules": own}), "cases", "test")
    return compile_rules([*(rule for pack in packs for rule in pack.rules), *cases.rules])


@cache
def _cases() -> list[Case]:
    """Cases of the engine in languages that no pack has rules for."""
    return [case for case in load_cases() if case.language in WITHOUT_PACK]


@cache
def texts(suffixes: tuple[str, ...]) -> dict[str, bytes]:
    """Texts with one of `suffixes`, by a name to print: our vulnerable shop, rules' tests, the standard library."""
    library = Path(sysconfig.get_path("stdlib"))
    places = [
        *sorted((ROOT / "tests" / "apps").rglob("*")),
        *sorted((ROOT / "rules").rglob("*")),
        *(library / name for name in _LIBRARY),
    ]
    chosen = (path for path in places if path.suffix in suffixes and path.is_file())
    found = {name(path): data for path in chosen if (data := whole_lines(path.read_bytes())).strip()}
    spoken = language_for_path("text" + suffixes[0])
    cases = (case for case in _cases() if spoken is not None and case.language == spoken.name)
    return found | {str(case): case.code.encode() for case in cases}


def name(path: Path) -> str:
    """`path` as people know it."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def whole_lines(data: bytes) -> bytes:
    """The first lines of `data`, at most `LONGEST` bytes."""
    return data if len(data) <= LONGEST else data[: data.rfind(b"\n", 0, LONGEST) + 1]


@cache
def lines(suffixes: tuple[str, ...]) -> list[bytes]:
    """All lines of these texts, to paste from."""
    return [line for data in texts(suffixes).values() for line in data.splitlines(keepends=True)]
