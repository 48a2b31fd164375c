"""The start-from-the-rarest-word scan: where the words that rules name stand in a text, in one pass.

Whole words only: `run` is not found inside `runner`. Every byte beyond ASCII counts as a letter, so that a word right
beside a no-break space is not found. The automaton is Aho-Corasick in native code; where it
is missing the same answer comes from one regular expression over all identifiers of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial

try:
    import ahocorasick_rs as native
except ImportError:  # pragma: no cover - platforms without a wheel
    native = None  # type: ignore[assignment]

_IDENTIFIER = re.compile(rb"[A-Za-z0-9_\x80-\xff]+")
_INSIDE = bytes(1 if (chr(c).isalnum() and c < 128) or c == 95 or c >= 128 else 0 for c in range(256))

Hits = Mapping[str, list[int]]


class WordScanner:
    """Finds a fixed set of words."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(sorted(set(words)))
        self._encoded = [word.encode() for word in self.words]
        self._automaton = _automaton(self._encoded, apart=all(map(_IDENTIFIER.fullmatch, self._encoded)))

    def scan(self, data: bytes) -> dict[str, list[int]]:
        """Byte offsets of each word in `data`, ascending; words that do not occur are absent."""
        if self._automaton is None:
            return scan_identifiers(data, self._encoded) if self.words else {}
        found: dict[str, list[int]] = {}
        words, inside, size = self.words, _INSIDE, len(data)
        for index, start, end in self._automaton(data):
            if (start and inside[data[start - 1]]) or (end < size and inside[data[end]]):
                continue
            word = words[index]
            if word in found:
                found[word].append(start)
            else:
                found[word] = [start]
        return found

    def present(self, data: bytes) -> set[str]:
        """The words that stand in `data`."""
        if self._automaton is None:
            return set(scan_identifiers(data, self._encoded)) if self.words else set()
        found: set[int] = set()
        inside, size = _INSIDE, len(data)
        for index, start, end in self._automaton(data):
            if index in found or (start and inside[data[start - 1]]) or (end < size and inside[data[end]]):
                continue
            found.add(index)
        return {self.words[index] for index in found}


def _automaton(texts: list[bytes], *, apart: bool) -> Callable[[bytes], list[tuple[int, int, int]]] | None:
    """What finds `texts`: index, start and end of each; None where the native library or any text is missing.

    Where they stand `apart`, being whole words, no two of them overlap, and the longest of those that start together
    is the only one that can end at a word's end: that is found faster.
    """
    if native is None or not texts:
        return None
    if apart:
        kind = native.MatchKind.LeftmostLongest
        automaton = native.BytesAhoCorasick(texts, matchkind=kind, implementation=native.Implementation.DFA)
        return partial(automaton.find_matches_as_indexes)
    automaton = native.BytesAhoCorasick(texts, implementation=native.Implementation.DFA)
    return partial(automaton.find_matches_as_indexes, overlapping=True)


class FragmentScanner:
    """Finds a fixed set of lower-case ASCII texts, inside words too, whatever their case in the text."""

    def __init__(self, fragments: Iterable[str]) -> None:
        self.fragments = tuple(sorted(set(fragments)))
        self.is_within_lines = not any("\n" in fragment for fragment in self.fragments)
        self._automaton = _automaton([fragment.encode() for fragment in self.fragments], apart=False)

    def scan(self, data: bytes) -> dict[str, list[int]]:
        """Byte offsets of each fragment, ascending; fragments that do not occur are absent."""
        lowered = data.lower()
        if self._automaton is None:
            return {text: found for text in self.fragments if (found := _occurrences(lowered, text.encode()))}
        hits: dict[str, list[int]] = {}
        for index, start, _ in self._automaton(lowered):
            hits.setdefault(self.fragments[index], []).append(start)
        return hits

    def present(self, data: bytes) -> set[str]:
        """The fragments that stand in `data`."""
        lowered = data.lower()
        if self._automaton is None:
            return {text for text in self.fragments if text.encode() in lowered}
        return {self.fragments[index] for index in {index for index, _, _ in self._automaton(lowered)}}


def _occurrences(data: bytes, text: bytes) -> list[int]:
    return [match.start() for match in re.finditer(rb"(?=" + re.escape(text) + rb")", data)]


def scan_identifiers(data: bytes, words: Iterable[bytes]) -> dict[str, list[int]]:
    """The fallback: every identifier of the text looked up in the set of words."""
    wanted = {word: word.decode() for word in words}
    found: dict[str, list[int]] = {}
    for match in _IDENTIFIER.finditer(data):
        word = wanted.get(match[0])
        if word is not None:
            found.setdefault(word, []).append(match.start())
    return found


def positions(data: bytes, word: str) -> list[int]:
    """Byte offsets of one word, for words known only while analysing (a local alias)."""
    text, inside = word.encode(), _INSIDE
    found: list[int] = []
    size, at = len(data), data.find(text)
    while at >= 0:
        end = at + len(text)
        if not ((at and inside[data[at - 1]]) or (end < size and inside[data[end]])):
            found.append(at)
        at = data.find(text, at + 1)
    return found
