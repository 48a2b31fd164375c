"""From a keystroke to its diagnostics, from the start to the first ones, memory, and a fix: servers side by side."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.language_server import LanguageServer, Message
from benchmarks.processes import resident_mib

EDITS = 50
_PAUSE = 0.02  # between edits, as a fast typist leaves


@dataclass(frozen=True)
class Session:
    """What one server did with one file; times in milliseconds, memory in MiB."""

    first: float
    keystrokes: tuple[float, ...]
    memory: float
    fix: float | None


def session(command: Sequence[str | Path], settings: Mapping[str, object], file: Path, seed: int) -> Session:
    """Open the file, type lines at random places and take them back, ask for the fix of one finding."""
    text = file.read_text("utf-8")
    server = LanguageServer(command, file.parent, settings)
    try:
        server.open(file, text)
        first, _ = server.diagnostics(file, 1)
        times, version = _typed(server, file, text, seed)
        memory = resident_mib(server.pid)
        fix = _fixed(server, file, text, version)
    finally:
        server.close()
    return Session(1000 * (first - server.started), tuple(times), memory, fix)


def _typed(server: LanguageServer, file: Path, text: str, seed: int) -> tuple[list[float], int]:
    """The times of all edits, and the version that the document has then; every second line is a finding."""
    chance = random.Random(seed)
    lines = text.split("\n")
    places = _places(lines)
    version, times = 1, []
    for number in range(EDITS):
        at = chance.choice(places)
        indent = " " * (len(lines[at]) - len(lines[at].lstrip()))
        line = indent + ("eval(input())" if number % 2 else f"x_{number} = 1") + "\n"
        for span, inserted in (((at, at), line), ((at, at + 1), "")):
            version += 1
            sent = time.perf_counter()
            server.change(file, version, span, inserted)
            arrived, _ = server.diagnostics(file, version)
            times.append(1000 * (arrived - sent))
            time.sleep(_PAUSE)
    return times, version


def _places(lines: Sequence[str]) -> list[int]:
    """Lines that are statements of their own, between others, in the body of a function."""
    return [
        at
        for at, line in enumerate(lines[:-1])
        if at > 50
        and line.startswith("        ")
        and lines[at + 1].startswith("        ")
        and line.rstrip().endswith(")")
        and line.count("(") == line.count(")")
        and '"""' not in line
    ]


def _fixed(server: LanguageServer, file: Path, text: str, version: int) -> float | None:
    """How long a fix takes from the request for actions to the edit; None for servers without one."""
    if server.is_asked:
        return None
    last = text.count("\n")
    server.change(file, version + 1, (last, last), "import yaml\nyaml.load(open('x'))\n")
    _, found = server.diagnostics(file, version + 1)
    here = [one for one in found if one["range"]["start"]["line"] >= last]
    if not here:
        return None
    document = {"uri": file.resolve().as_uri()}
    asked = {"textDocument": document, "range": here[0]["range"], "context": {"diagnostics": here[:1]}}
    sent = time.perf_counter()
    _, actions = server.request("textDocument/codeAction", asked)
    fixes: list[Message] = [one for one in actions or [] if one.get("kind") == "quickfix" and "data" in one]
    if not fixes:
        return None
    at, _ = server.request("codeAction/resolve", fixes[0])
    return 1000 * (at - sent)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of all values does not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def medians(sessions: Sequence[Session]) -> dict[str, object]:
    """What the rounds of one server say together."""
    fixes = [one.fix for one in sessions if one.fix is not None]
    return {
        "first_ms": round(statistics.median(one.first for one in sessions), 1),
        "p50_ms": round(statistics.median(percentile(one.keystrokes, 0.5) for one in sessions), 2),
        "p95_ms": round(statistics.median(percentile(one.keystrokes, 0.95) for one in sessions), 2),
        "p50_ms_of_rounds": [round(percentile(one.keystrokes, 0.5), 2) for one in sessions],
        "p95_ms_of_rounds": [round(percentile(one.keystrokes, 0.95), 2) for one in sessions],
        "memory_mib": round(statistics.median(one.memory for one in sessions), 1),
        "fix_ms": round(statistics.median(fixes), 1) if fixes else None,
    }
