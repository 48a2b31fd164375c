"""`wardline explain RULE`: the rule's page, the same that the editor shows; or why it reports nothing on a line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wardline.cli.exit_codes import CLEAN, FINDINGS
from wardline.cli.project import config_option, opened, show_problems, suggestion
from wardline.cli.terminal import show_markdown

if TYPE_CHECKING:
    from wardline.scan import Answer, Project
    from wardline.syntax import Document


@click.command("explain")
@click.argument("rule", metavar="RULE")
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "text"]),
    help="text is laid out for reading.  [default: text on a terminal, else markdown]",
)
@click.option(
    "--why-not",
    "place",
    metavar="FILE:LINE",
    help="Say instead why RULE reports nothing on that line: which part of it fails there.",
)
@config_option
def explain_command(rule: str, form: str | None, place: str | None, config_rules: tuple[str, ...]) -> int:
    """Explain a rule: what is wrong, how it is attacked, what to do, which requirements ask for it."""
    from wardline.engine.suppressions import OWN_RULES
    from wardline.scan import card_for

    project = opened(config_rules)
    card = card_for(project, rule)
    if card is None:
        show_problems(project)
        raise click.UsageError(f"no rule is called {rule!r}{suggestion(rule, (*project.known.rules, *OWN_RULES))}")
    if place is not None:
        return _why_not(project, rule, place)
    show_markdown(card.markdown, form)
    return CLEAN


def _why_not(project: Project, rule: str, place: str) -> int:
    """Print the answer; the exit code is 1 where the rule reports the line, as a scan's would be."""
    from wardline.scan import why_not

    name, _, number = place.rpartition(":")
    if not name or not (number.isascii() and number.isdigit() and int(number)):
        raise click.UsageError(f"--why-not: {place!r} is not FILE:LINE, with lines counted from 1")
    path = Path(name).absolute()
    document = _document(project, path, name)
    if int(number) > document.lines.line_count:
        raise click.UsageError(f"--why-not: {name} has {document.lines.line_count} lines")
    answer = why_not(project, path, document, int(number) - 1, rule)
    _show(answer, document, place)
    return FINDINGS if answer.reported else CLEAN


def _document(project: Project, path: Path, name: str) -> Document:
    from wardline.project import SourceProblem, read_source
    from wardline.syntax import Document, language_for_path, plain_text

    data = read_source(path, project.configuration.max_file_size)
    if isinstance(data, SourceProblem):
        raise click.UsageError(f"--why-not: {name} {data.message}")
    return Document.parse(data, language_for_path(path) or plain_text())


def _show(answer: Answer, document: Document, place: str) -> None:
    from wardline.engine.why_not import folded

    click.echo(f"{place}: {answer.summary}")
    for reason in folded(answer.reasons):
        click.echo(f"  {reason.mark}: {reason.message}")
