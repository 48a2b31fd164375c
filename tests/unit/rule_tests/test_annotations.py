"""What a test file's comments say, in every comment syntax, and which line they speak of."""

from __future__ import annotations

import pytest

from wardline.rule_tests.annotations import Kind, meant, read_annotations


def said(text: str) -> list[tuple[str, str, int]]:
    return [(str(one.kind), one.rule_id, one.about) for one in read_annotations(text)]


@pytest.mark.parametrize(
    "comment",
    [
        "# ruleid: a.b-c", "#ruleid:a.b-c", "// ruleid: a.b-c", "/* ruleid: a.b-c */", "/** ruleid: a.b-c*/",
        "{/* ruleid: a.b-c */}", "<!-- ruleid: a.b-c -->", "<!-- ruleid: a.b-c-->", "-- ruleid: a.b-c",
        "{# ruleid: a.b-c #}", "(* ruleid: a.b-c *)", "% ruleid: a.b-c", "; ruleid: a.b-c", ";; ruleid: a.b-c",
        "<%# ruleid: a.b-c %>", "{{!-- ruleid: a.b-c --}}", "@* ruleid: a.b-c *@", "    # ruleid: a.b-c",
        "x = 1  # ruleid: a.b-c", "# ruleid: a.b-c because of this", "# ruleid: a.b-c.",
    ],
)  # fmt: skip
def test_an_annotation_is_read_in_any_comment(comment: str) -> None:
    assert said(f"{comment}\ncode\n") == [("ruleid", "a.b-c", 2)]


@pytest.mark.parametrize(
    "line", ['"ruleid: a"', "ruleid: a", "# note ruleid: a", "# RULEID: a", "# ruleid a", "# notok: a", "#"]
)
def test_other_text_is_none(line: str) -> None:
    assert said(f"{line}\ncode\n") == []


def test_several_ids_stand_in_one_comment() -> None:
    assert said("# ruleid: a, b,c\nx\n") == [("ruleid", "a", 2), ("ruleid", "b", 2), ("ruleid", "c", 2)]


def test_annotations_above_each_other_speak_of_the_same_line() -> None:
    text = "# ok: a\n# ruleid: b\n# todoruleid: c\nx\n"
    assert said(text) == [("ok", "a", 4), ("ruleid", "b", 4), ("todoruleid", "c", 4)]


def test_blank_lines_and_other_comments_are_lines_as_semgrep_counts_them() -> None:
    assert said("# ruleid: a\n\nx\n# ruleid: a\n# other\ny\n") == [("ruleid", "a", 2), ("ruleid", "a", 5)]


def test_a_line_of_code_with_an_annotation_is_a_line_of_code() -> None:
    assert said("# ruleid: a\nx = 1  # ok: a\ny\n") == [("ruleid", "a", 2), ("ok", "a", 3)]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("proruleid", Kind.MISSED),
        ("deepruleid", Kind.MISSED),
        ("prook", Kind.FALSE_ALARM),
        ("todook", Kind.FALSE_ALARM),
    ],
)
def test_what_another_engine_answers_is_no_promise(word: str, kind: Kind) -> None:
    assert [one.kind for one in read_annotations(f"# {word}: a\nx\n")] == [kind]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts(end: str) -> None:
    assert said(f"x{end}# ruleid: a{end}y{end}") == [("ruleid", "a", 3)]


@pytest.mark.parametrize(
    ("written", "ids"), [("x.a", ("x.a",)), ("a", ("x.a", "y.a")), ("rules.x.a", ("x.a",)), ("xa", ()), ("b", ())]
)
def test_a_rule_is_meant_by_its_id_by_its_last_names_or_by_a_longer_path(written: str, ids: tuple[str, ...]) -> None:
    assert meant(written, ["x.a", "y.a", "z.c"]) == ids
