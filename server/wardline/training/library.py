"""Finds and reads lesson files. The only module of `training` that touches the disk; it writes nothing.

Packs are data from others: a slug that is not a plain name finds nothing (so none leads out of the
directory), and a file past `LIMIT` bytes is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wardline.model import RuleInfo
from wardline.training.lessons import Lesson, LessonProblem, is_slug, parse_lesson

LIMIT = 256_000  # bytes; the longest lesson of ours has 6,000


class LessonLibrary:
    """The lessons of several directories; where two have the same slug, the later directory wins.

    Files are read when asked for and kept: make a new library to see changes. A broken lesson in a later
    directory does not hide the sound one of an earlier.
    """

    def __init__(self, directories: Iterable[Path]) -> None:
        self._directories = tuple(directories)
        self._read: dict[Path, Lesson | LessonProblem] = {}

    def get(self, slug: str) -> Lesson | None:
        """The lesson of that slug, or None if there is none that is sound."""
        if not is_slug(slug):
            return None
        for directory in reversed(self._directories):
            found = self._load(directory / f"{slug}.md")
            if isinstance(found, Lesson):
                return found
        return None

    def for_rule(self, info: RuleInfo) -> Lesson | None:
        """The lesson the rule names; for a rule that names none, one whose primary CWE is the rule's.

        Among several of those, one with examples in the rule's language comes first.
        """
        if info.lesson is not None:
            return self.get(info.lesson)
        lessons = (self.get(slug) for slug in self.slugs()) if info.cwe else ()
        fitting = [found for found in lessons if found and found.cwe[0] == info.cwe[0]]
        fences = tuple(f"```{language}\n" for language in info.languages)
        fitting.sort(key=lambda found: not found.vulnerable.startswith(fences))
        return next(iter(fitting), None)

    def slugs(self) -> tuple[str, ...]:
        """Slugs of all lesson files, sound or not, in alphabetical order."""
        return tuple(sorted({path.stem for path in self._paths()}))

    def problems(self) -> tuple[LessonProblem, ...]:
        """What is wrong in the lesson files; reads all of them."""
        loaded = (self._load(path) for path in self._paths())
        return tuple(found for found in loaded if isinstance(found, LessonProblem))

    def _paths(self) -> list[Path]:
        return [path for directory in self._directories for path in sorted(directory.glob("*.md"))]

    def _load(self, path: Path) -> Lesson | LessonProblem | None:
        if path not in self._read:
            found = _read_lesson(path)
            if found is None:
                return None
            self._read[path] = found
        return self._read[path]


def lesson(slug: str, roots: Iterable[Path]) -> Lesson | None:
    """The lesson of that slug from the directories `roots`, of which later ones override earlier ones."""
    return LessonLibrary(roots).get(slug)


def _read_lesson(path: Path) -> Lesson | LessonProblem | None:
    """The lesson in `path`, a problem, or None if there is no such file."""
    shown = path.as_posix()
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
        if len(data) > LIMIT:
            return LessonProblem(shown, 1, f"larger than {LIMIT:,} bytes")
        return parse_lesson(data.decode("utf-8-sig"), path.stem, shown)
    except FileNotFoundError:
        return None
    except OSError as error:
        return LessonProblem(shown, 1, f"cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        return LessonProblem(shown, 1, "is not UTF-8")
