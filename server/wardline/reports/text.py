"""The report for people: one block for each finding, with the code, the way of the data and a link; a summary.

The first line of a block is `path:line:column severity rule-id message`, so that editors and `grep` find their
way. Columns count characters. Colours are ANSI codes made by rich, which is imported only for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wardline.model import AnalysisError, ErrorKind, FileReport, Finding, Report, Severity
from wardline.reports.excerpt import excerpt
from wardline.reports.places import Source, counts, findings, printable
from wardline.text import Encoding

Line = list[tuple[str, str]]
"""Pieces of one line with the style of each, "" for none."""

_STYLES = {
    Severity.CRITICAL: "bold red",
    Severity.HIGH: "red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "cyan",
    Severity.INFO: "dim",
}
_DIM = "dim"
_NARROWEST = 40


def render_text(
    report: Report,
    *,
    colour: bool = False,
    width: int | None = None,
    show_suppressed: bool = False,
    summary: bool = True,
    explain: str = "wardline explain",
) -> str:
    """The report as text. `width` is the terminal's in cells; None means that of a log (120).

    `explain` is the command that shows the page of a rule, whose id follows it.
    """
    lines: list[Line] = []
    for file in report.files:
        lines += _file(report, file, max(width or 120, _NARROWEST), explain, show_suppressed=show_suppressed)
    lines += _errors(report)
    if summary:
        lines.append([(summary_line(report), _summary_style(report))])
        lines.append([(f"wardline {report.version}, parity {report.digest}", _DIM)])
    return "".join(f"{joined(line, colour)}\n" for line in lines)


def _file(report: Report, file: FileReport, width: int, explain: str, *, show_suppressed: bool) -> Iterator[Line]:
    source = Source(file.data)
    for index, finding in enumerate(file.analysis.findings):
        if finding.suppression is not None and not show_suppressed:
            continue
        yield _title(file, source, finding)
        yield from _code(source, finding, width)
        yield from _trace(file, source, finding, width)
        yield from _remarks(report, file, index, explain)
        yield []


def _title(file: FileReport, source: Source, finding: Finding) -> Line:
    region = source.region(finding.span, Encoding.UTF32)
    suppressed = " (suppressed)" if finding.suppression else ""
    return [
        (f"{printable(file.path)}:{region.line}:{region.column} ", "bold"),
        (f"{finding.severity}{suppressed} ", _STYLES[finding.severity]),
        (f"{finding.rule_id} ", "magenta"),
        (_one_line(finding.message), ""),
    ]


def _code(source: Source, finding: Finding, width: int) -> Iterator[Line]:
    number = str(source.region(finding.span, Encoding.UTF32).line)
    margin = max(len(number), 4)
    text, carets = excerpt(source, finding.span, width - margin - 5)
    yield [(f"  {number:>{margin}} | ", _DIM), (text, "")]
    yield [(f"  {'':>{margin}} | ", _DIM), (carets, _STYLES[finding.severity])]


def _trace(file: FileReport, source: Source, finding: Finding, width: int) -> Iterator[Line]:
    if not finding.trace:
        return
    yield [("  How the data gets there:", _DIM)]
    for number, step in enumerate(finding.trace, start=1):
        region = source.region(step.span, Encoding.UTF32)
        yield [
            (f"  {number:>4}. ", _DIM),
            (f"{step.kind} ", "bold"),
            (f"{printable(file.path)}:{region.line}:{region.column} ", ""),
            (_one_line(step.message), _DIM),
        ]
        yield [(f"        {excerpt(source, step.span, width - 8)[0]}", "")]


def _remarks(report: Report, file: FileReport, index: int, explain: str) -> Iterator[Line]:
    finding = file.analysis.findings[index]
    if finding.suppression is not None:
        suppression = finding.suppression
        until = f", until {suppression.until}" if suppression.until else ""
        yield [
            (f"  Suppressed ({suppression.tool}): {_one_line(suppression.justification) or 'no reason'}{until}", _DIM)
        ]
    fix = file.fixes.get(index)
    if fix is not None:
        yield [("  Fix: ", _DIM), (f"{_one_line(fix.title)} ({fix.safety})", "green")]
    card = report.cards.get(finding.rule_id)
    if card is None:
        return
    if fix is None and card.info.fixable and finding.suppression is None:
        # Whether a fix works here only its proof can say, and that takes longer than finding the weakness.
        yield [("  Fix: ", _DIM), (f"offered in the editor ({card.info.safety})", "green")]
    page = f"{printable(explain)} {printable(finding.rule_id)}" if finding.origin in ("rule", "wardline") else ""
    more = " or ".join(filter(None, (page, card.help_uri)))
    if more:
        yield [("  More: ", _DIM), (more, _DIM)]


_SAID_ELSEWHERE = (ErrorKind.CONFIGURATION, ErrorKind.REFUSED, ErrorKind.PARTIAL)


def _errors(report: Report) -> Iterator[Line]:
    found = [error for error in all_errors(report) if error.kind not in _SAID_ELSEWHERE]
    for error in found:
        style = _DIM if error.kind is ErrorKind.SKIPPED else "yellow"
        rule = f" [{error.rule_id}]" if error.rule_id else ""
        place = f"{printable(error.path)}: " if error.path else ""
        what = "skipped" if error.kind is ErrorKind.SKIPPED else "error"
        subject = "the file " if error.path and error.message.startswith(("is ", "cannot ")) else ""
        yield [(f"{place}{what}{rule}: ", style), (f"{subject}{_one_line(error.message)}", "")]
    if found:
        yield []


def all_errors(report: Report) -> Iterator[AnalysisError]:
    """The errors of the scan as a whole, then those of the files."""
    yield from report.errors
    for file in report.files:
        yield from file.analysis.errors


def summary_line(report: Report) -> str:
    """The scan in one line: findings by severity, suppressed ones, files, rules, time."""
    found = counts(report)
    total = sum(found.values())
    suppressed = len(findings(report)) - total
    each = ", ".join(f"{number} {severity}" for severity, number in found.items() if number)
    parts = [f"{many(total, 'finding')} ({each})" if total else "No findings"]
    if suppressed:
        parts.append(f"{suppressed} suppressed")
    parts.append(f"{many(report.files_scanned, 'file')} scanned with {many(report.rules_run, 'rule')}")
    partial = len({error.path for error in all_errors(report) if error.kind is ErrorKind.PARTIAL})
    if partial:
        parts.append(f"{partial} read only in part")
    return f"{'; '.join(parts)} in {report.seconds:.1f} s"


def _summary_style(report: Report) -> str:
    worst = next((severity for severity, number in counts(report).items() if number), None)
    return f"bold {_STYLES[worst]}" if worst else "bold green"


def many(number: int, noun: str) -> str:
    """The number with its noun, in the plural where that is due."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _one_line(text: str) -> str:
    return printable(" ".join(text.split()))


def joined(line: Line, colour: bool) -> str:
    """The pieces of a line as text, with ANSI codes for their styles if `colour`."""
    if not colour:
        return "".join(text for text, _ in line).rstrip()
    return "".join(_coloured(line))


def _coloured(line: Line) -> Iterable[str]:
    from rich.color import ColorSystem
    from rich.style import Style

    return (Style.parse(style or "none").render(text, color_system=ColorSystem.STANDARD) for text, style in line)
