"""Where keys and values stand in a TOML text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardline.project.toml_places import KeyPath, Place, find_places


def leaves(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    else:
        yield path, value


TEXT = '''# comment with = and [brackets]
top = 1
"quoted.key" = 'literal # no comment'
dotted.inner = true
multi = """
not.a.key = 1
[not-a-table] \\""" still
"""
raw = \'\'\'
x = 1\'\'\'
list = [
  "a",  # one
  { b = "c", d = [1, 2,] },
  1979-05-27 07:32:00,
]

[ table . "sub table" ]
key = 1.5   # end

[[array]]
name = "first"
[array.child]
deep = 1
[[array]]
name = "second"
[array.child]
deep = 2
'''


def test_every_value_of_a_text_with_everything_in_it_has_its_own_place() -> None:
    places = find_places(TEXT)
    missing = [path for path, _ in leaves(tomllib.loads(TEXT)) if path not in places.values]
    assert missing == []


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("top",), Place(2, 1), Place(2, 7)),
        (("quoted.key",), Place(3, 1), Place(3, 16)),
        (("dotted", "inner"), Place(4, 8), Place(4, 16)),
        (("list", 0), Place(12, 3), Place(12, 3)),
        (("list", 1, "d", 1), Place(13, 22), Place(13, 22)),
        (("table", "sub table", "key"), Place(18, 1), Place(18, 7)),
        (("array", 0, "name"), Place(21, 1), Place(21, 8)),
        (("array", 1, "name"), Place(25, 1), Place(25, 8)),
        (("array", 1, "child", "deep"), Place(27, 1), Place(27, 8)),
    ],
)
def test_places_count_lines_and_columns_from_one(path: KeyPath, key: Place, value: Place) -> None:
    places = find_places(TEXT)
    assert places.key(path) == key
    assert places.value(path) == value


def test_a_path_that_is_not_written_has_the_place_of_what_encloses_it() -> None:
    assert find_places(TEXT).value(("array", 1, "missing", 3)) == Place(24, 1)
    assert find_places(TEXT).value(("nowhere",)) is None


def test_lines_are_right_with_windows_line_ends_and_columns_after_emoji() -> None:
    places = find_places('a = 1\r\nb = ["🙂", 2]\r\n')
    assert places.value(("b", 1)) == Place(2, 11)


def test_a_text_that_is_not_toml_gives_what_stands_before_the_fault() -> None:
    assert find_places("good = 1\nbad = [1,\n").value(("good",)) == Place(1, 8)
    assert find_places("= = =").value(("x",)) is None


scalars = st.one_of(
    st.integers(-99, 99).map(str),
    st.booleans().map(lambda value: str(value).lower()),
    st.text(st.characters(exclude_categories=("C",), exclude_characters="'"), max_size=8).map(lambda text: f"'{text}'"),
    st.sampled_from(['"a\\"b]"', '"""x\n"" = y"""', "'''\n''a'''", "1979-05-27", "1e3", '""""quoted""""']),
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: "[ " + " , # c]\n".join(items) + "\n]"),
        st.lists(inner, max_size=3).map(
            lambda items: "{ " + ", ".join(f"k{index} = {item}" for index, item in enumerate(items)) + " }"
        ),
    ),
    max_leaves=6,
)


@given(st.lists(st.tuples(st.sampled_from(["", "[t{}]", "[[a]]", "[t{}.'x.y']"]), values), max_size=6))
def test_any_valid_text_has_a_place_for_every_value(parts: list[tuple[str, str]]) -> None:
    lines = []
    for index, (header, value) in enumerate(parts):
        lines += [header.format(index), f"key{index} = {value}"]
    text = "\n".join(lines)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return  # newlines inside inline tables are not TOML 1.0
    places = find_places(text)
    for path, value in leaves(data):
        assert path in places.values
        offset = places.values[path]
        if isinstance(value, int) and not isinstance(value, bool):
            assert text.startswith(str(value), offset)


@given(st.text(alphabet="[]{}=.,'\"#ab \n\\", max_size=40))
def test_no_text_makes_the_scanner_fail(text: str) -> None:
    find_places(text)
