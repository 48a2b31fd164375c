"""Finding lessons in directories: overriding, broken files, names that are not names."""

from pathlib import Path

import pytest

from unit.training.lesson_text import SOUND
from wardline.model import Confidence, RuleInfo, Severity
from wardline.training import LessonLibrary, lesson
from wardline.training.library import LIMIT


@pytest.fixture
def folders(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
    (first / "sql-injection.md").write_text(SOUND, encoding="utf-8")
    return first, second


def info(**facts):
    return RuleInfo("a.b", "T", "M", Severity.HIGH, Confidence.HIGH, facts.pop("languages", ("python",)), **facts)


def test_a_later_directory_overrides_an_earlier_one(folders):
    (folders[1] / "sql-injection.md").write_text(SOUND.replace("title: SQL", "title: Our SQL"), encoding="utf-8")
    assert LessonLibrary(folders).get("sql-injection").title == "Our SQL injection"
    assert lesson("sql-injection", reversed(folders)).title == "SQL injection"


def test_a_broken_override_is_reported_and_the_sound_lesson_stays(folders):
    (folders[1] / "sql-injection.md").write_text("nothing", encoding="utf-8")
    library = LessonLibrary(folders)
    assert library.get("sql-injection").title == "SQL injection"
    assert [(Path(found.file).parent.name, found.line) for found in library.problems()] == [("second", 1)]


@pytest.mark.parametrize("slug", ["no-such", "", "../first/sql-injection", "first/sql-injection", "SQL", "a\x00b", "."])
def test_what_is_not_the_name_of_a_lesson_finds_none(folders, slug):
    assert LessonLibrary([folders[1], folders[0].parent, folders[1]]).get(slug) is None


def test_bytes_that_are_not_text_and_files_too_large_are_problems(folders):
    (folders[1] / "binary.md").write_bytes(b"\xff\xfe\x00")
    (folders[1] / "huge.md").write_bytes(b"-" * (LIMIT + 1))
    said = [found.message for found in LessonLibrary(folders).problems()]
    assert said == ["is not UTF-8", f"larger than {LIMIT:,} bytes"]


def test_a_byte_order_mark_is_no_part_of_a_lesson(folders):
    (folders[1] / "marked.md").write_bytes(b"\xef\xbb\xbf" + SOUND.encode())
    assert LessonLibrary(folders).get("marked") is not None


def test_a_directory_that_does_not_exist_has_no_lessons(tmp_path):
    library = LessonLibrary([tmp_path / "none"])
    assert (library.slugs(), library.problems(), library.get("x")) == ((), (), None)


def test_a_rule_gets_the_lesson_it_names_and_no_other(folders):
    library = LessonLibrary(folders)
    assert library.for_rule(info(lesson="sql-injection")).slug == "sql-injection"
    assert library.for_rule(info(lesson="no-such", cwe=(89,))) is None


def test_a_rule_that_names_none_gets_one_for_its_primary_weakness_in_its_language(folders):
    (folders[0] / "a-sql.md").write_text(SOUND.replace("```python", "```javascript"), encoding="utf-8")
    library = LessonLibrary(folders)
    assert library.for_rule(info(cwe=(89,))).slug == "sql-injection"
    assert library.for_rule(info(cwe=(89,), languages=("javascript",))).slug == "a-sql"
    assert library.for_rule(info(cwe=(564,))) is None
    assert library.for_rule(info()) is None
