"""Where the packs are that come with Wardline, and what a name in `packs` means.

Knows directories only; it reads no rule.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import wardline
from wardline.packs.manifest import MANIFEST_FILE
from wardline.rules.schema import Mark, RuleProblem


def builtin_packs_root() -> Path:
    """The directory with the packs that come with Wardline: inside an installed package, else the repository's."""
    package = Path(wardline.__file__).resolve().parent
    installed = package / "builtin_packs"
    return installed if installed.is_dir() else package.parent.parent / "rules"


def builtin_pack_names() -> tuple[str, ...]:
    """The names of the packs that come with Wardline, sorted."""
    return tuple(sorted(manifest.parent.name for manifest in builtin_packs_root().glob(f"*/{MANIFEST_FILE}")))


def find_pack(written: str, root: Path, file: str = "") -> Path | RuleProblem:
    """The directory of the pack that a configuration in `root` calls `written`.

    A bare name is a built-in pack, or a directory of that name in `root`; anything with a slash is a directory.
    `file` is the configuration's name for the problem.
    """
    names = builtin_pack_names()
    if written in names:
        return builtin_packs_root() / written
    directory = root / written
    if directory.is_dir():
        return directory
    close = difflib.get_close_matches(written, names, 1)
    remedy = f'did you mean "{close[0]}"?' if close else f"built-in packs: {', '.join(names)}"
    return RuleProblem(Mark(file or written, 1, 1), f'no pack or directory is called "{written}"', remedy)
