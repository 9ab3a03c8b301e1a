"""`leeszaal register changes`: what in the register waits for two people, and what they agreed to before."""

import json
from collections.abc import Iterator
from typing import Any

import click
from django.utils import timezone

from leeszaal.privacy.changes import is_overdue, last_day
from leeszaal.privacy.changes.signing import PEOPLE
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import RegisterChange
from leeszaal.site.cli.ground import on_database


@click.command("changes")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON, with every difference in both languages.")
@on_database
def changes(as_json: bool) -> None:
    """Show the changes of the register, the latest first. The exit code is 1 when one waits too long for two people.

    People agree to a change in the office, at /office/privacy/changes/.
    """
    found = list(RegisterChange.objects.defer("facts", "binding"))
    if as_json:
        click.echo(json.dumps({"changes": [_told(one) for one in found]}, ensure_ascii=False, indent=2))
    else:
        for one in found:
            click.echo("\n".join(_lines(one)))
    if any(_waits_too_long(one) for one in found):
        raise click.exceptions.Exit(1)


def _told(one: RegisterChange) -> dict[str, Any]:
    return {
        "number": one.number,
        "state": _state(one),
        "found_at": one.found_at.isoformat(),
        "last_day": last_day(one, register()).isoformat(),
        "overdue": _waits_too_long(one),
        "protects_less": one.weakens,
        "agreed_at": one.agreed_at.isoformat() if one.agreed_at else None,
        "people": one.signatures.count(),
        "people_needed": 0 if one.number == 1 else PEOPLE,
        "fingerprint": one.fingerprint,
        "differences": one.differences,
    }


def _lines(one: RegisterChange) -> Iterator[str]:
    less = ", protects people less" if one.weakens else ""
    late = ", too long" if _waits_too_long(one) else ""
    yield f"{one.number}  {one.found_at:%Y-%m-%d}  {_state(one)}{late}{less}  {one.fingerprint[:16]}"
    for told in one.differences if _state(one) == "waits" else ():
        sign = "!" if told["weakens"] else " "
        where = told["activity"] or "the library"
        yield f"   {sign} {told['change']} {told['subject']} of {where}: {', '.join(told['keys'])}"


def _state(one: RegisterChange) -> str:
    if one.withdrawn_at:
        return "withdrawn"
    return "agreed" if one.agreed_at else "waits"


def _waits_too_long(one: RegisterChange) -> bool:
    return _state(one) == "waits" and is_overdue(one, register(), timezone.localdate())
