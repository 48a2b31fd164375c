"""Which known name a misspelt one most likely means: for messages. Knows no rule and no key."""

from __future__ import annotations

from collections.abc import Iterable

_LEAST = 0.6
"""Similarity, from 0 to 1, below which two names are no more alike than any two are."""


def nearest_id(word: str, known: Iterable[str]) -> str | None:
    """The one of the dotted ids `known` that `word` most likely means, if any is near.

    Ids share their first words with many others, so their last words must be alike too; where those are the
    same, the first ones do not matter (`sql` is `python.injection.sql`).
    """
    scored = ((_likeness(word, each), each) for each in known)
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    return best if score > 0 else None


def _likeness(word: str, known: str) -> float:
    last = _ratio(_last(word), _last(known))
    if last < _LEAST:
        return 0.0
    whole = _ratio(word, known)
    return last + whole if last == 1 or whole >= _LEAST else 0.0


def _last(dotted: str) -> str:
    return dotted.rsplit(".", 1)[-1]


def _ratio(one: str, other: str) -> float:
    import difflib  # only needed to word a complaint

    return difflib.SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio()
