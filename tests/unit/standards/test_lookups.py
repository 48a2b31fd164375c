"""What the lookups of `wardline.standards` answer, and what importing them costs."""

import subprocess
import sys

import pytest

from wardline import standards


def test_a_weakness_has_name_page_abstraction_and_mapping_usage():
    found = standards.cwe(89)
    assert found is not None
    assert found.url == "https://cwe.mitre.org/data/definitions/89.html"
    assert "SQL Injection" in found.name
    assert (found.abstraction, found.mapping) == ("Base", "Allowed")


def test_the_top_25_of_2025_gives_ranks_and_none_for_the_others():
    assert [standards.cwe_top25(number) for number in (79, 89, 770, 1004)] == [1, 2, 25, None]


def test_a_category_is_known_in_both_editions_with_its_own_page():
    old, new = standards.owasp("A03:2021"), standards.owasp("A05:2025")
    assert old is not None
    assert new is not None
    assert (old.name, old.edition) == ("Injection", "2021")
    assert (new.name, new.edition) == ("Injection", "2025")
    assert old.url != new.url
    assert 89 in old.cwes
    assert 89 in new.cwes


def test_a_weakness_leads_to_its_categories_oldest_edition_first():
    assert standards.owasp_for_cwe(89) == ("A03:2021", "A05:2025")
    assert standards.owasp_for_cwe(918) == ("A10:2021", "A01:2025")


def test_a_requirement_has_chapter_section_level_and_address_in_both_versions():
    new, old = standards.asvs("v5.0.0-1.2.4"), standards.asvs("v4.0.3-5.3.4")
    assert new is not None
    assert old is not None
    assert (new.chapter, new.section, new.level) == ("Encoding and Sanitization", "Injection Prevention", 1)
    assert new.url.endswith("#v12-injection-prevention")
    assert (old.version, old.level, old.cwe) == ("4.0.3", 1, 89)


def test_requirements_lead_from_one_version_to_the_other_and_back():
    assert standards.asvs_equivalents("v4.0.3-5.3.4") == ("v5.0.0-1.2.4",)
    assert "v4.0.3-5.3.4" in standards.asvs_equivalents("v5.0.0-1.2.4")


def test_every_equivalent_of_a_requirement_resolves():
    for number in range(1, 13):
        for old in standards.asvs_equivalents(f"v5.0.0-1.2.{number}"):
            assert standards.asvs(old) is not None


def test_a_weakness_leads_to_its_requirements():
    assert standards.asvs_for_cwe(89) == ("v5.0.0-1.2.4",)
    assert standards.asvs_for_cwe(999_999) == ()


def test_training_links_begin_with_a_cheat_sheet_and_end_with_the_weakness_itself():
    links = standards.training_links(89)
    assert links[0].kind == "cheatsheet"
    assert links[-1].url == "https://cwe.mitre.org/data/definitions/89.html"
    assert all(link.title and link.url.startswith("https://") for link in links)


def test_a_weakness_without_links_of_its_own_gets_its_page():
    assert [link.kind for link in standards.training_links(1327)] == ["cwe"]


@pytest.mark.parametrize(
    "identifier", ["", "v5.0.0-99.1.1", "v5.0.0-", "v9.9.9-1.2.4", "5.0.0-1.2.4", "V5.0.0-1.2.4", "../cwe", "v4.0.3-1"]
)
def test_an_unknown_requirement_is_none_and_has_no_equivalents(identifier):
    assert standards.asvs(identifier) is None
    assert standards.asvs_equivalents(identifier) == ()


def test_unknown_weaknesses_and_categories_are_none_or_empty():
    assert standards.cwe(999_999) is None
    assert standards.cwe(-1) is None
    assert standards.training_links(999_999) == ()
    assert standards.owasp("A11:2025") is None
    assert standards.owasp_for_cwe(999_999) == ()


def test_importing_the_package_loads_no_standard():
    code = (
        "import sys, wardline.standards as s; "
        "before = [m for m in sys.modules if m.startswith('wardline.standards.')]; "
        "s.owasp('A05:2025'); "
        "from wardline.standards.data_files import table; "
        "print(before, 'json' in before, table.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "False", "1"]


def test_an_unknown_name_of_the_package_is_an_ordinary_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nist'"):
        _ = standards.nist


def test_a_page_among_the_links_has_its_title_and_another_has_none():
    assert standards.link_title(standards.training_links(89)[0].url) == standards.training_links(89)[0].title
    assert standards.link_title("https://peps.python.org/pep-0249/") is None
