"""What a text imports, and whether that is still so after an edit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wardline.engine.units import Cut
from wardline.engine.words import Hits
from wardline.text import Span


@dataclass(frozen=True, slots=True)
class Imported:
    """The local `names` that one document's imports bind, with their full names, and the modules taken as a whole.

    `key` is the document's.
    """

    key: object
    names: Mapping[str, str]
    wildcards: tuple[str, ...]


def still_imported(
    known: Imported | None, before: Cut | None, now: Cut, hits_before: Hits, hits: Hits, words: Iterable[str]
) -> Imported | None:
    """The imports of the version before, if they are those of this one, too; None where they must be read again.

    They are the same where all that changed is the body of one function, and none of the `words` that imports start
    with stood or stands in it.
    """
    if known is None or before is None or now.before is None or now.edited is None:
        return None
    if known.key is not now.before or before.key is not now.before:
        return None
    old, new = before.functions[now.edited].span, now.functions[now.edited].span
    if any(_stands(word, old, hits_before) or _stands(word, new, hits) for word in words):
        return None
    return known


def _stands(word: str, span: Span, hits: Hits) -> bool:
    offsets = hits.get(word, ())
    first = bisect_left(offsets, span.start)
    return first < len(offsets) and offsets[first] < span.end
