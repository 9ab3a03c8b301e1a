"""`leeszaal register`: compare the register with the program and the database, show it, tell what is due."""

import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import click
from django.utils import timezone, translation

from leeszaal.privacy import retention
from leeszaal.privacy.changes import look
from leeszaal.privacy.checks import all_problems
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.register import RegisterError
from leeszaal.privacy.statement import Section, statement
from leeszaal.site.cli.ground import on_database
from leeszaal.site.cli.register_access import access
from leeszaal.site.cli.register_changes import changes
from leeszaal.site.cli.register_diff import diff
from leeszaal.site.cli.register_dpia import dpia
from leeszaal.site.cli.register_new import new
from leeszaal.site.cli.register_promises import promises
from leeszaal.site.cli.register_record import record
from leeszaal.site.cli.register_statement import statement as print_statement

as_json_option = click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")


@click.group("register")
def command() -> None:
    """The register of processing activities, which the program obeys."""


@command.command("check")
@as_json_option
@on_database
def check(as_json: bool) -> None:
    """Compare register, program and database. Exit code 1, with every difference and its place, when they disagree.

    When they agree, a change that two people have not looked at is kept as one that waits for them.
    """
    problems = all_problems()
    waits = None if problems else look(register(), timezone.now())
    if as_json:
        told = [asdict(problem) | {"file": problem.file, "key": problem.key} for problem in problems]
        change = waits.number if waits else None
        click.echo(json.dumps({"problems": told, "waits": change}, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(problem.told())
        count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
        click.echo(count if problems else "Register, program and database agree.")
    if waits and not as_json:
        click.echo(f"Change {waits.number} of the register waits for two people: leeszaal register changes")
    if problems:
        raise SystemExit(1)


@command.command("show")
@click.argument("activity", required=False)
@click.option("--language", default="nl", show_default=True, type=click.Choice(["nl", "en"]))
@as_json_option
def show(activity: str | None, language: str, as_json: bool) -> None:
    """Show the activities, or one of them whole, as they hold today. Needs no database."""
    sections = [s for s in _sections(language) if activity in (None, s.key)]
    if not sections:
        raise click.BadParameter(f"there is no activity {activity}", param_hint="ACTIVITY")
    if as_json:
        told = {"activities": [asdict(section) for section in sections]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    elif activity:
        _show_whole(sections[0])
    else:
        for section in sections:
            click.echo(f"{section.key:<12} {section.article:<8} {section.title}")


@command.command("due")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day to look at; today unless given.")
@as_json_option
@on_database
def due(on: datetime | None, as_json: bool) -> None:
    """Count what a nightly round on a day would end, changing nothing."""
    day = on.date() if on else timezone.localdate()
    lines = _due_lines(day)
    if as_json:
        click.echo(json.dumps({"on": day.isoformat(), "rules": lines}, ensure_ascii=False, indent=2))
        return
    for line in lines:
        click.echo(f"{line['rows']:>9}  {line['activity']}: {line['then']} ({line['starts']} + {line['lasts']})")


def _sections(language: str) -> tuple[Section, ...]:
    try:
        with translation.override(language):
            return statement(register(), claimed(), language, timezone.localdate())
    except RegisterError as error:
        raise click.ClickException(str(error)) from error


def _show_whole(section: Section) -> None:
    click.echo(f"{section.title}\n{section.purpose}\n\n{section.article} {section.ground}: {section.because}\n")
    for data in section.data:
        click.echo(f"- {', '.join(data.names)}: {data.why}")
    for receiver in section.receivers:
        click.echo(f"> {receiver.who}: {receiver.why}")
    for term in section.terms:
        click.echo(f"* {term.moment} {term.then}")
    for name in section.promises:
        click.echo(f"! {name}")


def _due_lines(day: date) -> list[dict[str, Any]]:
    return [
        {
            "activity": rule.activity.key,
            "starts": rule.term.starts,
            "lasts": str(rule.term.lasts),
            "then": rule.term.then,
            "rows": retention.count_due(rule, day),
        }
        for rule in retention.rules(register(), day)
    ]


command.add_command(access)
command.add_command(changes)
command.add_command(diff)
command.add_command(print_statement)
command.add_command(promises)
command.add_command(record)
command.add_command(dpia)
command.add_command(new)
