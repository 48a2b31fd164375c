"""How many instructions a fixed small scan takes: a figure that other work on the machine does not change.

    python -m benchmarks.effort [--write] [--strict]

Needs valgrind. `--write` keeps the figure for this Python; without it the figure is compared with the kept one, and
more than a tenth above it is a warning, or with `--strict` a failure.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import click

ROOT = Path(__file__).parents[1]
KEPT = Path(__file__).with_name("effort.json")
WORKLOAD = ROOT / "tests" / "apps" / "shopfront"
_MOST = 1.1
_COLLECTED = re.compile(rb"Collected : (\d+)")


def instructions() -> int:
    """The instructions of one scan of the demo application, in one process, by the order of no hash."""
    with tempfile.TemporaryDirectory() as directory:
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", sys.executable, "-m", "wardline"]
        options = ["scan", "--jobs", "1", "--no-cache", "--quiet", "--fail-on", "never", str(WORKLOAD)]
        environment = {**os.environ, "PYTHONHASHSEED": "0", "WARDLINE_CACHE_DIR": directory}
        done = subprocess.run([*command, *options], capture_output=True, env=environment, cwd=ROOT, check=False)
    found = _COLLECTED.search(done.stderr)
    if done.returncode or found is None:
        raise click.ClickException(f"the scan did not come to its end: {done.stderr.decode(errors='replace')[-500:]}")
    return int(found[1])


@click.command(help=__doc__)
@click.option("--write", is_flag=True, help="Keep the figure for this Python and processor.")
@click.option("--strict", is_flag=True, help="Fail where the figure has grown by more than a tenth.")
def main(write: bool, strict: bool) -> None:
    """Count, compare, and perhaps keep."""
    if shutil.which("valgrind") is None:
        click.echo("valgrind is not installed: instructions are not counted", err=True)
        return
    known = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    key = f"{platform.python_implementation()} {platform.python_version()} {platform.machine()}"
    counted = instructions()
    before = known.get(key)
    click.echo(f"{counted:,} instructions for a scan of {WORKLOAD.name} ({key})")
    if write:
        KEPT.write_text(json.dumps({**known, key: counted}, indent=2) + "\n", "utf-8")
    elif before is None:
        click.echo("no figure is kept for this Python: nothing to compare with", err=True)
    elif counted > _MOST * before:
        click.echo(f"warning: {counted / before:.2f} times the kept figure of {before:,}", err=True)
        sys.exit(1 if strict else 0)


if __name__ == "__main__":
    main()
