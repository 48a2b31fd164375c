"""The shipped data files: small, canonical, facts only; and the script that builds them."""

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT / "server" / "wardline" / "standards" / "data"
FILES = sorted(DATA.glob("*.json"))


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("build_standards", ROOT / "scripts" / "build_standards.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield key
            yield from strings(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from strings(entry)


SENTENCE = "Verify that one of the standard's sentences stays behind."
REQUIREMENT = {"id": "V1.2.4", "level": 1, "keywords": "parameters", "cwe": 89, "description": SENTENCE}
FACTS = {
    "cwe": {
        "cwe_version": "4.19.1",
        "top25": {"2025": [{"rank": 2, "id": 89}, {"rank": 1, "id": 79}]},
        "cwes": [
            {"id": 89, "name": "SQL Injection", "abstraction": "Base", "mapping_usage": "Allowed", "note": SENTENCE},
            {"id": 2, "name": "Environment", "mapping_usage": "Prohibited"},
        ],
    },
    "owasp-top10": {
        "editions": {
            "2025": [{"id": "A05:2025", "name": "Injection", "url": "https://owasp.example/", "cwes": [89, 79]}]
        }
    },
    "asvs-5.0.0": {
        "chapters": [
            {
                "id": "V1",
                "name": "Encoding",
                "sections": [
                    {
                        "id": "V1.2",
                        "name": "Injection",
                        "url": "https://asvs.example/#v12",
                        "requirements": [REQUIREMENT],
                    }
                ],
            }
        ]
    },
    "asvs-4.0.3": {
        "url_form": "https://asvs.example/4/<file>.md",
        "chapter_files": {"5": "V5"},
        "requirements": [
            {
                "id": "V5.3.4",
                "section": "V5.3",
                "section_name": "Output",
                "chapter": "V5",
                "chapter_name": "Validation",
                "min_level": 1,
                "cwe": [89],
                "status": "active",
                "to_5_0_0": [{"rel": "MOVED TO", "id": "V1.2.4"}],
                "description": SENTENCE,
            },
            {"id": "V5.3.9", "status": "deleted", "to_5_0_0": []},
        ],
    },
    "training-links": {
        "map": {
            "CWE-89": [
                {"kind": "openssf-lab", "id": "sql", "url": "https://lab.example/"},
                {"kind": "cwe", "title": "SQL Injection", "url": "https://cwe.example/"},
            ],
            "CWE-79": [{"kind": "openssf-lab", "id": "sql", "url": "https://lab.example/"}],
        }
    },
}


def test_all_data_together_stays_small():
    assert sum(path.stat().st_size for path in FILES) < 600_000


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_shipped_file_is_in_the_form_the_script_writes(path, script):
    assert script.encode(json.loads(path.read_bytes())) == path.read_bytes()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_requirement_sentence_is_shipped(path):
    longest = max(len(text) for text in strings(json.loads(path.read_bytes())) if not text.startswith("https://"))
    assert longest < 200
    assert not any(text.startswith("Verify") for text in strings(json.loads(path.read_bytes())))


def test_the_script_keeps_facts_and_leaves_sentences_behind(script):
    built = script.build(FACTS)
    assert SENTENCE.encode() not in b"".join(built.values())
    parsed = {name: json.loads(data) for name, data in built.items()}
    assert parsed["cwe.json"]["top25"] == [79, 89]
    assert list(parsed["cwe.json"]["entries"].items()) == [
        ("2", ["Environment", "", "Prohibited"]),
        ("89", ["SQL Injection", "Base", "Allowed"]),
    ]
    assert parsed["asvs-5.0.0.json"]["requirements"] == {"1.2.4": [1, "parameters", 89]}
    assert parsed["asvs-4.0.3.json"]["sections"] == {"5.3": ["Output", "https://asvs.example/4/V5.md"]}
    assert parsed["asvs-mapping.json"] == {"5.3.4": ["1.2.4"]}
    assert parsed["links.json"]["by-cwe"] == {"79": [0], "89": [0, 1]}


def test_the_same_facts_give_the_same_bytes_and_check_notices_a_difference(script, tmp_path, capsys):
    facts, output = tmp_path / "facts", tmp_path / "data"
    facts.mkdir()
    for name, table in FACTS.items():
        (facts / f"{name}.json").write_text(json.dumps(table), encoding="utf-8")
    arguments = [str(facts), "--output", str(output)]
    assert script.main([*arguments, "--check"]) == 1
    assert script.main(arguments) == 0
    assert script.main([*arguments, "--check"]) == 0
    (output / "cwe.json").write_bytes(b"{}")
    assert script.main([*arguments, "--check"]) == 1
    assert capsys.readouterr().out.endswith("out of date: cwe.json\n")


def test_the_notice_carries_the_terms_of_every_source():
    notice = " ".join((ROOT / "NOTICE").read_text(encoding="utf-8").split())
    assert "The MITRE Corporation" in notice
    assert "reproduce MITRE's copyright designation and this license in any such copy" in notice
    assert notice.count("creativecommons.org/licenses/by-sa/4.0/") >= 2
