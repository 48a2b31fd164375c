"""What people read."""

from __future__ import annotations

import dataclasses

from unit.reports import samples
from wardline.model import Analysis, FileReport, Severity
from wardline.reports import render_text
from wardline.text import Span


def one_finding(code: str, marked: str, *, width: int | None = None, **changes: object) -> list[str]:
    data = code.encode()
    finding = samples.sql_finding(span=samples.span_of(marked, data), trace=(), **changes)
    file = FileReport("a.py", Analysis((finding,)), data)
    return render_text(samples.report(file), width=width).splitlines()


def test_a_finding_shows_place_code_trace_fix_and_link() -> None:
    assert render_text(samples.report()) == (
        "app/db.py:3:20 high demo.sql Request data reaches the database as SQL.\n"
        "     3 | cursor.execute(naïve)\n"
        "       |                ^^^^^\n"
        "  How the data gets there:\n"
        "     1. source app/db.py:2:19 request.args is what the client sent\n"
        '        naïve = "🦊" + request.args["q"]\n'
        "     2. propagation app/db.py:2:5 is assigned to naïve\n"
        '        naïve = "🦊" + request.args["q"]\n'
        "     3. sink app/db.py:3:5 runs as SQL\n"
        "        cursor.execute(naïve)\n"
        "  Fix: Bind the value as a parameter (safe)\n"
        "  More: wardline explain demo.sql or https://example.org/sql\n"
        "\n"
        "1 finding (1 high); 1 suppressed; 7 files scanned with 2 rules in 1.5 s\n"
        "wardline 1.2.3, parity 0123456789abcdef\n"
    )


def test_without_a_proof_it_is_said_that_the_rule_has_a_fix() -> None:
    (file,) = samples.report().files
    unproven = dataclasses.replace(samples.report(), files=(dataclasses.replace(file, fixes={}),))

    assert "  Fix: offered in the editor (review)\n" in render_text(unproven)
    assert render_text(unproven, show_suppressed=True).count("  Fix: ") == 1


def test_another_tools_finding_leads_to_its_page_only() -> None:
    lines = one_finding("cursor.execute(bad)", "bad", origin="bandit")

    assert lines[-4] == "  More: https://example.org/sql"


def test_suppressed_findings_show_their_reason_when_asked_for() -> None:
    shown = render_text(samples.report(), show_suppressed=True)

    assert "app/db.py:4:5 low (suppressed) demo.legacy Do not call this.\n" in shown
    assert "  Suppressed (wardline): goes in May, until 2027-05-01\n" in shown


def test_without_findings_only_the_summary_remains() -> None:
    clean = dataclasses.replace(samples.report(), files=(), files_scanned=1)

    assert render_text(clean).splitlines() == [
        "No findings; 1 file scanned with 2 rules in 1.5 s",
        "wardline 1.2.3, parity 0123456789abcdef",
    ]
    assert render_text(clean, summary=False) == ""


def test_carets_stand_below_wide_characters_and_expanded_tabs() -> None:
    lines = one_finding('\tprint("狐", bad)\n', "bad")

    assert lines[1] == '     1 | print("狐", bad)'
    assert lines[2] == "       |             ^^^"


def test_a_span_over_several_lines_is_underlined_to_the_end_of_its_first() -> None:
    lines = one_finding("f(\n  1,\n)\n", "f(\n  1,\n)")

    assert lines[1:3] == ["     1 | f(", "       | ^^"]


def test_an_empty_span_at_the_end_of_the_text_gets_one_caret() -> None:
    finding = samples.sql_finding(span=Span(4, 4), trace=())
    text = render_text(samples.report(FileReport("a.py", Analysis((finding,)), b"abcd")))

    assert "     1 | abcd\n       |     ^\n" in text


def test_a_line_of_a_megabyte_is_cut_to_the_width() -> None:
    lines = one_finding("x" * 500_000 + " bad " + "y" * 500_000, "bad", width=60)

    assert lines[1].endswith("…")
    assert "bad" in lines[1]
    assert lines[2].count("^") == 3
    assert all(len(line) <= 60 for line in lines[1:3])


def test_code_and_messages_cannot_steer_the_terminal() -> None:
    lines = one_finding('x = "\x1b[2J\u202e" # bad\n', "bad", message="line\nbreak \x1b]0;title\x07")

    assert "\x1b" not in "".join(lines)
    assert "\u202e" not in "".join(lines)
    assert lines[0].endswith("line break <U+001B>]0;title<U+0007>")
    assert "<U+001B>[2J<U+202E>" in lines[1]


def test_there_are_no_escape_codes_unless_colour_is_wanted() -> None:
    assert "\x1b[" not in render_text(samples.report())
    assert "\x1b[31mhigh \x1b[0m" in render_text(samples.report(), colour=True)


def test_colour_changes_nothing_but_colour() -> None:
    import re

    coloured = render_text(samples.report(), colour=True)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)

    assert [line.rstrip() for line in plain.splitlines()] == render_text(samples.report()).splitlines()


def test_errors_are_listed_and_configuration_problems_are_left_to_the_caller() -> None:
    broken = FileReport("app/db.py", Analysis(errors=(samples.RULE_ERROR,)))
    text = render_text(samples.report(broken, errors=(samples.SKIPPED, samples.MISCONFIGURED)))

    assert "big.py: skipped: the file is larger than max-file-size\n" in text
    assert "app/db.py: error [demo.sql]: the rule failed\n" in text
    assert "unknown key" not in text


def test_counts_are_by_severity_worst_first() -> None:
    findings = tuple(samples.sql_finding(severity=severity) for severity in (Severity.LOW, Severity.CRITICAL))
    file = FileReport("a.py", Analysis(findings), samples.CODE)

    assert "2 findings (1 critical, 1 low); 7 files" in render_text(samples.report(file))
