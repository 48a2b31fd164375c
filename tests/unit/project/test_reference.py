"""The generated description of the configuration is fresh and true."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest

from wardline.project.configuration import Configuration, PerPath, load_configuration
from wardline.project.options import options_of
from wardline.project.reference import PAGE_FILE, SCHEMA_FILE, page_with_table, schema, schema_text

ROOT = Path(__file__).parents[3]


def example() -> str:
    found = re.search(r"```toml\n(.*?)```", (ROOT / PAGE_FILE).read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


def test_the_shipped_schema_is_fresh() -> None:
    assert (ROOT / SCHEMA_FILE).read_text("utf-8") == schema_text(), "run python -m wardline.project.reference ."


def test_the_table_in_the_documentation_is_fresh() -> None:
    page = (ROOT / PAGE_FILE).read_text("utf-8")
    assert page == page_with_table(page), "run python -m wardline.project.reference ."


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(schema())


def test_the_documented_example_holds_every_key_and_is_valid(tmp_path: Path) -> None:
    (tmp_path / "wardline.toml").write_text(example(), "utf-8")
    assert load_configuration(tmp_path).problems == ()
    data = tomllib.loads(example())
    jsonschema.validate(data, schema())
    assert set(data) == set(options_of(Configuration))
    assert {key for entry in data["per-path"] for key in entry} == set(options_of(PerPath))


@pytest.mark.parametrize(
    "text",
    ["jobs = 'x'", "jobs = -1", "selct = []", "profile = 'x'", "select = 'x'", "select = ['']", "severity = {a = 'x'}",
     "[[per-path]]\nignore = []", "[[per-path]]\npaths = ['x']\nexclude = []", "fail-on = 'HIGH'"],
)  # fmt: skip
def test_the_schema_refuses_what_reading_refuses(tmp_path: Path, text: str) -> None:
    (tmp_path / "wardline.toml").write_text(text)
    assert load_configuration(tmp_path).problems
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tomllib.loads(text), schema())


def test_the_defaults_of_the_schema_are_those_of_the_code() -> None:
    properties = json.loads(schema_text())["properties"]
    assert properties["max-file-size"]["default"] == Configuration().max_file_size
    assert properties["packs"]["default"] == list(Configuration().packs)
    assert properties["severity"]["default"] == {}
