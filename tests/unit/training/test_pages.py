"""The pages: which sections they have, that nothing known is lost, and that the hover stays short."""

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unit.training.lesson_text import SOUND
from wardline import standards
from wardline.model import Confidence, RuleInfo, Safety, Severity
from wardline.training import card, facts, help_uri, hover_page, lesson_page, parse_lesson, rule_page

LESSON = parse_lesson(SOUND, "sql-injection", "sql-injection.md")
SECTIONS = ["What is wrong", "How it is attacked", "What to do", "Requirements", "Further reading"]
SQL = RuleInfo(
    "python.injection.sql",
    "SQL built from text",
    "Text reaches SQL.",
    Severity.HIGH,
    Confidence.HIGH,
    ("python",),
    cwe=(89,),
    owasp=("A05:2025", "A03:2021"),
    asvs=("v5.0.0-1.2.4",),
    references=("https://peps.python.org/pep-0249/",),
    fixable=True,
    safety=Safety.REVIEW,
    safety_reason="look at the placeholder",
)

words = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="#`~"), min_size=1, max_size=80)
infos = st.builds(
    RuleInfo,
    id=st.just("python.injection.sql"),
    title=words,
    message=words,
    severity=st.sampled_from(Severity),
    confidence=st.sampled_from(Confidence),
    languages=st.just(("python",)),
    cwe=st.lists(st.sampled_from([89, 79, 1327, 999_999]), max_size=3, unique=True).map(tuple),
    owasp=st.lists(st.sampled_from(["A03:2021", "A05:2025", "A99:2031"]), max_size=3, unique=True).map(tuple),
    asvs=st.lists(st.sampled_from(["v5.0.0-1.2.4", "v4.0.3-5.3.4", "v6.0.0-1.1.1"]), max_size=3, unique=True).map(
        tuple
    ),
    references=st.lists(st.sampled_from(["https://a.example/(x)", "javascript:alert(1)"]), max_size=2).map(tuple),
    fixable=st.booleans(),
    safety=st.sampled_from(Safety),
)


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("Text reaches `$QUERY` here.", "Text reaches *query* here."),
        ("$USER_NAME is printed.", "*user name* is printed."),
        ("`$DB.$METHOD` runs `f($...ARGS, 1)`.", "`<db>.<method>` runs `f(<args>, 1)`."),
        ("It costs $5 and `$lower`.", "It costs $5 and `$lower`."),
    ],
)
@pytest.mark.parametrize("lesson", [None, LESSON])
def test_a_page_has_words_where_a_finding_has_code(message, shown, lesson):
    assert shown in rule_page(dataclasses.replace(SQL, message=message), lesson)
    assert lesson or shown in hover_page(dataclasses.replace(SQL, message=message), lesson)


def headings(page):
    return re.findall(r"(?m)^## (.*)$", re.sub(r"(?ms)^```.*?^```$", "", page))


@given(infos, st.sampled_from([None, LESSON]))
def test_a_rule_page_has_its_sections_in_order_and_every_id(info, lesson):
    page = rule_page(info, lesson)
    found = headings(page)
    assert found == [heading for heading in SECTIONS if heading in found]
    assert all(f"CWE-{number}" in page for number in info.cwe)
    assert all(identifier in page for identifier in (*info.owasp, *info.asvs))
    assert "javascript:" not in page
    assert card(info, lesson).markdown == page


@given(infos, st.sampled_from([None, LESSON]))
def test_a_hover_is_at_most_25_lines_and_has_every_id(info, lesson):
    page = hover_page(info, lesson)
    assert len(page.split("\n")) <= 25
    assert all(f"CWE-{number}" in page for number in info.cwe)
    assert all(identifier in page for identifier in (*info.owasp, *info.asvs))


@given(infos)
def test_the_help_link_is_a_web_address_or_empty(info):
    assert help_uri(info) == "" or help_uri(info).startswith("https://")


def test_a_rule_page_with_a_lesson_has_every_section():
    page = rule_page(SQL, LESSON)
    assert headings(page) == SECTIONS
    assert page.startswith("# SQL built from text\n\n`python.injection.sql` · high severity · high confidence · python")
    assert "Wardline offers a fix, for you to review: look at the placeholder" in page
    assert "level 1, Encoding and Sanitization / Injection Prevention" in page
    assert "number 2 of the CWE Top 25 of 2025" in page
    assert page.index("A03:2021") < page.index("A05:2025")
    assert "https://peps.python.org/pep-0249/" in page


def test_a_rule_page_without_a_lesson_says_the_rules_message():
    page = rule_page(SQL, None)
    assert "## What is wrong\n\nText reaches SQL." in page
    assert "How it is attacked" not in headings(page)


def test_a_hover_shows_the_first_paragraphs_and_the_safe_code():
    page = hover_page(SQL, LESSON)
    assert "Text becomes SQL." in page
    assert "More about it." not in page
    assert 'run("... ?", (x,))' in page


def test_a_lesson_page_fills_its_placeholders_from_the_standards():
    page = lesson_page(LESSON)
    assert "{{" not in page
    assert "v5.0.0-1.2.4" in page
    assert "A05:2025" in page
    assert "Ours first.\n\n- [SQL Injection Prevention Cheat Sheet]" in page


def test_a_lesson_page_for_a_rule_shows_the_rules_own_ids():
    assert "CWE-564" not in lesson_page(LESSON, SQL)
    assert "CWE-564" in lesson_page(LESSON)


@pytest.mark.parametrize(
    ("cwe", "references", "expected"),
    [
        ((89,), (), "https://cheatsheetseries.owasp.org/cheatsheets/SQL_Injection_Prevention_Cheat_Sheet.html"),
        ((1327,), (), "https://cwe.mitre.org/data/definitions/1327.html"),
        ((), ("ftp://x.example/", "https://x.example/"), "https://x.example/"),
        ((999_999,), (), ""),
    ],
)
def test_the_help_link_is_the_best_there_is(cwe, references, expected):
    info = RuleInfo("a", "T", "M", Severity.LOW, Confidence.LOW, ("python",), cwe=cwe, references=references)
    assert help_uri(info) == expected


def test_a_reference_that_the_standards_know_goes_by_its_title():
    sheet = standards.training_links(89)[0]
    assert facts.reading((), [sheet.url, "https://a.example/"])[0] == f"[{sheet.title}]({sheet.url})"
