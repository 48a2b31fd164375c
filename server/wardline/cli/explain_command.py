"""`wardline explain RULE`: the rule's page, the same that the editor shows."""

from __future__ import annotations

import click

from wardline.cli.project import config_option, opened, show_problems, suggestion
from wardline.cli.terminal import show_markdown


@click.command("explain")
@click.argument("rule", metavar="RULE")
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "text"]),
    help="text is laid out for reading.  [default: text on a terminal, else markdown]",
)
@config_option
def explain_command(rule: str, form: str | None, config_rules: tuple[str, ...]) -> None:
    """Explain a rule: what is wrong, how it is attacked, what to do, which requirements ask for it."""
    from wardline.engine.suppressions import OWN_RULES
    from wardline.scan import card_for

    project = opened(config_rules)
    card = card_for(project, rule)
    if card is None:
        show_problems(project)
        raise click.UsageError(f"no rule is called {rule!r}{suggestion(rule, (*project.known.rules, *OWN_RULES))}")
    show_markdown(card.markdown, form)
