"""Reading a lesson's Markdown: what is taken from it, and what is said of one that is malformed."""

import pytest

from unit.training.lesson_text import SOUND
from wardline.training import Lesson, LessonProblem, parse_lesson
from wardline.training.lessons import HEADINGS


def parse(text):
    return parse_lesson(text, "sql-injection", "lessons/sql-injection.md")


def problem(text):
    found = parse(text)
    assert isinstance(found, LessonProblem)
    return str(found)


def test_a_sound_lesson_gives_its_title_weaknesses_and_sections():
    found = parse(SOUND)
    assert isinstance(found, Lesson)
    assert (found.slug, found.title, found.cwe) == ("sql-injection", "SQL injection", (89, 564))
    assert found.what_happens == "Text becomes SQL.\n\nMore about it."
    assert found.further_reading == "Ours first.\n\n{{links}}"


def test_a_heading_inside_a_code_block_is_code():
    assert "## What happens is only a comment" in parse(SOUND).vulnerable


def test_windows_line_ends_make_no_difference():
    assert parse(SOUND.replace("\n", "\r\n")) == parse(SOUND)


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_missing_heading_is_named_with_its_file(heading):
    message = problem(SOUND.replace(f"\n## {heading}\n", "\n"))
    assert message.startswith("lessons/sql-injection.md:")
    assert f"'## {heading}'" in message


@pytest.mark.parametrize("heading", HEADINGS)
def test_an_empty_section_is_named_with_its_line(heading):
    plain = SOUND.replace("## What happens is only a comment here\n", "")
    before, marker, after = plain.partition(f"\n## {heading}\n")
    text = before + marker + "".join(after.partition("\n## ")[1:])
    line = before.count("\n") + 2
    assert problem(text) == f"lessons/sql-injection.md:{line}: the '## {heading}' heading has no text"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("---\ntitle", "title", "no front matter"),
        ("title: SQL injection\n", "", "has no 'title'"),
        ("cwe: [CWE-89, CWE-564]", "cwe: 89", "needs 'cwe'"),
        ("cwe: [", "owasp: x\ncwe: [", "unknown front matter 'owasp: x'"),
        ("\n## Safe\n", "\n## Better\n", "unknown heading '## Better'"),
        ("\n## Safe\n", "\n## Vulnerable\n", "'## Vulnerable' heading is there twice"),
        ("---\n## What", "---\nhello\n## What", "text before the first heading"),
    ],
)
def test_each_fault_says_what_it_is(old, new, said):
    assert said in problem(SOUND.replace(old, new, 1))


def test_headings_in_another_order_are_refused():
    swapped = SOUND.replace("## Safe", "## X").replace("## Vulnerable", "## Safe").replace("## X", "## Vulnerable")
    assert "'## Vulnerable' heading is missing or out of order before '## Safe'" in problem(swapped)
