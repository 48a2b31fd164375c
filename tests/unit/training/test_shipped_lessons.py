"""Every lesson of the built-in packs: complete, its examples parse, its numbers are known, rules find it."""

import re
from pathlib import Path

import pytest
import tree_sitter
import tree_sitter_javascript

from wardline import standards
from wardline.training import LessonLibrary, lesson_page

ROOT = Path(__file__).resolve().parents[3]
LIBRARY = LessonLibrary(sorted((ROOT / "rules").glob("*/lessons")))
LESSONS = [LIBRARY.get(slug) for slug in LIBRARY.slugs()]
every_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=LIBRARY.slugs())


def blocks(text):
    return re.findall(r"(?ms)^```(\w+)\n(.*?)^```$", text)


def parses(language, code):
    if language == "javascript":
        parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_javascript.language()))
        return not parser.parse(code.encode()).root_node.has_error
    return compile(code, "example", "exec") is not None


def test_no_lesson_file_is_malformed():
    assert LIBRARY.problems() == ()


def test_the_packs_bring_lessons_for_both_languages():
    languages = [blocks(lesson.vulnerable)[0][0] for lesson in LESSONS]
    assert languages.count("python") >= 20
    assert languages.count("javascript") >= 2


@every_lesson
def test_vulnerable_and_safe_examples_are_code_that_parses(lesson):
    for section in (lesson.vulnerable, lesson.safe):
        examples = blocks(section)
        assert examples
        assert all(language in ("python", "javascript") for language, _ in examples)
        assert all(parses(language, code) for language, code in examples)


@every_lesson
def test_the_attack_shows_a_request_or_a_command_with_its_result(lesson):
    assert any(language in ("http", "console", "text") for language, _ in blocks(lesson.how_attacked))


@every_lesson
def test_the_exercise_hides_its_answer(lesson):
    question, marker, answer = lesson.check_yourself.partition("<details>")
    assert question.strip()
    assert marker
    assert "<summary>Answer</summary>\n\n" in answer
    assert answer.rstrip().endswith("</details>")


@every_lesson
def test_a_lesson_takes_two_minutes(lesson):
    assert 200 <= len(lesson_page(lesson).split()) <= 700


@every_lesson
def test_every_weakness_is_known_may_be_mapped_to_and_has_links(lesson):
    for number in lesson.cwe:
        found = standards.cwe(number)
        assert found is not None
        assert found.mapping != "Prohibited"
        assert standards.training_links(number)


@every_lesson
def test_the_page_fills_every_placeholder(lesson):
    page = lesson_page(lesson)
    assert "{{requirements}}" not in page
    assert "{{links}}" not in page
    assert f"CWE-{lesson.cwe[0]}" in page


def test_every_rule_that_names_a_lesson_names_one_that_exists():
    rules = [path for path in (ROOT / "rules").rglob("*.yaml") if path.name != "pack.yaml"]
    named = {
        (path.name, slug)
        for path in rules
        for slug in re.findall(r"(?m)^\s+lesson:\s*([\w-]+)", path.read_text("utf-8"))
    }
    assert {(name, slug) for name, slug in named if slug not in LIBRARY.slugs()} == set()
