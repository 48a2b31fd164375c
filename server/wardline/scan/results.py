"""What earlier scans found, by the content of the files: the results cache as a scan sees it.

Results of one project under one parity digest are kept in a fixed number of shards, each one entry of
`wardline.project.ResultCache`: a scan of many files reads and writes few files, a scan of one file reads one.
A result counts only for the very same bytes, and only results without errors are kept.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import dataclass, field

from wardline.project import ResultCache
from wardline.scan import codec
from wardline.scan.project import Project
from wardline.scan.work import Job, Outcome

_SHARDS = 64
_LARGEST_SHARD = 4_000  # files; of those that were not seen this time, the ones kept longest go first

Shard = dict[str, tuple[str, codec.Encoded]]


@dataclass(slots=True)
class Results:
    """The kept results of one project; `save` writes back what was added."""

    cache: ResultCache
    project: Project
    prefix: str
    _shards: dict[int, Shard] = field(default_factory=dict)
    _changed: set[int] = field(default_factory=set)
    _today: str = field(default_factory=lambda: datetime.date.today().isoformat())

    @classmethod
    def of(cls, project: Project, with_fixes: bool, cache: ResultCache) -> Results:
        """The results that scans of `project` share, as far as they ask for the same."""
        return cls(cache, project, f"scan-{codec.VERSION}:{project.root}:{project.digest}:{with_fixes}")

    def get(self, job: Job) -> Outcome | None:
        """The kept outcome for the very bytes of `job`, or None."""
        name, number = self._place(job)
        kept = self._shard(number).get(name)
        if kept is None or kept[0] != self._content(job.data):
            return None
        try:
            return codec.decode(kept[1], job.shown, job.data)
        except (ValueError, TypeError, KeyError):
            return None

    def put(self, job: Job, outcome: Outcome) -> None:
        """Keep the outcome, unless it holds errors: those may be gone the next time."""
        if outcome.report.analysis.errors:
            return
        name, number = self._place(job)
        shard = self._shard(number)
        shard.pop(name, None)
        shard[name] = (self._content(job.data), codec.encode(outcome))
        self._changed.add(number)

    def save(self) -> None:
        """Write the shards that changed; a disk that refuses only makes the next scan slower."""
        for number in sorted(self._changed):
            newest = list(self._shards[number].items())[-_LARGEST_SHARD:]
            self.cache.put(self._key(number), json.dumps(dict(newest), separators=(",", ":")).encode())
        self._changed.clear()

    def _place(self, job: Job) -> tuple[str, int]:
        """The file's name in its shard and the number of the shard; files of one directory share it."""
        name = self.project.relative(job.path)
        directory = name.rpartition("/")[0].encode("utf-8", "surrogatepass")
        return name, hashlib.sha256(directory).digest()[0] % _SHARDS

    def _shard(self, number: int) -> Shard:
        if number not in self._shards:
            self._shards[number] = _read(self.cache.get(self._key(number)))
        return self._shards[number]

    def _key(self, number: int) -> str:
        return f"{self.prefix}:{number}"

    def _content(self, data: bytes) -> str:
        """What the kept result depends on: the bytes, and the day where a suppression may run out."""
        day = self._today if b"until" in data else ""
        return hashlib.sha256(data).hexdigest()[:32] + day


def _read(stored: bytes | None) -> Shard:
    if stored is None:
        return {}
    try:
        return {name: (content, encoded) for name, (content, encoded) in json.loads(stored).items()}
    except (ValueError, TypeError, AttributeError):
        return {}
