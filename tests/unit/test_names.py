"""The nearest of known ids: near ones are offered, others are not."""

from __future__ import annotations

import pytest

from wardline.names import nearest_id

KNOWN = ("python.injection.sql", "python.injection.code", "python.crypto.weak-hash", "javascript.xss.inner-html")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("python.injection.slq", "python.injection.sql"),
        ("python.crypto.weakhash", "python.crypto.weak-hash"),
        ("sql", "python.injection.sql"),
        ("python.sql", "python.injection.sql"),
        ("Python.Injection.SQL", "python.injection.sql"),
        ("python.injection.unheard-of", None),
        ("python.crypto.md5", None),
        ("no.such.rule", None),
        ("", None),
    ],
)
def test_only_an_id_whose_last_word_is_alike_is_offered(word: str, expected: str | None) -> None:
    assert nearest_id(word, KNOWN) == expected


def test_without_known_ids_there_is_none() -> None:
    assert nearest_id("a.b", ()) is None
