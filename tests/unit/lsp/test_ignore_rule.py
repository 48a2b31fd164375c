from __future__ import annotations

import pytest

from wardline.lsp.ignore_rule import ignore_rule

OWN = ()
TABLE = ("tool", "wardline")


def after(text: str, table: tuple[str, ...] = OWN) -> str | None:
    edits = ignore_rule(text, "a.b", table)
    if edits is None:
        return None
    data = text.encode()
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        data = data[: edit.span.start] + edit.new_text.encode() + data[edit.span.end :]
    return data.decode()


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("", 'ignore = ["a.b"]\n'),
        ("bandit = true", 'bandit = true\nignore = ["a.b"]\n'),
        ("ignore = []\n", 'ignore = ["a.b"]\n'),
        ('ignore = ["x"]  # é why\n', 'ignore = ["x", "a.b"]  # é why\n'),
        ("ignore = [\n  'x',  # one\n]\n", "ignore = [\n  'x',  # one\n  \"a.b\",\n]\n"),
        ('ignore = [\n  "x"  # one\n]\n', 'ignore = [\n  "x",  # one\n  "a.b",\n]\n'),
        ('ignore = [\r\n\t"x",\r\n]\r\n', 'ignore = [\r\n\t"x",\r\n\t"a.b",\r\n]\r\n'),
        (
            "# top\nbandit = true\n\n# about\n[severity]\n",
            '# top\nbandit = true\nignore = ["a.b"]\n\n# about\n[severity]\n',
        ),
        ("[severity]\n", 'ignore = ["a.b"]\n\n[severity]\n'),
    ],
)
def test_wardline_toml_keeps_its_comments_and_layout(before: str, wanted: str) -> None:
    assert after(before) == wanted


def test_pyproject_gets_the_key_in_our_table() -> None:
    text = '[project]\nname = "x"\n\n[tool.wardline]\nbandit = true\n\n[tool.other]\nignore = []\n'
    assert after(text, TABLE) == text.replace("[tool.wardline]\n", '[tool.wardline]\nignore = ["a.b"]\n')


def test_the_list_of_our_table_is_the_one_that_grows() -> None:
    text = '[tool.other]\nignore = ["y"]\n[tool.wardline]\nignore = ["x"]\n'
    assert after(text, TABLE) == text.replace('["x"]', '["x", "a.b"]')


@pytest.mark.parametrize("text", ["ignore = 3\n", "ignore = [", 'ignore = ["a.b"]\n'])
def test_a_text_that_is_broken_or_needs_nothing_is_left_alone(text: str) -> None:
    assert after(text) is None


def test_a_table_written_in_a_way_of_its_own_is_left_alone() -> None:
    assert after("[tool]\nwardline.bandit = true\n", TABLE) is None
